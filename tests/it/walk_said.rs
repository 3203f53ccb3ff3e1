//! What the walk in plain lines takes for an answer, and what it says back of it.

use crate::walk::Lines;

fn taken(id: &str, line: &str, says: &str, answer: &str) {
    let lines = Lines::new().types(&format!(":go {id}")).types(line).says(says);
    assert_eq!(lines.answer(id), answer, "{line:?}");
}

#[test]
fn blank_lines_stand_in_a_long_answer_that_is_shown_again() {
    let lines = Lines::new().types(":go five.love\nOne.\n\nTwo.\n\n\nThree.\n.");
    assert_eq!(lines.answer("five.love"), "One.\n\nTwo.\n\n\nThree.");
    let _ = lines.types(":back").says("Your answer so far:\nOne.\n\nTwo.\n\n\nThree.\n:skip keeps it.");
}

#[test]
fn numbers_choose_whatever_stands_between_them() {
    let craft_and_friends = Lines::new().types(":go weigh.cost_yes\n1 3").answer("weigh.cost_yes");
    for line in ["1, 3", "1,3", "1 and 3", "1 & 3", "1; 3.", "1) 3)", "1 AND 3"] {
        let says = "Taken: the work I am good at, being one of the team.\n";
        taken("weigh.cost_yes", line, says, &craft_and_friends);
    }
    for words in ["1 or 3", "3 lives", "and", "1-3"] {
        let lines = Lines::new().types(":go weigh.cost_yes").types(words).says(&format!("Taken: {words}.\n"));
        assert!(lines.answer("weigh.cost_yes").contains(words), "{words}");
    }
}

#[test]
fn an_option_by_its_words_is_said_back_by_its_label() {
    let by_number = Lines::new().types(":go weigh.cost_yes\n1").answer("weigh.cost_yes");
    taken("weigh.cost_yes", "craft", "Taken: the work I am good at.\n", &by_number);
}

#[test]
fn what_was_taken_comes_before_what_is_to_be_known_of_it() {
    let lines = Lines::new().types(":go height.values\n1, 2, 3, 4").says("Taken: autonomy, mastery, purpose, ");
    let (first, rest) = lines.said.split_once('\n').unwrap();
    assert!(first.starts_with("Taken: ") && !rest.trim().is_empty(), "{}", lines.said);
}

#[test]
fn a_row_is_said_back() {
    let people = "decline.people";
    taken(people, "Lee; knows it all; yes", "Taken: Lee; knows it all; yes.\n", "Lee;knows it all;yes");
    taken(people, "Lee", "Taken: Lee.\n", "Lee;;");
}

#[test]
fn a_number_in_a_sentence_is_taken() {
    for line in [
        "7",
        "about 7",
        "maybe a 7",
        "7ish",
        "7-ish",
        "7/10",
        "I'd say 7/10",
        "7!",
        "a 7, I think",
        "7 out of 10",
        "about 7 of 10",
        "7 out of ten",
        "seven",
        "about seven",
        "I'd say seven",
    ] {
        taken("decide.sure", line, "Taken: 7.\n", "7");
    }
    for line in [
        "6 or 7",
        "between 6 and 7",
        "-3",
        "about -3",
        "7.5",
        "70%",
        "11",
        "in 2026",
        "very",
        "6-7",
        "I have 2 kids",
        "2 kids",
        "less than 5",
        "not 7",
        "minus seven",
        "six or seven",
        "7 of 100",
    ] {
        let lines = Lines::new().types(":go decide.sure").types(line).says("A number from 0 to 10");
        assert_eq!(lines.answer("decide.sure"), "-", "{line}");
    }
}

#[test]
fn a_strength_may_stand_behind_the_words() {
    let fears = "fears.change";
    for line in ["the evenings: 8", "the evenings = 8", "the evenings: 8/10"] {
        taken(fears, line, "Taken: the evenings, 8.", "8 the evenings");
    }
    taken(fears, "2:30 on Fridays", "Taken: 2:30 on Fridays, without a number.", "? 2:30 on Fridays");
}

#[test]
fn a_question_on_the_way_comes_before_one_beside_it() {
    // Three branches thank; only one of them is on the way.
    let at = |number: &str| {
        let lines = Lines::new().types(&format!(":go decide.answer\n{number}\n:go thankful\nall of it\n."));
        let answers = lines.walk.workbook().answers();
        answers.map(|(id, _)| id.to_owned()).filter(|id| id.ends_with("thanks_for")).collect::<Vec<_>>()
    };
    assert_eq!(at("1"), ["decline.thanks_for"]);
    assert_eq!(at("2"), ["accept.thanks_for"]);
    assert_eq!(at("3"), ["terms.thanks_for"]);
    assert_eq!(at("4"), ["path.thanks_for"]);
}

#[test]
fn a_day_that_has_passed_is_said_and_kept() {
    taken("time.until", "2020-01-03", "3 January 2020, and it has passed. It is kept as it is.", "2020-01-03");
    taken("offer.answer_by", "yesterday", "and it has passed.", "2026-11-21");
    taken("offer.made_on", "yesterday", "That is Saturday, 21 November.", "2026-11-21");
    taken("offer.answer_by", "in two weeks", "That is Sunday, 6 December.", "2026-12-06");
    taken("decline.interim", "2\n2020-01-03", "it has passed", "until: 2020-01-03");
}

#[test]
fn the_way_that_grows_with_an_answer_says_so() {
    let lines = Lines::new().types(":go decide.answer").says("of 59.");
    let lines =
        lines.types("1").says("Taken: Decline.\n").says("With this answer your way has 72 questions.").says("of 72.");
    let lines = lines.types(":back\n1");
    assert!(!lines.said.contains("With this answer"), "nothing changed");
}

#[test]
fn what_the_message_shows_of_a_private_answer_is_said() {
    Lines::new().types(":go decide.answer").says("Private: your message says only which way you chose.");
    Lines::new().types(":go decide.sure").says("Private: it stays out of your message.");
}

#[test]
fn what_the_message_is_stands_in_a_sentence() {
    let lines = Lines::new().types(":go decide.answer\n1\n:letter");
    lines.says("The answer in it: no. It goes by email; its tone is warm, its length is full.");
}

#[test]
fn the_first_long_answers_are_told_how_they_end() {
    const HOW: &str = "A line with only a full stop ends the answer.";
    let mut lines = Lines::new();
    lines.walk.hint_how_answers_end();
    let lines = lines.types("Team Lead");
    assert!(!lines.said.contains(HOW), "one line");
    let lines = lines.types(":go five.love\nOne.").says(HOW).types("Two.");
    assert!(!lines.said.contains(HOW), "said once");
    let lines = lines.types(".\n:go fears.change\n7 - alone").says(HOW);
    let lines = lines.types(".\n:go five.love\nOne.");
    assert!(!lines.said.contains(HOW), "said twice");
    assert!(!Lines::new().types(":go five.love\nOne.").said.contains(HOW), "nobody reads along with a pipe");
}
