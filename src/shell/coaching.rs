//! A coach's sitting: the coach's own file opened, the client's screen followed, until the coach leaves.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::emergency::Emergency;
use super::environment::{Environment, Places};
use super::saver::Saver;
use super::sitting::{Departure, departure};
use super::store::{self, Book, Notice, Opened, Standing, StoreError, say, shelf};
use super::terminal::{Tty, take};
use super::world::{Heard, Real, reports_to};
use super::{background, clock, event_loop, following, panic, preferences, signals};
use crate::app::{Content, Theme};
use crate::coach::{Coach, put_together};
use crate::saved;
use crate::settings::hides_after;
use crate::words::store::Store;
use crate::words::{CoachWords, fill};
use crate::workbook::Workbook;

/// The folder of coaches' files, beside the workbooks.
const FOLDER: &str = "coach";
/// So much of a path's fingerprint tells two workbooks of one name apart.
const PRINT: usize = 10;

/// The coach's own file about the client's workbook in that file. The workbook itself is never opened.
#[must_use]
pub fn notes_path(places: &Places, workbook: &Path) -> PathBuf {
    let name = workbook.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let at_home = workbook.parent().is_some_and(|folder| same_folder(folder, &places.data));
    let mut print = saved::hash(workbook.as_os_str().as_encoded_bytes()).to_string();
    print.truncate(PRINT);
    let name = if at_home { name } else { [name.as_str(), "-", &print].concat() };
    places.data.join(FOLDER).join(format!("{name}.ron"))
}

/// The whole path of a workbook, by which notes on it are known. One that is not there yet is known by its folder.
#[must_use]
pub fn whole(workbook: &Path) -> PathBuf {
    let folder = || {
        let folder = workbook.parent().filter(|at| !at.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(std::fs::canonicalize(folder).ok()?.join(workbook.file_name()?))
    };
    std::fs::canonicalize(workbook).ok().or_else(folder).unwrap_or_else(|| workbook.to_owned())
}

/// The coach's own file about a workbook, where there is one.
#[must_use]
pub fn notes_on(places: &Places, workbook: &Path) -> Option<PathBuf> {
    let notes = notes_path(places, &whole(workbook));
    let is = !is_notes(places, workbook) && notes.symlink_metadata().is_ok();
    is.then_some(notes)
}

/// Opens the coach's own file, made if new and called by that name.
///
/// # Errors
/// [`StoreError`].
pub fn open_notes(places: &Places, path: &Path, name: &str) -> Result<Opened, StoreError> {
    shelf::folder(&places.data)?;
    shelf::folder(&places.data.join(FOLDER))?;
    store::open(places, path, name, clock::now())
}

/// True for a coach's own file: no workbook of a client.
#[must_use]
pub fn is_notes(places: &Places, path: &Path) -> bool {
    path.parent().is_some_and(|folder| {
        folder.file_name().is_some_and(|name| name == FOLDER)
            && folder.parent().is_some_and(|data| same_folder(data, &places.data))
    })
}

/// True where both are one folder, whatever links lead to it.
fn same_folder(one: &Path, other: &Path) -> bool {
    let found = |path| std::fs::canonicalize(path).ok();
    one == other || found(one).is_some_and(|one| found(other) == Some(one))
}

/// Every coach's own file, in order of name.
#[must_use]
pub fn all_notes(places: &Places) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(places.data.join(FOLDER)).into_iter().flatten().flatten();
    let ron = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron");
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(ron).collect();
    crate::in_order::by(&mut all, Ord::cmp);
    all
}

/// Sits down with the coach's own file, and follows the screen that has the client's workbook open.
///
/// # Errors
/// Where the terminal or the system refuses what a full screen needs.
pub fn sit(
    ours: Ours,
    client: PathBuf,
    content: Arc<Content>,
    words: &Arc<Store>,
    (environment, places): (&Environment, &Places),
) -> io::Result<Departure> {
    let words = &sentences(&content.words.screen.coach, words);
    let (notices, together) = settle(&ours, &content.words.screen.coach, words);
    let Ours { notes, book, .. } = ours;
    let settings = preferences::read(places).settings;
    let background = background::asked(&settings, environment.no_color);
    let theme = Theme::of(settings.theme, environment.colours(), background);
    let first = Arc::new(notes.clone());
    let mut coach = Coach::new(content, notes, theme, clock::moment());
    if let Some(notes) = together {
        coach.take_up(notes);
    }
    coach.say(notices.join(" "));
    coach.hide_after(hides_after(&settings, book.original.closer().seal().is_some()));
    let tty = Tty::default();
    let (mut world, speak) = Real::new(tty.clone(), environment, Arc::clone(words))?;
    panic::guard_beginning(words, &tty);
    let (mut screen, taken) = take(&tty, settings.mouse)?;
    event_loop::draw(&mut coach, &mut screen)?;
    let saver = Saver::start(book, first, reports_to(speak.clone()))?;
    let rescue = saver.rescue();
    world.save_with(saver);
    let emergency = Emergency::new(Some(rescue), tty.clone());
    panic::guard(emergency.clone(), Arc::clone(words));
    let ask = speak.clone();
    signals::watch(&emergency, move |asked| ask.tell(Heard::Asked(asked)))?;
    let (tell, searched) = (speak.clone(), places.clone());
    following::follow(
        move || store::folder_at(&searched, &client),
        move |followed| tell.reaches(Heard::Followed(followed)),
    )?;
    world.hear_keys()?;
    let run = event_loop::run(&mut coach, &mut screen, &mut world);
    if run.is_err() {
        emergency.end_if_hung_up();
        world.finish();
    }
    drop(taken);
    run?;
    Ok(departure(&world.ending, None, words))
}

/// The coach's own file for writing, and what is to be said of its opening.
#[derive(Debug)]
pub struct Ours {
    notes: Workbook,
    book: Book,
    notices: Vec<Notice>,
    other: Option<Workbook>,
}

/// The coach's own file for writing.
///
/// # Errors
/// Why it may only be read.
pub fn for_writing(opened: Opened) -> Result<Ours, store::Why> {
    let Opened { workbook: notes, standing, notices, other, .. } = opened;
    match standing {
        Standing::Writing(book) => Ok(Ours { notes, book: *book, notices, other }),
        Standing::ReadOnly(why) => Err(why),
    }
}

/// What is said of the opening; and where the notes went apart, both versions in one. Where they would be too long
/// together the other one stays where it is kept.
fn settle(ours: &Ours, words: &CoachWords, store: &Store) -> (Vec<String>, Option<Workbook>) {
    let apart = ours.notices.iter().any(|notice| matches!(notice, Notice::Apart { .. }));
    let together = ours.other.as_ref().filter(|_| apart).map(|other| put_together(&ours.notes, other));
    let together = together.filter(|notes| saved::fits(notes).is_ok());
    let said = |notice: &Notice| {
        if let (Notice::Apart { kept, .. }, Some(_)) = (notice, &together) {
            return fill(&words.together, &[("path", &say::shown(kept))]);
        }
        say::notice(store, notice)
    };
    (ours.notices.iter().map(said).collect(), together)
}

/// The sentences about files, with those in them that are true on a coach's screen: there is nothing to choose there.
fn sentences(words: &CoachWords, store: &Store) -> Arc<Store> {
    let (conflict, changed_once) = (words.conflict, words.changed);
    let words_in_recovery = words.in_recovery;
    Arc::new(Store {
        conflict: conflict.to_string(),
        changed: changed_once.to_string(),
        changed_once: changed_once.to_string(),
        words_in_recovery: words_in_recovery.to_string(),
        ..store.clone()
    })
}
