//! Parsing era dates in Latin letters: "Jingkang 1, intercalary month 11, day 25 (bingchen)", "Tenshō 10.6.2", "Tĩnh Khang năm thứ
//! nhất".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::latin_names::{joined, names};
use super::{At, Candidate, Eastern, Hours, Month, Part, Said, Year};
use super::{order, vietnamese, wade_giles};
use crate::time::calendar::{Era, store};
use crate::time::error::DateError;
use crate::time::sexagenary::Sexagenary;

/// A word or number with its column.
pub(super) type Token = At<String>;

/// The maximum number of words in a name.
const LONGEST: usize = 7;

/// The maximum length of a date in bytes.
const LONGEST_TEXT: usize = 400;

/// Parses the parts of a date; `None` if it does not begin with an era.
pub(super) fn read(text: &str) -> Option<Result<Eastern, DateError>> {
    let is_latin =
        |c: char| !c.is_alphabetic() || c < '\u{1100}' || ('\u{1e00}'..'\u{2000}').contains(&c);
    let is_short = text.len() <= LONGEST_TEXT;
    let begins = is_short && text.trim_start().starts_with(char::is_alphanumeric);
    if !begins || !text.chars().all(is_latin) {
        return None;
    }
    let is_day = |tokens: &[Token]| Words::of(tokens, text, Eastern::default()).all().is_ok();
    let words = vietnamese::without_label(tokens(text), text);
    let (year_pair, words) = vietnamese::named_year(words, |tokens| eras(tokens).is_some());
    let tokens = vietnamese::year_first(words, is_day, |tokens| eras(tokens).is_some());
    let tokens = order::usual(tokens, |tokens| Some(eras(tokens)?.1))?;
    let year = Words::of(&tokens, text, Eastern::default()).named_year();
    if let Some(date) = year {
        return Some(Ok(date));
    }
    // The year may be named before the era: "năm Gia Long thứ nhất".
    let is_year = tokens.first().is_some_and(|token| token.value == "nam");
    let ahead = usize::from(is_year && eras(&tokens).is_none());
    let tokens = &tokens[ahead..];
    let (mut candidates, length) = eras(tokens)?;
    wade_giles::prefer(&mut candidates, text);
    let column = tokens.first().map_or(1, |token| token.column);
    let candidates = At::new(candidates, column);
    let date = if tokens.len() == length && order::says_whole(text) {
        Ok(Eastern {
            eras: Some(candidates),
            year: Some(At::new(Year::Some, column)),
            ..Eastern::default()
        })
    } else {
        parts(candidates, &tokens[length..], text)
    };
    Some(date.map(|date| Eastern {
        year_pair: date.year_pair.or(year_pair),
        ..date
    }))
}

/// Parses a month and a day whose year is given by another date; `None` if the text begins with neither.
pub(super) fn read_rest(text: &str) -> Option<Result<Eastern, DateError>> {
    const FIRST: [&str; 4] = ["month", "intercalary", "leap", "day"];
    let tokens = tokens(text);
    let is_first = |token: &Token| FIRST.contains(&token.value.as_str());
    let begins = tokens.first().is_some_and(is_first) || vietnamese::begins_in_year(&tokens);
    begins.then(|| Words::of(&tokens, text, Eastern::default()).all())
}

/// The eras that the first words may refer to, limited to the state before them if there is one, and the number of words used.
fn eras(tokens: &[Token]) -> Option<(Vec<Candidate>, usize)> {
    let mut best: Option<(Vec<Candidate>, usize)> = None;
    for state in (0..=LONGEST.min(tokens.len())).rev() {
        let polities = names().states.get(&joined(&tokens[..state]));
        if state > 0 && polities.is_none() {
            continue;
        }
        let of = |era: &Era| polities.is_none_or(|polities| polities.contains(&era.polity));
        let rest = &tokens[state..];
        for name in (1..=LONGEST.min(rest.len())).rev() {
            let named = joined(&rest[..name]);
            let eras = names().eras.get(&named).into_iter().flatten();
            let older = names().wade_giles.get(&named).into_iter().flatten();
            let rulers = names().rulers.get(&named).into_iter().flatten();
            let candidate = |place: &usize, is_first, by_ruler| Candidate {
                era: store().era(*place),
                is_first,
                by_ruler,
            };
            let found: Vec<_> = eras
                .map(|place| candidate(place, true, false))
                .chain(older.map(|place| candidate(place, false, false)))
                .chain(rulers.map(|place| candidate(place, true, true)))
                .filter(|found| of(found.era))
                .collect();
            let (found, name) = of_ruler(rest, name, &found).unwrap_or((found, name));
            let longest = best.as_ref().map_or(0, |(_, length)| *length);
            if !found.is_empty() && state + name > longest {
                best = Some((found, state + name));
            }
        }
    }
    best
}

