//! Checks that everything drawn is readable, by the contrast of WCAG 2: (lighter + 0.05) / (darker + 0.05) in luminance.

use ratatui::style::{Color, Modifier, Style};

use super::colour::{MARK, TEXT, luminance, nominal};
use super::fit::{HUE, apart, lab_of};
use super::{BUILT_IN, Depth, Theme};

/// The terminal's own text and background colours.
type Own = ([u8; 3], [u8; 3]);

/// The contrast of a style's text and background; `own` are the terminal's own colours.
fn contrast(look: Style, own: Own) -> f64 {
    let colour = |colour: Option<Color>, own| match colour {
        None | Some(Color::Reset) => own,
        Some(colour) => nominal(colour).unwrap(),
    };
    let one = luminance(colour(look.fg, own.0));
    let other = luminance(colour(look.bg, own.1));
    super::colour::contrast(one, other)
}

/// Every theme, with the text and background colours of its terminal. Themes in 24 bits are also included in 256 colours.
fn themes() -> Vec<(&'static str, Theme, Own)> {
    let own = |name: &str| match name {
        "terminal-light" => ([0; 3], [255; 3]),
        _ => ([229; 3], [0; 3]),
    };
    let of = |name, depth| (name, Theme::built_in(name, depth).unwrap(), own(name));
    let full = BUILT_IN.map(|name| of(name, Depth::Full));
    let indexed = ["night", "paper"].map(|name| of(name, Depth::Indexed));
    [&full[..], &indexed[..]].concat()
}

