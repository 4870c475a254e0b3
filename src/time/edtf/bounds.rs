//! The bounds of time that an EDTF date allows.

use super::super::extent::{Edge, Extent};
use super::super::moment::Moment;
use super::super::reckoning::Reckoning;
use super::{Element, End, Set, SetKind, Shape, When};

impl When {
    /// The bounds of the date.
    ///
    /// ```
    /// use annals::time::{Reckoning, When};
    ///
    /// let extent = When::parse("1127-01", Reckoning::Julian)?.extent();
    /// assert_eq!(extent.end().since(extent.start()), 31 * annals::time::SECONDS_PER_DAY);
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn extent(&self) -> Extent {
        match &self.shape {
            Shape::One(point) => point.extent(self.reckoning),
            Shape::Interval(start, end) => self.interval_extent(start, end),
            Shape::Set(set) => self.set_extent(set),
        }
    }

    fn interval_extent(&self, start: &End, end: &End) -> Extent {
        let bounds = |end: &End| end.extent(self.reckoning);
        let (begun, ended) = (bounds(start), bounds(end));
        let mut extent = Extent {
            earliest_start: begun.and_then(|begun| begun.earliest_start),
            latest_start: begun.and_then(|begun| begun.latest_start),
            earliest_end: ended.and_then(|ended| ended.earliest_end),
            latest_end: ended.and_then(|ended| ended.latest_end),
            start_edge: edge_of(start),
            end_edge: edge_of(end),
        };
        // If something began in June and ended within the same year, it did not end in May.
        if let (Some(begun), Some(ended)) = (begun, ended) {
            extent.latest_start = extent
                .latest_start
                .min(ended.latest_start)
                .max(extent.earliest_start);
            extent.earliest_end = extent
                .earliest_end
                .max(begun.earliest_end)
                .min(extent.latest_end);
        }
        extent
    }

    fn set_extent(&self, set: &Set) -> Extent {
        let all: Vec<Extent> = set
            .elements
            .iter()
            .map(|element| element.extent(self.reckoning))
            .collect();
        let open_start = all.iter().any(|extent| extent.start_edge == Edge::Open);
        let open_end = all.iter().any(|extent| extent.end_edge == Edge::Open);
        let start = |pick: fn(&Extent) -> Option<Moment>, last: bool| {
            let moments = all.iter().filter_map(pick);
            if last { moments.max() } else { moments.min() }
        };
        let one_of = set.kind == SetKind::OneOf;
        Extent {
            earliest_start: start(|extent| extent.earliest_start, false).filter(|_| !open_start),
            latest_start: start(|extent| extent.latest_start, one_of)
                .filter(|_| if one_of { !open_end } else { !open_start }),
            earliest_end: start(|extent| extent.earliest_end, !one_of)
                .filter(|_| if one_of { !open_start } else { !open_end }),
            latest_end: start(|extent| extent.latest_end, true).filter(|_| !open_end),
            start_edge: if open_start { Edge::Open } else { Edge::Known },
            end_edge: if open_end { Edge::Open } else { Edge::Known },
        }
    }
}

impl Element {
    pub(super) fn extent(&self, reckoning: Reckoning) -> Extent {
        match self {
            Self::One(point) => point.extent(reckoning),
            Self::Range(from, to) => {
                let (from, to) = (from.extent(reckoning), to.extent(reckoning));
                Extent {
                    latest_start: to.latest_start,
                    latest_end: to.latest_end,
                    ..from
                }
            }
            Self::Before(point) => Extent {
                earliest_start: None,
                earliest_end: None,
                start_edge: Edge::Open,
                ..point.extent(reckoning)
            },
            Self::After(point) => Extent {
                latest_start: None,
                latest_end: None,
                end_edge: Edge::Open,
                ..point.extent(reckoning)
            },
        }
    }
}

const fn edge_of(end: &End) -> Edge {
    match end {
        End::Point(_) | End::Within(_) => Edge::Known,
        End::Open => Edge::Open,
        End::Unknown => Edge::Unknown,
    }
}
