//! Lists put in order, all of them by one sort. The standard library's own is made anew for whatever is sorted, and each
//! time takes five kilobytes of the program.

use std::cmp::Ordering;

/// Puts a list in order. Equals stay as they stand.
pub fn by<T>(list: &mut Vec<T>, mut order: impl FnMut(&T, &T) -> Ordering) {
    let at = |at: usize| list.get(at);
    let places =
        places(list.len(), &mut |one, other| at(one).zip(at(other)).map_or(Ordering::Equal, |(a, b)| order(a, b)));
    let mut taken: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| taken.get_mut(place)?.take()));
}

/// Puts a list in the order of something of each. Equals stay as they stand.
pub fn by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// Things gathered one by one, where `collect` would first put them in order by a sort of its own.
pub fn gathered<All: Default + Extend<T>, T>(things: impl IntoIterator<Item = T>) -> All {
    let mut all = All::default();
    all.extend(things);
    all
}

fn places(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| order(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_the_standard_library(list in proptest::collection::vec((0_u8..9, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            by_key(&mut ours, |(key, _)| std::cmp::Reverse(*key));
            theirs.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
            prop_assert_eq!(&ours, &theirs);
            by(&mut ours, Ord::cmp);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }
}
