//! The walk in plain lines: the same questions, the same answers, the same message as on the full screen.

use demur::curriculum::ids;
use demur::screens::Desk;
use demur::walk::{Turn, Walk};
use demur::workbook::Workbook;
use proptest::prelude::*;

use crate::forms::told;
use crate::machine::Machine;
use crate::session::{Memory, Session, content};
use demur::shell::event_loop::World as _;

/// A walk, and everything it said.
pub struct Lines {
    pub walk: Walk,
    pub said: String,
    left: bool,
}

impl Lines {
    pub fn new() -> Self {
        Self::on(Workbook::new("0123456789abcdef0123456789abcdef".into(), "my offer".into()))
    }

    fn on(workbook: Workbook) -> Self {
        let desk = Desk::new(content(), workbook, Memory::default().now(), false, "~/.local/share/demur".into());
        let (walk, turn) = Walk::new(desk);
        let mut lines = Self { walk, said: String::new(), left: false };
        lines.take(turn);
        lines
    }

    fn take(&mut self, turn: Turn) {
        self.said = turn.says;
        self.left |= turn.leaves;
    }

    /// Types lines; what was said to the last of them is held.
    pub fn types(mut self, text: &str) -> Self {
        for line in text.split('\n') {
            let turn = self.walk.hear(line, Memory::default().now());
            self.take(turn);
        }
        self
    }

    fn ends(mut self) -> Self {
        let turn = self.walk.ends(Memory::default().now());
        self.take(turn);
        self
    }

    pub fn answer(&self, id: &str) -> String {
        told(self.walk.workbook(), id)
    }

    pub fn says(self, words: &str) -> Self {
        assert!(self.said.contains(words), "{words:?} is not in\n{}", self.said);
        self
    }
}

/// The same answer by keys and by lines.
fn check(id: &str, keys: &str, lines: &str) {
    let session = Session::new(80, 24).at(id).press(keys).at("offer.noticed");
    let walked = Lines::new().types(&format!(":go {id}")).types(lines).types(":go offer.noticed");
    let (screen, plain) = (told(session.app.workbook(), id), walked.answer(id));
    assert_eq!(plain, screen, "{id}: {lines:?}");
    assert_ne!(plain, "-", "{id}");
}

#[test]
fn every_kind_of_answer_is_the_same_by_keys_and_by_lines() {
    check("offer.role", "Team Lead<enter>", "Team Lead");
    check("five.love", "The mornings.<enter><enter>And Ana.<tab>", "The mornings.\n\nAnd Ana.\n.");
    check("offer.answer_by", "4 dec<enter>", "4 dec");
    check("offer.made_on", "last friday<enter>", "last friday");
    check("decide.answer", "3<tab>", "3");
    check("decide.answer", "3<tab>", "terms");
    check("decline.interim", "2<enter>31 jan<tab>", "2\n31 jan");
    check("decide.sure", "7<tab>", "7");
    check("decline.other_ways", " <down> <tab>", "1 2\n.");
    check("five.team", "one<enter>two<tab>", "one\ntwo\n.");
    check("fears.change", "alone<enter>7<enter>", "7 · alone\n.");
    check("truths.serve", "1<down>I stayed.<tab>", "1\nI stayed.");
    check("decline.people", "Lee<enter>knows it all<enter>y<enter>", "Lee; knows it all; yes\n.");
}

#[test]
fn a_number_that_chooses_nothing_is_a_slip() {
    let lines = Lines::new().types(":go weigh.risks\n1");
    let before = lines.answer("weigh.risks");
    for line in ["9", "0", "2,9", "77 1"] {
        let lines =
            Lines::new().types(":go weigh.risks\n1").types(line).says("That was not understood, and not taken.");
        assert_eq!(lines.answer("weigh.risks"), before, "{line}");
    }
    // Where there is nothing to choose, a number is words; and so is more than a number.
    assert_eq!(Lines::new().types(":go five.team\n2026\n.").answer("five.team"), "2026");
    assert!(Lines::new().types(":go weigh.risks\n9 lives").answer("weigh.risks").contains("9 lives"));
}

#[test]
fn somebody_who_does_not_say_where_to_is_asked() {
    Lines::new().types(":go").says("Where to?").says(":go afraid");
    Lines::new().types(":go afraid").says("afraid");
}

#[test]
fn a_strength_is_taken_with_whatever_stands_between() {
    for line in ["8 · the evenings", "8 - the evenings", "8: the evenings", "8. the evenings", "8, the evenings"] {
        let lines = Lines::new().types(":go fears.change").types(line).says("Taken: the evenings, 8.");
        assert_eq!(lines.answer("fears.change"), "8 the evenings", "{line}");
    }
    for (line, expected) in [
        ("8 the evenings", "8 the evenings"),
        ("10) everything", "10 everything"),
        ("0 – nothing much", "0 nothing much"),
        ("3 10-hour days", "3 10-hour days"),
        ("the evenings", "? the evenings"),
        ("11 evenings", "? 11 evenings"),
        ("2:30 on Fridays", "? 2:30 on Fridays"),
        ("9-5 hours", "? 9-5 hours"),
        ("8th floor", "? 8th floor"),
        ("5-day weeks", "? 5-day weeks"),
        ("9-to-5 hours", "? 9-to-5 hours"),
        ("1-on-1s all week", "? 1-on-1s all week"),
    ] {
        let lines = Lines::new().types(":go fears.change").types(line).says("Taken: ");
        assert_eq!(lines.answer("fears.change"), expected, "{line}");
    }
    // Where no strength is asked for, a number is words.
    assert_eq!(Lines::new().types(":go five.team\n8 people at most").answer("five.team"), "8 people at most");
}

