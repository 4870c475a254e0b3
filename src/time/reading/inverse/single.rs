//! Parsing a single date written in full.

use super::Inverse;
use super::template::{at, ways};
use crate::time::edtf::When;
use crate::time::reading::spans::of_units;
use crate::time::reckoning::{CivilDate, Reckoning};
use crate::time::write::Word;

/// The civil calendars, with the words that mark a year of one among dates of the other.
const CALENDARS: [(Word, Reckoning); 2] = [
    (Word::OfJulian, Reckoning::Julian),
    (Word::OfGregorian, Reckoning::Gregorian),
];

impl Inverse {
    /// One date with its marks.
    pub(super) fn date(self, text: &str) -> Option<When> {
        let (text, uncertain) = match text.strip_suffix('?') {
            Some(text) => (text, true),
            None => (text, false),
        };
        let about = || {
            let all = ways(self.style.word(Word::About), text);
            let found = all
                .iter()
                .find_map(|filled| self.unmarked(at(filled, "date")))?;
            Some(found.marked_approximate())
        };
        let when = self.unmarked(text).or_else(about)?;
        Some(if uncertain {
            when.marked_uncertain()
        } else {
            when
        })
    }

    fn unmarked(self, text: &str) -> Option<When> {
        for (named, reckoning) in CALENDARS {
            if let Some(filled) = ways(self.style.word(named), text).first() {
                return Self { reckoning, ..self }.unmarked(at(filled, "date"));
            }
        }
        self.day(text)
            .or_else(|| self.timed(text))
            .or_else(|| self.month_of_year(text))
            .or_else(|| self.grouping(text))
            .or_else(|| self.years(text))
            .or_else(|| self.some_year(text))
    }

