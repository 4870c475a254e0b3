//! The prompt for a date, with its interpretation.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::Theme;
use super::super::paint::{Canvas, put};
use super::{Drawn, draw_line, open};
use crate::app::{App, DateDialog};
use crate::messages::Message;
use crate::text::{Line, Piece, Run};
use crate::time::{Dating, Reading};

/// Rows below the prompt.
const ANSWER_ROWS: u16 = 3;

pub(super) fn draw(
    app: &App,
    dialog: &DateDialog,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Drawn {
    let area = open(
        theme,
        screen,
        1 + ANSWER_ROWS,
        app.say(Message::TitleDate),
        buffer,
    );
    let cursor = draw_line(theme, area, ": ", &dialog.line, buffer);
    for (row, line) in (1..area.height).zip(answer(app, dialog, theme, usize::from(area.width))) {
        let mut column = 0;
        for run in &line.runs {
            column = put(buffer, area, row, column, &run.text, run.tag);
        }
    }
    Drawn {
        cursor,
        ..Drawn::within(area)
    }
}

fn answer(app: &App, dialog: &DateDialog, theme: Theme, width: usize) -> Vec<Line<Style>> {
    let pieces = match dialog.understood(app) {
        None => return examples(app, theme, width),
        Some(Ok(reading)) => understood(app, theme, &reading),
        Some(Err(error)) => {
            let parts = [
                ("reason", &*error.reason),
                ("n", &*error.column.to_string()),
            ];
            vec![(
                app.interface().fill(Message::NoDate, &parts),
                theme.warning(),
            )]
        }
    };
    let pieces: Vec<Piece<'_, Style>> = pieces
        .iter()
        .map(|(text, tag)| Piece { text, tag: *tag })
        .collect();
    app.widths().wrap(&pieces, width)
}

/// Examples of what can be typed, in as many rows as they need.
fn examples(app: &App, theme: Theme, width: usize) -> Vec<Line<Style>> {
    const APART: &str = "   ";
    let columns = |text: &str| app.widths().columns(text);
    let mut rows: Vec<String> = Vec::new();
    for example in app.date_examples() {
        match rows.last_mut() {
            Some(row) if columns(row) + APART.len() + columns(&example) <= width => {
                row.push_str(APART);
                row.push_str(&example);
            }
            _ => rows.push(example),
        }
    }
    let dim = |text| Line {
        runs: vec![Run {
            text,
            tag: theme.dim(),
        }],
    };
    rows.into_iter().map(dim).collect()
}

/// The date in the current calendars, and how it was read. All of it, including eras, is in the language of the interface, since it
/// explains the input and is not a name.
fn understood(app: &App, theme: Theme, reading: &Reading) -> Vec<(String, Style)> {
    let when = &reading.when;
    let dating = app.dating();
    let dating = Dating {
        eras: dating.style,
        ..dating
    };
    let mut lines = dating.long(when).into_iter().map(|line| line.text);
    let date = lines.next().unwrap_or_else(|| when.to_string());
    let elsewhere = lines.next().map(|date| format!("   {date}"));
    let reckoning = app.chronicle().reckoning;
    let notes = reading
        .notes
        .iter()
        .map(|note| format!("   {}", app.interface().note(note, reckoning)));
    vec![
        (date, theme.strong()),
        (elsewhere.unwrap_or_default(), Style::new()),
        (notes.collect(), theme.dim()),
    ]
}
