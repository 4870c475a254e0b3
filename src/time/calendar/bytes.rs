//! Reading the packed tables: variable-length counts, signed numbers, texts, bits.

/// A cursor over packed bytes. The bytes are embedded in the program, and the tests read all of them; past the end, everything reads as
/// 0 or empty.
#[derive(Clone, Copy)]
pub(super) struct Bytes {
    rest: &'static [u8],
}

impl Bytes {
    /// A cursor at the start of the bytes.
    pub(super) const fn new(all: &'static [u8]) -> Self {
        Self { rest: all }
    }

    /// True if all bytes have been read.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Reads one byte; 0 at the end.
    pub(super) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else {
            return 0;
        };
        self.rest = rest;
        *first
    }

    /// Reads an unsigned number of seven bits per byte, lowest first.
    pub(super) fn count(&mut self) -> usize {
        let mut count = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte();
            count |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        count
    }

    /// Reads a signed number in zigzag encoding.
    pub(super) fn signed(&mut self) -> i64 {
        let folded = self.count();
        let half = i64::try_from(folded >> 1).unwrap_or_default();
        if folded & 1 == 0 { half } else { -half - 1 }
    }

    /// Reads `length` bytes, or fewer at the end.
    pub(super) fn slice(&mut self, length: usize) -> &'static [u8] {
        let (slice, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        slice
    }

    /// Reads a count, and returns a cursor over that many bytes.
    pub(super) fn part(&mut self) -> Self {
        let length = self.count();
        Self::new(self.slice(length))
    }

    /// All remaining bytes as text.
    pub(super) fn rest_as_text(self) -> &'static str {
        std::str::from_utf8(self.rest).unwrap_or_default()
    }

    /// Reads a text, preceded by its length.
    pub(super) fn text(&mut self) -> &'static str {
        self.part().rest_as_text()
    }
}

/// The cells of a line of a table, which are separated by tabs. Searched with `memchr`, as the tables are read in the first frame.
pub(super) fn cells(line: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let (cell, after) = match memchr::memchr(b'\t', rest?.as_bytes()) {
            Some(end) => (rest?.get(..end), rest?.get(end + 1..)),
            None => (rest, None),
        };
        rest = after;
        cell
    })
}

/// A reader of bits, the highest of each byte first.
pub(super) struct Bits {
    bytes: &'static [u8],
    at: usize,
}

impl Bits {
    /// A reader at the start of the bytes.
    pub(super) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Reads a number of at most 16 bits; bits past the end are 0.
    pub(super) fn take(&mut self, bits: u32) -> u16 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let four = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut four = [0; 4];
            four[..rest.len()].copy_from_slice(rest);
            four
        });
        let number = (u32::from_be_bytes(four) << (self.at % 8)).checked_shr(32 - bits);
        self.at += bits as usize;
        number
            .and_then(|number| u16::try_from(number).ok())
            .unwrap_or_default()
    }
}
