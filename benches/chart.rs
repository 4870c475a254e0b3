//! The cost of a frame for different numbers of events, with the window on everything, a part, and a day.
//!
//! `cargo bench --bench chart`

use std::hint::black_box;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use annals::app::{Action, App, WindowAction};
use annals::card::Subject;
use annals::chronicle::{Chronicle, EventId, SpanId};
use annals::format;
use annals::layout::Window;
use annals::ui::{Theme, draw};
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;

fn main() {
    divan::main();
    report();
}

const EVENTS: [u32; 3] = [100, 10_000, 1_000_000];

/// How much of the whole range a window shows.
#[derive(Debug, Clone, Copy)]
enum Zoom {
    Fit,
    Middle,
    Day,
}

const ZOOMS: [Zoom; 3] = [Zoom::Fit, Zoom::Middle, Zoom::Day];

/// A generated chronicle, loaded once.
fn chronicle(events: u32) -> Arc<Chronicle> {
    static LOADED: [OnceLock<Arc<Chronicle>>; 3] = [const { OnceLock::new() }; 3];
    let place = EVENTS
        .iter()
        .position(|known| *known == events)
        .unwrap_or(0);
    let load = || {
        let mut text = Vec::new();
        let written = made_up::write(&mut text, events, 1, made_up::Measure::Full).is_ok();
        match format::load(&text) {
            Ok(loaded) if written => Arc::new(loaded.chronicle),
            _ => std::process::exit(1),
        }
    };
    Arc::clone(LOADED[place].get_or_init(load))
}

/// The app with an event in the middle selected, zoomed in on it.
fn app(events: u32, zoom: Zoom) -> App {
    let mut app = App::new(chronicle(events), &[String::from("zh-Hant")]);
    app.act(Action::Window(WindowAction::FitAll));
    // An event without a map on its card, so that the card costs the same in all cases.
    let middle = app.chronicle().events.len() / 2;
    let mapless = |event: &EventId| {
        let details = &app.chronicle()[*event].details;
        details.place.is_none() && details.route.is_empty()
    };
    let mapless = app.chronicle().events.ids().skip(middle).find(mapless);
    let selected = mapless.unwrap_or(EventId::at(middle));
    app.select(selected);
    let start = app.chronicle()[selected].when.extent().start();
    let length = match zoom {
        Zoom::Fit => return app,
        Zoom::Middle => app.window().seconds() / 40,
        Zoom::Day => 86_400,
    };
    app.show_window(Window::new(start, start.plus(length)).centred(start));
    app
}

const SCREEN: Rect = Rect::new(0, 0, 120, 36);

/// Layout and drawing of a whole frame at 120×36.
#[divan::bench(args = ZOOMS, consts = EVENTS, sample_count = 1_000)]
fn frame<const EVENTS: u32>(bencher: Bencher<'_, '_>, zoom: Zoom) {
    let app = app(EVENTS, zoom);
    let mut buffer = Buffer::empty(SCREEN);
    bencher.bench_local(|| {
        buffer.reset();
        black_box(draw(&app, Theme::default(), SCREEN, &mut buffer));
    });
}

/// A key that zooms in, its frame, a key that pans, and its frame.
#[divan::bench(args = ZOOMS, consts = EVENTS, sample_count = 500)]
fn zoom_and_pan<const EVENTS: u32>(bencher: Bencher<'_, '_>, zoom: Zoom) {
    let opened = app(EVENTS, zoom);
    let mut buffer = Buffer::empty(SCREEN);
    bencher
        .with_inputs(|| opened.clone())
        .bench_local_values(|mut app| {
            for action in [
                Action::Window(WindowAction::ZoomIn),
                Action::Window(WindowAction::PanRight),
            ] {
                app.act(action);
                buffer.reset();
                black_box(draw(&app, Theme::default(), SCREEN, &mut buffer));
            }
        });
}

/// How many frames are measured individually for each figure of the report.
const FRAMES: usize = 1_000;

/// Prints what `divan` does not: the 99th percentile, and how much more a million events cost than ten thousand.
fn report() {
    println!(
        "\n{:<20} {:>10} {:>9} {:>10} {:>9} {:>6}",
        "ms", "10,000", "99th", "1,000,000", "99th", "ratio"
    );
    for zoom in ZOOMS {
        for (name, action) in [
            ("frame", None),
            ("zoom in", Some(Action::Window(WindowAction::ZoomIn))),
            ("pan", Some(Action::Window(WindowAction::PanRight))),
        ] {
            let apps = [10_000, 1_000_000].map(|events| app(events, zoom));
            report_times(&format!("{name}, {zoom:?}"), times(&apps, action));
        }
    }
    report_times(
        "pan, reign's card",
        times(&reigns(), Some(Action::Window(WindowAction::PanRight))),
    );
}

fn report_times(name: &str, [few, many]: [Vec<Duration>; 2]) {
    let ratio = median(&many).as_secs_f64() / median(&few).as_secs_f64();
    let late = |times: &[Duration]| times[FRAMES * 99 / 100];
    let [few, many] =
        [few, many].map(|times| format!("{:>10.3} {:>9.3}", ms(median(&times)), ms(late(&times))));
    println!("{name:<20} {few} {many} {ratio:>6.2}");
}

/// The times of an action and its frame in each of two apps, sorted. The apps alternate, so that both are affected alike by other load.
fn times(apps: &[App; 2], action: Option<Action>) -> [Vec<Duration>; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..FRAMES {
        for (app, times) in apps.iter().zip(&mut times) {
            times.push(time(app.clone(), action));
        }
    }
    for times in &mut times {
        times.sort_unstable();
    }
    times
}

/// Panning with the card of a reign beside the chart, which lists the events of the reign.
fn reigns() -> [App; 2] {
    [10_000, 1_000_000].map(|events| {
        let mut app = app(events, Zoom::Middle);
        app.open(Subject::Thing(SpanId::at(0).into()));
        app
    })
}

/// The time of an action and its frame.
fn time(mut app: App, action: Option<Action>) -> Duration {
    let mut buffer = Buffer::empty(SCREEN);
    let start = Instant::now();
    if let Some(action) = action {
        app.act(action);
    }
    black_box(draw(&app, Theme::default(), SCREEN, &mut buffer));
    start.elapsed()
}

fn median(times: &[Duration]) -> Duration {
    times[FRAMES / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
