//! The checker of the curriculum: one planted fault at a time, and exactly what it says of it.

use demur::curriculum::{BUILT_IN, Files, check};
use demur::words::editor::EditorWords;

/// What the checker says, in English.
pub fn words() -> EditorWords {
    EditorWords::built_in().unwrap()
}

/// The built-in files with some words replaced, each exactly where it first stands.
pub fn faults_with(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let edited = |(name, text): &(&'static str, &'static str)| {
        let mut text = (*text).to_owned();
        for (_, from, to) in edits.iter().filter(|(file, _, _)| file == name) {
            assert!(text.contains(from), "{name} holds `{from}`");
            text = text.replacen(from, to, 1);
        }
        (*name, text)
    };
    let stages: Vec<_> = BUILT_IN.stages.iter().map(edited).collect();
    let stages: Vec<_> = stages.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (sources, walk) = (edited(&BUILT_IN.sources), edited(&BUILT_IN.walk));
    check::faults_in(
        &Files { stages: &stages, sources: ("sources.ron", &sources.1), walk: ("walk.ron", &walk.1) },
        &words(),
    )
}

/// One edit, and exactly the faults it makes.
pub fn check(file: &str, from: &str, to: &str, expected: &[&str]) {
    assert_eq!(faults_with(&[(file, from, to)]), expected, "{file}: `{from}` became `{to}`");
}

#[test]
fn three_planted_faults_are_named_in_one_run() {
    let faults = faults_with(&[
        ("five.ron", "Which hour of last week would you keep?", ""),
        ("choice.ron", "leads_to: \"weigh.risks\"", "leads_to: \"weigh.risk\""),
        ("after.ron", "\"decide.predict\",\n", "\"decide.predict\",\n moves: [\"time.thank\"],\n"),
    ]);
    assert_eq!(
        faults,
        [
            "five.ron, five.love: the follow-up is empty.",
            "choice.ron, choice.options: its option `unsure` leads to `weigh.risk`, and there is no such question.",
            "after.ron, after.review: it is private, and yet makes the move `time.thank`.",
            "contract, after.review: its list of moves is promised to be none, and is `time.thank`.",
        ]
    );
}

#[test]
fn ids_are_well_formed_unique_and_at_home() {
    check(
        "five.ron",
        "\"five.love\"",
        "\"five.Love\"",
        &[
            "five.ron, five.Love: an id is `stage.word`, in small letters, digits and _.",
            "contract: the question `five.love` is promised for good, and is missing.",
            "five.ron, five.Love: it is new: promise it in contract.ron, for good.",
        ],
    );
    check(
        "five.ron",
        "\"five.love\"",
        "\"fear.love\"",
        &[
            "five.ron, fear.love: the id belongs to a stage `fear`.",
            "contract: the question `five.love` is promised for good, and is missing.",
            "five.ron, fear.love: it is new: promise it in contract.ron, for good.",
        ],
    );
    check(
        "five.ron",
        "\"five.afraid\"",
        "\"five.love\"",
        &[
            "five.ron: `five.love` is asked twice.",
            "five.ron, five.love: there is more than one question of this id.",
            "contract: the question `five.afraid` is promised for good, and is missing.",
        ],
    );
    check(
        "decline.ron",
        "Again(\"time.until\")",
        "Again(\"decline.keep\")",
        &["decline.ron: `decline.keep` is asked twice."],
    );
    check("reply.ron", "minutes: 5", "minutes: 0", &["reply.ron: the stage takes no minutes."]);
}

#[test]
fn a_stage_is_named_once_and_its_file_after_it() {
    let faults = faults_with(&[("time.ron", "id: \"time\"", "id: \"path\"")]);
    assert_eq!(faults[0], "time.ron: a file is named after its stage, and this one holds `path`.");
    assert!(faults.contains(&"path.ron: there is more than one stage `path`.".to_owned()), "{faults:#?}");
    assert!(faults.contains(&"contract: the stage `time` is promised for good, and is missing.".to_owned()));
    let faults = faults_with(&[("time.ron", "id: \"time\"", "id: \"Time\"")]);
    assert!(faults[1].starts_with("Time.ron: a stage's id is small letters"), "{faults:#?}");
}

