//! Reads the messages as a strict editor would, beside the curriculum that they draw on, and names every fault at once.

use super::data::Letters;
use super::parts::{Alt, Form, Script, Step, When};
use super::places::{CLAUSE, CONDITION, HANGS, OR, ROLE, TODAY};
use super::{Channel, Kind, Length, Tone};
use crate::curriculum::check::{Fault, WORDED, may_reach};
use crate::curriculum::{Column, Curriculum, Kind as Answers, Privacy, Question};
use crate::words::editor::{EditorWords, LetterFaults};

/// Every fault, each as a sentence; empty where there is none. A message that names a private question or column, or
/// an answer that the curriculum does not let into that move, is a fault.
#[must_use]
pub fn faults(letters: &Letters, curriculum: &Curriculum, words: &EditorWords) -> Vec<String> {
    placed(letters, curriculum, words).iter().map(|fault| format!("letters, {fault}")).collect()
}

/// The same, each with its place: a kind of message, perhaps with a move of it (`decline.thank`), or `shared`.
#[must_use]
pub fn placed(letters: &Letters, curriculum: &Curriculum, words: &EditorWords) -> Vec<Fault> {
    let words = &words.letters;
    let mut reader = Reader { letters, curriculum, words, at: String::new(), faults: Vec::new() };
    for kind in Kind::ALL {
        if letters.scripts.iter().filter(|(other, _)| other == kind).count() != 1 {
            reader.add(kind.id(), "", &words.one_each, &[]);
        }
    }
    for (_, script) in &letters.scripts {
        reader.script(script);
    }
    reader.shared();
    reader.faults
}

