//! The sentences about files: what happened, what is safe, what to do.

use serde::Deserialize;

const RON: &str = include_str!("../../assets/words/store.ron");

/// One field a sentence. Their places in braces are filled by `shell/store/say.rs` and its neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as its sentence in assets/words/store.ron, which says it all")]
pub struct Store {
    pub disk_full: String,
    pub quota: String,
    pub read_only: String,
    pub denied: String,
    pub too_big: String,
    pub not_there: String,
    pub not_a_folder: String,
    pub refused: String,
    pub then_by_itself: String,
    pub then_once: String,
    pub by_itself: String,
    pub once: String,
    pub safe_before: String,
    pub safe_nothing: String,
    pub changed_once: String,
    pub safe_file: String,
    pub reading: String,
    pub making_folder: String,
    pub writing: String,
    pub confirming: String,
    pub placing: String,
    pub removing: String,
    pub missing: String,
    pub not_a_file: String,
    pub leads_nowhere: String,
    pub damaged: String,
    pub changed: String,
    pub too_large: String,
    pub no_name: String,
    pub sealed: String,
    pub sealed_no_terminal: String,
    pub passphrase: String,
    pub unlocking: String,
    pub wrong_passphrase: String,
    pub not_unlocked: String,
    pub too_costly: String,
    pub broken_seal: String,
    pub broken_seal_file: String,
    pub no_encryption: String,
    pub no_places: String,
    pub not_text: String,
    pub at: String,
    pub file_too_large: String,
    pub too_many: String,
    pub too_long: String,
    pub duplicate: String,
    pub newer: String,
    pub older: String,
    pub cut_short: String,
    pub punctuation: String,
    pub unknown_name: String,
    pub missing_name: String,
    pub twice: String,
    pub value: String,
    pub too_deep: String,
    pub trailing: String,
    pub open_instead: String,
    pub yes: Vec<String>,
    pub offer_recovery: String,
    pub offer_generation: String,
    pub held: String,
    pub held_by: String,
    pub from_newer: String,
    pub protected: String,
    pub too_large_to_save: String,
    pub restored: String,
    pub restored_place: String,
    pub apart: String,
    pub edited_outside: String,
    pub older_put_back: String,
    pub gone: String,
    pub alt_compares: String,
    pub alt_history: String,
    pub look_alike: String,
    pub recovery_damaged: String,
    pub no_state: String,
    pub no_lock: String,
    pub ended_unexpectedly: String,
    pub ended_unsaved: String,
    pub words_in: String,
    pub words_in_recovery: String,
    pub copied: String,
    pub copied_through_tmux: String,
    pub copy_too_long: String,
    pub in_recovery: String,
    pub on_screen_only: String,
    pub conflict: String,
    pub slipped_in: String,
    pub kept_beside: String,
    pub stay_once: String,
    pub no_answer: String,
    pub no_screen: String,
    pub not_written: String,
    pub no_folder: String,
    pub goodbye: String,
    pub settings_fault: String,
    pub settings_broken: String,
    pub settings_more: String,
    pub settings_changed: String,
    pub settings_unread: String,
    pub editor_none: String,
    pub editor_no_file: String,
    pub editor_not_started: String,
    pub editor_failed: String,
    pub editor_gone: String,
    pub editor_not_text: String,
    pub editor_too_long: String,
}

impl Store {
    /// The same with other names of keys in them: each usual name, and what stands in its place.
    ///
    /// # Errors
    /// Where the file is not well-formed. A test holds that it is.
    pub fn rebound(names: &[(String, String)]) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(&super::renamed(RON, names))
    }

    /// The sentences in the binary.
    ///
    /// # Errors
    /// Where the file is not well-formed. A test holds that it is.
    pub fn built_in() -> Result<Self, ron::error::SpannedError> {
        ron::from_str(RON)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences_are_there() {
        assert_eq!(Store::built_in().map(|_| ()), Ok(()));
    }
}
