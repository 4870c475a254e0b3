//! Values of any kind: what they are called, how they are passed over, how reading goes on after a mistake.

use super::scan::{Read, Reader, Stop};
use super::shape::Shape;
use crate::check::{Place, Problem};

/// Something that can be read from a file.
pub(super) trait Value<'t>: Sized {
    /// What it looks like.
    const SHAPE: &'static Shape = &Shape::Any;

    /// Reads it from where the reader stands; a value of another kind is reported and passed over.
    fn read(reader: &mut Reader<'t>) -> Read<Self>;
}

impl<'t, T: Value<'t>> Value<'t> for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.byte() != b'[' {
            return reader.no_list(T::SHAPE);
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
        self.skip_space()?;
        if self.byte() != b'S' || !self.eat_word("Some") {
            return T::read(self);
        }
        self.skip_space()?;
        if self.byte() != b'(' {
            return self.wrong("`(` after `Some`");
        }
        let mut value = None;
        self.items(|reader| {
            value = reader.value()?;
            Ok(())
        })?;
        Ok(value)
    }

    /// Passes what stands between two brackets, the comma after each item included; each item is read by `item`.
    pub(super) fn items(
        &mut self,
        item: impl FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.enter()?;
        self.items_left(item)
    }

    /// The same with the opening bracket behind.
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

    /// Passes the comma after an item.
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

    /// Reports that two items are not kept apart; goes on with the second if it can be one.
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

    /// Passes everything up to the next comma or closing bracket on this level.
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

    /// Passes one word, string or character, or everything between two brackets.
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
        // Whatever has an id stands in the second or third bracket.
        self.lost |= records && self.depth() <= 3;
        loop {
            self.skip_space()?;
            if self.leave()? {
                return Ok(());
            }
            self.skip_token()?;
        }
    }

    /// Passes a value whatever it is.
    pub(super) fn skip_value(&mut self) -> Result<(), Stop> {
        self.skip_space()?;
        self.skip_to_boundary()
    }

    /// Reports that something else belongs here, and passes what is here.
    pub(super) fn wrong<T>(&mut self, expected: &str) -> Read<T> {
        let (place, found) = self.describe()?;
        self.wrong_because(
            place,
            format!("expected {expected}, found {found}"),
            expected,
        )?;
        Ok(None)
    }

    /// Reports that a list belongs here; a string may be its only item.
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
            _ => self.wrong(EXPECTED),
        }
    }

    /// Reports a string that should have brackets around it, and passes it.
    pub(super) fn in_brackets<T>(&mut self, wanted: &str, opening: &str, closing: &str) -> Read<T> {
        let place = self.string()?.place;
        let written = self.text.get(place.range()).unwrap_or_default();
        let written = format!("{opening}{written}{closing}");
        let problem = Problem::error(place, format!("expected {wanted}, found a string"));
        self.report.add(
            problem
                .expected(format!("write `{written}`"))
                .rewritten(written),
        );
        self.skip_value()?;
        Ok(None)
    }

    /// Reports a value that has been begun, and passes the rest of it.
    pub(super) fn wrong_because(
        &mut self,
        place: Place,
        message: String,
        expected: &str,
    ) -> Result<(), Stop> {
        self.report
            .add(Problem::error(place, message).expected(format!("expected {expected}")));
        self.skip_value()
    }

    /// Says where and what the value at hand is, and passes it unless brackets are around it.
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
