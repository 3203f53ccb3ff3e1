//! demur: a coaching workbook for someone offered a promotion they are not sure they want.
//!
//! **Lower rooms never look up; the world is asked, never touched; every word the user reads or presses is written
//! down once.** `tests/it/architecture.rs` holds the walls.
//!
//! # Ground floor: pure. Knows no screen, no disk, no clock, no environment
//! - `text`: words being typed: prose, caret, selection, undo, wrapping; what may enter
//! - `keys`: a key, and keys in writing
//! - `language`: the languages that demur speaks
//! - `wording`: words of the content, where they stand in the program
//! - `day`: days as people type them and as a letter writes them
//! - `words`: every word of the chrome
//! - `curriculum`: what is asked; `curriculum/check.rs` reads it as a strict editor would
//! - `workbook`: what was answered, under seal; what is shareable; the path through the questions
//! - `letter`: moves and answers to paragraphs with their origin
//! - `pack`: a coach's own questions and wording, laid over what is built in
//! - `standing`: what the answers add up to, in figures and in sentences
//! - `in_order`: lists put in order
//! - `paper`: a letter or a workbook as txt, md, eml, mailto, html, ics, worksheet: strings in, strings out
//! - `saved`: the file format: text in, workbook out, every version ever written
//! - `settings`: what a writer chose, in a file of their own
//!
//! Questions, messages and words are written in `assets`, and read when demur is built: `assets/compile.rs`. Another
//! language is laid over them there, sentence by sentence: `assets/overlay.rs`, `assets/korean`.
//! What the linker is told of what is published (what stands first, what is left out) is in `assets/linking.rs`.
//!
//! # First floor: what is on the glass. Knows ratatui; not the world
//! - `theme`, `widgets`, `screens`
//! - `pictures`: where the writer stands, drawn
//! - `app`: the whole state, and the one place it changes
//! - `walk`: the same walk in plain lines
//! - `coach`: a coach's own screen, which follows a client's
//!
//! # The door: the only room that touches the world
//! - `shell`: the loop, the terminal, the store, signals, the clipboard. One thread draws, and hears what comes
//!   (`shell/ear.rs`); others save, watch and speak to it. A panic ends in its hook (`shell/panic.rs`)
//! - `cli`: one file per command of the command line

#[macro_use]
pub mod language;

pub mod app;
pub mod cli;
pub mod coach;
pub mod curriculum;
pub mod day;
pub mod in_order;
pub mod keys;
pub mod letter;
pub mod pack;
pub mod paper;
pub mod pictures;

pub mod saved;
pub mod screens;
pub mod settings;
pub mod shell;
pub mod standing;
pub mod text;
pub mod theme;
pub mod walk;
pub mod widgets;
pub mod wording;
pub mod words;
pub mod workbook;
