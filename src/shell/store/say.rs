//! What went wrong, and what is worth knowing, in sentences.

use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::Path;

use super::fault::{Doing, Offer, StoreError, Trouble};
use super::opening::{Notice, Why as ReadOnly};
use super::seal::SealFault;
use crate::saved::{Fault, Why};
use crate::shell::clock;
use crate::text;
use crate::words::fill;
use crate::words::store::Store;

/// An error where demur goes on trying: what happened, what is safe, what to do.
#[must_use]
pub fn error(words: &Store, error: &StoreError) -> String {
    match error {
        StoreError::Disk(what) => trouble(words, what),
        StoreError::Missing(path) => fill(&words.missing, &[("path", &shown(path))]),
        StoreError::NotAFile(path) => fill(&words.not_a_file, &[("path", &shown(path))]),
        StoreError::LeadsNowhere(path) => fill(&words.leads_nowhere, &[("path", &shown(path))]),
        StoreError::Damaged { path, fault: what, .. } => {
            fill(&words.damaged, &[("path", &shown(path)), ("fault", &fault(words, what))])
        }
        StoreError::Changed(path) => fill(&words.changed, &[("path", &shown(path))]),
        StoreError::TooLarge => words.too_large.clone(),
        StoreError::NoName => words.no_name.clone(),
        StoreError::Sealed(path) => fill(&words.sealed, &[("path", &shown(path))]),
        StoreError::Seal(fault) => seal(words, *fault),
    }
}

/// Why something could not be sealed or opened.
#[must_use]
pub fn seal(words: &Store, fault: SealFault) -> String {
    match fault {
        SealFault::WrongPassphrase => words.wrong_passphrase.clone(),
        SealFault::TooCostly => words.too_costly.clone(),
        SealFault::Broken => words.broken_seal_file.clone(),
        SealFault::Unsupported => words.no_encryption.clone(),
    }
}

/// An error that ends what was being done: nothing is tried again, and no screen is there to choose on.
#[must_use]
pub fn error_once(words: &Store, failed: &StoreError) -> String {
    match failed {
        StoreError::Disk(what) => {
            let safe = match what.doing {
                Doing::Confirming => "",
                Doing::Reading | Doing::MakingFolder => &words.safe_nothing,
                Doing::Writing | Doing::Placing | Doing::Removing => &words.safe_before,
            };
            disk(words, what, &[("safe", safe), ("then", &words.then_once), ("again", &words.once)])
        }
        StoreError::Changed(path) => fill(&words.changed_once, &[("path", &shown(path))]),
        StoreError::Missing(_)
        | StoreError::NotAFile(_)
        | StoreError::LeadsNowhere(_)
        | StoreError::Damaged { .. }
        | StoreError::TooLarge
        | StoreError::NoName
        | StoreError::Sealed(_)
        | StoreError::Seal(_) => error(words, failed),
    }
}

/// What the disk refused.
#[must_use]
pub fn trouble(words: &Store, trouble: &Trouble) -> String {
    let safe = if trouble.doing == Doing::Confirming { "" } else { &words.safe_file };
    disk(words, trouble, &[("safe", safe), ("then", &words.then_by_itself), ("again", &words.by_itself)])
}

