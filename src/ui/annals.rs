//! The list of events.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{Canvas, fill, put};
use super::{LaneLook, Theme, glyphs};
use crate::app::{App, LaneRow};
use crate::chronicle::{Event, EventId};
use crate::messages::Message;
use crate::names::own_name;

/// Columns that the dates take at least.
const DATE: usize = 11;

/// The columns of a list that has room for dates beside the names.
const WITH_DATES: u16 = 34;

/// Draws the events around the selected one, which stays in the middle as far as the ends allow; returns which they are.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) -> Vec<EventId> {
    let rows = usize::from(area.height);
    if app.shown_count() == 0 {
        let none = if app.filtered_out() == 0 {
            Message::NoEvents
        } else {
            Message::AllFilteredOut
        };
        put(
            buffer,
            area,
            0,
            2,
            &app.widths.shorten(
                &app.tell(none, &[]),
                usize::from(area.width.saturating_sub(2)),
            ),
            theme.dim(),
        );
    }
    let last_top = app.shown_count().saturating_sub(rows);
    let top = app
        .selected
        .map_or(0, |selected| app.shown_before(selected))
        .saturating_sub(rows / 2)
        .min(last_top);
    let places = (top..top + rows).map_while(|place| app.shown_at(place));
    let shown: Vec<(EventId, &Event)> = places.map(|id| (id, &app.chronicle[id])).collect();
    let dates = dates(app, area, &shown);
    let widest = dates
        .iter()
        .map(|date| app.widths.columns(date))
        .max()
        .map_or(0, |widest| widest.max(DATE) + 1);
    let name_column = 2 + u16::try_from(widest)
        .unwrap_or(u16::MAX)
        .min(area.width / 2);
    for (row, (id, event)) in (0u16..).zip(&shown) {
        let area = Rect {
            y: area.y + row,
            height: 1,
            ..area
        };
        draw_marks(app, theme, area, *id, buffer);
        let selected = app.selected == Some(*id);
        let date = dates.get(usize::from(row)).map_or("", String::as_str);
        put(
            buffer,
            area,
            0,
            2,
            date,
            if selected {
                theme.selected()
            } else {
                theme.dim()
            },
        );
        draw_event(app, theme, area, name_column, event, selected, buffer);
    }
    shown.into_iter().map(|(id, _)| id).collect()
}

/// What stands before an event: that it is selected, how it bears on the card, that it was found.
fn draw_marks(app: &App, theme: Theme, area: Rect, event: EventId, buffer: &mut Canvas<'_>) {
    let selected = app.selected == Some(event);
    if selected {
        fill(buffer, area, 0, 0..area.width, " ", theme.selected());
        put(buffer, area, 0, 0, glyphs::POINTER, theme.selected());
    }
    if let Some(bearing) = app.bearing(event).filter(|_| !selected) {
        put(buffer, area, 0, 0, glyphs::bearing(bearing), theme.strong());
    }
    if app
        .found_events()
        .is_some_and(|found| found.contains(event))
    {
        put(
            buffer,
            area,
            0,
            1,
            glyphs::FOUND,
            if selected {
                theme.selected()
            } else {
                theme.strong()
            },
        );
    }
}

/// The dates of the events, where there is room.
fn dates(app: &App, area: Rect, shown: &[(EventId, &Event)]) -> Vec<String> {
    let shown = if area.width < WITH_DATES { &[] } else { shown };
    shown
        .iter()
        .map(|(_, event)| app.dating().short(&event.when))
        .collect()
}

fn draw_event(
    app: &App,
    theme: Theme,
    area: Rect,
    column: u16,
    event: &Event,
    selected: bool,
    buffer: &mut Canvas<'_>,
) {
    let (plain, dim, lane) = if selected {
        (theme.selected(), theme.selected(), theme.selected())
    } else {
        (Style::new(), theme.dim(), home_look(app, theme, event).mark)
    };
    let name_style = if event.weight >= 4 {
        plain.patch(theme.strong())
    } else {
        plain
    };
    put(buffer, area, 0, column, glyphs::mark(event.kind), lane);
    let column = draw_name(app, area, column + 2, event, (name_style, dim), buffer);
    if let Some(gloss) = event.name.gloss(app.choice, &app.chronicle.languages) {
        let room = usize::from(area.width.saturating_sub(column + 2));
        if room >= 6 {
            put(
                buffer,
                area,
                0,
                column + 2,
                &app.widths.shorten(gloss.text, room),
                dim,
            );
        }
    }
}

/// The name, and where it was borrowed from; returns the column after it.
fn draw_name(
    app: &App,
    area: Rect,
    column: u16,
    event: &Event,
    styles: (Style, Style),
    buffer: &mut Canvas<'_>,
) -> u16 {
    let languages = &app.chronicle.languages;
    let shown = event.name.shown(app.choice.main, languages);
    let borrowed = if shown.fallback {
        format!(
            " {}",
            glyphs::borrowed(own_name(languages.tag(shown.language)))
        )
    } else {
        String::new()
    };
    let room = usize::from(area.width.saturating_sub(column));
    let room_for_name = room.saturating_sub(app.widths.columns(&borrowed));
    let after = put(
        buffer,
        area,
        0,
        column,
        &app.widths.shorten(shown.text, room_for_name),
        styles.0,
    );
    put(buffer, area, 0, after, &borrowed, styles.1)
}

/// The looks of the lane that an event is at home on.
pub(super) fn home_look(app: &App, theme: Theme, event: &Event) -> LaneLook {
    let lane = event.lanes.first();
    lane_look(app, theme, lane.map(|lane| app.chronicle.row_lane(*lane)))
}

/// The looks of a row of the chart: in the hue of its lane, or in turn.
pub(super) fn lane_look(app: &App, theme: Theme, lane: LaneRow) -> LaneLook {
    let hue = lane.and_then(|lane| app.chronicle[lane].hue);
    theme.lane(row_of(app, lane), hue)
}

/// The place of a lane among the rows of the chart as the chronicle has them, by which it has its colour.
pub(super) fn row_of(app: &App, lane: LaneRow) -> usize {
    let rows = &app.chronicle.relations.rows;
    rows.iter()
        .position(|row| Some(*row) == lane)
        .unwrap_or(rows.len())
}
