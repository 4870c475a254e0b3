//! Strings that are slices of a shared text.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A text that excerpts point into: the contents of a file, or a text embedded in the program.
pub type Whole = Arc<Cow<'static, str>>;

/// A slice of a shared text.
///
/// A chronicle consists of thousands of short strings, nearly all of which occur verbatim in its file. An excerpt takes 16 bytes and
/// needs no allocation for these. It dereferences to `str`.
#[derive(Clone)]
pub struct Excerpt {
    whole: Whole,
    start: u32,
    end: u32,
}

impl Excerpt {
    /// The bytes `start..end` of `whole`; empty if the range is invalid.
    ///
    /// ```
    /// use annals::text::{Excerpt, Whole};
    ///
    /// let whole: Whole = Whole::new("靖康 1127".into());
    /// assert_eq!(&*Excerpt::new(&whole, 7, 11), "1127");
    /// ```
    pub fn new(whole: &Whole, start: u32, end: u32) -> Self {
        Self {
            whole: Arc::clone(whole),
            start,
            end,
        }
    }

    /// The byte range of the excerpt in `whole`; `None` if it points into another text.
    pub(crate) fn place_in(&self, whole: &Whole) -> Option<(u32, u32)> {
        Arc::ptr_eq(&self.whole, whole).then_some((self.start, self.end))
    }
}

impl Deref for Excerpt {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole
            .get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

impl<T: Into<Cow<'static, str>>> From<T> for Excerpt {
    /// Wraps a separate text. Text beyond the first 4 GB is lost.
    fn from(text: T) -> Self {
        let whole = text.into();
        let end = u32::try_from(whole.len()).unwrap_or(u32::MAX);
        Self {
            whole: Arc::new(whole),
            start: 0,
            end,
        }
    }
}

impl Default for Excerpt {
    fn default() -> Self {
        Self::from("")
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Excerpt {}

// Hashes like a `str`, so that a map with `Excerpt` keys can be queried with one.
impl Hash for Excerpt {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl Borrow<str> for Excerpt {
    fn borrow(&self) -> &str {
        self
    }
}

impl AsRef<str> for Excerpt {
    fn as_ref(&self) -> &str {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_its_part_of_the_whole() {
        let whole: Whole = Arc::new("靖康之變 1127".into());
        for (name, start, end, expected) in [
            ("a part", 0, 6, "靖康"),
            ("the end", 13, 17, "1127"),
            ("nothing", 4, 4, ""),
            ("past the end", 13, 18, ""),
            ("through a character", 1, 6, ""),
            ("the wrong way round", 6, 0, ""),
        ] {
            assert_eq!(&*Excerpt::new(&whole, start, end), expected, "{name}");
        }
    }

    #[test]
    fn an_own_text_is_the_whole_of_it() {
        assert_eq!(&*Excerpt::from("宋"), "宋");
        assert_eq!(Excerpt::from(String::from("宋")), Excerpt::from("宋"));
        assert_eq!(Excerpt::default().len(), 0);
    }
}
