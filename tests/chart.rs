//! What always holds of the chart, wherever one looks and however wide it is.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::App;
use annals::chronicle::Chronicle;
use annals::layout::{
    Chart, ChartRequest, Height, LabelPlace, LaneRows, RowView, Scale, Stand, Window, axis_row,
    chart,
};
use annals::names::Choice;
use annals::text::Widths;
use annals::time::{CalendarView, DateStyle};
use proptest::prelude::*;

#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;

/// A chronicle with the ways to look at it.
struct Subject {
    chronicle: Arc<Chronicle>,
    /// The rows as they come, and with each of them in turn higher or lower than the others.
    views: Vec<Vec<RowView>>,
    /// True time, and every step away from it.
    scales: Vec<Scale>,
}

impl std::fmt::Debug for Subject {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} events", self.chronicle.events.len())
    }
}

impl Subject {
    fn new(chronicle: Chronicle) -> Self {
        let rows = RowView::all(&chronicle.relations.timeline);
        let scales = (0..5)
            .map(|step| Scale::of(&chronicle.relations.timeline, step))
            .collect();
        Self {
            views: views(&rows),
            scales,
            chronicle: Arc::new(chronicle),
        }
    }
}

/// The embedded chronicle, and one with more events than any chart has room for.
fn subjects() -> &'static [Subject; 2] {
    static SUBJECTS: OnceLock<[Subject; 2]> = OnceLock::new();
    SUBJECTS.get_or_init(|| {
        let mut text = Vec::new();
        made_up::write(&mut text, 10_000, 5, made_up::Measure::Full).unwrap();
        [
            annals::format::embedded().unwrap(),
            annals::format::load(&text).unwrap(),
        ]
        .map(|loaded| Subject::new(loaded.chronicle))
    })
}

fn chronicle() -> Arc<Chronicle> {
    Arc::clone(&subjects()[0].chronicle)
}

/// Any stretch of its time, or a little before or after it: from an hour to more than all of it, the short ones as often as the long ones.
fn windows(subject: &Subject) -> impl Strategy<Value = Window> + use<> {
    let (first, last) = subject.chronicle.relations.timeline.bounds().unwrap();
    let whole = last.since(first) / 3_600;
    (-200i64..1_100, 0..=whole.ilog2(), 8i64..16).prop_map(move |(thousandths, power, eighths)| {
        let start = first.plus(whole * thousandths / 1_000 * 3_600);
        Window::new(start, start.plus((eighths << power) / 8 * 3_600))
    })
}

/// What a chart is asked for.
#[derive(Debug, Clone, Copy)]
struct Asked {
    subject: &'static Subject,
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
    fn of(&self) -> ChartRequest<'static> {
        let Self {
            subject,
            window,
            columns,
            rows,
            selected,
            choice,
            stand,
            step,
            expanded,
        } = *self;
        let scale = &subject.scales[usize::from(step)];
        let chronicle = &subject.chronicle;
        let timeline = &chronicle.relations.timeline;
        let rows_shown = &subject.views[expanded.map_or(0, |row| row + 1)];
        ChartRequest {
            chronicle,
            timeline,
            window,
            columns,
            rows,
            selected,
            choice,
            widths: Widths::default(),
            rows_shown,
            stand,
            scale,
        }
    }
}