/// The era named after its ruler, and the number of words of both.
fn of_ruler(rest: &[Token], ruler: usize, found: &[Candidate]) -> Option<(Vec<Candidate>, usize)> {
    let named_by = found.iter().find(|found| found.by_ruler)?.era;
    // "Lê Thánh Tông năm Hồng Đức thứ 14"
    let label = rest.get(ruler).is_some_and(|word| word.value == "nam");
    let ruler = ruler + usize::from(label);
    let behind = rest.get(ruler..)?;
    (1..=LONGEST.min(behind.len())).rev().find_map(|name| {
        let eras = names().eras.get(&joined(&behind[..name]))?.iter();
        let of_ruler =
            |era: &&Era| (era.polity, era.ruler_latin) == (named_by.polity, named_by.ruler_latin);
        let named: Vec<Candidate> = eras
            .map(|place| store().era(*place))
            .filter(of_ruler)
            .map(|era| Candidate {
                era,
                is_first: true,
                by_ruler: false,
            })
            .collect();
        (!named.is_empty()).then_some((named, ruler + name))
    })
}

fn parts(eras: At<Vec<Candidate>>, tokens: &[Token], text: &str) -> Result<Eastern, DateError> {
    let date = Eastern {
        eras: Some(eras),
        ..Eastern::default()
    };
    let mut reader = Words::of(tokens, text, date);
    reader.year()?;
    reader.all()
}

/// The words after an era.
struct Words<'a> {
    rest: &'a [Token],
    text: &'a str,
    date: Eastern,
    /// Whether the next month was marked as intercalary.
    intercalary: bool,
}

impl<'a> Words<'a> {
    fn of(rest: &'a [Token], text: &'a str, date: Eastern) -> Self {
        Self {
            rest,
            text,
            date,
            intercalary: false,
        }
    }

    /// The column after the end of the text.
    fn end(&self) -> usize {
        self.text.chars().count() + 1
    }

    fn all(&mut self) -> Result<Eastern, DateError> {
        while let Some(token) = self.next() {
            self.part(token)?;
        }
        if self.intercalary && self.date.month.is_none() {
            return Err(DateError::new(
                self.end(),
                "an intercalary month is missing",
            ));
        }
        Ok(std::mem::take(&mut self.date))
    }

    fn next(&mut self) -> Option<&'a Token> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    fn take(&mut self, words: &[&str]) -> bool {
        let found = self
            .rest
            .first()
            .is_some_and(|token| words.contains(&token.value.as_str()));
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    /// Parses "năm Mậu Tý": a year by its sexagenary name alone.
    fn named_year(&mut self) -> Option<Eastern> {
        let pair = Some(self.take(&["nam"]))
            .filter(|said| *said)
            .and_then(|_| self.vietnamese_pair())?;
        self.date.year_pair = Some(pair);
        self.rest.is_empty().then(|| std::mem::take(&mut self.date))
    }

    /// Parses "bingchen": a day by its sexagenary name.
    fn chinese_pair(&mut self) -> Option<At<Sexagenary>> {
        let (first, rest) = self.rest.split_first()?;
        let pair = first.value.parse().ok()?;
        self.rest = rest;
        Some(At::new(pair, first.column))
    }

