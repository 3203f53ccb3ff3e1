//! The order in which faults are told: that of the files, then that of their lines, and none twice.

use super::place::Sheet;
use super::{CHANGES, Fault, LETTERS, MANIFEST, MOST_FAULTS, STAGES};

pub(super) fn in_order(mut faults: Vec<Fault>, sheets: &[Sheet<'_>]) -> Vec<Fault> {
    let rank = |file: &str| {
        let kind = match file.split_once('/') {
            None if file == MANIFEST => 0,
            Some((STAGES, _)) => 1,
            None if file == CHANGES => 2,
            Some((LETTERS, _)) => 3,
            None | Some(_) => 4,
        };
        (kind, sheets.iter().position(|sheet| sheet.name == file).unwrap_or(usize::MAX))
    };
    crate::in_order::by_key(&mut faults, |fault| (rank(&fault.file), fault.file.clone(), fault.line));
    faults.dedup();
    faults.truncate(MOST_FAULTS);
    faults
}
