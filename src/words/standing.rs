//! The words beside the pictures of where the writer stands, and the sentence that says each of them.

use serde::{Deserialize, Serialize};

/// All of them, as `assets/words/standing.ron` writes them.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct StandingWords {
    pub title: String,
    pub intro: String,
    pub rope: RopeWords,
    pub balance: BalanceWords,
    pub lamps: LampWords,
    pub walk: StretchWords,
    pub sure: SureWords,
    pub more: String,
}

/// Of the tug of war.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct RopeWords {
    pub title: String,
    pub empty: String,
    pub change: String,
    pub same: String,
    pub change_says: String,
    pub same_says: String,
    pub change_zero: String,
    pub same_zero: String,
    pub change_open: String,
    pub same_open: String,
    pub one_unweighed: String,
    pub unweighed: String,
    pub change_none: String,
    pub same_none: String,
}

/// Of the balance.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct BalanceWords {
    pub title: String,
    pub empty: String,
    pub stay: String,
    pub move_: String,
    pub stay_says: String,
    pub move_says: String,
    pub stay_none: String,
    pub move_none: String,
    pub unweighed: String,
}

/// Of the truths.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct LampWords {
    pub title: String,
    pub empty: String,
    pub says: String,
    pub legend: String,
    pub own: String,
}

/// Of the walk.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct StretchWords {
    pub title: String,
    pub says: String,
    pub count: String,
}

/// Of certainty.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct SureWords {
    pub title: String,
    pub empty: String,
    pub once: String,
    pub since: String,
    pub same_day: String,
    pub row: String,
    pub row_bare: String,
}
