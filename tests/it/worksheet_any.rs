//! Whatever is answered is written and read back the same; whatever is read does no harm.

use chrono::NaiveDate;
use demur::curriculum::{self, ColumnKind, Curriculum, Kind, Question};
use demur::paper::worksheet::Options;
use demur::workbook::{Answer, Weight, tidy};
use proptest::prelude::*;

use crate::worksheet::{built_in, prose, reading, workbook_of, writing};

const NASTY: &[&str] = &[
    "### x {#five.love}",
    "### y {#no.such}",
    "# t",
    "## u",
    "\\",
    ">",
    "> q",
    "- [x] no",
    "- [ ] calm",
    "- a; b",
    "7 · w",
    "11 · ",
    "·",
    "|",
    "---",
    ";",
    "\\;",
    "```",
    "`",
    "{",
    "}",
    "{#five.love}",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "한국어",
    "שלום\u{200f}",
    "مرحبا",
    "👨\u{200d}👩\u{200d}👧",
    "\u{2028}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{1b}[2J",
    "true",
    "No",
    "health",
    "decline",
    "asked",
    "2026-12-04",
    "2026-1-4",
    "[x]",
    "*",
    "10",
    "word",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(NASTY), 0..9).prop_map(|parts| parts.concat()),
        any::<String>(),
    ]
}

fn option_of(options: &[curriculum::Opt]) -> BoxedStrategy<String> {
    let mut ids: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
    ids.push(String::new());
    prop::sample::select(ids).boxed()
}

/// Any answer that the screen or a file could hold.
fn answer(question: &Question) -> BoxedStrategy<Answer> {
    let options = option_of(&question.options);
    match question.kind {
        Kind::Line | Kind::Text => words().prop_map(|text| prose(&text)).boxed(),
        Kind::Date => (0..40_000_i32)
            .prop_map(|days| Answer::Date(NaiveDate::from_num_days_from_ce_opt(720_000 + days).unwrap()))
            .boxed(),
        Kind::Choice => {
            let dated: Vec<String> = question
                .options
                .iter()
                .filter(|option| option.detail == Some(curriculum::Detail::Date))
                .map(|option| option.id.clone())
                .collect();
            (options, words())
                .prop_map(move |(option, detail)| {
                    let detail = if dated.contains(&option) { "2026-12-04".to_owned() } else { detail };
                    Answer::Choice { option, detail }
                })
                .boxed()
        }
        Kind::Truth => (options, words()).prop_map(|(option, evidence)| Answer::Truth { option, evidence }).boxed(),
        Kind::Checklist => (prop::collection::vec(options, 0..4), prop::collection::vec(words(), 0..4))
            .prop_map(|(ticked, own)| Answer::Checklist { ticked, own })
            .boxed(),
        Kind::Scale => (0..=10_u8).prop_map(Answer::Scale).boxed(),
        Kind::Weighted => prop::collection::vec((words(), prop::option::of(0..=10_u8)), 0..5)
            .prop_map(|items| {
                Answer::Weighted(items.into_iter().map(|(words, strength)| Weight { words, strength }).collect())
            })
            .boxed(),
        Kind::Ledger => {
            let cells: Vec<BoxedStrategy<String>> = question
                .columns
                .iter()
                .map(|column| match &column.kind {
                    ColumnKind::OneOf(options) => option_of(options),
                    ColumnKind::Words | ColumnKind::Date => words().boxed(),
                })
                .collect();
            prop::collection::vec(cells, 0..4).prop_map(Answer::Ledger).boxed()
        }
    }
}

pub fn any_workbook(curriculum: &Curriculum) -> impl Strategy<Value = Vec<(String, Answer)>> + use<> {
    let answers: Vec<_> = curriculum
        .questions()
        .map(|question| {
            let id = question.id.clone();
            prop::option::weighted(0.4, answer(question)).prop_map(move |answer| Some((id.clone(), answer?)))
        })
        .collect();
    answers.prop_map(|answers| answers.into_iter().flatten().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(answers in any_workbook(&built_in())) {
        let curriculum = built_in();
        let written = writing(&curriculum, &workbook_of(&answers), &Options::default());
        let sheet = reading(&curriculum, &written);
        prop_assert_eq!(&sheet.faults, &Vec::new());
        prop_assert_eq!(&sheet.mentions, &Vec::new());
        let normal: Vec<(String, Answer)> = curriculum
            .questions()
            .filter_map(|question| {
                let (id, answer) = answers.iter().find(|(id, _)| *id == question.id)?;
                Some((id.clone(), tidy(question, answer)?))
            })
            .collect();
        for (id, expected) in &normal {
            let read = sheet.answers.iter().find(|(other, _)| other == id).map(|(_, answer)| answer);
            prop_assert!(read == Some(expected), "{id} in\n{written}");
        }
        prop_assert_eq!(sheet.answers.len(), normal.len());
        prop_assert_eq!(writing(&curriculum, &workbook_of(&sheet.answers), &Options::default()), written);
    }

    #[test]
    fn the_normal_form_is_final(answers in any_workbook(&built_in())) {
        let curriculum = built_in();
        for (id, answer) in &answers {
            let question = curriculum.question(id).unwrap();
            let once = tidy(question, answer);
            let twice = once.as_ref().and_then(|answer| tidy(question, answer));
            prop_assert!(once == twice, "{id}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_harm(parts in prop::collection::vec(words(), 0..12), which in 0..90_usize) {
        let curriculum = built_in();
        let id = curriculum.questions().nth(which).map_or("no.such", |question| question.id.as_str());
        let text = format!("{}\n### x {{#{id}}}\n{}", parts.concat(), parts.join("\n"));
        let sheet = reading(&curriculum, &text);
        let lines = text.len() + 1;
        prop_assert!(sheet.faults.iter().all(|fault| (1..=lines).contains(&fault.line)));
        for (id, answer) in &sheet.answers {
            let question = curriculum.question(id).unwrap();
            prop_assert!(tidy(question, answer).as_ref() == Some(answer));
        }
    }
}
