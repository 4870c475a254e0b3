//! The axis above the lanes, and the strip below them.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::chip::DateChip;
use super::lanes::Drawn;
use super::paint::{Canvas, fill, put};
use super::{Theme, glyphs};
use crate::app::App;
use crate::chronicle::LaneId;
use crate::layout::{AxisRow, Strip};
use crate::text::Widths;
use crate::time::CalendarView;

/// Draws the rows of an axis, each in its style. Labels that a chip would partly cover are left out.
pub(super) fn draw(
    rows: &[AxisRow],
    looks: &[Style],
    chips: &[DateChip],
    theme: Theme,
    area: Rect,
    buffer: &mut Canvas<'_>,
) {
    for ((row, axis), look) in (0u16..).zip(rows).zip(looks) {
        let here: Vec<&DateChip> = chips.iter().filter(|chip| chip.row() == row).collect();
        for label in labels_shown(axis, &here, area.width, buffer.widths) {
            // A time right after a date must not be read as part of the date.
            let look = if label.is_time {
                look.remove_modifier(Modifier::BOLD)
            } else {
                *look
            };
            put(buffer, area, row, label.column, label.text, look);
        }
        for column in &axis.dots {
            let mut here = here.iter();
            if here.all(|chip| chip.is_beside(*column, 1)) && has_air(area, row, *column, buffer) {
                put(buffer, area, row, *column, glyphs::TICK, theme.dim());
            }
        }
    }
}

/// A label that is drawn.
pub(super) struct Shown<'a> {
    column: u16,
    pub(super) text: &'a str,
    /// Whether it shows only a time of day.
    is_time: bool,
}

/// The labels of a row that are drawn, beside the chips on it. A label leaves out what the label or the date before it shows. A label that
/// depends on one that is left out is shown in full if there is room, otherwise it is left out too.
pub(super) fn labels_shown<'a>(
    axis: &'a AxisRow,
    chips: &'a [&DateChip],
    columns: u16,
    widths: Widths,
) -> impl Iterator<Item = Shown<'a>> {
    let (mut read, mut free) = (None, 0);
    let labels = axis.labels.iter().enumerate();
    labels.filter_map(move |(index, label)| {
        let dates = chips.iter().filter_map(|chip| chip.day());
        let dates = dates.filter(|(column, _)| *column < label.column);
        let before = dates.chain(read).max_by_key(|(column, _)| *column);
        let goes_on = label.goes_on_from(before.map(|(_, within)| within));
        let text = if goes_on { &label.text } else { &label.whole };
        let width = u16::try_from(widths.columns(text)).unwrap_or(u16::MAX);
        let end = label.column.saturating_add(width);
        // A full label may cover labels that depend on it, but none that shows more than it does.
        let over = axis.labels.iter().skip(index + 1);
        let mut over = over.take_while(|other| !goes_on && other.column <= end);
        let has_room = end <= columns && over.all(|other| other.needs >= label.needs.max(1));
        let is_clear = (chips.iter()).all(|chip| chip.is_beside(label.column, width));
        if label.column < free || !has_room || !is_clear {
            return None;
        }
        (free, read) = (end + 1, Some((label.column, label.within)));
        Some(Shown {
            column: label.column,
            text,
            is_time: goes_on && usize::from(label.needs) == label.within.len(),
        })
    })
}

/// Whether a cell of the axis and its two neighbours are empty.
fn has_air(area: Rect, row: u16, column: u16, buffer: &Canvas<'_>) -> bool {
    let beside = column.saturating_sub(1)..=(column + 1).min(area.width.saturating_sub(1));
    beside
        .filter_map(|column| buffer.cell((area.x + column, area.y + row)))
        .all(|cell| cell.symbol() == " ")
}

/// The steps of an axis behind the lanes, on alternating backgrounds, if the theme has them.
pub(super) fn draw_grounds(axis: &AxisRow, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    if theme.has_shades() {
        for column in (0..area.width).filter(|column| axis.is_odd(*column)) {
            let stripe = Rect {
                x: area.x + column,
                width: 1,
                ..area
            };
            buffer.set_style(stripe.intersection(buffer.area), theme.stripe());
        }
    }
}

