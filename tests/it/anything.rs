//! Anything at all may be pressed, pasted, clicked and resized: nothing panics, no answer is lost, nothing private leaves.

use std::collections::BTreeMap;

use demur::app::{Effect, Event, actions};
use demur::keys::{self, Code, Key};
use demur::screens::{card, letter, present, rehearsal};
use demur::text::clean;
use demur::workbook::{Answer, Workbook, tidy};
use proptest::prelude::*;
use proptest::sample::select;

use crate::between::leaks;
use crate::fixtures;
use crate::forms::told;
use crate::session::{Session, content};

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases: count, max_shrink_iters: 400, ..ProptestConfig::default() }
}

fn answers(workbook: &Workbook) -> BTreeMap<String, String> {
    workbook.answers().map(|(id, _)| (id.to_owned(), told(workbook, id))).collect()
}

/// Every question there is, and the letter.
fn places() -> Vec<String> {
    let curriculum = fixtures::curriculum();
    let mut ids: Vec<String> =
        curriculum.stages().iter().flat_map(|s| curriculum.asked_in(s)).map(|q| q.id.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        6 => any::<char>().prop_map(Code::Char),
        6 => prop::char::range(' ', '~').prop_map(Code::Char),
        8 => select(vec![
            Code::Enter, Code::Tab, Code::Backspace, Code::Delete, Code::Esc, Code::Left, Code::Right, Code::Up,
            Code::Down, Code::Home, Code::End, Code::PageUp, Code::PageDown, Code::Insert,
        ]),
        3 => (1..=24_u8).prop_map(Code::F),
    ];
    (code, prop::bool::weighted(0.2), prop::bool::weighted(0.2), prop::bool::weighted(0.2))
        .prop_map(|(code, ctrl, alt, shift)| Key { code, ctrl, alt, shift: shift && !matches!(code, Code::Char(_)) })
}

fn any_size() -> impl Strategy<Value = Event> {
    prop_oneof![(0..=500_u16, 0..=200_u16), (0..=45_u16, 0..=14_u16), Just((80, 24)),]
        .prop_map(|(width, height)| Event::Resize(width, height))
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        20 => any_key().prop_map(Event::Key),
        2 => ".{0,12}".prop_map(Event::Typed),
        2 => "(?s).{0,40}".prop_map(Event::Paste),
        2 => any_size(),
        3 => (0..130_u16, 0..45_u16, any::<bool>()).prop_map(|(x, y, extend)| Event::Click { x, y, extend }),
        1 => (-30..30_i16).prop_map(Event::Wheel),
    ]
}

/// Leaving ends a session, so it is no part of a storm.
fn leaves(event: &Event) -> bool {
    let Event::Key(key) = event else { return false };
    matches!(key, Key { code: Code::Char('q'), ctrl: true, .. } | Key { code: Code::Char('q'), alt: true, .. })
        || matches!(key, Key { code: Code::Char('c'), ctrl: true, .. })
}

fn storm(session: &mut Session, events: Vec<Event>) {
    for event in events.into_iter().filter(|event| !leaves(event)) {
        session.happen(event);
    }
}

/// The answer that the form shows, in its normal form.
fn shown(session: &Session) -> Option<Answer> {
    let id = &session.app.workbook().place.at;
    let question = session.app.desk().curriculum().question(id)?;
    tidy(question, &session.app.shown()?)
}

/// The answer that the workbook has, likewise.
fn kept_of_it(session: &Session) -> Option<Answer> {
    let id = &session.app.workbook().place.at;
    let question = session.app.desk().curriculum().question(id)?;
    tidy(question, session.app.workbook().answer(id)?.on_screen())
}

