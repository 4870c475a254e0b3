//! The progress of reading a file, in the header.

use ratatui::layout::Rect;

use super::Theme;
use super::paint::{Canvas, put_right};
use crate::app::{App, Loading};
use crate::messages::Message;

/// A megabyte, as files are measured.
const MEGABYTE: usize = 1_000_000;

/// Shows how much of the file has been read, at the right end of a row. Returns the rest of the row.
pub(super) fn draw_loading(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) -> Rect {
    let Some(loading) = app.loading() else {
        return area;
    };
    let room = usize::from(area.width) * 2 / 3;
    let Some(words) = words(app, &loading)
        .into_iter()
        .find(|words| app.widths().columns(words) <= room)
    else {
        return area;
    };
    let width = put_right(buffer, area, 0, &format!("{words} "), theme.strong());
    // A gap, since the title may extend to the end of the rest.
    Rect {
        width: width.saturating_sub(2),
        ..area
    }
}

/// The texts, from long to short.
fn words(app: &App, loading: &Loading) -> [String; 4] {
    let number = |number: usize| app.interface().total(number);
    let events = app.interface().count(Message::EventsRead, loading.events);
    if loading.stopped {
        let stopped = app
            .interface()
            .fill(Message::Stopped, &[("events", &events)]);
        return [stopped, events, String::new(), String::new()];
    }
    let (bytes, rate) = (
        number(loading.bytes / MEGABYTE),
        number(loading.rate / MEGABYTE),
    );
    let total = loading
        .total
        .map(|total| number(total / MEGABYTE))
        .unwrap_or_default();
    let message = if loading.total.is_some() {
        Message::Reading
    } else {
        Message::ReadingOn
    };
    let parts = [
        ("events", &*events),
        ("bytes", &bytes),
        ("total", &total),
        ("rate", &rate),
    ];
    let all = app.fill(message, &parts);
    let [brief, short] =
        [Message::ReadingBrief, Message::ReadingShort].map(|words| app.fill(words, &parts));
    [all, brief, short, events]
}