    /// A number as written, with commas between thousands.
    pub(super) fn number(text: &str) -> Option<i64> {
        let is_number = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',')
            && text.starts_with(|first: char| first.is_ascii_digit());
        let mut groups = text.split(',').map(str::len);
        let first = groups.next().unwrap_or_default();
        let is_grouped = if text.contains(',') {
            (1..=3).contains(&first) && groups.all(|length| length == 3)
        } else {
            text.len() < 5
        };
        (is_number && is_grouped)
            .then(|| text.replace(',', "").parse().ok())
            .flatten()
            .filter(|number| *number <= 100_000_000_000)
    }

    /// A year with its era.
    pub(super) fn year(self, text: &str) -> Option<i64> {
        for (form, template) in self.style.word(Word::Year).split('|').enumerate() {
            let number = ways(template.trim(), text)
                .iter()
                .find_map(|filled| Self::number(at(filled, "year")))
                // There is no year 0 of an era.
                .filter(|number| *number > 0);
            match (form, number) {
                (2, Some(number)) => return Some(1 - number),
                // A number below 100 needs an era in languages that write one.
                (0, Some(number)) if number >= 100 || template.trim() != "{year}" => {
                    return Some(number).filter(|year| *year > 0);
                }
                (1, Some(number)) => return Some(number),
                _ => {}
            }
        }
        self.ago(text)
    }

    /// A year at least a million years ago.
    fn ago(self, text: &str) -> Option<i64> {
        let units = self.style.units();
        let forms = self.style.word(Word::Ago).split('|').map(str::trim);
        forms.zip(units).find_map(|(template, (unit, _))| {
            let all = ways(template, text);
            all.iter()
                .find_map(|filled| of_units(at(filled, "n"), unit))
                .map(|years| -years)
        })
    }

    /// A month by its name.
    fn month(self, text: &str) -> Option<u8> {
        (1..=12).find(|month| self.style.month(*month) == text)
    }

    fn year_and_month(self, text: &str) -> Option<(i64, u8)> {
        let all = ways(self.style.word(Word::Month), text);
        all.iter().find_map(|filled| {
            let month = self.month(at(filled, "name"))?;
            Some((self.year(at(filled, "year"))?, month))
        })
    }

    fn month_of_year(self, text: &str) -> Option<When> {
        let (year, month) = self.year_and_month(text)?;
        When::of_month(year, month, self.reckoning)
    }

    fn day(self, text: &str) -> Option<When> {
        let all = ways(self.style.word(Word::Day), text);
        all.iter().find_map(|filled| {
            let day = u8::try_from(Self::number(at(filled, "day"))?).ok()?;
            let (year, month) = self.year_and_month(at(filled, "month"))?;
            let day = self.reckoning.day(CivilDate::new(year, month, day))?;
            Some(When::of_day(day, self.reckoning))
        })
    }

    /// A day followed by a time: "14 March 2024, 10:05:07 UTC+09:00".
    fn timed(self, text: &str) -> Option<When> {
        let (day, time) = text.rsplit_once(", ")?;
        let day = self.day(day)?;
        let (clock, zone) = time
            .split_once(" UTC")
            .map_or((time, None), |(clock, zone)| {
                (clock, Some(if zone.is_empty() { "Z" } else { zone }))
            });
        let clock = clock.strip_suffix('h').unwrap_or(clock);
        let text = format!("{day}T{clock}{}", zone.unwrap_or_default());
        When::parse(&text, self.reckoning).ok()
    }

    /// A season, quarter, third or half of a year.
    fn grouping(self, text: &str) -> Option<When> {
        let whole = |word, name: &'static str| {
            let all = ways(self.style.word(word), text);
            all.into_iter().find_map(move |filled| {
                let code = if name == "season" {
                    self.season(at(&filled, name))
                } else {
                    self.part(at(&filled, name))
                };
                let year = code.and_then(|_| self.year(at(&filled, "year")))?;
                When::of_month(year, code?, self.reckoning)
            })
        };
        whole(Word::SeasonOfYear, "season").or_else(|| whole(Word::PartOfYear, "part"))
    }

    fn season(self, text: &str) -> Option<u8> {
        let place = |text: &str| self.place(Word::Seasons, text, 4);
        let of = |word| {
            let all = ways(self.style.word(word), text);
            all.iter().find_map(|filled| place(at(filled, "season")))
        };
        place(text)
            .map(|place| 21 + place)
            .or_else(|| of(Word::SeasonNorth).map(|place| 25 + place))
            .or_else(|| of(Word::SeasonSouth).map(|place| 29 + place))
    }

    fn part(self, text: &str) -> Option<u8> {
        let parts = [
            (Word::Quarters, 33, 4),
            (Word::Thirds, 37, 3),
            (Word::Halves, 40, 2),
        ];
        parts
            .into_iter()
            .find_map(|(word, first, count)| Some(first + self.place(word, text, count)?))
    }

    /// The index of a name in a list.
    pub(super) fn place(self, word: Word, text: &str, count: u8) -> Option<u8> {
        (0..count).find(|place| self.style.item(word, usize::from(*place)) == text)
    }

    /// A year, a decade, a century, or a year with significant digits.
    fn years(self, text: &str) -> Option<When> {
        if let Some(year) = self.year(text) {
            return When::of_any_year(year, self.reckoning);
        }
        let decade = || {
            let all = ways(self.style.word(Word::Decade), text);
            all.iter()
                .filter_map(|filled| Self::number(at(filled, "year")))
                .find(|year| year % 10 == 0 && (10..10_000).contains(year))
                .map(|year| format!("{:03}X", year / 10))
        };
        let text = decade()
            .or_else(|| self.unspecified(text))
            .or_else(|| self.significant(text))?;
        When::parse(&text, self.reckoning).ok()
    }

    /// The first and last of a range of years.
    fn span(self, text: &str) -> Option<(i64, i64)> {
        let of_era = || {
            let all = ways(self.style.word(Word::Years), text);
            all.iter().find_map(|filled| {
                let (from, to) = at(filled, "range").split_once('–')?;
                Some((Self::number(from)?, Self::number(to)?))
            })
        };
        let before = || {
            self.two(Word::Range, text, |from, to| {
                let last = self.year(to).filter(|year| *year <= 0)?;
                let era = to.rsplit(|c: char| c.is_ascii_digit()).next()?;
                let shared = self.year(&format!("{from}{era}"));
                let first = shared.or_else(|| self.year(from))?;
                Some((first, last))
            })
        };
        of_era().or_else(before)
    }

    /// Years that have their first digits in common: `11XX`, `-02XX`.
    fn unspecified(self, text: &str) -> Option<String> {
        let (from, to) = self.span(text)?;
        shared_digits(from, to)
    }

    /// A year followed by the range left open by its significant digits, in brackets: `1950S2`.
    fn significant(self, text: &str) -> Option<String> {
        let (year, years) = text.strip_suffix(')')?.split_once(" (")?;
        let (year, (from, to)) = (self.year(year)?, self.span(years)?);
        let open = (to - from + 1).checked_ilog10()?;
        let digits = year.unsigned_abs().checked_ilog10()? + 1;
        let written = When::of_year(year, self.reckoning);
        Some(format!("{written}S{}", digits.checked_sub(open)?))
    }

    /// An unspecified year, or a month or day of one.
    fn some_year(self, text: &str) -> Option<When> {
        let year = |text: &str| self.any_year(text).or_else(|| self.year_among(text));
        if let Some(year) = self.any_year(text) {
            return When::parse(year.as_str(), self.reckoning).ok();
        }
        let all = ways(self.style.word(Word::OfSomeYear), text);
        all.iter().find_map(|filled| {
            let within = at(filled, "month");
            let (month, day) = match self.month(within) {
                Some(month) => (month, None),
                None => self
                    .day_of_month(within)
                    .map(|(month, day)| (month, Some(day)))?,
            };
            let year = year(at(filled, "year"))?;
            let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
            let digits = format!("{year}-{month:02}{day}");
            When::parse(&digits, self.reckoning).ok()
        })
    }

    fn day_of_month(self, text: &str) -> Option<(u8, i64)> {
        let all = ways(self.style.word(Word::Day), text);
        all.iter().find_map(|filled| {
            let day = Self::number(at(filled, "day"))?;
            Some((self.month(at(filled, "month"))?, day))
        })
    }

    fn any_year(self, text: &str) -> Option<String> {
        let mut forms = self.style.word(Word::SomeYear).split('|').map(str::trim);
        let form = forms.position(|form| text == form)?;
        Some(["XXXX", "-XXXX"][form.min(1)].to_owned())
    }

    fn year_among(self, text: &str) -> Option<String> {
        let all = ways(self.style.word(Word::YearAmong), text);
        all.iter()
            .find_map(|filled| self.unspecified(at(filled, "years")))
    }
}

/// The digits that all years in a range have in common, with `X` for the others.
fn shared_digits(from: i64, to: i64) -> Option<String> {
    let count = to.checked_sub(from)?.checked_add(1)?;
    let open = count.checked_ilog10()?;
    if !(1..4).contains(&open) || count != 10_i64.pow(open) {
        return None;
    }
    let (sign, head) = if from >= 0 && from % count == 0 {
        ("", from / count)
    } else if to <= 0 && -to % count == 0 {
        ("-", -to / count)
    } else {
        return None;
    };
    let (width, open) = (4 - open as usize, open as usize);
    Some(format!("{sign}{head:0width$}{}", "X".repeat(open))).filter(|text| text.len() <= 5)
}
