//! What must be recognisable from a screen alone: what a reign is, where the rest is, whose a name is, which key to press.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::{App, Problems, parse_keys};
use annals::chronicle::Chronicle;
use annals::cli::frame_after;
use annals::ui::{Depth, Picture, Theme, picture};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const SMALL: (u16, u16) = (80, 24);
const MIDDLE: (u16, u16) = (120, 36);

fn embedded() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle)))
}

/// The screen of the embedded chronicle after some keys.
fn screen(language: &str, theme: Theme, size: (u16, u16), keys: &str) -> Buffer {
    let mut app = App::new(embedded(), &[language.to_owned()]);
    frame_after(&mut app, theme, size, &parse_keys(keys).unwrap())
}

fn text(frame: &Buffer) -> String {
    picture(frame, Picture::Text)
}

/// The screen of another chronicle after some keys, as text.
fn drawn(lanes: &str, spans: &str, events: &str, keys: &str) -> String {
    let source = format!(
        "#![enable(implicit_some)]\nChronicle(format: 1, title: \"t\", calendar: Gregorian, focus: \"1900/1909\", lanes: [{lanes}], spans: [{spans}], events: [{events}])"
    );
    let chronicle = annals::format::load(source.as_bytes()).unwrap().chronicle;
    let mut app = App::new(Arc::new(chronicle), &[]);
    text(&frame_after(
        &mut app,
        Theme::night(),
        MIDDLE,
        &parse_keys(keys).unwrap(),
    ))
}

/// The row of the chart that begins with a text.
fn row<'a>(drawn: &'a str, words: &str) -> &'a str {
    let row = drawn
        .lines()
        .find(|row| row.trim_start().starts_with(words));
    assert!(row.is_some(), "{words}\n{drawn}");
    row.unwrap_or_default()
}

const LANES: &str = "(id: \"a\", name: \"Ruled\"), (id: \"b\", name: \"Loose\")";

const REIGN: &str = "(id: \"r\", name: \"Otto\", when: \"1890/1920\", lane: \"a\", kind: Reign)";

fn event(id: &str, when: &str, lane: &str) -> String {
    format!("(id: \"{id}\", name: \"Event {id}\", when: \"{when}\", lanes: [\"{lane}\"]), ")
}

#[test]
fn a_lane_without_reigns_is_no_reign() {
    let events = event("x", "1903-05-01", "a") + &event("y", "1905-05-01", "b");
    let both = drawn(LANES, REIGN, &events, "");
    assert!(row(&both, "Loose").contains("────"), "{both}");
    assert!(!row(&both, "Ruled").contains("────"), "{both}");
    // If no lane has reigns, all of them are bands.
    let none = drawn(LANES, "", &events, "");
    assert!(!row(&none, "Loose").contains("────"), "{none}");
}

#[test]
fn an_empty_lane_says_which_way_it_goes_on() {
    let events = event("x", "1903-05-01", "a") + &event("y", "1950-05-01", "b");
    let later = drawn(LANES, REIGN, &events, "");
    assert!(row(&later, "Loose").contains("40 years later ▸"), "{later}");
    let events = event("x", "1903-05-01", "a") + &event("y", "1850-05-01", "b");
    let earlier = drawn(LANES, REIGN, &events, "");
    assert!(
        row(&earlier, "Loose").contains("◂ 49 years earlier"),
        "{earlier}"
    );
}

#[test]
fn a_bar_that_leaves_the_window_is_named_beside_it() {
    let events = event("x", "1903-05-01", "a") + &event("long", "1909-01-01/1940-01-01", "b");
    let drawn = drawn(LANES, REIGN, &events, "");
    // On the row of the bar, and not over its mark.
    let is_label = |line: &str| line.replace(['┆', ' '], "") == "Eventlong";
    assert!(drawn.lines().any(is_label), "{drawn}");
}

#[test]
fn years_of_an_era_go_on_by_their_numbers() {
    let drawn = text(&screen("en", Theme::night(), MIDDLE, ""));
    let axis = drawn.lines().nth(2).unwrap();
    assert!(axis.contains("Xuanhe 2 · 4"), "{axis}");
    assert!(axis.contains("Jingkang 1"), "{axis}");
}

#[test]
fn what_keys_do_is_said_once() {
    for (keys, size) in ["/siege", ":1126", "o", "M", "<ctrl-p>zoom"]
        .into_iter()
        .flat_map(|keys| [(keys, SMALL), (keys, MIDDLE)])
    {
        let drawn = text(&screen("en", Theme::night(), size, keys));
        assert_eq!(drawn.matches("esc").count(), 1, "{keys} {size:?}\n{drawn}");
        assert!(
            drawn.lines().last().unwrap().contains("esc"),
            "{keys}\n{drawn}"
        );
    }
}

