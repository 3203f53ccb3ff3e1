//! The coach's own screen, in the user's own notation: it follows, shows what it may, and takes notes.

use demur::app::{Effect, Event, Followed, Keeping, Link};
use demur::coach::{Coach, note_id, notes_md};
use demur::keys;
use demur::shell::event_loop::{World as _, draw, run};
use demur::shell::screen::Screen;
use demur::theme::Theme;
use demur::workbook::{Consent, Private, Workbook};
use ratatui::backend::TestBackend;

use crate::fixtures::prose;
use crate::glass::shown;
use crate::session::{Memory, Session, content};

/// A coach at that screen.
struct Sitting {
    coach: Coach,
    world: Memory,
    glass: Screen<TestBackend>,
}

fn told(question: &str, answer: Option<&str>) -> Followed {
    let stage = question.split('.').next().unwrap().to_owned();
    let answer = answer.map(|words| Private::new(prose(words)));
    let since = Memory::default().now().unix;
    Followed {
        stage,
        question: question.to_owned(),
        stage_since: since - 125,
        since: since - 600,
        seen: answer.is_some(),
        answer,
    }
}

impl Sitting {
    fn new(width: u16, height: u16) -> Self {
        let world = Memory::default();
        let notes = Workbook::new("c0ac".repeat(8), "mine".to_owned());
        let coach = Coach::new(content(), notes, Theme::sixteen(), world.moment());
        Self { coach, world, glass: Screen::new(TestBackend::new(width, height)) }
    }

    fn go(mut self) -> Self {
        draw(&mut self.coach, &mut self.glass).unwrap();
        run(&mut self.coach, &mut self.glass, &mut self.world).unwrap();
        self
    }

    fn happen(mut self, event: Event) -> Self {
        self.world.waiting.push_back(event);
        self.go()
    }

    fn follow(self, question: &str, answer: Option<&str>) -> Self {
        self.happen(Event::Followed(Link::Here(Box::new(told(question, answer)))))
    }

    fn press(mut self, line: &str) -> Self {
        for key in keys::parse(line).unwrap() {
            self.world.waiting.push_back(Event::Key(key));
        }
        self.go()
    }

    fn wait(mut self, seconds: i64) -> Self {
        self.world.to_pass = seconds * 1000;
        self.go()
    }

    fn screen(&self) -> String {
        shown(&self.glass)
    }

    fn note(&self, question: &str) -> String {
        let note = self.coach.notes().answer(&note_id(question));
        note.and_then(|note| note.for_file().prose().cloned()).map(|note| note.to_string()).unwrap_or_default()
    }
}

#[test]
fn it_waits_follows_and_says_where_the_client_was() {
    let sitting = Sitting::new(80, 24).go();
    assert!(sitting.screen().contains("Waiting for the client's screen."), "{}", sitting.screen());
    let sitting = sitting.follow("five.love", None);
    for words in [
        "What do you love most about your work",
        "Which hour of last week would you keep?",
        "To listen for",
        "Count slowly to eight",
        "2 of about 15 minutes in this stage · 10 minutes in this session",
        "The answer is the client's to show",
        "following · saved",
    ] {
        assert!(sitting.screen().contains(words), "{words}: {}", sitting.screen());
    }
    let sitting = sitting.happen(Event::Followed(Link::Gone));
    assert!(sitting.screen().contains("The client's screen has gone."), "{}", sitting.screen());
    assert!(sitting.screen().contains("What do you love most"), "{}", sitting.screen());
    assert!(sitting.follow("five.afraid", None).screen().contains("most afraid"));
}

