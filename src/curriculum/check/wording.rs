//! Wording: nothing empty, nothing that a small screen cannot show, nothing shouted, nothing hidden.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use super::{AGAIN, At, Faults, file};
use crate::curriculum::{Ask, ColumnKind, Opt, Stage};
use crate::text;

/// What is left of a screen of 40 columns beside its margins.
const NARROW: usize = 36;
/// What is left of a screen of 80 columns beside its margins.
const ONE_LINE: usize = 76;

/// What a text is called, and its field.
type What<'a> = (&'a str, &'static str);

pub(super) fn stage(stage: &Stage, faults: &mut Faults<'_>) {
    let (place, called) = (file(stage), &faults.words.called);
    head((&called.title, "title:"), &stage.title, &place, faults);
    needed((&called.about, "about:"), &stage.about, &place, faults);
    text((&called.closing, "closing:"), &stage.closing, &place, faults);
    for figure in &stage.figures {
        needed((&called.figure, "figures:"), &figure.says, &place, faults);
        needed((&called.figure_source, "figures:"), &figure.source, &place, faults);
        if !has_year(&figure.source) {
            faults.add(&place, "figures:", &faults.words.wording.no_year, &[("source", &figure.source)]);
        }
    }
    if let Some(breath) = &stage.breath {
        needed((&called.invite, "breath:"), &breath.invite, &place, faults);
        needed((&called.still, "breath:"), &breath.still, &place, faults);
    }
}

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, place, called) = (at.question, &at.place, &faults.words.called);
    let (prompt, why) = ((&*called.prompt, "prompt:"), (&*called.why, "why:"));
    needed(prompt, &question.prompt, place, faults);
    ends(prompt, &question.prompt, &['?', '.'], place, faults);
    needed(why, &question.why, place, faults);
    ends(why, &question.why, &['?', '.'], place, faults);
    one_line(why, &question.why, place, faults);
    if !question.step.is_empty() {
        head((&called.step, "step:"), &question.step, place, faults);
    }
    text((&called.stem, "stem:"), &question.stem, place, faults);
    text((&called.example, "example:"), &question.example, place, faults);
    for starter in &question.starters {
        needed((&called.starter, "starters:"), starter, place, faults);
    }
    if let Some(limit) = &question.limit {
        needed((&called.limit, "limit:"), &limit.say, place, faults);
    }
    follow_ups(at, faults);
    listen(&question.listen, place, faults);
    options(&question.options, place, faults);
    for column in &question.columns {
        head((&called.head, "columns:"), &column.label, place, faults);
        if let ColumnKind::OneOf(cells) = &column.kind {
            options(cells, place, faults);
        }
    }
}

pub(super) fn sources(faults: &mut Faults<'_>) {
    let (sources, called) = (faults.curriculum.sources(), &faults.words.called);
    if sources.is_empty() && !faults.unread("sources") {
        faults.add("sources.ron", "", &faults.words.wording.no_source, &[]);
    }
    for source in sources {
        let place = format!("sources.ron, {}", source.title.as_str());
        needed((&called.title, ""), &source.title, &place, faults);
        needed((&called.author, ""), &source.author, &place, faults);
        text((&called.date, ""), &source.when, &place, faults);
        needed((&called.takes, ""), &source.takes, &place, faults);
    }
}

fn follow_ups(at: &At<'_>, faults: &mut Faults<'_>) {
    let (asked, words) = (&at.question.follow_ups, &faults.words.wording);
    let few = if at.is_pause() { 0 } else { 2 };
    if !(few..=4).contains(&asked.len()) {
        faults.add(&at.place, "follow_ups:", &words.few, &[("n", &asked.len().to_string())]);
    }
    let mut seen = HashSet::new();
    let what = (&*faults.words.called.follow_up, "follow_ups:");
    for follow_up in asked {
        needed(what, follow_up, &at.place, faults);
        ends(what, follow_up, &['?'], &at.place, faults);
        if !seen.insert(follow_up) {
            faults.add(&at.place, AGAIN, &words.twice, &[("words", follow_up)]);
        }
    }
}

/// What to listen for stands in one line of one sentence, where there is anything honest to say.
fn listen(words: &str, place: &str, faults: &mut Faults<'_>) {
    let what = (&*faults.words.called.listen, "listen:");
    text(what, words, place, faults);
    ends(what, words, &['.'], place, faults);
    one_line(what, words, place, faults);
    if words.trim_end_matches('.').contains(['.', '?']) {
        said(what, &faults.words.wording.sentences, words, place, faults);
    }
}

