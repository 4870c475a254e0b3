//! The calendars that dates are shown in: one, or two side by side.

use std::ops::Range;

use super::calendar::{CalendarView, calendars};
use super::edtf::When;
use super::moment::{Day, Moment, SECONDS_PER_DAY};
use super::reckoning::Reckoning;
use super::ticks::years_ago;
use super::write::{DateStyle, short_year, write, write_short};

/// One calendar, or two side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendars {
    /// The calendar that comes first.
    pub main: CalendarView,
    /// The one beside it.
    pub beside: Option<CalendarView>,
}

/// How dates are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dating {
    /// In which calendars.
    pub calendars: Calendars,
    /// In the way of which language: that of the interface.
    pub style: DateStyle,
    /// The way of dates by eras, whose names are names as others are: that of their language.
    pub eras: DateStyle,
}

/// A date in words, and the calendar they are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The words.
    pub text: String,
    /// The calendar.
    pub calendar: CalendarView,
}

impl Calendars {
    /// One calendar.
    pub const fn one(main: CalendarView) -> Self {
        Self { main, beside: None }
    }

    /// Two calendars side by side.
    pub const fn two(main: CalendarView, beside: CalendarView) -> Self {
        Self {
            main,
            beside: Some(beside),
        }
    }

    /// What there is to choose from for a chronicle that counts in `base`, some of whose days are `days`: its own calendar
    /// beside each of the others that reach them, lunisolar ones first, then each by itself.
    pub fn choices(base: Reckoning, days: &Range<Day>) -> Vec<Self> {
        let own = CalendarView::of_reckoning(base);
        let other = |calendar: &CalendarView| *calendar != own && reaches_some(*calendar, days);
        let mut others: Vec<_> = calendars().iter().copied().filter(other).collect();
        others.sort_by_key(|calendar| !calendar.is_lunisolar());
        let pairs = others.iter().map(|other| Self::two(own, *other));
        pairs
            .chain([Self::one(own)])
            .chain(others.iter().map(|other| Self::one(*other)))
            .collect()
    }

    /// What a chronicle opens with: its own calendar, and `with_eras` beside it the first lunisolar one that reaches its days.
    pub fn opening(base: Reckoning, days: &Range<Day>, with_eras: bool) -> Self {
        let lunisolar = |calendar: &CalendarView| {
            with_eras && calendar.is_lunisolar() && reaches_some(*calendar, days)
        };
        Self {
            main: CalendarView::of_reckoning(base),
            beside: calendars().iter().copied().find(lunisolar),
        }
    }

    /// Both, or the one.
    pub fn iter(self) -> impl Iterator<Item = CalendarView> {
        std::iter::once(self.main).chain(self.beside)
    }
}

fn reaches_some(calendar: CalendarView, days: &Range<Day>) -> bool {
    let reach = calendar.calendar().reach();
    reach.is_none_or(|reach| reach.start < days.end && days.start < reach.end)
}

impl Dating {
    /// Dates in English.
    pub fn new(calendars: Calendars) -> Self {
        Self {
            calendars,
            style: DateStyle::En,
            eras: DateStyle::En,
        }
    }

    /// The way of dates in a calendar.
    pub fn style_of(self, calendar: CalendarView) -> DateStyle {
        if calendar.is_lunisolar() {
            self.eras
        } else {
            self.style
        }
    }

    /// A date in few columns, in the first calendar that reaches it; the digits' own where none does.
    pub fn short(self, when: &When) -> String {
        let own = CalendarView::of_reckoning(when.reckoning());
        let reaching = self
            .calendars
            .iter()
            .find(|calendar| self.written(when, *calendar).is_some());
        let calendar = reaching.unwrap_or(own);
        write_short(when, calendar, self.style_of(calendar))
    }

    /// A date in the calendars shown, as far as they reach it; in the digits' own where none does.
    pub fn long(self, when: &When) -> Vec<Written> {
        let own = CalendarView::of_reckoning(when.reckoning());
        let mut lines: Vec<Written> = self
            .calendars
            .iter()
            .filter_map(|calendar| self.written(when, calendar))
            .collect();
        if lines.is_empty() {
            let text = write(when, own, self.style).unwrap_or_else(|| when.to_string());
            lines.push(Written {
                text,
                calendar: own,
            });
        }
        lines
    }

    /// A single day in every calendar that reaches it beside those of [`Dating::long`].
    pub fn elsewhere(self, when: &When) -> Vec<Written> {
        let shown: Vec<_> = self
            .long(when)
            .into_iter()
            .map(|line| line.calendar)
            .collect();
        let others = calendars()
            .iter()
            .copied()
            .filter(|calendar| when.single_day().is_some() && !shown.contains(calendar));
        others
            .filter_map(|calendar| self.written(when, calendar))
            .collect()
    }

    fn written(self, when: &When, calendar: CalendarView) -> Option<Written> {
        Some(Written {
            text: write(when, calendar, self.style_of(calendar))?,
            calendar,
        })
    }
}

