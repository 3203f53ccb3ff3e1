//! The door: the only room that touches the world.

pub mod background;
pub mod bundle;
pub mod clipboard;
pub mod clock;
pub mod dictionaries;
pub mod doctor;
pub mod emergency;
pub mod environment;
pub mod event_loop;
pub mod hints;
pub mod input;
pub mod keyholder;
pub mod look_back;
pub mod outside;
pub mod panic;
pub mod papers;
pub mod plain;
pub mod preferences;
pub mod prompt;
pub mod saver;
pub mod screen;
pub mod signals;
pub mod sitting;
pub mod store;
pub mod terminal;
pub mod world;
