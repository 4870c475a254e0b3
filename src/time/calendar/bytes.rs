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

    /// A count, and so many bytes to be read later.
    pub(super) fn part(&mut self) -> Self {
        let length = self.count();
        Self::new(self.slice(length))
    }

    /// All that is left, as a text.
    pub(super) fn rest_as_text(self) -> &'static str {
        std::str::from_utf8(self.rest).unwrap_or_default()
    }

    /// A text.
    pub(super) fn text(&mut self) -> &'static str {
        self.part().rest_as_text()
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
        let first = self.at / 8;
        // Sixteen bits stand in three bytes, wherever they begin.
        let three = (first..first + 3).fold(0_u32, |three, place| {
            three << 8 | u32::from(self.bytes.get(place).copied().unwrap_or_default())
        });
        let behind = 24 - self.at % 8 - bits;
        self.at += bits;
        u16::try_from(three >> behind & ((1 << bits) - 1)).unwrap_or_default()
    }
}
