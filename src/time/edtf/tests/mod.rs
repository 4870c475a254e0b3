mod examples;

use examples::{ACCEPTED, REFUSED};

use super::super::moment::Moment;
use super::*;
use proptest::prelude::*;

fn parse(text: &str) -> Result<When, DateError> {
    When::parse(text, Reckoning::Gregorian)
}

#[test]
fn accepted_and_written_back() {
    for text in ACCEPTED {
        match parse(text) {
            Ok(when) => assert_eq!(when.to_string(), *text),
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn refused_at_the_column() {
    let mut wrong = Vec::new();
    for (text, column) in REFUSED {
        match parse(text) {
            Ok(when) => wrong.push(format!("{text} was read as {when}")),
            Err(error) if error.column != *column => {
                wrong.push(format!("{text} at {column}: {error}"));
            }
            Err(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn errors_say_what_to_write() {
    for (text, reason) in [
        (
            "2023-03-26T14:00/15:30",
            "repeat the day: 2023-03-26T14:00/2023-03-26T15:30",
        ),
        ("2023-03-26T14:00-12:30", "zones are -12:00 to +14:00"),
        ("2023-03-26T14:00+14:30", "zones are -12:00 to +14:00"),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!(error.reason, reason, "{text}");
    }
    assert!(parse("2023-03-26T14:00-12:00").is_ok());
    assert!(parse("2023-03-26T14:00+14:00").is_ok());
}

#[test]
fn normal_form() {
    for (written, normal) in [
        ("~2004-~06-11", "2004-06~-11"),
        ("?2004", "2004?"),
        ("~2004-~06-~11", "2004-06-11~"),
        ("2004-06-~11~", "2004-06-11~"),
        ("2004?-06~-11", "2004%-~06-11"),
        ("2004?-06~", "2004%-~06"),
        ("%2004-06-11", "%2004-06-11"),
    ] {
        let when = parse(written).unwrap();
        assert_eq!(when.to_string(), normal, "{written}");
        assert_eq!(parse(normal).unwrap().to_string(), normal);
    }
}

/// The bounds as ISO dates with inclusive ends, for test tables.
fn bounds(text: &str) -> String {
    let when = parse(text).unwrap();
    let extent = when.extent();
    let iso = |moment: Option<Moment>, back: i64| {
        moment.map_or("..".to_owned(), |moment| {
            When::of_day(moment.plus(back).day(), when.reckoning()).to_string()
        })
    };
    [
        iso(extent.earliest_start, 0),
        iso(extent.latest_start, 0),
        iso(extent.earliest_end, -1),
        iso(extent.latest_end, -1),
    ]
    .join(" ")
}

#[test]
fn extents() {
    for (text, wanted) in [
        ("1985-04-12", "1985-04-12 1985-04-12 1985-04-12 1985-04-12"),
        ("1985-04", "1985-04-01 1985-04-30 1985-04-01 1985-04-30"),
        ("1985", "1985-01-01 1985-12-31 1985-01-01 1985-12-31"),
        ("201X", "2010-01-01 2019-12-31 2010-01-01 2019-12-31"),
        ("156X-12-25", "1560-12-25 1569-12-25 1560-12-25 1569-12-25"),
        ("-02XX", "-0299-01-01 -0200-12-31 -0299-01-01 -0200-12-31"),
        ("X9X4-02-29", "0904-02-29 9984-02-29 0904-02-29 9984-02-29"),
        ("1984-1X", "1984-10-01 1984-12-31 1984-10-01 1984-12-31"),
        ("2001-24", "2001-12-01 2002-02-28 2001-12-01 2002-02-28"),
        ("2001-29", "2001-09-01 2001-11-30 2001-09-01 2001-11-30"),
        ("2001-34", "2001-04-01 2001-06-30 2001-04-01 2001-06-30"),
        ("2001-38", "2001-05-01 2001-08-31 2001-05-01 2001-08-31"),
        ("2001-41", "2001-07-01 2001-12-31 2001-07-01 2001-12-31"),
        ("1950S2", "1900-01-01 1999-12-31 1900-01-01 1999-12-31"),
        ("-1950S2", "-1999-01-01 -1900-12-31 -1999-01-01 -1900-12-31"),
        (
            "Y3388E2S3",
            "Y338000-01-01 Y338999-12-31 Y338000-01-01 Y338999-12-31",
        ),
        (
            "2004-02-01/2005-02",
            "2004-02-01 2004-02-01 2005-02-01 2005-02-28",
        ),
        (
            "2004/2004-06",
            "2004-01-01 2004-06-30 2004-06-01 2004-06-30",
        ),
        ("1985/..", "1985-01-01 1985-12-31 .. .."),
        ("/1985-04", ".. .. 1985-04-01 1985-04-30"),
        (
            "[1667,1668,1670..1672]",
            "1667-01-01 1672-12-31 1667-01-01 1672-12-31",
        ),
        (
            "{1960,1961-12}",
            "1960-01-01 1960-12-31 1961-12-01 1961-12-31",
        ),
        ("[..1984]", ".. 1984-12-31 .. 1984-12-31"),
        ("[1760-12..]", "1760-12-01 .. 1760-12-01 .."),
        (
            "1985-04-12T23:20:30-04",
            "1985-04-13 1985-04-13 1985-04-13 1985-04-13",
        ),
    ] {
        assert_eq!(bounds(text), wanted, "{text}");
    }
}

#[test]
fn precision_and_marks() {
    for (text, precision, uncertain, approximate) in [
        ("1985", Precision::Year, false, false),
        ("1985?", Precision::Year, true, false),
        ("2004-06~", Precision::Month, false, true),
        ("2004-06-11%", Precision::Day, true, true),
        ("2004-06-~11", Precision::Day, false, true),
        ("201X", Precision::Decade, false, false),
        ("20XX", Precision::Century, false, false),
        ("2XXX", Precision::Millennium, false, false),
        ("1985-XX-XX", Precision::Year, false, false),
        ("1985-04-XX", Precision::Month, false, false),
        ("2001-21", Precision::Season, false, false),
        ("156X-12-25", Precision::Decade, false, false),
        ("1985-04-12T23", Precision::Hour, false, false),
        ("1985-04-12T23:20", Precision::Minute, false, false),
        ("Y171010000S3", Precision::MillionYears, false, false),
        ("1964/2008-05", Precision::Year, false, false),
        ("[1123-12-10..1123-12-19]", Precision::Month, false, false),
        ("[1667,1668]", Precision::Year, false, false),
    ] {
        let when = parse(text).unwrap();
        assert_eq!(
            (when.precision(), when.uncertain(), when.approximate()),
            (precision, uncertain, approximate),
            "{text}"
        );
    }
}

#[test]
fn a_julian_leap_day_is_a_date() {
    let julian = When::parse("1100-02-29", Reckoning::Julian).unwrap();
    assert!(julian.single_day().is_some());
    let error = parse("1100-02-29").unwrap_err();
    assert_eq!(
        (error.column, error.reason.contains("Julian")),
        (9, true),
        "{error}"
    );
}

#[test]
fn a_date_is_small() {
    assert!(size_of::<When>() <= 64, "{}", size_of::<When>());
}

fn mark() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")]
}

fn a_date() -> impl Strategy<Value = String> {
    let plain =
        (-9_999i64..9_999, 1u8..=12, 1u8..=28, 0u8..4).prop_map(|(year, month, day, parts)| {
            let year = if year < 0 {
                format!("-{:04}", -year)
            } else {
                format!("{year:04}")
            };
            match parts {
                0 => year,
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}-{:02}", 20 + month),
                _ => format!("{year}-{month:02}-{day:02}"),
            }
        });
    let marked = (plain.clone(), mark()).prop_map(|(date, mark)| date + mark);
    let by_part = (1000u16..9999, 1u8..=12, 1u8..=28, mark(), mark(), mark())
        .prop_map(|(year, month, day, a, b, c)| format!("{year}-{a}{month:02}{b}-{c}{day:02}"));
    prop_oneof![
        plain,
        marked,
        by_part,
        "[1-9X][0-9X]{3}(-(0[1-9]|1[0-2X]|XX))?",
        "[1-9X][0-9X]{3}-(0[1-9]|1[0-2X]|XX)-(0[1-9]|1[0-9X]|2[0-8]|X[1-8]|XX)[?~%]?",
        "Y-?[1-9][0-9]{4,9}",
        "Y-?[1-9][0-9]{0,2}E[1-7](S1)?",
        "[1-9][0-9]{3}S[1-4]",
        "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3])(:[0-5][0-9](:[0-5][0-9])?)?(Z|[+-]0[0-9](:[0-5][0-9])?)?",
    ]
}

fn a_text() -> impl Strategy<Value = String> {
    let side = || prop_oneof![6 => a_date(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let elements = || prop::collection::vec(a_date(), 1..5).prop_map(|dates| dates.join(","));
    prop_oneof![
        a_date(),
        (side(), side()).prop_map(|(from, to)| format!("{from}/{to}")),
        elements().prop_map(|dates| format!("[{dates}]")),
        elements().prop_map(|dates| format!("{{{dates}}}")),
        a_date().prop_map(|date| format!("[..{date}]")),
        (a_date(), a_date()).prop_map(|(from, to)| format!("{{{from},{to}..}}")),
    ]
}

proptest! {
    #[test]
    fn generated_texts_come_back(text in a_text(), julian: bool) {
        let reckoning = if julian { Reckoning::Julian } else { Reckoning::Gregorian };
        if let Ok(when) = When::parse(&text, reckoning) {
            let normal = when.to_string();
            let again = When::parse(&normal, reckoning).map_err(|error| TestCaseError::fail(format!("{text} -> {normal}: {error}")))?;
            prop_assert_eq!(again.to_string(), normal);
            prop_assert_eq!(again.extent(), when.extent());
            let extent = when.extent();
            prop_assert!(extent.start() < extent.end());
            if let (Some(a), Some(b)) = (extent.earliest_start, extent.latest_start) {
                prop_assert!(a <= b);
            }
            if let (Some(a), Some(b)) = (extent.earliest_end, extent.latest_end) {
                prop_assert!(a <= b);
            }
        } else {
            prop_assert!(text.contains(['/', 'X']), "{} was refused", text);
        }
    }

    #[test]
    fn nothing_makes_it_panic(text in "[0-9XYES?~%./,\\[\\]{}T:Z+ -]{0,24}|\\PC{0,12}") {
        if let Err(error) = When::parse(&text, Reckoning::Julian) {
            prop_assert!(error.column >= 1 && error.column <= text.chars().count() + 1);
        }
    }
}
