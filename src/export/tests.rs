//! What annals wrote, read back: the same events on the same days, at the same times.

use super::*;
use crate::card::sections;
use crate::chronicle::Chronicle;
use crate::format::import::{Options, import};
use crate::format::{self, EMBEDDED, STARTER};
use crate::names::Choice;
use crate::time::Day;

fn english(chronicle: &Chronicle) -> Reader<'_> {
    Reader::new(
        chronicle,
        Choice {
            main: chronicle.languages.first(),
            gloss: None,
        },
    )
}

/// The names of events with the first and last day of each.
fn days(chronicle: &Chronicle) -> Vec<(String, Day, Day)> {
    let reader = english(chronicle);
    let events = chronicle.events.entries().map(|(_, event)| {
        let extent = event.when.extent();
        let last = extent.end().plus(-1);
        (name(reader, event), extent.start().day(), last.day())
    });
    let mut days: Vec<_> = events.collect();
    days.sort();
    days
}

/// The times of day of each event by name, to the second, with midnight and zones if the format has them.
fn times(chronicle: &Chronicle, target: Target) -> Vec<(String, Vec<String>)> {
    let reader = english(chronicle);
    let clock = |end: &str| {
        let (_, time) = end.split_once('T')?;
        let (bare, zone) = match time.strip_suffix('Z') {
            Some(bare) => (bare, "Z"),
            None => (time, ""),
        };
        let seconds = if bare.len() < 8 { ":00" } else { "" };
        Some(format!("{bare}{seconds}{zone}"))
    };
    let events = chronicle.events.entries().map(|(_, event)| {
        let when = event.when.to_string();
        let mut times: Vec<String> = when.split('/').filter_map(clock).collect();
        // TimelineJS has no zones, and turns midnight into a whole day.
        if target == Target::TimelineJs {
            times.retain(|time| !time.starts_with("00:00:00"));
            times = times.iter().map(|time| time.replace('Z', "")).collect();
        }
        (name(reader, event), times)
    });
    let mut times: Vec<_> = events.collect();
    times.sort();
    times
}

/// A chronicle with every kind of date.
const DATES: &str = r#"Chronicle(
    format: 1, title: "Dates", lanes: [(id: "a", name: "A, \"quoted\"")],
    events: [
        (id: "day", when: "1127-01-09", name: "A day; with <signs> & more", lanes: ["a"], text: "One line\nand another"),
        (id: "month", when: "1123-11", name: "A month"),
        (id: "year", when: "1120", name: "A year"),
        (id: "bc", when: "-1999-03-15", name: "Long ago"),
        (id: "span", when: "1126-01-31/1126-03-04", name: "A span"),
        (id: "years", when: "1118/1135", name: "Years"),
        (id: "set", when: "[1123-12-10..1123-12-19]", name: "One of some days"),
        (id: "season", when: "1125-23", name: "A season"),
        (id: "decade", when: "112X", name: "A decade"),
        (id: "about", when: "1120~", name: "About"),
        (id: "minute", when: "1937-05-06T19:25", name: "A minute"),
        (id: "instant", when: "1969-07-20T20:17:40Z", name: "An instant"),
        (id: "elsewhere", when: "2011-03-11T14:46:18+09:00", name: "An instant elsewhere"),
        (id: "evening", when: "1989-11-09T18:00Z/1989-11-10T00:00Z", name: "An evening"),
    ],
)"#;

#[test]
fn what_was_written_reads_back() {
    read_back(&[
        ("embedded", EMBEDDED),
        ("starter", STARTER),
        ("dates", DATES),
    ]);
}

#[test]
fn what_was_written_of_the_examples_reads_back() {
    read_back(&[
        ("an-lushan", include_str!("../../examples/an-lushan.ron")),
        ("imjin-war", include_str!("../../examples/imjin-war.ron")),
        ("rome", include_str!("../../examples/rome.ron")),
        ("deep-time", include_str!("../../examples/deep-time.ron")),
        ("outage", include_str!("../../examples/outage.ron")),
    ]);
}

