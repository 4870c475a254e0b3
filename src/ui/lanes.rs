//! The lanes of the chart: their heads, the bands of reigns and eras, the marks of events with their names.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::chart::short_name;
use super::paint::{Canvas, fill, put, put_right};
use super::{Theme, glyphs};
use crate::app::App;
use crate::card::Role;
use crate::chronicle::{Chronicle, Event, EventId, Ref, SpanId, SpanKind};
use crate::layout::{Band, Cap, LabelPlace, LaneRows, Mark};
use crate::text::Widths;

/// The name of a lane, how many of its events are not in sight, and whether some of its rows are scrolled away above.
pub(super) fn draw_head(
    app: &App,
    theme: Theme,
    area: Rect,
    lane: &LaneRows,
    style: Style,
    buffer: &mut Canvas<'_>,
) {
    let inner = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let mut end = 0;
    if let Some(of) = lane.lane {
        let name = short_name(app, of);
        let name = app.widths.shorten(name, usize::from(inner.width));
        end = put(buffer, area, 0, 0, &name, style.patch(theme.strong()));
    }
    let hidden = match lane.scroll {
        0 => format!("+{}", lane.hidden),
        _ => format!("{}+{}", glyphs::ABOVE, lane.hidden),
    };
    let fits = area.height > 1
        || usize::from(inner.width.saturating_sub(end)) > app.widths.columns(&hidden);
    if lane.hidden > 0 && fits {
        put_right(
            buffer,
            inner,
            area.height.saturating_sub(1),
            &hidden,
            theme.dim(),
        );
    }
}

/// The bands and events of a lane; returns where the events are.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    area: Rect,
    lane: &LaneRows,
    style: Style,
    buffer: &mut Canvas<'_>,
) -> Vec<(Rect, EventId)> {
    for band in &lane.bands {
        draw_band(app, theme, area, band, style, buffer);
    }
    let mut places = Vec::with_capacity(lane.marks.len());
    for mark in &lane.marks {
        let event = &app.chronicle[mark.event];
        let selected = app.selected == Some(mark.event);
        let top = area.y + lane.band_rows + mark.row;
        let row = Rect {
            y: top,
            height: area.bottom().saturating_sub(top),
            ..area
        };
        let borrowed = mark.label.is_some() && is_borrowed(app, mark.event.into());
        let style = if mark.guest { theme.dim() } else { style };
        let looks = Looks {
            theme,
            style,
            selected,
            borrowed,
        };
        draw_mark(row, mark, event, looks, buffer);
        draw_label(row, mark, event, looks, buffer);
        let place = place_of(row, mark, app.widths).intersection(area);
        if app.bearing(mark.event).is_some() && !selected {
            buffer.set_style(place.intersection(buffer.area), theme.related());
        }
        places.push((place, mark.event));
    }
    places
}

fn draw_band(
    app: &App,
    theme: Theme,
    area: Rect,
    band: &Band,
    lane: Style,
    buffer: &mut Canvas<'_>,
) {
    let (rule, vague, style) = match kind_of(&app.chronicle, band.of) {
        Some(SpanKind::Reign | SpanKind::Regime) => (glyphs::REIGN, glyphs::VAGUE_REIGN, lane),
        Some(_) => (glyphs::STRETCH, glyphs::VAGUE_STRETCH, lane),
        None => (glyphs::ERA, glyphs::ERA, theme.dim()),
    };
    fill(
        buffer,
        area,
        band.row,
        band.first..band.last + 1,
        vague,
        style,
    );
    if let Some((first, last)) = band.certain {
        fill(
            buffer,
            area,
            band.row,
            first.max(band.first)..last + 1,
            rule,
            style,
        );
    }
    draw_caps(
        area,
        band.row,
        (band.first, band.last),
        band.caps,
        style,
        buffer,
    );
    let begins = band.caps.0 != Cap::Beyond;
    let column = if begins { band.first + 1 } else { band.first };
    if band.caps.0 == Cap::Here {
        put(buffer, area, band.row, band.first, glyphs::BEGINS, style);
    }
    let ends = band.caps.1 == Cap::Open || band.caps.1 == Cap::Unknown;
    let room = usize::from((band.last + 1).saturating_sub(column + u16::from(ends)));
    let name = band_name(app, band.of);
    // A name cut to a few letters says less than the line.
    if room >= app.widths.columns(name).min(10) {
        let borrowed = is_borrowed(app, named_after(app, band.of));
        let style = if borrowed {
            style.patch(theme.word(Role::Fallback))
        } else {
            style
        };
        put(
            buffer,
            area,
            band.row,
            column,
            &app.widths.shorten(name, room),
            style.patch(theme.strong()),
        );
    }
}

/// Whether the chosen language has no name for something, so that one of another language stands in.
fn is_borrowed(app: &App, of: Ref) -> bool {
    let names = app.chronicle.names(of);
    names
        .shown(app.choice.main, &app.chronicle.languages)
        .fallback
}

/// A reign is labelled with its ruler, who has a shorter name.
fn band_name(app: &App, of: Ref) -> &str {
    short_name(app, named_after(app, of))
}

