//! Stages of a pack, laid over the built-in ones: one of the same name replaces, another is put in.

use super::manifest::{Goes, Manifest};
use super::{MANIFEST, Reader, STAGES};
use crate::curriculum::check::{AGAIN, Near};
use crate::curriculum::salvage::salvage;
use crate::curriculum::{Ask, ColumnKind, Question, Stage};
use crate::words::fill;

/// Names of content that is no stage.
const OURS: [&str; 3] = ["walk", "sources", "contract"];
/// More than these are no walk: every answer of a workbook must fit into its file, every list on a screen.
const MOST_STAGES: usize = 60;
const MOST_QUESTIONS: usize = 300;
const MOST_ITEMS: usize = 60;

/// The stages as they are laid.
pub(super) struct Laid {
    pub stages: Vec<Stage>,
    pub added: usize,
    pub replaced: usize,
}

impl Reader<'_> {
    pub(super) fn stages(&mut self, manifest: &Manifest) -> Laid {
        let mut laid = Laid { stages: self.built_in.curriculum.stages().to_vec(), added: 0, replaced: 0 };
        let mut new: Vec<(String, Option<Stage>)> = Vec::new();
        let files: Vec<(String, &str)> =
            self.sheets.iter().filter_map(|sheet| Some((stage_of(sheet.name)?.to_owned(), sheet.text))).collect();
        for (id, text) in files {
            let stage = self.stage(&id, text);
            match laid.stages.iter_mut().find(|other| other.id == id) {
                Some(place) => {
                    laid.replaced += 1;
                    *place = stage.unwrap_or_else(|| place.clone());
                }
                None => new.push((id, stage)),
            }
        }
        for (nth, goes) in manifest.stages.iter().enumerate() {
            let again = manifest.stages.iter().take(nth).any(|other| other.file == goes.file);
            self.goes(goes, again, &mut laid, &mut new);
        }
        for (id, stage) in new {
            let file = format!("{STAGES}/{id}.ron");
            let says = if OURS.contains(&id.as_str()) { &self.words.pack.ours } else { &self.words.pack.not_placed };
            self.fault(&file, 1, says.clone());
            laid.stages.extend(stage);
        }
        laid
    }

    /// Reads one stage.
    fn stage(&mut self, id: &str, text: &str) -> Option<Stage> {
        let file = format!("{STAGES}/{id}.ron");
        let found = salvage::<Stage>((&file, text), self.words, &mut self.patience);
        self.unreadable(&file, found.faults);
        self.unread.extend(found.left_out);
        let Some(mut stage) = found.read else {
            self.unread.insert(id.to_owned());
            return None;
        };
        if stage.id != id {
            let says = fill(&self.words.pack.misnamed, &[("id", &stage.id)]);
            let wrong = std::mem::replace(&mut stage.id, id.to_owned());
            self.at(&file, &wrong, &Near::default(), says);
        }
        Some(stage)
    }

    /// Puts a new stage where the manifest says.
    fn goes(&mut self, goes: &Goes, again: bool, laid: &mut Laid, new: &mut Vec<(String, Option<Stage>)>) {
        let id = goes.file.trim_end_matches(".ron");
        let words = &self.words.pack;
        let told = |sentence: &str| fill(sentence, &[("file", &goes.file), ("after", &goes.after)]);
        let near = Near::words(&goes.file);
        if again {
            return self.at(MANIFEST, "", &Near { field: AGAIN, ..near }, told(&words.placed_twice));
        }
        if self.built_in.curriculum.stage(id).is_some() {
            return self.at(MANIFEST, "", &near, told(&words.keeps_place));
        }
        let Some(found) = new.iter().position(|(other, _)| other == id) else {
            if !self.unread.contains(id) {
                self.at(MANIFEST, "", &near, told(&words.no_stage_file));
            }
            return;
        };
        if OURS.contains(&id) {
            return;
        }
        let (_, stage) = new.remove(found);
        laid.added += 1;
        let after = laid.stages.iter().position(|stage| stage.id == goes.after);
        if after.is_none() && !self.unread.contains(&goes.after) {
            self.at(MANIFEST, "", &Near::words(&goes.after), told(&words.no_after));
        }
        if let Some(stage) = stage {
            laid.stages.insert(after.map_or(laid.stages.len(), |at| at + 1), stage);
        }
    }

    /// Whether everything fits; what does not is at fault, and nothing further is looked for in it.
    pub(super) fn fits(&mut self, stages: &[Stage]) -> bool {
        let before = self.faults.len();
        let most = |sentence: &str, most: usize| fill(sentence, &[("n", &most.to_string())]);
        if stages.len() > MOST_STAGES {
            self.fault(MANIFEST, 1, most(&self.words.pack.many_stages, MOST_STAGES));
        }
        if stages.iter().map(|stage| stage.ask.len()).sum::<usize>() > MOST_QUESTIONS {
            self.fault(MANIFEST, 1, most(&self.words.pack.many_questions, MOST_QUESTIONS));
        }
        for stage in stages {
            let full = stage.ask.iter().filter_map(Ask::question).filter(|question| items(question) > MOST_ITEMS);
            for question in full.take(MOST_ITEMS) {
                let file = format!("{STAGES}/{}.ron", stage.id);
                self.at(&file, &question.id, &Near::default(), most(&self.words.pack.many_items, MOST_ITEMS));
            }
        }
        self.faults.len() == before
    }
}

/// How many things one question lists.
fn items(question: &Question) -> usize {
    let cells = question.columns.iter().map(|column| match &column.kind {
        ColumnKind::OneOf(cells) => cells.len(),
        ColumnKind::Words | ColumnKind::Date => 1,
    });
    let lists = [question.options.len(), question.starters.len(), question.follow_ups.len(), question.days.len()];
    let more = [question.moves.len(), question.offered_from.len()];
    lists.into_iter().chain(more).sum::<usize>() + cells.sum::<usize>()
}

/// The stage that a file holds, by the file's name.
fn stage_of(file: &str) -> Option<&str> {
    file.strip_prefix(STAGES)?.strip_prefix('/')?.strip_suffix(".ron")
}
