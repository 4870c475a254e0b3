//! Screens after keys. A snapshot is the text of a whole screen; review it before you accept it.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::{App, parse_keys};
use annals::chronicle::Chronicle;
use annals::cli::frame_after;
use annals::text::{Ambiguous, Widths, is_shape};
use annals::ui::{BUILT_IN, Depth, Picture, Theme, picture};
use proptest::prelude::*;

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle)))
}

fn screen(language: &str, size: (u16, u16), keys: &str, kind: Picture) -> String {
    screen_of(Widths::default(), language, size, keys, kind)
}

fn screen_of(
    widths: Widths,
    language: &str,
    size: (u16, u16),
    keys: &str,
    kind: Picture,
) -> String {
    let mut app = App::new(chronicle(), &[language.to_owned()]);
    app.set_widths(widths);
    let keys = parse_keys(keys).unwrap();
    picture(&frame_after(&mut app, Theme::terminal(), size, &keys), kind)
}

/// Compares a screen with its snapshot.
macro_rules! screens {
    ($($name:ident: $language:literal, $size:expr, $keys:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(screen($language, $size, $keys, Picture::Text));
        }
    )*};
}

const SMALL: (u16, u16) = (80, 24);
const MIDDLE: (u16, u16) = (120, 36);
const LARGE: (u16, u16) = (200, 50);

screens! {
    opens_in_english: "en", MIDDLE, "";
    opens_in_traditional_chinese_when_small: "zh-Hant", SMALL, "";
    shows_the_first_event_on_the_first_key: "en", SMALL, "j";
    reads_the_fall_of_bianjing_in_traditional_chinese: "zh-Hant", MIDDLE, "G<page-up>kkkkkkk";
    reads_in_japanese: "ja", MIDDLE, "jjjj";
    reads_in_korean: "ko", MIDDLE, "jjjj";
    reads_in_vietnamese: "vi", MIDDLE, "jjjj";
    reads_in_taiwanese_when_large: "nan-Latn", LARGE, "jjjj";
    reads_in_readings: "ja-Hira", SMALL, "jjjj";
    steps_to_the_next_language: "en", SMALL, "jjL";
    drops_the_gloss: "en", SMALL, "jjT";
    zooms_in_about_the_selection: "en", MIDDLE, "jjjjjjjjjjjj+++++";
    fits_everything: "en", MIDDLE, "j0";
    shows_the_infobox_when_large: "en", LARGE, "";
    gives_a_lane_all_the_room: "en", MIDDLE, "jJJe";
    balances_the_years: "en", MIDDLE, "jbb";
    writes_names_upright_when_large: "ja", LARGE, "jv";
    scrolls_the_card: "en", SMALL, "jddd";
    lists_every_key: "en", MIDDLE, "?";
    lists_keys_on_a_small_screen: "en", SMALL, "?jj";
    narrow_shows_chart_and_annals: "en", (60, 22), "jj";
    narrow_shows_the_card_on_enter: "zh-Hant", (40, 16), "jj<enter>";
    a_low_screen_shows_the_annals: "en", (70, 8), "jj";
    asks_for_a_date: "en", SMALL, ":";
    understands_an_east_asian_date_while_it_is_written: "zh-Hant", SMALL, ":靖康元年閏十一月丙辰";
    says_why_a_text_is_no_date: "en", SMALL, ":1127-02-30";
    scrolls_a_long_line: "en", (40, 12), ":靖康元年閏十一月丙辰靖康元年閏十一月丙辰x";
    goes_to_a_decade: "en", SMALL, ":1140s<enter>";
    goes_to_a_day: "en", SMALL, ":靖康元年閏十一月丙辰<enter>";
    searches_by_the_initials_of_pinyin: "en", MIDDLE, "/jkzb";
    searches_in_vietnamese_without_its_marks: "zh-Hant", SMALL, "/huy tong";
    searches_texts: "en", MIDDLE, "/gunpowder";
    searches_for_a_date: "en", SMALL, "/1126";
    says_that_nothing_is_found: "en", SMALL, "/qqqq";
    goes_to_the_second_answer: "en", MIDDLE, "/taiyuan<down><enter>";
    goes_to_the_first_event_of_a_person: "ko", SMALL, "/zhangjue<enter>n";
    searches_on_a_narrow_screen: "en", (40, 12), "/kaifeng";
    chooses_languages_from_a_menu: "en", SMALL, "jM";
    previews_the_language_in_the_menu: "en", MIDDLE, "jMjj<tab>jj";
    keeps_what_was_chosen_in_the_menu: "en", MIDDLE, "jMjj<tab>G<enter>";
    the_menu_of_languages_on_a_narrow_screen: "en", (40, 10), "jMG";
    chooses_lanes_and_filters_from_a_menu: "en", MIDDLE, "jjo";
    chooses_lanes_and_filters_in_chinese_when_small: "zh-Hant", SMALL, "jjojj<space>";
    the_menu_of_filters_on_a_narrow_screen: "en", (40, 12), "jjoG";
    shows_one_kind_of_one_lane: "en", MIDDLE, "jjojj<tab>jjj<tab><enter>";
    shows_what_weighs_most: "zh-Hant", MIDDLE, "jjoGlll<enter>";
    hides_a_lane_and_moves_its_events: "en", MIDDLE, "jjo<space><enter>";
    orders_and_folds_lanes: "zh-Hant", MIDDLE, "jjoJJjhk<enter>";
    shows_only_what_a_card_tells_of: "en", MIDDLE, "/kaifeng<enter>O";
    shows_only_what_a_card_tells_of_in_chinese: "zh-Hant", LARGE, "/汴京<enter>O";
    shows_only_what_was_found: "en", MIDDLE, "/siege<enter>&";
    a_filter_makes_way_for_what_is_gone_to: "en", SMALL, "joGlll<enter>/jingkang era begins<enter>";
    a_filter_that_holds_everything_back: "en", SMALL, "/qinzong<enter>O/guo jing<enter>&ojjjj<tab><enter>";
    scrolls_a_lane: "en", SMALL, "Gkkkkkkkkke}}";
    a_sliver_shows_something: "en", (9, 3), "jj";
}

