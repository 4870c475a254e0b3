//! Cards in panels of usual widths. A snapshot shows several of them below each other on a tall screen; review it before you accept it.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::{App, Gesture, Mouse, parse_keys};
use annals::card::{Block, Subject, card};
use annals::chronicle::{Chronicle, EventId};
use annals::cli::frame_after;
use annals::messages::Interface;
use annals::time::CalendarView;
use annals::ui::{Picture, Theme, picture};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

fn app(language: &str) -> App {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    let chronicle =
        CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle));
    App::new(Arc::clone(chronicle), &[language.to_owned()])
}

/// The right part of a frame.
fn right(frame: &Buffer, columns: u16) -> String {
    let area = Rect {
        x: frame.area.width - columns,
        y: 1,
        width: columns,
        height: frame.area.height - 2,
    };
    let mut part = Buffer::empty(area);
    for position in area.positions() {
        part[position] = frame[position].clone();
    }
    picture(&part, Picture::Text)
}

const CARDS: [&str; 8] = [
    "",
    "first-siege-of-bianjing",
    "jin-taizong",
    "bianjing",
    "northern-song",
    "jingkang",
    "reign-qinzong",
    "liaoshi",
];

/// Cards in a panel of the given width, including the frame. At 80 columns it is the card alone on the screen.
fn cards(language: &str, columns: u16) -> String {
    let (size, keys) = match columns {
        28 => ((80, 44), ""),
        40 => ((125, 44), ""),
        _ => ((80, 44), "z"),
    };
    let card = |id: &str| {
        let mut app = app(language);
        let subject = app
            .chronicle()
            .find(id)
            .map_or(Subject::Chronicle, Subject::Thing);
        app.open(subject);
        right(
            &frame_after(&mut app, Theme::default(), size, &parse_keys(keys).unwrap()),
            columns,
        )
    };
    CARDS.map(card).join("\n")
}

macro_rules! cards {
    ($($name:ident: $language:literal, $columns:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(cards($language, $columns));
        }
    )*};
}

cards! {
    narrow_in_english: "en", 28;
    narrow_in_traditional_chinese: "zh-Hant", 28;
    narrow_in_korean: "ko", 28;
    middling_in_english: "en", 40;
    middling_in_traditional_chinese: "zh-Hant", 40;
    middling_in_korean: "ko", 40;
    wide_in_english: "en", 80;
    wide_in_traditional_chinese: "zh-Hant", 80;
    wide_in_korean: "ko", 80;
}

#[test]
fn what_a_state_lies_within_is_called_no_event() {
    for (interface, within, event) in [
        (Interface::Ja, "所属", "上位の出来事"),
        (Interface::Ko, "소속", "상위 사건"),
    ] {
        let mut app = app("en");
        app.set_interface(interface);
        let subject = app.chronicle().find("northern-song").unwrap();
        app.open(Subject::Thing(subject));
        let keys = parse_keys("z").unwrap();
        let card = frame_after(&mut app, Theme::default(), (80, 44), &keys);
        let card = picture(&card, Picture::Text);
        assert!(card.contains(within) && !card.contains(event), "{card}");
    }
}

/// The text of a card of the chronicle, without the frame.
fn text_of(id: &str, interface: Interface) -> String {
    let mut app = app("en");
    app.set_interface(interface);
    let subject = app.chronicle().find(id).unwrap();
    app.open(Subject::Thing(subject));
    let keys = parse_keys("z").unwrap();
    let card = frame_after(&mut app, Theme::default(), (80, 60), &keys);
    picture(&card, Picture::Text)
}

#[test]
fn a_number_is_not_parted_from_a_unit_in_han() {
    let text = r#"Chronicle(format: 1, title: "t", languages: ["zh-Hant"], events: [(id: "e", when: "1127", name: {"zh-Hant": "圍城"},
        figures: [(what: {"zh-Hant": "兵"}, value: 200_000, unit: {"zh-Hant": "人"}, claimed_by: {"zh-Hant": "宋史"})])])"#;
    let card = card_of(text, "j");
    assert!(card.contains("200,000人"), "{card}");
}

#[test]
fn a_work_has_a_time_of_writing() {
    let card = text_of("songshi", Interface::ZhHant);
    assert!(card.contains("成書"), "{card}");
}

/// The headings above and below a war in which a person had a part.
#[test]
fn a_war_is_no_reign_of_its_leader() {
    let card = text_of("fang-la", Interface::En);
    assert!(card.contains("Periods"), "{card}");
    assert!(!card.contains("Reigns"), "{card}");
}

