//! Frames as they are drawn: what the mouse hits is what is seen, and everything seen has enough contrast.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use annals::app::{App, Places, parse_keys};
use annals::chronicle::Chronicle;
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

const SIZES: [(u16, u16); 2] = [(80, 24), (160, 45)];

const LANGUAGES: [&str; 2] = ["en", "zh-Hant"];

/// Ways to screens with many links and events.
const WAYS: [&str; 15] = [
    "",
    "i",
    "i<space>",
    "i<space><space>",
    "z",
    "zi<space>",
    "s",
    "s<space>",
    "sjj<space><space>",
    "/second siege<enter>",
    "/second siege<enter><space>",
    "/zhang jue<enter>",
    "/bianjing<enter><space>",
    "/first siege<enter>+++",
    "v++llll",
];

/// Dialogs, the map, and lines over what is below them.
const OVER: [&str; 9] = [
    "?",
    "oj ",
    "L",
    "<ctrl-p>",
    ":1125-10",
    "/jin",
    "m",
    "s?",
    "/cao xun<enter>+",
];

fn frames(
    ways: &[&str],
    chronicle: &Arc<Chronicle>,
    theme: Theme,
    mut check: impl FnMut(&str, &Places, &Buffer),
) {
    for size in SIZES {
        for language in LANGUAGES {
            for way in ways {
                let mut app = App::new(Arc::clone(chronicle), &[language.to_owned()]);
                let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
                for key in parse_keys(way).unwrap() {
                    app.press(key);
                    while app.busy() {
                        app.work();
                    }
                    app.set_seen(draw(&app, theme, buffer.area, &mut buffer));
                }
                buffer.reset();
                let seen = draw(&app, theme, buffer.area, &mut buffer);
                check(
                    &format!("{size:?} {language} {way:?}"),
                    &seen.places,
                    &buffer,
                );
            }
        }
    }
}

fn chronicles() -> Vec<Arc<Chronicle>> {
    let rome = std::fs::read("examples/rome.ron").unwrap();
    let chronicles = [annals::format::embedded(), annals::format::load(&rome)];
    let chronicles = chronicles.into_iter();
    chronicles
        .map(|loaded| Arc::new(loaded.unwrap().chronicle))
        .collect()
}

fn text(buffer: &Buffer, area: Rect) -> String {
    area.positions().map(|at| buffer[at].symbol()).collect()
}

#[test]
fn what_looks_like_a_link_can_be_pressed_and_nothing_else() {
    let mut wrong = Vec::new();
    for chronicle in chronicles() {
        frames(&WAYS, &chronicle, Theme::night(), |name, places, buffer| {
            let is_link = |at: Position| places.links.iter().any(|(link, _)| link.contains(at));
            for at in places.card.positions() {
                let cell = &buffer[at];
                let looks = cell.modifier.contains(Modifier::UNDERLINED);
                let is_chip = cell.bg != buffer[(places.card.right() - 1, at.y)].bg;
                if looks != is_link(at) && cell.symbol() != " " && !is_chip {
                    let row = Rect {
                        y: at.y,
                        height: 1,
                        ..places.card
                    };
                    wrong.push(format!(
                        "{name} {at} looks like a link: {looks}: {}",
                        text(buffer, row)
                    ));
                }
            }
        });
    }
    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(12)]
    );
}

#[test]
fn no_cell_is_hit_for_two_events() {
    let mut wrong = Vec::new();
    for chronicle in chronicles() {
        frames(&WAYS, &chronicle, Theme::night(), |name, places, buffer| {
            let mut owners = HashMap::new();
            for (area, event) in &places.events {
                for at in area.positions() {
                    let first = *owners.entry(at).or_insert(*event);
                    if first != *event {
                        wrong.push(format!(
                            "{name} {at}: {} and {}: {}",
                            chronicle.id(first),
                            chronicle.id(*event),
                            text(buffer, *area)
                        ));
                    }
                }
            }
        });
    }
    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(12)]
    );
}

/// The relative luminance of a colour, by WCAG 2; `None` if it is one of the terminal's own.
fn luminance(colour: Color) -> Option<f64> {
    let Color::Rgb(red, green, blue) = colour else {
        return None;
    };
    let linear = |part: u8| match f64::from(part) / 255.0 {
        part if part <= 0.03928 => part / 12.92,
        part => ((part + 0.055) / 1.055).powf(2.4),
    };
    Some(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}

/// The contrast that a character needs: letters and digits more than signs and lines; surfaces that are drawn with blocks need none.
fn least(symbol: &str) -> f64 {
    match symbol.chars().next() {
        None | Some(' ' | '▒' | '\u{2596}'..='\u{259F}' | '▀' | '▄' | '▌' | '▐') => 1.0,
        Some(letter) if letter.is_alphanumeric() => 4.5,
        Some(_) => 3.0,
    }
}

#[test]
fn what_is_drawn_has_enough_contrast() {
    let mut wrong = BTreeMap::new();
    for (theme, look) in [("night", Theme::night()), ("paper", Theme::paper())] {
        for chronicle in chronicles() {
            frames(
                &[&WAYS[..], &OVER].concat(),
                &chronicle,
                look,
                |name, _, buffer| {
                    for at in buffer.area.positions() {
                        let cell = &buffer[at];
                        let (one, other) =
                            (luminance(cell.fg).unwrap(), luminance(cell.bg).unwrap());
                        let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                        if contrast < least(cell.symbol()) {
                            let what = format!(
                                "{} {} on {} in {theme}: {contrast:.2}",
                                cell.symbol(),
                                cell.fg,
                                cell.bg
                            );
                            wrong.entry(what).or_insert_with(|| format!("{name} {at}"));
                        }
                    }
                },
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
