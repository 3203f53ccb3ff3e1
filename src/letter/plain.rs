//! Any text as a letter: paragraphs, sentences, the subject, and a guess which paragraph greets and which signs.

use std::sync::Arc;

use super::check::sheets::Marks;
use super::join::{bare, sentences};
use super::{Kind, Letter, Paragraph, Sentence, Shape, Whose, Wish};

/// A greeting has at most so many words, a name at most so many.
const GREETING: usize = 6;
const NAME: usize = 5;
/// A name right under a sentence has at most so many.
const SHORT: usize = 3;
/// How many lines a closing and a name take at most.
const SIGNED: usize = 4;

/// Reads a text as a message. Empty lines stand between paragraphs; a greeting and a signature need none.
///
/// What [`crate::paper`] writes as plain text comes back with the same paragraphs and sentences; the answers they came
/// from are not known.
#[must_use]
pub fn read_text(text: &str) -> Letter {
    // A test holds that the file is well-formed; without it every paragraph would be one of the message itself.
    let marks = marks();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (heading, rest) = heading(&text, &marks);
    let blocks = blocks(rest);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let last = blocks.len().saturating_sub(1);
    for (at, lines) in blocks.iter().enumerate() {
        let opening = paragraphs.iter().all(|paragraph| paragraph.mv == DATE);
        let (greeting, lines) = if opening { greeting(lines, last > 0, &marks) } else { (None, lines.as_slice()) };
        if let Some(greeting) = greeting {
            paragraphs.push(paragraph(GREET, Shape::Flow, vec![greeting.to_owned()]));
        }
        let greets = paragraphs.iter().all(|paragraph| [DATE, GREET].contains(&paragraph.mv.as_str()));
        let count = if greets && at < last + usize::from(lines.len() > 1) {
            hellos(lines, &signed_by(&blocks), &marks)
        } else {
            0
        };
        let (hellos, lines) = lines.split_at(count);
        if !hellos.is_empty() {
            paragraphs.push(paragraph(GREET, Shape::Lines, hellos.iter().map(|line| (*line).to_owned()).collect()));
        }
        let (lines, signed) = if at == last { signature(lines, paragraphs.len(), &marks) } else { (lines, &[][..]) };
        if !lines.is_empty() {
            paragraphs.push(body(lines, opening && greeting.is_none() && count == 0 && is_date(lines, &marks)));
        }
        if !signed.is_empty() {
            paragraphs.push(paragraph(SIGN, Shape::Lines, signed.iter().map(|line| (*line).to_owned()).collect()));
        }
    }
    number(&mut paragraphs);
    let subject = heading.map(|(_, subject)| subject).unwrap_or_default();
    let heading = heading.map(|(line, _)| line).unwrap_or_default();
    Letter {
        // Nothing is known of how it was wished for: it is laid out as an e-mail is.
        wish: Wish::of(Kind::Time),
        subject: subject.to_owned(),
        heading: heading.to_owned(),
        paragraphs: paragraphs.into_iter().map(Arc::new).collect(),
        nearest: None,
        long: Vec::new(),
    }
}

fn marks() -> Marks {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/plain"))).unwrap_or_default()
}

const DATE: &str = "date";
const GREET: &str = "greet";
const SIGN: &str = "sign";
/// Of a paragraph whose move is not known.
pub(super) const BODY: &str = "body";

/// The line of the subject and the subject, and the text after it.
fn heading<'a>(text: &'a str, marks: &Marks) -> (Option<(&'a str, &'a str)>, &'a str) {
    let text = text.trim_start_matches(['\n', '\u{feff}']);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let subject = first.split_once(':').filter(|(mark, _)| marks.subjects.contains(&mark.trim().to_lowercase()));
    subject.map_or((None, text), |(_, subject)| (Some((first.trim_end(), subject.trim())), rest))
}

/// The lines between empty lines. Blanks at the end of a line say nothing.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match blocks.last_mut() {
            Some(last) if !line.is_empty() => last.push(line),
            Some(last) if last.is_empty() => {}
            Some(_) | None => blocks.push(Vec::new()),
        }
    }
    blocks.retain(|lines| !lines.is_empty());
    blocks
}

