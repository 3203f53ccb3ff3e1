//! What keys do wherever one is: find, help, hide, leave, close, paste, and any size at any moment.

use demur::app::{Effect, Event, Keeping};
use demur::workbook::Workbook;

use crate::fixtures;
use crate::forms::told;
use crate::journeys::SIZES;
use crate::session::Session;

#[test]
fn the_palette_goes_to_every_question_by_its_id() {
    let curriculum = fixtures::curriculum();
    for (width, height) in SIZES {
        for question in curriculum.stages().iter().flat_map(|stage| curriculum.asked_in(stage)) {
            let session = Session::new(width, height).at(&question.id);
            assert_eq!(session.here(), question.id);
        }
    }
}

#[test]
fn the_palette_finds_by_some_words() {
    for (words, id) in [
        ("friend brings", "height.friend"),
        ("two fears", "fears.change"),
        ("how sure", "decide.sure"),
        ("Who offered", "offer.from"),
        ("made the  offer", "offer.from"),
    ] {
        assert_eq!(Session::new(80, 24).at(words).here(), id);
    }
    let session = Session::open(fixtures::full(), 80, 24).at("the reply");
    assert_eq!(session.here(), "reply");
}

#[test]
fn a_question_mark_is_typed_where_words_are_typed() {
    let session = Session::new(80, 24).at("five.love").press("?");
    assert_eq!(told(session.app.workbook(), "five.love"), "?");
    for id in ["decide.answer", "decide.sure", "height.values"] {
        let session = Session::new(80, 24).at(id).press("?");
        assert!(session.screen().starts_with(" Help"), "{id}\n{}", session.screen());
    }
    let session = Session::open(fixtures::full(), 80, 24).press("<f4>?");
    assert!(session.screen().starts_with(" Help"), "{}", session.screen());
}

#[test]
fn control_c_says_how_to_leave_and_twice_leaves() {
    let session = Session::new(80, 24).press("Team<C-c>");
    assert!(session.screen().contains("Ctrl-C again saves and leaves"), "{}", session.screen());
    assert!(!session.world.left);
    let session = session.press(" Lead<C-c>");
    assert!(!session.world.left, "a key between them begins anew");
    let session = session.press("<C-c>");
    assert!(session.world.left);
    assert_eq!(told(&session.world.kept.unwrap(), "offer.role"), "Team Lead");
}

#[test]
fn escape_closes_and_never_discards() {
    let session = Session::new(80, 24).at("five.love").press("The quiet hour<esc><esc>");
    assert_eq!(told(session.app.workbook(), "five.love"), "The quiet hour");
    for key in ["<f1>", "<f2>", "<f8>", "<C-p>", "<C-p>sources<enter>"] {
        let session = Session::new(80, 24).at("five.love").press("The quiet hour").press(key).press("<esc>");
        assert_eq!(session.here(), "five.love");
        assert!(session.screen().contains("The quiet hour"), "{key}\n{}", session.screen());
        let session = session.press("!");
        assert_eq!(told(session.app.workbook(), "five.love"), "The quiet hour!", "{key}");
    }
    let session = Session::open(fixtures::full(), 80, 24).at("five.love").press("<f4>s<down><enter><esc>");
    assert_eq!(session.here(), "reply");
    let session = session.press("<esc>");
    assert_eq!(session.here(), "five.love");
}

#[test]
fn what_opens_closes_with_its_own_key() {
    for key in ["<f1>", "<f2>", "<f8>", "<C-p>", "<A-h>", "<A-m>", "<A-g>", "<A-p>"] {
        let before = Session::new(80, 24).at("five.love");
        let screen = before.screen();
        let open = before.press(key);
        assert_ne!(open.screen(), screen, "{key}");
        assert_eq!(open.press(key).screen(), screen, "{key}");
    }
}

#[test]
fn hidden_shows_nothing_and_takes_nothing() {
    let session = Session::new(80, 24).at("five.love").press("zebrafinch");
    let screen = session.screen();
    let session = session.press("<f9>").press("xyz<enter><tab><esc><f1>").paste("more");
    assert_eq!(session.screen().trim(), "F9 or Alt-X brings it back");
    assert_eq!(session.caret(), None);
    let session = session.press("<A-x>");
    assert_eq!(session.screen(), screen);
    assert_eq!(told(session.app.workbook(), "five.love"), "zebrafinch");
    assert!(session.press("<f9><C-q>").world.left, "one may leave while it is hidden");
}

