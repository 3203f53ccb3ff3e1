//! `demur letter`: the message, from the answers that may be shared.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, find, say};
use crate::letter::{Channel, Kind, Length, Letter, Tone, Wish};
use crate::paper::{self, Address, BadAddress, Form, letter_in, letter_txt};
use crate::shell::store::Peek;
use crate::shell::store::say::shown;
use crate::words::fill;
use crate::workbook::{Left, Shareable, Workbook, one_line};

/// Prints it, or writes it to a new file and keeps a version.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let output = say::output(&house.words, matches)?;
    let form = form(matches);
    let to = address(house, matches)?;
    let given = find::given(matches);
    let peek = find::peek(house, given)?;
    let wish = wish(house, matches, &peek.workbook)?;
    let letter = letter(house, &peek.workbook, wish, form);
    let text = text(house, &letter, form, to.as_ref())?;
    tell_of_length(house, &peek.workbook, &letter);
    if to.is_some() && !form.is_mail() {
        say::message(&house.words.letter.unused_address);
    }
    overlaps(house, &peek.workbook, &letter);
    match output {
        Some(path) => keep(house, &peek, &paper::version(&letter, house.now.unix, form.id(), text), path),
        None => say::result(&house.words, &text),
    }
}

/// Says which words of the letter also stand in a private answer: they may have been meant for nobody else.
fn overlaps(house: &House, workbook: &Workbook, letter: &Letter) {
    let text = letter_txt(letter);
    for overlap in workbook.overlaps(&text, house.curriculum()) {
        let words = text.get(overlap.range.clone()).unwrap_or_default();
        let values = [("words", one_line(words)), ("id", overlap.question)];
        say::message(&fill(
            &house.words.letter.overlap,
            &values.each_ref().map(|(name, value)| (*name, value.as_str())),
        ));
    }
}

/// The form asked for; clap lets through no other than these.
fn form(matches: &ArgMatches) -> Form {
    let asked = matches.get_one::<String>(arguments::FORMAT);
    Form::ALL.into_iter().find(|form| asked.is_some_and(|asked| asked == form.id())).unwrap_or(Form::Txt)
}

/// The address, where one was given. It is held to its form also where it would be left out.
fn address(house: &House, matches: &ArgMatches) -> Result<Option<Address>, Refusal> {
    let typed = matches.get_one::<String>(arguments::TO);
    let words = &house.content.words.papers.address;
    let bad = |fault: BadAddress| Refusal::new(End::Usage, fault.sentence(words));
    typed.map(|typed| Address::parse(typed).map_err(bad)).transpose()
}

/// What is wished for: the kind from the decision, and what is written where nothing else is asked for.
fn wish(house: &House, matches: &ArgMatches, workbook: &Workbook) -> Result<Wish, Refusal> {
    let id = |name| matches.get_one::<String>(name).map(String::as_str);
    let kind = kind(house, matches, workbook)?;
    let channel = id(arguments::CHANNEL).and_then(Channel::by_id).unwrap_or_default();
    let tone = id(arguments::TONE).and_then(Tone::by_id).unwrap_or_default();
    let length = if matches.get_flag(arguments::SHORT) { Length::Short } else { Length::Full };
    Ok(Wish { kind, channel, tone, length })
}

/// The kind that was asked for, else the one that is due.
///
/// # Errors
/// Where there is neither.
pub fn kind(house: &House, matches: &ArgMatches, workbook: &Workbook) -> Result<Kind, Refusal> {
    let asked = matches.get_one::<String>(arguments::KIND).map(String::as_str);
    let kind = asked.or_else(|| workbook.due_kind()).and_then(Kind::by_id);
    kind.ok_or_else(|| Refusal::new(End::Part, house.words.letter.undecided.clone()))
}

/// The letter. Where it is another than was wished for, that is said: what a mail program takes is an e-mail.
fn letter(house: &House, workbook: &Workbook, wish: Wish, form: Form) -> Letter {
    let sent = if form.is_mail() { Wish { channel: Channel::Email, ..wish } } else { wish };
    let letter = drafted(house, workbook, sent);
    let written = letter.nearest.unwrap_or(sent);
    if written != wish {
        let Wish { kind, channel, tone, length } = written;
        let values = [("kind", kind.id()), ("channel", channel.id()), ("tone", tone.id()), ("length", length.id())];
        say::message(&fill(&house.words.letter.nearest, &values));
    }
    letter
}

/// Says which answers are long for the channel, and that there is a shorter form where there is one.
fn tell_of_length(house: &House, workbook: &Workbook, letter: &Letter) {
    for long in &letter.long {
        let prompt = house.curriculum().question(&long.question).map_or("", |question| &question.prompt);
        let values = [("prompt", prompt), ("words", &long.words.to_string()), ("channel", letter.wish.channel.id())];
        say::message(&fill(&house.words.letter.long, &values));
    }
    let short = Wish { length: Length::Short, ..letter.wish };
    if !letter.long.is_empty() && letter.wish != short && drafted(house, workbook, short).nearest.is_none() {
        say::message(&house.words.letter.shorter);
    }
}

/// The message as its writer has made it: composed from what may be shared, with their own words over it.
pub fn drafted(house: &House, workbook: &Workbook, wish: Wish) -> Letter {
    let answers = Shareable::of(workbook, house.curriculum());
    house.sources(&answers).drafted(&wish, workbook.message.draft(wish.kind.id(), wish.channel.family()))
}

/// The letter in its form: exactly what leaves. A link gets the end of its line.
fn text(house: &House, letter: &Letter, form: Form, to: Option<&Address>) -> Result<String, Refusal> {
    let papers = &house.content.words.papers;
    let text = letter_in(form, letter, to, papers).map_err(|fault| Refusal::new(End::Part, fault.sentence(papers)))?;
    Ok(if form == Form::Mailto { format!("{text}\n") } else { text })
}

/// Writes the letter to a new file, and keeps in the workbook exactly what left.
fn keep(house: &House, peek: &Peek, left: &Left, path: &OsStr) -> Outcome {
    let mut open = find::open(house, &peek.path, "", &peek.notices)?;
    say::new_file(house, path, &left.text, &open.workbook.book)?;
    open.workbook.left.push(Arc::new(left.clone()));
    open.save(house).map(|()| End::Done).map_err(|mut refusal| {
        let path = shown(Path::new(path));
        refusal.said.insert(0, fill(&house.words.letter.not_kept, &[("path", &path)]));
        refusal
    })
}
