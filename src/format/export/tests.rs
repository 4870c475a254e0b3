//! A file that is written and read again is the same.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::*;
use crate::format::record::Record;
use crate::format::{self, EMBEDDED, STARTER, schema};

/// The valid event files of the tests, and the embedded ones.
fn files() -> Vec<(String, String)> {
    let mut files = files_in("tests/files/valid");
    files.push(("embedded".to_owned(), EMBEDDED.to_owned()));
    files.push(("starter".to_owned(), STARTER.to_owned()));
    files
}

/// The event files of a folder.
fn files_in(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    files
}

/// The complete content of a chronicle, for comparison.
fn model(text: &str) -> String {
    let loaded = format::load(text.as_bytes())
        .unwrap_or_else(|report| panic!("{}", report.render("x", text, false)));
    // Ids and relations are derived from the rest.
    let all = &loaded.chronicle;
    let whole = (
        &all.title,
        &all.languages,
        all.reckoning,
        all.focus,
        &all.summary,
        &all.infobox,
    );
    let things = (
        &all.sources,
        (&all.lanes, &all.groups),
        &all.people,
        &all.places,
        &all.rivers,
        &all.eras,
        &all.spans,
        (&all.tags, &all.chapters),
        &all.events,
    );
    format!("{whole:?} {things:?} {:?}", loaded.map)
}

/// Fails and shows the place where two texts differ.
fn same(name: &str, one: &str, other: &str) {
    if one != other {
        let at = one
            .bytes()
            .zip(other.bytes())
            .take_while(|(one, other)| one == other)
            .count();
        let around = |text: &str| {
            String::from_utf8_lossy(
                &text.as_bytes()[at.saturating_sub(80)..(at + 80).min(text.len())],
            )
            .into_owned()
        };
        panic!("{name}:\n{}\n{}", around(one), around(other));
    }
}

#[test]
fn a_file_laid_out_anew_is_the_same_chronicle() {
    laid_out_anew(files());
}

#[test]
fn an_example_laid_out_anew_is_the_same_chronicle() {
    laid_out_anew(files_in("examples"));
}

fn laid_out_anew(files: Vec<(String, String)>) {
    for (name, text) in files {
        let ron = to_ron(&text).unwrap();
        same(&name, &model(&text), &model(&ron));
        assert_eq!(to_ron(&ron).unwrap(), ron, "{name}: a second time");
    }
}

#[test]
fn json_and_back_is_the_same_chronicle() {
    by_way_of_json(files());
}

#[test]
fn an_example_by_way_of_json_is_the_same_chronicle() {
    by_way_of_json(files_in("examples"));
}

fn by_way_of_json(files: Vec<(String, String)>) {
    for (name, text) in files {
        let json = to_json(&text).unwrap();
        let parsed: Result<Value, _> = serde_json::from_str(&json);
        assert!(parsed.is_ok(), "{name}: {parsed:?}");
        let ron = from_json(json.as_bytes()).unwrap().unwrap();
        same(&name, &model(&text), &model(&ron));
        assert_eq!(to_json(&ron).unwrap(), json, "{name}: a second time");
    }
}

#[test]
fn a_mistake_is_reported_where_it_is_in_the_json() {
    for (json, place) in [
        (
            r#"{
  "format": 1,
  "title": {"en": "A \"war\"", "fr": "Une guerre"},
  "zone": null,
  "places": {"p q": {"name": "P", "at": [91, 2]}, "r": {"name": "R"}},
  "events": [
    {"id": "a", "kind": "Siege", "when": "1126",
     "name": {"en": "A"}, "wen": 3},
    {"id": "b", "name": "B",   "when": "44 BCE", "place": "x"}
  ]
}"#,
            "5:14 \"p q\"|5:42 91|8:27 `wen`|9:40 \"44 BCE\"|9:59 `x`",
        ),
        (
            "{\"format\": 1, \"title\": \"A\", \"calendar\": \"JulianUntil(\\\"1752-09-02\\\")\", \"events\": [\n{\"id\": \"a\", \"name\": \"\"}]}",
            "2",
        ),
    ] {
        let ron = from_json(json.as_bytes()).unwrap().unwrap();
        let report = format::load(ron.as_bytes()).unwrap_err();
        let report = in_json(report, &ron, json);
        let short = report.short("x", json);
        for place in place.split('|') {
            let (at, what) = place.split_once(' ').unwrap_or((place, ""));
            let reported = short
                .lines()
                .any(|line| line.starts_with(&format!("x:{at}:")) && line.contains(what));
            assert!(reported, "{place}: {short}");
        }
    }
}

