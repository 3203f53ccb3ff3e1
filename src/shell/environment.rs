//! The environment: read once, at the start.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::store::seal::Ring;
use crate::language::Language;
use crate::theme::Colours;

/// What stands in the name of a terminal that has 256 colours: that it has, or which one it is.
const MANY: &[&str] = &["256color", "direct", "kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "iterm"];

/// What the environment says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about the surroundings")]
pub struct Environment {
    /// `DEMUR_HOME`: one folder for all of demur's folders.
    pub home: Option<PathBuf>,
    /// `TERM`, empty where it is not set.
    pub term: String,
    /// `COLORTERM`, empty where it is not set.
    pub colour_term: String,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `ACCESSIBLE` is set, and not to nothing or 0: plain lines in the place of the full screen.
    pub plain: bool,
    /// The terminal is on another machine.
    pub ssh: bool,
    /// Inside tmux.
    pub tmux: bool,
    /// The socket of the X display, where it is one of this machine.
    pub display: Option<PathBuf>,
    /// The desktop speaks Wayland; an X display is then a bridge.
    pub wayland: bool,
    /// `DICPATH`: folders of dictionaries, before the usual ones.
    pub dictionaries: Option<OsString>,
    /// `VISUAL`, else `EDITOR`.
    pub editor: Option<OsString>,
    /// `LC_ALL`, else `LC_CTYPE`, else `LANG`; empty where none is set.
    pub language: String,
    /// The language of `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
    pub speaks: Language,
    /// Standard input is a terminal.
    pub stdin_is_terminal: bool,
    /// Standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Standard error is a terminal.
    pub stderr_is_terminal: bool,
}

/// The folders that are demur's, and the keys to what is sealed in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Workbooks that were given no place of their own.
    pub data: PathBuf,
    /// Recovery copies, earlier versions, locks.
    pub state: PathBuf,
    /// Settings.
    pub settings: PathBuf,
    /// The keys of this run.
    pub ring: Ring,
}

impl Environment {
    /// Reads it.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub fn read() -> Self {
        let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let text = |name: &str| var(name).map(|value| value.to_string_lossy().into_owned());
        let first = |names: [&str; 3]| names.into_iter().find_map(text).unwrap_or_default();
        Self {
            home: var("DEMUR_HOME").map(PathBuf::from),
            term: text("TERM").unwrap_or_default(),
            colour_term: text("COLORTERM").unwrap_or_default(),
            no_color: var("NO_COLOR").is_some(),
            plain: var("ACCESSIBLE").is_some_and(|value| value != "0"),
            ssh: ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].into_iter().any(|name| var(name).is_some()),
            tmux: var("TMUX").is_some(),
            display: text("DISPLAY").and_then(|display| x_socket(&display)),
            wayland: var("WAYLAND_DISPLAY").is_some(),
            dictionaries: var("DICPATH"),
            editor: var("VISUAL").or_else(|| var("EDITOR")),
            language: first(["LC_ALL", "LC_CTYPE", "LANG"]),
            speaks: Language::of_locale(&first(["LC_ALL", "LC_MESSAGES", "LANG"])),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// True where the full screen can be shown: keys from a terminal, cells to one that can place them.
    #[must_use]
    pub fn can_show_a_screen(&self) -> bool {
        self.stdin_is_terminal && self.stdout_is_terminal && !self.term.is_empty() && self.term != "dumb"
    }

    /// How many colours the terminal has, as its names tell.
    #[must_use]
    pub fn colours(&self) -> Colours {
        if self.no_color {
            Colours::None
        } else if self.any_colour() || MANY.iter().any(|name| self.term.contains(name)) {
            Colours::Many
        } else {
            Colours::Sixteen
        }
    }

    /// The terminal says that it can show any colour.
    #[must_use]
    pub fn any_colour(&self) -> bool {
        ["truecolor", "24bit"].contains(&self.colour_term.as_str())
    }

    /// True where there is a terminal, and it can only write line after line.
    #[must_use]
    pub fn only_lines(&self) -> bool {
        self.stdin_is_terminal && self.stdout_is_terminal && !self.can_show_a_screen()
    }

