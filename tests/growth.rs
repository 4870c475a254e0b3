//! Checks that nothing takes quadratic time: compares the processor time for an input and for one four times as large.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::cast_precision_loss, reason = "counts are small")]

use std::fmt::Write;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use annals::app::{App, parse_keys};
use annals::chronicle::{Chronicle, EventId};
use annals::export::{Target, export};
use annals::format::import::{self, Options};
use annals::format::{self, Found, Shelf};
use annals::print::{Part, print};
use annals::text::Whole;
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::time::{ClockId, clock_gettime};

/// Linear work costs four times as much, quadratic work sixteen times.
const MOST: u32 = 7;

/// Tolerance for costs that do not grow.
const SMALL: Duration = Duration::from_millis(1);

/// Short work is repeated until its runs have taken this long together.
const LONG: Duration = Duration::from_millis(10);

fn now() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap(),
        u32::try_from(time.tv_nsec).unwrap(),
    )
}

/// The lowest cost of two or more runs, since the first warms up caches.
fn cost(mut work: impl FnMut()) -> Duration {
    let (mut runs, mut all, mut least) = (0, Duration::ZERO, Duration::MAX);
    while runs < 2 || all < LONG {
        let begun = now();
        work();
        let taken = now().saturating_sub(begun);
        (runs, all, least) = (runs + 1, all + taken, least.min(taken));
    }
    least
}

/// The most that an input four times as large may cost.
fn most(little: Duration) -> Duration {
    little * MOST + SMALL
}

/// Fails if an input four times as large costs more than [`most`], and also if that could not show quadratic work, since too few are
/// counted.
fn grows_with(count: usize, cost_of: impl FnMut(usize) -> Duration) {
    let (little, much) = growth(count, cost_of);
    let [few, many] = [count, 4 * count].map(quadratic);
    assert!(
        much + many > most(little + few),
        "{count} cost {little:?}, four times as many {much:?}; searching lists would add {few:?} and {many:?}, unnoticed"
    );
}

/// The costs of an input and of one four times as large. Fails if the latter is too much in each of three attempts, since other programs
/// may have displaced the caches.
fn growth(count: usize, mut cost_of: impl FnMut(usize) -> Duration) -> (Duration, Duration) {
    let mut costs = (Duration::ZERO, Duration::ZERO);
    for _ in 0..3 {
        costs = (cost_of(count), cost_of(4 * count));
        if costs.1 < most(costs.0) {
            return costs;
        }
    }
    panic!(
        "{count} cost {:?}, four times as many {:?}",
        costs.0, costs.1
    );
}

/// The cost of simple quadratic work: each of `count` ids is searched for in a list of them.
fn searching(count: usize) -> Duration {
    let ids: Vec<String> = (0..count).map(|number| format!("id{number}")).collect();
    cost(|| assert!(ids.iter().all(|id| ids.contains(id))))
}

/// The same cost, estimated from a sample.
fn quadratic(count: usize) -> Duration {
    const SAMPLE: usize = 2_000;
    static COST: OnceLock<Duration> = OnceLock::new();
    let of_sample = *COST.get_or_init(|| searching(SAMPLE));
    let times = count as f64 / SAMPLE as f64;
    of_sample.mul_f64(times * times)
}

#[test]
#[should_panic(expected = "four times as many")]
fn quadratic_work_is_noticed() {
    growth(2_000, searching);
}

/// A list of `count` items, each written from its number.
fn list(count: usize, one: impl Fn(&mut String, usize)) -> String {
    let mut list = String::new();
    for number in 0..count {
        one(&mut list, number);
        list.push_str(", ");
    }
    list
}

fn file(before: &str, first: &str, others: &str) -> String {
    format!(
        "Chronicle(format: 1, title: \"T\", {before} events: [(id: \"first\", when: \"1126\", name: \"First\", {first}), {others}])"
    )
}

