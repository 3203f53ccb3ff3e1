//! What a key costs in texts of every size, side by side: `cargo bench --bench typing`.
//!
//! A key is: the edit, a snapshot of the words that is held as the workbook holds it, the rows that show, and the cells
//! of those that changed in a field of 60 by 30. Figures are medians of many keys, in turns over all texts, because machines are noisy. One
//! argument, such as `-- long` , keeps to the texts whose name holds it; with it the program may be run under a counter
//! of instructions.

use std::hint::black_box;
use std::time::Instant;

use demur::keys::{Key, parse};
use demur::shell::screen::Screen;
use demur::text::{Editor, Prose, Shape};
use demur::widgets::field::Field;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;

const AREA: Rect = Rect { x: 0, y: 0, width: 60, height: 30 };
const ROUNDS: usize = 400;

struct Case {
    name: &'static str,
    text: String,
    /// Two keys, the second taking the first back.
    keys: [Key; 2],
}

fn case(name: &'static str, unit: &str, bytes: usize, keys: &str) -> Case {
    let keys = parse(keys).ok().and_then(|keys| <[Key; 2]>::try_from(keys).ok()).unwrap_or_else(|| unreachable!());
    Case { name, text: unit.repeat(bytes / unit.len()), keys }
}

fn cases() -> Vec<Case> {
    let line = "My evenings and my Fridays are what I would miss.\n";
    let korean = "나는 이 일을 좋아하고 동료들과 함께 있는 것이 좋다.\n";
    let (one_line, one_korean) = (line.replace('\n', " "), korean.replace('\n', " "));
    let (typed, taken) = ("x<backspace>", "<backspace><C-z>");
    vec![
        case("5 KB", line, 5_000, typed),
        case("5 KB, Korean", korean, 5_000, typed),
        case("256 KB", line, 262_000, typed),
        case("256 KB, Korean", korean, 262_000, typed),
        case("long line, 100 KB", &one_line, 100_000, typed),
        case("long line, 100 KB, Korean", &one_korean, 100_000, typed),
        case("long word, 100 KB", "x", 100_000, typed),
        case("5 KB, undo", line, 5_000, taken),
        case("1 MB, undo", line, 1_000_000, taken),
    ]
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn nanoseconds(work: impl FnOnce()) -> u128 {
    let start = Instant::now();
    work();
    start.elapsed().as_nanos()
}

fn median(mut all: Vec<u128>) -> u128 {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or(0)
}

struct Running {
    case: Case,
    editor: Editor,
    held: Prose,
    edits: Vec<u128>,
    draws: Vec<u128>,
}

impl Running {
    fn new(case: Case) -> Self {
        let prose = Prose::from(case.text.as_str());
        let mut editor = Editor::new(Shape::Prose, prose.clone()).with_caret(case.text.len() / 2);
        editor.arrange(AREA.width, AREA.height);
        Self { case, editor, held: prose, edits: Vec::new(), draws: Vec::new() }
    }

    fn press(&mut self, screen: &mut Screen<TestBackend>) {
        for key in self.case.keys {
            self.edits.push(nanoseconds(|| {
                black_box(self.editor.press(key));
                self.held = self.editor.prose().clone();
                self.editor.arrange(AREA.width, AREA.height);
            }));
            self.draws.push(nanoseconds(|| {
                let drawn = screen.draw(|sheet| Field::new(&self.editor).draw(AREA, sheet).map(Into::into));
                black_box(drawn).unwrap_or_default();
            }));
        }
    }
}

fn once() {
    let paste = "My evenings and my Fridays are what I would miss.\r\n".repeat(5_000);
    let large = paste.repeat(4);
    let mut editor = Editor::new(Shape::Prose, Prose::default());
    let pasted = nanoseconds(|| {
        black_box(editor.paste(&paste));
        editor.arrange(AREA.width, AREA.height);
    });
    let opened = nanoseconds(|| {
        let mut editor = Editor::new(Shape::Prose, Prose::from(large.as_str()));
        editor.arrange(AREA.width, AREA.height);
        black_box(editor);
    });
    report(&format!(
        "paste of {} KB: {} µs; opening {} KB: {} µs",
        paste.len() / 1024,
        pasted / 1000,
        large.len() / 1024,
        opened / 1000
    ));
}

#[expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn report(line: &str) {
    println!("{line}");
}

fn main() {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let fits = |case: &Case| wanted.as_ref().is_none_or(|wanted| case.name.contains(wanted.as_str()));
    let mut running: Vec<Running> = cases().into_iter().filter(fits).map(Running::new).collect();
    let mut screen = Screen::new(TestBackend::new(AREA.width, AREA.height));
    for _ in 0..ROUNDS {
        for one in &mut running {
            one.press(&mut screen);
        }
    }
    let first = running.first().map_or(1, |one| median(one.edits.clone()).max(1));
    report(&format!("{:28}{:>12}{:>12}{:>10}", "ns a key", "edit", "draw", "ratio"));
    for one in running {
        let (edit, draw) = (median(one.edits), median(one.draws));
        let hundredths = edit * 100 / first;
        report(&format!("{:28}{edit:>12}{draw:>12}{:>7}.{:02}", one.case.name, hundredths / 100, hundredths % 100));
    }
    if wanted.is_none() {
        once();
    }
}