    /// Where demur's folders are; none where there is no home folder and no `DEMUR_HOME`. Nothing is made.
    #[must_use]
    pub fn places(&self) -> Option<Places> {
        if let Some(home) = &self.home {
            return Some(Places::under(home));
        }
        let dirs = ProjectDirs::from("", "", "demur")?;
        let state = dirs.state_dir().map_or_else(|| dirs.data_local_dir().join("state"), Path::to_owned);
        let (data, settings) = (dirs.data_dir().to_owned(), dirs.config_dir().to_owned());
        Some(Places { data, state, settings, ring: Ring::default() })
    }
}

/// The socket of an X display; none where the display is another machine's, or reached over a network.
fn x_socket(display: &str) -> Option<PathBuf> {
    let number = display.strip_prefix("unix").unwrap_or(display).strip_prefix(':')?;
    let number: u16 = number.split('.').next()?.parse().ok()?;
    Some(Path::new("/tmp/.X11-unix").join(format!("X{number}")))
}

impl Places {
    /// All folders in one. Workbooks lie in it directly.
    #[must_use]
    pub fn under(home: &Path) -> Self {
        let home = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
        Self { state: home.join("state"), settings: home.join("settings"), data: home, ring: Ring::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_replaces_all() {
        let environment = Environment { home: Some(PathBuf::from("/stick/demur")), ..Environment::default() };
        let places = environment.places().unwrap();
        assert_eq!(places.data, Path::new("/stick/demur"));
        assert!(places.state.starts_with("/stick/demur") && places.settings.starts_with("/stick/demur"));
    }

    #[test]
    fn a_relative_folder_is_made_absolute() {
        assert!(Places::under(Path::new("here")).data.is_absolute());
    }

    #[test]
    fn only_a_display_of_this_machine_is_one() {
        let check = |display: &str, expected: Option<&str>| {
            let socket = expected.map(|name| Path::new("/tmp/.X11-unix").join(name));
            assert_eq!(x_socket(display), socket, "{display}");
        };
        check(":0", Some("X0"));
        check(":17.1", Some("X17"));
        check("unix:2", Some("X2"));
        check("localhost:10.0", None);
        check("10.0.0.7:0", None);
        check(":", None);
        check(":../x", None);
        check("", None);
    }

    #[test]
    fn a_terminal_has_as_many_colours_as_its_names_tell() {
        let check = |term: &str, colour_term: &str, expected| {
            let (term, colour_term) = (term.to_owned(), colour_term.to_owned());
            let environment = Environment { term, colour_term, ..Environment::default() };
            assert_eq!(environment.colours(), expected, "{environment:?}");
            assert_eq!(Environment { no_color: true, ..environment }.colours(), Colours::None);
        };
        for many in ["xterm-256color", "tmux-256color", "xterm-direct", "xterm-kitty", "alacritty", "foot", "wezterm"] {
            check(many, "", Colours::Many);
        }
        for few in ["vt100", "linux", "xterm", "xterm-16color", "screen", "tmux", ""] {
            check(few, "", Colours::Sixteen);
            check(few, "truecolor", Colours::Many);
            check(few, "24bit", Colours::Many);
        }
    }

    #[test]
    fn a_screen_needs_a_terminal_on_both_sides() {
        let full = Environment {
            term: "xterm".to_owned(),
            stdin_is_terminal: true,
            stdout_is_terminal: true,
            ..Environment::default()
        };
        assert!(full.can_show_a_screen());
        assert!(!Environment { term: "dumb".to_owned(), ..full.clone() }.can_show_a_screen());
        assert!(!Environment { term: String::new(), ..full.clone() }.can_show_a_screen());
        assert!(!full.only_lines() && Environment { term: "dumb".to_owned(), ..full.clone() }.only_lines());
        assert!(!Environment { stdin_is_terminal: false, ..full.clone() }.can_show_a_screen());
        assert!(!Environment { stdin_is_terminal: false, ..full.clone() }.only_lines());
        assert!(!Environment { stdout_is_terminal: false, ..full }.can_show_a_screen());
    }
}
