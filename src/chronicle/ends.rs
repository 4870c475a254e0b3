//! Counting how many intervals have ended by a moment.

use crate::time::Moment;

/// The number of ends to sort at a time, small enough not to delay the response to a key.
const RUN: usize = 1 << 13;

/// The ends of intervals, in sorted runs. They are added one by one, and the whole is never sorted at once.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    of: Vec<Moment>,
}

impl Ends {
    /// Adds an end.
    pub(super) fn push(&mut self, end: Moment) {
        self.of.push(end);
        if self.of.len().is_multiple_of(RUN) {
            self.sort_last();
        }
    }

    /// Sorts the last run. Must be called before any query.
    pub(super) fn finish(&mut self) {
        if !self.of.len().is_multiple_of(RUN) {
            self.sort_last();
        }
    }

    fn sort_last(&mut self) {
        let first = (self.of.len() - 1) / RUN * RUN;
        self.of[first..].sort_unstable();
    }

    /// The number of ends.
    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    /// The number of ends at or before a moment.
    pub(super) fn up_to(&self, moment: Moment) -> usize {
        // Most runs are entirely before or after the moment.
        let over = |run: &[Moment]| match run {
            [first, ..] if *first > moment => 0,
            [.., last] if *last <= moment => run.len(),
            _ => run.partition_point(|end| *end <= moment),
        };
        self.of.chunks(RUN).map(over).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_across_runs() {
        let mut ends = Ends::default();
        let count = i64::try_from(2 * RUN + 100).unwrap();
        // 7 and the count have no common divisor, so every number occurs exactly once, in no order.
        (0..count).for_each(|number| ends.push(Moment(number * 7 % count)));
        ends.finish();
        for moment in [-1, 0, 5, count / 2, count - 1, count + 5] {
            let expected = usize::try_from((moment + 1).clamp(0, count)).unwrap();
            assert_eq!(ends.up_to(Moment(moment)), expected, "{moment}");
        }
        assert_eq!(ends.len(), 2 * RUN + 100);
    }
}
