//! The content of the model after loading.

use super::*;
use crate::chronicle::{Bound, FigureValue, LaneId, Number, Piece};

fn chronicle(fields: &str) -> Chronicle {
    let text = format!("Chronicle(format: 1, title: \"T\", {fields})");
    load(text.as_bytes())
        .unwrap_or_else(|report| panic!("{}", report.render("test.ron", &text, false)))
        .chronicle
}

#[test]
fn events_are_sorted_by_start_then_certainty_then_order_in_the_file() {
    let event = |id: &str, when: &str| format!("(id: \"{id}\", when: \"{when}\", name: \"{id}\")");
    let events = [
        ("d", "1127-01-09"),
        ("b", "1126-01-01"),
        ("a", "1126"),
        ("c", "1126-01-01"),
    ];
    let events = events.map(|(id, when)| event(id, when)).join(", ");
    let chronicle = chronicle(&format!("events: [{events}]"));
    let order: Vec<&str> = chronicle.events.iter().map(|event| &*event.id).collect();
    assert_eq!(order, ["b", "c", "a", "d"]);
    for (id, event) in chronicle.events.entries() {
        assert_eq!(chronicle.find(&event.id), Some(id.into()));
    }
}

#[test]
fn languages_are_sorted_as_declared_then_by_first_use() {
    let chronicle = chronicle(
        r#"lanes: [(id: "a", name: {"ja": "一", "EN": "One", "ko": "일"})], languages: ["en", "zh-Hant"], events: []"#,
    );
    let tags: Vec<&str> = chronicle
        .languages
        .iter()
        .map(|language| chronicle.languages.tag(language))
        .collect();
    assert_eq!(tags, ["EN", "zh-Hant", "ja", "ko"]);
    let names: Vec<(&str, &str)> = chronicle.lanes[0]
        .name
        .iter()
        .map(|name| (chronicle.languages.tag(name.language), &*name.text))
        .collect();
    assert_eq!(names, [("ja", "一"), ("EN", "One"), ("ko", "일")]);
}

#[test]
fn a_chronicle_without_languages_has_an_undetermined_one() {
    let chronicle = chronicle("events: []");
    let tags: Vec<&str> = chronicle
        .languages
        .iter()
        .map(|language| chronicle.languages.tag(language))
        .collect();
    assert_eq!(tags, ["und"]);
    assert_eq!(
        chronicle.title.iter().next().map(|name| &*name.text),
        Some("T")
    );
}

#[test]
fn texts_are_cut_at_the_names_in_them() {
    let chronicle = chronicle(
        r#"lanes: [(id: "song", name: "Song")], summary: "[[song]] and [[song|the \"Song\"]] [x] ]]", events: []"#,
    );
    let (_, prose) = &chronicle.summary.versions()[0];
    let song = |said| Piece::Name {
        id: "song",
        alias: None,
        said,
    };
    let words = Piece::Words;
    let pieces: Vec<_> = prose.pieces().collect();
    assert_eq!(
        pieces,
        [
            song(None),
            words(" and "),
            song(Some("the \"Song\"")),
            words(" [x] ]]")
        ]
    );
    assert_eq!(chronicle.find("song"), Some(LaneId::at(0).into()));
}

#[test]
fn names_are_clean_and_in_nfc() {
    let chronicle = chronicle("lanes: [(id: \"a\", name: \"Ti\u{303}nh\\u{1B}\")], events: []");
    assert_eq!(
        chronicle.lanes[0]
            .name
            .iter()
            .next()
            .map(|name| &*name.text),
        Some("Tĩnh\\u{1B}")
    );
}

#[test]
fn figures_are_numbers_bounds_or_words() {
    let chronicle = chronicle(
        r#"events: [(id: "a", when: "1127", name: "A", figures: [
            (what: "x", value: -7_777), (what: "x", value: 1, at_least: true), (what: "x", value: Some("few")),
        ])]"#,
    );
    let values: Vec<&FigureValue> = chronicle.events[0]
        .details
        .figures
        .iter()
        .map(|figure| &figure.value)
        .collect();
    assert_eq!(
        *values[0],
        FigureValue::Number {
            value: Number::whole(-7_777),
            bound: Bound::Exact
        }
    );
    assert_eq!(
        *values[1],
        FigureValue::Number {
            value: Number::whole(1),
            bound: Bound::AtLeast
        }
    );
    assert!(matches!(values[2], FigureValue::Words(words) if words.versions().len() == 1));
}

