//! Bytes to input, however they are cut into pieces. What they mean says a library; where one sequence ends and whether
//! it ever will, it cannot know alone.

use std::collections::VecDeque;
use std::time::Duration;

use termina::Parser;

use super::{Input, translate};
use crate::keys::{Code, Key};

/// A sequence that was not ended before so long a silence never will be: it was a key that begins like one, as Alt-[.
const PAUSE: Duration = Duration::from_millis(150);
/// Nor will a paste, after this: its end was lost.
const LOST: Duration = Duration::from_secs(5);
const ESC: u8 = 0x1b;
/// What brackets a paste.
const PASTE: ([u8; 6], [u8; 6]) = (*b"\x1b[200~", *b"\x1b[201~");

/// Makes input of bytes.
#[derive(Default)]
pub(super) struct Decoder {
    parser: Parser,
    /// How many bytes of something have come that has not ended, and the first of them.
    held: usize,
    head: [u8; 6],
    /// Whether a read ended behind its first two bytes: most likely they were a key, such as Alt-[.
    alone: bool,
}

impl std::fmt::Debug for Decoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Decoder({} bytes held)", self.held)
    }
}

impl Decoder {
    /// Whether something was begun that has not ended.
    pub(super) fn is_unfinished(&self) -> bool {
        self.held > 0
    }

    /// Takes bytes that were read together, after so long a silence. `more` where others wait already.
    pub(super) fn decode(&mut self, bytes: &[u8], silence: Duration, more: bool, to: &mut VecDeque<Input>) {
        if self.in_paste() && silence > LOST {
            // What came of it counts.
            PASTE.1.iter().for_each(|byte| self.take(*byte, true, to));
        } else if self.is_unfinished() && !self.in_paste() && silence > PAUSE {
            self.begin_anew();
        }
        let mut rest = bytes;
        while let Some((byte, others)) = rest.split_first() {
            rest = others;
            if let (0, Some(c)) = (self.held, no_report(*byte, others)) {
                to.push_back(Input::Key(Key { alt: true, ..Key::plain(Code::Char(c)) }));
                rest = others.get(1..).unwrap_or_default();
                continue;
            }
            if self.held == 1 && self.head.first() == Some(&ESC) && *byte == ESC {
                // Escape was pressed, and something begins behind it.
                to.push_back(Input::Key(Key::plain(Code::Esc)));
                self.begin_anew();
            }
            self.take(*byte, more || !others.is_empty(), to);
        }
        self.alone = self.held == 2;
    }

    fn take(&mut self, byte: u8, more: bool, to: &mut VecDeque<Input>) {
        if let Some(head) = self.head.get_mut(self.held) {
            *head = byte;
        }
        self.held += 1;
        self.parser.parse(&[byte], more);
        let was_paste = self.in_paste();
        let mut ended = false;
        while let Some(event) = self.parser.pop() {
            ended = true;
            to.extend(translate(event));
        }
        if ended {
            self.held = 0;
            if was_paste {
                // The room that it took is not held.
                self.parser = Parser::default();
            }
        } else if self.is_over(byte) {
            // What no sequence ends with was typed behind that key.
            let typed = (self.alone && self.held == 3).then(|| Key::plain(Code::Char(char::from(byte))));
            to.extend(typed.map(Input::Key));
            self.begin_anew();
        }
    }

    /// Whether it ended with this byte, and says nothing that the library knows.
    fn is_over(&self, last: u8) -> bool {
        let whole = self.held >= 3 && (0x40..=0x7e).contains(&last);
        match self.head {
            // Two of them go on behind such a byte: keys of the Linux console, and an old form of the mouse.
            [ESC, b'[', third, ..] => whole && !matches!(third, b'[' | b'M') && !self.in_paste(),
            [ESC, b'O', ..] => whole,
            [..] => false,
        }
    }

    fn in_paste(&self) -> bool {
        self.held >= PASTE.0.len() && self.head == PASTE.0
    }

    fn begin_anew(&mut self) {
        *self = Self::default();
    }
}