/// The greeting, where the first line is one, and the lines after it.
fn greeting<'a, 'b>(lines: &'b [&'a str], more: bool, marks: &Marks) -> (Option<&'a str>, &'b [&'a str]) {
    let Some((first, rest)) = lines.split_first() else { return (None, lines) };
    let greets = first
        .split_whitespace()
        .next()
        .is_some_and(|word| marks.greetings.contains(&bare(word)) || marks.greetings.contains(&word.to_lowercase()));
    let short = first.split_whitespace().count() <= GREETING;
    let alone = (!rest.is_empty() || more) && !first.ends_with(['.', '?']);
    let comma = first.ends_with([',', '،', '，']);
    if short && alone && (greets || comma) { (Some(first), rest) } else { (None, lines) }
}

/// How many of the first lines greet, where a greeting is a sentence: "팀장님, 안녕하세요. 이로빈입니다."
///
/// "팀장님, 이로빈입니다." is one where that name signs.
fn hellos(lines: &[&str], signed: &[String], marks: &Marks) -> usize {
    let is_hello = |word: &str| marks.hellos.iter().any(|hello| bare(word).starts_with(hello.as_str()));
    let ends_in = |sentence: &str, of: &[String]| {
        let last = sentence.split_whitespace().next_back().map(bare).unwrap_or_default();
        of.iter().any(|end| last.ends_with(end.as_str()))
    };
    let is_signer =
        |word: &str| marks.introducing.iter().any(|end| signed.iter().any(|name| word == format!("{name}{end}")));
    let addresses_as_signer = |sentence: &str| {
        let words: Vec<String> = sentence.split_whitespace().map(bare).collect();
        let addresses = words.iter().any(|word| marks.addressing.iter().any(|end| word.ends_with(end.as_str())));
        addresses && words.last().is_some_and(|word| is_signer(word))
    };
    let mut greeted = false;
    let mut greets = |sentence: &String| {
        let (mut words, addresses) = (sentence.split_whitespace(), ends_in(sentence, &marks.addressing));
        let introduces = ends_in(sentence, &marks.introducing);
        let first = words.next().is_some_and(is_hello);
        let last = words.next_back().map_or(first, is_hello);
        let fits =
            last || (first && (addresses || introduces)) || (greeted && introduces) || addresses_as_signer(sentence);
        greeted |= first || last || addresses;
        sentence.split_whitespace().count() <= GREETING && (fits || (addresses && !ends(sentence)))
    };
    let mut greets = |line: &&&str| sentences(line).iter().all(&mut greets);
    lines.iter().take(SIGNED).take_while(|line| greets(line)).count()
}

/// The words of the last line: whoever signs is among them.
fn signed_by(blocks: &[Vec<&str>]) -> Vec<String> {
    let last = blocks.last().and_then(|lines| lines.last()).filter(|line| !ends(line));
    last.into_iter().flat_map(|line| line.split_whitespace()).map(bare).filter(|word| !word.is_empty()).collect()
}

/// The lines before the signature, and the signature: a closing line and what follows it, or a name that stands alone.
fn signature<'a, 'b>(lines: &'b [&'a str], before: usize, marks: &Marks) -> (&'b [&'a str], &'b [&'a str]) {
    let from = lines.len().saturating_sub(SIGNED);
    let closes = |line: &&&str| {
        let words: Vec<String> = line.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        let first = words.first().is_some_and(|word| marks.closings.contains(word));
        first && words.len() <= NAME && !ends(line)
    };
    let closing = lines.get(from..).and_then(|tail| tail.iter().position(|line| closes(&line))).map(|at| at + from);
    let name = || {
        let [name] = lines else { return None };
        let words = name.split_whitespace().count();
        (before > 0 && words <= NAME && !ends(name) && !name.ends_with(',')).then_some(0)
    };
    // In a language whose closings are not known: a few short lines, and no sentence among them.
    let few = || {
        let short = |line: &&str| line.split_whitespace().count() <= NAME && !ends(line);
        (before > 0 && (2..=SIGNED).contains(&lines.len()) && lines.iter().all(short)).then_some(0)
    };
    // A closing that is a sentence of its own stands above the name.
    let regards = |at: usize| {
        let above = at.checked_sub(1)?;
        lines.get(above).filter(|line| marks.regards.contains(&bare(line))).map(|_| above)
    };
    let named = || last_name(lines).map(|at| regards(at).unwrap_or(at));
    closing.or_else(name).or_else(named).or_else(few).map_or((lines, &[]), |at| lines.split_at(at))
}

