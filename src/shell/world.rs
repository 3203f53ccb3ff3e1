//! The world as it is: what comes from the terminal, the saver and signals, and what demur asks of them.

mod heard;
mod reports;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use self::heard::{Heard, reports_to};
use self::heard::{input_event, told};
use super::bundle::{bundle, typed};
use super::clipboard::Clipboard;
use super::clock;
use super::dictionaries::Speller;
use super::ear::{self, Ear, Silence, Voice};
use super::environment::{Environment, Places};
use super::event_loop::{Flow, World};
use super::following::Followers;
use super::keyholder::{self, Derived, Keyholder};
use super::look_back::LookBack;
use super::outside::{self, Kept};
use super::papers::{self, Refused};
use super::preferences;
use super::saver::{Ending, Saver};
use super::signals::Asked;
use super::store::holdings::written;
use super::store::{Keep, say};
use super::terminal::{Out, Tty};
use crate::app::{Effect, Event, ExportFault, Keeping, Side};
use crate::day::Now;
use crate::settings::{self, Change};
use crate::words::store::Store;

/// A newline that follows letters this fast belongs to a burst, if more letters follow it as fast.
const BURST: Duration = Duration::from_millis(8);
/// At most so many events are taken at once, so that a flood still shows.
const AT_ONCE: usize = 4096;
/// A tick comes this much after its second has begun, so that it is not heard in the second before.
const LATE: Duration = Duration::from_millis(2);
/// So long a leaving writer waits for the disk.
const PATIENCE: Duration = Duration::from_secs(5);

/// How waiting ended.
#[derive(Debug)]
enum Waited {
    Heard(Heard),
    /// The deadline came first.
    Due,
}

/// The world.
#[derive(Debug)]
pub struct Real {
    ear: Ear<Heard>,
    saver: Option<Saver>,
    look_back: Option<LookBack>,
    tty: Tty,
    editor: Option<OsString>,
    clipboard: Clipboard,
    speller: Speller,
    words: Arc<Store>,
    newest: u64,
    now: Now,
    last: Option<Instant>,
    warned: bool,
    copy_failed: bool,
    /// Who holds the keys, where the workbook may be written.
    keys: Option<Keyholder>,
    speak: Voice<Heard>,
    /// Who may follow this screen.
    followers: Option<Followers>,
    /// Where it is noted down what was written, and of which workbook.
    written: Option<(Places, String)>,
    /// How the last save went, once the writer has left.
    pub ending: Ending,
    /// The file that the workbook moved to, where it did.
    pub moved: Option<PathBuf>,
}

impl Real {
    /// A world to listen to, and what speaks into it.
    ///
    /// # Errors
    /// Where the system has no pipe to give.
    pub fn new(tty: Tty, environment: &Environment, words: Arc<Store>) -> io::Result<(Self, Voice<Heard>)> {
        let (ear, speak) = ear::open()?;
        let world = Self {
            ear,
            saver: None,
            look_back: None,
            tty,
            editor: environment.editor.clone(),
            clipboard: Clipboard::new(environment, told(&speak, Heard::Put)),
            speller: Speller::new(environment, told(&speak, Heard::Spelled)),
            words,
            newest: 0,
            now: clock::moment(),
            last: None,
            warned: false,
            copy_failed: false,
            keys: None,
            speak: speak.clone(),
            followers: None,
            written: None,
            ending: Ending::Saved,
            moved: None,
        };
        Ok((world, speak))
    }

    /// From now on keys are heard.
    ///
    /// # Errors
    /// Where the terminal or the system refuses.
    pub fn hear_keys(&mut self) -> io::Result<()> {
        self.ear.listen(&self.tty)
    }

    /// Words are copied by this way.
    pub fn copy_by(&mut self, way: settings::Clipboard) {
        self.clipboard.go_by(way);
    }

    /// From now on there is somebody who saves.
    pub fn save_with(&mut self, saver: Saver) {
        self.saver = Some(saver);
    }

    /// From now on there is a passphrase to set, or one to check.
    pub fn seal_with(&mut self, keys: Option<Keyholder>) {
        self.keys = keys;
    }

    /// From now on it is noted down what is written of this workbook, and which was used last.
    pub fn note_written(&mut self, places: Places, book: &str) {
        self.written = Some((places, book.to_owned()));
    }

    /// From now on coaches' screens may follow this one; where there is no socket to have, none does.
    pub fn be_followed(&mut self, folder: &Path) {
        let speak = self.speak.clone();
        let count = move |screens| speak.tell(Heard::Followers(screens));
        self.followers = Followers::listen(folder, count).ok();
    }

