//! Formatting sexagenary day names.

use super::words::{DateStyle, Word};
use crate::time::sexagenary::Sexagenary;

impl DateStyle {
    /// A sexagenary pair in a language, with its Han characters if it uses another script: 丙辰 bingchen, 병진(丙辰).
    ///
    /// ```
    /// use annals::time::{DateStyle, Sexagenary};
    ///
    /// let pair: Sexagenary = "丙辰".parse()?;
    /// assert_eq!(DateStyle::english().day_name(pair), "丙辰 bingchen");
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn day_name(self, pair: Sexagenary) -> String {
        let place = usize::from(pair.index());
        let stem = self.item(Word::Stems, place % 10);
        let branch = self.item(Word::Branches, place % 12);
        self.fill(
            Word::DayName,
            &[("stem", &stem), ("branch", &branch), ("han", &pair)],
        )
    }
}