fn chronicle(text: &str) -> Chronicle {
    format::load(text.as_bytes()).unwrap().chronicle
}

fn loading(text: &str) -> Duration {
    cost(|| drop(chronicle(text)))
}

/// The cost of reading a text that may have mistakes.
fn reading(text: &str) -> Duration {
    cost(|| drop(format::load(text.as_bytes())))
}

/// The cost of the card of the first event, and of a key on it.
fn card(text: &str) -> Duration {
    let mut app = App::new(Arc::new(chronicle(text)), &[]);
    app.select(EventId::at(0));
    cost(|| {
        drawn(&mut app);
        drawn(&mut app);
    })
}

fn drawn(app: &mut App) {
    let screen = Rect::new(0, 0, 120, 36);
    app.set_seen(draw(
        app,
        Theme::default(),
        screen,
        &mut Buffer::empty(screen),
    ));
}

fn people(count: usize) -> String {
    let people = list(count, |list, number| {
        write!(list, "\"p{number}\": (name: \"P\")").unwrap();
    });
    format!("people: {{{people}}}, ")
}

fn ids(field: &str, letter: char, count: usize) -> String {
    let ids = list(count, |list, number| {
        write!(list, "\"{letter}{number}\"").unwrap();
    });
    format!("{field}: [{ids}]")
}

#[test]
fn figures_on_a_card() {
    grows_with(8_000, |count| {
        let figures = list(count, |list, number| {
            write!(
                list,
                "(what: \"figure {}\", value: {number}, unit: \"men\", claimed_by: \"A\")",
                number % 50
            )
            .unwrap();
        });
        card(&file("", &format!("figures: [{figures}]"), ""))
    });
}

#[test]
fn people_of_an_event() {
    grows_with(5_000, |count| {
        loading(&file(&people(count), &ids("people", 'p', count), ""))
    });
}

#[test]
fn what_an_event_led_to() {
    grows_with(8_000, |count| {
        let others = list(count, |list, number| {
            write!(list, "(id: \"e{number}\", when: \"1127\", name: \"E\")").unwrap();
        });
        loading(&file("", &ids("leads_to", 'e', count), &others))
    });
}

/// Parts are not repeated among the consequences.
#[test]
fn consequences_that_are_parts() {
    grows_with(8_000, |count| {
        let others = list(count, |list, number| {
            write!(
                list,
                "(id: \"e{number}\", when: \"1127\", name: \"E\", part_of: \"first\")"
            )
            .unwrap();
        });
        card(&file("", &ids("leads_to", 'e', count), &others))
    });
}

#[test]
fn lanes_of_an_event() {
    grows_with(5_000, |count| {
        let lanes = list(count, |list, number| {
            write!(list, "(id: \"l{number}\", name: \"L\")").unwrap();
        });
        loading(&file(
            &format!("lanes: [{lanes}], "),
            &ids("lanes", 'l', count),
            "",
        ))
    });
}

#[test]
fn lanes_on_a_card() {
    grows_with(4_000, |count| {
        let lanes = list(count, |list, number| {
            write!(list, "(id: \"l{number}\", name: \"L\")").unwrap();
        });
        card(&file(
            &format!("lanes: [{lanes}], "),
            &ids("lanes", 'l', count),
            "",
        ))
    });
}

#[test]
fn people_on_a_card() {
    grows_with(4_000, |count| {
        card(&file(&people(count), &ids("people", 'p', count), ""))
    });
}

#[test]
fn links_on_a_card() {
    grows_with(4_000, |count| {
        card(&file(
            "people: {\"p\": (name: \"P\")}, ",
            &format!("text: \"{}\"", "[[p]] and ".repeat(count)),
            "",
        ))
    });
}

#[test]
fn citations_on_a_card() {
    grows_with(4_000, |count| {
        let sources = list(count, |list, number| {
            write!(list, "(\"s\", \"{number}\")").unwrap();
        });
        card(&file(
            "sources: {\"s\": (title: \"S\")}, ",
            &format!("sources: [{sources}]"),
            "",
        ))
    });
}

