//! The lines around the panes, with their titles.

use ratatui::layout::Rect;

use super::paint::{Canvas, fill, put, put_right};
use super::{Theme, focused, glyphs};
use crate::app::{App, SeenCard};
use crate::card::Subject;
use crate::layout::{Pane, Panes, Spread};
use crate::messages::Message;
use crate::time::write_stretch;

/// Draws every frame that has room.
pub(super) fn draw(app: &App, theme: Theme, places: &Panes, buffer: &mut Canvas<'_>) {
    if Panes::framed(places.left) {
        draw_left(app, theme, places, buffer);
    }
    if Panes::framed(places.right) {
        draw_right(app, theme, places, buffer);
    }
}

/// Around the chart and the annals, or the annals alone.
fn draw_left(app: &App, theme: Theme, places: &Panes, buffer: &mut Canvas<'_>) {
    let focus = focused(app, places);
    let annals = (app.say(Message::TitleAnnals), focus == Pane::Annals);
    outline(theme, places.left, buffer);
    if places.chart.is_empty() {
        title(theme, places.left, 0, annals.0, annals.1, buffer);
        return;
    }
    let words = chart_title(app);
    let is_focused = focus == Pane::Chart;
    title(theme, places.left, 0, &words, is_focused, buffer);
    divider(theme, places.divider, buffer);
    title(theme, places.divider, 0, annals.0, annals.1, buffer);
    filter(app, theme, places.divider, buffer);
}

/// The title of the chart: the stretch of time in it, and how far time is balanced.
fn chart_title(app: &App) -> String {
    let (window, style) = (app.window, app.dating().style);
    let stretch = write_stretch(window.from(), window.to(), app.chronicle.reckoning, style);
    let balance = match app.scale.step() {
        (0, _) => String::new(),
        (step, all) => {
            let parts = [("step", &*step.to_string()), ("all", &*all.to_string())];
            format!("  {}", app.interface.fill(Message::Balanced, &parts))
        }
    };
    format!("{}  {stretch}{balance}", app.say(Message::TitleChart))
}

/// Around the card, or the story.
fn draw_right(app: &App, theme: Theme, places: &Panes, buffer: &mut Canvas<'_>) {
    let area = places.right;
    outline(theme, area, buffer);
    if app.spread() == Spread::Story {
        title(theme, area, 0, app.say(Message::TitleStory), true, buffer);
    } else {
        let is_focused = focused(app, places) == Pane::Card;
        title(theme, area, 0, sort(app), is_focused, buffer);
        way(app, theme, area, buffer);
    }
    if places.left.is_empty() && !places.divider.is_empty() {
        divider(theme, places.divider, buffer);
    }
}

/// What the events that are shown have in common, right of the title of the annals.
fn filter(app: &App, theme: Theme, frame: Rect, buffer: &mut Canvas<'_>) {
    let filter = &app.filter;
    if !filter.is_on() {
        return;
    }
    let count = |message, hidden: usize| (hidden > 0).then(|| app.interface.count(message, hidden));
    let weight = filter.least_weight.to_string();
    let parts = [
        filter
            .about
            .map(|of| app.chronicle.short_name(of, app.choice.main).to_owned()),
        app.found
            .as_ref()
            .filter(|_| filter.found)
            .map(|found| format!("{}{}", glyphs::FOUND, found.text)),
        (filter.least_weight > 1).then(|| {
            app.interface
                .fill(Message::WeightFrom, &[("weight", &weight)])
        }),
        count(Message::LanesHidden, filter.hidden_lanes.len()),
        count(Message::KindsHidden, filter.hidden_kinds.len()),
    ];
    let words = parts
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(glyphs::BETWEEN);
    let title = app.widths.columns(app.say(Message::TitleAnnals));
    let room = usize::from(frame.width).saturating_sub(title + 8);
    let area = Rect {
        width: frame.width - 1,
        ..frame
    };
    put_right(
        buffer,
        area,
        0,
        &format!(" {} ", app.widths.shorten(&words, room)),
        theme.text(),
    );
}

/// The sort of thing that the card tells of.
fn sort(app: &App) -> &'static str {
    app.say(app.trail.page().subject.sort(&app.chronicle))
}

/// The names of the cards walked through, right of the title, the nearest first as far as there is room.
fn way(app: &App, theme: Theme, frame: Rect, buffer: &mut Canvas<'_>) {
    let mut column = u16::try_from(app.widths.columns(sort(app))).unwrap_or(0) + 3;
    for subject in app.trail.before() {
        let name = match subject {
            Subject::Chronicle => {
                app.chronicle
                    .title
                    .shown(app.choice.main, &app.chronicle.languages)
                    .text
            }
            Subject::Thing(of) => app.chronicle.short_name(of, app.choice.main),
        };
        let room = usize::from(frame.width.saturating_sub(column + 4));
        if room < 4 {
            return;
        }
        let words = format!("{} {} ", glyphs::FROM, app.widths.shorten(name, room));
        column = put(buffer, frame, 0, column, &words, theme.dim());
    }
}

/// Says at the foot of the card how much is below.
pub(super) fn draw_card_position(
    app: &App,
    theme: Theme,
    places: &Panes,
    card: &SeenCard,
    buffer: &mut Canvas<'_>,
) {
    let frame = places.right;
    let below = card
        .rows
        .map(|rows| rows.saturating_sub(card.visible.saturating_add(card.top)));
    let words = match below {
        _ if !Panes::framed(frame) => return,
        Some(0) if card.top == 0 => return,
        Some(0) => app.say(Message::End).to_owned(),
        Some(below) => app.interface.count(Message::MoreBelow, usize::from(below)),
        None => app.say(Message::SomeBelow).to_owned(),
    };
    // What stands below the card within its frame has a line above it.
    let strip = places.left.is_empty() && !places.divider.is_empty();
    let foot = if strip {
        places.divider
    } else {
        Rect {
            y: frame.bottom() - 1,
            height: 1,
            ..frame
        }
    };
    put_right(
        buffer,
        Rect {
            width: foot.width - 2,
            ..foot
        },
        0,
        &format!(" {words} "),
        theme.dim(),
    );
}

pub(super) fn outline(theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let style = theme.rule();
    let (last_row, last_column) = (area.height - 1, area.width - 1);
    let [top_left, top_right, bottom_left, bottom_right] = glyphs::CORNERS;
    for (row, left, right) in [
        (0, top_left, top_right),
        (last_row, bottom_left, bottom_right),
    ] {
        fill(buffer, area, row, 1..last_column, glyphs::BORDER, style);
        put(buffer, area, row, 0, left, style);
        put(buffer, area, row, last_column, right, style);
    }
    for row in 1..last_row {
        put(buffer, area, row, 0, glyphs::SIDE, style);
        put(buffer, area, row, last_column, glyphs::SIDE, style);
    }
}

pub(super) fn divider(theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let (left, right) = glyphs::DIVIDER;
    fill(
        buffer,
        area,
        0,
        1..area.width - 1,
        glyphs::BORDER,
        theme.rule(),
    );
    put(buffer, area, 0, 0, left, theme.rule());
    put(buffer, area, 0, area.width - 1, right, theme.rule());
}

pub(super) fn title(
    theme: Theme,
    area: Rect,
    row: u16,
    words: &str,
    focused: bool,
    buffer: &mut Canvas<'_>,
) {
    let room = usize::from(area.width.saturating_sub(4));
    let words = format!(" {} ", buffer.widths.shorten(words, room.saturating_sub(2)));
    put(buffer, area, row, 1, &words, theme.title(focused));
}
