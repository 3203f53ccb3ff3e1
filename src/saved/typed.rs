//! How much was typed between two versions of a workbook: a number to tell the writer, never the words.

use crate::workbook::{Answer, Workbook};

/// How many characters stand in `after` that did not stand at the same place in `before`.
#[must_use]
pub fn typed(before: &Workbook, after: &Workbook) -> usize {
    let answers = after.answers().map(|(id, answer)| {
        let old = before.answer(id).map(|old| text(old.for_file())).unwrap_or_default();
        changed(&old, &text(answer.for_file()))
    });
    answers.sum::<usize>() + changed(&message(before), &message(after))
}

/// Bytes of words in all answers.
#[must_use]
pub fn length(workbook: &Workbook) -> usize {
    let bytes = |answer: &Answer| if let Answer::Prose(prose) = answer { prose.len() } else { text(answer).len() };
    workbook.answers().map(|(_, answer)| bytes(answer.for_file())).sum()
}

/// Bytes of prose in all answers.
pub(super) fn prose_bytes(workbook: &Workbook) -> usize {
    let prose = workbook.answers().map(
        |(_, answer)| {
            if let Answer::Prose(prose) = answer.for_file() { prose.len() } else { 0 }
        },
    );
    prose.sum()
}

/// Words in all answers.
#[must_use]
pub fn words(workbook: &Workbook) -> usize {
    workbook.answers().map(|(_, answer)| answer.for_file().words()).sum()
}

/// Characters between the common beginning and the common end.
fn changed(old: &str, new: &str) -> usize {
    let head = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let (old_left, new_left) = (old.chars().count() - head, new.chars().count() - head);
    let tail = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).count();
    new_left - tail.min(old_left).min(new_left)
}

/// What the writer wrote in their message.
fn message(workbook: &Workbook) -> String {
    let drafts = workbook.message.drafts.iter();
    let texts = drafts.flat_map(|draft| draft.pins.iter().map(|p| &p.text).chain(draft.own.iter().map(|o| &o.text)));
    texts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn text(answer: &Answer) -> String {
    match answer {
        Answer::Prose(prose) => prose.to_string(),
        Answer::Date(day) => day.to_string(),
        Answer::Undated(words) => words.clone(),
        Answer::Choice { detail, .. } => detail.clone(),
        Answer::Checklist { own, .. } => own.join("\n"),
        Answer::Scale(strength) => strength.to_string(),
        Answer::Weighted(items) => items.iter().map(|item| item.words.as_str()).collect::<Vec<_>>().join("\n"),
        Answer::Ledger(rows) => rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n"),
        Answer::Truth { evidence, .. } => evidence.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn only_what_is_new_is_counted() {
        assert_eq!(changed("", "abc"), 3);
        assert_eq!(changed("abc", "abXc"), 1);
        assert_eq!(changed("aaaa", "aaaaa"), 1);
        assert_eq!(changed("한국", "한국어"), 1);
        assert_eq!(changed("abc", "abc"), 0);
        assert_eq!(changed("abc", "a"), 0);
    }
}
