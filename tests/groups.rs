//! Groups of lanes: a heading above them, or one row for all of them when folded.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use annals::app::{App, Arrangement, Gesture, Mouse, parse_keys};
use annals::format;
use annals::ui::{Artist, Picture, Theme, picture};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const FILE: &str = r#"Chronicle(
    format: 1,
    title: "Groups",
    lanes: [
        (id: "song", name: "Song"), (id: "rome", name: "Rome"), (id: "jin", name: "Jin"),
        (id: "gaul", name: "Gaul"), (id: "solo", name: "Solo"), (id: "part", name: "Part", within: "solo"),
    ],
    groups: [
        (id: "east", name: {"en": "The East", "ko": "동방"}, lanes: ["song", "jin"]),
        (id: "west", name: "The West", lanes: ["rome", "gaul"]),
    ],
    events: [
        (id: "a", when: "1125", name: "The first year", lanes: ["song"]),
        (id: "b", when: "1126", name: "Second things", lanes: ["jin", "song"]),
        (id: "c", when: "1127", name: "Roman thing", lanes: ["rome"]),
        (id: "d", when: "1128", name: "Gallic thing", lanes: ["gaul"]),
        (id: "e", when: "1129", name: "Alone", lanes: ["solo"]),
    ],
)
"#;

const SCREEN: Rect = Rect::new(0, 0, 100, 30);

fn app() -> App {
    let chronicle = format::load(FILE.as_bytes()).unwrap().chronicle;
    App::new(Arc::new(chronicle), &[String::from("en")])
}

/// The screen after some keys.
fn screen(app: &mut App, keys: &str) -> String {
    for key in parse_keys(keys).unwrap() {
        drawn(app);
        app.press(key);
    }
    drawn(app)
}

fn drawn(app: &mut App) -> String {
    let mut buffer = Buffer::empty(SCREEN);
    app.prepare();
    app.set_seen(Artist::default().draw(app, Theme::default(), SCREEN, &mut buffer));
    picture(&buffer, Picture::Text)
}

/// The heads of the chart's rows: the first columns above the list.
fn heads(screen: &str) -> Vec<String> {
    let lines = screen.lines().skip(2);
    let chart = lines.take_while(|line| !line.trim_start().starts_with("1125"));
    let heads = chart.map(|line| line.chars().take(6).collect::<String>().trim().to_owned());
    heads.filter(|head| !head.is_empty()).collect()
}

#[test]
fn lanes_of_a_group_are_together_below_its_heading() {
    let heads = heads(&screen(&mut app(), ""));
    assert_eq!(
        heads,
        ["▾ The", "Song", "Jin", "▾ The", "Rome", "Gaul", "Solo"]
    );
}

#[test]
fn lanes_move_within_their_group_and_past_other_groups_as_a_whole() {
    let mut app = app();
    // The row of the menu that a lane has, from the top.
    let moved = |app: &mut App, row: &str, key: &str| {
        screen(app, "o<home>");
        for _ in 0..20 {
            let menu = screen(app, "");
            let rest = app.seen().rest.unwrap();
            let line = menu.lines().nth(usize::from(rest.1)).unwrap();
            if line.contains(row) {
                break;
            }
            screen(app, "j");
        }
        heads(&screen(app, &format!("{key}<enter>")))
    };
    let (east, west) = (["▾ The", "Song", "Jin"], ["▾ The", "Rome", "Gaul"]);
    for (row, key, expected) in [
        ("Solo", "K", [&east[..], &["Solo"], &west].concat()),
        ("Solo", "K", [&["Solo"][..], &east, &west].concat()),
        ("Solo", "J", [&east[..], &["Solo"], &west].concat()),
        (
            "Jin",
            "K",
            [&["▾ The", "Jin", "Song", "Solo"][..], &west].concat(),
        ),
        (
            "Song",
            "J",
            [&["Solo", "▾ The", "Jin", "Song"][..], &west].concat(),
        ),
        (
            "Rome",
            "K",
            [&["Solo"][..], &west, &["▾ The", "Jin", "Song"]].concat(),
        ),
    ] {
        assert_eq!(moved(&mut app, row, key), expected, "{key} on {row}");
    }
}

