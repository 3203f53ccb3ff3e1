//! A key table: what a key does on one screen, written once for the lookup, the footer, the help and the README.

use super::Key;

/// One row: an action, its name among the words, and the keys that do it (the first is the one shown).
#[derive(Debug, Clone, Copy)]
pub struct Row<A: 'static> {
    /// What is done.
    pub action: A,
    /// The action's name in `assets/words/screen.ron`.
    pub name: &'static str,
    /// The keys, the one to show first.
    pub keys: &'static [Key],
}

/// What a key does.
#[must_use]
pub fn find<A: Copy>(table: &[Row<A>], key: Key) -> Option<A> {
    table.iter().find(|row| row.keys.contains(&key)).map(|row| row.action)
}
