//! The words of the walk in plain lines.

use serde::Deserialize;

/// Every word of the walk in plain lines, as `assets/words/walk.ron` writes it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct WalkWords {
    pub short_way: String,
    pub help: Vec<String>,
    pub stage: String,
    pub place: String,
    pub beside_the_way: String,
    pub private: String,
    pub shareable: String,
    pub partly: String,
    pub option: String,
    pub begins: String,
    pub example: String,
    pub one_line: String,
    pub lines: String,
    pub choice: String,
    pub checklist: String,
    pub own_list: String,
    pub scale: String,
    pub date: String,
    pub past: String,
    pub weighted: String,
    pub ledger: String,
    pub cell_options: String,
    pub detail: String,
    pub detail_date: String,
    pub evidence: String,
    pub starters: String,
    pub offered: String,
    pub now: String,
    pub keep: String,
    pub taken: String,
    pub follow_up: String,
    pub not_understood: String,
    pub too_long: String,
    pub unknown: String,
    pub nowhere: String,
    pub nothing_to_undo: String,
    pub nothing_offered: String,
    pub no_letter: String,
    pub letter: String,
    pub letter_is: String,
    pub short_way_ends: String,
    pub first: String,
    pub end: String,
    pub failed: String,
    pub unkept: String,
    pub saved_again: String,
    pub conflict: String,
}

/// The words in the binary.
///
/// # Errors
/// Where they are not well-formed. A test holds that they are.
pub fn built_in() -> Result<WalkWords, ron::error::SpannedError> {
    ron::from_str(include_str!("../../assets/words/walk.ron"))
}
