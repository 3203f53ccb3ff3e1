//! A text of the content: one that is built in, or one that is held.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::{at, place};

/// A text of the content.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wording(&'static str);

impl Wording {
    /// Words of a pack, or of a coach's session: read once, and kept as long as the program runs, as those are that are
    /// built in. There are few of them; that nothing has to be given back makes the program smaller. Nothing that is said
    /// anew at a key or a frame is kept so.
    #[must_use]
    pub fn kept(text: String) -> Self {
        Self(text.leak())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0
    }
}

impl Deref for Wording {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl Borrow<str> for Wording {
    fn borrow(&self) -> &str {
        self.0
    }
}

impl AsRef<str> for Wording {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl From<&'static str> for Wording {
    fn from(text: &'static str) -> Self {
        Self(text)
    }
}

impl From<Wording> for String {
    fn from(wording: Wording) -> Self {
        wording.0.to_owned()
    }
}

impl PartialEq<str> for Wording {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Wording {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Wording {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl PartialEq<Wording> for str {
    fn eq(&self, other: &Wording) -> bool {
        *self == **other
    }
}

impl PartialEq<Wording> for &str {
    fn eq(&self, other: &Wording) -> bool {
        **self == **other
    }
}

impl PartialEq<Wording> for String {
    fn eq(&self, other: &Wording) -> bool {
        **self == **other
    }
}

impl Serialize for Wording {
    /// People write words; what is built in is told by its place.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(self);
        }
        place(self).ok_or_else(|| ser::Error::custom("place"))?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer).map(Self::kept);
        }
        let (start, length) = <(usize, usize)>::deserialize(deserializer)?;
        let words = at(start, length).map(Self::from);
        words.ok_or_else(|| de::Error::invalid_length(length, &"place"))
    }
}