#[test]
fn the_stages_keep_their_order() {
    let mut stages = BUILT_IN.stages.to_vec();
    stages.swap(1, 2);
    let faults = check::faults_in(&Files { stages: &stages, ..BUILT_IN }, &words());
    assert_eq!(faults, ["contract: the stages are not in the order that is promised."]);
}

#[test]
fn every_stage_ends_with_a_pause() {
    check(
        "five.ron",
        "\"five.noticed\", kind: Text",
        "\"five.noticed\", kind: Line",
        &["five.ron: the stage does not end with `five.noticed`, a private text."],
    );
}

#[test]
fn what_worksheets_read_by_name_is_unmistakable() {
    check(
        "offer.ron",
        "label: \"this week\"",
        "label: \"Today\"",
        &[
            "offer.ron, offer.urgency: two labels read alike: `Today` (option `today` and `week`).",
            "offer.ron, offer.urgency: the label of one option is the id of another: `today` and `week`.",
            "contract, offer.urgency: its list of options is promised to be `today: today · week: this week · later: there is time`, and is `today: today · week: Today · later: there is time`.",
        ],
    );
    check(
        "after.ron",
        "id: \"me\", label: \"I answer\"",
        "id: \"they\", label: \"I answer\"",
        &[
            "after.ron, after.pushback: there is more than one column `they`.",
            "contract, after.pushback: its list of columns is promised to be `they Private · me Private`, and is `they Private · they Private`.",
        ],
    );
    check(
        "known.ron",
        "label: \"seen\"",
        "label: \"Told\"",
        &[
            "known.ron, known.ledger: two labels read alike: `Told` (option of column `how` `told` and `seen`).",
            "known.ron, known.ledger: the label of one option of column `how` is the id of another: `told` and `seen`.",
            "contract, known.ledger: its list of columns is promised to be `belief Private · how Private told/seen/guessed · question Shareable · whom Private · answer Private`, and is `belief Private · how Private told/seen (Told)/guessed · question Shareable · whom Private · answer Private`.",
        ],
    );
    check(
        "after.ron",
        "id: \"who\", ",
        "id: \"who?\", ",
        &[
            "after.ron, after.agreed: the id of the column `who?` is not small letters, digits and _.",
            "contract, after.agreed: its list of columns is promised to be `what Private · who Private · by Private`, and is `what Private · who? Private · by Private`.",
        ],
    );
}

