//! Where dictionaries lie, and which ones are wanted: by the environment's language, and English, since messages are.

use std::path::PathBuf;

use crate::shell::environment::Environment;

/// Where systems keep them, below `/`.
const SHARED: [&str; 6] = [
    "/Library/Spelling",
    "/usr/local/share/hunspell",
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
];
/// Where a user keeps them, below the home folder.
const OWN: [&str; 2] = [".local/share/hunspell", "Library/Spelling"];

/// Folders to look in, in order: `DICPATH`, the user's, the system's.
pub fn folders(environment: &Environment) -> Vec<PathBuf> {
    let asked = environment.dictionaries.iter().flat_map(std::env::split_paths);
    let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let own = home.iter().flat_map(|home| OWN.iter().map(|folder| home.join(folder)));
    asked.filter(|folder| folder.is_absolute()).chain(own).chain(SHARED.iter().map(PathBuf::from)).collect()
}

/// Names of the dictionaries that are wanted, without their ending. Of each list the first that is there is read.
pub fn wanted(language: &str) -> Vec<Vec<String>> {
    let mut lists = vec![vec!["en_GB".to_owned()], vec!["en_US".to_owned()]];
    let name: String = language.split(['.', '@']).next().unwrap_or_default().replace('-', "_");
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let tongue = name.split('_').next().unwrap_or_default().to_owned();
    if plain && tongue.len() >= 2 && tongue.len() <= 3 {
        let home = format!("{tongue}_{}", tongue.to_uppercase());
        lists.insert(0, vec![name, home, tongue]);
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_comes_first_and_english_always() {
        let first = |language: &str| wanted(language).into_iter().next().unwrap();
        assert_eq!(first("de_AT.UTF-8"), ["de_AT", "de_DE", "de"]);
        assert_eq!(first("ca_ES@valencia"), ["ca_ES", "ca_CA", "ca"]);
        assert_eq!(wanted("ko_KR.UTF-8").len(), 3);
        for none in ["", "C", "C.UTF-8", "POSIX", "../../x", "en/../x"] {
            assert_eq!(wanted(none), [["en_GB"], ["en_US"]], "{none}");
        }
    }

    #[test]
    fn dicpath_goes_before_all_others() {
        let environment = Environment { dictionaries: Some("/mine:relative:/yours".into()), ..Environment::default() };
        let folders = folders(&environment);
        assert_eq!(folders.get(..2).unwrap(), [PathBuf::from("/mine"), PathBuf::from("/yours")]);
        assert!(folders.contains(&PathBuf::from("/usr/share/hunspell")));
        assert!(folders.iter().all(|folder| folder.is_absolute()));
    }
}
