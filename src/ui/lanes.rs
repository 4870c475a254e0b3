//! The lanes of the chart: bands with marks on them, names above, and bars below.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::paint::{Canvas, fill, put};
use super::{LaneLook, Theme, glyphs};
use crate::app::App;
use crate::card::Role;
use crate::chronicle::{EventId, GREAT, Ref};
use crate::layout::{Band, Bar, Cap, Caps, Doubt, Flag, LaneRows, Mark};

/// A lane to be drawn, with its area on the screen and its style.
pub(super) struct Drawn<'a> {
    pub(super) app: &'a App,
    pub(super) theme: Theme,
    pub(super) area: Rect,
    pub(super) lane: &'a LaneRows,
    pub(super) look: LaneLook,
    /// How its band is drawn where it has no reigns.
    pub(super) unruled: Unruled,
    /// If nothing of it is in sight: the direction and distance of its events, each text with its column.
    pub(super) signs: Vec<(u16, String)>,
    /// The column of the selected event, if it belongs to the lane.
    pub(super) sign: Option<u16>,
}

/// How a band without reigns is drawn: if no lane has reigns, like a band with reigns; otherwise as a line, which cannot be mistaken for
/// one long reign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unruled {
    Band,
    Line,
}

impl Drawn<'_> {
    /// The row of the band and the marks.
    pub(super) fn band_row(&self) -> u16 {
        self.lane.flag_rows
    }

    /// The row from the top of the lane for a row of names, which is counted upwards from the band.
    pub(super) fn flag_row(&self, row: u16) -> Option<u16> {
        self.lane.flag_rows.checked_sub(row + 1)
    }

    /// The row from the top of the lane for a row of bars.
    pub(super) fn bar_row(&self, row: u16) -> u16 {
        self.lane.flag_rows + self.lane.band_rows + self.lane.era_rows + row
    }

    /// Draws the lane. Returns where its events are.
    pub(super) fn draw(&self, buffer: &mut Canvas<'_>) -> Vec<(Rect, EventId)> {
        self.draw_bands(buffer);
        for (column, words) in &self.signs {
            let look = self.on_band();
            put(buffer, self.area, self.band_row(), *column, words, look);
        }
        for era in &self.lane.eras {
            self.draw_era(era, buffer);
        }
        let mut places = Vec::with_capacity(self.lane.marks.len() + self.lane.flags.len());
        for bar in &self.lane.bars {
            places.extend(self.draw_bar(bar, buffer));
        }
        for flag in &self.lane.flags {
            places.extend(self.draw_flag(flag, buffer));
        }
        for mark in &self.lane.marks {
            places.extend(self.draw_mark(*mark, buffer));
        }
        places.extend(
            self.lane
                .beside
                .iter()
                .map(|name| self.draw_beside(name, buffer)),
        );
        places
    }

    fn draw_bands(&self, buffer: &mut Canvas<'_>) {
        if self.lane.always && self.lane.band_rows > 0 {
            let last = self.area.width.saturating_sub(1);
            let (row, whole) = (self.band_row(), 0..last + 1);
            match self.unruled {
                Unruled::Band => self.ground(row, whole, Some((0, last)), self.look.band, buffer),
                Unruled::Line => {
                    // Keep a gap after a count.
                    let columns = u16::from(self.has_count_beside())..self.area.width;
                    fill(
                        buffer,
                        self.area,
                        row,
                        columns,
                        glyphs::STRETCH,
                        self.look.stem,
                    );
                }
            }
        }
        for band in &self.lane.bands {
            self.draw_band(band, buffer);
        }
    }

    /// A filled part of a band, paler where it is only possible; a line if the theme has no backgrounds.
    fn ground(
        &self,
        row: u16,
        stretch: Range<u16>,
        certain: Option<(u16, u16)>,
        look: Style,
        buffer: &mut Canvas<'_>,
    ) {
        let (vague, vague_look, solid) = match look.bg {
            Some(ground) => (glyphs::POSSIBLE, Style::new().fg(ground), " "),
            None => (glyphs::VAGUE_REIGN, look, glyphs::REIGN),
        };
        fill(buffer, self.area, row, stretch, vague, vague_look);
        if let Some((from, to)) = certain {
            fill(buffer, self.area, row, from..to + 1, solid, look);
        }
    }

    fn draw_band(&self, band: &Band, buffer: &mut Canvas<'_>) {
        let row = self.band_row() + band.row;
        let look = if band.second_shade {
            self.look.band_alt
        } else {
            self.look.band
        };
        let stretch = band.first..band.last + 1;
        self.ground(row, stretch.clone(), band.certain, look, buffer);
        // An accession is shown by a change of shade, or by a sign if the theme has at most one shade.
        let one_shade = self.look.band.bg == self.look.band_alt.bg;
        if one_shade && band.caps.start == Cap::Here {
            put(buffer, self.area, row, band.first, glyphs::BEGINS, look);
        }
        self.draw_caps(row, &stretch, band.caps, look, buffer);
        if let Some((column, name)) = self.name_of(band) {
            let borrowed = self.borrowed(self.app.chronicle().named_after(band.of));
            let letters = letters_on(look, self.theme).patch(borrowed);
            put(buffer, self.area, row, column, name, letters);
        }
    }

    /// The name of a reign with its column, moved if the mark of the selected event would interrupt it.
    fn name_of<'b>(&self, band: &'b Band) -> Option<(u16, &'b str)> {
        band.label_beside(self.sign, &self.lane.marks, self.app.widths())
    }

    /// The style of text on the row of the band outside reigns.
    fn on_band(&self) -> Style {
        match (self.lane.always, self.unruled) {
            (true, Unruled::Band) => letters_on(self.look.band, self.theme),
            (true, Unruled::Line) | (false, _) => self.theme.dim(),
        }
    }

    fn draw_era(&self, era: &Band, buffer: &mut Canvas<'_>) {
        let row = self.band_row() + self.lane.band_rows;
        let line = era.first..era.last + 1;
        fill(buffer, self.area, row, line, glyphs::ERA, self.look.stem);
        if let Some((column, name)) = &era.label {
            put(buffer, self.area, row, *column, name, self.look.name);
        }
    }

    fn draw_mark(&self, mark: Mark, buffer: &mut Canvas<'_>) -> Option<(Rect, EventId)> {
        let event = &self.app.chronicle()[mark.event];
        let row = self.band_row();
        if row >= self.area.height {
            return None;
        }
        let look = if mark.several {
            self.look.several
        } else {
            self.look.mark
        };
        let look = great(look, event.weight);
        put(
            buffer,
            self.area,
            row,
            mark.column,
            glyphs::mark_of(self.app, event.kind),
            look,
        );
        let place = self.cell(row, mark.column, 1, 1);
        self.draw_related(Some(mark.event), place, buffer);
        Some((place, mark.event))
    }

    fn draw_flag(&self, flag: &Flag, buffer: &mut Canvas<'_>) -> Option<(Rect, EventId)> {
        let event = &self.app.chronicle()[flag.event];
        for row in (0..flag.row).filter_map(|row| self.flag_row(row)) {
            put(
                buffer,
                self.area,
                row,
                flag.column,
                glyphs::STEM,
                self.look.stem,
            );
        }
        let look = if event.weight >= GREAT {
            self.theme.strong()
        } else {
            self.theme.second()
        };
        let look = look.patch(self.borrowed(Ref::Event(flag.event)));
        let top = self.flag_row(flag.row + flag.height().saturating_sub(1))?;
        for (row, line) in (top..).zip(&flag.lines) {
            put(buffer, self.area, row, flag.from, line, look);
        }
        let lowest = self.flag_row(flag.row)?;
        let end = flag.from + flag.width;
        let end = if flag.turns_left() {
            put(
                buffer,
                self.area,
                lowest,
                flag.column,
                glyphs::TURN,
                self.look.stem,
            );
            end - 1
        } else {
            end
        };
        let last = end.saturating_sub(1);
        self.draw_doubt(lowest, last, flag.doubt, self.look.name, buffer);
        let place = self.cell(top, flag.from, flag.width, flag.height());
        self.draw_related(Some(flag.event), place, buffer);
        Some((place, flag.event))
    }

    /// Underlines an event that is related to the card.
    pub(super) fn draw_related(
        &self,
        event: Option<EventId>,
        place: Rect,
        buffer: &mut Canvas<'_>,
    ) {
        if event.is_some_and(|event| self.app.bearing(event).is_some()) {
            buffer.set_style(place.intersection(buffer.area), self.theme.related());
        }
    }

    /// Draws the sign of a doubtful date after a name.
    pub(super) fn draw_doubt(
        &self,
        row: u16,
        column: u16,
        doubt: Doubt,
        look: Style,
        buffer: &mut Canvas<'_>,
    ) {
        if let Some(doubt) = glyphs::doubt(doubt) {
            put(buffer, self.area, row, column, doubt, look);
        }
    }

    fn draw_bar(&self, bar: &Bar, buffer: &mut Canvas<'_>) -> Option<(Rect, EventId)> {
        let row = self.bar_row(bar.row);
        let (event, weight) = match bar.of {
            Ref::Event(event) => (Some(event), self.app.chronicle()[event].weight),
            _ => (None, 1),
        };
        // A span without its own event is drawn less prominently.
        let certain = if event.is_some() {
            self.look.label
        } else {
            self.look.band
        };
        let solid = if event.is_some() {
            glyphs::CERTAIN
        } else {
            glyphs::PERIOD
        };
        self.draw_stretch(row, bar, solid, certain, buffer);
        let stretch = bar.first..bar.last + 1;
        self.draw_caps(row, &stretch, bar.caps, self.look.mark, buffer);
        let mut place = self.cell(row, bar.first, bar.last + 1 - bar.first, 1);
        if let Some(label) = &bar.label {
            let look = match label.side.is_inside() {
                true => great(certain, weight),
                false if weight >= GREAT => self.theme.strong(),
                false => self.theme.second(),
            };
            let look = look.patch(self.borrowed(self.app.chronicle().named_after(bar.of)));
            put(buffer, self.area, row, label.column, &label.text, look);
            let last = label.column + label.width.saturating_sub(1);
            let doubt = if label.side.is_inside() {
                certain
            } else {
                self.look.name
            };
            self.draw_doubt(row, last, bar.doubt, doubt, buffer);
            let name = self.cell(row, label.column, label.width, 1);
            self.draw_related(event, name, buffer);
            place = place.union(name);
        } else {
            self.draw_related(event, place, buffer);
        }
        Some((place, event?))
    }

    fn draw_stretch(
        &self,
        row: u16,
        bar: &Bar,
        solid: &str,
        certain: Style,
        buffer: &mut Canvas<'_>,
    ) {
        let look = self.look.mark;
        let mut from = bar.first;
        for (gap, last) in bar.gaps.iter().chain([&(bar.last + 1, bar.last)]) {
            let possible = from..(*gap).max(from);
            fill(buffer, self.area, row, possible, glyphs::POSSIBLE, look);
            from = last + 1;
        }
        if let Some((from, to)) = bar.certain {
            let (glyph, look) = match certain.bg {
                Some(_) => (" ", certain),
                None => (solid, look),
            };
            fill(buffer, self.area, row, from..to + 1, glyph, look);
        }
    }

    /// The signs for open and unknown ends.
    fn draw_caps(
        &self,
        row: u16,
        stretch: &Range<u16>,
        caps: Caps,
        look: Style,
        buffer: &mut Canvas<'_>,
    ) {
        if stretch.len() == 1 {
            return;
        }
        for (column, cap, open) in [
            (stretch.start, caps.start, glyphs::OPEN_START),
            (stretch.end - 1, caps.end, glyphs::OPEN_END),
        ] {
            match cap {
                Cap::Open => put(buffer, self.area, row, column, open, look),
                Cap::Unknown => put(buffer, self.area, row, column, glyphs::UNKNOWN, look),
                Cap::Here | Cap::Beyond => column,
            };
        }
    }

    /// The style of a name borrowed from another language.
    pub(super) fn borrowed(&self, of: Ref) -> Style {
        let app = self.app;
        let shown = app
            .chronicle()
            .names(of)
            .shown(app.choice().main, &app.chronicle().languages);
        if shown.fallback {
            self.theme.word(Role::Fallback)
        } else {
            Style::new()
        }
    }

    /// Whether a cell is part of a name, including the spaces between its words.
    pub(super) fn has_words(&self, row: u16, column: u16) -> bool {
        let lane = self.lane;
        let within = |from: u16, width: u16| (from..from + width).contains(&column);
        let flags = lane.flags.iter().any(|flag| {
            let rows = flag.row..flag.row + flag.height();
            let row = self.lane.flag_rows.checked_sub(row + 1);
            row.is_some_and(|row| rows.contains(&row)) && within(flag.from, flag.width)
        });
        let labels = lane.bars.iter().filter(|bar| self.bar_row(bar.row) == row);
        let mut labels = labels.filter_map(|bar| bar.label.as_ref());
        let eras_row = lane.flag_rows + lane.band_rows;
        let reigns = lane.bands.iter().filter(|_| row == self.band_row());
        let reigns = reigns.filter_map(|band| self.name_of(band));
        let eras = lane.eras.iter().filter(|_| row == eras_row);
        let eras = eras.filter_map(|era| era.label.as_ref());
        let mut stretches = reigns.chain(eras.map(|(from, name)| (*from, name.as_str())));
        let beside = lane.beside.iter().filter(|_| row == self.band_row());
        let mut beside = beside.map(|name| (name.column - 1, name.width + 2));
        let width = |name: &str| u16::try_from(self.app.widths().columns(name)).unwrap_or(u16::MAX);
        let mut signs = self.signs.iter().filter(|_| row == self.band_row());
        flags
            || signs.any(|(from, words)| within(*from, width(words)))
            || labels.any(|label| within(label.column, label.width))
            || beside.any(|(from, width)| within(from, width))
            || stretches.any(|(from, name)| within(from, width(name)))
    }

    /// Whether a cell is empty and has no background.
    pub(super) fn is_empty(&self, row: u16, column: u16, buffer: &Canvas<'_>) -> bool {
        let cell = buffer.cell((self.area.x + column, self.area.y + row));
        let empty = cell.is_some_and(|cell| {
            cell.symbol() == " " && cell.bg == Color::Reset && cell.modifier.is_empty()
        });
        empty && !self.has_words(row, column)
    }

    /// An area of the lane on the screen.
    pub(super) fn cell(&self, row: u16, column: u16, width: u16, height: u16) -> Rect {
        Rect {
            x: self.area.x + column,
            y: self.area.y + row,
            width,
            height,
        }
        .intersection(self.area)
    }
}

/// The style of text on a background. Without a background it is plain, since the colour of marks may be too faint for text.
fn letters_on(ground: Style, theme: Theme) -> Style {
    match ground.bg {
        Some(_) => ground,
        None => theme.text(),
    }
}

fn great(look: Style, weight: u8) -> Style {
    if weight >= GREAT { bold(look) } else { look }
}

/// A style in bold, except for black of the sixteen colours: terminals that show bold as bright turn it grey.
pub(super) fn bold(look: Style) -> Style {
    match look.fg {
        Some(Color::Black) => look,
        _ => look.add_modifier(Modifier::BOLD),
    }
}
