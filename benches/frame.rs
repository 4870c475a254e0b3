//! The time to lay out and draw a frame of the embedded chronicle.
//!
//! `cargo bench --bench frame`

use std::hint::black_box;
use std::sync::Arc;

use annals::app::{Action, App, ScreenAction, SelectionAction};
use annals::card::Subject;
use annals::chronicle::{Chronicle, EventId, Ref};
use annals::format;
use annals::layout::{ChartRequest, chart};
use annals::text::Widths;
use annals::ui::{Artist, Theme, draw};
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

fn app() -> App {
    let chronicle: Arc<Chronicle> = match format::embedded() {
        Ok(loaded) => Arc::new(loaded.chronicle),
        Err(_) => std::process::exit(1),
    };
    App::new(chronicle, &[String::from("zh-Hant")])
}

/// A complete frame, from the app to the buffer, with nothing kept from a frame before: what the first frame costs.
#[divan::bench(args = SIZES)]
fn whole_frame(bencher: Bencher<'_, '_>, (columns, rows): (u16, u16)) {
    let mut app = app();
    app.act(Action::Selection(SelectionAction::Next));
    let screen = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(screen);
    bencher.bench_local(|| {
        buffer.reset();
        black_box(draw(&app, Theme::default(), screen, &mut buffer));
    });
}

/// A key that selects the next or the previous event, and its frame, with what the program keeps between frames.
#[divan::bench(args = SIZES)]
fn key_to_frame(bencher: Bencher<'_, '_>, (columns, rows): (u16, u16)) {
    let mut app = app();
    let screen = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(screen);
    let mut artist = Artist::default();
    let keys = [SelectionAction::Next, SelectionAction::Previous];
    let mut keys = keys.into_iter().cycle();
    bencher.bench_local(|| {
        if let Some(key) = keys.next() {
            app.act(Action::Selection(key));
        }
        buffer.reset();
        app.set_seen(artist.draw(&app, Theme::default(), screen, &mut buffer));
    });
}

/// The map on the whole screen, with the routes of two armies.
#[divan::bench(args = SIZES)]
fn map_frame(bencher: Bencher<'_, '_>, (columns, rows): (u16, u16)) {
    let mut app = app();
    let siege = app.chronicle().find("second-siege-of-bianjing");
    app.select(siege.and_then(EventId::of).unwrap_or(EventId::at(0)));
    app.act(Action::Screen(ScreenAction::Map));
    let screen = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(screen);
    bencher.bench_local(|| {
        buffer.reset();
        black_box(draw(&app, Theme::default(), screen, &mut buffer));
    });
}

/// Only the layout of the chart: bands, marks and labels are placed but not drawn.
#[divan::bench]
fn chart_layout(bencher: Bencher<'_, '_>) {
    let app = app();
    let (chronicle, window, choice) = (app.chronicle(), app.window(), app.choice());
    let (stand, scale) = (app.stand(), app.scale());
    let (timeline, columns, rows, settled) = (app.timeline(), 72, 15, app.settled());
    let rows_shown = &app.rows_shown();
    let request = ChartRequest {
        chronicle,
        timeline,
        window,
        columns,
        rows,
        settled,
        choice,
        widths: Widths::default(),
        rows_shown,
        stand,
        scale,
    };
    bencher.bench_local(|| black_box(chart(request)));
}

/// A key, handled by the app without drawing.
#[divan::bench]
fn key_to_app(bencher: Bencher<'_, '_>) {
    let mut app = app();
    bencher.bench_local(|| {
        app.act(Action::Selection(SelectionAction::Next));
        black_box(app.act(Action::Selection(SelectionAction::Previous)));
    });
}

/// Opening a link of a card and drawing the frame with the new card, for all items in turn.
#[divan::bench]
fn link_to_frame(bencher: Bencher<'_, '_>) {
    let mut app = app();
    let screen = Rect::new(0, 0, 120, 36);
    let mut buffer = Buffer::empty(screen);
    let mut things: Vec<Ref> = app.chronicle().ids.iter().collect();
    things.sort_unstable();
    let mut next = things.into_iter().cycle();
    bencher.bench_local(|| {
        if let Some(of) = next.next() {
            app.open(Subject::Thing(of));
        }
        buffer.reset();
        app.set_seen(draw(&app, Theme::default(), screen, &mut buffer));
    });
}
