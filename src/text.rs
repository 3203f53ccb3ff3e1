//! Words being typed: prose as paragraphs, and what may enter it.

mod clean;
mod prose;

pub use clean::{Cleaned, clean};
pub use prose::{MAX_BYTES, Prose};
