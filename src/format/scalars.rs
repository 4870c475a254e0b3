//! The values of record fields: words, texts, numbers, kinds.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;

use super::lexical::whole_number;
use super::record::Record;
use super::scan::{Read, Reader, Stop};
use super::shape::Shape;
use super::tags::Tag;
use super::values::Value;
use super::word::Word;
use crate::check::{Place, Problem, fields};
use crate::chronicle::{CoordinatePrecision, EventKind, HueName, Number, SpanKind};
use crate::names::check_tag;
use crate::text::{clean, clean_prose, first_unseen, nearest, nearest_of_all};

/// A text in several languages. `PARAGRAPHS` is true if it may have several lines.
#[derive(Debug, Default)]
pub(super) struct Versions<'t, const PARAGRAPHS: bool> {
    pub(super) place: Place,
    /// A version without a tag is in the chronicle's first language.
    pub(super) entries: Vec<(Option<Tag>, Word<'t>)>,
}

/// A name in several languages.
pub(super) type Name<'t> = Versions<'t, false>;
/// A single line of text.
pub(super) type Line<'t> = Versions<'t, false>;
/// A text of one or more paragraphs.
pub(super) type Prose<'t> = Versions<'t, true>;

impl<'t, const PARAGRAPHS: bool> Value<'t> for Versions<'t, PARAGRAPHS> {
    const SHAPE: &'static Shape = &Shape::Text;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let start = reader.at;
        let mut entries = Vec::new();
        if reader.at_string() {
            entries.push((None, reader.cleaned::<PARAGRAPHS>()?));
        } else if reader.byte() == b'{' {
            // Most names have many languages.
            entries.reserve(8);
            reader.items(|reader| reader.version::<PARAGRAPHS>(&mut entries))?;
        } else {
            return reader.mismatch("a string, or a map by language `{\"en\": …}`");
        }
        Ok(Some(Self {
            place: reader.since(start),
            entries,
        }))
    }
}

/// A map by id, in the order of the file.
#[derive(Debug)]
pub(super) struct Keyed<'t, R>(pub(super) Vec<(Word<'t>, R)>);

impl<'t, R> Keyed<'t, R> {
    /// The ids, in the order of the file.
    pub(super) fn ids(&self) -> impl Iterator<Item = &Word<'t>> {
        self.0.iter().map(|(id, _)| id)
    }
}

impl<'t, R: Record<'t>> Value<'t> for Keyed<'t, R> {
    const SHAPE: &'static Shape = &Shape::Keyed(R::SHAPE);

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.byte() != b'{' {
            return reader.mismatch("a map by id `{\"id\": (…)}`");
        }
        let mut entries = Vec::new();
        reader.items(|reader| {
            if let Some(key) = reader.key("an id in quotation marks")? {
                let record = reader.value_by(|reader| reader.record(Some(key.place)))?;
                entries.push((key, record.unwrap_or_default()));
            }
            Ok(())
        })?;
        Ok(Some(Self(entries)))
    }
}

impl<'t> Value<'t> for Word<'t> {
    const SHAPE: &'static Shape = &Shape::String;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.at_string() {
            return reader.cleaned::<false>().map(Some);
        }
        let start = reader.at;
        if let Some(problem) = reader.coordinates_for_id() {
            reader.report.add(problem);
            reader.skip_value()?;
            return Ok(None);
        }
        let bare: String = reader.bare().chars().take(40).collect();
        if let Some((length, inner)) = only_item(reader.rest()).filter(|_| bare.is_empty()) {
            let place = Place::new(start, start + length);
            let problem = Problem::error(place, "expected a string, found a list `[…]`");
            reader
                .report
                .add(problem.expected(format!("write {inner}")).rewritten(inner));
            reader.skip_value()?;
            return Ok(None);
        }
        if bare.is_empty() && reader.at_description() {
            return reader.no_description();
        }
        if bare.is_empty() {
            return reader.mismatch("a string");
        }
        let message = format!("missing quotation marks around `{bare}`");
        reader.mismatch_because(reader.since(start), message, &format!("\"{bare}\""))?;
        Ok(None)
    }
}

/// A declared language.
impl<'t> Value<'t> for (Tag, Place) {
    const SHAPE: &'static Shape = &Shape::String;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let Some(word) = Word::read(reader)? else {
            return Ok(None);
        };
        Ok(reader.tag(&word).map(|tag| (tag, word.place)))
    }
}

impl<'t> Value<'t> for (i64, Place) {
    const SHAPE: &'static Shape = &Shape::Number;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let start = reader.at;
        let Some(value) = reader.number().and_then(Number::to_whole) else {
            reader.at = start;
            return reader.mismatch(match reader.named {
                "weight" => "a whole number from 1 to 5",
                _ => "a whole number",
            });
        };
        Ok(Some((value, reader.since(start))))
    }
}

