//! Where each sentence comes from: an answer that changes, changes the sentences that name it.

use std::collections::HashSet;

use demur::curriculum::Privacy;
use demur::letter::{Channel, Length, Letter, Sentence, Tone, Wish};
use demur::workbook::{Answer, Workbook};

use crate::fixtures;
use crate::letters::{DESK, wishes};

/// The sentences of a letter that carry an answer, and those that don't.
fn split(letter: &Letter, id: &str) -> (Vec<String>, Vec<String>) {
    let all = letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    let (carry, others): (Vec<&Sentence>, Vec<&Sentence>) =
        all.partition(|sentence| sentence.origins.contains(&id.to_owned()));
    let texts = |sentences: Vec<&Sentence>| sentences.into_iter().map(|sentence| sentence.text.clone()).collect();
    (texts(carry), texts(others))
}

/// Another answer of the same shape.
fn changed(answer: &Answer) -> Answer {
    match answer {
        Answer::Prose(prose) => fixtures::prose(&format!("{prose} anew")),
        Answer::Date(date) => Answer::Date(*date + chrono::TimeDelta::days(1)),
        Answer::Choice { option, .. } if option == "open" => fixtures::choice("not", ""),
        Answer::Choice { option, .. } => fixtures::choice(option, "2027-02-26"),
        Answer::Checklist { ticked, own } => {
            let own = own.iter().map(|item| format!("{item} anew")).chain(["anew".to_owned()]).collect();
            Answer::Checklist { ticked: ticked.clone(), own }
        }
        Answer::Ledger(rows) => {
            Answer::Ledger(rows.iter().map(|row| row.iter().map(|cell| anew(cell)).collect()).collect())
        }
        Answer::Undated(_) | Answer::Scale(_) | Answer::Weighted(_) | Answer::Truth { .. } => answer.clone(),
    }
}

/// Cells of an option stay; so do empty ones.
fn anew(cell: &str) -> String {
    if ["yes", "no", ""].contains(&cell) { cell.to_owned() } else { format!("{cell} anew") }
}

/// With fewer items, where there are several.
fn fewer(answer: &Answer) -> Answer {
    match answer {
        Answer::Checklist { ticked, own } => {
            let (ticked, own) = (ticked.first().cloned(), own.first().cloned().filter(|_| ticked.is_empty()));
            Answer::Checklist { ticked: ticked.into_iter().collect(), own: own.into_iter().collect() }
        }
        Answer::Ledger(rows) => Answer::Ledger(rows.iter().take(1).cloned().collect()),
        Answer::Prose(_)
        | Answer::Date(_)
        | Answer::Choice { .. }
        | Answer::Undated(_)
        | Answer::Scale(_)
        | Answer::Weighted(_)
        | Answer::Truth { .. } => answer.clone(),
    }
}

/// The shareable answers of the full workbook.
fn answered(book: &Workbook) -> Vec<(String, Answer)> {
    let shareable = DESK.curriculum.questions().filter(|question| question.privacy == Privacy::Shareable);
    shareable.filter_map(|q| Some((q.id.clone(), book.answer(&q.id)?.for_file().clone()))).collect()
}

/// Every form, in the tones that differ most: what hangs on the answers is the same in a letter as in an e-mail.
fn forms() -> impl Iterator<Item = Wish> {
    wishes().filter(|wish| match wish.tone {
        Tone::Warm => wish.channel != Channel::Letter,
        Tone::Formal => wish.channel == Channel::Email && wish.length == Length::Full,
        Tone::Plain => false,
    })
}

/// Writes the full workbook with another answer, and holds that only the sentences that carry it changed. True where
/// some carry it.
fn changes_only_its_own(wish: Wish, id: &str, answer: &Answer, other: Answer) -> bool {
    let mut book = fixtures::full();
    let (was, rest) = split(&DESK.write(&book, wish), id);
    let same_number = other == changed(answer);
    book.set(id, Some(other));
    let (is, still) = split(&DESK.write(&book, wish), id);
    assert_eq!(rest, still, "{id} in {wish:?}");
    if same_number {
        assert_eq!(was.is_empty(), is.is_empty(), "{id} in {wish:?}");
        assert!(was.is_empty() || was != is, "{id} in {wish:?} changes nothing");
    }
    !was.is_empty()
}

#[test]
fn a_changed_answer_changes_exactly_the_sentences_that_carry_it() {
    let mut carried = HashSet::new();
    for wish in forms() {
        for (id, answer) in answered(&fixtures::full()) {
            for other in [changed(&answer), fewer(&answer)].into_iter().filter(|other| *other != answer) {
                carried.extend(changes_only_its_own(wish, &id, &answer, other).then(|| id.clone()));
            }
        }
    }
    // Every shareable answer reaches some message, but for the day of the offer where there is something to thank for.
    let shareable = DESK.curriculum.questions().filter(|question| question.privacy == Privacy::Shareable);
    let silent: Vec<&str> = shareable.map(|q| q.id.as_str()).filter(|id| !carried.contains(*id)).collect();
    assert_eq!(silent, ["offer.made_on"]);
}

/// An answer taken away takes the sentences that carry it, and no other. What comes in their place carries something
/// else.
#[test]
fn an_answer_taken_away_takes_only_the_sentences_that_carry_it() {
    for book in [fixtures::full(), fixtures::middling()] {
        for wish in forms() {
            let before = DESK.write(&book, wish);
            for (id, _) in answered(&book) {
                let mut other = book.clone();
                other.set(&id, None);
                let after = DESK.write(&other, wish);
                let (was, rest) = split(&before, &id);
                let (is, still) = split(&after, &id);
                assert!(is.is_empty(), "{id} in {wish:?}: {is:?}");
                let lost: Vec<&String> = rest.iter().filter(|text| !still.contains(text)).collect();
                assert!(lost.is_empty(), "{id} in {wish:?}: {lost:?}");
                assert!(!was.is_empty() || still.len() >= rest.len());
            }
        }
    }
}