#[test]
fn a_lane_that_cannot_move_changes_nothing() {
    let mut app = app();
    for keys in ["oK<enter>", "ojjjjjJ<enter>"] {
        screen(&mut app, keys);
        assert_eq!(app.arrangement(), &Arrangement::default(), "{keys}");
    }
    screen(&mut app, "ojjjjjK<enter>");
    assert_ne!(app.arrangement(), &Arrangement::default());
}

#[test]
fn a_filter_that_is_set_aside_leaves_the_list_as_it_was() {
    let list = |screen: &str| -> Vec<String> {
        let lines = screen.lines().skip_while(|line| !line.starts_with("  112"));
        lines.map(str::to_owned).take(8).collect()
    };
    let mut app = app();
    let before = list(&screen(&mut app, "j"));
    screen(&mut app, "o");
    let is_hidden = screen(&mut app, "<space><enter>");
    assert_ne!(list(&is_hidden), before);
    assert_eq!(list(&screen(&mut app, "xk")), before);
}

#[test]
fn a_folded_group_has_one_row_with_the_events_of_its_lanes() {
    let mut app = app();
    let folded = screen(&mut app, "jjZ");
    assert_eq!(heads(&folded)[..2], ["▸ The…", "▾ The"]);
    assert!(
        folded.contains("The East: folded into one row."),
        "{folded}"
    );
    for name in ["The first year", "Second things"] {
        assert!(
            folded.lines().take(12).any(|line| line.contains(name)),
            "{folded}"
        );
    }
    // For keys that stay on a lane, both lanes count as one.
    let back = screen(&mut app, "K");
    assert!(back.contains("1/5"), "{back}");
    let unfolded = screen(&mut app, "Z");
    assert_eq!(heads(&unfolded)[..3], ["▾ The", "Song", "Jin"]);
}

#[test]
fn all_groups_fold_at_once() {
    let mut app = app();
    assert_eq!(
        heads(&screen(&mut app, "<alt-z>")),
        ["▸ The…", "▸ The…", "Solo"]
    );
    assert!(app.notice().is_none(), "{:?}", app.notice());
    assert_eq!(heads(&screen(&mut app, "<alt-z>")).len(), 7);
    assert_eq!(heads(&screen(&mut app, "<alt-z>H")).len(), 7);
}

#[test]
fn a_press_on_the_heading_or_on_the_folded_name_folds_and_unfolds() {
    let mut app = app();
    let row = |screen: &str, head: &str| {
        let at = screen.lines().position(|line| line.starts_with(head));
        u16::try_from(at.unwrap()).unwrap()
    };
    let press = |app: &mut App, x: u16, y: u16| {
        app.point(Mouse {
            gesture: Gesture::Press,
            at: Position::new(x, y),
        });
        drawn(app)
    };
    let open = drawn(&mut app);
    let heading = row(&open, "▾ The East");
    for column in [2, 9] {
        let folded = press(&mut app, column, heading);
        assert_eq!(heads(&folded)[..2], ["▸ The…", "▾ The"], "{column}");
        let again = press(&mut app, 2, row(&folded, "▸ The…"));
        assert_eq!(heads(&again), heads(&open), "{column}");
    }
    let beside = press(&mut app, 40, heading);
    assert!(beside.contains("The East"), "{beside}");
}

#[test]
fn the_menu_shows_groups_and_hides_all_their_lanes() {
    let mut app = app();
    let menu = screen(&mut app, "o");
    let names = [
        "▾ The East",
        "  Song",
        "  Jin",
        "▾ The West",
        "  Rome",
        "  Gaul",
        "Solo",
    ];
    let mut rest = &*menu;
    for name in names {
        let at = rest
            .find(&format!("✓ {name}"))
            .unwrap_or_else(|| panic!("{name}: {menu}"));
        rest = &rest[at + "✓".len()..];
    }
    let hidden = screen(&mut app, "k<space><enter>");
    assert_eq!(heads(&hidden), ["▾ The", "Rome", "Gaul", "Solo"]);
    let only = screen(&mut app, "ok<tab><enter>");
    assert_eq!(heads(&only), ["▾ The", "Song", "Jin"]);
    let folded = screen(&mut app, "oxkh<enter>");
    assert_eq!(heads(&folded)[..2], ["▸ The…", "▾ The"]);
}

