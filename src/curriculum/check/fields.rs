//! Fields: each kind of answer has those it needs, and no others.

use super::{At, Faults};
use crate::curriculum::{ColumnKind, Kind, Opt};

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let question = at.question;
    let (kind, words) = (question.kind, &faults.words.kinds);
    let prose = matches!(kind, Kind::Line | Kind::Text);
    let list = matches!(kind, Kind::Weighted | Kind::Ledger);
    let picked = matches!(kind, Kind::Choice | Kind::Checklist | Kind::Truth);
    let fields: [(&'static str, bool, bool); 14] = [
        ("options:", !question.options.is_empty(), picked),
        ("columns:", !question.columns.is_empty(), kind == Kind::Ledger),
        ("only:", question.only.is_some(), kind == Kind::Ledger),
        ("days:", !question.days.is_empty(), kind == Kind::Date),
        ("past:", question.past, kind == Kind::Date),
        ("left_open:", !question.left_open.is_empty(), kind == Kind::Date),
        ("stem:", !question.stem.is_empty(), prose),
        ("example:", !question.example.is_empty(), prose),
        ("limit:", question.limit.is_some(), kind == Kind::Checklist),
        ("starters:", !question.starters.is_empty(), list),
        ("fed_by:", !question.fed_by.is_empty(), kind == Kind::Checklist),
        ("into:", !question.into.is_empty(), kind == Kind::Checklist),
        ("offered_from:", !question.offered_from.is_empty(), prose),
        ("detail:", question.options.iter().any(|option| option.detail.is_some()), kind == Kind::Choice),
    ];
    for (field, there, allowed) in fields {
        if there && !allowed {
            let values = [("kind", &*format!("{kind:?}")), ("field", field.trim_end_matches(':'))];
            faults.add(&at.place, field, &words.no_field, &values);
        }
    }
    needed(at, faults);
    limits(at, faults);
    stem(at, faults);
}

fn needed(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, words) = (at.question, &faults.words.kinds);
    let kind = format!("{:?}", question.kind);
    let options = match question.kind {
        Kind::Choice | Kind::Truth => question.options.len() < 2,
        Kind::Checklist => question.options.is_empty() && question.fed_by.is_empty(),
        Kind::Line | Kind::Text | Kind::Date | Kind::Scale | Kind::Weighted | Kind::Ledger => false,
    };
    if options {
        faults.add(&at.place, "options:", &words.no_options, &[("kind", &kind)]);
    }
    if question.kind == Kind::Ledger && question.columns.is_empty() {
        faults.add(&at.place, "columns:", &words.no_columns, &[("kind", &kind)]);
    }
    for column in &question.columns {
        if let ColumnKind::OneOf(cells) = &column.kind {
            cell(&column.id, cells, at, faults);
        }
    }
}

fn cell(column: &str, cells: &[Opt], at: &At<'_>, faults: &mut Faults<'_>) {
    let words = &faults.words.kinds;
    if cells.len() < 2 {
        faults.add(&at.place, "options:", &words.no_cells, &[("column", column)]);
    }
    if cells.iter().any(|option| option.detail.is_some() || !option.note.is_empty()) {
        faults.add(&at.place, "", &words.plain_cells, &[("column", column)]);
    }
}

fn limits(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, words) = (at.question, &faults.words.kinds);
    if let Some(limit) = &question.limit
        && (limit.most == 0 || usize::from(limit.most) >= question.options.len())
    {
        let values = [("most", &*limit.most.to_string()), ("n", &*question.options.len().to_string())];
        faults.add(&at.place, "limit:", &words.limit, &values);
    }
    if question.days.contains(&0) || !question.days.is_sorted_by(|one, next| one < next) {
        faults.add(&at.place, "days:", &words.days, &[]);
    }
    if question.past && !question.days.is_empty() {
        faults.add(&at.place, "days:", &words.past, &[]);
    }
}

fn stem(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, words) = (at.question, &faults.words.kinds);
    if question.stem.is_empty() {
        return;
    }
    if !question.stem.ends_with(char::is_alphanumeric) {
        faults.add(&at.place, "stem:", &words.stem_end, &[]);
    }
    if question.example.to_lowercase().starts_with(&question.stem.to_lowercase()) {
        faults.add(&at.place, "example:", &words.example, &[]);
    }
}
