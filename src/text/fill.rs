//! Breaking text into lines.

use super::breaks::{Break, Glyph, glyphs};
use super::graphemes::graphemes;
use super::measure::Widths;

/// The space available for a line, and how columns are counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) widths: Widths,
    /// The width in columns.
    pub(super) width: usize,
}

impl Room {
    /// The width of a glyph, or of its replacement if it is wider than a whole line.
    fn columns(self, glyph: &Glyph) -> usize {
        if glyph.columns > self.width && !glyph.is_letters {
            self.widths.columns(self.stand_in())
        } else {
            glyph.columns
        }
    }

    /// The replacement for a glyph that is wider than a whole line.
    fn stand_in(self) -> &'static str {
        let fits = |stand_in: &&str| self.widths.columns(stand_in) <= self.width;
        ["…", "?"].into_iter().find(fits).unwrap_or_default()
    }

    /// The line with glyphs that are too wide replaced.
    fn drawable(self, line: &str) -> String {
        let drawn = |(_, grapheme)| {
            if self.widths.grapheme_columns(grapheme) > self.width {
                self.stand_in()
            } else {
                grapheme
            }
        };
        graphemes(line).map(drawn).collect()
    }

    /// The text of a line as it is drawn.
    pub(super) fn text(self, text: &str, line: Extent) -> String {
        let ink = &text[line.start..line.end];
        if line.fits {
            ink.to_owned()
        } else {
            self.drawable(ink)
        }
    }
}

/// The byte range of a line in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// The byte offset of its start.
    pub(super) start: usize,
    /// The byte offset of its end, without trailing white space.
    pub(super) end: usize,
    /// False if it contains a glyph that is wider than the line.
    pub(super) fits: bool,
}

/// The byte ranges of the lines of `text`.
pub(super) fn fill(text: &str, room: Room) -> impl Iterator<Item = Extent> + '_ {
    let mut rest = glyphs(room.widths, text);
    // Glyphs that were read for one line and belong on the next.
    let mut pending: Vec<Glyph> = Vec::new();
    std::iter::from_fn(move || {
        let mut line = Filling::new(room);
        let mut carried = std::mem::take(&mut pending).into_iter();
        // The remaining letters of a word that is being split.
        let mut others = None;
        while let Some(next) = others
            .take()
            .or_else(|| carried.next())
            .or_else(|| rest.next())
        {
            let parted = next.parted().filter(|_| line.parts(&next));
            let glyph = parted.map_or(next, |(first, _)| first);
            others = parted.map(|(_, others)| others);
            match line.push(glyph) {
                Step::Fits => {}
                Step::Ends => break,
                Step::Breaks => {
                    pending = line.take_overhang();
                    pending.extend(others);
                    pending.extend(carried);
                    break;
                }
            }
        }
        line.extent(text)
    })
}

/// The result of adding a glyph to a line.
enum Step {
    Fits,
    /// The line ends after the glyph.
    Ends,
    /// The glyph does not fit; the line ends earlier.
    Breaks,
}

/// The maximum number of glyphs to preallocate per line.
const LONG: usize = 256;

/// A line being filled.
struct Filling {
    room: Room,
    column: usize,
    glyphs: Vec<Glyph>,
    /// The best line break so far: its quality, and the number of glyphs before it.
    best: Option<(Break, usize)>,
    has_ink: bool,
}

impl Filling {
    fn new(room: Room) -> Self {
        Self {
            room,
            column: 0,
            glyphs: Vec::with_capacity(room.width.min(LONG)),
            best: None,
            has_ink: false,
        }
    }

    /// Whether a run of letters has to be split: it does not fit, and there is no better break before it.
    fn parts(&self, letters: &Glyph) -> bool {
        let may_end = self.best.is_some_and(|(best, _)| best > Break::InWord);
        self.column + letters.columns > self.room.width && !may_end
    }

    fn push(&mut self, glyph: Glyph) -> Step {
        let columns = self.room.columns(&glyph);
        let overflows = !glyph.is_space && self.column + columns > self.room.width;
        if overflows && !self.has_ink {
            // There is only indentation so far. Drop it, as an empty line in its place would be worse.
            self.glyphs.clear();
            self.column = 0;
        }
        self.glyphs.push(glyph);
        if overflows && self.has_ink {
            return Step::Breaks;
        }
        self.column += columns;
        self.has_ink |= !glyph.is_space;
        if glyph.after == Break::Must {
            return Step::Ends;
        }
        if self.has_ink && self.best.is_none_or(|(best, _)| glyph.after >= best) {
            self.best = Some((glyph.after, self.glyphs.len()));
        }
        Step::Fits
    }

    /// Ends an overfull line at the best break and returns the glyphs after it.
    fn take_overhang(&mut self) -> Vec<Glyph> {
        let last = self.glyphs.len() - 1;
        let kept = self.best.map_or(last, |(_, kept)| kept);
        self.glyphs.split_off(kept)
    }

    /// The byte range of the line; `None` if it is empty.
    fn extent(&self, text: &str) -> Option<Extent> {
        let (first, last) = (self.glyphs.first()?, self.glyphs.last()?);
        let line = &text[first.start..last.end];
        let fits = self
            .glyphs
            .iter()
            .all(|glyph| glyph.columns <= self.room.width);
        Some(Extent {
            start: first.start,
            end: first.start + line.trim_end().len(),
            fits,
        })
    }
}
