//! The map of places: base map files, routes derived from the chronicle, and screens after keys.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use annals::app::{App, Gesture, Mouse, parse_keys};
use annals::card::Subject;
use annals::chronicle::{Chronicle, CoordinatePrecision, EventId, PersonId, PlaceId};
use annals::cli::frame_after;
use annals::map::{
    BaseMap, Feature, Layer, Ring, Sketch, SketchRequest, Spot, View, Way, sketch, ways,
};
use annals::messages::Interface;
use annals::ui::{Picture, Theme, picture};
use annals::{format, text};
use proptest::prelude::*;
use ratatui::layout::{Position, Rect};

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(format::embedded().unwrap().chronicle)))
}

fn event(id: &str) -> EventId {
    chronicle().find(id).and_then(EventId::of).unwrap()
}

/// A screen after some keys, with an event selected; `None` for the opening card.
fn screen(language: &str, size: (u16, u16), at: Option<&str>, keys: &str) -> String {
    let mut app = App::new(chronicle(), &[language.to_owned()]);
    if let Some(at) = at {
        app.select(event(at));
    }
    let keys = parse_keys(keys).unwrap();
    picture(
        &frame_after(&mut app, Theme::terminal(), size, &keys),
        Picture::Text,
    )
}

/// Compares a screen with its snapshot.
macro_rules! screens {
    ($($name:ident: $language:literal, $size:expr, $at:expr, $keys:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(screen($language, $size, $at, $keys));
        }
    )*};
}

const NARROW: (u16, u16) = (40, 20);
const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (160, 48);
const ARMIES: Option<&str> = Some("second-siege-of-bianjing");

screens! {
    every_place_when_narrow: "en", NARROW, None, "m";
    every_place_when_small: "en", SMALL, None, "m";
    every_place_when_large: "en", LARGE, None, "m";
    every_place_when_narrow_in_chinese: "zh-Hant", NARROW, None, "m";
    every_place_when_small_in_chinese: "zh-Hant", SMALL, None, "m";
    every_place_when_large_in_chinese: "zh-Hant", LARGE, None, "m";
    two_armies_when_narrow: "en", NARROW, ARMIES, "m";
    two_armies_when_small: "en", SMALL, ARMIES, "m";
    two_armies_when_large: "en", LARGE, ARMIES, "m";
    two_armies_when_narrow_in_chinese: "zh-Hant", NARROW, ARMIES, "m";
    two_armies_when_small_in_chinese: "zh-Hant", SMALL, ARMIES, "m";
    two_armies_when_large_in_chinese: "zh-Hant", LARGE, ARMIES, "m";
    two_armies_in_korean: "ko", SMALL, ARMIES, "m";
    zoomed_and_panned: "en", SMALL, None, "m+++hhjl";
    stepped_to_another_place: "en", SMALL, ARMIES, "m<tab><tab>";
    fits_every_place: "en", SMALL, ARMIES, "m0";
}

screens! {
    a_small_map_stands_in_the_card_of_a_place: "en", (120, 36), ARMIES, "m<enter>";
    a_small_map_stands_in_the_infobox: "zh-Hant", (120, 36), None, "ddddd";
    a_small_map_stands_in_the_card_of_an_event: "en", (200, 50), Some("zhending-falls"), "";
    a_small_map_is_cut_at_the_edge_of_the_card: "zh-Hant", (120, 36), None, "dddd";
}

#[test]
fn the_map_closes_and_opens_what_is_selected() {
    let opened = screen("en", SMALL, ARMIES, "m<enter>");
    assert!(!opened.contains("┌ map"), "{opened}");
    for keys in ["mm", "m<esc>", "m<tab>+jm"] {
        assert_eq!(
            screen("en", SMALL, ARMIES, keys),
            screen("en", SMALL, ARMIES, "<ctrl-l>"),
            "{keys}"
        );
    }
}

#[test]
fn it_says_that_coast_and_rivers_are_modern() {
    for size in [NARROW, SMALL, LARGE] {
        // At the time of the event that is selected first, a river ran elsewhere.
        let drawn = screen("en", size, None, "m");
        assert!(drawn.contains("coast and other rivers: modern"), "{drawn}");
        let drawn = screen("en", size, Some("qinzong-dies"), "m");
        assert!(drawn.contains("coast and rivers are modern"), "{drawn}");
    }
    let card = screen("en", (120, 36), ARMIES, "m<enter>");
    assert!(card.contains("coast and other rivers: modern"), "{card}");
}

