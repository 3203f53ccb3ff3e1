//! Spelling: what goes to the dictionaries, and what comes back, by a small dictionary of ours.

use std::path::Path;

use demur::app::{Effect, Event};
use demur::letter::spelling::{lookups, to_ask};
use demur::shell::dictionaries;
use demur::shell::environment::Environment;

use crate::session::Session;

const LETTER: &str =
    "Dear Ana,\n\nThank you for the ofer, and for the colours and the color of the café.\n\nSam Rivera";

/// What is not known of a letter, by the dictionaries in a folder.
fn unknown(folder: &Path, text: &str) -> Vec<String> {
    let names = ["Ana".to_owned(), "Sam Rivera".to_owned()];
    dictionaries::unknown(&environment(folder), &to_ask(&lookups(text, &names)))
}

fn environment(folder: &Path) -> Environment {
    Environment { dictionaries: Some(folder.into()), ..Environment::default() }
}

fn ours() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dictionaries")
}

#[test]
fn spelling_waits_for_nobody_and_the_newest_answer_is_kept() {
    let mut session = Session::new(80, 24);
    session.happen(Event::Spelled { unknown: vec!["ofer".into()] });
    assert_eq!(session.app.desk().unknown, ["ofer"]);
    session.happen(Event::Asked(Effect::Spell(vec!["ofer".into(), "offer".into()])));
    assert_eq!(session.app.desk().unknown, [""; 0]);
    session.world.unknown = vec!["ofer".into()];
    session.happen(Event::Asked(Effect::Spell(vec!["ofer".into(), "offer".into()])));
    assert_eq!(session.app.desk().unknown, ["ofer"]);
}

#[cfg(not(feature = "spelling"))]
#[test]
fn without_the_feature_nothing_is_looked_up() {
    assert_eq!(unknown(&ours(), LETTER), [""; 0]);
}

#[cfg(feature = "spelling")]
mod with_dictionaries {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use demur::shell::dictionaries::Speller;

    use super::*;

    #[test]
    fn a_word_that_one_of_them_knows_is_known() {
        assert_eq!(unknown(&ours(), LETTER), ["ofer"]);
        assert_eq!(unknown(&ours(), "You don’t know the letters, colour and releases."), [""; 0]);
    }

    #[test]
    fn answers_come_from_another_thread() {
        let (tell, told) = channel();
        let mut speller =
            Speller::new(&environment(&ours()), Box::new(move |unknown| tell.send(unknown).unwrap_or_default()));
        for (asked, expected) in [("ofer", vec!["ofer"]), ("offer", vec![]), ("letterz", vec!["letterz"])] {
            speller.ask(vec![asked.to_owned()]);
            assert_eq!(told.recv_timeout(Duration::from_secs(10)).unwrap(), expected);
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the files are part of the question")]
    fn files_that_are_no_dictionaries_know_nothing_and_stop_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let words = vec!["ofer".to_owned()];
        // A dictionary of this name that is found first; where it cannot be read, the next folder is looked in.
        let asked = |spoil: &dyn Fn(&Path, &Path)| {
            let (rules, list) = (at("tl.aff"), at("tl.dic"));
            spoil(&rules, &list);
            let environment = Environment { language: "tl".into(), ..environment(folder.path()) };
            let unknown = dictionaries::unknown(&environment, &words);
            std::fs::remove_file(&rules).unwrap_or_default();
            std::fs::remove_file(&list).unwrap_or_default();
            unknown
        };
        for name in ["en_GB", "en_US"] {
            std::fs::write(at(&format!("{name}.aff")), "SET UTF-8\n").unwrap();
            std::fs::write(at(&format!("{name}.dic")), "1\noffer\n").unwrap();
        }
        let rules = |path: &Path| std::fs::write(path, "SET UTF-8\n").unwrap();
        let good = asked(&|aff, dic| {
            rules(aff);
            std::fs::write(dic, "1\nofer\n").unwrap();
        });
        assert_eq!(good, [""; 0], "the dictionary of the language is read");
        let pipe = asked(&|aff, dic| {
            rules(aff);
            rustix::fs::mknodat(rustix::fs::CWD, dic, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        });
        let large = asked(&|aff, dic| {
            rules(aff);
            std::fs::File::create(dic).unwrap().set_len(1 << 30).unwrap();
        });
        let bytes = asked(&|aff, dic| {
            rules(aff);
            std::fs::write(dic, b"1\nofer\xff\xfe\n").unwrap();
        });
        let nonsense = asked(&|aff, dic| {
            std::fs::write(aff, "SFX S Y 99999999\nFLAG what\nSFX\n").unwrap();
            std::fs::write(dic, "99999999\nofer/S\n").unwrap();
        });
        let no_rules = asked(&|_, dic| std::fs::write(dic, "1\nofer\n").unwrap());
        for (what, unknown) in
            [("a pipe", pipe), ("1 GB", large), ("no UTF-8", bytes), ("nonsense", nonsense), ("half", no_rules)]
        {
            assert_eq!(unknown, words, "{what}");
        }
    }
}
