//! The letter room, worked in as a writer would: one's own words, the check, and all of it undone.

use demur::paper::letter_txt;
use demur::workbook::{Answer, Workbook};

use crate::fixtures::{self, prose};
use crate::session::Session;

/// The message of a full decline, as it stands.
pub fn text(session: &Session) -> String {
    session.app.desk().letter().map(letter_txt).unwrap()
}

pub fn room() -> Session {
    Session::open(fixtures::full(), 80, 40).press("<f4>")
}

pub fn shows(session: &Session, words: &str) {
    assert!(session.screen().contains(words), "{words:?} is not on\n{}", session.screen());
}

fn ids(session: &Session) -> Vec<String> {
    session.app.desk().letter().unwrap().paragraphs.iter().map(|paragraph| paragraph.id.clone()).collect()
}

/// On to the paragraph of that id.
pub fn to(mut session: Session, id: &str) -> Session {
    let before = session.app.desk().letter().unwrap().paragraphs.iter().take_while(|p| p.id != id);
    let count: usize = before.map(|paragraph| paragraph.sentences.len()).sum();
    for _ in 0..40 {
        session.keys("<up>");
    }
    for _ in 0..count {
        session.keys("<down>");
    }
    session
}

#[test]
fn tone_length_way_and_kind_change_at_once_and_are_kept() {
    let session = room();
    let warm = text(&session);
    let session = session.press("t");
    assert_ne!(text(&session), warm);
    shows(&session, "Now: no · email · plain · full.");
    let full = text(&session).len();
    let session = session.press("l");
    assert!(text(&session).len() < full);
    let session = session.press("ww");
    shows(&session, "no (k) · by chat (w) · tone: plain (t) · length: short (l)");
    assert!(!text(&session).contains("Subject:"));
    let session = session.again();
    shows(&session, "no (k) · by chat (w) · tone: plain (t) · length: short (l)");
    let session = session.press("k");
    shows(&session, "yes · ");
    shows(&session, "This is not the message for your decision.");
    shows(&session, "not what you decided");
    let session = session.at("decide.answer").press("4<f4>");
    shows(&session, "another path (k) · ");
}

#[test]
fn a_paragraph_in_ones_own_words_stays_while_answers_change() {
    let session = to(room(), "thank").press("e<C-a>Thank you, Ana, for all of it.<esc>");
    assert!(text(&session).contains("\n\nThank you, Ana, for all of it.\n\n"));
    shows(&session, "your own words");
    let session = session.press("t");
    assert!(text(&session).contains("Thank you, Ana, for all of it."), "a change of tone leaves it alone");
    assert!(!session.screen().contains("has changed"), "and flags nothing");
    let session = session.at("decline.thanks_for").press("<C-a>the long talk on Friday<f4>");
    let session = to(session, "thank");
    shows(&session, "An answer behind your own words has changed.");
    shows(&session, "Thank you for the long talk on Friday.");
    let kept = session.press("1");
    assert!(!kept.screen().contains("has changed"));
    assert!(text(&kept).contains("Thank you, Ana, for all of it."));
    let taken = kept.press("<C-z>2");
    assert!(text(&taken).contains("Thank you for the long talk on Friday."));
    let again = taken.press("<C-z>");
    assert!(text(&again).contains("Thank you, Ana, for all of it."));
    shows(&again, "An answer behind your own words has changed.");
}

#[test]
fn in_a_small_window_the_choice_is_in_view_and_the_new_wording_scrolls() {
    let session = to(room(), "thank").press("e<C-a>Thank you, Ana, for all of it.<esc>");
    let long = "the long talk on Friday, the short one on Monday, and every one of the quiet hours in between";
    let session = session.at("decline.thanks_for").press(&format!("<C-a>{long}<f4>")).resize(40, 12);
    let session = to(session, "thank");
    shows(&session, "1 yours · 2 the new one · e edits");
    shows(&session, "An answer behind your own words");
    let below = session.press("<pagedown><pagedown><pagedown>");
    shows(&below, "every one of the quiet hours in");
    shows(&below, "1 yours · 2 the new one · e edits");
    assert!(text(&below.press("2")).contains("Thank you for the long talk on Friday, the short one on Monday"));
}

#[test]
fn what_is_not_touched_still_follows_the_answers() {
    let session = to(room(), "thank").press("e<C-a>Thank you, Ana.<esc>");
    let session = session.at("decline.impact").press("<C-a>moved the whole team to the new office<f4>");
    assert!(text(&session).contains("In the past year I moved the whole team to the new office."));
    assert!(text(&session).contains("Thank you, Ana."));
}

