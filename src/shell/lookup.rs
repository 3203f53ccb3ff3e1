//! Looking things up beside the loop: earlier versions of the workbook, and its file as it is now. Nothing is written.

use std::path::PathBuf;
use std::sync::Arc;

use super::environment::Places;
use super::store::generations::Generations;
use super::store::holdings::written;
use super::store::{file_as_it_is, state_of};
use crate::workbook::{Earlier, Workbook};

/// Which workbook is looked up, and where.
#[derive(Debug, Clone)]
pub struct Lookup {
    places: Places,
    book: String,
    file: PathBuf,
}

/// What was found.
#[derive(Debug)]
pub enum Found {
    /// Earlier versions, newest first.
    Earlier(Vec<Earlier>),
    /// The file as it is; none where it is no workbook.
    File(Option<Arc<Workbook>>),
}

/// Whom what was found is told.
pub type Teller = Box<dyn FnOnce(Found) + Send>;

impl Lookup {
    /// The folder of the workbook's state.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        state_of(&self.places, &self.book)
    }

    /// For a workbook by its id and its file.
    #[must_use]
    pub const fn new(places: Places, book: String, file: PathBuf) -> Self {
        Self { places, book, file }
    }

    /// Reads the earlier versions, on a thread of its own.
    pub fn earlier(&self, tell: Teller) {
        let folder = state_of(&self.places, &self.book);
        let ring = self.places.ring.clone();
        Self::apart(move || Found::Earlier(Generations::of(&folder).read(&ring)), tell);
    }

    /// Reads the file, on a thread of its own.
    pub fn file(&self, tell: Teller) {
        let (file, ring) = (self.file.clone(), self.places.ring.clone());
        Self::apart(move || Found::File(file_as_it_is(&file, &ring).map(Arc::new)), tell);
    }

    /// Notes down what was written of the workbook.
    pub fn wrote(&self, path: &std::path::Path) {
        written::note(&self.places, &self.book, path);
    }

    /// The workbook goes on in another file.
    pub fn moved(&mut self, file: PathBuf) {
        super::store::remember(&self.places, &file);
        self.file = file;
    }

    /// Where the system has no thread to give, nothing is found: the screen goes on saying that it reads.
    fn apart(find: impl FnOnce() -> Found + Send + 'static, tell: Teller) {
        let thread = std::thread::Builder::new().name("lookup".to_owned()).spawn(move || tell(find()));
        drop(thread);
    }
}