fn read_back(chronicles: &[(&str, &str)]) {
    for (title, text) in chronicles {
        let loaded = format::load(text.as_bytes()).unwrap();
        let chronicle = &loaded.chronicle;
        for target in [Target::Csv, Target::TimelineJs, Target::ICalendar] {
            let written = export(english(chronicle), target).unwrap().text;
            let read = import(written.as_bytes(), "written", &Options::default()).unwrap();
            assert!(
                read.report.errors() == 0
                    && read.report.problems.iter().all(|problem| {
                        // Dates in words that the importer names as left out.
                        problem.message.contains("`display_date`")
                    }),
                "{title} {target:?}: {}",
                read.report.render("x", &read.text, false)
            );
            let again = format::load(read.ron.as_bytes()).unwrap();
            let mut expected = days(chronicle);
            let mut of_day = times(chronicle, target);
            let mut read = days(&again.chronicle);
            if target == Target::TimelineJs {
                // Years of more than four digits are those of the file.
                let is_usual = |(_, start, _): &(String, Day, Day)| start.0 > -2_000_000;
                expected.retain(is_usual);
                read.retain(is_usual);
            }
            if target == Target::ICalendar {
                expected.retain(|(_, start, _)| *start > Day(1_721_426));
                of_day.retain(|(name, _)| expected.iter().any(|(other, ..)| other == name));
            }
            assert_eq!(read, expected, "{title} {target:?}");
            let read = times(&again.chronicle, target);
            assert_eq!(read, of_day, "{title} {target:?}");
        }
    }
}

/// Intervals of which an end is unknown, open, or one of several days.
const ENDS: &str = r#"Chronicle(format: 1, title: "Ends", calendar: Gregorian, events: [
    (id: "a", when: "[1126-01-25..1126-02-23]/1127", name: "A"),
    (id: "b", when: "1126/[1127-01-20..1127-02-18]", name: "B"),
    (id: "c", when: "[1126-03-01..1127-02-27]/1128-05", name: "C"),
    (id: "d", when: "1125-09/", name: "D"),
    (id: "e", when: "1125-09/..", name: "E"),
    (id: "f", when: "/1127", name: "F"),
    (id: "g", when: "../1127", name: "G"),
])"#;

#[test]
fn a_table_has_every_end() {
    let chronicle = format::load(ENDS.as_bytes()).unwrap().chronicle;
    let dates = |chronicle: &Chronicle| -> Vec<(String, String)> {
        let reader = english(chronicle);
        let events = chronicle.events.iter();
        let mut dates: Vec<_> = events
            .map(|event| (name(reader, event), event.when.to_string()))
            .collect();
        dates.sort();
        dates
    };
    assert_eq!(dates(&again(&chronicle, Target::Csv)), dates(&chronicle));
}

#[test]
fn an_end_that_is_one_of_several_days_is_written_as_the_outer_one() {
    let chronicle = format::load(ENDS.as_bytes()).unwrap().chronicle;
    let days = |chronicle: &Chronicle| {
        let mut days = days(chronicle);
        days.retain(|(name, ..)| ["A", "B", "C"].contains(&&**name));
        days
    };
    for target in [Target::ICalendar, Target::TimelineJs] {
        let again = again(&chronicle, target);
        assert_eq!(days(&again), days(&chronicle), "{target:?}");
    }
    let written = export(english(&chronicle), Target::TimelineJs)
        .unwrap()
        .text;
    let whole: serde_json::Value = serde_json::from_str(&written).unwrap();
    for slide in whole["events"].as_array().unwrap() {
        assert!(slide["display_date"].is_string(), "{slide}");
    }
}

#[test]
fn the_dates_of_a_table_have_their_calendars() {
    let text = r#"Chronicle(format: 1, title: "Calendars", calendar: Gregorian, events: [
        (id: "a", when: "1500-02-29", calendar: Julian, name: "A"),
        (id: "b", when: "1700-02-18", calendar: Julian, name: "B"),
        (id: "c", when: "1700-02-28/1700-03-04", name: "C"),
        (id: "d", when: "1752-09-02", calendar: JulianUntil("1752-09-14"), name: "D"),
    ])"#;
    read_back(&[("calendars", text)]);
}

#[test]
fn years_of_deep_time_are_written_as_they_are() {
    let text = r#"Chronicle(format: 1, title: "Deep", events: [
        (id: "a", when: "Y-138E8", name: "A"),
        (id: "b", when: "Y-66000000~", name: "B"),
        (id: "c", when: "Y-4567000000/Y-4031000000", name: "C"),
        (id: "d", when: "-3299", name: "D"),
    ])"#;
    let loaded = format::load(text.as_bytes()).unwrap();
    let written = export(english(&loaded.chronicle), Target::TimelineJs).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&written.text).unwrap();
    let dates = |at: usize| {
        let slide = &whole["events"][at];
        let start = slide["start_date"].to_string();
        (start, slide["end_date"].to_string())
    };
    let year = |year: i64| format!("{{\"year\":{year}}}");
    let none = || "null".to_owned();
    assert_eq!(dates(0), (year(-13_800_000_000), none()));
    assert_eq!(dates(1), (year(-4_567_000_000), year(-4_031_000_000)));
    assert_eq!(dates(2), (year(-66_000_000), none()));
    assert!(dates(3).0.contains("month"), "{:?}", dates(3));
}

