//! Puts a message together: each move in order, each line said in the first way that applies, nothing half said.

use chrono::NaiveDate;

use super::data::{Alt, Form, Letters, Step};
use super::join::{asked, ends_a_sentence, join};
use super::places::{Filled, Places, ROLE};
use super::{Channel, Kind, Length, Letter, Paragraph, Sentence, Shape, Tone, Whose, Wish};
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
    let Some((taken, form)) = nearest(letters, *wish) else {
        return Letter {
            subject: String::new(),
            heading: String::new(),
            paragraphs: Vec::new(),
            nearest: None,
            long: Vec::new(),
        };
    };
    let places = Places { answers, curriculum, letters, names, today, channel: taken.channel, length: taken.length };
    let teller = Teller { places, tone: taken.tone };
    let subject = teller.first(&form.subject).map(Said::into_text).unwrap_or_default();
    let line = words::fill(&letters.shared.subject, &[("subject", &subject)]);
    Letter {
        heading: if subject.is_empty() { String::new() } else { line },
        subject,
        paragraphs: form.moves.iter().flat_map(|step| teller.paragraphs(step)).collect(),
        nearest: (taken != *wish).then_some(taken),
        long: Vec::new(),
    }
}

/// The form that fits the wish best, and the wish it fits.
fn nearest(letters: &Letters, wish: Wish) -> Option<(Wish, &Form)> {
    let other = if wish.length == Length::Full { Length::Short } else { Length::Full };
    let forms = |kind: Kind| letters.scripts.iter().filter(move |script| script.kind == kind).flat_map(|s| &s.forms);
    [(wish.channel, wish.length), (wish.channel, other), (Channel::Email, wish.length), (Channel::Email, other)]
        .into_iter()
        .find_map(|(channel, length)| {
            let form = forms(wish.kind).find(|f| f.channels.contains(&channel) && f.lengths.contains(&length))?;
            Some((Wish { channel, length, ..wish }, form))
        })
}

/// What one line says.
enum Said {
    Sentences(Vec<Sentence>),
    List(Vec<Sentence>),
}

impl Said {
    fn into_text(self) -> String {
        let (Self::Sentences(sentences) | Self::List(sentences)) = self;
        sentences.into_iter().map(|sentence| sentence.text).collect::<Vec<_>>().join(" ")
    }
}

struct Teller<'a> {
    places: Places<'a>,
    tone: Tone,
}

impl Teller<'_> {
    /// The paragraphs of one move: one, or more where it holds a list.
    fn paragraphs(&self, step: &Step) -> Vec<Paragraph> {
        let shared = &self.places.letters.shared.moves;
        let (id, lines) = match step {
            Step::Move(id, lines) => (id, lines),
            Step::Shared(id) => match shared.iter().find(|shared| shared.id == *id) {
                Some(shared) => (id, &shared.lines),
                None => return Vec::new(),
            },
        };
        let flow = if id == SIGN { Shape::Lines } else { Shape::Flow };
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for said in lines.iter().filter_map(|line| self.first(line)) {
            match (said, paragraphs.last_mut().filter(|last| last.shape == flow)) {
                (Said::Sentences(sentences), Some(last)) => last.sentences.extend(sentences),
                (Said::Sentences(sentences), None) => paragraphs.push(paragraph(id, flow, sentences)),
                (Said::List(sentences), _) => paragraphs.push(paragraph(id, Shape::List, sentences)),
            }
        }
        for (at, paragraph) in paragraphs.iter_mut().enumerate().skip(1) {
            paragraph.id = format!("{id}-{}", at + 1);
        }
        paragraphs
    }

    /// The first of several ways that applies and says something.
    fn first(&self, ways: &[Alt]) -> Option<Said> {
        ways.iter().filter(|way| way.when.iter().all(|when| self.places.holds(when))).find_map(|way| self.say(way))
    }

    fn say(&self, way: &Alt) -> Option<Said> {
        let words = way.words(self.tone);
        if !way.join.is_empty() {
            let role = words.contains(ROLE_PLACE).then(|| self.places.fill(ROLE, "")).flatten();
            let lead = role.as_ref().map_or_else(|| words.to_owned(), |role| words.replace(ROLE_PLACE, &role.text));
            let joined = self.places.joined(&way.join, &lead);
            let origins: Vec<String> =
                std::iter::once(way.join.clone()).chain(role.and_then(|role| role.origin)).collect();
            // What leads in names the role; the sentences after it are the answer's alone.
            let own = vec![way.join.clone()];
            let origins = std::iter::once(origins).chain(std::iter::repeat(own));
            let sentences: Vec<Sentence> =
                joined.sentences.into_iter().zip(origins).map(|(text, origins)| Sentence { text, origins }).collect();
            return (!sentences.is_empty()).then_some(Said::Sentences(sentences));
        }
        // In a tone that a way has no words for, it is passed over.
        let before = self.filled(words, way)?;
        if way.items.is_empty() {
            return Some(Said::Sentences(vec![before]));
        }
        let items = self.places.items(&way.items)?;
        let origins = vec![origin(&way.items, &self.places)];
        let items = items.iter().map(|item| Sentence { text: self.item(item, way.asks), origins: origins.clone() });
        Some(Said::List(std::iter::once(before).chain(items).collect()))
    }

    /// An item of a list: as it was typed, but for its first letter and its end.
    fn item(&self, item: &str, asks: bool) -> String {
        let joins = &self.places.letters.joins;
        if asks { asked(item, joins) } else { join("", item, joins).text() }
    }

    /// A sentence with its places filled; none where one of them can't be.
    fn filled(&self, words: &str, way: &Alt) -> Option<Sentence> {
        let mut text = String::with_capacity(words.len());
        let mut origins: Vec<String> =
            way.when.iter().filter_map(|when| when.carries()).map(ToOwned::to_owned).collect();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            push(&mut text, before);
            let (place, after) = after.split_once('}')?;
            let Filled { text: value, origin } = self.places.fill(place, &text)?;
            text.push_str(&value);
            origins.extend(origin.filter(|origin| !origins.contains(origin)));
            rest = after;
        }
        push(&mut text, rest);
        (!text.is_empty()).then_some(Sentence { text, origins })
    }
}

fn paragraph(mv: &str, shape: Shape, sentences: Vec<Sentence>) -> Paragraph {
    Paragraph { id: mv.to_owned(), mv: mv.to_owned(), shape, sentences, whose: Whose::Composed }
}

/// The move whose sentences stand on lines of their own.
const SIGN: &str = "sign";

/// Adds words of ours; their full stop only where what stands before does not end as a sentence already.
fn push(text: &mut String, words: &str) {
    let words = if ends_a_sentence(text) { words.strip_prefix('.').unwrap_or(words) } else { words };
    text.push_str(words);
}

/// The role, in words that an answer goes on from.
const ROLE_PLACE: &str = "{role}";

/// The question of an id, or of the id of a column.
fn origin(id: &str, places: &Places<'_>) -> String {
    if places.curriculum.question(id).is_some() {
        return id.to_owned();
    }
    id.rsplit_once('.').map_or(id, |(question, _)| question).to_owned()
}
