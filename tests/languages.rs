//! Every screen in every language of the interface and of names. Each language has a folder of snapshots, one for each screen.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::{App, parse_keys};
use annals::chronicle::Chronicle;
use annals::cli::frame_after;
use annals::messages::{Interface, Message};
use annals::text::Widths;
use annals::ui::{Picture, Theme, picture};

/// The screens, by description and the keys that lead there.
const SCREENS: &[(&str, &str)] = &[
    ("the infobox", ""),
    ("its end", "dddddddddd"),
    ("an event", ":1127-01-09<enter>"),
    (
        "figures, and where the accounts differ",
        ":1126-12-09<enter>dd",
    ),
    ("a person", ":1127-01-09<enter><tab><tab><tab><enter>"),
    ("a place", "m<enter>"),
    ("a work", "/songshi<enter>"),
    ("the map", "m"),
    ("the map of an event", ":1127-01-09<enter>m"),
    ("the story", ":1127-01-09<enter>s"),
    ("a balanced scale", "jbb"),
    ("nothing in sight", "j0++++++hhhhhh"),
    (
        "two months, in the eras of Jin",
        ":1127-01-09<enter>++++++++c",
    ),
    ("the help", "?"),
    ("the legend", "?G"),
    ("the languages", "jM"),
    ("lanes and filters", "jo"),
    ("what is filtered out", "jojjjjj<tab>Glljjj<enter>"),
    ("a filter that makes way", "joGlll<enter>/xuanhe era<enter>"),
    ("nothing to filter by", "jO"),
    ("nothing but battles", "jojjjjj<tab><enter>"),
    ("a date", ":"),
    ("no date", ":1127-02-30"),
    ("a search", "/siege"),
    ("a search without answers", "/qqqq"),
    ("what was copied", "jy"),
];

/// The screens that show names.
const WITH_NAMES: &[&str] = &[
    "the infobox",
    "an event",
    "a person",
    "a place",
    "the map",
    "the story",
    "the languages",
    "a search",
];

fn app(interface: Interface, names: &str) -> App {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    let chronicle =
        CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle));
    let mut app = App::new(Arc::clone(chronicle), &[names.to_owned()]);
    app.set_interface(interface);
    app
}

fn screen(mut app: App, size: (u16, u16), keys: &str) -> String {
    picture(
        &frame_after(
            &mut app,
            Theme::terminal(),
            size,
            &parse_keys(keys).unwrap(),
        ),
        Picture::Text,
    )
}

/// Compares some screens with their snapshots in a folder.
fn compare(folder: &str, shown: impl Fn(&str) -> bool, size: (u16, u16), app: impl Fn() -> App) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("snapshots/languages/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    for (name, keys) in SCREENS.iter().filter(|(name, _)| shown(name)) {
        let drawn = screen(app(), size, keys);
        borders_are_in_line(name, keys, &drawn, size);
        settings.set_description(*keys);
        settings.bind(|| {
            let file = format!("{} {}", name.replace(',', ""), size.0).replace(' ', "_");
            insta::assert_snapshot!(file, drawn);
        });
    }
}

/// Screens that fill the terminal, or may hide a part of the line beside the card.
const ALONE: &[&str] = &[
    "the map",
    "the map of an event",
    "the story",
    "the help",
    "the legend",
];

/// The line beside the card is in the same column from top to bottom.
fn borders_are_in_line(name: &str, keys: &str, drawn: &str, size: (u16, u16)) {
    let rows = usize::from(size.1);
    let edge = usize::from(size.0 - (size.0 * 33 / 100).clamp(28, 66));
    assert_eq!(drawn.lines().count(), rows, "{name}");
    let asked = keys.contains([':', '/', 'o', 'M']) && !keys.contains("<enter>");
    for line in drawn.lines() {
        let width = Widths::default().columns(line);
        assert!(width <= usize::from(size.0), "{name}: {line}");
    }
    for line in drawn.lines().skip(1).take(rows - 2) {
        if asked || ALONE.contains(&name) {
            continue;
        }
        let mut columns = line
            .match_indices(['│', '▎'])
            .map(|(at, _)| Widths::default().columns(&line[..at]));
        assert!(columns.any(|at| at == edge), "{name}: {line}");
    }
}

#[test]
fn every_screen_in_every_language_of_the_interface() {
    for interface in Interface::ALL {
        let folder = format!("interface/{}", interface.tag());
        let app = || app(interface, interface.tag());
        compare(&folder, |_| true, (80, 24), app);
        let middle = ["an event", "the map", "the languages"];
        compare(&folder, |name| middle.contains(&name), (120, 36), app);
    }
}

