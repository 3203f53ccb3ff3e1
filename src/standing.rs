//! Where the writer stands: what their answers add up to, in figures and in sentences. It counts and puts in order; it
//! judges nothing.

mod said;

use crate::curriculum::{Curriculum, Kind, ids};
use crate::text::clusters;
use crate::workbook::{Answer, Private, Weight, Workbook, one_line, path};

/// Where the writer stands. Holds words of private answers: it is made by whoever may open them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The two fears, pulling at one rope.
    pub rope: Rope,
    /// What speaks for staying, the heaviest first.
    pub stay: Vec<Load>,
    /// What speaks for the move, the heaviest first.
    pub going: Vec<Load>,
    /// The truths, in their order.
    pub lamps: Vec<Lamp>,
    /// The truth in the writer's own words, in one line; empty where there is none.
    pub own_truth: String,
    /// The stages on the path, in their order.
    pub walk: Vec<Stretch>,
    /// How sure the writer was, each time it changed, oldest first.
    pub sure: Vec<Point>,
}

/// The two ends of a rope.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Rope {
    /// What is feared in the change.
    pub change: Pull,
    /// What is feared in everything staying as it is.
    pub same: Pull,
}

/// One end of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Pull {
    /// The sum of the strengths.
    pub sum: u32,
    /// How many fears have a strength, which may be 0.
    pub weighed: usize,
    /// How many have none yet: of these nothing is known.
    pub unweighed: usize,
    /// The strongest fear, in one line; empty where none is named.
    pub strongest: String,
}

/// Something that lies on the balance.
#[derive(Clone, PartialEq, Eq)]
pub struct Load {
    /// In one line.
    pub words: String,
    /// 0 to 10; none where not said yet.
    pub weight: Option<u8>,
}

/// What was said of a truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// It is true for me.
    True,
    /// Partly.
    Partly,
    /// No.
    Not,
    /// Nothing yet.
    Open,
}

/// A truth: demur's own sentence, and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lamp {
    /// The sentence.
    pub truth: String,
    /// What was said.
    pub light: Light,
}

/// A stage of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its name on the map.
    pub title: String,
    /// Its questions in order: true where answered.
    pub answered: Vec<bool>,
}

/// A change of how sure the writer was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// Its day, in writing.
    pub day: String,
    /// 0 to 10.
    pub value: u8,
    /// The label of the decision that stood then; empty where there was none.
    pub decision: String,
}

impl std::fmt::Debug for Standing {
    /// Counts, never words: answers are private.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Standing({} and {}, {} points)", self.stay.len(), self.going.len(), self.sure.len())
    }
}

impl Standing {
    /// Counts alone, which nobody needs a right for: the walk.
    #[must_use]
    pub fn counted(curriculum: &Curriculum, workbook: &Workbook) -> Self {
        Self { walk: walk(curriculum, workbook), ..Self::default() }
    }

    /// Where that workbook stands. `open` opens an answer by the right that the caller has;
    /// `day` writes the day of a moment, in seconds since 1970 UTC.
    #[must_use]
    pub fn of(
        curriculum: &Curriculum,
        workbook: &Workbook,
        open: impl for<'a> Fn(&'a Private) -> &'a Answer,
        day: impl Fn(i64) -> String,
    ) -> Self {
        let weights = |id: &str| workbook.answer(id).map_or(&[][..], |answer| weighted(open(answer)));
        let asked = || {
            let questions = curriculum.stage(ids::TRUTHS).into_iter().flat_map(|stage| curriculum.asked_in(stage));
            questions.filter(|question| question.kind == Kind::Truth)
        };
        let lamps = asked().map(|question| Lamp {
            truth: question.prompt.to_string(),
            light: workbook.answer(&question.id).map_or(Light::Open, |answer| light(open(answer))),
        });
        let own = workbook.answer(ids::OWN_TRUTH).and_then(|answer| open(answer).prose().map(ToString::to_string));
        Self {
            rope: Rope { change: pull(weights(ids::FEARS_CHANGE)), same: pull(weights(ids::FEARS_SAME)) },
            stay: loads(weights(ids::STAY)),
            going: loads(weights(ids::MOVE)),
            lamps: lamps.collect(),
            own_truth: own.as_deref().map(short).unwrap_or_default(),
            walk: walk(curriculum, workbook),
            sure: sure(curriculum, workbook, day),
        }
    }
}

