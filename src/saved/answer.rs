//! An answer, the same in every version.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Prose;
use crate::workbook;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Answer<'a> {
    Prose(#[serde(borrow)] Cow<'a, str>),
    Date(Day),
    Undated(Cow<'a, str>),
    Choice { option: Cow<'a, str>, detail: Cow<'a, str> },
    Checklist { ticked: Vec<Cow<'a, str>>, own: Vec<Cow<'a, str>> },
    Scale(Ten),
    Weighted(Vec<Weight<'a>>),
    Ledger(Vec<Vec<Cow<'a, str>>>),
    Truth { option: Cow<'a, str>, evidence: Cow<'a, str> },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weight<'a> {
    words: Cow<'a, str>,
    strength: Option<Ten>,
}

/// A day, written 2026-12-04.
pub(super) struct Day(pub(super) NaiveDate);

/// 0 to 10.
pub(super) struct Ten(u8);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0.to_string())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(from)?
            .parse()
            .map(Self)
            .map_err(|_quotes: chrono::ParseError| D::Error::custom("no day"))
    }
}

impl Serialize for Ten {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Ten {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = u8::deserialize(from)?;
        if number > 10 { Err(D::Error::custom("above 10")) } else { Ok(Self(number)) }
    }
}

#[expect(clippy::ptr_arg, reason = "it is mapped over lists of them")]
fn lend(words: &String) -> Cow<'_, str> {
    Cow::Borrowed(words)
}

fn own(list: Vec<Cow<'_, str>>) -> Vec<String> {
    list.into_iter().map(Cow::into_owned).collect()
}

impl<'a> Answer<'a> {
    pub(super) fn of(from: &'a workbook::Answer) -> Self {
        use workbook::Answer as A;
        match from {
            A::Prose(prose) => Self::Prose(prose.joined()),
            A::Date(day) => Self::Date(Day(*day)),
            A::Undated(words) => Self::Undated(lend(words)),
            A::Choice { option, detail } => Self::Choice { option: lend(option), detail: lend(detail) },
            A::Checklist { ticked, own } => {
                Self::Checklist { ticked: ticked.iter().map(lend).collect(), own: own.iter().map(lend).collect() }
            }
            A::Scale(strength) => Self::Scale(ten(*strength)),
            A::Weighted(items) => Self::Weighted(
                items.iter().map(|i| Weight { words: lend(&i.words), strength: i.strength.map(ten) }).collect(),
            ),
            A::Ledger(rows) => Self::Ledger(rows.iter().map(|row| row.iter().map(lend).collect()).collect()),
            A::Truth { option, evidence } => Self::Truth { option: lend(option), evidence: lend(evidence) },
        }
    }

    /// The answer; its prose stays a piece of the text that it was read from.
    pub(super) fn into_answer(self, text: &Arc<String>) -> workbook::Answer {
        use workbook::Answer as A;
        match self {
            Self::Prose(words) => A::Prose(prose(words, text)),
            Self::Date(day) => A::Date(day.0),
            Self::Undated(words) => A::Undated(words.into_owned()),
            Self::Choice { option, detail } => A::Choice { option: option.into(), detail: detail.into() },
            Self::Checklist { ticked, own: items } => A::Checklist { ticked: own(ticked), own: own(items) },
            Self::Scale(strength) => A::Scale(strength.0),
            Self::Weighted(items) => A::Weighted(
                items
                    .into_iter()
                    .map(|i| workbook::Weight { words: i.words.into(), strength: i.strength.map(|s| s.0) })
                    .collect(),
            ),
            Self::Ledger(rows) => A::Ledger(rows.into_iter().map(own).collect()),
            Self::Truth { option, evidence } => A::Truth { option: option.into(), evidence: evidence.into() },
        }
    }

    /// Bytes of words.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Prose(words) | Self::Undated(words) => words.len(),
            Self::Date(_) | Self::Scale(_) => 0,
            Self::Choice { option, detail: words } | Self::Truth { option, evidence: words } => {
                option.len() + words.len()
            }
            Self::Checklist { ticked, own } => ticked.iter().chain(own).map(|words| words.len()).sum(),
            Self::Weighted(items) => items.iter().map(|item| item.words.len()).sum(),
            Self::Ledger(rows) => rows.iter().flatten().map(|cell| cell.len()).sum(),
        }
    }
}

/// Words as prose: where they stand in the text as they are, they are not copied.
fn prose(words: Cow<'_, str>, text: &Arc<String>) -> Prose {
    match words {
        Cow::Owned(words) => Prose::from(words),
        Cow::Borrowed(words) => {
            let at = words.as_ptr().addr().checked_sub(text.as_ptr().addr());
            let part = at.map(|at| at..at.saturating_add(words.len()));
            let there = part.filter(|part| text.get(part.clone()).is_some_and(|there| std::ptr::eq(there, words)));
            there.map_or_else(|| Prose::from(words), |part| Prose::within(text, part))
        }
    }
}

/// A strength is 0 to 10 wherever it comes from; a file that says more would be refused.
fn ten(strength: u8) -> Ten {
    Ten(strength.min(10))
}
