//! Answers as people type them: other words for the beginning, sentences of their own, loose marks.

use super::tests::{check, rules, thanks, year};
use super::*;
use crate::language::Language;
use crate::letter::Letters;

fn want(answer: &str, expected: &str) {
    check("I want to", answer, expected);
}

pub(super) fn trial(answer: &str, expected: &str) {
    check("I would suggest a trial", answer, expected);
}

pub(super) fn propose(answer: &str, expected: &str) {
    check("What I would like to propose is", answer, expected);
}

fn step(answer: &str, expected: &str) {
    check("A first step could be", answer, expected);
}

#[test]
fn who_is_thanked_for_doing_something_is_named_once() {
    thanks("you thinking of me", "Thank you for thinking of me.");
    thanks("You trusting me with it", "Thank you for trusting me with it.");
    thanks("You bring out the best in me", "You bring out the best in me.");
    thanks("you trusted me", "You trusted me.");
}

#[test]
fn an_answer_that_says_nothing_is_no_sentence() {
    for nothing in ["nothing", "N/A", "idk", "no.", "None", "I don’t know", "Skip", "dunno", "-", "not sure"] {
        thanks(nothing, "");
        trial(nothing, "");
    }
    for none in [
        "no trial. i either do it or i dont",
        "No, I either do it or I don’t",
        "none",
        "None needed. I know the work.",
        "Without a trial, please",
        "I don’t want a trial",
        "no need",
        "nope. all or nothing",
    ] {
        trial(none, "");
    }
    for told in [
        "No trial longer than three months, please",
        "Not a trial: a pilot with one team until June",
        "Not a trial: a pilot until June",
        "None of the on-call for three months, then we review",
        "No need for it to be long: six weeks with a talk at the end",
        "No, I'd say three months",
        "No, 6 weeks",
        "No, a pilot until June",
    ] {
        let said = join("I would suggest a trial", told, &rules()).text().to_lowercase();
        assert!(said.contains(&told.to_lowercase()), "{said}");
    }
    trial("no longer than three months", "A trial: no longer than three months.");
    thanks("no trial, and your trust", "Thank you for no trial, and your trust.");
    for language in Language::ALL {
        let letters = Letters::in_language(*language).unwrap();
        let named = |name: &&str| letters.shared.called.names_too.contains(name);
        assert!(["no", "na", "pass", "skip"].iter().all(named), "{language:?}");
        let skipped = letters.joins.skipped;
        assert!(skipped.iter().all(|phrase| phrase.len() <= LONGEST_SKIPPED / 2), "{language:?}");
    }
    thanks("nothing less than your trust", "Thank you for nothing less than your trust.");
    want("Skip the meetings", "I want to skip the meetings.");
}

#[test]
fn what_says_nothing_at_the_beginning_of_an_answer_is_not_said() {
    let relief = |answer: &str, expected: &str| check("I can also take on", answer, expected);
    for nothing in [
        "nothing special really, sorry",
        "not sure, we had a busy month",
        "Not sure... it depends on the ward",
        "I don’t know, ask me later",
        "dunno, depends on the rota",
        "well, i dont know really",
        "nothing really. sorry",
        "idk lol, ask dana",
        "Not a lot, what do you think",
        "not sure - you are all lovely",
        "i'm not sure, honestly",
        "not sure\nwe had a busy month",
        "Not sure to be honest, I was off sick",
        "nothing, I like it here",
        "not sure, my manager decides that",
        "not sure, the regulars know me",
        "nothing really, the usual",
    ] {
        for stem in rules().colons.iter().map(|(stem, _)| stem.as_str()).chain(["Thank you for"]) {
            check(stem, nothing, "");
        }
    }
    check("I want to", "I don't know. I just love my patients.", "I just love my patients.");
    relief("Not sure. I could do the rota every Friday.", "I could do the rota every Friday.");
    year("Hard to say, but I trained two juniors", "I trained two juniors.");
    relief("not a lot, the rota (nights)", "I can also take on the rota (nights).");
    relief("not a lot, the rota (nights), sorry", "I can also take on the rota (nights).");
    relief("not a lot, maybe the off duty", "I can also take on maybe the off duty.");
    relief("Not a lot. The weekly stock list, sorry", "I can also take on the weekly stock list.");
    year("not much, trained two juniors", "In the past year I trained two juniors.");
    thanks("not sure, the trust you put in me", "Thank you for the trust you put in me.");
    trial("not sure, maybe three months", "I would suggest a trial of maybe three months.");
    year("Nothing, was off sick", "");
    thanks("nothing but kindness, honestly", "Thank you for nothing but kindness, honestly.");
    thanks(
        "I don't know what I would do without you, thank you",
        "I don't know what I would do without you, thank you.",
    );
    relief("nothing of the night rota, the day one", "I can also take on nothing of the night rota, the day one.");
}

