//! Which part of a text stands on which line.

use super::breaks::{Break, Glyph, glyphs};
use super::graphemes::graphemes;
use super::measure::Widths;

/// The room of a line, and how the columns of what is put on it are counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) widths: Widths,
    /// In columns.
    pub(super) width: usize,
}

impl Room {
    /// The columns of a glyph, or of what stands in for one that is wider than the whole line.
    fn columns(self, glyph: &Glyph) -> usize {
        if glyph.columns > self.width && !glyph.is_letters {
            self.widths.columns(self.stand_in())
        } else {
            glyph.columns
        }
    }

    /// What is drawn for a glyph that is wider than a whole line.
    fn stand_in(self) -> &'static str {
        let fits = |stand_in: &&str| self.widths.columns(stand_in) <= self.width;
        ["…", "?"].into_iter().find(fits).unwrap_or_default()
    }

    /// A line with something else for the glyphs that do not fit.
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

    /// The text of a line.
    pub(super) fn text(self, text: &str, line: Extent) -> String {
        let ink = &text[line.start..line.end];
        if line.fits {
            ink.to_owned()
        } else {
            self.drawable(ink)
        }
    }
}

/// Where a line of a text stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Where it starts, in bytes.
    pub(super) start: usize,
    /// Where it ends, in bytes, without the space at its end.
    pub(super) end: usize,
    /// True unless it holds a glyph that is wider than the line may be.
    pub(super) fits: bool,
}

/// Where the lines of `text` stand.
pub(super) fn fill(text: &str, room: Room) -> impl Iterator<Item = Extent> + '_ {
    let mut rest = glyphs(room.widths, text);
    // Glyphs that were looked at for one line and left to the next.
    let mut pending: Vec<Glyph> = Vec::new();
    std::iter::from_fn(move || {
        let mut line = Filling::new(room);
        let mut carried = std::mem::take(&mut pending).into_iter();
        // The letters of a word that is being parted.
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

/// What became of a glyph that was put on a line.
enum Step {
    Fits,
    /// The line ends after it.
    Ends,
    /// It does not fit; the line ends earlier.
    Breaks,
}

/// Room for so many glyphs of a line is taken at once.
const LONG: usize = 256;

/// A line being filled.
struct Filling {
    room: Room,
    column: usize,
    glyphs: Vec<Glyph>,
    /// The best place to end the line so far: how good, and after how many glyphs.
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

    /// Whether letters have no room here together, and there is no better place to end the line than among them.
    fn parts(&self, letters: &Glyph) -> bool {
        let may_end = self.best.is_some_and(|(best, _)| best > Break::InWord);
        self.column + letters.columns > self.room.width && !may_end
    }

    fn push(&mut self, glyph: Glyph) -> Step {
        let columns = self.room.columns(&glyph);
        let overflows = !glyph.is_space && self.column + columns > self.room.width;
        if overflows && !self.has_ink {
            // Nothing but an indent so far: an empty line in its place would be worse than none.
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

    /// Ends an overfull line at the best place, and hands back what comes after.
    fn take_overhang(&mut self) -> Vec<Glyph> {
        let last = self.glyphs.len() - 1;
        let kept = self.best.map_or(last, |(_, kept)| kept);
        self.glyphs.split_off(kept)
    }

    /// Where the line stands; nowhere if nothing was put on it.
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