/// The last line, where it stands under a finished sentence and is a name: a word, or a few with
/// a capital each.
fn last_name(lines: &[&str]) -> Option<usize> {
    let [.., above, name] = lines else { return None };
    let words = name.split_whitespace().count();
    let named =
        |word: &str| word.starts_with(char::is_alphabetic) && (words == 1 || !word.starts_with(char::is_lowercase));
    let closed =
        !above.ends_with(|c: char| c.is_alphanumeric() || [',', ':', ';', '-', '–', '—', '&', '/'].contains(&c));
    let is_name = words <= SHORT && !ends(name) && !name.ends_with([',', ':', ';']);
    (closed && is_name && name.split_whitespace().all(named)).then(|| lines.len() - 1)
}

/// True where a sentence ends; "Olga P." is a name.
fn ends(line: &str) -> bool {
    let initial =
        line.split_whitespace().next_back().is_some_and(|word| word.ends_with('.') && word.chars().count() == 2);
    line.ends_with(['.', '?', '!']) && !initial
}

/// A paragraph of the message itself: a list under its first line, or sentences in a row.
fn body(lines: &[&str], date: bool) -> Paragraph {
    if let Some((first, items)) = lines.split_first()
        && !items.is_empty()
        && items.iter().all(|item| item.starts_with("- "))
    {
        let items = items.iter().filter_map(|item| item.strip_prefix("- "));
        let all = std::iter::once(*first).chain(items).map(ToOwned::to_owned).collect();
        return paragraph(BODY, Shape::List, all);
    }
    paragraph(if date { DATE } else { BODY }, Shape::Flow, flow(&lines.join(" ")))
}

/// The sentences of a text. Where a blank too many stands between two, the first keeps it, so that it can be told; not
/// where it stands between all of them, which is a way to write.
fn flow(text: &str) -> Vec<String> {
    let mut all = sentences(text);
    let mut rest = text;
    let gaps: Vec<bool> = all
        .iter()
        .map(|sentence| {
            let after = rest.split_once(sentence.as_str()).map_or("", |(_, after)| after);
            rest = after;
            after.starts_with("  ")
        })
        .collect();
    let doubled = gaps.iter().filter(|gap| **gap).count();
    let between = all.len().saturating_sub(1);
    if doubled < between || between == 1 {
        for (sentence, _) in all.iter_mut().zip(gaps).filter(|(_, gap)| *gap) {
            sentence.push(' ');
        }
    }
    all
}

/// One short line that ends in a year, or begins with one that is marked: "2026년 12월 4일".
fn is_date(lines: &[&str], marks: &Marks) -> bool {
    let [line] = lines else { return false };
    let figures = |word: Option<&str>| word.is_some_and(|word| word.len() == 4 && word.parse::<u16>().is_ok());
    let first = line.split_whitespace().next();
    let marked = first.and_then(|first| marks.years.iter().find_map(|mark| first.strip_suffix(mark.as_str())));
    let year = figures(line.split_whitespace().next_back()) || figures(marked);
    year && line.split_whitespace().count() <= NAME
}

fn paragraph(mv: &str, shape: Shape, sentences: Vec<String>) -> Paragraph {
    let sentences = sentences.into_iter().map(|text| Sentence { text, origins: Vec::new() }).collect();
    Paragraph { id: mv.to_owned(), mv: mv.to_owned(), shape, sentences, whose: Whose::Own, ..Paragraph::default() }
}

