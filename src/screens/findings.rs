//! The findings of the check: each with why, where it comes from and what could be done; set aside with a reason.

use ratatui::layout::Rect;

use super::letter::{Deed, Words, told};
use super::{Desk, Step};
use crate::keys::{Code, Key};
use crate::letter::Whose;
use crate::letter::check::Finding;
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::widgets::guard::wrap;
use crate::widgets::{Choose, Entry, Glass, Scroll};
use crate::words::{ScreenWords, fill};

/// The findings, one chosen, and the reason being written for setting it aside.
#[derive(Debug, Clone)]
pub struct Findings {
    all: Vec<Finding>,
    /// From this one on the writer has set them aside, each with a reason.
    aside: usize,
    reasons: Vec<String>,
    /// Where each is mended.
    ways: Vec<Way>,
    choose: Choose,
    /// What is said of the one chosen, where it is more than there is room for.
    scroll: Scroll,
    reason: Option<Editor>,
}

/// Where a finding leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// To a sentence that Enter opens in its turn: its paragraph, and its place in it.
    Sentence(usize, usize),
    /// To the question whose answer would mend it.
    Question(String),
    /// Nowhere: it is about the whole message, or about words that are demur's own.
    Nowhere,
}

impl Way {
    fn of(finding: &Finding, desk: &Desk) -> Self {
        let paragraph = finding.place.and_then(|(paragraph, _)| desk.letter()?.paragraphs.get(paragraph));
        let sentence = finding.place.and_then(|(_, sentence)| paragraph?.sentences.get(sentence));
        let asked = |id: &String| desk.curriculum().question(id).is_some();
        let opens = sentence.is_some_and(|sentence| sentence.origins.first().is_some_and(asked));
        let own = paragraph.is_some_and(|paragraph| paragraph.whose != Whose::Composed);
        if let Some((paragraph, sentence)) = finding.place.filter(|_| opens || own) {
            return Self::Sentence(paragraph, sentence);
        }
        let path = desk.path();
        let on_path = finding.asks.iter().find(|id| path.iter().any(|(_, other)| other == id));
        let question = on_path.or_else(|| finding.asks.iter().find(|id| asked(id)));
        question.map_or(Self::Nowhere, |id| Self::Question(id.clone()))
    }
}

/// From so many rows on, a blank one stands under the list.
const GAP: u16 = 8;
/// The key that sets a finding aside.
const ASIDE: Key = Key::plain(Code::Char('i'));

