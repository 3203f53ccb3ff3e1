//! A sitting at the full screen, from the first frame to the last save.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::emergency::Emergency;
use super::environment::{Environment, Places};
use super::keyholder::Keyholder;
use super::look_back::LookBack;
use super::saver::{Ending, Saver};
use super::store::seal::Closer;
use super::store::{Notice, Opened, Standing, names, say, state_of};
use super::terminal::{Tty, take};
use super::world::{Heard, Real, reports_to};
use super::{background, clock, event_loop, following, hints, panic, preferences, signals};
use crate::app::{App, Cause, Content, Other, Start, Theme};
use crate::words::store::Store;
use crate::workbook::Workbook;

/// How a sitting ended.
#[derive(Debug)]
pub enum Departure {
    /// Everything is saved; in that file, where the workbook moved to another one.
    Saved(Option<PathBuf>),
    /// It isn't all where it should be: what to say.
    Unsaved(String),
}

/// Sits down with an opened workbook until its writer leaves. Beside what the writer set comes what else is to be said
/// at the start.
///
/// # Errors
/// Where the terminal or the system refuses what a full screen needs. Everything typed is saved all the same.
pub fn sit(
    mut opened: Opened,
    content: Arc<Content>,
    words: &Arc<Store>,
    environment: &Environment,
    places: &Places,
    (preferred, said): (&preferences::Read, Vec<String>),
) -> io::Result<Departure> {
    let words = &preferences::sentences(preferred, &content.words.screen, words);
    let (standing, book) = match opened.standing {
        Standing::Writing(book) => (String::new(), Some(*book)),
        Standing::ReadOnly(why) => (say::read_only(words, why), None),
    };
    // Where the workbook may only be read, what it is under still hides it.
    let closer = book.as_ref().map_or_else(|| Closer::new(places.ring.last()), |book| book.original.closer().clone());
    let keys = Some(Keyholder::new(places.ring.clone(), closer));
    let mut notices: Vec<String> = opened.notices.iter().map(|notice| say::notice(words, notice)).collect();
    notices.extend(said);
    let other = other(&opened.notices, opened.other);
    // Where nothing but the place was restored there is nothing to compare.
    let differs = |other: &Other| opened.workbook.words_apart(&other.version, &content.curriculum) > 0;
    let other = other.filter(|other| other.cause == Cause::Apart || differs(other));
    notices.extend(other.as_ref().map(|_| words.alt_compares.clone()));
    notices.extend(opened.notices.contains(&Notice::OlderPutBack).then(|| words.alt_history.clone()));
    let faults = preferences::faults(preferred, places, &content.words.screen, words);
    notices.extend(preferences::notice(&faults, words));
    let settings = &preferred.settings;
    let background = background::asked(settings, environment.no_color);
    let first = Arc::new(opened.workbook.clone());
    let app = App::new(Start {
        content: Arc::clone(&content),
        workbook: opened.workbook,
        now: clock::moment(),
        theme: Theme::of(settings.theme, environment.colours(), background),
        standing,
        notice: notices.join(" "),
        other,
        kept_in: say::at_home(&opened.path),
        sealed: keys.as_ref().is_some_and(Keyholder::is_sealed),
    });
    let Some(mut app) = app else { return Err(io::ErrorKind::InvalidData.into()) };
    app.surround(environment.colours(), background);
    app.set_up(preferred);
    app.know_hints(&hints::read(places));
    let known = app.hints_known().len();
    let tty = Tty::default();
    panic::guard_beginning(words, &tty);
    let (mut screen, taken) = take(&tty, settings.mouse)?;
    event_loop::draw(&mut app, &mut screen)?;
    // The first frame stands. What nobody need have waited for comes now, before anything can be saved; whoever ends
    // demur meanwhile has the terminal back.
    let (mut world, speak) = Real::new(tty.clone(), environment, Arc::clone(words))?;
    let emergency = Emergency::new(None, tty);
    let ask = speak.clone();
    signals::watch(&emergency, move |asked| ask.tell(Heard::Asked(asked)))?;
    opened.chores.finish();
    names::remember(places, &opened.path);
    world.copy_by(settings.clipboard);
    world.note_written(places.clone(), &first.book);
    let look_back = LookBack::new(opened.earlier, (opened.path, places.ring.clone()), content, speak.clone());
    world.look_back_with(look_back);
    world.seal_with(keys);
    if let Some(book) = book {
        let folder = state_of(places, &first.book);
        let saver = Saver::start(book, first, reports_to(speak.clone()))?;
        emergency.saves_by(saver.rescue());
        world.save_with(saver);
        world.be_followed(&folder);
        emergency.takes(following::socket(&folder));
    }
    panic::guard(emergency.clone(), Arc::clone(words));
    world.hear_keys()?;
    let run = event_loop::run(&mut app, &mut screen, &mut world);
    if run.is_err() {
        emergency.end_if_hung_up();
        world.finish();
    }
    drop(taken);
    if app.hints_known().len() > known {
        hints::keep(places, &app.hints_known());
    }
    run?;
    Ok(departure(&world.ending, world.moved, words))
}

/// What is said of how the last save went, and where the workbook moved to, if it did.
pub(super) fn departure(ending: &Ending, moved: Option<PathBuf>, words: &Store) -> Departure {
    match ending {
        Ending::Saved => Departure::Saved(moved),
        Ending::InRecovery(error) => {
            Departure::Unsaved(format!("{} {}", say::error_once(words, error), words.words_in_recovery))
        }
        Ending::Unsaved(error) => Departure::Unsaved(say::error_once(words, error)),
        Ending::NoAnswer => Departure::Unsaved(words.no_answer.clone()),
    }
}

/// The second version that was found, and why there are two.
fn other(notices: &[Notice], other: Option<Workbook>) -> Option<Other> {
    let apart = notices.iter().any(|notice| matches!(notice, Notice::Apart { .. }));
    let cause = if apart { Cause::Apart } else { Cause::Restored };
    other.map(|version| Other { version: Arc::new(version), cause })
}