/// The styles of text and lines, with the minimum contrast of each.
fn looks(theme: Theme) -> [(&'static str, Style, f64); 16] {
    [
        ("text", theme.text(), TEXT),
        ("strong", theme.strong(), TEXT),
        ("second", theme.second(), TEXT),
        ("dim", theme.dim(), TEXT),
        ("accent", theme.accent(), TEXT),
        ("key", theme.key(), TEXT),
        ("link", theme.link(), TEXT),
        ("warning", theme.warning(), TEXT),
        ("rule", theme.rule(), MARK),
        ("density", theme.density(), MARK),
        ("density_in", theme.density_in(), MARK),
        ("figure", theme.figure(), MARK),
        ("river", theme.river(), MARK),
        ("course", theme.course(), TEXT),
        ("border", theme.border(), MARK),
        ("graticule", theme.graticule(), MARK),
    ]
}

/// Every pair of a style and a background that it is drawn on, with the minimum contrast.
fn pairs(theme: Theme) -> Vec<(String, Style, f64)> {
    let grounds = [
        ("ground", theme.ground()),
        ("stripe", theme.stripe()),
        ("panel", theme.panel()),
    ];
    let row = [("selection", theme.selection())];
    let map = [("land", theme.land()), ("water", theme.water())];
    let looks = |names: &[&'static str]| -> Vec<(&'static str, Style, f64)> {
        let all = looks(theme).into_iter();
        all.filter(|(name, ..)| names.contains(name)).collect()
    };
    let mut pairs = Vec::new();
    let mut take = |grounds: &[(&str, Style)], looks: Vec<(&str, Style, f64)>| {
        for (ground, on) in grounds {
            for (name, look, least) in &looks {
                pairs.push((format!("{name} on {ground}"), on.patch(*look), *least));
            }
        }
    };
    let text = [
        "text", "strong", "second", "dim", "accent", "key", "link", "warning",
    ];
    take(&grounds, looks(&text));
    take(&grounds[..1], looks(&["rule", "density"]));
    take(&grounds[2..], looks(&["rule", "figure"]));
    take(
        &[("window", theme.window())],
        looks(&["density", "density_in"]),
    );
    take(&[("bar", theme.bar())], looks(&text));
    take(&row, looks(&["text", "strong", "second", "accent"]));
    take(&map, looks(&["text", "strong", "second", "course"]));
    take(&map[..1], looks(&["river", "border"]));
    take(&map[1..], looks(&["graticule"]));
    for (name, look) in [
        ("link", theme.link()),
        ("dim", theme.dim()),
        ("warning", theme.warning()),
    ] {
        let name = format!("{name} on selection");
        pairs.push((name, theme.on_selection(look), TEXT));
    }
    pairs.push(("chip".to_owned(), theme.chip(), TEXT));
    pairs
}

/// The minimum contrast on a band. Without a background it is a line, and its text has the colour of text.
fn on_band(band: Style) -> f64 {
    if band.bg.is_some() { TEXT } else { MARK }
}

/// The same for a lane.
fn lane_pairs(theme: Theme, row: usize, hue: Option<[u8; 3]>) -> Vec<(String, Style, f64)> {
    let lane = theme.lane(row, hue);
    let on = |ground: Style, look: Style| ground.patch(look);
    vec![
        (
            "mark on ground".to_owned(),
            on(theme.ground(), lane.mark),
            MARK,
        ),
        (
            "mark on stripe".to_owned(),
            on(theme.stripe(), lane.mark),
            MARK,
        ),
        (
            "mark on selection".to_owned(),
            on(theme.selection(), lane.mark),
            MARK,
        ),
        ("mark on band".to_owned(), on(lane.band, lane.mark), MARK),
        (
            "mark on band_alt".to_owned(),
            on(lane.band_alt, lane.mark),
            MARK,
        ),
        ("mark on land".to_owned(), on(theme.land(), lane.mark), MARK),
        (
            "mark on water".to_owned(),
            on(theme.water(), lane.mark),
            MARK,
        ),
        (
            "stem on ground".to_owned(),
            on(theme.ground(), lane.stem),
            MARK,
        ),
        (
            "stem on stripe".to_owned(),
            on(theme.stripe(), lane.stem),
            MARK,
        ),
        ("stem on bar".to_owned(), on(theme.bar(), lane.stem), MARK),
        (
            "name on ground".to_owned(),
            on(theme.ground(), lane.name),
            TEXT,
        ),
        (
            "name on panel".to_owned(),
            on(theme.panel(), lane.name),
            TEXT,
        ),
        ("band".to_owned(), lane.band, on_band(lane.band)),
        ("band_alt".to_owned(), lane.band_alt, on_band(lane.band_alt)),
        ("several".to_owned(), lane.several, TEXT),
        ("label".to_owned(), lane.label, TEXT),
    ]
}

/// The names of unreadable pairs, with their contrast.
fn too_faint(pairs: Vec<(String, Style, f64)>, own: Own) -> Vec<String> {
    pairs
        .into_iter()
        .map(|(name, look, least)| (name, contrast(look, own), least))
        .filter(|(_, found, least)| found < least)
        .map(|(name, found, least)| format!("{name}: {found:.2}, not {least}"))
        .collect()
}

#[test]
fn everything_can_be_read_in_every_theme() {
    for (name, theme, own) in themes() {
        let mut pairs = pairs(theme);
        for row in 0..theme.palette.lanes.len() {
            pairs.extend(
                lane_pairs(theme, row, None)
                    .into_iter()
                    .map(|(pair, look, least)| (format!("lane {row}: {pair}"), look, least)),
            );
        }
        // A line in the terminal's own colours has the same contrast as text.
        assert_eq!(too_faint(pairs, own), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_lane_of_any_hue_can_be_read() {
    for (name, theme, own) in themes() {
        for step in 0..36_u8 {
            let angle = f64::from(step) * std::f64::consts::TAU / 36.0;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is between 0 and 255"
            )]
            let part = |turn: f64| (127.5 + 127.5 * (angle + turn).cos()).round() as u8;
            let hue = [part(0.0), part(2.094), part(4.189)];
            let faint = too_faint(lane_pairs(theme, 0, Some(hue)), own);
            assert_eq!(faint, Vec::<String>::new(), "{hue:?} in {name}");
        }
    }
}

#[test]
fn no_text_of_the_sixteen_is_yellow_or_blue() {
    const BAD: [Color; 4] = [
        Color::Yellow,
        Color::LightYellow,
        Color::Blue,
        Color::LightBlue,
    ];
    for theme in [
        Theme::terminal(),
        Theme::built_in("terminal-light", Depth::Full).unwrap(),
    ] {
        for (name, look, least) in pairs(theme) {
            let bad = look.fg.is_some_and(|colour| BAD.contains(&colour));
            assert!(least < TEXT || !bad, "{name}");
        }
        for row in 0..theme.palette.lanes.len() {
            let lane = theme.lane(row, None);
            for look in [lane.name, lane.label] {
                assert!(
                    look.fg.is_none_or(|colour| !BAD.contains(&colour)),
                    "lane {row}"
                );
            }
        }
    }
}

#[test]
fn what_is_selected_differs_from_what_is_not() {
    for (name, theme, _) in themes() {
        let row = theme.selection();
        let turned = row.add_modifier.contains(Modifier::REVERSED);
        assert!(turned || row.bg != theme.ground().bg, "{name}");
    }
}

/// The colours that some lanes of a chronicle get in one of the terminal's themes, given the hues they name.
fn marks(name: &str, hues: &[Option<[u8; 3]>]) -> Vec<Color> {
    let theme = Theme::built_in(name, Depth::Full).unwrap();
    let hue_of = |row: usize| hues.get(row).copied().flatten();
    let rows = 0..hues.len();
    rows.map(|row| theme.lane_among(row, hue_of).mark.fg.unwrap())
        .collect()
}

#[test]
fn seven_lanes_of_the_sixteen_differ_and_the_first_three_in_hue() {
    for (name, hues) in [("terminal", 7), ("terminal-light", 4)] {
        let marks = marks(name, &[None; 8]);
        let mut shown = marks.clone();
        shown.sort_by_key(|mark| format!("{mark:?}"));
        shown.dedup();
        assert_eq!(shown.len(), 8, "{name}: {marks:?}");
        for (place, mark) in marks[..hues].iter().enumerate() {
            for other in &marks[place + 1..hues] {
                assert!(
                    apart(lab_of(*mark), lab_of(*other)) > HUE,
                    "{name}: {mark:?} and {other:?}"
                );
            }
        }
        for pair in marks.windows(2) {
            assert!(
                apart(lab_of(pair[0]), lab_of(pair[1])) > HUE,
                "{name}: {pair:?}"
            );
        }
    }
}

#[test]
fn lanes_that_name_hues_share_none_of_the_sixteen() {
    let (red, rust, gold, grey) = ([220, 30, 30], [190, 70, 40], [220, 180, 40], [120; 3]);
    for (case, hues, expected) in [
        (
            "two reds",
            vec![Some(red), Some(rust), None],
            vec![Color::LightRed, Color::Red, Color::Yellow],
        ),
        (
            "a lane without a hue gives way",
            vec![None, Some(red), None],
            vec![Color::Cyan, Color::LightRed, Color::Yellow],
        ),
        (
            "a grey is no hue",
            vec![Some(grey), Some(gold)],
            vec![Color::Gray, Color::Yellow],
        ),
    ] {
        assert_eq!(marks("terminal", &hues), expected, "{case}");
    }
    let all_red = marks("terminal-light", &[Some(red); 8]);
    for (place, mark) in all_red.iter().enumerate() {
        assert!(!all_red[place + 1..].contains(mark), "{all_red:?}");
    }
}

#[test]
fn no_way_on_the_map_can_be_taken_for_a_river() {
    for (name, theme, _) in themes() {
        let river = theme.river().fg.map(lab_of);
        for way in 0..8 {
            let colour = theme.way(way).fg.unwrap_or_default();
            let is_apart = river.is_none_or(|river| apart(river, lab_of(colour)) > HUE);
            assert!(
                is_apart || name == "none",
                "{name}: way {way} is {colour:?}"
            );
        }
    }
}

#[test]
fn several_marks_in_a_column_do_not_look_selected() {
    for (name, theme, _) in themes() {
        for row in 0..theme.palette.lanes.len() {
            let several = theme.lane(row, None).several;
            let turned = several.add_modifier.contains(Modifier::REVERSED);
            assert!(
                !turned && several != theme.chip(),
                "{name}, lane {row}: {several:?}"
            );
        }
    }
}