#[test]
fn the_question_that_waits_is_said_again() {
    for command in [":letter", ":why", ":help", ":stand"] {
        let lines = Lines::new().types(command);
        assert!(lines.said.ends_with("The question that waits: Which role are you being offered?\n"), "{}", lines.said);
    }
}

#[test]
fn a_whole_walk_gives_the_same_workbook_and_the_same_message() {
    let session = Session::new(80, 24)
        .press("Team Lead<enter>Engineer<enter>Dana<enter>Robin<enter>last friday<enter>in two weeks<enter>")
        .press("1<tab>2<tab>")
        .at("decide.answer")
        .press("1<tab>7<tab>stay close to the work I love<tab>")
        .at("decline.thanks_for")
        .press("thinking of me<tab>")
        .at("decline.impact")
        .press("halved the time<tab>")
        .press("<f4>");
    let walked = Lines::new()
        .types("Team Lead\nEngineer\nDana\nRobin\nlast friday\nin two weeks\n1\n2")
        .types(":go decide.answer\n1\n7\nstay close to the work I love\n.")
        .types(":go decline.thanks_for\nthinking of me\n.\n:go decline.impact\nhalved the time\n.");
    for (id, _) in session.app.workbook().answers() {
        assert_eq!(walked.answer(id), told(session.app.workbook(), id), "{id}");
    }
    assert_eq!(walked.walk.workbook().answers().count(), session.app.workbook().answers().count());
    assert_eq!(walked.walk.workbook().history, session.app.workbook().history);
    let letter = demur::paper::letter_txt(session.app.desk().letter().unwrap());
    walked.types(":letter").says(&letter);
}

#[test]
fn it_begins_with_the_welcome_and_the_first_question_without_an_answer() {
    let lines = Lines::new().says("not sure you want it").says("Which role are you being offered?");
    let lines = Lines::on(lines.types("Team Lead").walk.workbook().clone()).says("not sure you want it");
    lines.says("What is your role today?");
}

#[test]
fn a_question_comes_before_what_is_to_be_known_of_it() {
    let said = Lines::new().types(":go decide.answer").said;
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words:?} is not in\n{said}"));
    assert!(at("1. ") < at("Type a number.") && at("Type a number.") < at("Question "));
}

#[test]
fn commands_do_what_they_say() {
    let lines = Lines::new().types(":why").says("\n").types(":more").says("(1 of 2)").types(":more").says("(2 of 2)");
    let lines = lines.types(":skip").says("What is your role today?").types(":back").says("Which role");
    let lines =
        lines.types(":back").says("This is the first question.").types(":letter").says("There is no message yet");
    let lines = lines.types("Team Lead\n:back\nHead of Tools\n:undo").says("Which role").says("Team Lead");
    assert_eq!(lines.answer("offer.role"), "Team Lead");
    let lines = lines.types(":leave").says("There is no :leave");
    assert_eq!(lines.walk.misread(), 1);
    assert!(lines.types(":quit").left);
}

#[test]
fn every_picture_is_said_in_its_sentence() {
    let lines = Lines::new().types(":go fears.change\n7 · losing my Fridays\n4 · Dana\n.");
    let lines = lines.types(":stand").says("The tug of war: What you fear in the change pulls with 11");
    let _ = lines.says("The balance: Nothing lies on it yet").says("How sure, over time: You have not said yet");
}

#[test]
fn words_that_look_like_a_command_are_written_with_a_backslash() {
    let lines = Lines::new().types(":go five.love\n\\:skip\n\\.\n:) and so on\n.");
    assert_eq!(lines.answer("five.love"), ":skip\n.\n:) and so on");
}

#[test]
fn an_empty_line_leaves_a_short_answer_as_it_is() {
    let lines = Lines::new().types("Team Lead\n:back\n").says("What is your role today?");
    assert_eq!(lines.answer("offer.role"), "Team Lead");
}

#[test]
fn what_was_not_understood_is_said_and_asked_again() {
    let lines = Lines::new().types(":go decide.answer\n9").says("not understood").types("2");
    assert_eq!(lines.answer("decide.answer"), "accept: ");
    let lines = lines.types(":go decide.sure\neleven").says("A number from 0 to 10").types("10");
    assert_eq!((lines.answer("decide.sure"), lines.walk.misread()), ("10".to_owned(), 2));
}