#[test]
fn one_without_a_place_is_told_so_and_shows_no_answer() {
    let first = Sitting::new(80, 24).happen(Event::Followed(Link::NoPlace));
    assert!(first.screen().contains("no place for one more"), "{}", first.screen());
    let there = first.follow("five.love", Some("the quiet mornings"));
    assert!(!there.screen().contains("no place"), "{}", there.screen());
    let later = there.happen(Event::Followed(Link::NoPlace));
    assert!(later.screen().contains("no place for one more") && !later.screen().contains("quiet mornings"));
    let gone = later.happen(Event::Followed(Link::Gone));
    assert!(gone.screen().contains("has gone") && !gone.screen().contains("no place"), "{}", gone.screen());
}

#[test]
fn the_answer_is_shown_while_it_may_be_seen_and_never_kept() {
    let sitting = Sitting::new(80, 24).follow("five.love", Some("the quiet mornings"));
    assert!(sitting.screen().contains("the quiet mornings"), "{}", sitting.screen());
    let gone = sitting.happen(Event::Followed(Link::Gone));
    assert!(!gone.screen().contains("quiet"), "{}", gone.screen());
    let sitting = gone.follow("five.love", Some("the quiet mornings")).follow("five.love", None).press("x<tab>y");
    assert!(!sitting.screen().contains("quiet"), "{}", sitting.screen());
    assert!(!demur::saved::write(sitting.coach.notes()).contains("quiet"), "no word of it is in the coach's file");
}

#[test]
fn notes_are_of_the_question_or_of_the_session() {
    let sitting = Sitting::new(80, 24).press("at noon").follow("five.love", None).press("<tab>light in her voice");
    assert_eq!(sitting.note("five.love"), "light in her voice");
    let sitting = sitting.wait(6).follow("five.afraid", None).press("mornings, again");
    assert_eq!(sitting.note("five.afraid"), "mornings, again");
    let sitting = sitting.wait(6).follow("five.love", None);
    assert!(sitting.screen().contains("light in her voice"), "{}", sitting.screen());
    let all = notes_md(
        sitting.coach.notes(),
        (&content().curriculum, None),
        &content().words.screen.coach,
        |_| String::new(),
        &Consent::asked_by_name(),
    );
    let expected = "# Notes on mine\n\n## Session of 2026-11-22\n\nat noon\n\n## What do you love most about your work as \
                    it is today?\n\nlight in her voice\n\n## Which change are you most afraid this promotion would \
                    bring?\n\nmornings, again\n";
    assert_eq!(all, expected);
}

#[test]
fn a_note_in_hand_stays_with_its_question_until_the_coach_pauses() {
    let sitting = Sitting::new(80, 24).follow("five.love", None).press("half a sen");
    let sitting = sitting.follow("five.afraid", None).press("tence");
    assert_eq!((sitting.note("five.love").as_str(), sitting.note("five.afraid").as_str()), ("half a sentence", ""));
    let heading = "Your note on: What do you love most";
    assert!(sitting.screen().contains(heading), "{}", sitting.screen());
    assert!(sitting.screen().contains("most afraid this promotion"), "the question is shown at once");
    let sitting = sitting.wait(6);
    assert!(!sitting.screen().contains(heading) && !sitting.screen().contains("half a sentence"));
    assert_eq!(sitting.press("next").note("five.afraid"), "next");
}

#[test]
fn it_is_saved_hidden_and_left_as_everywhere() {
    let sitting = Sitting::new(80, 24).follow("five.love", None).press("a note<tab>");
    let kept = sitting.world.kept.as_ref().unwrap();
    assert!(demur::saved::write(kept).contains("a note"));
    let sitting = sitting.press("<f9>");
    assert!(!sitting.screen().contains("love most"), "{}", sitting.screen());
    let sitting = sitting.press("unseen<f9>");
    assert!(!sitting.note("five.love").contains("unseen") && sitting.screen().contains("love most"));
    let failed = Event::Keeping(Keeping::Failed("The disk is full. Your words are safe here.".to_owned()));
    let sitting = sitting.happen(failed);
    assert!(sitting.screen().contains("The disk is full."), "{}", sitting.screen());
    let sitting = sitting.press("<C-c>");
    assert!(!sitting.world.left && sitting.screen().contains("Ctrl-C again"), "{}", sitting.screen());
    assert!(sitting.press("<C-c>").world.left);
}

