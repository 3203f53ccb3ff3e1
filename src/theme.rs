//! What words look like: a handful of roles, each a style. Meaning is never carried by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// The styles of a screen, by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
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

impl Theme {
    /// The terminal's own sixteen colours.
    #[must_use]
    pub const fn sixteen() -> Self {
        Self {
            text: Style::new(),
            prompt: Style::new().add_modifier(Modifier::BOLD),
            quiet: Style::new().add_modifier(Modifier::DIM),
            accent: Style::new().fg(Color::Cyan),
            alarm: Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
            chosen: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
            selected: Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// No colour at all, as `NO_COLOR` asks.
    #[must_use]
    pub const fn plain() -> Self {
        Self {
            text: Style::new(),
            prompt: Style::new().add_modifier(Modifier::BOLD),
            quiet: Style::new().add_modifier(Modifier::DIM),
            accent: Style::new().add_modifier(Modifier::UNDERLINED),
            alarm: Style::new().add_modifier(Modifier::BOLD),
            chosen: Style::new().add_modifier(Modifier::BOLD),
            selected: Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// The accent's colour alone, for shapes: an underlined line is no line.
    #[must_use]
    pub fn accent_plain(&self) -> Style {
        Style { add_modifier: Modifier::empty(), ..self.accent }
    }
}
