//! What a strict editor says of content files: a coach's pack, and the built-in questions and messages. Read where faults
//! are told, and at no start.

words! {
    /// All of it, as `assets/words/editor.ron` writes it.
    pub struct EditorWords {
        pub pack: PackFaults,
        pub ids: IdFaults,
        pub kinds: KindFaults,
        pub reach: ReachFaults,
        pub names: NameFaults,
        pub wording: WordingFaults,
        pub called: Called,
        pub letters: LetterFaults,
        pub contract: ContractFaults,
    }

    /// Of a pack.
    pub struct PackFaults {
        pub unreadable: String, pub missing_field: String, pub stranger: String, pub link: String,
        pub not_a_file: String, pub too_large: String, pub not_text: String, pub refused: String,
        pub no_manifest: String, pub no_name: String, pub long_name: String, pub ours: String, pub not_placed: String,
        pub placed_twice: String, pub keeps_place: String, pub no_stage_file: String, pub no_after: String,
        pub misnamed: String, pub misnamed_message: String, pub many_stages: String, pub many_questions: String,
        pub many_items: String, pub missing: String, pub kind: String, pub privacy: String, pub columns: String,
        pub column: String, pub only: String, pub option: String, pub tightened: String, pub say: String,
        pub no_say: String, pub one_privacy: String, pub no_only: String, pub no_id: String,
        pub changed_twice: String, pub no_question: String, pub no_option: String, pub no_column: String,
        pub hidden: String, pub long: String,
    }

    /// Of ids, and of what is called by them.
    pub struct IdFaults {
        pub stage_id: String, pub no_minutes: String, pub asked_twice: String, pub no_pause: String,
        pub elsewhere: String, pub question_id: String, pub inner_id: String, pub same_inner: String,
        pub labels_alike: String, pub label_is_id: String, pub same_stage: String, pub same_question: String,
    }

    /// Of the kinds of answers, and the fields that each has.
    pub struct KindFaults {
        pub no_field: String, pub no_options: String, pub no_columns: String, pub no_cells: String,
        pub plain_cells: String, pub limit: String, pub days: String, pub past: String, pub stem_end: String,
        pub example: String,
    }

    /// Of what may be shared, and of the moves that it makes.
    pub struct ReachFaults {
        pub no_move: String, pub private: String, pub ledger: String, pub twice: String, pub no_such_move: String,
    }

    /// Of whatever names something else.
    pub struct NameFaults {
        pub again: String, pub leads_to: String, pub beside: String, pub offered: String, pub offered_private: String,
        pub no_branch: String, pub one_way: String, pub fed_by: String, pub fed_by_private: String, pub into: String,
        pub into_private: String, pub only: String, pub only_never: String, pub relied_question: String,
        pub relied_stage: String, pub relied_option: String, pub short_empty: String, pub short_path: String,
        pub short_note: String, pub of_option: String, pub opened: String, pub walk: String,
    }

    /// Of how texts are worded.
    pub struct WordingFaults {
        pub empty: String, pub blank: String, pub doubled: String, pub shouts: String, pub lines: String,
        pub hidden: String, pub long_word: String, pub wide: String, pub long: String, pub ends: String,
        pub or: String, pub sentences: String, pub listened: String, pub few: String, pub twice: String,
        pub no_year: String, pub no_source: String,
    }

    /// What a fault is of, as other sentences call it.
    pub struct Called {
        pub option: String, pub column: String, pub cell: String, pub title: String, pub about: String,
        pub closing: String, pub figure: String, pub figure_source: String, pub invite: String, pub still: String,
        pub prompt: String, pub why: String, pub step: String, pub stem: String, pub example: String,
        pub starter: String, pub limit: String, pub head: String, pub follow_up: String, pub listen: String,
        pub label: String, pub note: String, pub author: String, pub date: String, pub takes: String,
    }

    /// Of messages.
    pub struct LetterFaults {
        pub one_each: String, pub no_email: String, pub no_form: String, pub no_move: String, pub no_name: String,
        pub no_words: String, pub not_carried: String, pub no_stem: String, pub worded: String, pub no_option: String,
        pub no_question: String, pub private: String, pub no_column: String, pub not_let: String,
        pub no_limit: String, pub no_checklist: String,
    }

    /// Of what is promised of the built-in questions.
    pub struct ContractFaults {
        pub no_stage: String, pub order: String, pub no_question: String, pub new: String, pub differs: String,
        pub kind: String, pub privacy: String, pub stem: String, pub options: String, pub columns: String,
        pub condition: String, pub moves: String, pub none: String,
    }
}
