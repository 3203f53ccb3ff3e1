//! What one answer means to another: offers, fed lines, limits, follow-ups, where an option leads, words carried across.

use demur::app::Effect;

use crate::fixtures;
use crate::forms::told;
use crate::session::Session;

#[test]
fn every_thanks_is_offered_the_one_given() {
    let all = ["decline.thanks_for", "accept.thanks_for", "terms.thanks_for", "path.thanks_for"];
    for given in all {
        for other in all.iter().filter(|other| **other != given) {
            let session = Session::new(80, 24).at(given).press("your trust").at(other);
            assert!(session.screen().contains("what you wrote before: your trust"), "{given} to {other}");
        }
    }
}

#[test]
fn the_questions_of_the_ledger_feed_what_one_needs_to_know() {
    let session = Session::new(80, 24)
        .at("known.ledger")
        .press("six<enter>g<enter>How many people?<enter>Dana<enter><enter>")
        .press("pay<enter>t<enter>How much more?<enter><enter>a tenth<enter>")
        .at("time.need_to_know");
    assert!(session.screen().contains("[ ] How many people?"), "{}", session.screen());
    assert!(!session.screen().contains("How much more?"), "answered, so not open:\n{}", session.screen());
    let session = session.press(" ");
    assert_eq!(told(session.app.workbook(), "time.need_to_know"), " / How many people?");
    let session = session.press("and by when<enter>");
    assert_eq!(told(session.app.workbook(), "time.need_to_know"), " / How many people?, and by when");
}

#[test]
fn more_than_three_are_taken_and_one_line_asks_which() {
    let session = Session::new(80, 24).at("height.values").press(" <down> <down> ");
    assert!(!session.screen().contains("Which three come first"));
    let session = session.press("<end>my dog");
    assert!(session.screen().contains("Which three come first"), "{}", session.screen());
    assert_eq!(told(session.app.workbook(), "height.values"), "autonomy mastery purpose / my dog");
}

#[test]
fn follow_ups_come_one_by_one_and_begin_again() {
    let mut session = Session::new(80, 24).at("decide.sure");
    for expected in ["keeps it from being lower? (1 of 2, to think over)", "up or down? (2 of 2, to", "(1 of 2, to"] {
        session.keys("<f3>");
        assert!(session.screen().contains(expected), "{}", session.screen());
    }
    session.keys("<A-a>");
    assert!(session.screen().contains("(2 of 2, to"), "{}", session.screen());
}

#[test]
fn an_option_leads_where_it_says() {
    let session = Session::new(80, 24).at("choice.options").press("<A-o>");
    assert!(session.screen().contains("leads elsewhere"), "{}", session.screen());
    let session = session.press("<down><down><down><down><down> <A-o>");
    assert!(session.screen().contains("Do you need to check any of these first?"), "{}", session.screen());
}

#[test]
fn ticked_risks_become_rows_of_the_ledger_once() {
    let session = Session::new(80, 24).at("known.ledger").press("six").at("weigh.risks").press("<A-r>");
    assert!(session.screen().contains("There is nothing new to add"), "{}", session.screen());
    let mut session = session.press("<down> <end>my pension<A-r>");
    assert!(session.screen().contains("things to find out: 2."), "{}", session.screen());
    assert_eq!(
        told(session.app.workbook(), "known.ledger"),
        "six;;;; | severance pay or benefits;;;; | my pension;;;;"
    );
    session.keys("<A-r>");
    assert!(session.screen().contains("There is nothing new to add"), "{}", session.screen());
    let session = session.at("known.ledger");
    assert!(session.screen().contains("my pension"), "{}", session.screen());
}

/// True where words went out of demur.
pub fn leaks(session: &Session, words: &str) -> bool {
    session.world.effects.iter().any(|effect| {
        let copied = matches!(effect, Effect::Copy(text) if text.contains(words));
        copied || matches!(effect, Effect::Export { path, text } if path.contains(words) || text.contains(words))
    })
}

#[test]
fn private_words_are_copied_inside_demur_alone() {
    for keys in ["<C-a><C-c>", "<C-a><C-x>"] {
        let session = Session::new(80, 24).at("five.love").press("zebrafinch").press(keys);
        assert!(session.screen().contains("Private words don't reach the clipboard"), "{}", session.screen());
        assert!(session.world.clipboard.is_empty());
        assert!(!leaks(&session, "zebrafinch"));
        let session = session.at("five.team").press("<C-v>");
        assert_eq!(told(session.app.workbook(), "five.team"), "zebrafinch");
        assert!(session.app.workbook().carried.is_empty(), "private to private is no carrying across");
    }
}

