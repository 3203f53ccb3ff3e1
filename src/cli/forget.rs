//! `demur forget`: removes every file that holds the words of a workbook, after asking.

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, files, find, say};
use crate::shell::coaching;
use crate::shell::store::Why;
use crate::shell::store::holdings::{self, Forgotten, What};
use crate::shell::store::say::{shown, trouble};
use crate::words::fill;

/// Shows what there is, asks, and removes it. Papers that were written on request are asked for apart.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let words = &house.words.files;
    let Some(given) = find::given(matches) else { return Ok(End::Usage) };
    let path = find::asked(house, given)?.path;
    let found = holdings::of(&house.places, &path);
    let notes = coaching::notes_on(&house.places, &path);
    let notes = notes.map(|notes| fill(&words.notes_stay, &[("path", &shown(&notes))]));
    if found.files.is_empty() {
        let none = fill(&words.none_of, &[("path", &shown(&path))]);
        return Err(Refusal { end: End::Part, said: [none].into_iter().chain(notes).collect() });
    }
    let sure = matches.get_flag(arguments::YES);
    if !sure && !house.environment.stdin_is_terminal {
        return Err(Refusal::new(End::Usage, words.ask_where.clone()));
    }
    say::result(&house.words, &files::listed(house, &path, &found))?;
    say::all(notes.as_slice());
    say::message(&words.beyond);
    if !sure && !say::yes(house, &words.sure) {
        say::message(&words.kept);
        return Ok(End::Part);
    }
    let papers = found.files.iter().filter(|file| file.what == What::Paper).count();
    let ask = fill(&words.papers_too, &[("n", &papers.to_string())]);
    let too = papers > 0 && (sure || say::yes(house, &ask));
    match holdings::forget(&house.places, &path, &found, too) {
        Forgotten::Held(by) => Err(Refusal::new(End::Failed, find::read_only(house, Why::Held { by }))),
        Forgotten::Removed { files, left } if left.is_empty() => {
            say::message(&match files {
                1 => words.removed_one.clone(),
                _ => fill(&words.removed, &[("n", &files.to_string())]),
            });
            Ok(End::Done)
        }
        Forgotten::Removed { left, .. } => {
            let said = left.iter().map(|left| trouble(&house.store, left)).chain([words.left.clone()]).collect();
            Err(Refusal { end: End::Failed, said })
        }
    }
}
