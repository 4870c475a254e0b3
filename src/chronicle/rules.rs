//! When the lanes have a ruler.

use super::{Chronicle, LaneId, SpanKind};
use crate::time::Moment;

/// The times of the reigns and regimes on each row, also of those described by an event: sorted and without overlaps. Indexed by the lane
/// of the row.
#[derive(Debug, Default)]
pub(super) struct Rules(Vec<Vec<(Moment, Moment)>>);

impl Rules {
    pub(super) fn of(chronicle: &Chronicle) -> Self {
        let mut rules = vec![Vec::new(); chronicle.lanes.len()];
        for span in &chronicle.spans {
            let is_rule = matches!(span.kind, SpanKind::Reign | SpanKind::Regime);
            if let Some(lane) = span.lane.filter(|_| is_rule) {
                let extent = span.when.extent();
                rules[chronicle.row_lane(lane).index()].push((extent.start(), extent.end()));
            }
        }
        for times in &mut rules {
            times.sort_unstable();
            times.dedup_by(|next, before| {
                let touches = next.0 <= before.1;
                if touches {
                    before.1 = before.1.max(next.1);
                }
                touches
            });
        }
        Self(rules)
    }

    /// True during a reign or regime on the row of a lane, and always if it has none.
    pub(super) fn is_ruled(&self, row: LaneId, at: Moment) -> bool {
        let Some(times) = self.0.get(row.index()) else {
            return true;
        };
        let begun = times.partition_point(|(from, _)| *from <= at);
        let last = begun.checked_sub(1).and_then(|last| times.get(last));
        times.is_empty() || last.is_some_and(|(_, to)| at < *to)
    }
}
