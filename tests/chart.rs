//! What always holds of the chart, wherever one looks and however wide it is.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::App;
use annals::chronicle::Chronicle;
use annals::layout::{Chart, ChartRequest, LabelPlace, LaneRows, Scale, Stand, Window, axis_row, chart};
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
    stand: Stand,
    step: u8,
    expanded: Option<usize>,
}

impl Asked {
    fn of<'a>(&self, chronicle: &'a Chronicle) -> ChartRequest<'a> {
        let Self { window, columns, rows, selected, choice, stand, step, expanded } = *self;
        let scale = &scales()[usize::from(step)];
        let timeline = &chronicle.relations.timeline;
        ChartRequest { chronicle, timeline, window, columns, rows, selected, choice, expanded, stand, scale }
    }
}

/// True time, and every step away from it.
fn scales() -> &'static [Scale] {
    static SCALES: OnceLock<Vec<Scale>> = OnceLock::new();
    SCALES.get_or_init(|| (0..5).map(|step| Scale::of(&chronicle().relations.timeline, step)).collect())
}

fn asked() -> impl Strategy<Value = Asked> {
    let languages = chronicle().languages.len();
    (
        windows(),
        1u16..240,
        0u16..40,
        proptest::option::of(0u32..75),
        0..languages,
        (0usize..3, 0u8..5, proptest::option::of(0usize..5)),
    )
        .prop_map(|(window, columns, rows, selected, language, (stand, step, expanded))| {
            let mut choice = App::new(chronicle(), &[]).choice;
            choice.main = chronicle().languages.iter().nth(language).unwrap();
            let stand = [Stand::Either, Stand::Upright, Stand::Lying][stand];
            Asked { window, columns, rows, selected, choice, stand, step, expanded }
        })
}

/// The cells, by row and column, that everything on the event rows of a lane takes.
fn taken(lane: &LaneRows) -> Vec<(u16, usize)> {
    let mut taken = Vec::new();
    for mark in &lane.marks {
        taken.extend((mark.first..=mark.last).map(|column| (mark.row, usize::from(column))));
        for label in mark.label.iter().filter(|label| label.place != LabelPlace::Inside) {
            let first = mark.row + u16::from(label.place == LabelPlace::Below);
            for (row, line) in (first..).zip(&label.lines) {
                let column = usize::from(label.column);
                taken.extend((column..column + columns(line)).map(|column| (row, column)));
            }
        }
    }
    taken.sort_unstable();
    taken
}

fn drawn(chart: &Chart<'_>) -> usize {
    chart.lanes.iter().map(|lane| lane.marks.len()).sum()
}

proptest! {
    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_chart(asked in asked()) {
        let chronicle = chronicle();
        let chart = chart(asked.of(&chronicle));
        for lane in &chart.lanes {
            let taken = taken(lane);
            prop_assert!(taken.windows(2).all(|pair| pair[0] != pair[1]), "two things share a cell: {taken:?}");
            let inside = |(row, column): &(u16, usize)| *row < lane.event_rows && *column < usize::from(asked.columns);
            prop_assert!(taken.iter().all(inside), "something leaves the lane: {taken:?}");
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
        let chronicle = chronicle();
        let chart = chart(asked.of(&chronicle));
        prop_assert_eq!(drawn(&chart) + chart.hidden, chart.visible);
    }

    #[test]
    fn panning_there_and_back_lays_out_the_same(asked in asked(), by in 1i64..60) {
        let there = Asked { window: asked.window.panned(by, asked.columns), ..asked };
        let back = Asked { window: there.window.panned(-by, asked.columns), ..there };
        let lanes = |asked: Asked| format!("{:?}", chart(asked.of(&chronicle())).lanes);
        prop_assert_eq!(lanes(asked), lanes(back));
    }

    #[test]
    fn zooming_keeps_the_anchor_on_any_scale(window in windows(), step in 1u8..5, part in 1i64..99, columns in 20u16..200) {
        let scale = Scale::of(&chronicle().relations.timeline, step);
        let about = window.spread(columns, &scale).start_of(i64::from(columns) * part / 100);
        let zoomed = scale.change(window, |window| window.zoomed(scale.at(about), 2, 3));
        let back = scale.change(zoomed, |window| window.zoomed(scale.at(about), 3, 2));
        let column = |window: Window| window.spread(columns, &scale).of(about);
        prop_assert!((column(window) - column(zoomed)).abs() <= 1);
        prop_assert!((column(window) - column(back)).abs() <= 1);
    }

    #[test]
    fn lanes_take_no_more_rows_than_there_are(asked in asked()) {
        let chronicle = chronicle();
        let chart = chart(asked.of(&chronicle));
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
        let (window, choice, stand) = (app.window, app.choice, app.stand);
        let asked =
            Asked { window, columns: 72, rows: 15, selected: Some(selected), choice, stand, step: 0, expanded: None };
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