#[test]
fn null_in_lists_and_maps_says_nothing() {
    let json = r#"{"format": 1, "title": {"en": "T", "fr": null}, "places": {"x": null},
  "events": [null, {"id": "a", "name": "A", "when": "1126", "leads_to": [null, "b"],
   "sources": [["s", null]], "place": "y"}]}"#;
    let ron = from_json(json.as_bytes()).unwrap().unwrap();
    assert!(!ron.contains("None"), "{ron}");
    let report = in_json(format::load(ron.as_bytes()).unwrap_err(), &ron, json);
    let short = report.short("x", json);
    let (effect, place) = (
        "x:2:80: error: unknown event `b`",
        "x:3:39: error: unknown place `y`",
    );
    assert!(short.contains(effect) && short.contains(place), "{short}");
}

#[test]
fn numbers_may_have_the_notations_of_json() {
    let json = r#"{"format": 1.0, "title": "T", "events": [{"id": "a", "name": "A", "when": "1126", "weight": 5.0,
  "figures": [{"what": "x", "value": 1e3}, {"what": "y", "value": 1.5E+2}, {"what": "z", "value": 5e-1}]}]}"#;
    let ron = from_json(json.as_bytes()).unwrap().unwrap();
    let plain = json.replace("1.0", "1").replace("5.0", "5");
    let plain = plain.replace("1e3", "1000").replace("1.5E+2", "150");
    let plain = plain.replace("5e-1", "0.5");
    let plain = from_json(plain.as_bytes()).unwrap().unwrap();
    same("numbers", &model(&ron), &model(&plain));
}

#[test]
fn an_event_file_in_broken_json_is_recognised() {
    let json = "{\n  \"format\": 1\n  \"title\": \"A\",\n  \"events\": []\n}";
    let report = from_json(json.as_bytes()).unwrap().unwrap_err();
    let short = report.short("x", json);
    assert_eq!(
        short,
        "x:3:3: error: expected a comma or a closing bracket\n"
    );
    let other = "{\"dates\": [1 2], \"events\": []}";
    assert!(from_json(other.as_bytes()).is_none());
}

/// The fields of a definition in the schema.
fn properties(schema: &Value, name: &str) -> Vec<String> {
    let mut names: Vec<String> = schema["$defs"][name]["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    names.sort();
    names
}

fn fields<'t, R: Record<'t>>() -> Vec<String> {
    let mut names: Vec<String> = R::FIELDS.iter().map(|field| (*field).to_owned()).collect();
    names.sort();
    names
}

#[test]
fn the_schema_has_every_field() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for (name, fields) in [
        ("chronicle", fields::<schema::Chronicle<'_>>()),
        ("infobox", fields::<schema::Infobox<'_>>()),
        ("side", fields::<schema::Side<'_>>()),
        ("other", fields::<schema::Other<'_>>()),
        ("source", fields::<schema::Source<'_>>()),
        ("lane", fields::<schema::Lane<'_>>()),
        ("group", fields::<schema::Group<'_>>()),
        ("person", fields::<schema::Person<'_>>()),
        ("place", fields::<schema::Site<'_>>()),
        ("river", fields::<schema::River<'_>>()),
        ("era", fields::<schema::Era<'_>>()),
        ("span", fields::<schema::Span<'_>>()),
        ("chapter", fields::<schema::Chapter<'_>>()),
        ("event", fields::<schema::Event<'_>>()),
        ("route", fields::<schema::Route<'_>>()),
        ("link", fields::<schema::Link<'_>>()),
        ("claim", fields::<schema::Claim<'_>>()),
        ("tag", fields::<schema::Label<'_>>()),
        ("figure", fields::<schema::Figure<'_>>()),
    ] {
        assert_eq!(properties(&schema, name), fields, "{name}");
    }
}

#[test]
fn a_byte_order_mark_does_not_change_what_json_is() {
    let json = "{\"format\": 1, \"title\": \"T\",\n \"events\": [{\"id\": \"e\", \"when\": \"112x\", \"name\": \"E\"}]}";
    let marked = format!("\u{feff}{json}");
    let ron = from_json(marked.as_bytes()).unwrap().unwrap();
    assert_eq!(ron, from_json(json.as_bytes()).unwrap().unwrap());
    let place = |json: &str| {
        let report = in_json(format::load(ron.as_bytes()).unwrap_err(), &ron, json);
        report.problems[0].place.clone().unwrap().start
    };
    assert_eq!(place(&marked), place(json) + '\u{feff}'.len_utf8());
    assert!(place(json) > 0);
    let cut = &marked[..marked.len() - 3];
    let report = from_json(cut.as_bytes()).unwrap().unwrap_err();
    assert_eq!(report.short("x", cut).split(':').nth(1), Some("2"));
}