#[test]
fn times_of_one_instant_are_still_one_in_another_zone() {
    let text = r#"Chronicle(format: 1, title: "Zones", zone: "-05:00", events: [
        (id: "local", when: "2024-01-01T21:00", name: "Local"),
        (id: "instant", when: "2024-01-02T02:00Z", name: "Instant"),
        (id: "both", when: "2024-01-01T21:00/2024-01-02T03:00Z", name: "Both"),
    ])"#;
    let loaded = format::load(text.as_bytes()).unwrap();
    for target in [Target::Csv, Target::ICalendar] {
        let written = export(english(&loaded.chronicle), target).unwrap().text;
        let read = import(written.as_bytes(), "written", &Options::default()).unwrap();
        let again = format::load(read.ron.as_bytes()).unwrap();
        let events = again.chronicle.events.iter();
        let mut starts: Vec<_> = events.map(|event| event.when.extent().start()).collect();
        starts.dedup();
        assert_eq!(starts.len(), 1, "{target:?}: {written}");
    }
}

#[test]
fn a_slide_has_its_date_in_words_only_if_the_numbers_do_not_say_it() {
    let text = r#"Chronicle(format: 1, title: "Dates", calendar: Gregorian, events: [
        (id: "a", when: "2024-05-02", name: "A"),
        (id: "b", when: "2024-05-02/2024-06-01", name: "B"),
        (id: "c", when: "2023-11~", name: "C"),
        (id: "d", when: "2024-05-02/..", name: "D"),
        (id: "e", when: "2024-05-02?/2024-06-01", name: "E"),
        (id: "f", when: "[2024-05-02..2024-05-04]", name: "F"),
    ])"#;
    let loaded = format::load(text.as_bytes()).unwrap();
    let written = export(english(&loaded.chronicle), Target::TimelineJs)
        .unwrap()
        .text;
    let whole: serde_json::Value = serde_json::from_str(&written).unwrap();
    let words = |id: &str| {
        let events = whole["events"].as_array().unwrap();
        let slide = events
            .iter()
            .find(|slide| slide["unique_id"] == id)
            .unwrap();
        slide["display_date"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    for (id, expected) in [
        ("a", ""),
        ("b", ""),
        ("c", "c. November 2023"),
        ("d", "from 2 May 2024"),
        ("e", "2 May 2024? – 1 June 2024"),
        ("f", "between 2 and 4 May 2024"),
    ] {
        assert_eq!(words(id), expected, "{id}");
    }
}

/// Events and spans that are open on one side or on both.
const OPEN: &str = r#"Chronicle(
    format: 1, title: "Open", lanes: [(id: "a", name: "A")],
    spans: [
        (id: "until", when: "../1127", name: "Until", lane: "a"),
        (id: "since", when: "1127/..", name: "Since", lane: "a"),
        (id: "whole", when: "1120/1127", name: "Whole", lane: "a"),
    ],
    events: [(id: "before", when: "[..1120]", name: "Before"), (id: "day", when: "1127-01-09", name: "Day")],
)"#;

#[test]
fn what_is_left_out_is_counted_as_what_it_is() {
    let loaded = format::load(OPEN.as_bytes()).unwrap();
    let written = export(english(&loaded.chronicle), Target::TimelineJs).unwrap();
    assert_eq!(
        written.left_out,
        ["1 event without a start", "2 open-ended spans"]
    );
}

#[test]
fn markdown_has_a_card_of_everything() {
    for (title, text) in [
        ("embedded", EMBEDDED),
        ("starter", STARTER),
        ("rome", include_str!("../../examples/rome.ron")),
    ] {
        let loaded = format::load(text.as_bytes()).unwrap();
        let chronicle = &loaded.chronicle;
        let written = export(english(chronicle), Target::Markdown).unwrap().text;
        let all = sections(chronicle).into_iter();
        let things: usize = all.map(|section| section.things.len()).sum();
        let cards = written
            .lines()
            .filter(|line| line.starts_with("## "))
            .count();
        assert_eq!(cards, chronicle.events.len() + things, "{title}");
        for section in sections(chronicle) {
            let heading = format!("\n# {}\n", english(chronicle).say(section.heading));
            assert!(written.contains(&heading), "{title}: {heading}");
        }
    }
}

