//! Checks that nothing takes quadratic time: compares the processor time for an input and for one four times as large.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use annals::app::{App, parse_keys};
use annals::chronicle::{Chronicle, EventId};
use annals::format;
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::time::{ClockId, clock_gettime};

/// Quadratic work would cost sixteen times as much, linear work four times.
const MOST: u32 = 9;

/// Tolerance for costs that do not grow, and for times too short to measure.
const SMALL: Duration = Duration::from_millis(30);

fn now() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap(),
        u32::try_from(time.tv_nsec).unwrap(),
    )
}

/// The lower cost of two runs, since the first warms up caches.
fn cost(mut work: impl FnMut()) -> Duration {
    let mut run = || {
        let begun = now();
        work();
        now().saturating_sub(begun)
    };
    run().min(run())
}

/// Fails if an input four times as large costs more than [`MOST`] times as much.
fn grows_with(count: usize, mut cost_of: impl FnMut(usize) -> Duration) {
    let (little, much) = (cost_of(count), cost_of(4 * count));
    assert!(
        much < little * MOST + SMALL,
        "{count} cost {little:?}, four times as many {much:?}"
    );
}

/// A list of `count` items, each written from its number.
fn list(count: usize, one: impl Fn(&mut String, usize)) -> String {
    let mut list = String::new();
    for number in 0..count {
        one(&mut list, number);
        list.push_str(", ");
    }
    list
}

fn file(before: &str, first: &str, others: &str) -> String {
    format!(
        "Chronicle(format: 1, title: \"T\", {before} events: [(id: \"first\", when: \"1126\", name: \"First\", {first}), {others}])"
    )
}

fn chronicle(text: &str) -> Chronicle {
    format::load(text.as_bytes()).unwrap().chronicle
}

fn loading(text: &str) -> Duration {
    cost(|| drop(chronicle(text)))
}

/// The cost of the card of the first event, and of a key on it.
fn card(text: &str) -> Duration {
    let mut app = App::new(Arc::new(chronicle(text)), &[]);
    let screen = Rect::new(0, 0, 120, 36);
    app.select(EventId::at(0));
    let mut frame = || {
        app.set_seen(draw(
            &app,
            Theme::default(),
            screen,
            &mut Buffer::empty(screen),
        ));
    };
    cost(|| {
        frame();
        frame();
    })
}

fn people(count: usize) -> String {
    let people = list(count, |list, number| {
        write!(list, "\"p{number}\": (name: \"P\")").unwrap();
    });
    format!("people: {{{people}}}, ")
}

fn ids(field: &str, letter: char, count: usize) -> String {
    let ids = list(count, |list, number| {
        write!(list, "\"{letter}{number}\"").unwrap();
    });
    format!("{field}: [{ids}]")
}

#[test]
fn figures_on_a_card() {
    grows_with(100, |count| {
        let figures = list(count, |list, number| {
            write!(
                list,
                "(what: \"figure {}\", value: {number}, unit: \"men\", claimed_by: \"A\")",
                number % 50
            )
            .unwrap();
        });
        card(&file("", &format!("figures: [{figures}]"), ""))
    });
}

#[test]
fn people_of_an_event() {
    grows_with(2_000, |count| {
        loading(&file(&people(count), &ids("people", 'p', count), ""))
    });
}

#[test]
fn what_an_event_led_to() {
    grows_with(1_000, |count| {
        let others = list(count, |list, number| {
            write!(list, "(id: \"e{number}\", when: \"1127\", name: \"E\")").unwrap();
        });
        loading(&file("", &ids("leads_to", 'e', count), &others))
    });
}

#[test]
fn lanes_of_an_event() {
    grows_with(1_000, |count| {
        let lanes = list(count, |list, number| {
            write!(list, "(id: \"l{number}\", name: \"L\")").unwrap();
        });
        loading(&file(
            &format!("lanes: [{lanes}], "),
            &ids("lanes", 'l', count),
            "",
        ))
    });
}

#[test]
fn lanes_on_a_card() {
    grows_with(150, |count| {
        let lanes = list(count, |list, number| {
            write!(list, "(id: \"l{number}\", name: \"L\")").unwrap();
        });
        card(&file(
            &format!("lanes: [{lanes}], "),
            &ids("lanes", 'l', count),
            "",
        ))
    });
}

#[test]
fn people_on_a_card() {
    grows_with(500, |count| {
        card(&file(&people(count), &ids("people", 'p', count), ""))
    });
}

#[test]
fn links_on_a_card() {
    grows_with(500, |count| {
        card(&file(
            "people: {\"p\": (name: \"P\")}, ",
            &format!("text: \"{}\"", "[[p]] and ".repeat(count)),
            "",
        ))
    });
}

#[test]
fn citations_on_a_card() {
    grows_with(500, |count| {
        let sources = list(count, |list, number| {
            write!(list, "(\"s\", \"{number}\")").unwrap();
        });
        card(&file(
            "sources: {\"s\": (title: \"S\")}, ",
            &format!("sources: [{sources}]"),
            "",
        ))
    });
}

/// A frame costs as much as the visible part of a text, once its rows are counted.
#[test]
fn a_long_text() {
    grows_with(2_500, |count| {
        card(&file(
            "",
            &format!("text: \"{}\"", "lorem ipsum ".repeat(count)),
            "",
        ))
    });
}

/// The letters of one burst are searched for once, so they cost little compared to the search itself.
#[test]
fn letters_in_one_burst() {
    let chronicle = Arc::new(format::embedded().unwrap().chronicle);
    let burst = |letters: usize| {
        let typed = parse_keys(&format!("/{}", "jin ".repeat(letters / 4))).unwrap();
        cost(|| {
            let mut app = App::new(Arc::clone(&chronicle), &[]);
            for key in &typed {
                app.press(*key);
            }
            app.prepare();
        })
    };
    let (little, much) = (burst(20), burst(200));
    assert!(
        much < little * 30 + SMALL,
        "20 letters cost {little:?}, 200 {much:?}"
    );
}

/// Names that do not fit on a page of a lane go on the next one, and a lane may be scrolled far.
#[test]
fn a_lane_that_is_scrolled_far() {
    let events = list(2_000, |list, number| {
        write!(
            list,
            "(id: \"e{number}\", when: \"{}\", name: \"Event {number}\", lanes: [\"l\"])",
            1000 + number % 300
        )
        .unwrap();
    });
    let text = format!(
        "Chronicle(format: 1, title: \"T\", lanes: [(id: \"l\", name: \"L\")], events: [{events}])"
    );
    let mut app = App::new(Arc::new(chronicle(&text)), &[]);
    let screen = Rect::new(0, 0, 120, 36);
    let mut pages = 0;
    grows_with(4, |count| {
        for _ in pages..count {
            app.press(parse_keys("}").unwrap()[0]);
            app.set_seen(draw(
                &app,
                Theme::default(),
                screen,
                &mut Buffer::empty(screen),
            ));
        }
        pages = count;
        cost(|| {
            drop(draw(
                &app,
                Theme::default(),
                screen,
                &mut Buffer::empty(screen),
            ));
        })
    });
}
