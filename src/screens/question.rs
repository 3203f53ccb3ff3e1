//! One question: why it is asked, the answer being made, and what a coach would ask next.

use ratatui::layout::Rect;

use super::form::{Did, Form};
use super::{Desk, Say, Step};
use crate::curriculum::{Ask, Kind, ids};
use crate::keys::Key;
use crate::widgets::guard::{self, rows};
use crate::widgets::{Glass, Page};
use crate::words::fill;
use crate::workbook::Answer;

/// From so many rows on the reason and the stage's words have room.
const ROOMY: u16 = 13;
/// From so many on, a blank row stands between question and answer.
const GAP: u16 = 8;
/// From so many on, the beginning of the sentence stands over the answer.
const STEM: u16 = 6;
/// So many rows at most say what an answer puts into the message.
const READS: u16 = 3;

/// The question in hand.
#[derive(Clone)]
pub struct QuestionPage {
    /// The stage it is asked in.
    pub stage: String,
    form: Form,
    asked: usize,
    changed: bool,
    /// What stands after the answer, as last arranged.
    after: String,
    /// Where its parts were laid then, and in which area.
    laid: Option<(Rect, Parts)>,
}

impl std::fmt::Debug for QuestionPage {
    /// The place, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "QuestionPage({}, {})", self.stage, self.id())
    }
}

/// The areas of the page.
#[derive(Clone, Copy)]
struct Parts {
    /// There is room for the reason and the stage's words.
    roomy: bool,
    intro: Rect,
    /// Of the intro's rows: those of the question, a blank one, those of the beginning of the sentence.
    prompt: u16,
    gap: u16,
    stem: u16,
    form: Rect,
    after: Rect,
}

impl QuestionPage {
    /// A question on the path, with the answer it has.
    #[must_use]
    pub fn new(desk: &Desk, stage: &str, id: &str) -> Option<Self> {
        let question = desk.curriculum().question(id)?;
        let answer = desk.workbook.answer(id).map(crate::workbook::Private::on_screen);
        let form = Form::new(question, answer, &desk.around(id), desk.now.today, desk.locked);
        Some(Self { stage: stage.to_owned(), form, asked: 0, changed: false, after: String::new(), laid: None })
    }

