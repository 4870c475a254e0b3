//! Charts of small chronicles that other programs were found to draw incorrectly.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::fmt::Write as _;
use std::sync::Arc;

use annals::app::{App, parse_keys};
use annals::cli::frame_after;
use annals::print::{Part, print};
use annals::time::{Moment, Reckoning};
use annals::ui::{Picture, Theme, picture};

/// A chronicle with lanes `a`, `b` …, and the given spans and events.
fn chronicle(lanes: usize, spans: &str, events: &str) -> String {
    let mut text = String::from(
        "#![enable(implicit_some)]\nChronicle(format: 1, title: \"t\", calendar: Gregorian, lanes: [",
    );
    for lane in ('a'..).take(lanes) {
        write!(text, "(id: \"{lane}\", name: \"Lane {lane}\"), ").unwrap();
    }
    text + &format!("], spans: [{spans}], events: [{events}])")
}

/// The rows of the chart of a chronicle after some keys.
fn rows(text: &str, size: (u16, u16), keys: &str) -> Vec<String> {
    let loaded = annals::format::load(text.as_bytes()).unwrap();
    let mut app = App::new(Arc::new(loaded.chronicle), &[]);
    let keys = parse_keys(keys).unwrap();
    let drawn = picture(
        &frame_after(&mut app, Theme::default(), size, &keys),
        Picture::Text,
    );
    let chart = usize::from(app.seen().places.strip.y);
    let columns = usize::from(app.seen().places.time.right());
    drawn
        .lines()
        .take(chart)
        .skip(1)
        .map(|row| row.chars().take(columns).collect())
        .collect()
}

/// The row that contains a text.
fn row_of(rows: &[String], words: &str) -> Option<usize> {
    rows.iter().position(|row| row.contains(words))
}

