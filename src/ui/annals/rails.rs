//! A rail for each lane, drawn while a reign of the lane lasts, with the marks of events on it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::EventRow;
use super::looks::{home_look, lane_look};
use crate::app::{App, LaneRow};
use crate::chronicle::Event;
use crate::time::Moment;
use crate::ui::paint::{Canvas, fill, put};
use crate::ui::{LaneLook, Theme, glyphs};

/// With more lanes than this, a mark is drawn without rails.
const MOST: usize = 8;

/// The rails may take one part in this many of the columns.
const SHARE: u16 = 6;

/// The columns that dates and names need beside the rails. With fewer, a mark is drawn without rails.
const NAMES: u16 = 44;

/// The rails of a list.
pub(super) struct Rails {
    theme: Theme,
    all: Vec<Rail>,
    /// Columns from one rail to the next.
    step: u16,
}

struct Rail {
    lane: LaneRow,
    look: LaneLook,
}

impl Rails {
    /// The rails for a list `columns` wide with these events.
    pub(super) fn of<'e>(
        app: &App,
        theme: Theme,
        columns: u16,
        mut events: impl Iterator<Item = &'e Event>,
    ) -> Self {
        let mut lanes: Vec<LaneRow> = app
            .chronicle()
            .relations
            .rows
            .iter()
            .copied()
            .map(Some)
            .collect();
        lanes.retain(|lane| !app.filter().hides(*lane));
        let alone = events.any(|event| event.lanes.is_empty());
        lanes.extend(alone.then_some(None));
        let count = u16::try_from(lanes.len()).unwrap_or(u16::MAX);
        let narrow = columns < count.saturating_mul(2).saturating_add(NAMES);
        if columns == 0 || narrow || !(2..=MOST).contains(&lanes.len()) {
            return Self {
                theme,
                all: Vec::new(),
                step: 0,
            };
        }
        let rail = |lane| Rail {
            lane,
            look: lane_look(app, theme, lane),
        };
        Self {
            theme,
            step: (columns / SHARE / (count - 1)).clamp(2, 4),
            all: lanes.into_iter().map(rail).collect(),
        }
    }

    fn column(&self, rail: usize) -> u16 {
        u16::try_from(rail).unwrap_or(0) * self.step
    }

    /// Draws the rails beside an event, with its mark on its home lane, joined to its other lanes. Returns the column where the next part
    /// of the row begins.
    pub(super) fn draw(
        &self,
        app: &App,
        row: &EventRow<'_>,
        first: u16,
        buffer: &mut Canvas<'_>,
    ) -> u16 {
        let (area, event) = (row.area, row.event);
        let glyph = glyphs::mark_of(app, event.kind);
        let Some(last) = self.all.len().checked_sub(1) else {
            let mark = row.look(home_look(app, self.theme, event).mark);
            return put(buffer, area, 0, first, glyph, mark) + 1;
        };
        let now = event.when.extent().start();
        for (place, rail) in self.all.iter().enumerate() {
            if rail.is_alive(app, now) {
                let look = row.line(rail.look);
                put(
                    buffer,
                    area,
                    0,
                    first + self.column(place),
                    glyphs::RAIL,
                    look,
                );
            }
        }
        let on = self.on(app, event);
        let home = on.first().copied().unwrap_or(last);
        self.join(on.clone(), area, first, row.look(self.theme.rule()), buffer);
        for place in on.iter().skip(1) {
            let mark = row.look(self.all[*place].look.mark);
            put(
                buffer,
                area,
                0,
                first + self.column(*place),
                glyphs::GUEST,
                mark,
            );
        }
        let mark = row.look(self.all[home].look.mark);
        put(buffer, area, 0, first + self.column(home), glyph, mark);
        first + self.column(last) + 3
    }

    /// Draws the line between the marks, leaving out the columns of the marks: a dim line would dim the marks too.
    fn join(
        &self,
        mut on: Vec<usize>,
        area: Rect,
        first: u16,
        look: Style,
        buffer: &mut Canvas<'_>,
    ) {
        on.sort_unstable();
        for pair in on.windows(2) {
            let between = first + self.column(pair[0]) + 1..first + self.column(pair[1]);
            fill(buffer, area, 0, between, glyphs::STRETCH, look);
        }
    }

    /// The rails that an event is on, its home lane first.
    fn on(&self, app: &App, event: &Event) -> Vec<usize> {
        let mut on = Vec::with_capacity(event.lanes.len());
        let rows = event
            .lanes
            .iter()
            .map(|lane| Some(app.chronicle().row_lane(*lane)));
        let alone = event.lanes.is_empty().then_some(None);
        for row in rows.chain(alone) {
            let place = self.all.iter().position(|rail| rail.lane == row);
            on.extend(place.filter(|place| !on.contains(place)));
        }
        on
    }
}

impl Rail {
    fn is_alive(&self, app: &App, now: Moment) -> bool {
        let relations = &app.chronicle().relations;
        self.lane.is_none_or(|row| relations.is_ruled(row, now))
    }
}