#[test]
fn several_lines_pasted_into_one_become_one() {
    let session = Session::new(80, 24).paste("Team\r\nLead\n");
    assert_eq!(session.here(), "offer.role", "a newline in a paste does not go on");
    assert_eq!(told(session.app.workbook(), "offer.role"), "Team Lead");
    let session = session.press("<tab>");
    assert_eq!(told(session.app.workbook(), "offer.role"), "Team Lead");
}

#[test]
fn a_large_paste_arrives_whole_and_is_one_step() {
    let words = "A quiet hour.\n".repeat(18_724);
    let session = Session::new(80, 24).at("five.love").paste(&words);
    assert_eq!(told(session.app.workbook(), "five.love").len(), words.len());
    let session = session.paste("A line that does not fit.");
    assert!(session.screen().contains("Your answer is as it was"), "{}", session.screen());
    assert_eq!(told(session.app.workbook(), "five.love"), words);
    let session = session.press("<C-z>");
    assert_eq!(told(session.app.workbook(), "five.love"), "-");
}

#[test]
fn a_paste_that_is_too_large_is_refused_whole() {
    let session = Session::new(80, 24).at("five.love").press("kept").paste(&"x".repeat(300 * 1024));
    assert!(session.screen().contains("Your answer is as it was"), "{}", session.screen());
    assert_eq!(told(session.app.workbook(), "five.love"), "kept");
}

#[test]
fn a_burst_is_typed_like_keys() {
    let mut session = Session::new(80, 24);
    session.happen(Event::Typed("Team Lead".into()));
    assert_eq!(told(session.app.workbook(), "offer.role"), "Team Lead");
    let mut session = session.at("decide.answer");
    session.happen(Event::Typed("12".into()));
    assert_eq!(told(session.app.workbook(), "decide.answer"), "accept: ");
    let mut session = session.press("<C-p>");
    session.happen(Event::Typed("five.love".into()));
    assert_eq!(session.press("<enter>").here(), "five.love");
}

#[test]
fn tab_does_something_sensible_everywhere() {
    let session = Session::new(80, 24).press("<C-p>fears<tab>");
    assert!(session.screen().contains("fears"), "{}", session.screen());
    let session = Session::new(80, 24).at("decline.keep").press("<tab>");
    assert_eq!(session.here(), "decline.people", "off the walk, Tab stays in the stage");
    let session = session.press("<S-tab><S-tab>");
    assert_eq!(session.here(), "decline.project");
    let session = session.at("decline.noticed").press("<tab>");
    assert_eq!(session.here(), "reply", "and comes back to the walk where it passes");
    let session = session.at("accept.thanks_for").press("<S-tab>");
    assert_eq!(session.here(), "decide.noticed");
    let session = Session::open(fixtures::full(), 80, 24).press("<f4><tab>");
    assert_eq!(session.here(), "reply.noticed");
    let session = session.press("<S-tab><S-tab>");
    assert_eq!(session.here(), "decline.noticed");
}

#[test]
fn any_size_at_any_moment_keeps_the_words() {
    let mut session = Session::new(80, 24).at("five.love").press("The quiet hour");
    for (width, height) in [(1, 1), (0, 0), (20, 5), (500, 200), (40, 12), (1, 200), (200, 1), (80, 24)] {
        session = session.resize(width, height).press("!");
    }
    assert_eq!(told(session.app.workbook(), "five.love"), "The quiet hour!!!!!!!!");
    assert!(session.screen().contains("The quiet hour!!!!!!!!"), "{}", session.screen());
}

#[test]
fn a_conflict_is_settled_from_the_palette() {
    let mut session = Session::new(80, 24).press("Team Lead");
    assert!(!session.screen().contains("Keep what is on the screen"));
    session.happen(Event::Conflict("The file was changed by something else.".into()));
    let session = session.press("<C-p>keep what");
    assert!(session.screen().contains("Keep what is on the screen"), "{}", session.screen());
    let session = session.press("<enter>");
    assert!(session.world.effects.iter().any(|effect| matches!(effect, Effect::Settle(_))));
}

#[test]
fn what_happens_costs_one_turn_each_and_rest_costs_none() {
    let mut session = Session::new(80, 24);
    assert_eq!(session.turns, 0, "to open is no turn");
    let keys = demur::keys::parse("Team Lead<tab>Engineer<f2><esc><f9><f9>").unwrap();
    for key in &keys {
        session.happen(Event::Key(*key));
    }
    session.happen(Event::Resize(80, 24));
    session.happen(Event::Wheel(1));
    session.happen(Event::Keeping(Keeping::Saved));
    assert_eq!(session.turns, keys.len() as u64 + 3);
}