#[test]
fn it_has_a_place_for_everything_at_every_size() {
    for (width, height) in [(200, 60), (120, 40), (80, 24), (40, 12), (30, 8), (24, 6), (10, 3), (1, 1)] {
        let sitting = Sitting::new(width, height).follow("five.love", Some("the quiet mornings")).press("a note");
        let screen = sitting.screen();
        if width >= 24 && height >= 6 {
            assert!(screen.contains("a note") && screen.contains("What do you love"), "{width}×{height}:\n{screen}");
        }
    }
}

fn followed(session: &Session) -> Vec<&Followed> {
    let mut told = Vec::new();
    for effect in &session.world.effects {
        if let Effect::Follow(followed) = effect {
            told.push(followed.as_ref());
        }
    }
    told
}

#[test]
fn the_client_tells_nothing_while_nobody_follows_and_no_answer_until_a_key_allows_it() {
    let session = Session::new(80, 24).at("five.love").press("the mornings");
    assert!(followed(&session).is_empty());
    let mut session = session;
    session.happen(Event::Followers(1));
    assert!(session.screen().contains("a coach follows"), "{}", session.screen());
    let now = followed(&session);
    assert_eq!((now.len(), now[0].question.as_str(), &now[0].answer), (1, "five.love", &None));
    let session = session.press(" and light");
    assert_eq!(followed(&session).len(), 1, "a key in an answer that may not be seen tells nothing");
    let session = session.press("<A-y>");
    assert!(session.screen().contains("the coach sees your answers"), "{}", session.screen());
    let seen = followed(&session).last().unwrap().answer.clone().unwrap();
    assert_eq!(seen.for_file(), &prose("the mornings and light"));
    let session = session.press("<f9>");
    assert_eq!(followed(&session).last().unwrap().answer, None, "hidden here, hidden there");
    let session = session.press("<f9><A-y>");
    assert_eq!(followed(&session).last().unwrap().answer, None);
    assert!(!session.screen().contains("sees your answers"), "{}", session.screen());
}

#[test]
fn a_screen_that_comes_anew_is_told_at_once() {
    let mut session = Session::new(80, 24).at("five.love");
    session.happen(Event::Followers(1));
    session.happen(Event::Followers(0));
    session.happen(Event::Followers(1));
    assert_eq!(followed(&session).len(), 2);
    let session = session.press("<tab>");
    assert_eq!(followed(&session).last().unwrap().question, "five.afraid");
}

#[test]
fn what_may_be_seen_no_more_is_told_even_where_nobody_follows() {
    let mut session = Session::new(80, 24).at("five.love");
    session.happen(Event::Followers(1));
    let mut session = session.press("<A-y>");
    session.happen(Event::Followers(0));
    let session = session.press("<tab>");
    let before = followed(&session).len();
    let session = session.press("<A-y>");
    assert_eq!(followed(&session).len(), before + 1);
    assert!(!followed(&session).last().unwrap().seen);
    let session = session.press("<tab>");
    assert_eq!(followed(&session).len(), before + 1, "and nothing else is");
}

#[test]
fn what_is_cut_or_copied_is_put_back_in_the_same_note_and_in_another() {
    let sitting = Sitting::new(80, 24).follow("five.love", None).press("a small smile<C-a><C-x>");
    assert_eq!(sitting.note("five.love"), "");
    assert!(sitting.screen().contains("Ctrl-V puts it back"), "{}", sitting.screen());
    let sitting = sitting.press("<C-v>");
    assert_eq!(sitting.note("five.love"), "a small smile");
    let sitting = sitting.press("<C-a><C-c>").wait(6).follow("five.afraid", None).press("<C-v>");
    assert_eq!(sitting.note("five.afraid"), "a small smile");
    assert!(!sitting.world.effects.iter().any(|effect| matches!(effect, Effect::Copy(_))), "no clipboard gets it");
    let empty = Sitting::new(80, 24).press("<C-v>");
    assert!(empty.screen().contains("Nothing is held here."), "{}", empty.screen());
}

