//! The words of the settings, and of what may be wrong with them.

use std::collections::BTreeMap;

words! {
    /// The settings.
    pub struct SettingsWords {
        pub title: String,
        pub rows: BTreeMap<String, SettingWords>,
        pub minutes: String,
        pub keys: String,
        pub keys_say: String,
        pub key_says: String,
        pub press: String,
        pub bound: String,
        pub no_key: String,
        pub by_palette: String,
        pub between: String,
        pub no_color: String,
        pub asked_at_start: String,
        pub language_at_start: String,
        pub not_written: String,
        pub broken: String,
        pub some_faults: String,
        pub anew: String,
        pub anew_says: String,
        pub begun_anew: String,
        pub fault: String,
        pub faults: BTreeMap<String, String>,
    }

    /// A setting: its name, its sentence, what its values are called.
    pub struct SettingWords {
        pub label: String,
        pub says: String,
        pub choices: BTreeMap<String, String>,
    }
}