/// Zoom levels: everything, the focus, some years, some months, some days.
const ZOOMS: [(&str, &str); 5] = [
    ("all", "0"),
    ("focus", ""),
    ("years", "+++"),
    ("months", "++++++++"),
    ("days", "F"),
];

#[test]
fn the_chart_at_five_zooms() {
    for (language, keys, names) in [
        ("en", "", "lying"),
        ("zh-Hant", "", "lying"),
        ("zh-Hant", "v", "upright"),
    ] {
        for (zoom, zooming) in ZOOMS {
            let pressed = format!(":1126-12-25<enter>{zooming}{keys}");
            insta::assert_snapshot!(
                format!("zoom_{zoom}_{language}_{names}"),
                screen(language, MIDDLE, &pressed, Picture::Text)
            );
        }
    }
}

#[test]
fn no_colour_keeps_bold_and_reverse() {
    let mut app = App::new(chronicle(), &[String::from("en")]);
    let keys = parse_keys("jj").unwrap();
    let drawn = picture(
        &frame_after(&mut app, Theme::none(), SMALL, &keys),
        Picture::Ansi,
    );
    assert!(
        drawn.contains(";7m") && drawn.contains(";1m"),
        "bold and reverse are kept"
    );
    for colour in 30..=37 {
        assert!(
            !drawn.contains(&format!(";{colour}m")),
            "colour {colour} is used"
        );
    }
}

/// The rows of a screen as another terminal emulator shows them, one string per cell.
fn emulated(drawn: &str, (columns, rows): (u16, u16)) -> Vec<Vec<String>> {
    let mut parser = vt100::Parser::new(rows, columns, 0);
    parser.process(
        drawn
            .trim_end_matches('\n')
            .replace('\n', "\r\n")
            .as_bytes(),
    );
    let cell = |row, column| {
        parser
            .screen()
            .cell(row, column)
            .map(|cell| cell.contents().to_owned())
    };
    (0..rows)
        .map(|row| {
            (0..columns)
                .map(|column| cell(row, column).unwrap_or_default())
                .collect()
        })
        .collect()
}