#[test]
fn reigns_that_follow_each_other_within_a_year_share_a_row() {
    let spans =
        "(id: \"s1\", name: \"Elizabeth I\", when: \"1558/1603\", lane: \"a\", kind: Reign),
        (id: \"s2\", name: \"James I\", when: \"1603/1625\", lane: \"a\", kind: Reign),
        (id: \"s3\", name: \"Charles I\", when: \"1625/1649\", lane: \"a\", kind: Reign)";
    let events = "(id: \"x\", when: \"1588\", name: \"Armada\", lanes: [\"a\"]), (id: \"y\", when: \"1642\", name: \"War\", lanes: [\"a\"])";
    for size in [(100, 30), (120, 36), (200, 50)] {
        let rows = rows(&chronicle(1, spans, events), size, "");
        let reign =
            |name| row_of(&rows, name).unwrap_or_else(|| panic!("{name} at {size:?}: {rows:#?}"));
        assert_eq!(reign("Elizabeth I"), reign("James I"), "{rows:#?}");
        assert_eq!(reign("James I"), reign("Charles I"), "{rows:#?}");
    }
}

#[test]
fn reigns_that_overlap_are_all_named() {
    let spans = "(id: \"s1\", name: \"Septimius\", when: \"0193/0211\", lane: \"a\", kind: Reign),
        (id: \"s2\", name: \"Caracalla\", when: \"0198/0217\", lane: \"a\", kind: Reign),
        (id: \"s3\", name: \"Geta\", when: \"0209/0211\", lane: \"a\", kind: Reign)";
    let events = "(id: \"x\", when: \"0195-05-01\", name: \"X\", lanes: [\"a\"]), (id: \"y\", when: \"0215-05-01\", name: \"Y\", lanes: [\"a\"])";
    let rows = rows(&chronicle(1, spans, events), (120, 36), "");
    let places = ["Septimius", "Caracalla", "Geta"].map(|name| row_of(&rows, name));
    assert!(places.iter().all(Option::is_some), "{places:?} {rows:#?}");
    assert_ne!(places[0], places[1], "{rows:#?}");
}

#[test]
fn a_span_without_a_lane_lies_behind_all_of_them() {
    let spans = "(id: \"s1\", name: \"Whole age\", when: \"0600/0650\")";
    let events = "(id: \"x\", when: \"0602/0629\", name: \"War\", lanes: [\"a\"]), (id: \"y\", when: \"0664\", name: \"Synod\", lanes: [\"b\"])";
    let text = chronicle(2, spans, events);
    let rows = rows(&text, (120, 36), "");
    let age = row_of(&rows, "Whole age");
    assert!(age.is_some() && age < row_of(&rows, "Lane a"), "{rows:#?}");
    let loaded = annals::format::load(text.as_bytes()).unwrap();
    let app = App::new(Arc::new(loaded.chronicle), &[]);
    let mut printed = Vec::new();
    print(app.reader(), Part::Whole, &mut printed).unwrap();
    let printed = String::from_utf8(printed).unwrap();
    assert!(printed.contains("## Whole age\n600 – 650"), "{printed}");
}

#[test]
fn a_name_of_any_length_hides_no_years_while_it_is_selected() {
    let long = "Oldest known surviving literature: ".repeat(5);
    let events = format!(
        "(id: \"x\", when: \"1900-05-01\", name: \"{long}\", lanes: [\"a\"]), (id: \"y\", when: \"1950-05-01\", name: \"Y\", lanes: [\"a\"])"
    );
    let rows = rows(&chronicle(1, "", &events), (120, 20), "jk");
    for year in ["1 May 1900", "1910", "1915"] {
        assert!(rows[0].contains(year), "{rows:#?}");
    }
}

#[test]
fn a_short_name_is_tried_where_the_whole_one_has_no_room() {
    let event = |name: &str, short: &str| {
        format!(
            "(id: \"x\", when: \"1900-05-01\", name: \"{name}\", {short} lanes: [\"a\"]), (id: \"y\", when: \"1950-05-01\", name: \"Y\", lanes: [\"a\"])"
        )
    };
    let long = "A name that is far too long for the chart of so few columns as there are here";
    let short = "short: \"A short name\",";
    let drawn = rows(&chronicle(1, "", &event(long, short)), (100, 30), "G");
    assert!(row_of(&drawn, "A short name").is_some(), "{drawn:#?}");
    let drawn = rows(
        &chronicle(1, "", &event("A name with room", short)),
        (100, 30),
        "G",
    );
    assert!(row_of(&drawn, "A name with room").is_some(), "{drawn:#?}");
}

#[test]
fn lanes_with_nothing_in_sight_have_their_bands_alone() {
    let many = |lane: char, from: u16| {
        (0..12).fold(String::new(), |text, year| {
            let year = from + 2 * year;
            text + &format!("(id: \"{lane}{year}\", when: \"{year}-05-01\", name: \"Event {lane} of {year}\", lanes: [\"{lane}\"]), ")
        })
    };
    let events = many('a', 1700) + &many('b', 1700) + &many('c', 1900);
    let rows = rows(&chronicle(3, "", &events), (120, 36), ":1911<enter>+++");
    let bands: Vec<usize> = ["Lane a", "Lane b", "Lane c"]
        .iter()
        .filter_map(|lane| row_of(&rows, lane))
        .collect();
    assert_eq!(bands.len(), 3, "{rows:#?}");
    assert_eq!(bands[1], bands[0] + 1, "{rows:#?}");
    assert!(bands[2] > bands[1] + 3, "the third has the room: {rows:#?}");
}

#[test]
fn one_lane_alone_uses_all_the_rows() {
    let events = (0..300).fold(String::new(), |text, index| {
        let (year, month) = (1000 + index / 3, 1 + index % 3 * 4);
        text + &format!("(id: \"e{index}\", when: \"{year}-{month:02}-01\", name: \"Event number {index}\", lanes: [\"a\"]), ")
    });
    let rows = rows(&chronicle(1, "", &events), (200, 60), "");
    let named = rows
        .iter()
        .filter(|row| row.contains("Event number"))
        .count();
    assert!(named >= 24, "{named} rows have names: {rows:#?}");
}

#[test]
fn what_led_to_the_selected_event_and_what_came_of_it_is_joined_to_it() {
    let events =
        "(id: \"x\", when: \"1900-05-01\", name: \"Cause\", lanes: [\"a\"], leads_to: [\"y\"]),
        (id: \"y\", when: \"1910-05-01\", name: \"Middle\", lanes: [\"b\"], leads_to: [\"z\"]),
        (id: \"z\", when: \"1920-05-01\", name: \"Effect\", lanes: [\"a\"]),
        (id: \"w\", when: \"1925-05-01\", name: \"Other\", lanes: [\"a\"])";
    let text = chronicle(2, "", events);
    let band = |keys: &str| {
        rows(&text, (120, 36), keys)
            .into_iter()
            .find(|row| row.contains("Lane a"))
            .unwrap()
    };
    assert!(!band("").contains("──"), "{}", band(""));
    let joined = band("jj");
    let heads: Vec<usize> = joined.match_indices('▸').map(|(at, _)| at).collect();
    assert_eq!(heads.len(), 2, "{joined}");
    assert!(joined.contains("●───") && joined.contains("▸●"), "{joined}");
}

#[test]
fn the_edge_says_where_the_selected_event_is() {
    let events = "(id: \"x\", when: \"1900-05-01\", name: \"First\", lanes: [\"a\"]), (id: \"y\", when: \"1990-05-01\", name: \"Last\", lanes: [\"a\"])";
    let text = chronicle(1, "", events);
    let drawn = rows(&text, (120, 36), "j+++llllllllllllllll").join("\n");
    assert!(
        drawn.contains("◂ 1 May 1900 First") || drawn.contains("◂ 1 May 1990 Last"),
        "{drawn}"
    );
}

/// The years of the window that a chronicle opens with.
fn opening_years(text: &str) -> (i64, i64) {
    let loaded = annals::format::load(text.as_bytes()).unwrap();
    let app = App::new(Arc::new(loaded.chronicle), &[]);
    let year = |moment: Moment| Reckoning::Gregorian.date(moment.day()).year;
    (year(app.window().from()), year(app.window().to()))
}

#[test]
fn the_focus_holds_however_far_the_chronicle_reaches() {
    let events = "(id: \"x\", when: \"1776\", name: \"Independence\", lanes: [\"a\"]), (id: \"y\", when: \"Y90000\", name: \"Far\", lanes: [\"a\"])";
    let text = chronicle(1, "", events).replace("title:", "focus: \"1774/1790\", title:");
    assert_eq!(opening_years(&text), (1773, 1791));
}

/// Events one second apart have different columns, and the axis counts seconds.
#[test]
fn zooming_goes_down_to_seconds() {
    let event = |second: u8| {
        format!(
            "(id: \"e{second}\", when: \"2024-05-01T12:00:{second:02}\", name: \"E{second}\", lanes: [\"a\"]), "
        )
    };
    let events: String = [10, 11, 12, 40].map(event).concat();
    let rows = rows(&chronicle(1, "", &events), (160, 36), &"+".repeat(40));
    let marks = rows.iter().map(|row| row.matches('●').count());
    assert!(marks.max() >= Some(3), "{rows:#?}");
    assert!(rows[0].contains("12:00:1"), "{rows:#?}");
}

#[test]
fn the_nearest_events_are_told_whole_on_any_width() {
    let events = "(id: \"x\", when: \"0870\", name: \"First\", lanes: [\"a\"]), (id: \"y\", when: \"2880\", name: \"Last\", lanes: [\"a\"])";
    let text = chronicle(1, "", events).replace("title:", "focus: \"1990/2010\", title:");
    for columns in 34..80 {
        let rows = rows(&text, (columns, 30), "");
        let [earlier, later] = ["years earlier", "years later ▸"].map(|words| row_of(&rows, words));
        assert!(earlier.is_some() && later.is_some(), "{columns}: {rows:#?}");
    }
}
