//! The lines of the list: events, and rules between the periods that divide it.

use crate::app::App;
use crate::chronicle::EventId;
use crate::time::{CalendarView, Dating, Moment, Period, Reckoning};

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListLine {
    /// The name of the chapter that begins with an event.
    Chapter(EventId),
    /// The rule above an event.
    Rule(EventId),
    /// An event.
    Event(EventId),
}

impl ListLine {
    /// The event itself, or the one below the rule or chapter name.
    pub(super) fn event(self) -> EventId {
        match self {
            Self::Chapter(event) | Self::Rule(event) | Self::Event(event) => event,
        }
    }
}

/// Minimum width of a list that shows both ends of intervals, and the divisor that gives the share of that width for an interval.
const WITH_RANGES: (u16, u16) = (100, 5);

/// About how many events are below a rule.
const BELOW_A_RULE: i64 = 4;

/// From this many rows on, the first row always shows the year.
const STICKY: usize = 4;

/// When the event at an index among the shown events begins.
fn start_of(app: &App, place: usize) -> Option<Moment> {
    let event = app.shown_at(place)?;
    Some(app.chronicle()[event].when.extent().start())
}

/// The period itself, or a shorter one if all shown events are in the same period of many years, where a single rule would divide nothing.
/// A shorter period has two events below a rule on average.
fn dividing(app: &App, mut period: Period, reckoning: Reckoning) -> Period {
    let count = i64::try_from(app.shown_count()).unwrap_or(i64::MAX);
    let last = app.shown_count().saturating_sub(1);
    let (Some(first), Some(last)) = (start_of(app, 0), start_of(app, last)) else {
        return period;
    };
    let places = |period: Period| period.place(last, reckoning) - period.place(first, reckoning);
    while let Period::Years(years) = period
        && places(period) == 0
    {
        let shorter = match years / 10 {
            ..=1 => Period::Year,
            years => Period::Years(years),
        };
        if (places(shorter) + 1).saturating_mul(2) > count {
            break;
        }
        period = shorter;
    }
    period
}

/// How the list is divided.
pub(super) struct Listing<'a> {
    pub(super) app: &'a App,
    pub(super) dating: Dating,
    pub(super) period: Period,
    /// The civil calendar of its dates.
    pub(super) reckoning: Reckoning,
    /// The main calendar if it is lunisolar: where it applies, the list is divided by its eras instead.
    pub(super) by_eras: Option<CalendarView>,
    /// Maximum width of an interval with both ends, in columns. A longer one shows only its start and a dash.
    pub(super) longest: usize,
}

impl<'a> Listing<'a> {
    /// A listing `columns` wide. The period depends on the density of the middle half of the events.
    pub(super) fn of(app: &'a App, columns: u16) -> Self {
        let count = app.shown_count();
        let (from, to) = (count / 4, count.saturating_sub(1 + count / 4));
        let start = |place| start_of(app, place);
        let seconds = match (start(from), start(to)) {
            (Some(from), Some(to)) => to.since(from),
            _ => 0,
        };
        let steps = i64::try_from(to.saturating_sub(from).max(1)).unwrap_or(i64::MAX);
        let main = app.calendars().main;
        let reckoning = main.reckoning().unwrap_or(app.chronicle().reckoning);
        let period = Period::of_at_least((seconds / steps).saturating_mul(BELOW_A_RULE));
        Self {
            app,
            dating: app.dating(),
            period: dividing(app, period, reckoning),
            reckoning,
            longest: if columns >= WITH_RANGES.0 {
                usize::from(columns / WITH_RANGES.1)
            } else {
                0
            },
            by_eras: Some(main).filter(|main| main.is_lunisolar()),
        }
    }

    /// Whether there is a rule above the event at an index among the shown events.
    fn begins(&self, place: usize) -> bool {
        let at = |place| Some(&self.app.chronicle()[self.app.shown_at(place)?]);
        let before = place.checked_sub(1).and_then(at);
        match (before, at(place)) {
            (Some(before), Some(event)) => self.place(before) != self.place(event),
            (None, event) => event.is_some(),
            (Some(_), None) => false,
        }
    }

    /// The lines above the event at an index: the name of a chapter, and a rule.
    fn heads(&self, place: usize) -> [Option<ListLine>; 2] {
        let Some(event) = self.app.shown_at(place) else {
            return [None, None];
        };
        let chapter = self.app.chapter_begun_by(event);
        [
            chapter.map(|_| ListLine::Chapter(event)),
            self.begins(place).then_some(ListLine::Rule(event)),
        ]
    }

    /// The lines around the selected event, at most `rows`. However far the list is scrolled, it shows that event, below the year of the
    /// first row.
    pub(super) fn lines(&self, rows: usize) -> Vec<ListLine> {
        let selected = self.app.selected();
        let at = selected.map_or(0, |selected| self.app.shown_before(selected));
        let above = self.above(at, rows);
        let mut lines = self.from(at, rows + 1);
        let scroll = self.app.list_scroll();
        let shown = (rows / 2)
            .saturating_add_signed(scroll.saturating_neg())
            .max(usize::from(scroll > 0))
            .min(rows.saturating_sub(1))
            .max(rows.saturating_sub(lines.len()))
            .min(above.len());
        lines.splice(0..0, above.into_iter().take(shown).rev());
        if rows >= STICKY {
            match lines.get(..2) {
                Some([_, ListLine::Rule(_)]) => drop(lines.remove(0)),
                Some([ListLine::Event(first) | ListLine::Chapter(first), _]) => {
                    lines[0] = ListLine::Rule(*first);
                }
                _ => {}
            }
        }
        lines.truncate(rows);
        // A rule or chapter name is useless at the end of the list.
        while let Some(ListLine::Rule(_) | ListLine::Chapter(_)) = lines.last() {
            lines.pop();
        }
        lines
    }

    /// The lines above the event at an index, from bottom to top.
    fn above(&self, at: usize, rows: usize) -> Vec<ListLine> {
        let mut lines = Vec::with_capacity(rows);
        let mut place = at;
        loop {
            lines.extend(self.heads(place).into_iter().rev().flatten());
            if place == 0 || lines.len() >= rows {
                return lines;
            }
            place -= 1;
            lines.extend(self.app.shown_at(place).map(ListLine::Event));
        }
    }

    /// The lines from the event at an index on, without the rule above it.
    fn from(&self, at: usize, rows: usize) -> Vec<ListLine> {
        let mut lines = Vec::with_capacity(rows);
        let mut place = at;
        while lines.len() < rows {
            let Some(event) = self.app.shown_at(place) else {
                break;
            };
            if place > at {
                lines.extend(self.heads(place).into_iter().flatten());
            }
            lines.push(ListLine::Event(event));
            place += 1;
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::parse_keys;

    #[test]
    fn the_list_ends_with_an_event_and_shows_the_selected_one() {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let mut app = App::new(Arc::clone(&chronicle), &["en".to_owned()]);
        let mut ended_early = 0;
        for _ in 0..chronicle.events.len() {
            let listing = Listing::of(&app, 80);
            for rows in 1..30 {
                let lines = listing.lines(rows);
                let last = lines.last().copied();
                let is_event = matches!(last, Some(ListLine::Event(_)));
                assert!(is_event, "{rows} rows: {last:?}");
                let selected = app.selected().map(ListLine::Event);
                assert!(selected.is_none_or(|selected| lines.contains(&selected)));
                ended_early += usize::from(lines.len() < rows);
            }
            app.press(parse_keys("j").unwrap()[0]);
        }
        assert!(ended_early > 0);
    }
}
