//! A question of each kind at every size: empty, full, and with something to say.

use crate::fixtures;
use crate::screens::{check, check_from};
use crate::session::Session;

fn at(id: &'static str, keys: &'static str) -> impl Fn(Session) -> Session {
    move |session| session.at(id).press(keys)
}

fn full(name: &str, expected: &str, id: &'static str) {
    check_from(name, expected, |(width, height)| Session::open(fixtures::full(), width, height).at(id));
}

#[test]
fn line() {
    check("line_empty", "for example", at("offer.current", ""));
    full("line_full", "Who made the offer", "offer.from");
    check("line_stem", "What is mine to choose here is", at("choice.mine", "my next ten years, and <f3>"));
    check(
        "line_long",
        "night desk",
        at("offer.role", "Team Lead, Customer Support, Northern Region, and acting head of the whole night desk"),
    );
}

#[test]
fn text() {
    check("text_empty", "What do you love most", at("five.love", ""));
    full("text_full", "What do you love most", "five.love");
    check("text_more", "Which hour of last week", at("five.love", "The quiet hour.<enter><enter>And Lee.<f3>"));
    check("text_stem", "Thank you for", at("decline.thanks_for", "asking me"));
    check("text_selected", "The quiet hour", at("five.love", "The quiet hour.<C-S-left>"));
    check("text_hidden", "2 hidden characters", |session| session.at("five.love").paste("a\u{1b}b\u{202e}c"));
    check("text_long", "row 39", |session| {
        let rows: Vec<String> = (0..40).map(|n| format!("This is row {n} of a long answer.")).collect();
        session.at("five.love").paste(&(rows.join("\n") + "\n"))
    });
    check_from("text_offered", "what you wrote before", |(width, height)| {
        Session::open(fixtures::middling(), width, height).at("terms.thanks_for")
    });
    check_from("text_beside", "You expected", |(width, height)| {
        Session::open(fixtures::full(), width, height).at("after.review")
    });
}

#[test]
fn date() {
    check("date_empty", "By when", at("offer.answer_by", ""));
    full("date_full", "When was the offer made", "offer.made_on");
    check("date_read", "That is", at("offer.answer_by", "4 dec"));
    check("date_unread", "That is not a day yet", at("offer.answer_by", "when Dana is back"));
    check("date_shortcut", "in a week", at("offer.answer_by", "<down><down>"));
}

#[test]
fn choice() {
    check("choice_empty", "Where are you now", at("decide.answer", ""));
    check("choice_taken", "Accept on terms", at("decide.answer", "3<f3>"));
    check("choice_note", "There is a short way", at("offer.urgency", "1"));
    check("choice_date", "until a date", at("decline.interim", "2<enter>4 dec"));
    check("choice_words", "only if things change", at("decline.door", "2<enter>if there were a second lead"));
}

#[test]
fn checklist() {
    check("checklist_empty", "Which three", at("height.values", ""));
    check("checklist_over", "Which three come first", at("height.values", " <down> <down> <down> "));
    check("checklist_own", "my dog", at("height.values", "my dog<enter>sleep<enter>"));
    check("checklist_note", "That is something to find out", at("choice.options", "<end><up> "));
    check_from("checklist_fed", "What do you need to know", |(width, height)| {
        Session::open(fixtures::full(), width, height).at("time.need_to_know")
    });
    full("checklist_full", "Do you need to check", "weigh.risks");
}

#[test]
fn scale() {
    check("scale_empty", "How sure are you", at("decide.sure", ""));
    check("scale_taken", "[10]", at("decide.sure", "10"));
    check("scale_more", "keeps it from being lower", at("decide.sure", "7<f3>"));
}

#[test]
fn weighted() {
    check("weighted_empty", "What speaks for staying", at("weigh.stay", ""));
    check("weighted_rows", "[ 7]", at("weigh.stay", "pay<enter>7<enter>calm evenings<enter>10<enter>"));
    check("weighted_strength", "[ 3]", at("weigh.stay", "pay<enter>3"));
    full("weighted_full", "What speaks for the move", "weigh.move");
}

#[test]
fn ledger() {
    check("ledger_empty", "What do you believe", at("known.ledger", ""));
    check("ledger_in_hand", ") guessed", at("known.ledger", "six people<enter>g<enter>How many is it?"));
    check("ledger_rows", "six people", at("known.ledger", "six people<enter>g<enter><enter><enter><enter>more pay"));
    full("ledger_full", "What do you believe", "known.ledger");
    full("ledger_people", "Who could do this role well", "decline.people");
}

#[test]
fn truth() {
    check("truth_empty", "true for me", at("truths.serve", ""));
    check("truth_taken", "(•) partly", at("truths.serve", "2<enter>Lee asked me twice last week"));
}
