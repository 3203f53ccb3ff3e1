//! What screens are drawn with.

mod choose;
pub mod field;
mod glass;
pub mod guard;
mod scroll;
mod sheet;

pub use choose::{Choose, Entry};
pub use glass::{Glass, Page};
pub use scroll::Scroll;
pub use sheet::{Layer, MadeFrom, Piece, Sheet};
