//! The strict reader of the curriculum on words: empty, long, loud, leading or changed ones are named.

use crate::curriculum_checker::{check, faults_with};

#[test]
fn figures_show_both_directions_with_their_year() {
    let faults = faults_with(&[("weigh.ron", "side: Move", "side: Stay"), ("weigh.ron", "side: Move", "side: Stay")]);
    assert_eq!(faults, ["weigh.ron: its figures point one way alone; show both directions or neither."]);
    check("weigh.ron", "Gallup, 2024", "Gallup", &["weigh.ron: the figure of `Gallup` has no year."]);
}

#[test]
fn no_text_is_empty() {
    check("five.ron", "title: \"Five questions\"", "title: \"\"", &["five.ron: the title is empty."]);
    check(
        "after.ron",
        "How it is said, what they may answer and, once it has happened, what came of it.",
        " ",
        &["after.ron: the line that begins it is empty."],
    );
    check("five.ron", "And how would it change you?", "", &["five.ron, five.you: the prompt is empty."]);
    check("weigh.ron", "\"curiosity\"", "\"\"", &["weigh.ron, weigh.move: the starter is empty."]);
    check("after.ron", "label: \"who\"", "label: \"\"", &["after.ron, after.agreed: the head of a column is empty."]);
    let faults = faults_with(&[("height.ron", "label: \"calm\"", "label: \"\"")]);
    assert_eq!(faults[0], "height.ron, height.values: the label is empty.");
    check(
        "sources.ron",
        "author: \"Visier\"",
        "author: \"\"",
        &["sources.ron, A survey of 500 US managers: the author is empty."],
    );
}

#[test]
fn every_text_is_plain() {
    let edited = |to: &str| faults_with(&[("five.ron", "They saw how the week", to)]);
    let of = "of the outage went, and who people came to.";
    assert_eq!(
        edited(" They saw how the week"),
        [format!("five.ron, five.why_you: the example ` They saw how the week {of}` begins or ends with a blank.")]
    );
    assert_eq!(
        edited("They  saw"),
        [format!("five.ron, five.why_you: the example `They  saw {of}` holds a doubled blank.")]
    );
    assert_eq!(edited("They saw!"), [format!("five.ron, five.why_you: the example `They saw! {of}` shouts.")]);
    assert_eq!(edited("They\\nsaw"), [format!("five.ron, five.why_you: the example `They saw {of}` is not one line.")]);
    assert_eq!(
        edited("They\u{202e}saw"),
        [format!("five.ron, five.why_you: the example `Theysaw {of}` holds a hidden character.")]
    );
}

#[test]
fn a_prompt_a_reason_and_a_follow_up_end_as_they_should() {
    check(
        "five.ron",
        "And how would it change you?",
        "And how would it change you",
        &["five.ron, five.you: the prompt `And how would it change you` does not end with `?` or `.`."],
    );
    check(
        "fears.ron",
        "Some of it may be in your hands.",
        "Some of it may be in your hands",
        &["fears.ron, fears.prevent: the reason `Some of it may be in your hands` does not end with `?` or `.`."],
    );
    check(
        "five.ron",
        "\"What might grow?\"",
        "\"Tell what might grow.\"",
        &["five.ron, five.you: the follow-up `Tell what might grow.` does not end with `?`."],
    );
}

#[test]
fn what_to_listen_for_is_one_line_of_one_sentence_and_comes_once() {
    let edited = |to: &str| faults_with(&[("offer.ron", "Whose hurry it is.", to)]);
    let fault = |says: &str| vec![format!("offer.ron, offer.urgency: the line to listen by {says}.")];
    assert_eq!(edited("Whose hurry it is"), fault("`Whose hurry it is` does not end with `.`"));
    assert_eq!(edited("Whose hurry it is!."), fault("`Whose hurry it is!.` shouts"));
    assert_eq!(
        edited("Whose hurry it is. Or is it?."),
        fault("`Whose hurry it is. Or is it?.` is more than one sentence")
    );
    assert_eq!(
        edited("Whose hurry it is, and whether it was there before the offer, or came with it."),
        fault("takes 78 cells, and one line holds 76")
    );
    assert_eq!(
        edited("Which of these takes longest to say."),
        ["fears.same: the line to listen by `Which of these takes longest to say.` stands at another question too."]
    );
    assert_eq!(edited(""), [""; 0], "where nothing honest can be said, nothing is");
}

