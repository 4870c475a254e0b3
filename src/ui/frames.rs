//! What surrounds the panes: the focus, the trail of cards, and sheets over the panes.

use ratatui::layout::Rect;

use super::paint::{Canvas, clear, fill, put, put_right};
use super::{Theme, focused, glyphs};
use crate::app::{Action, App, CardAction, Filter, OPENING_BALANCE, SeenCard, StoryAction};
use crate::card::Subject;
use crate::layout::{Pane, Panes, Spread};
use crate::messages::Message;
use crate::time::write_stretch;

/// The edge of the panel, and the divider between a story and its chart.
pub(super) fn draw(app: &App, theme: Theme, places: &Panes, buffer: &mut Canvas<'_>) {
    let panel = places.panel;
    if !places.foot.is_empty() {
        let beside = !places.annals.is_empty();
        let style = match focused(app, places) {
            Pane::Card if beside => Some((glyphs::EDGE, theme.accent_line())),
            _ if beside && !theme.has_shades() => Some((glyphs::RAIL, theme.rule())),
            Pane::Chart | Pane::Annals | Pane::Card => None,
        };
        for row in 0..panel.height {
            if let Some((edge, style)) = style {
                put(buffer, panel, row, 0, edge, style);
            }
        }
    }
    draw_divider(app, theme, places.divider, buffer);
}

/// Marks the first column of the chart while it has the focus.
pub(super) fn draw_focus(app: &App, theme: Theme, places: &Panes, buffer: &mut Canvas<'_>) {
    if focused(app, places) != Pane::Chart || app.spread() != Spread::Panes {
        return;
    }
    for row in 0..places.chart.height {
        let look = theme.accent_line();
        put(buffer, places.chart, row, 0, glyphs::EDGE, look);
    }
}

/// The divider above the chart of a story, with its years.
fn draw_divider(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    if area.is_empty() {
        return;
    }
    let (window, style) = (app.window(), app.dating().style);
    let years = write_stretch(window.from(), window.to(), app.chronicle().reckoning, style);
    fill(
        buffer,
        area,
        0,
        0..area.width,
        glyphs::STRETCH,
        theme.rule(),
    );
    let from = put(buffer, area, 0, 2, &format!(" {years} "), theme.dim());
    let chapter = app
        .selected()
        .and_then(|event| app.chronicle().chapter_of(event));
    let Some(chapter) = chapter else { return };
    let room = usize::from(area.width.saturating_sub(from + 6));
    let name = app.widths().shorten(app.chapter_name(chapter), room);
    if !name.is_empty() {
        put(buffer, area, 0, from + 2, &format!(" {name} "), theme.dim());
    }
}

/// The last row of the panel: the trail of cards, and how much of this card is below. Returns what a click on each part does.
pub(super) fn draw_foot(
    app: &App,
    theme: Theme,
    places: &Panes,
    card: &SeenCard,
    buffer: &mut Canvas<'_>,
) -> Vec<(Rect, Action)> {
    let foot = Rect {
        x: places.foot.x + 1,
        width: places.foot.width.saturating_sub(2),
        ..places.foot
    };
    if places.foot.is_empty() {
        return Vec::new();
    }
    let below = card
        .rows
        .map(|rows| rows.saturating_sub(card.visible.saturating_add(card.top)));
    let words = match below {
        Some(0) if card.top == 0 => String::new(),
        Some(0) => app.say(Message::End).to_owned(),
        Some(below) => format!(
            "{} {}",
            glyphs::BELOW,
            app.interface()
                .count(Message::MoreBelow, usize::from(below))
        ),
        None => format!("{} {}", glyphs::BELOW, app.say(Message::SomeBelow)),
    };
    // How to see what is below.
    let on = match app.spread() {
        Spread::Story => Action::Story(StoryAction::ReadOn),
        Spread::Panes | Spread::Card => Action::Card(CardAction::ScrollDown),
    };
    let key = app.key_of(on).filter(|_| below != Some(0));
    let key = key.map_or_else(String::new, |key| key.to_string());
    let before = Rect {
        width: put_right(buffer, foot, 0, &words, theme.dim()).saturating_sub(1),
        ..foot
    };
    let from = put_right(buffer, before, 0, &key, theme.key());
    let room = Rect {
        width: from.saturating_sub(2),
        ..foot
    };
    let part = |from: u16, to: u16| Rect {
        x: foot.x + from,
        width: to.saturating_sub(from),
        ..foot
    };
    let mut spots = Vec::new();
    if !words.is_empty() && below != Some(0) {
        spots.push((part(from, foot.width), on));
    }
    if app.spread() != Spread::Story {
        let nearest = draw_way(app, theme, room, buffer);
        spots.push((part(0, nearest), Action::Card(CardAction::Back)));
    }
    spots
}