#[test]
fn each_kind_has_the_fields_it_needs_and_no_others() {
    for (kind, field, value) in [
        ("Text", "options", "[(id: \"a\", label: \"one\")]"),
        ("Text", "columns", "[(id: \"a\", label: \"one\", privacy: Private)]"),
        ("Text", "only", "(column: \"a\", is: \"\")"),
        ("Text", "days", "[3]"),
        ("Text", "limit", "(most: 1, say: \"Which?\")"),
        ("Text", "starters", "[\"so\"]"),
        ("Text", "fed_by", "\"known.ledger.question\""),
        ("Text", "into", "\"known.ledger.belief\""),
    ] {
        let faults = faults_with(&[("five.ron", "why: \"A fear", &format!("{field}: {value}, why: \"A fear"))]);
        assert_eq!(faults[0], format!("five.ron, five.afraid: a {kind} has no {field}."));
    }
    for (field, value) in [("stem", "\"I\""), ("example", "\"so\""), ("offered_from", "[\"five.love\"]")] {
        let faults = faults_with(&[("fears.ron", "why: \"Fears", &format!("{field}: {value}, why: \"Fears"))]);
        assert_eq!(faults[0], format!("fears.ron, fears.change: a Weighted has no {field}."));
    }
    check(
        "weigh.ron",
        "label: \"a sideways move\"",
        "label: \"a sideways move\", detail: Words",
        &["weigh.ron, weigh.paths: a Checklist has no detail."],
    );
    check(
        "time.ron",
        "fed_by: \"known.ledger.question\",",
        "",
        &["time.ron, time.need_to_know: a Checklist needs options to pick from."],
    );
    let faults = faults_with(&[("five.ron", "\"five.love\", kind: Text", "\"five.love\", kind: Choice")]);
    assert!(faults.contains(&"five.ron, five.love: a Choice needs options to pick from.".to_owned()), "{faults:#?}");
    let faults = faults_with(&[("five.ron", "\"five.love\", kind: Text", "\"five.love\", kind: Ledger")]);
    assert!(faults.contains(&"five.ron, five.love: a Ledger needs columns.".to_owned()), "{faults:#?}");
    let faults = faults_with(&[("decline.ron", "(id: \"yes\", label: \"yes\"), ", "")]);
    assert_eq!(faults[0], "decline.ron, decline.people: the column `asked` needs options to pick from.");
    check(
        "known.ron",
        "label: \"told\"",
        "label: \"told\", note: \"By whom?\"",
        &["known.ron, known.ledger: an option of the column `how` has room for a label alone."],
    );
}

#[test]
fn limits_days_and_stems_make_sense() {
    check(
        "height.ron",
        "most: 3",
        "most: 10",
        &["height.ron, height.values: a limit of 10 of 10 options asks for nothing."],
    );
    check(
        "decide.ron",
        "[30, 90, 180]",
        "[90, 30]",
        &["decide.ron, decide.revisit: the shortcuts in `days` do not grow from day to later day."],
    );
    check(
        "path.ron",
        "example: \"half",
        "example: \"A first step could be half",
        &["path.ron, path.first_step: the example says the stem again; it should read on from it."],
    );
    check(
        "decide.ron",
        "stem: \"I want to\"",
        "stem: \"I want to:\"",
        &[
            "decide.ron, decide.because: nothing can read on from a stem that does not end in a word.",
            "contract, decide.because: its stem is promised to be `I want to`, and is `I want to:`.",
        ],
    );
}

#[test]
fn whatever_is_named_exists() {
    check(
        "time.ron",
        "Again(\"decline.thanks_for\")",
        "Again(\"decline.thanks\")",
        &["time.ron: it asks again `decline.thanks`, and there is no such question."],
    );
    check(
        "after.ron",
        "beside: \"decide.predict\"",
        "beside: \"decide.guess\"",
        &["after.ron, after.review: it is shown beside `decide.guess`, and there is no such question."],
    );
    check(
        "path.ron",
        "[\"decline.thanks_for\",",
        "[\"decline.thanks\",",
        &["path.ron, path.thanks_for: it is offered the answer of `decline.thanks`, and there is no such question."],
    );
    check(
        "time.ron",
        "known.ledger.question",
        "known.ledger.questions",
        &["time.ron, time.need_to_know: it is fed by `known.ledger.questions`, and there is no such column."],
    );
    check(
        "weigh.ron",
        "known.ledger.belief",
        "known.beliefs",
        &["weigh.ron, weigh.risks: its items become rows of `known.beliefs`, and there is no such column."],
    );
    let faults = faults_with(&[("decline.ron", "only: (column: \"asked\"", "only: (column: \"ask\"")]);
    assert_eq!(faults[0], "decline.ron, decline.people: its rows depend on a column `ask` that it does not have.");
    let faults = faults_with(&[("decline.ron", "is: \"yes\"", "is: \"maybe\"")]);
    assert_eq!(faults[0], "decline.ron, decline.people: its column `asked` can never be `maybe`.");
    check(
        "walk.ron",
        "\"offer.me\"",
        "\"offer.you\"",
        &["walk.ron: the short path asks `offer.you`, and there is no such question."],
    );
    check(
        "walk.ron",
        "\"offer.me\"",
        "\"offer.how\"",
        &["walk.ron: the short path asks `offer.how`, and nothing of it reaches the note."],
    );
    let faults = faults_with(&[(
        "walk.ron",
        "[\"offer.role\", \"offer.from\", \"offer.me\", \"decline.thanks_for\", \"time.until\"]",
        "[]",
    )]);
    assert_eq!(faults, ["walk.ron: the short path asks nothing."]);
}

