//! The curriculum in the binary, and the checker that reads it.

use demur::curriculum::{self};

#[test]
fn the_curriculum_in_the_binary_is_well_formed() {
    let curriculum = curriculum::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(curriculum.stages().len(), 16);
    assert_eq!(curriculum.short_path().len(), 5);
}
