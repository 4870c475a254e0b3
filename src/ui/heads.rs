//! The head to the left of a lane: its name on its colour, and how many names do not fit.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::chart::short_name;
use super::glyphs;
use super::lanes::{Drawn, bold};
use super::paint::{Canvas, fill, put, put_right};
use crate::app::{App, SeenLane};
use crate::messages::Message;

/// The head for events without a lane, if there are such events besides lanes.
pub(super) fn no_lane(app: &App) -> Option<&str> {
    let relations = &app.chronicle().relations;
    let mut rows = relations.timeline.rows.iter();
    let has_some = rows.any(|row| row.lane.is_none() && row.events() > 0);
    (has_some && !relations.rows.is_empty()).then(|| app.say(Message::LaneNone))
}

/// The width of the coloured part behind lane names: the same for all lanes, minus the space for counts beside them.
pub(super) fn tab_columns(app: &App, lanes: &[Drawn<'_>], gutter: u16) -> u16 {
    let beside = lanes.iter().filter(|lane| lane.has_count_beside());
    let count = beside
        .map(|lane| app.widths().columns(&lane.hidden()))
        .max();
    let count = u16::try_from(count.unwrap_or(0).max(COUNT)).unwrap_or(gutter);
    gutter.saturating_sub(count + 1)
}

/// The width of a typical count, which is reserved even if there is none.
const COUNT: usize = 2;

impl Drawn<'_> {
    /// Draws the name of the lane on its colour, and how many names do not fit.
    pub(super) fn draw_head(&self, head: Rect, tab: u16, buffer: &mut Canvas<'_>) {
        let inner = Rect {
            width: head.width.saturating_sub(1),
            ..head
        };
        let band = self.band_row();
        let hidden = self.hidden();
        if let Some(of) = self.lane.lane {
            let label = bold(self.look.label);
            let name = match self.lane.folded {
                Some(group) => &format!("{} {}", glyphs::FOLDED, self.app.group_name(group)),
                None => short_name(self.app, of),
            };
            let columns = self.app.widths().columns(name);
            // A name that would be cut takes the space of the missing count.
            let wide = columns > usize::from(tab) && !self.has_count_beside();
            let tab = if wide { inner.width } else { tab };
            fill(buffer, inner, band, 0..tab, " ", label);
            let width = usize::from(tab);
            let air = usize::from(width > columns);
            let name = self.app.widths().shorten(name, width.saturating_sub(air));
            let air = u16::try_from(air).unwrap_or(0);
            put(buffer, inner, band, air, &name, label);
        }
        let dim = self.theme.dim();
        if let Some(name) = no_lane(self.app).filter(|_| self.lane.lane.is_none()) {
            let room = usize::from(inner.width.saturating_sub(1));
            let name = self.app.widths().shorten(name, room);
            put(buffer, inner, band, 1, &name, dim);
        }
        if hidden.is_empty() {
            return;
        }
        if let Some(row) = band.checked_sub(1) {
            put(buffer, inner, row, u16::from(inner.width > 4), &hidden, dim);
        } else if head.height > band + 1 {
            put(
                buffer,
                inner,
                band + 1,
                u16::from(inner.width > 4),
                &hidden,
                dim,
            );
        } else {
            put_right(buffer, head, band, &hidden, dim);
        }
    }

    /// Draws the heading of the group that begins with the lane, in the row above. Returns where it is, and the group.
    pub(super) fn draw_heading(
        &self,
        head: Rect,
        buffer: &mut Canvas<'_>,
    ) -> Option<(Rect, usize)> {
        let group = self.lane.heading.filter(|_| head.height > 0)?;
        let above = Rect {
            y: head.y.saturating_sub(1),
            height: 1,
            width: head.width + self.area.width,
            ..head
        };
        let name = format!("{} {}", glyphs::UNFOLDED, self.app.group_name(group));
        let name = self.app.widths().shorten(&name, usize::from(above.width));
        let look = self.theme.second().add_modifier(Modifier::BOLD);
        let width = put(buffer, above, 0, 0, &format!("{name} "), look);
        Some((Rect { width, ..above }, group))
    }

    /// The area of the lane and of the heading above it, for the mouse.
    pub(super) fn seen(&self, head: Rect, heading: Option<(Rect, usize)>) -> SeenLane {
        SeenLane {
            lane: self.lane.lane,
            head,
            rows: self.lane.flag_rows,
            above: self.lane.scroll,
            more: self.lane.more,
            folded: self.lane.folded,
            heading,
        }
    }

    /// Whether the count of names that do not fit is on the row of the band.
    pub(super) fn has_count_beside(&self) -> bool {
        self.band_row() == 0 && self.area.height == 1 && !self.hidden().is_empty()
    }

    /// How many names do not fit, if any.
    fn hidden(&self) -> String {
        let above = if self.lane.scroll > 0 {
            glyphs::ABOVE
        } else {
            ""
        };
        match self.lane.hidden + self.lane.left_out {
            0 => String::new(),
            hidden => format!("{above}+{hidden}"),
        }
    }
}
