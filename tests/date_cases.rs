//! Dates on screen: ranges, choices, sets and open ends are shown as such.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use annals::app::{App, parse_keys};
use annals::card::{Block, Reader, Subject, card};
use annals::cli::frame_after;
use annals::messages::Interface;
use annals::names::Choice;
use annals::time::{CalendarView, Calendars, Dating, Offered, When};
use annals::ui::{Picture, Theme, picture};

/// The screen of a chronicle after some keys.
fn screen(fields: &str, size: (u16, u16), keys: &str) -> String {
    let text = format!(
        "#![enable(implicit_some)]\nChronicle(format: 1, title: \"t\", lanes: [(id: \"l\", name: \"L\")], {fields})"
    );
    let loaded = annals::format::load(text.as_bytes()).unwrap();
    let mut app = App::new(Arc::new(loaded.chronicle), &[]);
    let keys = parse_keys(keys).unwrap();
    picture(
        &frame_after(&mut app, Theme::default(), size, &keys),
        Picture::Text,
    )
}

/// Events with these dates and names.
fn events(of: &[(&str, &str)]) -> String {
    let event = |(place, (when, name)): (usize, &(&str, &str))| {
        format!("(id: \"e{place}\", when: \"{when}\", name: \"{name}\", lanes: [\"l\"]),")
    };
    let all: String = of.iter().enumerate().map(event).collect();
    format!("events: [{all}]")
}

/// The text before the name on its row of the list.
fn dated(screen: &str, name: &str) -> String {
    let row = screen
        .lines()
        .rev()
        .find(|row| row.contains(name) && row.contains('●'));
    let row = row.ok_or_else(|| format!("{name} is not listed:\n{screen}"));
    let row = row.unwrap();
    let date = row.split('●').next().unwrap_or_default();
    date.trim_start_matches('▌').trim().to_owned()
}

#[test]
fn a_list_distinguishes_ranges_choices_and_open_and_unknown_ends() {
    let years = [
        ("1900/1950", "closed", "1900–1950"),
        ("1901/..", "open end", "1901►"),
        ("1902/", "unknown end", "1902–?"),
        ("/1904", "unknown start", "?–1904"),
        ("../1905", "open start", "..–1905"),
        ("[1977..1980]", "one of", "1977/1980"),
        ("[1977,1981]", "either", "1977/1981"),
        ("1978/1981", "range", "1978–1981"),
    ];
    let days = [
        ("1972-12-07/1973-01-19", "closed", "7 Dec–1973"),
        ("1972-12-08/..", "open end", "8 Dec►"),
        ("1972-12-09/", "unknown end", "9 Dec–?"),
        ("[1972-12-10..1972-12-19]", "one of", "10/19 Dec"),
        ("[1972-12-11,1972-12-20]", "either", "11/20 Dec"),
        ("{1972-12-12,1972-12-20}", "both", "12 Dec+"),
        ("1972-12-13", "one day", "13 Dec"),
        ("1972-12-15", "another", "15 Dec"),
    ];
    for cases in [&years, &days] {
        let of: Vec<_> = cases.iter().map(|(when, name, _)| (*when, *name)).collect();
        let screen = screen(&events(&of), (160, 45), "");
        for (when, name, wanted) in cases {
            assert_eq!(dated(&screen, name), *wanted, "{when}\n{screen}");
        }
    }
}

/// A chronicle that dates by the years of Rome and by its consuls.
const ROME: &str = r#"calendar: Julian, eras: {
    "auc": (name: "AUC", when: "-0752/0476"),
    "cos-44": (name: "Caesar V and Antonius", when: "-0043", lane: "l"),
    "cos-43": (name: "Hirtius and Pansa", when: "-0042", lane: "l"),
}, events: [
    (id: "rubicon", when: "AUC 705", name: "Rubicon", lanes: ["l"]),
    (id: "ides", when: "15 March AUC DCCX", name: "Ides", lanes: ["l"]),
    (id: "dies", when: "-0042-12-07", as_written: "Hirtius and Pansa", name: "Cicero dies", lanes: ["l"]),
]"#;

#[test]
fn the_eras_of_a_file_are_calendars_of_it() {
    let opened = screen(ROME, (120, 36), "j");
    assert!(opened.contains("Julian · AUC"), "{opened}");
    // The axis counts the years of Rome, and so does the rule of a year.
    let axis = opened.lines().nth(2).unwrap();
    assert!(axis.contains("AUC 705") && axis.contains("708"), "{opened}");
    let ides = screen(ROME, (120, 36), "jj");
    for words in [
        "15 March AUC DCCX",
        "AUC: 15 March AUC 710",
        "15 March Caesar V",
    ] {
        assert!(ides.contains(words), "{words}\n{ides}");
    }
    // `c` switches to the consuls, and then to the calendars of every chronicle.
    let consuls = screen(ROME, (120, 36), "jjjc");
    assert!(consuls.contains("Julian · L"), "{consuls}");
    assert!(consuls.contains("Hirtius and Pansa"), "{consuls}");
    let beside = screen(ROME, (120, 36), "jcc");
    assert!(beside.contains("Julian · Gregorian"), "{beside}");
    // Such a year can be typed as a date to go to.
    let gone = screen(ROME, (120, 36), ":AUC 710");
    assert!(gone.contains("44 BCE"), "{gone}");
}

