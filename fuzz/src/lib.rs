//! The fuzz targets. Each function accepts any bytes and panics only if annals has a bug.

mod keys;

use std::fmt::Write;
use std::sync::{Arc, OnceLock};

use annals::app::App;
use annals::chronicle::Chronicle;
use annals::format::import::{self, Options};
use annals::format::{self, Report, export};
use annals::search::{Index, Search};
use annals::text::{Ambiguous, Piece, Widths, clean, clean_prose};
use annals::time::{Context, Reckoning, readings};
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A named target; the first line of an input to [`all`] is a name.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 7] = [
    ("dates", dates),
    ("import", import),
    ("keys", keys),
    ("load", load),
    ("map", map),
    ("search", search),
    ("text", text),
];

/// Runs the target that the first line of the input names.
pub fn all(data: &[u8]) {
    let (name, rest) = first_line(data);
    if let Some((_, target)) = TARGETS.iter().find(|(known, _)| known.as_bytes() == name) {
        target(rest);
    }
}

fn first_line(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n');
    end.map_or((data, &[][..]), |end| (&data[..end], &data[end + 1..]))
}

/// Reads an event file, both as a whole and as the beginning of one, draws it, and writes it in other forms, which must read back.
pub fn load(data: &[u8]) {
    if let Some(beginning) = format::load_beginning(data) {
        drawn(beginning.chronicle);
    }
    match format::load(data) {
        Ok(loaded) => {
            rendered(&loaded.warnings, data);
            let text = String::from_utf8_lossy(data);
            let json = export::to_json(&text).expect("what loads can be written");
            let ron = export::from_json(json.as_bytes())
                .expect("an event file")
                .expect("what was written reads");
            let again = format::load(ron.as_bytes()).expect("and loads");
            assert_eq!(again.chronicle.events.len(), loaded.chronicle.events.len());
            drawn(loaded.chronicle);
        }
        Err(report) => {
            assert!(report.errors() > 0);
            rendered(&report, data);
        }
    }
}

/// Renders a report, which must not contain control characters from the file.
fn rendered(report: &Report, data: &[u8]) {
    let drawn = report.render("file.ron", &String::from_utf8_lossy(data), false);
    let raw = drawn.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(raw, None, "{drawn:?}");
}

fn drawn(chronicle: Chronicle) {
    let app = App::new(Arc::new(chronicle), &[]);
    for (columns, rows) in [(80, 24), (23, 7)] {
        let screen = Rect::new(0, 0, columns, rows);
        let _ = draw(&app, Theme::default(), screen, &mut Buffer::empty(screen));
    }
}

/// Reads a timeline of another program. The first line of the input names the format; any other text means that it should be detected. The
/// result must load.
pub fn import(data: &[u8]) {
    let (name, bytes) = first_line(data);
    let from = import::names().find(|known| known.as_bytes() == name);
    let options = Options {
        from: from.map(str::to_owned),
        columns: Vec::new(),
    };
    let _ = import::beginning(bytes, "file", &options);
    let _ = import::is_promising(bytes, "file", &options);
    match import::import(bytes, "file", &options) {
        Ok(imported) => {
            rendered(&imported.report, imported.text.as_bytes());
            if let Err(report) = format::load(imported.ron.as_bytes()) {
                panic!("{}", report.render("import", &imported.ron, false));
            }
        }
        Err(refusal) => rendered(&refusal.report, refusal.text.as_bytes()),
    }
}

/// Reads a base map.
pub fn map(data: &[u8]) {
    if let Err(report) = format::load_map(data) {
        rendered(&report, data);
    }
}

/// Reads a date in both calendars. Each result must read back to itself when written.
pub fn dates(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for reckoning in [Reckoning::Julian, Reckoning::Gregorian] {
        let Ok(readings) = readings(&text, Context::of(reckoning)) else {
            continue;
        };
        for reading in readings {
            let written = reading.when.to_string();
            let again = annals::time::read(&written, reckoning);
            assert_eq!(
                again.map(|again| again.to_string()).as_deref(),
                Ok(written.as_str()),
                "{text:?}"
            );
        }
    }
}

/// Cleans, measures, cuts and wraps a text.
pub fn text(data: &[u8]) {
    let Some((width, rest)) = data.split_first() else {
        return;
    };
    let width = usize::from(*width);
    let text = String::from_utf8_lossy(rest);
    let (line, prose) = (clean(&text), clean_prose(&text));
    assert_eq!(clean(&line), line);
    assert_eq!(clean_prose(&prose), prose);
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        let widths = Widths::new(ambiguous);
        for room in [width, width % 7] {
            assert!(widths.columns(widths.cut(&line, room)) <= room);
            assert!(widths.columns(&widths.shorten(&line, room)) <= room);
            let middle = prose.char_indices().nth(prose.chars().count() / 2);
            let (left, right) = prose.split_at(middle.map_or(0, |(at, _)| at));
            let pieces = [left, right].map(|text| Piece {
                text,
                tag: text.len(),
            });
            for wrapped in widths.wrap(&pieces, room) {
                assert!(wrapped.columns(widths) <= room, "{:?}", wrapped.plain());
            }
            let _ = widths.upright(&line);
        }
    }
}

/// Searches the embedded chronicle to the end, and shows why each result was found.
pub fn search(data: &[u8]) {
    let chronicle = embedded();
    let text = String::from_utf8_lossy(&data[..data.len().min(1_000)]);
    let choice = App::new(Arc::clone(chronicle), &[]).choice();
    let mut search = Search::new(&text, chronicle, &Index::default());
    while search.unfinished() {
        search.step(chronicle, 500);
    }
    let mut said = String::new();
    for hit in search.hits() {
        let reason = search.reason(chronicle, hit.of, choice);
        let _ = write!(said, "{reason:?}");
    }
}

/// Presses keys, moves the mouse, pastes and resizes, in the embedded chronicle or in one with many scripts.
pub fn keys(data: &[u8]) {
    let Some((which, rest)) = data.split_first() else {
        return;
    };
    let chronicle = if which % 2 == 0 {
        embedded()
    } else {
        scripts()
    };
    // Two frames are drawn for each byte, each taking some milliseconds with overflow checks. A run should stay below a second.
    keys::press(chronicle, &rest[..rest.len().min(60)]);
}

fn embedded() -> &'static Arc<Chronicle> {
    static EMBEDDED: OnceLock<Arc<Chronicle>> = OnceLock::new();
    EMBEDDED.get_or_init(|| Arc::new(format::embedded().expect("it loads").chronicle))
}

fn scripts() -> &'static Arc<Chronicle> {
    const FILE: &[u8] = include_bytes!("../../tests/files/valid/scripts.ron");
    static SCRIPTS: OnceLock<Arc<Chronicle>> = OnceLock::new();
    SCRIPTS.get_or_init(|| Arc::new(format::load(FILE).expect("it loads").chronicle))
}
