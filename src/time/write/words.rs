//! The words that dates are put together from: those of one language, out of its catalogue.

use std::fmt::{self, Display};
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use crate::text::{entries, filled, words_of};

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident $key:literal)*) => {
        /// Words of a catalogue, as templates.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::time) enum Word {
            $($(#[$doc])* $word,)*
        }

        impl DateWords {
            /// The keys that a catalogue must have, in the order in which it has them.
            pub const KEYS: &[&str] = &[$($key,)*];
        }
    };
}

words! {
    /// The [`Writing`] of names of eras.
    Writing "dates.writing"
    /// Whether two dates say the words that both end with once, or twice.
    SharedEnd "dates.shared-end"
    /// `{year}`: from the year 100 on | before | before our era.
    Year "dates.year"
    /// `{name}`, `{year}`.
    Month "dates.month"
    /// `{day}`, `{month}` with its year.
    Day "dates.day"
    /// Twelve names.
    Months "dates.months"
    /// `{year}`, the first of ten.
    Decade "dates.decade"
    /// `{range}` of our era.
    Years "dates.years"
    /// A year of which no digit is known: of our era | before it.
    SomeYear "dates.some-year"
    /// `{years}`, one of which is meant.
    YearAmong "dates.year-among"
    /// `{month}`, or a day of it, and some `{year}`.
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
    /// Three names of four months.
    Thirds "dates.thirds"
    /// Two names of six months.
    Halves "dates.halves"
    /// `{part}`, `{year}`.
    PartOfYear "dates.part-of-year"
    /// `{date}` by the Julian calendar, among dates of another one.
    OfJulian "dates.of-julian"
    /// `{date}` by the Gregorian calendar, among dates of another one.
    OfGregorian "dates.of-gregorian"
    /// `{date}` that is approximate.
    About "dates.about"
    /// `{date}`: without an end.
    From "dates.from"
    /// `{date}`: without a start.
    Until "dates.until"
    /// `{date}`
    Before "dates.before"
    /// `{date}`
    After "dates.after"
    /// `{from}`, `{to}`: some time between them.
    Between "dates.between"
    /// `{from}`, `{to}`: all the time between them.
    Range "dates.range"
    /// `{from}`, `{to}`, at least one of which is itself one of several times.
    VagueRange "dates.vague-range"
    /// `{one}`, `{other}`.
    Or "dates.or"
    /// `{one}`, `{other}`.
    And "dates.and"
    /// `{one}`, `{other}`: all but the last two of several.
    List "dates.list"
    /// `{n}`
    OneOf "dates.one-of"
    /// `{n}`
    AllOf "dates.all-of"
    /// `{year}`
    ShortYearBefore "dates.short-year-before"
    /// Two units, each a number and its sign, the larger first.
    LargeNumbers "dates.large-numbers"
    /// `{n}` of a large `{unit}` of years ago.
    ShortAgo "dates.short-ago"
    /// `{year}` before our era, `{month}` or its short `{name}`.
    ShortMonthBefore "dates.short-month-before"
    /// `{month}` with its year, `{day}`.
    ShortDayBefore "dates.short-day-before"
    /// `{decade}`, or its years `{from}` and `{to}`.
    ShortDecade "dates.short-decade"
    /// Four names.
    ShortSeasons "dates.short-seasons"
    /// `{season}`, `{year}`.
    ShortSeason "dates.short-season"
    /// Twelve names in few columns.
    ShortMonths "dates.short-months"
    /// `{month}` or its short `{name}`, below its year.
    WithinMonth "dates.within-month"
    /// `{day}`, `{month}` or its short `{name}`, below its year.
    WithinDay "dates.within-day"
    /// Days of one month, `{from}` and `{to}`, of which one is meant: with `{month}` or its short `{name}`.
    WithinDays "dates.within-days"
    /// From a day to another of a month, with the same.
    WithinRange "dates.within-range"
    /// Two months of which one is meant: `{from}` and `{to}`, or their short names `{first}` and `{last}`.
    WithinMonths "dates.within-months"
    /// `{day}` as below its year, and its `{year}`.
    BriefDay "dates.brief-day"
    /// `{month}` as below its year, and its `{year}`.
    BriefMonth "dates.brief-month"
    /// A year of an axis of years: `{long}` or `{short}`.
    AxisYear "dates.axis-year"
    /// The year of a month or a day on an axis: `{long}` or `{short}`.
    AxisYearOfDay "dates.axis-year-of-day"
    /// The short `{name}` of a month, `{year}`.
    AxisMonthOfYear "dates.axis-month-of-year"
    /// `{day}`, `{month}` or its short `{name}`, `{year}`.
    AxisDate "dates.axis-date"
    /// `{day}`, `{month}` or its short `{name}`.
    AxisDayOfMonth "dates.axis-day-of-month"
    /// `{day}`
    AxisDay "dates.axis-day"
    /// `{n}` of the larger unit | of the smaller unit.
    Ago "dates.ago"
    /// `{era}`, `{year}` or in Han characters `{han}`: the accession year | the first | any other.
    LunarYear "dates.lunar-year"
    /// The same in few columns.
    LunarYearShort "dates.lunar-year-short"
    /// `{month}`, or as its calendar names it `{han}`: usual | intercalary.
    LunarMonth "dates.lunar-month"
    /// `{month}`, `{year}`.
    LunarMonthOfYear "dates.lunar-month-of-year"
    /// `{day}` or `{han}`, `{month}` with its year.
    LunarDay "dates.lunar-day"
    /// `{day}` or `{han}`.
    LunarDayAlone "dates.lunar-day-alone"
    /// A month in a date in few columns: usual | intercalary.
    LunarShortMonth "dates.lunar-short-month"
    /// Parts of a date in few columns: `{before}`, `{after}`.
    LunarShort "dates.lunar-short"
    /// A year of an axis without its era.
    AxisLunarYear "dates.axis-lunar-year"
    /// A month of an axis: usual | intercalary.
    AxisLunarMonth "dates.axis-lunar-month"
    /// A month of an axis after another one: usual | intercalary.
    AxisLunarMonthAlone "dates.axis-lunar-month-alone"
    /// Parts of a date of an axis: `{before}`, `{after}`.
    AxisLunar "dates.axis-lunar"
    /// Ten names.
    Stems "dates.stems"
    /// Twelve names.
    Branches "dates.branches"
    /// A day by its place in the cycle of sixty: `{stem}` and `{branch}` as they are read, and both in Han characters, `{han}`.
    DayName "dates.day-name"
}

