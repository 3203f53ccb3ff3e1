//! Words of the content. Those that are built in stand in the program once, one behind the other, and are read where
//! they stand; those of a pack, or with other names of keys in them, are held.

mod words;

pub use words::Wording;

/// As `assets/wording.rs` laid them.
static BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/wordings"));

/// The text that begins at a byte, and is so many bytes long.
fn at(start: usize, length: usize) -> Option<&'static str> {
    BUILT_IN.get(start..start.checked_add(length)?)
}

/// Where a text is laid: nothing is, once demur is built.
fn place(_: &str) -> Option<(usize, usize)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_is_read_where_it_stands_and_nothing_beside_it() {
        let read = |place: (usize, usize)| postcard::from_bytes::<Wording>(&postcard::to_allocvec(&place).unwrap());
        let words = read((7, 0)).unwrap();
        assert_eq!(words, "");
        assert!(read((BUILT_IN.len(), 1)).is_err() && read((usize::MAX, usize::MAX)).is_err());
        let first = BUILT_IN.char_indices().nth(1).unwrap().0;
        assert_eq!(read((0, first)).unwrap().as_str().as_ptr(), BUILT_IN.as_ptr());
        let inside = BUILT_IN.char_indices().find(|(_, c)| !c.is_ascii()).unwrap().0 + 1;
        assert!(read((inside, 1)).is_err(), "half a letter is none");
    }

    #[test]
    fn people_write_the_words_themselves() {
        let words: Wording = ron::from_str("\"said\"").unwrap();
        assert_eq!((words.as_str(), ron::to_string(&words).unwrap().as_str()), ("said", "\"said\""));
        assert!(postcard::to_allocvec(&words).is_err(), "what is not built in has no place");
    }
}
