//! Another language is data: each of its sentences stands for an English one, says no less, and is missed where it is
//! missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use demur::curriculum::{self, Ask};
use demur::words::{cli::Cli, editor::EditorWords, store::Store};
use demur::{day, words};
use serde_json::{Value, to_value};

use crate::overlay::{Leaf, NO_WORDS, NO_WORDS_OF_RULES, Sentences, lay, leaves};

/// What may stay as it is in English: the file, how its path begins and ends, and why.
const LEFT: &[(&str, &str, &str, &str)] = &[
    ("screen", "keys.", "", "what stands on the keyboard"),
    ("screen", "frame.fixed.", ".0", "a key"),
    ("screen", "pages.help_rows.", ".0", "keys"),
    ("screen", "pages.letter_rows.", ".0", "keys"),
    ("screen", "settings.rows.language.choices.", "", "a language is called by its own name"),
    ("screen", "elsewhere.name", "", "the name of a file"),
    ("screen", "export.", "name", "the name of a file"),
    ("screen", "frame.new_workbook", "", "the name of a file"),
    ("screen", "welcome.title", "", "our own name"),
    ("store", "yes.", "", "what is typed for yes; Korean ways stand behind it"),
    ("screen", "session.minutes.", "", "what is typed for minutes; Korean ways stand behind it"),
    ("papers", "page.lang", "", "a language as web pages name it"),
    ("cli", "doctor.term", "", "the name of a variable"),
    ("sources", "", "", "titles and names; what demur takes from each is looked for by its own name"),
    ("day", "", "", "words that people type: any number of them, and those that a language has no more of stay"),
];

fn may_stay(name: &str, path: &str) -> bool {
    LEFT.iter().any(|(file, from, end, _)| *file == name && path.starts_with(from) && path.ends_with(end))
}

/// A file of the other language, what it is laid over, and whether names in it say that they are no words.
struct Laid {
    name: String,
    file: PathBuf,
    english: Value,
    no_words: &'static [&'static str],
    theirs: Sentences,
}

impl Laid {
    fn new(room: &str, name: &str, english: Value, no_words: &'static [&'static str]) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/korean").join(room).join(format!("{name}.ron"));
        let text = fs::read_to_string(&file).unwrap_or_else(|_| "{}".to_owned());
        let theirs = ron::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        Self { name: name.to_owned(), file, english, no_words, theirs }
    }

    fn leaves(&self) -> Vec<Leaf> {
        leaves(&self.english, self.no_words)
    }

    fn each(&self, mut fault: impl FnMut(&str, &str, &str) -> Option<String>) -> Vec<String> {
        let file = self.file.display();
        let told = |path: &String, what| format!("{file}: {path}: {what}");
        self.theirs.iter().filter_map(|(path, (en, ko))| Some(told(path, fault(path, en, ko)?))).collect()
    }
}

