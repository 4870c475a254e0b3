use super::*;
use crate::time::{CalendarView, DateError, Reading};

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

/// Known dates in both directions, as in `annals date --json`: from the era date to the day and back.
#[test]
fn known_dates_both_ways() {
    let rows = include_str!("../../../tests/files/calendars/known_dates.tsv");
    let mut count = 0;
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [polity, era, year, month, day, jdn, pair, ..] = cells.as_slice() else {
            panic!("{row}");
        };
        let state = CalendarView::named(polity).unwrap().short_name();
        let leap = if month.starts_with('-') { "閏" } else { "" };
        let number = month.trim_start_matches('-');
        let unit = if day.parse::<u8>().is_ok() { "日" } else { "" };
        let text = format!("{state}{era}{year}年{leap}{number}月{day}{unit}");
        let found = as_json(&text, Reckoning::default());
        let others = found["readings"].as_array().cloned().unwrap_or_default();
        let jdn: i64 = jdn.parse().unwrap();
        let mut all = std::iter::once(found).chain(others);
        let of_day = all.find(|reading| reading["jdn"] == jdn);
        let of_day = of_day.unwrap_or_else(|| panic!("{text} is not day {jdn}"));
        assert_eq!(of_day["sexagenary"], *pair, "{text}");
        let back = as_json(of_day["edtf"].as_str().unwrap(), Reckoning::default());
        let is_listed = back["eras"].as_array().unwrap().iter().any(|listed| {
            listed["polity"] == *polity
                && listed["era"] == *era
                && listed["year"].as_i64() == year.parse().ok()
                && listed["month"].as_i64() == number.parse().ok()
                && listed["intercalary"] == !leap.is_empty()
        });
        assert!(is_listed, "{text} is missing in {}", of_day["edtf"]);
        count += 1;
    }
    assert_eq!(count, 70);
}
