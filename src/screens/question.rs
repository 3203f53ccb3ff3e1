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
        self.step(did, desk)
    }

    /// A run of characters.
    pub fn type_run(&mut self, run: &str, desk: &Desk) -> Step {
        let did = self.form.type_run(run);
        self.step(did, desk)
    }

    /// A paste.
    pub fn paste(&mut self, words: &str, desk: &Desk) -> Step {
        let did = self.form.paste(words);
        self.step(did, desk)
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

    fn step(&mut self, did: Did, desk: &Desk) -> Step {
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
            Did::Full => Step::Say(Say::Full),
            Did::Copied(words) => Step::Hold(words, self.id().to_owned()),
            Did::Cut(words) => {
                self.changed = true;
                Step::Hold(words, self.id().to_owned())
            }
            Did::Locked => Step::Say(Say::Locked),
        }
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
        self.step(did, desk)
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) -> Step {
        self.form.wheel(rows);
        Step::Draw
    }

    /// How many rows each part gets: the answer comes first, the reason goes where there is no room.
    fn parts(&self, area: Rect, desk: &Desk) -> Parts {
        let question = self.form.question();
        let rows = |words: &str| match words {
            "" => 0,
            words => u16::try_from(wrap(words, area.width.max(1)).len()).unwrap_or(u16::MAX),
        };
        let roomy = area.height >= 13;
        let prompt = rows(&question.prompt).min(area.height.saturating_sub(3).max(1));
        let mut intro = prompt;
        if roomy {
            intro += rows(&self.about(desk))
                + rows(&self.reason())
                + 1
                + rows(&question.stem)
                + u16::from(!self.about(desk).is_empty());
        } else {
            intro += u16::from(!question.stem.is_empty() && area.height > 6) + u16::from(area.height > 7);
        }
        let after = match self.after(desk) {
            words if words.is_empty() => 0,
            words => rows(&words) + 1,
        };
        let intro = intro.min(area.height.saturating_sub(1));
        let after = after.min(area.height.saturating_sub(intro + 3));
        let form = area.height.saturating_sub(intro + after);
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

    fn reason(&self) -> String {
        self.form.question().why.clone()
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
        let question = self.form.question();
        let theme = *glass.theme;
        let roomy = area.height >= 13;
        let mut page = Page::new(glass, parts.intro);
        if roomy {
            let about = self.about(desk);
            page.say(&about, theme.quiet);
            page.skip(u16::from(!about.is_empty()));
        }
        page.say(&question.prompt, theme.prompt);
        if roomy {
            page.say(&self.reason(), theme.quiet);
            page.skip(1);
        }
        if roomy || area.height > 6 {
            page.say(&question.stem, theme.accent);
        }
        self.form.view(glass, parts.form);
        if parts.after.height > 1 {
            let below = Rect { y: parts.after.y + 1, height: parts.after.height - 1, ..parts.after };
            glass.say(below, &self.after(desk), theme.accent);
        }
    }
}