    /// Parses "Mậu Tý": a day or a year by its sexagenary name.
    fn vietnamese_pair(&mut self) -> Option<At<Sexagenary>> {
        let [stem, branch, rest @ ..] = self.rest else {
            return None;
        };
        let pair = Sexagenary::of_vietnamese(&stem.value, &branch.value)?;
        self.rest = rest;
        Some(At::new(pair, stem.column))
    }

    /// Parses a Vietnamese number in words: "mười hai".
    fn number_in_words(&mut self) -> Option<At<u8>> {
        let (number, length) = vietnamese::number(self.rest)?;
        let column = self.rest.first()?.column;
        self.rest = &self.rest[length..];
        Some(At::new(number, column))
    }

    fn year(&mut self) -> Result<(), DateError> {
        let missing = DateError::new(self.end(), "an era must be followed by a year: Jingkang 1");
        self.take(&["nam", "year"]);
        if let Some(pair) = self.vietnamese_pair() {
            self.date.year = Some(At::new(Year::Named(pair.value), pair.column));
            return Ok(());
        }
        self.take(&["thu"]);
        if let Some(number) = self.number_in_words() {
            self.date.year = Some(At::new(Year::Number(number.value.into()), number.column));
            return Ok(());
        }
        let token = self.next().ok_or(missing)?;
        let number = match token.value.as_str() {
            "gannen" | "yuannian" => 1,
            "nguyen" if self.take(&["nien"]) => 1,
            "accession" => {
                self.take(&["year"]);
                0
            }
            _ => number(token)?,
        };
        self.take(&["year"]);
        self.date.year = Some(At::new(Year::Number(number), token.column));
        Ok(())
    }

    fn part(&mut self, token: &Token) -> Result<(), DateError> {
        match token.value.as_str() {
            "intercalary" | "leap" | "nhuan" => match &mut self.date.month {
                Some(month) => month.value.intercalary = true,
                None => self.intercalary = true,
            },
            "month" | "thang" => {
                let number = self.month_number()?;
                self.set_month(number, token.column)?;
            }
            "day" | "ngay" | "mong" | "mung" => {
                self.take(&["mong", "mung"]);
                if let Some(pair) = self.vietnamese_pair().or_else(|| self.chinese_pair()) {
                    order::once(&mut self.date.pair, pair, "day")?;
                } else {
                    let day = self.day_number()?;
                    order::once(&mut self.date.day, At::new(day, token.column), "day")?;
                }
            }
            "nam" => {
                if let Some(pair) = self.vietnamese_pair() {
                    order::once(&mut self.date.year_pair, pair, "year")?;
                }
            }
            "gio" => {
                let hours = self.hours()?;
                order::once(&mut self.date.hours, hours, "double hour")?;
            }
            "mua" => {}
            word => match vietnamese::ten_days(word).filter(|_| self.take(&["tuan"])) {
                Some(place) => self.ten_days(place, token)?,
                None => self.other(word, token)?,
            },
        }
        Ok(())
    }

    /// Parses the number of a day, in digits or words; "rằm" is the fifteenth.
    fn day_number(&mut self) -> Result<u8, DateError> {
        if self.take(&["ram"]) {
            return Ok(15);
        }
        match self.number_in_words() {
            Some(number) => Ok(number.value),
            None => small(self.required()?, 31),
        }
    }

