//! Parsing EDTF, levels 0 to 2: ISO 8601-2:2019 in the profile of the Library of Congress.

use super::super::error::DateError;
use super::super::reckoning::{CivilDate, Reckoning};
use super::point::{Marks, Part, Point, YearForm};
use super::{Element, End, Set, SetKind, Shape, When};

/// A parser with a position in a text.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    reckoning: Reckoning,
    /// Whether sets may contain spaces.
    loose: bool,
}

/// Parses a whole EDTF text.
pub(super) fn parse(text: &str, reckoning: Reckoning, loose: bool) -> Result<When, DateError> {
    let mut reader = Reader {
        text,
        at: 0,
        reckoning,
        loose,
    };
    let shape = match reader.peek() {
        None => return Err(reader.error("no date found")),
        Some(b'[') => reader.set_or_interval()?,
        Some(b'{') => reader.set(SetKind::AllOf, b'}')?,
        Some(_) => reader.date_or_interval()?,
    };
    if reader.peek().is_some() {
        return Err(reader.trailing());
    }
    Ok(When { shape, reckoning })
}

/// Parses a time zone by itself.
pub(super) fn parse_zone(text: &str) -> Result<i16, DateError> {
    let mut reader = Reader {
        text,
        at: 0,
        reckoning: Reckoning::default(),
        loose: false,
    };
    reader.whole_zone()
}