#[test]
fn what_a_calendar_cannot_say_of_dates_is_counted() {
    let text = r#"Chronicle(format: 1, title: "Dates", calendar: Gregorian, events: [
        (id: "open", when: "1127/..", name: "Open"),
        (id: "about", when: "1120~", name: "About"),
        (id: "set", when: "[1123-12-10..1123-12-19]", name: "One of some days"),
        (id: "before", when: "[..1120]", name: "Before"),
        (id: "long-ago", when: "-0043", name: "Long ago"),
        (id: "fraction", when: "1969-07-20T20:17:40.5Z", name: "A fraction"),
        (id: "unknown", when: "1125-09/", name: "Unknown"),
        (id: "one-of", when: "1126/[1127-01-20..1127-02-18]", name: "One of some days at the end"),
    ])"#;
    let loaded = format::load(text.as_bytes()).unwrap();
    let written = export(english(&loaded.chronicle), Target::ICalendar).unwrap();
    assert_eq!(
        written.left_out,
        [
            "2 events that have no beginning or lie outside of the years 1 to 9999",
            "2 open or unknown ends",
            "3 doubts about dates",
            "1 fraction of a second",
        ]
    );
}

/// Events with everything that a table keeps, and with what only an event file has a place for.
const FULL: &str = r#"Chronicle(format: 1, title: "Full", lanes: [(id: "a", name: "Work, paid"), (id: "b", name: "Law"), (id: "c", name: "War")],
    people: {"ana": (name: "Ana"), "smith": (name: "Smith, John")},
    sources: {"times": (title: "The Times, of London"), "diary": (title: "A diary")},
    eras: {"e": (name: "E", when: "1120/1127")}, chapters: [(from: "day", to: "day", name: "A chapter")],
    events: [
        (id: "day", when: "1127-01-09", name: "Day", lanes: ["a", "b"], tags: ["strike", "a vote"], people: ["ana", "smith"],
         sources: [("times", "3 Nov, p. 4"), ("diary")], weight: 5),
        (id: "eve", when: "1127-01-08", name: "Eve", lanes: ["a"], tags: ["one, two"], people: ["smith"], sources: [("times")],
         kind: Battle, part_of: "day", leads_to: ["day"], notes: ["A note", "Another"], figures: [(what: "dead", value: 5)]),
    ],
)"#;

#[test]
fn a_table_and_a_calendar_keep_what_they_have_a_place_for() {
    let loaded = format::load(FULL.as_bytes()).unwrap();
    let again = |target: Target| {
        let written = export(english(&loaded.chronicle), target).unwrap().text;
        let read = import(written.as_bytes(), "written", &Options::default()).unwrap();
        format::load(read.ron.as_bytes()).unwrap().chronicle
    };
    let lanes = |chronicle: &Chronicle| -> Vec<(String, Vec<String>)> {
        let reader = english(chronicle);
        let events = chronicle.events.iter();
        let names = |event: &Event| {
            event
                .lanes
                .iter()
                .map(|lane| reader.name(*lane).text)
                .collect()
        };
        events
            .map(|event| (event.id.to_string(), names(event)))
            .collect()
    };
    for target in [Target::Csv, Target::ICalendar] {
        assert_eq!(
            lanes(&again(target)),
            lanes(&loaded.chronicle),
            "{target:?}"
        );
    }
    let rows = |chronicle: &Chronicle| {
        let reader = english(chronicle);
        let named = |event: &Event| {
            let details = &event.details;
            let people = details
                .people
                .iter()
                .map(|person| reader.name(*person).text);
            let tags = details
                .attached
                .tags
                .iter()
                .map(|tag| reader.name(*tag).text);
            let sources = details.sources.iter();
            let sources =
                sources.map(|cited| format!("{} {}", reader.name(cited.source).text, cited.at));
            (
                event.weight,
                people.chain(tags).chain(sources).collect::<Vec<_>>(),
            )
        };
        chronicle.events.iter().map(named).collect::<Vec<_>>()
    };
    assert_eq!(rows(&again(Target::Csv)), rows(&loaded.chronicle));
}