    /// From now on there is somebody who reads other versions.
    pub fn look_back_with(&mut self, look_back: LookBack) {
        self.look_back = Some(look_back);
    }

    /// Saves all there is, and waits for it a while.
    pub fn finish(&mut self) {
        if let Some(saver) = &self.saver {
            self.ending = saver.finish(PATIENCE);
        }
    }

    /// Waits for what is heard next, until a deadline or the clipboard's. None where nothing more will come.
    fn hear(&mut self, deadline: Option<i64>) -> Option<Waited> {
        let answer = self.clipboard.until();
        let due = deadline.and_then(|at| clock::instant().checked_add(clock::until(at).saturating_add(LATE)));
        let until = answer.into_iter().chain(due).min();
        match self.ear.next(until) {
            Ok(heard) => Some(Waited::Heard(heard)),
            Err(Silence::Due) if answer.is_some() && answer == until => Some(Waited::Heard(Heard::NothingPut)),
            Err(Silence::Due) => Some(Waited::Due),
            Err(Silence::Over) => {
                self.finish();
                None
            }
        }
    }

    /// Takes what waits. A newline at the end of a burst waits a moment for what may follow it.
    fn take_waiting(&mut self, events: &mut Vec<Event>) {
        while events.len() < AT_ONCE {
            let patience = if self.in_burst(events) { BURST } else { Duration::ZERO };
            let Ok(heard) = self.ear.next(clock::instant().checked_add(patience)) else { return };
            events.extend(self.event(heard));
        }
    }

    fn in_burst(&self, events: &[Event]) -> bool {
        let newline = events.last().and_then(typed) == Some('\n');
        let before = events.iter().rev().nth(1).and_then(typed).is_some_and(|c| c != '\n');
        let soon = self.last.is_some_and(|last| clock::instant().duration_since(last) < BURST);
        newline && (before || soon)
    }

    fn event(&mut self, heard: Heard) -> Option<Event> {
        match heard {
            Heard::Input(input) => input_event(input),
            Heard::Report(report) => self.report(report),
            Heard::Asked(Asked::Suspend) => Some(Event::Asked(Effect::Suspend)),
            Heard::Asked(Asked::Continue) => Some(Event::Resumed),
            Heard::Put(put) => self.clipboard.answered(put, &mut Out).map(Event::Copied),
            Heard::NothingPut => self.clipboard.gave_up(&mut Out).map(Event::Copied),
            Heard::Derived(Derived::Checked(right)) => Some(Event::Unlocked(right)),
            Heard::Derived(Derived::Seal(Ok(seal))) => {
                self.with_saver(|saver| saver.reseal(seal));
                None
            }
            Heard::Derived(Derived::Seal(Err(fault))) => Some(Event::Resealed(Err(say::seal(&self.words, fault)))),
            Heard::Followers(screens) => Some(Event::Followers(screens)),
            Heard::Followed(followed) => Some(Event::Followed(followed)),
            Heard::Spelled(unknown) => Some(Event::Spelled { unknown }),
            Heard::Earlier(versions) => Some(Event::Earlier(versions)),
            Heard::Theirs(read) => Some(Event::Theirs(read.map_err(|error| say::error_once(&self.words, &error)))),
        }
    }

    fn with_saver(&self, ask: impl FnOnce(&Saver)) {
        if let Some(saver) = &self.saver {
            ask(saver);
        }
    }

    fn export(&self, path: &str, text: &str) -> Event {
        let whole = papers::typed(path);
        Event::Exported(match papers::write_new(&whole, text.as_bytes()) {
            Ok(()) => {
                if let Some((places, book)) = &self.written {
                    written::note(places, book, &whole);
                }
                Ok(say::at_home(&papers::whole(&whole)))
            }
            Err(Refused::Exists) => Err(ExportFault::Exists(papers::free_beside(path))),
            Err(Refused::Disk(trouble)) => Err(ExportFault::Failed(say::not_written(&self.words, &trouble))),
        })
    }

    fn keep_setting(&self, change: &Change) -> Option<Event> {
        let (places, _) = self.written.as_ref()?;
        Some(Event::SettingKept(preferences::keep(places, change, &self.words).map(|()| None)))
    }

    fn begin_settings_anew(&self, changes: &[Change]) -> Option<Event> {
        let (places, _) = self.written.as_ref()?;
        Some(Event::SettingKept(preferences::begin_anew(places, changes, &self.words).map(Some)))
    }

