//! The calendars in which dates are shown: one, or two side by side.

use super::calendar::CalendarView;
use super::edtf::When;
use super::moment::{Day, Moment, SECONDS_PER_DAY};
use super::reckoning::Reckoning;
use super::write::{
    DateStyle, short_year, write, write_brief, write_listed, write_short, write_short_below,
};

/// One calendar, or two side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendars {
    /// The first calendar.
    pub main: CalendarView,
    /// The second calendar, shown beside it.
    pub beside: Option<CalendarView>,
    /// The index of one of the chronicle's own eras, shown beside it as a calendar.
    pub own: Option<u8>,
}

/// The calendars that a chronicle offers in addition to its own, at most eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offered([Option<CalendarView>; 8]);

impl Offered {
    /// The first eight distinct calendars of the given ones.
    ///
    /// ```
    /// use annals::time::{CalendarView, Offered};
    ///
    /// let song = CalendarView::named("song").expect("a calendar");
    /// assert_eq!(Offered::new([song, song]).iter().count(), 1);
    /// ```
    pub fn new(calendars: impl IntoIterator<Item = CalendarView>) -> Self {
        let mut offered = Self::default();
        for calendar in calendars {
            let free = offered
                .0
                .iter_mut()
                .find(|place| place.is_none_or(|other| other == calendar));
            if let Some(place) = free {
                *place = Some(calendar);
            }
        }
        offered
    }

    /// All of them, in order.
    pub fn iter(self) -> impl Iterator<Item = CalendarView> {
        self.0.into_iter().flatten()
    }
}

/// How dates are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dating {
    /// The calendars.
    pub calendars: Calendars,
    /// The date style of the interface language.
    pub style: DateStyle,
    /// The style for era dates. Era names are names like others, so it follows the language of names.
    pub eras: DateStyle,
    /// The calendars offered by the chronicle; a card shows a day in all of them.
    pub offered: Offered,
}

/// A date as text, with its calendar.
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
        Self {
            main,
            beside: None,
            own: None,
        }
    }

    /// Two calendars side by side.
    pub const fn two(main: CalendarView, beside: CalendarView) -> Self {
        Self {
            main,
            beside: Some(beside),
            own: None,
        }
    }

    /// A calendar with one of the chronicle's own eras, by its index, beside it.
    const fn with_own(main: CalendarView, own: u8) -> Self {
        Self {
            main,
            beside: None,
            own: Some(own),
        }
    }

    /// The combinations offered for a chronicle with the calendar `base`, the `offered` calendars and `own` eras: `base` paired with
    /// each of the others, then each calendar alone. Julian and Gregorian are always offered.
    ///
    /// ```
    /// use annals::time::{Calendars, Offered, Reckoning};
    ///
    /// let choices = Calendars::choices(Reckoning::Julian, Offered::default(), 0);
    /// let names: Vec<String> = choices
    ///     .iter()
    ///     .map(|pair| pair.iter().map(|calendar| calendar.name()).collect::<Vec<_>>().join(" · "))
    ///     .collect();
    /// assert_eq!(names, ["Julian · Gregorian", "Julian", "Gregorian"]);
    /// ```
    pub fn choices(base: Reckoning, offered: Offered, own: usize) -> Vec<Self> {
        let base = CalendarView::of_reckoning(base);
        let others: Vec<_> = all(offered).filter(|calendar| *calendar != base).collect();
        let pairs = others.iter().map(|other| Self::two(base, *other));
        let eras = (0..own).filter_map(|place| u8::try_from(place).ok());
        eras.map(|place| Self::with_own(base, place))
            .chain(pairs)
            .chain([Self::one(base)])
            .chain(others.iter().map(|other| Self::one(*other)))
            .collect()
    }

    /// The initial choice for a chronicle: its own calendar, with the first offered calendar beside it, or otherwise its first own era.
    pub fn opening(base: Reckoning, offered: Offered, own: usize) -> Self {
        let beside = offered.iter().next();
        Self {
            main: CalendarView::of_reckoning(base),
            beside,
            own: (beside.is_none() && own > 0).then_some(0),
        }
    }

    /// Whether there is a second calendar or era.
    pub const fn are_two(self) -> bool {
        self.beside.is_some() || self.own.is_some()
    }

    /// The one calendar, or both.
    pub fn iter(self) -> impl Iterator<Item = CalendarView> {
        std::iter::once(self.main).chain(self.beside)
    }
}

