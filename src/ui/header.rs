//! The first row and the last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Theme;
use super::paint::{put, put_right};
use crate::app::{App, hints};
use crate::names::own_name;
use crate::text;

/// The title on the left, the languages on the right.
pub(super) fn draw_header(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let languages = &app.chronicle.languages;
    let title = app.chronicle.title.shown(app.choice.main, languages).text;
    let gloss = app.chronicle.title.gloss(app.choice, languages).map_or("", |shown| shown.text);
    let own = |language| own_name(languages.tag(language));
    let names = match app.choice.gloss.filter(|gloss| *gloss != app.choice.main) {
        Some(gloss) => format!("{} · {} ", own(app.choice.main), own(gloss)),
        None => format!("{} ", own(app.choice.main)),
    };
    let mut column = put(buffer, area, 0, 1, "編年 annals", theme.title(true));
    column = put(buffer, area, 0, column + 2, title, theme.strong());
    column = put(buffer, area, 0, column + 1, gloss, theme.dim());
    let room = usize::from(area.width.saturating_sub(column + 2));
    let labelled = format!("names {names}");
    let fitting = [labelled, names].into_iter().find(|words| text::columns(words) <= room);
    if let Some(words) = fitting {
        put_right(buffer, area, 0, &words, theme.dim());
    }
}

/// Hints on the left, the place among the events on the right.
pub(super) fn draw_footer(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let all = app.chronicle.events.len();
    let position = format!("{}/{all} ", (app.selected + 1).min(all));
    let room = put_right(buffer, area, 0, &position, theme.dim());
    let mut column = 1;
    for (keys, word) in essential_first(usize::from(room)) {
        column = put(buffer, area, 0, column, &keys, theme.strong());
        column = put(buffer, area, 0, column + 1, word, theme.dim()) + 2;
    }
}

/// The hints that fit, in their order; help and quit are never the ones left out.
fn essential_first(room: usize) -> Vec<(String, &'static str)> {
    let width = |(keys, word): &(String, &str)| text::columns(keys) + text::columns(word) + 3;
    let mut hints = hints();
    while hints.iter().map(width).sum::<usize>() + 1 > room && !hints.is_empty() {
        let expendable = hints.iter().rposition(|(_, word)| !matches!(*word, "help" | "quit"));
        hints.remove(expendable.unwrap_or(hints.len() - 1));
    }
    hints
}