    fn derive(&self, ask: impl FnOnce(&Keyholder, keyholder::Teller)) {
        if let Some(keys) = &self.keys {
            let speak = self.speak.clone();
            ask(keys, Box::new(move |derived| speak.tell(Heard::Derived(derived))));
        }
    }

    fn edit_outside(&self, text: &str, outcomes: &mut Vec<Event>) -> Flow {
        let folder =
            self.written.as_ref().map(|(places, book)| super::store::state_of(places, book)).ok_or(Kept::NoFile);
        let left = folder.and_then(|folder| outside::edit(self.editor.as_deref(), &folder, text, &self.tty));
        self.tty.re_enter().unwrap_or_default();
        outcomes.push(Event::EditedOutside(left.map_err(|kept| kept.told(&self.words).to_owned())));
        Flow::Afresh
    }

    /// A writer who leaves while nothing could be saved is asked once more.
    fn leave(&mut self, outcomes: &mut Vec<Event>) -> Flow {
        self.finish();
        let lost = matches!(self.ending, Ending::Unsaved(_) | Ending::NoAnswer);
        if lost && !self.warned {
            self.warned = true;
            // A disk that does not answer has no other place to give, either.
            outcomes.extend(matches!(self.ending, Ending::Unsaved(_)).then_some(Event::Stayed));
            outcomes.push(Event::Keeping(Keeping::Failed(self.words.stay_once.clone())));
            return Flow::On;
        }
        Flow::Leave
    }
}

impl World for Real {
    fn next(&mut self, deadline: Option<i64>) -> Option<Vec<Event>> {
        loop {
            let heard = match self.hear(deadline)? {
                Waited::Heard(heard) => heard,
                Waited::Due => return Some(vec![Event::Tick]),
            };
            let mut events: Vec<Event> = self.event(heard).into_iter().collect();
            self.take_waiting(&mut events);
            self.last = Some(clock::instant());
            if !events.is_empty() {
                return Some(bundle(events));
            }
        }
    }

    fn now(&mut self) -> Now {
        self.now = clock::moment_after(self.now);
        self.now
    }

    fn perform(&mut self, effect: Effect, outcomes: &mut Vec<Event>) -> Flow {
        match effect {
            Effect::Keep(workbook) => {
                self.newest = self.saver.as_ref().map_or(self.newest, |saver| saver.keep(workbook));
            }
            Effect::Checkpoint => self.with_saver(Saver::checkpoint),
            Effect::Copy(words) => outcomes.extend(self.clipboard.copy(words, &mut Out).map(Event::Copied)),
            Effect::Spell(words) => self.speller.ask(words),
            Effect::Export { path, text } => outcomes.push(self.export(&path, &text)),
            Effect::LookBack(today) => {
                if let Some(look_back) = &self.look_back {
                    look_back.earlier(today);
                }
            }
            Effect::ReadTheirs => {
                if let Some(look_back) = &self.look_back {
                    look_back.theirs();
                }
            }
            Effect::KeepVersion(version) => self.with_saver(|saver| saver.keep_version(version)),
            Effect::Elsewhere(path) => self.with_saver(|saver| saver.elsewhere(papers::typed(&path))),
            Effect::EditOutside(text) => return self.edit_outside(&text, outcomes),
            Effect::NameKeys(language, names) => {
                self.words = preferences::renamed(language, &names, &self.words);
            }
            Effect::CopyBy(way) => self.clipboard.go_by(way),
            Effect::KeepSetting(change) => outcomes.extend(self.keep_setting(&change)),
            Effect::NewSettings(changes) => outcomes.extend(self.begin_settings_anew(&changes)),
            Effect::Mouse(wanted) => self.tty.listen_to_mouse(wanted).unwrap_or_default(),
            Effect::Settle(Side::Mine) => self.with_saver(|saver| saver.settle(Keep::Mine)),
            Effect::Settle(Side::Theirs) => self.with_saver(|saver| saver.settle(Keep::Theirs)),
            Effect::Passphrase(passphrases) => self.derive(|keys, tell| keys.change(passphrases, tell)),
            Effect::Unlock(passphrase) => self.derive(|keys, tell| keys.check(passphrase, tell)),
            Effect::Follow(followed) => {
                if let Some(followers) = &self.followers {
                    followers.tell(followed);
                }
            }
            Effect::Suspend => {
                self.finish();
                if self.tty.suspend().is_err() {
                    return Flow::Leave;
                }
                return Flow::Afresh;
            }
            Effect::Redraw => {
                self.tty.re_enter().unwrap_or_default();
                return Flow::Afresh;
            }
            Effect::Leave => return self.leave(outcomes),
        }
        Flow::On
    }
}