#[test]
fn every_answer_opens_one_stage_and_the_walk_keeps_its_length() {
    check(
        "path.ron",
        "branch: \"path\"",
        "branch: \"road\"",
        &[
            "path.ron: no option of `decide.answer` is `road`, so nothing opens this stage.",
            "decide.answer, option `path`: 0 stages are opened by this answer; each answer opens one.",
        ],
    );
    check(
        "decline.ron",
        "minutes: 12",
        "minutes: 13",
        &["decide.answer, option `decline`: with this answer the walk takes 91 minutes, not 60 to 90."],
    );
}

#[test]
fn what_demur_relies_on_is_there() {
    let faults = faults_with(&[("decide.ron", "\"decide.sure\"", "\"decide.certain\"")]);
    assert!(
        faults
            .contains(&"curriculum: demur itself relies on the question `decide.sure`, and there is none.".to_owned())
    );
    let faults = faults_with(&[("offer.ron", "id: \"today\"", "id: \"now\"")]);
    assert!(
        faults.contains(
            &"curriculum: demur itself relies on the option `today` of `offer.urgency`, and there is none.".to_owned()
        ),
        "{faults:#?}"
    );
    let faults = faults_with(&[("reply.ron", "id: \"reply\"", "id: \"answer\"")]);
    assert!(faults.contains(&"curriculum: demur itself relies on the stage `reply`, and there is none.".to_owned()));
}

#[test]
fn private_words_reach_nothing_that_may_be_shared() {
    check(
        "time.ron",
        "known.ledger.question",
        "known.ledger.belief",
        &[
            "time.ron, time.need_to_know: it is fed by `known.ledger.belief`: private words would reach what may be shared.",
        ],
    );
    check(
        "weigh.ron",
        "known.ledger.belief",
        "known.ledger.question",
        &[
            "weigh.ron, weigh.risks: its items become rows of `known.ledger.question`: private words would reach what may be shared.",
        ],
    );
    check(
        "accept.ron",
        "offered_from: [\"decline.thanks_for\"",
        "offered_from: [\"five.love\"",
        &["accept.ron, accept.thanks_for: it may be shared, so the private answer of `five.love` is not offered here."],
    );
    let faults = faults_with(&[(
        "known.ron",
        "label: \"question\", privacy: Shareable",
        "label: \"question\", privacy: Private",
    )]);
    assert_eq!(
        faults[0],
        "known.ron, known.ledger: a ledger is shareable where one of its columns is, and private where none is."
    );
}

#[test]
fn what_may_be_shared_makes_moves_that_a_message_has() {
    let faults = faults_with(&[("offer.ron", "moves: [\"decline.decide\"],", "")]);
    assert_eq!(faults[0], "offer.ron, offer.current: it may be shared, and makes no move of any message.");
    let faults = faults_with(&[("offer.ron", "moves: [\"decline.decide\"]", "moves: [\"decline.decides\"]")]);
    assert_eq!(
        faults[0],
        "offer.ron, offer.current: it makes the move `decline.decides`, and no message has that move."
    );
    let faults =
        faults_with(&[("offer.ron", "moves: [\"decline.decide\"]", "moves: [\"decline.decide\", \"decline.decide\"]")]);
    assert_eq!(faults[0], "offer.ron, offer.current: it makes the move `decline.decide` twice.");
}