/// A line where each step begins, on empty cells of the lanes. Used if backgrounds cannot show the steps.
pub(super) fn draw_steps(
    axis: &AxisRow,
    lanes: &[Drawn<'_>],
    theme: Theme,
    buffer: &mut Canvas<'_>,
) {
    if theme.has_shades() {
        return;
    }
    for lane in lanes {
        for (column, _) in &axis.steps {
            for row in 0..lane.area.height {
                if lane.is_empty(row, *column, buffer) {
                    put(buffer, lane.area, row, *column, glyphs::STEP, theme.dim());
                }
            }
        }
    }
}

/// The name of a row's calendar in the gutter, in the longest form that fits: in full, without its sign, or only the sign.
pub(super) fn calendar_label(app: &App, row: &AxisRow, columns: u16) -> String {
    if row.is_own {
        let name = app.own_calendar_name().unwrap_or_default();
        return app
            .widths()
            .shorten(name, usize::from(columns).saturating_sub(1))
            .into_owned();
    }
    let calendar = row.calendar;
    let (from, to) = (app.window().from().day(), app.window().to().plus(-1).day());
    // Years before present do not belong to a calendar.
    if app.window().from().is_in_deep_time() {
        return String::new();
    }
    let forms = names_of(app, calendar.on(from, to));
    let within = |room: u16| {
        let mut forms = forms.iter();
        forms.find(|form| app.widths().columns(form) < usize::from(room))
    };
    // A shorter form with a blank before it is preferred to one without, unless it is only one letter shorter.
    let whole = within(columns);
    let with_air = within(columns.saturating_sub(1));
    let shorter = with_air.filter(|form| {
        let least = app.widths().columns(form) + LETTER;
        whole.is_none_or(|whole| app.widths().columns(whole) > least)
    });
    let cut = || {
        let room = usize::from(columns).saturating_sub(1);
        forms.last().map_or_else(String::new, |form| {
            app.widths().shorten(form, room).into_owned()
        })
    };
    shorter
        .or(whole)
        .map_or_else(cut, |form| (*form).to_owned())
}

/// The names of a calendar, from long to short.
fn names_of(app: &App, calendar: CalendarView) -> [&'static str; 3] {
    let name = app.interface().calendar(calendar);
    let writing = app.interface().date_style().writing();
    let alone = calendar.name_in(writing);
    [name, name.split(' ').next().unwrap_or_default(), alone]
}

/// The width of the widest name of the shown base calendars. Each counts with its first form that is at most `most` columns wide and at
/// most one letter longer than the shortest.
pub(super) fn widest_name(app: &App, most: u16) -> u16 {
    let shown = app.calendars();
    let base = shown.iter().filter(|calendar| !calendar.is_lunisolar());
    let columns = |calendar| {
        let forms = names_of(app, calendar).map(|form| app.widths().columns(form));
        let shortest = forms.into_iter().min().unwrap_or(0);
        let mut forms = forms.into_iter().filter(|form| *form <= usize::from(most));
        forms.find(|form| *form <= shortest + LETTER)
    };
    let widest = base.filter_map(columns).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX)
}

/// The width of a Han, kana or hangul character.
const LETTER: usize = 2;

/// The lane that a calendar belongs to: for the chronicle's own eras, their lane; otherwise the lane with the calendar's short name.
pub(super) fn lane_of(app: &App, row: &AxisRow) -> Option<LaneId> {
    let calendar = row.calendar;
    if row.is_own {
        let eras = app
            .chronicle()
            .own_calendars
            .get(usize::from(app.calendars().own?));
        return app.chronicle()[*eras?.first()?].lane;
    }
    let sign = calendar.short_name();
    let bears_it = |lane: LaneId| {
        let mut names = app.chronicle()[lane].name.iter();
        names.any(|name| &*name.text == sign)
    };
    let mut rows = app.chronicle().relations.rows.iter().copied();
    rows.find(|row| bears_it(*row)).filter(|_| !sign.is_empty())
}

/// Draws how much happened when, over the whole range, and the window on its own background.
pub(super) fn draw_strip(theme: Theme, strip: &Strip, area: Rect, buffer: &mut Canvas<'_>) {
    fill(buffer, area, 0, 0..area.width, glyphs::RANGE, theme.rule());
    let most = strip.counts.iter().copied().max().unwrap_or(0).max(4);
    let (first, last) = strip.window;
    let first = first.min(area.width.saturating_sub(1));
    let within = |column: u16| (first..=last.max(first)).contains(&column);
    // Without backgrounds, there are brackets around the window.
    if theme.has_shades() {
        let window = Rect {
            x: area.x + first,
            width: (last.max(first) + 1).min(area.width) - first,
            height: 1,
            ..area
        };
        let look = theme.window().remove_modifier(Modifier::DIM);
        buffer.set_style(window.intersection(buffer.area), look);
        let columns = window.x - area.x..window.right() - area.x;
        fill(buffer, area, 0, columns, glyphs::RANGE, theme.density());
    }
    for (column, count) in (0u16..).zip(&strip.counts).filter(|(_, count)| **count > 0) {
        // In 64 bits, since a column may count millions.
        let height = (u64::from(*count) * 8)
            .div_ceil(u64::from(most))
            .clamp(1, 8);
        let glyph = glyphs::HEIGHTS[usize::try_from(height).unwrap_or(1) - 1];
        let style = if within(column) {
            theme.density_in()
        } else {
            theme.density()
        };
        put(buffer, area, 0, column, glyph, style);
    }
    if !theme.has_shades() {
        let bracket = Style::new()
            .add_modifier(Modifier::BOLD)
            .remove_modifier(Modifier::DIM);
        put(buffer, area, 0, first, glyphs::WINDOW.0, bracket);
        let last = last.max(first + 1).min(area.width.saturating_sub(1));
        put(buffer, area, 0, last, glyphs::WINDOW.1, bracket);
    }
}
