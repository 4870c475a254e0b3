//! The words from which dates are built, taken from the catalogue of a language.

use std::fmt::{self, Display};
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use crate::text::{entries, filled, words_of};
use crate::time::writing::Writing;

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident $key:literal)*) => {
        /// Date templates of a catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::time) enum Word {
            $($(#[$doc])* $word,)*
        }

        impl DateWords {
            /// The required keys of a catalogue, in order.
            pub const KEYS: &[&str] = &[$($key,)*];
        }
    };
}

words! {
    /// The [`Writing`] of era names.
    Writing "dates.writing"
    /// The position of the year that two dates share: at their `start` or `end`.
    Shared "dates.shared"
    /// `{year}`: from year 100 | before that | before our era.
    Year "dates.year"
    /// `{name}`, `{year}`.
    Month "dates.month"
    /// `{day}`, and `{month}` including its year.
    Day "dates.day"
    /// Twelve names.
    Months "dates.months"
    /// `{year}`, the first of the ten.
    Decade "dates.decade"
    /// `{range}` of years of our era.
    Years "dates.years"
    /// A year without known digits: of our era | before it.
    SomeYear "dates.some-year"
    /// `{years}`, one of which is meant.
    YearAmong "dates.year-among"
    /// `{month}`, or a day in it, of some `{year}`.
    OfSomeYear "dates.of-some-year"
    /// Four names.
    Seasons "dates.seasons"
    /// `{season}` of the northern hemisphere.
    SeasonNorth "dates.season-north"
    /// `{season}` of the southern hemisphere.
    SeasonSouth "dates.season-south"
    /// `{season}`, `{year}`.
    SeasonOfYear "dates.season-of-year"
    /// Four names.
    Quarters "dates.quarters"
    /// Three names, each of four months.
    Thirds "dates.thirds"
    /// Two names, each of six months.
    Halves "dates.halves"
    /// `{part}`, `{year}`.
    PartOfYear "dates.part-of-year"
    /// `{date}` in the Julian calendar, among dates in another one.
    OfJulian "dates.of-julian"
    /// `{date}` in the Gregorian calendar, among dates in another one.
    OfGregorian "dates.of-gregorian"
    /// An approximate `{date}`.
    About "dates.about"
    /// An uncertain `{date}`; without it, an unknown end of an interval.
    Uncertain "dates.uncertain"
    /// `{date}`: the start of an interval without an end.
    From "dates.from"
    /// `{date}`: the end of an interval without a start.
    Until "dates.until"
    /// A time before `{date}`.
    Before "dates.before"
    /// A time after `{date}`.
    After "dates.after"
    /// Some time between `{from}` and `{to}`.
    Between "dates.between"
    /// All the time from `{from}` to `{to}`.
    Range "dates.range"
    /// `{from}` to `{to}`, at least one of which is itself one of several times.
    VagueRange "dates.vague-range"
    /// `{one}`, `{other}`.
    Or "dates.or"
    /// `{one}`, `{other}`.
    And "dates.and"
    /// `{one}`, `{other}`: two elements of a list, except before the last element.
    List "dates.list"
    /// One of `{n}` dates.
    OneOf "dates.one-of"
    /// All of `{n}` dates.
    AllOf "dates.all-of"
    /// A short `{year}` before our era.
    ShortYearBefore "dates.short-year-before"
    /// Two units, each a number and its sign, larger first.
    LargeNumbers "dates.large-numbers"
    /// `{n}` in a large `{unit}` of years ago.
    ShortAgo "dates.short-ago"
    /// `{month}` or its short `{name}`, and `{year}` before our era.
    ShortMonthBefore "dates.short-month-before"
    /// `{day}`, and `{month}` including its year.
    ShortDayBefore "dates.short-day-before"
    /// `{decade}`, or its years `{from}` and `{to}`.
    ShortDecade "dates.short-decade"
    /// Four names.
    ShortSeasons "dates.short-seasons"
    /// `{season}`, `{year}`.
    ShortSeason "dates.short-season"
    /// Twelve short names.
    ShortMonths "dates.short-months"
    /// `{month}` or its short `{name}`, below the heading of its year.
    WithinMonth "dates.within-month"
    /// `{day}`, and `{month}` or its short `{name}`, below the heading of the year.
    WithinDay "dates.within-day"
    /// One of the days `{from}` and `{to}` of a month, with `{month}` or its short `{name}`.
    WithinDays "dates.within-days"
    /// The range of days from `{from}` to `{to}` of a month, with `{month}` or its short `{name}`.
    WithinRange "dates.within-range"
    /// One of two months: `{from}` and `{to}`, or their short names `{first}` and `{last}`.
    WithinMonths "dates.within-months"
    /// The same, with the second in the next year.
    WithinMonthsOver "dates.within-months-over"
    /// `{day}` as below the heading of its year, and the `{year}`.
    BriefDay "dates.brief-day"
    /// `{month}` as below the heading of its year, and the `{year}`.
    BriefMonth "dates.brief-month"
    /// A year on an axis of years: `{long}` or `{short}`.
    AxisYear "dates.axis-year"
    /// The year of a month or a day on an axis: `{long}` or `{short}`.
    AxisYearOfDay "dates.axis-year-of-day"
    /// The short `{name}` of a month, `{year}`.
    AxisMonthOfYear "dates.axis-month-of-year"
    /// `{day}`, `{month}` or its short `{name}`, `{year}`.
    AxisDate "dates.axis-date"
    /// `{day}`, `{month}` or its short `{name}`.
    AxisDayOfMonth "dates.axis-day-of-month"
    /// The number of a `{day}` on an axis.
    AxisDay "dates.axis-day"
    /// `{n}` larger units ago | smaller units ago.
    Ago "dates.ago"
    /// `{era}`, and `{year}` or `{han}` in Han characters: accession year | first year | any other.
    LunarYear "dates.lunar-year"
    /// The same in short form.
    LunarYearShort "dates.lunar-year-short"
    /// `{month}`, or `{han}` as named in its calendar: normal | intercalary.
    LunarMonth "dates.lunar-month"
    /// `{month}`, `{year}`.
    LunarMonthOfYear "dates.lunar-month-of-year"
    /// `{day}` or `{han}`, and `{month}` including its year.
    LunarDay "dates.lunar-day"
    /// `{day}` or `{han}`.
    LunarDayAlone "dates.lunar-day-alone"
    /// A month in a short date: normal | intercalary.
    LunarShortMonth "dates.lunar-short-month"
    /// Parts of a short date: `{before}`, `{after}`.
    LunarShort "dates.lunar-short"
    /// A year on an axis without its era.
    AxisLunarYear "dates.axis-lunar-year"
    /// A month on an axis: normal | intercalary.
    AxisLunarMonth "dates.axis-lunar-month"
    /// A month on an axis after another one: normal | intercalary.
    AxisLunarMonthAlone "dates.axis-lunar-month-alone"
    /// Parts of a date on an axis: `{before}`, `{after}`.
    AxisLunar "dates.axis-lunar"
    /// Ten names.
    Stems "dates.stems"
    /// Twelve names.
    Branches "dates.branches"
    /// A sexagenary day: the readings `{stem}` and `{branch}`, and both in Han characters, `{han}`.
    DayName "dates.day-name"
}

