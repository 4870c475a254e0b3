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

    /// Takes the columns from `first` to before `end`, as far as they exist.
    pub(super) fn take(&mut self, first: usize, end: usize) {
        let end = end.min(self.taken.len());
        if let Some(columns) = self.taken.get_mut(first.min(end)..end) {
            columns.fill(true);
        }
    }
}