/// The writing that names of eras and of their calendars are given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Writing {
    /// Latin letters, as the tables romanise them.
    #[default]
    Romanised,
    /// Traditional characters.
    Traditional,
    /// Simplified characters.
    Simplified,
    /// Japanese characters.
    Japanese,
    /// Japanese, with the names of eras in kana.
    Kana,
    /// Hangul.
    Hangul,
    /// Vietnamese.
    Vietnamese,
}

impl Writing {
    /// The names that a catalogue may give.
    const NAMES: [(&'static str, Self); 6] = [
        ("romanised", Self::Romanised),
        ("traditional", Self::Traditional),
        ("simplified", Self::Simplified),
        ("japanese", Self::Japanese),
        ("hangul", Self::Hangul),
        ("vietnamese", Self::Vietnamese),
    ];

    /// Whether it is written in Han characters.
    pub const fn is_han(self) -> bool {
        matches!(
            self,
            Self::Traditional | Self::Simplified | Self::Japanese | Self::Kana
        )
    }

    /// Whether it is Japanese.
    pub(in crate::time) const fn is_japanese(self) -> bool {
        matches!(self, Self::Japanese | Self::Kana)
    }

    /// Whether it is written in Latin letters.
    pub(in crate::time) const fn is_latin(self) -> bool {
        matches!(self, Self::Romanised | Self::Vietnamese)
    }
}

/// The words of dates in one language.
#[derive(Debug)]
pub struct DateWords {
    language: &'static str,
    said: [&'static str; Self::KEYS.len()],
    writing: Writing,
    /// Whether two dates say the words that both end with once.
    shares_end: bool,
    units: [(i64, &'static str); 2],
}

impl DateWords {
    /// Takes the words out of the entries of a catalogue. What it lacks is empty.
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
            shares_end: word(Word::SharedEnd) == "once",
            units: [unit(), unit()],
            said,
        }
    }
}

/// The words that are names of a known number, parted by commas.
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

/// The words that have forms of a known number, parted by `|`.
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

/// The way of writing dates that goes with a language: its [`DateWords`].
#[derive(Clone, Copy)]
pub struct DateStyle {
    words: &'static DateWords,
    /// Whether names of eras are written in kana.
    in_kana: bool,
}

impl DateStyle {
    /// Dates in these words.
    pub const fn new(words: &'static DateWords) -> Self {
        Self {
            words,
            in_kana: false,
        }
    }

