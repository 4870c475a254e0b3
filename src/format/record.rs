//! Records: values with named fields.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::scan::{Read, Reader, Stop};
use super::shape::Shape;
use super::values::{LINK, Value};
use super::word::Word;
use crate::check::{Edit, Place, Problem, coordinates, fields};

/// Maximum number of fields of a record.
const MOST_FIELDS: usize = 32;

/// The field with the date.
const WHEN: &str = "when";

/// The fields of a record read so far.
#[derive(Debug, Default)]
struct Seen {
    /// The place of each field.
    places: [Option<Place>; MOST_FIELDS],
    /// The known fields that unknown ones were probably meant to be.
    meant: Vec<&'static str>,
    /// The same fields with the places of the unknown ones, if renaming fixes them.
    renamed: Vec<(&'static str, Place)>,
    /// Where the date in `when` ends, if it is one date in quotation marks.
    dated: Option<usize>,
}

/// A record of the format; implemented by [`record!`].
pub(super) trait Record<'t>: Value<'t> + Default {
    /// The optional name before its bracket.
    const NAME: &'static str;
    /// What it is called in messages: "an event".
    const WHAT: &'static str;
    /// Its fields.
    const FIELDS: &'static [&'static str];
    /// Its required fields.
    const REQUIRED: &'static [&'static str];
    /// Fields of which at least one is required.
    const EITHER: &'static [&'static str];

    /// Reads the value of the field with this index in [`Record::FIELDS`]. Returns true if there was a value.
    fn read_field(&mut self, field: usize, reader: &mut Reader<'t>) -> Result<bool, Stop>;

    /// Sets its place.
    fn set_place(&mut self, place: Place);

    /// Its id, if it has read one.
    fn id(&self) -> Option<&Word<'t>> {
        None
    }
}

/// Declares a record of the format: its fields in the order of the documentation, and how to read them.
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $name:ident, $what:literal, requires [$($required:ident),*], $(either [$($either:ident),*],)?
        { $($field:ident: $type:ty,)* }
        $(id $id:ident)?
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Default)]
        pub(super) struct $name<'t> {
            /// Its place: its id, or its opening bracket.
            pub(super) stands: $crate::check::Place,
            $(pub(super) $field: Option<$type>,)*
        }

        impl<'t> $crate::format::record::Record<'t> for $name<'t> {
            const NAME: &'static str = stringify!($name);
            const WHAT: &'static str = $what;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            const REQUIRED: &'static [&'static str] = &[$(stringify!($required)),*];
            const EITHER: &'static [&'static str] = &[$($(stringify!($either)),*)?];

            fn read_field(
                &mut self,
                field: usize,
                reader: &mut $crate::format::scan::Reader<'t>,
            ) -> Result<bool, $crate::format::scan::Stop> {
                let mut at = 0..;
                $(if at.next() == Some(field) {
                    return reader.field(&mut self.$field);
                })*
                Ok(false)
            }

            fn set_place(&mut self, place: $crate::check::Place) {
                self.stands = place;
            }

            $(fn id(&self) -> Option<&$crate::format::word::Word<'t>> {
                self.$id.as_ref()
            })?
        }

        impl<'t> $crate::format::values::Value<'t> for $name<'t> {
            const SHAPE: &'static $crate::format::shape::Shape = &$crate::format::shape::Shape::Record(
                &$crate::format::shape::RecordShape {
                    name: stringify!($name),
                    fields: &[$((
                        stringify!($field),
                        <$type as $crate::format::values::Value<'t>>::SHAPE,
                    ),)*],
                },
            );

            fn read(reader: &mut $crate::format::scan::Reader<'t>) -> $crate::format::scan::Read<Self> {
                reader.record(None)
            }
        }
    };
}
pub(super) use record;

