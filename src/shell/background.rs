//! The terminal's background: asked for where the writer chose the automatic colours, once, before anything else reads
//! what the terminal sends.

use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::settings::{Look, Settings};
use crate::theme::Background;

/// A terminal that knows the question answers at once; one that does not says so as fast, but for a few. It is not
/// shorter, for terminals that are far away.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the terminal says, where it is to be asked and does say.
#[must_use]
pub fn asked(settings: &Settings, no_color: bool) -> Option<Background> {
    if settings.theme != Look::Automatic || no_color {
        return None;
    }
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    match theme_mode(options).ok()? {
        ThemeMode::Light => Some(Background::Light),
        ThemeMode::Dark => Some(Background::Dark),
    }
}