#[test]
fn follow_ups_are_two_to_four_and_each_comes_once() {
    check(
        "fears.ron",
        "\"Who could help?\",\n                \"What has helped you before, with something like it?\",",
        "",
        &["fears.ron, fears.prevent: its follow-ups are 1, and should be two to four."],
    );
    check(
        "fears.ron",
        "\"Who could help?\"",
        "\"How?\", \"Why?\", \"Who could help?\"",
        &["fears.ron, fears.prevent: its follow-ups are 5, and should be two to four."],
    );
    check(
        "fears.ron",
        "\"Who could help?\"",
        "\"What is the smallest thing you could do this week?\"",
        &["fears.ron, fears.prevent: the follow-up `What is the smallest thing you could do this week?` comes twice."],
    );
}

#[test]
fn nothing_is_wider_than_a_small_screen() {
    check(
        "five.ron",
        "title: \"Five questions\"",
        "title: \"Five questions, one at a time, slowly\"",
        &["five.ron: the title `Five questions, one at a time, slowly` takes 37 cells, and 36 fit on 40 columns."],
    );
    check(
        "decline.ron",
        "Step 3 of 4: help them fill it",
        "Step 3 of 4: 다른 사람을 찾는 일을 돕기 위하여",
        &[
            "decline.ron, decline.people: the step `Step 3 of 4: 다른 사람을 찾는 일을 돕기 위하여` takes 46 cells, and 36 fit on 40 columns.",
        ],
    );
    let long = "Donaudampfschifffahrtsgesellschaftskapitän";
    check(
        "weigh.ron",
        "\"curiosity\"",
        &format!("\"a {long}\""),
        &[&format!("weigh.ron, weigh.move: the starter `a {long}` has a word of 42 cells, and 36 fit on 40 columns.")],
    );
    check(
        "fears.ron",
        "Some of it may be in your hands.",
        "Some of it may be in your hands, and some of it in the hands of someone you know well.",
        &["fears.ron, fears.prevent: the reason takes 86 cells, and one line holds 76."],
    );
}

#[test]
fn a_changed_promise_is_noticed() {
    check(
        "five.ron",
        "\"five.you\", kind: Text",
        "\"five.you\", kind: Line",
        &["contract, five.you: its kind is promised to be Text, and is Line."],
    );
    check(
        "weigh.ron",
        "label: \"mentoring\"",
        "label: \"being a mentor\"",
        &[
            "contract, weigh.paths: its list of options is promised to be `specialist: a senior specialist track · project: leading a project or initiative · mentor: mentoring · direction: setting technical or professional direction · sideways: a sideways move · bigger: a bigger version of today's job`, and is `specialist: a senior specialist track · project: leading a project or initiative · mentor: being a mentor · direction: setting technical or professional direction · sideways: a sideways move · bigger: a bigger version of today's job`.",
        ],
    );
    let faults = faults_with(&[(
        "decide.ron",
        "\"decide.predict\", kind: Text, privacy: Private",
        "\"decide.predict\", kind: Text, privacy: Shareable",
    )]);
    assert_eq!(
        faults.last().unwrap(),
        "contract, decide.predict: its privacy is promised to be Private, and is Shareable."
    );
    check(
        "known.ron",
        "only: (column: \"answer\", is: \"\"),",
        "",
        &["contract, known.ledger: its condition is promised to be Some((\"answer\", \"\")), and is None."],
    );
}
