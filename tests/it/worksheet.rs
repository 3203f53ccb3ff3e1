//! A worksheet says what was answered, and is read back to the same, whatever the answers contain.

#![expect(clippy::disallowed_methods, reason = "UPDATE=1 renews the golden letter")]

use chrono::NaiveDate;
use demur::curriculum::{self, Curriculum};
use demur::day;
use demur::letter::{self, Letters, Wish, compose};
use demur::paper::letter_txt;
use demur::paper::worksheet::{Noted, Options, Sheet, Wrong, read, write};
use demur::text::Prose;
use demur::workbook::{Answer, Consent, Shareable, Weight, Workbook};

use crate::session::Session;

pub fn built_in() -> Curriculum {
    curriculum::built_in().unwrap()
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

pub fn reading(curriculum: &Curriculum, sheet: &str) -> Sheet {
    let names = day::built_in().unwrap();
    read(curriculum, sheet, &|words, past| day::reading(words, past, today(), &names))
}

pub fn writing(curriculum: &Curriculum, workbook: &Workbook, options: &Options) -> String {
    write(curriculum, workbook, options, &Consent::asked_by_name())
}

/// What a sheet with one question says of it.
fn one(id: &str, body: &str) -> Sheet {
    reading(&built_in(), &format!("# mine\n\n### ? {{#{id}}}\n> why\n\n{body}\n"))
}

fn check(id: &str, body: &str, expected: &Answer) {
    let sheet = one(id, body);
    assert_eq!(sheet.faults, [], "{body}");
    let [(_, answer)] = sheet.answers.as_slice() else { panic!("no answer in {body}") };
    assert!(answer == expected, "{body}");
}

/// The line of the sheet and what is wrong there; the body's first line is the sheet's sixth.
fn faulty(id: &str, body: &str, line: usize, wrong: fn(String) -> Wrong) {
    let faults: Vec<(usize, Wrong)> = one(id, body).faults.into_iter().map(|f| (f.line, f.wrong)).collect();
    assert_eq!(faults, [(line, wrong(id.to_owned()))], "{body}");
}

pub fn workbook_of(answers: &[(String, Answer)]) -> Workbook {
    let mut workbook = Workbook::new(String::new(), "any\nname".to_owned());
    for (id, answer) in answers {
        workbook.set(id, Some(answer.clone()));
    }
    workbook
}

pub fn prose(text: &str) -> Answer {
    Answer::Prose(Prose::from(text))
}

fn choice(option: &str, detail: &str) -> Answer {
    Answer::Choice { option: option.to_owned(), detail: detail.to_owned() }
}

fn checklist(ticked: &[&str], own: &[&str]) -> Answer {
    let owned = |all: &[&str]| all.iter().map(|&words| words.to_owned()).collect();
    Answer::Checklist { ticked: owned(ticked), own: owned(own) }
}

fn weighted(items: &[(&str, Option<u8>)]) -> Answer {
    Answer::Weighted(items.iter().map(|&(words, strength)| Weight { words: words.to_owned(), strength }).collect())
}

fn ledger(rows: &[&[&str]]) -> Answer {
    Answer::Ledger(rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect())
}

#[test]
fn prose_is_kept_to_the_byte() {
    check("five.love", "a\n\n  b  \n\n\tc  ", &prose("a\n\n  b  \n\n\tc  "));
    check(
        "five.love",
        "\n \n# one\n## two\n### three\n{#five.love}\n\n",
        &prose("# one\n## two\n### three\n{#five.love}"),
    );
    check("five.love", "\\> quoted\n> and on", &prose("> quoted\n> and on"));
    check("five.love", "\\### x {#five.afraid}", &prose("### x {#five.afraid}"));
    check("five.love", "\\### x {#nobody.knows}", &prose("### x {#nobody.knows}"));
    check("five.love", "\\\\o/ and \\o/\n\\o/", &prose("\\o/ and \\o/\n\\o/"));
}

#[test]
fn a_reason_stands_right_under_the_heading() {
    let curriculum = built_in();
    let sheet = reading(&curriculum, "### x {#five.love}\n> why\n> and why\nlove\n### y {#five.afraid}\n\n> mine\n");
    assert!(sheet.answers == [("five.love".to_owned(), prose("love")), ("five.afraid".to_owned(), prose("> mine"))]);
}

#[test]
fn a_line_is_one_line() {
    check("offer.role", "Head of Data", &prose("Head of Data"));
    let sheet = one("offer.role", "Head\nof Data");
    assert!(sheet.answers == [("offer.role".to_owned(), prose("Head of Data"))]);
    assert_eq!(sheet.mentions[0].noted, Noted::Joined("offer.role".to_owned()));
    assert_eq!(sheet.mentions[0].line, 7);
}

#[test]
fn a_day() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 4).unwrap();
    check("offer.answer_by", "2026-12-04", &Answer::Date(day));
    check("offer.answer_by", "  4 December  ", &Answer::Date(day));
    faulty("offer.answer_by", "2026-13-04", 6, Wrong::NoDay);
    faulty("offer.answer_by", "soon", 6, Wrong::NoDay);
    faulty("offer.answer_by", "2026-12-04\nor later", 7, Wrong::NoDay);
}