#[test]
fn the_cursor_of_the_menu_stays_on_its_group_when_the_file_is_read_again() {
    let mut app = app();
    screen(&mut app, "ok");
    let text = FILE.replace(
        "groups: [",
        "groups: [(id: \"new\", name: \"New\", lanes: [\"solo\"]),",
    );
    app.take_chronicle(Arc::new(format::load(text.as_bytes()).unwrap().chronicle));
    let hidden = screen(&mut app, "<space><enter>");
    assert_eq!(heads(&hidden), ["▾ The", "Rome", "Gaul", "▾ New", "Solo"]);
}

#[test]
fn a_press_between_the_reading_of_a_file_and_a_frame_chooses_no_other_lane() {
    let mut app = app();
    screen(&mut app, "o");
    let (at, _) = *app.seen().places.dialog.choices.last().unwrap();
    let text = FILE.replace("lanes: [\n", "lanes: [(id: \"new\", name: \"New\"),");
    assert_ne!(text, FILE);
    app.take_chronicle(Arc::new(format::load(text.as_bytes()).unwrap().chronicle));
    let filter = app.filter().clone();
    app.point(Mouse {
        gesture: Gesture::Press,
        at: at.as_position(),
    });
    assert_eq!(app.filter(), &filter);
    assert!(app.overlay().is_some());
}

#[test]
fn a_low_chart_has_no_headings() {
    let mut app = app();
    let small = Rect::new(0, 0, 80, 16);
    let mut buffer = Buffer::empty(small);
    app.prepare();
    app.set_seen(Artist::default().draw(&app, Theme::default(), small, &mut buffer));
    let drawn = picture(&buffer, Picture::Text);
    assert!(!drawn.contains('▾'), "{drawn}");
    assert!(drawn.contains("Song"), "{drawn}");
}

#[test]
fn groups_that_cannot_be_are_reported() {
    for (name, groups, expected) in [
        (
            "an unknown lane",
            r#"[(id: "east", name: "E", lanes: ["sogn"])]"#,
            "unknown lane `sogn`; did you mean `song`?",
        ),
        (
            "a lane twice",
            r#"[(id: "east", name: "E", lanes: ["song", "song"])]"#,
            "duplicate `song` in this list; list it once",
        ),
        (
            "a lane in two groups",
            r#"[(id: "east", name: "E", lanes: ["song"]), (id: "west", name: "W", lanes: ["song"])]"#,
            "lane `song` is in two groups; remove it from one of them (first here: line 8)",
        ),
        (
            "a lane without a row",
            r#"[(id: "east", name: "E", lanes: ["part"])]"#,
            "lane `part` is drawn on the row of `solo`; use `solo` instead",
        ),
        (
            "an id that is taken",
            r#"[(id: "song", name: "E", lanes: ["jin"])]"#,
            "duplicate id `song`; choose another id, or merge the two entries (first used for a lane: line 5)",
        ),
        (
            "something else",
            r#"[(id: "east", name: "E", lanes: ["a"])]"#,
            "`a` is an event, not a lane; expected the id of a lane",
        ),
    ] {
        let from = FILE.find("groups:").unwrap();
        let to = FILE.find("events:").unwrap();
        let text = FILE.replacen(&FILE[from..to], &format!("groups: {groups},\n"), 1);
        let whole = Arc::new(text.clone().into());
        let report = match format::check(&whole) {
            Ok(loaded) => loaded.warnings.short("g", &text),
            Err(report) => report.short("g", &text),
        };
        assert!(
            report.lines().any(|line| line.contains(expected)),
            "{name}: {report}"
        );
    }
}