impl Findings {
    /// All there are, the first chosen.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let (open, aside) = (desk.findings(), desk.set_aside());
        let reasons = aside.iter().map(|finding| desk.reason(finding).to_owned()).collect();
        let all = [open, aside].concat();
        let ways = all.iter().map(|finding| Way::of(finding, desk)).collect();
        Self {
            all,
            aside: open.len(),
            reasons,
            ways,
            choose: Choose::default(),
            scroll: Scroll::default(),
            reason: None,
        }
    }

    /// Where the one chosen leads.
    #[must_use]
    pub fn way(&self) -> &Way {
        self.ways.get(self.choose.at).unwrap_or(&Way::Nowhere)
    }

    /// True where the one chosen was set aside.
    #[must_use]
    pub fn is_aside(&self) -> bool {
        self.choose.at >= self.aside
    }

    /// True while a reason is written.
    #[must_use]
    pub fn writing(&self) -> bool {
        self.reason.is_some()
    }

    /// Writing of a reason ends without one; false where none was being written.
    pub fn stop_writing(&mut self) -> bool {
        self.reason.take().is_some()
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        let Some(finding) = self.all.get(self.choose.at) else { return Step::Pass };
        if let Some(reason) = &mut self.reason {
            let (rule, sentence) = (finding.rule.clone(), Words(finding.sentence.clone()));
            return match (key.code, reason.press(key)) {
                (Code::Enter, _) => {
                    Step::Deed(Deed::Ignore { rule, sentence, reason: Words(reason.line().trim().to_owned()) })
                }
                (_, Reaction::Ignored) => Step::Pass,
                (_, _) => Step::Draw,
            };
        }
        if self.is_more() && matches!(key.code, Code::PageUp | Code::PageDown) {
            self.scroll.press(key);
            return Step::Draw;
        }
        if self.choose.press(key, self.all.len()) {
            self.scroll.to(0);
            return Step::Draw;
        }
        if key == ASIDE && self.is_aside() {
            let (rule, sentence) = (finding.rule.clone(), Words(finding.sentence.clone()));
            return Step::Deed(Deed::TakeUp { rule, sentence });
        }
        if key == ASIDE {
            self.reason = Some(Editor::new(Shape::OneLine, Prose::default()));
            return Step::Draw;
        }
        match (key.code, self.way()) {
            (Code::Enter, Way::Sentence(paragraph, sentence)) => Step::Sentence(*paragraph, *sentence),
            (Code::Enter, Way::Question(id)) => Step::GoTo(id.clone()),
            (_, _) => Step::Pass,
        }
    }

    /// A paste or a run of characters.
    pub fn paste(&mut self, words: &str) {
        if let Some(reason) = &mut self.reason {
            let _ = reason.paste(words);
        }
    }

    /// A click on a row chooses it.
    pub fn click(&mut self, line: u16) -> Step {
        match self.choose.row(line, self.all.len()) {
            Some(row) if self.reason.is_none() => {
                self.choose.at = row;
                self.scroll.to(0);
                Step::Draw
            }
            Some(_) | None => Step::Pass,
        }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        if self.reason.is_none() {
            self.choose.wheel(rows.into(), self.all.len());
            self.scroll.to(0);
        }
    }

    fn list(&self, area: Rect) -> Rect {
        let rows = u16::try_from(self.all.len()).unwrap_or(u16::MAX);
        Rect { height: rows.min((area.height / 2).max(1)), ..area }
    }

    /// What stands under the list.
    fn foot(&self, area: Rect) -> Rect {
        let y = (self.list(area).bottom() + u16::from(area.height >= GAP)).min(area.bottom());
        Rect { y, height: area.bottom() - y, ..area }
    }

    /// What there is to say of the one chosen, in rows, each with its piece: its sentence, why, the reason it was set
    /// aside for, its source.
    fn said(&self, words: &ScreenWords, width: u16) -> Vec<(usize, String)> {
        let Some(finding) = self.all.get(self.choose.at) else { return Vec::new() };
        let reason = self.choose.at.checked_sub(self.aside).and_then(|at| self.reasons.get(at));
        let pieces = [
            if finding.place.is_some() { finding.sentence.clone() } else { words.letter.whole.to_string() },
            told(finding, words),
            reason.map(|reason| fill(&words.letter.set_aside, &[("reason", reason)])).unwrap_or_default(),
            fill(&words.letter.source, &[("source", &finding.source)]),
        ];
        let mut rows = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            for row in wrap(piece, width.max(1)) {
                rows.push((at, row));
            }
        }
        rows.retain(|(_, row)| !row.is_empty());
        rows
    }

    /// True where that is more than there is room for.
    #[must_use]
    pub fn is_more(&self) -> bool {
        self.scroll.rows() > self.scroll.height()
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, words: &ScreenWords) {
        self.choose.arrange(self.all.len(), self.list(area).height);
        let rows = self.said(words, area.width).len();
        self.scroll.arrange(self.foot(area).height, rows);
        if let Some(reason) = &mut self.reason {
            reason.arrange(area.width.max(1), 1);
        }
    }

    /// Draws the list, and what there is to say of the one chosen.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        let entry = |(at, finding)| entry(finding, at >= self.aside, words);
        let entries: Vec<Entry> = self.all.iter().enumerate().map(entry).collect();
        let list = self.list(area);
        self.choose.view(glass, list, &entries);
        let mut foot = self.foot(area);
        if let Some(reason) = &self.reason {
            let used = glass.say(foot, &words.letter.why_aside, theme.prompt);
            foot = Rect { y: foot.y + used, height: foot.height - used, ..foot };
            glass.caret = glass.field(Rect { height: foot.height.min(1), ..foot }, reason, &words.letter.reason_hint);
            return;
        }
        let styles = [theme.quiet, theme.text, theme.accent, theme.quiet];
        for (y, (piece, row)) in
            (foot.y..foot.bottom()).zip(self.said(words, foot.width).iter().skip(self.scroll.above()))
        {
            glass.put(foot.x, y, foot.width, row, styles.get(*piece).copied().unwrap_or_default());
        }
        self.scroll.view(glass, foot);
    }
}

fn entry(finding: &Finding, aside: bool, words: &ScreenWords) -> Entry {
    let severity = if aside { "aside" } else { finding.severity.id() };
    let severity = words.letter.severities.get(severity).copied().unwrap_or_default();
    Entry { words: fill(&words.letter.listed, &[("severity", &severity), ("why", &finding.why)]), ..Entry::default() }
}
