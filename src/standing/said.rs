//! Each picture in one sentence or two, for whoever cannot see it, and for whoever can.

use super::{Light, Load, Pull, Standing};
use crate::words::fill;
use crate::words::standing::StandingWords;

impl Standing {
    /// The tug of war.
    #[must_use]
    pub fn rope_says(&self, words: &StandingWords) -> String {
        let words = &words.rope;
        if self.rope.is_slack() {
            return words.empty.clone();
        }
        let side = |pull: &Pull, [says, zero, open, none]: [&str; 4]| {
            let said = match pull.strongest.as_str() {
                "" => return none.to_owned(),
                _ if pull.weighed == 0 => return open.to_owned(),
                _ if pull.sum == 0 => zero.to_owned(),
                strongest => fill(says, &[("n", &pull.sum.to_string()), ("words", strongest)]),
            };
            match pull.unweighed {
                0 => said,
                1 => format!("{said} {}", words.one_unweighed),
                n => format!("{said} {}", fill(&words.unweighed, &[("n", &n.to_string())])),
            }
        };
        let change =
            side(&self.rope.change, [&words.change_says, &words.change_zero, &words.change_open, &words.change_none]);
        let same = side(&self.rope.same, [&words.same_says, &words.same_zero, &words.same_open, &words.same_none]);
        format!("{change} {same}")
    }

    /// The balance. No sums: they would be a verdict.
    #[must_use]
    pub fn balance_says(&self, words: &StandingWords) -> String {
        let words = &words.balance;
        if self.stay.is_empty() && self.going.is_empty() {
            return words.empty.clone();
        }
        let side = |loads: &[Load], says: &str, none: &str| match loads.first() {
            None => none.to_owned(),
            Some(first) => fill(says, &[("n", &loads.len().to_string()), ("words", &first.words)]),
        };
        let stay = side(&self.stay, &words.stay_says, &words.stay_none);
        format!("{stay} {}", side(&self.going, &words.move_says, &words.move_none))
    }

    /// The truths.
    #[must_use]
    pub fn lamps_say(&self, words: &StandingWords) -> String {
        let words = &words.lamps;
        let count = |light: Light| self.lamps.iter().filter(|lamp| lamp.light == light).count();
        let open = count(Light::Open);
        let of = self.lamps.len();
        let mut says = if open == of {
            words.empty.clone()
        } else {
            let [yes, partly, no] = [Light::True, Light::Partly, Light::Not].map(|light| count(light).to_string());
            let (of, open) = (of.to_string(), open.to_string());
            fill(&words.says, &[("of", &of), ("yes", &yes), ("partly", &partly), ("no", &no), ("open", &open)])
        };
        if !self.own_truth.is_empty() {
            says = format!("{says} {}", fill(&words.own, &[("words", &self.own_truth)]));
        }
        says
    }

    /// The walk.
    #[must_use]
    pub fn walk_says(&self, words: &StandingWords) -> String {
        let questions = || self.walk.iter().flat_map(|stretch| &stretch.answered);
        let begun = self.walk.iter().filter(|stretch| stretch.answered.contains(&true)).count();
        fill(
            &words.walk.says,
            &[
                ("n", &questions().filter(|answered| **answered).count().to_string()),
                ("of", &questions().count().to_string()),
                ("stages", &begun.to_string()),
                ("of_stages", &self.walk.len().to_string()),
            ],
        )
    }

    /// How sure, over time.
    #[must_use]
    pub fn sure_says(&self, words: &StandingWords) -> String {
        let words = &words.sure;
        match self.sure.as_slice() {
            [] => words.empty.clone(),
            [only] => fill(&words.once, &[("value", &only.value.to_string()), ("day", &only.day)]),
            [first, between @ .., last] => fill(
                if first.day == last.day { &words.same_day } else { &words.since },
                &[
                    ("first", &first.value.to_string()),
                    ("first_day", &first.day),
                    ("value", &last.value.to_string()),
                    ("day", &last.day),
                    ("n", &between.len().to_string()),
                ],
            ),
        }
    }

    /// Then and now: a line for each change of how sure, the newest first.
    #[must_use]
    pub fn sure_lines<'a>(&'a self, words: &'a StandingWords) -> impl ExactSizeIterator<Item = String> + 'a {
        let words = &words.sure;
        self.sure.iter().rev().map(move |point| {
            let value = point.value.to_string();
            let row = if point.decision.is_empty() { &words.row_bare } else { &words.row };
            fill(row, &[("day", &point.day), ("value", &value), ("decision", &point.decision)])
        })
    }
}
