//! Scrolling the list of events without selecting.

use super::App;
use super::loading::Moved;
use crate::chronicle::EventId;

/// How far the list is scrolled from where it has the selected event in its middle. Selecting another event ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ListScroll {
    selected: Option<EventId>,
    rows: isize,
}

impl ListScroll {
    /// Translates its event to the id of another chronicle.
    pub(super) fn renumber(&mut self, moved: &Moved<'_>) {
        let selected = self.selected.and_then(|event| moved.thing(event.into()));
        self.selected = selected.and_then(EventId::of);
    }
}

impl App {
    /// The number of rows by which the list is scrolled from where it has the selected event in its middle.
    pub fn list_scroll(&self) -> isize {
        let scroll = self.list_scroll;
        if scroll.selected == self.selected {
            scroll.rows
        } else {
            0
        }
    }

    /// Scrolls the list. The selected event stays selected as long as it is in sight, and is then the one that takes its place.
    pub(super) fn scroll_list(&mut self, by: isize) {
        let (area, events) = &self.seen.places.annals;
        let Some(selected) = self.selected.filter(|_| !self.ends_in_sight(by, events)) else {
            return;
        };
        let current = events.iter().rposition(|event| *event == selected);
        let shown = self.list_scroll();
        let middle = isize::try_from(area.height / 2).unwrap_or(0);
        let drawn = current.map_or(shown, |row| middle.saturating_sub_unsigned(row));
        // Near an end of the list, the selected event is not where the offset says; one row of difference is the heading that stays.
        let rows = if shown.abs_diff(drawn) > 1 {
            drawn
        } else {
            shown
        };
        let row = current.and_then(|row| row.checked_add_signed(by.saturating_neg()));
        let is_in_sight = row.is_some_and(|row| (1..usize::from(area.height)).contains(&row));
        self.list_scroll = if is_in_sight {
            ListScroll {
                selected: Some(selected),
                rows: rows + by,
            }
        } else {
            let to = self.shown_before(selected).saturating_add_signed(by);
            if let Some(event) = self.shown_or_last(to) {
                self.show_event(event);
            }
            ListScroll {
                selected: self.selected,
                rows,
            }
        };
    }

    /// Whether the list shows its end in a direction.
    fn ends_in_sight(&self, by: isize, events: &[EventId]) -> bool {
        if by > 0 {
            return events.last().copied() == self.shown_or_last(usize::MAX);
        }
        // The heading of the first event is shown above it.
        let first = self.shown_at(0);
        events
            .get(..2)
            .is_none_or(|top| top.iter().all(|event| Some(*event) == first))
    }
}