#[test]
fn borders_are_in_line_in_every_language() {
    let chronicle = chronicle();
    let languages = chronicle
        .languages
        .iter()
        .map(|language| chronicle.languages.tag(language).to_owned());
    for language in languages {
        for size in [SMALL, MIDDLE, LARGE] {
            for keys in ["", "jjjj", "G<page-up>kkkkkkkdd"] {
                let cells = emulated(&screen(&language, size, keys, Picture::Ansi), size);
                let edge = edge_of_panel(size);
                for (row, cells) in cells
                    .iter()
                    .enumerate()
                    .take(usize::from(size.1) - 1)
                    .skip(1)
                {
                    let cell = &cells[edge];
                    assert!(
                        matches!(cell.as_str(), "│" | "▎"),
                        "{language} {size:?} {keys}: row {row} has {cell:?} for the edge: {}",
                        cells.concat()
                    );
                }
            }
        }
    }
}

/// The column of the line beside the card, in a theme without shades.
fn edge_of_panel((columns, _): (u16, u16)) -> usize {
    usize::from(columns - (columns * 33 / 100).clamp(28, 66))
}

const KEYS: [&str; 46] = [
    "j",
    "k",
    "J",
    "K",
    "g",
    "G",
    "h",
    "l",
    "+",
    "-",
    "0",
    "f",
    ".",
    "L",
    "t",
    "i",
    "<enter>",
    "d",
    "<tab>",
    "?",
    ":",
    "1127",
    "靖康",
    "<esc>",
    "/",
    "n",
    "N",
    "<backspace>",
    "M",
    "[",
    "]",
    "w",
    "<shift-tab>",
    "s",
    "z",
    "y",
    "<space>",
    "o",
    "O",
    "&",
    "x",
    "e",
    "E",
    "}",
    "{",
    "<esc>",
];

#[test]
fn shapes_are_drawn_only_where_they_are_wanted() {
    let mut app = App::new(chronicle(), &[String::from("zh-Hant")]);
    let theme = Theme::default().without_shapes();
    let drawn = picture(
        &frame_after(&mut app, theme, SMALL, &parse_keys("jj").unwrap()),
        Picture::Text,
    );
    assert!(!drawn.contains(is_shape), "{drawn}");
    assert!(!drawn.contains(['‹', '›', '·', '…', '–']), "{drawn}");
    insta::assert_snapshot!("draws_without_shapes", drawn);
}

#[test]
fn wide_ambiguous_characters_push_no_border_out_of_line() {
    let wide = Widths::new(Ambiguous::Wide);
    for language in ["en", "zh-Hant", "vi", "nan-Latn", "zh-Latn-pinyin"] {
        for keys in ["", "jjjj", "G<page-up>kkkkkkkdd", "/huy tong", "M"] {
            let drawn = screen_of(wide, language, SMALL, keys, Picture::Text);
            assert!(!drawn.contains(is_shape), "{drawn}");
            for line in drawn.lines() {
                assert!(
                    wide.columns(line) <= usize::from(SMALL.0),
                    "{language} {keys}: {line}"
                );
            }
            if keys.contains(['/', 'M']) {
                continue;
            }
            for line in drawn.lines().skip(1).take(20) {
                let (before, _) = line.rsplit_once('|').unwrap();
                let edge = wide.columns(before);
                assert_eq!(edge, edge_of_panel(SMALL), "{language} {keys}: {line}");
            }
        }
    }
}

#[test]
fn what_a_search_found_is_underlined_in_the_chart() {
    let underlined = |keys: &str| {
        screen("en", MIDDLE, keys, Picture::Ansi)
            .matches(";4")
            .count()
    };
    let before = underlined("jj");
    assert!(underlined("jj/siege") > before, "while it is searched for");
    assert!(underlined("jj/siege<enter>") > before, "and after");
}

