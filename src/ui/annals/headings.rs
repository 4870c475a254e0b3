//! The headings of the list: the periods it is divided into, and the era years of the events below each heading.

use std::ops::Range;

use super::super::glyphs;
use super::lines::Listing;
use crate::chronicle::{Event, EventId};
use crate::time::{
    Course, Day, Moment, Period, Precision, Reckoning, SECONDS_PER_DAY, When, lunar_day,
    write_range_within, write_within,
};

/// The period below one rule: a period of the civil calendar, given by its number, or one of an era, given by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Civil(Period, i64),
    Era(Day),
}

/// Dates known at least this well determine a year of an era: to a lunar month, or better.
const EXACT: i64 = 31 * SECONDS_PER_DAY;

/// With at most this many events, all dates are measured.
const FEW: usize = 500;

/// How many events at either end of a period are considered.
const LOOKED_AT: usize = 64;

impl Listing<'_> {
    /// The period that an event belongs to.
    pub(super) fn place(&self, event: &Event) -> Place {
        let start = event.when.extent().start();
        let period = self.period_of(event);
        let days = self.by_eras.and_then(|calendar| match period {
            Period::Year => calendar.year_of(start.day()),
            Period::Month => calendar.month_of(start.day()),
            Period::Day if calendar.reaches(start.day()) => Some(start.day()..start.day().plus(1)),
            Period::Day | Period::Years(_) => None,
        });
        days.map_or_else(
            || Place::Civil(period, period.place(start, self.reckoning)),
            |days| Place::Era(days.start),
        )
    }

    /// The period named by the rule above an event, which is no finer than the precision of its date.
    fn period_of(&self, event: &Event) -> Period {
        match (self.period, event.when.precision()) {
            (Period::Day | Period::Month, precision) if precision < Precision::Month => {
                Period::Year
            }
            (Period::Day, Precision::Month) => Period::Month,
            (period, _) => period,
        }
    }

    /// The text of the rule above an event.
    pub(super) fn heading(&self, event: &Event) -> String {
        let start = event.when.extent().start();
        if start == Moment::MIN {
            // The start is open or unknown.
            return glyphs::EARLIER.to_owned();
        }
        let eras = self.dating.eras;
        let date = self
            .by_eras
            .and_then(|calendar| lunar_day(calendar, start.day()));
        match (date, self.period_of(event)) {
            (Some(date), Period::Year) => date.year_text(eras),
            (Some(date), Period::Month) => date.month_text(eras),
            (Some(date), Period::Day) => date.day_text(eras),
            _ => {
                let style = self.app.interface().date_style();
                self.period_of(event).heading(start, self.reckoning, style)
            }
        }
    }

    /// The date of an event below its rule, and how it continues.
    pub(super) fn date(&self, event: &Event) -> (String, Course) {
        let dating = self.dating;
        let start = event.when.extent().start();
        if self.by_eras.is_none() {
            let has_room = |text: &String| self.app.widths().columns(text) <= self.longest;
            let (when, style) = (&event.when, dating.style);
            let both = write_range_within(when, self.period, self.reckoning, style);
            return both.filter(has_room).map_or_else(
                || write_within(when, self.period, self.reckoning, style),
                |both| (both, Course::Point),
            );
        }
        let date = if self.period == Period::Year {
            dating.short_below(&event.when, start.day())
        } else {
            dating.short(&event.when)
        };
        (date, Course::Point)
    }

    /// Whether the dates of all shown events are measured.
    pub(super) fn has_few(&self) -> bool {
        self.app.shown_count() <= FEW
    }

    /// The width of the widest date, so that names do not shift. Measures either all shown events, or those in sight and two typical dates.
    pub(super) fn widest_date(&self, in_sight: &[EventId]) -> usize {
        let app = self.app;
        let columns = |event| app.widths().columns(&self.date(&app.chronicle()[event]).0);
        if self.has_few() {
            let all = (0..app.shown_count()).filter_map(|place| app.shown_at(place));
            return all.map(columns).max().unwrap_or(0);
        }
        let usual = |text| {
            let when = When::parse(text, Reckoning::Gregorian).ok()?;
            let style = app.interface().date_style();
            let (date, _) = write_within(&when, self.period, Reckoning::Gregorian, style);
            Some(app.widths().columns(&date))
        };
        let usual = ["2000-12-30", "[2000-12-20..2000-12-30]"].map(usual);
        let in_sight = in_sight.iter().copied().map(columns);
        usual
            .into_iter()
            .flatten()
            .chain(in_sight)
            .max()
            .unwrap_or(0)
    }

    /// The era years shown beside the year of a rule, from that of the first event below it to that of the last. They are in the
    /// chronicle's own calendar, or in the calendar beside the main one.
    pub(super) fn era(&self, event: EventId) -> String {
        let (app, dating) = (self.app, self.dating);
        let beside = dating
            .calendars
            .beside
            .filter(|calendar| calendar.is_lunisolar());
        let own = dating.calendars.own.map(usize::from);
        if own.is_none() && beside.is_none() {
            return String::new();
        }
        let Some((first, last)) = self.days_below(event) else {
            return String::new();
        };
        let name = |day| match (own, beside) {
            (Some(place), _) => app.chronicle().own_year_text(place, day, app.choice()),
            (None, Some(beside)) => lunar_day(beside, day).map(|date| date.year_text(dating.eras)),
            (None, None) => None,
        };
        match (name(first), name(last)) {
            (Some(first), Some(last)) if first != last => [first, last].join(glyphs::TO),
            (first, last) => first.or(last).unwrap_or_default(),
        }
    }

    /// The first and last day on which the events below the rule of a year may have begun. An event known only to the year counts with the
    /// days of spring to autumn, which are in the same year of an era as most of the year.
    fn days_below(&self, event: EventId) -> Option<(Day, Day)> {
        let of = &self.app.chronicle()[event];
        if self.period_of(of) != Period::Year || of.when.extent().start() == Moment::MIN {
            return None;
        }
        let below = self.below(event);
        let ends = below.start.saturating_add(LOOKED_AT)..below.end.saturating_sub(LOOKED_AT);
        let places = below.filter(|place| !ends.contains(place));
        let days = places.filter_map(|place| {
            let event = &self.app.chronicle()[self.app.shown_at(place)?];
            Some(self.days_begun(event))
        });
        days.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
    }

    /// The first and last day on which an event may have begun. If its date is not precise enough, the days that represent a whole year.
    fn days_begun(&self, event: &Event) -> (Day, Day) {
        let extent = event.when.extent();
        let start = extent.start();
        let latest = extent.latest_start.unwrap_or(start).max(start);
        if latest.since(start) <= EXACT {
            return (start.day(), latest.day());
        }
        let date = self.reckoning.date(start.day());
        let year = self.reckoning.year_start(date.year);
        (year.plus(60), year.plus(334))
    }

    /// The range of the events below the rule of an event, as indices among the shown events.
    fn below(&self, event: EventId) -> Range<usize> {
        let at = self.app.shown_before(event);
        let rule = self.place(&self.app.chronicle()[event]);
        let is_below = |place: usize| {
            let event = self.app.shown_at(place);
            event.is_some_and(|event| self.place(&self.app.chronicle()[event]) == rule)
        };
        let first = first_where(0..at, is_below);
        first..first_where(at..self.app.shown_count(), |place| !is_below(place))
    }
}