/// A frame costs as much as the visible part of a text, once its rows are counted.
#[test]
fn a_long_text() {
    grows_with(10_000, |count| {
        card(&file(
            "",
            &format!("text: \"{}\"", "lorem ipsum ".repeat(count)),
            "",
        ))
    });
}

/// The letters of one burst are searched for once.
#[test]
fn letters_in_one_burst() {
    let chronicle = Arc::new(format::embedded().unwrap().chronicle);
    let typed = parse_keys("/jin jin jin jin jin").unwrap();
    let typing = |at_once: bool| {
        cost(|| {
            let mut app = App::new(Arc::clone(&chronicle), &[]);
            for key in &typed {
                app.press(*key);
                if !at_once {
                    app.prepare();
                }
            }
            app.prepare();
        })
    };
    let (together, each) = (typing(true), typing(false));
    assert!(
        together * 3 < each,
        "{} keys at once cost {together:?}, one by one {each:?}",
        typed.len()
    );
}

/// Names that do not fit on a page of a lane go on the next one, and a lane may be scrolled far.
#[test]
fn a_lane_that_is_scrolled_far() {
    let events = list(8_000, |list, number| {
        write!(
            list,
            "(id: \"e{number}\", when: \"{}\", name: \"Event {number}\", lanes: [\"l\"])",
            1000 + number % 300
        )
        .unwrap();
    });
    let text = format!(
        "Chronicle(format: 1, title: \"T\", lanes: [(id: \"l\", name: \"L\")], events: [{events}])"
    );
    let chronicle = Arc::new(chronicle(&text));
    growth(16, |count| {
        let mut app = App::new(Arc::clone(&chronicle), &[]);
        let down = parse_keys("}").unwrap()[0];
        for _ in 0..count {
            drawn(&mut app);
            app.press(down);
        }
        cost(|| drawn(&mut app))
    });
}

/// Consuls, popes: each date is in an era of its own. To compare a date with the names of all eras takes longer than to search a list.
#[test]
fn dates_in_eras_of_the_file() {
    growth(4_000, |count| {
        let name = |number: usize| -> String {
            let letter = |digit: u8| char::from(digit - b'0' + b'a');
            format!("{number:06}").bytes().map(letter).collect()
        };
        let eras = list(count, |list, number| {
            let (year, month) = (1000 + number / 12, number % 12 + 1);
            let name = name(number);
            write!(
                list,
                "\"{name}\": (name: \"Q{name}x\", when: \"{year}-{month:02}\")"
            )
            .unwrap();
        });
        let events = list(count, |list, number| {
            let name = name(number);
            write!(list, "(id: \"e{number}\", when: \"Q{name}x\", name: \"E\")").unwrap();
        });
        loading(&file(&format!("eras: {{{eras}}}, "), "weight: 3", &events))
    });
}

/// The rails of the list show which lanes have a ruler at the time of each event. A frame costs as much as the visible part of them.
#[test]
fn reigns_beside_the_list() {
    let reigns = |count: usize| {
        let spans = list(count, |list, number| {
            let (year, month) = (1000 + number / 12, number % 12 + 1);
            write!(
                list,
                "(id: \"s{number}\", name: \"S\", kind: Reign, lane: \"{}\", when: \"{year}-{month:02}\")",
                ["a", "b"][number % 2]
            )
            .unwrap();
        });
        let before = format!(
            "lanes: [(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\")], spans: [{spans}], "
        );
        card(&file(&before, "lanes: [\"a\", \"b\"]", ""))
    };
    let (little, much) = (reigns(1_000), reigns(100_000));
    assert!(
        much < little * 2 + SMALL,
        "1000 reigns cost {little:?}, 100000 {much:?}"
    );
}

