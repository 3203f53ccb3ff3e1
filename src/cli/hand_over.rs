//! `demur hand-over`: one file for somebody else, with what was chosen of a workbook and nothing else.

use std::ffi::OsStr;
use std::path::Path;

use clap::ArgMatches;

use super::house::House;
use super::worksheet::only;
use super::{End, Outcome, Refusal, arguments, find, say, unlock};
use crate::curriculum::ids;
use crate::saved;
use crate::shell::store::say::{error_once, shown};
use crate::shell::store::seal::Seal;
use crate::shell::store::{self, Book, Peek, Standing, Why};
use crate::text::Secret;
use crate::words::fill;
use crate::workbook::{Chosen, Consent, Workbook, is_shareable, one_line};

/// Tells what goes into the file, asks where there is somebody to ask, and writes it; without a file all of it is
/// shown instead.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let output = say::output(&house.words, matches)?;
    if matches.get_flag(arguments::SEAL) && output.is_none() {
        return Err(Refusal::new(End::Usage, house.words.hand_over.seal_needs_file.clone()));
    }
    if let Some(path) = output.map(Path::new).filter(|path| path.symlink_metadata().is_ok()) {
        return Err(Refusal::new(End::Failed, fill(&house.words.exists, &[("path", &shown(path))])));
    }
    let peek = find::peek(house, find::given(matches))?;
    let house = &house.knowing(&peek.workbook);
    let chosen = chosen(house, matches)?;
    let (workbook, book) = settled(house, &peek, output.is_some())?;
    let copy = workbook.handed_over(&chosen, house.curriculum(), &Consent::asked_by_name());
    let words = &house.words.hand_over;
    if copy.answers().next().is_none() && !has_message(&copy) {
        return Err(Refusal::new(End::Part, words.nothing.clone()));
    }
    let text = saved::write(&copy);
    say::message(
        &output.map_or_else(|| words.shown.clone(), |path| fill(&words.into, &[("path", &shown(Path::new(path)))])),
    );
    say::all(&told(house, &copy, &workbook, &chosen));
    overlaps(house, &workbook, &text, &chosen);
    let Some(path) = output else { return say::result(&house.words, &text) };
    let asks = house.environment.stdin_is_terminal && !matches.get_flag(arguments::YES);
    if asks && !say::yes(house, &words.sure) {
        say::message(&words.not_written);
        return Ok(End::Part);
    }
    let bytes = if matches.get_flag(arguments::SEAL) { sealed(house, &text)? } else { text.into_bytes() };
    if let Some(mut book) = book {
        let saved = book.save(&workbook, house.now.unix);
        saved.map_err(|fault| find::refusal(house, &fault, End::Failed))?;
    }
    written(house, path, &bytes, &copy.book)
}

fn written(house: &House, path: &OsStr, bytes: &[u8], book: &str) -> Outcome {
    say::new_file(house, path, bytes, book)?;
    say::message(&fill(&house.words.hand_over.done, &[("path", &shown(Path::new(path)))]));
    Ok(End::Done)
}

/// What was chosen: stages and questions by id, and the message.
fn chosen(house: &House, matches: &ArgMatches) -> Result<Chosen, Refusal> {
    let private = matches.get_flag(arguments::PRIVATE);
    let Some(asked) = matches.get_one::<String>(arguments::ONLY) else { return Ok(Chosen { private, only: None }) };
    let mut ids = only(house, asked)?;
    if asked.split([',', ' ']).any(|id| id.trim() == ids::REPLY) {
        ids.push(ids::REPLY.to_owned());
    }
    Ok(Chosen { private, only: Some(ids) })
}

/// The workbook with the versions of its answers; and where they are to be kept before the file is written, if it can be:
/// the other side's changes are known by them.
fn settled(house: &House, peek: &Peek, writes: bool) -> Result<(Workbook, Option<Box<Book>>), Refusal> {
    let (mut workbook, mut keeps) = (peek.workbook.clone(), None);
    if writes {
        let opened = unlock::with_key(&house.places, &house.store, || {
            store::open(&house.places, &peek.path, "", house.now.unix)
        })?;
        let opened = opened.map_err(|fault| find::refusal(house, &fault, End::Failed))?;
        match opened.standing {
            Standing::Writing(book) => {
                workbook = opened.workbook;
                keeps = Some(book);
            }
            Standing::ReadOnly(why @ Why::Held { .. }) => {
                return Err(Refusal::new(End::Failed, find::read_only(house, why)));
            }
            // It cannot change here, so nothing can go apart from it.
            Standing::ReadOnly(Why::Newer { .. } | Why::Protected | Why::TooLarge) => {}
        }
    }
    workbook.settle_versions();
    Ok((workbook, keeps))
}