/// The offered calendars, and Julian and Gregorian, which are always available.
fn all(offered: Offered) -> impl Iterator<Item = CalendarView> {
    let base = [CalendarView::Julian, CalendarView::Gregorian];
    let rest = base
        .into_iter()
        .filter(move |calendar| offered.iter().all(|other| other != *calendar));
    offered.iter().chain(rest)
}

impl Dating {
    /// Dates in English, with no calendars offered.
    pub fn new(calendars: Calendars) -> Self {
        Self {
            calendars,
            style: DateStyle::english(),
            eras: DateStyle::english(),
            offered: Offered::default(),
        }
    }

    /// The style for dates in a calendar.
    pub fn style_of(self, calendar: CalendarView) -> DateStyle {
        if calendar.is_lunisolar() {
            self.eras
        } else {
            self.style
        }
    }

    /// A date in short form, in the first calendar that covers it, otherwise in the calendar of its digits.
    ///
    /// ```
    /// use annals::time::{CalendarView, Calendars, Dating, Reckoning, When};
    ///
    /// let song = CalendarView::named("song").expect("a calendar");
    /// let dating = Dating::new(Calendars::two(CalendarView::Julian, song));
    /// let when = When::parse("1127-01-09", Reckoning::Julian)?;
    /// assert_eq!(dating.short(&when), "1127-01-09");
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn short(self, when: &When) -> String {
        let calendar = self.reaching(when);
        write_short(when, calendar, self.style_of(calendar))
    }

    /// A date for a list without year headings: in short form with its year, and for an interval the start followed by a dash. Same as
    /// [`Dating::short`] in era calendars, and for dates known only to the year.
    ///
    /// ```
    /// use annals::time::{CalendarView, Calendars, Dating, Reckoning, When};
    ///
    /// let dating = Dating::new(Calendars::one(CalendarView::Julian));
    /// let when = When::parse("1126-01-31/1126-03-04", Reckoning::Julian)?;
    /// assert_eq!(dating.listed(&when), "31 Jan 1126–");
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn listed(self, when: &When) -> String {
        let calendar = self.reaching(when);
        let style = self.style_of(calendar);
        let said = calendar
            .reckoning()
            .and_then(|reckoning| write_listed(when, reckoning, style));
        said.unwrap_or_else(|| write_short(when, calendar, style))
    }

    /// A date in short form, like [`Dating::short`], below a heading with the era year of the day `heading`.
    ///
    /// ```
    /// use annals::time::{CalendarView, Calendars, Dating, Reckoning, When};
    ///
    /// let song = CalendarView::named("song").expect("a calendar");
    /// let dating = Dating::new(Calendars::one(song));
    /// let when = When::parse("1127-01-09", Reckoning::Julian)?;
    /// assert_eq!(dating.short_below(&when, when.extent().start().day()), "i11.25");
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn short_below(self, when: &When, heading: Day) -> String {
        let calendar = self.reaching(when);
        write_short_below(when, calendar, self.style_of(calendar), heading)
    }

    /// The first calendar that covers a date, otherwise the calendar of its digits.
    fn reaching(self, when: &When) -> CalendarView {
        let mut calendars = self.calendars.iter();
        calendars
            .find(|calendar| self.written(when, *calendar).is_some())
            .unwrap_or_else(|| CalendarView::of_reckoning(when.reckoning()))
    }

