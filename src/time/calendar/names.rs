//! The names of calendars and of the states that kept them.

use std::sync::OnceLock;

use super::store::store;
use crate::time::writing::Writing;

/// The names of a calendar or a state in the forms of writing.
#[derive(Clone, Default)]
pub(crate) struct CalendarNames {
    /// In English.
    pub(crate) en: &'static str,
    /// In traditional characters: 唐.
    pub(crate) han: &'static str,
    /// In simplified characters if these cannot be derived, otherwise empty.
    pub(super) hans: &'static str,
    /// In Japanese characters.
    pub(super) ja: &'static str,
    /// In kana if it is known, otherwise empty.
    pub(super) kana: &'static str,
    /// In hangul.
    pub(super) ko: &'static str,
    /// In quốc ngữ.
    pub(super) vi: &'static str,
    /// In simplified characters, derived on first use.
    pub(super) simplified: OnceLock<String>,
}

impl CalendarNames {
    /// The name in a form of writing.
    pub(crate) fn in_writing(&self, writing: Writing) -> &str {
        match writing {
            Writing::Romanised => self.en,
            Writing::Traditional => self.han,
            Writing::Simplified if self.hans.is_empty() => {
                let simplified = || store().simplified(self.han);
                self.simplified.get_or_init(simplified)
            }
            Writing::Simplified => self.hans,
            Writing::Kana if !self.kana.is_empty() => self.kana,
            Writing::Japanese | Writing::Kana => self.ja,
            Writing::Hangul => self.ko,
            Writing::Vietnamese => self.vi,
        }
    }
}