#[test]
fn a_date_by_an_era_of_the_file_is_held_against_its_day() {
    let file = |as_written: &str| {
        format!(
            r#"#![enable(implicit_some)]
Chronicle(format: 1, title: "t", calendar: Julian, lanes: [(id: "l", name: "L")], eras: {{"auc": (name: "AUC", when: "-0752/0476")}},
events: [(id: "a", when: "-0030-09-02", as_written: "{as_written}", name: "Actium", lanes: ["l"])])"#
        )
    };
    let report = |as_written: &str| match annals::format::load(file(as_written).as_bytes()) {
        Ok(_) => String::new(),
        Err(report) => report.short("t.ron", &file(as_written)),
    };
    assert_eq!(report("AUC 723"), "");
    assert_eq!(report("2 Sept. AUC DCCXXIII"), "");
    for wrong in ["AUC 724", "3 September AUC 723"] {
        assert!(
            report(wrong).contains("as_written is"),
            "{wrong}: {}",
            report(wrong)
        );
    }
}

#[test]
fn nothing_is_drawn_between_several_dates() {
    let of = [
        ("1660", "before"),
        ("{1667,1668,1670..1672}", "plague"),
        ("1680", "after"),
    ];
    let screen = screen(&events(&of), (120, 36), "");
    let row = screen.lines().find(|row| row.contains("plague"));
    let row = row.unwrap_or_else(|| panic!("{screen}"));
    // One piece before it, two of its own, and one after it.
    let pieces = row.split_whitespace().filter(|piece| piece.contains('▒'));
    assert_eq!(pieces.count(), 4, "{screen}");
}

