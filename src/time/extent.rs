//! The bounds within which something may have happened, and within which it certainly did.

use super::moment::Moment;

/// How one side of an [`Extent`] is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Its bounds are given.
    Known,
    /// There is no limit: it went on, or always existed (`..`).
    Open,
    /// The limit is unknown (nothing written beside the `/`).
    Unknown,
}

/// The bounds of a date, half open: a start is the first second inside, an end the first second outside.
///
/// Bounds are rounded to whole days, or to the unit of the time of day if one is given. It began between `earliest_start` and the day
/// that begins at `latest_start`, and ended between the day that ends at `earliest_end` and `latest_end`. For a single day, both starts
/// are equal, and so are both ends. For a month, `latest_start` is the midnight that begins its last day, and `earliest_end` the
/// midnight that ends its first day. On an open or unknown side they are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extent {
    /// The first moment at which it may have begun.
    pub earliest_start: Option<Moment>,
    /// The start of the last unit in which it may have begun.
    pub latest_start: Option<Moment>,
    /// The end of the first unit in which it may have ended.
    pub earliest_end: Option<Moment>,
    /// The moment by which it had ended.
    pub latest_end: Option<Moment>,
    /// How the start is known.
    pub start_edge: Edge,
    /// How the end is known.
    pub end_edge: Edge,
}

impl Extent {
    /// An extent with both sides known.
    pub const fn known(
        earliest_start: Moment,
        latest_start: Moment,
        earliest_end: Moment,
        latest_end: Moment,
    ) -> Self {
        Self {
            earliest_start: Some(earliest_start),
            latest_start: Some(latest_start),
            earliest_end: Some(earliest_end),
            latest_end: Some(latest_end),
            start_edge: Edge::Known,
            end_edge: Edge::Known,
        }
    }

    /// The outer start: the first possible moment, or [`Moment::MIN`] on an open side. For an unknown start, the first known moment.
    pub fn start(&self) -> Moment {
        match self.start_edge {
            Edge::Open => Moment::MIN,
            _ => self
                .earliest_start
                .or(self.earliest_end)
                .or(self.latest_end)
                .unwrap_or(Moment::MIN),
        }
    }

    /// The outer end, exclusive, or [`Moment::MAX`] on an open side. For an unknown end, the last known moment.
    pub fn end(&self) -> Moment {
        match self.end_edge {
            Edge::Open => Moment::MAX,
            _ => self
                .latest_end
                .or(self.latest_start)
                .or(self.earliest_start)
                .unwrap_or(Moment::MAX)
                .max(self.start().plus(1)),
        }
    }

    /// The range in which it certainly took place, half open; `None` if there is none. An open side extends to [`Moment::MIN`] or
    /// [`Moment::MAX`].
    ///
    /// ```
    /// use annals::time::{Reckoning, When};
    ///
    /// // It may have begun at any time of 1125, and have ended at any time of 1127; in 1126 it lasted.
    /// let certain = When::parse("1125/1127", Reckoning::Julian)?.extent().certain();
    /// let year = When::parse("1126", Reckoning::Julian)?.extent();
    /// assert!(certain.is_some_and(|(from, to)| from <= year.start() && year.end() <= to));
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn certain(&self) -> Option<(Moment, Moment)> {
        let from = if self.start_edge == Edge::Open {
            Some(Moment::MIN)
        } else {
            self.latest_start
        };
        let to = if self.end_edge == Edge::Open {
            Some(Moment::MAX)
        } else {
            self.earliest_end
        };
        let (from, to) = (from?, to?);
        (from < to).then_some((from, to))
    }

    /// The outer start and end; an open side is placed at the other one. `None` if both are open.
    pub fn known_bounds(&self) -> Option<(Moment, Moment)> {
        let (start, end) = (self.start(), self.end());
        let first = if start > Moment::MIN {
            start
        } else {
            end.plus(-1)
        };
        let last = if end < Moment::MAX {
            end
        } else {
            first.plus(1)
        };
        (Moment::MIN < first && last < Moment::MAX).then_some((first, last))
    }

    /// Whether the two may have taken place at the same time.
    ///
    /// ```
    /// use annals::time::{Reckoning, When};
    ///
    /// let extent = |text| When::parse(text, Reckoning::Julian).map(|when| when.extent());
    /// assert!(extent("1126-01-31/1126-03-04")?.overlaps(&extent("1126")?));
    /// assert!(!extent("1125")?.overlaps(&extent("1126")?));
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start() < other.end() && other.start() < self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_without_bounds() {
        let (a, b) = (Moment(0), Moment(86_400));
        let day = Extent::known(a, a, b, b);
        assert_eq!(day.certain(), Some((a, b)));
        let open = Extent {
            earliest_end: None,
            latest_end: None,
            end_edge: Edge::Open,
            ..day
        };
        assert_eq!(
            (open.end(), open.certain()),
            (Moment::MAX, Some((a, Moment::MAX)))
        );
        let unknown = Extent {
            end_edge: Edge::Unknown,
            ..open
        };
        assert_eq!((unknown.end(), unknown.certain()), (Moment(1), None));
        assert!(day.overlaps(&unknown));
    }
}
