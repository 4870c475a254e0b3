//! The events that a search found, for stepping through or marking.

use crate::chronicle::EventId;

/// Events in sorted runs: each pass of a search finds them in chronological order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    runs: Vec<Vec<EventId>>,
}

impl Matches {
    /// Adds an event. Events in ascending order are appended cheaply; one that comes before the last begins a new run.
    pub(super) fn add(&mut self, event: EventId) {
        match self.runs.last_mut() {
            Some(run) if run.last().is_none_or(|last| *last < event) => run.push(event),
            _ => self.runs.push(vec![event]),
        }
    }

    /// Whether an event was found.
    pub fn contains(&self, event: EventId) -> bool {
        self.runs
            .iter()
            .any(|run| run.binary_search(&event).is_ok())
    }

    /// The earliest event.
    pub fn first(&self) -> Option<EventId> {
        self.runs
            .iter()
            .filter_map(|run| run.first())
            .min()
            .copied()
    }

    /// The latest event.
    pub fn last(&self) -> Option<EventId> {
        self.runs.iter().filter_map(|run| run.last()).max().copied()
    }

    /// The next event after the given one.
    pub fn after(&self, event: EventId) -> Option<EventId> {
        let next = |run: &Vec<EventId>| {
            run.get(run.partition_point(|known| *known <= event))
                .copied()
        };
        self.runs.iter().filter_map(next).min()
    }

    /// The last event before the given one.
    pub fn before(&self, event: EventId) -> Option<EventId> {
        let last = |run: &Vec<EventId>| {
            run.partition_point(|known| *known < event)
                .checked_sub(1)
                .map(|place| run[place])
        };
        self.runs.iter().filter_map(last).max()
    }

    /// The number of events.
    pub fn len(&self) -> usize {
        self.runs.iter().map(Vec::len).sum()
    }

    /// True if no event was found.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

impl FromIterator<EventId> for Matches {
    fn from_iter<T: IntoIterator<Item = EventId>>(events: T) -> Self {
        let mut matches = Self::default();
        for event in events {
            matches.add(event);
        }
        matches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_through_all_runs_in_order_of_time() {
        let matches: Matches = [2, 5, 9, 3, 8].map(EventId::at).into_iter().collect();
        let forward: Vec<usize> =
            std::iter::successors(matches.first(), |event| matches.after(*event))
                .map(EventId::index)
                .collect();
        assert_eq!(forward, [2, 3, 5, 8, 9]);
        let back: Vec<usize> =
            std::iter::successors(matches.last(), |event| matches.before(*event))
                .map(EventId::index)
                .collect();
        assert_eq!(back, [9, 8, 5, 3, 2]);
        assert!(matches.contains(EventId::at(3)) && !matches.contains(EventId::at(4)));
        assert_eq!(Matches::default().first(), None);
    }
}
