//! Numbers, lists and excerpts as bytes.

use crate::names::Few;
use crate::text::{Excerpt, Whole};

/// A type that can be packed.
pub(super) trait Packed: Sized {
    /// Appends the bytes that [`Packed::unpack`] reads.
    fn pack(&self, to: &mut Packer<'_>);

    /// Reads a packed value; `None` if the bytes are invalid.
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self>;
}

/// Packed bytes that are being written.
pub(super) struct Packer<'w> {
    bytes: Vec<u8>,
    text: &'w Whole,
    /// The end of the last excerpt; the next one is usually near it.
    near: u32,
}

/// Packed bytes that are being read.
pub(super) struct Unpacker<'w> {
    bytes: &'static [u8],
    text: &'w Whole,
    near: u32,
    empty: Excerpt,
}

/// Bytes of a part that were not read yet.
pub(super) struct Part {
    bytes: &'static [u8],
    near: u32,
}

impl Part {
    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// What was packed as a part, or `None` if the bytes are invalid.
    pub(super) fn read<T: Packed>(&self, text: &Whole) -> Option<T> {
        let mut unpacker = Unpacker::new(self.bytes, text);
        unpacker.near = self.near;
        T::unpack(&mut unpacker).filter(|_| unpacker.is_at_end())
    }
}

impl<'w> Packer<'w> {
    /// A packer without bytes. Excerpts refer to `text`.
    pub(super) fn new(text: &'w Whole) -> Self {
        Self {
            bytes: Vec::new(),
            text,
            near: 0,
        }
    }

    /// The packed bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes a variable-length number: seven bits per byte, lowest first.
    fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    /// The position of a text that is written with escapes which [`unescaped`] can undo.
    fn escaped(&self, text: &str) -> Option<(u32, u32)> {
        let escaped = text.replace('\n', "\\n");
        let start = self.text.find(&escaped).filter(|_| !text.contains('\\'))?;
        let end = start + escaped.len();
        Some((u32::try_from(start).ok()?, u32::try_from(end).ok()?))
    }

    /// Writes the length of what `pack` writes, then what it writes, so that it can be left for later.
    pub(super) fn part(&mut self, pack: impl FnOnce(&mut Self)) {
        let (whole, near) = (std::mem::take(&mut self.bytes), self.near);
        pack(self);
        let part = std::mem::replace(&mut self.bytes, whole);
        self.near = near;
        part.len().pack(self);
        self.bytes.extend(part);
    }

    /// Writes the length of a list, then its items.
    pub(super) fn list<'i, T: Packed + 'i>(&mut self, items: impl ExactSizeIterator<Item = &'i T>) {
        items.len().pack(self);
        items.for_each(|item| item.pack(self));
    }
}

impl<'w> Unpacker<'w> {
    /// Starts at the first byte.
    pub(super) fn new(bytes: &'static [u8], text: &'w Whole) -> Self {
        Self {
            bytes,
            text,
            near: 0,
            empty: Excerpt::default(),
        }
    }

    /// The text that excerpts refer to.
    pub(super) fn text(&self) -> Whole {
        Whole::clone(self.text)
    }

    /// True if all bytes have been read.
    pub(super) fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The unread bytes of a part, and where its excerpts begin.
    pub(super) fn part(&mut self) -> Option<Part> {
        let length = usize::unpack(self)?;
        Some(Part {
            bytes: self.slice(length)?,
            near: self.near,
        })
    }

    fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if *byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// Reads an excerpt. Its start is stored relative to the end of the last one.
    fn excerpt(&mut self, length: usize) -> Option<Excerpt> {
        let start = i64::from(self.near) + i64::unpack(self)?;
        let start = u32::try_from(start).ok()?;
        self.near = start.checked_add(u32::try_from(length.checked_sub(EMPTY)?).ok()?)?;
        Some(Excerpt::new(self.text, start, self.near))
    }

    fn slice(&mut self, length: usize) -> Option<&'static [u8]> {
        let (slice, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(slice)
    }
}

