//! What screens are drawn with.

pub mod field;
pub mod guard;
