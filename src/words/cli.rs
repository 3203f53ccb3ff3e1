//! The words of the command line: help, messages, tables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(missing_docs, reason = "each field is named as its sentence in assets/words/cli.ron, which says it all")]
        pub struct $name { $(pub $field: $kind),+ }
    };
}

words! {
    /// All of them.
    Cli {
        help: Help, usage: Usage, guesses: BTreeMap<String, String>, guessed: String, no_screen: String, no_coach_screen: String, only_lines: String, only_lines_coach: String, no_workbook: String, no_workbook_yet: String, no_workbook_to_follow: String, last_good: String,
        output_refused: String, content: String, unknown_question: String, exists: String, no_days: String, record_holds: String, record_leaves_out: String, blank_title: String,
        stored: Stored, sheet: Sheet, hand_over: HandOver, take_over: TakeOver, letter: Letter, check: Check, list: List, files: Files, doctor: Doctor, pack: Pack,
    }
}

words! {
    /// Of `--help`: each command, and what is the same in all.
    Help {
        demur: Command, list: Command, worksheet: Command, fill: Command, letter: Command, record: Command, calendar: Command, check: Command, walk: Command, coach: Command, hand_over: Command, take_over: Command, files: Command, forget: Command, doctor: Command, pack: Command,
        completions: Command, manual: Command,
        usage: String, commands: String, arguments: String, options: String,
        workbook: String, workbook_opened: String, workbook_filled: String, workbook_listed: String, workbook_forgotten: String, workbook_followed: String, notes: String, workbook_handed: String, workbook_joined: String, handed: String, private_handed: String, only_handed: String, seal: String, yes: String, sheet: String, json: String,
        blank: String, only: String, output: String, kind: String, channel: String, tone: String, short: String,
        format: String, private: String, record_format: String, to: String, text: String, shell: String, pack_does: String, pack_folder: String, help: String, version: String,
    }
}

words! {
    /// A command's help: one line, and what stands below its options, with an example.
    Command { about: String, after: String }
}

words! {
    /// Wrong usage, in one sentence.
    Usage {
        unknown: String, value: String, free_value: String, no_value: String, missing: String, twice: String,
        together: String, other: String, no_output: String, only_nothing: String,
    }
}

words! {
    /// What could not be read or written.
    Stored {
        no_file: String, not_text: String, message_too_large: String, input: String, input_refused: String,
        input_too_large: String,
        held: String, held_by: String, newer: String, protected: String, edited: String, edited_few: String, edited_many: String, newer_read: String,
        no_state: String, too_large: String,
    }
}

words! {
    /// What was found in a filled worksheet.
    Sheet {
        at: String, unknown: String, twice: String, no_option: String, several: String, no_number: String,
        no_day: String, to_come: String, no_item: String, too_wide: String, too_long: String, hidden_one: String, hidden: String,
        joined: String, outside: String, nothing: String, done: String, new: String, changed: String, blank: String, many: String,
    }
}

words! {
    /// Of `hand-over`: what goes into the file, and what does not.
    HandOver {
        into: String, shown: String, stage: String, one: String, private: String, unknown: String, message: String,
        versions: String, history: String, waiting: String, sessions: String, carried: String, in_part: String, left_out: String, sure: String,
        not_written: String, nothing: String, named: String, seal_needs_file: String, passphrase: String, again: String, differ: String,
        no_passphrase: String, no_terminal: String, sealed: String, done: String,
    }
}

words! {
    /// Of `take-over`.
    TakeOver {
        newer: String, several: String, other_origin: String, may_be: String, is_here: String, made: String, nothing: String,
        done: String, new: String, changed: String, both: String, choose: String, message: String, earlier: String,
        would_empty: String, empty_too: String, emptied: String, stays: String, lists: String,
    }
}

words! {
    /// Of `letter`.
    Letter { undecided: String, nearest: String, overlap: String, long: String, shorter: String, unused_address: String, not_kept: String }
}

words! {
    /// What the check found: of a sentence, of the whole, nothing.
    Check { sentence: String, whole: String, nothing: String }
}

words! {
    /// Of `list`.
    List {
        sealed: String,
        none: String, name: String, stage: String, answered: String, decision: String, opened: String, of: String,
        nothing: String,
    }
}

words! {
    /// Of `demur files` and `demur forget`.
    Files {
        of: String, line: String, shared: String, none_of: String, bytes: String, kilobytes: String, workbook: String,
        recovery: String, earlier: String, set_aside: String, damaged: String, conflict: String, look_alike: String,
        leftover: String, key: String, paper: String, beyond: String, sure: String, papers_too: String, ask_where: String,
        kept: String, removed: String, removed_one: String, left: String, notes: String, notes_stay: String,
    }
}

words! {
    /// Of `demur pack`, and of a pack that is used.
    Pack {
        well: String, stages: String, stage: String, replaced: String, replaced_one: String, questions: String, question: String,
        letters: String, letter: String, nothing: String, between: String, more: String, made: String, made_with: String, made_with_another: String, not_empty: String,
        not_there: String, not_a_folder: String, folder_refused: String, many_files: String, much: String,
        unused: String, unused_folder: String,
    }
}

words! {
    /// Of `doctor`.
    Doctor {
        folders: String, workbooks: String, state: String, settings: String, not_made: String, files: String,
        all_private: String, open: String, no_leftovers: String, leftover: String, workbooks_here: String,
        one_workbook_here: String, no_workbooks: String, sealed: String, recoverable: String, moved: String, terminal: String,
        term: String, no_term: String, screen: String, no_screen: String, colours: String, no_colours: String,
        many_colours: String, letters: String, no_letters: String, others: String, warning: String,
        settings_well: String, pack_well: String, no_settings: String, synced: String, no_core: String, core: String, exchange: String, no_exchange: String,
    }
}