#[test]
fn its_keys_stand_at_its_foot_as_the_table_has_them() {
    let sitting = Sitting::new(120, 24).follow("five.love", None);
    let foot = |sitting: &Sitting| sitting.screen().lines().last().unwrap().to_owned();
    assert!(foot(&sitting).contains("note on the session"), "{}", foot(&sitting));
    for words in ["Ctrl-Q leave", "F9 hide", "PageUp scroll", "Ctrl-V put back"] {
        assert!(foot(&sitting).contains(words), "{words}: {}", foot(&sitting));
    }
    let sitting = sitting.press("<tab>");
    assert!(foot(&sitting).contains("Tab note on the question"), "{}", foot(&sitting));
}

#[test]
fn its_help_opens_and_closes_and_nothing_is_typed_meanwhile() {
    let open = Sitting::new(80, 24).go().follow("five.love", None).press("<f1>");
    assert!(open.screen().contains("Help") && open.screen().contains("F1 or Alt-H"), "{}", open.screen());
    let open = open.press("xyz").happen(Event::Typed("more".into()));
    let closed = open.press("<esc>");
    assert!(!closed.screen().contains("F1 or Alt-H") && closed.note("five.love").is_empty(), "{}", closed.screen());
    let closed = closed.press("<A-h><A-h>heard");
    assert_eq!(closed.note("five.love"), "heard");
}

#[test]
fn it_has_the_margins_of_every_screen_and_room_between_its_parts() {
    let screen = Sitting::new(80, 36).go().follow("five.love", None).screen();
    let row = screen.lines().find(|row| row.contains("What do you love")).unwrap_or_default().to_owned();
    assert!(row.starts_with("   What"), "{screen}");
    let screen = Sitting::new(80, 28).go().follow("offer.role", None).screen();
    let rows: Vec<&str> = screen.lines().collect();
    let heading = rows.iter().position(|row| row.contains("To ask next")).expect("its prompts");
    assert!(rows[heading - 1].is_empty(), "{screen}");
}

#[test]
fn it_hides_where_nobody_does_anything_for_as_long_as_was_set() {
    let mut sitting = Sitting::new(80, 24).follow("five.love", None);
    sitting.coach.hide_after(Some(5));
    let sitting = sitting.wait(200).press("a").wait(200);
    assert!(sitting.screen().contains("love most"), "{}", sitting.screen());
    let sitting = sitting.wait(120);
    assert!(!sitting.screen().contains("love most") && sitting.screen().contains("F9 shows it again"));
    assert!(sitting.press("<f9>").screen().contains("love most"));
}

#[test]
fn a_note_on_a_question_of_a_session_is_headed_by_its_words_and_its_day() {
    let mut notes = Workbook::new("c0ac".repeat(8), "mine".to_owned());
    for (id, words) in
        [("note.session.200.purpose", "later"), ("note.session.100.next", "b"), ("note.session.100.purpose", "a")]
    {
        notes.set(id, Some(prose(words)));
    }
    let pattern = demur::curriculum::session_pattern(demur::language::Language::English).unwrap();
    let all = notes_md(
        &notes,
        (&content().curriculum, Some(&pattern)),
        &content().words.screen.coach,
        |began| format!("day {began}"),
        &Consent::asked_by_name(),
    );
    let expected = "# Notes on mine\n\n## Session of day 100: What is today for?\n\na\n\n## Session of day 100: When do \
                    you meet next?\n\nb\n\n## Session of day 200: What is today for?\n\nlater\n";
    assert_eq!(all, expected);
}