#[test]
fn a_card_has_every_date_of_a_long_set() {
    let years: Vec<String> = (1667..1677).map(|year| year.to_string()).collect();
    let when = format!("[{},1690]", years.join(","));
    let screen = screen(
        &events(&[(&when, "one of eleven"), ("1700", "later")]),
        (120, 36),
        "j",
    );
    for words in ["1 of 11 dates", "1667, 1668, 1669", "or 1690"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

/// The lunar months in the dates of a card, beside the words of the source.
fn dates_of_card(reader: Reader<'_>, subject: Subject) -> Vec<String> {
    let of = |words: &[annals::card::Word]| words.iter().map(|word| word.text.as_str()).collect();
    let blocks = card(reader, subject).blocks.into_iter();
    blocks
        .filter_map(|block| match block {
            Block::When(words) | Block::Line(words) | Block::Field(_, words) => Some(of(&words)),
            _ => None,
        })
        .collect()
}

/// A month of the Julian calendar overlaps two lunar months: the sources do not say which of them is meant.
fn cards_have_months_of_their_sources(interfaces: &[Interface]) {
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let main = CalendarView::of_reckoning(chronicle.reckoning);
    let calendars = ["song", "jin", "liao"].map(|id| CalendarView::named(id).unwrap());
    let choice = Choice {
        main: chronicle.languages.find("en").unwrap(),
        gloss: None,
    };
    let (mut wrong, mut shown) = (Vec::new(), 0);
    for (interface, calendar) in interfaces
        .iter()
        .copied()
        .zip(calendars.into_iter().cycle())
    {
        let style = interface.date_style();
        let reader = Reader {
            interface,
            dating: Dating {
                style,
                eras: style,
                offered: Offered::new(calendars),
                ..Dating::new(Calendars::two(main, calendar))
            },
            ..Reader::new(&chronicle, choice)
        };
        for of in chronicle.ids.iter() {
            let dates = dates_of_card(reader, Subject::Thing(of));
            shown += dates.len();
            let choice = ["月或", "月または", "월 또는", " or month", " hoặc tháng"];
            let of_two = dates
                .into_iter()
                .filter(|text| choice.iter().any(|words| text.contains(words)));
            wrong.extend(of_two.map(|text| format!("{of:?}: {text}")));
        }
        for event in &chronicle.events {
            let when = event.when.to_string();
            let months = when
                .split('/')
                .filter(|end| end.len() == 7 && !end.contains(':'));
            for month in months {
                let month = When::parse(month, chronicle.reckoning).unwrap();
                let said = reader.dating.long(&month).pop().unwrap().text;
                let word = ["月", "월", "month", "tháng"];
                if calendar.date(month.extent().start().day()).is_some()
                    && word.iter().any(|word| said.contains(word))
                {
                    wrong.push(format!("{}: {month} is {said}", event.id));
                }
            }
        }
    }
    assert!(shown > 1_500, "{shown}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_card_has_a_month_that_its_source_does_not_have() {
    cards_have_months_of_their_sources(&Interface::ALL[..3]);
}

#[test]
fn no_card_in_the_other_languages_has_such_a_month() {
    cards_have_months_of_their_sources(&Interface::ALL[3..]);
}

#[test]
fn a_rule_says_no_more_than_is_known() {
    let of = [
        ("112X", "a decade"),
        ("1127", "a year"),
        ("1127-01", "a month"),
        ("1127-01-09T10:00", "an hour"),
        ("1127-01-09T12:00", "another hour"),
        ("1127-01-10", "a day"),
        ("1127-01-10T08:00", "a morning"),
        ("1127-24", "a winter"),
    ];
    let screen = screen(&events(&of), (120, 40), "jjj");
    for (name, rule, date) in [
        ("a decade", "1120", "1120s"),
        ("a year", "1127", ""),
        ("a month", "January 1127", "Jan"),
        ("an hour", "January 1127", "9 Jan"),
        ("a winter", "1127", "win"),
    ] {
        assert_eq!(dated(&screen, name), date, "{name}\n{screen}");
        let rows: Vec<&str> = screen.lines().collect();
        let at = rows
            .iter()
            .rposition(|row| row.contains(name) && row.contains('●'));
        let above = rows[..at.unwrap()].iter().rev();
        let mut rules = above.filter(|row| row.contains("────") && !row.contains('●'));
        let found = rules
            .next()
            .unwrap()
            .trim()
            .trim_end_matches(['─', ' ', '│']);
        assert_eq!(found, rule, "{name}\n{screen}");
    }
}

#[test]
fn a_calendar_that_does_not_reach_says_how_far_it_does() {
    let fields = format!(
        "calendars: [\"song\"], {}",
        events(&[("1127-01-09", "within"), ("1400-05-03", "beyond")])
    );
    let head = |keys: &str| {
        screen(&fields, (120, 24), keys)
            .lines()
            .next()
            .unwrap()
            .to_owned()
    };
    assert!(head("j").contains("Song 宋   "), "{}", head("j"));
    let beyond = head("jj+++++++++++");
    assert!(beyond.contains("Song 宋 (960–1279)"), "{beyond}");
}

#[test]
fn an_unspecified_december_does_not_span_ten_thousand_years() {
    let of = [
        ("XXXX", "whenever"),
        ("XXXX-12-XX", "a December"),
        ("1127", "once"),
    ];
    let screen = screen(&events(&of), (120, 30), "");
    assert_eq!(dated(&screen, "whenever"), "some year", "{screen}");
    assert_eq!(dated(&screen, "a December"), "some year", "{screen}");
}

/// What a file has after its mistakes are corrected, for an event with this `when`.
fn fixed(when: &str, fields: &str) -> String {
    let text = format!(
        "#![enable(implicit_some)]\nChronicle(format: 1, title: \"t\", {fields} lanes: [(id: \"l\", name: \"L\")], events: [\n(id: \"a\", when: \"{when}\", name: \"A\", lanes: [\"l\"])])"
    );
    let fixed = annals::format::fix(&text).text;
    let (_, rest) = fixed.split_once("when: \"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn a_date_that_names_its_calendar_is_corrected_to_the_same_day() {
    let julian = "calendar: Julian,";
    for (name, fields, when, wanted) in [
        ("two years", "", "30 January 1648/9", "1649-02-09"),
        ("old style", "", "25 October 1917 O.S.", "1917-11-07"),
        ("its own", julian, "25 October 1917 O.S.", "1917-10-25"),
        ("Gregorian", "", "1127-01-16 Gregorian", "1127-01-09"),
        (
            "in time",
            "",
            "25 October 1917 O.S. 21:40",
            "1917-11-07T21:40",
        ),
        ("about", "", "c. 25 October 1917 O.S.", "1917-11-07~"),
        (
            "an interval",
            "",
            "25 October 1917 O.S. to 26 October 1917 O.S.",
            "1917-11-07/1917-11-08",
        ),
        (
            "two days",
            "",
            "25 October 1917 O.S. or 27 October 1917 O.S.",
            "[1917-11-07,1917-11-09]",
        ),
        ("the same", "", "1700 Gregorian", "1700"),
        ("a month", "", "October 1917 O.S.", "October 1917 O.S."),
        ("a year", "", "1917 O.S.", "1917 O.S."),
    ] {
        assert_eq!(fixed(when, fields), wanted, "{name}: {when}");
    }
}
