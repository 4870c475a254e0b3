use super::*;
use crate::time::{DateError, Reading};

fn described(text: &str, reckoning: Reckoning) -> Result<Vec<Reading>, DateError> {
    readings(text, Context::of(reckoning))
}

fn as_json(text: &str, reckoning: Reckoning) -> serde_json::Value {
    let readings = described(text, reckoning).unwrap();
    serde_json::from_str(&json::dates(text, &readings).unwrap()).unwrap()
}

#[test]
fn a_day_in_every_calendar() {
    let found = as_json("靖康元年閏十一月丙辰", Reckoning::Julian);
    for (key, wanted) in [
        ("edtf", "1127-01-09"),
        ("precision", "day"),
        ("calendar", "Julian"),
        ("latest_end", "1127-01-09"),
        ("julian", "1127-01-09"),
        ("gregorian", "1127-01-16"),
        ("weekday", "Sunday"),
        ("sexagenary", "丙辰"),
    ] {
        assert_eq!(found[key], wanted, "{key}");
    }
    assert_eq!(found["jdn"], 2_132_703);
    let eras: Vec<String> = found["eras"]
        .as_array()
        .unwrap()
        .iter()
        .map(|era| {
            format!(
                "{} {}",
                era["polity"].as_str().unwrap(),
                era["han"].as_str().unwrap()
            )
        })
        .collect();
    for wanted in [
        "nsong 靖康元年閏十一月廿五日 丙辰",
        "jin 天會四年閏十一月廿五日 丙辰",
        "xixia 元德八年閏十一月廿五日 丙辰",
    ] {
        assert!(eras.iter().any(|era| era == wanted), "{eras:?}");
    }
}

#[test]
fn the_table_has_a_row_for_each() {
    let readings = described("靖康元年閏十一月丙辰", Reckoning::Julian).unwrap();
    let table = Described::of(&readings[0]).table(&readings[0], None);
    let table = table.split_whitespace().collect::<Vec<_>>().join(" ");
    for row in [
        "JDN 2132703",
        "Weekday Sunday",
        "Gregorian 16 January 1127",
        "Northern Song 靖康元年",
    ] {
        assert!(table.contains(row), "{table}");
    }
}

#[test]
fn what_is_open_is_null() {
    let json = as_json("1985-04/..", Reckoning::Gregorian);
    assert_eq!(json["latest_start"], "1985-04-30");
    assert!(json["earliest_end"].is_null() && json["latest_end"].is_null());
    let readings = described("1985/..", Reckoning::Gregorian).unwrap();
    let table = Described::of(&readings[0]).table(&readings[0], None);
    assert!(table.contains("Latest end      open or unknown"), "{table}");
}

#[test]
fn errors_are_escaped() {
    let text = "a\"\\\u{1b}\u{9b}";
    let error = described(text, Reckoning::Julian).unwrap_err();
    let json = json::error(text, &error).unwrap();
    assert!(
        json.starts_with("{\"input\":\"a\\\"\\\\\\u001b\\u009b\",\"error\":\"")
            && json.ends_with("\"column\":1}"),
        "{json}"
    );
    assert!(!json.chars().any(char::is_control));
}