#[test]
fn a_menu_leaves_no_chopped_words_beside_it() {
    for keys in ["M", "o"] {
        let drawn = text(&screen("en", Theme::night(), SMALL, keys));
        assert!(!drawn.contains("space ▼ "), "{keys}\n{drawn}");
    }
}

#[test]
fn the_legend_shows_what_the_theme_draws() {
    for (theme, samples) in [
        (Theme::night(), &["·", "──▸", "+3", "☆"][..]),
        (Theme::terminal(), &["·", "━━━▏━━", "[▁▃▇]", "╍╍╍"]),
    ] {
        let drawn = text(&screen("en", theme, (120, 50), "?"));
        for sample in samples {
            let says = |line: &str| line.trim_start().starts_with(sample);
            assert!(drawn.lines().any(says), "{sample}\n{drawn}");
        }
    }
    let drawn = text(&screen("en", Theme::night(), MIDDLE, "?"));
    assert!(!drawn.contains("━━━"), "a reign is a ground here\n{drawn}");
}

#[test]
fn a_language_that_lends_all_names_is_named_once() {
    let drawn = text(&screen("nan-Latn", Theme::night(), MIDDLE, ""));
    let list: String = drawn
        .lines()
        .map(|row| row.chars().take(78).collect::<String>() + "\n")
        .collect();
    assert_eq!(list.matches("‹繁體中文›").count(), 1, "{drawn}");
}

/// The styles of the letters of a word, wherever it is.
fn looks(frame: &Buffer, word: &str) -> Vec<(Color, Modifier)> {
    let width = usize::from(frame.area.width);
    let mut looks = Vec::new();
    for row in frame.content.chunks(width) {
        let line: Vec<&str> = row.iter().map(Cell::symbol).collect();
        for at in 0..width.saturating_sub(word.len()) {
            if line[at..at + word.len()].concat() == word {
                let cells = row[at..at + word.len()].iter();
                looks.extend(cells.map(|cell| (cell.fg, cell.modifier)));
            }
        }
    }
    assert!(!looks.is_empty(), "{word}");
    looks
}

#[test]
fn rulers_are_in_plain_letters_where_a_band_is_a_line() {
    let frame = screen("en", Theme::terminal(), MIDDLE, "");
    let is_plain = |(colour, _): &(Color, Modifier)| *colour == Color::Reset;
    assert!(looks(&frame, "Taizong").iter().all(is_plain));
}

#[test]
fn without_colours_nothing_is_bold_and_dim_at_once() {
    let none = Theme::built_in("none", Depth::Full).unwrap();
    for keys in ["", "j", "jjjjjj+++", "0"] {
        let frame = screen("en", none, MIDDLE, keys);
        let bold = Modifier::BOLD | Modifier::DIM;
        let turned = Modifier::REVERSED | Modifier::DIM;
        let width = usize::from(frame.area.width);
        for row in frame.content.chunks(width) {
            let line: String = row.iter().map(Cell::symbol).collect();
            let is_muddled = |cell: &&Cell| {
                [bold, turned]
                    .iter()
                    .any(|both| cell.modifier.contains(*both))
            };
            let muddled = row.iter().find(is_muddled);
            assert_eq!(muddled.map(Cell::symbol), None, "{keys}: {line}");
        }
    }
}