/// What is in the copy, stage by stage, and how much is not.
fn told(house: &House, copy: &Workbook, whole: &Workbook, chosen: &Chosen) -> Vec<String> {
    let (words, curriculum) = (&house.words.hand_over, house.curriculum());
    let name = fill(&words.named, &[("name", &one_line(&copy.name))]);
    let mut lines = vec![name];
    let mut line = |title: &str, ids: &[&str]| {
        // Without them, what is left of a ledger holds none of its private cells.
        let private = ids.iter().filter(|id| chosen.private && !is_shareable(id, curriculum)).count();
        let private = if private == 0 { String::new() } else { fill(&words.private, &[("n", &private.to_string())]) };
        let values = [("title", title), ("n", &ids.len().to_string()), ("private", &private)];
        match ids.len() {
            0 => {}
            1 => lines.push(fill(&words.one, &values)),
            _ => lines.push(fill(&words.stage, &values)),
        }
    };
    for stage in curriculum.stages() {
        let asked: Vec<&str> =
            stage.ask.iter().filter_map(|ask| ask.question()).map(|asked| asked.id.as_str()).collect();
        let ids: Vec<&str> = copy.answers().map(|(id, _)| id).filter(|id| asked.contains(id)).collect();
        line(&stage.title, &ids);
    }
    let unknown: Vec<&str> = copy.answers().map(|(id, _)| id).filter(|id| curriculum.question(id).is_none()).collect();
    line(&words.unknown, &unknown);
    if !copy.message.drafts.is_empty() || !copy.message.ignored.is_empty() {
        lines.push(words.message.clone());
    }
    let counts = [
        (&words.versions, copy.left.len()),
        (&words.history, copy.then_and_now().count()),
        (&words.waiting, copy.exchange.aside.len()),
        (&words.sessions, copy.sessions.len()),
        (&words.carried, copy.carried.len()),
        (&words.in_part, in_part(copy, whole)),
        (&words.left_out, answered(whole) - answered(copy)),
    ];
    let counted = counts.iter().filter(|(_, n)| *n > 0).map(|(sentence, n)| fill(sentence, &[("n", &n.to_string())]));
    lines.extend(counted);
    lines
}

/// How many answers are there, and not with all that they hold: without their private cells.
fn in_part(copy: &Workbook, whole: &Workbook) -> usize {
    copy.answers().filter(|(id, answer)| whole.answer(id).is_some_and(|whole| whole != *answer)).count()
}

fn answered(workbook: &Workbook) -> usize {
    workbook.answers().filter(|(_, answer)| !answer.is_blank()).count()
}

fn has_message(copy: &Workbook) -> bool {
    !copy.message.drafts.is_empty() || !copy.left.is_empty()
}

/// Where no private answer was chosen: words of one that stand in what goes out all the same.
fn overlaps(house: &House, workbook: &Workbook, text: &str, chosen: &Chosen) {
    if chosen.private {
        return;
    }
    for overlap in workbook.overlaps(text, house.curriculum()) {
        let words = text.get(overlap.range.clone()).unwrap_or_default();
        let values = [("words", one_line(words)), ("id", overlap.question)];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        say::message(&fill(&house.words.letter.overlap, &values));
    }
}

/// The bytes under a passphrase.
fn sealed(house: &House, text: &str) -> Result<Vec<u8>, Refusal> {
    let words = &house.words.hand_over;
    let passphrase: Secret = unlock::new_passphrase(words)?;
    let sealed = Seal::new(&passphrase).and_then(|seal| seal.close(text.as_bytes()));
    let sealed = sealed.map_err(|fault| Refusal::new(End::Failed, error_once(&house.store, &fault.into())))?;
    say::message(&words.sealed);
    Ok(sealed)
}