/// The words for dates in one language.
#[derive(Debug)]
pub struct DateWords {
    language: &'static str,
    said: [&'static str; Self::KEYS.len()],
    writing: Writing,
    /// Whether two dates share their end, or their start.
    shares_end: bool,
    units: [(i64, &'static str); 2],
    /// The names of each of the [`LISTS`]: they are looked up for every date.
    lists: [Vec<&'static str>; LISTS.len()],
}

impl DateWords {
    /// Takes the words from the entries of a catalogue. Missing ones are empty.
    ///
    /// ```
    /// use annals::time::{CalendarView, DateStyle, DateWords, Reckoning, When, write};
    ///
    /// // What a catalogue lacks is empty: here it has what one year takes.
    /// let entries = [("dates.year", "{year}|{year}|{year} av. J.-C.")];
    /// let words = Box::leak(Box::new(DateWords::read("fr", &entries)));
    /// let when = When::parse("-0220", Reckoning::Julian)?;
    /// let written = write(&when, CalendarView::Julian, DateStyle::new(words));
    /// assert_eq!(written.as_deref(), Some("221 av. J.-C."));
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn read(language: &'static str, entries: &[(&str, &'static str)]) -> Self {
        let mut said = [""; Self::KEYS.len()];
        let found = words_of(entries, Self::KEYS.iter().copied());
        for (said, words) in said.iter_mut().zip(found) {
            *said = words;
        }
        let word = |word: Word| said[word as usize];
        let named = |(name, _): &&(&str, Writing)| *name == word(Word::Writing);
        let mut units = word(Word::LargeNumbers).split(", ").map(|unit| {
            let (number, sign) = unit.split_once(' ').unwrap_or_default();
            (number.parse().unwrap_or(i64::MAX), sign)
        });
        let mut unit = || units.next().unwrap_or((i64::MAX, ""));
        Self {
            language,
            writing: Writing::NAMES
                .iter()
                .find(named)
                .map_or(Writing::Romanised, |(_, writing)| *writing),
            shares_end: word(Word::Shared) == "end",
            units: [unit(), unit()],
            lists: LISTS.map(|(list, _)| word(list).split(", ").collect()),
            said,
        }
    }
}

/// Entries that are comma-separated lists, with the number of names.
const LISTS: [(Word, usize); 10] = [
    (Word::Months, 12),
    (Word::ShortMonths, 12),
    (Word::Seasons, 4),
    (Word::ShortSeasons, 4),
    (Word::Quarters, 4),
    (Word::Thirds, 3),
    (Word::Halves, 2),
    (Word::LargeNumbers, 2),
    (Word::Stems, 10),
    (Word::Branches, 12),
];

/// Entries with forms separated by `|`, with the number of forms.
const FORMS: [(Word, usize); 10] = [
    (Word::Year, 3),
    (Word::SomeYear, 2),
    (Word::Ago, 2),
    (Word::LunarYear, 3),
    (Word::LunarYearShort, 3),
    (Word::LunarMonth, 2),
    (Word::LunarShortMonth, 2),
    (Word::AxisLunarYear, 3),
    (Word::AxisLunarMonth, 2),
    (Word::AxisLunarMonthAlone, 2),
];

/// The style in which dates are written in a language, based on its [`DateWords`].
#[derive(Clone, Copy)]
pub struct DateStyle {
    words: &'static DateWords,
    /// Whether era names are written in kana.
    in_kana: bool,
}

impl DateStyle {
    /// The style with these words.
    pub const fn new(words: &'static DateWords) -> Self {
        Self {
            words,
            in_kana: false,
        }
    }

    /// The style with era names in kana.
    #[must_use]
    pub const fn in_kana(self) -> Self {
        Self {
            in_kana: true,
            ..self
        }
    }

    /// English dates, as used in the reports of `check` and on the command line.
    ///
    /// ```
    /// use annals::time::{CalendarView, DateStyle, Reckoning, When, write};
    ///
    /// let when = When::parse("1126-01-31/1126-03-04", Reckoning::Julian)?;
    /// let written = write(&when, CalendarView::Julian, DateStyle::english());
    /// assert_eq!(written.as_deref(), Some("31 January – 4 March 1126"));
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn english() -> Self {
        static ENGLISH: OnceLock<DateWords> = OnceLock::new();
        let catalogue = include_str!("../../../assets/messages/en.txt");
        let read = || DateWords::read("en", &entries(catalogue).collect::<Vec<_>>());
        Self::new(ENGLISH.get_or_init(read))
    }

    /// The form of writing for names of eras and calendars.
    pub const fn writing(self) -> Writing {
        if self.in_kana {
            Writing::Kana
        } else {
            self.words.writing
        }
    }

    /// The first key whose words are malformed, if any.
    pub fn wrong(self) -> Option<&'static str> {
        let count = |word: Word, part: &str| self.word(word).split(part).count();
        let lists = LISTS.map(|(word, names)| (word, count(word, ", ") == names));
        let forms = FORMS.map(|(word, forms)| (word, count(word, "|") == forms));
        let writing = Writing::NAMES
            .iter()
            .any(|(name, _)| *name == self.word(Word::Writing));
        let shared = ["start", "end"].contains(&self.word(Word::Shared));
        let settings = [(Word::Writing, writing), (Word::Shared, shared)];
        let mut all = lists.into_iter().chain(forms).chain(settings);
        let wrong = all.find(|(_, fits)| !fits)?;
        Some(DateWords::KEYS[wrong.0 as usize])
    }

    /// Whether two dates in a row share their end, such as the year in English, or their start.
    pub(in crate::time) const fn shares_end(self) -> bool {
        self.words.shares_end
    }

    /// The endings of a year and of a month where dates share their start: 年, 月.
    pub(in crate::time) fn behind_units(self) -> [&'static str; 2] {
        let year = self.word(Word::Year).split('|').next().unwrap_or_default();
        let month = self.item(Word::Months, 0);
        [
            year.rsplit('}').next().unwrap_or_default().trim(),
            month.trim_start_matches(|c: char| c.is_ascii_digit()),
        ]
    }

    /// The two units for large numbers with their signs, larger first.
    pub(in crate::time) const fn units(self) -> [(i64, &'static str); 2] {
        self.words.units
    }

    /// An unfilled template.
    pub(in crate::time) fn word(self, word: Word) -> &'static str {
        self.words.said[word as usize]
    }

    /// A filled template.
    pub(in crate::time) fn fill(self, word: Word, parts: &[(&str, &dyn Display)]) -> String {
        filled(self.word(word), parts)
    }

    /// One of the forms separated by `|`, filled.
    pub(in crate::time) fn form(
        self,
        word: Word,
        place: usize,
        parts: &[(&str, &dyn Display)],
    ) -> String {
        let form = self.word(word).split('|').nth(place);
        filled(form.unwrap_or_default().trim(), parts)
    }

    /// One of the names in a comma-separated list.
    pub(in crate::time) fn item(self, word: Word, place: usize) -> &'static str {
        let list = LISTS.iter().position(|(list, _)| *list == word);
        let name = list.and_then(|list| self.words.lists[list].get(place));
        name.copied().unwrap_or_default()
    }