/// The screen of one of the examples after some keys.
fn example(name: &str, size: (u16, u16), keys: &str) -> String {
    let path = format!("{}/examples/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read(path).unwrap();
    let chronicle = annals::format::load(&source).unwrap().chronicle;
    let mut app = App::new(Arc::new(chronicle), &[]);
    text(&frame_after(
        &mut app,
        Theme::night(),
        size,
        &parse_keys(keys).unwrap(),
    ))
}

#[test]
fn a_short_period_of_all_lanes_is_named_beyond_its_end() {
    let spans = format!(
        "{REIGN}, (id: \"w\", name: \"The war that is longer in words\", when: \"1904-01-01/1904-06-01\")"
    );
    let drawn = drawn(LANES, &spans, &event("x", "1903-05-01", "a"), "");
    assert!(drawn.contains("The war that is longer in words"), "{drawn}");
}

#[test]
fn years_that_are_counted_back_are_of_no_calendar() {
    let drawn = example("deep-time", MIDDLE, "j");
    let chart = drawn.lines().nth(1).unwrap();
    assert!(!chart.contains("Julian"), "{drawn}");
    assert!(drawn.contains("c. 13.8 billion years ago"), "{drawn}");
    assert!(!drawn.contains("years ago  Julian"), "{drawn}");
    let far = example("deep-time", SMALL, "j++++");
    assert!(far.contains("00,000,000 years later ▸"), "{far}");
}

#[test]
fn the_first_date_of_the_strip_is_whole() {
    let drawn = example("outage", SMALL, "");
    let is_strip = |line: &str| line.starts_with("14 Mar 2024 ") && line.contains(" 15 Mar 2024");
    assert!(drawn.lines().any(is_strip), "{drawn}");
}

#[test]
fn below_a_decade_a_date_is_written_as_one_says_it() {
    let drawn = example("an-lushan", MIDDLE, "");
    assert!(drawn.contains("16 Dec 755 "), "{drawn}");
    assert!(!drawn.contains("0755-"), "{drawn}");
}

#[test]
fn the_old_course_of_the_yellow_river_is_named_only_while_it_ran_there() {
    let card = text(&screen("en", Theme::night(), (160, 45), "jm0"));
    assert!(card.contains("today's Tianjin"), "{card}");
    for name in ["imjin-war", "rome"] {
        let map = example(name, (160, 45), "jm0");
        assert!(map.contains("coast and rivers are modern"), "{map}");
        assert!(!map.contains("Tianjin"), "{map}");
    }
}

#[test]
fn the_base_map_reaches_as_far_as_the_places() {
    let source = "#![enable(implicit_some)]\nChronicle(format: 1, title: \"t\", calendar: Gregorian, places: {
        \"kyoto\": (name: \"Kyoto\", at: (35.01, 135.77)), \"sendai\": (name: \"Sendai\", at: (38.27, 140.87)), \"lima\": (name: \"Lima\", at: (-12.05, -77.04))},
        events: [(id: \"a\", when: \"1467\", name: \"A\", place: \"kyoto\"), (id: \"b\", when: \"1868\", name: \"B\", place: \"sendai\"), (id: \"c\", when: \"1870\", name: \"C\", place: \"lima\")])";
    let chronicle = annals::format::load(source.as_bytes()).unwrap().chronicle;
    let mut app = App::new(Arc::new(chronicle), &[]);
    let keys = parse_keys("m0").unwrap();
    let map = text(&frame_after(&mut app, Theme::terminal(), MIDDLE, &keys));
    let is_coast = |c: char| ('\u{2801}'..='\u{28FF}').contains(&c);
    for name in ["Kyoto", "Sendai", "Lima"] {
        let at = map.lines().position(|row| row.contains(name));
        let near = map.lines().skip(at.unwrap().saturating_sub(2)).take(5);
        assert!(near.collect::<String>().contains(is_coast), "{name}\n{map}");
    }
}

#[test]
fn space_pages_everywhere_and_what_is_below_names_it() {
    let opening = text(&screen("en", Theme::night(), MIDDLE, ""));
    assert!(opening.contains("space ▼ "), "{opening}");
    let page = text(&screen("en", Theme::night(), MIDDLE, "?<space>"));
    let lines = |count: usize| {
        text(&screen(
            "en",
            Theme::night(),
            MIDDLE,
            &format!("?{}", "j".repeat(count)),
        ))
    };
    let count = (5..200).find(|count| lines(*count) == page);
    assert!(count > Some(20), "{count:?}\n{page}");
}

/// However time is spread, years without room for their numbers have ticks.
#[test]
fn a_year_without_its_number_has_a_tick() {
    for steps in ["b", "bb", "bbb"] {
        let drawn = text(&screen("en", Theme::night(), MIDDLE, steps));
        let axis = drawn.lines().nth(1).unwrap();
        // The date of the selected event hides labels near it.
        let numbers = (1123..1128).filter(|year| axis.contains(&year.to_string()));
        let ticks = axis.matches('·').count();
        assert!(numbers.count() + ticks >= 5, "{steps}: {axis}");
    }
}

/// The keys that show some hours of the second siege, which lasted a month.
const HOURS: &str = "/second siege<enter>F++++++++++++";

#[test]
fn a_chip_leaves_the_axis_a_label() {
    for language in ["en", "zh-Hant", "ja", "ko", "vi"] {
        let frame = screen(language, Theme::night(), SMALL, HOURS);
        let axis = text(&frame).lines().nth(1).unwrap_or_default().to_owned();
        assert!(
            axis.matches(':').count() > 0,
            "{language}: no hour in {axis:?}"
        );
    }
}

#[test]
fn a_time_after_a_day_is_set_apart_and_is_not_bold() {
    let frame = screen("en", Theme::night(), MIDDLE, "/second siege<enter>F+++++++");
    let axis = text(&frame).lines().nth(1).unwrap_or_default().to_owned();
    let bold = |words: &str| {
        let column = axis.rfind(words).map(|at| axis[..at].chars().count());
        let column = u16::try_from(column.unwrap_or(0)).unwrap_or(0);
        frame[(column, 1)].modifier.contains(Modifier::BOLD)
    };
    assert!(axis.contains(" 11 Dec   "), "{axis}");
    assert!(bold("11 Dec") && !bold("12:00"), "{axis}");
}

#[test]
fn where_there_are_no_grounds_brackets_alone_show_the_window_of_the_strip() {
    for theme in [Theme::none(), Theme::terminal()] {
        let frame = screen("en", theme, MIDDLE, "");
        let row = text(&frame)
            .lines()
            .position(|row| row.contains("1005 "))
            .unwrap_or(0);
        let row = u16::try_from(row).unwrap_or(0);
        let turned = (0..MIDDLE.0).filter(|column| {
            let cell = &frame[(*column, row)];
            cell.modifier.contains(Modifier::REVERSED)
        });
        assert_eq!(turned.count(), 0, "{}", text(&frame));
    }
}

#[test]
fn the_sign_of_doubt_in_a_bar_is_as_the_name_beside_it() {
    for theme in [Theme::night(), Theme::paper(), Theme::terminal()] {
        let frame = screen("en", theme, MIDDLE, HOURS);
        let words = "founds Western Liao ?";
        let found = text(&frame).lines().enumerate().find_map(|(row, line)| {
            let at = line.find(words)?;
            Some((row, line[..at].chars().count()))
        });
        let (row, column) = found.unwrap_or_else(|| panic!("{}", text(&frame)));
        let row = u16::try_from(row).unwrap();
        let colours = |at: usize| {
            let cell = &frame[(u16::try_from(column + at).unwrap(), row)];
            (cell.fg, cell.bg)
        };
        assert_eq!(colours(words.len() - 1), colours(0), "{}", text(&frame));
    }
}

#[test]
fn a_name_left_of_its_stem_ends_in_a_corner() {
    let events = event("x", "1903-05-01", "a") + &event("edge", "1908-12-01", "a");
    let drawn = drawn(LANES, REIGN, &events, "");
    assert!(drawn.contains("Event edge┐"), "{drawn}");
    assert!(!drawn.contains("Event x┐"), "{drawn}");
}

#[test]
fn a_count_of_what_is_hidden_is_whole_or_not_there() {
    let header = |size| {
        let frame = screen("en", Theme::night(), size, "ojj<space><enter>");
        text(&frame).lines().next().unwrap_or_default().to_owned()
    };
    assert!(
        header(MIDDLE).contains("1 lane hidden"),
        "{}",
        header(MIDDLE)
    );
    let small = header(SMALL);
    assert!(
        !small.contains("1 lane") && small.contains("filtered out"),
        "{small}"
    );
}

#[test]
fn one_heading_does_not_hold_the_whole_list() {
    for (keys, year) in [("", " 1592 Seonjo"), ("G", " 1598 Seonjo")] {
        let list = example("imjin-war", MIDDLE, keys);
        assert!(list.contains(year), "{year}\n{list}");
    }
}

#[test]
fn a_name_does_not_touch_the_bar_before_it() {
    let drawn = text(&screen("en", Theme::night(), MIDDLE, "ojj<space>"));
    assert!(drawn.contains(" The stripping of Bianjing"), "{drawn}");
    assert!(!drawn.contains("▇The stripping"), "{drawn}");
}

#[test]
fn a_menu_says_what_is_below_its_last_row() {
    for (keys, size) in [("o", SMALL), ("<ctrl-p>", MIDDLE)] {
        let below = text(&screen("en", Theme::night(), size, keys));
        let counted = below.lines().find(|row| row.contains("▼ "));
        assert!(counted.is_some_and(|row| row.contains(" more")), "{below}");
    }
}

#[test]
fn the_map_says_what_else_happened_there_and_where_there_is_no_place() {
    let siege = text(&screen(
        "en",
        Theme::night(),
        MIDDLE,
        "/second siege<enter>m",
    ));
    assert!(siege.contains("also here: Alliance Conducted"), "{siege}");
    let dongnae = example("imjin-war", MIDDLE, "jjjm");
    assert!(dongnae.contains("no place is given"), "{dongnae}");
    assert!(!siege.contains("no place is given"), "{siege}");
}

/// The screen of a chronicle whose file has problems.
fn with_problems(chronicle: Arc<Chronicle>) -> String {
    let mut app = App::new(chronicle, &["en".to_owned()]);
    app.set_problems(Some(Problems {
        invalid: 5,
        entries: 12,
        ..Problems::default()
    }));
    text(&frame_after(&mut app, Theme::night(), MIDDLE, &[]))
}

#[test]
fn problems_of_a_file_hide_neither_its_settings_nor_why_it_is_empty() {
    let header = with_problems(embedded());
    let header = header.lines().next().unwrap_or_default();
    for words in ["5 of 12 entries have problems", "English", "3/92"] {
        assert!(header.contains(words), "{words}\n{header}");
    }
    let empty = annals::format::load(b"Chronicle(format: 1, title: \"t\", events: [])").unwrap();
    let empty = with_problems(Arc::new(empty.chronicle));
    assert!(empty.contains("No event could be read. !"), "{empty}");
}
