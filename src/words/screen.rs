//! The words of the full screen.

use std::collections::BTreeMap;

use crate::wording::Wording;

use super::others::{BesideWords, CoachWords, ElsewhereWords, HistoryWords, TwoWords};
use super::settings::SettingsWords;

words! {
    /// Every word of the full screen, as `assets/words/screen.ron` writes it.
    pub struct ScreenWords {
        pub frame: FrameWords,
        pub welcome: WelcomeWords,
        pub find: FindWords,
        pub hints: BTreeMap<Wording, Wording>,
        pub breath: BreathWords,
        pub prompts: PromptsWords,
        pub question: QuestionWords,
        pub letter: LetterWords,
        pub card: CardWords,
        pub rehearsal: RehearsalWords,
        pub map: MapWords,
        pub palette: PaletteWords,
        pub export: ExportWords,
        pub ways: BTreeMap<Wording, WayWords>,
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
        pub actions: BTreeMap<Wording, ActionWords>,
        pub keys: BTreeMap<Wording, Wording>,
        pub or: Wording,
    }

    /// What an action is called: in the footer, and in the help and the palette.
    pub struct ActionWords {
        pub short: Wording,
        pub label: Wording,
        #[serde(default)]
        pub also: Wording,
    }

    /// The frame around every screen.
    pub struct FrameWords {
        pub place: Wording,
        pub saved: Wording,
        pub pending: Wording,
        pub unsaved: Wording,
        pub reading: Wording,
        pub hidden: Wording,
        pub locked: Wording,
        pub locked_wrong: Wording,
        pub locked_checking: Wording,
        pub new_workbook: Wording,
        pub small: Wording,
        pub fixed: BTreeMap<Wording, (Wording, Wording)>,
    }

    /// The welcome.
    pub struct WelcomeWords {
        pub title: Wording,
        pub lines: Vec<Wording>,
        pub brief: Vec<Wording>,
        pub least: Wording,
    }

    /// What is looked for in an answer.
    pub struct FindWords {
        pub label: Wording,
        pub hint: Wording,
        pub nothing: Wording,
        pub next: Wording,
        pub nowhere: Wording,
    }

    /// The breath.
    pub struct BreathWords {
        pub title: Wording,
        pub inward: Wording,
        pub outward: Wording,
        pub ends: Wording,
        pub word: Wording,
    }

    /// The coach's prompts.
    pub struct PromptsWords {
        pub title: Wording,
        pub why: Wording,
        pub next: Wording,
        pub listen: Wording,
        pub listen_brief: Wording,
        pub silence: Wording,
        pub wait: Wording,
    }

    /// A question and its answer.
    pub struct QuestionWords {
        pub example: Wording,
        pub date_hint: Wording,
        pub date_read: Wording,
        pub date_unread: Wording,
        pub date_open: Wording,
        pub date_after: Wording,
        pub date_passed: Wording,
        pub past_hint: Wording,
        pub past_unread: Wording,
        pub date_kept: Wording,
        pub past_to_come: Wording,
        pub own_hint: Wording,
        pub item_hint: Wording,
        pub evidence_hint: Wording,
        pub detail_hint: Wording,
        pub row_hint: Wording,
        pub scale_hint: Wording,
        pub counted: Wording,
        pub in_days: Wording,
        pub in_a_week: Wording,
        pub in_weeks: Wording,
        pub offer: Wording,
        pub follow_up: Wording,
        pub to_think: Wording,
        pub follow_ups: Wording,
        pub reads: Wording,
        pub reads_one_more: Wording,
        pub reads_more: Wording,
        pub reads_on: Wording,
        pub reads_nothing: Wording,
        pub reads_none: Wording,
        pub reads_refused: Wording,
        pub reads_unplaced: Wording,
        pub item_left: Wording,
        pub beside: Wording,
    }

    /// The letter room.
    pub struct LetterWords {
        pub title: Wording,
        pub none: Wording,
        pub from: Wording,
        pub about: Wording,
        pub ours: Wording,
        pub pinned: Wording,
        pub own: Wording,
        pub names: BTreeMap<Wording, Wording>,
        pub between: Wording,
        pub wish: Wording,
        pub wish_short: Wording,
        pub one_finding: Wording,
        pub findings: Wording,
        pub findings_short: Wording,
        pub severities: BTreeMap<Wording, Wording>,
        pub finding: Wording,
        pub listed: Wording,
        pub whole: Wording,
        pub source: Wording,
        pub set_aside: Wording,
        pub otherwise: Wording,
        pub why_aside: Wording,
        pub reason_hint: Wording,
        pub findings_title: Wording,
        pub changed: Wording,
        pub gone: Wording,
        pub three_keys: Wording,
        pub three_keys_short: Wording,
        pub long: Wording,
        pub writing: Wording,
        pub writing_hint: Wording,
        pub writing_beside: Wording,
        pub composed: Wording,
    }

    /// The conversation card.
    pub struct CardWords {
        pub title: Wording,
        pub item: Wording,
        pub own_words: Wording,
        pub private: Wording,
        pub they: Wording,
        pub answer: Wording,
        pub unanswered: Wording,
        pub none: Wording,
    }

    /// The rehearsal.
    pub struct RehearsalWords {
        pub title: Wording,
        pub they: Wording,
        pub answer: Wording,
        pub end: Wording,
    }

    /// The map.
    pub struct MapWords {
        pub title: Wording,
        pub count: Wording,
        pub unread: Wording,
    }

    /// The palette.
    pub struct PaletteWords {
        pub title: Wording,
        pub hint: Wording,
        pub nothing: Wording,
    }

    /// The question where a message goes.
    pub struct ExportWords {
        pub title: Wording,
        pub ways_title: Wording,
        pub record_title: Wording,
        pub name: Wording,
        pub record_name: Wording,
        pub record_holds: Wording,
        pub record_leaves_out: Wording,
        pub file: Wording,
        pub to: Wording,
        pub to_hint: Wording,
        pub exactly: Wording,
        pub not_kept: Wording,
        pub dates: Wording,
        pub event: Wording,
        pub event_before: Wording,
        pub reason_before: Wording,
        pub otherwise: Wording,
        pub must: Wording,
        pub names: Wording,
        pub topic: Wording,
        pub topics: BTreeMap<Wording, Wording>,
        pub overlap: Wording,
        pub nothing: Wording,
    }

    /// A way out of a message.
    pub struct WayWords {
        pub label: Wording,
        pub ask: Wording,
        pub left: Wording,
    }

    /// What left before.
    pub struct VersionWords {
        pub title: Wording,
        pub row: Wording,
        pub words: Wording,
        pub comparing: Wording,
    }

    /// A passphrase for the workbook.
    pub struct PassphraseWords {
        pub title: Wording,
        pub intro: Wording,
        pub brief: Wording,
        pub removing: Wording,
        pub old: Wording,
        pub new: Wording,
        pub again: Wording,
        pub differ: Wording,
        pub working: Wording,
    }

    /// Pages to read.
    pub struct PageWords {
        pub help: Wording,
        pub help_intro: Vec<Wording>,
        pub help_rows: Vec<(Wording, Wording)>,
        pub letter_rows: Vec<(Wording, Wording)>,
        pub everywhere: Wording,
        pub writing: Wording,
        pub in_letter: Wording,
        pub on_card: Wording,
        pub in_rehearsal: Wording,
        pub while_large: Wording,
        pub large_rows: Vec<(Wording, Wording)>,
        pub sources: Wording,
        pub sources_intro: Wording,
        pub figures: Wording,
        pub figures_intro: Wording,
    }

    /// Lines said once, gone with the next key.
    pub struct NoticeWords {
        pub full: Wording,
        pub hidden_character: Wording,
        pub hidden_characters: Wording,
        pub no_words: BTreeMap<Wording, Wording>,
        pub no_number: Wording,
        pub no_tick: Wording,
        pub weighed: Wording,
        pub no_more: Wording,
        pub locked: Wording,
        pub held: Wording,
        pub held_here: Wording,
        pub too_small_to_look: Wording,
        pub nothing_held: Wording,
        pub private_path: Wording,
        pub carried: Wording,
        pub copied_system: Wording,
        pub copied_while_open: Wording,
        pub copied_both: Wording,
        pub copied_terminal: Wording,
        pub copied_tmux: Wording,
        pub copy_too_long: Wording,
        pub copy_failed: Wording,
        pub exported: Wording,
        pub export_exists: Wording,
        pub export_free: Wording,
        pub stopping: Wording,
        pub no_question: Wording,
        pub no_letter: Wording,
        pub turned: Wording,
        pub turned_otherwise: Wording,
        pub no_other_form: Wording,
        pub unpinned: Wording,
        pub left_out: Wording,
        pub nothing_left_out: Wording,
        pub nothing_to_undo: Wording,
        pub nothing_to_redo: Wording,
        pub restored: Wording,
        pub no_findings: Wording,
        pub no_versions: Wording,
        pub no_days: Wording,
        pub carried_over: Wording,
        pub sealed: Wording,
        pub unsealed: Wording,
        pub no_passphrase: Wording,
        pub mouse_on: Wording,
        pub mouse_off: Wording,
        pub hides: Wording,
        pub hides_not: Wording,
        pub outside_warning: Wording,
        pub outside_off: Wording,
        pub outside_private: Wording,
        pub outside_nothing: Wording,
        pub outside_empty: Wording,
        pub outside_taken: Wording,
        pub leads_nowhere: Wording,
        pub no_origin: Wording,
        pub led: Wording,
        pub led_and_changed: Wording,
        pub changed_since: Wording,
        pub no_risks: Wording,
        pub risks_added: Wording,
        pub first: Wording,
        pub last: Wording,
        pub short_way_ends: Wording,
        pub let_go: Wording,
        pub way_is: Wording,
        pub reread: Wording,
    }
}

impl QuestionWords {
    /// How a day was read: one that fits what is asked, or one that has passed.
    #[must_use]
    pub const fn day(&self, fits: bool) -> &Wording {
        if fits { &self.date_read } else { &self.date_passed }
    }
}
