//! Vertical text: one character per row, two columns wide.

use super::graphemes::graphemes;
use super::measure::Widths;

/// Punctuation with a separate form in vertical text.
const UPRIGHT: [(&str, &str); 21] = [
    ("，", "︐"),
    ("、", "︑"),
    ("。", "︒"),
    ("：", "︓"),
    ("（", "︵"),
    ("）", "︶"),
    ("〔", "︹"),
    ("〕", "︺"),
    ("【", "︻"),
    ("】", "︼"),
    ("《", "︽"),
    ("》", "︾"),
    ("〈", "︿"),
    ("〉", "﹀"),
    ("「", "﹁"),
    ("」", "﹂"),
    ("『", "﹃"),
    ("』", "﹄"),
    ("ー", "｜"),
    ("～", "︴"),
    ("〜", "︴"),
];

/// The maximum number of graphemes in vertical text; no window is that high.
const LONGEST: usize = 1_024;

impl Widths {
    /// The rows of `text` set vertically; `None` if its script is not written vertically.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().upright("內禪，即位"), Some(vec!["內", "禪", "︐", "即", "位"]));
    /// assert!(Widths::default().upright("Bianjing").is_none());
    /// ```
    pub fn upright(self, text: &str) -> Option<Vec<&str>> {
        self.upright_rows(text)?;
        let rows = graphemes(text).map(|(_, grapheme)| {
            let form = UPRIGHT.iter().find(|(lying, _)| *lying == grapheme);
            form.map_or(grapheme, |(_, form)| *form)
        });
        Some(rows.collect())
    }

    /// The number of rows of `text` set vertically; `None` if its script is not written vertically.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().upright_rows("汴京陷落"), Some(4));
    /// ```
    pub fn upright_rows(self, text: &str) -> Option<usize> {
        // The first letter rules out nearly all other texts.
        if text.starts_with(|first: char| first.is_ascii()) {
            return None;
        }
        let mut rows = 0;
        for (_, grapheme) in graphemes(text) {
            let fits = self.grapheme_columns(grapheme) == 2 || matches!(grapheme, " " | "·");
            if !fits || rows == LONGEST {
                return None;
            }
            rows += 1;
        }
        Some(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_upright_what_is_written_so() {
        for (name, text, expected) in [
            ("Han", "汴京陷落", Some(vec!["汴", "京", "陷", "落"])),
            ("kana", "きそう", Some(vec!["き", "そ", "う"])),
            (
                "hangul",
                "정강의 변",
                Some(vec!["정", "강", "의", " ", "변"]),
            ),
            (
                "punctuation",
                "內禪，即位",
                Some(vec!["內", "禪", "︐", "即", "位"]),
            ),
            (
                "brackets",
                "〈〉【】〔〕〜",
                Some(vec!["︿", "﹀", "︻", "︼", "︹", "︺", "︴"]),
            ),
            ("Latin", "Bianjing", None),
            ("mixed", "汴京 falls", None),
            ("Vietnamese", "Đông Kinh", None),
        ] {
            let rows = expected.as_ref().map(Vec::len);
            assert_eq!(Widths::default().upright_rows(text), rows, "{name}");
            assert_eq!(Widths::default().upright(text), expected, "{name}");
        }
    }
}
