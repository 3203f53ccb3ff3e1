//! The terminal's background: asked for where the writer chose the automatic colours, once, before anything else reads
//! what the terminal sends.

use std::time::Duration;

use terminal_colorsaurus::{Color, QueryOptions, color_palette};

use crate::settings::{Look, Settings};
use crate::theme::Background;

/// A terminal that knows the question answers at once; one that does not says so as fast, but for a few. It is not
/// shorter, for terminals that are far away.
const PATIENCE: Duration = Duration::from_secs(1);
/// The lightness half-way between black and white.
const MIDDLE: u32 = 1000 * 0x7fff;

/// What the terminal says, where it is to be asked and does say.
#[must_use]
pub fn asked(settings: &Settings, no_color: bool) -> Option<Background> {
    if settings.theme != Look::Automatic || no_color {
        return None;
    }
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    let colours = color_palette(options).ok()?;
    Some(told(&colours.foreground, &colours.background))
}

/// The ground is light where it is lighter than the letters; where both are the same, where it is nearer to white.
fn told(letters: &Color, ground: &Color) -> Background {
    let (letters, ground) = (lightness(letters), lightness(ground));
    let light = if ground == letters { ground > MIDDLE } else { ground > letters };
    if light { Background::Light } else { Background::Dark }
}

/// How light a colour is, as television reckons it (ITU-R BT.601), in thousandths of the sixteen bits.
fn lightness(colour: &Color) -> u32 {
    299 * u32::from(colour.r) + 587 * u32::from(colour.g) + 114 * u32::from(colour.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ground_is_light_beside_its_letters() {
        let colour = |rgb: u16| {
            let of = |shift: u16| ((rgb >> shift) & 0xf) * 0x1111;
            Color::rgb(of(8), of(4), of(0))
        };
        let is = |letters, ground| told(&colour(letters), &colour(ground));
        for (letters, ground) in [(0x000, 0xfff), (0x333, 0xffd), (0x00f, 0x0f0), (0xfff, 0xfff), (0x888, 0x888)] {
            assert_eq!(is(letters, ground), Background::Light, "{letters:x} on {ground:x}");
        }
        for (letters, ground) in [(0xfff, 0x000), (0x7a9, 0x124), (0xff0, 0x00f), (0x000, 0x000), (0x777, 0x777)] {
            assert_eq!(is(letters, ground), Background::Dark, "{letters:x} on {ground:x}");
        }
    }
}
