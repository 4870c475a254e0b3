//! The search prompt with its results.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::paint::{Canvas, fill, mark, put, put_right};
use super::super::{Theme, annals, glyphs};
use super::sight::{Entries, Sight, draw_below};
use super::{Drawn, draw_line, open};
use crate::app::{Answer, App, SearchDialog};
use crate::card::Subject;
use crate::chronicle::{Event, EventId};
use crate::messages::Message;
use crate::names::{Names, own_name};
use crate::search::{Field, Reason, Search};
use crate::time::When;

/// Minimum number of rows of the dialog, if the screen has them.
const LOWEST: u16 = 8;

/// Minimum width of a reason in columns: one or two words of it would be meaningless.
const LEAST: usize = 10;

pub(super) fn draw(
    app: &App,
    dialog: &SearchDialog,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Drawn {
    let rows = (screen.height * 42 / 100).max(LOWEST) - 1;
    let area = open(theme, screen, rows, app.say(Message::TitleSearch), buffer);
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
    // A user who moves among the results reads them, and needs no cursor in the input.
    let cursor = cursor.filter(|_| !dialog.has_moved());
    let mut drawn = Drawn {
        cursor,
        ..Drawn::within(area)
    };
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
            &mut drawn,
            buffer,
        );
    }
    drawn
}

fn count(app: &App, dialog: &SearchDialog) -> String {
    let more = if dialog.unfinished() {
        glyphs::MORE
    } else {
        ""
    };
    match dialog.search.count() {
        _ if dialog.line.text().trim().is_empty() => String::new(),
        count => format!("{}{more}", app.interface().total(count)),
    }
}

fn draw_answers(
    app: &App,
    dialog: &SearchDialog,
    theme: Theme,
    area: Rect,
    drawn: &mut Drawn,
    buffer: &mut Canvas<'_>,
) {
    if dialog.line.text().trim().is_empty() {
        put(
            buffer,
            area,
            0,
            0,
            &app.widths()
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
    let date = usize::from(dialog.search.when().is_some());
    let answers = Entries {
        listed: dialog.answers().count(),
        all: dialog.search.count() + date,
    };
    let sight = Sight::of(
        answers,
        chosen,
        usize::from(area.height),
        app.seen().places.dialog.top,
    );
    drawn.places.top = sight.top;
    draw_below(app, theme, area, sight.below, Message::MoreAnswers, buffer);
    let answers = dialog.answers().enumerate().skip(sight.top);
    for (row, (index, answer)) in (0..area.height).zip(answers.take(sight.rows)) {
        let selected = index == chosen;
        drawn.take(area, row, index, selected);
        let line = Rect {
            y: area.y + row,
            height: 1,
            ..area
        };
        if selected {
            fill(buffer, line, 0, 0..area.width, " ", theme.selected());
        }
        let look = Look { theme, selected };
        match answer {
            Answer::Date(when) => draw_date(app, look, line, when, buffer),
            Answer::Of(of) => {
                let reason = dialog.search.reason(app.chronicle(), of, app.choice());
                let search = &dialog.search;
                draw_found(app, (look, search), line, of, reason.as_ref(), buffer);
            }
        }
    }
}

/// How a result is drawn.
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

    /// What is added to letters that match. The selected row keeps its colours.
    fn of_match(self) -> Style {
        if self.selected {
            Style::new().add_modifier(Modifier::UNDERLINED)
        } else {
            // Emulators show text that is both dim and bold in only one of the two ways.
            self.theme.accent().remove_modifier(Modifier::DIM)
        }
    }
}

/// Writes text of a result, with the letters that match emphasised. Returns the column after it.
fn put_found(
    (look, search): (Look, &Search),
    area: Rect,
    column: u16,
    words: &str,
    style: Style,
    buffer: &mut Canvas<'_>,
) -> u16 {
    let end = put(buffer, area, 0, column, words, look.of(style));
    let parts = search.marks(words);
    mark(buffer, area, (0, column), words, &parts, look.of_match());
    end
}

fn draw_date(app: &App, look: Look, area: Rect, when: &When, buffer: &mut Canvas<'_>) {
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
        0,
        app.say(Message::AnswerDate),
        look.of(look.theme.dim()),
    );
    put(buffer, area, 0, 2, &date, look.of(look.theme.strong()));
}

