//! `demur [WORKBOOK]`: the full-screen workbook.

use std::ffi::OsStr;

use super::house::House;
use super::{End, Outcome, Refusal};

/// Opens it. Without a terminal, one line says what works instead, and no file is touched.
pub fn run(house: &House, _workbook: Option<&OsStr>) -> Outcome {
    if !house.environment.can_show_a_screen() {
        return Err(Refusal::new(End::Usage, house.words.no_screen.clone()));
    }
    Err(Refusal::new(End::Usage, house.words.no_screen.clone()))
}