/// Minimum width of a name that is cut.
const TOLD: usize = 8;

/// The names of the cards on the trail, the nearest first, as many as fit. Returns where the nearest one ends.
fn draw_way(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) -> u16 {
    let (mut column, mut nearest) = (0, 0);
    for subject in app.trail().before() {
        let name = match subject {
            Subject::Chronicle => {
                let languages = &app.chronicle().languages;
                app.chronicle()
                    .title
                    .shown(app.choice().main, languages)
                    .text
            }
            Subject::Chapter(place) => app.chapter_name(place),
            Subject::Thing(of) => app.chronicle().short_name(of, app.choice().main),
        };
        let room = usize::from(area.width.saturating_sub(column + 2));
        let is_told = room >= TOLD || app.widths().columns(name) <= room;
        if column > 0 && !is_told {
            break;
        }
        // One or two characters of a name are meaningless: then the sign alone leads back.
        let name = if is_told { name } else { "" };
        let words = format!("{} {} ", glyphs::FROM, app.widths().shorten(name, room));
        column = put(buffer, area, 0, column, &words, theme.dim());
        if nearest == 0 {
            nearest = column;
        }
    }
    nearest
}

/// The active filters and the scale of time, if they differ from the defaults. If the parts do not all fit, only the first ones.
pub(super) fn modes(app: &App, room: usize) -> String {
    // A filter that is turned off does not affect what is shown.
    let off = Filter::default();
    let filter = if app.filter().aside {
        &off
    } else {
        app.filter()
    };
    let count =
        |message, hidden: usize| (hidden > 0).then(|| app.interface().count(message, hidden));
    let weight = filter.least_weight.to_string();
    let (step, all) = app.scale().step();
    let steps = [("step", &*step.to_string()), ("all", &*all.to_string())];
    let parts = [
        filter
            .about
            .map(|of| app.chronicle().short_name(of, app.choice().main).to_owned()),
        app.found()
            .filter(|_| filter.found)
            .map(|found| format!("{}{}", glyphs::FOUND, found.text)),
        (filter.least_weight > 1).then(|| {
            app.interface()
                .fill(Message::WeightFrom, &[("weight", &weight)])
        }),
        count(Message::LanesHidden, filter.hidden_lanes.len()),
        count(Message::KindsHidden, app.hidden_kinds()),
        (step != OPENING_BALANCE).then(|| app.interface().fill(Message::Balanced, &steps)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut forms = (1..=parts.len())
        .rev()
        .map(|count| parts[..count].join(glyphs::BETWEEN));
    let whole = forms.find(|form| app.widths().columns(form) <= room);
    // A cut name is still recognisable, but a cut count is not.
    let is_named = filter.about.is_some() || filter.found;
    let named = parts.first().filter(|_| is_named && room >= TOLD);
    let cut = named.map(|name| app.widths().shorten(name, room).into_owned());
    whole.or(cut).unwrap_or_default()
}

/// Clears an area for a sheet with a title on top and returns its inside. Its keys are explained in the footer.
pub(super) fn sheet(theme: Theme, area: Rect, title: &str, buffer: &mut Canvas<'_>) -> Rect {
    clear(buffer, area, theme.panel());
    if !Panes::framed(area) {
        return area;
    }
    draw_edge(theme, area, 0, buffer);
    put(
        buffer,
        area,
        0,
        1,
        &edge_words(area, title, buffer),
        theme.accent(),
    );
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 1,
    }
}

/// The same with text at the bottom right.
pub(super) fn sheet_with_foot(
    theme: Theme,
    area: Rect,
    title: &str,
    foot: &str,
    buffer: &mut Canvas<'_>,
) -> Rect {
    let inner = sheet(theme, area, title, buffer);
    if inner == area {
        return area;
    }
    let last = area.height - 1;
    draw_edge(theme, area, last, buffer);
    let words = edge_words(area, foot, buffer);
    let within = Rect {
        width: area.width - 1,
        ..area
    };
    put_right(buffer, within, last, &words, theme.dim());
    Rect {
        height: inner.height - 1,
        ..inner
    }
}

/// The first or the last row of a sheet.
fn draw_edge(theme: Theme, area: Rect, row: u16, buffer: &mut Canvas<'_>) {
    let (glyph, look) = if theme.has_shades() {
        (" ", theme.bar())
    } else {
        (glyphs::STRETCH, theme.rule())
    };
    fill(buffer, area, row, 0..area.width, glyph, look);
}

fn edge_words(area: Rect, words: &str, buffer: &Canvas<'_>) -> String {
    let room = usize::from(area.width.saturating_sub(4));
    format!(" {} ", buffer.widths.shorten(words, room))
}
