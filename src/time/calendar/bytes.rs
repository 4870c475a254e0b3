//! Reading the packed tables: counts of seven bits a byte, numbers of either sign, texts, bits.

/// A place in the packed bytes. The bytes are part of the program and read whole in its tests; past their end everything is 0 or empty.
#[derive(Clone, Copy)]
pub(super) struct Bytes {
    rest: &'static [u8],
}

impl Bytes {
    /// The bytes from their beginning.
    pub(super) const fn new(all: &'static [u8]) -> Self {
        Self { rest: all }
    }

    /// True if all have been read.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// One byte.
    pub(super) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else {
            return 0;
        };
        self.rest = rest;
        *first
    }

    /// A count.
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

    /// A number of either sign.
    pub(super) fn signed(&mut self) -> i64 {
        let folded = self.count();
        let half = i64::try_from(folded >> 1).unwrap_or_default();
        if folded & 1 == 0 { half } else { -half - 1 }
    }

    /// So many bytes.
    pub(super) fn slice(&mut self, length: usize) -> &'static [u8] {
        let (slice, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        slice
    }

    /// A text.
    pub(super) fn text(&mut self) -> &'static str {
        let length = self.count();
        std::str::from_utf8(self.slice(length)).unwrap_or_default()
    }
}

/// Bits, the highest of each byte first.
pub(super) struct Bits {
    bytes: &'static [u8],
    at: usize,
}

impl Bits {
    /// The bits of some bytes.
    pub(super) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A number of at most sixteen bits.
    pub(super) fn take(&mut self, bits: usize) -> u16 {
        let mut number = 0;
        for _ in 0..bits {
            let byte = self.bytes.get(self.at / 8).copied().unwrap_or_default();
            number = number << 1 | u16::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        number
    }
}
