//! The terminal's own line editing, as long as plain lines are read: no key throws away what stands in a line that was
//! not ended yet, and such a line can be taken.

use std::sync::OnceLock;

use rustix::io::{Errno, read};
use rustix::stdio::stdin;
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

use super::in_the_foreground;

/// The modes as they were before.
#[derive(Default)]
pub struct Modes {
    before: OnceLock<Termios>,
}

impl std::fmt::Debug for Modes {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Modes")
    }
}

impl Modes {
    /// From here on a key that ends or stops the program leaves the line that is being typed as it is.
    pub fn hold_lines(&self) {
        if let Ok(mut modes) = tcgetattr(stdin()) {
            self.before.get_or_init(|| modes.clone());
            modes.local_modes |= LocalModes::NOFLSH;
            set(&modes);
        }
    }

    /// The modes are as they were. Nothing happens where they never changed.
    pub fn give_lines_back(&self) {
        if let Some(before) = self.before.get() {
            set(before);
        }
    }
}

/// Takes what was typed of a line that is not ended. The terminal hands over every key by itself from here on,
/// until its lines are given back.
#[must_use]
pub fn take_unfinished() -> Vec<u8> {
    let mut taken = Vec::new();
    let Ok(mut modes) = tcgetattr(stdin()) else { return taken };
    modes.local_modes -= LocalModes::ICANON;
    // Nothing is waited for.
    modes.special_codes[SpecialCodeIndex::VMIN] = 0;
    modes.special_codes[SpecialCodeIndex::VTIME] = 0;
    if !set(&modes) {
        return taken;
    }
    let mut bytes = [0; 4096];
    loop {
        match read(stdin(), &mut bytes) {
            Ok(count @ 1..) => taken.extend(bytes.iter().take(count)),
            Err(Errno::INTR) => {}
            Ok(0) | Err(_) => return taken,
        }
    }
}

/// True where the terminal took them.
fn set(modes: &Termios) -> bool {
    in_the_foreground() && tcsetattr(stdin(), OptionalActions::Now, modes).is_ok()
}
