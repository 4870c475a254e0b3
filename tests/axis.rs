//! The axis from ten thousand years to a day, in one calendar and in two.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use annals::app::{App, parse_keys};
use annals::layout::{AxisRow, Window, axis_rows};
use annals::messages::Interface;
use annals::text::Widths;
use annals::time::{
    CalendarView, Calendars, DateStyle, Dating, Day, Offered, Reckoning, SECONDS_PER_DAY, When,
    lunar_day,
};
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

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

/// The axis around the fall of Bianjing, at every zoom, in every calendar.
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

/// A row as drawn, with ticks without labels as dots. Fails if a label begins before the one to its left has ended, or crosses the edge.
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

/// A date in the Song calendar as read from labels: era and year, month, day, as far as they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
struct Read {
    era: String,
    year: String,
    month: Option<String>,
    day: Option<String>,
}

impl Read {
    /// The date of a label that follows another one: larger units that it leaves out are inherited, smaller ones are reset.
    fn then(&self, label: &str) -> Self {
        let (year, rest) = match label.split_once('年') {
            Some((year, rest)) => (Some(year), rest),
            None => (None, label),
        };
        let (month, day) = match rest.split_once('月') {
            Some((month, day)) => (Some(month), day),
            None => (None, rest),
        };
        let mut read = self.clone();
        if let Some(year) = year {
            let at = year.char_indices().nth(2).map_or(0, |(at, _)| at);
            if year.chars().count() > 2 {
                year[..at].clone_into(&mut read.era);
            }
            year[if year.chars().count() > 2 { at } else { 0 }..].clone_into(&mut read.year);
            (read.month, read.day) = (None, None);
        }
        if let Some(month) = month {
            (read.month, read.day) = (Some(format!("{month}月")), None);
        }
        if !day.is_empty() {
            read.day = Some(day.to_owned());
        }
        read
    }

    /// Whether it matches the calendar's date of a day.
    fn is_on(&self, day: Day) -> bool {
        let style = Interface::ZhHant.date_style();
        let song = CalendarView::named("song").unwrap();
        lunar_day(song, day).is_some_and(|date| {
            let same =
                |read: &Option<String>, is: String| read.as_ref().is_none_or(|read| *read == is);
            date.year_text(style) == format!("{}{}年", self.era, self.year)
                && same(&self.month, date.month_number(style))
                && same(&self.day, date.day_number(style))
        })
    }
}

/// The texts of a row of the screen with their columns, separated by blanks.
fn words(buffer: &Buffer, row: u16, columns: std::ops::Range<u16>) -> Vec<(u16, String)> {
    let mut words: Vec<(u16, String)> = Vec::new();
    let mut after_blank = true;
    for column in columns {
        match buffer[(column, row)].symbol() {
            " " => after_blank = true,
            "" => {}
            symbol if after_blank => {
                words.push((column, symbol.to_owned()));
                after_blank = false;
            }
            symbol => words.last_mut().unwrap().1 += symbol,
        }
    }
    words
}

#[test]
fn whoever_reads_the_axis_from_the_left_reads_true_dates() {
    let chronicle = Arc::new(annals::format::embedded().unwrap().chronicle);
    let mut read_in_all = 0;
    for (calendars, row) in [("", 1), ("ccccc", 0)] {
        for zoom in ["", "0", "+++", "++++++"] {
            let mut app = App::new(Arc::clone(&chronicle), &["zh-Hant".to_owned()]);
            for key in parse_keys(&format!("{calendars}{zoom}")).unwrap() {
                app.press(key);
            }
            for _ in 0..4 {
                read_in_all += hold_true(&mut app, row);
                for key in parse_keys("jjjjjjjjjjjjjjjjjjjj").unwrap() {
                    app.press(key);
                }
            }
        }
    }
    assert!(read_in_all > 80, "{read_in_all}");
}

/// Checks a row of the axis as drawn; returns the number of its labels.
fn hold_true(app: &mut App, row: u16) -> usize {
    let area = Rect::new(0, 0, 100, 40);
    let mut buffer = Buffer::empty(area);
    app.set_seen(draw(app, Theme::default(), area, &mut buffer));
    let time = app.seen().places.time;
    let columns = app.window().spread(time.width, app.scale());
    let mut read = Read::default();
    let labels = words(&buffer, time.y + row, time.left()..time.right());
    let labels: Vec<_> = labels
        .into_iter()
        .filter(|(_, label)| {
            label
                .chars()
                .any(|c| matches!(c, '年' | '月' | '初' | '十' | '廿' | '三'))
        })
        .filter(|(_, label)| !label.contains(['–', ':']))
        // The chip of the selected event shows its own date, possibly beside its column.
        .filter(|(column, _)| {
            let look = buffer[(*column, time.y + row)].style();
            look.patch(Theme::default().chip()) != look
        })
        .collect();
    for (column, label) in &labels {
        read = read.then(label);
        let (first, end) = (column - time.x, column - time.x + 1);
        let (from, to) = (
            columns.start_of(first.into()).day(),
            columns.start_of(end.into()).day(),
        );
        let days = from.0..=to.0;
        let day = |number: i64| from.plus(number - from.0);
        assert!(
            days.clone().any(|number| read.is_on(day(number))),
            "{row}: {label} of {labels:?} is read as {read:?}, on {:?}",
            lunar_day(CalendarView::named("song").unwrap(), from)
        );
    }
    labels.len()
}
