//! A passphrase asked for on the terminal itself: without echo, whatever standard input and output are.

use std::fs::File;
use std::io::{self, Read as _, Write as _};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::text::Secret;

/// The terminal that a passphrase can be asked for on.
pub struct Prompt {
    tty: File,
}

impl Prompt {
    /// The terminal of this process; none where it has none.
    #[must_use]
    pub fn open() -> Option<Self> {
        File::options().read(true).write(true).open("/dev/tty").ok().map(|tty| Self { tty })
    }

    /// Says something there.
    pub fn say(&mut self, words: &str) {
        // A terminal that takes nothing is found out when it is read.
        self.tty.write_all(words.as_bytes()).and_then(|()| self.tty.flush()).unwrap_or_default();
    }

    /// Asks, and hears a line that is not shown. None where the writer gave up: Ctrl-C, Ctrl-D, or a terminal that is
    /// gone.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn ask(&mut self, words: &str) -> io::Result<Option<Secret>> {
        let before = tcgetattr(&self.tty)?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        let end = give_back_when_ended(&self.tty, before.clone())?;
        tcsetattr(&self.tty, OptionalActions::Flush, &silent)?;
        self.say(words);
        let heard = self.line();
        tcsetattr(&self.tty, OptionalActions::Flush, &before)?;
        end.close();
        self.say("\n");
        heard
    }

    fn line(&mut self) -> io::Result<Option<Secret>> {
        let (mut heard, mut bytes) = (Secret::default(), Vec::new());
        loop {
            let mut byte = [0];
            if self.tty.read(&mut byte)? == 0 {
                return Ok(None);
            }
            match byte {
                [b'\r' | b'\n'] => return Ok(Some(heard)),
                [0x03 | 0x04] => return Ok(None),
                [0x7f | 0x08] => heard.pop(),
                // Ctrl-U begins anew.
                [0x15] => heard = Secret::default(),
                [byte] => bytes.push(byte),
            }
            // A letter may be several bytes.
            if let Ok(letters) = std::str::from_utf8(&bytes) {
                heard.push(&letters.replace(char::is_control, ""));
                bytes.clear();
            } else if bytes.len() > 3 {
                bytes.clear();
            }
        }
    }
}

/// A signal that ends the program while nothing is shown gives the terminal back first.
fn give_back_when_ended(tty: &File, before: Termios) -> io::Result<signal_hook::iterator::Handle> {
    let tty = tty.try_clone()?;
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    let handle = signals.handle();
    std::thread::Builder::new().name("prompt".to_owned()).spawn(move || {
        // The first one is enough; none comes once this is closed.
        if let Some(signal) = signals.forever().next() {
            tcsetattr(&tty, OptionalActions::Now, &before).unwrap_or_default();
            signal_hook::low_level::exit(128 + signal);
        }
    })?;
    Ok(handle)
}
