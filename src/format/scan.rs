//! Reads the text of a file byte by byte: white space, comments, brackets, words.
//!
//! Why there is a separate reader although the `ron` crate reads RON: `ron` stops at the first mistake, keeps no places
//! for values, silently lets the last of two equal keys win, and takes as long for the untyped values of a file as this
//! reader and `build` take for the whole model (`cargo bench --bench load`). This reader continues after a mistake and
//! knows the place of everything. The tests compare its results with those of `ron`. The words of enumerations are read
//! with `serde`.

use std::ops::Range;

use super::chunks::{Chunk, Cut, LEAST};
use super::lexical::{DEEPEST, after_bom, block_comment_end, closing, continues_bare};
use super::tags::Tags;
use crate::check::{Place, Problem, Report};

/// Reading cannot continue; the reason has been reported.
#[derive(Debug)]
pub(super) struct Stop;

/// A value, or `None` if it was wrong and has been reported and skipped.
pub(super) type Read<T> = Result<Option<T>, Stop>;

/// A text being read, and the problems found so far.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// The opening brackets that are not closed yet.
    open: Vec<usize>,
    pub(super) report: Report,
    /// The field whose value is read.
    pub(super) named: &'t str,
    /// True once something was skipped that other parts of the file may refer to.
    pub(super) lost: bool,
    pub(super) tags: Tags<'t>,
    /// Parts of the list of events that were skipped, to be read separately.
    pub(super) chunks: Vec<Chunk>,
    /// Minimum size of such a part in bytes.
    pub(super) least_chunk: usize,
}