/// The rows of a chart whose lanes are all in groups of two.
#[test]
fn groups_of_lanes() {
    grows_with(1_000, |count| {
        let lanes = list(2 * count, |list, number| {
            write!(list, "(id: \"l{number}\", name: \"L\")").unwrap();
        });
        let groups = list(count, |list, number| {
            let lanes = [2 * number, 2 * number + 1];
            write!(
                list,
                "(id: \"g{number}\", name: \"G\", lanes: [\"l{}\", \"l{}\"])",
                lanes[0], lanes[1]
            )
            .unwrap();
        });
        let before = format!("lanes: [{lanes}], groups: [{groups}], ");
        let events = list(2 * count, |list, number| {
            write!(
                list,
                "(id: \"e{number}\", when: \"1127\", name: \"E\", lanes: [\"l{number}\"])"
            )
            .unwrap();
        });
        let app = App::new(
            Arc::new(chronicle(&file(&before, "weight: 3", &events))),
            &[],
        );
        cost(|| assert_eq!(app.rows_shown().len(), 2 * count + 1))
    });
}

/// Each lane lies within the one before it.
#[test]
fn lanes_within_lanes() {
    grows_with(2_000, |count| {
        let lanes = list(count, |list, number| {
            let within = number
                .checked_sub(1)
                .map_or(String::new(), |outer| format!(", within: \"l{outer}\""));
            write!(list, "(id: \"l{number}\", name: \"L\"{within})").unwrap();
        });
        reading(&file(&format!("lanes: [{lanes}], "), "lanes: [\"l0\"]", ""))
    });
}

/// The cost of all cards, and of the chart and the pages with them.
fn all_cards(text: &str) -> Duration {
    let chronicle = Arc::new(chronicle(text));
    cost(|| {
        let app = App::new(Arc::clone(&chronicle), &[]);
        print(app.reader(), Part::Whole, &mut std::io::sink()).unwrap();
        export(app.reader(), Target::Html).unwrap();
        export(app.reader(), Target::Markdown).unwrap();
    })
}

/// Each lane has a person, a place, a reign, an era, a chapter and a tag of its own.
#[test]
fn cards_of_lanes_and_what_is_on_them() {
    growth(1_000, |count| {
        let each = |one: &dyn Fn(usize) -> String| rows(count, |number| one(number) + ",");
        let lanes = each(&|n| format!("(id: \"l{n}\", name: \"L\")"));
        let people =
            each(&|n| format!("\"p{n}\": (name: \"P\", lane: \"l{n}\", tags: [\"t{n}\"])"));
        let places =
            each(&|n| format!("\"q{n}\": (name: \"Q\", lane: \"l{n}\", tags: [\"t{n}\"])"));
        let sources = each(&|n| format!("\"s{n}\": (title: \"S\")"));
        let on = |n: usize| {
            format!("name: \"N\", lane: \"l{n}\", when: \"1126\", sources: [(\"s{n}\", \"1\")]")
        };
        let eras = each(&|n| format!("\"r{n}\": ({}, ruler: \"p{n}\")", on(n)));
        let spans = each(&|n| format!("(id: \"x{n}\", kind: Reign, {}, person: \"p{n}\")", on(n)));
        let chapters = each(&|n| format!("(name: \"C\", from: \"e{n}\", to: \"e{n}\")"));
        let events = each(&|n| {
            format!(
                "(id: \"e{n}\", when: \"{}\", name: \"E\", lanes: [\"l{n}\"])",
                1200 + n
            )
        });
        all_cards(&format!(
            "Chronicle(format: 1, title: \"T\", lanes: [{lanes}], people: {{{people}}}, places: {{{places}}}, sources: {{{sources}}}, \
             eras: {{{eras}}}, spans: [{spans}], chapters: [{chapters}], events: [{events}])"
        ))
    });
}

