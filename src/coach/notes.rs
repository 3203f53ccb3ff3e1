//! The coach's notes: their ids in the coach's own file, and all of them as a text to read.

use chrono::NaiveDate;

use crate::curriculum::{Curriculum, ids};
use crate::words::{CoachWords, fill};
use crate::workbook::{Consent, Workbook, one_line};

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

/// All notes as Markdown: session by session, then question by question in the order of the walk. Empty where there is
/// none.
#[must_use]
pub fn notes_md(notes: &Workbook, curriculum: &Curriculum, words: &CoachWords, consent: &Consent) -> String {
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
    // A question that is no longer asked keeps its note.
    let asked = |id: &str| id == ids::REPLY || curriculum.question(id).is_some();
    let others = notes.answers().filter_map(|(id, _)| Some((id, id.strip_prefix(NOTE)?)));
    for (id, question) in others.filter(|(_, question)| !asked(question)) {
        add(question, note(id));
    }
    if out.is_empty() {
        return out;
    }
    format!("# {}\n{out}", fill(&words.notes_title, &[("name", &one_line(&notes.name))]))
}