#[test]
fn the_embedded_chronicle_is_all_there() {
    let chronicle = embedded().unwrap().chronicle;
    assert!(chronicle.events.len() >= 67, "{}", chronicle.events.len());
    assert!(
        chronicle
            .events
            .windows(2)
            .all(|pair| pair[0].when.extent().start() <= pair[1].when.extent().start())
    );
    assert!(
        chronicle.people.len() >= 49
            && chronicle.places.len() >= 40
            && !chronicle.relations.rows.is_empty()
    );
    assert!(chronicle.focus.is_some() && chronicle.infobox.is_some());
}

#[test]
fn the_time_of_another_zone_follows_the_words_of_the_source() {
    let chronicle = chronicle(
        r#"calendar: Gregorian, events: [
            (id: "a", when: "2024-03-14T10:00+09:00", name: "A"),
            (id: "b", when: "2024-03-14T10:00+09:00", as_written: "令和6年3月14日", name: "B"),
            (id: "c", when: "2024-03-14T10:00Z", as_written: "14 March 2024", name: "C"),
        ]"#,
    );
    for (place, wanted) in [
        (0, "2024-03-14T10:00+09:00"),
        (1, "令和6年3月14日 · 2024-03-14T10:00+09:00"),
        (2, "14 March 2024"),
    ] {
        let event = chronicle.events.get(place).unwrap();
        assert_eq!(event.details.as_written.as_deref(), Some(wanted));
    }
}

#[test]
fn a_claim_that_agrees_with_its_event_is_a_warning() {
    for (claim, expected) in [
        (r#"when: "1127-01-09""#, "the date of its event"),
        (r#"place: "x""#, "the place of its event"),
        (r#"when: "1127-01-09", place: "x""#, "the date and place of"),
        (r#"when: "1127-01-09", place: "y""#, ""),
        (r#"when: "1127-01-10", place: "x""#, ""),
        (r#"when: "1127-01-09?""#, ""),
    ] {
        let text = format!(
            r#"(format: 1, title: "T", places: {{"x": (name: "X"), "y": (name: "Y")}}, events: [
                (id: "a", when: "1127-01-09", name: "A", place: "x", claims: [({claim})]),
            ])"#
        );
        let warned = problems(&text);
        assert_eq!(warned.is_empty(), expected.is_empty(), "{claim}: {warned}");
        assert!(warned.contains(expected), "{claim}: {warned}");
    }
}

#[test]
fn an_era_of_the_file_dates_events() {
    let chronicle = chronicle(
        r#"calendar: Julian, eras: {
            "auc": (name: "AUC", when: "-0752/0476"),
            "cos": (name: {"en": "Caesar V and Antonius", "la": "Caesare V et Antonio cos."}, when: "-0043"),
        }, events: [
            (id: "a", when: "AUC 705", name: "A"),
            (id: "b", when: "Caesare V et Antonio cos.", name: "B"),
            (id: "c", when: "-0043-03-15", as_written: "AUC 710", name: "C"),
        ]"#,
    );
    let when = |place: usize| {
        let event = chronicle.events.get(place).unwrap();
        (event.id.to_string(), event.when.to_string())
    };
    assert_eq!(when(0), ("a".to_owned(), "-0048".to_owned()));
    assert_eq!(when(1), ("b".to_owned(), "-0043".to_owned()));
}

#[test]
fn some_in_a_map_is_its_value() {
    let events = "events: [(id: \"e\", name: \"E\", when: \"1127\")]";
    let given = chronicle(&format!(
        "summary: {{\"en\": Some(\"S\")}}, people: {{\"q\": Some((name: \"Q\"))}}, {events}"
    ));
    let plain = chronicle(&format!(
        "summary: {{\"en\": \"S\"}}, people: {{\"q\": (name: \"Q\")}}, {events}"
    ));
    let content = |all: &Chronicle| format!("{:?} {:?}", all.summary, all.people);
    assert_eq!(content(&given), content(&plain));
}

#[test]
fn values_in_brackets_are_counted() {
    for (fields, expected) in [
        ("calendar: JulianUntil(), ", "exactly one day"),
        (
            "calendar: JulianUntil(\"1752-09-14\", \"x\"), ",
            "exactly one day",
        ),
        ("focus: Some(), ", "exactly one value"),
        ("focus: Some(\"1120\", \"1130\"), ", "error: "),
    ] {
        let text = format!("Chronicle(format: 1, title: \"T\", {fields}events: [])");
        let short = load(text.as_bytes()).unwrap_err().short("x", &text);
        assert!(short.contains(expected), "{fields}: {short}");
    }
}