#[test]
fn every_screen_with_names_in_every_language() {
    let languages = &app(Interface::En, "en").chronicle().languages.clone();
    for tag in languages.iter().map(|language| languages.tag(language)) {
        let folder = format!("names/{tag}");
        let app = || app(Interface::En, tag);
        compare(&folder, |name| WITH_NAMES.contains(&name), (80, 24), app);
        compare(&folder, |name| name == "an event", (120, 36), app);
    }
}

#[test]
fn a_narrow_screen_is_in_line_in_every_language_of_the_interface() {
    for interface in Interface::ALL {
        for (name, keys) in SCREENS {
            let drawn = screen(app(interface, interface.tag()), (40, 12), keys);
            for line in drawn.lines() {
                assert!(
                    Widths::default().columns(line) <= 40,
                    "{interface:?} {name}: {line}"
                );
            }
        }
    }
}

#[test]
fn the_interface_and_names_are_choices_of_their_own() {
    let drawn = screen(app(Interface::Ko, "ja"), (120, 36), ":1127-01-09<enter>");
    for (name, words) in [
        ("the name", "汴京陥落"),
        ("a civil date", "1127년 1월 9일"),
        ("a source's own date", "靖康元年閏十一月丙辰"),
        ("a kind", "포위"),
        ("a hint", "키와 범례"),
    ] {
        assert!(drawn.contains(words), "{name}: {words}\n{drawn}");
    }
    let stepped = screen(app(Interface::Vi, "ja"), (120, 36), ":1127-01-09<enter>I");
    assert!(
        stepped.contains("9 January 1127") && stepped.contains("汴京陥落"),
        "the one after Vietnamese is English"
    );
}

/// Each row: the interface, one of its examples, and how it shows 20 December 1126 and its era, with names in English.
const PROMPTS: &[(Interface, &str, &str, &str)] = &[
    (
        Interface::En,
        "Xuanhe 2, month 2, day 4",
        "20 December 1126",
        "Jingkang 1, intercalary month 11, day 5",
    ),
    (
        Interface::ZhHant,
        "宣和二年二月初四日",
        "1126年12月20日",
        "靖康元年閏十一月初五日",
    ),
    (
        Interface::ZhHans,
        "宣和二年二月初四日",
        "1126年12月20日",
        "靖康元年闰十一月初五日",
    ),
    (
        Interface::Ja,
        "宣和二年二月四日",
        "1126年12月20日",
        "靖康元年閏十一月五日",
    ),
    (
        Interface::Ko,
        "선화 2년 2월 4일",
        "1126년 12월 20일",
        "정강 원년 윤11월 5일",
    ),
    (
        Interface::Vi,
        "Tuyên Hòa năm thứ 2, tháng 2, ngày 4",
        "ngày 20 tháng 12 năm 1126",
        "Tĩnh Khang năm thứ nhất, tháng 11 nhuận, ngày 5",
    ),
];

#[test]
fn the_prompt_for_a_date_is_in_the_language_of_the_interface() {
    assert_eq!(PROMPTS.len(), Interface::ALL.len());
    for (interface, example, civil, era) in PROMPTS {
        let size = (160, 36);
        let asked = screen(app(*interface, "en"), size, ":");
        assert!(asked.contains(example), "{interface:?}: {example}\n{asked}");
        let answered = screen(app(*interface, "en"), size, ":1126-12-20");
        for words in [civil, era] {
            assert!(
                answered.contains(words),
                "{interface:?}: {words}\n{answered}"
            );
        }
    }
}

#[test]
fn every_example_of_a_date_can_be_gone_to() {
    for interface in Interface::ALL {
        for example in app(interface, "en").date_examples() {
            let drawn = screen(
                app(interface, "en"),
                (40, 12),
                &format!(":{example}<enter>"),
            );
            let asks = drawn.contains(interface.say(Message::TitleDate));
            assert!(!asks, "{interface:?}: {example}\n{drawn}");
        }
    }
}

#[test]
fn the_calendar_of_a_date_has_its_name_in_the_language_of_the_interface() {
    for (interface, wanted) in [
        (Interface::En, "1126 (Gregorian)"),
        (Interface::ZhHant, "1126年（格里曆）"),
        (Interface::ZhHans, "1126年（格里历）"),
        (Interface::Ja, "1126年（グレゴリオ暦）"),
        (Interface::Ko, "1126년(그레고리력)"),
        (Interface::Vi, "năm 1126 (lịch Gregorius)"),
    ] {
        let drawn = screen(app(interface, "en"), (120, 36), ":1126 Gregorian");
        assert!(drawn.contains(wanted), "{interface:?}: {wanted}\n{drawn}");
    }
}