#[test]
fn shareable_words_reach_the_clipboard() {
    let session = Session::new(80, 24).at("offer.role").press("Team Lead<C-a><C-c>");
    assert_eq!(session.world.clipboard, ["Team Lead"]);
}

#[test]
fn carrying_across_is_recorded_and_said() {
    let session = Session::new(80, 24).at("five.love").press("the quiet hour<C-a><C-c>");
    let session = session.at("decline.focus").press("enjoy <C-v>");
    assert!(session.screen().contains("Carried across"), "{}", session.screen());
    assert_eq!(told(session.app.workbook(), "decline.focus"), "enjoy the quiet hour");
    let carried = &session.app.workbook().carried;
    assert_eq!(
        carried.iter().map(|c| (c.from.as_str(), c.to.as_str())).collect::<Vec<_>>(),
        [("five.love", "decline.focus")]
    );
}

#[test]
fn a_private_cell_of_a_shareable_ledger_stays_inside() {
    let session = Session::new(80, 24).at("known.ledger").press("zebrafinch<C-a><C-c>");
    assert!(session.world.clipboard.is_empty(), "the belief is private");
    let session = session.press("<down><down>canary?<C-a><C-c>");
    assert_eq!(session.world.clipboard, ["canary?"], "the question to ask is shareable");
    let session = session.press("<up><up><C-a><C-c><down><down><end> <C-v>");
    assert!(session.screen().contains("Carried across"), "{}", session.screen());
}

#[test]
fn nothing_held_says_so() {
    let session = Session::new(80, 24).at("five.love").press("<C-v>");
    assert!(session.screen().contains("Nothing is held here"), "{}", session.screen());
}

#[test]
fn what_was_refused_is_not_carried() {
    let words = "x".repeat(200 * 1024);
    let session = Session::new(80, 24).at("five.love").paste(&words).press("<C-a><C-c>");
    let session = session.at("decline.focus").paste(&words).press("<C-v>");
    assert!(session.screen().contains("more than one answer holds"), "{}", session.screen());
    assert!(session.app.workbook().carried.is_empty());
    let session = session.press("<f4>").at("five.love").press("<f2>");
    assert_eq!(told(session.app.workbook(), "decline.focus").len(), words.len());
}

#[test]
fn what_belonged_to_another_answer_is_kept() {
    let book = fixtures::full();
    let before: Vec<String> = book.answers().map(|(id, _)| told(&book, id)).collect();
    let session = Session::open(book, 80, 24).at("decide.answer").press("2").press("3").press("1");
    let now = session.app.workbook();
    let after: Vec<String> = now.answers().map(|(id, _)| told(now, id)).collect();
    assert_eq!(before, after);
    assert_eq!(now.history.iter().map(|turn| turn.value.as_str()).collect::<Vec<_>>(), ["accept", "terms", "decline"]);
}

#[test]
fn risks_carried_while_the_ledger_is_open_are_shown_and_kept() {
    let session = Session::new(80, 24).at("weigh.risks").press("<down> ").at("known.ledger").press("six<A-r>");
    assert!(session.screen().contains("severance pay or benefits"), "{}", session.screen());
    let session = session.press("more");
    assert_eq!(told(session.app.workbook(), "known.ledger"), "six;;;; | severance pay or benefits;;;; | more;;;;");
}

#[test]
fn private_words_name_no_file() {
    let session = Session::open(fixtures::full(), 80, 24)
        .at("five.love")
        .press("<C-a>zebrafinch<C-a><C-c><f4>s<down><enter><C-v>");
    assert!(session.screen().contains("they cannot name a file"), "{}", session.screen());
    let session = session.press("<enter>");
    assert!(!leaks(&session, "zebrafinch"));
}

#[test]
fn the_ledger_counts_guesses_and_open_questions() {
    let session = Session::new(80, 40).at("known.ledger");
    assert!(!session.screen().contains("Believed:"));
    let session = session.press("six people<enter>g<enter>How many?<enter><enter><enter>pay<enter>t");
    assert!(session.screen().contains("Believed: 2 · guessed: 1 · open questions: 1"), "{}", session.screen());
    let session = session.press("<enter>How much?<enter><enter>a tenth");
    assert!(session.screen().contains("Believed: 2 · guessed: 1 · open questions: 1"), "{}", session.screen());
}
