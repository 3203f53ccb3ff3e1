//! The file format: any workbook comes back, and any bytes are read or refused.

use std::sync::Arc;

use chrono::NaiveDate;
use demur::saved::{self, Prints, Sum};
use demur::text::Prose;
use demur::workbook::{
    Answer, Carried, Draft, Ignored, Left, Message, Over, Part, Pin, Place, Private, Turn, Weight, Workbook,
};
use proptest::prelude::*;

fn prose(words: &str) -> Answer {
    Answer::Prose(Prose::from(words))
}

fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "\\PC{0,12}",
        Just("\"##\"#".to_owned()),
        Just("\\u{1b}\\".to_owned()),
        Just("한국어 😀👩\u{200d}👧 e\u{301}".to_owned()),
        Just("\n\n// demur:sum=\n\"".to_owned()),
        Just("\r\n\r\t\0\u{1b}\u{feff}\u{2028}".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn list() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(words(), 0..4)
}

fn answer() -> impl Strategy<Value = Answer> {
    let day = (0..3_000_000_i32).prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt);
    let weight = (words(), proptest::option::of(0..=10_u8)).prop_map(|(words, strength)| Weight { words, strength });
    prop_oneof![
        words().prop_map(|words| prose(&words)),
        day.prop_map(Answer::Date),
        words().prop_map(Answer::Undated),
        (words(), words()).prop_map(|(option, detail)| Answer::Choice { option, detail }),
        (list(), list()).prop_map(|(ticked, own)| Answer::Checklist { ticked, own }),
        (0..=10_u8).prop_map(Answer::Scale),
        proptest::collection::vec(weight, 0..4).prop_map(Answer::Weighted),
        proptest::collection::vec(list(), 0..4).prop_map(Answer::Ledger),
        (words(), words()).prop_map(|(option, evidence)| Answer::Truth { option, evidence }),
    ]
}

fn workbook() -> impl Strategy<Value = Workbook> {
    let answers = proptest::collection::vec((words(), answer()), 0..8);
    let about = (words(), words(), words(), words(), any::<u64>(), any::<bool>());
    let places = (any::<(usize, usize)>(), any::<usize>(), any::<i64>());
    (answers, about, places).prop_map(|(answers, (book, name, at, tone, rev, short_path), (field, caret, when))| {
        let mut workbook = Workbook::new(book.clone(), name.clone());
        workbook.rev = rev;
        workbook.place = Place { at: at.clone(), field, caret };
        workbook.short_path = short_path;
        workbook.history = vec![Turn { at: when, question: at.clone(), value: tone.clone() }];
        workbook.carried = vec![Carried { at: when, from: at.clone(), to: book.clone() }];
        let elsewhere = at;
        let part = Part { id: name.clone(), text: tone.clone() };
        let over = Over { text: book.clone(), channel: elsewhere.clone(), ..Over::default() };
        let pin = Pin { id: name.clone(), text: tone.clone(), over };
        let draft = Draft {
            order: vec![book.clone(), tone.clone()],
            pins: vec![pin],
            own: vec![part.clone()],
            ..Draft::default()
        };
        let ignored =
            Ignored { at: when, rule: book.clone(), sentence: tone.clone(), of: book.clone(), reason: name.clone() };
        workbook.left = vec![Arc::new(Left {
            at: when,
            kind: book,
            form: name,
            text: tone.clone(),
            parts: vec![part],
            ..Left::default()
        })];
        let message =
            Message { kind: elsewhere, tone, drafts: vec![draft], ignored: vec![ignored], ..Message::default() };
        workbook.message = Arc::new(message);
        let aside = answers.iter().take(1).map(|(id, answer)| (id.clone(), Private::new(answer.clone())));
        let aside = aside.collect();
        for (id, answer) in answers {
            workbook.set(&id, Some(answer));
        }
        workbook.settle_versions();
        Arc::make_mut(&mut workbook.exchange).aside = aside;
        workbook
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_workbook_comes_back(workbook in workbook()) {
        let text = saved::write(&workbook);
        prop_assert_eq!(&text, &saved::write(&workbook.clone()));
        let read = saved::read(text.as_bytes()).unwrap();
        prop_assert_eq!(read.sum, Sum::Matches);
        prop_assert_eq!(saved::size(&workbook), text.len());
        let shared = saved::read_shared(&Arc::new(text.clone()), &Prints::of(text.as_bytes())).unwrap();
        prop_assert_eq!(&shared, &read);
        prop_assert_eq!(saved::write(&shared.workbook), saved::write(&workbook));
        prop_assert_eq!(read.workbook, workbook);
    }

    #[test]
    fn another_systems_marks_and_line_ends_change_no_word(workbook in workbook()) {
        let text = saved::write(&workbook);
        for other in [format!("\u{feff}{text}"), text.replace('\n', "\r\n"), format!("{text}\n \n")] {
            let (shared, prints) = (Arc::new(other.clone()), Prints::of(other.as_bytes()));
            let read = saved::read(other.as_bytes()).unwrap();
            prop_assert_eq!(&saved::read_shared(&shared, &prints).unwrap(), &read);
            prop_assert_eq!(&read.workbook, &workbook);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        // Whatever comes, it comes back: no panic.
        drop(saved::read(&bytes));
    }
}
