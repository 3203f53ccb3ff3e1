//! Tells a message: each move in order, each line said in the first way that applies, nothing half said.

use std::sync::Arc;

use super::join::{Joined, asked, ends_a_sentence, join, whole_item};
use super::known::{How, Under};
use super::parts::{Alt, Move, Script, Step, When};
use super::places::{Filled, Places, ROLE};
use super::{DATE, GREET, Kind, Long, Paragraph, SIGN, Sentence, Shape, Tone};

/// Tells the moves of one message in one tone.
pub(super) struct Teller<'a> {
    pub places: Places<'a>,
    pub script: &'a Script,
    pub kind: Kind,
    pub tone: Tone,
}

/// What was told.
#[derive(Default)]
pub(super) struct Told {
    pub paragraphs: Vec<Arc<Paragraph>>,
    /// The moves that were told for it.
    pub tellings: Vec<Arc<Telling>>,
}

/// A move that was told: as its lines, or as the paragraphs that those make.
#[derive(Default)]
pub(super) struct Telling {
    pub lines: Vec<Said>,
    pub paragraphs: Vec<Arc<Paragraph>>,
    /// The questions whose answers are in the paragraphs, each time with the words of them.
    pub carried: Vec<Long>,
}

impl Telling {
    /// The questions whose answers are in it, each time with the words of them.
    pub fn carried(&self) -> impl Iterator<Item = &Long> {
        self.carried.iter().chain(self.lines.iter().flat_map(|said| &said.carried))
    }
}

/// What one line says.
#[derive(Clone)]
pub(super) struct Said {
    sentences: Vec<Sentence>,
    /// The first stands before a list of the others.
    list: bool,
    carried: Vec<Long>,
}

impl Said {
    /// The sentences as one text.
    pub fn text(&self) -> String {
        self.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

impl Teller<'_> {
    /// The steps in order. Those that say nothing leave nothing behind.
    pub fn told(&mut self, steps: &[Step]) -> Told {
        let mut told = Told::default();
        // Whether the block that a step could go on in holds anything.
        let mut open = false;
        for step in steps {
            let on = open && matches!(step, Step::On(_));
            let how = if on { How::On } else { How::Block };
            let before = told.paragraphs.len();
            match step {
                Step::New(id) | Step::On(id) => {
                    let telling = self.paragraphs(id, how);
                    told.paragraphs.extend(telling.paragraphs.iter().cloned());
                    told.tellings.push(telling);
                }
                Step::Part(id, moves) => {
                    let tellings: Vec<_> = moves.iter().map(|mv| (mv, self.lines(mv))).collect();
                    let part = self.part(id, &tellings, &told.paragraphs);
                    told.tellings.extend(tellings.into_iter().filter(|_| part.is_some()).map(|(_, telling)| telling));
                    told.paragraphs.extend(part.map(Arc::new));
                }
            }
            open = on || told.paragraphs.len() > before;
        }
        told
    }

    /// The paragraphs of one move: one, or more where it holds a list.
    fn paragraphs(&mut self, id: &str, how: How) -> Arc<Telling> {
        self.told_once(id, how, |teller| in_paragraphs(id, how, teller.says(id)))
    }

    /// The lines of one move.
    fn lines(&mut self, id: &str) -> Arc<Telling> {
        self.told_once(id, How::Lines, |teller| Telling { lines: teller.says(id), ..Telling::default() })
    }

    /// A part of a card: its moves, each sentence on a line to be spoken. None of a greeting alone.
    fn part(&self, id: &str, tellings: &[(&String, Arc<Telling>)], before: &[Arc<Paragraph>]) -> Option<Paragraph> {
        let told = || tellings.iter().filter(|(_, telling)| !telling.lines.is_empty());
        let (first, _) = told().find(|(mv, _)| ![DATE, GREET].contains(&mv.as_str()))?;
        let said = told().flat_map(|(_, telling)| &telling.lines);
        Some(Paragraph {
            id: numbered(id, before.iter().filter(|other| other.part == self.called(id)).count()),
            mv: (*first).clone(),
            part: self.called(id).to_owned(),
            shape: Shape::Lines,
            sentences: said.flat_map(|said| said.sentences.iter().cloned()).collect(),
            ..Paragraph::default()
        })
    }

    /// What a card calls a part.
    fn called<'s>(&'s self, id: &'s str) -> &'s str {
        self.places.letters.shared.parts.get(id).map_or(id, String::as_str)
    }

    /// What the lines of a move say, those of the kind before those that all kinds share.
    fn says(&mut self, id: &str) -> Vec<Said> {
        let mut moves = self.script.moves.iter().chain(&self.places.letters.shared.moves);
        let found: Option<&Move> = moves.find(|other| other.id == id);
        found.map(|found| found.lines.iter().filter_map(|line| self.first(line)).collect()).unwrap_or_default()
    }

    /// What is told of a move: as it is known, where each answer that was looked at then is the same now.
    pub fn told_once(&mut self, id: &str, how: How, tell: impl FnOnce(&mut Self) -> Telling) -> Arc<Telling> {
        let Places { answers, today, channel, length, .. } = self.places;
        let under = Under { kind: self.kind, channel, tone: self.tone, length, today, how };
        if let Some(telling) = self.places.known.told(id, under, answers) {
            return telling;
        }
        self.places.read.clear();
        let telling = Arc::new(tell(self));
        let read = std::mem::take(&mut self.places.read);
        let read = read.into_iter().map(|(id, _)| {
            let answer = answers.hold(&id);
            (id, answer)
        });
        let read = read.collect();
        self.places.known.tell(id, under, read, Arc::clone(&telling));
        telling
    }

    /// The first of several ways that applies and says something.
    pub fn first(&mut self, ways: &[Alt]) -> Option<Said> {
        ways.iter().find_map(|way| {
            let applies = way.when.iter().all(|when| self.places.holds(when));
            applies.then(|| self.say(way)).flatten()
        })
    }

    fn say(&mut self, way: &Alt) -> Option<Said> {
        let words = way.words(self.tone);
        if !way.join.is_empty() {
            return self.joined(words, way);
        }
        // In a tone that a way has no words for, it is passed over.
        let mut said = self.filled(words, way)?;
        if way.items.is_empty() {
            return Some(said);
        }
        let items = self.places.items(&way.items)?;
        let question = self.question(&way.items);
        // The words before a list say how many items there are.
        if let Some(before) = said.sentences.first_mut() {
            add(&mut before.origins, [question.clone()]);
        }
        said.carried.push(Long { question: question.clone(), words: items.iter().map(|item| count(item)).sum() });
        let items = items.iter().map(|item| self.item(item, way.asks));
        said.sentences.extend(items.map(|text| Sentence { text, origins: vec![question.clone()] }));
        Some(Said { list: true, ..said })
    }

    /// A beginning, and the answer that ends it.
    fn joined(&mut self, words: &str, way: &Alt) -> Option<Said> {
        let role = words.contains(ROLE_PLACE).then(|| self.places.fill(ROLE, "")).flatten();
        let lead = role.as_ref().map_or_else(|| words.to_owned(), |role| words.replace(ROLE_PLACE, &role.text));
        let Joined { sentences, .. } = self.places.joined(&way.join, &lead);
        // What leads in names the role, and stands as other answers let it; the rest is the answer's alone. A role may
        // hold a full stop: then what leads in is several sentences.
        let leading = super::join::sentences(&lead).len().max(1);
        let mut first = vec![way.join.clone()];
        add(&mut first, role.and_then(|role| role.origin));
        add(&mut first, way.when.iter().flat_map(When::owes).cloned());
        let origins = std::iter::repeat_n(first, leading).chain(std::iter::repeat(vec![way.join.clone()]));
        let sentences: Vec<Sentence> =
            sentences.into_iter().zip(origins).map(|(text, origins)| Sentence { text, origins }).collect();
        let words = self.places.own_words(&way.join);
        let carried = vec![Long { question: way.join.clone(), words }];
        (!sentences.is_empty()).then_some(Said { sentences, list: false, carried })
    }

    /// An item of a list: as it was typed, but for its first letter and its end.
    fn item(&self, item: &str, asks: bool) -> String {
        let joins = &self.places.letters.joins;
        match (asks, joins.whole) {
            (true, _) => asked(item, joins),
            (false, true) => whole_item(item, joins),
            (false, false) => join("", item, joins).text(),
        }
    }

    /// A sentence with its places filled; none where one of them can't be.
    fn filled(&mut self, words: &str, way: &Alt) -> Option<Said> {
        let mut text = String::with_capacity(words.len());
        let (mut origins, mut carried) = (Vec::new(), Vec::new());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            push(&mut text, before);
            let (place, after) = after.split_once('}')?;
            let Filled { text: value, origin } = self.places.fill(place, &text)?;
            text.push_str(&value);
            carried.extend(origin.iter().map(|id| Long { question: id.clone(), words: count(&value) }));
            add(&mut origins, origin);
            rest = after;
        }
        push(&mut text, rest);
        add(&mut origins, way.when.iter().flat_map(When::owes).cloned());
        (!text.is_empty()).then(|| Said { sentences: vec![Sentence { text, origins }], list: false, carried })
    }

