//! Parsing short dates, as written in lists and on the axis: "9 Jan 1127", "10/19 Dec 1123", "spr 1125", "≤1127", "13.8 Ga".

use super::Inverse;
use super::template::{Filled, at, ways};
use crate::time::edtf::{SetKind, When};
use crate::time::moment::Day;
use crate::time::reading::spans::of_units;
use crate::time::reckoning::CivilDate;
use crate::time::write::{Word, short_year};

impl Inverse {
    /// A date in short form.
    pub(super) fn brief(self, text: &str) -> Option<When> {
        let (text, uncertain) = match text.strip_suffix('?') {
            Some(text) => (text, true),
            None => (text, false),
        };
        let (text, about) = match text.strip_prefix("c.") {
            Some(text) => (text.trim_start(), true),
            None => (text, false),
        };
        let when = self
            .of_year(text)
            .or_else(|| self.on_axis(text))
            .or_else(|| self.short_season(text))
            .or_else(|| self.year_and_part(text))
            .or_else(|| self.long_ago(text))
            .or_else(|| self.on_or_beyond(text))?;
        let when = if about {
            when.marked_approximate()
        } else {
            when
        };
        Some(if uncertain {
            when.marked_uncertain()
        } else {
            when
        })
    }

    /// A date as below a year heading, followed by its year: "9 Jan 1127", "Jan/Feb 1005", "9 Jan 1127 14:05".
    fn of_year(self, text: &str) -> Option<When> {
        let (date, time) = match text.rsplit_once(' ') {
            Some((date, time)) if time.contains(':') => (date, Some(time)),
            _ => (text, None),
        };
        let found = [Word::BriefDay, Word::BriefMonth]
            .into_iter()
            .find_map(|word| {
                let all = ways(self.style.word(word), date);
                all.iter().find_map(|filled| {
                    let year = self.any(at(filled, "year"))?;
                    let day = [at(filled, "day"), at(filled, "month")];
                    day.into_iter().find_map(|day| self.within(day, year))
                })
            })?;
        match time {
            Some(time) => When::parse(&format!("{found}T{time}"), self.reckoning).ok(),
            None => Some(found),
        }
    }

    /// A year in full or in short form.
    fn any(self, text: &str) -> Option<i64> {
        self.year(text).or_else(|| self.short(text))
    }

    /// A date as below a year heading, with its marks.
    fn within(self, text: &str, year: i64) -> Option<When> {
        let bare = text.trim_start_matches("c.").trim_end_matches('?');
        let mut when = self.unmarked_within(bare, year)?;
        if text.starts_with("c.") {
            when = when.marked_approximate();
        }
        Some(if text.ends_with('?') {
            when.marked_uncertain()
        } else {
            when
        })
    }

    fn unmarked_within(self, text: &str, year: i64) -> Option<When> {
        let month_of = |filled: &Filled<'_>| self.month_within(filled);
        let civil = |month: u8, day: &str| {
            let day = u8::try_from(Self::number(day)?).ok()?;
            self.reckoning.day(CivilDate::new(year, month, day))
        };
        let days = ways(self.style.word(Word::WithinDays), text);
        let days = days.iter().find_map(|filled| {
            let month = month_of(filled)?;
            let ends = [at(filled, "from"), at(filled, "to")].map(|day| civil(month, day));
            Some(When::within_days(ends[0]?, ends[1]?, self.reckoning))
        });
        let day = || self.day_within(text, year);
        let month = || {
            let all = ways(self.style.word(Word::WithinMonth), text);
            all.iter()
                .find_map(|filled| When::of_month(year, month_of(filled)?, self.reckoning))
        };
        days.or_else(day)
            .or_else(month)
            .or_else(|| self.months(text, year))
            .or_else(|| self.part_of_year(text, year))
            .or_else(|| self.range_within(text, year))
            .or_else(|| {
                let (one, other) = text.split_once('/')?;
                let day = |text: &str| self.day_within(text, year);
                When::union(SetKind::OneOf, &day(one)?, &day(other)?)
            })
    }