#[test]
fn every_letter_written_is_kept_at_once() {
    let mut session = to(room(), "reason").press("e<C-a>Bec");
    let kept = session.world.kept.clone().unwrap();
    assert!(
        letter_txt(Session::open((*kept).clone(), 80, 24).app.desk().letter().unwrap())
            .contains("so my answer is no. Bec\n\n")
    );
    session.keys("<f2>");
    assert!(text(&session).contains(" Bec\n\n"), "leaving in any way keeps it");
    let session = session.press("<esc><C-z>");
    assert!(!text(&session).contains("Bec"), "one undo takes all of one writing back");
}

#[test]
fn paragraphs_are_left_out_brought_back_moved_and_added() {
    let session = to(room(), "help").press("d");
    assert!(!ids(&session).contains(&"help".to_owned()));
    let session = session.press("t");
    assert!(!ids(&session).contains(&"help".to_owned()), "in every tone");
    let session = session.press("b");
    assert!(ids(&session).contains(&"help".to_owned()));
    let before = ids(&session);
    let session = to(session, "value").press("<A-up><A-up>");
    let place = |session: &Session, id: &str| ids(session).iter().position(|other| other == id).unwrap();
    assert!(place(&session, "value") < place(&session, "decide"));
    let session = to(session, "decide").press("aThere is more to say.<esc>");
    assert_eq!(ids(&session)[place(&session, "decide") + 1], "own-1");
    shows(&session, "a paragraph of your own");
    let session = session.press("<C-z><C-z><C-z>");
    assert_eq!(ids(&session), before);
    let session = session.press("<C-y><C-y><C-y>");
    assert!(text(&session).contains("There is more to say."));
    assert!(place(&session, "value") < place(&session, "decide"));
    assert!(text(&session.again()).contains("There is more to say."), "the next evening, too");
}

#[test]
fn writing_several_paragraphs_or_nothing() {
    let session = to(room(), "reason").press("e<C-a>One.<enter><enter>Two.<enter>- a<enter>- b<esc>");
    assert!(text(&session).contains(" One.\n\nTwo.\n- a\n- b\n\n"), "{}", text(&session));
    let session = to(session, "reason").press("e<C-a><backspace><esc>");
    assert!(!ids(&session).contains(&"reason".to_owned()));
    let session = session.press("b");
    assert!(text(&session).contains("stay close to the work that I am best at"));
    let before = text(&session);
    let session = session.press("a<esc>");
    assert_eq!(text(&session), before, "an empty paragraph is none");
}

#[test]
fn a_pin_whose_answer_is_gone_says_so() {
    let session = to(room(), "reason").press("e<C-end> Truly.<esc>");
    let session = session.at("decide.because").press("<C-a><backspace><f4>");
    let session = to(session, "reason");
    shows(&session, "The answer behind your own words is gone.");
    let session = session.press("2");
    assert!(!text(&session).contains("Truly."));
}

#[test]
fn private_words_put_into_the_message_are_carried_across() {
    let mut book = fixtures::full();
    book.set("five.love", Some(prose("zebrafinches in the morning")));
    let session = Session::open(book, 80, 40).at("five.love").press("<C-a><C-c><f4>");
    let session = to(session, "reason").press("e<C-end> <C-v>");
    shows(&session, "Carried across");
    assert!(text(&session).contains("zebrafinches"));
    let carried = session.app.workbook().carried.last().unwrap();
    assert_eq!((carried.from.as_str(), carried.to.as_str()), ("five.love", "reply"));
}

#[test]
fn a_finding_leads_to_its_sentence_and_is_set_aside_with_a_reason() {
    let session = to(room(), "reason").press("e<C-a>I can't handle the pressure.<esc>");
    shows(&session, "to look at (f)");
    let session = session.press("f");
    shows(&session, "I can't handle the pressure.");
    shows(&session, "Source: ");
    let count = session.app.desk().findings().len();
    let session = session.press("ishe knows this<enter>");
    assert_eq!(session.app.desk().findings().len(), count - 1);
    let ignored = session.app.workbook().message.ignored.last().cloned().unwrap();
    assert_eq!(
        (ignored.sentence.as_str(), ignored.reason.as_str()),
        ("I can't handle the pressure.", "she knows this")
    );
    shows(&session, "Left as it is");
    let session = session.press("<end>i");
    assert_eq!(session.app.desk().findings().len(), count, "taken up again");
    let session = session.press("<esc><C-z><C-z>f");
    assert_eq!(session.app.desk().findings().len(), count, "and back with an undo");
    let session = session.press("<enter>e");
    shows(&session, "I can't handle the pressure.");
}

