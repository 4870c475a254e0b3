//! Colours and styles as written in a theme: `"bold #e0b45c on #12141a"`.

use std::sync::OnceLock;

use ratatui::style::{Color, Modifier, Style};

use super::fit::{HUE, apart, is_grey, lab, lab_of_light, linear};
use crate::chronicle::read_rgb;

/// The names of the terminal's sixteen colours by number, and their typical values (those of xterm).
const SIXTEEN: [(&str, Color, [u8; 3]); 16] = [
    ("black", Color::Black, [0, 0, 0]),
    ("red", Color::Red, [205, 0, 0]),
    ("green", Color::Green, [0, 205, 0]),
    ("yellow", Color::Yellow, [205, 205, 0]),
    ("blue", Color::Blue, [0, 0, 238]),
    ("magenta", Color::Magenta, [205, 0, 205]),
    ("cyan", Color::Cyan, [0, 205, 205]),
    ("white", Color::Gray, [229, 229, 229]),
    ("bright-black", Color::DarkGray, [127, 127, 127]),
    ("bright-red", Color::LightRed, [255, 0, 0]),
    ("bright-green", Color::LightGreen, [0, 255, 0]),
    ("bright-yellow", Color::LightYellow, [255, 255, 0]),
    ("bright-blue", Color::LightBlue, [92, 92, 255]),
    ("bright-magenta", Color::LightMagenta, [255, 0, 255]),
    ("bright-cyan", Color::LightCyan, [0, 255, 255]),
    ("bright-white", Color::White, [255, 255, 255]),
];

/// Minimum contrast of text.
pub(super) const TEXT: f64 = 4.5;

/// Minimum contrast of marks and lines.
pub(super) const MARK: f64 = 3.0;

/// The colour of the terminal's own text or background.
const OWN: &str = "own";

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// Parses `#rrggbb`, the name of one of the sixteen colours, or `own`.
///
/// # Errors
/// Returns a message if the word is not a colour.
pub(super) fn read_colour(word: &str) -> Result<Color, String> {
    let named = SIXTEEN.iter().find(|(name, ..)| *name == word);
    match (named, read_rgb(word)) {
        (Some((_, colour, _)), _) => Ok(*colour),
        (_, Some([red, green, blue])) => Ok(Color::Rgb(red, green, blue)),
        _ if word == OWN => Ok(Color::Reset),
        _ => Err(format!(
            "`{word}` is not a colour: use `#rrggbb`, `own`, or the terminal's `black`, `red`, `bright-red` …"
        )),
    }
}

/// Parses a style: modifiers, a text colour, and `on` with a background colour; each may be left out.
///
/// # Errors
/// Returns a message with the word that is none of these.
pub(super) fn read_look(words: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut words = words.split_whitespace();
    while let Some(word) = words.next() {
        if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*modifier);
        } else if word == "on" {
            let ground = words.next().ok_or("missing colour after `on`")?;
            style = style.bg(read_colour(ground)?);
        } else {
            style = style.fg(read_colour(word)?);
        }
    }
    Ok(style)
}

/// The six levels of a channel in the 256-colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The RGB value of a colour; `None` for colours that only the terminal knows.
pub(in crate::ui) fn nominal(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index) => index.checked_sub(FIXED).map(fixed),
        _ => ansi_number(colour).map(|number| SIXTEEN[number].2),
    }
}

/// The number of a colour if it is one of the sixteen.
pub(in crate::ui) fn ansi_number(colour: Color) -> Option<usize> {
    SIXTEEN.iter().position(|(_, known, _)| *known == colour)
}

/// The first of the 240 colours that are the same on every 256-colour terminal.
const FIXED: u8 = 16;

/// One of the 240 colours: a cube of six by six by six, then greys.
fn fixed(place: u8) -> [u8; 3] {
    fixed_of(place, STEPS, |grey| grey)
}

/// One of them with its channels in another measure: those of the steps, and what `grey` makes of the others.
fn fixed_of<T: Copy>(place: u8, steps: [T; 6], grey: impl Fn(u8) -> T) -> [T; 3] {
    let step = |at: u8| steps[usize::from(at % 6)];
    match place.checked_sub(216) {
        None => [step(place / 36), step(place / 6), step(place)],
        Some(place) => [grey(8 + place * 10); 3],
    }
}

