//! Which columns of a row are taken.

/// The taken columns of one row, as a bit set: a chart with very many bars queries it very often.
#[derive(Debug, Clone)]
pub(super) struct Occupancy {
    taken: Vec<u64>,
    columns: usize,
}

/// Columns per word of the bit set.
const WORD: usize = 64;

impl Occupancy {
    /// A free row with the given number of columns.
    pub(super) fn new(columns: u16) -> Self {
        let columns = usize::from(columns);
        Self {
            taken: vec![0; columns.div_ceil(WORD)],
            columns,
        }
    }

    /// The columns that are taken in every one of `rows`, which must all have the same number of columns.
    pub(super) fn of_all(rows: &[Self]) -> Self {
        let Some((first, others)) = rows.split_first() else {
            return Self::new(0);
        };
        let mut all = first.clone();
        for other in others {
            for (word, other) in all.taken.iter_mut().zip(&other.taken) {
                *word &= other;
            }
        }
        all
    }

    /// Whether every column from `first` to before `end` exists and is free.
    pub(super) fn is_free(&self, first: usize, end: usize) -> bool {
        first <= end
            && end <= self.columns
            && masks(first, end).all(|(word, mask)| self.taken[word] & mask == 0)
    }

    /// Takes the columns from `first` to before `end`, ignoring those that do not exist.
    pub(super) fn take(&mut self, first: usize, end: usize) {
        for (word, mask) in masks(first, end.min(self.columns)) {
            self.taken[word] |= mask;
        }
    }
}

/// The words with the columns from `first` to before `end`, each with a mask of their bits.
fn masks(first: usize, end: usize) -> impl Iterator<Item = (usize, u64)> {
    let words = if first < end {
        first / WORD..end.div_ceil(WORD)
    } else {
        0..0
    };
    words.map(move |word| {
        let low = first.saturating_sub(word * WORD);
        let high = (end - word * WORD).min(WORD);
        (word, (u64::MAX >> (WORD - (high - low))) << low)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_taken_is_not_free(
            columns in 0u16..300,
            taken in proptest::collection::vec((0usize..320, 0usize..320), 0..6),
            (first, end) in (0usize..320, 0usize..320),
        ) {
            let mut row = Occupancy::new(columns);
            let mut plain = vec![false; columns.into()];
            for (first, end) in taken {
                row.take(first, end);
                (first..end.min(columns.into())).for_each(|column| plain[column] = true);
            }
            let expected = first <= end && plain.get(first..end).is_some_and(|row| !row.contains(&true));
            prop_assert_eq!(row.is_free(first, end), expected);
        }
    }
}
