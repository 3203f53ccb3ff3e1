//! The map of the house: its rooms, what each may look into, and on which floor it is.

/// What screens and the app may look into. They may also name each other's parts from above: the app its screens.
const GLASS: &[&str] = &[
    "screens",
    "widgets",
    "pictures",
    "theme",
    "text",
    "keys",
    "words",
    "wording",
    "day",
    "curriculum",
    "workbook",
    "letter",
    "standing",
    "paper",
    "settings",
    "language",
    "in_order",
];

/// A room, and the rooms below it that it may look into.
pub const ROOMS: &[(&str, &[&str])] = &[
    // ground floor: pure
    ("language", &[]),
    ("wording", &[]),
    ("in_order", &[]),
    ("day", &["language"]),
    ("keys", &[]),
    ("text", &["keys"]),
    ("words", &["wording", "day", "keys", "language"]),
    ("curriculum", &["wording", "text", "keys", "words", "language", "in_order"]),
    ("workbook", &["curriculum", "text", "in_order"]),
    ("letter", &["workbook", "curriculum", "text", "day", "words", "wording", "language", "in_order"]),
    ("pack", &["letter", "curriculum", "text", "words", "wording", "in_order"]),
    ("standing", &["workbook", "curriculum", "text", "words", "in_order"]),
    ("paper", &["letter", "standing", "workbook", "curriculum", "text", "day", "words"]),
    ("saved", &["workbook", "text", "in_order"]),
    ("settings", &["keys", "day", "words", "language"]),
    // first floor: the glass
    ("theme", &["settings"]),
    ("widgets", &["theme", "text", "keys", "words", "in_order"]),
    ("pictures", &["theme", "widgets", "words", "standing", "curriculum"]),
    ("screens", GLASS),
    ("app", GLASS),
    ("walk", GLASS),
    // a coach's own screen: what it is told and asks for is said in the words of the app
    ("coach", &["app", "widgets", "text", "keys", "words", "wording", "day", "curriculum", "workbook", "in_order"]),
    // the door
    (
        "shell",
        &[
            "app",
            "coach",
            "theme",
            "widgets",
            "walk",
            "keys",
            "text",
            "words",
            "day",
            "curriculum",
            "workbook",
            "saved",
            "letter",
            "paper",
            "pack",
            "settings",
            "language",
            "in_order",
        ],
    ),
    (
        "cli",
        &[
            "shell",
            "app",
            "walk",
            "coach",
            "pack",
            "words",
            "day",
            "text",
            "curriculum",
            "workbook",
            "letter",
            "paper",
            "saved",
            "language",
            "in_order",
        ],
    ),
    ("main", &["cli"]),
];

/// The rooms of the ground floor, which are pure.
pub const GROUND: &[&str] = &[
    "language",
    "wording",
    "in_order",
    "day",
    "standing",
    "pack",
    "keys",
    "text",
    "words",
    "curriculum",
    "workbook",
    "letter",
    "paper",
    "saved",
    "settings",
];
/// The rooms of the first floor: the glass.
pub const FIRST: &[&str] = &["theme", "widgets", "pictures", "screens", "app", "walk", "coach"];