    /// The question of an id, or of the id of a column.
    fn question(&self, id: &str) -> String {
        if self.places.curriculum.question(id).is_some() {
            return id.to_owned();
        }
        id.rsplit_once('.').map_or(id, |(question, _)| question).to_owned()
    }
}

/// What a move says, as paragraphs.
fn in_paragraphs(id: &str, how: How, all: Vec<Said>) -> Telling {
    let lines = id == SIGN || (id == GREET && all.len() > 1);
    let flow = if lines { Shape::Lines } else { Shape::Flow };
    let (mut paragraphs, mut carried): (Vec<Paragraph>, Vec<Long>) = (Vec::new(), Vec::new());
    for said in all {
        carried.extend(said.carried);
        if let Some(last) = paragraphs.last_mut().filter(|last| last.shape == flow && !said.list) {
            last.sentences.extend(said.sentences);
            continue;
        }
        paragraphs.push(Paragraph {
            id: numbered(id, paragraphs.len()),
            mv: id.to_owned(),
            runs_on: how == How::On && paragraphs.is_empty() && !said.list && !lines,
            shape: if said.list { Shape::List } else { flow },
            sentences: said.sentences,
            ..Paragraph::default()
        });
    }
    Telling { lines: Vec::new(), paragraphs: paragraphs.into_iter().map(Arc::new).collect(), carried }
}

/// Adds the origins that are not there yet.
fn add(origins: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for id in more {
        if !origins.contains(&id) {
            origins.push(id);
        }
    }
}

/// An id, with its number from the second on.
fn numbered(id: &str, before: usize) -> String {
    if before == 0 { id.to_owned() } else { format!("{id}-{}", before + 1) }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Adds words of ours; their full stop only where what stands before does not end as a sentence already.
fn push(text: &mut String, words: &str) {
    let words = if ends_a_sentence(text) { words.strip_prefix('.').unwrap_or(words) } else { words };
    text.push_str(words);
}

/// The role, in words that an answer goes on from.
const ROLE_PLACE: &str = "{role}";
