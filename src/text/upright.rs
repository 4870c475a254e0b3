//! Vertical text: one character per row, two columns wide.

use super::graphemes::graphemes;
use super::measure::Widths;

/// Marks the omitted rest of a shortened name; one column wide.
const CUT: &str = "⋮";

/// Punctuation with a separate form in vertical text.
const UPRIGHT: [(&str, &str); 14] = [
    ("，", "︐"),
    ("、", "︑"),
    ("。", "︒"),
    ("：", "︓"),
    ("（", "︵"),
    ("）", "︶"),
    ("《", "︽"),
    ("》", "︾"),
    ("「", "﹁"),
    ("」", "﹂"),
    ("『", "﹃"),
    ("』", "﹄"),
    ("ー", "｜"),
    ("～", "︴"),
];

/// The maximum number of graphemes in vertical text; no window is that high.
const LONGEST: usize = 1_024;

impl Widths {
    /// Sets `text` vertically in at most `rows` rows. Returns the rows, and whether they hold the whole text; `None` if the script is
    /// not written vertically, or if fewer than two characters would be visible.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// let (rows, whole) = Widths::default().upright("汴京陷落", 3).expect("Han is written so");
    /// assert_eq!((rows, whole), (vec!["汴", "京", "⋮"], false));
    /// assert!(Widths::default().upright("Bianjing", 8).is_none());
    /// ```
    pub fn upright(self, text: &str, rows: usize) -> Option<(Vec<&str>, bool)> {
        // The first letter rules out nearly all other texts.
        if text.starts_with(|first: char| first.is_ascii()) {
            return None;
        }
        let mut cells = Vec::new();
        for (_, grapheme) in graphemes(text) {
            if cells.len() == LONGEST {
                return None;
            }
            let fits = self.grapheme_columns(grapheme) == 2 || matches!(grapheme, " " | "·");
            if !fits {
                return None;
            }
            let form = UPRIGHT.iter().find(|(lying, _)| *lying == grapheme);
            cells.push(form.map_or(grapheme, |(_, form)| form));
        }
        let whole = cells.len() <= rows;
        if !whole {
            cells.truncate(rows.checked_sub(1).filter(|kept| *kept >= 2)?);
            cells.push(CUT);
        }
        Some((cells, whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_upright_what_is_written_so() {
        for (name, text, rows, expected) in [
            ("Han", "汴京陷落", 4, Some(vec!["汴", "京", "陷", "落"])),
            ("kana", "きそう", 9, Some(vec!["き", "そ", "う"])),
            (
                "hangul",
                "정강의 변",
                9,
                Some(vec!["정", "강", "의", " ", "변"]),
            ),
            (
                "punctuation",
                "內禪，即位",
                9,
                Some(vec!["內", "禪", "︐", "即", "位"]),
            ),
            ("cut", "汴京陷落", 3, Some(vec!["汴", "京", "⋮"])),
            ("too low", "汴京陷落", 2, None),
            ("two rows for two", "北狩", 2, Some(vec!["北", "狩"])),
            ("Latin", "Bianjing", 20, None),
            ("mixed", "汴京 falls", 20, None),
            ("Vietnamese", "Đông Kinh", 20, None),
        ] {
            assert_eq!(
                Widths::default().upright(text, rows).map(|(rows, _)| rows),
                expected,
                "{name}"
            );
        }
    }
}
