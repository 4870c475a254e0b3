//! The events that a search found, for whoever steps through them or marks them.

/// Events by their place in the list, in runs: what each pass of a search found is in order of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    runs: Vec<Vec<u32>>,
}

impl Matches {
    /// Takes one more event. In order is quick; one that comes before the last begins another run.
    pub(super) fn add(&mut self, event: u32) {
        match self.runs.last_mut() {
            Some(run) if run.last().is_none_or(|last| *last < event) => run.push(event),
            _ => self.runs.push(vec![event]),
        }
    }

    /// Whether an event is among them.
    pub fn contains(&self, event: u32) -> bool {
        self.runs
            .iter()
            .any(|run| run.binary_search(&event).is_ok())
    }

    /// The next one from a place in the list on.
    pub fn after(&self, from: u32) -> Option<u32> {
        self.runs
            .iter()
            .filter_map(|run| run.get(run.partition_point(|event| *event < from)).copied())
            .min()
    }

    /// The last one before a place in the list.
    pub fn before(&self, to: u32) -> Option<u32> {
        let last = |run: &Vec<u32>| {
            run.partition_point(|event| *event < to)
                .checked_sub(1)
                .map(|place| run[place])
        };
        self.runs.iter().filter_map(last).max()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.runs.iter().map(Vec::len).sum()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

impl FromIterator<u32> for Matches {
    fn from_iter<T: IntoIterator<Item = u32>>(events: T) -> Self {
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
        let matches: Matches = [2, 5, 9, 3, 8].into_iter().collect();
        let forward: Vec<u32> =
            std::iter::successors(matches.after(0), |event| matches.after(event + 1)).collect();
        assert_eq!(forward, [2, 3, 5, 8, 9]);
        let back: Vec<u32> =
            std::iter::successors(matches.before(100), |event| matches.before(*event)).collect();
        assert_eq!(back, [9, 8, 5, 3, 2]);
        assert!(matches.contains(3) && !matches.contains(4));
        assert_eq!(Matches::default().after(0), None);
    }
}