/// From when to when a stretch of time is, as exactly as its length makes worth while: in years, months or days.
pub fn write_stretch(from: Moment, to: Moment, reckoning: Reckoning, style: DateStyle) -> String {
    let days = to.since(from) / SECONDS_PER_DAY;
    let end = |moment: Moment| {
        let date = reckoning.date(moment.day());
        let when = match days {
            0..=120 => When::of_day(moment.day(), reckoning),
            121..=1_100 => When::of_month(date.year, date.month, reckoning)?,
            _ => When::of_year(date.year, reckoning),
        };
        write(&when, CalendarView::of_reckoning(reckoning), style)
    };
    let (first, last) = (
        end(from).unwrap_or_default(),
        end(to.plus(-1)).unwrap_or_default(),
    );
    if first == last {
        first
    } else {
        format!("{first} – {last}")
    }
}

/// The first and the last day of a stretch of time in few columns: as years, or as days where they are of one year.
pub fn write_ends(
    from: Moment,
    to: Moment,
    reckoning: Reckoning,
    style: DateStyle,
) -> (String, String) {
    let year = |moment: Moment| reckoning.date(moment.day()).year;
    let last = to.plus(-1);
    let by_days = year(from) == year(last);
    let end = |moment: Moment| match years_ago(style, year(moment)) {
        Some(words) => words,
        None if by_days => write_short(
            &When::of_day(moment.day(), reckoning),
            CalendarView::of_reckoning(reckoning),
            style,
        ),
        None => short_year(style, year(moment)),
    };
    (end(from), end(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> When {
        When::parse(text, Reckoning::Julian).unwrap()
    }

    fn names(days: (&str, &str)) -> Vec<String> {
        let day = |text| when(text).extent().start().day();
        let name = |calendars: Calendars| {
            calendars
                .iter()
                .map(CalendarView::name)
                .collect::<Vec<_>>()
                .join(" · ")
        };
        Calendars::choices(Reckoning::Julian, &(day(days.0)..day(days.1)))
            .into_iter()
            .map(name)
            .collect()
    }

    #[test]
    fn a_chronicle_may_choose_among_the_calendars_that_reach_it() {
        let jingkang = [
            "Julian · Song",
            "Julian · Jin",
            "Julian · Liao",
            "Julian · Gregorian",
            "Julian",
            "Song",
            "Jin",
            "Liao",
            "Gregorian",
        ];
        assert_eq!(names(("1120", "1127")), jingkang);
        assert_eq!(
            names(("1126", "1127")),
            jingkang
                .into_iter()
                .filter(|name| !name.contains("Liao"))
                .collect::<Vec<_>>()
        );
        assert_eq!(
            names(("-0220", "-0205")),
            ["Julian · Gregorian", "Julian", "Gregorian"]
        );
    }

    #[test]
    fn a_date_is_shown_in_the_calendars_that_reach_it() {
        use CalendarView::{Gregorian, Jin, Julian, Song};
        let julian_song = Calendars::two(Julian, Song);
        for (text, calendars, short, long) in [
            (
                "1127-01-09",
                julian_song,
                "1127-01-09",
                vec![Julian, Song, Gregorian, Jin],
            ),
            (
                "1127-01-09",
                Calendars::one(Song),
                "Jingkang 1.i11.25",
                vec![Song, Julian, Gregorian, Jin],
            ),
            (
                "1127-01-09",
                Calendars::one(Gregorian),
                "1127-01-16",
                vec![Gregorian, Julian, Song, Jin],
            ),
            (
                "1100-02-29",
                Calendars::one(Song),
                "1100-02-29",
                vec![Julian, Gregorian],
            ),
            (
                "1100-02-29",
                Calendars::two(Song, Gregorian),
                "1100-03-07",
                vec![Gregorian, Julian],
            ),
            (
                "1126",
                Calendars::one(Song),
                "Xuanhe 7–Jingkang 1",
                vec![Song],
            ),
        ] {
            let dating = Dating::new(calendars);
            assert_eq!(dating.short(&when(text)), short, "{text} {calendars:?}");
            let (head, tail) = (dating.long(&when(text)), dating.elsewhere(&when(text)));
            let shown: Vec<_> = head
                .into_iter()
                .chain(tail)
                .map(|line| line.calendar)
                .collect();
            assert_eq!(shown, long, "{text} {calendars:?}");
        }
    }

    #[test]
    fn a_stretch_is_said_as_exactly_as_it_is_long() {
        for (from, to, style, expected) in [
            ("1120", "1127", DateStyle::En, "1120 – 1126"),
            (
                "1126-01",
                "1127-01",
                DateStyle::En,
                "January 1126 – December 1126",
            ),
            (
                "1126-11-21",
                "1127-03-01",
                DateStyle::ZhHant,
                "1126年11月21日 – 1127年2月28日",
            ),
            (
                "1127-01-09T06",
                "1127-01-09T18",
                DateStyle::En,
                "9 January 1127",
            ),
            ("-0500", "0100", DateStyle::En, "501 BCE – 99 CE"),
        ] {
            let start = |text| when(text).extent().start();
            assert_eq!(
                write_stretch(start(from), start(to), Reckoning::Julian, style),
                expected,
                "{from} {to}"
            );
        }
    }

    #[test]
    fn the_first_and_the_last_moment_are_no_trouble() {
        let days = Moment::MIN.day()..Moment::MAX.day();
        assert_eq!(Calendars::choices(Reckoning::Gregorian, &days).len(), 9);
    }
}