fn views(rows: &[RowView]) -> Vec<Vec<RowView>> {
    let with = |height: Height, scroll: u16, place: usize| {
        let mut rows = rows.to_vec();
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
    std::iter::once(rows.to_vec()).chain(changed).collect()
}

fn asked() -> impl Strategy<Value = Asked> {
    (0..subjects().len()).prop_flat_map(|subject| {
        let subject = &subjects()[subject];
        let events = u32::try_from(subject.chronicle.events.len()).unwrap();
        (
            windows(subject),
            1u16..240,
            0u16..40,
            proptest::option::of(0..events),
            0..subject.chronicle.languages.len(),
            (
                0usize..3,
                0u8..5,
                proptest::option::of(0..subject.views.len() - 1),
            ),
        )
            .prop_map(
                move |(window, columns, rows, selected, language, (stand, step, expanded))| {
                    let main = subject.chronicle.languages.iter().nth(language).unwrap();
                    let choice = Choice {
                        main,
                        ..App::new(Arc::clone(&subject.chronicle), &[]).choice
                    };
                    let stand = [Stand::Either, Stand::Upright, Stand::Lying][stand];
                    Asked {
                        subject,
                        window,
                        columns,
                        rows,
                        selected,
                        choice,
                        stand,
                        step,
                        expanded,
                    }
                },
            )
    })
}

/// The cells, by row and column, that everything on the event rows of a lane takes.
fn taken(lane: &LaneRows) -> Vec<(u16, usize)> {
    let mut taken = Vec::new();
    for mark in &lane.marks {
        taken.extend((mark.first..=mark.last).map(|column| (mark.row, usize::from(column))));
        for label in mark
            .label
            .iter()
            .filter(|label| label.place != LabelPlace::Inside)
        {
            let first = mark.row + u16::from(label.place == LabelPlace::Below);
            for (row, line) in (first..).zip(&label.lines) {
                let column = usize::from(label.column);
                taken.extend(
                    (column..column + Widths::default().columns(line)).map(|column| (row, column)),
                );
            }
        }
    }
    taken.sort_unstable();
    taken
}

/// The events that have a mark, each once, however many lanes it stands on.
fn drawn(chart: &Chart<'_>) -> usize {
    let events = chart
        .lanes
        .iter()
        .flat_map(|lane| &lane.marks)
        .map(|mark| mark.event);
    events.collect::<std::collections::BTreeSet<_>>().len()
}

proptest! {
    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_chart(asked in asked()) {
        let chart = chart(asked.of());
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
        let chart = chart(asked.of());
        prop_assert_eq!(drawn(&chart) + chart.hidden, chart.visible);
    }

    #[test]
    fn a_lane_counts_its_own_events_and_has_each_guest_from_another(asked in asked()) {
        let chronicle = &asked.subject.chronicle;
        let chart = chart(asked.of());
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
        let lanes = |asked: Asked| format!("{:?}", chart(asked.of()).lanes);
        prop_assert_eq!(lanes(asked), lanes(back));
    }

    #[test]
    fn zooming_keeps_the_anchor_on_any_scale(window in windows(&subjects()[0]), step in 1u8..5, part in 1i64..99, columns in 20u16..200) {
        let scale = Scale::of(&chronicle().relations.timeline, step);
        let about = window.spread(columns, &scale).start_of(i64::from(columns) * part / 100);
        let zoomed = scale.zoomed(window, about, 2, 3);
        let back = scale.zoomed(zoomed, about, 3, 2);
        let column = |window: Window| window.spread(columns, &scale).of(about);
        prop_assert!((column(window) - column(zoomed)).abs() <= 1);
        prop_assert!((column(window) - column(back)).abs() <= 1);
    }

    #[test]
    fn lanes_take_no_more_rows_than_there_are(asked in asked()) {
        let chart = chart(asked.of());
        let rows: u16 = chart.lanes.iter().map(|lane| lane.band_rows + lane.event_rows).sum();
        prop_assert!(rows <= asked.rows, "{rows} of {}", asked.rows);
    }

    #[test]
    fn labels_of_the_axis_stand_apart(window in windows(&subjects()[0]), width in 1u16..240, calendar in 0usize..5, style in 0usize..3) {
        let calendar = annals::time::calendars()[calendar];
        let style = [DateStyle::En, DateStyle::ZhHant, DateStyle::Vi][style];
        let axis = axis_row(calendar, style, window.on(width), Widths::default());
        let mut free = 0;
        for label in &axis.labels {
            prop_assert!(usize::from(label.column) >= free, "{axis:?}");
            free = usize::from(label.column) + Widths::default().columns(&label.text) + 1;
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
        let asked = Asked {
            subject: &subjects()[0],
            window,
            columns: 72,
            rows: 15,
            selected: Some(selected),
            choice,
            stand,
            step: 0,
            expanded: None,
        };
        let chart = chart(asked.of());
        let mark = chart
            .lanes
            .iter()
            .flat_map(|lane| &lane.marks)
            .find(|mark| mark.event == selected && !mark.guest);
        assert!(
            mark.is_some_and(|mark| mark.label.is_some()),
            "{}",
            app.chronicle.events[index].id
        );
    }
}

#[test]
fn the_axis_counts_years_of_both_calendars() {
    let app = App::new(chronicle(), &[String::from("zh-Hant")]);
    let labels = |calendar, style| -> Vec<String> {
        axis_row(calendar, style, app.window.on(100), Widths::default())
            .labels
            .into_iter()
            .map(|label| label.text)
            .collect()
    };
    assert_eq!(
        labels(CalendarView::Julian, DateStyle::En)[..3],
        ["1120", "1121", "1122"]
    );
    assert_eq!(
        labels(CalendarView::Song, DateStyle::ZhHant)[..3],
        ["宣和二年", "三年", "四年"]
    );
}