impl<'t> Value<'t> for (Number, Place) {
    const SHAPE: &'static Shape = &Shape::Number;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let start = reader.at;
        if let Some(number) = reader.number() {
            return Ok(Some((number, reader.since(start))));
        }
        reader.at = start;
        reader.mismatch("a number")
    }
}

impl<'t> Value<'t> for bool {
    const SHAPE: &'static Shape = &Shape::Word;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        match (reader.eat_word("true"), reader.eat_word("false")) {
            (true, _) => Ok(Some(true)),
            (_, true) => Ok(Some(false)),
            _ => reader.no_truth(),
        }
    }
}

/// A type whose values are a fixed set of words.
pub(super) trait Enumeration {
    /// What it is called in messages.
    const WHAT: &'static str;
    /// What else is allowed in its place.
    const OR: &'static str = "";
}

impl Enumeration for EventKind {
    const WHAT: &'static str = "kind";
    const OR: &'static str = "; or define a kind in the chronicle's `kinds`, such as `{\"raid\": (name: \"Raid\", mark: \"☆\")}`, and write `kind: \"raid\"`";
}

impl Enumeration for SpanKind {
    const WHAT: &'static str = "kind";
}

impl Enumeration for CoordinatePrecision {
    const WHAT: &'static str = "precision";
}

impl Enumeration for HueName {
    const WHAT: &'static str = "hue";
    const OR: &'static str = "; or write any colour as `\"#rrggbb\"`";
}

/// A value of an enumeration, whose words are known to `serde`.
#[derive(Debug)]
pub(super) struct Choice<T>(pub(super) T);

impl<'t, T: Enumeration + Deserialize<'t>> Value<'t> for Choice<T> {
    const SHAPE: &'static Shape = &Shape::Word;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let start = reader.at;
        let word = reader.word();
        if word.is_empty() {
            return reader.mismatch("a word without quotation marks");
        }
        let from: StrDeserializer<'_, Unknown> = word.into_deserializer();
        match T::deserialize(from) {
            Ok(value) => Ok(Some(Self(value))),
            Err(Unknown(known)) => {
                let mut problem =
                    Problem::error(reader.since(start), format!("unknown {} `{word}`", T::WHAT));
                if let Some(meant) = nearest(word, known.iter().copied()) {
                    problem = problem.expected(format!("did you mean `{meant}`?"));
                }
                if let Some(meant) = nearest_of_all(word, known.iter().copied()) {
                    problem = problem.rewritten(meant);
                }
                reader.report.add(problem.help(format!(
                    "expected one of {}{}",
                    fields::list(known),
                    T::OR
                )));
                Ok(None)
            }
        }
    }
}

/// A word is not one of the given variants.
#[derive(Debug, thiserror::Error)]
#[error("none of {0:?}")]
struct Unknown(&'static [&'static str]);

impl serde::de::Error for Unknown {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}

/// The number of a figure, or words in its place.
#[derive(Debug)]
pub(super) enum Amount<'t> {
    /// A number.
    Number(Number),
    /// A quantity in the words of the source.
    Words(Line<'t>),
}

impl<'t> Value<'t> for Amount<'t> {
    const SHAPE: &'static Shape = &Shape::Amount;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.at_string() || reader.byte() == b'{' {
            return Ok(Line::read(reader)?.map(Self::Words));
        }
        let start = reader.at;
        let Some(number) = reader.number() else {
            reader.at = start;
            return reader.mismatch("a number, or words in quotation marks");
        };
        Ok(Some(Self::Number(number)))
    }
}

/// A source and the passage in it.
#[derive(Debug)]
pub(super) struct Cited<'t> {
    pub(super) source: Word<'t>,
    pub(super) at: Word<'t>,
}

impl<'t> Value<'t> for Cited<'t> {
    const SHAPE: &'static Shape = &Shape::Tuple(&Shape::String);

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        const EXPECTED: &str = "a source and the place in it, such as `(\"songshi\", \"卷23\")`";
        if reader.at_string() {
            return reader.in_brackets(EXPECTED, "(", ")");
        }
        if reader.byte() != b'(' {
            return reader.mismatch(EXPECTED);
        }
        let start = reader.at;
        let mut words: Vec<Option<Word>> = Vec::new();
        reader.items(|reader| {
            words.push(reader.value()?);
            Ok(())
        })?;
        if !(1..=2).contains(&words.len()) {
            let problem = Problem::error(reader.since(start), "a citation has one or two strings");
            reader
                .report
                .add(problem.expected(format!("expected {EXPECTED}")));
        }
        let mut words = words.into_iter();
        let source = words.next().flatten();
        Ok(source.map(|source| Self {
            source,
            at: words.next().flatten().unwrap_or_default(),
        }))
    }
}

