//! Version 1 of the format, as it was: it had a tone for its message, and what left was text alone. Only read.

use std::borrow::Cow;

use serde::Deserialize;

use super::v3::{self, CarriedV2, Entry, LeftV2, Place, TurnV2};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workbook<'a> {
    #[serde(rename = "schema")]
    _schema: u32,
    book: Cow<'a, str>,
    rev: u64,
    name: Cow<'a, str>,
    #[serde(default, borrow)]
    place: Place<'a>,
    #[serde(default)]
    short_path: bool,
    #[serde(default)]
    tone: Cow<'a, str>,
    #[serde(borrow)]
    answers: Vec<Entry<'a>>,
    #[serde(default)]
    history: Vec<TurnV2<'a>>,
    #[serde(default)]
    carried: Vec<CarriedV2<'a>>,
    #[serde(default)]
    left: Vec<Left<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Left<'a> {
    at: i64,
    kind: Cow<'a, str>,
    form: Cow<'a, str>,
    text: Cow<'a, str>,
}

impl<'a> From<Workbook<'a>> for v3::Workbook<'a> {
    fn from(one: Workbook<'a>) -> Self {
        let left = |l: Left<'a>| LeftV2::of_text(l.at, l.kind, l.form, l.text);
        Self {
            schema: v3::SCHEMA,
            book: one.book,
            rev: one.rev,
            name: one.name,
            place: one.place,
            short_path: one.short_path,
            message: v3::Message::in_tone(one.tone),
            answers: one.answers,
            history: one.history,
            carried: one.carried,
            left: one.left.into_iter().map(left).collect(),
            pack: Cow::default(),
            sessions: Vec::new(),
            known: Vec::new(),
            aside: Vec::new(),
        }
    }
}