#[test]
fn the_forms_of_events_alone_say_what_they_leave_out() {
    let loaded = format::load(FULL.as_bytes()).unwrap();
    let common = [
        "1 kind of an event",
        "1 figure",
        "2 notes",
        "1 consequence",
        "1 part of a larger event",
        "1 chapter",
        "1 era",
    ];
    let all = ["3 tags", "2 people", "2 sources"];
    for (target, first, last) in [
        (Target::Csv, &["4 cards of people and sources"][..], &[][..]),
        (
            Target::TimelineJs,
            &["1 further lane of an event", "1 weight of an event"],
            &all,
        ),
        (Target::ICalendar, &["1 weight of an event"], &all),
    ] {
        let written = export(english(&loaded.chronicle), target).unwrap();
        let expected = [first, &common, last].concat();
        assert_eq!(written.left_out, expected, "{target:?}");
    }
}

/// What a program reads as HTML, as an entity, as a list or as part of a URL, in every field that is written.
const SIGNS: &str = r#"Chronicle(format: 1, title: "Signs", lanes: [(id: "a", name: "A <b> C &lt; D")], events: [
    (id: "one", when: "1127-01?", name: "One", lanes: ["a"], media: [(file: "a b#c/100%.png")]),
    (id: "two", when: "1128", name: "Two", lanes: ["a"], media: [(file: "a?b.png")]),
    (id: "three", when: "1129", name: "Three", lanes: ["a"], media: [(url: "https://example.org/a%20b.png")]),
])"#;

/// A chronicle as it is after it was written in a format and imported.
fn again(chronicle: &Chronicle, target: Target) -> Chronicle {
    let written = export(english(chronicle), target).unwrap().text;
    let read = import(written.as_bytes(), "written", &Options::default()).unwrap();
    format::load(read.ron.as_bytes()).unwrap().chronicle
}

#[test]
fn pictures_with_signs_read_back() {
    let chronicle = format::load(SIGNS.as_bytes()).unwrap().chronicle;
    for target in [Target::Csv, Target::TimelineJs] {
        let again = again(&chronicle, target);
        let media = |chronicle: &Chronicle| -> Vec<_> {
            let events = chronicle.events.iter();
            events
                .map(|event| event.details.attached.media[0].to.clone())
                .collect()
        };
        assert_eq!(media(&again), media(&chronicle), "{target:?}");
    }
}

#[test]
fn lanes_with_signs_read_back() {
    let chronicle = format::load(SIGNS.as_bytes()).unwrap().chronicle;
    for target in [Target::Csv, Target::TimelineJs, Target::ICalendar] {
        let again = again(&chronicle, target);
        let lanes = |chronicle: &Chronicle| -> Vec<String> {
            let events = chronicle.events.iter();
            events
                .map(|event| lane(english(chronicle), event))
                .collect()
        };
        assert_eq!(lanes(&again), lanes(&chronicle), "{target:?}");
    }
}

/// Texts that a table or a spreadsheet reads as something else, in every column.
const CELLS: &str = r#"Chronicle(format: 1, title: "Cells", lanes: [(id: "a", name: "A; B | C"), (id: "b", name: "\"Quoted\"")],
    people: {"zed": (name: "Zed; son of Y"), "ana": (name: "@Ana")}, places: {"p": (name: "-P &amp; Q")},
    sources: {"book": (title: "Book; part [1]")},
    events: [
        (id: "one", when: "-0043-03-15", name: "=1+1", lanes: ["a", "b"], people: ["zed", "ana"], place: "p", tags: ["x; y", "z"],
         text: "+ &lt;b&gt; AT&amp;T &#65; <i>\nA < B & C", sources: [("book"), ("book", "p. 1; p. 2")]),
        (id: "two", when: "1127", name: "'-two'", lanes: ["b"], people: ["ana"], tags: ["=z"], text: "-", media: [(file: "-1.png")]),
        (id: "three", when: "1128", name: "'tis", lanes: ["a"], people: ["zed"], tags: ["x; y"], text: "''@", sources: [("book")]),
        (id: "four", when: "-0050/-0044", name: "Four"),
    ])"#;

