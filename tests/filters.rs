//! Invariants of lanes and filters, tested on a generated chronicle of several thousand events, many of them on two lanes.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use annals::app::{App, Filter, LaneRow, parse_keys};
use annals::chronicle::{Chronicle, Event, EventId, EventKind, PersonId};
use annals::layout::{Chart, ChartRequest, LaneRows, Window, chart};
use annals::search::{Index, Search};
use annals::text::Widths;
use annals::ui::{Picture, Theme, draw, picture};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;

const SCREEN: Rect = Rect::new(0, 0, 110, 34);

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    let load = || {
        let mut text = Vec::new();
        made_up::write(&mut text, 5_000, 7, made_up::Measure::Full).unwrap();
        Arc::new(annals::format::load(&text).unwrap().chronicle)
    };
    Arc::clone(CHRONICLE.get_or_init(load))
}

/// The position and settings of the chart, and a filter.
#[derive(Debug, Clone)]
struct View {
    filter: Filter,
    keys: String,
    selected: EventId,
    /// The window's share of the whole range, as a power of two.
    zoom: u32,
}

fn filters() -> impl Strategy<Value = Filter> {
    let chronicle = chronicle();
    let lanes: Vec<LaneRow> = chronicle
        .relations
        .timeline
        .rows
        .iter()
        .map(|row| row.lane)
        .collect();
    let (most, people) = (lanes.len(), chronicle.people.len());
    let kinds = EventKind::ALL.to_vec();
    (
        proptest::sample::subsequence(lanes, 0..most),
        proptest::sample::subsequence(kinds, 0..8),
        0u8..6,
        proptest::option::weighted(0.2, 0..people),
        proptest::bool::weighted(0.1),
    )
        .prop_map(|(lanes, kinds, least_weight, person, aside)| Filter {
            hidden_lanes: lanes.into_iter().collect(),
            hidden_kinds: kinds.into_iter().collect(),
            least_weight,
            about: person.map(|person| PersonId::at(person).into()),
            found: false,
            aside,
        })
}

fn events() -> impl Strategy<Value = EventId> {
    (0usize..5_000).prop_map(EventId::at)
}

fn views() -> impl Strategy<Value = View> {
    let keys =
        proptest::sample::select(&["e", "E", "}", "v", "oJ<enter>", "ojhjl<enter>", "b"][..]);
    (
        filters(),
        proptest::collection::vec(keys, 0..4),
        events(),
        0u32..16,
    )
        .prop_map(|(filter, keys, selected, zoom)| View {
            filter,
            keys: keys.concat(),
            selected,
            zoom,
        })
}

impl View {
    /// The app before the filter is set.
    fn app(&self) -> App {
        let mut app = App::new(chronicle(), &[String::from("zh-Hant")]);
        app.select(self.selected);
        let start = app.chronicle()[self.selected].when.extent().start();
        let length = app.whole().seconds() >> self.zoom;
        app.show_window(Window::new(start, start.plus(length)).centred(start));
        press(&mut app, &self.keys);
        // Any key clears the previous message in the footer.
        press(&mut app, "<f12>");
        app
    }

    /// The app with the filter.
    fn filtered(&self) -> App {
        let mut app = self.app();
        set(&mut app, &self.filter);
        app
    }
}

fn set(app: &mut App, filter: &Filter) {
    app.show_only(filter.clone());
    while app.busy() {
        app.work();
    }
}

fn press(app: &mut App, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        app.press(key);
        while app.busy() {
            app.work();
        }
        cells(app);
    }
}

/// The final rows of the screen: only the second frame knows the length of the card.
fn cells(app: &mut App) -> Vec<String> {
    let mut buffer = Buffer::empty(SCREEN);
    for _ in 0..2 {
        buffer.reset();
        app.set_seen(draw(app, Theme::default(), SCREEN, &mut buffer));
    }
    picture(&buffer, Picture::Ansi)
        .lines()
        .map(str::to_owned)
        .collect()
}

/// The first row in which two screens differ.
fn difference(one: &[String], other: &[String]) -> Option<(String, String)> {
    assert_eq!(one.len(), other.len());
    one.iter()
        .zip(other)
        .find(|(one, other)| one != other)
        .map(|(one, other)| (one.clone(), other.clone()))
}

/// Whether a filter lets an event through, computed in a straightforward way.
fn passes(app: &App, id: EventId, event: &Event) -> bool {
    let filter = app.filter();
    let lanes: Vec<LaneRow> = event
        .lanes
        .iter()
        .map(|lane| Some(app.chronicle().row_lane(*lane)))
        .collect();
    let lanes = if lanes.is_empty() { vec![None] } else { lanes };
    filter.aside
        || (event.weight >= filter.least_weight
            && !filter.hidden_kinds.contains(&event.kind)
            && filter
                .about
                .is_none_or(|of| app.chronicle().mentions(id, of))
            && lanes.iter().any(|lane| !filter.hidden_lanes.contains(lane)))
}