#[test]
fn a_story_on_a_large_and_on_a_small_screen() {
    for (name, size, keys) in [
        ("large", (120, 36), "s"),
        ("next", (120, 36), "sj"),
        ("small", (80, 24), "s "),
        ("tiny", (30, 10), "s"),
        ("left again", (80, 24), "s<esc>"),
    ] {
        let mut app = app("en");
        let falls = app.chronicle().find("bianjing-falls");
        app.select(falls.and_then(EventId::of).unwrap());
        let frame = frame_after(
            &mut app,
            Theme::default(),
            size,
            &parse_keys(&keys.replace(' ', "<space>")).unwrap(),
        );
        insta::assert_snapshot!(
            format!("story_{}", name.replace(' ', "_")),
            picture(&frame, Picture::Text)
        );
    }
}

/// Space scrolls to the end of an event and then goes to the next one, without skipping anything.
#[test]
fn space_alone_reads_the_whole_story() {
    let mut app = app("zh-Hant");
    app.select(EventId::at(0));
    frame_after(
        &mut app,
        Theme::default(),
        (60, 20),
        &parse_keys("s").unwrap(),
    );
    let mut read = vec![app.selected()];
    for _ in 0..1_000 {
        frame_after(
            &mut app,
            Theme::default(),
            (60, 20),
            &parse_keys("<space>").unwrap(),
        );
        if read.last() != Some(&app.selected()) {
            read.push(app.selected());
        }
    }
    let all: Vec<_> = app.chronicle().events.ids().map(Some).collect();
    assert_eq!(read, all);
}

/// From the top of a card, each key goes back to the event before, also if they arrive faster than frames.
#[test]
fn a_burst_of_keys_reads_back_event_by_event() {
    let mut app = app("en");
    app.select(EventId::at(5));
    let story = parse_keys("s").unwrap();
    frame_after(&mut app, Theme::default(), (120, 50), &story);
    for key in parse_keys("uuu").unwrap() {
        app.press(key);
    }
    assert_eq!(app.selected(), Some(EventId::at(2)));
    assert_eq!(app.notice(), None);
    // A card that has been scrolled since the last frame goes back to its top first.
    frame_after(&mut app, Theme::default(), (120, 12), &[]);
    for key in parse_keys("<space>uu").unwrap() {
        app.press(key);
    }
    assert_eq!(app.selected(), Some(EventId::at(1)));
}

/// Keys that arrive faster than frames do not skip a card that has not been drawn.
#[test]
fn two_spaces_in_a_burst_skip_no_event() {
    let mut app = app("en");
    let keys = |app: &mut App, keys: &str| {
        for key in parse_keys(keys).unwrap() {
            app.press(key);
        }
        frame_after(app, Theme::default(), (120, 50), &[]);
        app.selected()
    };
    app.select(EventId::at(0));
    keys(&mut app, "s");
    let mut before = app.selected();
    for _ in 0..200 {
        let now = keys(&mut app, "<space><space>");
        let steps = app
            .chronicle()
            .events
            .ids()
            .position(|id| Some(id) == now)
            .zip(
                app.chronicle()
                    .events
                    .ids()
                    .position(|id| Some(id) == before),
            );
        assert!(
            steps.is_some_and(|(now, before)| now <= before + 1),
            "{before:?} to {now:?}"
        );
        before = now;
    }
    assert_eq!(before, app.chronicle().events.last_id());
}

#[test]
fn a_click_follows_a_name() {
    let mut app = app("en");
    app.open(Subject::Thing(
        app.chronicle().find("bianjing-falls").unwrap(),
    ));
    frame_after(&mut app, Theme::default(), (120, 36), &[]);
    let guo_jing = app.chronicle().find("guo-jing").unwrap();
    let (place, _) = *app
        .seen()
        .places
        .links
        .iter()
        .find(|(_, of)| *of == guo_jing)
        .unwrap();
    app.point(Mouse {
        gesture: Gesture::Press,
        at: Position {
            x: place.x + 1,
            y: place.y,
        },
    });
    assert_eq!(app.trail().page().subject, Subject::Thing(guo_jing));
}