#[test]
fn a_choice() {
    check("decide.answer", "- [ ] Accept\n- [x] Decline", &choice("decline", ""));
    check("decide.answer", "* [X] DECLINE", &choice("decline", ""));
    check("decide.answer", "terms", &choice("terms", ""));
    check("decide.answer", "- Accept on terms", &choice("terms", ""));
    check("decline.door", "- [x] if\nthe team\n\ngrows\n- [ ] not my path", &choice("if", "the team\n\ngrows"));
    check("decline.interim", "- [x] yes, until a date\n  4.12.2026", &choice("until", "2026-12-04"));
    check("decline.door", "- [x] if\n\\- [x] no", &choice("if", "- [x] no"));
    faulty("decide.answer", "- [ ] Accept\n- [x] Perhaps", 7, Wrong::NoOption);
    faulty("decide.answer", "perhaps", 6, Wrong::NoOption);
    faulty("decide.answer", "- [x] Accept\n- [x] Decline", 7, Wrong::Several);
    faulty("decline.interim", "- [x] until\nsoon", 7, Wrong::NoDay);
    let blank = vec!["decide.answer".to_owned()];
    assert_eq!(one("decide.answer", "- [ ] Accept\n- [ ] Decline"), Sheet { questions: 1, blank, ..Sheet::default() });
}

#[test]
fn a_truth() {
    let truth = |option: &str, evidence: &str| Answer::Truth { option: option.into(), evidence: evidence.into() };
    check("truths.serve", "- [x] true for me\nasked twice\na week", &truth("true", "asked twice\na week"));
    check("truths.serve", "- [ ] no\n\nI wonder", &truth("", "I wonder"));
    check("truths.serve", "- [x] Partly", &truth("partly", ""));
    faulty("truths.serve", "- [x] somewhat", 6, Wrong::NoOption);
}

#[test]
fn a_checklist() {
    check("height.values", "- [x] health\n- [x] Income\n- [ ] calm", &checklist(&["health", "income"], &[]));
    check("height.values", "- [x] my dog\n  and cat\n- [x] home", &checklist(&["home"], &["my dog and cat"]));
    check("height.values", "calm\n- my garden", &checklist(&["calm"], &["my garden"]));
    check("height.values", "- [x] time for people\n  at home", &checklist(&["home"], &[]));
    check("height.values", "- [x] [x] odd\n- [x] - [ ] odder", &checklist(&[], &["[x] odd", "- [ ] odder"]));
    faulty("height.values", "- [x] calm\nand so on", 7, Wrong::NoItem);
    faulty("height.values", "- [x] calm\n  and so on", 7, Wrong::NoItem);
}

#[test]
fn a_scale() {
    check("decide.sure", "7", &Answer::Scale(7));
    check("decide.sure", "10/10", &Answer::Scale(10));
    check("decide.sure", "0", &Answer::Scale(0));
    faulty("decide.sure", "11", 6, Wrong::NoNumber);
    faulty("decide.sure", "very", 6, Wrong::NoNumber);
    faulty("decide.sure", "-1", 6, Wrong::NoNumber);
    faulty("decide.sure", "7\nor 8", 7, Wrong::NoNumber);
}

#[test]
fn a_weighted_list() {
    check("fears.change", "- 7 · the evenings\n- my team", &weighted(&[("the evenings", Some(7)), ("my team", None)]));
    check(
        "fears.change",
        "- losing the craft: 8\n- 3 · a: 8",
        &weighted(&[("losing the craft", Some(8)), ("a: 8", Some(3))]),
    );
    check("fears.change", "- \\losing the craft: 8", &weighted(&[("losing the craft: 8", None)]));
    check("fears.change", "* 0·nothing\n- 3 · 4 · a", &weighted(&[("nothing", Some(0)), ("4 · a", Some(3))]));
    check(
        "fears.change",
        "- \\7 · a\n- \\\\7 · a\n- \\o/",
        &weighted(&[("7 · a", None), ("\\7 · a", None), ("\\o/", None)]),
    );
    let sheet = one("fears.change", "- 11 · loud");
    assert_eq!(sheet.faults[0].wrong, Wrong::NoNumber("fears.change".to_owned()));
    assert!(sheet.answers[0].1 == weighted(&[("loud", None)]), "the words are taken all the same");
}