fn passing(app: &App) -> Vec<EventId> {
    let events = app.chronicle().events.entries();
    events
        .filter(|(id, event)| passes(app, *id, event))
        .map(|(id, _)| id)
        .collect()
}

fn laid_out<T>(app: &App, (columns, rows): (u16, u16), see: impl Fn(&Chart<'_>) -> T) -> T {
    let (chronicle, window, choice) = (app.chronicle(), app.window(), app.choice());
    let (stand, scale) = (app.stand(), app.scale());
    let (timeline, rows_shown) = (app.timeline(), &app.rows_shown());
    let settled = app.settled();
    see(&chart(ChartRequest {
        chronicle,
        timeline,
        window,
        columns,
        rows,
        settled,
        choice,
        widths: Widths::default(),
        rows_shown,
        stand,
        scale,
    }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_is_what_passes(view in views()) {
        let app = view.filtered();
        let passing = passing(&app);
        let shown: Vec<EventId> = (0..app.shown_count()).map_while(|place| app.shown_at(place)).collect();
        prop_assert_eq!(&shown, &passing);
        prop_assert_eq!(app.filtered_out(), app.chronicle().events.len() - passing.len());
        prop_assert_eq!(app.timeline().len(), passing.len());
        prop_assert!(shown.is_empty() || app.selected().is_some_and(|selected| app.is_shown(selected)), "the selected event is one that is shown");
    }

    #[test]
    fn every_event_that_passes_is_named_or_counted_once(view in views(), columns in 1u16..200, rows in 0u16..50) {
        let app = view.filtered();
        let in_sight = app.window().spread(columns, app.scale());
        let (from, to) = (in_sight.start_of(0), in_sight.start_of(columns.into()));
        let touches = |event: &EventId| {
            let extent = app.chronicle()[*event].when.extent();
            extent.start() < to && extent.end() > from
        };
        let visible = passing(&app).into_iter().filter(touches).count();
        let (named, drawn, hidden, counted) = laid_out(&app, (columns, rows), |chart| {
            let named = chart.lanes.iter().flat_map(LaneRows::named);
            let named: BTreeSet<EventId> = named.collect();
            let marks = chart.lanes.iter().flat_map(|lane| &lane.marks);
            let drawn: Vec<EventId> = marks.map(|mark| mark.event).chain(named.iter().copied()).collect();
            (named, drawn, chart.hidden, chart.visible)
        });
        prop_assert_eq!(counted, visible);
        prop_assert_eq!(named.len() + hidden, visible);
        for event in drawn {
            prop_assert!(passes(&app, event, &app.chronicle()[event]));
        }
    }

    #[test]
    fn dropping_a_filter_brings_every_cell_back(view in views()) {
        let mut app = view.app();
        let before = cells(&mut app);
        let selected = app.selected();
        set(&mut app, &view.filter);
        cells(&mut app);
        prop_assume!(app.selected() == selected);
        set(&mut app, &Filter::default());
        prop_assert_eq!(difference(&before, &cells(&mut app)), None);
    }

    #[test]
    fn panning_there_and_back_brings_every_cell_back(view in views()) {
        let mut app = view.filtered();
        while app.scale().step().0 > 0 {
            press(&mut app, "b");
        }
        let (before, settled) = (cells(&mut app), app.settled());
        press(&mut app, "llh");
        press(&mut app, "h");
        // Far enough from where the layout was settled that it is settled again.
        prop_assume!(app.settled() == settled);
        prop_assert_eq!(difference(&before, &cells(&mut app)), None);
    }

    #[test]
    fn zooming_keeps_the_selected_event_in_its_column(view in views(), inward in any::<bool>()) {
        let mut app = view.filtered();
        cells(&mut app);
        let start = app.selected_event().unwrap().when.extent().start();
        let column = |app: &App| app.window().spread(app.seen().places.time.width.max(1), app.scale()).of(start);
        let before = column(&app);
        let columns = i64::from(app.seen().places.time.width);
        prop_assume!((0..columns).contains(&before));
        press(&mut app, if inward { "+" } else { "-" });
        prop_assert!((column(&app) - before).abs() <= 1, "{} became {}", before, column(&app));
        press(&mut app, if inward { "-" } else { "+" });
        prop_assert!((column(&app) - before).abs() <= 1);
    }

    #[test]
    fn every_key_that_moves_stays_among_what_is_shown(view in views(), keys in proptest::collection::vec(
        proptest::sample::select(&["j", "k", "J", "K", "<page-down>", "<page-up>", "g", "G", "s", "<esc>"][..]), 1..12,
    )) {
        let mut app = view.filtered();
        prop_assume!(app.shown_count() > 0);
        let filter = app.filter().clone();
        for key in keys {
            let before = app.selected();
            press(&mut app, key);
            prop_assert!(app.selected().is_some_and(|selected| app.is_shown(selected)), "{}", key);
            prop_assert_eq!(app.filter(), &filter);
            if key == "j" {
                let next = passing(&app).into_iter().find(|event| Some(*event) > before);
                prop_assert_eq!(app.selected(), next.or(before));
            }
        }
    }

    #[test]
    fn going_to_what_is_filtered_out_puts_the_filter_aside(view in views(), event in events()) {
        let mut app = view.filtered();
        let held_back = !app.is_shown(event);
        app.select(event);
        prop_assert_eq!(app.selected(), Some(event));
        prop_assert!(app.is_shown(event));
        prop_assert_eq!(app.notice().is_some(), held_back);
        prop_assert_eq!(app.filter().aside, held_back || view.filter.aside);
        if held_back {
            press(&mut app, "x");
            prop_assert!(!app.filter().aside && !app.is_shown(event), "the filter is taken up again");
        }
    }
}

#[test]
fn nothing_shown_breaks_nothing() {
    let mut app = App::new(chronicle(), &[]);
    let kinds = EventKind::ALL.into_iter().collect();
    set(
        &mut app,
        &Filter {
            hidden_kinds: kinds,
            ..Filter::default()
        },
    );
    assert_eq!(app.shown_count(), 0);
    press(
        &mut app,
        "jkJKgG<page-down>hl+-0fFA.eE{}vbOn&o<esc>:1127<enter>x",
    );
    assert_eq!(app.filtered_out(), 0);
}

/// The embedded chronicle after keys.
fn embedded(keys: &str) -> App {
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let mut app = App::new(Arc::new(chronicle), &[String::from("en")]);
    for key in parse_keys(keys).unwrap() {
        app.press(key);
    }
    app
}

#[test]
fn what_filters_to_a_search_keeps_what_it_found() {
    for (text, chosen, named) in [
        ("ransom", "a person whose role has it", None),
        ("zhang jue", "a person of that name", Some("zhang-jue")),
    ] {
        let mut app = embedded(&format!("/{text}<enter>&"));
        while app.busy() {
            app.work();
        }
        let mut search = Search::new(text, app.chronicle(), &Index::default());
        search.step(app.chronicle(), 10_000);
        let named = named.and_then(|id| app.chronicle().find(id));
        let mentions = named.map_or(&[][..], |of| app.chronicle().appearances(of));
        for (event, _) in app.chronicle().events.entries() {
            let expected = search.events().contains(event) || mentions.contains(&event);
            let id = app.chronicle().id(event);
            assert_eq!(app.is_shown(event), expected, "{text} ({chosen}): {id}");
        }
    }
}

#[test]
fn only_what_has_a_time_moves_the_selection_when_it_is_found() {
    let before = embedded("").selected();
    for (text, moves) in [
        ("zhang jue", false),
        ("taiyuan", false),
        ("songshi", false),
        ("jianyan", true),
        ("bianjing falls", true),
    ] {
        let after = embedded(&format!("/{text}<enter>")).selected();
        assert_eq!(after != before, moves, "{text}");
    }
}

#[test]
fn the_header_counts_the_kinds_that_there_are() {
    let kinds = |app: &App| {
        let all = app.chronicle().events.iter().map(|event| event.kind);
        all.collect::<BTreeSet<EventKind>>().len()
    };
    let mut app = embedded("oG");
    press(&mut app, "kk<tab><enter>");
    assert_eq!(app.hidden_kinds(), kinds(&app) - 1);
    press(&mut app, "x");
    assert_eq!(app.hidden_kinds(), 0, "all filters are off");
}

#[test]
fn a_key_without_an_action_says_where_the_keys_are() {
    for (keys, said) in [
        ("Q", true),
        ("#", true),
        (";;;", true),
        ("m#", true),
        ("s#", true),
        ("Qj", false),
        ("<f12>", false),
        ("o#", false),
        ("/#", false),
    ] {
        let app = embedded(keys);
        let is_said = app.notice().is_some_and(|notice| notice.contains('?'));
        assert_eq!(is_said, said, "{keys}");
    }
}

#[test]
fn a_lane_scrolls_to_every_event() {
    let mut app = App::new(chronicle(), &[]);
    press(&mut app, "jjjj+++++e");
    app.show_window(app.window().zoomed(app.window().from(), 1, 64));
    cells(&mut app);
    let lane = app
        .selected_event()
        .unwrap()
        .lanes
        .first()
        .map(|lane| app.chronicle().row_lane(*lane));
    let mut seen = BTreeSet::new();
    let mut above = None;
    loop {
        let (drawn, scroll, hidden) = laid_out(&app, (80, 12), |chart| {
            let lane = chart.lanes.iter().find(|rows| rows.lane == lane).unwrap();
            let named = lane.named().collect::<Vec<_>>();
            (named, lane.scroll, lane.hidden)
        });
        let all = drawn.len() + hidden;
        seen.extend(drawn);
        if above == Some(scroll) {
            assert_eq!(seen.len(), all, "each event is in sight somewhere");
            break;
        }
        above = Some(scroll);
        press(&mut app, "}");
    }
}
