//! The path through the questions: the trunk, and the branch of the decision.

use super::Workbook;
use crate::curriculum::{Curriculum, Question, Stage};

/// The stages on the path: every stage of the trunk, and the branch that the decision opens.
#[must_use]
pub fn stages<'a>(curriculum: &'a Curriculum, workbook: &Workbook) -> Vec<&'a Stage> {
    let decision = workbook.decision();
    curriculum.stages().iter().filter(|stage| stage.branch.is_none() || stage.branch.as_deref() == decision).collect()
}

/// The questions on the path, in order, each with its stage. A question asked in two stages comes once.
#[must_use]
pub fn questions<'a>(curriculum: &'a Curriculum, workbook: &Workbook) -> Vec<(&'a Stage, &'a Question)> {
    let mut path: Vec<(&Stage, &Question)> = Vec::new();
    for stage in stages(curriculum, workbook) {
        for question in curriculum.asked_in(stage) {
            if !path.iter().any(|(_, other)| std::ptr::eq(*other, question)) {
                path.push((stage, question));
            }
        }
    }
    path
}
