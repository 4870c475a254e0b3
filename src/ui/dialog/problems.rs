//! The list of problems of the current file.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::Theme;
use super::super::paint::{Canvas, fill, put};
use super::{Drawn, inside_columns, open};
use crate::app::{App, Diagnostic, ProblemsMenu};
use crate::messages::Message;

/// Minimum number of rows of the list, if the screen has them.
const LOWEST: u16 = 6;

/// A row of the list.
struct Row<'a> {
    /// The index of the problem.
    problem: usize,
    /// The place of the problem, on its first row.
    place: Option<&'a str>,
    /// The column where the words begin.
    column: u16,
    words: String,
}

/// Draws the problems, each on one row. The words of the chosen one take as many rows as they need.
pub(super) fn draw(
    app: &App,
    menu: ProblemsMenu,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Drawn {
    let list = app.problems().map_or(&[][..], |problems| &problems.list);
    let chosen = menu.chosen(list.len());
    let columns = inside_columns(screen);
    let rows =
        |(problem, diagnostic)| rows_of(app, columns, problem, diagnostic, problem == chosen);
    let of_chosen = list.get(chosen).map_or(0, |it| rows((chosen, it)).count());
    let all = (list.len() + of_chosen).saturating_sub(1);
    let all = u16::try_from(all).unwrap_or(u16::MAX);
    let height = all.clamp(LOWEST, (screen.height * 42 / 100).max(LOWEST));
    let title = app.say(Message::TitleProblems);
    let area = open(theme, screen, height, title, buffer);
    let top = (chosen + of_chosen).saturating_sub(usize::from(area.height));
    let in_sight = list.iter().enumerate().skip(top.min(chosen)).flat_map(rows);
    let mut drawn = Drawn::within(area);
    for (at, row) in (0..area.height).zip(in_sight) {
        let selected = row.problem == chosen;
        drawn.take(area, at, row.problem, selected && row.place.is_some());
        let style = |plain: Style| if selected { theme.selected() } else { plain };
        if selected {
            fill(buffer, area, at, 0..area.width, " ", theme.selected());
        }
        if let Some(place) = row.place {
            put(buffer, area, at, 1, place, style(theme.dim()));
        }
        put(
            buffer,
            area,
            at,
            row.column,
            &row.words,
            style(theme.text()),
        );
    }
    drawn
}

fn rows_of<'a>(
    app: &App,
    columns: u16,
    problem: usize,
    diagnostic: &'a Diagnostic,
    chosen: bool,
) -> impl Iterator<Item = Row<'a>> + use<'a> {
    let place = u16::try_from(app.widths().columns(&diagnostic.position)).unwrap_or(u16::MAX);
    // On a narrow screen, the place may leave no room beside it.
    let column = place.saturating_add(2).min(columns / 2);
    let room = usize::from(columns.saturating_sub(column + 1));
    let words = if chosen {
        app.widths().wrap_plain(&diagnostic.message, room)
    } else {
        vec![app.widths().shorten(&diagnostic.message, room).into_owned()]
    };
    words
        .into_iter()
        .enumerate()
        .map(move |(number, words)| Row {
            problem,
            place: (number == 0).then_some(&*diagnostic.position),
            column,
            words,
        })
}
