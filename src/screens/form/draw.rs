//! A form on the glass.

use ratatui::layout::Rect;

use super::Form;
use super::control::{Control, Part};
use super::layout::{MARK, STRENGTH, Slot, offer};
use super::marks::few;
use crate::curriculum::Kind;
use crate::text::{self, Editor};
use crate::widgets::Glass;
use crate::words::fill;

impl Form {
    /// Draws what shows of the form, and places the caret.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        for slot in self.slots(glass.words) {
            let below = slot.y >= self.top + area.height;
            if slot.y + slot.height <= self.top || below {
                continue;
            }
            let skipped = self.top.saturating_sub(slot.y);
            let y = area.y + (slot.y + skipped - self.top);
            let height = (slot.height - skipped).min(area.bottom().saturating_sub(y));
            self.draw(glass, Rect { y, height, ..area }, slot);
        }
        self.signs(glass, area);
    }

    fn draw(&self, glass: &mut Glass<'_>, area: Rect, slot: Slot) {
        let Some(control) = self.controls.get(slot.control) else { return };
        let held = slot.control == self.focus;
        match control {
            Control::Words { part, editor } => self.draw_words(glass, area, slot.control, *part, editor),
            Control::Mark { option, taken } => self.draw_mark(glass, area, *option, *taken, held),
            Control::Fed { words, taken } => {
                marked(glass, area, check(*taken), words, held);
            }
            Control::Strength(strength) => draw_strength(glass, area, *strength, held),
            Control::OneOf { column, chosen } => self.draw_one_of(glass, area, *column, *chosen, held),
            Control::Scale(value) => {
                let at = draw_scale(glass, area, *value);
                glass.caret = held.then_some((at, area.y));
                return;
            }
            Control::InDays(days) => {
                let label = in_days(glass, *days);
                marked(glass, area, "+", &label, held);
            }
            Control::Starter(place) => {
                let words = self.question.starters.get(*place).copied().unwrap_or_default();
                marked(glass, area, "+", &words, held);
            }
            Control::Offer(prose) => {
                let label = offer(prose, glass.words);
                marked(glass, area, "+", &label, held);
            }
        }
        if held && !matches!(control, Control::Words { .. }) {
            let x = if matches!(control, Control::Strength(_)) { area.x + 1 } else { area.x };
            glass.caret = Some((x, area.y));
        }
    }

    fn draw_words(&self, glass: &mut Glass<'_>, area: Rect, place: usize, part: Part, editor: &Editor) {
        let in_hand = place == self.focus;
        let indent = self.indent(place);
        let head = match part {
            Part::Own => check(!editor.prose().is_blank()).to_owned(),
            Part::Cell(column) => self.head(column, self.row_of(place) == self.row_of(self.focus)),
            Part::Whole | Part::Detail(_) | Part::Item | Part::Evidence => String::new(),
        };
        let style = if in_hand { glass.theme.chosen } else { glass.theme.quiet };
        glass.put(area.x, area.y, indent.saturating_sub(1), &head, style);
        let inner = Rect { x: area.x + indent.min(area.width), width: area.width.saturating_sub(indent), ..area };
        let empty = self.placeholder(glass, place, part);
        let caret = glass.field(inner, editor, &empty);
        if in_hand {
            glass.caret = caret;
        }
    }

    /// The head of a column, cut to what the heads may take; a row that is folded shows a dot.
    fn head(&self, column: usize, open: bool) -> String {
        if !open {
            return "·".to_owned();
        }
        self.question.columns.get(column).map(|column| column.label).unwrap_or_default().to_string()
    }

    fn placeholder(&self, glass: &Glass<'_>, place: usize, part: Part) -> String {
        let words = &glass.words.question;
        match part {
            Part::Whole if !self.question.example.is_empty() => {
                fill(&words.example, &[("example", &self.question.example)])
            }
            Part::Whole if self.question.past => words.past_hint.to_string(),
            Part::Whole if self.question.kind == Kind::Date => words.date_hint.to_string(),
            Part::Own => words.own_hint.to_string(),
            Part::Item => words.item_hint.to_string(),
            Part::Evidence => words.evidence_hint.to_string(),
            Part::Detail(_) => words.detail_hint.to_string(),
            Part::Cell(0) => self.first_words(place).unwrap_or_else(|| words.row_hint.to_string()),
            Part::Whole | Part::Cell(_) => String::new(),
        }
    }

    /// What a row that is folded holds, where its first cell is empty.
    fn first_words(&self, begin: usize) -> Option<String> {
        let folded = self.row_of(self.focus) != begin;
        let rest = self.controls.iter().skip(begin + 1).take_while(|control| control.continues_row());
        rest.map(Control::words).find(|words| folded && !words.trim().is_empty())
    }

    fn draw_mark(&self, glass: &mut Glass<'_>, area: Rect, option: usize, taken: bool, held: bool) {
        let Some(option) = self.question.options.get(option) else { return };
        let sign = if self.question.kind == Kind::Checklist { check(taken) } else { radio(taken) };
        let used = marked(glass, area, sign, &option.label, held);
        if taken && used < area.height {
            let rest = Rect {
                x: area.x + MARK,
                y: area.y + used,
                width: area.width.saturating_sub(MARK),
                height: area.height - used,
            };
            glass.say(rest, &option.note, glass.theme.quiet);
        }
    }

    fn draw_one_of(&self, glass: &mut Glass<'_>, area: Rect, column: usize, chosen: Option<usize>, held: bool) {
        let style = if held { glass.theme.chosen } else { glass.theme.quiet };
        let indent = self.heads() + 3;
        glass.put(area.x, area.y, indent.saturating_sub(1), &self.head(column, true), style);
        let options = few(&self.question, column);
        let mut x = area.x + indent;
        // By its mark it is seen that each can be chosen, and which one is; where there is little room it is a small one.
        let wide = options.iter().map(|option| MARK + text::width(&option.label) + 1).sum::<u16>();
        let room = indent + wide <= area.width + 1;
        for (place, option) in options.iter().enumerate() {
            let taken = chosen == Some(place);
            let label = match (room, taken) {
                (true, _) => format!("{} {}", radio(taken), option.label.as_str()),
                (false, true) => format!("● {}", option.label.as_str()),
                (false, false) => format!("○ {}", option.label.as_str()),
            };
            let style = if taken { glass.theme.text } else { glass.theme.quiet };
            x += glass.put(x, area.y, area.right().saturating_sub(x), &label, style) + 1;
        }
    }

    /// Signs that there is more above or below; prose has its own.
    fn signs(&self, glass: &mut Glass<'_>, area: Rect) {
        if !self.is_prose() {
            let end = self.rows(glass.words);
            glass.more(area, self.top > 0, end > self.top + area.height);
        }
    }
}

