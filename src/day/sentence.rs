//! A day inside a sentence: "friday i think", "they said end of next week but no hurry". Only where it can be no other.

use chrono::NaiveDate;

use super::Names;
use super::read::on_side;
use super::side::Side;

/// A day has at most so many words.
const LONGEST: usize = 7;

/// The one day that a sentence says. None where another word of it belongs to a day, too, or could turn its meaning:
/// then the writer is asked, not guessed at.
pub(super) fn day(text: &str, side: &Side<'_>) -> Option<NaiveDate> {
    let names = side.names;
    let text = without_asking(text, names);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let bares: Vec<&str> = words.iter().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let has = |list: &[String], word: &str| list.iter().any(|other| other == word);
    if bares.iter().any(|word| has(&names.turning, word)) {
        return None;
    }
    let longest = words.len().min(LONGEST);
    let mut runs = (1..=longest).rev().flat_map(|long| (0..=words.len() - long).map(move |from| (from, from + long)));
    let (from, to, day) = runs.find_map(|(from, to)| {
        let said = bares.get(from..to).filter(|said| is_day(said, names))?;
        let inside = words.get(from..to)?.join(" ");
        let inside = inside.trim_matches(|c: char| !c.is_alphanumeric());
        let day = on_side(inside, side)?;
        (!said.is_empty()).then_some((from, to, day))
    })?;
    let outside = |at: &usize| !(from..to).contains(at);
    let counts = |at: usize| bares.get(at).is_some_and(|word| is_of_a_day(word, bares.get(at + 1).copied(), names));
    let near = from.checked_sub(1).and_then(|at| bares.get(at));
    let dated = bares.get(from..to)?.iter().any(|word| figures(word) || names.month(word).is_some());
    // "Friday after work" is a Friday, "monday after christmas" is another one than the next.
    let hour = |at: usize| bares.get(at).is_some_and(|word| has(&names.hours, word));
    let counted = |at: usize| bares.get(at).is_some_and(|word| has(&names.counted_from, word));
    let from_another = |at: usize| !dated && counted(at) && !hour(at + 1);
    // "they told me on friday" is over, "I was asked for an answer by friday" is to come.
    let due = bares.get(from.saturating_sub(1)..to)?.iter().any(|word| has(&names.due, word));
    let over = !side.past && !due && bares.iter().any(|word| has(&names.happened, word));
    let turned = over
        || near.is_some_and(|word| has(&names.nearly, word))
        || (0..words.len()).filter(outside).any(|at| counts(at) || from_another(at));
    // A day that is over is none to come: "she told me yesterday, no date".
    (!turned && (side.past || day >= side.today)).then_some(day)
}

/// The text without words behind it that only ask for leave: "friday, if that's ok?"
fn without_asking<'a>(text: &'a str, names: &Names) -> &'a str {
    let open = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let asked = |words: &String| open.strip_suffix(words.as_str()).filter(|before| before.ends_with([' ', ',']));
    names.polite.iter().find_map(asked).unwrap_or(text)
}

/// A day in figures, its year among them: "12.5" and "24/7" are other things.
fn figures(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.matches(['-', '.', '/']).count() > 1
}

/// Words that can be nothing but a day: a weekday in full, a month or an ordinal with more, "tonight", "end of …".
fn is_day(words: &[&str], names: &Names) -> bool {
    let full = |word: &str| names.weekdays.iter().any(|name| name.to_lowercase() == word);
    let known = |word: &str| {
        let days = [&names.tomorrow, &names.yesterday].into_iter().chain(&names.todays_in_sentences);
        days.into_iter().any(|day| day == word)
    };
    let starts = words.first().is_some_and(|first| *first == names.end || *first == names.next);
    let several = words.len() > 1;
    words.iter().any(|word| full(word) || known(word) || figures(word))
        || (several && starts)
        || (several && words.iter().any(|word| names.month(word).is_some()))
}

/// Whether a word says something of a day, as a number, a weekday or a month does. A number of other things does not:
/// "four nights".
fn is_of_a_day(word: &str, next: Option<&str>, names: &Names) -> bool {
    let number = |word: &str| {
        let figures = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
        figures || names.numbers.iter().any(|number| number == word)
    };
    let thing = |next: &str| {
        !next.is_empty() && next.chars().all(char::is_alphabetic) && !number(next) && !is_of_a_day(next, None, names)
    };
    if number(word) && next.is_some_and(thing) {
        return false;
    }
    let units = [&names.days, &names.weeks, &names.fortnights, &names.months_unit, &names.years_unit];
    let listed = units.iter().any(|unit| unit.iter().any(|other| other == word));
    let day = [&names.today, &names.tomorrow, &names.yesterday].into_iter().any(|day| day == word);
    listed
        || day
        || word.chars().any(|c| c.is_ascii_digit())
        || names.month(word).is_some()
        || names.weekday(word).is_some()
        || names.numbers.iter().any(|number| number == word)
}
