//! Keys in, answers out: every kind of answer, made by keyboard alone.

use demur::workbook::{Answer, Private, Workbook};

use crate::session::Session;

/// An answer in a notation of its own, so that a test says what it expects in one line; `-` where there is none.
pub fn told(workbook: &Workbook, id: &str) -> String {
    match workbook.answer(id).map(Private::on_screen) {
        None => "-".to_owned(),
        Some(Answer::Prose(prose)) => prose.to_string(),
        Some(Answer::Date(day)) => day.to_string(),
        Some(Answer::Undated(words)) => format!("?{words}"),
        Some(Answer::Scale(number)) => number.to_string(),
        Some(Answer::Choice { option, detail: beside } | Answer::Truth { option, evidence: beside }) => {
            format!("{option}: {beside}")
        }
        Some(Answer::Checklist { ticked, own }) => format!("{} / {}", ticked.join(" "), own.join(", ")),
        Some(Answer::Weighted(items)) => {
            let strength = |n: Option<u8>| n.map_or_else(|| "?".to_owned(), |n| n.to_string());
            items
                .iter()
                .map(|item| format!("{} {}", strength(item.strength), item.words))
                .collect::<Vec<_>>()
                .join(", ")
        }
        Some(Answer::Ledger(rows)) => rows.iter().map(|row| row.join(";")).collect::<Vec<_>>().join(" | "),
    }
}

fn check(id: &str, keys: &str, expected: &str) {
    let session = Session::new(80, 24).at(id).press(keys);
    assert_eq!(told(session.app.workbook(), id), expected, "{id} {keys}\n{}", session.screen());
}

/// The same once the question is left: blank rows gone, ends trimmed.
fn check_left(id: &str, keys: &str, expected: &str) {
    let session = Session::new(80, 24).at(id).press(keys).press("<tab>");
    assert_eq!(told(session.app.workbook(), id), expected, "{id} {keys}");
}

/// Where Enter or Tab ends up.
fn check_goes_to(id: &str, keys: &str, expected: &str) {
    let session = Session::new(80, 24).at(id).press(keys).press("<C-q>");
    assert_eq!(session.world.kept.unwrap_or_default().place.at, expected, "{id} {keys}");
}

#[test]
fn a_choice_by_arrows_and_enter() {
    check("decide.answer", "<enter>", "decline: ");
    check("decide.answer", "<down><down><enter>", "terms: ");
    check("decide.answer", "<down> ", "accept: ");
    check("decide.answer", "<end><enter>", "time: ");
}

#[test]
fn a_choice_by_number() {
    check("decide.answer", "4", "path: ");
    check("decide.answer", "41", "decline: ");
    check("decide.answer", "9", "-");
    check("decide.answer", "0", "-");
}

#[test]
fn a_choice_is_taken_back_by_space_or_backspace() {
    check("decide.answer", "2 ", "-");
    check("decide.answer", "2<backspace>", "-");
    check("decide.answer", "2<del>", "-");
}

#[test]
fn a_choice_with_a_detail_goes_on_in_it() {
    check("decline.interim", "2<enter>4 dec", "until: 2026-12-04");
    check("decline.interim", "2<enter>in two weeks", "until: 2026-12-06");
    check("decline.interim", "<down><enter>until easter", "until: until easter");
    check("decline.door", "2<enter>if there were a second lead", "if: if there were a second lead");
    check_left("decline.door", "2<enter>  if so  ", "if: if so");
}

#[test]
fn a_detail_outlives_another_option() {
    check("decline.door", "2<enter>if so<up><up><enter>", "open: if so");
    check("decline.door", "2<enter>if so<up><up><enter><S-tab>2", "if: if so");
}