#[test]
fn a_ledger() {
    let two: &[&[&str]] = &[&["Dana", "runs | releases", "yes"], &["Lee", "", ""]];
    check(
        "decline.people",
        "| Name | Strength | Asked |\n|---|:-:|--|\n| Dana | runs \\| releases | YES |\n|Lee|",
        &ledger(two),
    );
    check("decline.people", "- Dana; runs | releases; yes\n- Lee", &ledger(two));
    check("decline.people", "- a\\; b; c", &ledger(&[&["a; b", "c", ""]]));
    check("decline.people", "| strength | name |\n| s | n |", &ledger(&[&["n", "s", ""]]));
    check("decline.people", "| Dana | s | no |", &ledger(&[&["Dana", "s", "no"]]));
    faulty("decline.people", "- Dana; s; maybe", 6, Wrong::NoOption);
    faulty("decline.people", "Dana", 6, Wrong::NoItem);
    let wide = one("after.pushback", "- a; b; c");
    assert_eq!(wide.faults[0].wrong, Wrong::TooWide("after.pushback".to_owned()));
    assert!(wide.answers[0].1 == ledger(&[&["a", "b; c"]]));
}

#[test]
fn an_unknown_id_is_named_and_its_block_left_out() {
    let curriculum = built_in();
    let sheet = reading(
        &curriculum,
        "# t\n\n### x {#five.love}\n\nlove\n\n### y {#five.lov}\n\nlost\n\n### z {#five.you}\n\nme\n",
    );
    assert_eq!(sheet.faults.len(), 1);
    assert_eq!((sheet.faults[0].line, &sheet.faults[0].wrong), (7, &Wrong::Unknown("five.lov".to_owned())));
    assert!(sheet.answers == [("five.love".to_owned(), prose("love")), ("five.you".to_owned(), prose("me"))]);
}

#[test]
fn a_question_answered_twice_keeps_the_first() {
    let curriculum = built_in();
    let twice =
        |second: &str| reading(&curriculum, &format!("### x {{#five.love}}\nlove\n### x {{#five.love}}\n{second}\n"));
    assert_eq!(twice("other").faults[0].wrong, Wrong::Twice("five.love".to_owned()));
    assert!(twice("other").answers == [("five.love".to_owned(), prose("love"))]);
    assert_eq!(twice("love").faults, []);
    assert_eq!(twice("").faults, []);
}

#[test]
fn what_editors_do_to_files_is_forgiven() {
    let curriculum = built_in();
    let sheet = reading(&curriculum, "\u{feff}# t\r\n\r\n### x {#five.love}  \r\n> why\r\n   \r\none\r\ntwo");
    assert_eq!((&sheet.faults, &sheet.mentions), (&Vec::new(), &Vec::new()));
    assert!(sheet.answers == [("five.love".to_owned(), prose("one\ntwo"))]);
    assert_eq!(reading(&curriculum, "").questions, 0);
}

#[test]
fn hidden_characters_go_with_a_mention() {
    let sheet = one("five.love", "a\u{202e}b\n\u{1b}[31mc\u{200b}");
    assert!(sheet.answers[0].1 == prose("ab\n[31mc"));
    assert_eq!(sheet.mentions[0].noted, Noted::Hidden(3, "five.love".to_owned()));
}

#[test]
fn words_above_the_first_question_are_mentioned() {
    let curriculum = built_in();
    let at = |text: &str| reading(&curriculum, text).mentions.first().map(|mention| mention.line);
    assert_eq!(at("# title\n\n### x {#five.love}\n"), None);
    assert_eq!(at("# title\nnote\n### x {#five.love}\n"), Some(2));
    assert_eq!(at("note\n"), Some(1));
}

#[test]
fn an_answer_too_long_is_named_and_not_taken() {
    let long = "a".repeat(demur::text::MAX_BYTES + 1);
    faulty("five.love", &long, 6, Wrong::TooLong);
    let most = "a".repeat(demur::text::MAX_BYTES);
    check("five.love", &most, &prose(&most));
    let ends = "\n".repeat(demur::text::MAX_BYTES + 9);
    check("five.love", &format!("words{ends}"), &prose("words"));
    faulty("five.love", &format!("words{ends}more"), 6, Wrong::TooLong);
}

