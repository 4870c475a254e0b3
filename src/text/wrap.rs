//! Wrapping text with several styles into lines.

use unicode_segmentation::GraphemeCursor;

use super::fill::{Extent, Room, fill};
use super::measure::Widths;

/// A piece of text to be wrapped, with data needed for drawing it: a style, a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a, T> {
    /// The text; a `\n` in it ends the line.
    pub text: &'a str,
    /// Attached to every run that comes from this piece.
    pub tag: T,
}

/// One line of wrapped text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<T> {
    /// Its parts from left to right; neighbouring runs have different tags.
    pub runs: Vec<Run<T>>,
}

/// A part of a line with one tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<T> {
    /// Its text; never empty.
    pub text: String,
    /// The tag of the piece it comes from.
    pub tag: T,
}

impl<T> Line<T> {
    /// The width of the line in columns.
    ///
    /// ```
    /// use annals::text::{Piece, Widths};
    ///
    /// let lines = Widths::default().wrap(&[Piece { text: "汴京", tag: () }], 8);
    /// assert_eq!(lines[0].columns(Widths::default()), 4);
    /// ```
    pub fn columns(&self, widths: Widths) -> usize {
        self.runs.iter().map(|run| widths.columns(&run.text)).sum()
    }

    /// The text of the line without tags.
    ///
    /// ```
    /// use annals::text::{Line, Run};
    ///
    /// let run = |text: &str, tag| Run { text: text.to_owned(), tag };
    /// let line = Line { runs: vec![run("Bian", 'a'), run("jing", 'b')] };
    /// assert_eq!(line.plain(), "Bianjing");
    /// ```
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Widths {
    /// Wraps pieces of text into lines of at most `width` columns.
    ///
    /// Line breaks are determined on the text as a whole, so that a link inside a word or right before a `。` makes no difference. A
    /// word that is too long for a line is broken between two graphemes. White space at the end of a line is dropped; a glyph that is
    /// wider than `width` by itself becomes `…`. A grapheme that spans two pieces belongs to the first. Empty input gives no lines;
    /// an empty paragraph gives an empty line.
    ///
    /// ```
    /// use annals::text::{Piece, Widths};
    ///
    /// let pieces = [
    ///     Piece { text: "攻取", tag: "plain" },
    ///     Piece { text: "汴京", tag: "link" },
    ///     Piece { text: "。", tag: "plain" },
    /// ];
    /// let lines = Widths::default().wrap(&pieces, 8);
    /// assert_eq!(lines[0].plain(), "攻取汴");
    /// assert_eq!(lines[1].runs[0].tag, "link");
    /// ```
    pub fn wrap<T: Clone + PartialEq>(self, pieces: &[Piece<'_, T>], width: usize) -> Vec<Line<T>> {
        self.wrap_some(pieces, width, usize::MAX)
    }

    /// The first `most` lines of wrapped text; see [`Widths::wrap`]. The cost depends on those lines only.
    ///
    /// ```
    /// use annals::text::{Piece, Widths};
    ///
    /// let pieces = [Piece { text: "the fall of Bianjing", tag: () }];
    /// assert_eq!(Widths::default().wrap_some(&pieces, 8, 2).len(), 2);
    /// ```
    pub fn wrap_some<T: Clone + PartialEq>(
        self,
        pieces: &[Piece<'_, T>],
        width: usize,
        most: usize,
    ) -> Vec<Line<T>> {
        let room = Room {
            widths: self,
            width,
        };
        match pieces {
            [] => Vec::new(),
            [piece] => fill(piece.text, room)
                .take(most)
                .map(|line| whole(room.text(piece.text, line), &piece.tag))
                .collect(),
            _ => {
                let text: String = pieces.iter().map(|piece| piece.text).collect();
                let mut ahead = Ahead { pieces, start: 0 };
                fill(&text, room)
                    .take(most)
                    .map(|line| ahead.tagged(&text, line, room))
                    .collect()
            }
        }
    }

    /// Wraps unstyled text; see [`Widths::wrap`].
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().wrap_plain("the fall of Bianjing", 8), ["the fall", "of", "Bianjing"]);
    /// ```
    pub fn wrap_plain(self, text: &str, width: usize) -> Vec<String> {
        let room = Room {
            widths: self,
            width,
        };
        fill(text, room).map(|line| room.text(text, line)).collect()
    }
}

/// A line with a single tag.
fn whole<T: Clone>(text: String, tag: &T) -> Line<T> {
    let runs = if text.is_empty() {
        Vec::new()
    } else {
        vec![Run {
            text,
            tag: tag.clone(),
        }]
    };
    Line { runs }
}

/// The pieces of a text that are still to be wrapped.
struct Ahead<'p, 'a, T> {
    pieces: &'p [Piece<'a, T>],
    /// The byte offset of the first of them.
    start: usize,
}

impl<T: Clone + PartialEq> Ahead<'_, '_, T> {
    /// The line at the given range of `text`, with the tags of its pieces. Must be called for the lines in order.
    fn tagged(&mut self, text: &str, line: Extent, room: Room) -> Line<T> {
        while let [first, _, ..] = self.pieces
            && self.start + first.text.len() <= line.start
        {
            self.start += first.text.len();
            self.pieces = &self.pieces[1..];
        }
        let mut runs: Vec<Run<T>> = Vec::new();
        let mut from = line.start;
        let mut piece_end = self.start;
        for piece in self.pieces {
            piece_end += piece.text.len();
            if piece_end <= from {
                continue;
            }
            let to = whole_graphemes(text, piece_end).min(line.end);
            if from < to {
                let part = Extent {
                    start: from,
                    end: to,
                    ..line
                };
                append(&mut runs, &room.text(text, part), &piece.tag);
                from = to;
            }
            if from >= line.end {
                break;
            }
        }
        Line { runs }
    }
}

/// `place` itself if it is a grapheme boundary, otherwise the end of the grapheme around it.
fn whole_graphemes(text: &str, place: usize) -> usize {
    let mut cursor = GraphemeCursor::new(place, text.len(), true);
    let inside = cursor.is_boundary(text, 0).is_ok_and(|boundary| !boundary);
    if inside {
        cursor
            .next_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(place)
    } else {
        place
    }
}

/// Appends text to the last run if it has the same tag, otherwise as a new run.
fn append<T: Clone + PartialEq>(runs: &mut Vec<Run<T>>, text: &str, tag: &T) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(run) if run.tag == *tag => run.text.push_str(text),
        _ => runs.push(Run {
            text: text.to_owned(),
            tag: tag.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Ambiguous;
    use crate::text::breaks::{Break, Glyph, glyphs};
    use crate::text::clean;
    use crate::text::clean::tests::any_text;
    use crate::text::graphemes::graphemes;
    use proptest::prelude::*;

    const NARROW: Widths = Widths::new(Ambiguous::Narrow);

    #[test]
    fn wraps_named_cases() {
        let lines: [(&str, &str, usize, &[&str]); _] = [
            ("nothing", "", 10, &[]),
            ("fits", "the fall", 8, &["the fall"]),
            (
                "latin",
                "the fall of Bianjing",
                8,
                &["the fall", "of", "Bianjing"],
            ),
            ("long word", "Bianjing fell", 5, &["Bianj", "ing", "fell"]),
            ("word before a stop", "abcdefgh, i", 8, &["abcdefg", "h, i"]),
            ("han", "汴京陷落", 5, &["汴京", "陷落"]),
            (
                "stop is not first",
                "汴京。陷落",
                4,
                &["汴", "京。", "陷落"],
            ),
            (
                "bracket is not last",
                "汴「京」陷",
                4,
                &["汴", "「京", "」陷"],
            ),
            ("stops unavoidable", "京。", 2, &["京", "。"]),
            (
                "mixed",
                "Emperor Huizong徽宗讓位",
                12,
                &["Emperor", "Huizong徽宗", "讓位"],
            ),
            ("hangul by words", "정강의 변은", 7, &["정강의", "변은"]),
            (
                "hangul word too long",
                "정강의변은",
                5,
                &["정강", "의변", "은"],
            ),
            ("line ends", "一\n\n二\n", 4, &["一", "", "二"]),
            (
                "ideographic indent",
                "\u{3000}汴京陷落",
                6,
                &["\u{3000}汴京", "陷落"],
            ),
            (
                "indent before a long word",
                "  abcdef",
                4,
                &["  ab", "cdef"],
            ),
            ("more space than the line", "a          b", 4, &["a", "b"]),
            ("spaces only", "     ", 4, &[""]),
            ("glyph too wide", "汴a京", 1, &["…", "a", "…"]),
            ("no room", "汴京", 0, &[""]),
            (
                "marks",
                "o\u{358}o\u{358}o\u{358}",
                2,
                &["o\u{358}o\u{358}", "o\u{358}"],
            ),
        ];
        for (name, text, width, expected) in lines {
            assert_eq!(NARROW.wrap_plain(text, width), expected, "{name}");
        }
    }

    fn shown(lines: &[Line<char>]) -> Vec<String> {
        let run = |run: &Run<char>| format!("{}:{}", run.tag, run.text);
        lines
            .iter()
            .map(|line| line.runs.iter().map(run).collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn tags_change_no_break() {
        for (name, pieces, width, expected) in [
            (
                "stop after a link",
                &[("取", 'p'), ("汴京", 'l'), ("。", 'p')][..],
                4,
                &["p:取|l:汴", "l:京|p:。"][..],
            ),
            (
                "stop after a link, room",
                &[("汴", 'p'), ("京", 'l'), ("。", 'p')],
                4,
                &["p:汴", "l:京|p:。"],
            ),
            (
                "inside a word",
                &[("Bian", 'p'), ("jing", 'l'), ("'s fall", 'p')],
                10,
                &["p:Bian|l:jing|p:'s", "p:fall"],
            ),
            (
                "equal tags are one run",
                &[("a", 'p'), ("b", 'p')],
                4,
                &["p:ab"],
            ),
            (
                "empty pieces",
                &[("", 'p'), ("a", 'l'), ("", 'p')],
                4,
                &["l:a"],
            ),
            (
                "space at the seam",
                &[("one ", 'p'), ("two", 'l')],
                3,
                &["p:one", "l:two"],
            ),
            (
                "grapheme across the seam",
                &[("e", 'p'), ("\u{301}x", 'l')],
                4,
                &["p:e\u{301}|l:x"],
            ),
        ] {
            let pieces: Vec<_> = pieces
                .iter()
                .map(|&(text, tag)| Piece { text, tag })
                .collect();
            assert_eq!(shown(&NARROW.wrap(&pieces, width)), expected, "{name}");
        }
    }

    fn ink(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// True if the start of `right` does not fit on the line before and that line has nothing to move down with it.
    fn is_helpless(left: &str, right: &str, width: usize) -> bool {
        let first = right
            .chars()
            .next()
            .map_or(0, |c| NARROW.columns(c.encode_utf8(&mut [0; 4])));
        let is_bound = |glyph: Glyph| glyph.end == left.len() || glyph.after == Break::Forbidden;
        NARROW.columns(left) + first > width && glyphs(NARROW, left).all(is_bound)
    }

    proptest! {
        #[test]
        fn never_wider_and_nothing_lost(text in any_text(), width in 0_usize..=20) {
            let lines = NARROW.wrap_plain(&text, width);
            prop_assert!(lines.iter().all(|line| NARROW.columns(line) <= width));
            if graphemes(&text).all(|(_, grapheme)| NARROW.grapheme_columns(grapheme) <= width) {
                prop_assert_eq!(ink(&lines.concat()), ink(&text));
            }
        }

        #[test]
        fn pieces_wrap_as_their_sum(
            texts in prop::collection::vec(any_text(), 0..5),
            width in 0_usize..=20,
        ) {
            let pieces: Vec<_> =
                texts.iter().zip(0..).map(|(text, tag)| Piece { text, tag: tag % 3 }).collect();
            let lines = NARROW.wrap(&pieces, width);
            prop_assert!(lines.iter().all(|line| line.columns(NARROW) <= width));
            prop_assert!(lines.iter().flat_map(|line| &line.runs).all(|run| !run.text.is_empty()));
            let plain: Vec<_> = lines.iter().map(Line::plain).collect();
            prop_assert_eq!(plain, NARROW.wrap_plain(&texts.concat(), width));
        }

        #[test]
        fn punctuation_starts_no_line_if_that_can_be_avoided(
            text in "[a-z靖康之變汴京きアー정강。，、」』）？！「『（·]{0,40}",
            width in 4_usize..=20,
        ) {
            let lines = NARROW.wrap_plain(&text, width);
            for pair in lines.windows(2) {
                let starts_badly = pair[1].starts_with(['。', '，', '、', '」', '』', '）', '？', '！']);
                prop_assert!(!starts_badly || is_helpless(&pair[0], &pair[1], width), "{lines:?}");
            }
        }

        #[test]
        fn one_line_stays_one(text in any_text()) {
            let text = clean(&text);
            let lines = NARROW.wrap_plain(&text, NARROW.columns(&text).max(1));
            prop_assert!(lines.len() <= 1, "{lines:?}");
        }
    }
}