#[test]
fn enter_on_an_option_goes_on_where_nothing_is_asked_beside() {
    check_goes_to("decide.answer", "<enter>", "decide.sure");
    check_goes_to("offer.how", "2<enter>", "offer.urgency");
    check_goes_to("decline.door", "2<enter>", "decline.door");
    check_goes_to("truths.serve", "1<enter>", "truths.serve");
    check_goes_to("truths.serve", "1<enter><enter>", "truths.team");
}

#[test]
fn ticks_by_space() {
    check("height.values", " <down><down> ", "autonomy purpose / ");
    check("height.values", "  ", "-");
    check("height.values", " <backspace>", "-");
}

#[test]
fn own_items_by_typing() {
    check("height.values", "my dog", " / my dog");
    check("height.values", "my dog<enter>sleep<enter>", " / my dog, sleep");
    check("height.values", " <end>my dog<up><up> ", "autonomy learning / my dog");
    check("height.values", "my dog<enter>sleep<up><C-a><backspace><backspace>", " / sleep");
}

#[test]
fn an_own_item_that_is_an_option_ticks_it() {
    check_left("height.values", "Health<enter>my dog", "health / my dog");
    check_left("height.values", "   <down>", "autonomy / ");
}

#[test]
fn enter_in_a_checklist_goes_on() {
    check_goes_to("height.values", " <enter>", "height.noticed");
    check_goes_to("height.values", "my dog<enter><enter>", "height.noticed");
}

#[test]
fn a_scale_by_digits() {
    check("decide.sure", "7", "7");
    check("decide.sure", "10", "10");
    check("decide.sure", "1", "1");
    check("decide.sure", "0", "0");
    check("decide.sure", "100", "0");
    check("decide.sure", "23", "3");
    check("decide.sure", "2<backspace>3", "3");
    check("decide.sure", "2<right>5", "5");
    check("decide.sure", "7<backspace>", "-");
}

#[test]
fn a_scale_by_arrows() {
    check("decide.sure", "<right>", "5");
    check("decide.sure", "<right><right>", "6");
    check("decide.sure", "0<left>", "0");
    check("decide.sure", "10<right>", "10");
    check_goes_to("decide.sure", "8<enter>", "decide.because");
}

#[test]
fn strengths_after_enter() {
    check("weigh.move", "pay<enter>7<enter>peace<enter>10<enter>", "7 pay, 10 peace");
    check("weigh.move", "pay<enter>7<enter>peace", "7 pay, ? peace");
    check("weigh.move", "pay<enter><enter>peace<enter>2", "? pay, 2 peace");
    check_goes_to("weigh.move", "pay<enter>7<enter><enter>", "weigh.cost_no");
}

#[test]
fn strengths_by_alt_and_arrows() {
    check("weigh.move", "pay<A-up>", "5 pay");
    check("weigh.move", "pay<A-up><A-up>roll", "6 payroll");
    check("weigh.move", "pay<A-down><A-down>", "4 pay");
}

#[test]
fn typing_in_a_strength_goes_on_in_the_words() {
    check("weigh.move", "pay<enter>7 rise", "7 pay rise");
    // The next word stands apart from what was written.
    check("weigh.move", "pay<enter>rise<enter>", "? pay rise");
    check("weigh.move", "losing my team as friends<enter>idk 7<enter>", "7 losing my team as friends idk 7");
    check("weigh.move", "pay<enter>77", "7 pay");
    check("weigh.move", "pay<enter>12", "1 pay");
    check("weigh.move", "pay<enter>10", "10 pay");
    check("weigh.move", "pay<enter>7<right>3", "3 pay");
}

#[test]
fn backspace_on_an_empty_row_removes_it() {
    check("weigh.move", "pay<enter>7<enter>peace<enter>9<enter><up><C-a><backspace><backspace>", "7 pay");
    check("weigh.move", "pay<enter>7<enter><backspace>roll", "7 payroll");
}

