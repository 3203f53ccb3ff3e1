//! One question: why it is asked, the answer being made, and what a coach would ask next.

use ratatui::layout::Rect;

use super::form::{Did, Form};
use super::{Desk, Say, Step};
use crate::keys::Key;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Page};
use crate::words::fill;

/// The question in hand.
#[derive(Debug, Clone)]
pub struct QuestionPage {
    /// The stage it is asked in.
    pub stage: String,
    form: Form,
    asked: usize,
    changed: bool,
}

/// What a line above the answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Step,
    Quiet,
    Prompt,
    Gap,
    Stem,
}

/// From so many rows on there is room for reasons.
const ROOMY: u16 = 13;

/// The areas of the page.
struct Parts {
    intro: Rect,
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
        Some(Self { stage: stage.to_owned(), form, asked: 0, changed: false })
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
        self.after_key(did, desk)
    }

    /// A run of characters.
    pub fn type_run(&mut self, run: &str, desk: &Desk) -> Step {
        let did = self.form.type_run(run);
        self.after_key(did, desk)
    }

    /// A paste.
    pub fn paste(&mut self, words: &str, desk: &Desk) -> Step {
        let did = self.form.paste(words);
        self.after_key(did, desk)
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

    fn after_key(&mut self, did: Did, desk: &Desk) -> Step {
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
            Did::Locked => Step::Say(Say::Locked),
        }
    }

    fn hold(&self, words: String) -> Step {
        Step::Hold { words, from: self.id().to_owned(), shareable: self.form.shareable() }
    }

    /// Makes the page fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        let form = self.parts(area, desk).form;
        self.form.arrange(form.width, form.height, &desk.content.words.screen);
    }

    /// A click on a cell: the caret goes there.
    pub fn click(&mut self, area: Rect, (x, y, extend): (u16, u16, bool), desk: &Desk) -> Step {
        let form = self.parts(area, desk).form;
        if !form.contains((x, y).into()) {
            return Step::Pass;
        }
        let did = self.form.click((x - form.x, y - form.y, extend), &desk.content.words.screen);
        self.after_key(did, desk)
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) -> Step {
        self.form.wheel(rows);
        Step::Draw
    }

    /// What stands above the answer, top down. Where there is little room only the question does, and its stem.
    fn intro(&self, desk: &Desk, height: u16) -> Vec<(String, Role)> {
        let question = self.form.question();
        let stem = (question.stem.clone(), Role::Stem);
        let prompt = (question.prompt.clone(), Role::Prompt);
        let gap = (String::new(), Role::Gap);
        if height < ROOMY {
            let rest = [(height > 7).then_some(gap), (height > 5).then_some(stem)];
            return std::iter::once(prompt).chain(rest.into_iter().flatten()).collect();
        }
        let about = self.about(desk);
        let mut intro = vec![(self.step(desk).to_owned(), Role::Step)];
        if !about.is_empty() {
            intro.extend([(about, Role::Quiet), gap.clone()]);
        }
        intro.extend([prompt, (question.why.clone(), Role::Quiet), gap, stem]);
        intro
    }

    /// How many rows each part gets: the answer comes first, the reason goes where there is no room. What stands after
    /// a short answer stands close under it.
    fn parts(&self, area: Rect, desk: &Desk) -> Parts {
        let rows = |words: &str| match words {
            "" => 0,
            words => u16::try_from(wrap(words, area.width.max(1)).len()).unwrap_or(u16::MAX),
        };
        let height = |(words, role): &(String, Role)| if *role == Role::Gap { 1 } else { rows(words) };
        let intro: u16 = self.intro(desk, area.height).iter().map(height).fold(0, u16::saturating_add);
        let after = match self.after(desk) {
            words if words.is_empty() => 0,
            words => rows(&words) + 1,
        };
        let intro = intro.min(area.height.saturating_sub(3).max(1));
        let after = after.min(area.height.saturating_sub(intro + 3));
        let left = area.height.saturating_sub(intro + after);
        let form = if self.form.is_prose() { left } else { left.min(self.form.rows(&desk.content.words.screen)) };
        Parts {
            intro: Rect { height: intro, ..area },
            form: Rect { y: area.y + intro, height: form, ..area },
            after: Rect { y: area.y + intro + form, height: after, ..area },
        }
    }

    /// The stage's own words, on its first question.
    fn about(&self, desk: &Desk) -> String {
        let Some(stage) = desk.curriculum().stage(&self.stage) else { return String::new() };
        let first = desk.curriculum().asked_in(stage).next().is_some_and(|first| first.id == self.id());
        if first { stage.about.clone() } else { String::new() }
    }

    /// The step of the stage that this question belongs to.
    fn step<'a>(&self, desk: &'a Desk) -> &'a str {
        let Some(stage) = desk.curriculum().stage(&self.stage) else { return "" };
        let mut step = "";
        for question in stage.ask.iter().filter_map(crate::curriculum::Ask::question) {
            if !question.step.is_empty() {
                step = &question.step;
            }
            if question.id == self.id() {
                return step;
            }
        }
        step
    }

    /// What stands under the answer: a follow-up, else what the answer itself calls for.
    fn after(&self, desk: &Desk) -> String {
        let words = &desk.content.words.screen.question;
        let question = self.form.question();
        if let Some(more) = self.asked.checked_sub(1).and_then(|at| question.follow_ups.get(at)) {
            let (n, of) = (self.asked.to_string(), question.follow_ups.len().to_string());
            return fill(&words.follow_up, &[("n", &n), ("of", &of), ("question", more)]);
        }
        self.note(desk)
    }

    /// One line that the answer calls for: how a date was read, which three, a prediction to look at, a closing.
    fn note(&self, desk: &Desk) -> String {
        let words = &desk.content.words.screen.question;
        let question = self.form.question();
        if let Some(note) = self.form.note(words, &desk.content.words.day, desk.now.today) {
            return note;
        }
        if let Some(beside) = desk.prose(&question.beside) {
            return fill(&words.beside, &[("words", &beside.to_string())]);
        }
        let Some(stage) = desk.curriculum().stage(&self.stage) else { return String::new() };
        let last = desk.curriculum().asked_in(stage).last().is_some_and(|last| last.id == self.id());
        if last { stage.closing.clone() } else { String::new() }
    }

    /// Draws the page.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
        let parts = self.parts(area, desk);
        let theme = *glass.theme;
        let mut page = Page::new(glass, parts.intro);
        for (words, role) in self.intro(desk, area.height) {
            match role {
                Role::Gap => page.skip(1),
                Role::Prompt => page.say(&words, theme.prompt),
                Role::Quiet => page.say(&words, theme.quiet),
                Role::Step | Role::Stem => page.say(&words, theme.accent),
            }
        }
        self.form.view(glass, parts.form);
        if parts.after.height > 1 {
            let below = Rect { y: parts.after.y + 1, height: parts.after.height - 1, ..parts.after };
            glass.say(below, &self.after(desk), theme.accent);
        }
    }
}
