//! `demur letter`: the message, from the answers that may be shared.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, find, say};
use crate::letter::{Channel, Kind, Length, Letter, Tone, Wish};
use crate::paper::{self, Address, BadAddress, TooLong, letter_eml, letter_html, letter_mailto, letter_md, letter_txt};
use crate::shell::store::Peek;
use crate::shell::store::say::shown;
use crate::text::clean;
use crate::words::fill;
use crate::workbook::{Left, Shareable, Workbook};

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
    if to.is_some() && !form.is_mail() {
        say::message(&house.words.letter.unused_address);
    }
    match output {
        Some(path) => keep(
            house,
            &peek,
            &Left { at: house.now.unix, kind: wish.kind.id().into(), form: form.id().into(), text, ..Left::default() },
            path,
        ),
        None => say::result(&house.words, &text),
    }
}

/// What a letter is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Txt,
    Md,
    Eml,
    Html,
    Mailto,
}

impl Form {
    const ALL: [Self; 5] = [Self::Txt, Self::Md, Self::Eml, Self::Html, Self::Mailto];

    const fn id(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Eml => "eml",
            Self::Html => "html",
            Self::Mailto => "mailto",
        }
    }

    /// True where a mail program takes it: it has a subject and an address.
    const fn is_mail(self) -> bool {
        matches!(self, Self::Eml | Self::Mailto)
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
    typed.map(|typed| Address::parse(typed)).transpose().map_err(|fault| {
        let id = match fault {
            BadAddress::Empty => "empty",
            BadAddress::Hidden => "hidden",
            BadAddress::Several => "several",
            BadAddress::Foreign => "foreign",
            BadAddress::Malformed => "malformed",
        };
        let said = house.content.words.papers.address.get(id).cloned().unwrap_or_default();
        Refusal::new(End::Usage, said)
    })
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

/// The kind that was asked for, else the one that was decided on.
///
/// # Errors
/// Where there is neither.
pub fn kind(house: &House, matches: &ArgMatches, workbook: &Workbook) -> Result<Kind, Refusal> {
    let asked = matches.get_one::<String>(arguments::KIND).map(String::as_str);
    let kind = asked.or_else(|| workbook.decision()).and_then(Kind::by_id);
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

/// The message as its writer has made it: composed from what may be shared, with their own words over it.
pub fn drafted(house: &House, workbook: &Workbook, wish: Wish) -> Letter {
    let answers = Shareable::of(workbook, house.curriculum());
    house.sources(&answers).drafted(&wish, workbook.message.draft(wish.kind.id(), wish.channel.family()))
}

/// The letter in its form: exactly what leaves.
fn text(house: &House, letter: &Letter, form: Form, to: Option<&Address>) -> Result<String, Refusal> {
    let papers = &house.content.words.papers;
    match form {
        Form::Txt => Ok(clean(&letter_txt(letter)).text),
        Form::Md => Ok(clean(&letter_md(letter)).text),
        Form::Eml => Ok(letter_eml(letter, to)),
        Form::Html => Ok(letter_html(letter, &papers.page)),
        Form::Mailto => letter_mailto(letter, to).map(|link| format!("{link}\n")).map_err(|TooLong { length }| {
            let values = [("length", length.to_string()), ("longest", paper::LONGEST.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            Refusal::new(End::Part, fill(&papers.link_too_long, &values))
        }),
    }
}

/// Writes the letter to a new file, and keeps in the workbook exactly what left.
fn keep(house: &House, peek: &Peek, left: &Left, path: &OsStr) -> Outcome {
    let mut open = find::open(house, &peek.path, "", &peek.notices)?;
    say::new_file(&house.words, &house.store, path, &left.text)?;
    open.workbook.left.push(Arc::new(left.clone()));
    open.save(house).map(|()| End::Done).map_err(|mut refusal| {
        let path = shown(Path::new(path));
        refusal.said.insert(0, fill(&house.words.letter.not_kept, &[("path", &path)]));
        refusal
    })
}