    fn required(&mut self) -> Result<&'a Token, DateError> {
        let end = self.end();
        self.next()
            .ok_or_else(|| DateError::new(end, "expected a number"))
    }

    /// Parses "Mão" after "giờ": a double hour.
    fn hours(&mut self) -> Result<At<Hours>, DateError> {
        let token = self.required()?;
        let behind = self.text.chars().skip(token.column - 1);
        let written = behind.take_while(|c| c.is_alphanumeric() || is_combining_mark(*c));
        let written: String = written.nfc().collect();
        let unknown = || {
            let reason =
                format!("\u{201c}{written}\u{201d} is not a double hour: giờ Tý to giờ Hợi");
            DateError::new(token.column, reason)
        };
        let hours = Hours::of_vietnamese(&token.value, &written).ok_or_else(unknown)?;
        Ok(At::new(hours, token.column))
    }

    fn month_number(&mut self) -> Result<u8, DateError> {
        self.intercalary |= self.take(&["nhuan"]);
        if let Some(number) = self.number_in_words() {
            return Ok(number.value);
        }
        let token = self.required()?;
        match token.value.as_str() {
            "gieng" => Ok(1),
            "chap" => Ok(12),
            _ => small(token, 12),
        }
    }

    /// Ten days of a month: "thượng tuần", "trung tuần", "hạ tuần".
    fn ten_days(&mut self, place: u8, token: &Token) -> Result<(), DateError> {
        let part = At::new(Part::TenDays(place), token.column);
        order::once(&mut self.date.part, part, "part of its month")
    }

    fn set_month(&mut self, number: u8, column: usize) -> Result<(), DateError> {
        let month = Month {
            number,
            intercalary: self.intercalary,
            said: Said::Number,
        };
        order::once(&mut self.date.month, At::new(month, column), "month")
    }

    /// Parses a season, a number by its position ("10.6.2", "i11", "m6") or a sexagenary day.
    fn other(&mut self, word: &str, token: &Token) -> Result<(), DateError> {
        const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
        const VIETNAMESE: [&str; 4] = ["xuan", "ha", "thu", "dong"];
        let season = SEASONS
            .iter()
            .position(|season| *season == word)
            .or_else(|| VIETNAMESE.iter().position(|season| *season == word));
        if let Some(season) = season.and_then(|season| u8::try_from(season).ok()) {
            let season = At::new(season, token.column);
            return order::once(&mut self.date.season, season, "season");
        }
        let digits = word.trim_start_matches(['i', 'm']);
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            self.intercalary |= word.starts_with('i');
            let plain = At::new(digits.to_owned(), token.column);
            if self.take(&["day"]) || (self.date.month.is_some() && !self.take(&["month"])) {
                let day = At::new(small(&plain, 31)?, token.column);
                return order::once(&mut self.date.day, day, "day");
            }
            self.take(&["month"]);
            let number = small(&plain, 12)?;
            return self.set_month(number, token.column);
        }
        if let Some(month) = order::roman(word).filter(|_| self.date.month.is_none()) {
            return self.set_month(month, token.column);
        }
        let pair = word.parse().map_err(|_| {
            let reason = format!("\u{201c}{word}\u{201d} is not part of a date");
            DateError::new(token.column, reason)
        })?;
        order::once(&mut self.date.pair, At::new(pair, token.column), "day")?;
        self.take(&["day"]);
        Ok(())
    }
}

fn number(token: &Token) -> Result<u32, DateError> {
    token.value.parse().map_err(|_| {
        DateError::new(
            token.column,
            format!("expected a number, not \u{201c}{}\u{201d}", token.value),
        )
    })
}

fn small(token: &Token, most: u8) -> Result<u8, DateError> {
    let number = number(token)?;
    u8::try_from(number)
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| {
            let reason = format!("expected 1 to {most}, found {number}");
            DateError::new(token.column, reason).that_cannot_be()
        })
}

/// Splits a text into words without case, tones and apostrophes; other punctuation separates words.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut inside = false;
    for (at, character) in text.chars().enumerate() {
        let marks = !character.is_ascii() && is_combining_mark(character);
        if marks || wade_giles::is_apostrophe(character) {
            continue;
        }
        if !character.is_alphanumeric() {
            inside = false;
            continue;
        }
        if !inside {
            tokens.push(At::new(String::new(), at + 1));
            inside = true;
        }
        match tokens.last_mut() {
            Some(token) if character.is_ascii() => token.value.push(character.to_ascii_lowercase()),
            Some(token) => token.value.extend(plain(character)),
            None => {}
        }
    }
    order::without_idle(tokens)
}

/// A lower-case letter without marks.
pub(super) fn plain(character: char) -> impl Iterator<Item = char> {
    let unmarked = match character {
        'đ' | 'Đ' => 'd',
        other => other,
    };
    unmarked
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
}
