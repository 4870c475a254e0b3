//! Invariants of the chart for any window and any width.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use annals::app::App;
use annals::chronicle::{Chronicle, EventId};
use annals::layout::{
    Chart, ChartRequest, Flag, Height, LaneRows, RowView, Scale, Side, Stand, Window, axis_row,
    chart,
};
use annals::messages::Interface;
use annals::names::Choice;
use annals::text::Widths;
use annals::time::CalendarView;
use proptest::prelude::*;

#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;

/// A chronicle with the ways to view it.
struct Subject {
    chronicle: Arc<Chronicle>,
    /// The rows in order, and variants with each row in turn higher or lower than the others.
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

/// A random window in or near its time range: from an hour to more than the whole range, with all orders of magnitude equally likely.
fn windows(subject: &Subject) -> impl Strategy<Value = Window> + use<> {
    let (first, last) = subject.chronicle.relations.timeline.bounds().unwrap();
    let whole = last.since(first) / 3_600;
    (-200i64..1_100, 0..=whole.ilog2(), 8i64..16).prop_map(move |(thousandths, power, eighths)| {
        let start = first.plus(whole * thousandths / 1_000 * 3_600);
        Window::new(start, start.plus((eighths << power) / 8 * 3_600))
    })
}

/// The parameters of a chart.
#[derive(Debug, Clone, Copy)]
struct Asked {
    subject: &'static Subject,
    window: Window,
    settled: Window,
    columns: u16,
    rows: u16,
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
            settled,
            columns,
            rows,
            choice,
            stand,
            step,
            expanded,
        } = *self;
        let chronicle = &subject.chronicle;
        ChartRequest {
            chronicle,
            timeline: &chronicle.relations.timeline,
            window,
            settled,
            columns,
            rows,
            choice,
            widths: Widths::default(),
            rows_shown: &subject.views[expanded.map_or(0, |row| row + 1)],
            stand,
            scale: &subject.scales[usize::from(step)],
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
        .chain(places().map(|place| with(Height::Fitting, 1, place)))
        .chain(places().map(|place| with(Height::Whole, 3, place)));
    std::iter::once(rows.to_vec()).chain(changed).collect()
}

fn asked() -> impl Strategy<Value = Asked> {
    (0..subjects().len()).prop_flat_map(|subject| {
        let subject = &subjects()[subject];
        (
            windows(subject),
            -150i64..150,
            1u16..240,
            0u16..40,
            0..subject.chronicle.languages.len(),
            (
                0usize..3,
                0u8..5,
                proptest::option::of(0..subject.views.len() - 1),
            ),
        )
            .prop_map(
                move |(settled, by, columns, rows, language, (stand, step, expanded))| {
                    let main = subject.chronicle.languages.iter().nth(language).unwrap();
                    let choice = Choice {
                        main,
                        ..App::new(Arc::clone(&subject.chronicle), &[]).choice()
                    };
                    let stand = [Stand::Either, Stand::Upright, Stand::Lying][stand];
                    Asked {
                        subject,
                        window: settled.panned(by, columns),
                        settled,
                        columns,
                        rows,
                        choice,
                        stand,
                        step,
                        expanded,
                    }
                },
            )
    })
}

/// A row, and a range of columns on it.
type Stretch = (u16, std::ops::Range<u16>);

/// The cells, by row and column, that names and stems take above the band of a lane, and the ranges that bars take below it.
fn taken(lane: &LaneRows) -> (Vec<(u16, u16)>, Vec<Stretch>) {
    let mut above = Vec::new();
    for flag in &lane.flags {
        let words = flag.from..flag.from + flag.width;
        let rows = flag.row..flag.row + flag.height();
        above.extend(rows.flat_map(|row| words.clone().map(move |column| (row, column))));
        above.extend((0..flag.row).map(|row| (row, flag.column)));
    }
    let mut below = Vec::new();
    for bar in &lane.bars {
        below.push((bar.row, bar.first..bar.last + 1));
        let beside = bar.label.iter().filter(|label| !label.side.is_inside());
        below.extend(beside.map(|label| (bar.row, label.column..label.column + label.width)));
    }
    above.sort_unstable();
    below.sort_unstable_by_key(|(row, columns)| (*row, columns.start));
    (above, below)
}

/// The number of rows between each fully visible name and the top of the chart, by event.
fn rows_of_names(chart: &Chart<'_>) -> Vec<(EventId, u16)> {
    let mut top = chart.behind_rows;
    let mut rows = Vec::new();
    for lane in &chart.lanes {
        let band = top + lane.flag_rows;
        rows.extend(lane.flags.iter().map(|flag| (flag.event, band - flag.row)));
        top += lane.height();
    }
    rows.sort_unstable();
    rows
}

proptest! {
    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_chart(asked in asked()) {
        let chart = chart(asked.of());
        for lane in &chart.lanes {
            let (above, below) = taken(lane);
            prop_assert!(above.windows(2).all(|pair| pair[0] != pair[1]), "two names share a cell: {above:?}");
            prop_assert!(above.iter().all(|(row, column)| *row < lane.flag_rows && *column < asked.columns));
            for pair in below.windows(2) {
                prop_assert!(pair[0].0 != pair[1].0 || pair[0].1.end <= pair[1].1.start, "bars meet: {pair:?}");
            }
            prop_assert!(below.iter().all(|(row, columns)| *row < lane.bar_rows && columns.end <= asked.columns));
            for bar in &lane.bars {
                let Some(label) = bar.label.as_ref().filter(|label| label.side == Side::Left) else {
                    continue;
                };
                let is_near = |(row, columns): &Stretch| {
                    *row == bar.row && columns.start < label.column && columns.end + 3 > label.column
                };
                prop_assert!(!below.iter().any(is_near), "it could be the name of the bar before it: {label:?} {below:?}");
            }
            for bands in [&lane.bands, &lane.eras] {
                for pair in bands.windows(2) {
                    prop_assert!(pair[0].last < pair[1].first || pair[0].first == pair[1].first, "bands meet: {pair:?}");
                }
            }
        }
    }

    #[test]
    fn a_name_is_above_its_mark_and_above_no_other(asked in asked()) {
        for lane in &chart(asked.of()).lanes {
            for flag in &lane.flags {
                let mark = lane.marks.iter().find(|mark| mark.column == flag.column);
                prop_assert_eq!(mark.map(|mark| mark.event), Some(flag.event), "{:?}", flag);
                let last = flag.from + flag.width - 1;
                prop_assert!(flag.from == flag.column || last == flag.column || asked.columns < 3, "{:?}", flag);
            }
            let columns: BTreeSet<u16> = lane.flags.iter().map(|flag| flag.column).collect();
            prop_assert_eq!(columns.len(), lane.flags.len(), "two names over one mark");
        }
    }

    #[test]
    fn names_on_a_row_have_a_gap_between_them(asked in asked()) {
        for lane in &chart(asked.of()).lanes {
            let rows = |flag: &Flag| flag.row..flag.row + flag.height();
            for (index, one) in lane.flags.iter().enumerate() {
                for other in &lane.flags[index + 1..] {
                    let (left, right) = if one.from < other.from { (one, other) } else { (other, one) };
                    let apart = rows(left).end <= rows(right).start || rows(right).end <= rows(left).start;
                    prop_assert!(apart || left.from + left.width < right.from, "{left:?} touches {right:?}");
                }
            }
        }
    }

    #[test]
    fn every_event_of_the_window_is_named_or_counted(asked in asked()) {
        let chart = chart(asked.of());
        let named: Vec<EventId> = chart.lanes.iter().flat_map(LaneRows::named).collect();
        let once: BTreeSet<EventId> = named.iter().copied().collect();
        prop_assert_eq!(once.len(), named.len(), "a name stands twice");
        prop_assert_eq!(named.len() + chart.hidden, chart.visible);
    }

    #[test]
    fn a_lane_has_only_events_of_its_own(asked in asked()) {
        let chronicle = &asked.subject.chronicle;
        let home = |event: EventId| chronicle[event].lanes.first().map(|lane| chronicle.row_lane(*lane));
        for lane in &chart(asked.of()).lanes {
            for event in lane.named().chain(lane.marks.iter().map(|mark| mark.event)) {
                prop_assert_eq!(home(event), lane.lane);
            }
        }
    }

    #[test]
    fn panning_there_and_back_lays_out_the_same(asked in asked(), by in 1i64..60) {
        let there = Asked { window: asked.window.panned(by, asked.columns), ..asked };
        let back = Asked { window: there.window.panned(-by, asked.columns), ..there };
        prop_assert_eq!(&chart(asked.of()).lanes, &chart(back.of()).lanes);
    }

    #[test]
    fn panning_keeps_each_name_on_its_row(asked in asked(), by in 1i64..60) {
        let asked = Asked { step: 0, ..asked };
        let moved = Asked { window: asked.window.panned(by, asked.columns), ..asked };
        // More than two windows away from where panning began, the rows are shared out again.
        let from = asked.settled.from();
        let near = |window: Window| window.from().since(from).abs() < 19 * window.seconds() / 10;
        prop_assume!(near(asked.window) && near(moved.window));
        let before = rows_of_names(&chart(asked.of()));
        for (event, row) in rows_of_names(&chart(moved.of())) {
            let same = before.iter().find(|(other, _)| *other == event);
            prop_assert!(same.is_none_or(|(_, before)| *before == row), "{event:?}: {same:?} {row}");
        }
    }

    #[test]
    fn zooming_keeps_the_anchor_on_any_scale(window in windows(&subjects()[0]), step in 1u8..5, part in 1i64..99, columns in 20u16..200) {
        let scale = Scale::of(&chronicle().relations.timeline, step);
        // Columns are aligned to absolute time: the first one may begin before the window, where nothing can stay in place.
        let column = (i64::from(columns) * part / 100).max(1);
        let about = window.spread(columns, &scale).start_of(column);
        let zoomed = scale.zoomed(window, about, 2, 3);
        let back = scale.zoomed(zoomed, about, 3, 2);
        let column = |window: Window| window.spread(columns, &scale).of(about);
        prop_assert!((column(window) - column(zoomed)).abs() <= 1);
        prop_assert!((column(window) - column(back)).abs() <= 1);
    }

    #[test]
    fn lanes_take_no_more_rows_than_there_are(asked in asked()) {
        let chart = chart(asked.of());
        let rows: u16 = chart.lanes.iter().map(LaneRows::height).sum();
        prop_assert!(chart.behind_rows + rows <= asked.rows, "{rows} of {}", asked.rows);
    }

    #[test]
    fn labels_of_the_axis_do_not_touch(window in windows(&subjects()[0]), width in 1u16..240, calendar in 0usize..5, style in 0usize..3) {
        let calendar = annals::time::calendars().nth(calendar).unwrap();
        let style = [Interface::En.date_style(), Interface::ZhHant.date_style(), Interface::Vi.date_style()][style];
        let axis = axis_row(calendar, style, window.on(width), Widths::default());
        let mut free = 0;
        for label in &axis.labels {
            prop_assert!(usize::from(label.column) >= free, "{axis:?}");
            free = usize::from(label.column) + Widths::default().columns(&label.text) + 1;
            prop_assert!(free <= usize::from(width) + 1, "{axis:?}");
            prop_assert!(!axis.dots.iter().any(|dot| (label.column..=label.column).contains(dot)), "{axis:?}");
        }
        let texts: Vec<&String> = axis.labels.iter().map(|label| &label.text).collect();
        prop_assert!(texts.windows(2).all(|pair| pair[0] != pair[1]), "a label twice: {texts:?}");
    }
}

#[test]
fn the_axis_counts_years_of_both_calendars() {
    let app = App::new(chronicle(), &[String::from("zh-Hant")]);
    let labels = |calendar, style| -> Vec<String> {
        axis_row(calendar, style, app.window().on(100), Widths::default())
            .labels
            .into_iter()
            .map(|label| label.text)
            .collect()
    };
    assert_eq!(
        labels(CalendarView::Julian, Interface::En.date_style())[..3],
        ["1120", "1121", "1122"]
    );
    assert_eq!(
        labels(
            CalendarView::named("song").unwrap(),
            Interface::ZhHant.date_style()
        )[..3],
        ["宣和二年", "三年", "四年"]
    );
}
