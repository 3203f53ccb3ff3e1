//! `demur pack check|new FOLDER`: a coach's own questions and wording, looked over or begun. And the pack that the
//! settings name, laid over what is built in.

use std::ffi::OsString;
use std::path::Path;

use clap::ArgMatches;

use super::{End, Outcome, Refusal, arguments, say};
use crate::curriculum::Curriculum;
use crate::language::Language;
use crate::letter::Letters;
use crate::pack::{self, BuiltIn, Changes, Fault, Pack};
use crate::shell::packs::{self, MOST_FILES, MOST_IN_ALL, NotBegun, Unreadable};
use crate::shell::store::say::{not_written, shown};
use crate::text::{clean, visible};
use crate::words::cli::Cli;
use crate::words::editor::EditorWords;
use crate::words::fill;
use crate::words::store::Store;

/// More faults are not told: where there are so many, they have one cause.
const MOST_TOLD: usize = 500;

/// Looks a pack over, or begins one.
pub fn run(words: &Cli, language: Language, matches: &ArgMatches) -> Outcome {
    let does = matches.get_one::<String>(arguments::DOES).map(String::as_str);
    let Some(folder) = matches.get_one::<OsString>(arguments::FOLDER) else { return Ok(End::Usage) };
    let folder = Path::new(folder);
    if does == Some(arguments::NEW) { new((words, language), folder) } else { check((words, language), folder) }
}

/// Names every fault, one a line.
fn check((words, language): (&Cli, Language), folder: &Path) -> Outcome {
    let unread = || Refusal::new(End::Failed, words.content.clone());
    let curriculum = crate::curriculum::in_language(language).map_err(|_damaged| unread())?;
    match looked_over(words, folder, language, &curriculum).map_err(|why| Refusal::new(End::Failed, why))? {
        Ok(pack) => say::result(words, &format!("{}\n", well(words, pack.changes))),
        Err(faults) => {
            let told: Vec<String> = faults.iter().take(MOST_TOLD).map(told).collect();
            say::result(words, &told.concat())?;
            if faults.len() > MOST_TOLD {
                say::message(&fill(&words.pack.more, &[("n", &MOST_TOLD.to_string())]));
            }
            Ok(End::Part)
        }
    }
}

/// The pack in a folder, or its faults.
///
/// # Errors
/// Why the folder could not be read: a sentence.
fn looked_over(
    words: &Cli,
    folder: &Path,
    language: Language,
    curriculum: &Curriculum,
) -> Result<Result<Pack, Vec<Fault>>, String> {
    let files = packs::files(folder).map_err(|why| unreadable(words, folder, why))?;
    let letters = Letters::in_language(language).map_err(|_damaged| words.content.clone())?;
    let editor = EditorWords::in_language(language).map_err(|_damaged| words.content.clone())?;
    Ok(pack::read(&files, BuiltIn { curriculum, letters: &letters }, &editor))
}

/// The pack that the settings name.
///
/// # Errors
/// Why the built-in questions are used in its stead: a sentence.
pub fn used(words: &Cli, folder: &Path, language: Language, curriculum: &Curriculum) -> Result<Pack, String> {
    match looked_over(words, folder, language, curriculum) {
        Ok(Ok(pack)) => Ok(pack),
        Ok(Err(_faults)) => Err(fill(&words.pack.unused, &[("path", &shown(folder))])),
        Err(why) => Err(fill(&words.pack.unused_folder, &[("why", &why)])),
    }
}

/// A fault in one line, with nothing in it that a terminal could take for a command.
fn told(fault: &Fault) -> String {
    format!("{}\n", visible(&clean(&fault.to_string()).text.replace(['\n', '\t'], " ")))
}

fn unreadable(words: &Cli, folder: &Path, why: Unreadable) -> String {
    let words = &words.pack;
    let path = shown(folder);
    let (sentence, more) = match why {
        Unreadable::NotThere => (&words.not_there, String::new()),
        Unreadable::NotAFolder => (&words.not_a_folder, String::new()),
        Unreadable::Refused(kind) => (&words.folder_refused, kind.to_string()),
        Unreadable::ManyFiles => (&words.many_files, MOST_FILES.to_string()),
        Unreadable::Much => (&words.much, (MOST_IN_ALL >> 20).to_string()),
    };
    fill(sentence, &[("path", &path), ("n", &more), ("reason", &more)])
}

/// What a pack without faults changes.
fn well(words: &Cli, changes: Changes) -> String {
    let words = &words.pack;
    let counts = [
        (changes.added, &words.stage, &words.stages),
        (changes.replaced, &words.replaced_one, &words.replaced),
        (changes.questions, &words.question, &words.questions),
        (changes.letters, &words.letter, &words.letters),
    ];
    let some = counts.into_iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> =
        some.map(|(n, one, more)| fill(if n == 1 { one } else { more }, &[("n", &n.to_string())])).collect();
    let what = if parts.is_empty() { words.nothing.clone() } else { parts.join(&words.between) };
    fill(&words.well, &[("what", &what)])
}

/// Begins a pack.
fn new((words, language): (&Cli, Language), folder: &Path) -> Outcome {
    let path = shown(folder);
    match packs::begin(folder) {
        Ok(()) => {
            say::message(&fill(&words.pack.made, &[("path", &path)]));
            Ok(End::Done)
        }
        Err(NotBegun::NotEmpty) => Err(Refusal::new(End::Failed, fill(&words.pack.not_empty, &[("path", &path)]))),
        Err(NotBegun::Disk(trouble)) => {
            let store =
                Store::in_language(language).map_err(|_damaged| Refusal::new(End::Failed, words.content.clone()))?;
            Err(Refusal::new(End::Failed, not_written(&store, &trouble)))
        }
    }
}