fn disk(words: &Store, trouble: &Trouble, rest: &[(&str, &str); 3]) -> String {
    let doing = match trouble.doing {
        Doing::Reading => &words.reading,
        Doing::MakingFolder => &words.making_folder,
        Doing::Writing => &words.writing,
        Doing::Confirming => &words.confirming,
        Doing::Placing => &words.placing,
        Doing::Removing => &words.removing,
    };
    let what = fill(doing, &[("path", &shown(&trouble.path))]);
    let reason = trouble.kind.to_string();
    let [safe, then, again] = *rest;
    let values = [("what", what.as_str()), ("reason", &reason), safe, then, again];
    fill(sentence_for(words, trouble.kind), &values).replace("  ", " ").trim_end().to_owned()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of the standard library grow")]
fn sentence_for(words: &Store, kind: ErrorKind) -> &str {
    match kind {
        ErrorKind::StorageFull => &words.disk_full,
        ErrorKind::QuotaExceeded => &words.quota,
        ErrorKind::ReadOnlyFilesystem => &words.read_only,
        ErrorKind::PermissionDenied => &words.denied,
        ErrorKind::FileTooLarge => &words.too_big,
        ErrorKind::NotFound => &words.not_there,
        ErrorKind::NotADirectory => &words.not_a_folder,
        _ => &words.refused,
    }
}

/// What is wrong with a file, and where.
#[must_use]
pub fn fault(words: &Store, fault: &Fault) -> String {
    let line_of = |sentence: &str, line: usize| fill(sentence, &[("line", &line.to_string())]);
    match fault {
        Fault::NotText { line, column } => {
            fill(&words.not_text, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        Fault::Malformed { line, column, why } => fill(
            &words.at,
            &[("line", &line.to_string()), ("column", &column.to_string()), ("why", &malformed(words, *why))],
        ),
        Fault::BrokenSeal => words.broken_seal.clone(),
        Fault::TooLarge => words.file_too_large.clone(),
        Fault::TooMany { answers } => fill(&words.too_many, &[("answers", &answers.to_string())]),
        Fault::TooLong { line } => line_of(&words.too_long, *line),
        Fault::Duplicate { line } => line_of(&words.duplicate, *line),
        Fault::Newer { schema } => fill(&words.newer, &[("schema", &schema.to_string())]),
        Fault::Older { schema } => fill(&words.older, &[("schema", &schema.to_string())]),
    }
}

fn malformed(words: &Store, why: Why) -> String {
    match why {
        Why::CutShort => words.cut_short.clone(),
        Why::Punctuation => words.punctuation.clone(),
        Why::UnknownName => words.unknown_name.clone(),
        Why::Missing(name) => fill(&words.missing_name, &[("name", name)]),
        Why::Twice(name) => fill(&words.twice, &[("name", name)]),
        Why::Value => words.value.clone(),
        Why::TooDeep => words.too_deep.clone(),
        Why::Trailing => words.trailing.clone(),
    }
}

/// What could be opened in the stead of a damaged file.
#[must_use]
pub fn offer(words: &Store, offer: &Offer) -> String {
    let sentence = if offer.recovery { &words.offer_recovery } else { &words.offer_generation };
    fill(sentence, &[("when", &clock::told(offer.at)), ("words", &offer.words.to_string())])
}

/// Why a workbook cannot be changed here.
#[must_use]
pub fn read_only(words: &Store, why: ReadOnly) -> String {
    match why {
        ReadOnly::Held { by: None } => words.held.clone(),
        ReadOnly::Held { by: Some(pid) } => fill(&words.held_by, &[("pid", &pid.to_string())]),
        ReadOnly::Newer { .. } => words.from_newer.clone(),
        ReadOnly::Protected => words.protected.clone(),
        ReadOnly::TooLarge => words.too_large_to_save.clone(),
    }
}

/// What the writer should know of an opening.
#[must_use]
pub fn notice(words: &Store, notice: &Notice) -> String {
    let path_in = |sentence: &str, path: &Path| fill(sentence, &[("path", &shown(path))]);
    match notice {
        Notice::Restored { characters: 1, at } => fill(&words.restored_one, &[("when", &clock::told(*at))]),
        Notice::Restored { characters: 0, at } => fill(&words.restored_place, &[("when", &clock::told(*at))]),
        Notice::Restored { characters, at } => {
            fill(&words.restored, &[("characters", &characters.to_string()), ("when", &clock::told(*at))])
        }
        Notice::Apart { kept, characters, at } => fill(
            &words.apart,
            &[("path", &shown(kept)), ("characters", &characters.to_string()), ("when", &clock::told(*at))],
        ),
        Notice::EditedOutside => words.edited_outside.clone(),
        Notice::Newer { .. } => words.from_newer.clone(),
        Notice::OlderPutBack => words.older_put_back.clone(),
        Notice::Gone { path, at } => fill(&words.gone, &[("path", &shown(path)), ("when", &clock::told(*at))]),
        Notice::LookAlike(path) => path_in(&words.look_alike, path),
        Notice::RecoveryDamaged(path) => path_in(&words.recovery_damaged, path),
        Notice::NoState => words.no_state.clone(),
        Notice::NoLock => words.no_lock.clone(),
    }
}

/// A path as it may be shown anywhere: what would steer a terminal or turn the direction of the line is named instead.
#[must_use]
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control() || text::clean(c.encode_utf8(&mut [0; 4])).removed > 0 {
            // Writing to a string cannot fail.
            write!(shown, "<U+{:04X}>", u32::from(c)).unwrap_or_default();
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Why a new file was not written.
#[must_use]
pub fn not_written(words: &Store, trouble: &Trouble) -> String {
    let path = shown(&trouble.path);
    match (trouble.kind, trouble.path.parent().filter(|folder| !folder.as_os_str().is_empty())) {
        (ErrorKind::NotFound, Some(folder)) => fill(&words.no_folder, &[("path", &path), ("folder", &shown(folder))]),
        _ => fill(&words.not_written, &[("path", &path), ("reason", &trouble.kind.to_string())]),
    }
}

/// A path as it is told on the screen: the home folder is `~`.
#[must_use]
pub fn at_home(path: &Path) -> String {
    let dirs = directories::BaseDirs::new();
    match dirs.as_ref().and_then(|dirs| path.strip_prefix(dirs.home_dir()).ok()) {
        Some(inside) => format!("~/{}", shown(inside)),
        None => shown(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Store {
        Store::built_in().unwrap()
    }

    #[test]
    fn a_full_disk_says_what_is_safe_and_what_to_do() {
        let full = Trouble { doing: Doing::Writing, path: "/a/b.ron".into(), kind: ErrorKind::StorageFull };
        let said = trouble(&words(), &full);
        assert_eq!(
            said,
            "/a/b.ron could not be saved: the disk is full. The file is as it was. Free some space; demur tries \
             again by itself."
        );
    }

    #[test]
    fn no_sentence_has_an_empty_place_left() {
        let path = std::path::PathBuf::from("/a");
        let fault = Fault::Malformed { line: 3, column: 4, why: Why::Missing("book") };
        let errors = [
            StoreError::Missing(path.clone()),
            StoreError::NotAFile(path.clone()),
            StoreError::LeadsNowhere(path.clone()),
            StoreError::Damaged { path: path.clone(), fault, offers: Vec::new() },
            StoreError::Changed(path.clone()),
            StoreError::TooLarge,
            StoreError::NoName,
        ];
        let doings =
            [Doing::Reading, Doing::MakingFolder, Doing::Writing, Doing::Confirming, Doing::Placing, Doing::Removing];
        let kinds = [ErrorKind::QuotaExceeded, ErrorKind::PermissionDenied, ErrorKind::Other, ErrorKind::NotFound];
        let mut said: Vec<String> = errors.iter().map(|e| error(&words(), e)).collect();
        said.extend(errors.iter().map(|e| error_once(&words(), e)));
        for (doing, kind) in doings.into_iter().flat_map(|doing| kinds.map(|kind| (doing, kind))) {
            let refused = Trouble { doing, path: path.clone(), kind };
            said.extend([trouble(&words(), &refused), error_once(&words(), &refused.into())]);
        }
        for notice_of in [
            Notice::Restored { characters: 2, at: 0 },
            Notice::Restored { characters: 0, at: 0 },
            Notice::Apart { kept: path.clone(), characters: 1, at: 0 },
            Notice::Gone { path: path.clone(), at: 0 },
            Notice::LookAlike(path.clone()),
            Notice::RecoveryDamaged(path),
        ] {
            said.push(notice(&words(), &notice_of));
        }
        for sentence in said {
            assert!(!sentence.contains(['{', '}']) && !sentence.contains("  "), "{sentence}");
        }
    }

    #[test]
    fn a_path_cannot_steer_the_terminal() {
        assert_eq!(shown(Path::new("/a\u{1b}[31m\u{202e}\n")), "/a<U+001B>[31m<U+202E><U+000A>");
    }
}
