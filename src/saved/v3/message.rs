//! What the writer made of their message, since version 2.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::lend;
use crate::workbook::{self, Ignored, Over, Part, Pin};

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(in crate::saved) struct Message<'a> {
    kind: Cow<'a, str>,
    channel: Cow<'a, str>,
    tone: Cow<'a, str>,
    length: Cow<'a, str>,
    drafts: Vec<Draft<'a>>,
    ignored: Vec<IgnoredV2<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft<'a> {
    kind: Cow<'a, str>,
    family: Cow<'a, str>,
    #[serde(default)]
    order: Vec<Cow<'a, str>>,
    #[serde(default)]
    dropped: Vec<Cow<'a, str>>,
    #[serde(default)]
    pins: Vec<PinV2<'a>>,
    #[serde(default)]
    own: Vec<PartV2<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartV2<'a> {
    id: Cow<'a, str>,
    text: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PinV2<'a> {
    id: Cow<'a, str>,
    text: Cow<'a, str>,
    over: OverV2<'a>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct OverV2<'a> {
    text: Cow<'a, str>,
    channel: Cow<'a, str>,
    tone: Cow<'a, str>,
    length: Cow<'a, str>,
    day: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct IgnoredV2<'a> {
    at: i64,
    rule: Cow<'a, str>,
    #[serde(default)]
    sentence: Cow<'a, str>,
    #[serde(default)]
    of: Cow<'a, str>,
    #[serde(default)]
    reason: Cow<'a, str>,
}

impl<'a> PartV2<'a> {
    pub(super) fn of(from: &'a Part) -> Self {
        Self { id: lend(&from.id), text: lend(&from.text) }
    }

    pub(super) fn into_part(self) -> Part {
        Part { id: self.id.into(), text: self.text.into() }
    }
}

impl<'a> PinV2<'a> {
    fn of(from: &'a Pin) -> Self {
        let Over { text, channel, tone, length, day } = &from.over;
        let over =
            OverV2 { text: lend(text), channel: lend(channel), tone: lend(tone), length: lend(length), day: lend(day) };
        Self { id: lend(&from.id), text: lend(&from.text), over }
    }

    fn into_pin(self) -> Pin {
        let OverV2 { text, channel, tone, length, day } = self.over;
        let over = Over {
            text: text.into(),
            channel: channel.into(),
            tone: tone.into(),
            length: length.into(),
            day: day.into(),
        };
        Pin { id: self.id.into(), text: self.text.into(), over }
    }
}

impl<'a> Draft<'a> {
    fn of(from: &'a workbook::Draft) -> Self {
        Self {
            kind: lend(&from.kind),
            family: lend(&from.family),
            order: from.order.iter().map(|id| lend(id)).collect(),
            dropped: from.dropped.iter().map(|id| lend(id)).collect(),
            pins: from.pins.iter().map(PinV2::of).collect(),
            own: from.own.iter().map(PartV2::of).collect(),
        }
    }

    fn into_draft(self) -> workbook::Draft {
        workbook::Draft {
            kind: self.kind.into(),
            family: self.family.into(),
            order: self.order.into_iter().map(Cow::into_owned).collect(),
            dropped: self.dropped.into_iter().map(Cow::into_owned).collect(),
            pins: self.pins.into_iter().map(PinV2::into_pin).collect(),
            own: self.own.into_iter().map(PartV2::into_part).collect(),
        }
    }
}

impl<'a> Message<'a> {
    /// A message of which only the tone is known.
    pub(in crate::saved) fn in_tone(tone: Cow<'a, str>) -> Self {
        Self { tone, ..Self::default() }
    }

    pub(super) fn of(from: &'a workbook::Message) -> Self {
        let ignored = |i: &'a Ignored| IgnoredV2 {
            at: i.at,
            rule: lend(&i.rule),
            sentence: lend(&i.sentence),
            of: lend(&i.of),
            reason: lend(&i.reason),
        };
        Self {
            kind: lend(&from.kind),
            channel: lend(&from.channel),
            tone: lend(&from.tone),
            length: lend(&from.length),
            drafts: from.drafts.iter().map(Draft::of).collect(),
            ignored: from.ignored.iter().map(ignored).collect(),
        }
    }

    pub(super) fn into_message(self) -> workbook::Message {
        let ignored = |i: IgnoredV2<'_>| Ignored {
            at: i.at,
            rule: i.rule.into(),
            sentence: i.sentence.into(),
            of: i.of.into(),
            reason: i.reason.into(),
        };
        workbook::Message {
            kind: self.kind.into(),
            channel: self.channel.into(),
            tone: self.tone.into(),
            length: self.length.into(),
            drafts: self.drafts.into_iter().map(Draft::into_draft).collect(),
            ignored: self.ignored.into_iter().map(ignored).collect(),
        }
    }

    /// Bytes of the writer's words in it.
    pub(super) fn bytes(&self) -> usize {
        let draft = |draft: &Draft<'_>| {
            let pins = draft.pins.iter().map(|pin| pin.text.len() + pin.over.text.len());
            pins.chain(draft.own.iter().map(|own| own.text.len())).sum::<usize>()
        };
        let reasons = self.ignored.iter().map(|one| one.reason.len() + one.sentence.len());
        self.drafts.iter().map(draft).chain(reasons).sum()
    }

    /// The most of anything in one list of it.
    pub(super) fn most(&self) -> usize {
        let draft = |draft: &Draft<'_>| {
            [draft.order.len(), draft.dropped.len(), draft.pins.len(), draft.own.len()]
                .into_iter()
                .max()
                .unwrap_or_default()
        };
        self.drafts.iter().map(draft).chain([self.drafts.len(), self.ignored.len()]).max().unwrap_or_default()
    }
}
