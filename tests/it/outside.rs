//! The writer's own editor, as the app sees it: what it is given, and what becomes of what it leaves.

use demur::app::Effect;
use demur::workbook::Answer;

use crate::session::Session;

const BEFORE: &str = "Team Lead";

/// At a question whose answer may be shared, the warning read.
fn ready() -> Session {
    Session::new(80, 24).at("offer.role").press(BEFORE).press("<f6>")
}

fn answer(session: &Session) -> String {
    match session.app.shown() {
        Some(Answer::Prose(prose)) => prose.to_string(),
        _ => String::new(),
    }
}

fn edited(left: Option<&str>) -> Session {
    let mut session = ready();
    session.world.editor = left.map(Into::into);
    session.press("<f6>")
}

#[test]
fn the_first_key_warns_and_the_second_opens() {
    let session = ready();
    assert!(session.world.lent.is_empty() && session.screen().contains("F6 again opens it"), "{}", session.screen());
    let session = edited(Some("Head of Care\n"));
    assert_eq!(session.world.lent, [BEFORE]);
    assert!(answer(&session).contains("Head of Care") && !answer(&session).contains(BEFORE));
    assert!(session.screen().contains("Taken from your editor"), "{}", session.screen());
    let kept = session.world.effects.iter().any(|effect| matches!(effect, Effect::Keep(_)));
    assert!(kept, "it is saved like anything typed");
}

#[test]
fn one_undo_brings_back_what_was_there() {
    let session = edited(Some("Head of Care\n"));
    assert!(answer(&session.press("<C-z>")).contains(BEFORE));
}

#[test]
fn on_any_doubt_nothing_changes_and_that_is_said() {
    let check = |left: Option<&str>, said: &str| {
        let session = edited(left);
        assert!(answer(&session).contains(BEFORE), "{left:?}");
        assert!(session.screen().contains(said), "{left:?}: {}", session.screen());
    };
    check(None, "stay as they were");
    check(Some(""), "left nothing new");
    check(Some("\n \n"), "left nothing new");
    check(Some("Team Lead\n"), "left nothing new");
    check(Some(BEFORE), "left nothing new");
}

#[test]
fn hidden_characters_are_left_out() {
    let session = edited(Some("Head\u{1b}\u{202e} of\r\n"));
    assert!(answer(&session).contains("Head of") && !answer(&session).contains('\u{202e}'), "{}", answer(&session));
}

#[test]
fn a_private_answer_stays_here() {
    let mut session = Session::new(80, 24).at("five.love").press("evenings");
    session.world.editor = Some("other".into());
    let session = session.press("<f6><f6><f6>");
    assert!(session.world.lent.is_empty() && session.screen().contains("written here alone"), "{}", session.screen());
    assert!(answer(&session).contains("evenings"));
}

#[test]
fn every_private_question_stays_here() {
    let content = crate::session::content();
    for question in content.curriculum.questions() {
        if question.privacy == demur::curriculum::Privacy::Private {
            let session = Session::new(80, 24).at(&question.id).press("<f6><f6>");
            assert!(session.world.lent.is_empty(), "{}", question.id);
        }
    }
}

#[test]
fn the_settings_open_at_once_or_not_at_all() {
    let with = |text: &str| {
        let mut session = Session::new(80, 24).at("offer.role").press(BEFORE);
        session.app.set_up(&demur::settings::read(text));
        session.world.editor = Some("Head".into());
        session.press("<f6>")
    };
    assert_eq!(with("(editor: true)").world.lent, [BEFORE]);
    let off = with("(editor: false)").press("<f6>");
    assert!(off.world.lent.is_empty() && off.screen().contains("keep your own editor off"));
}

#[test]
fn a_paragraph_of_the_message_may_go_while_it_is_written() {
    let mut session = Session::open(crate::fixtures::full(), 80, 24).press("<f4>e");
    session.world.editor = Some("Words from elsewhere.".into());
    let session = session.press("<f6><f6>");
    assert_eq!(session.world.lent.len(), 1);
    assert!(session.screen().contains("Words from elsewhere."), "{}", session.screen());
    let chosen = Session::open(crate::fixtures::full(), 80, 24).press("<f4><f6><f6>");
    assert!(chosen.world.lent.is_empty(), "nothing is being written there");
}