/// So many characters of the writer's own words stand beside a picture; the rest is where it was written.
const SHOWN: usize = 160;

/// Words in one line, the end cut with a sign where they are long. They stand between quotation marks in a sentence
/// that has a full stop of its own.
fn short(words: &str) -> String {
    let begins: String = words.chars().take(SHOWN * 8).collect();
    let line = one_line(&begins);
    let cut = clusters(&line).nth(SHOWN).and_then(|(at, _)| line.get(..at));
    match cut {
        Some(begins) => format!("{}…", begins.trim_end()),
        None if begins.len() < words.len() => format!("{line}…"),
        None => line.strip_suffix(['.', '。']).filter(|line| !line.ends_with('.')).map(str::to_owned).unwrap_or(line),
    }
}

impl Light {
    /// 2 where it is true, 1 partly, 0 not; none where nothing was said.
    #[must_use]
    pub const fn brightness(self) -> Option<u8> {
        match self {
            Self::True => Some(2),
            Self::Partly => Some(1),
            Self::Not => Some(0),
            Self::Open => None,
        }
    }
}

impl Rope {
    /// Where the knot lies: -1 at the end of the fears of the change, 1 at the other, 0 in the middle.
    #[must_use]
    pub fn knot(&self) -> f64 {
        let (change, same) = (f64::from(self.change.sum), f64::from(self.same.sum));
        if change + same > 0.0 { (same - change) / (same + change) } else { 0.0 }
    }

    /// True where nothing is named at either end.
    #[must_use]
    pub const fn is_slack(&self) -> bool {
        self.change.strongest.is_empty() && self.same.strongest.is_empty()
    }
}

impl Standing {
    /// Each change of how sure: where it lies between the first and the last, in thousandths of the time, and 0 to 10.
    /// Where no time passed they stand in their order, at equal distances.
    #[must_use]
    pub fn sure_places(&self) -> Vec<(u16, u8)> {
        let first = self.sure.first().map_or(0, |point| point.at);
        let span = self.sure.last().map_or(0, |point| point.at).saturating_sub(first);
        let steps = i64::try_from(self.sure.len()).unwrap_or(i64::MAX).saturating_sub(1).max(1);
        let place = |(nth, point): (i64, &Point)| {
            let (passed, all) = if span > 0 { (point.at.saturating_sub(first), span) } else { (nth, steps) };
            // A clock may have been set back in between.
            let thousandths = passed.saturating_mul(1000).checked_div(all).unwrap_or(0).clamp(0, 1000);
            (u16::try_from(thousandths).unwrap_or(0), point.value)
        };
        (0..).zip(&self.sure).map(place).collect()
    }
}

fn weighted(answer: &Answer) -> &[Weight] {
    if let Answer::Weighted(items) = answer { items } else { &[] }
}

fn light(answer: &Answer) -> Light {
    let Answer::Truth { option, .. } = answer else { return Light::Open };
    match option.as_str() {
        ids::TRUE => Light::True,
        ids::PARTLY => Light::Partly,
        ids::NOT => Light::Not,
        _ => Light::Open,
    }
}

/// Named items, the heaviest first; of equal ones the one that was written first.
fn loads(items: &[Weight]) -> Vec<Load> {
    let named = items.iter().map(|item| Load { words: short(&item.words), weight: item.strength });
    let mut loads: Vec<Load> = named.filter(|load| !load.words.is_empty()).collect();
    crate::in_order::by_key(&mut loads, |load| std::cmp::Reverse(load.weight));
    loads
}

fn pull(items: &[Weight]) -> Pull {
    let loads = loads(items);
    let weights: Vec<u8> = loads.iter().filter_map(|load| load.weight).collect();
    let sum = weights.iter().copied().map(u32::from).sum();
    let (weighed, unweighed) = (weights.len(), loads.len() - weights.len());
    Pull { sum, weighed, unweighed, strongest: loads.into_iter().next().map(|load| load.words).unwrap_or_default() }
}

