//! A workbook handed over and taken over by the real program: what goes out, what comes back, and what is kept twice.

use std::os::unix::fs::PermissionsExt as _;

use crate::machine::{Machine, sheet};

const GOLDEN: &str = include_str!("../golden/sheet.md");
/// Words of a private answer of the golden sheet.
const PRIVATE: &str = "five.love";

fn read(machine: &Machine, name: &str) -> String {
    std::fs::read_to_string(machine.path(name)).unwrap()
}

/// The client's machine with a filled workbook, and the coach's with nothing.
fn two() -> (Machine, Machine) {
    let (client, coach) = (Machine::new(), Machine::new());
    client.fill("mine", GOLDEN).done();
    (client, coach)
}

/// Hands over on one machine, and lays the file on the other.
fn send(from: &Machine, to: &Machine, file: &str, arguments: &[&str]) {
    let ran = from.run(&[&["hand-over", "mine", "-o", file], arguments].concat());
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    to.file(file, read(from, file));
}

#[test]
fn without_a_file_all_of_it_is_shown_and_nothing_is_written() {
    let (client, _) = two();
    let before = client.files();
    let shown = client.run(&["hand-over", "mine"]);
    assert_eq!(shown.status, 0, "{shown:?}");
    assert_eq!(client.files(), before);
    send(&client, &Machine::new(), "out.demur", &[]);
    assert_eq!(read(&client, "out.demur"), shown.out, "exactly what was shown");
}

#[test]
fn it_holds_what_was_chosen_and_says_so() {
    let (client, coach) = two();
    let open = client.run(&["hand-over", "mine", "-o", "open.demur"]);
    assert!(
        open.err.contains("Into open.demur goes:") && open.err.contains("Answers that are not in it, "),
        "{}",
        open.err
    );
    assert!(!read(&client, "open.demur").contains(PRIVATE) && !open.err.contains("private: "), "{}", open.err);
    assert!(read(&client, "open.demur").contains("offer.role"));
    let mode = client.path("open.demur").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let all = client.run(&["hand-over", "mine", "--private", "-o", "all.demur"]);
    assert!(read(&client, "all.demur").contains(PRIVATE) && all.err.contains(", private: "), "{}", all.err);
    let some = client.run(&["hand-over", "mine", "--private", "--only", "five,decide.sure", "-o", "some.demur"]);
    assert_eq!(some.status, 0, "{some:?}");
    let text = read(&client, "some.demur");
    assert!(text.contains("decide.sure") && text.contains(PRIVATE) && !text.contains("offer.role"), "{text}");
    assert!(client.run(&["files", "mine"]).done().contains("some.demur"), "demur knows of what it wrote");
    client.run(&["hand-over", "mine", "-o", "all.demur"]).refused_last(3, "is there already");
    client.run(&["hand-over", "mine", "--only", "nothing.such", "-o", "x"]).refused(2, "nothing.such");
    client.run(&["hand-over", "mine", "--only", "truths.own", "-o", "x"]).refused(1, "Nothing was written");
    client.run(&["hand-over", "none", "-o", "x"]).refused(1, "none");
    assert!(!coach.path("x").exists());
}

#[test]
fn private_cells_are_told_of_whether_they_go_or_stay() {
    let (client, _) = two();
    let ran = client.run(&["hand-over", "mine", "--only", "known.ledger", "--private", "-o", "all"]);
    assert!(ran.err.contains("1 answer, private: 1"), "{}", ran.err);
    let ran = client.run(&["hand-over", "mine", "--only", "known.ledger", "-o", "open"]);
    let part = ran.err.contains("Of them without their private cells: 1");
    assert!(part && !ran.err.contains("private: 1"), "{}", ran.err);
}

#[test]
fn where_nothing_is_written_the_workbook_is_as_it_was() {
    let (client, _) = two();
    let before = read(&client, "demur/mine.ron");
    client.run(&["hand-over", "mine", "--only", "truths.own", "-o", "x"]).refused(1, "Nothing was written");
    client.run(&["hand-over", "mine", "--seal", "-o", "x"]).refused_last(2, "no terminal");
    assert_eq!(read(&client, "demur/mine.ron"), before);
}

#[test]
fn what_goes_out_comes_back_with_both_sides_kept() {
    let (client, coach) = two();
    send(&client, &coach, "out.demur", &["--private"]);
    let made = coach.run(&["take-over", "out.demur"]).done();
    assert!(made.starts_with("A new workbook: mine, in "), "{made}");
    assert_eq!(coach.run(&["take-over", "out.demur"]).done(), "mine: nothing in the file is new.\n");
    coach.fill("mine", &sheet("five.team", "Asked on Tuesday.")).done();
    coach.fill("mine", &sheet("five.love", "The quiet hours, and the first coffee.")).done();
    coach.fill("mine", &sheet("five.you", "What the coach wrote down.")).done();
    client.fill("mine", &sheet("five.you", "What I wrote.")).done();
    send(&coach, &client, "back.demur", &["--private"]);
    let joined = client.run(&["take-over", "back.demur"]);
    assert_eq!(joined.status, 0, "{joined:?}");
    let expected = "mine: 1 new, 1 changed, 1 in two versions.\nnew: five.team · ";
    assert!(
        joined.out.starts_with(expected)
            && joined.out.contains("changed: five.love · ")
            && joined.out.contains("in two versions: five.you · "),
        "{}",
        joined.out
    );
    assert!(joined.err.contains("among the earlier versions") && joined.err.contains("you choose"), "{}", joined.err);
    let book = client.workbook("mine");
    let text = demur::saved::write(&book);
    assert!(text.contains("What the coach wrote down.") && text.contains("What I wrote."));
    assert_eq!(book.waiting(), ["five.you"]);
    let earlier = client.files().iter().any(|(path, _)| path.to_string_lossy().contains("/gen/"));
    assert!(earlier, "what was there before is kept");
    assert_eq!(client.run(&["take-over", "back.demur"]).done(), "mine: nothing in the file is new.\n");
}

