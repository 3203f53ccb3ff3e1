//! The message on the desk: composed, checked, what left of it before, and what to know before it leaves.

use super::Desk;
use crate::curriculum::ids;
use crate::letter::check::{About, Finding, Severity, check, without_ignored};
use crate::letter::look::look;
use crate::letter::plain::read_text;
use crate::letter::spelling::{lookups, to_ask};
use crate::letter::{Kind, Letter, Paragraph, Wish};
use crate::paper;
use crate::text;
use crate::wording::Wording;
use crate::words::fill;
use crate::workbook::{Answer, Left, Over, Part, Shareable};

impl Desk {
    /// True where the kind chosen is not that of the decision, nor of the short path; a question or a call for time goes
    /// with any of them.
    #[must_use]
    pub fn says_otherwise(&self) -> bool {
        let kind = self.wish().map(|wish| wish.kind);
        let asks = matches!(kind, Some(Kind::Time | Kind::Questions));
        !asks && kind.is_some_and(|kind| self.workbook.decision() != Some(kind.id()))
    }

    /// The message as its answers alone compose it.
    #[must_use]
    pub fn composed(&self, wish: &Wish) -> Letter {
        self.sources(&self.shareable()).composed(wish)
    }

    /// The words that are composed in the place of a paragraph; empty where there are none.
    #[must_use]
    pub fn composed_text(&self, id: &str) -> String {
        let composed = self.wish().map(|wish| self.composed(&wish));
        composed.and_then(|letter| letter.paragraph(id).map(Paragraph::text)).unwrap_or_default()
    }

    /// What a pin on a paragraph would stand over now.
    #[must_use]
    pub fn over(&self, id: &str) -> Over {
        self.wish().map(|wish| self.sources(&self.shareable()).over(&wish, id)).unwrap_or_default()
    }

    /// What the check found in the message, without what the writer set aside. As of the last [`Self::look_over`].
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What the check found and the writer set aside. As of the last [`Self::look_over`].
    #[must_use]
    pub fn set_aside(&self) -> &[Finding] {
        &self.aside
    }

    /// Why the writer set a finding aside, in their words.
    #[must_use]
    pub fn reason(&self, finding: &Finding) -> &str {
        let ignored = self.workbook.message.ignored.iter().rev();
        let mut same = ignored.filter(|one| one.rule == finding.rule && one.sentence == finding.sentence);
        same.next().map_or("", |one| one.reason.as_str())
    }

    /// Checks the message, where it was written anew since it was checked last.
    pub fn look_over(&mut self) {
        if std::mem::replace(&mut self.checked, true) {
            return;
        }
        let Some((letter, wish)) = self.letter.as_ref().zip(self.wish()) else {
            (self.findings, self.aside) = (Vec::new(), Vec::new());
            return;
        };
        let answers = self.shareable();
        let unasked = self.workbook.unasked(self.curriculum());
        let undated = self.workbook.days_unread(self.curriculum());
        let about = About {
            kind: Some(wish.kind),
            channel: wish.channel,
            length: wish.length,
            answers: Some(&answers),
            curriculum: self.curriculum(),
            letters: &self.content.letters,
            names: self.content.days_of_messages(),
            today: self.now.today,
            in_conversation: self.workbook.offered_in_conversation(),
            unasked: &unasked,
            undated: &undated,
            unknown: &self.unknown,
        };
        let found = check(letter, &about, &self.content.rules);
        let aside = self.workbook.message.set_aside(wish.kind.id(), wish.channel.family());
        self.findings = without_ignored(found.clone(), &aside);
        self.aside = found.into_iter().filter(|finding| !self.findings.contains(finding)).collect();
    }

    /// The words of the message that are to be looked up in dictionaries; none where it is as it was looked up last.
    pub fn words_to_look_up(&mut self) -> Option<Vec<String>> {
        if std::mem::replace(&mut self.listed, true) {
            return None;
        }
        let text = self.letter.as_ref().map(paper::letter_txt)?;
        let shared = self.shareable();
        let names = [ids::FROM, ids::ME, ids::ROLE].map(|id| prose(&shared, id)).to_vec();
        let words = to_ask(&lookups(&text, &[names, self.people(&shared)].concat()));
        if words == self.looked_up {
            return None;
        }
        self.looked_up.clone_from(&words);
        Some(words)
    }

