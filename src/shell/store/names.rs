//! What a workbook is called, and which file that is.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use super::fault::StoreError;
use super::shelf;
use crate::saved;
use crate::shell::environment::Places;
use crate::text;

const LONGEST_SLUG: usize = 40;
/// The file that names the workbook used last.
pub(super) const LAST: &str = "last";

/// A workbook that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its file, which need not be there yet.
    pub path: PathBuf,
    /// What it is called if it is made now.
    pub name: String,
}

/// Which workbook is meant: a path where it has a separator or ends in `.ron`, else a name.
///
/// # Errors
/// [`StoreError::NoName`] for nothing but blanks.
pub fn asked(places: &Places, given: &OsStr) -> Result<Asked, StoreError> {
    let bytes = given.as_bytes();
    if bytes.contains(&b'/') || bytes.ends_with(b".ron") {
        let path = PathBuf::from(given);
        let name = clean(&path.file_stem().unwrap_or_default().to_string_lossy());
        return Ok(Asked { path, name });
    }
    let name = clean(&given.to_string_lossy());
    if name.is_empty() {
        return Err(StoreError::NoName);
    }
    Ok(Asked { path: file(places, &name), name })
}

/// A workbook that is not there yet, called by the word given, with a number where that is taken.
#[must_use]
pub fn fresh(places: &Places, word: &str) -> Asked {
    let named = |name: String| Asked { path: file(places, &name), name };
    let numbered = (1_u32..).map(|n| if n == 1 { word.to_owned() } else { format!("{word} {n}") }).map(named);
    let mut free = numbered.filter(|asked| asked.path.symlink_metadata().is_err());
    free.next().unwrap_or_else(|| named(word.to_owned()))
}

/// The workbook that was used last, if it was remembered and is still there.
#[must_use]
pub fn last_used(places: &Places) -> Option<PathBuf> {
    let found = super::load::bytes(&places.state.join(LAST)).ok().flatten()?;
    let bytes = Some(found.bytes).filter(|bytes| !bytes.is_empty())?;
    let path = places.data.join(PathBuf::from(std::ffi::OsString::from_vec(bytes)));
    path.symlink_metadata().is_ok().then_some(path)
}

/// Remembers a workbook as the one used last. A path under demur's own folder is kept from there, so that a stick may
/// change its place. It is a convenience: where it cannot be kept, nothing is said.
pub fn remember(places: &Places, path: &Path) {
    let data = fs::canonicalize(&places.data).unwrap_or_else(|_| places.data.clone());
    let kept = path.strip_prefix(data).unwrap_or(path).as_os_str().as_bytes();
    let note = places.state.join(LAST);
    let known = super::load::bytes(&note).ok().flatten();
    if known.is_none_or(|known| known.bytes != kept) && shelf::folder(&places.state).is_ok() {
        shelf::jot(&note, kept).unwrap_or_default();
    }
}

fn clean(name: &str) -> String {
    text::clean(name).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file(places: &Places, name: &str) -> PathBuf {
    places.data.join(format!("{}.ron", slug(name)))
}

/// A file name of small letters, digits and hyphens. A name that is not its own slug gets a fingerprint, so that two
/// names never share a file; a name that looks as if it had one gets one too.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    let short: String = slug.chars().take(LONGEST_SLUG).collect();
    let short = short.trim_end_matches('-');
    if short == name && !looks_marked(name) {
        return name.to_owned();
    }
    let mut print = saved::hash(name.as_bytes()).to_string();
    print.truncate(10);
    if short.is_empty() { print } else { format!("{short}-{print}") }
}

fn looks_marked(name: &str) -> bool {
    let last = name.rsplit('-').next().unwrap_or_default();
    last.len() == 10 && last.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places::under(Path::new("/home/x/demur"))
    }

    fn check(given: &str, path: &str, name: &str) {
        let expected = Asked { path: PathBuf::from(path), name: name.to_owned() };
        assert_eq!(asked(&places(), OsStr::new(given)), Ok(expected), "{given:?}");
    }

    #[test]
    fn a_separator_or_an_ending_makes_a_path() {
        check("./mine", "./mine", "mine");
        check("mine.ron", "mine.ron", "mine");
        check("/a/My offer.ron", "/a/My offer.ron", "My offer");
    }

    #[test]
    fn a_plain_name_is_its_own_file() {
        check("team-lead", "/home/x/demur/team-lead.ron", "team-lead");
    }

    #[test]
    fn other_names_get_a_fingerprint() {
        let slug_of = |name: &str| slug(&clean(name));
        assert!(slug_of("My offer").starts_with("my-offer-"));
        assert_eq!(slug_of("회사").len(), 10);
        assert!(slug_of(&"long ".repeat(60)).len() <= LONGEST_SLUG + 11);
        assert!(!slug_of("..").contains('.'));
        assert!(!slug_of("a\0b").contains('\0'));
    }

    #[test]
    fn blanks_are_no_name() {
        assert_eq!(asked(&places(), OsStr::new(" \t")), Err(StoreError::NoName));
    }

    #[test]
    fn two_names_never_share_a_file() {
        let names = ["a b", "a-b", "A b", "A-b", "a  b!", "a_b", "ab", "😀", "😀😀", "", "-", "--", "a-", "a"];
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let marked: Vec<String> = names.iter().map(|name| slug(name)).collect();
        let all: std::collections::BTreeSet<String> = names.iter().chain(&marked).map(|name| slug(name)).collect();
        let different: std::collections::BTreeSet<&String> = names.iter().chain(&marked).collect();
        assert_eq!(all.len(), different.len());
    }

    #[test]
    fn the_last_is_remembered_also_when_the_stick_moves() {
        let stick = tempfile::tempdir().unwrap();
        let (before, after) = (stick.path().join("before"), stick.path().join("after"));
        let places = Places::under(&before);
        shelf::folder(&places.state).unwrap();
        shelf::jot(&before.join("a.ron"), b"").unwrap();
        remember(&places, &fs::canonicalize(before.join("a.ron")).unwrap());
        assert_eq!(last_used(&places), Some(before.join("a.ron")));
        renamed(&before, &after);
        assert_eq!(last_used(&Places::under(&after)), Some(after.join("a.ron")));
    }

    fn renamed(from: &Path, to: &Path) {
        rustix::fs::rename(from, to).unwrap();
    }
}