    /// A range of days or months: "7–14 Dec", "Jan–Mar".
    fn range_within(self, text: &str, year: i64) -> Option<When> {
        let interval = |from: When, to: When| When::interval(Ok(&from), Ok(&to));
        let days = ways(self.style.word(Word::WithinRange), text);
        let days = days.iter().find_map(|filled| {
            let month = self.month_within(filled)?;
            let day = |name| {
                let day = u8::try_from(Self::number(at(filled, name))?).ok()?;
                let day = self.reckoning.day(CivilDate::new(year, month, day))?;
                Some(When::of_day(day, self.reckoning))
            };
            interval(day("from")?, day("to")?)
        });
        let two = || {
            let (from, to) = text.split_once('–')?;
            interval(self.day_within(from, year)?, self.day_within(to, year)?)
        };
        days.or_else(two).or_else(|| {
            let choice = text.replace('–', "/");
            let all = ways(self.style.word(Word::WithinMonths), &choice);
            all.iter().find_map(|filled| {
                let month = |name: &str, number: &str| {
                    let month = self
                        .short_month(at(filled, name))
                        .or_else(|| u8::try_from(Self::number(at(filled, number))?).ok())?;
                    When::of_month(year, month, self.reckoning)
                };
                interval(month("first", "from")?, month("last", "to")?)
            })
        })
    }

    /// A part of a year: "Q1", "T2", "H2", "spr".
    fn part_of_year(self, text: &str, year: i64) -> Option<When> {
        let parts = [('Q', 33, 4), ('T', 37, 3), ('H', 40, 2)];
        let part = parts.into_iter().find_map(|(letter, first, count)| {
            let place = text.strip_prefix(letter)?.parse::<u8>().ok()?;
            (1..=count).contains(&place).then_some(first + place - 1)
        });
        let season = || Some(21 + self.place(Word::ShortSeasons, text, 4)?);
        When::of_month(year, part.or_else(season)?, self.reckoning)
    }

    fn month_within(self, filled: &Filled<'_>) -> Option<u8> {
        let number = Self::number(at(filled, "month")).and_then(|month| u8::try_from(month).ok());
        number.or_else(|| self.short_month(at(filled, "name")))
    }

    fn day_within(self, text: &str, year: i64) -> Option<When> {
        let all = ways(self.style.word(Word::WithinDay), text);
        all.iter().find_map(|filled| {
            let month = self.month_within(filled)?;
            let day = u8::try_from(Self::number(at(filled, "day"))?).ok()?;
            let day = self.reckoning.day(CivilDate::new(year, month, day))?;
            Some(When::of_day(day, self.reckoning))
        })
    }

    /// One of two months, as the range from the first day of one to the last day of the other.
    fn months(self, text: &str, year: i64) -> Option<When> {
        let month = |name: &str, number: &str| {
            self.short_month(name)
                .or_else(|| u8::try_from(Self::number(number)?).ok())
                .filter(|month| (1..=12).contains(month))
        };
        let words = [Word::WithinMonths, Word::WithinMonthsOver];
        let mut all = words
            .into_iter()
            .flat_map(|word| ways(self.style.word(word), text));
        all.find_map(|filled| {
            let first = month(at(&filled, "first"), at(&filled, "from"))?;
            let last = month(at(&filled, "last"), at(&filled, "to"))?;
            let year_of_last = if last < first { year + 1 } else { year };
            let from = self.reckoning.month_start(year, first.into());
            let until = self
                .reckoning
                .month_start(year_of_last, i64::from(last) + 1);
            Some(When::within_days(from, until.plus(-1), self.reckoning))
        })
    }

    fn short_month(self, text: &str) -> Option<u8> {
        (1..=12).find(|month| self.style.short_month(*month) == text)
    }