#[test]
fn the_end_of_the_input_ends_an_answer_and_then_the_walk() {
    let lines = Lines::new().types(":go five.love\nhalf a thought").ends();
    assert!(!lines.left);
    let lines = lines.ends();
    assert!(lines.left);
    assert_eq!(lines.answer("five.love"), "half a thought");
}

#[test]
fn every_line_of_a_long_answer_is_kept_as_it_comes() {
    let mut lines = Lines::new().types(":go five.love");
    let turn = lines.walk.hear("one", Memory::default().now());
    let kept = turn.keep.expect("kept at once");
    assert_eq!((told(&kept, "five.love").as_str(), turn.done), ("one", false));
}

#[test]
fn the_short_way_takes_five_lines_and_ends_with_the_note() {
    let lines = Lines::new().types(":short\nTeam Lead\nDana\nRobin\nthinking of me\n.");
    let lines =
        lines.types("friday").says("Could I think about it until Friday, 27 November?").says("Your note is done");
    assert_eq!(lines.walk.workbook().answers().count(), 5);
}

#[test]
fn skipping_everything_reaches_the_end_and_leads_back() {
    let mut lines = Lines::new();
    for _ in 0..100 {
        lines = lines.types(":skip");
    }
    let lines = lines.says("That was the last question.").types("words").says("That was the last question.");
    assert_eq!(lines.walk.workbook().answers().count(), 0);
    assert!(!lines.types(":back").said.contains("last question."));
}

#[test]
fn an_answer_that_is_there_is_shown_and_kept_unless_another_comes() {
    let book = Lines::new().types(":go fears.change\n7 · alone\n.").walk.workbook().clone();
    let lines = Lines::on(book).types(":go fears.change").says("Your answer so far:\n7 · alone").types(".");
    assert_eq!(lines.answer("fears.change"), "7 alone");
    assert_eq!(lines.types(":go fears.change\n3 · both\n.").answer("fears.change"), "3 both");
}

#[test]
fn a_pipe_fills_a_workbook() {
    let machine = Machine::new();
    let script = "Team Lead\nEngineer\nDana\nRobin\n:go five.love\nThe mornings.\nAnd Ana.\n";
    let ran = machine.run_with(&["walk", "mine"], script.as_bytes());
    assert!(ran.status == 0 && ran.out.contains("Which role") && ran.err.contains("Saved in"), "{ran:?}");
    assert!(ran.err.contains("demur walk goes on at the first question without an answer."), "{}", ran.err);
    assert!(ran.out.lines().any(|line| line.len() > 200), "a pipe gets lines as they are");
    assert!(!ran.out.contains('\u{1b}'), "nothing but lines");
    assert_eq!(told(&machine.workbook("mine"), "five.love"), "The mornings.\nAnd Ana.");
    assert_eq!(told(&machine.workbook("mine"), "offer.me"), "Robin");
    assert_eq!(machine.run_with(&["walk", "mine"], b":go decide.sure\nmany\n").status, 1, "not understood");
    assert_eq!(machine.run_with(&["walk", " "], b"").status, 2);
}

#[test]
fn one_variable_makes_plain_lines_of_the_full_screen() {
    let machine = Machine::new();
    let ran = machine.command(&["mine"]).env("ACCESSIBLE", "1").output().unwrap();
    assert!(ran.status.success() && String::from_utf8_lossy(&ran.stdout).contains("Which role"));
    machine.run(&["mine"]).refused(2, "demur walk");
}

#[test]
fn any_bytes_do_no_harm() {
    let machine = Machine::new();
    let ran = machine.run_with(&["walk", "mine"], b"Team \x1b[31mLead\x00\r\n\xff\xfe\n:go five.love\nwords \xc3\n");
    assert!(ran.status == 0 && !ran.out.contains('\u{1b}'), "{ran:?}");
    assert_eq!(told(&machine.workbook("mine"), ids::ROLE), "Team [31mLead");
}

fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{0,12}",
        2 => prop::sample::select(vec!["1", "2 3", ".", "", "7 · x", "a; b; c", "friday", "\\."]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![":skip", ":back", ":undo", ":more", ":why", ":letter", ":short", ":same", ":stand", ":help"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(content().curriculum.questions().map(|question| question.id.clone()).collect::<Vec<_>>())
            .prop_map(|id| format!(":go {id}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_storm_of_lines_keeps_what_it_is_told(storm in prop::collection::vec(any_line(), 1..60)) {
        let lines = storm.iter().fold(Lines::new(), |lines, line| lines.types(line));
        // Whatever came before, an answer given now is there.
        let lines = lines.types(":go five.love\nA last word.\n.");
        prop_assert_eq!(lines.answer("five.love"), "A last word.");
        for (id, answer) in lines.walk.workbook().answers() {
            let question = content().curriculum.question(id).unwrap().clone();
            let tidy = demur::workbook::tidy(&question, answer.on_screen());
            prop_assert_eq!(tidy.as_ref(), Some(answer.on_screen()), "{} is in its normal form", id);
        }
    }
}