#[test]
fn a_borrowed_name_leans_in_the_chart() {
    let chart = |language: &str| {
        let drawn = screen(language, MIDDLE, "jj", Picture::Ansi);
        // Only the left part is the chart.
        drawn.lines().skip(2).take(12).any(|line| {
            line.split('│')
                .next()
                .is_some_and(|chart| chart.contains(";3;"))
        })
    };
    assert!(chart("nan-Latn") && !chart("en"));
}

#[test]
fn leaving_a_dialog_leaves_everything_as_it_was() {
    for keys in [
        ":",
        ":1140s",
        ":nonsense<enter>",
        "/",
        "/siege<down>",
        "/qqqq",
        "M",
        "Mjjj<tab>jjj",
        "o",
        "ojJ<space>jj<tab>Ghlx",
    ] {
        assert_eq!(
            screen("en", SMALL, "jj", Picture::Ansi),
            screen("en", SMALL, &format!("jj{keys}<esc>"), Picture::Ansi)
        );
    }
}

#[test]
fn the_cursor_is_where_the_next_letter_goes() {
    for (keys, expected) in [
        (":", (4, 19)),
        (":靖康a", (9, 19)),
        (":靖康a<left><left>", (6, 19)),
    ] {
        let mut app = App::new(chronicle(), &[]);
        frame_after(
            &mut app,
            Theme::default(),
            SMALL,
            &parse_keys(keys).unwrap(),
        );
        assert_eq!(app.seen().cursor, Some(expected), "{keys}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_and_no_size_break_anything(
        pressed in proptest::collection::vec(proptest::sample::select(&KEYS[..]), 0..24),
        columns in 1u16..160,
        rows in 1u16..60,
    ) {
        let drawn = screen("zh-Hant", (columns, rows), &pressed.concat(), Picture::Text);
        prop_assert_eq!(drawn.lines().count(), usize::from(rows));
        for line in drawn.lines() {
            prop_assert!(Widths::default().columns(line) <= usize::from(columns), "too wide: {line:?}");
        }
    }
}

/// In a theme without colours, a dim line must not make the marks dim.
#[test]
fn a_mark_on_a_line_is_as_bright_as_one_without() {
    const LANES: &str = r#"Chronicle(format: 1, title: "Lanes",
        lanes: [(id: "x", name: "X"), (id: "y", name: "Y"), (id: "z", name: "Z")],
        events: [
            (id: "a", when: "1120", name: "Alone", kind: War, lanes: ["x"]),
            (id: "b", when: "1121", name: "Joined", kind: War, lanes: ["x", "y"]),
            (id: "c", when: "1122", name: "Thrice", kind: War, lanes: ["x", "y", "z"]),
            (id: "d", when: "1123", name: "Last", kind: War, lanes: ["z"]),
        ])"#;
    let lanes = Arc::new(annals::format::load(LANES.as_bytes()).unwrap().chronicle);
    for name in BUILT_IN {
        let theme = Theme::built_in(name, Depth::Full).unwrap();
        let mut app = App::new(Arc::clone(&lanes), &[]);
        let frame = frame_after(&mut app, theme, MIDDLE, &parse_keys("jjjj").unwrap());
        let text = picture(&frame, Picture::Text);
        // The list is below the chart, which has the names as well.
        let mark = |event: &str| {
            let row = (0..)
                .zip(text.lines())
                .filter(|(_, row)| row.contains(event));
            let row = row.map(|(row, _)| row).max().unwrap();
            let mut cells = (0..MIDDLE.0).map(|column| &frame[(column, row)]);
            cells.find(|cell| cell.symbol() == "◆").unwrap().style()
        };
        for joined in ["Joined", "Thrice"] {
            assert_eq!(mark(joined), mark("Alone"), "{joined} in {name}:\n{text}");
        }
    }
}
