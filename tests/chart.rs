//! What always holds of the chart, wherever one looks and however wide it is.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::App;
use annals::chronicle::Chronicle;
use annals::layout::{Chart, ChartRequest, LaneRows, Window, axis_row, chart};
use annals::names::Choice;
use annals::text::columns;
use annals::time::{CalendarView, DateStyle, Moment};
use proptest::prelude::*;

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle)))
}

/// Any stretch of the years 1000–1200, from days to all of it.
fn windows() -> impl Strategy<Value = Window> {
    const YEAR: i64 = 31_557_600;
    let start = App::new(chronicle(), &[]).window.from().0;
    (-120 * YEAR..80 * YEAR, 1i64..200 * 365)
        .prop_map(move |(from, days)| Window::new(Moment(start + from), Moment(start + from + days * 86_400)))
}

/// What a chart is asked for, beside whose events it shows.
#[derive(Debug, Clone, Copy)]
struct Asked {
    window: Window,
    columns: u16,
    rows: u16,
    selected: Option<u32>,
    choice: Choice,
}

impl Asked {
    fn of<'a>(&self, chronicle: &'a Chronicle) -> ChartRequest<'a> {
        let Self { window, columns, rows, selected, choice } = *self;
        ChartRequest { chronicle, timeline: &chronicle.relations.timeline, window, columns, rows, selected, choice }
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let languages = chronicle().languages.len();
    (windows(), 1u16..240, 0u16..40, proptest::option::of(0u32..75), 0..languages).prop_map(
        |(window, columns, rows, selected, language)| {
            let mut choice = App::new(chronicle(), &[]).choice;
            choice.main = chronicle().languages.iter().nth(language).unwrap();
            Asked { window, columns, rows, selected, choice }
        },
    )
}

/// The columns that everything on one row of a lane takes, from left to right.
fn taken(lane: &LaneRows, row: u16) -> Vec<(usize, usize)> {
    let mut taken = Vec::new();
    for mark in lane.marks.iter().filter(|mark| mark.row == row) {
        taken.push((usize::from(mark.first), usize::from(mark.last) + 1));
        for label in mark.label.iter().filter(|label| !label.inside) {
            taken.push((usize::from(label.column), usize::from(label.column) + columns(&label.text)));
        }
    }
    taken.sort_unstable();
    taken
}

fn drawn(chart: &Chart) -> usize {
    chart.lanes.iter().map(|lane| lane.marks.len()).sum()
}

proptest! {
    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_chart(asked in asked()) {
        let chart = chart(asked.of(&chronicle()));
        for lane in &chart.lanes {
            for row in 0..lane.event_rows {
                let taken = taken(lane, row);
                for pair in taken.windows(2) {
                    prop_assert!(pair[0].1 <= pair[1].0, "{pair:?} overlap");
                }
                prop_assert!(taken.iter().all(|(_, end)| *end <= usize::from(asked.columns)));
            }
            for (index, band) in lane.bands.iter().enumerate() {
                prop_assert!(band.row < lane.band_rows && band.last < asked.columns);
                let clash = lane.bands[index + 1..]
                    .iter()
                    .find(|other| other.row == band.row && other.first <= band.last && band.first <= other.last);
                prop_assert!(clash.is_none(), "{band:?} meets {clash:?}");
            }
        }
    }

    #[test]
    fn every_event_of_the_window_is_drawn_or_counted(asked in asked()) {
        let chart = chart(asked.of(&chronicle()));
        prop_assert_eq!(drawn(&chart) + chart.hidden, chart.visible);
    }

    #[test]
    fn lanes_take_no_more_rows_than_there_are(asked in asked()) {
        let chart = chart(asked.of(&chronicle()));
        let rows: u16 = chart.lanes.iter().map(|lane| lane.band_rows + lane.event_rows).sum();
        prop_assert!(rows <= asked.rows, "{rows} of {}", asked.rows);
    }

    #[test]
    fn labels_of_the_axis_stand_apart(window in windows(), width in 1u16..240, calendar in 0usize..5, style in 0usize..3) {
        let calendar = annals::time::calendars()[calendar];
        let style = [DateStyle::En, DateStyle::ZhHant, DateStyle::Vi][style];
        let axis = axis_row(calendar, style, window.on(width));
        let mut free = 0;
        for label in &axis.labels {
            prop_assert!(usize::from(label.column) >= free, "{axis:?}");
            free = usize::from(label.column) + columns(&label.text) + 1;
            prop_assert!(free <= usize::from(width) + 1, "{axis:?}");
        }
    }
}

#[test]
fn the_selected_event_is_always_named() {
    let app = App::new(chronicle(), &[String::from("en")]);
    for index in 1..65 {
        let mut app = app.clone();
        app.select(index);
        let selected = u32::try_from(index).unwrap();
        let asked = Asked { window: app.window, columns: 72, rows: 15, selected: Some(selected), choice: app.choice };
        let chart = chart(asked.of(&app.chronicle));
        let mark = chart.lanes.iter().flat_map(|lane| &lane.marks).find(|mark| mark.event == selected);
        assert!(mark.is_some_and(|mark| mark.label.is_some()), "{}", app.chronicle.events[index].id);
    }
}

#[test]
fn the_axis_counts_years_of_both_calendars() {
    let app = App::new(chronicle(), &[String::from("zh-Hant")]);
    let labels = |calendar, style| -> Vec<String> {
        axis_row(calendar, style, app.window.on(100)).labels.into_iter().map(|label| label.text).collect()
    };
    assert_eq!(labels(CalendarView::Julian, DateStyle::En)[..3], ["1120", "1121", "1122"]);
    assert_eq!(labels(CalendarView::Song, DateStyle::ZhHant)[..3], ["宣和二年", "三年", "四年"]);
}