    /// The question's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.form.question().id
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The form, to put the caret where it was.
    pub fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    /// True where the answer was changed on this page.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.changed
    }

    /// A key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Step {
        let did = self.form.press(key);
        self.asked_for(did, desk)
    }

    /// A run of characters.
    pub fn type_run(&mut self, run: &str, desk: &Desk) -> Step {
        let did = self.form.type_run(run);
        self.asked_for(did, desk)
    }

    /// A paste.
    pub fn paste(&mut self, words: &str, desk: &Desk) -> Step {
        let did = self.form.paste(words);
        self.asked_for(did, desk)
    }

    /// The next follow-up; after the last, the first again.
    pub fn ask_more(&mut self) -> Step {
        let count = self.form.question().follow_ups.len();
        if count == 0 {
            return Step::Say(Say::NoMore);
        }
        self.asked = self.asked % count + 1;
        Step::Draw
    }

    /// The answer as the form holds it, for the workbook.
    #[must_use]
    pub fn answered(&self, desk: &Desk) -> Step {
        Step::Answer(self.id().to_owned(), self.form.answer(&desk.content.words.day))
    }

    fn asked_for(&mut self, did: Did, desk: &Desk) -> Step {
        match did {
            Did::Nothing => Step::Pass,
            Did::Moved => Step::Draw,
            Did::Changed(0) => {
                self.changed = true;
                self.answered(desk)
            }
            Did::Changed(hidden) => {
                self.changed = true;
                Step::Say(Say::Hidden(hidden))
            }
            Did::GoOn => Step::Next,
            Did::ChangedAndOn => {
                self.changed = true;
                Step::AnswerAndNext(self.id().to_owned(), self.form.answer(&desk.content.words.day))
            }
            Did::Full => Step::Say(Say::Full),
            Did::Copied(words) => self.hold(words),
            Did::Cut(words) => {
                self.changed = true;
                self.hold(words)
            }
            Did::NoWords => Step::Say(Say::NoWords(self.form.hint())),
            Did::Weighed(strength) => {
                self.changed = true;
                Step::Say(Say::Weighed(strength))
            }
            Did::NoTick => Step::Say(Say::NoTick),
            Did::NoNumber => Step::Say(Say::NoNumber),
            Did::LetGo => {
                self.changed = true;
                Step::Say(Say::LetGo)
            }
            Did::Locked => Step::Say(Say::Locked),
        }
    }

    fn hold(&self, words: String) -> Step {
        Step::Hold { words, from: self.id().to_owned(), shareable: self.form.shareable() }
    }

    /// Makes the page fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        let width = area.width.max(1);
        self.after = self.after(desk, (width, READS));
        let mut parts = self.parts(area, desk);
        let room = area.height.saturating_sub(parts.intro.height + 4);
        if room < READS && parts.after.height > room {
            self.after = self.after(desk, (width, room.max(1)));
            parts = self.parts(area, desk);
        }
        let (words, form) = (&desk.content.words.screen, parts.form);
        let before = self.form.rows(words);
        self.form.arrange(form.width, form.height, words);
        // Now that it knows its width, it may take other rows.
        let parts = if self.form.rows(words) == before { parts } else { self.parts(area, desk) };
        self.laid = Some((area, parts));
    }

    /// A click on a cell: the caret goes there.
    pub fn click(&mut self, area: Rect, (x, y, extend): (u16, u16, bool), desk: &Desk) -> Step {
        let form = self.parts(area, desk).form;
        if !form.contains((x, y).into()) {
            return Step::Pass;
        }
        let did = self.form.click((x - form.x, y - form.y, extend), &desk.content.words.screen);
        self.asked_for(did, desk)
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) -> Step {
        self.form.wheel(rows);
        Step::Draw
    }

    /// How many rows each part gets: the question and its answer come first, then a follow-up that was asked for; the
    /// reason goes where there is no room. What stands after a short answer stands close under it.
    fn parts(&self, area: Rect, desk: &Desk) -> Parts {
        let question = self.form.question();
        let rows_of = |words: &str| match words {
            "" => 0,
            words => rows(words, area.width),
        };
        let asked = self.asked > 0 && !self.after.is_empty();
        let form_rows = self.form.rows(&desk.content.words.screen);
        let (said, after) = (rows_of(&question.prompt), rows_of(&self.after));
        let about = rows_of(&self.about(desk));
        let extra = about + u16::from(about > 0) + rows_of(self.step(desk)) + rows_of(&question.why);
        let gap = u16::from(area.height >= GAP);
        let stem = if area.height >= STEM { rows_of(&question.stem) } else { 0 };
        // A follow-up that was asked for is read before the reason.
        let roomy = area.height >= ROOMY && !(asked && extra + said + gap + stem + 4 + after > area.height);
        let extra = if roomy { extra } else { 0 };
        let least = if self.form.is_prose() { 1 + u16::from(!self.form.is_empty()) } else { form_rows.clamp(1, 2) };
        let rest = area.height.saturating_sub(extra + least);
        let follow = if asked { after.min(rest.saturating_sub(1)) } else { 0 };
        let prompt = said.min(rest.saturating_sub(follow)).max(1);
        let stem = stem.min(rest.saturating_sub(follow + prompt));
        let gap = gap.min(rest.saturating_sub(follow + prompt + stem));
        let intro = (extra + prompt + gap + stem).min(area.height.saturating_sub(1));
        let no_room_to_count = area.height < ROOMY && question.kind == Kind::Ledger && !asked;
        let wanted = if after == 0 || no_room_to_count { 0 } else { after + 1 };
        // What stands there unasked leaves the answer three rows.
        let kept = if self.form.is_prose() { 3 } else { form_rows.clamp(1, 3) };
        let after = wanted.min(area.height.saturating_sub(intro + kept)).max(follow);
        let left = area.height.saturating_sub(intro + after);
        let form = if self.form.is_prose() { left } else { left.min(form_rows) };
        Parts {
            roomy,
            prompt,
            gap,
            stem,
            intro: Rect { height: intro, ..area },
            form: Rect { y: area.y + intro, height: form, ..area },
            after: Rect { y: area.y + intro + form, height: after, ..area },
        }
    }

    /// The step of its stage that this question belongs to.
    fn step<'a>(&self, desk: &'a Desk) -> &'a str {
        let mut step = "";
        for ask in desk.curriculum().stage(&self.stage).map(|stage| stage.ask.as_slice()).unwrap_or_default() {
            let (id, begun) = match ask {
                Ask::Question(question) => (&question.id, question.step.as_str()),
                Ask::Again(id) => (id, ""),
            };
            step = if begun.is_empty() { step } else { begun };
            if id == self.id() {
                return step;
            }
        }
        ""
    }

    /// The stage's own words, on its first question.
    fn about(&self, desk: &Desk) -> String {
        let Some(stage) = desk.curriculum().stage(&self.stage) else { return String::new() };
        let first = desk.curriculum().asked_in(stage).next().is_some_and(|first| first.id == self.id());
        if first { stage.about.to_string() } else { String::new() }
    }

    /// What stands under the answer: a follow-up, else what the answer itself calls for.
    fn after(&self, desk: &Desk, room: (u16, u16)) -> String {
        let words = &desk.content.words.screen.question;
        let question = self.form.question();
        if let Some(more) = self.asked.checked_sub(1).and_then(|at| question.follow_ups.get(at)) {
            let (n, of) = (self.asked.to_string(), question.follow_ups.len().to_string());
            let said = if self.form.takes_words() { &words.follow_up } else { &words.to_think };
            return fill(said, &[("n", &n), ("of", &of), ("question", more)]);
        }
        self.note(desk, room)
    }

    /// One line that the answer calls for: how a date was read, which three, a prediction to look at, a closing.
    fn note(&self, desk: &Desk, (width, rows): (u16, u16)) -> String {
        let words = &desk.content.words.screen.question;
        let question = self.form.question();
        if let Some(note) = self.form.note(words, &desk.content.words.day, (desk.now.today, desk.date_style)) {
            return [Some(note), self.too_late(desk)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        }
        let answer = self.form.controls().first().and_then(|control| control.editor());
        if let Some(reads) = answer.and_then(|answer| desk.reads(question, answer.prose())) {
            return reads.told(words, |text| guard::rows(text, width) <= rows);
        }
        if let Some(left) = desk.item_left(question) {
            return left;
        }
        if let Some(beside) = desk.prose(&question.beside) {
            return fill(&words.beside, &[("words", &beside.to_string())]);
        }
        let Some(stage) = desk.curriculum().stage(&self.stage) else { return String::new() };
        let last = desk.curriculum().asked_in(stage).last().is_some_and(|last| last.id == self.id());
        if last { stage.closing.to_string() } else { String::new() }
    }

    /// What is said where the time asked for ends after the day an answer is expected.
    fn too_late(&self, desk: &Desk) -> Option<String> {
        if self.id() != ids::UNTIL {
            return None;
        }
        let names = &desk.content.words.day;
        let Some(Answer::Date(until)) = self.form.answer(names) else { return None };
        let by = desk.date(ids::ANSWER_BY)?;
        let day = desk.date_style.told(by, desk.now.today, names);
        (until > by).then(|| fill(&desk.content.words.screen.question.date_after, &[("day", &day)]))
    }

    /// Draws the page.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
        let laid = self.laid.filter(|(laid, _)| *laid == area);
        let parts = laid.map_or_else(|| self.parts(area, desk), |(_, parts)| parts);
        let question = self.form.question();
        let theme = *glass.theme;
        let mut page = Page::new(glass, parts.intro);
        if parts.roomy {
            let about = self.about(desk);
            page.say(&about, theme.quiet);
            page.skip(u16::from(!about.is_empty()));
            page.say(self.step(desk), theme.accent);
        }
        page.draw(parts.prompt, |glass, area| _ = glass.say(area, &question.prompt, theme.prompt));
        if parts.roomy {
            page.say(&question.why, theme.quiet);
        }
        page.skip(parts.gap);
        page.draw(parts.stem, |glass, area| _ = glass.say(area, &question.stem, theme.accent));
        self.form.view(glass, parts.form);
        // A blank row above it, where there is one more than it needs.
        let rows = rows(&self.after, area.width);
        let blank = u16::from(parts.after.height > rows || (self.asked == 0 && parts.after.height > 0));
        let below = Rect { y: parts.after.y + blank, height: parts.after.height.saturating_sub(blank), ..parts.after };
        if below.height > 0 {
            glass.say(below, &self.after, theme.accent);
        }
    }
}
