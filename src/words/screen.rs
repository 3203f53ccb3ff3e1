//! The words of the full screen.

use std::collections::BTreeMap;

use super::others::{BesideWords, CoachWords, ElsewhereWords, HistoryWords, TwoWords};
use super::settings::SettingsWords;

words! {
    /// Every word of the full screen, as `assets/words/screen.ron` writes it.
    pub struct ScreenWords {
        pub frame: FrameWords,
        pub welcome: WelcomeWords,
        pub find: FindWords,
        pub hints: BTreeMap<String, String>,
        pub breath: BreathWords,
        pub prompts: PromptsWords,
        pub question: QuestionWords,
        pub letter: LetterWords,
        pub card: CardWords,
        pub rehearsal: RehearsalWords,
        pub map: MapWords,
        pub palette: PaletteWords,
        pub export: ExportWords,
        pub ways: BTreeMap<String, WayWords>,
        pub versions: VersionWords,
        pub history: HistoryWords,
        pub two: TwoWords,
        pub beside: BesideWords,
        pub coach: CoachWords,
        pub session: super::others::SessionWords,
        pub elsewhere: ElsewhereWords,
        pub passphrase: PassphraseWords,
        pub settings: SettingsWords,
        pub pages: PageWords,
        pub notices: NoticeWords,
        pub actions: BTreeMap<String, ActionWords>,
        pub keys: BTreeMap<String, String>,
        pub or: String,
    }

    /// What an action is called: in the footer, and in the help and the palette.
    pub struct ActionWords {
        pub short: String,
        pub label: String,
        #[serde(default)]
        pub also: String,
    }

    /// The frame around every screen.
    pub struct FrameWords {
        pub place: String,
        pub saved: String,
        pub pending: String,
        pub unsaved: String,
        pub reading: String,
        pub hidden: String,
        pub locked: String,
        pub locked_wrong: String,
        pub locked_checking: String,
        pub new_workbook: String,
        pub small: String,
        pub fixed: BTreeMap<String, (String, String)>,
    }

    /// The welcome.
    pub struct WelcomeWords {
        pub title: String,
        pub lines: Vec<String>,
        pub brief: Vec<String>,
    }

    /// What is looked for in an answer.
    pub struct FindWords {
        pub label: String,
        pub hint: String,
        pub nothing: String,
        pub next: String,
        pub nowhere: String,
    }

    /// The breath.
    pub struct BreathWords {
        pub title: String,
        pub inward: String,
        pub outward: String,
        pub ends: String,
        pub word: String,
    }

    /// The coach's prompts.
    pub struct PromptsWords {
        pub title: String,
        pub why: String,
        pub next: String,
        pub listen: String,
        pub listen_brief: String,
        pub silence: String,
        pub wait: String,
    }

    /// A question and its answer.
    pub struct QuestionWords {
        pub example: String,
        pub date_hint: String,
        pub date_read: String,
        pub date_unread: String,
        pub date_open: String,
        pub date_after: String,
        pub past_hint: String,
        pub past_unread: String,
        pub date_kept: String,
        pub past_to_come: String,
        pub own_hint: String,
        pub item_hint: String,
        pub evidence_hint: String,
        pub detail_hint: String,
        pub row_hint: String,
        pub scale_hint: String,
        pub counted: String,
        pub in_days: String,
        pub in_a_week: String,
        pub in_weeks: String,
        pub offer: String,
        pub follow_up: String,
        pub to_think: String,
        pub follow_ups: String,
        pub reads: String,
        pub reads_one_more: String,
        pub reads_more: String,
        pub reads_on: String,
        pub beside: String,
    }

    /// The letter room.
    pub struct LetterWords {
        pub title: String,
        pub none: String,
        pub from: String,
        pub about: String,
        pub ours: String,
        pub pinned: String,
        pub own: String,
        pub names: BTreeMap<String, String>,
        pub between: String,
        pub wish: String,
        pub wish_short: String,
        pub one_finding: String,
        pub findings: String,
        pub severities: BTreeMap<String, String>,
        pub finding: String,
        pub listed: String,
        pub whole: String,
        pub source: String,
        pub set_aside: String,
        pub otherwise: String,
        pub why_aside: String,
        pub reason_hint: String,
        pub findings_title: String,
        pub changed: String,
        pub gone: String,
        pub three_keys: String,
        pub three_keys_short: String,
        pub long: String,
        pub writing: String,
        pub writing_hint: String,
        pub writing_beside: String,
        pub composed: String,
    }

    /// The conversation card.
    pub struct CardWords {
        pub title: String,
        pub item: String,
        pub own_words: String,
        pub private: String,
        pub they: String,
        pub answer: String,
        pub unanswered: String,
        pub none: String,
    }

    /// The rehearsal.
    pub struct RehearsalWords {
        pub title: String,
        pub they: String,
        pub answer: String,
        pub end: String,
    }

    /// The map.
    pub struct MapWords {
        pub title: String,
        pub count: String,
        pub unread: String,
    }

    /// The palette.
    pub struct PaletteWords {
        pub title: String,
        pub hint: String,
        pub nothing: String,
    }

    /// The question where a message goes.
    pub struct ExportWords {
        pub title: String,
        pub ways_title: String,
        pub record_title: String,
        pub name: String,
        pub record_name: String,
        pub record_holds: String,
        pub record_leaves_out: String,
        pub file: String,
        pub to: String,
        pub to_hint: String,
        pub exactly: String,
        pub not_kept: String,
        pub dates: String,
        pub event: String,
        pub event_before: String,
        pub reason_before: String,
        pub otherwise: String,
        pub must: String,
        pub names: String,
        pub topic: String,
        pub topics: BTreeMap<String, String>,
        pub overlap: String,
        pub nothing: String,
    }

    /// A way out of a message.
    pub struct WayWords {
        pub label: String,
        pub ask: String,
        pub left: String,
    }

    /// What left before.
    pub struct VersionWords {
        pub title: String,
        pub row: String,
        pub words: String,
        pub comparing: String,
    }

    /// A passphrase for the workbook.
    pub struct PassphraseWords {
        pub title: String,
        pub intro: String,
        pub brief: String,
        pub removing: String,
        pub old: String,
        pub new: String,
        pub again: String,
        pub differ: String,
        pub working: String,
    }

    /// Pages to read.
    pub struct PageWords {
        pub help: String,
        pub help_intro: Vec<String>,
        pub help_rows: Vec<(String, String)>,
        pub letter_rows: Vec<(String, String)>,
        pub everywhere: String,
        pub writing: String,
        pub in_letter: String,
        pub on_card: String,
        pub in_rehearsal: String,
        pub while_large: String,
        pub large_rows: Vec<(String, String)>,
        pub sources: String,
        pub sources_intro: String,
        pub figures: String,
        pub figures_intro: String,
    }

    /// Lines said once, gone with the next key.
    pub struct NoticeWords {
        pub full: String,
        pub hidden_character: String,
        pub hidden_characters: String,
        pub no_words: BTreeMap<String, String>,
        pub no_number: String,
        pub weighed: String,
        pub no_more: String,
        pub locked: String,
        pub held: String,
        pub held_here: String,
        pub too_small_to_look: String,
        pub nothing_held: String,
        pub private_path: String,
        pub carried: String,
        pub copied_system: String,
        pub copied_while_open: String,
        pub copied_both: String,
        pub copied_terminal: String,
        pub copied_tmux: String,
        pub copy_too_long: String,
        pub copy_failed: String,
        pub exported: String,
        pub export_exists: String,
        pub export_free: String,
        pub stopping: String,
        pub no_question: String,
        pub no_letter: String,
        pub turned: String,
        pub turned_otherwise: String,
        pub no_other_form: String,
        pub unpinned: String,
        pub left_out: String,
        pub nothing_left_out: String,
        pub nothing_to_undo: String,
        pub nothing_to_redo: String,
        pub restored: String,
        pub no_findings: String,
        pub no_versions: String,
        pub no_days: String,
        pub carried_over: String,
        pub sealed: String,
        pub unsealed: String,
        pub no_passphrase: String,
        pub mouse_on: String,
        pub mouse_off: String,
        pub hides: String,
        pub hides_not: String,
        pub outside_warning: String,
        pub outside_off: String,
        pub outside_private: String,
        pub outside_nothing: String,
        pub outside_empty: String,
        pub outside_taken: String,
        pub leads_nowhere: String,
        pub no_origin: String,
        pub led: String,
        pub led_and_changed: String,
        pub no_risks: String,
        pub risks_added: String,
        pub first: String,
        pub last: String,
        pub short_way_ends: String,
        pub reread: String,
    }
}
