//! stub
use super::Letters;
use crate::curriculum::Curriculum;
/// x
#[must_use]
pub fn faults(_: &Letters, _: &Curriculum) -> Vec<String> {
    Vec::new()
}