#[test]
fn a_blank_sheet_asks_everything_and_answers_nothing() {
    let curriculum = built_in();
    let mut workbook = Workbook::new(String::new(), "mine".to_owned());
    workbook.set("five.love", Some(prose("secret")));
    let blank = writing(&curriculum, &workbook, &Options { blank: true, only: None });
    let sheet = reading(&curriculum, &blank);
    let all: Vec<String> = curriculum.questions().map(|question| question.id.clone()).collect();
    assert_eq!((sheet.questions, sheet.blank.len()), (all.len(), all.len()));
    assert_eq!((sheet.answers, sheet.mentions, sheet.faults), (vec![], vec![], vec![]));
    assert!(blank.starts_with("# mine\n\n### ") && blank.ends_with('\n') && !blank.ends_with("\n\n"));
}

#[test]
fn some_questions_alone() {
    let curriculum = built_in();
    let only = Some(vec!["five.you".to_owned(), "five.love".to_owned()]);
    let sheet = writing(&curriculum, &Workbook::default(), &Options { blank: false, only });
    assert_eq!(sheet.matches("### ").count(), 2);
}

#[test]
fn what_the_ledger_asks_is_offered() {
    let curriculum = built_in();
    let mut workbook = Workbook::default();
    let columns = curriculum.question("known.ledger").unwrap();
    let (asked, answered) = (columns.column("question").unwrap(), columns.column("answer").unwrap());
    let row = |question: &str, answer: &str| {
        let mut row = vec![String::new(); columns.columns.len()];
        question.clone_into(&mut row[asked]);
        answer.clone_into(&mut row[answered]);
        row
    };
    workbook.set("known.ledger", Some(Answer::Ledger(vec![row("how many?", ""), row("pay?", "yes"), row("who?", "")])));
    workbook.set("time.need_to_know", Some(checklist(&[], &["who?"])));
    let only = Some(vec!["time.need_to_know".to_owned()]);
    let sheet = writing(&curriculum, &workbook, &Options { blank: false, only });
    assert!(sheet.ends_with("\n\n- [x] who?\n- [ ] how many?\n"), "{sheet}");
}

/// Sheets that were given out before two heads got plainer words.
#[test]
fn a_sheet_with_the_heads_of_before_is_read_the_same() {
    let curriculum = built_in();
    let [before, now] = [include_str!("../golden/sheet-1.md"), include_str!("../golden/sheet.md")];
    assert_ne!(before, now);
    let [before, now] = [before, now].map(|sheet| reading(&curriculum, sheet));
    assert_eq!((before.faults, &before.mentions, &before.answers), (Vec::new(), &now.mentions, &now.answers));
}

#[test]
fn the_golden_worksheet_makes_the_golden_letter() {
    let curriculum = built_in();
    let sheet = reading(&curriculum, include_str!("../golden/sheet.md"));
    assert_eq!((sheet.faults, sheet.mentions, sheet.answers.len()), (Vec::new(), Vec::new(), 31));
    let answers = Shareable::of(&workbook_of(&sheet.answers), &curriculum);
    let wish = Wish::of(letter::Kind::Decline);
    let (letters, names) = (Letters::built_in().unwrap(), day::built_in().unwrap());
    let letter = letter_txt(&compose(&answers, &curriculum, &letters, &names, today(), &wish));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/letter.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &letter).unwrap();
    }
    assert_eq!(letter, std::fs::read_to_string(path).unwrap());
}

/// Answers typed on the screen, and the same read from a sheet.
#[test]
fn typed_and_filled_are_the_same() {
    let nasty =
        "quiet\n\n# heading `code` {braces}\n### x {#five.afraid}\n### y {#no.such}\n\\o/\n  한국어  \nעברית\u{200f}\n";
    let typed = Session::new(80, 24)
        .at("offer.role")
        .press("Head of Data")
        .at("offer.from")
        .paste("Ana")
        .at("five.love")
        .paste(nasty)
        .at("five.afraid")
        .paste("\n> quoted\n\n- [x] no\n\n")
        .at("decline.thanks_for")
        .paste("the trust, {so} `much`\nof it")
        .at("offer.me")
        .paste("김서연")
        .at("five.you");
    let typed = typed.app.workbook().clone();
    let curriculum = built_in();
    let sheet = writing(&curriculum, &typed, &Options::default());
    let read = reading(&curriculum, &sheet);
    assert_eq!((&read.faults, &read.mentions), (&Vec::new(), &Vec::new()));
    let mut filled = Workbook::new(String::new(), typed.name.clone());
    for (id, answer) in read.answers {
        filled.take(curriculum.question(&id).unwrap(), answer, 0);
    }
    assert_eq!(writing(&curriculum, &filled, &Options::default()), sheet);
    assert!(
        Shareable::of(&filled, &curriculum) == Shareable::of(&typed, &curriculum),
        "the letter is made of it alone"
    );
    assert!(filled.answers().eq(typed.answers()), "every answer is the same");
    assert_eq!(filled.answers().count(), 6);
}