    /// A date in all calendars that are shown and cover it, otherwise in the calendar of its digits.
    ///
    /// ```
    /// use annals::time::{CalendarView, Calendars, Dating, Reckoning, When};
    ///
    /// let song = CalendarView::named("song").expect("a calendar");
    /// let dating = Dating::new(Calendars::two(CalendarView::Julian, song));
    /// let when = When::parse("1127-01-09", Reckoning::Julian)?;
    /// let lines: Vec<String> = dating.long(&when).into_iter().map(|line| line.text).collect();
    /// assert_eq!(lines, ["9 January 1127", "Jingkang 1, intercalary month 11, day 25"]);
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn long(self, when: &When) -> Vec<Written> {
        let own = CalendarView::of_reckoning(when.reckoning());
        let mut lines: Vec<Written> = self
            .calendars
            .iter()
            .filter_map(|calendar| self.written(when, calendar))
            .collect();
        // A changing calendar may coincide with the other one.
        lines.dedup_by_key(|line| line.calendar);
        if lines.is_empty() {
            let text = write(when, own, self.style).unwrap_or_else(|| when.to_string());
            lines.push(Written {
                text,
                calendar: own,
            });
        }
        lines
    }

    /// A single day, or the first and last day of an interval, in the calendars of the chronicle that cover it and are not used by
    /// [`Dating::long`]. Empty for other dates.
    ///
    /// ```
    /// use annals::time::{CalendarView, Calendars, Dating, Reckoning, When};
    ///
    /// let song = CalendarView::named("song").expect("a calendar");
    /// let dating = Dating::new(Calendars::two(CalendarView::Julian, song));
    /// let when = When::parse("1127-01-09", Reckoning::Julian)?;
    /// let lines: Vec<String> = dating.elsewhere(&when).into_iter().map(|line| line.text).collect();
    /// assert_eq!(lines, ["16 January 1127"]);
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn elsewhere(self, when: &When) -> Vec<Written> {
        let shown: Vec<_> = self
            .long(when)
            .into_iter()
            .map(|line| line.calendar)
            .collect();
        let others = all(self.offered)
            .filter(|calendar| when.whole_days().is_some() && !shown.contains(calendar));
        others
            .filter_map(|calendar| self.written(when, calendar))
            .collect()
    }

    fn written(self, when: &When, calendar: CalendarView) -> Option<Written> {
        let extent = when.extent();
        let (first, last) = (extent.start().day(), extent.end().plus(-1).day());
        Some(Written {
            text: write(when, calendar, self.style_of(calendar))?,
            calendar: calendar.on(first, last),
        })
    }
}

/// A range of time, written in years, months or days depending on its length.
///
/// ```
/// use annals::time::{DateStyle, Reckoning, When, write_stretch};
///
/// let year = When::parse("1126", Reckoning::Julian)?.extent();
/// let (from, to) = (year.start(), year.end());
/// assert_eq!(write_stretch(from, to, Reckoning::Julian, DateStyle::english()), "January 1126 – December 1126");
/// # Ok::<(), annals::time::DateError>(())
/// ```
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

