//! What a line that begins with a colon asks for.

/// It. The names are part of the contract with scripts, and the same in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// `:skip`: the next question; the answer stays as it is.
    Next,
    /// `:back`: the question before.
    Back,
    /// `:why`: why it is asked.
    Why,
    /// `:more`: a follow-up.
    More,
    /// `:letter`: the message.
    Letter,
    /// `:same`: the words that are offered.
    Same,
    /// `:undo`: the answer as it was before the last change.
    Undo,
    /// `:short`: the short way.
    Short,
    /// `:stand`: where the writer stands.
    Stand,
    /// `:go`: a question by its id or by some of its words.
    Go(String),
    /// `:help`: these.
    Help,
    /// `:quit`: saved, and out.
    Quit,
    /// No command has this name.
    Unknown(String),
}

impl Command {
    /// The command in a line; none where the line is words of an answer. Words that only look like a command are
    /// written with a backslash before them.
    pub fn read(line: &str) -> Option<Self> {
        let (name, rest) = match line.trim().strip_prefix(':')?.split_once(' ') {
            Some((name, rest)) => (name, rest.trim()),
            None => (line.trim().get(1..)?, ""),
        };
        let lower = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
        let command = match name {
            "go" => return Some(Self::Go(rest.to_owned())),
            "skip" => Self::Next,
            "back" => Self::Back,
            "why" => Self::Why,
            "more" => Self::More,
            "letter" => Self::Letter,
            "same" => Self::Same,
            "undo" => Self::Undo,
            "short" => Self::Short,
            "stand" => Self::Stand,
            "help" => Self::Help,
            "quit" => Self::Quit,
            name if lower && rest.is_empty() => Self::Unknown(name.to_owned()),
            _ => return None,
        };
        // A command with words behind it may be half an answer: it is taken for neither.
        Some(if rest.is_empty() { command } else { Self::Unknown(format!("{name} {rest}")) })
    }
}

/// The line as it was meant: one that looks like a command, or like the end of an answer, is written with a backslash
/// before it.
pub fn meant(line: &str) -> &str {
    let rest = line.strip_prefix('\\');
    rest.filter(|rest| rest.starts_with('\\') || rest.trim() == super::hear::DONE || Command::read(rest).is_some())
        .unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: impl Into<Option<Command>>) {
        assert_eq!(Command::read(line), expected.into(), "{line:?}");
    }

    #[test]
    fn a_whole_line_is_a_command() {
        check(":skip", Command::Next);
        check("  :back ", Command::Back);
        check(":go five.love", Command::Go("five.love".to_owned()));
        check(":go", Command::Go(String::new()));
        check(":leave", Command::Unknown("leave".to_owned()));
        check(":skip this", Command::Unknown("skip this".to_owned()));
    }

    #[test]
    fn words_are_none() {
        check("skip", None);
        check(":)", None);
        check(": skip", None);
        check(":so I think", None);
        check("so: back", None);
        check("\\:skip", None);
        check(":", None);
        check(":Skip", None);
    }

    #[test]
    fn a_backslash_makes_words_of_a_command() {
        assert_eq!(meant("\\:skip"), ":skip");
        assert_eq!(meant("\\."), ".");
        assert_eq!(meant("\\\\."), "\\.");
        assert_eq!(meant("\\o/"), "\\o/");
    }
}