struct Reader<'a> {
    letters: &'a Letters,
    curriculum: &'a Curriculum,
    words: &'a LetterFaults,
    /// The move that is read: `decline.thank`; empty for a subject.
    at: String,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn add(&mut self, place: &str, field: &'static str, sentence: &str, values: &[(&str, &str)]) {
        self.faults.push(Fault::new(place, field, sentence, values));
    }

    fn script(&mut self, script: &Script) {
        let kind = script.kind.id();
        for length in Length::ALL {
            let written = |form: &Form| form.channels.contains(&Channel::Email) && form.lengths.contains(length);
            if !script.forms.iter().any(written) {
                self.add(kind, "forms:", &self.words.no_email, &[("length", length.id())]);
            }
        }
        self.at = String::new();
        self.ways(&script.subject, &format!("{kind}, subject"));
        let ids: Vec<&str> =
            script.forms.iter().flat_map(|form| &form.steps).flat_map(|step| self.step(kind, step)).collect();
        let letters = self.letters;
        let shared = letters.shared.moves.iter().filter(|shared| ids.contains(&shared.id.as_str()));
        for told in script.moves.iter().chain(shared) {
            self.at = format!("{kind}.{}", told.id);
            let place = self.at.clone();
            if !ids.contains(&told.id.as_str()) {
                self.add(&place, "", &self.words.no_form, &[]);
            }
            for line in &told.lines {
                self.ways(line, &place);
            }
        }
        for id in ids {
            if !script.moves.iter().chain(&letters.shared.moves).any(|told| told.id == id) {
                self.add(kind, "", &self.words.no_move, &[("id", id)]);
            }
        }
    }

    /// The moves of a step. A part has to be called something.
    fn step<'s>(&mut self, kind: &str, step: &'s Step) -> Vec<&'s str> {
        match step {
            Step::New(id) | Step::On(id) => vec![id],
            Step::Part(part, moves) => {
                if !self.letters.shared.parts.contains_key(part) {
                    self.add(kind, "", &self.words.no_name, &[("part", part)]);
                }
                moves.iter().map(String::as_str).collect()
            }
        }
    }

    /// The ways of one line. In some tones a way may be passed over, but not in all of them.
    fn ways(&mut self, ways: &[Alt], place: &str) {
        for way in ways {
            if way.join.is_empty() && Tone::ALL.iter().all(|tone| way.words(*tone).is_empty()) {
                self.add(place, "", &self.words.no_words, &[]);
            }
            way.when.iter().for_each(|when| self.when(when, place));
            for id in way.when.iter().filter_map(When::shapes).filter(|id| !way.carries(id)) {
                self.add(place, "", &self.words.not_carried, &[("id", id)]);
            }
            for words in [&way.all, &way.warm, &way.plain, &way.formal] {
                self.words(words, place);
            }
            let stands = self.letters.joins.whole;
            if !way.join.is_empty()
                && !stands
                && self.question(&way.join).is_none_or(|question| question.stem.is_empty())
            {
                self.add(place, "", &self.words.no_stem, &[("id", &way.join)]);
            }
            for id in [&way.join, &way.items].into_iter().filter(|id| !id.is_empty()) {
                self.named(id, place, true);
            }
        }
    }

    fn words(&mut self, words: &str, place: &str) {
        let (open, close) = (words.matches('{').count(), words.matches('}').count());
        if open != close || words.contains(['[', ']', '!']) || words.contains("  ") {
            self.add(place, WORDED, &self.words.worded, &[]);
        }
        for named in words.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
            match named {
                ROLE => self.named(&self.letters.shared.role.of, place, true),
                TODAY | "stem" => {}
                named => self.named(
                    [OR, CLAUSE, CONDITION, HANGS].iter().find_map(|end| named.strip_suffix(end)).unwrap_or(named),
                    place,
                    true,
                ),
            }
        }
    }

    fn when(&mut self, when: &When, place: &str) {
        match when {
            When::Has(id) => self.named(id, place, true),
            When::No(id) => self.named(id, place, false),
            When::One(id)
            | When::Many(id)
            | When::ReadsOn(id)
            | When::Apart(id)
            | When::Says(id, _)
            | When::Lacks(id, _) => {
                self.named(id, place, true);
            }
            When::Is(id, option) | When::Ticked(id, option) => {
                self.named(id, place, true);
                if self.question(id).is_none_or(|question| question.option(option).is_none()) {
                    self.add(place, "", &self.words.no_option, &[("id", id), ("option", option)]);
                }
            }
            When::Roomy | When::Brief | When::By(_) => {}
        }
    }

    fn question(&self, id: &str) -> Option<&'a Question> {
        self.curriculum.question(id)
    }

    /// A question, a column or the detail of an option must be there, and shareable; where its words are `said`, the
    /// curriculum must let them into this move.
    fn named(&mut self, id: &str, place: &str, said: bool) {
        let words = self.words;
        let (question, column) = match (self.question(id), id.rsplit_once('.')) {
            (Some(question), _) => (Some(question), None),
            (None, Some((id, part))) => (self.question(id), Some(part)),
            (None, None) => (None, None),
        };
        let Some(question) = question else { return self.add(place, "", &words.no_question, &[("id", id)]) };
        let found: Option<&Column> = column.and_then(|part| question.columns.get(question.column(part)?));
        let detail = column.is_some_and(|part| question.option(part).is_some_and(|option| option.detail.is_some()));
        let reaches =
            self.at.is_empty() || may_reach(self.curriculum, if detail { &question.id } else { id }, &self.at);
        if question.privacy != Privacy::Shareable || found.is_some_and(|column| column.privacy != Privacy::Shareable) {
            self.add(place, "", &words.private, &[("id", id)]);
        } else if column.is_some() && found.is_none() && !detail {
            self.add(place, "", &words.no_column, &[("id", id), ("question", &question.id)]);
        } else if said && !reaches {
            self.add(place, "", &words.not_let, &[("id", id)]);
        }
    }

    /// The ids that what is shared relies on.
    fn shared(&mut self) {
        let shared = &self.letters.shared;
        self.at = String::new();
        let (people, terms) = (&shared.people, &shared.terms);
        for channel in Channel::ALL {
            if !shared.limits.iter().any(|(other, _)| other == channel) {
                self.add("shared", "", &self.words.no_limit, &[("channel", channel.id())]);
            }
        }
        let columns = [(&people.of, &people.name), (&people.of, &people.strength)];
        let columns = columns.into_iter().chain([(&terms.of, &terms.condition), (&terms.of, &terms.why)]);
        for (question, column) in columns {
            self.named(&format!("{question}.{column}"), "shared", false);
        }
        for id in &shared.role.titles {
            self.named(id, "shared", false);
        }
        for (id, options) in &shared.phrases {
            self.named(id, "shared", false);
            if self.question(id).is_none_or(|question| question.kind != Answers::Checklist) {
                self.add("shared", "", &self.words.no_checklist, &[("id", id)]);
            }
            for option in
                options.keys().filter(|key| self.curriculum.question(id).is_none_or(|q| q.option(key).is_none()))
            {
                self.add("shared", "", &self.words.no_option, &[("id", id), ("option", option)]);
            }
        }
    }
}
