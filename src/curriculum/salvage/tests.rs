//! Faults of every kind, several in one file.

use super::*;
use crate::curriculum::Stage;

fn check(text: &str, expected: &[&str]) -> Salvaged<Stage> {
    let read = salvage::<Stage>(
        ("x.ron", text),
        &EditorWords::built_in().unwrap(),
        &mut Patience { bytes: 1 << 20, times: 50 },
    );
    let told: Vec<String> = read.faults.iter().map(|fault| format!("{} {}", fault.line, fault.why)).collect();
    let short = |told: &String| told.split(", expected").next().unwrap_or_default().trim_end_matches('.').to_owned();
    assert_eq!(told.iter().map(short).collect::<Vec<_>>(), expected, "{text}");
    read
}

fn stage(asks: &str) -> String {
    format!("(id: \"x\", title: \"X\", minutes: 3, about: \"Y.\", ask: [\n{asks}\n])")
}

const WELL: &str = "Question((id: \"x.b\", kind: Text, privacy: Private, prompt: \"A?\", why: \"B.\")),";

fn asked(read: &Salvaged<Stage>) -> Vec<&str> {
    read.read.as_ref().unwrap().ask.iter().map(crate::curriculum::Ask::id).collect()
}

#[test]
fn what_has_no_fault_is_read() {
    assert_eq!(asked(&check(&stage(WELL), &[])), ["x.b"]);
}

#[test]
fn each_fault_is_named_and_the_rest_is_read() {
    let faulty = "Question((id: \"x.a\", kind: Text, privacy: Private,\n promt: \"A?\",\n why: 5,\n follow_ups: [\"C?\", 4],\n)),\n";
    let read = check(
        &stage(&[faulty, WELL].concat()),
        // What is misspelt is not missing, too.
        &["3 Unexpected field named `promt`", "4 Expected string", "5 Expected string"],
    );
    assert_eq!(asked(&read), ["x.a", "x.b"]);
}

#[test]
fn what_cannot_be_filled_is_left_out_whole() {
    for (faulty, fault) in [
        ("Question((id: \"x.a\", privacy: Private, prompt: \"A?\", why: \"B.\")),\n", "2 `kind` is missing here"),
        (
            "Question((id: \"x.a\", kind: Txt, privacy: Private, prompt: \"A?\", why: \"B.\")),\n",
            "2 Unexpected enum variant named `Txt`",
        ),
        ("Question((id: \"x.a\" kind: Text, privacy: Private, prompt: \"A?\", why: \"B.\")),\n", "2 Expected comma"),
        (
            "Question(id: \"x.a\", kind: Text, privacy: Private, prompt: \"A?\", why: \"B.\"),\n",
            "2 Expected struct `Question` but found `id`",
        ),
        (
            "Quest((id: \"x.a\", kind: Text, privacy: Private, prompt: \"A?\", why: \"B.\")),\n",
            "2 Unexpected enum variant named `Quest`",
        ),
        ("5,\n", "2 Expected identifier"),
    ] {
        let read = check(&stage(&[faulty, WELL].concat()), &[fault]);
        assert_eq!(asked(&read), ["x.b"], "{faulty}");
        assert!(faulty.starts_with('5') || read.left_out.iter().any(|id| id == "x.a"), "{faulty}");
    }
}

#[test]
fn where_brackets_do_not_match_nothing_is_trusted() {
    let read = check(&stage("Question((id: \"x.a\", kind: Text),"), &["2 `privacy` is missing here"]);
    assert_eq!(read.read, None);
    assert_eq!(check("", &["1 Expected opening `(` for struct `Stage`"]).read, None);
    assert_eq!(check("(id: \"x", &["1 Expected end of string"]).read, None);
}
