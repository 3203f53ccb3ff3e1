//! The words of other versions of the workbook, and of another place for it.

use std::collections::BTreeMap;

words! {
    /// Earlier versions of the workbook.
    pub struct HistoryWords {
        pub title: String,
        pub reading: String,
        pub none: String,
        pub row: String,
        pub row_same: String,
        pub unread: String,
        pub damaged: String,
        pub same: String,
        pub comparing: String,
        pub ask: String,
        pub restored: String,
        pub undone: String,
        pub nothing_to_undo: String,
        pub not_kept: String,
    }

    /// Two versions of one workbook.
    pub struct TwoWords {
        pub title: String,
        pub conflict: String,
        pub apart: String,
        pub restored: String,
        pub reading: String,
        pub same: String,
        pub unread: String,
        pub signs: String,
        pub signs_apart: String,
        pub unknown: String,
        pub message: String,
        pub kept_mine: String,
        pub took_theirs: String,
        pub kept_here: String,
        pub looking: String,
    }

    /// An answer that both sides changed.
    pub struct BesideWords {
        pub title: String,
        pub happened: String,
        pub happened_message: String,
        pub more: String,
        pub message: String,
        pub unknown: String,
        pub nothing: String,
        pub here: String,
        pub there: String,
        pub waits: String,
        pub wait: String,
        pub one_waits: String,
        pub kept_mine: String,
        pub took_theirs: String,
        pub kept_both: String,
    }

    /// Sessions together.
    pub struct SessionWords {
        pub title: String,
        pub since: String,
        pub sure: String,
        pub decision: String,
        pub not_said: String,
        pub clock: String,
        pub clock_open: String,
        pub clock_open_one: String,
        pub clock_short: String,
        pub clock_open_short: String,
        pub begun: String,
        pub closed: String,
        pub none_on: String,
        pub full: String,
        pub minutes: Vec<String>,
    }

    /// A coach's own screen, and what the client's says of it.
    pub struct CoachWords {
        pub sees: String,
        pub sees_short: String,
        pub follows: String,
        pub follows_short: String,
        pub sees_now: String,
        pub sees_no_more: String,
        pub title: String,
        pub waiting: String,
        pub lost: String,
        pub message: String,
        pub unknown: String,
        pub stage_time: String,
        pub session_time: String,
        pub session_time_one: String,
        pub answer: String,
        pub answer_none: String,
        pub answer_unseen: String,
        pub note: String,
        pub note_of: String,
        pub note_session: String,
        pub example: String,
        pub help: Vec<String>,
        pub following: String,
        pub not_there: String,
        pub no_place: String,
        pub no_place_short: String,
        pub keys: BTreeMap<String, String>,
        pub held: String,
        pub conflict: String,
        pub changed: String,
        pub in_recovery: String,
        pub together: String,
        pub stopping: String,
        pub hidden: String,
        pub notes_title: String,
        pub notes_session: String,
        pub notes_asked: String,
        pub notes_message: String,
        pub notes_none: String,
    }

    /// Saving in another place.
    pub struct ElsewhereWords {
        pub title: String,
        pub ask: String,
        pub refused: String,
        pub name: String,
        pub saving: String,
        pub moved: String,
    }
}
