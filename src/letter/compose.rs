//! The message for a wish: its form or the nearest, the moves of it told, and what is too long for its channel.

use chrono::NaiveDate;

use super::data::Letters;
use super::draft::Sources;
use super::known::{How, Known};
use super::parts::{Form, Script};
use super::places::Places;
use super::teller::{Said, Teller, Telling};
use super::{Channel, Length, Letter, Long, Wish};
use crate::curriculum::Curriculum;
use crate::day;
use crate::words;
use crate::workbook::Shareable;

/// Writes the message that is wished for from the answers that may be in it.
///
/// Where there is nothing for the wish, the nearest is written: the same channel at the other length, else an e-mail;
/// [`Letter::nearest`] then says what it is.
///
/// A workbook is not taken; what is shareable is made from it and the curriculum, and in no other way:
/// ```compile_fail,E0308
/// # use demur::{curriculum::Curriculum, day::Names, letter::{compose, Letters, Wish}, workbook::Workbook};
/// fn leak(book: &Workbook, asked: &Curriculum, all: &Letters, names: &Names, today: chrono::NaiveDate, wish: &Wish) {
///     compose(book, asked, all, names, today, wish);
/// }
/// ```
/// ```compile_fail,E0451
/// let shared = demur::workbook::Shareable { answers: Default::default() };
/// ```
#[must_use]
pub fn compose(
    answers: &Shareable,
    curriculum: &Curriculum,
    letters: &Letters,
    names: &day::Names,
    today: NaiveDate,
    wish: &Wish,
) -> Letter {
    compose_knowing(Sources { answers, curriculum, letters, names, today }, *wish, &mut Known::default())
}

/// The same, with what is known of the time before and is known after it.
pub(super) fn compose_knowing(sources: Sources<'_>, wish: Wish, known: &mut Known) -> Letter {
    let Sources { answers, curriculum, letters, names, today } = sources;
    let Some((taken, script, form)) = nearest(letters, wish) else { return blank(wish) };
    let Wish { channel, length, .. } = taken;
    let read = Vec::new();
    let places = Places { answers, curriculum, letters, names, today, channel, length, known, read };
    let mut teller = Teller { places, script, kind: taken.kind, tone: taken.tone };
    let lines = |teller: &mut Teller<'_>| teller.first(&script.subject).into_iter().collect();
    let told = |teller: &mut Teller<'_>| Telling { lines: lines(teller), ..Telling::default() };
    let subject = teller.told_once(SUBJECT, How::Lines, told).lines.first().map(Said::text).unwrap_or_default();
    let line = words::fill(&letters.shared.subject, &[("subject", &subject)]);
    let told = teller.told(&form.steps);
    Letter {
        wish: taken,
        heading: if subject.is_empty() { String::new() } else { line },
        subject,
        paragraphs: told.paragraphs,
        nearest: (taken != wish).then_some(taken),
        long: too_long(told.tellings.iter().flat_map(|telling| telling.carried()), letters, taken.channel),
    }
}

/// No move is called so.
const SUBJECT: &str = "";

fn blank(wish: Wish) -> Letter {
    Letter {
        wish,
        subject: String::new(),
        heading: String::new(),
        paragraphs: Vec::new(),
        nearest: None,
        long: Vec::new(),
    }
}

/// The form that fits the wish best, and the wish it fits.
fn nearest(letters: &Letters, wish: Wish) -> Option<(Wish, &Script, &Form)> {
    let other = if wish.length == Length::Full { Length::Short } else { Length::Full };
    let script: &Script = letters.scripts.iter().find(|(kind, _)| *kind == wish.kind).map(|(_, script)| script)?;
    [(wish.channel, wish.length), (wish.channel, other), (Channel::Email, wish.length), (Channel::Email, other)]
        .into_iter()
        .find_map(|(channel, length)| {
            let fits = |form: &&Form| form.channels.contains(&channel) && form.lengths.contains(&length);
            let form = script.forms.iter().find(fits)?;
            Some((Wish { channel, length, ..wish }, script, form))
        })
}

/// Of what the sentences carry, what the channel doesn't take well. Said in several places, the longest counts.
fn too_long<'a>(carried: impl Iterator<Item = &'a Long>, letters: &Letters, channel: Channel) -> Vec<Long> {
    let limit = letters.shared.limits.iter().find(|(other, _)| *other == channel).map(|(_, limit)| *limit);
    let mut long: Vec<Long> = Vec::new();
    for carried in carried.filter(|carried| limit.is_some_and(|limit| carried.words > limit)) {
        match long.iter_mut().find(|known| known.question == carried.question) {
            Some(known) => known.words = known.words.max(carried.words),
            None => long.push(carried.clone()),
        }
    }
    long
}
