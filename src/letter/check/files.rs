//! The files of the rules, as they are written: read when demur is built.

/// A language's files: each rule's, then what rules share, and what the last look looks for.
pub struct Files {
    /// Name and text, in the order of the rules.
    pub rules: &'static [(&'static str, &'static str)],
    /// What several rules read.
    pub shared: (&'static str, &'static str),
    /// What the last look looks for.
    pub look: (&'static str, &'static str),
}

macro_rules! files {
    ($folder:literal) => {
        files!(
            $folder:
            "role_named.ron",
            "decision_plain.ron",
            "thanks_first.ron",
            "no_contradiction.ron",
            "one_reason.ron",
            "choosing_not_lacking.ron",
            "private_matter.ron",
            "staying.ron",
            "value.ron",
            "for_them.ron",
            "help.ron",
            "named_colleague.ron",
            "no_slight.ron",
            "growth.ron",
            "talk_again.ron",
            "no_complaint.ron",
            "apology.ron",
            "no_ultimatum.ron",
            "length.ron",
            "first_news.ron",
            "addressee.ron",
            "blanks.ron",
            "promised_date.ron",
            "decisive_date.ron",
            "spelling.ron",
        )
    };
    ($folder:literal: $($name:literal),+ $(,)?) => {
        Files {
            rules: &[$((concat!($folder, $name), include_str!(concat!("../../../assets/check/", $folder, $name)))),+],
            shared: (
                concat!($folder, "shared.ron"),
                include_str!(concat!("../../../assets/check/", $folder, "shared.ron")),
            ),
            look: (concat!($folder, "look.ron"), include_str!(concat!("../../../assets/check/", $folder, "look.ron"))),
        }
    };
}

/// English: each with all of its rule.
pub const ENGLISH: Files = files!("");

/// Korean: each with the words of its rule alone.
pub const KOREAN: Files = files!("korean/");
