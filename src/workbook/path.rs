//! The path through the questions: the trunk, and the branch of the decision.

use super::Workbook;
use crate::curriculum::{Curriculum, Question, Stage, ids};

/// The stages on the path: every stage of the trunk, and the branch that the decision opens.
#[must_use]
pub fn stages<'a>(curriculum: &'a Curriculum, workbook: &Workbook) -> Vec<&'a Stage> {
    let decision = workbook.decision();
    curriculum.stages().iter().filter(|stage| stage.branch.is_none() || stage.branch.as_deref() == decision).collect()
}

/// The questions that a stage asks of this writer. After a plain no nobody is asked until when to think, unless that was
/// answered before.
pub fn asked<'a>(
    curriculum: &'a Curriculum,
    workbook: &'a Workbook,
    stage: &'a Stage,
) -> impl Iterator<Item = &'a Question> {
    let decided = stage.branch.as_deref() == Some(ids::DECLINE) && workbook.answer(ids::UNTIL).is_none();
    curriculum.asked_in(stage).filter(move |question| !(decided && question.id == ids::UNTIL))
}

/// The questions on the path, in order, each with its stage. A question asked in two stages comes once.
#[must_use]
pub fn questions<'a>(curriculum: &'a Curriculum, workbook: &'a Workbook) -> Vec<(&'a Stage, &'a Question)> {
    let mut path: Vec<(&Stage, &Question)> = Vec::new();
    for stage in stages(curriculum, workbook) {
        for question in asked(curriculum, workbook, stage) {
            if !path.iter().any(|(_, other)| std::ptr::eq(*other, question)) {
                path.push((stage, question));
            }
        }
    }
    path
}