/// The routes of an event, each with its leader, number and places.
fn found<'a>(chronicle: &'a Chronicle, id: &str) -> Vec<(&'a str, u8, Vec<&'a str>)> {
    let event = chronicle.find(id).and_then(EventId::of).unwrap();
    let id = |place: &PlaceId| &*chronicle[*place].id;
    let way = |way: Way| {
        let leader = way.leader.map_or("", |leader| &*chronicle[leader].id);
        (leader, way.number, way.places.iter().map(id).collect())
    };
    ways(chronicle, event).into_iter().map(way).collect()
}

/// A leader, and the places of a campaign.
type Fought<'a> = (Option<PersonId>, (u8, Vec<&'a str>));

#[test]
fn two_armies_have_two_routes() {
    let chronicle = chronicle();
    let id = |place: &PlaceId| &*chronicle[*place].id;
    let found = ways(&chronicle, event("second-siege-of-bianjing"));
    let found: Vec<Fought<'_>> = found
        .iter()
        .map(|way| {
            let places = way.places.iter().map(id).collect();
            (way.leader, (way.campaign, places))
        })
        .collect();
    let person = |id: &str| chronicle.find(id).and_then(PersonId::of);
    assert_eq!(
        found,
        [
            (
                person("zongwang"),
                (
                    0,
                    vec!["pingzhou", "baihe", "yanjing", "junzhou", "bianjing"]
                )
            ),
            (person("zongwang"), (1, vec!["zhending", "bianjing"])),
            (person("zonghan"), (0, vec!["liao-xijing", "taiyuan"])),
            (
                person("zonghan"),
                (1, vec!["taiyuan", "heyang", "bianjing"])
            ),
        ]
    );
}

/// The map with an event selected, in the state after a frame.
fn open_map(at: &str) -> App {
    let mut app = App::new(chronicle(), &[String::from("en")]);
    app.select(event(at));
    frame_after(
        &mut app,
        Theme::night(),
        (120, 36),
        &parse_keys("m").unwrap(),
    );
    app
}

/// The position of the name of a place.
fn site(app: &App, place: &str) -> Rect {
    let place = app.chronicle().find(place).and_then(PlaceId::of).unwrap();
    let mut sites = app.seen().places.sites.iter().rev();
    sites.find(|(_, of)| *of == place).unwrap().0
}

/// The places on a map with an event selected: each with where its mark is, and where its name, if it has one.
fn sites(language: &str, size: (u16, u16), at: EventId) -> Vec<(PlaceId, Rect, Option<Rect>)> {
    let mut app = App::new(chronicle(), &[language.to_owned()]);
    app.select(at);
    frame_after(&mut app, Theme::night(), size, &parse_keys("m").unwrap());
    let (map, sites) = (app.seen().places.map, &app.seen().places.sites);
    let mut marks: Vec<(PlaceId, Rect, Option<Rect>)> = Vec::new();
    for (at, place) in sites {
        match marks.iter_mut().find(|(known, _, _)| known == place) {
            Some((_, _, name)) => *name = Some(*at),
            // A river has a name without a mark.
            None => marks.push((*place, *at, Some(*at).filter(|at| at.width > 1))),
        }
    }
    // At the edge a name has half the room.
    marks.retain(|(_, at, _)| map.y < at.y && at.y + 1 < map.bottom());
    marks
}

/// Places that are marked as great, because an event of this weight or more happened there.
const GREAT: u8 = 4;

