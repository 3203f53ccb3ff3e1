//! Packs of a few files each, and what is said of them.

use super::*;

/// Reads a pack of these files.
fn reading(files: &[(&str, &str)]) -> Result<Pack, Vec<Fault>> {
    let files: Vec<File> =
        files.iter().map(|(name, text)| File { name: (*name).to_owned(), text: Ok((*text).to_owned()) }).collect();
    let (curriculum, letters) = (crate::curriculum::built_in().unwrap(), Letters::built_in().unwrap());
    read(&files, BuiltIn { curriculum: &curriculum, letters: &letters }, &EditorWords::built_in().unwrap())
}

/// What is said of a pack; `{afraid}` is the line of `five.afraid` in the built-in stage.
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let five = crate::curriculum::BUILT_IN.stages[1].1;
    let line = five.lines().position(|line| line.contains("\"five.afraid\"")).unwrap() + 1;
    let expected: Vec<String> = expected.iter().map(|says| says.replace("{afraid}", &line.to_string())).collect();
    let faults = reading(files).err().unwrap_or_default();
    assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
}

const NAMED: (&str, &str) = ("pack.ron", "(name: \"Mine\")");

fn five(from: &str, to: &str) -> String {
    let text = crate::curriculum::BUILT_IN.stages[1].1;
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn an_empty_pack_changes_nothing() {
    let pack = reading(&[NAMED]).unwrap();
    assert_eq!((pack.name.as_str(), pack.changes), ("Mine", Changes::default()));
    assert_eq!(pack.curriculum, crate::curriculum::built_in().unwrap());
}

#[test]
fn every_built_in_file_is_a_pack() {
    let stages = crate::curriculum::BUILT_IN.stages.iter();
    let stages: Vec<(String, &str)> = stages.map(|(name, text)| (format!("curriculum/{name}"), *text)).collect();
    let letters = crate::letter::files::FILES.iter().map(|(name, text)| (format!("letters/{name}"), *text));
    let all: Vec<(String, &str)> = stages.into_iter().chain(letters).collect();
    let mut files: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    files.push(NAMED);
    let pack = reading(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(pack.changes, Changes { added: 0, replaced: 16, questions: 0, letters: 8 });
    assert_eq!(pack.letters, Letters::built_in().ok());
}

#[test]
fn a_question_is_reworded() {
    let changes = "[(id: \"five.love\", prompt: \"What shines?\"), (id: \"known.ledger\", heads: {\"belief\": \"B\"}, labels: {\"how.told\": \"heard\"})]";
    let pack = reading(&[NAMED, ("questions.ron", changes)]).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(pack.curriculum.question("five.love").unwrap().prompt, "What shines?");
    assert_eq!(pack.curriculum.question("known.ledger").unwrap().columns[0].label, "B");
    assert_eq!(pack.changes.questions, 2);
}

#[test]
fn what_is_private_stays_private() {
    let text = five(
        "privacy: Private,\n            prompt: \"Which change",
        "privacy: Shareable, moves: [\"decline.value\"],\n            prompt: \"Which change",
    );
    check(
        &[NAMED, ("curriculum/five.ron", &text)],
        &["curriculum/five.ron:{afraid}: five.afraid is private, and no pack can let it be shared."],
    );
    let text = five(
        "privacy: Private,\n            prompt: \"Which change",
        "privacy: Private, moves: [\"decline.value\"],\n            prompt: \"Which change",
    );
    check(
        &[NAMED, ("curriculum/five.ron", &text)],
        &["curriculum/five.ron:{afraid}: five.afraid: it is private, and yet makes the move `decline.value`."],
    );
}

#[test]
fn what_is_kept_by_id_stays() {
    let text = five("id: \"five.afraid\", kind: Text", "id: \"five.afraid\", kind: Line");
    check(
        &[NAMED, ("curriculum/five.ron", &text)],
        &["curriculum/five.ron:{afraid}: five.afraid is a Text, and stays one: what was answered to it would not fit."],
    );
    let text = five("id: \"five.afraid\"", "id: \"five.afraids\"");
    check(
        &[NAMED, ("curriculum/five.ron", &text)],
        &[
            "curriculum/five.ron:7: the built-in question five.afraid is missing, and what was answered to it would not be seen.",
        ],
    );
}

/// A pack with one question of its own.
fn own(question: &str) -> [(String, String); 2] {
    let pause = "Question((id: \"x.noticed\", kind: Text, privacy: Private, prompt: \"A?\", why: \"B.\")),";
    let ask = format!("Question((\n{question} prompt: \"A?\", why: \"B.\", follow_ups: [\"C?\", \"D?\"],\n)),");
    let stage = format!("(id: \"x\", title: \"X\", minutes: 1, about: \"Y.\", ask: [{ask}{pause}])");
    let manifest = "(name: \"Mine\", stages: [(file: \"x.ron\", after: \"five\")])".to_owned();
    [("pack.ron".to_owned(), manifest), ("curriculum/x.ron".to_owned(), stage)]
}

#[test]
fn who_may_see_an_answer_is_settled_by_its_id() {
    let check = |question: &str, expected: &[&str]| {
        let files = own(question);
        super::tests::check(&files.each_ref().map(|(name, text)| (name.as_str(), text.as_str())), expected);
    };
    let moves = "moves: [\"decline.value\"],";
    check("id: \"x.a\", kind: Text, privacy: Private,", &[]);
    check(&format!("id: \"x.say_a\", kind: Text, privacy: Shareable, {moves}"), &[]);
    let says = "x.a may be shared, so its id says so, as in x.say_a. What is answered as private then stays private in every pack.";
    check(&format!("id: \"x.a\", kind: Text, privacy: Shareable, {moves}"), &[&format!("curriculum/x.ron:2: {says}")]);
    let says = "x.say_a is private, and an id with say_ is for what may be shared.";
    check("id: \"x.say_a\", kind: Text, privacy: Private,", &[&format!("curriculum/x.ron:2: {says}")]);
    let columns =
        "columns: [\n(id: \"a\", label: \"a\", privacy: Private),\n(id: \"b\", label: \"b\", privacy: Shareable),\n],";
    let says = "x.say_a is of one privacy: its columns are all private, or may all be shared.";
    check(
        &format!("id: \"x.say_a\", kind: Ledger, privacy: Shareable, {moves} {columns}"),
        &[&format!("curriculum/x.ron:2: {says}")],
    );
    let only = columns.replace("Private", "Shareable") + "\nonly: (column: \"a\", is: \"\"),";
    let says = "x.say_a cannot depend on a condition: all of its rows may be shared, or none.";
    check(
        &format!("id: \"x.say_a\", kind: Ledger, privacy: Shareable, {moves} {only}"),
        &[&format!("curriculum/x.ron:6: {says}")],
    );
}

#[test]
fn what_may_be_shared_is_not_made_private_either() {
    let text = crate::curriculum::BUILT_IN.stages[8].1;
    let private = text.replace(
        "id: \"decide.because\", kind: Line, privacy: Shareable",
        "id: \"decide.because\", kind: Line, privacy: Private",
    );
    assert_ne!(private, text);
    let faults = reading(&[NAMED, ("curriculum/decide.ron", &private)]).unwrap_err();
    assert!(
        faults.iter().any(|fault| fault.says.starts_with("decide.because may be shared, and stays so")),
        "{faults:#?}"
    );
}

/// The files of the example, one of them with something else at some place.
fn damaged(nth: usize, at: usize, with: &str, without: usize) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("pack.ron", include_str!("../../assets/pack/pack.ron").to_owned()),
        ("questions.ron", include_str!("../../assets/pack/questions.ron").to_owned()),
        ("curriculum/values.ron", include_str!("../../assets/pack/curriculum/values.ron").to_owned()),
        ("letters/path.ron", crate::letter::files::FILES[7].1.to_owned()),
    ];
    let count = files.len();
    let (_, text) = &mut files[nth % count];
    let letters: Vec<char> = text.chars().collect();
    let at = at % letters.len();
    let behind = letters.iter().skip(at + without);
    *text = letters.iter().take(at).chain(&with.chars().collect::<Vec<_>>()).chain(behind).collect();
    files
}

proptest::proptest! {
    #![proptest_config(crate::text::cases(150))]

    #[test]
    fn whatever_stands_in_a_file_is_read_or_named(
        nth in 0..4_usize, at in 0..40_000_usize, without in 0..40_usize, with in "[(){}\\[\\]\",:/*r#a5 \\\\\\n`é]{0,4}",
    ) {
        let files = damaged(nth, at, &with, without);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        for fault in reading(&files).err().unwrap_or_default() {
            let lines = files.iter().find(|(name, _)| *name == fault.file).map_or(1, |(_, text)| text.matches('\n').count() + 1);
            proptest::prop_assert!((1..=lines).contains(&fault.line), "{fault}");
        }
    }
}
