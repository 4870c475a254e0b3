//! The menu of lanes, kinds and weights.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::paint::{Canvas, fill, put, put_right};
use super::super::{Theme, annals, glyphs};
use super::sight::{Entries, Sight, draw_below};
use super::{Drawn, open_at};
use crate::app::{App, FilterMenu, FilterRow, LaneRow};
use crate::chronicle::{HEAVIEST, Ref, Row};
use crate::layout::Height;
use crate::messages::Message;

/// Width of the menu, if the screen is wide enough.
const WIDTH: u16 = 34;

/// Maximum number of blanks between the longest choice and its number.
const APART: usize = 4;

/// Columns of the mark before each row.
const MARK: u16 = 2;

/// Rows below the choices, for the number of events that are filtered out.
const FOOT: u16 = 1;

/// From this many rows on, there is a row for that number.
const WITH_FOOT: u16 = 7;

pub(super) fn draw(
    app: &App,
    menu: &FilterMenu,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Drawn {
    let rows = app.filter_rows(menu);
    let sheet = open_at(theme, screen, WIDTH, app.say(Message::TitleFilter), buffer);
    let area = Rect {
        width: sheet.width.min(needed(app, menu, &rows).max(WIDTH)),
        ..sheet
    };
    let foot = if area.height >= WITH_FOOT { FOOT } else { 0 };
    let choices = Rect {
        height: area.height - foot,
        ..area
    };
    let at = rows.iter().position(|row| *row == menu.at).unwrap_or(0);
    let sight = Sight::of(
        Entries::all(rows.len()),
        at,
        usize::from(choices.height),
        app.seen().places.dialog.top,
    );
    let below = rows.iter().skip(sight.top + sight.rows);
    let below = below.filter(|row| !matches!(row, FilterRow::Heading(_)));
    let below = below.count().min(sight.below);
    draw_below(app, theme, choices, below, Message::MoreBelow, buffer);
    let mut drawn = Drawn::within(sheet);
    drawn.places.top = sight.top;
    let shown = rows.iter().enumerate().skip(sight.top).take(sight.rows);
    for (row, (place, choice)) in (0..choices.height).zip(shown) {
        if !matches!(choice, FilterRow::Heading(_)) {
            drawn.take(choices, row, place, place == at);
        }
        draw_row(
            app,
            menu,
            theme,
            Rect {
                y: choices.y + row,
                height: 1,
                ..choices
            },
            *choice,
            buffer,
        );
    }
    draw_foot(
        app,
        theme,
        Rect {
            y: choices.bottom(),
            height: foot,
            ..area
        },
        buffer,
    );
    drawn
}

/// The width of the longest choice with its number.
fn needed(app: &App, menu: &FilterMenu, rows: &[FilterRow]) -> u16 {
    let choices = rows
        .iter()
        .filter(|row| !matches!(row, FilterRow::Heading(_)));
    let columns = choices.map(|row| {
        let (words, told) = (words(app, *row), details(app, menu, *row));
        let words = app.widths().columns(&words) + usize::from(MARK + indent(app, *row));
        words + APART + app.widths().columns(&told)
    });
    u16::try_from(columns.max().unwrap_or(0)).unwrap_or(u16::MAX)
}

fn draw_row(
    app: &App,
    menu: &FilterMenu,
    theme: Theme,
    area: Rect,
    row: FilterRow,
    buffer: &mut Canvas<'_>,
) {
    if let FilterRow::Heading(heading) = row {
        put(buffer, area, 0, 0, app.say(heading), theme.title(true));
        return;
    }
    let at = row == menu.at;
    let style = |plain: Style| if at { theme.selected() } else { plain };
    if at {
        fill(buffer, area, 0, 0..area.width, " ", theme.selected());
    }
    if app.is_chosen(row) {
        put(buffer, area, 0, 0, glyphs::SHOWN, style(theme.strong()));
    }
    let (words, told) = (words(app, row), details(app, menu, row));
    let end = put_right(buffer, area, 0, &told, style(theme.dim()));
    let from = MARK + indent(app, row);
    let room = usize::from(end.saturating_sub(from + 1));
    let plain = match row {
        FilterRow::Group(_) => theme.second().add_modifier(Modifier::BOLD),
        FilterRow::Lane(lane) => theme
            .strong()
            .patch(annals::lane_look(app, theme, lane).name),
        _ => theme.text(),
    };
    put(
        buffer,
        area,
        0,
        from,
        &app.widths().shorten(&words, room),
        style(plain),
    );
}

/// Lanes of a group are indented below its name.
fn indent(app: &App, row: FilterRow) -> u16 {
    match row {
        FilterRow::Lane(lane) if app.group_of(lane).is_some() => 2,
        _ => 0,
    }
}

/// The text of a row.
fn words(app: &App, row: FilterRow) -> String {
    match row {
        FilterRow::Group(group) => {
            let sign = if app.is_folded(group) {
                glyphs::FOLDED
            } else {
                glyphs::UNFOLDED
            };
            format!("{sign} {}", app.group_name(group))
        }
        FilterRow::Lane(Some(lane)) => app
            .chronicle()
            .short_name(lane, app.choice().main)
            .to_owned(),
        FilterRow::Lane(None) => app.say(Message::FilterNoLane).to_owned(),
        FilterRow::Kind(kind) => format!(
            "{} {}",
            app.reader().kind(kind).text,
            glyphs::mark_of(app, kind)
        ),
        FilterRow::Weight => format!(
            "{}{}",
            app.say(Message::FilterWeight),
            app.interface()
                .in_brackets(&format!("1{}{HEAVIEST}", glyphs::TO))
        ),
        FilterRow::About(of) => app.chronicle().short_name(of, app.choice().main).to_owned(),
        FilterRow::Found => app.found().map_or_else(String::new, |found| {
            format!("{} {}", glyphs::FOUND, found.text)
        }),
        FilterRow::Heading(_) => String::new(),
    }
}

/// Details of a row: the height of a lane, or the number of events.
fn details(app: &App, menu: &FilterMenu, row: FilterRow) -> String {
    let number = |count: usize| app.interface().total(count);
    match row {
        FilterRow::Lane(lane) => {
            format!("{}  {:>6}", height(app, lane), number(events_on(app, lane)))
        }
        FilterRow::Kind(kind) => number(menu.count(kind)),
        FilterRow::Weight => glyphs::between_steps(app.filter().least_weight.max(1)),
        FilterRow::Found => app
            .found()
            .map_or_else(String::new, |found| number(found.events().len())),
        FilterRow::About(Ref::Tag(tag)) => number(app.chronicle().appearances(tag).len()),
        FilterRow::About(_) | FilterRow::Heading(_) | FilterRow::Group(_) => String::new(),
    }
}

fn height(app: &App, lane: LaneRow) -> &'static str {
    match app.arrangement().height(lane) {
        Height::Low => app.say(Message::HeightLow),
        Height::Fitting => "",
        Height::Whole => app.say(Message::HeightWhole),
    }
}

/// How many events are on a lane without any filter.
fn events_on(app: &App, lane: LaneRow) -> usize {
    // The rows are in the order of the lanes, and the row without a lane is the last.
    let rows = &app.chronicle().relations.timeline.rows;
    let place = match lane {
        Some(_) => rows.partition_point(|row| row.lane.is_some() && row.lane < lane),
        None => rows.len().saturating_sub(1),
    };
    let row = rows.get(place).filter(|row| row.lane == lane);
    row.map_or(0, Row::events)
}

fn draw_foot(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let out = app.filtered_out();
    if out > 0 {
        let out = app.interface().count(Message::FilteredOutOf, out);
        let words = app.widths().shorten(&out, usize::from(area.width));
        put(buffer, area, 0, 0, &words, theme.text());
    }
}
