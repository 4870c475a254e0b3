//! All calendars and eras: the packed tables, and every month written in every language and read back.

use std::path::Path;

use annals::messages::Interface;
use annals::time::{
    CalendarView, Context, DateStyle, Day, Reckoning, When, calendars, readings, write,
};

#[path = "../examples/calendars/pack.rs"]
mod pack;

#[test]
fn the_packed_tables_are_those_of_the_repository() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/calendars");
    let packed = std::fs::read(folder.join("calendars.bin")).unwrap();
    assert!(
        pack::packed(&folder).unwrap() == packed,
        "run `cargo run --example calendars`"
    );
    assert!(packed.len() <= 60_000, "{} bytes", packed.len());
}

/// The year has two twelfth months, and only Han characters distinguish 臘月 from 十二月.
const TWELFTH_TWICE: &str = "성력 3년 12월";

/// A day of every month of every state's calendar, with alternating languages.
#[test]
fn every_month_is_written_and_read_again() {
    let mut months = 0_usize;
    let mut wrong = Vec::new();
    let styles = Interface::ALL.map(Interface::date_style);
    let several = ["china", "tang", "song", "korea", "vietnam"];
    let of_eras = calendars().filter(|calendar| calendar.is_lunisolar());
    for calendar in of_eras.filter(|calendar| !several.contains(&calendar.id())) {
        let reach = calendar.reach().unwrap();
        let mut day = reach.start;
        let end = reach.end.min(Day(2_430_000));
        while day < end {
            let Some(month) = calendar.month_of(day) else {
                day = calendar.next_reached(day).unwrap_or(end);
                continue;
            };
            months += 1;
            let problem = comes_back(calendar, day, styles[months % styles.len()]);
            wrong.extend(problem.filter(|problem| !problem.contains(TWELFTH_TWICE)));
            day = month.end;
        }
    }
    assert!(months > 50_000, "{months}");
    assert!(
        wrong.is_empty(),
        "{} of {months}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
}

fn comes_back(calendar: CalendarView, day: Day, style: DateStyle) -> Option<String> {
    let context = Context {
        calendars: &[calendar],
        near: Some(day),
        ..Context::of(Reckoning::Julian)
    };
    let when = When::of_day(day, Reckoning::Julian);
    let text = write(&when, calendar, style)?;
    match readings(&text, context) {
        Ok(readings) if readings.iter().any(|reading| reading.when == when) => None,
        Ok(readings) => Some(format!(
            "{} {when}: {text} is {}",
            calendar.id(),
            readings[0].when
        )),
        Err(error) => Some(format!("{} {when}: {text}: {error}", calendar.id())),
    }
}

/// The manual names all calendars.
#[test]
fn the_manual_has_a_table_of_all_calendars() {
    let manual = include_str!("../docs/format.md");
    let (_, table) = manual.split_once("\n## Calendars\n").unwrap();
    let rows: Vec<&str> = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let known: Vec<String> = calendars()
        .map(|calendar| format!("| `{}` | {} |", calendar.id(), calendar.name()))
        .collect();
    assert_eq!(rows, known);
}

/// Between the two reunions of Japan, its calendar shows the eras of the southern court.
#[test]
fn the_calendar_of_japan_has_no_hole() {
    let japan = CalendarView::named("japan").unwrap();
    let mut day = Reckoning::Julian
        .day(annals::time::CivilDate::new(1330, 1, 1))
        .unwrap();
    while japan.date(day).is_some() && day.0 < 2_234_000 {
        day = day.plus(1);
    }
    assert_eq!(day.0, 2_234_000);
}