/// What a band has its name from.
fn named_after(app: &App, of: Ref) -> Ref {
    let span = SpanId::of(of).map(|span| &app.chronicle[span]);
    let person = span.and_then(|span| span.person.filter(|_| span.kind == SpanKind::Reign));
    person.map_or(of, Ref::from)
}

fn kind_of(chronicle: &Chronicle, of: Ref) -> Option<SpanKind> {
    SpanId::of(of).map(|span| chronicle[span].kind)
}

/// How the marks of a lane look.
#[derive(Clone, Copy)]
struct Looks {
    theme: Theme,
    style: Style,
    selected: bool,
    /// The name is one of another language.
    borrowed: bool,
}

fn draw_mark(row: Rect, mark: &Mark, event: &Event, looks: Looks, buffer: &mut Canvas<'_>) {
    let doubt = glyphs::doubt(mark.doubt);
    let bare = mark.label.is_none();
    if mark.first == mark.last {
        let style = if looks.selected {
            looks.style.patch(looks.theme.selected())
        } else {
            looks.style
        };
        let small = bare && event.weight <= 2 && !looks.selected;
        let glyph = if small {
            glyphs::SMALL
        } else {
            glyphs::mark(event.kind)
        };
        let glyph = doubt.filter(|_| bare).unwrap_or(glyph);
        fill(buffer, row, 0, mark.first..mark.first + 1, glyph, style);
        return;
    }
    // A bar is full already: selecting it shows in its label.
    let style = if looks.selected {
        Style::new()
    } else {
        looks.style
    };
    // A guest is a line, so that it does not stand out from those that are at home.
    let (possible, certain) = if mark.guest {
        (glyphs::VAGUE_STRETCH, glyphs::STRETCH)
    } else {
        (glyphs::POSSIBLE, glyphs::CERTAIN)
    };
    fill(buffer, row, 0, mark.first..mark.last + 1, possible, style);
    if let Some((first, last)) = mark.certain {
        fill(buffer, row, 0, first..last + 1, certain, style);
    }
    draw_caps(row, 0, (mark.first, mark.last), mark.caps, style, buffer);
    if let Some(doubt) = doubt.filter(|_| {
        mark.label
            .as_ref()
            .is_none_or(|label| label.place != LabelPlace::Beside)
    }) {
        put(buffer, row, 0, mark.first, doubt, style);
    }
}

/// The ends of something that has none, or none that is known.
fn draw_caps(
    area: Rect,
    row: u16,
    (first, last): (u16, u16),
    caps: (Cap, Cap),
    style: Style,
    buffer: &mut Canvas<'_>,
) {
    if first == last {
        return;
    }
    for (column, cap, open) in [
        (first, caps.0, glyphs::OPEN_START),
        (last, caps.1, glyphs::OPEN_END),
    ] {
        match cap {
            Cap::Open => put(buffer, area, row, column, open, style),
            Cap::Unknown => put(buffer, area, row, column, glyphs::UNKNOWN, style),
            Cap::Here | Cap::Beyond => column,
        };
    }
}

fn draw_label(rows: Rect, mark: &Mark, event: &Event, looks: Looks, buffer: &mut Canvas<'_>) {
    let Some(label) = &mark.label else { return };
    let Looks {
        theme,
        style,
        selected,
        borrowed,
    } = looks;
    let inside = label.place == LabelPlace::Inside;
    let words = match (selected, inside) {
        (true, _) => theme.selected(),
        (false, true) => style.patch(theme.selected()),
        (false, false) if event.weight >= 4 => theme.strong(),
        (false, false) => theme.text(),
    };
    let words = if borrowed {
        words.patch(theme.word(Role::Fallback))
    } else {
        words
    };
    let first = u16::from(label.place == LabelPlace::Below);
    let mut after = label.column;
    for (row, line) in (first..).zip(&label.lines) {
        after = put(buffer, rows, row, label.column, line, words);
    }
    // In a bar, the doubt stands on the first column of it; beside an upright name the mark has a column to spare.
    let in_bar = inside || (first == 1 && mark.first < mark.last);
    if let Some(doubt) = glyphs::doubt(mark.doubt).filter(|_| !in_bar) {
        let gap = if label.column > mark.last || first == 1 {
            mark.last + 1
        } else {
            after
        };
        put(buffer, rows, 0, gap, doubt, style);
    }
}

/// Where a mark is with its name, in the rows from its own on.
fn place_of(rows: Rect, mark: &Mark, widths: Widths) -> Rect {
    let own = Rect {
        x: rows.x + mark.first,
        width: mark.last + 1 - mark.first,
        height: 1,
        ..rows
    };
    let Some(label) = &mark.label else { return own };
    let width = label
        .lines
        .iter()
        .map(|line| widths.columns(line))
        .max()
        .unwrap_or(0);
    let place = Rect {
        x: rows.x + label.column,
        width: u16::try_from(width).unwrap_or(0),
        ..own
    };
    match label.place {
        LabelPlace::Below => Rect {
            height: u16::try_from(label.lines.len()).unwrap_or(0) + 1,
            ..place
        },
        _ => own.union(place),
    }
}
