//! The header and the footer.

use ratatui::layout::Rect;

use super::loading::draw_loading;
use super::paint::{Canvas, put, put_right};
use super::{Theme, frames, glyphs};
use crate::app::{Action, App, CardAction, DateAction, Hint, OverlayAction};
use crate::messages::{Interface, Message};
use crate::names::own_name;
use crate::text::Widths;

/// Between the parts on the right of the header.
const APART: &str = "   ";

/// The language tag of plain-string names in a chronicle without languages.
const NO_LANGUAGE: &str = "und";

/// A part of the frame, and what a click on it does.
type Spot = (Rect, Action);

/// The title on the left, languages and calendars on the right. Returns what a click does: on the name of the program, opens the palette of
/// all actions; on the title, the facts; on languages, filters and problems, their menus; on calendars, switches them.
pub(super) fn draw_header(
    app: &App,
    theme: Theme,
    area: Rect,
    buffer: &mut Canvas<'_>,
) -> Vec<Spot> {
    if area.is_empty() {
        return Vec::new();
    }
    let area = draw_loading(app, theme, area, buffer);
    let languages = &app.chronicle().languages;
    let title = app
        .chronicle()
        .title
        .shown(app.choice().main, languages)
        .text;
    let gloss = app.chronicle().title.gloss(app.choice(), languages);
    let gloss = gloss.map_or("", |shown| shown.text);
    let mut column = put(buffer, area, 0, 1, glyphs::NAME, theme.accent());
    let palette = Action::Overlay(OverlayAction::Palette);
    let mut spots = vec![spot(area, 0, column, palette)];
    let room = usize::from(area.width.saturating_sub(column + 1));
    let title = app.widths().shorten(title, room);
    let end = put(buffer, area, 0, column + 1, &title, theme.strong());
    let infobox = Action::Card(CardAction::Infobox);
    spots.push(spot(area, column, end, infobox));
    column = end;
    if let Some(news) = app.news_of_file() {
        draw_news(app, theme, area, column, &news, &mut spots, buffer);
        return spots;
    }
    let from = draw_settings(app, theme, area, column, &mut spots, buffer);
    let left = Rect {
        width: from.saturating_sub(2),
        ..area
    };
    let modes = frames::modes(app, usize::from(left.width.saturating_sub(column + 2)));
    if !modes.is_empty() {
        let end = put(buffer, left, 0, column + 2, &modes, theme.accent());
        let filter = Action::Overlay(OverlayAction::Filter);
        spots.push(spot(left, column + 2, end, filter));
        column = end + 1;
    }
    if modes.is_empty()
        && app.widths().columns(gloss) < usize::from(left.width.saturating_sub(column))
    {
        put(buffer, left, 0, column + 1, gloss, theme.dim());
    }
    spots
}

/// The news of the file, which takes precedence over the settings beside it.
fn draw_news(
    app: &App,
    theme: Theme,
    area: Rect,
    column: u16,
    news: &str,
    spots: &mut Vec<Spot>,
    buffer: &mut Canvas<'_>,
) {
    let room = usize::from(area.width.saturating_sub(column + 3));
    let words = format!("{} ", app.widths().shorten(news, room));
    let width = u16::try_from(app.widths().columns(&words)).unwrap_or(u16::MAX);
    let after = column.saturating_add(width + 2);
    let end = draw_settings(app, theme, area, after, spots, buffer);
    // One more blank before the settings, if any.
    let left = Rect {
        width: end - u16::from(end < area.width),
        ..area
    };
    let from = put_right(buffer, left, 0, &words, theme.dim());
    let problems = Action::Overlay(OverlayAction::Problems);
    spots.push(spot(area, from, end, problems));
}

fn spot(area: Rect, from: u16, to: u16, action: Action) -> Spot {
    let x = area.x + from;
    let width = to.saturating_sub(from);
    (Rect { x, width, ..area }, action)
}

