//! A day that hangs on something: "end of january, but only if really needed".

use chrono::NaiveDate;

use super::{Names, Reading, read, reading};

/// The day and the words it hangs on, as they were typed. None where no condition follows a day.
#[must_use]
pub fn hung(text: &str, today: NaiveDate, names: &Names) -> Option<(NaiveDate, String)> {
    let (before, hangs) = parted(text, names)?;
    match reading(before, false, today, names) {
        Reading::Day(day) => Some((day, hangs)),
        Reading::ToCome(_) | Reading::Open | Reading::NoDay => None,
    }
}

/// Whether the words hold a condition, and what they say may not be said without it.
#[must_use]
pub fn hangs(text: &str, names: &Names) -> bool {
    let text = format!(". {text}");
    parted(&text, names).is_some()
}

/// What stands before a condition, and the condition with single blanks and no full stop.
fn parted<'a>(text: &'a str, names: &Names) -> Option<(&'a str, String)> {
    let begins = |rest: &str| {
        let rest = rest.to_lowercase().replace('’', "'");
        let ends = |after: &str| after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric());
        names.conditions.iter().any(|words| rest.strip_prefix(words.as_str()).is_some_and(ends))
    };
    let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace() || ['(', ','].contains(c));
    let wonders = |before: &str| {
        let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        names.wonders.iter().any(|word| last.trim_matches(|c: char| !c.is_alphanumeric()) == word)
    };
    let (at, blank) =
        blanks.into_iter().find(|(at, blank)| begins(text.get(at + blank.len_utf8()..).unwrap_or_default()))?;
    if wonders(text.get(..at)?) {
        return None;
    }
    let before = text.get(..at)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let rest = text.get(at + blank.len_utf8()..)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = rest.trim_end_matches(|c: char| ['.', ')', ',', ';'].contains(&c));
    Some((before, rest.to_owned()))
}

/// The day of words that were kept with it: the same whatever day it is.
#[must_use]
pub fn kept(text: &str, today: NaiveDate, names: &Names) -> Option<(NaiveDate, String)> {
    let (before, hangs) = parted(text, names)?;
    let day = read(before, today, names)?;
    super::is_written(before, day).then_some((day, hangs))
}

#[cfg(test)]
mod tests {
    use super::super::{built_in, iso};
    use super::*;

    fn check(text: &str, expected: &str) {
        let (today, names) = ("2026-12-01".parse().unwrap(), built_in().unwrap());
        let found = hung(text, today, &names).map(|(day, hangs)| format!("{} {hangs}", iso(day)));
        assert_eq!(found.unwrap_or_default(), expected, "{text:?}");
    }

    #[test]
    fn the_words_a_day_hangs_on_are_kept() {
        check("end of jan but only if really needed", "2027-01-31 but only if really needed");
        check("End of January, but only if really needed.", "2027-01-31 but only if really needed");
        check("friday (if nobody else can)", "2026-12-04 if nobody else can");
        check("2027-01-31, unless Kim is back", "2027-01-31 unless Kim is back");
        for none in [
            "end of jan",
            "if needed",
            "a few weeks if needed",
            "friday if that's ok",
            "by friday if possible",
            "friday or monday, if needed",
            "",
        ] {
            // Leave that is asked for is no condition: the day alone is read.
            let hangs = none.strip_prefix("friday if").or_else(|| none.strip_prefix("by friday if"));
            let hangs = hangs.map(|rest| format!("2026-12-04 if{rest}"));
            check(none, &hangs.unwrap_or_default());
        }
    }

    #[test]
    fn only_a_day_in_figures_is_the_same_on_every_day() {
        let (today, names) = ("2026-12-01".parse().unwrap(), built_in().unwrap());
        assert!(kept("2027-01-31, but only if needed", today, &names).is_some());
        assert!(kept("friday, but only if needed", today, &names).is_none());
        assert!(hangs("a few weeks, if needed", &names) && hangs("only if needed", &names));
        assert!(!hangs("a few weeks", &names) && !hangs("the riff", &names));
        for unsure in ["I don't know if I can", "idk, only if needed", "not sure if I can"] {
            assert!(!hangs(unsure, &names), "{unsure}");
        }
    }
}