impl<'t> Reader<'t> {
    /// Reads a record. `key` is the place of the id before it, for records that do not contain one.
    pub(super) fn record<R: Record<'t>>(&mut self, key: Option<Place>) -> Read<R> {
        let start = self.at;
        let name = self.word();
        self.skip_space()?;
        if self.byte() != b'(' || !(name.is_empty() || name == R::NAME) {
            self.at = start;
            if R::NAME == LINK && self.at_string() {
                return self.no_link();
            }
            return self.mismatch(&format!("{} `(…)`", R::WHAT));
        }
        let opening = Place::new(self.at, self.at + 1);
        let before = self.report.problems.len();
        let mut record = R::default();
        let mut seen = Seen::default();
        self.items(|reader| reader.named_field(&mut record, &mut seen))?;
        let place = record.id().map(|id| id.place).or(key).unwrap_or(opening);
        self.check_required::<R>(&seen, place);
        self.keep_given::<R>(&seen, before);
        record.set_place(place);
        Ok(Some(record))
    }

    fn named_field<R: Record<'t>>(&mut self, record: &mut R, seen: &mut Seen) -> Result<(), Stop> {
        let start = self.at;
        let name = self.word();
        let place = self.since(start);
        self.skip_space()?;
        if name.is_empty() || self.byte() != b':' {
            return self.no_field_name(start, name, R::WHAT);
        }
        self.at += 1;
        let field = R::FIELDS.iter().position(|field| *field == name);
        let Some((field, slot)) =
            field.and_then(|field| Some((field, seen.places.get_mut(field)?)))
        else {
            return self.unknown_field::<R>(place, name, seen);
        };
        if let Some(first) = slot {
            let problem = Problem::error(place, format!("duplicate field `{name}` in {}", R::WHAT));
            self.report.add(
                problem
                    .expected("keep one of the two")
                    .related(*first, "first here"),
            );
            return self.skip_value();
        }
        self.named = name;
        let start = self.at;
        if record.read_field(field, self)? {
            *slot = Some(place);
        }
        if name == WHEN {
            seen.dated = self.end_of_date(start);
        }
        Ok(())
    }

    /// Where the text of a date ends that was read from `start`; `None` if it is an interval or not in quotation marks.
    fn end_of_date(&self, start: usize) -> Option<usize> {
        let value = self.text.get(start..self.at)?.trim_end();
        let date = value.trim_start().strip_prefix('"')?.strip_suffix('"')?;
        (!date.contains(['/', '"', '\\'])).then_some(start + value.len() - 1)
    }

    /// The edits that move the end of a period, in a field of its own from `field` on with its value from `start` on, to the
    /// date it began with, and what that is then.
    fn end_of_period(
        &self,
        seen: &Seen,
        field: Place,
        start: usize,
    ) -> Option<(Vec<Edit>, String)> {
        let from = seen.dated?;
        let end = self.end_of_date(start)?;
        let value = self.text.get(start..end)?.trim_start().strip_prefix('"')?;
        let before = self.text.get(..field.range().start)?.trim_end();
        let comma = before.strip_suffix(',')?.len();
        let first = self.text.get(..from)?.rsplit('"').next()?;
        // An empty end says nothing, but `1120/` says that the end is unknown.
        let moved = match value.trim() {
            "" => String::new(),
            _ => format!("/{value}"),
        };
        let written = format!("{WHEN}: \"{first}{moved}\"");
        let insertion = (!moved.is_empty()).then(|| Edit::new(from..from, moved));
        let deletion = Edit::new(comma..end + 1, "");
        Some((insertion.into_iter().chain([deletion]).collect(), written))
    }

    /// Reads a field. Returns false if its value is `None`.
    pub(super) fn field<T: Value<'t>>(&mut self, field: &mut Option<T>) -> Result<bool, Stop> {
        self.skip_space()?;
        if self.byte() == b'N' && self.eat_word("None") {
            return Ok(false);
        }
        *field = self.value()?;
        Ok(true)
    }

    fn no_field_name(&mut self, start: usize, name: &str, what: &str) -> Result<(), Stop> {
        self.at = start;
        if self.at_string() {
            let key = self.string()?;
            self.skip_space()?;
            if self.eat(b':') {
                let problem = Problem::error(
                    key.place,
                    format!("the fields of {what} are written without quotation marks"),
                );
                self.report
                    .add(problem.expected(format!("write `{}:`", key.text)));
                return self.skip_value();
            }
            self.at = start;
        }
        if let Some(problem) = self.thousands() {
            self.report.add(problem);
            return self.skip_value();
        }
        if name.is_empty() {
            return self
                .mismatch::<()>(&format!("a field of {what}, such as `name: …`"))
                .map(drop);
        }
        self.at += name.len();
        let place = self.since(start);
        self.mismatch_because(
            place,
            format!("missing `:` after `{name}`"),
            "`:` and a value",
        )
    }

    /// The problem of a number with a thousands separator, if the reader is just after one.
    fn thousands(&self) -> Option<Problem> {
        let before = self.text.get(..self.at)?.strip_suffix(',')?;
        let is_digit = |letter: char| letter.is_ascii_digit();
        let head = before.len() - before.trim_end_matches(is_digit).len();
        let rest = self.rest();
        let tail = rest.len() - rest.trim_start_matches(is_digit).len();
        (head > 0 && tail == 3).then(|| {
            let start = before.len() - head;
            let place = Place::new(start, self.at + tail);
            let written = self.text.get(place.range()).unwrap_or_default();
            fields::with_comma(place, written)
        })
    }

    /// Reports an unknown field and skips its value.
    fn unknown_field<R: Record<'t>>(
        &mut self,
        place: Place,
        name: &str,
        seen: &mut Seen,
    ) -> Result<(), Stop> {
        let unknown = fields::unknown(place, name, R::WHAT, R::FIELDS);
        // Other entries may refer to an entry with a misspelt `id`.
        self.lost |= unknown.meant == Some("id");
        seen.meant.extend(unknown.meant);
        let start = self.at;
        let passed = self.skip_value();
        let value = self.text.get(start..self.at).unwrap_or_default();
        if unknown.meant == Some(WHEN) {
            seen.dated = self.end_of_date(start);
        } else if fields::is_end(name)
            && R::FIELDS.contains(&WHEN)
            && let Some((edits, written)) = self.end_of_period(seen, place, start)
        {
            let problem = unknown.problem.expected(format!("write `{written}`"));
            self.report.add(problem.fix(edits));
            return passed;
        }
        if let Some(question) = coordinates::asked(name, value).filter(|_| unknown.sure) {
            self.report.add(unknown.problem.expected(question));
            return passed;
        }
        let sure = unknown.meant.filter(|_| unknown.sure);
        seen.renamed.extend(sure.map(|meant| (meant, place)));
        let fix = sure.map(|meant| renamed::<R>(place, meant, start, value));
        self.report
            .add(unknown.problem.fix(fix.into_iter().flatten()));
        passed
    }

    /// Removes the fixes that would rename a field to one that the record has as well, or two to the same. The problems of the record
    /// begin at index `before`.
    fn keep_given<R: Record<'t>>(&mut self, seen: &Seen, before: usize) {
        let mut meant = HashMap::new();
        for name in &seen.meant {
            *meant.entry(*name).or_insert(0) += 1;
        }
        let is_given = |name: &str| {
            let field = R::FIELDS.iter().position(|field| *field == name);
            field.is_some_and(|field| seen.places.get(field).is_some_and(Option::is_some))
                || meant.get(name).is_some_and(|times| *times > 1)
        };
        let renamed = seen.renamed.iter().filter(|(name, _)| is_given(name));
        let places: HashSet<Range<usize>> = renamed.map(|(_, place)| place.range()).collect();
        if places.is_empty() {
            return;
        }
        for problem in self.report.problems.iter_mut().skip(before) {
            if problem
                .place
                .as_ref()
                .is_some_and(|place| places.contains(place))
            {
                problem.fix.clear();
            }
        }
    }

    fn check_required<R: Record<'t>>(&mut self, seen: &Seen, place: Place) {
        let given = |wanted: &&&str| {
            let field = R::FIELDS.iter().position(|field| field == *wanted);
            let given =
                field.is_some_and(|field| seen.places.get(field).is_some_and(Option::is_some));
            // A misspelt field is not also reported as missing.
            given || seen.meant.contains(*wanted)
        };
        for required in R::REQUIRED.iter().filter(|required| !given(required)) {
            self.report.add(fields::missing(place, required, R::WHAT));
        }
        if !R::EITHER.is_empty() && R::EITHER.iter().filter(given).count() == 0 {
            self.report
                .add(fields::missing_all(place, R::EITHER, R::WHAT));
        }
    }
}

/// The edits that rename a field. If the new field takes a list, a single string is put in brackets.
fn renamed<'t, R: Record<'t>>(place: Place, meant: &str, start: usize, value: &str) -> Vec<Edit> {
    let shape = match R::SHAPE {
        Shape::Record(record) => record.field(meant),
        _ => None,
    };
    let (opening, closing) = match shape {
        Some(Shape::List(Shape::Tuple(_))) => ("[(", ")]"),
        Some(Shape::List(_)) => ("[", "]"),
        _ => ("", ""),
    };
    let mut edits = vec![Edit::new(place.range(), meant)];
    let begins = start + (value.len() - value.trim_start().len());
    let ends = start + value.trim_end().len();
    if !opening.is_empty() && value.trim_start().starts_with('"') {
        edits.push(Edit::new(begins..begins, opening));
        edits.push(Edit::new(ends..ends, closing));
    }
    edits
}