/// Languages, calendars, and the position among the events, as far as they fit after a column. Returns the column where they begin.
fn draw_settings(
    app: &App,
    theme: Theme,
    area: Rect,
    column: u16,
    spots: &mut Vec<Spot>,
    buffer: &mut Canvas<'_>,
) -> u16 {
    let languages = &app.chronicle().languages;
    let own = |language| own_name(languages.tag(language));
    let names = match app
        .choice()
        .gloss
        .filter(|gloss| *gloss != app.choice().main)
    {
        _ if languages.tag(app.choice().main) == NO_LANGUAGE => String::new(),
        Some(gloss) => [own(app.choice().main), own(gloss)].join(glyphs::BETWEEN),
        None => own(app.choice().main).to_owned(),
    };
    let parts = [
        (names, Some(Action::Overlay(OverlayAction::Languages))),
        (
            app.calendar_names(),
            Some(Action::Dates(DateAction::NextCalendars)),
        ),
        (format!("{} ", position(app)), None),
    ];
    // What is as wide as the row has no room in it, however wide it is.
    let columns = |words: &str| app.widths().columns_up_to(words, area.width.into());
    let width = |words: &str| {
        u16::try_from(columns(words)).map_or(area.width, |columns| columns.min(area.width))
    };
    let mut parts: Vec<(String, Option<Action>, u16)> = parts
        .into_iter()
        .filter(|(words, _)| !words.is_empty())
        .map(|(words, action)| {
            let width = width(&words);
            (words, action, width)
        })
        .collect();
    let room = area.width.saturating_sub(column + 2);
    let apart = width(APART);
    let all = |parts: &[(String, Option<Action>, u16)]| {
        let widths = parts.iter().map(|(_, _, width)| width + apart);
        widths.sum::<u16>().saturating_sub(apart)
    };
    while all(&parts) > room && !parts.is_empty() {
        parts.remove(0);
    }
    let from = area.width.saturating_sub(all(&parts));
    let mut at = from;
    for (words, action, width) in parts {
        put(buffer, area, 0, at, &words, theme.dim());
        spots.extend(action.map(|action| spot(area, at, at + width, action)));
        at += width + apart;
    }
    from
}

/// What drawing the footer has found out.
#[derive(Default)]
pub(super) struct Footer {
    /// Its keys.
    pub(super) keys: Vec<Spot>,
    /// Where it shows a message about the last key.
    pub(super) said: Option<(u16, u16)>,
}

/// Draws hints, or a message about the last key.
pub(super) fn draw_footer(
    app: &App,
    theme: Theme,
    screen: Rect,
    area: Rect,
    buffer: &mut Canvas<'_>,
) -> Footer {
    if area.is_empty() {
        return Footer::default();
    }
    let saying = |column: u16, keys: Vec<Spot>| Footer {
        keys,
        said: Some((area.x + column, area.y)),
    };
    if let Some(notice) = app.notice() {
        put(buffer, area, 0, 1, notice, theme.text());
        return saying(1, Vec::new());
    }
    if let Some((languages, chosen)) = app.languages_stepped() {
        let (choices, keys) = draw_step_keys(app, theme, area, buffer);
        let column = draw_choices(theme, &languages, chosen, choices, buffer);
        return saying(column, keys);
    }
    let hints = app.hints(screen);
    let hints = essential_first(hints, area.width.into(), app.interface(), app.widths());
    Footer {
        keys: draw_hints(app, theme, hints, area, buffer),
        said: None,
    }
}

/// Keys with their descriptions. Returns their places for the mouse: a description belongs to the first of its keys.
fn draw_hints(
    app: &App,
    theme: Theme,
    hints: Vec<Hint>,
    area: Rect,
    buffer: &mut Canvas<'_>,
) -> Vec<(Rect, Action)> {
    let place = |from: u16, to: u16| Rect {
        x: area.x + from,
        width: to - from,
        height: 1,
        ..area
    };
    let (mut places, mut column) = (Vec::new(), 1);
    for hint in hints {
        let first = hint.keys.first().map(|(_, action)| *action);
        for (number, (key, action)) in hint.keys.into_iter().enumerate() {
            if number > 0 {
                column = put(buffer, area, 0, column, "/", theme.key());
            }
            let end = put(buffer, area, 0, column, &key, theme.key());
            places.push((place(column, end), action));
            column = end;
        }
        let end = put(buffer, area, 0, column + 1, app.say(hint.word), theme.dim());
        places.extend(first.map(|action| (place(column, end), action)));
        column = end + 2;
    }
    places
}