/// Solid up to the certain part of a number, hatched up to the possible part.
#[test]
fn bounds_and_ranges_are_drawn_as_such() {
    let text = r#"Chronicle(format: 1, title: "Figures", events: [(id: "siege", when: "1127", name: "Siege", figures: [
        (what: "men", value: 60_000, claimed_by: "exact"),
        (what: "men", value: 60_000, at_most: true, claimed_by: "at most"),
        (what: "men", value: 60_000, at_least: true, claimed_by: "at least"),
        (what: "men", value: 30_000, up_to: 60_000, claimed_by: "a range"),
        (what: "men", value: 59_990, up_to: 60_000, claimed_by: "a narrow range"),
        (what: "men", value: 1, claimed_by: "next to nobody"),
    ])])"#;
    let chronicle = Arc::new(annals::format::load(text.as_bytes()).unwrap().chronicle);
    let mut app = App::new(chronicle, &[]);
    insta::assert_snapshot!(right(
        &frame_after(
            &mut app,
            Theme::default(),
            (80, 24),
            &parse_keys("jz").unwrap()
        ),
        80
    ));
}

/// The rows of the card of the selected event, or of the chronicle itself.
fn card_of(text: &str, keys: &str) -> String {
    let chronicle = Arc::new(annals::format::load(text.as_bytes()).unwrap().chronicle);
    let mut app = App::new(chronicle, &[]);
    let keys = parse_keys(keys).unwrap();
    let frame = frame_after(&mut app, Theme::default(), (120, 60), &keys);
    right(&frame, 39)
}

/// Julian dates are irrelevant to Dallas in 1963.
#[test]
fn a_gregorian_chronicle_of_our_time_says_nothing_of_julian_dates() {
    let text = r#"Chronicle(format: 1, title: "Dallas", calendar: Gregorian, events: [
        (id: "shot", when: "1963-11-22", name: "The shot"),
    ])"#;
    let card = card_of(text, "j");
    assert!(card.contains("22 November 1963"), "{card}");
    assert!(!card.contains("Julian"), "{card}");
}

const WAR: &str = r#"Chronicle(format: 1, title: "War", lanes: [(id: "rome", name: "Rome"), (id: "gaul", name: "Gaul")],
    infobox: (sides: [
        (lane: "rome", commanders: ["Caesar"], losses: "few", strength: [(what: "legions", value: 12)]),
        (lane: "gaul", commanders: ["Vercingetorix"], losses: "many", strength: [(what: "tribes", value: 40, claimed_by: "Caesar")]),
    ]),
    events: [(id: "alesia", when: "-0051", name: "Alesia", lanes: ["rome"])])"#;

#[test]
fn sides_without_a_name_have_that_of_their_lane() {
    let card = card_of(WAR, "");
    let row = |words: [&str; 2]| {
        let mut rows = card.lines();
        rows.any(|row| words.iter().all(|word| row.contains(word)))
    };
    assert!(row(["Rome", "Gaul"]), "{card}");
    assert!(row(["Rome: few", "Gaul: many"]), "{card}");
}

#[test]
fn a_number_that_nobody_claims_is_not_among_the_sources() {
    let card = card_of(WAR, "");
    let sources = card.split("Sources of the strengths").nth(1).unwrap();
    assert!(sources.contains("tribes"), "{card}");
    assert!(!sources.contains("legions"), "{card}");
}

#[test]
fn nothing_that_the_chronicle_rests_on_has_an_empty_card() {
    let app = app("en");
    let lines = |id: &str| {
        let of = app.chronicle().find(id).unwrap();
        let card = card(app.reader(), Subject::Thing(of));
        let words = card.blocks.iter().map(|block| {
            let heading = match block {
                Block::Heading(heading) => *heading,
                _ => "",
            };
            let words: String = block.words().map(|word| word.text.as_str()).collect();
            format!("{heading}{words}")
        });
        words.collect::<Vec<_>>()
    };
    for (id, heading, entry) in [
        ("overview", "Events that cite it", "Jingkang Incident"),
        // Mentioned because its figures are this source's claims.
        (
            "overview",
            "Events that cite it",
            "Second siege of Bianjing",
        ),
        (
            "astronomy",
            "Events that cite it",
            "Jin takes Zhongjing of Liao  宣和四年正月朔",
        ),
        // No event is on its own lane.
        (
            "northern-song",
            "Events of its people",
            "Huizong abdicates, Qinzong succeeds",
        ),
        ("song", "Events", "Huizong abdicates, Qinzong succeeds"),
    ] {
        let lines = lines(id);
        let from = lines.iter().position(|line| line == heading);
        let from = from.unwrap_or_else(|| panic!("{id} has no {heading}"));
        assert!(
            lines[from..].iter().any(|line| line == entry),
            "{id}: {entry}"
        );
    }
    for (id, _) in app.chronicle().sources.entries() {
        let citing = app.chronicle().appearances(id);
        assert!(
            !citing.is_empty(),
            "{} lists nothing",
            app.chronicle().id(id)
        );
    }
}

