//! The list of problems of the current file.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::Theme;
use super::super::paint::{Canvas, fill, put};
use super::{Drawn, open};
use crate::app::{App, ProblemsMenu};
use crate::messages::Message;

/// Minimum number of rows of the list, if the screen has them.
const LOWEST: u16 = 6;

pub(super) fn draw(
    app: &App,
    menu: ProblemsMenu,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Drawn {
    let list = app.problems().map_or(&[][..], |problems| &problems.list);
    let all = u16::try_from(list.len()).unwrap_or(u16::MAX);
    let rows = all.clamp(LOWEST, (screen.height * 42 / 100).max(LOWEST));
    let area = open(theme, screen, rows, app.say(Message::TitleProblems), buffer);
    let chosen = menu.chosen(list.len());
    let top = (chosen + 1).saturating_sub(usize::from(area.height));
    let mut drawn = Drawn::within(area);
    for (row, (place, trouble)) in (0..area.height).zip(list.iter().enumerate().skip(top)) {
        let selected = place == chosen;
        drawn.take(area, row, place, selected);
        let style = |plain: Style| if selected { theme.selected() } else { plain };
        if selected {
            fill(buffer, area, row, 0..area.width, " ", theme.selected());
        }
        let column = put(buffer, area, row, 1, &trouble.place, style(theme.dim()));
        let room = usize::from(area.width.saturating_sub(column + 2));
        let words = app.widths.shorten(&trouble.words, room);
        put(buffer, area, row, column + 1, &words, style(theme.text()));
    }
    drawn
}