fn in_days(glass: &Glass<'_>, days: u16) -> String {
    let words = &glass.words.question;
    let weeks = days / 7;
    match (days % 7, weeks) {
        (0, 1) => words.in_a_week.to_string(),
        (0, weeks) if weeks > 0 => fill(&words.in_weeks, &[("n", &weeks.to_string())]),
        _ => fill(&words.in_days, &[("n", &days.to_string())]),
    }
}

fn check(taken: bool) -> &'static str {
    if taken { "[x]" } else { "[ ]" }
}

fn radio(taken: bool) -> &'static str {
    if taken { "(•)" } else { "( )" }
}

/// The columns that the numbers from 0 to 10 take, and those that they take where they stand closer.
const SCALE: u16 = 34;
const CLOSE: u16 = 23;

/// A sign and wrapped words beside it; how many rows they took.
fn marked(glass: &mut Glass<'_>, area: Rect, sign: &str, words: &str, held: bool) -> u16 {
    let theme = *glass.theme;
    let style = match (held, sign) {
        (true, _) => theme.chosen,
        (false, "+") => theme.quiet,
        (false, _) => theme.text,
    };
    glass.put(area.x, area.y, MARK, sign, style);
    let inner = Rect { x: area.x + MARK.min(area.width), width: area.width.saturating_sub(MARK), ..area };
    glass.say(inner, words, style)
}

fn draw_strength(glass: &mut Glass<'_>, area: Rect, strength: Option<u8>, held: bool) {
    let number = strength.map_or_else(|| "  ".to_owned(), |n| format!("{n:>2}"));
    let style = if held { glass.theme.chosen } else { glass.theme.text };
    glass.put(area.x, area.y, STRENGTH, &format!("[{number}]"), style);
}

/// Draws the numbers; gives the column of the one taken, else of the first. Where there is less room they stand closer,
/// so that all of them show.
fn draw_scale(glass: &mut Glass<'_>, area: Rect, value: Option<u8>) -> u16 {
    let close = area.width < SCALE;
    // The blank before the first is for its bracket; in the narrowest window only where that one is taken.
    let mut x = area.x + u16::from(!close || area.width > CLOSE || value == Some(0));
    let mut at = x;
    for n in 0..=10u8 {
        let taken = value == Some(n);
        let style = if taken { glass.theme.chosen } else { glass.theme.text };
        let number = n.to_string();
        if taken {
            at = x;
            glass.put(x.saturating_sub(1), area.y, 1, "[", style);
        }
        let end = x + glass.put(x, area.y, area.right().saturating_sub(x), &number, style);
        if taken {
            glass.put(end, area.y, area.right().saturating_sub(end), "]", style);
        }
        x = end + if close { 1 } else { 2 };
    }
    if area.height > 1 {
        let hint = glass.words.question.scale_hint;
        glass.put(area.x, area.y + 1, area.width, &hint, glass.theme.quiet);
    }
    at
}