/// The key that is meant where this is no report of the terminal's: those begin as Alt-] and Alt-P do, and everything
/// behind would belong to it, to its end. They go on with a digit, or with what no keyboard sends so soon.
fn no_report(byte: u8, others: &[u8]) -> Option<char> {
    match (byte, others) {
        (ESC, [c @ b']', next, ..]) if !next.is_ascii_digit() => Some(char::from(*c)),
        (ESC, [c @ b'P', next, ..]) if !next.is_ascii_digit() && !matches!(next, b'>' | b'!' | b'+') => {
            Some(char::from(*c))
        }
        (ESC, [c @ (b']' | b'P')]) => Some(char::from(*c)),
        (_, [..]) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// What is heard of pieces that come so many milliseconds after each other.
    fn decoded(pieces: &[&[u8]], apart: u64) -> Vec<Input> {
        let (mut decoder, mut heard) = (Decoder::default(), VecDeque::new());
        for piece in pieces {
            decoder.decode(piece, Duration::from_millis(apart), false, &mut heard);
        }
        heard.into()
    }

    fn keys(notation: &str) -> Vec<Input> {
        crate::keys::parse(notation).unwrap().into_iter().map(Input::Key).collect()
    }

    #[test]
    fn keys_are_heard_however_they_come() {
        assert_eq!(decoded(&[b"ab\x1b[A\r", "나".as_bytes(), b"\x1b"], 0), keys("ab<up><enter>나<esc>"));
        let letter = "나".as_bytes();
        assert_eq!(decoded(&[&letter[..1], &letter[1..2], &letter[2..]], 0), keys("나"));
        assert_eq!(decoded(&[b"\x1b[1;5", b"D\x1bl"], 0), keys("<C-left><A-l>"));
        assert_eq!(decoded(&[&b"x".repeat(4000)], 0).len(), 4000);
        assert_eq!(
            decoded(&[b"\x1b\x1b[A\x1b\x1b[200~a\x1b[201~"], 0),
            [keys("<esc><up><esc>"), vec![Input::Paste("a".to_owned())]].concat()
        );
    }

    #[test]
    fn a_sequence_that_is_cut_behind_its_escape_is_whole_where_more_waits() {
        let (mut decoder, mut heard) = (Decoder::default(), VecDeque::new());
        decoder.decode(b"a\x1b", Duration::ZERO, true, &mut heard);
        decoder.decode(b"[Db", Duration::ZERO, false, &mut heard);
        assert_eq!(Vec::from(heard), keys("a<left>b"));
    }

    #[test]
    fn a_paste_is_one_wherever_it_is_cut() {
        let paste = "\x1b[200~나 \x1b]a\n\x1b[A\x1b[201~".as_bytes();
        let whole = Input::Paste("나 \x1b]a\n\x1b[A".to_owned());
        // Behind its first byte it is an Escape, as far as anybody can tell.
        for at in 2..paste.len() {
            let (begin, end) = paste.split_at(at);
            assert_eq!(decoded(&[begin, end], 0), std::slice::from_ref(&whole), "{at}");
            if at >= 6 {
                assert_eq!(decoded(&[begin, end, b"a"], 1000), [vec![whole.clone()], keys("a")].concat(), "{at}");
            }
        }
        let apart: Vec<&[u8]> = paste.chunks(7).collect();
        assert_eq!(decoded(&apart, 1000), [whole]);
    }

    #[test]
    fn what_only_begins_like_a_sequence_swallows_nothing() {
        assert_eq!(decoded(&[b"\x1b]", b"a"], 0), keys("<A-]>a"));
        assert_eq!(decoded(&[b"\x1bP", b"a"], 0), keys("<A-P>a"));
        assert_eq!(decoded(&[b"\x1b[", b"a"], 200), keys("a"));
        assert_eq!(decoded(&[b"\x1b[", b"ab", b"\x1bO", b"cd"], 0), keys("abcd"));
        // Together they are a key that demur does not know.
        assert_eq!(decoded(&[b"\x1b[ab", b"\x1bOc"], 0), keys("b"));
        assert_eq!(decoded(&[b"\x1b]ab\x1bP\x1bP\x1b]"], 0), keys("<A-]>ab<A-P><A-P><A-]>"));
        assert_eq!(decoded(&[b"\x1b]1a", b"bc", b"d"], 200), keys("bcd"));
        // Sequences that nobody knows end where sequences end.
        assert_eq!(decoded(&[b"\x1b[>0;276;0ca\x1bOj\x1b]b\x1b[?1;2$zc\x1b[[Ad"], 0), keys("a<A-]>bc<f1>d"));
    }

    #[test]
    fn a_paste_whose_end_was_lost_is_what_came_of_it() {
        let words = Input::Paste("words".to_owned());
        assert_eq!(decoded(&[b"\x1b[200~words", b"\x11"], 6000), [vec![words], keys("<C-q>")].concat());
    }

    #[test]
    fn reports_are_no_keys() {
        assert_eq!(decoded(&[b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c\x1b[Ia"], 0), keys("a"));
        assert_eq!(decoded(&[b"\x1b]11;rgb:ffff/", b"ffff/ffff\x07a"], 10), keys("a"));
    }

    proptest! {
        #[test]
        fn no_bytes_do_harm(
            pieces in vec(vec(prop_oneof![any::<u8>(), select(&b"\x1b[]PO<;?0129~MmRu\\"[..])], 0..12), 0..12),
            apart in select(vec![0, 1000, 6000]),
        ) {
            let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            let heard = decoded(&[&pieces[..], &[b"z"]].concat(), apart);
            if apart == 6000 {
                prop_assert_eq!(heard.last().cloned(), keys("z").pop());
            }
        }
    }
}