impl Reader<'_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn take_dots(&mut self) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(b"..");
        self.at += if found { 2 } else { 0 };
        found
    }

    pub(super) fn error(&self, reason: impl Into<String>) -> DateError {
        self.error_at(self.at, reason)
    }

    pub(super) fn error_at(&self, at: usize, reason: impl Into<String>) -> DateError {
        DateError::at(self.text, at, reason)
    }

    /// The next character, for error messages.
    pub(super) fn here(&self) -> String {
        match self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next())
        {
            Some(character) => format!("\u{201c}{}\u{201d}", character.escape_debug()),
            None => "the end".to_owned(),
        }
    }

    fn trailing(&self) -> DateError {
        let here = self.here();
        self.error(match self.peek() {
            Some(b'0'..=b'9' | b'X') => format!(
                "{here} is one digit too many: years have four digits, months and days two, with a hyphen between"
            ),
            Some(b'?' | b'~' | b'%') => {
                format!("{here} is not allowed here: at most one mark per component, and none after a time")
            }
            Some(b'/') => "an interval has two sides only".to_owned(),
            _ => format!("{here} is not part of a date"),
        })
    }

    fn date_or_interval(&mut self) -> Result<Shape, DateError> {
        let start = self.end(true)?;
        self.interval_from(start)
    }

    /// Parses a set, or an interval that starts with one of several days.
    fn set_or_interval(&mut self) -> Result<Shape, DateError> {
        let shape = self.set(SetKind::OneOf, b']')?;
        match (&shape, self.peek()) {
            (Shape::Set(set), Some(b'/')) => match set.elements.as_slice() {
                [Element::Range(first, last)] => {
                    self.interval_from(End::Within(Box::new([*first, *last])))
                }
                _ => Ok(shape),
            },
            _ => Ok(shape),
        }
    }

    fn interval_from(&mut self, start: End) -> Result<Shape, DateError> {
        let slash = self.at;
        if !self.take(b'/') {
            return match start {
                End::Point(point) => Ok(Shape::One(point)),
                _ => Err(self.error("an open side needs a \u{201c}/\u{201d} and a date: ../1985")),
            };
        }
        let after = self.at;
        let end = self.end(false).map_err(|error| {
            let repeated = self.with_day_of(&start, after);
            let said = repeated.map(|reason| self.error_at(after, reason).that_cannot_be());
            said.unwrap_or(error)
        })?;
        match (&start, &end) {
            (End::Point(_) | End::Within(_), _) | (_, End::Point(_) | End::Within(_)) => {}
            _ => return Err(self.error_at(slash, "an interval needs a date on at least one side")),
        }
        if start.is_after(&end, self.reckoning) {
            return Err(self.error_at(after, "the interval ends before it begins"));
        }
        Ok(Shape::Interval(start, end))
    }

    /// What to write for an interval whose end is a time of day alone.
    fn with_day_of(&self, start: &End, after: usize) -> Option<String> {
        let End::Point(point) = start else {
            return None;
        };
        point.time?;
        let (before, end) = self.text.split_at_checked(after)?;
        let is_time = end.len() >= 2
            && end
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b':')
            && end.split(':').all(|part| part.len() == 2);
        let (day, _) = before.split_once('T')?;
        is_time.then(|| format!("repeat the day: {before}{day}T{end}"))
    }

    fn end(&mut self, first: bool) -> Result<End, DateError> {
        match self.peek() {
            None if !first => Ok(End::Unknown),
            Some(b'/') if first => Ok(End::Unknown),
            Some(b'.') if self.take_dots() => Ok(End::Open),
            Some(b'[') => match self.set(SetKind::OneOf, b']')? {
                Shape::Set(set) => match set.elements.as_slice() {
                    [Element::Range(first, last)] => Ok(End::Within(Box::new([*first, *last]))),
                    _ => Err(self
                        .error("an end of an interval is one date, or one of the days of a range")),
                },
                Shape::One(_) | Shape::Interval(..) => {
                    Err(self.error("an end of an interval is one date"))
                }
            },
            _ => self.point().map(End::Point),
        }
    }

    fn set(&mut self, kind: SetKind, close: u8) -> Result<Shape, DateError> {
        self.at += 1;
        let mut elements = Vec::new();
        loop {
            self.spaces();
            elements.push(self.element(elements.is_empty(), close)?);
            self.spaces();
            if self.take(close) {
                return Ok(Shape::Set(Box::new(Set { kind, elements })));
            }
            if matches!(elements.last(), Some(Element::After(_))) {
                return Err(self.error("an open end must be last in its set"));
            }
            if !self.take(b',') {
                return Err(self.error(format!(
                    "a set goes on with \u{201c},\u{201d} or ends with \u{201c}{}\u{201d}, not {}",
                    char::from(close),
                    self.here()
                )));
            }
        }
    }

    fn spaces(&mut self) {
        while self.loose && self.take(b' ') {}
    }

    fn element(&mut self, first: bool, close: u8) -> Result<Element, DateError> {
        let start = self.at;
        if self.take_dots() {
            if !first {
                return Err(self.error_at(start, "an open start must be first in its set"));
            }
            return self.point().map(Element::Before);
        }
        let from = self.point()?;
        if !self.take_dots() {
            return Ok(Element::One(from));
        }
        if matches!(self.peek(), Some(b',' | b' ')) || self.peek() == Some(close) {
            return Ok(Element::After(from));
        }
        let second = self.at;
        let to = self.point()?;
        if from.is_after(&to, self.reckoning) {
            return Err(self.error_at(second, "the range ends before it begins"));
        }
        Ok(Element::Range(from, to))
    }

    /// Parses a single date with its marks and time.
    fn point(&mut self) -> Result<Point, DateError> {
        let mut marks = Marks::default();
        self.left_mark(&mut marks, 0);
        if marks.of(0) != 0 {
            marks.put_left_of_year();
        }
        let mut point = self.year()?;
        self.right_mark(&mut marks, 0);
        if matches!(point.form, YearForm::Power(_)) && self.peek() == Some(b'-') {
            return Err(self.error("a year with an exponent has no months"));
        }
        if point.significant == 0 && self.take(b'-') {
            self.left_mark(&mut marks, 1);
            point.month = self.month()?;
            self.right_mark(&mut marks, 1);
            if self.take(b'-') {
                self.day(&mut point, &mut marks)?;
            }
        }
        point.marks = marks;
        if self.peek() == Some(b'T') {
            point.time = Some(self.time_of(&point)?);
        }
        Ok(point)
    }

    fn day(&mut self, point: &mut Point, marks: &mut Marks) -> Result<(), DateError> {
        if point.is_grouping() {
            return Err(self.error(format!(
                "a season or quarter ({}) has no days",
                point.month.number()
            )));
        }
        self.left_mark(marks, 2);
        let column = self.at;
        let (number, unspecified) = self.two_digits("day")?;
        if number > 31 || (number == 0 && unspecified == 0) {
            return Err(self.error_at(column, format!("no month has a day {number:02}")));
        }
        point.day = Part::new(number, unspecified);
        if point.spans(self.reckoning).is_none() {
            return Err(self.error_at(column, self.no_such_day(point)));
        }
        self.right_mark(marks, 2);
        Ok(())
    }

    /// The error message for a day that does not exist, with where it would.
    fn no_such_day(&self, point: &Point) -> String {
        match (point.date(), point.month.exact()) {
            (Some(date), _) => self.missing_day(date),
            (None, Some(month)) => {
                format!("month {month:02} has no such day in any of these years")
            }
            _ => "no month has such a day".to_owned(),
        }
    }

    /// The message for a day that the month does not have, or that was skipped when the calendar changed.
    fn missing_day(&self, date: CivilDate) -> String {
        let has = |reckoning: Reckoning| reckoning.day(date).is_some();
        let month = Point {
            day: Part::ABSENT,
            ..Point::of_date(date)
        };
        if let Reckoning::JulianUntil(first) = self.reckoning
            && has(Reckoning::Julian)
            && has(Reckoning::Gregorian)
        {
            let [before, first] = [first.day().plus(-1), first.day()]
                .map(|day| Point::of_date(self.reckoning.date(day)));
            return format!(
                "there is no such day: the calendar changed, and {first} (Gregorian) followed {before} (Julian)"
            );
        }
        let (own, other) = match self
            .reckoning
            .on(self.reckoning.month_start(date.year, date.month.into()))
        {
            Reckoning::Julian => ("Julian", Reckoning::Gregorian),
            Reckoning::Gregorian | Reckoning::JulianUntil(_) => ("Gregorian", Reckoning::Julian),
        };
        let known = if has(other) {
            format!(" (a {other} one has)")
        } else {
            String::new()
        };
        format!("the {own} {month} has no day {:02}{known}", date.day)
    }

    fn left_mark(&mut self, marks: &mut Marks, component: u8) {
        if let Some(mark) = self.mark() {
            marks.add(component, mark);
        }
    }

    /// A mark on the right applies to everything to its left as well.
    fn right_mark(&mut self, marks: &mut Marks, component: u8) {
        if let Some(mark) = self.mark() {
            (0..=component).for_each(|component| marks.add(component, mark));
        }
    }

    fn mark(&mut self) -> Option<u8> {
        let mark = match self.peek()? {
            b'?' => Marks::UNCERTAIN,
            b'~' => Marks::APPROXIMATE,
            b'%' => Marks::UNCERTAIN | Marks::APPROXIMATE,
            _ => return None,
        };
        self.at += 1;
        Some(mark)
    }

    fn month(&mut self) -> Result<Part, DateError> {
        let column = self.at;
        let (number, unspecified) = self.two_digits("month")?;
        let part = Part::new(number, unspecified);
        let possible = matches!(
            (number, unspecified),
            (1..=12 | 21..=41, 0) | (0 | 10, 1) | (0..=9, 2) | (_, 3)
        );
        if !possible {
            let shown = &self.text[column..self.at];
            return Err(self.error_at(
                column,
                format!("there is no month {shown}: months are 01\u{2013}12, seasons and other groupings 21\u{2013}41"),
            ));
        }
        Ok(part)
    }

    /// Parses a number of two digits with its `X` mask.
    pub(super) fn two_digits(&mut self, what: &str) -> Result<(u8, u8), DateError> {
        let (mut number, mut unspecified) = (0, 0);
        for place in [1, 0] {
            match self.peek() {
                Some(digit @ b'0'..=b'9') => number = number * 10 + (digit - b'0'),
                Some(b'X') => {
                    number *= 10;
                    unspecified |= 1 << place;
                }
                Some(b'x' | b'u') => return Err(self.error("an unspecified digit is a capital X")),
                _ => {
                    return Err(
                        self.error(format!("a {what} has two digits, found {}", self.here()))
                    );
                }
            }
            self.at += 1;
        }
        Ok((number, unspecified))
    }
}