/// Minimum width in which languages have keys beside them.
const BESIDE_KEYS: u16 = 60;

/// The keys that step through languages, at the right; returns the room that is left, and where the keys are for the mouse.
fn draw_step_keys(
    app: &App,
    theme: Theme,
    area: Rect,
    buffer: &mut Canvas<'_>,
) -> (Rect, Vec<Spot>) {
    let hints = app.step_hints();
    let width = |hint: &Hint| {
        app.widths().columns(&hint.written()) + app.widths().columns(app.say(hint.word)) + 3
    };
    let width = u16::try_from(hints.iter().map(width).sum::<usize>()).unwrap_or(u16::MAX);
    if area.width < BESIDE_KEYS.max(width) {
        return (area, Vec::new());
    }
    let left = area.width - width;
    let keys = Rect {
        x: area.x + left,
        width,
        ..area
    };
    let keys = draw_hints(app, theme, hints, keys, buffer);
    let left = Rect {
        width: left,
        ..area
    };
    (left, keys)
}

/// The choices that a key steps through, with the current one marked. If they do not all fit, those around the current one. Returns its
/// column.
fn draw_choices(
    theme: Theme,
    words: &[&str],
    chosen: usize,
    area: Rect,
    buffer: &mut Canvas<'_>,
) -> u16 {
    let width = |place: usize| {
        words
            .get(place)
            .map_or(0, |word| buffer.widths.columns(word) + 2)
    };
    let mut room = usize::from(area.width.saturating_sub(4)).saturating_sub(width(chosen));
    let (mut first, mut end) = (chosen, chosen + 1);
    loop {
        let (left, right) = (
            first.checked_sub(1),
            Some(end).filter(|end| *end < words.len()),
        );
        // Alternating between the sides, so that the chosen one stays in the middle.
        let nearest = [left, right].into_iter().flatten();
        let Some(next) = nearest.min_by_key(|next| next.abs_diff(chosen)) else {
            break;
        };
        if width(next) > room {
            break;
        }
        room -= width(next);
        (first, end) = (first.min(next), end.max(next + 1));
    }
    let before = if first > 0 { glyphs::EARLIER } else { "" };
    let mut column = put(buffer, area, 0, 0, before, theme.dim()).max(1);
    let mut marked = column;
    for (place, word) in words.iter().enumerate().take(end).skip(first) {
        let look = if place == chosen {
            marked = column + 1;
            theme.chip()
        } else {
            theme.text()
        };
        column = put(buffer, area, 0, column, &format!(" {word} "), look);
    }
    if end < words.len() {
        put(buffer, area, 0, column, glyphs::LATER, theme.dim());
    }
    marked
}

/// The position of the selected event among the shown ones, and how many are hidden.
fn position(app: &App) -> String {
    let all = app.shown_count();
    let place = app.selected().map_or(0, |selected| {
        app.shown_before(selected) + usize::from(app.is_shown(selected))
    });
    match app.filtered_out() {
        0 => format!("{place}/{all}"),
        out => format!(
            "{}{}{place}/{all}",
            app.fill(Message::FilteredOut, &[("n", &app.interface().total(out))]),
            glyphs::BETWEEN
        ),
    }
}

/// The hints that fit, in their order. Those to open, close, accept, cancel, show help and quit are left out last.
fn essential_first(
    mut hints: Vec<Hint>,
    room: usize,
    interface: Interface,
    widths: Widths,
) -> Vec<Hint> {
    let width = |hint: &Hint| {
        widths.columns(&hint.written()) + widths.columns(interface.say(hint.word)) + 3
    };
    let essential = [
        Message::HintOpen,
        Message::HintClose,
        Message::HintAccept,
        Message::HintCancel,
        Message::HintHelp,
        Message::HintQuit,
    ];
    let mut needed = hints.iter().map(width).sum::<usize>() + 1;
    while needed > room && !hints.is_empty() {
        let expendable = hints
            .iter()
            .rposition(|hint| !essential.contains(&hint.word));
        let left_out = hints.remove(expendable.unwrap_or(hints.len() - 1));
        needed -= width(&left_out);
    }
    hints
}
