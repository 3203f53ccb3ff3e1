//! The desktop's clipboard, on a thread of its own: it may be slow to answer, and on X11 whoever copied has to hand the
//! words out for as long as they are to be had.
//!
//! The thread is started by the first copy, sleeps in between, and ends with demur. Only a display of this machine is
//! spoken to, over its socket.

#[cfg(feature = "clipboard")]
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// What the system copies to stays there when demur is gone.
pub const KEEPS: bool = cfg!(target_os = "macos");
/// So long demur waits at its end for the desktop to take over what was copied.
const FAREWELL: Duration = Duration::from_millis(300);

/// Whom the thread tells.
pub type Tell = Box<dyn Fn(Put) + Send>;

/// Words were put on the clipboard, or could not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Put {
    /// Which words.
    pub ticket: u64,
    /// They are there.
    pub done: bool,
}

/// The desktop's clipboard.
pub struct Desktop {
    display: Option<PathBuf>,
    tell: Option<Tell>,
    thread: Option<Thread>,
}

struct Thread {
    ask: Sender<(u64, String)>,
    /// Closed once the thread has ended.
    ended: Receiver<()>,
}

impl std::fmt::Debug for Desktop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desktop({:?}, asked: {})", self.display, self.thread.is_some())
    }
}

impl Desktop {
    /// A desktop that nobody has asked yet. `display` is the socket of an X display.
    pub fn new(display: Option<PathBuf>, tell: Tell) -> Self {
        Self { display, tell: Some(tell), thread: None }
    }

    /// True where it is worth asking.
    pub fn may_be_there(&self) -> bool {
        cfg!(feature = "clipboard") && (KEEPS || self.display.is_some())
    }

    /// Puts words there; the outcome is told. False where nobody can be asked.
    pub fn put(&mut self, ticket: u64, words: String) -> bool {
        if let Some(tell) = self.tell.take() {
            self.thread = start(self.display.clone(), tell);
        }
        self.thread.as_ref().is_some_and(|thread| thread.ask.send((ticket, words)).is_ok())
    }
}

impl Drop for Desktop {
    /// The thread lets go of the clipboard, and a clipboard manager may take the words over; but not for long.
    fn drop(&mut self) {
        let Some(Thread { ask, ended }) = self.thread.take() else { return };
        drop(ask);
        // It ends by closing, and nothing is ever sent.
        ended.recv_timeout(FAREWELL).unwrap_or_default();
    }
}

fn start(display: Option<PathBuf>, tell: Tell) -> Option<Thread> {
    let (ask, asked) = channel();
    let (end, ended) = channel();
    let serve = move || {
        serve(&asked, display.as_deref(), &tell);
        drop(end);
    };
    std::thread::Builder::new().name("clipboard".to_owned()).spawn(serve).ok()?;
    Some(Thread { ask, ended })
}

fn serve(asked: &Receiver<(u64, String)>, display: Option<&Path>, tell: &Tell) {
    let mut board = None;
    while let Ok((ticket, words)) = asked.recv() {
        if board.is_none() {
            board = Board::open(display);
        }
        let done = board.as_mut().is_some_and(|board| board.put(words));
        if !done {
            // The display may have ended and come back: the next words try anew.
            board = None;
        }
        tell(Put { ticket, done });
    }
}

#[cfg(feature = "clipboard")]
struct Board(arboard::Clipboard);

#[cfg(feature = "clipboard")]
impl Board {
    /// The library would try the network where the socket is dead, so the socket is asked first.
    fn open(display: Option<&Path>) -> Option<Self> {
        if let (false, Some(display)) = (KEEPS, display) {
            UnixStream::connect(display).ok()?;
        }
        arboard::Clipboard::new().ok().map(Self)
    }

    fn put(&mut self, words: String) -> bool {
        self.0.set_text(words).is_ok()
    }
}

/// Without the cargo feature `clipboard` there is none.
#[cfg(not(feature = "clipboard"))]
enum Board {}

#[cfg(not(feature = "clipboard"))]
impl Board {
    fn open(_display: Option<&Path>) -> Option<Self> {
        None
    }

    fn put(&mut self, _words: String) -> bool {
        match *self {}
    }
}
