//! Draws one of several: each once before any comes again, none twice in a row. The same seed gives the same order.

/// What is still to be drawn, and what was drawn last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draws {
    of: usize,
    left: Vec<usize>,
    last: Option<usize>,
    state: u64,
}

impl Draws {
    /// Nothing drawn yet.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { of: 0, left: Vec::new(), last: None, state: seed }
    }

    /// The next of so many, counted from 0; none where there are none.
    #[must_use]
    pub fn next(&mut self, of: usize) -> Option<usize> {
        if self.of != of {
            self.of = of;
            self.left.clear();
        }
        if self.left.is_empty() {
            self.shuffle();
        }
        self.last = self.left.pop();
        self.last
    }

    /// Fisher and Yates, from the end: what is drawn next stands last.
    fn shuffle(&mut self) {
        self.left = (0..self.of).collect();
        for at in (1..self.of).rev() {
            let with = usize::try_from(self.random() % (at as u64 + 1)).unwrap_or(0);
            self.left.swap(at, with);
        }
        if self.of > 1 && self.left.last() == self.last.as_ref() {
            self.left.swap(0, self.of - 1);
        }
    }

    /// Sebastiano Vigna's `SplitMix64`: a stir of a counter, enough for a shuffle and nothing else.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cases;
    use proptest::prelude::*;

    fn drawn(seed: u64, of: usize, times: usize) -> Vec<usize> {
        let mut draws = Draws::new(seed);
        (0..times).filter_map(|_| draws.next(of)).collect()
    }

    #[test]
    fn of_none_nothing_and_of_one_that_one() {
        assert_eq!(drawn(7, 0, 3), Vec::<usize>::new());
        assert_eq!(drawn(7, 1, 3), [0, 0, 0]);
    }

    #[test]
    fn another_moment_gives_another_order() {
        let orders: std::collections::BTreeSet<Vec<usize>> = (0..40).map(|seed| drawn(seed, 4, 4)).collect();
        assert!(orders.len() > 10, "{orders:?}");
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn each_once_before_any_repeats_and_none_twice_in_a_row(seed: u64, of in 1_usize..9) {
            let all = drawn(seed, of, of * 3);
            prop_assert_eq!(&all, &drawn(seed, of, of * 3), "the same seed, the same order");
            for round in all.chunks(of) {
                let mut round = round.to_vec();
                round.sort_unstable();
                prop_assert_eq!(round, (0..of).collect::<Vec<_>>());
            }
            prop_assert!(of == 1 || all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
        }

        #[test]
        fn rows_that_come_or_go_are_no_trouble(seed: u64, counts in prop::collection::vec(0_usize..5, 1..20)) {
            let mut draws = Draws::new(seed);
            for of in counts {
                prop_assert!(draws.next(of).map_or(of == 0, |drawn| drawn < of));
            }
        }
    }
}