#[test]
fn the_cells_of_a_table_are_texts() {
    let chronicle = format::load(CELLS.as_bytes()).unwrap().chronicle;
    let written = export(english(&chronicle), Target::Csv).unwrap().text;
    let mut table = ::csv::Reader::from_reader(written.as_bytes());
    for row in table.records().map(Result::unwrap) {
        let cells = row.iter();
        let formulas = cells.filter(|cell| cell.starts_with(['=', '+', '-', '@']));
        assert_eq!(formulas.count(), 0, "{row:?}");
    }
    let texts = |chronicle: &Chronicle| -> Vec<String> {
        let reader = english(chronicle);
        let events = chronicle.events.iter().map(|event| {
            let details = &event.details;
            let lanes = event.lanes.iter().map(|lane| reader.name(*lane).text);
            let people = details.people.iter();
            let people = people.map(|person| reader.name(*person).text);
            let tags = details.attached.tags.iter();
            let tags = tags.map(|tag| reader.name(*tag).text);
            let sources = details.sources.iter();
            let sources =
                sources.map(|cited| format!("{} at {}", reader.name(cited.source).text, cited.at));
            let place = details.place.map(|place| reader.name(place).text);
            let media = details.attached.media.iter();
            let media = media.map(|medium| medium.to.to_string());
            let all = lanes.chain(people).chain(tags).chain(sources);
            let all: Vec<String> = all.chain(place).chain(media).collect();
            let texts = [name(reader, event), summary_and_text(reader, event)];
            [texts.join(" / "), all.join(" / ")].join(" / ")
        });
        events.collect()
    };
    let read = again(&chronicle, Target::Csv);
    assert_eq!(texts(&read), texts(&chronicle));
    let dates = |chronicle: &Chronicle| -> Vec<String> {
        let events = chronicle.events.iter();
        events.map(|event| event.when.to_string()).collect()
    };
    assert_eq!(dates(&read), dates(&chronicle));
}

/// Links to files before those to pages, with captions and credits.
const LINKS: &str = r#"Chronicle(format: 1, title: "Links", events: [
    (id: "one", when: "1127", name: "One",
     links: [(file: "a.txt"), (url: "https://e.org/1", caption: "A page"), (url: "https://e.org/2", caption: "Another")],
     media: [(file: "a.png", credit: "Ann"), (url: "https://e.org/b.png", caption: "B", credit: "Ben")]),
    (id: "two", when: "1128", name: "Two", links: [(file: "b.txt")]),
])"#;

#[test]
fn a_format_with_one_link_has_the_first_page_and_counts_the_others() {
    let loaded = format::load(LINKS.as_bytes()).unwrap();
    let common = ["1 additional link", "2 links to files"];
    for (target, written, further) in [
        (
            Target::Csv,
            "https://e.org/1,a.png",
            ["1 additional media item", "2 captions and credits"],
        ),
        (
            Target::ICalendar,
            "URL:https://e.org/1\r\nATTACH:https://e.org/b.png\r\n",
            ["1 media item in a file", "3 captions and credits"],
        ),
    ] {
        let exported = export(english(&loaded.chronicle), target).unwrap();
        assert!(exported.text.contains(written), "{}", exported.text);
        assert_eq!(exported.left_out, [common, further].concat(), "{target:?}");
    }
}

/// Everything that is written in one language has names and texts in two.
const TWO: &str = r#"Chronicle(format: 1, title: {"en": "Two", "de": "Zwei"}, summary: {"en": "All", "de": "Alles"},
    lanes: [(id: "a", name: {"en": "A", "de": "Ah"})], people: {"ann": (name: {"en": "Ann", "de": "Anne"})},
    places: {"p": (name: {"en": "Prague", "de": "Prag"})}, sources: {"b": (title: {"en": "Book", "de": "Buch"})},
    spans: [(id: "s", when: "1120/1127", name: {"en": "Span", "de": "Spanne"}, lane: "a")],
    events: [
        (id: "one", when: "1127", name: {"en": "One", "de": "Eins"}, lanes: ["a"], people: ["ann"], place: "p",
         summary: {"en": "A", "de": "B"}, text: {"en": "C", "de": "D"}, sources: [("b")]),
    ])"#;

#[test]
fn what_is_written_in_one_language_is_counted_in_others() {
    let loaded = format::load(TWO.as_bytes()).unwrap();
    for (target, names, texts) in [
        (Target::Csv, 4, 2),
        (Target::TimelineJs, 4, 3),
        (Target::ICalendar, 4, 2),
    ] {
        let written = export(english(&loaded.chronicle), target).unwrap();
        let expected = [
            format!("{names} names in further languages"),
            format!("{texts} texts in further languages"),
        ];
        assert!(
            written.left_out.ends_with(&expected),
            "{target:?}: {:?}",
            written.left_out
        );
    }
}