/// Events on the innermost of as many lanes within each other as there may be.
#[test]
fn cards_of_lanes_within_lanes() {
    growth(500, |count| {
        let lanes = list(65, |list, number| {
            let within = number
                .checked_sub(1)
                .map_or(String::new(), |outer| format!(", within: \"l{outer}\""));
            write!(list, "(id: \"l{number}\", name: \"L\"{within})").unwrap();
        });
        let events = list(count, |list, number| {
            write!(
                list,
                "(id: \"e{number}\", when: \"1127\", name: \"E\", lanes: [\"l64\"])"
            )
            .unwrap();
        });
        all_cards(&file(&format!("lanes: [{lanes}], "), "weight: 3", &events))
    });
}

/// The cost of importing a file.
fn importing(name: &str, text: &str) -> Duration {
    cost(|| drop(import::import(text.as_bytes(), name, &Options::default()).unwrap()))
}

/// The lines of `count` items.
fn rows(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(|number| one(number) + "\n").collect()
}

/// The cost of the map of the first event, and of a key on it.
fn map(text: &str) -> Duration {
    let mut app = App::new(Arc::new(chronicle(text)), &[]);
    app.select(EventId::at(0));
    app.press(parse_keys("m").unwrap()[0]);
    cost(|| drawn(&mut app))
}

/// Places in a row.
fn places(count: usize) -> String {
    let places = list(count, |list, number| {
        let east = number as f64 / count as f64;
        write!(list, "\"x{number}\": (name: \"X\", at: (30, {east:.6}))").unwrap();
    });
    format!("places: {{{places}}}, ")
}

#[test]
fn leaders_on_a_map() {
    grows_with(4_000, |count| {
        let people = list(count, |list, number| {
            write!(list, "\"p{number}\": (name: \"P\", lane: \"a\")").unwrap();
        });
        let battles = list(2 * count, |list, number| {
            let (leader, place) = (number / 2, number % 2);
            write!(
                list,
                "(id: \"b{number}\", when: \"1126\", kind: Battle, name: \"B\", part_of: \"first\", lanes: [\"a\"], people: [\"p{leader}\"], place: \"x{place}\")"
            )
            .unwrap();
        });
        let lanes = "lanes: [(id: \"a\", name: \"A\")], ";
        let before = format!("{lanes}people: {{{people}}}, {}", places(2));
        map(&file(
            &before,
            &format!("kind: War, lanes: [\"a\"], {}", ids("people", 'p', count)),
            &battles,
        ))
    });
}

#[test]
fn a_long_route_on_a_map() {
    grows_with(8_000, |count| {
        map(&file(&places(count), &ids("route", 'x', count), ""))
    });
}

#[test]
fn parts_of_one_event_and_categories() {
    grows_with(12_000, |count| {
        let time = "<start>1900-01-01 00:00:00</start><end>1900-01-02 00:00:00</end>";
        let categories = rows(count, |number| {
            let parent = format!("<parent>c{}</parent>", number / 2);
            format!("<category><name>c{number}</name>{parent}</category>")
        });
        let events = rows(count, |number| {
            format!(
                "<event>{time}<text>[{number}]W</text><category>c{number}</category></event>\n<event>{time}<text>(0)P</text></event>"
            )
        });
        importing(
            "a.timeline",
            &format!(
                "<timeline><categories>{categories}</categories><events>{events}</events></timeline>"
            ),
        )
    });
}

#[test]
fn groups_of_items() {
    grows_with(8_000, |count| {
        let groups = list(count, |list, number| {
            write!(
                list,
                "{{\"id\": {number}, \"content\": \"G{number}\", \"nestedGroups\": [{}]}}",
                number + 1
            )
            .unwrap();
        });
        let items = list(count, |list, number| {
            write!(
                list,
                "{{\"start\": \"1900\", \"content\": \"I\", \"group\": {number}}}"
            )
            .unwrap();
        });
        importing(
            "a.json",
            &format!("{{\"groups\": [{groups}], \"items\": [{items}]}}"),
        )
    });
}

