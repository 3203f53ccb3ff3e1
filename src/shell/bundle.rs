//! What waits together is taken together: a run of letters is one insert, and a newline inside a burst is no Enter.

use crate::app::Event;
use crate::keys::{Code, Key};

/// Puts runs of plain characters together. A run that holds an Enter between characters is a paste that the
/// terminal didn't mark as one: its newlines are newlines.
#[must_use]
pub fn bundle(events: Vec<Event>) -> Vec<Event> {
    let mut bundled = Vec::with_capacity(events.len());
    let mut run = String::new();
    for event in events {
        if let Some(c) = typed(&event) {
            run.push(c);
        } else {
            close(&mut run, &mut bundled);
            bundled.push(event);
        }
    }
    close(&mut run, &mut bundled);
    bundled
}

/// The character a key types; a newline for Enter.
#[must_use]
pub fn typed(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    if *key == Key::plain(Code::Enter) { Some('\n') } else { key.typed() }
}

fn close(run: &mut String, bundled: &mut Vec<Event>) {
    let words = run.trim_end_matches('\n').to_owned();
    let enters = run.len() - words.len();
    let burst = words.trim_start_matches('\n').contains('\n');
    if burst {
        bundled.push(Event::Paste(words));
    } else {
        let begin = words.trim_start_matches('\n').to_owned();
        bundled.extend((begin.len()..words.len()).map(|_| Event::Key(Key::plain(Code::Enter))));
        let mut letters = begin.chars();
        match (letters.next(), letters.next()) {
            (Some(only), None) => bundled.push(Event::Key(Key::plain(Code::Char(only)))),
            (Some(_), Some(_)) => bundled.push(Event::Typed(begin)),
            (None, _) => {}
        }
    }
    bundled.extend((0..enters).map(|_| Event::Key(Key::plain(Code::Enter))));
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(keys: &str, expected: &[Event]) {
        let events = crate::keys::parse(keys).unwrap().into_iter().map(Event::Key).collect();
        assert_eq!(bundle(events), expected, "{keys}");
    }

    fn key(notation: &str) -> Event {
        Event::Key(crate::keys::parse(notation).unwrap()[0])
    }

    #[test]
    fn letters_run_together() {
        check("a", &[key("a")]);
        check("abc<tab>de", &[Event::Typed("abc".into()), key("<tab>"), Event::Typed("de".into())]);
    }

    #[test]
    fn enter_at_the_end_is_enter() {
        check("ab<enter>", &[Event::Typed("ab".into()), key("<enter>")]);
        check("<enter>ab", &[key("<enter>"), Event::Typed("ab".into())]);
    }

    #[test]
    fn a_newline_inside_a_burst_is_a_newline() {
        check("ab<enter>cd<enter>", &[Event::Paste("ab\ncd".into()), key("<enter>")]);
    }
}