    /// The name of a month, 1 to 12.
    pub(in crate::time) fn month(self, month: u8) -> &'static str {
        self.item(Word::Months, usize::from(month.clamp(1, 12)) - 1)
    }

    /// The short name of a month, 1 to 12.
    pub(in crate::time) fn short_month(self, month: u8) -> &'static str {
        self.item(Word::ShortMonths, usize::from(month.clamp(1, 12)) - 1)
    }
}

impl Default for DateStyle {
    fn default() -> Self {
        Self::english()
    }
}

impl PartialEq for DateStyle {
    fn eq(&self, other: &Self) -> bool {
        (self.words.language, self.in_kana) == (other.words.language, other.in_kana)
    }
}

impl Eq for DateStyle {}

impl Hash for DateStyle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.words.language, self.in_kana).hash(state);
    }
}

impl fmt::Debug for DateStyle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DateStyle({})", self.words.language)
    }
}

#[cfg(test)]
pub(in crate::time) mod tests {
    use super::*;

    /// The styles of the catalogues used in tests of this module.
    pub(in crate::time) fn style(language: &str) -> DateStyle {
        static READ: OnceLock<Vec<DateWords>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            [
                ("en", include_str!("../../../assets/messages/en.txt")),
                (
                    "zh-Hant",
                    include_str!("../../../assets/messages/zh-Hant.txt"),
                ),
                (
                    "zh-Hans",
                    include_str!("../../../assets/messages/zh-Hans.txt"),
                ),
                ("ja", include_str!("../../../assets/messages/ja.txt")),
                ("ko", include_str!("../../../assets/messages/ko.txt")),
                ("vi", include_str!("../../../assets/messages/vi.txt")),
            ]
            .map(|(language, catalogue)| {
                DateWords::read(language, &entries(catalogue).collect::<Vec<_>>())
            })
            .into()
        });
        let found = read.iter().find(|words| words.language == language);
        DateStyle::new(found.expect("a language of the interface"))
    }
}
