//! The prompt that searches, with its answers.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::paint::{Canvas, fill, put, put_right};
use super::super::{Theme, annals, glyphs};
use super::{draw_line, open};
use crate::app::{Answer, App, SearchDialog};
use crate::card::Subject;
use crate::chronicle::{Event, EventId, Ref};
use crate::messages::Message;
use crate::names::own_name;
use crate::search::{Field, Reason};
use crate::time::When;

/// The fewest rows of the dialog, where the screen has them.
const LOWEST: u16 = 8;

pub(super) fn draw(
    app: &App,
    dialog: &SearchDialog,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Option<Position> {
    let rows = (screen.height * 42 / 100).max(LOWEST) - 2;
    let area = open(
        theme,
        screen,
        rows,
        app.say(Message::TitleSearch),
        &app.tell(Message::SearchKeys, &[]),
        buffer,
    );
    let count = count(app, dialog);
    let start = put_right(
        buffer,
        Rect {
            height: area.height.min(1),
            ..area
        },
        0,
        &count,
        theme.dim(),
    );
    let line = Rect {
        width: start.saturating_sub(1),
        ..area
    };
    let cursor = draw_line(theme, line, "/ ", &dialog.line, buffer);
    if area.height > 1 {
        draw_answers(
            app,
            dialog,
            theme,
            Rect {
                y: area.y + 1,
                height: area.height - 1,
                ..area
            },
            buffer,
        );
    }
    cursor
}

fn count(app: &App, dialog: &SearchDialog) -> String {
    let more = if dialog.unfinished() {
        glyphs::MORE
    } else {
        ""
    };
    match dialog.search.count() {
        _ if dialog.line.text().trim().is_empty() => String::new(),
        count => format!("{}{more}", app.interface.total(count)),
    }
}

fn draw_answers(
    app: &App,
    dialog: &SearchDialog,
    theme: Theme,
    area: Rect,
    buffer: &mut Canvas<'_>,
) {
    if dialog.line.text().trim().is_empty() {
        put(
            buffer,
            area,
            0,
            0,
            &app.widths
                .shorten(app.say(Message::SearchHint), usize::from(area.width)),
            theme.dim(),
        );
        return;
    }
    if dialog.answers().next().is_none() && !dialog.unfinished() {
        put(
            buffer,
            area,
            0,
            0,
            app.say(Message::NothingFound),
            theme.dim(),
        );
    }
    let chosen = dialog.chosen();
    let top = (chosen + 1).saturating_sub(usize::from(area.height));
    for (row, (index, answer)) in (0..area.height).zip(dialog.answers().enumerate().skip(top)) {
        let selected = index == chosen;
        if selected {
            fill(buffer, area, row, 0..area.width, " ", theme.selected());
        }
        let look = Look { theme, selected };
        match answer {
            Answer::Date(when) => draw_date(app, look, area, row, when, buffer),
            Answer::Thing(of) => {
                let reason = dialog.search.reason(&app.chronicle, of);
                draw_thing(app, look, area, row, (of, reason.as_ref()), buffer);
            }
        }
    }
}

/// How an answer is drawn.
#[derive(Clone, Copy)]
struct Look {
    theme: Theme,
    selected: bool,
}

impl Look {
    fn of(self, style: Style) -> Style {
        if self.selected {
            self.theme.selected()
        } else {
            style
        }
    }
}

fn draw_date(app: &App, look: Look, area: Rect, row: u16, when: &When, buffer: &mut Canvas<'_>) {
    let date = app
        .dating()
        .long(when)
        .into_iter()
        .next()
        .map(|written| written.text)
        .unwrap_or_default();
    put_right(
        buffer,
        area,
        row,
        app.say(Message::AnswerDate),
        look.of(look.theme.dim()),
    );
    put(buffer, area, row, 2, &date, look.of(look.theme.strong()));
}

/// A mark, the name, why it was found, and what sort of thing it is.
fn draw_thing(
    app: &App,
    look: Look,
    area: Rect,
    row: u16,
    (of, reason): (Ref, Option<&Reason>),
    buffer: &mut Canvas<'_>,
) {
    let languages = &app.chronicle.languages;
    let shown = app.chronicle.names(of).shown(app.choice.main, languages);
    let sort = sort(app, of);
    let end = put_right(buffer, area, row, &sort, look.of(look.theme.dim()));
    let area = Rect {
        width: end.saturating_sub(2),
        ..area
    };
    if let Some(event) = event_of(app, of) {
        let lane = annals::home_look(app, look.theme, event).mark;
        put(
            buffer,
            area,
            row,
            0,
            glyphs::mark_of(app, event.kind),
            look.of(lane),
        );
    }
    let why = reason.map_or_else(String::new, |reason| why(app, of, reason, shown.text));
    let room = usize::from(area.width.saturating_sub(2));
    let room_for_why = if room < 40 {
        0
    } else {
        app.widths.columns(&why).min(room * 2 / 5) + 2
    };
    let name = app
        .widths
        .shorten(shown.text, room.saturating_sub(room_for_why));
    let column = put(buffer, area, row, 2, &name, look.of(Style::new())) + 2;
    let room = usize::from(area.width.saturating_sub(column));
    // A word or two of a reason say nothing.
    if room >= app.widths.columns(&why).min(10) {
        put(
            buffer,
            area,
            row,
            column,
            &app.widths.shorten(&why, room),
            look.of(look.theme.dim()),
        );
    }
}

/// The date of an event, the sort of anything else.
fn sort(app: &App, of: Ref) -> String {
    let sort = || app.say(Subject::Thing(of).sort(&app.chronicle)).to_owned();
    event_of(app, of).map_or_else(sort, |event| app.dating().short(&event.when))
}

fn event_of(app: &App, of: Ref) -> Option<&Event> {
    EventId::of(of).map(|event| &app.chronicle[event])
}

/// Why it was found, unless the name that is shown says so itself.
fn why(app: &App, of: Ref, reason: &Reason, shown: &str) -> String {
    match reason.field {
        Field::Name if reason.words == shown => String::new(),
        Field::Name | Field::Also => {
            let language = own_name(app.chronicle.languages.tag(reason.language));
            format!("{} {}", reason.words, glyphs::borrowed(language))
        }
        Field::Kind => event_of(app, of).map_or(reason.words.clone(), |event| {
            app.reader().kind(event.kind).text
        }),
        Field::AsWritten | Field::Text => reason.words.clone(),
        Field::Date => String::new(),
    }
}
