//! What a screen that comes is told, and how the line is looked for.

use super::*;
use crate::text::Prose;
use crate::workbook::{Answer, Private};

/// What the client's screen tells, with an answer where it may be seen.
fn now(answer: Option<&str>) -> Heard {
    let answer = answer.map(|words| Private::new(Answer::Prose(Prose::from(words))));
    Heard::Now(Box::new(Followed {
        stage: "five".to_owned(),
        question: "five.love".to_owned(),
        stage_since: 1,
        since: 1,
        seen: answer.is_some(),
        answer,
    }))
}

fn came(number: u64) -> (Heard, UnixStream) {
    let (ours, theirs) = UnixStream::pair().unwrap();
    theirs.set_nonblocking(true).unwrap();
    (Heard::Came(number, ours), theirs)
}

/// What has come over the line so far.
fn heard(mut line: &UnixStream) -> String {
    let mut bytes = Vec::new();
    line.read_to_end(&mut bytes).unwrap_err();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn an_answer_that_was_taken_back_while_nobody_followed_goes_to_nobody() {
    let mut screens = Screens::default();
    let (one, first) = came(1);
    assert_eq!(screens.hear([one].into_iter()), Some(1));
    assert_eq!(screens.hear([now(Some("the quiet mornings"))].into_iter()), None);
    assert!(heard(&first).contains("the quiet mornings"));
    assert_eq!(screens.hear([Heard::Went(1)].into_iter()), Some(0));
    // Nobody follows: that it may not be seen any more is told to nobody.
    let ((two, second), (three, third)) = (came(2), came(3));
    assert_eq!(screens.hear([two].into_iter()), Some(1));
    assert_eq!(screens.hear([three].into_iter()), Some(2));
    assert_eq!((heard(&second).as_str(), heard(&third).as_str()), ("", ""));
    screens.hear([now(None)].into_iter());
    assert!(heard(&second).contains("five.love") && heard(&third).contains("five.love"));
}

#[test]
fn one_that_comes_while_another_follows_is_told_at_once() {
    let mut screens = Screens::default();
    let ((one, _first), (two, second)) = (came(1), came(2));
    screens.hear([one].into_iter());
    screens.hear([now(None)].into_iter());
    screens.hear([two].into_iter());
    assert!(heard(&second).contains("five.love"));
}

#[test]
fn a_client_that_is_not_there_is_looked_for_less_and_less_and_never_less_than_each_second() {
    let waits: Vec<Duration> = (1..=12).map(|looked| pause(Last::NotThere, looked)).collect();
    assert_eq!(waits.iter().filter(|wait| **wait == AGAIN).sum::<Duration>(), Duration::from_secs(2));
    assert_eq!(waits.last(), Some(&Duration::from_secs(1)));
    assert_eq!((pause(Last::Gone, 0), pause(Last::NoPlace, 1)), (AGAIN, AGAIN_LATER));
}
