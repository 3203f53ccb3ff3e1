//! Another language laid over the English: sentence by sentence, each by its path. Read by the build, which lays it
//! over, and by the tests, which look it over.
//!
//! The path of a sentence: the names of the fields, joined by a full stop. A thing in a list goes by its id where it
//! has one, else by its number from 0. Beside each Korean sentence stands the English one that it was made from: where
//! the English has changed since, the sentence is English again until somebody has read both.
//!
//! An English sentence that is empty adds to the end of a list (further words that people type for a day). A Korean one
//! that is empty leaves the sentence out (the beginning of an answer, where a Korean answer has none).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The sentences of another language: by path, the English one and theirs.
pub type Sentences = BTreeMap<String, (String, String)>;

/// What holds in every language among the questions: by the last name in the path, numbers aside.
pub const NO_WORDS: &[&str] = &[
    "id",
    "kind",
    "privacy",
    "moves",
    "into",
    "fed_by",
    "beside",
    "leads_to",
    "offered_from",
    "branch",
    "side",
    "column",
    "is",
    "detail",
    "short_path",
    "Again",
];

/// The same among what the rules of the check say.
pub const NO_WORDS_OF_RULES: &[&str] = &["severity"];

/// A sentence of the English, with its path.
pub type Leaf = (String, String);

/// Every English sentence with its path, but for those whose names say that they are no words.
#[must_use]
pub fn leaves(value: &Value, no_words: &[&str]) -> Vec<Leaf> {
    let mut all = Vec::new();
    let mut say = |path: &str, sentence: &mut String| {
        if is_words(path, no_words) {
            all.push((path.to_owned(), sentence.clone()));
        }
    };
    each(&mut value.clone(), "", &mut say, &|_| None);
    all
}

/// Lays the sentences over the English ones, but for those whose names say that they are no words.
pub fn lay(value: &mut Value, sentences: &Sentences, no_words: &[&str]) {
    let of = |path: &str, english: &str| {
        let found = sentences.get(path).filter(|(from, _)| from == english && is_words(path, no_words));
        found.map(|(_, theirs)| theirs.clone())
    };
    each(
        value,
        "",
        &mut |path, sentence| {
            if let Some(theirs) = of(path, sentence) {
                *sentence = theirs;
            }
        },
        &|path| of(path, ""),
    );
}

/// Goes to each sentence, and to the ends of lists.
fn each(
    value: &mut Value,
    path: &str,
    say: &mut impl FnMut(&str, &mut String),
    further: &impl Fn(&str) -> Option<String>,
) {
    match value {
        Value::String(sentence) if !sentence.is_empty() => say(path, sentence),
        Value::Array(all) => {
            for (number, one) in all.iter_mut().enumerate() {
                let name = id(one).map_or_else(|| number.to_string(), ToOwned::to_owned);
                // What wraps a thing that has an id is no part of its path.
                let wrapped = one.as_object_mut().filter(|fields| inner(fields).is_some());
                match wrapped.and_then(|fields| fields.values_mut().next()) {
                    Some(inside) => each(inside, &at(path, &name), say, further),
                    None => each(one, &at(path, &name), say, further),
                }
            }
            while let Some(theirs) = further(&at(path, &all.len().to_string())) {
                all.push(Value::String(theirs));
            }
        }
        Value::Object(fields) => fields.iter_mut().for_each(|(name, one)| each(one, &at(path, name), say, further)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_words(path: &str, no_words: &[&str]) -> bool {
    let last = path.rsplit('.').find(|name| !name.chars().all(|c| c.is_ascii_digit())).unwrap_or_default();
    !no_words.contains(&last)
}

fn at(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn id(value: &Value) -> Option<&str> {
    let fields = value.as_object()?;
    fields.get("id").and_then(Value::as_str).or_else(|| inner(fields))
}

/// The id of the one thing in it.
fn inner(fields: &Map<String, Value>) -> Option<&str> {
    fields.values().next().filter(|_| fields.len() == 1)?.get("id")?.as_str()
}
