//! The words of other versions of the workbook, and of another place for it.

use std::collections::BTreeMap;

use crate::wording::Wording;

words! {
    /// Earlier versions of the workbook.
    pub struct HistoryWords {
        pub title: Wording,
        pub reading: Wording,
        pub none: Wording,
        pub row: Wording,
        pub row_same: Wording,
        pub unread: Wording,
        pub damaged: Wording,
        pub same: Wording,
        pub comparing: Wording,
        pub ask: Wording,
        pub restored: Wording,
        pub undone: Wording,
        pub nothing_to_undo: Wording,
        pub not_kept: Wording,
    }

    /// Two versions of one workbook.
    pub struct TwoWords {
        pub title: Wording,
        pub conflict: Wording,
        pub apart: Wording,
        pub restored: Wording,
        pub reading: Wording,
        pub same: Wording,
        pub unread: Wording,
        pub signs: Wording,
        pub signs_apart: Wording,
        pub unknown: Wording,
        pub message: Wording,
        pub kept_mine: Wording,
        pub took_theirs: Wording,
        pub kept_here: Wording,
        pub looking: Wording,
    }

    /// An answer that both sides changed.
    pub struct BesideWords {
        pub title: Wording,
        pub happened: Wording,
        pub happened_message: Wording,
        pub more: Wording,
        pub message: Wording,
        pub unknown: Wording,
        pub nothing: Wording,
        pub here: Wording,
        pub there: Wording,
        pub waits: Wording,
        pub wait: Wording,
        pub one_waits: Wording,
        pub kept_mine: Wording,
        pub took_theirs: Wording,
        pub kept_both: Wording,
    }

    /// Sessions together.
    pub struct SessionWords {
        pub title: Wording,
        pub since: Wording,
        pub sure: Wording,
        pub decision: Wording,
        pub not_said: Wording,
        pub clock: Wording,
        pub clock_open: Wording,
        pub clock_open_one: Wording,
        pub clock_short: Wording,
        pub clock_open_short: Wording,
        pub begun: Wording,
        pub closed: Wording,
        pub none_on: Wording,
        pub full: Wording,
        pub minutes: Vec<Wording>,
    }

    /// A coach's own screen, and what the client's says of it.
    pub struct CoachWords {
        pub sees: Wording,
        pub sees_short: Wording,
        pub follows: Wording,
        pub follows_short: Wording,
        pub sees_now: Wording,
        pub sees_no_more: Wording,
        pub title: Wording,
        pub waiting: Wording,
        pub lost: Wording,
        pub message: Wording,
        pub unknown: Wording,
        pub stage_time: Wording,
        pub session_time: Wording,
        pub session_time_one: Wording,
        pub answer: Wording,
        pub answer_none: Wording,
        pub answer_unseen: Wording,
        pub note: Wording,
        pub note_of: Wording,
        pub note_session: Wording,
        pub example: Wording,
        pub help: Vec<Wording>,
        pub following: Wording,
        pub not_there: Wording,
        pub no_place: Wording,
        pub no_place_short: Wording,
        pub keys: BTreeMap<Wording, Wording>,
        pub held: Wording,
        pub conflict: Wording,
        pub changed: Wording,
        pub in_recovery: Wording,
        pub together: Wording,
        pub stopping: Wording,
        pub hidden: Wording,
        pub notes_title: Wording,
        pub notes_session: Wording,
        pub notes_asked: Wording,
        pub notes_message: Wording,
        pub notes_none: Wording,
    }

    /// Saving in another place.
    pub struct ElsewhereWords {
        pub title: Wording,
        pub ask: Wording,
        pub refused: Wording,
        pub ask_brief: Wording,
        pub refused_brief: Wording,
        pub name: Wording,
        pub saving: Wording,
        pub moved: Wording,
    }
}
