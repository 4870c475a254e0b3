//! Values of any kind: how they are described and skipped, and how reading continues after a mistake.

use super::scan::{Read, Reader, Stop};
use super::shape::Shape;
use crate::check::{Place, Problem, fields, ids};

/// The name of the record of a link.
pub(super) const LINK: &str = "Link";

/// Something that can be read from a file.
pub(super) trait Value<'t>: Sized {
    /// The shape of the value.
    const SHAPE: &'static Shape = &Shape::Any;

    /// Reads a value at the current position. A value of another kind is reported and skipped.
    fn read(reader: &mut Reader<'t>) -> Read<Self>;
}

impl<'t, T: Value<'t>> Value<'t> for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.byte() != b'[' {
            return reader.no_list(T::SHAPE);
        }
        if matches!(T::SHAPE, Shape::Tuple(Shape::String))
            && let Some(problem) = reader.no_citation()
        {
            reader.report.add(problem);
            reader.skip_value()?;
            return Ok(None);
        }
        let mut values = Self::new();
        reader.items(|reader| {
            values.extend(reader.value()?);
            Ok(())
        })?;
        Ok(Some(values))
    }
}

impl<'t> Reader<'t> {
    /// Reads a value; `Some(x)` is the same as `x`.
    pub(super) fn value<T: Value<'t>>(&mut self) -> Read<T> {
        self.value_by(T::read)
    }

    /// Reads a value with `read`; `Some(x)` is the same as `x`.
    pub(super) fn value_by<T>(&mut self, read: impl Fn(&mut Self) -> Read<T> + Copy) -> Read<T> {
        self.skip_space()?;
        let start = self.at;
        if self.byte() != b'S' || !self.eat_word("Some") {
            return read(self);
        }
        self.skip_space()?;
        if self.byte() != b'(' {
            return self.mismatch("`(` after `Some`");
        }
        let mut values = Vec::new();
        self.items(|reader| {
            values.push(reader.value_by(read)?);
            Ok(())
        })?;
        if values.len() != 1 {
            let problem = Problem::error(self.since(start), "`Some(…)` has exactly one value");
            self.report
                .add(problem.expected("expected the value alone"));
            return Ok(None);
        }
        Ok(values.pop().flatten())
    }

    /// Reads the items between two brackets with `item`, and the comma after each.
    pub(super) fn items(
        &mut self,
        item: impl FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.enter()?;
        self.items_left(item)
    }

    /// Like [`Self::items`], when the opening bracket has already been consumed.
    pub(super) fn items_left(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.skip_space()?;
        while !self.leave()? {
            item(self)?;
            self.end_item()?;
        }
        Ok(())
    }

    /// Consumes the comma after an item.
    pub(super) fn end_item(&mut self) -> Result<(), Stop> {
        let end = self.at;
        self.skip_space()?;
        if self.eat(b',') {
            self.skip_space()?;
        } else if !matches!(self.byte(), b')' | b']' | b'}') && !self.at_end() {
            self.no_comma(end)?;
        }
        Ok(())
    }

    /// Reports a missing comma between two items. Continues with the second if it can be an item.
    fn no_comma(&mut self, end: usize) -> Result<(), Stop> {
        if self.begins_value() {
            let place = Place::new(end.saturating_sub(1), end);
            self.report
                .add(Problem::error(place, "missing comma").expected("expected `,` after this"));
            return Ok(());
        }
        let start = self.at;
        let found = self.character_at(start);
        self.skip_to_boundary()?;
        let place = Place::new(start, start + found.len_utf8());
        self.report
            .add(Problem::error(place, format!("unexpected `{found}`")).expected("expected `,`"));
        self.eat(b',');
        self.skip_space()
    }

    fn begins_value(&self) -> bool {
        let letter = self.character_at(self.at);
        letter.is_alphanumeric() || matches!(letter, '_' | '"' | '(' | '[' | '{' | '+' | '-')
    }

    /// Skips to the next comma or closing bracket on this level.
    fn skip_to_boundary(&mut self) -> Result<(), Stop> {
        loop {
            self.skip_space()?;
            match self.byte() {
                b',' | b')' | b']' | b'}' => return Ok(()),
                _ if self.at_end() => return Ok(()),
                _ => self.skip_token()?,
            }
        }
    }

    /// Skips one word, string or character, or everything between two brackets.
    fn skip_token(&mut self) -> Result<(), Stop> {
        if self.at_string() {
            return self.string().map(drop);
        }
        match self.byte() {
            b'(' | b'[' | b'{' => self.skip_brackets(),
            _ if self.bare().is_empty() => {
                self.at += self.character_at(self.at).len_utf8();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn skip_brackets(&mut self) -> Result<(), Stop> {
        let records = self.byte() == b'(';
        self.enter()?;
        // Everything with an id is at the second or third level.
        self.lost |= records && self.depth() <= 3;
        loop {
            self.skip_space()?;
            if self.leave()? {
                return Ok(());
            }
            self.skip_token()?;
        }
    }

    /// Skips a value of any kind.
    pub(super) fn skip_value(&mut self) -> Result<(), Stop> {
        self.skip_space()?;
        self.skip_to_boundary()
    }

    /// Reports that something else is expected, and skips the value.
    pub(super) fn mismatch<T>(&mut self, expected: &str) -> Read<T> {
        let (place, found) = self.describe()?;
        let written = self.text.get(place.range()).unwrap_or_default();
        if let Some(problem) = fields::with_points(place, written) {
            self.report.add(problem);
            self.skip_value()?;
            return Ok(None);
        }
        self.mismatch_because(
            place,
            format!("expected {expected}, found {found}"),
            expected,
        )?;
        Ok(None)
    }

    /// Reports that a list is expected. A string may be its only item.
    fn no_list<T>(&mut self, item: &Shape) -> Read<T> {
        const EXPECTED: &str = "a list `[…]`";
        match item {
            Shape::String | Shape::Part if self.at_description() => self.no_description(),
            Shape::String | Shape::Text | Shape::Part if self.at_string() => {
                self.in_brackets(EXPECTED, "[", "]")
            }
            Shape::Tuple(Shape::String) if self.at_string() => {
                self.in_brackets(EXPECTED, "[(", ")]")
            }
            Shape::Record(record) if record.name == LINK && self.at_string() => {
                let opening = format!("[({}: ", self.kind_of_link());
                self.in_brackets(EXPECTED, &opening, ")]")
            }
            Shape::String | Shape::Text | Shape::Part if self.at_bare_word() => {
                self.word_in_brackets(EXPECTED, "[\"", "\"]")
            }
            Shape::Tuple(Shape::String) if self.at_bare_word() => {
                self.word_in_brackets(EXPECTED, "[(\"", "\")]")
            }
            _ => self.mismatch(EXPECTED),
        }
    }

    /// Reports a string that should be a link, and skips it.
    pub(super) fn no_link<T>(&mut self) -> Read<T> {
        let opening = format!("({}: ", self.kind_of_link());
        self.in_brackets("a link `(…)`", &opening, ")")
    }

    /// The field of a link for the address here.
    fn kind_of_link(&self) -> &'static str {
        if self.rest().starts_with("\"http") {
            "url"
        } else {
            "file"
        }
    }

    fn at_bare_word(&self) -> bool {
        self.character_at(self.at).is_alphabetic()
    }

    /// Reports a word that should be a string in brackets, and skips it.
    fn word_in_brackets<T>(&mut self, wanted: &str, opening: &str, closing: &str) -> Read<T> {
        let start = self.at;
        let word = self.bare();
        let written = format!("{opening}{word}{closing}");
        let message = format!("expected {wanted}, found the word `{word}`");
        self.written_so(Problem::error(self.since(start), message), written)
    }

    /// Reports a list that has a source and the place in it, not in parentheses; `None` if it is another list.
    fn no_citation(&self) -> Option<Problem> {
        let list = self.rest().strip_prefix('[')?;
        let list = list.get(..list.find(']')?)?;
        let inner = list.trim();
        let inner = inner.strip_suffix(',').unwrap_or(inner).trim_end();
        let (source, place) = inner.strip_prefix('"')?.split_once('"')?;
        let place = place.trim_start().strip_prefix(',')?.trim_start();
        let place = place.strip_prefix('"')?.strip_suffix('"')?;
        let is_one = ids::is_well_formed(source) && !ids::is_well_formed(place);
        (is_one && !place.contains(['"', '\\'])).then(|| {
            let written = format!("[({inner})]");
            let place = Place::new(self.at, self.at + list.len() + 2);
            Problem::error(place, "a source and the place in it are in parentheses")
                .expected(format!("write `{written}`"))
                .rewritten(written)
        })
    }

    /// Reports a string that should be in brackets, and skips it.
    pub(super) fn in_brackets<T>(&mut self, wanted: &str, opening: &str, closing: &str) -> Read<T> {
        let place = self.string()?.place;
        let written = self.text.get(place.range()).unwrap_or_default();
        let written = format!("{opening}{written}{closing}");
        let problem = Problem::error(place, format!("expected {wanted}, found a string"));
        self.written_so(problem, written)
    }

    /// Reports a problem with what to write instead, and skips the value.
    fn written_so<T>(&mut self, problem: Problem, written: String) -> Read<T> {
        let problem = problem.expected(format!("write `{written}`"));
        self.report.add(problem.rewritten(written));
        self.skip_value()?;
        Ok(None)
    }

    /// Reports a value that was partly read, and skips the rest of it.
    pub(super) fn mismatch_because(
        &mut self,
        place: Place,
        message: String,
        expected: &str,
    ) -> Result<(), Stop> {
        self.report
            .add(Problem::error(place, message).expected(format!("expected {expected}")));
        self.skip_value()
    }

    /// The place and description of the next value. Skips the value unless it has brackets.
    fn describe(&mut self) -> Result<(Place, String), Stop> {
        if self.at_string() {
            return Ok((self.string()?.place, "a string".to_owned()));
        }
        let found = match self.byte() {
            b'(' => "a record or a tuple `(…)`",
            b'[' => "a list `[…]`",
            b'{' => "a map `{…}`",
            b',' | b')' | b']' | b'}' => "nothing",
            _ if self.at_end() => "the end of the file",
            _ => return Ok(self.describe_bare()),
        };
        let end = (self.at + 1).min(self.text.len());
        Ok((Place::new(self.at, end), found.to_owned()))
    }

    fn describe_bare(&mut self) -> (Place, String) {
        let start = self.at;
        let bare = self.bare();
        let shown: String = bare.chars().take(40).collect();
        let found = match bare.chars().next() {
            None => {
                let letter = self.character_at(start);
                self.at += letter.len_utf8();
                format!("`{letter}`")
            }
            Some('0'..='9' | '+' | '-' | '.') if bare.parse::<f64>().is_ok() => {
                format!("the number {shown}")
            }
            Some(letter) if letter.is_alphabetic() => format!("the word `{shown}`"),
            Some(_) => format!("`{shown}`"),
        };
        (self.since(start), found)
    }
}