    /// These words no dictionary knows.
    pub fn spelled(&mut self, unknown: Vec<String>) {
        self.unknown = unknown;
        self.checked = false;
    }

    /// The paragraphs of a version; where only its text is known, paragraphs of the writer's own.
    #[must_use]
    pub fn parts_of(&self, left: &Left) -> Vec<Part> {
        if !left.parts.is_empty() {
            return left.parts.clone();
        }
        let paragraphs = read_text(&left.text).paragraphs;
        paragraphs.iter().map(|paragraph| Part { id: paragraph.id.clone(), text: paragraph.text() }).collect()
    }

    /// The words of a version, paragraph by paragraph.
    #[must_use]
    pub fn text_of(&self, left: &Left) -> String {
        in_paragraphs(self.parts_of(left).iter().map(|part| part.text.clone()))
    }

    /// The words of the message as it stands, likewise.
    #[must_use]
    pub fn text_now(&self) -> String {
        in_paragraphs(self.letter.iter().flat_map(|letter| &letter.paragraphs).map(|each| each.text()))
    }

    /// What to know of a text before it leaves, each as a sentence: findings that must not stay, names of others,
    /// delicate words, words that also stand in a private answer.
    #[must_use]
    pub fn last_look(&self, text: &str) -> Vec<String> {
        let words = &self.content.words.screen.export;
        let mut notes = Vec::new();
        notes.extend(self.locked.then(|| words.not_kept.to_string()));
        notes.extend(self.says_otherwise().then(|| words.otherwise.to_string()));
        let reason = self.letter.as_ref().is_some_and(|letter| letter.carries(ids::REASON));
        notes.extend((reason && self.workbook.reason_is_for_another()).then(|| words.reason_before.to_string()));
        let musts = self.findings.iter().filter(|finding| finding.severity == Severity::Must);
        notes.extend(musts.map(|finding| fill(&words.must, &[("why", &finding.why)])));
        let shared = self.shareable();
        let said = |id: &str| prose(&shared, id);
        let known = self.people(&shared);
        // The words of the titles are nobody's name either.
        let no_names = [ids::FROM, ids::ME, ids::ROLE, ids::CURRENT].map(said);
        // A subject is written as titles are: capitals in it tell nothing.
        let heading = self.letter.as_ref().map_or("", |letter| letter.heading.as_str());
        let body = text.strip_prefix(heading).unwrap_or(text);
        let seen = look(body, &no_names.each_ref().map(String::as_str), &known, &self.content.rules);
        if !seen.names.is_empty() {
            notes.push(fill(&words.names, &[("names", &seen.names.join(", "))]));
        }
        for (topic, word) in &seen.topics {
            let topic = words.topics.get(topic.as_str()).map_or(topic.as_str(), Wording::as_str);
            notes.push(fill(&words.topic, &[("topic", topic), ("word", word)]));
        }
        for overlap in self.workbook.overlaps(text, self.curriculum()) {
            let same = text.get(overlap.range.clone()).unwrap_or_default();
            let asked = self.curriculum().question(&overlap.question).map(|question| question.prompt.as_str());
            let values = [("words", text::in_one_line(same)), ("question", asked.unwrap_or_default().into())];
            notes.push(fill(&words.overlap, &values.each_ref().map(|(name, value)| (*name, value.as_ref()))));
        }
        if notes.is_empty() {
            notes.push(words.nothing.to_string());
        }
        notes
    }

    /// Colleagues whom the workbook names.
    fn people(&self, shared: &Shareable) -> Vec<String> {
        let asked = match shared.get(ids::PEOPLE) {
            Some(Answer::Ledger(rows)) => rows.iter().filter_map(|row| row.first().cloned()).collect(),
            _ => Vec::new(),
        };
        [asked, self.workbook.unasked(self.curriculum())].concat()
    }
}

fn in_paragraphs(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n\n")
}

fn prose(shared: &Shareable, id: &str) -> String {
    match shared.get(id) {
        Some(Answer::Prose(prose)) => prose.to_string(),
        _ => String::new(),
    }
}