/// A mark, the name with its gloss, why it was found, and what kind of item it is.
fn draw_found(
    app: &App,
    (look, search): (Look, &Search),
    area: Rect,
    of: Subject,
    reason: Option<&Reason>,
    buffer: &mut Canvas<'_>,
) {
    let end = put_right(buffer, area, 0, &sort(app, of), look.of(look.theme.dim()));
    let area = Rect {
        width: end.saturating_sub(2),
        ..area
    };
    if let Some(event) = event_of(app, of) {
        let lane = annals::home_look(app, look.theme, event).mark;
        put(
            buffer,
            area,
            0,
            0,
            glyphs::mark_of(app, event.kind),
            look.of(lane),
        );
    }
    let said = Said::new(app, of, reason);
    let room = usize::from(area.width.saturating_sub(2));
    let room_for_why = if room < 40 {
        0
    } else {
        app.widths().columns(&said.why).min(room * 2 / 5) + 2
    };
    let name = app
        .widths()
        .shorten(said.name, room.saturating_sub(room_for_why));
    let found = (look, search);
    let mut column = put_found(found, area, 2, &name, Style::new(), buffer) + 2;
    let room = usize::from(area.width.saturating_sub(column));
    // A gloss is never cut, and must leave room for a reason.
    let least = room_for_why.max(app.widths().columns(&said.why).min(LEAST + 2));
    if app.widths().columns(said.gloss) + least <= room {
        let style = look.theme.second();
        column = put_found(found, area, column, said.gloss, style, buffer) + 2;
    }
    let room = usize::from(area.width.saturating_sub(column));
    if room >= app.widths().columns(&said.why).min(LEAST) {
        let why = app.widths().shorten(&said.why, room);
        put_found(found, area, column, &why, look.theme.dim(), buffer);
    }
}

/// The texts of a result.
struct Said<'a> {
    name: &'a str,
    /// Empty if there is no gloss, or if the reason already contains it.
    gloss: &'a str,
    /// Why it was found, unless its name or gloss shows that.
    why: String,
}

impl<'a> Said<'a> {
    fn new(app: &'a App, of: Subject, reason: Option<&Reason>) -> Self {
        let languages = &app.chronicle().languages;
        let names = names(app, of);
        let name = names.map_or("", |names| names.shown(app.choice().main, languages).text);
        let gloss = names.and_then(|names| names.gloss(app.choice(), languages));
        let gloss = gloss.map_or("", |shown| shown.text);
        let by_name = reason.is_some_and(|reason| {
            reason.field == Field::Name && [name, gloss].contains(&&*reason.words)
        });
        let why = reason.filter(|_| !by_name);
        Self {
            name,
            gloss,
            why: why.map_or_else(String::new, |reason| why_found(app, of, reason)),
        }
    }
}

fn names(app: &App, of: Subject) -> Option<&Names> {
    match of {
        Subject::Thing(of) => Some(app.chronicle().names(of)),
        Subject::Chronicle => Some(&app.chronicle().title),
        Subject::Chapter(place) => {
            let chapter = app.chronicle().chapters.get(place);
            chapter.map(|chapter| &chapter.name)
        }
    }
}

/// The date of an event, with a column for the dash of an interval so that all dates are aligned; for other items, their kind.
fn sort(app: &App, of: Subject) -> String {
    let sort = || app.say(of.sort(app.chronicle())).to_owned();
    event_of(app, of).map_or_else(sort, |event| {
        let date = app.dating().listed(&event.when);
        let is_whole = date.ends_with(char::is_alphanumeric);
        date + if is_whole { " " } else { "" }
    })
}

