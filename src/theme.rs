//! What words look like: a handful of roles, each a style. Meaning is never carried by colour alone.
//!
//! `sixteen` leaves every colour to the terminal. `light` and `dark` choose the words' colours so that they can be read
//! on such a background, and leave the background to the terminal. `contrast` paints its own, everywhere. `none` has
//! attributes alone. The colours that are fixed are of the 256: they are the same in every terminal that has them. One
//! that has sixteen gets the nearest of those in which the role can still be told.

use ratatui::style::{Color, Modifier, Style};

use crate::settings::Look;

/// The styles of a screen, by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Under everything: nothing, where the terminal's own background stays.
    pub base: Style,
    /// The writer's words, and most of ours.
    pub text: Style,
    /// A question.
    pub prompt: Style,
    /// What may be passed over: reasons, examples, keys.
    pub quiet: Style,
    /// Where one is; what is taken.
    pub accent: Style,
    /// What must not be missed.
    pub alarm: Style,
    /// The line that the keys act on.
    pub chosen: Style,
    /// Selected words.
    pub selected: Style,
}

/// What the terminal said of its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Dark words on it.
    Light,
    /// Light words on it.
    Dark,
}

/// How many colours the terminal has, as far as it says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// There are to be none.
    None,
    /// Its own sixteen.
    Sixteen,
    /// The 256, or more.
    #[default]
    Many,
}

/// For each fixed colour the one of the sixteen that is nearest, and can be read on the ground it is made for: on a light
/// one that is the blue for the dark cyan.
const NEAREST: &[(Color, Color)] = &[
    (BLACK, Color::Black),
    (WHITE, Color::White),
    (YELLOW, Color::LightYellow),
    (CYAN, Color::LightCyan),
    (Color::Indexed(24), Color::Blue),
    (Color::Indexed(80), Color::LightCyan),
    (Color::Indexed(124), Color::Red),
    (Color::Indexed(215), Color::LightYellow),
    (Color::Indexed(240), Color::DarkGray),
    (Color::Indexed(247), Color::Gray),
    (Color::Indexed(252), Color::Gray),
];

const BLACK: Color = Color::Indexed(16);
const WHITE: Color = Color::Indexed(231);
const YELLOW: Color = Color::Indexed(226);
const CYAN: Color = Color::Indexed(51);

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);

impl Theme {
    /// The theme of a look. Without colours it is always the one that has none; and where the terminal did not say what
    /// its background is, the automatic one is its own sixteen.
    #[must_use]
    pub fn of(look: Look, colours: Colours, background: Option<Background>) -> Self {
        let theme = match (colours, look, background) {
            (Colours::None, _, _) | (_, Look::None, _) => Self::plain(),
            (_, Look::Light, _) | (_, Look::Automatic, Some(Background::Light)) => Self::light(),
            (_, Look::Dark, _) | (_, Look::Automatic, Some(Background::Dark)) => Self::dark(),
            (_, Look::Contrast, _) => Self::contrast(),
            (_, Look::Sixteen, _) | (_, Look::Automatic, None) => Self::sixteen(),
        };
        if colours == Colours::Sixteen { theme.of_sixteen() } else { theme }
    }

    /// The same in the nearest of the terminal's sixteen colours.
    fn of_sixteen(self) -> Self {
        let near = |colour: Color| NEAREST.iter().find(|(one, _)| *one == colour).map_or(colour, |(_, near)| *near);
        let style = |style: Style| Style { fg: style.fg.map(near), bg: style.bg.map(near), ..style };
        Self {
            base: style(self.base),
            text: style(self.text),
            prompt: style(self.prompt),
            quiet: style(self.quiet),
            accent: style(self.accent),
            alarm: style(self.alarm),
            chosen: style(self.chosen),
            selected: style(self.selected),
        }
    }

    /// The terminal's own sixteen colours.
    #[must_use]
    pub const fn sixteen() -> Self {
        Self {
            base: Style::new(),
            text: Style::new(),
            prompt: BOLD,
            quiet: Style::new().add_modifier(Modifier::DIM),
            accent: Style::new().fg(Color::Cyan),
            alarm: BOLD.fg(Color::Yellow),
            chosen: BOLD.fg(Color::Cyan),
            selected: Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// For a light background.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            quiet: Style::new().fg(Color::Indexed(240)),
            accent: Style::new().fg(Color::Indexed(24)),
            alarm: BOLD.fg(Color::Indexed(124)),
            chosen: BOLD.fg(Color::Indexed(24)),
            ..Self::sixteen()
        }
    }

    /// For a dark background.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            quiet: Style::new().fg(Color::Indexed(247)),
            accent: Style::new().fg(Color::Indexed(80)),
            alarm: BOLD.fg(Color::Indexed(215)),
            chosen: BOLD.fg(Color::Indexed(80)),
            ..Self::sixteen()
        }
    }

    /// White, cyan and yellow on black, nothing dim.
    #[must_use]
    pub const fn contrast() -> Self {
        Self {
            base: Style::new().fg(WHITE).bg(BLACK),
            text: Style::new(),
            prompt: BOLD,
            quiet: Style::new().fg(Color::Indexed(252)),
            accent: Style::new().fg(CYAN),
            alarm: BOLD.fg(YELLOW),
            chosen: BOLD.fg(CYAN).add_modifier(Modifier::UNDERLINED),
            selected: Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// No colour at all, as `NO_COLOR` asks.
    #[must_use]
    pub const fn plain() -> Self {
        Self {
            base: Style::new(),
            text: Style::new(),
            prompt: BOLD,
            quiet: Style::new().add_modifier(Modifier::DIM),
            accent: Style::new().add_modifier(Modifier::UNDERLINED),
            alarm: BOLD,
            chosen: BOLD,
            selected: Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// The accent's colour alone, for shapes: an underlined line is no line.
    #[must_use]
    pub fn accent_plain(&self) -> Style {
        Style { add_modifier: Modifier::empty(), ..self.accent }
    }
}

#[cfg(test)]
#[path = "theme/tests.rs"]
mod tests;
