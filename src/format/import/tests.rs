//! Compares every file in `tests/files/import` with the answers in its `expected.tsv`, and tries random files.
//!
//! `ANNALS_IMPORT_FILES` names another folder of the same form, to be used instead.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::draft::{Draft, Entry};
use super::markup::one_line;
use super::*;
use crate::check::Lines;
use crate::format;
use crate::time::{Reckoning, When};

/// Answers from which the program deliberately differs, and why.
const JUDGED: [(&str, &str, &str); 0] = [];

fn folder() -> PathBuf {
    std::env::var_os("ANNALS_IMPORT_FILES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files/import"),
        PathBuf::from,
    )
}

/// A row of the table, by its headings.
struct Answer(BTreeMap<String, String>);

impl Answer {
    fn get(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }
}

/// The answers of each file, in the order of the table.
fn answers() -> Vec<(String, Vec<Answer>)> {
    let table = fs::read_to_string(folder().join("expected.tsv")).unwrap();
    let mut lines = table.lines();
    let headings: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let mut files: Vec<(String, Vec<Answer>)> = Vec::new();
    for line in lines {
        let unescaped = |field: &str| {
            field
                .replace("\\\\", "\u{0}")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace('\u{0}', "\\")
        };
        let fields = headings.iter().zip(line.split('\t'));
        let answer = Answer(
            fields
                .map(|(name, field)| ((*name).to_owned(), unescaped(field)))
                .collect(),
        );
        let file = answer.get("file").to_owned();
        match files.last_mut().filter(|(known, _)| *known == file) {
            Some((_, rows)) => rows.push(answer),
            None => files.push((file, vec![answer])),
        }
    }
    files
}