#[test]
fn an_unknown_place_opens_at_the_first_question() {
    let mut book = Workbook::new("0123456789abcdef0123456789abcdef".into(), "my offer".into());
    book.set("offer.role", Some(fixtures::prose("Team Lead")));
    book.place.at = "no.such".into();
    book.place.caret = 1000;
    let session = Session::open(book, 80, 24);
    assert_eq!(session.here(), "offer.role");
}

#[test]
fn a_burst_or_a_paste_goes_where_one_would_write_on() {
    let burst = |id: &str, keys: &str, run: &str| {
        let mut session = Session::new(80, 24).at(id).press(keys);
        session.happen(Event::Typed(run.into()));
        told(session.app.workbook(), id)
    };
    assert_eq!(burst("weigh.move", "", "pay rise"), "? pay rise");
    assert_eq!(burst("weigh.move", "pay<enter>", "7 rise"), "7 pay rise");
    assert_eq!(burst("offer.answer_by", "<down>", "4 dec"), "2026-12-04");
    assert_eq!(burst("decide.answer", "", "2x"), "accept: ");
    assert_eq!(burst("truths.serve", "2<enter>Lee <up>", "said"), "partly: Lee said");
    let paste = |id: &str, keys: &str| {
        let session = Session::new(80, 24).at(id).press(keys).paste("two\nlines");
        told(session.app.workbook(), id)
    };
    assert_eq!(paste("known.ledger", "six<enter>t<enter><up>"), "six;told;;; | two;;;; | lines;;;;");
    assert_eq!(paste("decide.answer", ""), "-");
    assert_eq!(paste("decline.interim", "1"), "no: ", "a detail that isn't asked takes nothing");
    assert_eq!(paste("decline.door", "2"), "if: two lines");
    assert_eq!(paste("truths.serve", "1"), "true: two lines");
    assert_eq!(paste("height.values", " "), "autonomy / two, lines");
    assert_eq!(paste("decide.sure", "7"), "7");
}

#[test]
fn the_mouse_goes_where_it_points() {
    let on = |session: &Session, words: &str| {
        let rows: Vec<String> = session.screen().lines().map(str::to_owned).collect();
        let y =
            rows.iter().position(|row| row.contains(words)).unwrap_or_else(|| panic!("{words}\n{}", rows.join("\n")));
        let x = rows[y].split(words).next().unwrap().chars().count();
        Event::Click { x: u16::try_from(x).unwrap(), y: u16::try_from(y).unwrap(), extend: false }
    };
    let point = |session: Session, words: &str| {
        let mut session = session;
        let click = on(&session, words);
        session.happen(click);
        session
    };
    let session = point(Session::new(80, 24).at("decide.answer"), "Accept on terms");
    assert_eq!(told(session.app.workbook(), "decide.answer"), "terms: ");
    let session = point(point(Session::new(80, 24).at("height.values"), "health"), "calm");
    assert_eq!(told(session.app.workbook(), "height.values"), "health calm / ");
    let session = point(Session::new(80, 24).at("five.love").press("The quiet hour"), "quiet").press("very ");
    assert_eq!(told(session.app.workbook(), "five.love"), "The very quiet hour");
    let session = point(Session::new(80, 24).press("<f2>"), "How did it reach you?");
    assert_eq!(session.here(), "offer.how");
    let session = point(Session::new(80, 24).press("<C-p>fear"), "If it happened");
    assert_eq!(session.here(), "fears.repair");
    let session = point(Session::new(80, 24).at("weigh.move"), "someone worse").press("3");
    assert_eq!(told(session.app.workbook(), "weigh.move"), "3 someone worse might get it");
    let session = point(Session::new(80, 24).press("<f9>"), "F9");
    assert_eq!(session.screen().trim(), "F9 or Alt-X brings it back");
}

#[test]
fn the_map_shows_where_one_is_on_the_walk_and_beside_it() {
    for (id, title) in
        [("five.love", "Five questions"), ("accept.why", "Accepting well"), ("time.until", "Time to think")]
    {
        let session = Session::new(120, 40).at(id);
        assert!(session.screen().contains(&format!("› {title}")), "{id}\n{}", session.screen());
    }
    let session = Session::open(fixtures::full(), 80, 24).press("<f4><f2>");
    assert!(session.screen().lines().any(|row| row.contains('›') && row.contains("The reply")), "{}", session.screen());
}