impl<'t> Reader<'t> {
    /// Starts at the beginning of a text, after a byte order mark.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: after_bom(text.as_bytes()),
            open: Vec::new(),
            report: Report::default(),
            named: "",
            lost: false,
            tags: Tags::default(),
            chunks: Vec::new(),
            least_chunk: LEAST,
        }
    }

    /// Reads only a chunk that the main reader has skipped.
    pub(super) fn of_chunk(text: &'t str, chunk: &Chunk, tags: Tags<'t>) -> Self {
        let text = text.get(..chunk.place.end as usize).unwrap_or_default();
        Self {
            at: chunk.place.start as usize,
            open: chunk.within.clone(),
            tags,
            ..Self::new(text)
        }
    }

    /// Reads only a part of a text.
    pub(super) fn of_part(text: &'t str, part: &Range<usize>) -> Self {
        Self {
            at: part.start,
            ..Self::new(text.get(..part.end).unwrap_or_default())
        }
    }

    /// Skips the given parts and keeps them as chunks, with the brackets that are open here.
    pub(super) fn leave_out(&mut self, cuts: Vec<Cut>) {
        self.at = cuts.last().map_or(self.at, |cut| cut.place.end as usize);
        let within = &self.open;
        self.chunks
            .extend(cuts.into_iter().map(|Cut { place, items }| Chunk {
                place,
                items,
                within: within.clone(),
            }));
    }

    /// The current byte; 0 at the end, which is not the start of any token.
    pub(super) fn byte(&self) -> u8 {
        self.byte_at(self.at)
    }

    pub(super) fn byte_at(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The text from the current position.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The place from `start` to the current position.
    pub(super) fn since(&self, start: usize) -> Place {
        Place::new(start, self.at)
    }

    /// Skips white space and comments.
    #[inline]
    pub(super) fn skip_space(&mut self) -> Result<(), Stop> {
        // Usually there is one space before a value, or none.
        let ahead = self.at + usize::from(self.byte() == b' ');
        match self.byte_at(ahead) {
            b'!'..=b'.' | b'0'..=b'~' => self.at = ahead,
            _ => return self.skip_some_space(),
        }
        Ok(())
    }

    fn skip_some_space(&mut self) -> Result<(), Stop> {
        loop {
            self.at += blanks(self.text.as_bytes().get(self.at..).unwrap_or_default());
            match self.byte() {
                b'/' => match self.byte_at(self.at + 1) {
                    b'/' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                    b'*' => self.skip_block_comment()?,
                    _ => return Ok(()),
                },
                // The rest of Unicode's pattern white space, as in `ron`.
                0xc2 | 0xe2 => match self.rest().chars().next() {
                    Some(
                        space @ ('\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'),
                    ) => {
                        self.at += space.len_utf8();
                    }
                    _ => return Ok(()),
                },
                _ => return Ok(()),
            }
        }
    }

    fn skip_block_comment(&mut self) -> Result<(), Stop> {
        let start = self.at;
        if let Some(end) = block_comment_end(self.text.as_bytes(), start) {
            self.at = end;
            return Ok(());
        }
        self.at = self.text.len();
        let place = Place::new(start, start + 2);
        self.report
            .add(Problem::error(place, "unterminated comment").expected("expected `*/`"));
        Err(Stop)
    }

    /// Number of open brackets.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Consumes an opening bracket.
    pub(super) fn enter(&mut self) -> Result<(), Stop> {
        if self.open.len() == DEEPEST {
            let place = Place::new(self.at, self.at + 1);
            let problem =
                Problem::error(place, format!("brackets nested more than {DEEPEST} deep"));
            self.report
                .add(problem.help(
                    "nothing in an event file needs more than ten; is a bracket not closed?",
                ));
            return Err(Stop);
        }
        self.open.push(self.at);
        self.at += 1;
        Ok(())
    }

    /// Consumes the bracket that closes the innermost open one. Returns false if it is not next.
    ///
    /// # Errors
    /// Stops at a different closing bracket or the end of the file.
    pub(super) fn leave(&mut self) -> Result<bool, Stop> {
        let Some(opening) = self.open.last().copied() else {
            return Ok(true);
        };
        let closing = closing(self.byte_at(opening));
        match self.byte() {
            found if found == closing => {
                self.open.pop();
                self.at += 1;
                Ok(true)
            }
            b')' | b']' | b'}' => Err(self.mismatched(opening, closing)),
            _ if self.at_end() => Err(self.cut_short(opening, closing)),
            _ => Ok(false),
        }
    }

    fn mismatched(&mut self, opening: usize, closing: u8) -> Stop {
        let place = Place::new(self.at, self.at + 1);
        let (opened, found, closing) = (
            self.character_at(opening),
            self.character_at(self.at),
            char::from(closing),
        );
        let problem = Problem::error(
            place,
            format!("`{found}` does not close the open `{opened}`"),
        )
        .expected(format!("expected `{closing}`"))
        .related(Place::new(opening, opening + 1), "opened here");
        self.report.add(problem);
        Stop
    }

    fn cut_short(&mut self, opening: usize, closing: u8) -> Stop {
        let end = self.text.trim_end().len();
        let closing = char::from(closing);
        let problem = Problem::error(Place::new(end, end), "unexpected end of file")
            .expected(format!("expected `{closing}`"))
            .related(Place::new(opening, opening + 1), "this is not closed")
            .help("is the file complete?");
        self.report.add(problem);
        Stop
    }

    /// The character at a byte position.
    pub(super) fn character_at(&self, at: usize) -> char {
        self.text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Consumes the byte if it is next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let here = self.byte() == byte;
        self.at += usize::from(here);
        here
    }

    /// Consumes the word if it is next, as a whole word.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let here = self.rest().starts_with(word)
            && !continues_word(self.rest().get(word.len()..).unwrap_or_default());
        self.at += if here { word.len() } else { 0 };
        here
    }

    /// Consumes and returns the next word; empty if there is none.
    pub(super) fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let begins = |letter: char| letter == '_' || letter.is_alphabetic();
        if !rest.starts_with(begins) {
            return "";
        }
        self.take(|letter| letter == '_' || letter.is_alphanumeric())
    }

    /// Consumes and returns characters that can be part of a number, a date or an unquoted word.
    pub(super) fn bare(&mut self) -> &'t str {
        self.take(continues_bare)
    }

    /// Consumes and returns characters while `goes_on` is true.
    fn take(&mut self, goes_on: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        // Nearly all are ASCII and need no decoding.
        let plain = rest
            .bytes()
            .take_while(|byte| byte.is_ascii() && goes_on(char::from(*byte)))
            .count();
        let end = match rest.as_bytes().get(plain) {
            Some(byte) if !byte.is_ascii() => {
                let others = rest.get(plain..).unwrap_or_default();
                let length = others.find(|letter| !goes_on(letter));
                plain + length.unwrap_or(others.len())
            }
            _ => plain,
        };
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }
}

/// Number of white-space bytes at the start of a text. Most of them are indentation.
pub(super) fn blanks(text: &[u8]) -> usize {
    const INDENTATION: &[u8; 8] = b"        ";
    let space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0x0b | 0x0c);
    let mut at = usize::from(text.first() == Some(&b'\n'));
    while text.get(at..at + INDENTATION.len()) == Some(INDENTATION) {
        at += INDENTATION.len();
    }
    at + text.iter().skip(at).take_while(|byte| space(byte)).count()
}

fn continues_word(rest: &str) -> bool {
    rest.starts_with(|letter: char| letter == '_' || letter.is_alphanumeric())
}
