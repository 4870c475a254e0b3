//! Measures the qualities of the chart on whole screens: for each event of the embedded chronicle, in five languages and four sizes.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use annals::app::{App, Seen, parse_keys};
use annals::chronicle::{Chronicle, EventId};
use annals::text::Widths;
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const LANGUAGES: [&str; 5] = ["en", "zh-Hant", "ja", "ko", "vi"];

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 36), (160, 45), (200, 50)];

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle)))
}

/// A screen as drawn, with its metadata.
struct Screen {
    buffer: Buffer,
    seen: Seen,
}

impl Screen {
    /// Draws the app and updates its state, as the program does.
    fn of(app: &mut App, (width, height): (u16, u16)) -> Self {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let seen = draw(app, Theme::default(), area, &mut buffer);
        app.set_seen(seen.clone());
        Self { buffer, seen }
    }

    /// The text in some cells of a row.
    fn read(&self, row: u16, columns: std::ops::Range<u16>) -> String {
        let columns = columns.start..columns.end.min(self.buffer.area.width);
        columns
            .map(|column| self.buffer[(column, row)].symbol())
            .collect()
    }

    /// The row and first column of each readable name in the chart.
    fn names(&self, app: &App) -> BTreeMap<EventId, (u16, u16)> {
        let mut names = BTreeMap::new();
        for (place, event) in &self.seen.places.events {
            let Some(found) = self.find_name(app, *place, *event) else {
                continue;
            };
            names.insert(*event, found);
        }
        names
    }

    /// Whether the whole or short name of an event is somewhere in the chart or on the axis.
    fn has_name_of(&self, app: &App, event: EventId) -> bool {
        let time = self.seen.places.time;
        let name = app.chronicle()[event]
            .name
            .shown(app.choice().main, &app.chronicle().languages)
            .text;
        let forms = [name, app.chronicle().short_name(event, app.choice().main)];
        let mut rows = time.top()..time.bottom();
        let lying = rows.any(|row| {
            let line = self.read(row, time.left()..time.right());
            forms.iter().any(|form| line.contains(form))
        });
        let mut places = self.seen.places.events.iter();
        lying
            || places.any(|(place, of)| {
                let lines = (place.top()..place.bottom())
                    .map(|row| self.read(row, place.left()..place.right()));
                // An upright name, without the corner that leads to the stem of a turned one.
                let words = lines.collect::<String>().replace([' ', '┐'], "");
                *of == event && forms.contains(&words.as_str())
            })
    }

    fn find_name(&self, app: &App, place: Rect, event: EventId) -> Option<(u16, u16)> {
        let forms = [
            app.chronicle()[event]
                .name
                .shown(app.choice().main, &app.chronicle().languages)
                .text,
            app.chronicle().short_name(event, app.choice().main),
        ];
        for name in forms {
            let width = u16::try_from(Widths::default().columns(name)).unwrap();
            for row in place.top()..place.bottom() {
                let starts = place.left()
                    ..place.right().saturating_sub(width) + u16::from(place.width >= width);
                let mut starts = starts.filter(|_| place.width >= width);
                if let Some(column) =
                    starts.find(|column| self.read(row, *column..column + width) == name)
                {
                    return Some((row, column));
                }
            }
        }
        None
    }
}

fn app(language: &str) -> App {
    App::new(chronicle(), &[language.to_owned()])
}

fn press(app: &mut App, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        app.press(key);
    }
}

#[test]
fn selecting_an_event_shows_its_name_and_moves_or_hides_no_other() {
    for language in LANGUAGES {
        for size in SIZES {
            let mut app = app(language);
            let mut before = Screen::of(&mut app, size).names(&app);
            let (mut window, mut last) = (app.window(), app.selected());
            for _ in 0..app.chronicle().events.len() + 2 {
                press(&mut app, "j");
                let screen = Screen::of(&mut app, size);
                let after = screen.names(&app);
                if let Some(event) = app.selected() {
                    let name = &app.chronicle()[event].id;
                    let is_named = screen.has_name_of(&app, event);
                    assert!(is_named, "{language} {size:?}: no name of {name}");
                }
                if app.window() == window {
                    // The previously selected event may have had its name on a chip.
                    let kept = before.iter().filter(|(event, _)| Some(**event) != last);
                    for (event, place) in kept {
                        let name = &app.chronicle()[*event].id;
                        assert!(
                            after.get(event) == Some(place),
                            "{language} {size:?}: {name} {place:?} {:?}",
                            after.get(event)
                        );
                    }
                }
                last = app.selected();
                (before, window) = (after, app.window());
            }
        }
    }
}

#[test]
fn the_opening_chart_has_many_whole_names() {
    for (language, size, least) in [
        ("en", (120, 36), 12),
        ("zh-Hant", (120, 36), 21),
        ("en", (160, 45), 20),
        ("zh-Hant", (160, 45), 39),
    ] {
        let mut app = app(language);
        let names = Screen::of(&mut app, size).names(&app).len();
        assert!(
            names >= least,
            "{language} {size:?}: {names} names of {least}"
        );
    }
}

#[test]
fn no_name_changes_its_row_while_the_chart_is_panned() {
    for language in LANGUAGES {
        for size in SIZES {
            for key in ["l", "h"] {
                let mut app = app(language);
                let mut before = Screen::of(&mut app, size).names(&app);
                for _ in 0..12 {
                    press(&mut app, key);
                    let after = Screen::of(&mut app, size).names(&app);
                    let laid_out = before
                        .iter()
                        .filter(|(event, _)| Some(**event) != app.selected());
                    for (event, (row, _)) in laid_out {
                        let moved = after.get(event).is_some_and(|(other, _)| other != row);
                        let name = &app.chronicle()[*event].id;
                        assert!(!moved, "{language} {size:?} {key}: {name}");
                    }
                    before = after;
                }
            }
        }
    }
}