/// The ends of a range of time in short form: years, days if both are in the same year, or times of one day.
///
/// ```
/// use annals::time::{DateStyle, Reckoning, When, write_ends};
///
/// let years = When::parse("1120/1127", Reckoning::Julian)?.extent();
/// let ends = write_ends(years.start(), years.end(), Reckoning::Julian, DateStyle::english());
/// assert_eq!(ends, (String::from("1120"), String::from("1127")));
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn write_ends(
    from: Moment,
    to: Moment,
    reckoning: Reckoning,
    style: DateStyle,
) -> (String, String) {
    let year = |moment: Moment| reckoning.date(moment.day()).year;
    let last = to.plus(-1);
    let day = |moment: Moment| {
        let day = When::of_day(moment.day(), reckoning);
        let brief = write_brief(&day, reckoning, style).map(|(day, _)| day);
        brief.unwrap_or_else(|| write_short(&day, CalendarView::of_reckoning(reckoning), style))
    };
    let time = |moment: Moment| {
        let minutes = moment.second_of_day() / 60;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    };
    let end = |moment: Moment| match (from.day() == last.day(), year(from) == year(last)) {
        (true, _) => time(moment),
        (false, true) => day(moment),
        (false, false) => short_year(style, year(moment)),
    };
    (end(from), end(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::style;

    fn when(text: &str) -> When {
        When::parse(text, Reckoning::Julian).unwrap()
    }

    fn view(id: &str) -> CalendarView {
        CalendarView::named(id).unwrap()
    }

    fn names(offered: &[&str]) -> Vec<String> {
        let name = |calendars: Calendars| {
            calendars
                .iter()
                .map(CalendarView::name)
                .collect::<Vec<_>>()
                .join(" · ")
        };
        Calendars::choices(
            Reckoning::Julian,
            Offered::new(offered.iter().map(|id| view(id))),
            0,
        )
        .into_iter()
        .map(name)
        .collect()
    }

    #[test]
    fn the_ends_of_a_range_are_as_precise_as_it_is_long() {
        for (range, language, expected) in [
            ("1120/1127", "en", ["1120", "1127"]),
            ("1126-02-09/1126-12-31", "en", ["9 Feb 1126", "31 Dec 1126"]),
            (
                "1126-02-09/1126-12-31",
                "ja",
                ["1126年2月9日", "1126年12月31日"],
            ),
            (
                "2024-03-01T08:05/2024-03-01T11:40",
                "en",
                ["08:05", "11:40"],
            ),
        ] {
            let extent = when(range).extent();
            let ends = write_ends(
                extent.start(),
                extent.end(),
                Reckoning::Julian,
                style(language),
            );
            assert_eq!([ends.0, ends.1], expected, "{range}");
        }
    }

    #[test]
    fn a_chronicle_may_choose_among_the_calendars_that_it_offers() {
        assert_eq!(
            names(&["song", "jin"]),
            [
                "Julian · Song",
                "Julian · Jin",
                "Julian · Gregorian",
                "Julian",
                "Song",
                "Jin",
                "Gregorian",
            ]
        );
        assert_eq!(names(&[]), ["Julian · Gregorian", "Julian", "Gregorian"]);
    }

    #[test]
    fn a_date_is_shown_in_the_calendars_that_reach_it() {
        use CalendarView::{Gregorian, Julian};
        let [song, jin, liao] = ["song", "jin", "liao"].map(view);
        let offered = Offered::new([song, jin, liao]);
        let julian_song = Calendars::two(Julian, song);
        for (text, calendars, short, long) in [
            (
                "1127-01-09",
                julian_song,
                "1127-01-09",
                vec![Julian, song, jin, Gregorian],
            ),
            (
                "1127-01-09",
                Calendars::one(song),
                "Jingkang 1.i11.25",
                vec![song, jin, Julian, Gregorian],
            ),
            (
                "1127-01-09",
                Calendars::one(Gregorian),
                "1127-01-16",
                vec![Gregorian, song, jin, Julian],
            ),
            (
                "0900-02-29",
                Calendars::one(song),
                "0900-02-29",
                vec![Julian, Gregorian],
            ),
            (
                "0900-02-29",
                Calendars::two(song, Gregorian),
                "0900-03-05",
                vec![Gregorian, Julian],
            ),
            (
                "1126",
                Calendars::one(song),
                "Xuanhe 7–Jingkang 1",
                vec![song],
            ),
        ] {
            let dating = Dating {
                offered,
                ..Dating::new(calendars)
            };
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
            ("1120", "1127", style("en"), "1120 – 1126"),
            (
                "1126-01",
                "1127-01",
                style("en"),
                "January 1126 – December 1126",
            ),
            (
                "1126-11-21",
                "1127-03-01",
                style("zh-Hant"),
                "1126年11月21日 – 1127年2月28日",
            ),
            (
                "1127-01-09T06",
                "1127-01-09T18",
                style("en"),
                "9 January 1127",
            ),
            ("-0500", "0100", style("en"), "501 BCE – 99 CE"),
        ] {
            let start = |text| when(text).extent().start();
            assert_eq!(
                write_stretch(start(from), start(to), Reckoning::Julian, style),
                expected,
                "{from} {to}"
            );
        }
    }
}