/// The nearest of the 240 colours that are the same on every 256-colour terminal. Hue counts more than lightness, so that a tinted
/// background does not turn grey.
pub(super) fn nearest_of_256(colour: Color) -> Color {
    nearest_apart(colour, &[])
}

/// The nearest of them that has a minimum contrast to each of some other colours; the colour itself if there is none.
pub(super) fn nearest_apart(colour: Color, others: &[(Color, f64)]) -> Color {
    nearest_where(colour, others, |_, _| true).unwrap_or(colour)
}

/// Like [`nearest_apart`], but only among colours of the same hue and without `but`; `None` if there is none. The cube has few dark
/// colours, and a grey is nearer than most.
pub(super) fn nearest_in_hue(
    colour: Color,
    others: &[(Color, f64)],
    but: Option<Color>,
) -> Option<Color> {
    let Color::Rgb(red, green, blue) = colour else {
        return Some(colour);
    };
    let wanted = lab([red, green, blue]);
    nearest_where(colour, others, |index, found| {
        let near = is_grey(wanted) || apart(wanted, found) <= HUE;
        near && but != Some(Color::Indexed(index))
    })
}

/// The nearest of the 256 colours that passes a test and has a minimum contrast to each of some other colours.
fn nearest_where(
    colour: Color,
    others: &[(Color, f64)],
    passes: impl Fn(u8, [f64; 3]) -> bool,
) -> Option<Color> {
    static KNOWN: OnceLock<Vec<(u8, [f64; 3], f64)>> = OnceLock::new();
    let Color::Rgb(red, green, blue) = colour else {
        return Some(colour);
    };
    let known = KNOWN.get_or_init(|| {
        let steps = STEPS.map(linear);
        let of = |index| {
            let light = fixed_of(index - FIXED, steps, linear);
            (index, lab_of_light(light), luminance_of_light(light))
        };
        (FIXED..=u8::MAX).map(of).collect()
    });
    let wanted = lab([red, green, blue]);
    let distance = |found: &[f64; 3]| {
        let apart = |at: usize| (wanted[at] - found[at]).powi(2);
        apart(0) + 4.0 * (apart(1) + apart(2))
    };
    let others: Vec<(f64, f64)> = others
        .iter()
        .filter_map(|(other, least)| Some((luminance(nominal(*other)?), *least)))
        .collect();
    let stands_out = |light: f64| {
        let mut others = others.iter();
        others.all(|(other, least)| contrast(light, *other) >= *least)
    };
    let mut nearest = (f64::INFINITY, None);
    for (index, lab, light) in known {
        // Most colours are farther away than an earlier one, so check the cheaper distance first.
        let apart = distance(lab);
        if apart < nearest.0 && stands_out(*light) && passes(*index, *lab) {
            nearest = (apart, Some(Color::Indexed(*index)));
        }
    }
    nearest.1
}

/// The relative luminance of a colour, from 0 to 1.
pub(super) fn luminance(rgb: [u8; 3]) -> f64 {
    luminance_of_light(rgb.map(linear))
}

fn luminance_of_light([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of two luminances, by WCAG 2.
pub(super) fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_read_word_by_word() {
        let gold = Color::Rgb(0xe0, 0xb4, 0x5c);
        for (words, expected) in [
            ("", Style::new()),
            ("#e0b45c", Style::new().fg(gold)),
            ("on #e0b45c", Style::new().bg(gold)),
            (
                "bold bright-black on own",
                Style::new().fg(Color::DarkGray).bg(Color::Reset).bold(),
            ),
            ("reversed", Style::new().reversed()),
        ] {
            assert_eq!(read_look(words), Ok(expected), "{words}");
        }
        for (words, expected) in [
            ("gold", "`gold` is not a colour"),
            ("#e0b4", "`#e0b4` is not a colour"),
            ("red on", "missing colour after `on`"),
        ] {
            let wrong = read_look(words).unwrap_err();
            assert!(wrong.starts_with(expected), "{words}: {wrong}");
        }
    }

    #[test]
    fn the_nearest_of_256_keeps_the_hue() {
        for (rgb, expected) in [
            ([0, 0, 0], 16),
            ([255, 255, 255], 231),
            ([255, 0, 0], 196),
            ([128, 128, 128], 244),
        ] {
            let [red, green, blue] = rgb;
            let found = nearest_of_256(Color::Rgb(red, green, blue));
            assert_eq!(found, Color::Indexed(expected), "{rgb:?}");
        }
        assert_eq!(nearest_of_256(Color::Red), Color::Red);
    }
}
