//! What leaves demur as paper, and what comes back on it: strings in, strings out.

pub mod json;
mod md;
mod txt;
pub mod worksheet;

pub use md::letter_md;
pub use txt::{letter_txt, paragraph};