/// Gives each paragraph an id of its own.
fn number(paragraphs: &mut [Paragraph]) {
    let mut count = 0;
    for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.mv == BODY) {
        count += 1;
        paragraph.id = format!("own-{count}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let letter = read_text(text);
        let said: Vec<String> = letter
            .paragraphs
            .iter()
            .map(|p| {
                format!("{}: {}", p.mv, p.sentences.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" | "))
            })
            .collect();
        assert_eq!(said.join("\n"), expected);
    }

    #[test]
    fn the_marks_can_be_read() {
        let marks = marks();
        assert!(!marks.subjects.is_empty() && !marks.greetings.is_empty() && !marks.closings.is_empty());
    }

    #[test]
    fn an_email() {
        let text = "Subject: A & B\n\nDear Ana,\n\nThank you. Yes.\n\nBest regards,\nSam\n";
        check(text, "greet: Dear Ana,\nbody: Thank you. | Yes.\nsign: Best regards, | Sam");
        let letter = read_text(text);
        assert_eq!((letter.subject.as_str(), letter.heading.as_str()), ("A & B", "Subject: A & B"));
    }

    #[test]
    fn a_letter_with_its_date() {
        check(
            "Sunday, 22 November 2026\r\n\r\nDear Ana,\r\n\r\nYes.\r\n\r\nSam\r\n",
            "date: Sunday, 22 November 2026\ngreet: Dear Ana,\nbody: Yes.\nsign: Sam",
        );
    }

    #[test]
    fn greetings_in_korean_are_sentences() {
        check(
            "제목: 답변\n\n김 부장님, 안녕하세요. 이로빈입니다.\n\n감사합니다. 맡겠습니다.\n\n이로빈 드림",
            "greet: 김 부장님, 안녕하세요. 이로빈입니다.\nbody: 감사합니다. | 맡겠습니다.\nsign: 이로빈 드림",
        );
        check(
            "2026년 12월 4일\n\n부장님께\n안녕하십니까. 이로빈입니다.\n\n감사합니다.\n\n이로빈 올림",
            "date: 2026년 12월 4일\ngreet: 부장님께 | 안녕하십니까. 이로빈입니다.\nbody: 감사합니다.\nsign: 이로빈 올림",
        );
        check(
            "안녕하세요 팀장님, 제안 감사합니다.\n\n맡겠습니다.\n\n이로빈 드림",
            "body: 안녕하세요 팀장님, 제안 감사합니다.\nbody: 맡겠습니다.\nsign: 이로빈 드림",
        );
    }

    #[test]
    fn who_is_addressed_and_who_writes_in_one_sentence() {
        check(
            "팀장님, 이로빈입니다.\n\n예.\n\n이로빈 드림",
            "greet: 팀장님, 이로빈입니다.\nbody: 예.\nsign: 이로빈 드림",
        );
        check("팀장님, 영광입니다.\n\n예.\n\n이로빈 드림", "body: 팀장님, 영광입니다.\nbody: 예.\nsign: 이로빈 드림");
        check("To. 김 팀장님\n\n예.\n\nFrom. 로빈", "greet: To. 김 팀장님\nbody: 예.\nsign: From. 로빈");
        check("To be plain, no\n\nThank you.", "body: To be plain, no\nbody: Thank you.");
    }

    #[test]
    fn without_empty_lines() {
        check(
            "Hi Ana\nThank you for the offer, which\nI take. Gladly.\nCheers\nSam",
            "greet: Hi Ana\nbody: Thank you for the offer, which I take. | Gladly.\nsign: Cheers | Sam",
        );
    }

    #[test]
    fn a_name_right_under_the_last_sentence() {
        check("Hi Ana,\nThank you. No.\nJo", "greet: Hi Ana,\nbody: Thank you. | No.\nsign: Jo");
        check("Hi Ana,\n\nThank you.\nJo van Dam", "greet: Hi Ana,\nbody: Thank you. | Jo van Dam");
        check("Hi Ana,\nThank you. No.\njo", "greet: Hi Ana,\nbody: Thank you. | No.\nsign: jo");
        check("Ana,\n\nNo 🙂\nJo Marsh", "greet: Ana,\nbody: No 🙂\nsign: Jo Marsh");
        check(
            "Ana,\n\nI have decided to decline the role of\nTeam Lead",
            "greet: Ana,\nbody: I have decided to decline the role of Team Lead",
        );
        check("Ana,\n\nThank you.\n2026", "greet: Ana,\nbody: Thank you. | 2026");
    }

    #[test]
    fn a_blank_too_many_between_two_sentences() {
        let said = |text: &str| -> Vec<String> {
            read_text(text).paragraphs.iter().flat_map(|p| &p.sentences).map(|s| s.text.clone()).collect()
        };
        assert_eq!(said("One.  Two. Three."), ["One. ", "Two.", "Three."]);
        assert_eq!(said("One. Two.\nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(said("One.  Two.  Three."), ["One.", "Two.", "Three."], "a way to write");
    }

    #[test]
    fn a_list_and_what_looks_like_none() {
        check("Ana,\n\nI ask:\n- One?\n- Two?\n\nSam", "greet: Ana,\nbody: I ask: | One? | Two?\nsign: Sam");
        check("- One\n- Two\nthree", "body: - One - Two three");
    }

    #[test]
    fn what_greets_nobody_and_signs_nothing() {
        check("Hi Ana, thank you so much. My answer is no.", "body: Hi Ana, thank you so much. | My answer is no.");
        check("Thank you.\n\nNo.", "body: Thank you.\nbody: No.");
        check("Thank you.\n\nOlga P.", "body: Thank you.\nsign: Olga P.");
        check("Hello Ana", "body: Hello Ana");
        check("\n \n", "");
    }
}