    /// The same with the names of eras in kana.
    #[must_use]
    pub const fn in_kana(self) -> Self {
        Self {
            in_kana: true,
            ..self
        }
    }

    /// Dates in English, as the reports of `check` and the command line write them.
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

    /// The writing of names of eras and calendars.
    pub const fn writing(self) -> Writing {
        if self.in_kana {
            Writing::Kana
        } else {
            self.words.writing
        }
    }

    /// The first key whose words are not of the form that they must have, if there is one.
    pub fn wrong(self) -> Option<&'static str> {
        let count = |word: Word, part: &str| self.word(word).split(part).count();
        let lists = LISTS.map(|(word, names)| (word, count(word, ", ") == names));
        let forms = FORMS.map(|(word, forms)| (word, count(word, "|") == forms));
        let writing = Writing::NAMES
            .iter()
            .any(|(name, _)| *name == self.word(Word::Writing));
        let shared = ["once", "twice"].contains(&self.word(Word::SharedEnd));
        let settings = [(Word::Writing, writing), (Word::SharedEnd, shared)];
        let mut all = lists.into_iter().chain(forms).chain(settings);
        let wrong = all.find(|(_, fits)| !fits)?;
        Some(DateWords::KEYS[wrong.0 as usize])
    }

    /// Whether two dates say the words that both end with once.
    pub(in crate::time) const fn shares_end(self) -> bool {
        self.words.shares_end
    }

    /// The units that large numbers are counted in, the larger first, with their signs.
    pub(in crate::time) const fn units(self) -> [(i64, &'static str); 2] {
        self.words.units
    }

    /// A template as it is.
    pub(in crate::time) fn word(self, word: Word) -> &'static str {
        self.words.said[word as usize]
    }

    /// A template, filled.
    pub(in crate::time) fn fill(self, word: Word, parts: &[(&str, &dyn Display)]) -> String {
        filled(self.word(word), parts)
    }

    /// One of the forms that `|` parts, filled.
    pub(in crate::time) fn form(
        self,
        word: Word,
        place: usize,
        parts: &[(&str, &dyn Display)],
    ) -> String {
        let form = self.word(word).split('|').nth(place);
        filled(form.unwrap_or_default().trim(), parts)
    }

    /// One of the names that commas part.
    pub(in crate::time) fn item(self, word: Word, place: usize) -> &'static str {
        self.word(word).split(", ").nth(place).unwrap_or_default()
    }

    /// The name of a month, 1 to 12.
    pub(in crate::time) fn month(self, month: u8) -> &'static str {
        self.item(Word::Months, usize::from(month.clamp(1, 12)) - 1)
    }

    /// The name of a month in few columns.
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

    /// The styles of the catalogues that tests of this module write dates in.
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