/// The first index of a range for which `holds` is true, or the end of the range. `holds` must be true for all indices after that.
fn first_where(range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    let Range { mut start, mut end } = range;
    while start < end {
        let middle = start + (end - start) / 2;
        if holds(middle) {
            end = middle;
        } else {
            start = middle + 1;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{App, parse_keys};
    use crate::time::{CalendarView, Calendars};

    fn app(language: &str) -> App {
        let chronicle = crate::format::embedded().unwrap().chronicle;
        App::new(Arc::new(chronicle), &[language.to_owned()])
    }

    fn choose(app: &mut App, calendars: Calendars) {
        for key in parse_keys(&"c".repeat(12)).unwrap() {
            if app.calendars() != calendars {
                app.press(key);
            }
        }
        assert_eq!(app.calendars(), calendars);
    }

    fn song() -> CalendarView {
        CalendarView::named("song").unwrap()
    }

    /// The years of the Song eras as text, in order.
    fn years_of_song(app: &App) -> Vec<String> {
        let reach = song().reach().unwrap();
        let mut years: Vec<String> = Vec::new();
        let mut day = reach.start;
        while day < reach.end {
            let year = lunar_day(song(), day).map(|date| date.year_text(app.dating().eras));
            years.extend(year.filter(|year| years.last() != Some(year)));
            day = song().year_of(day).unwrap().end;
        }
        years
    }

    #[test]
    fn every_event_lies_in_the_years_of_the_heading_above_it() {
        for language in ["en", "zh-Hant"] {
            let mut app = app(language);
            let years = years_of_song(&app);
            let place = |name: &str| years.iter().position(|year| year == name);
            for calendars in [
                Calendars::two(CalendarView::Julian, song()),
                Calendars::one(song()),
            ] {
                choose(&mut app, calendars);
                let listing = Listing::of(&app, 0);
                for (id, event) in app.chronicle().events.entries() {
                    let heading = match calendars.beside {
                        Some(_) => listing.era(id),
                        None => listing.heading(event),
                    };
                    let mut ends = heading.split(glyphs::TO).map(place);
                    let (first, last) = (ends.next().flatten(), ends.last().flatten());
                    let (first, last) = (first.unwrap(), last.or(first).unwrap());
                    let (from, to) = listing.days_begun(event);
                    for day in [from, to] {
                        let year = lunar_day(song(), day).unwrap();
                        let year = place(&year.year_text(app.dating().eras)).unwrap();
                        assert!(
                            (first..=last).contains(&year),
                            "{language}: {} below {heading}",
                            event.id
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn headings_of_years_whose_events_lie_before_the_new_year_of_the_moon() {
        for (event, english, chinese) in [
            (
                "yue-fei-dies",
                "1142 Shaoxing 11 – Shaoxing 12",
                "1142 紹興十一年 – 紹興十二年",
            ),
            ("chanyuan-treaty", "1005 Jingde 1", "1005 景德元年"),
            (
                "bianjing-falls",
                "1127 Jingkang 1 – Jianyan 1",
                "1127 靖康元年 – 建炎元年",
            ),
        ] {
            for (language, expected) in [("en", english), ("zh-Hant", chinese)] {
                let app = app(language);
                let listing = Listing::of(&app, 0);
                let found = app
                    .chronicle()
                    .events
                    .entries()
                    .find(|(_, it)| *it.id == *event);
                let (id, event) = found.unwrap();
                let heading = format!("{} {}", listing.heading(event), listing.era(id));
                assert_eq!(heading, expected);
            }
        }
    }

    #[test]
    fn by_the_eras_alone_a_day_before_the_new_year_stands_below_the_year_of_its_era() {
        let mut app = app("zh-Hant");
        choose(&mut app, Calendars::one(song()));
        let listing = Listing::of(&app, 0);
        let found = app
            .chronicle()
            .events
            .entries()
            .find(|(_, it)| *it.id == *"bianjing-falls");
        let (_, event) = found.unwrap();
        let (heading, (date, _)) = (listing.heading(event), listing.date(event));
        assert_eq!(
            (heading.as_str(), date.as_str()),
            ("靖康元年", "閏十一月廿五")
        );
    }

    #[test]
    fn the_first_of_a_range_for_which_something_holds() {
        for (range, from, expected) in [(0..0, 3, 0), (0..9, 3, 3), (4..9, 3, 4), (0..9, 12, 9)] {
            assert_eq!(first_where(range, |place| place >= from), expected);
        }
    }
}
