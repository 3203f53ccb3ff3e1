//! Sessions of a coach and a client: an agreement, a quiet clock, actions with owner and day, and what changed since.

use demur::app::{Effect, Event};
use demur::workbook::{Answer, Workbook};

use crate::machine::Machine;
use crate::session::Session;

const BEGIN: &str = "<C-p>begin a session<enter>";

fn answer(session: &Session, word: &str) -> Option<Answer> {
    let book = session.app.workbook();
    let id = format!("{}.{word}", book.sessions.last().unwrap().id());
    book.answer(&id).map(|answer| answer.for_file().clone())
}

fn words(session: &Session, word: &str) -> String {
    answer(session, word).and_then(|answer| answer.prose().cloned()).map(|prose| prose.to_string()).unwrap_or_default()
}

/// A session of 50 minutes, begun at a question of the walk.
fn begun(width: u16, height: u16) -> Session {
    Session::new(width, height).at("five.love").press(BEGIN).press("to see both sides<tab>50 minutes<tab>")
}

#[test]
fn it_begins_with_an_agreement_and_goes_back_to_the_walk() {
    let session = Session::new(80, 24).at("five.love").press(BEGIN);
    for said in ["Session 1 · 2026-11-22", "What is today for?", "A session began."] {
        assert!(session.screen().contains(said), "{said}: {}", session.screen());
    }
    let session = session.press("to see both sides<tab>");
    assert!(session.screen().contains("How long have you got together"), "{}", session.screen());
    let session = session.press("50 minutes<tab>");
    assert_eq!(session.here(), "five.love", "back where one was");
    assert_eq!(
        (words(&session, "purpose").as_str(), words(&session, "minutes").as_str()),
        ("to see both sides", "50 minutes")
    );
    assert!(session.screen().contains("0 of 50 minutes"), "{}", session.screen());
    let session = session.press("<tab>");
    assert_eq!(session.here(), "five.afraid", "and on from there");
}

#[test]
fn it_goes_back_to_the_rehearsal_and_to_the_short_path() {
    let session =
        Session::new(80, 24).at("decide.answer").press("<down><down><down><space>").press("<C-p>rehears<enter>");
    let session = session.press("<right><right>");
    let (before, at) = (session.screen(), session.here().clone());
    let session = session.press(BEGIN).press("to see both sides<tab>50<tab>");
    assert_eq!(session.here(), at);
    let body = |screen: &str| screen.lines().skip(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(body(&session.screen())[..10], body(&before)[..10], "in the middle of it: {}", session.screen());
    let session = session.press("<esc><esc>");
    assert_eq!(session.here(), at, "and behind it stands what stood there");
    // The short path is walked on where it was left.
    let session = Session::new(80, 24).press("<f7><tab>");
    let (here, next) = (session.here().clone(), session.press("<tab>").here().clone());
    let session = Session::new(80, 24).press("<f7><tab>").press(BEGIN).press("to see both sides<tab>50<tab>");
    assert_eq!(session.here(), here);
    assert_eq!(session.press("<tab>").here(), next);
    // Also where demur was left within the agreement.
    let session = Session::new(80, 24).press("<f7>").press(BEGIN).press("to see both sides<tab>");
    let again = Session::open(session.app.workbook().clone(), 80, 24);
    let short = Session::new(80, 24).press("<f7>").here().clone();
    assert_eq!(again.press("<tab>").here(), short);
}

#[test]
fn where_none_is_on_none_is_closed_and_none_begun() {
    let session = Session::new(80, 24).at("five.love").press("<C-p>close<enter>");
    assert!(session.screen().contains("No session is on"), "{}", session.screen());
    assert!(session.app.workbook().sessions.is_empty());
    let session = begun(80, 24).press("<C-p>session<enter>");
    assert!(session.screen().contains("The session is closed."), "{}", session.screen());
    assert_eq!(session.app.workbook().sessions.len(), 1);
}

#[test]
fn its_clock_moves_by_the_minute_and_only_while_it_is_on() {
    let session = begun(80, 24);
    let turns = session.turns;
    let session = session.wait(59);
    assert!(session.screen().contains("0 of 50 minutes"), "{}", session.screen());
    let session = session.wait(2);
    assert!(session.screen().contains("1 of 50 minutes"), "{}", session.screen());
    assert!(session.turns - turns <= 2, "no second is counted: {}", session.turns - turns);
    let session = session.press("<f9>");
    let turns = session.turns;
    let session = session.wait(600);
    assert_eq!(session.turns, turns, "nobody sees it");
    let session = session.press("<f9>").press("<C-p>close the session<enter>");
    assert!(!session.screen().contains("of 50 minutes"), "{}", session.screen());
    let turns = session.turns;
    assert_eq!(session.wait(600).turns, turns);
}

#[test]
fn it_is_closed_with_what_was_noticed_actions_and_the_next_time() {
    let session = begun(80, 24).press("<C-p>close the session<enter>");
    assert!(session.screen().contains("Looking back on this session"), "{}", session.screen());
    let session = session.press("lighter<tab>");
    assert!(session.screen().contains("by whom, and by when?"), "{}", session.screen());
    let session = session.press("ask about the team<enter>me<enter>2026-12-01<tab>");
    let Some(Answer::Ledger(rows)) = answer(&session, "actions") else { panic!("no actions") };
    assert_eq!(rows, [["ask about the team", "me", "2026-12-01"]]);
}

#[test]
fn the_next_one_says_what_has_changed() {
    let session = begun(80, 24).press("the mornings").press("<C-p>close the session<enter>");
    let session = session.wait(60).at("decide.sure").press("7");
    let mut session = session.at("decide.answer").press("<down><down><down><space>");
    session.world.days_on = 7;
    let session = session.press(BEGIN);
    for said in
        ["Session 2", "Since the last session: ", "answers new", "How sure: not said, now 7.", "Decision: not said"]
    {
        let flat = session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{said}: {flat}");
    }
    let checkpoints = session.world.effects.iter().filter(|effect| **effect == Effect::Checkpoint).count();
    assert!(checkpoints > 0);
}

#[test]
fn it_comes_back_from_the_file_and_none_is_begun_where_nothing_can_be_kept() {
    let session = begun(80, 24);
    let book: Workbook = session.app.workbook().clone();
    let read = demur::saved::read(demur::saved::write(&book).as_bytes()).unwrap().workbook;
    assert_eq!(read.sessions, book.sessions);
    let again = Session::open(read, 80, 24);
    assert!(again.screen().contains("0 of 50 minutes"), "{}", again.screen());
    let again = again.at(&format!("{}.purpose", book.sessions[0].id()));
    assert!(again.screen().contains("to see both sides"), "{}", again.screen());
    let locked = Session::start(Workbook::new("b".into(), "n".into()), 80, 24, "Another demur has it.").press(BEGIN);
    assert!(locked.app.workbook().sessions.is_empty());
}

#[test]
fn a_coach_is_told_of_it_and_a_session_fits_every_window() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let mut session = begun(width, height).press("<C-p>close the session<enter>");
        session.happen(Event::Followers(1));
        let told = session
            .world
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Follow(followed) if followed.question.ends_with(".noticed")));
        assert!(told);
        let flat = session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("what did you"), "{flat}");
    }
}

