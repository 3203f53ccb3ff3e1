//! Answers in the order of their ids, on shared boards of a few: to clone is to count one up per board, and a change
//! copies one board, so that a snapshot at every key costs little however many answers there are.

use std::sync::Arc;

use super::Private;

/// A board is divided once it holds more than twice so many.
const BOARD: usize = 8;

type Held = (Arc<str>, Private);

/// Answers, sealed, by id.
#[derive(Debug, Clone, Default)]
pub(super) struct Answers {
    /// None is empty; the ids go up from one to the next.
    boards: Vec<Arc<Vec<Held>>>,
}

impl Answers {
    pub fn get(&self, id: &str) -> Option<&Private> {
        let board = self.boards.get(self.board_of(id))?;
        let at = find(board, id).ok()?;
        board.get(at).map(|(_, answer)| answer)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Private)> {
        self.boards.iter().flat_map(|board| board.iter()).map(|(id, answer)| (id.as_ref(), answer))
    }

    pub fn len(&self) -> usize {
        self.boards.iter().map(|board| board.len()).sum()
    }

    /// Puts an answer in the place of what was there.
    pub fn put(&mut self, id: &str, answer: Private) {
        let at = self.board_of(id);
        let Some(board) = self.boards.get_mut(at) else {
            return self.boards.push(Arc::new(vec![(Arc::from(id), answer)]));
        };
        let held = Arc::make_mut(board);
        match find(held, id) {
            Ok(at) => {
                if let Some(slot) = held.get_mut(at) {
                    slot.1 = answer;
                }
            }
            Err(at) => held.insert(at, (Arc::from(id), answer)),
        }
        if held.len() > 2 * BOARD {
            let rest = held.split_off(BOARD);
            self.boards.insert(at + 1, Arc::new(rest));
        }
    }

    /// Takes an answer away, where there is one.
    pub fn take(&mut self, id: &str) {
        let board = self.board_of(id);
        let Some(held) = self.boards.get_mut(board) else { return };
        let Ok(at) = find(held, id) else { return };
        let held = Arc::make_mut(held);
        held.remove(at);
        if held.is_empty() {
            self.boards.remove(board);
        }
    }

    /// True where each is the same answer and not only an equal one. It costs nothing where nothing was put in.
    pub fn same(&self, other: &Self) -> bool {
        let boards = self.boards.iter().zip(&other.boards);
        let shared = self.boards.len() == other.boards.len() && boards.clone().all(|(one, two)| Arc::ptr_eq(one, two));
        let pairs = || self.iter().zip(other.iter());
        shared || (self.len() == other.len() && pairs().all(|(one, two)| one.0 == two.0 && one.1.same(two.1)))
    }

    /// The board that an id belongs on.
    fn board_of(&self, id: &str) -> usize {
        let behind = self.boards.partition_point(|board| board.first().is_some_and(|(first, _)| first.as_ref() <= id));
        behind.saturating_sub(1)
    }
}

impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

fn find(board: &[Held], id: &str) -> Result<usize, usize> {
    board.binary_search_by(|(other, _)| other.as_ref().cmp(id))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::workbook::Answer;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::text::cases(256))]
        #[test]
        fn it_holds_what_a_map_would(steps in proptest::collection::vec((0_u8..40, proptest::option::of(0_u8..3)), 0..120)) {
            let (mut answers, mut map) = (Answers::default(), BTreeMap::new());
            for (id, put) in steps {
                let id = format!("a.{id}");
                let before = answers.clone();
                if let Some(n) = put {
                    answers.put(&id, Private::new(Answer::Scale(n)));
                    map.insert(id, Answer::Scale(n));
                    prop_assert!(!answers.same(&before));
                } else {
                    answers.take(&id);
                    prop_assert_eq!(answers.same(&before), map.remove(&id).is_none());
                }
                prop_assert_eq!(answers.len(), map.len());
                let all = answers.iter().map(|(id, answer)| (id.to_owned(), answer.on_screen().clone()));
                prop_assert!(all.eq(map.clone()));
                for (id, answer) in &map {
                    prop_assert_eq!(answers.get(id).map(Private::on_screen), Some(answer));
                }
                prop_assert!(answers.get("a.x").is_none());
                let mut anew = Answers::default();
                answers.iter().for_each(|(id, held)| anew.put(id, held.clone()));
                prop_assert!(answers == anew);
            }
        }
    }
}