#[test]
fn statements_about_a_side_are_in_its_column() {
    let long = "Vercingetorix, in the field: Commius of the Atrebates, Viridomarus";
    let card = card_of(&WAR.replace("Vercingetorix", long), "");
    let rows: Vec<&str> = card.lines().collect();
    let row_of = |word| rows.iter().position(|row| row.contains(word)).unwrap();
    let column = |word| rows[row_of(word)].find(word).unwrap();
    assert_eq!(row_of("Caesar"), row_of("Vercingetorix"), "{card}");
    for word in ["Caesar", "Rome: few"] {
        assert_eq!(column(word), column("Rome"), "{word}: {card}");
    }
    for word in ["Vercingetorix", "Gaul: many"] {
        assert_eq!(column(word), column("Gaul"), "{word}: {card}");
    }
    let below = rows[row_of("Viridomarus")];
    let before: String = below.chars().take(column("Gaul")).collect();
    assert_eq!(before.trim_matches([' ', '│']), "", "{card}");
}

#[test]
fn sides_below_each_other_all_say_whose_they_are() {
    let third = r#"(name: "Aedui", commanders: ["Eporedorix", "Litaviccus"]), (name: "Germans"),
    ]),
    events"#;
    let card = card_of(&WAR.replace("]),\n    events", third), "");
    for words in [
        "Rome: Caesar",
        "Gaul: Vercingetorix",
        "Aedui: Eporedorix",
        "Rome: few",
    ] {
        assert!(card.contains(words), "{words} is missing: {card}");
    }
    assert!(
        !card.contains("Germans:"),
        "nothing is said of them: {card}"
    );
}

#[test]
fn the_name_of_a_calendar_is_broken_nowhere() {
    let chronicle = Arc::clone(app("en").chronicle());
    for interface in Interface::ALL {
        for columns in 60..140 {
            let mut app = App::new(Arc::clone(&chronicle), &[interface.tag().to_owned()]);
            app.set_interface(interface);
            let keys = parse_keys("jjjjjjs").unwrap();
            let frame = frame_after(&mut app, Theme::default(), (columns, 36), &keys);
            let story = picture(&frame, Picture::Text);
            let name = interface.calendar(CalendarView::Julian);
            // The header and the axis show the name too.
            let lines = story.lines().skip(1);
            let above = lines.take_while(|line| !line.starts_with("──"));
            assert!(
                above.into_iter().any(|line| line.contains(name)),
                "{} in {columns} columns has no {name}:\n{story}",
                interface.tag()
            );
        }
    }
}

/// The lifelines on the card of an event, as the positions of births and deaths.
fn lives(people: &str, when: &str) -> Vec<(Option<u16>, Option<u16>)> {
    let text = format!(
        "Chronicle(format: 1, title: \"T\", people: {{{people}}}, events: [(id: \"e\", when: \"{when}\", name: \"E\", people: [\"a\"])])"
    );
    let loaded = annals::format::load(text.as_bytes()).unwrap();
    let app = App::new(Arc::new(loaded.chronicle), &[]);
    let card = card(app.reader(), Subject::Thing(EventId::at(0).into()));
    let lives = card.blocks.into_iter().filter_map(|block| match block {
        Block::Lives(lives) => Some(lives),
        _ => None,
    });
    lives.flatten().map(|life| (life.from, life.to)).collect()
}

#[test]
fn an_open_date_is_no_end_of_a_life() {
    let full = "\"a\": (name: \"A\", born: \"1100\", died: \"1150\")";
    assert_eq!(lives(full, "1126"), [(Some(0), Some(1_000))]);
    let born_before = "\"a\": (name: \"A\", born: \"../1100\", died: \"1150\")";
    assert_eq!(lives(born_before, "1126"), [(None, Some(1_000))]);
    let died_after = "\"a\": (name: \"A\", born: \"1100\", died: \"1150/..\")";
    assert_eq!(lives(died_after, "1126"), [(Some(0), None)]);
    assert!(lives("\"a\": (name: \"A\", died: \"1150/..\")", "1126").is_empty());
    assert!(lives(full, "../1126").is_empty());
}