#[test]
fn every_file_says_what_the_table_has() {
    let only = std::env::var("ANNALS_IMPORT_ONLY").unwrap_or_default();
    let mut wrong = String::new();
    for (file, rows) in answers().iter().filter(|(file, _)| file.starts_with(&only)) {
        let bytes = fs::read(folder().join(file)).unwrap();
        let mut differences = Vec::new();
        compare(file, &bytes, rows, &mut differences);
        differences.retain(|(what, _)| {
            !JUDGED
                .iter()
                .any(|(judged, about, _)| judged == file && about == what)
        });
        for (what, difference) in differences {
            let _ = writeln!(wrong, "{file}: {what}: {difference}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

type Differences = Vec<(String, String)>;

fn compare(file: &str, bytes: &[u8], rows: &[Answer], differences: &mut Differences) {
    let text = match decode::decode(bytes) {
        Ok(text) => text.into_owned(),
        Err(why) => {
            let expected = rows[0].get("message");
            if !expected.contains(&why) {
                differences.push(("message".to_owned(), why));
            }
            return;
        }
    };
    let name = file.rsplit('/').next().unwrap();
    let draft = match draft(&text, &Options::default()) {
        Ok((_, draft)) => draft,
        Err((why, _)) => {
            if !rows[0]
                .get("message")
                .contains(why.split(" (").next().unwrap())
            {
                differences.push(("message".to_owned(), format!("refused: {why}")));
            }
            return;
        }
    };
    compare_whole(&draft, &text, &rows[0], differences);
    for (kind, entries) in [("event", &draft.events), ("span", &draft.spans)] {
        let expected: Vec<&Answer> = rows.iter().filter(|row| row.get("row") == kind).collect();
        if expected.len() != entries.len() {
            let names: Vec<&str> = entries.iter().map(|entry| &*entry.name).collect();
            differences.push((
                format!("{kind}s"),
                format!("{} are read: {names:?}", entries.len()),
            ));
        }
        for (at, (answer, entry)) in expected.iter().zip(entries).enumerate() {
            let mut differ = |what: &str, found: String, expected: &str| {
                differences.push((
                    format!("{kind} {} {what}", at + 1),
                    format!("found {found:?}, expected {expected:?}"),
                ));
            };
            compare_entry(&draft, entry, answer, &mut differ);
        }
    }
    loads(bytes, name, &draft, differences);
}

/// Checks that the resulting event file has no errors and is complete.
fn loads(bytes: &[u8], name: &str, draft: &Draft, differences: &mut Differences) {
    let Ok(import) = import(bytes, name, &Options::default()) else {
        return;
    };
    match format::load(import.ron.as_bytes()) {
        Ok(loaded) => {
            let found = (loaded.chronicle.events.len(), loaded.chronicle.spans.len());
            if found != (draft.events.len(), draft.spans.len()) || !loaded.warnings.is_empty() {
                let warnings = loaded.warnings.render(name, &import.ron, false);
                differences.push(("as RON".to_owned(), format!("{found:?} {warnings}")));
            }
        }
        Err(report) => {
            let report = report.render(name, &import.ron, false);
            differences.push(("as RON".to_owned(), report));
        }
    }
}

fn counts(tally: &Tally) -> Vec<String> {
    let mut counts: Vec<String> = tally
        .iter()
        .map(|(extra, count)| format!("{count} {}", extra.word()))
        .collect();
    counts.sort();
    counts
}

fn listed(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = text
        .split(", ")
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    parts.sort();
    parts
}

fn compare_whole(draft: &Draft, text: &str, answer: &Answer, differences: &mut Differences) {
    let mut differ = |what: &str, found: String, expected: &str| {
        if one_line(&found) != one_line(expected) {
            differences.push((
                what.to_owned(),
                format!("found {found:?}, expected {expected:?}"),
            ));
        }
    };
    let titles = [answer.get("name"), ""];
    if !titles.contains(&&*draft.title) && answer.get("note").contains(&draft.title) {
        // The note covers this one.
    } else if !answer.get("format").contains("broken") {
        differ("title", draft.title.clone(), answer.get("name"));
    }
    let lanes: Vec<String> = (0..draft.lanes.len())
        .map(|lane| draft.lane_path(lane))
        .collect();
    differ("lanes", lanes.join(" | "), answer.get("lanes"));
    let (found, expected) = (counts(&draft.all_left()), listed(answer.get("no_place")));
    differ("no_place", found.join(", "), &expected.join(", "));
    compare_messages(draft, text, answer.get("message"), differences);
}

/// Each expected message must have a message on its line and at most one column away.
fn compare_messages(draft: &Draft, text: &str, expected: &str, differences: &mut Differences) {
    let places: Vec<usize> = draft
        .report
        .problems
        .iter()
        .filter_map(|problem| Some(problem.place.as_ref()?.start))
        .collect();
    let lines = Lines::of(text, places.iter().copied());
    let mut found: Vec<(usize, usize, String)> = draft
        .report
        .problems
        .iter()
        .zip(&places)
        .map(|(problem, place)| {
            let position = lines.position(*place);
            (position.line, position.column, problem.message.clone())
        })
        .collect();
    let said = format!("{found:?}");
    for message in expected.split("; ").filter(|message| !message.is_empty()) {
        let Some((line, rest)) = message.split_once(':') else {
            continue;
        };
        let column = rest.split(' ').next().unwrap_or_default();
        let Some((line, column)) = line.parse::<usize>().ok().zip(column.parse::<usize>().ok())
        else {
            continue;
        };
        let fits =
            |(at, place, _): &(usize, usize, String)| *at == line && place.abs_diff(column) <= 1;
        match found.iter().position(fits) {
            Some(at) => drop(found.remove(at)),
            None => differences.push((
                "message".to_owned(),
                format!("expected {message:?}, found {said}"),
            )),
        }
    }
    for (line, column, message) in found {
        differences.push((
            "message".to_owned(),
            format!("said without need: {line}:{column} {message}"),
        ));
    }
}

fn compare_entry(
    draft: &Draft,
    entry: &Entry,
    answer: &Answer,
    differ: &mut impl FnMut(&str, String, &str),
) {
    let any_name = answer.get("note").contains("any name is right");
    if one_line(&entry.name) != one_line(answer.get("name")) && !any_name {
        differ("name", entry.name.clone(), answer.get("name"));
    }
    let expected = when(answer.get("start"), answer.get("end"));
    if !same_time(&entry.when, &expected) {
        differ("when", entry.when.clone(), &expected);
    }
    let lane = entry
        .lane
        .map(|lane| draft.lane_path(lane))
        .unwrap_or_default();
    if lane != answer.get("lane") {
        differ("lane", lane, answer.get("lane"));
    }
    if one_line(&entry.text) != one_line(answer.get("text")) {
        differ("text", entry.text.clone(), answer.get("text"));
    }
    let place = entry.spot.as_ref().map_or_else(String::new, |spot| {
        let at = spot
            .at
            .map(|(latitude, longitude)| format!("{latitude},{longitude}"));
        let parts = [Some(spot.name.clone()).filter(|name| !name.is_empty()), at];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    });
    if place != answer.get("place") {
        differ("place", place, answer.get("place"));
    }
    let (found, expected) = (counts(&entry.left), listed(answer.get("no_place")));
    if found != expected && answer.get("format") != "CSV table" {
        differ("no_place", found.join(", "), &expected.join(", "));
    }
}

fn when(start: &str, end: &str) -> String {
    match (start, end) {
        (start, "") => start.to_owned(),
        (start, end) => format!("{start}/{end}"),
    }
}

fn same_time(found: &str, expected: &str) -> bool {
    if expected.contains("]/[") {
        let bounds = expected.trim_matches(['[', ']']).replace("]/[", "..");
        let bounds: Vec<&str> = bounds.split("..").collect();
        return found == format!("{}~/{}~", bounds[0], bounds[3]);
    }
    let [Ok(found), Ok(expected)] =
        [found, expected].map(|text| When::parse(text, Reckoning::Gregorian))
    else {
        return false;
    };
    found.extent() == expected.extent()
        && found.uncertain() == expected.uncertain()
        && found.approximate() == expected.approximate()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for from in names() {
            let options = Options { from: Some(from.to_owned()), columns: Vec::new() };
            try_all(&bytes, &options)?;
        }
        try_all(&bytes, &Options::default())?;
    }

    #[test]
    fn damaged_files_are_read_without_a_panic(seed in any::<u64>()) {
        let files = answers();
        let mut random = fastrand::Rng::with_seed(seed);
        let (file, _) = &files[random.usize(..files.len())];
        let mut bytes = fs::read(folder().join(file)).unwrap();
        for _ in 0..random.usize(1..6) {
            damage(&mut bytes, &mut random);
        }
        try_all(&bytes, &Options::default())?;
        for from in names() {
            let options = Options { from: Some(from.to_owned()), columns: Vec::new() };
            try_all(&bytes, &options)?;
        }
    }
}

fn damage(bytes: &mut Vec<u8>, random: &mut fastrand::Rng) {
    if bytes.is_empty() {
        return;
    }
    let at = random.usize(..bytes.len());
    let end = (at + random.usize(1..20)).min(bytes.len());
    match random.u8(..5) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => bytes[at] = random.u8(..),
        3 => {
            let part = bytes[at..end].to_vec();
            let to = random.usize(..bytes.len());
            bytes.splice(to..to, part);
        }
        _ => {
            let sign = *random
                .choice(b"\"'{}[]<>&,;:/-\n\t|#@0123456789")
                .unwrap_or(&b'"');
            bytes.insert(at, sign);
        }
    }
}

/// Everything that can be imported can be loaded.
fn try_all(bytes: &[u8], options: &Options) -> Result<(), TestCaseError> {
    if let Ok(import) = import(bytes, "a.txt", options) {
        let loaded = format::load(import.ron.as_bytes());
        prop_assert!(
            loaded.is_ok() || import.ron.contains("events: [\n    ]"),
            "{}\n{}",
            loaded.unwrap_err().render("x", &import.ron, false),
            String::from_utf8_lossy(bytes)
        );
    }
    Ok(())
}

#[test]
fn dates_as_some_programs_write_them() {
    for (name, text, expected) in [
        (
            "fuzzy.timeline",
            "<timeline><events><event><start>2014-05-10 12:00:00</start><end>2014-05-11 00:00:00</end>\
             <text>A</text><fuzzy_start>True</fuzzy_start></event>\
             <milestone><start>2015-01-01 00:00:00</start><text>B</text></milestone></events></timeline>",
            &["2014-05-10~/2014-05-11", "2015-01-01"][..],
        ),
        (
            "dinosaurs.xml",
            "<data><event isDuration='true' start='115' end='105' title='A'/><event start='70.6' title='B'/></data>",
            &["Y-115000000/Y-105000000", "Y-70600000"],
        ),
        (
            "records.jsonl",
            "{\"title\":\"A\",\"date\":1577836800}\n{\"title\":\"B\",\"date\":1577836800000}\n{\"title\":\"C\",\"date\":1500}\n",
            &["1500", "2020-01-01", "2020-01-01"],
        ),
        (
            "old.mw",
            "title: T\n1900s: Decade\n2024-05-01 10:00 - 12:00: Hours\nid: x\nby !x 2 days: Before\n",
            &[
                "190X",
                "2024-04-29T10:00:00/2024-05-01T10:00:00",
                "2024-05-01T10:00:00/2024-05-01T12:00:00",
            ],
        ),
        (
            "zone.mw",
            "timezone: Europe/Berlin\n2024-07-01 10:00: A\n2024-01-01 10:00 / 2 hours: B\n",
            &[
                "2024-01-01T10:00:00+01:00/2024-01-01T12:00:00+01:00",
                // On the clocks of the chronicle, which are those of most times.
                "2024-07-01T09:00:00+01:00",
            ],
        ),
        (
            "closed-only.mw",
            "title: T\nauthor: A\n---\n2024-05-01: A\n---\n2024-05-02: B\n",
            &["2024-05-01", "2024-05-02"],
        ),
        (
            "part.ics",
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nSUMMARY:A\nEND:VEVENT\n",
            &["2020-01-01"],
        ),
    ] {
        let import = import(text.as_bytes(), name, &Options::default()).unwrap_or_else(|refused| {
            panic!("{name}: {}", refused.report.render(name, text, false))
        });
        let loaded = format::load(import.ron.as_bytes()).unwrap();
        let events = loaded.chronicle.events.iter();
        let dates: Vec<String> = events.map(|event| event.when.to_string()).collect();
        assert_eq!(dates, expected, "{name}");
    }
}

#[test]
fn an_event_file_is_recognised_behind_comments() {
    for (text, expected) in [
        ("/* a /* b */ c */\nChronicle(", true),
        ("\u{feff}// a\n#![enable(implicit_some)]\n(", true),
        ("/* a /* b */ c", true),
        ("/* a */ c */ Chronicle(", false),
        ("name,date\n", false),
    ] {
        let foreign = is_foreign(text.as_bytes(), "n.txt", &Options::default());
        assert_eq!(!foreign, expected, "{text}");
    }
}

#[test]
fn a_point_that_is_no_place_is_left_out() {
    let text = "item,itemLabel,date,coord\n\
        http://www.wikidata.org/entity/Q1,A,0350-01-01T00:00:00Z,Point(1522875 37)\n\
        http://www.wikidata.org/entity/Q2,B,0351-01-01T00:00:00Z,Point(29.9 31.2)\n";
    let imported = import(text.as_bytes(), "query.csv", &Options::default()).unwrap();
    assert!(format::load(imported.ron.as_bytes()).is_ok());
    assert!(imported.ron.contains("(31.2, 29.9)"), "{}", imported.ron);
    let said = imported.report.render("query.csv", text, false);
    assert!(said.contains("not a latitude and a longitude"), "{said}");
}

#[test]
fn a_time_zone_that_is_not_known_is_told_and_counted() {
    let event = |zone: &str| {
        format!("BEGIN:VEVENT\nSUMMARY:A\nDTSTART;TZID={zone}:20240701T090000\nEND:VEVENT\n")
    };
    let zones = ["America/Toronto", "Asia/Kolkata", "Nowhere", "Nowhere"];
    let text = format!(
        "BEGIN:VCALENDAR\n{}END:VCALENDAR\n",
        zones.map(event).concat()
    );
    let imported = import(text.as_bytes(), "a.ics", &Options::default()).unwrap();
    for when in [
        "2024-07-01T09:00:00-04:00",
        "2024-07-01T09:00:00+05:30",
        "2024-07-01T09:00:00\"",
    ] {
        assert!(imported.ron.contains(when), "{when}: {}", imported.ron);
    }
    assert_eq!(imported.left.lost_in_words(), "2 time zones");
    let said = imported.report.render("a.ics", &text, false);
    assert_eq!(
        said.matches("\"Nowhere\" is not known").count(),
        1,
        "{said}"
    );
    assert!(said.contains("a.ics:12:1"), "{said}");
}

#[test]
fn what_is_finer_than_a_date_is_told() {
    for (name, text) in [
        (
            "a.json",
            r#"[{"content": "A", "start": "2024-05-14T10:00:00.123456Z"}]"#,
        ),
        (
            "a.json",
            r#"{"events": [{"start_date": "2024-05-14T10:00:00.123456", "text": {"headline": "A"}}]}"#,
        ),
        (
            "a.csv",
            "Year,Month,Day,Time,Headline\n1933,1,5,10:00:00.1234,A\n",
        ),
        (
            "a.csv",
            "date,name\n2024-05-14T10:00:00.123456,A\n2024-05-14T10:00:00.123457,B\n",
        ),
    ] {
        let (_, said) = made(name, text);
        assert_eq!(said.matches("first three decimals").count(), 1, "{said}");
    }
}

#[test]
fn columns_of_a_sheet_that_have_no_place_are_told() {
    let (ron, said) = made(
        "a.csv",
        "Year,Headline,Display Date,Media,Media Thumbnail,Alt Text\n1933,A,long ago,https://example.org/a.jpg,t.jpg,A hill\n",
    );
    assert!(ron.contains("Left out: 3 extra columns"), "{ron}");
    assert!(said.contains("`Display Date` has no place"), "{said}");
}

#[test]
fn an_hour_that_no_day_has_is_a_mistake() {
    for (name, text, place) in [
        (
            "sheet.csv",
            "Year,Month,Day,Time,Headline\n1933,1,5,79,A\n",
            "2:10",
        ),
        ("rows.csv", "date,time,title\n1933-01-05,24:30,A\n", "2:12"),
    ] {
        let refused = import(text.as_bytes(), name, &Options::default())
            .err()
            .unwrap_or_else(|| panic!("{name} is imported"));
        let said = refused.report.render(name, text, false);
        assert!(said.contains("not a time of day"), "{said}");
        assert!(said.contains(&format!("{name}:{place}")), "{said}");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_what_to_do() {
    for (bytes, name, expected) in [
        (
            &b"PK\x03\x04xl/workbook.xml"[..],
            "a.xlsx",
            "save it as CSV",
        ),
        (b"\xd0\xcf\x11\xe0", "a.xls", "save it as CSV"),
        (b"no timeline at all", "a.txt", "formats are simile-xml, "),
    ] {
        let refused = import(bytes, name, &Options::default()).err().unwrap();
        let said = refused.report.render(name, &refused.text, false);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn a_file_may_have_any_name() {
    for (name, is_event_file) in [
        ("靖康", false),
        ("été", false),
        ("é.mw", false),
        ("", false),
        ("靖康.RON", true),
    ] {
        let foreign = is_foreign(b"2024: one\n", name, &Options::default());
        assert_eq!(foreign, !is_event_file, "{name}");
    }
}

#[test]
fn only_text_is_read_on_from_a_stream() {
    for (bytes, name, expected) in [
        (
            &b"// a chronicle\n(format: 1, title: \"\xe5\xae"[..],
            "-",
            true,
        ),
        (b"(\xff\xfe\x80 random bytes", "-", false),
        (b"(\xff\xfe\x80 random bytes", "a.ron", false),
        (b"date,name\n2024,one\n", "-", true),
        (b"5:\xff\n5:\0\n", "-", false),
    ] {
        let found = is_promising(bytes, name, &Options::default());
        assert_eq!(found, expected, "{bytes:?} {name}");
    }
}

#[test]
fn dates_that_may_be_others_are_asked_about_in_every_format() {
    const ICS: &str =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{}\nSUMMARY:a\nEND:VEVENT\nEND:VCALENDAR\n";
    for (name, text, expected) in [
        ("a.ics", ICS.replace("{}", "24-05-14"), "not a date"),
        ("a.ics", ICS.replace("{}", "240514"), "not a date"),
        ("a.ics", ICS.replace("{}", "1715680800"), "not a date"),
        (
            "a.ics",
            ICS.replace("{}", "20240514\nDURATION:P1M"),
            "not a duration",
        ),
        (
            "a.ged",
            "0 HEAD\n0 @I1@ INDI\n1 BIRT\n2 DATE 14 MAY 24\n0 TRLR\n".to_owned(),
            "two digits",
        ),
        ("a.mw", "2024: one\nMay 14: two\n".to_owned(), "no year"),
        ("a.mw", "2024: one\n30 Feb 2024: two\n".to_owned(), "no 30"),
        (
            "a.mw",
            "2024: one\n45426: two\n".to_owned(),
            "spreadsheets count days",
        ),
        (
            "a.mmd",
            "gantt\ndateFormat YYYY-MM-DD\nA :24-05-14, 3d\n".to_owned(),
            "not a date",
        ),
        ("a.csv", "date,name\n0,one\n".to_owned(), "no year 0"),
        ("a.csv", "year,name\n0,one\n".to_owned(), "no year 0"),
        (
            "a.csv",
            "year,month,day,name\n2024,,14,one\n".to_owned(),
            "a day needs a month",
        ),
    ] {
        let said = match import(text.as_bytes(), name, &Options::default()) {
            Ok(import) => import.report.render(name, &import.text, false),
            Err(refused) => refused.report.render(name, &refused.text, false),
        };
        assert!(
            said.contains("error: ") && said.contains(expected),
            "{text}: {said}"
        );
    }
}

#[test]
fn dates_are_those_that_were_meant() {
    for (name, text, expected) in [
        (
            "a.mmd",
            "gantt\ndateFormat YY-MM-DD\nA :24-05-14, 1d\n",
            "2024-05-14",
        ),
        (
            "a.mmd",
            "gantt\naccDescr {\nwhat: it shows\n}\naccept it :a1, 2024-05-14, 1d\n",
            "name: \"accept it\"",
        ),
        ("a.mw", "2024: one\n#tag \u{3000}more\n", "text: \"more\""),
        (
            "a.mw",
            "2024: one\n12:30: lunch\n",
            "text: \"12:30: lunch\"",
        ),
        (
            "a.csv",
            "item,itemLabel,date\nhttp://www.wikidata.org/entity/Q2,Earth,-4540000000-01-01T00:00:00Z\n",
            "when: \"Y-4540000000\"",
        ),
        (
            "a.md",
            "| date | name |\n|:----|------|\n| 2024 | one |\n",
            "name: \"one\"",
        ),
    ] {
        let import = import(text.as_bytes(), name, &Options::default()).unwrap();
        assert!(import.ron.contains(expected), "{text}: {}", import.ron);
        assert_eq!(import.report.render(name, text, false), "", "{text}");
    }
}

/// The event file made of a text, and the messages about it.
fn made(name: &str, text: &str) -> (String, String) {
    let import = import(text.as_bytes(), name, &Options::default()).unwrap();
    (import.ron, import.report.short(name, text))
}

#[test]
fn the_most_frequent_offset_is_the_zone_of_the_chronicle() {
    let (ron, _) = made(
        "a.csv",
        "date,name\n2024-07-01T10:00+02:00,A\n2024-07-02T10:00+02:00,B\n2024-01-01T10:00+01:00,C\n2024-01-01T10:00,D\n",
    );
    assert!(ron.contains("zone: \"+02:00\""), "{ron}");
    let (ron, _) = made(
        "a.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20240701T100000\nSUMMARY:A\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    assert!(ron.contains("zone: \"+02:00\""), "{ron}");
    assert!(!ron.contains("has one zone"), "{ron}");
    // Google writes times in UTC, and the zone of the calendar apart.
    let (ron, _) = made(
        "a.ics",
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Berlin\nBEGIN:VEVENT\nDTSTART:20240101T223000Z\nSUMMARY:A\nEND:VEVENT\n\
            BEGIN:VEVENT\nDTSTART:20240102T223000Z\nSUMMARY:B\nEND:VEVENT\n\
            BEGIN:VEVENT\nDTSTART:20240701T223000Z\nSUMMARY:C\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    for expected in [
        "zone: \"+01:00\"",
        "// A chronicle has one zone, +01:00: 1 time is written in another",
        "2024-01-01T23:30:00+01:00",
        "2024-07-02T00:30:00+02:00",
    ] {
        assert!(ron.contains(expected), "{expected}: {ron}");
    }
    for text in [
        "date,name\n2024-07-01T10:00Z,A\n",
        "date,name\n2024-07-01,A\n",
    ] {
        let (ron, _) = made("a.csv", text);
        assert!(!ron.contains("zone:"), "{ron}");
    }
}

#[test]
fn markwhen_says_what_it_cannot_place_in_time() {
    let (ron, said) = made(
        "a.mw",
        "timezone: Europe/Atlantis\n2024-05-01: A\n2024-05-02: C\nnow - 10 days: relative\n",
    );
    assert!(!ron.contains("relative"), "{ron}");
    assert!(
        said.contains("a.mw:4:1: error: `now - 10 days` depends on the day it is read"),
        "{said}"
    );
    assert!(
        said.contains("a.mw:1:11: warning: the time zone \"Europe/Atlantis\" is not known"),
        "{said}"
    );
}

#[test]
fn what_text_formats_leave_out_is_counted() {
    for (name, text, expected) in [
        (
            "a.mw",
            "title: T\nauthor: Ann\nview: w\nIn the beginning\n\n2024-05-01: A\n",
            "1 extra field, 1 option, 1 note",
        ),
        (
            "a.mw",
            "---\ntitle: T\nauthors:\n  - Ann\n  - name: Ben\n---\n2024-05-01: A\n",
            "1 extra field",
        ),
        (
            "a.mw",
            "# Part\ncolor: red\nkey: value\n2024-05-01: A\n- [x] done\n- [ ] open\n",
            "1 colour, 1 extra field, 2 states",
        ),
        (
            "a.mmd",
            "timeline\naccTitle: T\naccDescr {\n1900 : no event\n}\ndirection TD\n2024 : A\n",
            "3 options",
        ),
        (
            "a.md",
            "```chronos\n- [2024] A [[Note page|words]] and [[Other]]\n```\n",
            "1 link",
        ),
    ] {
        let import = import(text.as_bytes(), name, &Options::default()).unwrap();
        assert_eq!(import.left.lost_in_words(), expected, "{text}");
        assert_eq!(import.ron.matches("when:").count(), 1, "{}", import.ron);
    }
}

#[test]
fn links_in_the_texts_of_timelinejs_are_kept() {
    let (ron, said) = made(
        "a.json",
        "{\"events\": [{\"start_date\": {\"year\": 1950}, \"display_date\": \"c. 1950\",\n \"text\": {\"headline\": \"A\",\n\
         \"text\": \"<a href='https://example.org/a'>a</a> and <a href='https://example.org/a'>again</a>\"}}]}",
    );
    assert!(
        ron.contains("links: [(url: \"https://example.org/a\")]"),
        "{ron}"
    );
    assert!(
        said.contains("a.json:1:60: warning: `display_date` has no place"),
        "{said}"
    );
}
