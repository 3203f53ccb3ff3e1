//! What screens are drawn with.

mod choose;
pub mod field;
mod glass;
pub mod guard;

pub use choose::{Choose, Entry};
pub use glass::{Glass, Page};
