//! The contract: what files, worksheets and scripts rely on, and no edit of the content may change.

use super::{At, Faults};
pub(super) use crate::curriculum::parts::Contract;
use crate::curriculum::parts::Promise;
use crate::curriculum::{Ask, Column, ColumnKind, Opt, Privacy, Question};

impl Contract {
    /// True where a message has that move: `decline.thank`.
    pub(super) fn has_move(&self, name: &str) -> bool {
        let Some((kind, step)) = name.split_once('.') else { return false };
        self.messages.iter().any(|(other, moves)| other == kind && moves.iter().any(|other| other == step))
    }
}

/// The contract, as it was read when demur was built.
pub(super) fn read() -> Contract {
    // The tests hold that everything in the binary can be read.
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/contract"))).unwrap_or_default()
}

pub(super) fn whole(faults: &mut Faults<'_>) {
    let (contract, words) = (faults.contract, &faults.words.contract);
    let stages: Vec<&String> = faults.curriculum.stages().iter().map(|stage| &stage.id).collect();
    let promised: Vec<&String> = contract.stages.iter().filter(|id| !faults.unread(id)).collect();
    if stages != promised {
        for id in promised.iter().filter(|id| !stages.contains(id)) {
            faults.add("contract", "", &words.no_stage, &[("id", id)]);
        }
        let in_both: Vec<_> = stages.iter().filter(|id| promised.contains(id)).collect();
        if in_both != promised.iter().filter(|id| stages.contains(id)).collect::<Vec<_>>() {
            faults.add("contract", "", &words.order, &[]);
        }
    }
    for promise in &contract.questions {
        match faults.curriculum.question(&promise.id) {
            Some(question) => kept(promise, question, faults),
            None if faults.unread(&promise.id) => {}
            None => faults.add("contract", "", &words.no_question, &[("id", &promise.id)]),
        }
    }
    for stage in faults.curriculum.stages() {
        for question in stage.ask.iter().filter_map(Ask::question) {
            let at = At::new(stage, question);
            if !at.is_pause() && !contract.questions.iter().any(|promise| promise.id == question.id) {
                faults.add(&at.place, "", &words.new, &[]);
            }
        }
    }
}

fn kept(promise: &Promise, question: &Question, faults: &mut Faults<'_>) {
    let (place, words) = (format!("contract, {}", promise.id), &faults.words.contract);
    let quoted = |text: &str| if text.is_empty() { words.none.clone() } else { format!("`{text}`") };
    let mut differs = |what: &str, promised: String, found: String| {
        if promised != found {
            faults.add(&place, "", &words.differs, &[("what", what), ("promised", &promised), ("found", &found)]);
        }
    };
    differs(&words.kind, format!("{:?}", promise.kind), format!("{:?}", question.kind));
    differs(&words.privacy, format!("{:?}", promise.privacy), format!("{:?}", question.privacy));
    differs(&words.stem, quoted(&promise.stem), quoted(&question.stem));
    differs(
        &words.options,
        quoted(&listed(&promise.options)),
        quoted(&listed(&question.options.iter().map(option).collect::<Vec<_>>())),
    );
    differs(
        &words.columns,
        quoted(&cells(&promise.columns)),
        quoted(&cells(&question.columns.iter().map(column).collect::<Vec<_>>())),
    );
    let only = question.only.as_ref().map(|only| (only.column.clone(), only.is.clone()));
    differs(&words.condition, format!("{:?}", promise.only), format!("{only:?}"));
    differs(&words.moves, quoted(&sorted(&promise.moves)), quoted(&sorted(&question.moves)));
}

fn option(option: &Opt) -> (String, String) {
    (option.id.clone(), option.label.to_string())
}

fn column(column: &Column) -> (String, Privacy, Vec<String>) {
    let cells = match &column.kind {
        ColumnKind::OneOf(options) => options.iter().map(cell).collect(),
        ColumnKind::Words | ColumnKind::Date => Vec::new(),
    };
    (column.id.clone(), column.privacy, cells)
}

/// An option of a cell, whose label is promised to be its id.
fn cell(option: &Opt) -> String {
    if option.label == option.id { option.id.clone() } else { format!("{} ({})", option.id, option.label.as_str()) }
}

fn listed(options: &[(String, String)]) -> String {
    options.iter().map(|(id, label)| format!("{id}: {label}")).collect::<Vec<_>>().join(" · ")
}

fn cells(columns: &[(String, Privacy, Vec<String>)]) -> String {
    let one = |(id, privacy, cells): &(String, Privacy, Vec<String>)| format!("{id} {privacy:?} {}", cells.join("/"));
    columns.iter().map(one).map(|column| column.trim_end().to_owned()).collect::<Vec<_>>().join(" · ")
}

fn sorted(moves: &[String]) -> String {
    let mut moves = moves.to_vec();
    crate::in_order::by(&mut moves, Ord::cmp);
    moves.join(" · ")
}