proptest! {
    #![proptest_config(cases(64))]

    /// Whatever happens: no panic; one question's answer changes at a time; what is kept is what is there.
    #[test]
    fn a_storm_of_events(events in prop::collection::vec(any_event(), 1..40), start in select(places())) {
        let mut session = Session::open(fixtures::full(), 80, 24).at(&start);
        for event in events.into_iter().filter(|event| !leaves(event)) {
            let before = answers(session.app.workbook());
            let here = session.here();
            storm(&mut session, vec![event.clone()]);
            let after = answers(session.app.workbook());
            let changed: Vec<&String> = before
                .keys()
                .chain(after.keys())
                .filter(|id| before.get(*id) != after.get(*id))
                .collect();
            // The ticked risks may go into the ledger; leaving a question tidies it.
            let may = |id: &&String| **id == here || **id == session.here() || id.as_str() == "known.ledger";
            prop_assert!(changed.iter().all(may), "{event:?} at {here} changed {changed:?}");
            prop_assert_eq!(shown(&session), kept_of_it(&session), "{:?} at {}", event, here);
            if let Some(kept) = &session.world.kept {
                prop_assert!(**kept == *session.app.workbook(), "what is kept is not what is there");
            }
        }
    }

    /// Going about changes no answer.
    #[test]
    fn going_about_loses_nothing(
        keys in prop::collection::vec(select(vec![
            "<tab>", "<S-tab>", "<f1>", "<f2>", "<f3>", "<f4>", "<f8>", "<f9>", "<C-p>", "<esc>", "<up>", "<down>",
            "<pageup>", "<pagedown>", "<home>", "<end>", "<C-home>", "<C-end>", "<S-down>", "<C-a>", "<f10>", "<A-c>",
            "<f12>", "<A-d>", "<A-z>", "<A-s>",
        ]), 1..60),
        size in select(vec![(120, 40), (80, 24), (40, 12), (24, 6), (10, 3)]),
    ) {
        let book = fixtures::full();
        let before = answers(&book);
        let mut session = Session::open(book, size.0, size.1);
        for key in keys {
            session.keys(key);
        }
        prop_assert_eq!(answers(session.app.workbook()), before);
    }

    /// Every text that is typed or pasted comes out as `clean` says, whichever way it came.
    #[test]
    fn what_is_typed_comes_out_clean(text in "(?s)\\PC{0,8}.{0,24}", id in select(vec!["five.love", "decline.focus"])) {
        let expected = clean(&text).text;
        let expected = if expected.is_empty() { "-".to_owned() } else { expected };
        let session = Session::new(80, 24).at(id).paste(&text);
        prop_assert_eq!(&told(session.app.workbook(), id), &expected);
        let mut session = Session::new(80, 24).at(id);
        session.happen(Event::Typed(text.clone()));
        prop_assert_eq!(&told(session.app.workbook(), id), &expected);
    }

    /// Private words never leave, whatever is pressed; copied ones neither.
    #[test]
    fn nothing_private_leaves(
        events in prop::collection::vec(any_event(), 1..20),
        id in select(private_places()),
        out in select(vec![
            "<f4>c<enter>", "<f4>s<down><enter><enter>", "<f4>s<down><down><enter><enter>", "<f4>s<end><up><enter><enter>",
            "<C-p>copy the<enter><enter>",
        ]),
    ) {
        let word = "zebrafinch";
        let mut session = Session::open(fixtures::smallest(), 80, 24).at(&id).paste(word).press("<C-a><C-c>");
        storm(&mut session, events.into_iter().filter(|event| !carries(event)).collect());
        let session = session.resize(80, 24).press("<f9><f9><esc><esc>").at("decide.answer").press("1").press(out);
        prop_assert!(!leaks(&session, word));
    }
}

/// Carrying across is the writer's own act.
fn carries(event: &Event) -> bool {
    matches!(event, Event::Key(Key { code: Code::Char('v'), ctrl: true, .. }))
        || matches!(event, Event::Key(Key { code: Code::F(9), .. } | Key { code: Code::Char('x'), alt: true, .. }))
        || matches!(event, Event::Key(Key { code: Code::Char('p'), .. }))
}

