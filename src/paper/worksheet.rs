//! The worksheet: every question with its answer as Markdown, to print or fill in, and read back to the same answers.
//!
//! A question is a heading that ends in `{#id}`, its reason in a quotation right under it, and the answer. The
//! title is on the first line alone, and no other heading is written: whatever stands between two questions is the
//! first one's answer.

mod grammar;
mod items;
mod read;
mod table;
mod write;

pub use read::{Days, Fault, Mention, Noted, Sheet, Wrong, answer, read};
pub(super) use table::shown as cell_shown;
pub use write::{Options, write};
