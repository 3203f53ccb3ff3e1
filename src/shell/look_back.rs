//! Reading other versions of the workbook: earlier ones, and the one that somebody else wrote. Each question is answered
//! by a thread of its own, which ends with its answer: up to fifty files are read, and nobody waits for them.

use std::path::PathBuf;
use std::sync::Arc;

use super::ear::Voice;
use super::store::generations::{Generation, Generations};
use super::store::load;
use super::store::seal::Ring;
use super::world::Heard;
use crate::app::{Content, Earlier};
use crate::saved;
use crate::workbook::Workbook;

/// Who reads other versions.
#[derive(Debug)]
pub struct LookBack {
    earlier: Option<Generations>,
    path: PathBuf,
    ring: Ring,
    content: Arc<Content>,
    tell: Voice<Heard>,
}

impl LookBack {
    /// Reads the versions that are kept there, and the workbook's file; tells them as [`Heard`].
    #[must_use]
    pub fn new(
        earlier: Option<Generations>,
        (path, ring): (PathBuf, Ring),
        content: Arc<Content>,
        tell: Voice<Heard>,
    ) -> Self {
        Self { earlier, path, ring, content, tell }
    }

    /// The workbook's file is another one now.
    pub fn moved(&mut self, path: PathBuf) {
        self.path = path;
    }

    /// Reads the earlier versions, newest first, and holds each against the workbook of today.
    pub fn earlier(&self, today: Arc<Workbook>) {
        let (earlier, ring, content) = (self.earlier.clone(), self.ring.clone(), Arc::clone(&self.content));
        self.answer(move || {
            let all = earlier.map(|earlier| earlier.all()).unwrap_or_default();
            Heard::Earlier(all.iter().map(|one| read(one, &ring, &today, &content)).collect())
        });
    }

    /// Reads the version that is in the workbook's file now.
    pub fn theirs(&self) {
        let (path, ring) = (self.path.clone(), self.ring.clone());
        self.answer(move || Heard::Theirs(load::workbook(&path, &ring).map(Arc::new)));
    }

    fn answer(&self, find: impl FnOnce() -> Heard + Send + 'static) {
        let tell = self.tell.clone();
        let work = move || tell.tell(find());
        // A machine that has no thread to give leaves the screen at "reading"; nothing else waits for it.
        std::thread::Builder::new().name("look-back".to_owned()).spawn(work).map(drop).unwrap_or_default();
    }
}

fn read(generation: &Generation, ring: &Ring, today: &Workbook, content: &Content) -> Earlier {
    let version = generation.read(ring).ok().map(Arc::new);
    let count = |count: &dyn Fn(&Workbook) -> usize| version.as_deref().map(count).unwrap_or_default();
    let words = count(&saved::words);
    let apart = count(&|then| today.words_apart(then, &content.curriculum));
    Earlier { at: generation.at, version, words, apart }
}