impl<'t> Reader<'t> {
    /// Reads an integer or a decimal number. Skips the word even if it is not a number.
    fn number(&mut self) -> Option<Number> {
        let bare = self.bare();
        let whole = whole_number(bare).map(Number::whole);
        whole.or_else(|| Number::read(&bare.replace('_', "")))
    }

    /// Reads one entry of a map by language.
    fn version<const PARAGRAPHS: bool>(
        &mut self,
        entries: &mut Vec<(Option<Tag>, Word<'t>)>,
    ) -> Result<(), Stop> {
        let Some(key) = self.key("a language tag in quotation marks")? else {
            return Ok(());
        };
        let tag = self.tag(&key);
        let word = self.value_by(|reader| {
            if reader.at_string() {
                reader.cleaned::<PARAGRAPHS>().map(Some)
            } else {
                reader.mismatch("a string")
            }
        })?;
        let Some(word) = word else { return Ok(()) };
        let first = entries.iter().find(|(known, _)| *known == tag);
        if let Some((_, first)) = first {
            if tag.is_none() {
                // Each invalid tag has been reported; the first is enough for the entry to have a name.
                return Ok(());
            }
            let problem = Problem::error(
                key.place,
                format!("duplicate language `{}` in this map", key.text),
            );
            self.report.add(
                problem
                    .expected("keep one of the two")
                    .related(first.place, "first given here"),
            );
            return Ok(());
        }
        entries.push((tag, word));
        Ok(())
    }

    /// Reads the key of a map and the colon after it.
    pub(super) fn key(&mut self, expected: &str) -> Read<Word<'t>> {
        if !self.at_string() {
            return self.mismatch(expected);
        }
        let key = self.cleaned::<false>()?;
        let end = self.at;
        self.skip_space()?;
        if self.eat(b':') {
            return Ok(Some(key));
        }
        self.mismatch_because(
            Place::new(end.saturating_sub(1), end),
            format!("missing `:` after \"{}\"", key.text),
            "`:` and a value",
        )?;
        Ok(None)
    }

    pub(super) fn tag(&mut self, word: &Word<'t>) -> Option<Tag> {
        match self.tags.take(word) {
            Ok(tag) => Some(tag),
            Err(refusal) => {
                let problem = Problem::error(word.place, refusal.to_string());
                let hyphened = word.text.trim().replace(['_', ' '], "-");
                self.report.add(match check_tag(&hyphened) {
                    Ok(()) if word.text.contains('_') => problem
                        .expected(format!("write `{hyphened}`"))
                        .rewritten(format!("\"{hyphened}\"")),
                    _ => problem
                        .expected("expected a BCP 47 tag, such as `en`, `zh-Hant`, `nan-Latn`"),
                });
                None
            }
        }
    }

    /// Reads the string here, normalises it to NFC and removes characters that are unsafe on a terminal.
    pub(super) fn cleaned<const PARAGRAPHS: bool>(&mut self) -> Result<Word<'t>, Stop> {
        let word = self.string()?;
        if word.text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Ok(word);
        }
        let fit = if PARAGRAPHS {
            clean_prose(&word.text)
        } else {
            clean(&word.text)
        };
        let Cow::Owned(fit) = fit else {
            return Ok(word);
        };
        self.warn_of_unseen(&word);
        Ok(word.rewritten(fit))
    }

    /// Warns about the first character that is not drawn as it is because it controls the terminal or is invisible.
    fn warn_of_unseen(&mut self, word: &Word<'t>) {
        let Some((at, letter, unseen)) = first_unseen(&word.text) else {
            return;
        };
        let place = word.part(at, at + letter.len_utf8());
        self.report.add(Problem::unseen(place, letter, unseen));
    }

    /// Reports a value that is not a Boolean.
    fn no_truth(&mut self) -> Read<bool> {
        const EXPECTED: &str = "`true` or `false`";
        let start = self.at;
        let word = self.word();
        let Some(meant) = nearest_of_all(word, ["true", "false"]) else {
            self.at = start;
            return self.mismatch(EXPECTED);
        };
        let message = format!("expected {EXPECTED}, found the word `{word}`");
        let problem = Problem::error(self.since(start), message);
        self.report.add(
            problem
                .expected(format!("did you mean `{meant}`?"))
                .rewritten(meant),
        );
        Ok(None)
    }
}

/// The only string in the list at the start of a text, and the length of the list in bytes.
fn only_item(rest: &str) -> Option<(usize, &str)> {
    let list = rest.strip_prefix('[')?;
    let list = list.get(..list.find(']')?)?;
    let inner = list.trim();
    let inner = inner.strip_suffix(',').unwrap_or(inner).trim_end();
    let content = inner.strip_prefix('"')?.strip_suffix('"')?;
    (!content.contains(['"', '\\'])).then_some((list.len() + 2, inner))
}