    /// A day or a month as written in full on the axis: "9 Feb 1126", "9 Feb 1126 06:00", "Feb 1126".
    fn on_axis(self, text: &str) -> Option<When> {
        let year = |text: &str| self.any(text);
        let months = ways(self.style.word(Word::AxisMonthOfYear), text);
        let month = months.iter().find_map(|filled| {
            let month = self.short_month(at(filled, "name"))?;
            When::of_month(year(at(filled, "year"))?, month, self.reckoning)
        });
        let day = |text: &str| -> Option<Day> {
            let all = ways(self.style.word(Word::AxisDate), text);
            all.iter().find_map(|filled| {
                let number =
                    Self::number(at(filled, "month")).and_then(|month| u8::try_from(month).ok());
                let month = number.or_else(|| self.short_month(at(filled, "name")))?;
                let day = u8::try_from(Self::number(at(filled, "day"))?).ok()?;
                self.reckoning
                    .day(CivilDate::new(year(at(filled, "year"))?, month, day))
            })
        };
        month
            .or_else(|| Some(When::of_day(day(text)?, self.reckoning)))
            .or_else(|| {
                let (date, time) = text.rsplit_once(' ')?;
                let day = When::of_day(day(date)?, self.reckoning);
                When::parse(&format!("{day}T{time}"), self.reckoning).ok()
            })
    }

    /// A year in short form.
    fn short(self, text: &str) -> Option<i64> {
        let before = ways(self.style.word(Word::ShortYearBefore), text);
        let before = before
            .iter()
            .find_map(|filled| at(filled, "year").parse::<i64>().ok())
            // There is no year 0 of an era.
            .filter(|number| *number > 0);
        let year = before
            .map(|number| 1 - number)
            .or_else(|| text.parse().ok())?;
        (-999_999..1_000_000).contains(&year).then_some(year)
    }

    fn short_season(self, text: &str) -> Option<When> {
        let all = ways(self.style.word(Word::ShortSeason), text);
        all.iter().find_map(|filled| {
            let season = self.place(Word::ShortSeasons, at(filled, "season"), 4)?;
            let year = at(filled, "year");
            let year = self.short(year).or_else(|| self.year(year))?;
            When::of_month(year, 21 + season, self.reckoning)
        })
    }

    /// A distant year: "13.8 Ga", 138億年前, "80001 BCE".
    fn long_ago(self, text: &str) -> Option<When> {
        let all = ways(self.style.word(Word::ShortAgo), text);
        let ago = all.iter().find_map(|filled| {
            let mut units = self.style.units().into_iter();
            let (unit, _) = units.find(|(_, sign)| *sign == at(filled, "unit"))?;
            Some(-of_units(at(filled, "n"), unit)?)
        });
        let before = || self.short(text).filter(|year| *year <= 0);
        let year = ago.or_else(before)?;
        let written = short_year(self.style, year);
        When::of_any_year(year, self.reckoning).filter(|_| written == text)
    }

    /// A part of a year after its year: "2024 Q1", "1125 H1".
    fn year_and_part(self, text: &str) -> Option<When> {
        let (year, part) = text.rsplit_once(' ')?;
        self.part_of_year(part, self.any(year)?)
    }

    /// A bound: "≤1127", "≥1127-01-09", "≤9 Jan 1127".
    fn on_or_beyond(self, text: &str) -> Option<When> {
        let (date, set) = match (text.strip_prefix('≤'), text.strip_prefix('≥')) {
            (Some(date), _) => (date, format!("[..{date}]")),
            (_, Some(date)) => (date, format!("[{date}..]")),
            _ => return None,
        };
        let in_words = || {
            let when = self
                .of_year(date)
                .or_else(|| self.on_axis(date))
                .or_else(|| self.short_season(date))?;
            if text.starts_with('≤') {
                when.before_or_in()
            } else {
                when.in_or_after()
            }
        };
        When::parse(&set, self.reckoning).ok().or_else(in_words)
    }
}
