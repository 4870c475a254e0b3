//! What always holds of the chart, wherever one looks and however wide it is.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::App;
use annals::chronicle::Chronicle;
use annals::layout::{
    Chart, ChartRequest, Height, LabelPlace, LaneRows, RowView, Scale, Stand, Window, axis_row, chart,
};
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
        let rows_shown = &views()[expanded.map_or(0, |row| row + 1)];
        ChartRequest { chronicle, timeline, window, columns, rows, selected, choice, rows_shown, stand, scale }
    }
}

/// The rows as they come, and with each of them in turn higher or lower than the others.
fn views() -> &'static [Vec<RowView>] {
    static VIEWS: OnceLock<Vec<Vec<RowView>>> = OnceLock::new();
    VIEWS.get_or_init(|| {
        let rows = RowView::all(&chronicle().relations.timeline);
        let with = |height: Height, scroll: u16, place: usize| {
            let mut rows = rows.clone();
            (rows[place].height, rows[place].scroll) = (height, scroll);
            rows.rotate_left(place);
            rows
        };
        let places = || 0..rows.len();
        let changed = places()
            .map(|place| with(Height::Whole, 0, place))
            .chain(places().map(|place| with(Height::Low, 0, place)))
            .chain(places().map(|place| with(Height::Fitting, 5, place)))
            .chain(places().map(|place| with(Height::Whole, 7, place)));
        std::iter::once(rows.clone()).chain(changed).collect()
    })
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
        (0usize..3, 0u8..5, proptest::option::of(0..views().len() - 1)),
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

/// The events that have a mark, each once, however many lanes it stands on.
fn drawn(chart: &Chart<'_>) -> usize {
    let events = chart.lanes.iter().flat_map(|lane| &lane.marks).map(|mark| mark.event);
    events.collect::<std::collections::BTreeSet<_>>().len()
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
    fn a_lane_counts_its_own_events_and_has_each_guest_from_another(asked in asked()) {
        let chronicle = chronicle();
        let chart = chart(asked.of(&chronicle));
        let home = |event: u32| chronicle.events[event as usize].lanes.first().map(|lane| chronicle.row_lane(*lane));
        for lane in &chart.lanes {
            for mark in &lane.marks {
                prop_assert_eq!(mark.guest, home(mark.event) != lane.lane);
                prop_assert!(!mark.guest || mark.label.is_none());
                let lanes = &chronicle.events[mark.event as usize].lanes;
                prop_assert!(lanes.is_empty() || lanes.iter().any(|of| Some(chronicle.row_lane(*of)) == lane.lane));
            }
            let mut events: Vec<u32> = lane.marks.iter().map(|mark| mark.event).collect();
            events.sort_unstable();
            prop_assert!(events.windows(2).all(|pair| pair[0] != pair[1]), "an event stands twice on one lane");
        }
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
        let mark = chart.lanes.iter().flat_map(|lane| &lane.marks).find(|mark| mark.event == selected && !mark.guest);
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