#[test]
fn a_coach_who_has_only_what_may_be_shared_takes_nothing_private_away() {
    let (client, coach) = two();
    send(&client, &coach, "out.demur", &[]);
    coach.run(&["take-over", "out.demur"]).done();
    coach.fill("mine", &sheet("decline.impact", "cut the time for a release by half")).done();
    send(&coach, &client, "back.demur", &["--private"]);
    let before = client.run(&["worksheet", "mine"]).done();
    let joined = client.run(&["take-over", "back.demur"]);
    assert!(joined.out.contains("changed: decline.impact"), "{joined:?}");
    assert!(!joined.out.contains("two versions:"), "{joined:?}");
    let after = client.run(&["worksheet", "mine"]).done();
    let differing = before.lines().zip(after.lines()).filter(|(one, other)| one != other).count();
    assert_eq!((differing, before.lines().count()), (1, after.lines().count()), "one line, and no other");
}

#[test]
fn another_workbook_is_not_joined_and_a_name_makes_a_new_one() {
    let (client, coach) = two();
    send(&client, &coach, "out.demur", &[]);
    coach.fill("other", &sheet("offer.role", "Head of post")).done();
    coach.run(&["take-over", "out.demur", "other"]).refused(1, "not of one origin");
    assert!(coach.run(&["take-over", "out.demur", "a client"]).done().starts_with("A new workbook: a client"));
    assert!(coach.run(&["list"]).done().contains("a client"));
}

#[test]
fn files_of_strangers_are_taken_or_refused_and_change_nothing_silently() {
    let (client, _) = two();
    let before = client.run(&["worksheet", "mine"]).done();
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("noise", vec![0xff; 4096]),
        ("torn", b"(schema: 3, book: \"x\"".to_vec()),
        ("deep", "[".repeat(100_000).into_bytes()),
        ("age", b"age-encryption.org/v1\nnot really\n".to_vec()),
    ] {
        client.file(name, bytes);
        let ran = client.run(&["take-over", name]);
        assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{name}: {ran:?}");
        assert!(!ran.err.contains("panicked"), "{name}: {ran:?}");
    }
    client.run(&["take-over", "not-there"]).refused(3, "not-there");
    send(&client, &Machine::new(), "mine.demur", &["--private"]);
    let later = read(&client, "mine.demur").replace("schema: 3", "schema: 9");
    client.file("later", later);
    client.run(&["take-over", "later"]).refused(3, "later demur");
    // One that claims to come after everything here is told, and what was there is kept.
    let claims = read(&client, "mine.demur").replace("The quiet hours before nine.", "\u{1b}[2Jevil");
    client.file("claims", claims);
    let ran = client.run(&["take-over", "claims"]);
    assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{ran:?}");
    let after = client.run(&["worksheet", "mine"]).done();
    assert!(before != after && ran.out.contains("changed: five.love"), "{ran:?}");
}

#[test]
fn a_passphrase_needs_a_terminal() {
    let (client, _) = two();
    let ran = client.run(&["hand-over", "mine", "--seal", "-o", "sealed"]);
    assert!(ran.status == 2 && ran.err.contains("no terminal to ask"), "{ran:?}");
    assert!(!client.path("sealed").exists());
}

#[test]
fn homework_says_what_was_new_changed_and_left() {
    let (client, _) = two();
    let homework = client.run(&["worksheet", "mine", "--only", "five.love,truths.own,choice.mine"]).done();
    let filled = homework.replace("{#truths.own}\n", "{#truths.own}\n\nI finish what I begin.\n");
    let filled = filled.replace("{#five.love}\n", "{#five.love}\n\nThe hour before the others come.\n");
    let told = client.fill("mine", &filled);
    assert!(told.out.ends_with("\nnew: truths.own\nchanged: five.love\nleft blank: choice.mine\n"), "{told:?}");
}

#[test]
fn a_file_that_would_empty_answers_empties_none_without_a_yes() {
    let (client, _) = two();
    send(&client, &Machine::new(), "mine.demur", &["--private"]);
    // Forged: it claims to come after everything here, and says nothing.
    let forged = demur::saved::read(read(&client, "mine.demur").as_bytes()).unwrap().workbook;
    let mut empty = forged;
    empty.set("five.love", None);
    empty.settle_versions();
    client.file("forged", demur::saved::write(&empty));
    let kept = client.run(&["take-over", "forged"]);
    assert_eq!((kept.status, kept.out.as_str()), (1, ""), "{kept:?}");
    assert!(kept.err.contains("empty in the file, kept here: five.love · "), "{kept:?}");
    assert!(client.workbook("mine").answer("five.love").is_some());
    assert_eq!(client.run(&["take-over", "forged"]).done(), "mine: nothing in the file is new.\n");
    let (other, _) = two();
    let text = read(&client, "forged");
    // The same workbook elsewhere, where a yes was said before.
    other.file("mine.demur", read(&client, "mine.demur"));
    other.file("forged", text);
    assert!(other.run(&["take-over", "mine.demur", "theirs"]).done().starts_with("A new workbook"));
    let gone = other.run(&["take-over", "forged", "theirs", "--yes"]);
    assert!(gone.status == 0 && gone.out.contains("\nemptied: five.love · "), "{gone:?}");
    assert!(gone.err.contains("among the earlier versions"), "{gone:?}");
    assert!(other.workbook("theirs").answer("five.love").is_none());
}
