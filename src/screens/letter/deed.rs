//! What a writer may do to the message: values, done by the app.

/// A change of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The next kind, channel, tone or length.
    Turn(Turn),
    /// These are the words of the paragraph now.
    Write {
        /// The paragraph's id.
        id: String,
        /// Its words.
        text: Words,
        /// The first change since writing began: what was before can be brought back by one undo.
        first: bool,
    },
    /// Writing ended.
    Finish {
        /// The paragraph's id.
        id: String,
    },
    /// A paragraph of one's own, to be written now.
    Add {
        /// After this one; at the top where there is none.
        after: Option<String>,
    },
    /// The paragraph follows the answers again.
    Unpin(String),
    /// One's own words stand though the answers changed.
    KeepMine(String),
    /// The paragraph is left out.
    LeaveOut(String),
    /// What was left out last is back.
    BringBack,
    /// The paragraph moves past its neighbour.
    Shift {
        /// Its id.
        id: String,
        /// Past the one below; else past the one above.
        down: bool,
    },
    /// A finding is set aside.
    Ignore {
        /// The rule's id.
        rule: String,
        /// The sentence it concerns; empty for the whole.
        sentence: Words,
        /// Why.
        reason: Words,
    },
    /// A finding that was set aside is taken up again.
    TakeUp {
        /// The rule's id.
        rule: String,
        /// The sentence it concerns; empty for the whole.
        sentence: Words,
    },
    /// The version of that number among those that left is the message again.
    Restore(usize),
    /// The last change is taken back.
    Undo,
    /// It is done again.
    Redo,
}

/// What can be turned through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// What the message says.
    Kind,
    /// How it goes.
    Channel,
    /// How it sounds.
    Tone,
    /// How long it is.
    Length,
}

/// The writer's words, on their way.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(pub String);

impl std::fmt::Debug for Words {
    /// A length, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} bytes)", self.0.len())
    }
}