#[test]
fn what_was_taken_back_belongs_to_one_decision() {
    let session = room().press("kt").at("decide.answer").press("4<f4><C-z>");
    shows(&session, "There is nothing to undo");
    shows(&session, "another path");
}

#[test]
fn copying_words_of_a_paragraph_pins_nothing() {
    let session = to(room(), "reason").press("e<C-a><C-c><esc>");
    assert!(session.app.desk().draft().is_none_or(|draft| draft.pins.is_empty()));
    assert!(!session.screen().contains("your own words"));
}

#[test]
fn greeting_and_name_stay_where_they_are() {
    let session = to(room(), "thank").press("<A-up>");
    assert_eq!(ids(&session)[0], "greet");
    let session = to(session, "thank_again").press("<A-down>");
    assert_eq!(ids(&session).last().unwrap(), "sign");
}

#[test]
fn only_reading_changes_nothing() {
    let mut session = Session::start(fixtures::full(), 80, 40, "Another demur has it.").press("<f4>");
    let before = text(&session);
    for keys in ["t", "l", "w", "k", "d", "a", "eX", "<A-down>", "<C-z>", "2"] {
        session.keys(keys);
        session.keys("<esc>");
        session = session.press("<f4>");
        if session.here() != "reply" {
            session = session.press("<f4>");
        }
        assert_eq!(text(&session), before, "{keys}");
    }
    assert!(session.world.kept.is_none());
}

/// Words of a private answer and of a paragraph that the writer wrote, for the storm.
fn storm_book() -> Workbook {
    let mut book = fixtures::full();
    book.set("five.love", Some(Answer::Prose("zebrafinches".into())));
    book
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 32, failure_persistence: None, ..Default::default() })]

    /// Whatever is pressed: no panic, no answer changes, and undoing everything gives back what was.
    #[test]
    fn all_of_it_can_be_undone(
        keys in proptest::collection::vec(proptest::sample::select(vec![
            "t", "l", "w", "k", "d", "b", "u", "1", "2", "<A-up>", "<A-down>", "<up>", "<down>", "eabc<esc>", "e<C-a>x<esc>",
            "e<C-a><backspace><esc>", "a<esc>", "aown words<esc>", "aone<enter><enter>two<esc>", "c<enter>", "vr",
            "c<enter>v<enter><esc><esc>", "<C-z>", "<C-y>", "<pagedown>",
        ]), 1..24),
        size in proptest::sample::select(vec![(120, 40), (80, 24), (40, 12)]),
    ) {
        let mut session = Session::open(storm_book(), size.0, size.1).press("<f4>");
        let first = session.app.workbook().message.clone();
        let answers: Vec<String> = session.app.workbook().answers().map(|(id, answer)| format!("{id} {answer:?}")).collect();
        for key in &keys {
            session.keys(key);
            proptest::prop_assert_eq!(session.here(), "reply");
            proptest::prop_assert!(!text(&session).contains("zebrafinches"));
            let mut seen = std::collections::HashSet::new();
            proptest::prop_assert!(ids(&session).into_iter().all(|id| seen.insert(id)), "an id stands twice");
        }
        for _ in 0..keys.len() * 2 + 2 {
            session.keys("<C-z>");
        }
        proptest::prop_assert_eq!(&session.app.workbook().message, &first);
        let after: Vec<String> = session.app.workbook().answers().map(|(id, answer)| format!("{id} {answer:?}")).collect();
        proptest::prop_assert_eq!(answers, after);
    }
}

#[test]
fn beside_own_words_it_says_so_though_a_sentence_stayed() {
    let session = to(room(), "decline").press("e").press("<C-end> I mean it.<esc>");
    shows(&to(session, "decline"), "your own words");
}

#[test]
fn an_answer_left_for_the_message_is_tidied_then_and_not_later() {
    let session = Session::open(fixtures::full(), 80, 24).at("accept.first").press("<enter><f4>");
    let told = || session.app.workbook().answer("accept.first").map(|answer| answer.on_screen().clone());
    assert!(told() == fixtures::full().answer("accept.first").map(|answer| answer.on_screen().clone()));
}

#[test]
fn a_sentence_that_comes_from_no_answer_says_so() {
    let session = room();
    let paragraphs = &session.app.desk().letter().unwrap().paragraphs;
    let own = paragraphs.iter().find(|paragraph| paragraph.sentences.first().is_some_and(|s| s.origins.is_empty()));
    let id = own.expect("a message has a sentence of demur's own").id.clone();
    let session = to(session, &id).press("<enter>");
    shows(&session, "This sentence comes from no answer");
    assert_eq!(session.here(), "reply");
}
