//! The words of the settings, and of what may be wrong with them.

use std::collections::BTreeMap;

use crate::wording::Wording;

words! {
    /// The settings.
    pub struct SettingsWords {
        pub title: Wording,
        pub rows: BTreeMap<Wording, SettingWords>,
        pub minutes: Wording,
        pub keys: Wording,
        pub keys_say: Wording,
        pub key_says: Wording,
        pub press: Wording,
        pub bound: Wording,
        pub no_key: Wording,
        pub by_palette: Wording,
        pub between: Wording,
        pub no_color: Wording,
        pub asked_at_start: Wording,
        pub language_at_start: Wording,
        pub not_written: Wording,
        pub broken: Wording,
        pub some_faults: Wording,
        pub anew: Wording,
        pub anew_says: Wording,
        pub begun_anew: Wording,
        pub fault: Wording,
        pub faults: BTreeMap<Wording, Wording>,
    }

    /// A setting: its name, its sentence, what its values are called.
    pub struct SettingWords {
        pub label: Wording,
        pub says: Wording,
        pub choices: BTreeMap<Wording, Wording>,
    }
}
