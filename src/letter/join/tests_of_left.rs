//! What is taken off an answer, and what is left out whole.

use super::tests::{check, thanks, year};
use super::tests_as_typed::{propose, trial};

#[test]
fn greetings_and_other_words_for_thanks_are_no_part_of_what_somebody_is_thankful_for() {
    thanks("hey karen thx so much for thinking of me", "Thank you for thinking of me.");
    thanks("Hi Karen, thanks for thinking of me", "Thank you for thinking of me.");
    thanks("hello, ty for your trust", "Thank you for your trust.");
    thanks("hi ana, thank you", "");
    thanks("Dear Ms. Okafor, thanks for thinking of me", "Thank you for thinking of me.");
    thanks("Hi Ty, thanks for asking me", "Thank you for asking me.");
    thanks("high hopes for the team", "Thank you for high hopes for the team.");
    thanks("Dear memories of the first year", "Thank you for Dear memories of the first year.");
    thanks("thinking of me, and for asking", "Thank you for thinking of me, and for asking.");
}

#[test]
fn what_is_said_of_oneself_behind_thanks_is_a_sentence_of_its_own() {
    thanks("Thanks for asking me, I was surprised.", "Thank you for asking me. I was surprised.");
    thanks("asking me, i'm honoured", "Thank you for asking me. I'm honoured.");
    thanks("asking me when, I was told, nobody was free", "Thank you for asking me when, I was told, nobody was free.");
    thanks("calling when you did, I was lost", "Thank you for calling when you did, I was lost.");
}

#[test]
fn an_offer_that_is_not_sure_is_none() {
    let relief = |answer: &str, expected: &str| check("I can also take on", answer, expected);
    for unsure in [
        "idk, the on call rota maybe",
        "not sure, maybe help the new lead settle in",
        "idk maybe training new ppl",
        "Not sure maybe the rota",
        "the rota, idk",
        "nothing rn",
        "none at the moment",
        "no idea rn",
        "nope not really",
        "nothing right now",
    ] {
        relief(unsure, "");
        check("I would like to lead", unsure, "");
    }
    relief("Not sure. I could do the rota every Friday.", "I could do the rota every Friday.");
    relief("the rota, not sure what else", "I can also take on the rota.");
    propose(
        "a monthly clinic. Kim joins me. Not sure what else to say.",
        "What I would like to propose is a monthly clinic. Kim joins me.",
    );
    relief("the rota, maybe", "I can also take on the rota, maybe.");
    relief("nothing but the rota", "I can also take on nothing but the rota.");
    relief("none of the nights, the day rota", "I can also take on none of the nights, the day rota.");
    year("trained two, not sure what else", "In the past year I trained two.");
    year("trained two, idk", "In the past year I trained two.");
    year("trained two (Ana and Bo), not sure what else", "In the past year I trained two (Ana and Bo).");
    check("To do it well I need", "idk maybe a deputy", "To do it well I need maybe a deputy.");
    year("trained two, not sure of the date", "In the past year I trained two, not sure of the date.");
}

#[test]
fn what_leads_in_to_a_length_is_not_said() {
    trial(
        "let's say 6 months, from January to June, with a review",
        "I would suggest a trial of 6 months, from January to June, with a review.",
    );
    trial("say, three months", "I would suggest a trial of three months.");
    trial("something like six months", "I would suggest a trial of something like six months.");
    trial("maybe 6 months", "I would suggest a trial of maybe 6 months.");
}

#[test]
fn what_somebody_would_rather_not_is_nothing_kept() {
    let keeps = |answer: &str, expected: &str| check("It also keeps", answer, expected);
    keeps("i'd rather not manage ppl, sry", "");
    keeps("I don’t want to manage people", "");
    keeps("I won't be leaving my customers", "I won't be leaving my customers.");
    keeps("i dont want to lose the fridays", "I dont want to lose the fridays.");
    keeps("I don't want you to lose my notes", "I don't want you to lose my notes.");
    keeps("the classes run well", "The classes run well.");
    keeps("our customers value continuity", "Our customers value continuity.");
    keeps("weekly talks run smoothly", "Weekly talks run smoothly.");
    keeps("the customers trust in us", "It also keeps the customers trust in us.");
    keeps("the sales lead on nights", "It also keeps the sales lead on nights.");
}

#[test]
fn a_condition_is_no_reason() {
    let why = |answer: &str, expected: &str| check("I am taking this on because", answer, expected);
    why("only if I keep my Fridays with the machines", "My reason: only if I keep my Fridays with the machines.");
    why("as long as I keep my Fridays", "My reason: as long as I keep my Fridays.");
    why("I like it as long as it lasts", "I am taking this on because I like it as long as it lasts.");
}