fn one_line((what, field): What<'_>, words: &str, place: &str, faults: &mut Faults<'_>) {
    let cells = words.width();
    if cells > ONE_LINE {
        let values = [("what", what), ("cells", &cells.to_string()), ("most", &ONE_LINE.to_string())];
        faults.add(place, field, &faults.words.wording.long, &values);
    }
}

/// No two questions are listened to in the same words.
pub(super) fn whole(faults: &mut Faults<'_>) {
    let curriculum = faults.curriculum;
    let asked = curriculum.stages().iter().flat_map(|stage| &stage.ask).filter_map(Ask::question);
    let mut seen = HashSet::new();
    for question in asked.filter(|question| !question.listen.is_empty()) {
        if !seen.insert(&question.listen) {
            said(("", "listen:"), &faults.words.wording.listened, &question.listen, &question.id, faults);
        }
    }
}

fn options(options: &[Opt], place: &str, faults: &mut Faults<'_>) {
    let called = &faults.words.called;
    for option in options {
        needed((&called.label, "options:"), &option.label, place, faults);
        text((&called.note, "options:"), &option.note, place, faults);
    }
}

/// A text that stands in one line wherever it is shown.
fn head(what: What<'_>, words: &str, place: &str, faults: &mut Faults<'_>) {
    needed(what, words, place, faults);
    if words.width() > NARROW {
        said(what, &faults.words.wording.wide, words, place, faults);
    }
}

fn needed(what: What<'_>, words: &str, place: &str, faults: &mut Faults<'_>) {
    if words.trim().is_empty() {
        faults.add(place, what.1, &faults.words.wording.empty, &[("what", what.0)]);
    } else {
        text(what, words, place, faults);
    }
}

fn ends((what, field): What<'_>, words: &str, with: &[char], place: &str, faults: &mut Faults<'_>) {
    if !words.is_empty() && !words.ends_with(with) {
        let wanted: Vec<String> = with.iter().map(|c| format!("`{c}`")).collect();
        let signs = wanted.join(&faults.words.wording.or);
        let values = [("what", what), ("words", words), ("signs", &signs)];
        faults.add(place, field, &faults.words.wording.ends, &values);
    }
}

/// What holds for every text that is shown.
fn text(what: What<'_>, words: &str, place: &str, faults: &mut Faults<'_>) {
    let sentences = &faults.words.wording;
    // Hidden characters and line breaks are looked for in every text of a pack.
    let more = !faults.of_a_pack;
    let wrong = [
        (words.trim() != words, &sentences.blank),
        (words.contains("  "), &sentences.doubled),
        (words.contains('!'), &sentences.shouts),
        (more && words.contains(['\n', '\r', '\t']), &sentences.lines),
        (more && text::clean(words).removed > 0, &sentences.hidden),
    ];
    for (_, sentence) in wrong.into_iter().filter(|(wrong, _)| *wrong) {
        said(what, sentence, words, place, faults);
    }
    if let Some(word) = words.split(char::is_whitespace).find(|word| word.width() > NARROW) {
        let values = [
            ("what", what.0),
            ("words", &shown(words)),
            ("cells", &word.width().to_string()),
            ("most", &NARROW.to_string()),
        ];
        faults.add(place, what.1, &sentences.long_word, &values);
    }
}

/// What is said of a text, as a report may show it.
fn said((what, field): What<'_>, sentence: &str, words: &str, place: &str, faults: &mut Faults<'_>) {
    let (cells, most) = (words.width().to_string(), NARROW.to_string());
    let values = [("what", what), ("words", &shown(words)), ("cells", &cells), ("most", &most)];
    faults.add(place, field, sentence, &values);
}

/// A text as a report may show it.
fn shown(words: &str) -> String {
    text::clean(words).text.replace('\n', " ")
}

fn has_year(source: &str) -> bool {
    source.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_four_digits_on_their_own() {
        assert!(has_year("Gallup, 2024"));
        assert!(has_year("about 2022, in the US"));
        assert!(!has_year("Gallup, 24"));
        assert!(!has_year("500 managers, 12345"));
    }
}