#[test]
fn what_somebody_does_is_nothing_to_keep() {
    let keeps = |answer: &str, expected: &str| {
        assert_eq!(join_with("Staying also keeps", "It also keeps", answer, &rules()).text(), expected);
    };
    keeps("the regulars know me", "The regulars know me.");
    keeps("the old regulars trust me", "The old regulars trust me.");
    keeps("people ask for me by name", "People ask for me by name.");
    keeps("My patients trust me", "My patients trust me.");
    keeps("parents like talking to me", "Parents like talking to me.");
    keeps("the ward trusts me", "The ward trusts me.");
    keeps("the things customers tell me", "What would be kept: the things customers tell me.");
    for noun in [
        "the regulars who know me",
        "the contacts people need most",
        "the customers' love of the shop",
        "things like the rota",
        "people skills",
        "the sales lead on nights",
        "my notes and the keys we have",
        "the rest of us together",
        "the lessons learned the hard way",
    ] {
        keeps(noun, &format!("Staying also keeps {noun}."));
    }
}

#[test]
fn the_first_of_several_sentences_reads_on_where_it_is_none() {
    thanks(
        "Asking me in writing and giving me time. I know you went to bat for me with Ingrid.",
        "Thank you for asking me in writing and giving me time. I know you went to bat for me with Ingrid.",
    );
    thanks("The trust you put in me. It means a lot.", "Thank you for the trust you put in me. It means a lot.");
    thanks("Your time was a gift. I noticed.", "Your time was a gift. I noticed.");
    thanks("In March you asked me twice. I noticed.", "In March you asked me twice. I noticed.");
    thanks("When you asked, I was glad. Truly.", "When you asked, I was glad. Truly.");
    thanks("That was kind of you. I noticed.", "That was kind of you. I noticed.");
    thanks("Dana. She told me.", "Dana. She told me.");
    want("Stay where I am. I love it.", "I want to stay where I am. I love it.");
    want("Have more time. My kids are small.", "I want to have more time. My kids are small.");
    want("Time is short. I need it.", "Time is short. I need it.");
    trial(
        "Three months, starting in January. After that I can go back.",
        "I would suggest a trial of three months, starting in January. After that I can go back.",
    );
    trial("Until March. Then we talk.", "I would suggest a trial until March. Then we talk.");
    propose(
        "A senior specialist role. I'd own the knowledge base.",
        "What I would like to propose is a senior specialist role. I'd own the knowledge base.",
    );
    propose("The team needs a mentor. I would do it.", "The team needs a mentor. I would do it.");
    step("A talk with Ana. Next week?", "A first step could be a talk with Ana. Next week?");
}

#[test]
fn a_reason_is_not_what_is_wanted() {
    want("because I'm tired of meetings", "That is because I'm tired of meetings.");
    want("Because I'm tired. I love code.", "That is because I'm tired. I love code.");
    want("Mostly because I'm tired", "That is mostly because I'm tired.");
    want("I want to because I'm tired", "That is because I'm tired.");
    want("Cause im tired of meetings", "That is because im tired of meetings.");
    want("'cause I'm tired of meetings", "That is because I'm tired of meetings.");
    want("cause my team needs me", "That is because my team needs me.");
    want("cuz the meetings are too many", "That is because the meetings are too many.");
    want("bc we lose a day", "That is because we lose a day.");
    for own in ["cuz meetings eat the day", "BC planning for the whole site", "COS onboarding", "CUS portal rewrite"] {
        let said = join("I want to", own, &rules()).text();
        assert!(said.contains(own), "{said}");
    }
    want("cause the team less trouble", "I want to cause the team less trouble.");
    want("cause my team no extra work", "I want to cause my team no extra work.");
    want("cause you less trouble", "I want to cause you less trouble.");
    want("cause less harm", "I want to cause less harm.");
    check("I am taking this on because", "cause I love it", "I am taking this on because I love it.");
    want("due to the meetings", "That is due to the meetings.");
    want("since I'm tired of meetings", "I decided this since I'm tired of meetings.");
    want("stay because I love it", "I want to stay because I love it.");
    let lead = join_with("Here is why: I want to", "I want to", "because I'm tired", &rules());
    assert_eq!((lead.text().as_str(), lead.reads_on), ("That is because I'm tired.", false));
}

