//! Which columns of a row are taken.

/// The taken columns of one row.
#[derive(Debug, Clone)]
pub(super) struct Occupancy {
    taken: Vec<bool>,
}

impl Occupancy {
    /// A free row of some columns.
    pub(super) fn new(columns: u16) -> Self {
        Self {
            taken: vec![false; usize::from(columns)],
        }
    }

    /// True if every column from `first` to before `end` exists and is free.
    pub(super) fn is_free(&self, first: usize, end: usize) -> bool {
        first <= end
            && self
                .taken
                .get(first..end)
                .is_some_and(|columns| !columns.contains(&true))
    }

    /// True if the columns are free, and so are those beside them, as far as there are any.
    pub(super) fn is_apart(&self, first: usize, end: usize) -> bool {
        let beside = [first.checked_sub(1), Some(end)].into_iter().flatten();
        self.is_free(first, end)
            && beside
                .filter_map(|column| self.taken.get(column))
                .all(|taken| !taken)
    }

    /// Adds one to the number of each column that is free.
    pub(super) fn count_free(&self, numbers: &mut [u16]) {
        numbers
            .iter_mut()
            .zip(&self.taken)
            .for_each(|(number, taken)| *number += u16::from(!taken));
    }

    /// Takes the columns from `first` to before `end`, as far as they exist.
    pub(super) fn take(&mut self, first: usize, end: usize) {
        self.set(first, end, true);
    }

    /// Gives them back.
    pub(super) fn release(&mut self, first: usize, end: usize) {
        self.set(first, end, false);
    }

    fn set(&mut self, first: usize, end: usize, taken: bool) {
        let end = end.min(self.taken.len());
        if let Some(columns) = self.taken.get_mut(first.min(end)..end) {
            columns.fill(taken);
        }
    }

    /// How many free columns follow, beginning at `first`.
    pub(super) fn free_after(&self, first: usize) -> usize {
        let after = self.taken.get(first..).unwrap_or_default();
        after.iter().position(|taken| *taken).unwrap_or(after.len())
    }

    /// How many free columns end right before `end`.
    pub(super) fn free_before(&self, end: usize) -> usize {
        let before = self.taken.get(..end).unwrap_or_default();
        before
            .iter()
            .rev()
            .position(|taken| *taken)
            .unwrap_or(before.len())
    }
}
