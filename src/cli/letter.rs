//! `demur letter`: the message, from the answers that may be shared.

use std::ffi::OsStr;
use std::path::Path;

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, find, say};
use crate::letter::{Channel, Kind, Length, Tone, Wish, compose};
use crate::paper::{letter_md, letter_txt};
use crate::shell::store::Peek;
use crate::shell::store::say::shown;
use crate::text::clean;
use crate::words::fill;
use crate::workbook::{Left, Shareable, Workbook};

/// Prints it, or writes it to a new file and keeps a version.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let output = say::output(&house.words, matches)?;
    let form = form(house, matches)?;
    let given = find::given(matches);
    let peek = find::peek(house, given)?;
    let wish = wish(house, matches, &peek.workbook)?;
    let text = text(house, &peek.workbook, wish, form);
    if matches.contains_id(arguments::TO) {
        say::message(&house.words.letter.unused_address);
    }
    match output {
        Some(path) => keep(
            house,
            &peek,
            &Left { at: house.now.unix, kind: wish.kind.id().into(), form: form.id().into(), text },
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
}

impl Form {
    const fn id(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
        }
    }
}

fn form(house: &House, matches: &ArgMatches) -> Result<Form, Refusal> {
    match matches.get_one::<String>(arguments::FORMAT).map(String::as_str) {
        None | Some("txt") => Ok(Form::Txt),
        Some("md") => Ok(Form::Md),
        Some(other) => Err(Refusal::new(End::Usage, fill(&house.words.letter.later, &[("format", other)]))),
    }
}

/// What is wished for: the kind from the decision, and what is written where nothing else is asked for.
fn wish(house: &House, matches: &ArgMatches, workbook: &Workbook) -> Result<Wish, Refusal> {
    let id = |name| matches.get_one::<String>(name).map(String::as_str);
    let kind = id(arguments::KIND).or_else(|| workbook.decision()).and_then(Kind::by_id);
    let kind = kind.ok_or_else(|| Refusal::new(End::Part, house.words.letter.undecided.clone()))?;
    let channel = id(arguments::CHANNEL).and_then(Channel::by_id).unwrap_or_default();
    let tone = id(arguments::TONE).and_then(Tone::by_id).unwrap_or_default();
    let length = if matches.get_flag(arguments::SHORT) { Length::Short } else { Length::Full };
    Ok(Wish { kind, channel, tone, length })
}

/// The letter as text. Where it is another than was wished for, that is said.
fn text(house: &House, workbook: &Workbook, wish: Wish, form: Form) -> String {
    let answers = Shareable::of(workbook, house.curriculum());
    let written =
        |wish| compose(&answers, house.curriculum(), &house.content.letters, house.days(), house.now.today, &wish);
    let letter = written(wish);
    if let Some(written) = letter.nearest {
        let Wish { kind, channel, tone, length } = written;
        let values = [("kind", kind.id()), ("channel", channel.id()), ("tone", tone.id()), ("length", length.id())];
        say::message(&fill(&house.words.letter.nearest, &values));
    }
    for long in &letter.long {
        let prompt = house.curriculum().question(&long.question).map_or("", |question| &question.prompt);
        let values = [("prompt", prompt), ("words", &long.words.to_string()), ("channel", letter.wish.channel.id())];
        say::message(&fill(&house.words.letter.long, &values));
    }
    let short = Wish { length: Length::Short, ..letter.wish };
    if !letter.long.is_empty() && letter.wish != short && written(short).nearest.is_none() {
        say::message(&house.words.letter.shorter);
    }
    let text = match form {
        Form::Txt => letter_txt(&letter),
        Form::Md => letter_md(&letter),
    };
    clean(&text).text
}

/// Writes the letter to a new file, and keeps in the workbook exactly what left.
fn keep(house: &House, peek: &Peek, left: &Left, path: &OsStr) -> Outcome {
    let mut open = find::open(house, &peek.path, "", &peek.notices)?;
    say::new_file(&house.words, &house.store, path, &left.text)?;
    open.workbook.left.push(left.clone());
    open.save(house).map(|()| End::Done).map_err(|mut refusal| {
        let path = shown(Path::new(path));
        refusal.said.insert(0, fill(&house.words.letter.not_kept, &[("path", &path)]));
        refusal
    })
}
