//! The sessions of a workbook as stages: each with its number, and with what changed since the one before.

use super::Content;
use crate::curriculum::{Stage, ids, session, session_pattern};
use crate::day::iso;
use crate::words::fill;
use crate::workbook::{SinceLast, Workbook};

impl Content {
    /// The content with the sessions of a workbook in it; none where it has them already.
    #[must_use]
    pub fn with_sessions(&self, workbook: &Workbook) -> Option<Self> {
        let unknown = |id: &String| self.curriculum.stage(id).is_none();
        let all = workbook.sessions.iter().enumerate().map(|(nth, session)| (nth, session.id()));
        let new: Vec<(usize, String)> = all.filter(|(_, id)| unknown(id)).collect();
        if new.is_empty() {
            return None;
        }
        let pattern = session_pattern(self.words.language).ok()?;
        let stages = new.iter().map(|(nth, id)| self.stage_of(&pattern, workbook, *nth, id));
        let curriculum = self.curriculum.and_stages(stages);
        Some(Self { curriculum, ..self.clone() })
    }

    /// The content with the one session of that id in it, of which nothing more is known: on a coach's screen.
    #[must_use]
    pub fn with_session(&self, id: &str) -> Option<Self> {
        if self.curriculum.stage(id).is_some() {
            return None;
        }
        let pattern = session_pattern(self.words.language).ok()?;
        let stage = session(&pattern, id, pattern.title.to_string(), pattern.about.to_string());
        Some(Self { curriculum: self.curriculum.and_stages([stage]), ..self.clone() })
    }

    fn stage_of(&self, pattern: &Stage, workbook: &Workbook, nth: usize, id: &str) -> Stage {
        let words = &self.words.screen.session;
        let day = workbook.sessions.get(nth).map(|session| iso(session.day)).unwrap_or_default();
        let title = fill(&words.title, &[("n", &(nth + 1).to_string()), ("day", &day)]);
        let changes = workbook.since_last(nth).map(|since| self.changes(&since)).unwrap_or_default();
        let about = [pattern.about.as_str(), &changes].join(" ").trim().to_owned();
        session(pattern, id, title, about)
    }

    /// What changed, in a sentence.
    fn changes(&self, since: &SinceLast) -> String {
        let words = &self.words.screen.session;
        let label = |id: &String| -> String {
            let decision = self.curriculum.question(ids::DECISION).and_then(|question| question.option(id));
            decision.map_or_else(|| id.clone(), |option| option.label.to_string())
        };
        let said = |value: String| if value.is_empty() { words.not_said.to_string() } else { value };
        let turned =
            |sentence: &str, (from, to): (String, String)| fill(sentence, &[("from", &said(from)), ("to", &said(to))]);
        let counts = [("new", since.new.to_string()), ("changed", since.changed.to_string())];
        let mut all = vec![fill(&words.since, &counts.each_ref().map(|(name, n)| (*name, n.as_str())))];
        all.extend(since.sure.clone().map(|both| turned(&words.sure, both)));
        all.extend(since.decision.as_ref().map(|(from, to)| turned(&words.decision, (label(from), label(to)))));
        all.join(" ")
    }
}
