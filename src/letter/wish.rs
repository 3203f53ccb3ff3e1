//! What kind of message is wished for: closed lists, by the ids that the command line and the files use.

use serde::{Deserialize, Serialize};

/// What the message says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Thanks, and time to think.
    Time,
    /// What I need to know.
    Questions,
    /// No.
    Decline,
    /// Yes.
    Accept,
    /// Yes, if.
    Terms,
    /// Another way to grow.
    Path,
}

/// How it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Channel {
    /// With a subject.
    #[default]
    Email,
    /// With a date line.
    Letter,
    /// Two to five sentences.
    Chat,
    /// To be spoken.
    Card,
}

/// How it sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Tone {
    /// As to somebody one likes.
    #[default]
    Warm,
    /// As few words as it takes.
    Plain,
    /// As to somebody far above.
    Formal,
}

/// How long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Length {
    /// Every move.
    #[default]
    Full,
    /// The moves that it cannot do without.
    Short,
}

/// A message, as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wish {
    /// What it says.
    pub kind: Kind,
    /// How it goes.
    pub channel: Channel,
    /// How it sounds.
    pub tone: Tone,
    /// How long it is.
    pub length: Length,
}

impl Channel {
    /// The channels that say the same in the same paragraphs: what a writer makes of one holds for its family.
    #[must_use]
    pub const fn family(self) -> &'static str {
        match self {
            Self::Email | Self::Letter => "page",
            Self::Chat => "chat",
            Self::Card => "card",
        }
    }
}

impl Wish {
    /// By e-mail, warm and full: what is written where nothing else is asked for.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self { kind, channel: Channel::default(), tone: Tone::default(), length: Length::default() }
    }
}

macro_rules! ids {
    ($name:ident: $($variant:ident = $id:literal),+) => {
        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable: files and the command line rely on it.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }

            /// The one of that id.
            #[must_use]
            pub fn by_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}

ids!(Kind: Time = "time", Questions = "questions", Decline = "decline", Accept = "accept", Terms = "terms", Path = "path");
ids!(Channel: Email = "email", Letter = "letter", Chat = "chat", Card = "card");
ids!(Tone: Warm = "warm", Plain = "plain", Formal = "formal");
ids!(Length: Full = "full", Short = "short");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_leads_back() {
        assert!(Kind::ALL.iter().all(|one| Kind::by_id(one.id()) == Some(*one)));
        assert!(Channel::ALL.iter().all(|one| Channel::by_id(one.id()) == Some(*one)));
        assert!(Tone::ALL.iter().all(|one| Tone::by_id(one.id()) == Some(*one)));
        assert!(Length::ALL.iter().all(|one| Length::by_id(one.id()) == Some(*one)));
        assert_eq!(Kind::by_id("Decline"), None);
    }
}