/// Each task follows the next one in the file, does not count days off and can be clicked.
#[test]
fn tasks_of_a_gantt() {
    grows_with(4_000, |count| {
        let tasks = rows(count, |number| {
            format!(
                "T: t{number}, after t{}, 1d\nclick t{number} href \"https://example.org\"",
                number + 1
            )
        });
        let off = rows(count, |number| {
            format!("excludes {}-01-02", 1000 + number % 2000)
        });
        let last = format!("T: t{count}, 2024-01-01, 1d");
        importing(
            "a.mmd",
            &format!("gantt\ndateFormat YYYY-MM-DD\n{off}{tasks}{last}\n"),
        )
    });
}

#[test]
fn signs_that_begin_no_tag() {
    for text in ["< ", "<b ", "<script>a</script><b>", "a <b & <i\n"] {
        grows_with(20_000, |count| {
            let text = text.repeat(count);
            importing("a.csv", &format!("date,name,text\n1900,a,\"<p>{text}\"\n"))
        });
    }
}

/// Facts share a note, a source and a picture.
#[test]
fn what_facts_of_a_genealogy_share() {
    growth(1_000, |count| {
        let long = "long ".repeat(2 * count);
        let facts = "1 OCCU Baker\n2 NOTE @N1@\n2 SOUR @S1@\n2 OBJE @M1@\n1 RESI\n2 DATE 1900\n2 SOUR @S1@\n";
        importing(
            "a.ged",
            &format!(
                "0 HEAD\n0 @I1@ INDI\n1 NAME Eva\n{}0 @N1@ NOTE {long}\n0 @S1@ SOUR\n1 TITL {long}\n0 @M1@ OBJE\n1 FILE a.jpg\n2 TITL {long}\n0 TRLR\n",
                facts.repeat(count)
            ),
        )
    });
}

#[test]
fn attributes_of_an_element() {
    grows_with(4_000, |count| {
        let attributes = rows(count, |number| format!("a{number}='1'"));
        let blanks = "&#32;".repeat(10 * count);
        importing(
            "a.xml",
            &format!("<data><event start='1900' title='A' {attributes}>{blanks}</event></data>"),
        )
    });
}

/// No files to include.
struct Empty;

impl Shelf for Empty {
    fn find(&self, _: usize, name: &str) -> Result<Found, String> {
        Err(name.to_owned())
    }
}

/// The valid part of a file with many mistakes. To look at all of them for each entry takes longer than to search a list.
#[test]
fn entries_with_mistakes() {
    growth(2_500, |count| {
        let people = list(count, |list, number| {
            write!(list, "\"p{number}\": (name: \"P\", tags: [\"\"])").unwrap();
        });
        let text = file(&format!("people: {{{people}}}, "), "weight: 3", "");
        let whole: Whole = Arc::new(text.into());
        let report = format::load_from(&whole, &Empty, &format::Progress::default())
            .unwrap()
            .unwrap_err();
        assert_eq!(report.problems.len(), count);
        cost(|| assert!(format::load_rest(&whole, &report, &Empty).is_some()))
    });
}

/// A file without line breaks.
#[test]
fn coordinates_on_one_line() {
    grows_with(8_000, |count| {
        let places = list(count, |list, number| {
            write!(list, "\"p{number}\": (name: \"P\", at: (34.8, 114.35))").unwrap();
        });
        reading(&file(&format!("places: {{{places}}}, "), "weight: 3", ""))
    });
}

#[test]
fn maps_in_the_place_of_ids() {
    grows_with(32_000, |count| {
        let people = "{\"a\"}, ".repeat(count);
        reading(&file("", &format!("people: [{people}]"), ""))
    });
}

#[test]
fn headers_on_one_line() {
    grows_with(32_000, |count| {
        reading(&("#]".repeat(count) + &file("", "weight: 3", "")))
    });
}

