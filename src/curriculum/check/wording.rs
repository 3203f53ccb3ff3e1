//! Wording: nothing empty, nothing that a small screen cannot show, nothing shouted, nothing hidden.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use super::{At, Faults, file};
use crate::curriculum::{Ask, ColumnKind, Opt, Stage};
use crate::text;

/// What is left of a screen of 40 columns beside its margins.
const NARROW: usize = 36;
/// What is left of a screen of 80 columns beside its margins.
const ONE_LINE: usize = 76;

pub(super) fn stage(stage: &Stage, faults: &mut Faults<'_>) {
    let place = file(stage);
    head("title", &stage.title, &place, faults);
    needed("line that begins it", &stage.about, &place, faults);
    text("line that ends it", &stage.closing, &place, faults);
    for figure in &stage.figures {
        needed("figure", &figure.says, &place, faults);
        needed("figure's source", &figure.source, &place, faults);
        if !has_year(&figure.source) {
            faults.add(&place, &format!("the figure of `{}` has no year", figure.source));
        }
    }
    if let Some(breath) = &stage.breath {
        needed("invitation to breathe", &breath.invite, &place, faults);
        needed("breath without motion", &breath.still, &place, faults);
    }
}

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let question = at.question;
    let place = &at.place;
    needed("prompt", &question.prompt, place, faults);
    ends("prompt", &question.prompt, &['?', '.'], place, faults);
    needed("reason", &question.why, place, faults);
    ends("reason", &question.why, &['?', '.'], place, faults);
    if question.why.width() > ONE_LINE {
        let cells = question.why.width();
        faults.add(place, &format!("the reason takes {cells} cells, and one line holds {ONE_LINE}"));
    }
    if !question.step.is_empty() {
        head("step", &question.step, place, faults);
    }
    text("stem", &question.stem, place, faults);
    text("example", &question.example, place, faults);
    for starter in &question.starters {
        needed("starter", starter, place, faults);
    }
    if let Some(limit) = &question.limit {
        needed("line about the limit", &limit.say, place, faults);
    }
    follow_ups(at, faults);
    listen(&question.listen, place, faults);
    options(&question.options, place, faults);
    for column in &question.columns {
        head("head of a column", &column.label, place, faults);
        if let ColumnKind::OneOf(cells) = &column.kind {
            options(cells, place, faults);
        }
    }
}

pub(super) fn sources(faults: &mut Faults<'_>) {
    let sources = faults.curriculum.sources();
    if sources.is_empty() && !faults.unread("sources") {
        faults.add("sources.ron", "no source is credited");
    }
    for source in sources {
        let place = format!("sources.ron, {}", source.title);
        needed("title", &source.title, &place, faults);
        needed("author", &source.author, &place, faults);
        text("date", &source.when, &place, faults);
        needed("line about what is taken", &source.takes, &place, faults);
    }
}

fn follow_ups(at: &At<'_>, faults: &mut Faults<'_>) {
    let asked = &at.question.follow_ups;
    let few = if at.is_pause() { 0 } else { 2 };
    if !(few..=4).contains(&asked.len()) {
        faults.add(&at.place, &format!("its follow-ups are {}, and should be two to four", asked.len()));
    }
    let mut seen = HashSet::new();
    for follow_up in asked {
        needed("follow-up", follow_up, &at.place, faults);
        ends("follow-up", follow_up, &['?'], &at.place, faults);
        if !seen.insert(follow_up) {
            faults.add(&at.place, &format!("the follow-up `{follow_up}` comes twice"));
        }
    }
}

/// What to listen for stands in one line of one sentence, where there is anything honest to say.
fn listen(words: &str, place: &str, faults: &mut Faults<'_>) {
    let what = "line to listen by";
    text(what, words, place, faults);
    ends(what, words, &['.'], place, faults);
    let cells = words.width();
    if cells > ONE_LINE {
        faults.add(place, &format!("the {what} takes {cells} cells, and one line holds {ONE_LINE}"));
    }
    if words.trim_end_matches('.').contains(['.', '?']) {
        faults.add(place, &format!("the {what} `{}` is more than one sentence", shown(words)));
    }
}

/// No two questions are listened to in the same words.
pub(super) fn whole(faults: &mut Faults<'_>) {
    let curriculum = faults.curriculum;
    let asked = curriculum.stages().iter().flat_map(|stage| &stage.ask).filter_map(Ask::question);
    let mut seen = HashSet::new();
    for question in asked.filter(|question| !question.listen.is_empty()) {
        if !seen.insert(&question.listen) {
            let line = shown(&question.listen);
            faults.add(&question.id, &format!("the line to listen by `{line}` stands at another question too"));
        }
    }
}

fn options(options: &[Opt], place: &str, faults: &mut Faults<'_>) {
    for option in options {
        needed("label", &option.label, place, faults);
        text("note", &option.note, place, faults);
    }
}

/// A text that stands in one line wherever it is shown.
fn head(what: &str, words: &str, place: &str, faults: &mut Faults<'_>) {
    needed(what, words, place, faults);
    let cells = words.width();
    if cells > NARROW {
        faults.add(place, &format!("the {what} `{words}` takes {cells} cells, and {NARROW} fit on 40 columns"));
    }
}

fn needed(what: &str, words: &str, place: &str, faults: &mut Faults<'_>) {
    if words.trim().is_empty() {
        faults.add(place, &format!("the {what} is empty"));
    } else {
        text(what, words, place, faults);
    }
}

fn ends(what: &str, words: &str, with: &[char], place: &str, faults: &mut Faults<'_>) {
    if !words.is_empty() && !words.ends_with(with) {
        let wanted: Vec<String> = with.iter().map(|c| format!("`{c}`")).collect();
        faults.add(place, &format!("the {what} `{words}` does not end with {}", wanted.join(" or ")));
    }
}

/// What holds for every text that is shown.
fn text(what: &str, words: &str, place: &str, faults: &mut Faults<'_>) {
    let mut fault = |says: &str| faults.add(place, &format!("the {what} `{}` {says}", shown(words)));
    if words.trim() != words {
        fault("begins or ends with a blank");
    }
    if words.contains("  ") {
        fault("holds a doubled blank");
    }
    if words.contains('!') {
        fault("shouts");
    }
    if words.contains(['\n', '\r', '\t']) {
        fault("is not one line");
    }
    if text::clean(words).removed > 0 {
        fault("holds a hidden character");
    }
    if let Some(word) = words.split(char::is_whitespace).find(|word| word.width() > NARROW) {
        let cells = word.width();
        fault(&format!("has a word of {cells} cells, and {NARROW} fit on 40 columns"));
    }
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