#[test]
fn no_village_has_the_room_for_the_name_of_a_great_place() {
    let chronicle = chronicle();
    let weights = chronicle.relations.places_by_weight(&chronicle);
    let is_great = |place: PlaceId| {
        weights
            .iter()
            .any(|(of, weight)| *of == place && *weight >= GREAT)
    };
    let mut wrong = Vec::new();
    for ((event, size), language) in (0..chronicle.events.len())
        .map(EventId::at)
        .flat_map(|event| [SMALL, (120, 36)].map(|size| (event, size)))
        .flat_map(|case| ["en", "zh-Hant"].map(|language| (case, language)))
    {
        let sites = sites(language, size, event);
        let nameless = sites
            .iter()
            .filter(|(place, _, name)| is_great(*place) && name.is_none());
        for (great, mark, _) in nameless {
            let near = |name: &Rect| {
                mark.y.abs_diff(name.y) <= 1 && mark.x + 8 >= name.x && mark.x <= name.right() + 8
            };
            let villages = sites
                .iter()
                .filter(|(place, _, name)| !is_great(*place) && name.as_ref().is_some_and(near));
            wrong.extend(villages.map(|(village, ..)| {
                let id = |place: PlaceId| &*chronicle[place].id;
                (
                    &*chronicle[event].id,
                    size,
                    language,
                    id(*great),
                    id(*village),
                )
            }));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn great_places_are_named_among_villages() {
    for (at, place) in [
        ("zhao-liangsi-mission", "Yanjing"),
        ("fall-of-liao-shangjing", "Pingzhou"),
    ] {
        for size in [SMALL, (120, 36)] {
            let drawn = screen("en", size, Some(at), "m");
            assert!(drawn.contains(place), "{place}\n{drawn}");
        }
        let card = screen("en", (200, 50), Some(at), "");
        assert!(card.contains(place), "{place}\n{card}");
    }
}

#[test]
fn the_places_of_the_event_are_named_whichever_place_is_selected() {
    // A siege of one place is about it, even where another place is selected.
    let drawn = screen("en", SMALL, Some("fall-of-liao-shangjing"), "m<tab>");
    assert!(drawn.contains("● Shangjing of Liao"), "{drawn}");
}

#[test]
fn the_map_says_first_which_event_it_shows_and_when() {
    for size in [NARROW, SMALL, LARGE] {
        for (at, keys, name) in [
            ("bianjing-falls", "m", "Bianjing falls · 9 Jan"),
            ("bianjing-falls", "m<tab>", "Bianjing falls · 9 Jan"),
            ("bianjing-falls", "m<page-down>", "Qinzong surrenders at"),
            ("great-exaction", "m", "The stripping of"),
        ] {
            let drawn = screen("en", size, Some(at), keys);
            let below = drawn.lines().skip_while(|line| !line.contains("coast"));
            let first = below.skip(1).take(1).collect::<String>();
            assert!(first.starts_with(&format!(" {name}")), "{first:?} {drawn}");
            assert!(first.contains(" 1127"), "{first:?}");
        }
    }
}

#[test]
fn zooming_leaves_the_selected_place_where_it_is() {
    let lit = |keys: &str| {
        let drawn = screen("en", SMALL, Some("bianjing-falls"), keys);
        let found = drawn.lines().enumerate().find_map(|(row, line)| {
            let before = line.split_once('◉')?.0;
            Some((row, before.chars().count()))
        });
        found.unwrap_or_else(|| panic!("{keys}: no place is marked as selected\n{drawn}"))
    };
    for steps in ["", "<tab>", "<tab><tab><tab>"] {
        let before = lit(&format!("m{steps}"));
        for zoom in ["+", "++", "++++++", "-", "--", "+-"] {
            let after = lit(&format!("m{steps}{zoom}"));
            let near = before.0.abs_diff(after.0) <= 1 && before.1.abs_diff(after.1) <= 1;
            assert!(near, "{steps}{zoom}: {before:?} {after:?}");
        }
    }
}

#[test]
fn back_from_the_card_of_a_place_is_the_map_as_it_was() {
    for size in [NARROW, SMALL, LARGE] {
        for keys in ["m", "m<tab>", "m<tab>++h", "mjj<tab><tab>-"] {
            let map = screen("en", size, ARMIES, keys);
            for back in ["<backspace>", "<esc>"] {
                let again = screen("en", size, ARMIES, &format!("{keys}<enter>{back}"));
                assert_eq!(again, map, "{keys} {back}");
                let closed = screen("en", size, ARMIES, &format!("{keys}<enter>{back}<esc>"));
                assert_eq!(
                    closed,
                    screen("en", size, ARMIES, "<ctrl-l>"),
                    "{keys} {back}"
                );
            }
        }
    }
}

#[test]
fn a_card_that_was_not_opened_on_the_map_does_not_lead_back_to_it() {
    // From the place to another card and back to the place, which alone leads to the map.
    let place = screen("en", LARGE, ARMIES, "m<enter>");
    assert_eq!(screen("en", LARGE, ARMIES, "m<enter>i<backspace>"), place);
    let card = screen("en", LARGE, ARMIES, "m<enter><esc><esc>i<backspace>");
    assert!(!card.contains("h/j/k/l pan"), "{card}");
}

#[test]
fn the_river_of_the_time_looks_other_than_that_of_today_and_has_its_name_beside_it() {
    for (theme, size) in [Theme::night(), Theme::terminal()]
        .into_iter()
        .flat_map(|theme| [SMALL, (120, 36)].map(|size| (theme, size)))
    {
        let mut app = App::new(chronicle(), &[String::from("en")]);
        app.select(event("zhao-liangsi-mission"));
        let buffer = frame_after(&mut app, theme, size, &parse_keys("m").unwrap());
        let text = picture(&buffer, Picture::Text);
        let name = text.lines().zip(0u16..).find_map(|(line, row)| {
            let before = line.split_once("Yellow River to 1128")?.0;
            Some((u16::try_from(before.chars().count()).unwrap(), row))
        });
        let (column, row) = name.unwrap_or_else(|| panic!("{text}"));
        let look = buffer[(column, row)].fg;
        assert_eq!(look, theme.course().fg.unwrap_or_default());
        assert_ne!(
            look,
            theme.river().fg.unwrap_or_default(),
            "a river of today"
        );
        let dots = |x: u16, y: u16| {
            let cell = &buffer[(x, y)];
            ("\u{2801}".."\u{2900}").contains(&cell.symbol()) && cell.fg == look
        };
        let mut near = (row - 1..=row + 1)
            .flat_map(|y| (column.saturating_sub(3)..column + 23).map(move |x| (x, y)));
        assert!(near.any(|(x, y)| dots(x, y)), "{text}");
    }
}

#[test]
fn the_map_and_the_card_write_the_same_coordinates() {
    let chronicle = chronicle();
    let places = (0..chronicle.places.len()).map(PlaceId::at);
    for place in places.filter(|place| chronicle[*place].at.is_some()) {
        let mut app = App::new(Arc::clone(&chronicle), &[String::from("en")]);
        app.open(Subject::Thing(place.into()));
        let mut text = |keys: &str| {
            let keys = parse_keys(keys).unwrap();
            picture(
                &frame_after(&mut app, Theme::night(), LARGE, &keys),
                Picture::Text,
            )
        };
        let found = |text: &str| {
            let (before, after) = text.split_once("° N, ")?;
            let start = before.rfind(' ')? + 1;
            Some(format!(
                "{}, {}",
                &before[start..],
                after.split_once('°')?.0
            ))
        };
        let (card, map) = (found(&text("")), found(&text("m")));
        assert!(card.is_some(), "{}", chronicle[place].id);
        assert_eq!(card, map, "{}", chronicle[place].id);
    }
}

#[test]
fn a_place_is_not_said_to_be_now_what_it_is_called() {
    let chronicle = chronicle();
    let baigou = chronicle.find("baigou").unwrap();
    let mut app = App::new(Arc::clone(&chronicle), &[String::from("en")]);
    app.open(Subject::Thing(baigou));
    let keys = parse_keys("m").unwrap();
    let drawn = picture(
        &frame_after(&mut app, Theme::night(), SMALL, &keys),
        Picture::Text,
    );
    assert!(
        drawn.contains("Baigou 白溝 · now Gaobeidian, Hebei · "),
        "{drawn}"
    );
}

#[test]
fn the_map_has_its_scale_in_every_language() {
    for language in Interface::ALL {
        for at in [ARMIES, Some("zhao-liangsi-mission"), Some("qinzong-dies")] {
            let mut app = App::new(chronicle(), &[String::from("en")]);
            app.set_interface(language);
            app.select(event(at.unwrap()));
            let keys = parse_keys("m").unwrap();
            let frame = frame_after(&mut app, Theme::night(), SMALL, &keys);
            let drawn = picture(&frame, Picture::Text);
            assert!(drawn.contains("━━ "), "{language:?} {drawn}");
            let scale = drawn
                .lines()
                .any(|line| line.contains("━━━━ ") && line.contains("00"));
            assert!(scale, "{language:?} {drawn}");
        }
    }
}

/// Performs a mouse gesture, then draws.
fn point(app: &mut App, gesture: Gesture, (x, y): (u16, u16)) {
    app.point(Mouse {
        gesture,
        at: Position { x, y },
    });
    frame_after(app, Theme::night(), (120, 36), &[]);
}

#[test]
fn a_press_on_the_map_lights_a_place_and_a_second_one_opens_its_card() {
    let mut app = open_map("bianjing-falls");
    let heyang = site(&app, "heyang");
    point(&mut app, Gesture::Press, (heyang.x, heyang.y));
    let place = app.map_scene().unwrap().place;
    assert_eq!(place, app.chronicle().find("heyang").and_then(PlaceId::of));
    assert_eq!(site(&app, "heyang"), heyang, "the map stands still");
    point(&mut app, Gesture::DoublePress, (heyang.x, heyang.y));
    assert!(
        app.map_scene().is_some() && app.seen().places.map.is_empty(),
        "the card has the screen"
    );
}

#[test]
fn only_marks_that_are_drawn_can_be_pressed() {
    let chronicle = chronicle();
    let mut names = 0;
    for event in chronicle.events.ids() {
        let app = open_map(&chronicle[event].id);
        let selected = app.map_scene().and_then(|scene| scene.place);
        for (at, place) in &app.seen().places.sites {
            // A river or a region has only a name, unless it is selected.
            let is_spread = matches!(
                chronicle[*place].at_precision,
                CoordinatePrecision::Line | CoordinatePrecision::Region
            );
            if is_spread && selected != Some(*place) {
                names += 1;
                assert!(at.width > 1, "{}", chronicle[*place].id);
            }
        }
    }
    assert!(names > 0);
}

#[test]
fn the_map_is_dragged_and_zoomed_with_the_mouse() {
    let mut app = open_map("bianjing-falls");
    let before = site(&app, "bianjing");
    point(&mut app, Gesture::Press, (20, 10));
    point(&mut app, Gesture::Drag, (29, 13));
    let dragged = site(&app, "bianjing");
    assert_eq!((dragged.x, dragged.y), (before.x + 9, before.y + 3));
    point(&mut app, Gesture::Release, (29, 13));
    let mark = *app.seen().places.sites.first().unwrap();
    point(&mut app, Gesture::Wheel(-1), (mark.0.x, mark.0.y));
    let after = app.seen().places.sites.iter().find(|(_, of)| *of == mark.1);
    assert_eq!(
        after.map(|(at, _)| (at.x, at.y)),
        Some((mark.0.x, mark.0.y))
    );
}

#[test]
fn the_map_opens_on_the_campaign_of_the_event() {
    for (id, shown) in [
        ("second-siege-of-bianjing", [1, 1]),
        ("first-siege-of-bianjing", [0, 0]),
    ] {
        let own: Vec<u8> = open_map(id)
            .map_scene()
            .unwrap()
            .ways
            .iter()
            .filter(|way| way.own)
            .map(|way| way.campaign)
            .collect();
        assert!(
            !own.is_empty() && own.iter().all(|campaign| shown.contains(campaign)),
            "{id}: {own:?}"
        );
    }
}

#[test]
fn an_event_that_moved_has_its_own_ways_and_others_have_none() {
    let chronicle = chronicle();
    assert_eq!(
        found(&chronicle, "emperors-taken-north"),
        [
            ("huizong", 0, vec!["bianjing", "yanjing"]),
            ("qinzong", 1, vec!["bianjing", "zhengzhou", "yanjing"]),
        ]
    );
    let route = vec!["linan", "mingzhou", "wenzhou", "yuezhou"];
    assert_eq!(found(&chronicle, "gaozong-at-sea"), [("", 0, route)]);
    for id in [
        "chanyuan-treaty",
        "students-petition",
        "li-gang-takes-charge",
    ] {
        assert_eq!(ways(&chronicle, event(id)), [], "{id}");
    }
}

/// A chronicle of one war with places from west to east, of which `off-map` has no coordinates.
fn war(war: &str, battles: &str) -> Chronicle {
    let text = format!(
        r#"Chronicle(format: 1, title: "War", lanes: [(id: "us", name: "Us"), (id: "them", name: "Them")],
        people: {{"general": (name: "General", lane: "us")}},
        places: {{"w": (name: "W", at: (30, 110)), "x": (name: "X", at: (30, 111)), "y": (name: "Y", at: (31, 112)), "off-map": (name: "O")}},
        events: [(id: "war", when: "1120/1130", kind: War, name: "War", lanes: ["us"], people: ["general"], {war}), {battles}])"#
    );
    format::load(text.as_bytes()).unwrap().chronicle
}

/// A battle of the general in the war of [`war`].
fn battle(id: &str, when: &str, place: &str) -> String {
    format!(
        r#"(id: "{id}", when: "{when}", kind: Battle, name: "Battle", part_of: "war", lanes: ["us"], people: ["general"], {place}),"#
    )
}

#[test]
fn an_event_of_a_war_has_its_own_route_beside_those_of_leaders() {
    let battles =
        battle("one", "1126-01", r#"place: "w""#) + &battle("two", "1126-02", r#"place: "x""#);
    let raid = r#"(id: "raid", when: "1126-02-15", kind: Battle, name: "Raid", part_of: "war", lanes: ["them"],
        people: ["general"], route: ["x", "y"])"#;
    let chronicle = war(r#"route: ["y", "w", "x"]"#, &(battles + raid));
    let general = || ("general", 0, vec!["w", "x"]);
    assert_eq!(
        found(&chronicle, "war"),
        [("", 1, vec!["y", "w", "x"]), general()]
    );
    assert_eq!(
        found(&chronicle, "raid"),
        [("", 1, vec!["x", "y"]), general()]
    );
    assert_eq!(found(&chronicle, "one"), [general()]);
    let along = war(
        r#"route: ["w", "x"]"#,
        &(battle("one", "1126-01", r#"route: ["w", "y", "x"]"#)),
    );
    assert_eq!(found(&along, "war"), [("general", 0, vec!["w", "y", "x"])]);
}

#[test]
fn who_leads_along_the_route_of_one_battle_is_a_leader() {
    let chronicle = war("", &battle("one", "1126-01", r#"route: ["w", "x"]"#));
    assert_eq!(found(&chronicle, "war"), [("general", 0, vec!["w", "x"])]);
}

#[test]
fn every_campaign_has_a_line() {
    let [first, rest] = ["w", "x"].map(|place| format!("place: \"{place}\""));
    let rest = battle("two", "1126-01", &rest) + &battle("three", "1126-02", r#"place: "y""#);
    let long_after = war("", &(battle("one", "1121-01", &first) + &rest));
    assert_eq!(
        found(&long_after, "war"),
        [("general", 0, vec!["w", "x", "y"])]
    );
    let off_map =
        battle("one", "1126-01", &first) + &battle("two", "1126-02", r#"place: "off-map""#);
    assert_eq!(found(&war("", &off_map), "war"), []);
}

#[test]
fn there_may_be_any_number_of_routes() {
    let route = r#"(name: "Column", places: ["w", "x"]),"#.repeat(300);
    let chronicle = war(&format!("routes: [{route}]"), "");
    let war = chronicle.find("war").and_then(EventId::of).unwrap();
    let ways = ways(&chronicle, war);
    let last = ways.last().and_then(|way| way.route);
    assert_eq!((ways.len(), last), (300, Some((war, 299))));
}

/// A map of 80 columns and 20 rows in the language listed first, with land filled.
fn map(chronicle: &Chronicle, base: &BaseMap, middle: Spot, reach: f64) -> Sketch {
    sketch(SketchRequest {
        chronicle,
        base,
        language: chronicle.languages.first(),
        widths: text::Widths::default(),
        view: View::around([middle], reach).unwrap(),
        columns: 80,
        rows: 20,
        selected: None,
        ways: &[],
        event: None,
        about: None,
        interface: Interface::En,
        uncoloured: false,
        filled: true,
        degrees: false,
    })
}

/// The columns with dots of a layer.
fn columns(sketch: &Sketch, layer: Layer) -> BTreeSet<usize> {
    let cells = sketch.cells.iter().enumerate();
    let cells = cells.filter(|(_, cell)| cell.layer == layer);
    cells.map(|(index, _)| index % 80).collect()
}

#[test]
fn a_river_on_the_other_side_of_the_earth_does_not_cross_the_map() {
    let text = r#"Chronicle(format: 1, title: "Ganges", events: [],
        rivers: [(name: "Ganges", course: [(25, 70), (25, 78), (25, 82), (25, 90)])])"#;
    let chronicle = format::load(text.as_bytes()).unwrap().chronicle;
    let middle = Spot {
        latitude: 25.0,
        longitude: -100.0,
    };
    let sketch = map(&chronicle, &BaseMap::default(), middle, 120.0);
    let columns = columns(&sketch, Layer::Course);
    let (west, east) = (columns.range(..20).count(), columns.range(60..).count());
    assert!(
        west > 0 && east > 0 && west + east == columns.len(),
        "{columns:?}"
    );
    assert!(
        sketch
            .rivers
            .iter()
            .all(|name| !(20..50).contains(&name.column)),
        "{:?}",
        sketch.rivers
    );
}

#[test]
fn a_line_of_land_is_drawn_beside_filled_land() {
    let bytes = fs::read(folder().join("land-and-a-line.geojson")).unwrap();
    let base = format::load_map(&bytes).unwrap();
    let rings: Vec<Option<Ring>> = base.lines.iter().map(|line| line.ring).collect();
    let (outer, inner) = (Some(Ring::Outer), Some(Ring::Inner));
    assert_eq!(rings, [outer, inner, outer, None]);
    let middle = Spot {
        latitude: 0.0,
        longitude: 0.0,
    };
    let sketch = map(&chronicle(), &base, middle, 20.0);
    assert_eq!(columns(&sketch, Layer::Coast), BTreeSet::from([55]));
}

#[test]
fn the_embedded_base_maps_have_every_line() {
    let counted = format::EMBEDDED_MAPS.map(|map| {
        let map = format::load_map(map.as_bytes()).unwrap();
        let count = |feature| {
            map.lines
                .iter()
                .filter(|line| line.feature == feature)
                .count()
        };
        [
            Feature::Land,
            Feature::River,
            Feature::Lake,
            Feature::Province,
        ]
        .map(count)
    });
    // Rings within rings are holes, so there are more rings than polygons.
    assert_eq!(counted, [[126, 13, 22, 0], [117, 150, 46, 1]]);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/maps")
}

#[test]
fn bad_base_maps_are_refused_with_a_report() {
    for name in [
        "cut-off",
        "no-collection",
        "place-for-a-line",
        "south-of-the-pole",
        "unknown-kind",
        "uneven",
    ] {
        let bytes = fs::read(folder().join(format!("{name}.geojson"))).unwrap();
        let report = format::load_map(&bytes).unwrap_err();
        let drawn = report.render(
            &format!("{name}.geojson"),
            &String::from_utf8_lossy(&bytes),
            false,
        );
        insta::assert_snapshot!(format!("bad-{name}"), drawn);
    }
}

#[test]
fn every_line_of_a_base_map_is_taken_in() {
    let map =
        format::load_map(&fs::read(folder().join("every-geometry.geojson")).unwrap()).unwrap();
    let lines: Vec<(Feature, usize)> = map
        .lines
        .iter()
        .map(|line| (line.feature, line.points().len()))
        .collect();
    assert_eq!(
        lines,
        [
            (Feature::Coast, 2),
            (Feature::River, 2),
            (Feature::River, 3),
            (Feature::Lake, 4),
            (Feature::Province, 4),
            (Feature::Province, 4),
            (Feature::River, 2)
        ]
    );
}

/// The output of the program for a chronicle in the folder of maps, and its exit code.
fn said(arguments: &[&str], file: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annals"));
    let output = command
        .args(arguments)
        .arg(file)
        .current_dir(folder())
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned(),
    )
}

#[test]
fn a_chronicle_names_its_base_map() {
    let (code, drawn) = said(&["frame", "--size", "80x24", "--keys", "m"], "own-map.ron");
    assert_eq!(code, Some(0), "{drawn}");
    insta::assert_snapshot!("own-map", drawn);
    assert_eq!(said(&["check"], "own-map.ron").0, Some(0));
}

#[test]
fn a_base_map_that_cannot_be_read_is_pointed_at() {
    for (file, place) in [
        ("bad-map.ron", "unknown-kind.geojson:5:"),
        ("missing-map.ron", "missing-map.ron:5:10"),
        ("map-above.ron", "map-above.ron:5:10"),
    ] {
        for (arguments, expected) in [
            (&["check"][..], 1),
            (&["--print"], 1),
            (&["frame", "--size", "100x24", "--keys", "!"], 0),
        ] {
            let (code, report) = said(arguments, file);
            assert_eq!(code, Some(expected), "{file}: {report}");
            assert!(report.contains(place), "{file}: {report}");
        }
    }
}

#[test]
fn a_chronicle_with_mistakes_has_its_own_map() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("map-in-part");
    fs::create_dir_all(&folder).unwrap();
    let channel = self::folder().join("channel.geojson");
    fs::copy(channel, folder.join("channel.geojson")).unwrap();
    let text = fs::read_to_string(self::folder().join("own-map.ron")).unwrap();
    let wrong = text.replace(
        "events: [",
        "events: [(id: \"x\", when: \"1066-13\", name: \"X\"),",
    );
    fs::write(folder.join("own-map.ron"), wrong).unwrap();
    let drawn = |folder: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_annals"))
            .args(["frame", "--size", "80x24", "--keys", "m", "own-map.ron"])
            .current_dir(folder)
            .output();
        let text = String::from_utf8(output.unwrap().stdout).unwrap();
        text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(drawn(&folder), drawn(&self::folder()));
}

#[test]
fn a_chronicle_without_coordinates_has_no_map() {
    let text =
        "Chronicle(format: 1, title: \"Rome\", places: {\"rome\": (name: \"Rome\")}, events: [
        (id: \"founding\", when: \"-0752\", name: \"Rome is founded\", place: \"rome\")])";
    let chronicle = Arc::new(format::load(text.as_bytes()).unwrap().chronicle);
    assert!(chronicle.places.iter().all(|place| place.at.is_none()));
    let draw = |keys: &str| {
        let mut app = App::new(Arc::clone(&chronicle), &[]);
        let frame = frame_after(
            &mut app,
            Theme::default(),
            LARGE,
            &parse_keys(keys).unwrap(),
        );
        picture(&frame, Picture::Text)
    };
    let but_the_footer = |drawn: String| drawn.lines().rev().skip(1).collect::<String>();
    assert_eq!(but_the_footer(draw("m")), but_the_footer(draw("")));
    assert!(draw("m").contains("No place in this chronicle has coordinates"));
    assert!(
        !draw("").contains(" m map") && !draw("?").contains("map of places"),
        "{}",
        draw("?")
    );
}

const KEYS: [&str; 22] = [
    "m",
    "h",
    "j",
    "k",
    "l",
    "+",
    "-",
    "0",
    "f",
    ".",
    "<tab>",
    "<shift-tab>",
    "<page-down>",
    "<page-up>",
    "L",
    "t",
    "<enter>",
    "<esc>",
    "?",
    "i",
    "J",
    "G",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_and_no_size_break_the_map(
        pressed in proptest::collection::vec(proptest::sample::select(&KEYS[..]), 0..20),
        columns in 1u16..120,
        rows in 1u16..50,
    ) {
        let drawn = screen("zh-Hant", (columns, rows), ARMIES, &format!("m{}", pressed.concat()));
        prop_assert_eq!(drawn.lines().count(), usize::from(rows));
        for line in drawn.lines() {
            prop_assert!(text::Widths::default().columns(line) <= usize::from(columns), "too wide: {:?}", line);
        }
    }
}
