//! Forms of writing.

/// The form of writing for names of eras and of their calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Writing {
    /// Latin letters, as romanised in the tables.
    #[default]
    Romanised,
    /// Traditional characters.
    Traditional,
    /// Simplified characters.
    Simplified,
    /// Japanese characters.
    Japanese,
    /// Japanese, with era names in kana.
    Kana,
    /// Hangul.
    Hangul,
    /// Vietnamese.
    Vietnamese,
}

impl Writing {
    /// The names used in catalogues.
    pub(super) const NAMES: [(&'static str, Self); 6] = [
        ("romanised", Self::Romanised),
        ("traditional", Self::Traditional),
        ("simplified", Self::Simplified),
        ("japanese", Self::Japanese),
        ("hangul", Self::Hangul),
        ("vietnamese", Self::Vietnamese),
    ];

    /// Whether it uses Han characters.
    pub const fn is_han(self) -> bool {
        matches!(
            self,
            Self::Traditional | Self::Simplified | Self::Japanese | Self::Kana
        )
    }

    /// Whether it is Japanese.
    pub(super) const fn is_japanese(self) -> bool {
        matches!(self, Self::Japanese | Self::Kana)
    }

    /// Whether it uses Latin letters.
    pub(super) const fn is_latin(self) -> bool {
        matches!(self, Self::Romanised | Self::Vietnamese)
    }
}
