//! The axis from ten thousand years to a day, in one calendar and in two.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use annals::layout::{AxisRow, Window, axis_rows};
use annals::messages::Interface;
use annals::text::Widths;
use annals::time::{
    CalendarView, Calendars, DateStyle, Dating, Offered, Reckoning, SECONDS_PER_DAY, When,
};

use CalendarView::{Gregorian, Julian};

const DAY: i64 = SECONDS_PER_DAY;
const YEAR: i64 = 365 * DAY;

const ZOOMS: [(&str, i64); 10] = [
    ("10,000 years", 10_000 * YEAR),
    ("1,000 years", 1_000 * YEAR),
    ("100 years", 100 * YEAR),
    ("30 years", 30 * YEAR),
    ("8 years", 8 * YEAR),
    ("3 years", 3 * YEAR),
    ("1 year", YEAR),
    ("100 days", 100 * DAY),
    ("30 days", 30 * DAY),
    ("1 day", DAY),
];

fn calendars() -> [Calendars; 4] {
    let song = CalendarView::named("song").unwrap();
    [
        Calendars::one(Gregorian),
        Calendars::one(Julian),
        Calendars::one(song),
        Calendars::two(Julian, song),
    ]
}

/// The axis about the fall of Bianjing, at every zoom, in every calendar.
fn axes(width: u16, style: DateStyle) -> String {
    let middle = When::parse("1127-01-09", Reckoning::Julian)
        .unwrap()
        .extent()
        .start();
    let mut drawn = Vec::new();
    for (zoom, seconds) in ZOOMS {
        for calendars in calendars() {
            let window = Window::new(
                middle.plus(-seconds / 2),
                middle.plus(seconds - seconds / 2),
            );
            drawn.push(format!("{zoom} · {}", Interface::En.calendars(calendars)));
            let rows = axis_rows(
                Dating {
                    calendars,
                    style,
                    eras: style,
                    offered: Offered::default(),
                },
                Julian,
                &[],
                window.on(width),
                Widths::default(),
                2,
            );
            drawn.extend(rows.iter().map(|row| format!("│{}│", line(row, width))));
        }
    }
    drawn.join("\n")
}

/// A row as it is drawn, with the ticks that say nothing as dots; no label may begin before the one to its left has ended, or end outside.
fn line(row: &AxisRow, width: u16) -> String {
    let mut line = String::new();
    for label in &row.labels {
        let gap = usize::from(label.column).checked_sub(Widths::default().columns(&line));
        assert!(gap.is_some(), "{label:?} overlaps {line:?}");
        line += &" ".repeat(gap.unwrap_or_default());
        line += &label.text;
        assert!(
            Widths::default().columns(&line) <= usize::from(width),
            "{label:?} is cut"
        );
    }
    let rest = usize::from(width) - Widths::default().columns(&line);
    line + &" ".repeat(rest)
}

#[test]
fn eighty_columns() {
    insta::assert_snapshot!(axes(80, Interface::En.date_style()));
}

#[test]
fn a_hundred_and_sixty_columns() {
    insta::assert_snapshot!(axes(160, Interface::En.date_style()));
}

#[test]
fn eighty_columns_in_chinese() {
    insta::assert_snapshot!(axes(80, Interface::ZhHant.date_style()));
}

#[test]
fn a_hundred_and_sixty_columns_in_chinese() {
    insta::assert_snapshot!(axes(160, Interface::ZhHant.date_style()));
}