/// Every file that there is or could be.
fn all() -> Vec<Laid> {
    let (said, asked) = (words::built_in().unwrap(), curriculum::built_in().unwrap());
    let session = curriculum::session_pattern(demur::language::Language::English).unwrap();
    let rules = demur::letter::check::Rules::built_in().unwrap();
    let word = |name: &str, value: serde_json::Result<Value>| Laid::new("words", name, value.unwrap(), &[]);
    let mut all = vec![
        word("screen", to_value(&said.screen)),
        word("day", to_value(&said.day)),
        word("papers", to_value(&*said.papers)),
        word("standing", to_value(&*said.standing)),
        word("walk", to_value(&*said.walk)),
        word("store", to_value(Store::built_in().unwrap())),
        word("cli", to_value(Cli::built_in().unwrap())),
        Laid::new("check", "rules", to_value(rules.told()).unwrap(), NO_WORDS_OF_RULES),
        word("editor", to_value(EditorWords::built_in().unwrap())),
        Laid::new("curriculum", "session", to_value(session).unwrap(), NO_WORDS),
        Laid::new("curriculum", "sources", to_value(asked.sources()).unwrap(), NO_WORDS),
    ];
    let stages = asked.stages().iter().map(|stage| (stage, to_value(stage).unwrap()));
    all.extend(stages.map(|(stage, value)| Laid::new("curriculum", &stage.id, value, NO_WORDS)));
    all
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The sentences that are still English in a file: missing, or made from an English one that has changed since.
fn falls_back(laid: &Laid) -> Vec<String> {
    // A sign, or a place in braces alone: there is nothing to say otherwise.
    let said = |sentence: &str| bare(sentence).chars().any(char::is_alphabetic);
    let missing = laid.leaves().into_iter().filter(|(path, english)| {
        let theirs = laid.theirs.get(path);
        theirs.is_none_or(|(from, _)| from != english)
            && said(english)
            && (theirs.is_some() || !may_stay(&laid.name, path))
    });
    missing.map(|(path, english)| format!("{path}: {english}")).collect()
}

#[test]
fn sentences_that_fall_back_to_english_are_listed() {
    let mut count = 0;
    for laid in all() {
        let missing = falls_back(&laid);
        count += missing.len();
        println!("{}: {} of {} fall back", laid.file.display(), missing.len(), laid.leaves().len());
        for sentence in missing {
            println!("    {sentence}");
        }
    }
    // A few may wait for their reader; were it many, Korean would go unnoticed.
    assert!(count <= 60, "{count} sentences are English in the Korean demur; --nocapture lists them");
}

#[test]
fn a_sentence_that_is_missing_or_older_than_the_english_is_english_and_the_others_are_not() {
    let mut value = serde_json::json!({
        "plain": "one", "older": "two, as it is now", "missing": "three",
        "list": ["four", "five"], "things": [{ "id": "a.b", "label": "six" }, { "Question": { "id": "c", "kind": "Line" } }],
    });
    let theirs = [
        ("plain", ("one", "하나")),
        ("older", ("two, as it was", "둘")),
        ("list.1", ("five", "다섯")),
        ("list.2", ("", "여섯")),
        ("things.a.b.label", ("six", "")),
        ("things.a.b.id", ("a.b", "가")),
        ("things.c.kind", ("Line", "줄")),
        ("stranger", ("no", "아니요")),
    ];
    let theirs: Sentences =
        theirs.iter().map(|(path, (en, ko))| ((*path).into(), ((*en).into(), (*ko).into()))).collect();
    lay(&mut value, &theirs, NO_WORDS);
    let laid = serde_json::json!({
        "plain": "하나", "older": "two, as it is now", "missing": "three",
        "list": ["four", "다섯", "여섯"],
        "things": [{ "id": "a.b", "label": "" }, { "Question": { "id": "c", "kind": "Line" } }],
    });
    assert_eq!(value, laid);
}

#[test]
fn every_path_leads_to_an_english_sentence() {
    let strangers = |laid: &Laid| {
        let paths: BTreeSet<String> = laid.leaves().into_iter().map(|(path, _)| path).collect();
        // What has no English adds to the end of a list.
        laid.each(|path, english, _| {
            (!english.is_empty() && !paths.contains(path)).then(|| "there is no such sentence".to_owned())
        })
    };
    let unknown: Vec<String> = all().iter().flat_map(strangers).collect();
    none(&unknown);
    let names: BTreeSet<PathBuf> = all().into_iter().map(|laid| laid.file).collect();
    for room in ["words", "curriculum", "check"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/korean").join(room);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            assert!(names.contains(&path), "{} is laid over nothing", path.display());
        }
    }
}

/// What stands between two signs, signs included.
fn between(text: &str, open: char, close: char) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((inside, after)) = after.split_once(close) else { break };
        found.push(format!("{open}{inside}{close}"));
        rest = after;
    }
    found.sort();
    found
}

/// Names of keys: with Ctrl, Alt and Shift, F1 to F12, and those that have a name of their own.
fn keys(text: &str) -> BTreeSet<String> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '←' | '→' | '↑' | '↓');
    let held = |word: &str| ["Ctrl-", "Alt-", "Shift-"].iter().any(|held| word.starts_with(held));
    let f = |word: &str| word.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok());
    let own = ["Esc", "Enter", "Tab", "Backspace", "Delete", "PageUp", "PageDown", "PgUp", "PgDn"];
    let words = text.split(|c| !part(c)).map(|word| word.trim_matches('-'));
    words.filter(|word| held(word) || f(word) || own.contains(word)).map(ToOwned::to_owned).collect()
}

/// A sentence without what stands in braces.
fn bare(text: &str) -> String {
    between(text, '{', '}').iter().fold(text.to_owned(), |text, place| text.replace(place, ""))
}

#[test]
fn a_sentence_says_no_less_than_its_english() {
    let mut faults = Vec::new();
    for laid in all() {
        // A way to write a day may name more of it.
        let days = laid.name == "day";
        faults.extend(laid.each(|path, english, theirs| {
            if theirs.is_empty() {
                return (path.rsplit('.').next() != Some("stem")).then(|| "only a stem may be left out".to_owned());
            }
            if english.is_empty() {
                return None;
            }
            let (places, found) = (between(english, '{', '}'), between(theirs, '{', '}'));
            let all = places.iter().all(|place| found.contains(place));
            if if days { !all } else { places != found } {
                return Some(format!("{found:?} in the place of {places:?}"));
            }
            let mut spans = between(english, '`', '`').into_iter();
            if let Some(span) = spans.find(|span| !theirs.contains(span.as_str())) {
                return Some(format!("{span} is missing"));
            }
            let keys = &keys(english) - &keys(theirs);
            if let Some(key) = keys.first() {
                return Some(format!("the key {key} is missing"));
            }
            let lines = |text: &str| text.matches('\n').count();
            (lines(english) != lines(theirs)).then(|| "it breaks its lines elsewhere".to_owned())
        }));
    }
    none(&faults);
}

