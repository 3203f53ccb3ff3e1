//! What is composed and what the writer made of it, as one letter: pinned paragraphs, the writer's own, their order.

use std::sync::Arc;

use chrono::NaiveDate;

use super::compose::compose_knowing;
use super::join::sentences;
use super::known::Known;
use super::{Channel, Length, Letter, Letters, Paragraph, Sentence, Shape, Tone, Whose, Wish};
use crate::curriculum::Curriculum;
use crate::day;
use crate::workbook::{Draft, Over, Pin, Shareable};

/// Pins of more wishes and days than this are not asked whether an answer behind them changed: nobody writes so many, and
/// a file that says so would cost time.
const WISHES: usize = 24;

/// What a letter is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The answers that may be in it.
    pub answers: &'a Shareable,
    /// What was asked.
    pub curriculum: &'a Curriculum,
    /// How messages are made.
    pub letters: &'a Letters,
    /// How days are called.
    pub names: &'a day::Names,
    /// The day it is written on.
    pub today: NaiveDate,
}

impl Sources<'_> {
    /// The letter as its answers compose it.
    #[must_use]
    pub fn composed(&self, wish: &Wish) -> Letter {
        compose_knowing(*self, *wish, &mut Known::default())
    }

    /// The letter as its writer has made it.
    ///
    /// A pinned paragraph stands where it stood, whatever is composed in its place now. One that was composed under
    /// the same wish on the same day otherwise than when it was pinned has an answer behind it that changed; it carries
    /// the new wording ([`Whose::Pinned`]).
    #[must_use]
    pub fn drafted(&self, wish: &Wish, draft: Option<&Draft>) -> Letter {
        self.drafted_knowing(wish, draft, &mut Known::default())
    }

    /// The same, with what is known of the time before and is known after it.
    #[must_use]
    pub fn drafted_knowing(&self, wish: &Wish, draft: Option<&Draft>, known: &mut Known) -> Letter {
        let composed = compose_knowing(*self, *wish, known);
        let Some(draft) = draft else { return composed };
        // As it was wished for under each pin, each composed once; what is wished for now is there already.
        let mut before: Vec<(Over, Letter)> = vec![(self.wished(*wish), composed.clone())];
        let mut changed = |pin: &Pin| {
            if before.len() < WISHES && !before.iter().any(|(over, _)| over.wished_like(&pin.over)) {
                before.push((pin.over.clone(), self.composed_as(*wish, &pin.over, known)));
            }
            let now = before.iter().find(|(over, _)| over.wished_like(&pin.over));
            let now = now.map(|(_, letter)| letter.paragraph(&pin.id).map(Paragraph::text).unwrap_or_default());
            now.is_some_and(|now| now != pin.over.text)
        };
        let stale: Vec<&str> = draft.pins.iter().filter(|pin| changed(pin)).map(|pin| pin.id.as_str()).collect();
        drafted(composed, draft, &stale)
    }

    fn composed_as(&self, wish: Wish, over: &Over, known: &mut Known) -> Letter {
        let wish = Wish {
            kind: wish.kind,
            channel: Channel::by_id(&over.channel).unwrap_or(wish.channel),
            tone: Tone::by_id(&over.tone).unwrap_or(wish.tone),
            length: Length::by_id(&over.length).unwrap_or(wish.length),
        };
        let today = over.day.parse().unwrap_or(self.today);
        compose_knowing(Self { today, ..*self }, wish, known)
    }

    /// What a paragraph stands over, for a pin that is put on it now.
    #[must_use]
    pub fn over(&self, wish: &Wish, id: &str) -> Over {
        let text = self.composed(wish).paragraph(id).map(Paragraph::text).unwrap_or_default();
        Over { text, ..self.wished(*wish) }
    }

    /// How it is wished for now, over no words yet.
    fn wished(&self, wish: Wish) -> Over {
        Over {
            text: String::new(),
            channel: wish.channel.id().to_owned(),
            tone: wish.tone.id().to_owned(),
            length: wish.length.id().to_owned(),
            day: day::iso(self.today),
        }
    }
}

