//! Every word of the chrome stands in `assets`: in code there is none.

#![expect(clippy::string_slice, reason = "each place in the code is one that was found there")]

use std::fs;
use std::path::{Path, PathBuf};

/// Where words may stand in code: the file or folder, how the words begin, and why.
const EXCUSED: &[(&str, &str, &str)] = &[
    ("curriculum/read.rs", "", "a fault of the built-in files, for whoever writes these"),
    ("letter/check/rules.rs", "", "the same, of the rules of the check"),
    ("paper/html.rs", "default-src", "what a page allows itself, in the words of browsers"),
    ("cli/wrong_usage.rs", "demur --help", "a command"),
    ("saved/answer.rs", "no day", "what the reader of a file says to itself; the fault has a sentence in store.ron"),
    ("shell/dictionaries/hunspell.rs", "SET ", "a line of a dictionary file"),
    ("shell/doctor/surroundings.rs", "", "folders that other programs name"),
    ("shell/store/list.rs", "conflicted copy", "what other programs call their copies"),
    ("shell/store/opening/sweep.rs", "conflicted copy", "what other programs call their copies"),
];

/// Macros whose words nobody reads unless demur itself is wrong.
const CLAIMS: &[&str] = &["unreachable!(", "debug_assert!(", "assert!("];

/// The literals of a file's code, each with its line. Comments, attributes and claims have none.
fn literals(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let (mut at, mut attribute) = (0, None::<usize>);
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next().unwrap();
        let raw = rest.strip_prefix('r').map(|after| after.len() - after.trim_start_matches('#').len());
        let raw = raw.filter(|hashes| rest.get(1 + hashes..).is_some_and(|after| after.starts_with('"')));
        let inside = code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if let (Some(hashes), false) = (raw, inside) {
            let close = format!("\"{}", "#".repeat(hashes));
            let from = at + hashes + 2;
            let length = code[from..].find(&close).unwrap_or(code.len() - from);
            take(code, at, &code[from..from + length], attribute, &mut found);
            at = from + length + close.len();
        } else if c == '"' {
            let length = quoted(&rest[1..]);
            take(code, at, &rest[1..=length], attribute, &mut found);
            at += length + 2;
        } else if c == '\'' {
            at += character(rest);
        } else {
            attribute = match (attribute, c) {
                (None, '#') if rest.starts_with("#[") || rest.starts_with("#![") => Some(0),
                (Some(depth), '[') => Some(depth + 1),
                (Some(1), ']') => None,
                (Some(depth), ']') => Some(depth - 1),
                (same, _) => same,
            };
            at += c.len_utf8();
        }
    }
    found
}

/// How many bytes stand before the closing quotation mark.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    let close = text.char_indices().find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    close.map_or(text.len() - 1, |(at, _)| at)
}

/// How many bytes a character takes, quotation marks and all; one where it is a lifetime.
fn character(rest: &str) -> usize {
    let mut inside = rest.chars().skip(1);
    match inside.next() {
        Some('\\') => rest[3..].find('\'').map_or(1, |end| end + 4),
        Some(c) if inside.next() == Some('\'') => c.len_utf8() + 2,
        Some(_) | None => 1,
    }
}

fn take(code: &str, at: usize, words: &str, attribute: Option<usize>, found: &mut Vec<(usize, String)>) {
    let before = code[..at].trim_end();
    // A claim's words may follow what is claimed.
    let statement = before.rsplit([';', '{', '}']).next().unwrap_or_default();
    if attribute.is_none() && !CLAIMS.iter().any(|claim| statement.contains(claim)) {
        found.push((before.matches('\n').count() + 1, words.to_owned()));
    }
}

/// Two words with a blank between them, or any of another alphabet. What stands in braces is a place.
fn is_chrome(literal: &str) -> bool {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for c in literal.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    // How a value is printed while debugging: `Prose(3 words)`.
    if literal.ends_with(')') && literal.split_once('(').is_some_and(|(name, _)| is_name(name)) {
        return false;
    }
    let word = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_alphabetic());
        part.chars().count() > 1 && part.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    let parts: Vec<&str> = bare.split(' ').collect();
    parts.windows(2).any(|two| two.iter().all(|part| word(part)))
        || bare.chars().any(|c| ('가'..='힣').contains(&c) || ('\u{400}'..='\u{52f}').contains(&c))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") && !name.starts_with("tests") {
            into.push(path);
        }
    }
}

#[test]
fn no_word_of_chrome_stands_in_code() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&src, &mut paths);
    assert!(paths.len() > 100, "the code is looked for where it stands");
    let (mut faults, mut used) = (Vec::new(), vec![false; EXCUSED.len()]);
    for path in paths {
        let whole = fs::read_to_string(&path).unwrap();
        let inside = path.strip_prefix(&src).unwrap();
        for (line, words) in literals(whole.split("#[cfg(test)]").next().unwrap()) {
            let excuse = EXCUSED.iter().position(|(place, begins, _)| {
                let here = inside.starts_with(place) || inside.with_extension("").starts_with(place);
                here && words.starts_with(begins)
            });
            match excuse {
                _ if !is_chrome(&words) => {}
                Some(excuse) => used[excuse] = true,
                None => faults.push(format!("{}:{line}: {words:?}", inside.display())),
            }
        }
    }
    assert!(faults.is_empty(), "words of the chrome belong into assets/words:\n{}", faults.join("\n"));
    let idle: Vec<_> = EXCUSED.iter().zip(used).filter(|(_, used)| !used).collect();
    assert!(idle.is_empty(), "nothing needs these excuses any more: {idle:#?}");
}

#[test]
fn words_in_code_are_found_wherever_they_hide() {
    let check = |code: &str, expected: &[&str]| {
        let found: Vec<String> =
            literals(code).into_iter().map(|(_, words)| words).filter(|words| is_chrome(words)).collect();
        assert_eq!(found, expected, "{code}");
    };
    check(r#"say("Not saved yet.");"#, &["Not saved yet."]);
    check(r#"let x = 'a'; say("{n} words left");"#, &["{n} words left"]);
    check(r#"fn f<'a>(x: &'a str) { say("all's well") }"#, &["all's well"]);
    check(r#"let c = '"'; say("no more")"#, &["no more"]);
    check("say(r#\"he said \"so be it\"\"#)", &[r#"he said "so be it""#]);
    check(r#"say("one\" two three")"#, &[r#"one\" two three"#]);
    check(r#"#[error("cannot be read")] A, B("is read")"#, &["is read"]);
    check(r#"write!(f, "Prose({} words)", n); say("Saved (but not here)")"#, &["Saved (but not here)"]);
    check(r#"// "in a comment""#, &[]);
    check(r#"/* "in a comment" */ x"#, &[]);
    check(r#"unreachable!("it is never here"); say("저장")"#, &["저장"]);
    check(r#"let id = "decide.answer"; join(", "); f("{a} {b}")"#, &[]);
    check("say(\"two words\n on two lines\")", &["two words\n on two lines"]);
}