#[test]
fn korean_sentences_are_calm_and_korean() {
    let hangul = |c: char| ('가'..='힣').contains(&c);
    let mut faults = Vec::new();
    for laid in all() {
        faults.extend(laid.each(|path, english, theirs| {
            let loud = theirs.contains(['!', '！']) && !english.contains('!');
            // The same in both, or in words of another alphabet throughout.
            let left = theirs.is_empty() || theirs == english || bare(theirs).chars().all(|c| !c.is_alphabetic());
            let strange = !left && !may_stay(&laid.name, path) && !theirs.chars().any(hangul);
            (loud || strange || theirs.contains("당신")).then(|| format!("{theirs:?}"))
        }));
    }
    none(&faults);
}

#[test]
fn a_language_changes_words_alone() {
    let ids = |asked: &curriculum::Curriculum| -> Vec<String> {
        let of = |ask: &Ask| match ask.question() {
            None => ask.id().to_owned(),
            Some(question) => {
                let options: Vec<&str> = question.options.iter().map(|option| option.id.as_str()).collect();
                let columns: Vec<&str> = question.columns.iter().map(|column| column.id.as_str()).collect();
                format!(
                    "{} {:?} {:?} {options:?} {columns:?} {:?} {:?} {} {} {} {:?}",
                    question.id,
                    question.kind,
                    question.privacy,
                    question.moves,
                    question.only,
                    question.into,
                    question.fed_by,
                    question.beside,
                    question.offered_from,
                )
            }
        };
        let stage = |stage: &curriculum::Stage| {
            let asks: Vec<String> = stage.ask.iter().map(of).collect();
            format!("{} {:?} {asks:?}", stage.id, stage.branch)
        };
        asked.stages().iter().map(stage).collect()
    };
    let korean = curriculum::in_language(demur::language::Language::Korean).unwrap();
    assert_eq!(ids(&korean), ids(&curriculum::built_in().unwrap()));
    let stems = korean.questions().filter(|question| !question.stem.is_empty()).count();
    assert_eq!(stems, 0, "a Korean answer is a sentence of its own");
    let labels = |question: &curriculum::Question| -> Vec<String> {
        question.options.iter().flat_map(|option| [option.label.to_string(), option.id.clone()]).collect()
    };
    for question in korean.questions() {
        let all: BTreeSet<String> = question.options.iter().map(|option| option.label.to_string()).collect();
        assert_eq!(all.len(), question.options.len(), "{}: two labels read alike: {:?}", question.id, labels(question));
    }
}

#[test]
fn korean_days_are_read_as_they_are_written() {
    let names = day::in_language(demur::language::Language::Korean).unwrap();
    let today = "2026-11-22".parse().unwrap();
    let check = |typed: &str, expected: &str| {
        let found = day::read(typed, today, &names).map_or_else(|| "none".to_owned(), day::iso);
        assert_eq!(found, expected, "{typed}");
    };
    check("12월 4일", "2026-12-04");
    check("2027년 1월 15일", "2027-01-15");
    check("2027년 1월 15일 금요일", "2027-01-15");
    check("12월 4일까지", "2026-12-04");
    check("금요일", "2026-11-27");
    check("다음 주 금요일", "2026-11-27");
    check("다음 주", "2026-11-29");
    check("내일", "2026-11-23");
    check("모레", "2026-11-24");
    check("어제", "2026-11-21");
    check("3일 뒤", "2026-11-25");
    check("2주 뒤", "2026-12-06");
    check("3일 전", "2026-11-19");
    check("2026-12-04", "2026-12-04");
    check("언젠가", "none");
    check("3일 안에", "none");
    for away in -400..400_i64 {
        let date = today + chrono::TimeDelta::days(away);
        for written in [day::long(date, today, &names), day::relative(date, today, &names)] {
            let read = day::read(&written, today, &names);
            assert!(read == Some(date) || written.ends_with('주') || written.contains("주 "), "{written}: {read:?}");
        }
    }
    assert_eq!(day::long("2026-12-04".parse().unwrap(), today, &names), "12월 4일 금요일");
}