fn walk(curriculum: &Curriculum, workbook: &Workbook) -> Vec<Stretch> {
    let stages = path::stages(curriculum, workbook).into_iter().map(|stage| Stretch {
        title: stage.title.to_string(),
        answered: path::asked(curriculum, workbook, stage).map(|question| workbook.answered(&question.id)).collect(),
    });
    stages.filter(|stretch| !stretch.answered.is_empty()).collect()
}

fn sure(curriculum: &Curriculum, workbook: &Workbook, day: impl Fn(i64) -> String) -> Vec<Point> {
    let options = curriculum.question(ids::DECISION).map_or(&[][..], |question| &question.options);
    let label = |id: &str| options.iter().find(|option| option.id == id).map_or("", |option| &option.label);
    let (mut decision, mut points) = (String::new(), Vec::new());
    for turn in workbook.then_and_now() {
        if turn.question == ids::DECISION {
            label(&turn.value).clone_into(&mut decision);
        } else if let Some(value) = turn.value.parse().ok().filter(|value| *value <= 10) {
            points.push(Point { at: turn.at, day: day(turn.at), value, decision: decision.clone() });
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Prose;
    use crate::words::built_in;
    use crate::words::standing::StandingWords;
    use crate::workbook::Turn;

    fn words() -> impl std::ops::Deref<Target = StandingWords> {
        built_in().unwrap().standing
    }

    fn items(items: &[(&str, Option<u8>)]) -> Answer {
        let weight =
            |(words, strength): &(&str, Option<u8>)| Weight { words: (*words).to_owned(), strength: *strength };
        Answer::Weighted(items.iter().map(weight).collect())
    }

    fn standing(answers: &[(&str, Answer)]) -> Standing {
        let mut workbook = Workbook::new(String::new(), String::new());
        for (id, answer) in answers {
            workbook.set(id, Some(answer.clone()));
        }
        of(&workbook)
    }

    fn of(workbook: &Workbook) -> Standing {
        Standing::of(
            &crate::curriculum::built_in().unwrap(),
            workbook,
            |answer| answer.on_screen(),
            |at| format!("day {at}"),
        )
    }

    #[test]
    fn the_rope_is_pulled_by_the_sums_and_named_by_the_strongest() {
        let both = standing(&[
            ("fears.change", items(&[("evenings", Some(4)), ("Fridays", Some(8)), ("", Some(9)), ("later", None)])),
            ("fears.same", items(&[("boredom", Some(4))])),
        ]);
        assert_eq!((both.rope.change.sum, both.rope.same.sum), (12, 4));
        assert!((both.rope.knot() + 0.5).abs() < 1e-9);
        assert_eq!(
            both.rope_says(&words()),
            "What you fear in the change pulls with 12 (its strengths added up), most of all “Fridays”. One of these \
             has no number yet, and is not in the sum. What you fear in everything staying as it is pulls with 4 (its strengths added up), most of all “boredom”."
        );
        let one = standing(&[("fears.same", items(&[("bore\ndom", None)]))]);
        assert!(one.rope.knot().abs() < 1e-9 && !one.rope.is_slack());
        let says = |fears: &[(&str, Option<u8>)]| standing(&[("fears.same", items(fears))]).rope_says(&words());
        // Without a number a fear does not weigh 0: of that nothing is known.
        let none = says(&[("bore\ndom", None)]);
        assert!(none.ends_with("has no number yet, so it does not pull here so far."), "{none}");
        let zero = says(&[("boredom", Some(0))]);
        assert!(zero.ends_with("does not pull so far: its strengths add up to 0."), "{zero}");
        let some = says(&[("boredom", Some(0)), ("a", None), ("b", None)]);
        assert!(some.ends_with("add up to 0. 2 of these have no number yet, and are not in the sum."), "{some}");
        assert_eq!(standing(&[]).rope_says(&words()), words().rope.empty);
    }

    #[test]
    fn the_heaviest_lies_first_and_of_equals_the_first_written() {
        let standing =
            standing(&[("weigh.stay", items(&[("a", Some(3)), ("b", None), ("c", Some(9)), ("d", Some(3))]))]);
        let order: Vec<&str> = standing.stay.iter().map(|load| load.words.as_str()).collect();
        assert_eq!(order, ["c", "a", "d", "b"]);
        let said = standing.balance_says(&words());
        assert_eq!(said, "For staying you name 4, the heaviest “c”. For the move you name nothing yet.");
    }

    #[test]
    fn the_lamps_are_counted() {
        let truth = |option: &str| Answer::Truth { option: option.to_owned(), evidence: "secret".to_owned() };
        let standing = standing(&[
            ("truths.serve", truth("true")),
            ("truths.team", truth("partly")),
            ("truths.care", truth("no")),
            ("truths.heart", truth("")),
            ("truths.own", Answer::Prose(Prose::from("I stay\ncurious."))),
        ]);
        let lights: Vec<Light> = standing.lamps.iter().map(|lamp| lamp.light).collect();
        assert_eq!(lights, [Light::True, Light::Partly, Light::Not, Light::Open, Light::Open, Light::Open]);
        assert_eq!(
            standing.lamps_say(&words()),
            "Of 6 truths you say: true for me, 1; partly, 1; no, 1; not answered, 3. And one of your own: “I stay curious”."
        );
    }

    #[test]
    fn each_change_of_sureness_has_the_decision_of_its_day() {
        let turn =
            |at, question: &str, value: &str| Turn { at, question: question.to_owned(), value: value.to_owned() };
        let mut workbook = Workbook::new(String::new(), String::new());
        workbook.history = vec![
            turn(1, "decide.sure", "3"),
            turn(2, "decide.answer", "time"),
            turn(3, "decide.sure", "5"),
            turn(4, "decide.sure", "unreadable"),
            turn(5, "decide.answer", "decline"),
            turn(6, "decide.sure", "8"),
        ];
        let standing = of(&workbook);
        let words = words();
        let lines: Vec<String> = standing.sure_lines(&words).collect();
        assert_eq!(lines, ["day 6 · 8 · Decline", "day 3 · 5 · I need more time", "day 1 · 3"]);
        let said = standing.sure_says(&words);
        assert_eq!(said, "You said 3 of 10 on day 1, and 8 on day 6. Changes in between: 1.");
        workbook.history.retain(|turn| turn.at < 2);
        workbook.history.push(turn(1, "decide.sure", "8"));
        let said = of(&workbook).sure_says(&words);
        assert_eq!(said, "You said 3 of 10 and then 8, both on day 1. Changes in between: 0.");
        assert_eq!(standing.sure_places(), [(0, 3), (400, 5), (1000, 8)], "they lie where they lie in time");
    }

    #[test]
    fn where_no_time_passed_changes_stand_in_their_order() {
        let point = |at, value| Point { at, day: String::new(), value, decision: String::new() };
        let of = |sure: Vec<Point>| Standing { sure, ..Standing::default() }.sure_places();
        assert_eq!(of(vec![point(7, 1), point(7, 2), point(7, 3)]), [(0, 1), (500, 2), (1000, 3)]);
        assert_eq!(of(vec![point(5, 1), point(2, 2), point(9, 3)]), [(0, 1), (0, 2), (1000, 3)], "a clock set back");
        assert_eq!(of(vec![point(5, 4)]), [(0, 4)]);
        assert_eq!(of(vec![point(i64::MIN, 1), point(i64::MAX, 2)]).len(), 2);
    }

    #[test]
    fn the_walk_counts_the_path_alone() {
        let standing = standing(&[("offer.role", Answer::Prose(Prose::from("Lead")))]);
        let said = standing.walk_says(&words());
        assert!(said.starts_with("Answered: 1 of ") && said.contains(" in 1 of "), "{said}");
        assert!(standing.walk.iter().all(|stretch| stretch.title != "Accepting well"));
    }
}
