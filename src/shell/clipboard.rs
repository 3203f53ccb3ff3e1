//! The clipboard: by the terminal's own escape (OSC 52), which works over ssh too. Nobody confirms that it arrived.

use std::io::{self, Write};

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::environment::Environment;

/// More than this is dropped by some terminals without a word: 100,000 bytes once encoded.
const LONGEST: usize = 74_000;

/// Which way a text took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the terminal's clipboard.
    Terminal,
    /// To tmux, which passes it on where it is told to.
    Tmux,
    /// Nowhere: it is too long.
    TooLong,
}

/// Copies a text. The bytes are added to the frame that leaves next.
///
/// # Errors
/// Where they cannot be written.
pub fn copy(text: &str, to: &mut impl Write, environment: &Environment) -> io::Result<Way> {
    if text.len() > LONGEST {
        return Ok(Way::TooLong);
    }
    queue!(to, CopyToClipboard::to_clipboard_from(text))?;
    Ok(if environment.tmux { Way::Tmux } else { Way::Terminal })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, tmux: bool) -> (Way, String) {
        let mut sent = Vec::new();
        let environment = Environment { tmux, ..Environment::default() };
        let way = copy(text, &mut sent, &environment).unwrap();
        (way, String::from_utf8(sent).unwrap())
    }

    #[test]
    fn a_text_goes_encoded() {
        assert_eq!(check("한 é", false), (Way::Terminal, "\x1b]52;c;7ZWcIMOp\x1b\\".to_owned()));
        assert_eq!(check("a", true).0, Way::Tmux);
    }

    #[test]
    fn what_would_be_dropped_is_refused() {
        assert_eq!(check(&"a".repeat(LONGEST + 1), false), (Way::TooLong, String::new()));
    }
}