/// Lays what the writer made over what is composed.
fn drafted(composed: Letter, draft: &Draft, stale: &[&str]) -> Letter {
    let paragraphs = order(&composed, draft)
        .into_iter()
        .filter(|id| !draft.dropped.contains(id))
        .filter_map(|id| {
            let held = composed.paragraphs.iter().find(|paragraph| paragraph.id == id);
            let now = held.map(Arc::as_ref);
            // Nothing written is no pin: what is composed stands.
            let pin = draft.pins.iter().find(|pin| pin.id == id && !pin.text.trim().is_empty());
            let own = draft.own.iter().find(|own| own.id == id);
            match (pin, own) {
                (Some(pin), _) => {
                    let new = stale.contains(&id.as_str()).then(|| now.map(Paragraph::text).unwrap_or_default());
                    written(&pin.id, &pin.text, now, Whose::Pinned { new }).map(Arc::new)
                }
                (None, Some(own)) => written(&own.id, &own.text, None, Whose::Own).map(Arc::new),
                (None, None) => held.cloned(),
            }
        })
        .collect();
    Letter { paragraphs, ..composed }
}

/// The ids of all paragraphs, dropped ones too: in the writer's order, and what that does not know after the one
/// that it is composed behind.
fn order(composed: &Letter, draft: &Draft) -> Vec<String> {
    let mut order: Vec<String> = Vec::with_capacity(draft.order.len());
    for id in &draft.order {
        if !order.contains(id) {
            order.push(id.clone());
        }
    }
    let mut behind: Option<&str> = None;
    for paragraph in &composed.paragraphs {
        if !order.contains(&paragraph.id) {
            let at = behind.and_then(|behind| order.iter().position(|id| id == behind)).map_or(0, |at| at + 1);
            order.insert(at, paragraph.id.clone());
        }
        behind = Some(&paragraph.id);
    }
    order
}

/// A paragraph in the writer's words; none where they say nothing. A sentence that is still as it was composed keeps
/// its origin.
fn written(id: &str, text: &str, composed: Option<&Paragraph>, whose: Whose) -> Option<Paragraph> {
    let origins = |text: &str| {
        let same = composed.into_iter().flat_map(|paragraph| &paragraph.sentences).find(|other| other.text == text);
        same.map(|same| same.origins.clone()).unwrap_or_default()
    };
    let (shape, texts) = shaped(text);
    let sentences: Vec<Sentence> = texts.into_iter().map(|text| Sentence { origins: origins(&text), text }).collect();
    let mv = composed.map_or_else(|| id.split('-').next().unwrap_or(id).to_owned(), |paragraph| paragraph.mv.clone());
    let (part, runs_on) = composed.map(|paragraph| (paragraph.part.clone(), paragraph.runs_on)).unwrap_or_default();
    let id = id.to_owned();
    (!sentences.is_empty()).then_some(Paragraph { id, mv, part, runs_on, shape, sentences, whose })
}

/// Words as a writer edits them, as what a paragraph holds: one line is sentences, several are a list where all but
/// the first begin with a dash, else lines. Blank lines say nothing.
#[must_use]
pub fn shaped(text: &str) -> (Shape, Vec<String>) {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    match lines.as_slice() {
        [] => (Shape::Flow, Vec::new()),
        [one] => (Shape::Flow, sentences(one)),
        [first, items @ ..] => {
            let dashed: Option<Vec<&str>> = items.iter().map(|item| item.strip_prefix("- ")).collect();
            let (shape, rest) = dashed.map_or((Shape::Lines, items.to_vec()), |items| (Shape::List, items));
            (shape, std::iter::once(*first).chain(rest).map(|line| line.trim().to_owned()).collect())
        }
    }
}
