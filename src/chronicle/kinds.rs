//! The kinds of events and spans, and other enumerations of the model.

use serde::Deserialize;

use super::TagId;

/// A kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[expect(missing_docs, reason = "each name is the word itself")]
pub enum EventKind {
    #[default]
    Event,
    War,
    Battle,
    Siege,
    Treaty,
    Diplomacy,
    Court,
    Succession,
    Disaster,
    Founding,
    Birth,
    Death,
    Work,
    Discovery,
    Journey,
    /// A kind defined by the chronicle, by the index of its tag, which has a mark.
    #[serde(skip)]
    Own(u16),
}

impl EventKind {
    /// A kind defined by the chronicle, by its tag.
    pub fn own(tag: TagId) -> Self {
        Self::Own(u16::try_from(tag.index()).unwrap_or(u16::MAX))
    }

    /// The tag of a kind defined by the chronicle; `None` for a built-in kind.
    pub fn tag(self) -> Option<TagId> {
        match self {
            Self::Own(number) => Some(TagId::at(number.into())),
            _ => None,
        }
    }

    /// The index among all kinds: built-in ones as in [`Self::ALL`], then those of the chronicle by the ids of their tags.
    pub fn index(self) -> usize {
        match self {
            Self::Own(number) => Self::ALL.len() + usize::from(number),
            known => Self::ALL
                .iter()
                .position(|kind| *kind == known)
                .unwrap_or(0),
        }
    }

    /// The built-in kinds.
    pub const ALL: [Self; 15] = [
        Self::Event,
        Self::War,
        Self::Battle,
        Self::Siege,
        Self::Treaty,
        Self::Diplomacy,
        Self::Court,
        Self::Succession,
        Self::Disaster,
        Self::Founding,
        Self::Birth,
        Self::Death,
        Self::Work,
        Self::Discovery,
        Self::Journey,
    ];
}

/// A kind of span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[expect(missing_docs, reason = "each name is the word itself")]
pub enum SpanKind {
    #[default]
    Period,
    Reign,
    Regime,
    War,
    Siege,
}

/// The precision of coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum CoordinatePrecision {
    /// The town is right.
    #[default]
    City,
    /// The exact site is right.
    Site,
    /// Off by up to tens of kilometres.
    Approximate,
    /// One point on a line such as a river or a wall.
    Line,
    /// One point within a region.
    Region,
}

/// Reads a colour written as `#rrggbb`; `None` if it is not written like this.
pub fn read_rgb(word: &str) -> Option<[u8; 3]> {
    // `from_str_radix` would take a sign.
    let is_digit = |byte: u8| byte.is_ascii_hexdigit();
    let digits = word.strip_prefix('#');
    let digits = digits.filter(|digits| digits.len() == 6 && digits.bytes().all(is_digit))?;
    let [_, rgb @ ..] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(rgb)
}

/// The name of a hue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "each name is the word itself")]
pub enum HueName {
    Red,
    Orange,
    Gold,
    Olive,
    Green,
    Teal,
    Blue,
    Indigo,
    Violet,
    Pink,
    Brown,
    Grey,
}

impl HueName {
    /// A typical colour of this hue, as red, green and blue.
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Self::Red => [0xe0, 0x40, 0x30],
            Self::Orange => [0xe8, 0x80, 0x20],
            Self::Gold => [0xe0, 0xb0, 0x40],
            Self::Olive => [0x90, 0xa0, 0x20],
            Self::Green => [0x30, 0x90, 0x40],
            Self::Teal => [0x20, 0xa0, 0x98],
            Self::Blue => [0x30, 0x80, 0xd0],
            Self::Indigo => [0x50, 0x50, 0xd0],
            Self::Violet => [0x98, 0x50, 0xc0],
            Self::Pink => [0xe0, 0x60, 0x98],
            Self::Brown => [0xb0, 0x70, 0x48],
            Self::Grey => [0x80, 0x80, 0x80],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_six_digits() {
        for (word, expected) in [
            ("#dc143C", Some([0xdc, 0x14, 0x3c])),
            ("#+12345", None),
            ("#fff", None),
            ("dc143c", None),
            ("#金aaa", None),
        ] {
            assert_eq!(read_rgb(word), expected, "{word}");
        }
    }
}