#[test]
fn escapes_that_are_not_closed() {
    grows_with(32_000, |count| {
        let escapes = "\\u{".repeat(count);
        reading(&file("", &format!("text: \"{escapes}\""), ""))
    });
}

#[test]
fn links_that_are_not_closed() {
    grows_with(8_000, |count| {
        let text = file("", &format!("text: \"{}\"", "[[".repeat(count)), "");
        let whole: Whole = Arc::new(text.into());
        cost(|| drop(format::check(&whole)))
    });
}

#[test]
fn texts_in_no_language() {
    grows_with(8_000, |count| {
        let names = "\"!!\": \"E\", ".repeat(count);
        reading(&file("", &format!("text: {{{names}}}"), ""))
    });
}

#[test]
fn tags_of_an_event() {
    grows_with(5_000, |count| {
        loading(&file("", &ids("tags", 't', count), ""))
    });
}

fn other_names(count: usize, link: impl Fn(&mut String, usize)) -> Duration {
    let also = list(count, |list, number| {
        write!(list, "(id: \"a{number}\", name: \"A\")").unwrap();
    });
    let places = format!("places: {{\"p\": (name: \"P\", also: [{also}])}}, ");
    let text = list(count, link);
    reading(&file(
        &places,
        &format!("also: [{also}], text: \"{text}\""),
        "",
    ))
}

#[test]
fn links_to_other_names() {
    grows_with(4_000, |count| {
        other_names(count, |text, number| {
            write!(text, "[[p.a{number}]] [[first.a{number}]]").unwrap();
        })
    });
}

/// They are compared with known ones, up to a limit.
#[test]
fn links_to_unknown_other_names() {
    growth(2_000, |count| {
        other_names(count, |text, number| {
            write!(text, "[[p.b{number}]]").unwrap();
        })
    });
}

/// Unknown kinds are compared with known ones, up to a limit.
#[test]
fn kinds_that_are_not_declared() {
    growth(2_000, |count| {
        let kinds = list(count, |list, number| {
            write!(list, "\"k{number}\": (name: \"K\", mark: \"☆\")").unwrap();
        });
        let others = list(count, |list, number| {
            write!(
                list,
                "(id: \"e{number}\", when: \"1127\", name: \"E\", kind: \"siege-{number}\")"
            )
            .unwrap();
        });
        reading(&file(
            &format!("kinds: {{{kinds}}}, "),
            "weight: 3",
            &others,
        ))
    });
}

/// Fixes that are tried together, and then in ever smaller parts. The file is read for each attempt.
#[test]
fn fixes_that_help_nothing() {
    growth(200, |count| {
        let others = list(count, |list, number| {
            writeln!(
                list,
                "(id: \"e{number}\", name: \"E\", date: \"1127/1120\")"
            )
            .unwrap();
        });
        let text = file("", "weight: 3", &others);
        cost(|| assert!(format::fix(&text).changes.is_empty()))
    });
}

#[test]
fn lists_in_one_cell() {
    grows_with(10_000, |count| {
        let cell = |letter: char| rows(count, |number| format!("{letter}{number};"));
        let (tags, people, lanes) = (cell('t'), cell('p'), cell('l'));
        let text =
            format!("date,name,tags,people,category\n1900,a,\"{tags}\",\"{people}\",\"{lanes}\"\n");
        importing("a.csv", &text)
    });
}

#[test]
fn numbers_in_a_date() {
    grows_with(10_000, |count| {
        let text = file_with_date(&"一".repeat(count));
        cost(|| assert!(format::load(text.as_bytes()).is_err()))
    });
}

/// A file whose only event has this date.
fn file_with_date(when: &str) -> String {
    format!(
        "#![enable(implicit_some)]\nChronicle(format: 1, title: \"t\", lanes: [(id: \"l\", name: \"L\")], events: [(id: \"a\", when: \"{when}\", name: \"A\", lanes: [\"l\"])])"
    )
}
