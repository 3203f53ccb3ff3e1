//! The coach's notes: their ids in the coach's own file, and all of them as a text to read.

use chrono::NaiveDate;

use crate::curriculum::{Ask, Curriculum, Stage, ids};
use crate::text::Prose;
use crate::words::{CoachWords, fill};
use crate::workbook::{Answer, Consent, Private, Workbook, one_line};

/// How the ids of notes on a session begin.
pub const SESSION: &str = "session.";
const NOTE: &str = "note.";

/// The id of the note on a question.
#[must_use]
pub fn note_id(question: &str) -> String {
    format!("{NOTE}{question}")
}

/// The id of the note on the session of a day.
pub(super) fn session_id(day: NaiveDate) -> String {
    format!("{SESSION}{}", crate::day::iso(day))
}

/// Two versions of the notes in one: a note of one side only is taken, and where both wrote on, both texts stand, the
/// other's below.
#[must_use]
pub fn put_together(notes: &Workbook, other: &Workbook) -> Workbook {
    let mut both = notes.clone();
    let text = |note: &Private| note.on_screen().prose().map(Prose::to_string).unwrap_or_default();
    for (id, theirs) in other.answers() {
        let (ours, words) = (notes.answer(id).map(text).unwrap_or_default(), text(theirs));
        if ours.trim().is_empty() || words.starts_with(&ours) {
            both.hold(id, theirs.clone());
        } else if !ours.starts_with(&words) {
            let joined = [ours.trim_end(), "\n\n", &words].concat();
            both.set(id, Some(Answer::Prose(Prose::from(joined.as_str()))));
        }
    }
    both
}

/// All notes as Markdown: session by session, then question by question in the order of the walk. Empty where there is
/// none. Those on the questions of a client's sessions go by the pattern of a session, and by the day that it began, in
/// seconds since 1970 UTC.
#[must_use]
pub fn notes_md(
    notes: &Workbook,
    (curriculum, pattern): (&Curriculum, Option<&Stage>),
    words: &CoachWords,
    day: impl Fn(i64) -> String,
    consent: &Consent,
) -> String {
    let note = |id: &str| {
        let prose = notes.answer(id)?.with_consent(consent).prose()?.to_string();
        Some(prose.trim().to_owned()).filter(|note| !note.is_empty())
    };
    let mut out = String::new();
    let mut add = |heading: &str, note: Option<String>| {
        if let Some(note) = note {
            out.extend(["\n## ", heading, "\n\n", &note, "\n"]);
        }
    };
    let sessions = notes.answers().filter_map(|(id, _)| Some((id, id.strip_prefix(SESSION)?)));
    for (id, day) in sessions {
        add(&fill(&words.notes_session, &[("day", day)]), note(id));
    }
    for question in curriculum.questions() {
        add(&question.prompt, note(&note_id(&question.id)));
    }
    add(&words.notes_message, note(&note_id(ids::REPLY)));
    let mut in_sessions: Vec<_> = notes.answers().filter_map(|(id, _)| Some((in_session(id, pattern?)?, id))).collect();
    crate::in_order::by_key(&mut in_sessions, |((began, nth, _), _)| (*began, *nth));
    for ((began, _, prompt), id) in &in_sessions {
        add(&fill(&words.notes_asked, &[("day", &day(*began)), ("prompt", prompt)]), note(id));
    }
    // A question that is no longer asked keeps its note.
    let asked = |id: &str| id == ids::REPLY || curriculum.question(id).is_some();
    let others = notes.answers().filter_map(|(id, _)| Some((id, id.strip_prefix(NOTE)?)));
    let there = |id: &str| in_sessions.iter().any(|(_, other)| *other == id);
    for (id, question) in others.filter(|(id, question)| !asked(question) && !there(id)) {
        add(question, note(id));
    }
    if out.is_empty() {
        return out;
    }
    format!("# {}\n{out}", fill(&words.notes_title, &[("name", &one_line(&notes.name))]))
}

/// What a note on a question of a client's session is on: when that began, the how-manieth question of it, and its words.
fn in_session<'a>(note: &str, pattern: &'a Stage) -> Option<(i64, usize, &'a str)> {
    let (began, word) = note.strip_prefix(NOTE)?.strip_prefix(SESSION)?.split_once('.')?;
    let id = [SESSION, word].concat();
    let nth = pattern.ask.iter().position(|ask| ask.id() == id)?;
    let Ask::Question(question) = pattern.ask.get(nth)? else { return None };
    Some((began.parse().ok()?, nth, &question.prompt))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(notes: &[(&str, &str)]) -> Workbook {
        let mut book = Workbook::new("b".to_owned(), "n".to_owned());
        for (id, words) in notes {
            book.set(id, Some(Answer::Prose(Prose::from(*words))));
        }
        book
    }

    fn check(ours: &[(&str, &str)], theirs: &[(&str, &str)], expected: &[(&str, &str)]) {
        let both = put_together(&book(ours), &book(theirs));
        let held: Vec<(String, String)> =
            both.answers().map(|(id, note)| (id.to_owned(), note.on_screen().prose().unwrap().to_string())).collect();
        let held: Vec<(&str, &str)> = held.iter().map(|(id, words)| (id.as_str(), words.as_str())).collect();
        assert_eq!(held, expected);
    }

    #[test]
    fn two_versions_of_the_notes_become_one_and_no_word_is_lost() {
        check(&[("note.a", "one")], &[("note.b", "two")], &[("note.a", "one"), ("note.b", "two")]);
        check(&[("note.a", "one")], &[("note.a", "two")], &[("note.a", "one\n\ntwo")]);
        check(&[("note.a", "one")], &[("note.a", "one and more")], &[("note.a", "one and more")]);
        check(&[("note.a", "one and more")], &[("note.a", "one")], &[("note.a", "one and more")]);
        check(&[("note.a", "one")], &[], &[("note.a", "one")]);
        check(&[], &[("note.a", "two")], &[("note.a", "two")]);
    }
}