#[test]
fn names_that_do_something_are_a_sentence() {
    want("Alex and I want more time", "Alex and I want more time.");
    want("Dana knows the release", "Dana knows the release.");
    want("Dana Kim can do it", "Dana Kim can do it.");
    want("Dana, Lee and Bo know the release", "Dana, Lee and Bo know the release.");
    want("The team needs me", "The team needs me.");
    want("Dana's team needs me", "Dana's team needs me.");
    want("Everyone knows I love it", "Everyone knows I love it.");
    want("Refactor the build", "I want to refactor the build.");
    thanks("Alex and I want more time", "Alex and I want more time.");
    thanks("Ana and Lee", "Thank you for Ana and Lee.");
    thanks("The team needs me", "The team needs me.");
    thanks("the care for our needs and for me", "Thank you for the care for our needs and for me.");
    year("Dana knows what I did", "Dana knows what I did.");
    check("I am taking this on because", "Alex and I want it", "I am taking this on because Alex and I want it.");
}

#[test]
fn a_sentence_may_begin_with_an_adverb() {
    step("Maybe we can try it for two months?", "Maybe we can try it for two months?");
    step("perhaps you could ask Dana", "Perhaps you could ask Dana.");
    step("Honestly, it's hard to say", "Honestly, it's hard to say.");
    step("maybe a talk with Ana", "A first step could be maybe a talk with Ana.");
    want("Then we could talk", "Then we could talk.");
    want("Also the team needs me", "Also the team needs me.");
    want("also stay close to the code", "I want to also stay close to the code.");
    propose("Maybe we can try it?", "Maybe we can try it?");
    thanks("Also your patience", "Thank you for also your patience.");
    year("Also made the build fast", "In the past year I also made the build fast.");
}

#[test]
fn capitals_all_through_stay() {
    want("STAY", "I want to STAY.");
    want("STAY where I am", "I want to STAY where I am.");
}

#[test]
fn thanks_in_other_words_are_the_stem() {
    thanks("thanks for thinking of me", "Thank you for thinking of me.");
    thanks("Thanks so much for the offer", "Thank you for the offer.");
    thanks("thx for the trust", "Thank you for the trust.");
    thanks("Thanks", "");
}

#[test]
fn what_somebody_feels_is_no_thing_to_be_thankful_for() {
    thanks("really appreciate it", "Really appreciate it.");
    thanks("grateful that you thought of me", "Grateful that you thought of me.");
    thanks("you trusted me", "You trusted me.");
    thanks("you thinking of me", "Thank you for thinking of me.");
    thanks("that you asked me first", "Thank you for the fact that you asked me first.");
}

#[test]
fn a_face_is_as_final_as_a_sign() {
    thanks("the trust :)", "Thank you for the trust :)");
    thanks("the trust (and the time)", "Thank you for the trust (and the time).");
}

#[test]
fn names_in_lower_case_begin_a_sentence_too() {
    want("alex and I want more time", "Alex and I want more time.");
    want("dana and i are a good team", "Dana and i are a good team.");
    want("stay and I will help", "I want to stay and I will help.");
    want("me and the team are doing great", "Me and the team are doing great.");
}

#[test]
fn things_are_not_done() {
    want("time with my kids", "My reason: time with my kids.");
    want("less stress", "My reason: less stress.");
    year("Zero outages", "In the past year: zero outages.");
    check("Staying where I am lets me", "better quality", "What staying brings: better quality.");
}

#[test]
fn a_verb_that_is_wanted_loses_its_capital() {
    year("Nursed thirty patients", "In the past year I nursed thirty patients.");
    year("Successfully ran the launch", "In the past year I successfully ran the launch.");
    want("Excel at my craft", "I want to excel at my craft.");
    year("'ve led the migration", "In the past year I've led the migration.");
    propose("Principal Engineer", "My proposal: Principal Engineer.");
    propose("Senior engineer", "My proposal: senior engineer.");
}

#[test]
fn what_one_does_goes_on_from_less_of_the_beginning() {
    let relief = |answer: &str, expected: &str| check("I can also take on", answer, expected);
    relief("the planning", "I can also take on the planning.");
    relief("planning the on-call weeks", "I can also take on planning the on-call weeks.");
    relief("write the minutes", "I can also write the minutes.");
    relief("to prepare the board slides", "I can also prepare the board slides.");
    step("write a plan", "A first step could be to write a plan.");
    step("let's meet Jo", "Let's meet Jo.");
    trial("let's say 3 months", "I would suggest a trial of 3 months.");
    trial("let's try 3 months", "Let's try 3 months.");
}

#[test]
fn an_item_of_marks_alone_is_none() {
    let items = ["and !".to_owned(), "Ana".to_owned(), "Lee".to_owned()];
    assert_eq!(series(&items, " and ", &rules()), "Ana and Lee");
}

#[test]
fn loose_marks_begin_nothing() {
    thanks("! the trust", "Thank you for the trust.");
    thanks("]! ?. the trust", "Thank you for the trust.");
    thanks("[- ! the trust", "Thank you for the trust.");
    thanks("- - .\u{a0}the trust", "Thank you for the trust.");
    thanks("!!", "");
    thanks("🙏! the trust", "Thank you for 🙏! the trust.");
}
