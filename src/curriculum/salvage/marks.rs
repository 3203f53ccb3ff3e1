//! Brackets, commas and texts of a RON file, found without understanding it: where a fault stands, and what around it
//! can be left out.

use std::ops::Range;

/// A pair of brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The byte of the bracket that opens it.
    pub open: usize,
    /// The byte of the one that closes it.
    pub close: usize,
    /// The bytes of the commas in it, those in further brackets left out.
    commas: Vec<usize>,
}

/// The marks of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    groups: Vec<Group>,
    /// Each text with its quotation marks, in order.
    pub texts: Vec<Range<usize>>,
}

/// Finds them; none where brackets do not match, or a text or comment has no end.
#[must_use]
pub fn marks(text: &str) -> Option<Marks> {
    let bytes = text.as_bytes();
    let mut marks = Marks::default();
    let mut open: Vec<(u8, Group)> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let end = passed(bytes, at)?;
        if end > at {
            if bytes.get(at) != Some(&b'/') {
                marks.texts.push(at..end);
            }
            at = end;
            continue;
        }
        match byte {
            b'(' | b'[' | b'{' => open.push((*byte, Group { open: at, close: at, commas: Vec::new() })),
            b')' | b']' | b'}' => {
                let (bracket, group) = open.pop()?;
                if !matches!((bracket, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                    return None;
                }
                marks.groups.push(Group { close: at, ..group });
            }
            b',' => {
                if let Some((_, group)) = open.last_mut() {
                    group.commas.push(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    open.is_empty().then_some(marks)
}

/// Where a text or a comment that begins here ends; the same place where neither does, and none where it has no end.
fn passed(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    match rest {
        [b'/', b'/', ..] => Some(rest.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end)),
        [b'/', b'*', ..] => comment(bytes, at),
        [b'"', ..] => quoted(bytes, at + 1),
        [b'r', b'"' | b'#', ..] if !word_before(bytes, at) => raw(bytes, at),
        _ => Some(at),
    }
}

fn word_before(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| bytes.get(before))
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

fn quoted(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// `r#"…"#`; `r#name` is a name.
fn raw(bytes: &[u8], at: usize) -> Option<usize> {
    let hashes = bytes.get(at + 1..)?.iter().take_while(|byte| **byte == b'#').count();
    let begin = at + 1 + hashes;
    if bytes.get(begin) != Some(&b'"') {
        return Some(at);
    }
    let end = [&[b'"'][..], &vec![b'#'; hashes]].concat();
    let inside = bytes.get(begin + 1..)?;
    inside.windows(end.len()).position(|window| window == end).map(|found| begin + 1 + found + end.len())
}

/// Comments may stand in each other.
fn comment(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match bytes.get(at..)? {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            [] => return None,
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

impl Marks {
    /// The innermost brackets around a byte; those that it closes, where it is a bracket that closes some.
    #[must_use]
    pub fn around(&self, at: usize) -> Option<&Group> {
        self.groups
            .iter()
            .filter(|group| group.open < at && at <= group.close)
            .min_by_key(|group| group.close - group.open)
    }
}

impl Group {
    /// What stands between two commas around a byte, the comma behind it included.
    #[must_use]
    pub fn item(&self, at: usize) -> Range<usize> {
        let from = self.commas.iter().rev().find(|comma| **comma < at).unwrap_or(&self.open) + 1;
        let to = self.commas.iter().find(|comma| **comma >= at).map_or(self.close, |comma| comma + 1);
        from..to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(drawn: &str, item: &str) {
        let at = drawn.find('|').unwrap();
        let text = drawn.replace('|', "");
        let found = marks(&text).unwrap().around(at).map(|group| text.get(group.item(at)).unwrap().trim().to_owned());
        assert_eq!(found.unwrap_or_default(), item, "{drawn}");
    }

    #[test]
    fn items_stand_between_commas() {
        check("(a: 1, b: |[2, 3], c: 4)", "b: [2, 3],");
        check("(a: 1, b: [2, |3], c: 4)", "3");
        check("(a: \"x, (|y\", b: 2)", "a: \"x, (y\",");
        check("(a: r#\"x\", (\"#, b: |2)", "b: 2");
        check("(a: 1, // one, (two\n b: |2)", "// one, (two\n b: 2");
        check("(a: 1, /* (/* , */ */ |b: 2)", "/* (/* , */ */ b: 2");
        check("|a", "");
    }

    #[test]
    fn what_does_not_match_has_no_marks() {
        for text in ["(", ")", "(]", "\"", "\"\\", "r#\"\"", "/* ", "(\"a)", "/*/"] {
            assert_eq!(marks(text), None, "{text}");
        }
        assert_eq!(marks("(car\"a\", r#type: 1)").map(|marks| marks.texts.first().cloned()), Some(Some(4..7)));
    }
}