#[test]
fn a_starter_begins_a_row() {
    check("weigh.move", "<down><enter>8", "8 shaping the team");
    check("weigh.move", "<down><down><down> 7<enter>peace", "7 pay, ? peace");
    check("known.ledger", "<down><down><down><down><down> ", "how many people;;;;");
}

#[test]
fn a_ledger_field_by_field() {
    check(
        "known.ledger",
        "six people<enter>g<enter>How many?<enter>Dana<enter>eight<enter>more pay",
        "six people;guessed;How many?;Dana;eight | more pay;;;;",
    );
    check("known.ledger", "six<down><down>How many?", "six;;How many?;;");
    check_goes_to("known.ledger", "<enter>", "known.noticed");
}

#[test]
fn one_of_a_few_by_letter_space_and_arrows() {
    check("known.ledger", "six<enter>t", "six;told;;;");
    check("known.ledger", "six<enter>S", "six;seen;;;");
    check("known.ledger", "six<enter>x", "six;;;;");
    check("known.ledger", "six<enter> ", "six;told;;;");
    check("known.ledger", "six<enter>  ", "six;seen;;;");
    check("known.ledger", "six<enter><left>", "six;guessed;;;");
    check("known.ledger", "six<enter><right><right><right><right>", "six;;;;");
    check("known.ledger", "six<enter>t<backspace>", "six;;;;");
}

#[test]
fn an_empty_row_of_a_ledger_is_none() {
    check("known.ledger", "six<C-a><backspace>", "-");
    check_left("known.ledger", "six<enter><enter><enter><enter><enter>  ", "six;;;;");
}

#[test]
fn backspace_takes_an_empty_row_of_a_ledger_away() {
    let two = "six<enter>t<enter><enter><enter><enter>pay";
    check("known.ledger", two, "six;told;;; | pay;;;;");
    check("known.ledger", &format!("{two}<C-a><backspace><backspace>"), "six;told;;;");
}

#[test]
fn a_truth_with_evidence() {
    check("truths.serve", "2", "partly: ");
    check("truths.serve", "2<enter>Lee asked me twice", "partly: Lee asked me twice");
    check("truths.serve", "Lee asked me twice", ": Lee asked me twice");
    check("truths.serve", "<down><down><down>Lee<up> ", "no: Lee");
}

#[test]
fn a_date_as_one_says_it() {
    check("offer.answer_by", "2026-12-04", "2026-12-04");
    check("offer.answer_by", "4 dec", "2026-12-04");
    check("offer.answer_by", "in two weeks", "2026-12-06");
    check("offer.answer_by", "tomorrow", "2026-11-23");
}

#[test]
fn a_date_by_shortcut() {
    check("offer.answer_by", "<down><enter>", "2026-11-25");
    check("offer.answer_by", "<down><down> ", "2026-11-29");
    check("offer.answer_by", "soon<down><down><down><enter>", "2026-12-06");
}

#[test]
fn what_is_no_day_yet_is_kept() {
    check("offer.answer_by", "when Dana is back", "?when Dana is back");
    let session = Session::new(80, 24).at("offer.answer_by").press("when Dana is back<tab><S-tab>");
    assert!(session.screen().contains("when Dana is back"), "{}", session.screen());
}

#[test]
fn a_line_and_a_text() {
    check("offer.role", "Team Lead", "Team Lead");
    check_goes_to("offer.role", "Team Lead<enter>", "offer.current");
    check("five.love", "The quiet hour.<enter><enter>And Lee.", "The quiet hour.\n\nAnd Lee.");
    check_left("five.love", "<enter><enter>The quiet hour.<enter><enter>", "The quiet hour.");
    check_left("five.love", "  <enter> ", "-");
}

#[test]
fn keys_do_what_they_do_in_a_line() {
    check("offer.role", "Lead<home>Team <end>, North", "Team Lead, North");
    check("offer.role", "Team Lead<C-left>of <C-S-right><C-x>", "Team of ");
    check("offer.role", "?<lt>é한", "?<é한");
}