fn event_of(app: &App, of: Subject) -> Option<&Event> {
    match of {
        Subject::Thing(of) => EventId::of(of).map(|event| &app.chronicle()[event]),
        Subject::Chronicle | Subject::Chapter(_) => None,
    }
}

/// Why it was found: another name with its language, a kind or a role, or words of a text.
fn why_found(app: &App, of: Subject, reason: &Reason) -> String {
    let languages = &app.chronicle().languages;
    let is_text = reason.field == Field::Text;
    let interface = languages.nearest(app.interface().tag()).filter(|_| is_text);
    let read = [Some(app.choice().main), app.choice().gloss, interface];
    let foreign = !read.contains(&Some(reason.language));
    match reason.field {
        Field::Name | Field::Also | Field::Text if foreign => {
            let language = own_name(languages.tag(reason.language));
            format!("{} {}", reason.words, glyphs::borrowed(language))
        }
        Field::Kind => event_of(app, of).map_or(reason.words.clone(), |event| {
            app.reader().kind(event.kind).text
        }),
        Field::Name
        | Field::Also
        | Field::AsWritten
        | Field::Text
        | Field::Figure
        | Field::Citation => reason.words.clone(),
        Field::Date => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::buffer::Buffer;

    use super::*;
    use crate::app::parse_keys;
    use crate::messages::Interface;
    use crate::ui::picture::{Picture, picture};

    /// The letters of a row of a dialog that have a style.
    fn letters(buffer: &Buffer, row: Rect, has: &dyn Fn(Style) -> bool) -> String {
        let cells = row.positions().map(|at| &buffer[at]);
        let cells = cells.filter(|cell| has(cell.style()));
        cells.map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn the_letters_that_match_are_emphasised() {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let theme = Theme::night();
        for (language, text, forms) in [
            ("en", "/jin", "Jin金"),
            ("zh-Hant", "/金", "金"),
            ("zh-Hant", "/jin", "Jinī金"),
        ] {
            let mut app = App::new(Arc::clone(&chronicle), &[language.to_owned()]);
            for key in parse_keys(text).unwrap() {
                app.press(key);
            }
            app.prepare();
            while app.busy() {
                app.work();
            }
            let screen = Rect::new(0, 0, 120, 36);
            let mut buffer = Buffer::empty(screen);
            app.set_seen(crate::ui::draw(&app, theme, screen, &mut buffer));
            let rows = &app.seen().places.dialog.choices;
            let of = |row: usize, has: &dyn Fn(Style) -> bool| letters(&buffer, rows[row].0, has);
            let is_underlined = |look: Style| look.add_modifier.contains(Modifier::UNDERLINED);
            let has_accent = |look: Style| look.fg == theme.accent().fg;
            for found in [of(0, &is_underlined), of(1, &has_accent)] {
                let is_form = |letter: char| forms.contains(letter);
                assert!(
                    !found.is_empty() && found.chars().all(is_form),
                    "{text} {found}"
                );
            }
        }
    }

    #[test]
    fn the_last_row_says_in_each_language_how_many_answers_are_below() {
        let chronicle = crate::format::embedded().unwrap().chronicle;
        let mut app = App::new(Arc::new(chronicle), &["en".to_owned()]);
        let screen = Rect::new(0, 0, 80, 24);
        for key in parse_keys("/jin").unwrap() {
            app.press(key);
        }
        for interface in Interface::ALL {
            app.set_interface(interface);
            let mut buffer = Buffer::empty(screen);
            app.prepare();
            app.set_seen(crate::ui::draw(&app, Theme::night(), screen, &mut buffer));
            let drawn = picture(&buffer, Picture::Text);
            let Some(crate::app::Overlay::Search(dialog)) = app.overlay() else {
                panic!("the search is open");
            };
            let below = dialog.search.count() - app.seen().places.dialog.choices.len();
            let said = interface.count(Message::MoreAnswers, below);
            assert!(
                drawn.contains(&format!("{} {said}", glyphs::BELOW)),
                "{said}\n{drawn}"
            );
        }
    }
}