impl Packed for u64 {
    fn pack(&self, to: &mut Packer<'_>) {
        to.number(*self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.number()
    }
}

macro_rules! as_number {
    ($($number:ty),*) => {$(
        impl Packed for $number {
            fn pack(&self, to: &mut Packer<'_>) {
                // All values fit into eight bytes.
                to.number(u64::try_from(*self).unwrap_or_default());
            }

            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                Self::try_from(from.number()?).ok()
            }
        }
    )*};
}
as_number!(u8, u16, u32, usize);

impl Packed for i64 {
    /// Zigzag encoding: small numbers of either sign are short.
    fn pack(&self, to: &mut Packer<'_>) {
        to.number(((*self << 1) ^ (*self >> 63)).cast_unsigned());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let number = from.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }
}

impl Packed for f32 {
    fn pack(&self, to: &mut Packer<'_>) {
        to.bytes.extend(self.to_le_bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(from.slice(4)?.try_into().ok()?))
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Packer<'_>) {
        u8::from(*self).pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(u8::unpack(from)? != 0)
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Packer<'_>) {
        self.len().pack(to);
        to.bytes.extend(self.bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        Some(std::str::from_utf8(from.slice(length)?).ok()?.to_owned())
    }
}

/// Marks an excerpt that is not a part of the text.
const OWN: usize = 0;

/// Marks an excerpt that has escapes in the text.
const ESCAPED: usize = 1;

/// The code of an empty excerpt; longer ones have their length added to it.
const EMPTY: usize = 2;

impl Packed for Excerpt {
    fn pack(&self, to: &mut Packer<'_>) {
        let place = self.place_in(to.text);
        match place.or_else(|| to.escaped(self)) {
            _ if self.is_empty() => EMPTY.pack(to),
            None => {
                OWN.pack(to);
                String::from(&**self).pack(to);
            }
            Some((start, end)) => {
                if place.is_none() {
                    ESCAPED.pack(to);
                }
                (usize::try_from(end - start).unwrap_or_default() + EMPTY).pack(to);
                (i64::from(start) - i64::from(to.near)).pack(to);
                to.near = end;
            }
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match usize::unpack(from)? {
            OWN => Some(Self::from(String::unpack(from)?)),
            ESCAPED => {
                let length = usize::unpack(from)?;
                Some(Self::from(unescaped(&from.excerpt(length)?)))
            }
            EMPTY => Some(from.empty.clone()),
            length => from.excerpt(length),
        }
    }
}

/// Replaces every escape by a line break: they are nearly the only escapes in a chronicle.
fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr::memchr_iter(b'\\', text.as_bytes()) {
        unescaped.push_str(text.get(from..at).unwrap_or_default());
        unescaped.push('\n');
        from = at + 2;
    }
    unescaped.push_str(text.get(from..).unwrap_or_default());
    unescaped
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packer<'_>) {
        to.list(self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        // Every item takes at least one byte.
        let mut items = Self::with_capacity(length.min(from.bytes.len()));
        for _ in 0..length {
            items.push(T::unpack(from)?);
        }
        Some(items)
    }
}

impl<T: Packed> Packed for Box<[T]> {
    fn pack(&self, to: &mut Packer<'_>) {
        to.list(self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Vec::unpack(from).map(Self::from)
    }
}

impl<T: Packed> Packed for Few<T> {
    fn pack(&self, to: &mut Packer<'_>) {
        to.list(self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Vec::unpack(from).map(Self::from)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packer<'_>) {
        self.is_some().pack(to);
        if let Some(item) = self {
            item.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let is_some = bool::unpack(from)?;
        if is_some {
            T::unpack(from).map(Some)
        } else {
            Some(None)
        }
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Packer<'_>) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<T: Packed + Copy + Default, const N: usize> Packed for [T; N] {
    fn pack(&self, to: &mut Packer<'_>) {
        for item in self {
            item.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let mut items = [T::default(); N];
        for item in &mut items {
            *item = T::unpack(from)?;
        }
        Some(items)
    }
}
