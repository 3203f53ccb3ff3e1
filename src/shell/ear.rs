//! What is heard: from the terminal, and from other threads. The one thread that draws waits for all of it.
//!
//! It reads the keys itself. A thread of their own between it and the terminal would cost every key a change of threads,
//! which takes longer than all that demur does for it.

use std::collections::VecDeque;
use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::clock;
use super::input::{Input, Keys};
use super::terminal::Tty;

/// Hears. It keeps the keys that it has read and not yet told.
pub struct Ear<T> {
    keys: Option<Keys>,
    read: VecDeque<Input>,
    told: Receiver<T>,
    woken: PipeReader,
}

/// Tells an ear from another thread. Clones tell the same one.
#[derive(Debug)]
pub struct Voice<T> {
    to: Sender<T>,
    wake: Arc<PipeWriter>,
}

/// Why nothing is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// It was not to be waited for any longer.
    Due,
    /// Nobody can speak any more, or the system can't wait.
    Over,
}

impl<T> std::fmt::Debug for Ear<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ear({} not told, {:?})", self.read.len(), self.keys)
    }
}

/// An ear that does not hear the terminal yet, and its voice.
///
/// # Errors
/// Where the system has no pipe to give.
pub fn open<T>() -> io::Result<(Ear<T>, Voice<T>)> {
    let (to, told) = channel();
    let (woken, wake) = io::pipe()?;
    // A full pipe wakes as well as one more byte would.
    rustix::io::ioctl_fionbio(&wake, true)?;
    rustix::io::ioctl_fionbio(&woken, true)?;
    Ok((Ear { keys: None, read: VecDeque::new(), told, woken }, Voice { to, wake: Arc::new(wake) }))
}

impl<T> Clone for Voice<T> {
    fn clone(&self) -> Self {
        Self { to: self.to.clone(), wake: Arc::clone(&self.wake) }
    }
}

impl<T> Voice<T> {
    /// Tells it; nobody may be listening any more at the very end.
    pub fn tell(&self, news: T) {
        self.reaches(news);
    }

    /// The same, and whether somebody listens.
    pub fn reaches(&self, news: T) -> bool {
        let told = self.to.send(news).is_ok();
        (&*self.wake).write(&[0]).map(drop).unwrap_or_default();
        told
    }
}

impl<T: From<Input>> Ear<T> {
    /// From now on the terminal is heard, too.
    ///
    /// # Errors
    /// Where the terminal or the system refuses.
    pub fn listen(&mut self, tty: &Tty) -> io::Result<()> {
        self.keys = Some(Keys::of(tty)?);
        Ok(())
    }

    /// What is heard next: at once where something waits, else as soon as something comes, and no later than `until`.
    /// Without that it waits as long as it takes.
    ///
    /// # Errors
    /// [`Silence`], where nothing was heard.
    pub fn next(&mut self, until: Option<Instant>) -> Result<T, Silence> {
        loop {
            if let Some(input) = self.read.pop_front() {
                return Ok(input.into());
            }
            if let Ok(news) = self.told.try_recv() {
                return Ok(news);
            }
            self.wait(until)?;
        }
    }

    /// Sleeps until there is something, and takes from the terminal what it has.
    fn wait(&mut self, until: Option<Instant>) -> Result<(), Silence> {
        let patience = until.map(|until| until.saturating_duration_since(clock::instant()));
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let woken = self.woken.as_fd();
        let [keys, size] = self.keys.as_mut().map_or([woken; 2], Keys::await_both);
        let mut watched = [woken, keys, size].map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN));
        match poll(&mut watched, patience.as_ref()) {
            Ok(0) => return Err(Silence::Due),
            Ok(_) => {}
            Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
            Err(_) => return Err(Silence::Over),
        }
        let [woken, keys, size] = watched.map(|fd| fd.revents());
        if woken.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) && !woken.contains(PollFlags::IN) {
            return Err(Silence::Over);
        }
        if woken.contains(PollFlags::IN) {
            // What is written there says nothing but that something was told.
            self.woken.read(&mut [0; 64]).map(drop).unwrap_or_default();
        }
        let heard = self.keys.as_mut().is_none_or(|terminal| terminal.hear(keys, size, &mut self.read));
        if !heard {
            // Asking a dead terminal again would only burn the processor.
            self.keys = None;
            self.read.push_back(Input::Gone);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[derive(Debug, PartialEq, Eq)]
    enum Heard {
        Input(Input),
        News(u32),
    }

    impl From<Input> for Heard {
        fn from(input: Input) -> Self {
            Self::Input(input)
        }
    }

    fn soon() -> Option<Instant> {
        clock::instant().checked_add(Duration::from_millis(5))
    }

    #[test]
    fn what_was_told_is_heard_in_order_and_then_nothing() {
        let (mut ear, voice) = open::<Heard>().unwrap();
        assert!((0..1000).all(|number| voice.clone().reaches(Heard::News(number))));
        let heard: Vec<_> = std::iter::from_fn(|| ear.next(soon()).ok()).collect();
        assert_eq!(heard, (0..1000).map(Heard::News).collect::<Vec<_>>());
        assert_eq!(ear.next(soon()), Err(Silence::Due));
    }

    #[test]
    fn a_full_pipe_holds_nobody_up() {
        let (mut ear, voice) = open::<Heard>().unwrap();
        // More than any pipe takes.
        assert!((0..200_000).all(|number| voice.reaches(Heard::News(number))));
        assert!((0..200_000).all(|number| ear.next(None) == Ok(Heard::News(number))));
    }

    #[test]
    fn a_voice_from_another_thread_wakes_it() {
        let (mut ear, voice) = open::<Heard>().unwrap();
        let speaking = std::thread::spawn(move || {
            // Long enough that the ear sleeps by then.
            std::thread::sleep(Duration::from_millis(30));
            voice.reaches(Heard::News(7))
        });
        assert_eq!(ear.next(None), Ok(Heard::News(7)));
        assert!(speaking.join().unwrap());
    }

    #[test]
    fn nobody_listening_is_told_to_who_speaks() {
        let (ear, voice) = open::<Heard>().unwrap();
        drop(ear);
        assert!(!voice.reaches(Heard::News(1)));
    }

    #[test]
    fn where_nobody_can_speak_any_more_it_does_not_wait() {
        let (mut ear, voice) = open::<Heard>().unwrap();
        voice.tell(Heard::News(1));
        drop(voice);
        assert_eq!([ear.next(None), ear.next(None)], [Ok(Heard::News(1)), Err(Silence::Over)]);
    }
}
