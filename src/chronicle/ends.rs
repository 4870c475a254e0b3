//! When things end: how many of them have ended by a moment.

use crate::time::Moment;

/// So many ends are sorted at a time: few enough that no key waits for it.
const RUN: usize = 1 << 13;

/// Ends of things, in runs that are each in order. They are added one by one, and nothing ever has to sort them all at once.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    of: Vec<Moment>,
}

impl Ends {
    /// Adds one.
    pub(super) fn push(&mut self, end: Moment) {
        self.of.push(end);
        if self.of.len().is_multiple_of(RUN) {
            self.sort_last();
        }
    }

    /// Puts the last run in order: before this, nothing may be asked.
    pub(super) fn finish(&mut self) {
        if !self.of.len().is_multiple_of(RUN) {
            self.sort_last();
        }
    }

    fn sort_last(&mut self) {
        let first = (self.of.len() - 1) / RUN * RUN;
        self.of[first..].sort_unstable();
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    /// How many are not later than a moment.
    pub(super) fn up_to(&self, moment: Moment) -> usize {
        // Most runs lie before the moment or after it.
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
        // 7 has no common divisor with the count, so that every number comes once, in no order.
        (0..count).for_each(|number| ends.push(Moment(number * 7 % count)));
        ends.finish();
        for moment in [-1, 0, 5, count / 2, count - 1, count + 5] {
            let expected = usize::try_from((moment + 1).clamp(0, count)).unwrap();
            assert_eq!(ends.up_to(Moment(moment)), expected, "{moment}");
        }
        assert_eq!(ends.len(), 2 * RUN + 100);
    }
}