#[test]
fn its_questions_are_on_worksheets_and_in_the_record() {
    let machine = Machine::new();
    machine.fill("mine", "### ? {#five.love}\n\nmornings\n").done();
    let path = machine.home().join("mine.ron");
    let mut book = machine.workbook("mine");
    book.begin_session(1_795_370_400, crate::fixtures::day("2026-11-22"));
    let id = book.sessions[0].id();
    std::fs::remove_file(&path).unwrap();
    machine.file("demur/mine.ron", demur::saved::write(&book));
    let sheet = machine.run(&["worksheet", "mine", "--only", &id]);
    assert!(sheet.out.contains(&format!("{{#{id}.purpose}}")), "{sheet:?}");
    let filled = machine.fill("mine", &format!("### ? {{#{id}.purpose}}\n\nto see both sides\n"));
    assert!(filled.out.contains("1 new"), "{filled:?}");
    let record = machine.run(&["record", "mine", "--private"]);
    assert!(
        record.out.contains("Session 1 · 2026-11-22") && record.out.contains("to see both sides"),
        "{}",
        record.out
    );
    let shared = machine.run(&["record", "mine"]);
    assert!(!shared.out.contains("to see both sides"), "{}", shared.out);
}

#[test]
fn the_pattern_is_written_as_carefully_as_the_walk() {
    let pattern = demur::curriculum::session_pattern(demur::language::Language::English).unwrap();
    let questions: Vec<_> = pattern.ask.iter().filter_map(|ask| ask.question()).collect();
    assert_eq!(questions.len(), 5);
    for question in questions {
        let id = &question.id;
        assert!(id.starts_with("session.") && question.prompt.ends_with('?'), "{id}");
        assert!(question.why.ends_with('.') && question.listen.ends_with('.') && question.why.len() <= 100, "{id}");
        assert!((2..=4).contains(&question.follow_ups.len()), "{id}");
        assert!(question.follow_ups.iter().all(|further| further.ends_with('?')), "{id}");
        assert_eq!(question.privacy, demur::curriculum::Privacy::Private, "{id}");
        assert!(question.moves.is_empty(), "{id}");
    }
}

#[test]
fn its_clock_takes_minutes_alone_and_no_time_of_day() {
    for (written, clock) in [
        ("90", "of 90 minutes"),
        ("45 min.", "of 45 minutes"),
        ("until 17:30", "0 minutes"),
        ("1 hour 30 minutes", "0 minutes"),
    ] {
        let session = Session::new(100, 24).at("five.love").press(BEGIN).press("x<tab>").press(written).press("<tab>");
        assert!(session.screen().contains(clock), "{written}: {}", session.screen());
        assert!(!session.screen().contains(" of 17 ") && !session.screen().contains(" of 30 "));
    }
}

#[test]
fn tab_in_an_old_session_goes_to_the_next_question_of_it() {
    let session = begun(80, 24).press("<C-p>close the session<enter>").press("lighter");
    let book = session.app.workbook().clone();
    let id = book.sessions[0].id();
    let again = Session::open(book, 80, 24).at(&format!("{id}.minutes"));
    assert_eq!(again.press("<tab>").here(), format!("{id}.noticed"));
}

#[test]
fn none_is_begun_where_it_could_not_be_saved_any_more() {
    let mut book = Session::new(80, 24).app.workbook().clone();
    let mut begun = 0;
    loop {
        let session = Session::open(book.clone(), 80, 24).at("five.love").press(BEGIN);
        if session.screen().contains("There is no room in this workbook") {
            assert_eq!(session.app.workbook().sessions.len(), begun);
            break;
        }
        book = session.app.workbook().clone();
        begun += 1;
        let id = book.sessions[begun - 1].id();
        for word in ["purpose", "minutes", "noticed", "actions", "next"] {
            book.set(&format!("{id}.{word}"), Some(crate::fixtures::prose("x")));
        }
        book.close_session(i64::MAX);
        assert_eq!(demur::saved::fits(&book), Ok(()), "{begun}");
    }
    assert!((60..100).contains(&begun), "{begun}");
}