/// Questions whose answers are private and take words at once.
fn private_places() -> Vec<String> {
    [
        "five.love",
        "five.team",
        "fears.same",
        "choice.mine",
        "known.ledger",
        "height.values",
        "truths.own",
        "decide.predict",
        "weigh.risks",
        "after.agreed",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Every screen at every size that a small window can have, and at the largest.
#[test]
fn every_screen_draws_at_every_size() {
    let places = [
        "",
        "<f1>",
        "<f2>",
        "<C-p>",
        "<C-p>fear",
        "<f4>",
        "<f4>s",
        "<f4>c",
        "<f4>s<down><enter>",
        "<f4>s<down><down><enter>",
        "<f12>",
        "<A-s>",
        "<A-s><enter><A-s><enter>",
        "<f4>s<down><enter><enter>s<down><enter><enter>",
        "<f4>e",
        "<f4>a",
        "<f4>f",
        "<f4>fi",
        "<f4>c<enter>v",
        "<f4>c<enter>v<enter>",
        "<f9>",
        "<A-c>",
        "<A-c>p",
        "<A-c>r",
        "<A-c>rt",
        "<f5>",
        "<f5><end>",
        "<C-p>breathe<enter>",
        "<C-p>team",
        "<C-p>five.love<enter><C-f>a",
    ];
    let questions =
        ["offer.role", "five.love", "offer.answer_by", "decide.answer", "height.values", "decide.sure", "known.ledger"];
    let small = (0..=26).flat_map(|width| (0..=8).map(move |height| (width, height)));
    let sizes: Vec<(u16, u16)> =
        small.chain([(500, 200), (1, 200), (500, 1), (99, 16), (100, 15), (119, 40)]).collect();
    for place in places {
        let mut session = Session::open(fixtures::full(), 80, 24).press(place);
        for (width, height) in &sizes {
            session = session.resize(*width, *height);
        }
    }
    for question in questions {
        let mut session = Session::open(fixtures::full(), 80, 24).at(question);
        for (width, height) in &sizes {
            session = session.resize(*width, *height);
            if let Some((x, y)) = session.caret() {
                assert!(x < *width && y < *height, "{question} at {width}×{height}: the caret stands outside");
            }
        }
    }
}

/// From the smallest window that can be written in on, the caret shows wherever words are typed.
#[test]
fn the_caret_always_shows() {
    for id in places() {
        for (width, height) in [(24, 6), (30, 8), (40, 12), (80, 24), (120, 40)] {
            let mut book = fixtures::full();
            book.place.at.clone_from(&id);
            let session = Session::open(book, width, height);
            assert_eq!(session.here(), id);
            assert!(session.caret().is_some(), "{id} at {width}×{height}\n{}", session.screen());
        }
    }
}

#[test]
fn every_action_has_words_and_no_two_share_a_key() {
    let words = &content().words.screen;
    let everywhere: Vec<(&str, &[Key])> = actions::all().map(|row| (row.name, row.keys)).collect();
    let letter: Vec<(&str, &[Key])> = letter::TABLE.iter().map(|row| (row.name, row.keys)).collect();
    let card: Vec<(&str, &[Key])> = card::TABLE.iter().map(|row| (row.name, row.keys)).collect();
    let rehearsal: Vec<(&str, &[Key])> = rehearsal::TABLE.iter().map(|row| (row.name, row.keys)).collect();
    let large: Vec<(&str, &[Key])> = present::TABLE.iter().map(|row| (row.name, row.keys)).collect();
    let rooms = [&letter, &card, &rehearsal, &large];
    for (name, _) in everywhere.iter().chain(rooms.into_iter().flatten()) {
        let action = words.actions.get(*name).unwrap_or_else(|| panic!("{name} has no words"));
        assert!(!action.short.is_empty() && !action.label.is_empty(), "{name}");
    }
    let named: Vec<&str> = everywhere.iter().chain(rooms.into_iter().flatten()).map(|(name, _)| *name).collect();
    assert!(words.actions.keys().all(|name| named.contains(&name.as_str())), "words for an action there is not");
    for table in [&everywhere, &letter, &card, &rehearsal, &large] {
        let mut taken = BTreeMap::new();
        for (name, key) in table.iter().flat_map(|(name, keys)| keys.iter().map(move |key| (name, key))) {
            assert_eq!(taken.insert(*key, *name), None, "{key} does two things");
        }
    }
}

#[test]
fn every_f_key_and_its_like_have_a_twin() {
    for row in actions::TABLE {
        let eaten = |key: &Key| matches!(key.code, Code::F(_)) || keys::parse("<C-p><C-q>").unwrap().contains(key);
        let twin = |key: &Key| key.alt && matches!(key.code, Code::Char(_));
        assert!(!row.keys.iter().any(eaten) || row.keys.iter().any(twin), "{} has no twin", row.name);
    }
}

#[test]
fn every_action_is_in_the_palette() {
    let words = &content().words.screen;
    for row in actions::all().filter(|row| row.action != actions::Action::Palette) {
        let mut session = Session::new(80, 24);
        session.happen(Event::Conflict("The file was changed.".into()));
        let label = &words.actions[row.name].label;
        let session = session.press("<C-p>").paste(label);
        let shown = session.screen().lines().any(|line| line.contains('›') && line.contains(label.as_str()));
        assert!(shown, "{}\n{}", row.name, session.screen());
    }
}

/// What goes to the clipboard or a file at the writer's word is a message or shareable words, nothing else.
#[test]
fn what_left_is_what_was_asked() {
    let session = Session::open(fixtures::full(), 80, 24).press("<f4>c<enter>s<down><enter><enter>");
    let out = session.world.effects.iter().filter(|e| matches!(e, Effect::Copy(_) | Effect::Export { .. })).count();
    assert_eq!(out, 2);
}
