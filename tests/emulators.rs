//! Writes frames to two terminal emulators incrementally, as to a real terminal. Both must show what was drawn.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term};
use alacritty_terminal::vte::ansi::{self, Processor};
use annals::app::{App, parse_keys};
use annals::chronicle::Chronicle;
use annals::messages::Interface;
use annals::terminal::Display;
use annals::text::{Ambiguous, Widths};
use annals::ui::{Depth, Theme, draw};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// The emulators draw ambiguous characters narrow. To test wide ones, each is replaced by a character that is always wide.
fn as_wide_as_measured(widths: Widths, character: char) -> char {
    let text = character.to_string();
    let widened = widths.columns(&text) > Widths::default().columns(&text);
    if widened {
        char::from_u32(0x2_0000 + u32::from(character)).unwrap()
    } else {
        character
    }
}

struct Size(u16, u16);

impl Dimensions for Size {
    fn total_lines(&self) -> usize {
        usize::from(self.1)
    }

    fn screen_lines(&self) -> usize {
        usize::from(self.1)
    }

    fn columns(&self) -> usize {
        usize::from(self.0)
    }
}

/// An app on a terminal whose output goes to two emulators.
struct Watched {
    app: App,
    display: Display,
    /// Bytes to be written before the next frame.
    before: Vec<u8>,
    vt100: vt100::Parser,
    alacritty: (Term<VoidListener>, Processor),
    screen: Rect,
    theme: Theme,
}

impl Watched {
    fn new(language: &str, size: (u16, u16)) -> Self {
        Self::of(
            annals::format::embedded().unwrap().chronicle,
            language,
            size,
        )
    }

    fn of(chronicle: Chronicle, language: &str, (columns, rows): (u16, u16)) -> Self {
        let screen = Rect::new(0, 0, columns, rows);
        Self {
            app: App::new(Arc::new(chronicle), &[language.to_owned()]),
            display: Display::new(screen),
            before: Vec::new(),
            vt100: vt100::Parser::new(rows, columns, 0),
            alacritty: (
                Term::new(Config::default(), &Size(columns, rows), VoidListener),
                Processor::new(),
            ),
            screen,
            theme: Theme::default(),
        }
    }

    /// Clears the screen, so that the next frame is drawn completely.
    fn clear(&mut self) {
        self.before.extend(b"\x1b[H\x1b[J");
        self.display = Display::new(self.screen);
    }

    /// Every cell of both emulators, row by row.
    fn cells(&self) -> Vec<String> {
        let row = |row: u16, cell: fn(&Self, u16, u16) -> (String, bool)| {
            let cells = (0..self.screen.width).map(move |column| cell(self, column, row));
            cells.map(|cell| format!("{}{}", cell.0.trim(), if cell.1 { "!" } else { "" }))
        };
        let both = |number: u16| {
            let (one, other) = (
                row(number, Self::vt100_cell),
                row(number, Self::alacritty_cell),
            );
            one.chain(other).collect::<Vec<_>>().join("|")
        };
        (0..self.screen.height).map(both).collect()
    }

    /// Draws a frame and fails unless both emulators show it.
    fn check(&mut self, after: &str) {
        let (app, screen, theme) = (&mut self.app, self.screen, self.theme);
        let widths = app.widths();
        let frame = |cells: &mut Buffer| app.set_seen(draw(app, theme, screen, cells));
        self.display.draw(&mut self.before, frame);
        let drawn = self.display.shown().unwrap().clone();
        let bytes = String::from_utf8(std::mem::take(&mut self.before)).unwrap();
        let bytes: Vec<u8> = bytes
            .chars()
            .map(|character| as_wide_as_measured(widths, character))
            .collect::<String>()
            .into();
        self.vt100.process(&bytes);
        self.alacritty.1.advance(&mut self.alacritty.0, &bytes);
        for row in 0..screen.height {
            let mut column = 0;
            while column < screen.width {
                let cell = &drawn[(column, row)];
                let expected: String = cell
                    .symbol()
                    .trim_end()
                    .chars()
                    .map(|character| as_wide_as_measured(widths, character))
                    .collect();
                let width = u16::try_from(widths.columns(cell.symbol())).unwrap().max(1);
                for (emulator, shown) in [
                    ("vt100", self.shown(Self::vt100_cell, (column, row), width)),
                    (
                        "alacritty",
                        self.shown(Self::alacritty_cell, (column, row), width),
                    ),
                ] {
                    assert_eq!(
                        shown.0.trim_end(),
                        &*expected,
                        "{emulator} at {column},{row} after {after:?}"
                    );
                    let reversed = cell.modifier.contains(Modifier::REVERSED);
                    assert_eq!(
                        shown.1, reversed,
                        "{emulator} at {column},{row} after {after:?}: reversed?"
                    );
                }
                let wanted = Look::of(cell);
                for (emulator, look) in [
                    ("vt100", self.vt100_look(column, row)),
                    ("alacritty", self.alacritty_look(column, row)),
                ] {
                    assert_eq!(
                        look.seen_on(&expected),
                        wanted.seen_on(&expected),
                        "{emulator} at {column},{row} after {after:?}: {expected:?}"
                    );
                }
                column += width;
            }
        }
    }

    /// The content of a character's cells, which may be several, and whether it is in inverse video.
    fn shown(
        &self,
        cell: fn(&Self, u16, u16) -> (String, bool),
        (column, row): (u16, u16),
        width: u16,
    ) -> (String, bool) {
        let (first, reversed) = cell(self, column, row);
        let rest = (column + 1..column + width).map(|column| cell(self, column, row).0);
        (
            first + &rest.map(|part| part.trim().to_owned()).collect::<String>(),
            reversed,
        )
    }

    /// The content of a cell, and whether it is in inverse video.
    fn vt100_cell(&self, column: u16, row: u16) -> (String, bool) {
        let cell = self.vt100.screen().cell(row, column).unwrap();
        (cell.contents().to_owned(), cell.inverse())
    }

    fn alacritty_cell(&self, column: u16, row: u16) -> (String, bool) {
        let cell = &self.alacritty.0.grid()[Line(i32::from(row))][Column(usize::from(column))];
        let symbol = std::iter::once(cell.c)
            .chain(cell.zerowidth().into_iter().flatten().copied())
            .collect();
        (symbol, cell.flags.contains(Flags::INVERSE))
    }

    fn vt100_look(&self, column: u16, row: u16) -> Look {
        let cell = self.vt100.screen().cell(row, column).unwrap();
        let colour = |colour| match colour {
            vt100::Color::Default => Color::Reset,
            vt100::Color::Idx(number) => Color::Indexed(number),
            vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        };
        Look {
            letters: colour(cell.fgcolor()),
            ground: colour(cell.bgcolor()),
            bold: cell.bold(),
            underlined: cell.underline(),
        }
    }

    fn alacritty_look(&self, column: u16, row: u16) -> Look {
        let cell = &self.alacritty.0.grid()[Line(i32::from(row))][Column(usize::from(column))];
        let colour = |colour| match colour {
            ansi::Color::Named(_) => Color::Reset,
            ansi::Color::Indexed(number) => Color::Indexed(number),
            ansi::Color::Spec(rgb) => Color::Rgb(rgb.r, rgb.g, rgb.b),
        };
        Look {
            letters: colour(cell.fg),
            ground: colour(cell.bg),
            bold: cell.flags.contains(Flags::BOLD),
            underlined: cell.flags.contains(Flags::UNDERLINE),
        }
    }

    fn press(&mut self, keys: &str) {
        for key in parse_keys(keys).unwrap() {
            self.app.press(key);
            while self.app.busy() {
                self.app.work();
            }
            self.check(&format!("{keys} ({key})"));
        }
    }
}

/// How a cell looks besides its text and inverse video.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    letters: Color,
    ground: Color,
    bold: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        // The sixteen colours by number, as they are written.
        let numbers = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        let numbered = |colour| match (0..).zip(numbers).find(|(_, known)| *known == colour) {
            Some((number, _)) => Color::Indexed(number),
            None => colour,
        };
        Self {
            letters: numbered(cell.fg),
            ground: numbered(cell.bg),
            bold: cell.modifier.contains(Modifier::BOLD),
            underlined: cell.modifier.contains(Modifier::UNDERLINED),
        }
    }

    /// What can be seen of it on a text: the letters only where there are some, or a line below them.
    fn seen_on(self, text: &str) -> (Color, bool, Option<(Color, bool)>) {
        let letters = !text.is_empty() || self.underlined;
        let letters = letters.then_some((self.letters, self.bold));
        (self.ground, self.underlined, letters)
    }
}

#[test]
fn emulators_show_what_was_drawn_while_a_reader_goes_on() {
    for size in [(80, 24), (121, 36)] {
        let mut watched = Watched::new("zh-Hant", size);
        watched.check("the start");
        watched.press("jjjjkJKgG<page-up><page-up>hhl++-0f.iidduu<tab>jj<shift-tab>");
    }
}

#[test]
fn emulators_show_what_was_drawn_in_every_language() {
    for size in [(80, 24), (113, 31)] {
        let mut watched = Watched::new("en", size);
        let steps = watched.app.chronicle().languages.len();
        watched.press("G<page-up>kkkkkkkd");
        watched.press(&"Lt".repeat(steps));
        watched.press(&"<alt-l>j".repeat(steps));
    }
}

#[test]
fn emulators_show_what_was_drawn_in_every_language_of_the_interface() {
    for size in [(80, 24), (117, 33)] {
        let mut watched = Watched::new("zh-Hant", size);
        watched.press("G<page-up>kkkkkkkd");
        for _ in Interface::ALL {
            watched.press("Ijim<esc>?dG<esc>M<esc>/siege<esc>:x<esc>s<esc>");
        }
    }
}

#[test]
fn emulators_show_what_was_drawn_where_ambiguous_characters_are_wide() {
    for language in ["vi", "zh-Hant", "en", "nan-Latn", "zh-Latn-pinyin"] {
        let mut watched = Watched::new(language, (100, 30));
        watched.app.set_widths(Widths::new(Ambiguous::Wide));
        watched
            .app
            .set_interface(Interface::nearest(language).unwrap_or_default());
        watched.press("G<page-up>kkkkkkkdjjkk++hl0f/vay<esc>M<esc>mjk<esc>LtIjk");
    }
}

#[test]
fn emulators_show_what_was_drawn_under_and_after_dialogs() {
    for size in [(80, 24), (119, 36), (41, 13)] {
        let mut watched = Watched::new("ja", size);
        watched.press("?jj?");
        watched.press("Mjjj<tab>kk<enter>");
        watched.press(":靖康元年<left><left>x<esc>");
        watched.press("/huy tong<down><down><enter>nnN<esc>");
    }
}

/// Names in 36 scripts, with clusters of many columns, skin tones and flags.
fn scripts() -> Chronicle {
    let bytes = std::fs::read("tests/files/valid/scripts.ron").unwrap();
    annals::format::load(&bytes).unwrap().chronicle
}

/// Steps through the screens in a theme.
fn goes_through_the_screens(theme: &str, depth: Depth) {
    let mut watched = Watched::new("zh-Hant", (80, 24));
    watched.theme = Theme::built_in(theme, depth).unwrap();
    watched.check("the opening");
    for keys in [
        "j", "L", "m", "<esc>", "s", "<esc>", "i", "o", "<esc>", "/zh", "<esc>", "?",
    ] {
        watched.press(keys);
    }
}

/// A test for each theme, so that none of them takes long.
macro_rules! themes {
    ($($name:ident: $theme:literal $depth:ident;)*) => {$(
        #[test]
        fn $name() {
            goes_through_the_screens($theme, Depth::$depth);
        }
    )*};
}

themes! {
    emulators_show_what_was_drawn_in_night: "night" Full;
    emulators_show_what_was_drawn_in_paper: "paper" Full;
    emulators_show_what_was_drawn_in_256_colours: "night" Indexed;
    emulators_show_what_was_drawn_in_the_colours_of_the_terminal: "terminal" Full;
    emulators_show_what_was_drawn_in_those_of_a_light_terminal: "terminal-light" Full;
    emulators_show_what_was_drawn_without_colours: "none" Full;
}

#[test]
fn emulators_show_what_was_drawn_in_every_script() {
    const NARROW: Ambiguous = Ambiguous::Narrow;
    for (language, size, ambiguous, steps) in [
        ("en", (120, 36), NARROW, 37),
        ("th", (81, 24), NARROW, 9),
        ("hi", (97, 31), Ambiguous::Wide, 9),
    ] {
        let mut watched = Watched::of(scripts(), language, size);
        watched.app.set_widths(Widths::new(ambiguous));
        watched.check("the start");
        watched.press(&"jd".repeat(steps));
        watched.press("gLhl+0M<esc>/na<down><esc>o<esc>mjkl<esc>ijLjJjtv");
    }
}

/// The keys that may be pressed between two frames.
const KEYS: [&str; 28] = [
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
    "L",
    "t",
    "i",
    "d",
    "u",
    "v",
    "b",
    "<tab>",
    "<enter>",
    "<esc>",
    "<backspace>",
    "?",
    "M",
    "o",
    "m",
    "w",
];

#[test]
fn a_screen_drawn_step_by_step_is_that_drawn_at_once() {
    let mut dice = fastrand::Rng::with_seed(1127);
    for (name, widths) in [("narrow", Ambiguous::Narrow), ("wide", Ambiguous::Wide)] {
        for columns in [37, 79, 101] {
            let embedded = annals::format::embedded().unwrap().chronicle;
            for chronicle in [embedded, scripts()] {
                let mut watched = Watched::of(chronicle, "zh-Hant", (columns, 23));
                watched.app.set_widths(Widths::new(widths));
                let keys: String = (0..20).map(|_| KEYS[dice.usize(..KEYS.len())]).collect();
                watched.press(&keys);
                let before = watched.cells();
                watched.clear();
                watched.check("ctrl-l");
                assert_eq!(before, watched.cells(), "{name} {columns}: {keys}");
            }
        }
    }
}

#[test]
fn an_answer_of_the_terminal_has_everything_counted_again() {
    let mut watched = Watched::new("en", (120, 36));
    watched.press("jjjj");
    let narrow = watched.app.seen().card.laid_out;
    watched.app.set_widths(Widths::new(Ambiguous::Wide));
    watched.clear();
    watched.check("the answer");
    assert!(watched.app.seen().card.laid_out != narrow);
    watched.press("dddduuuu");
}
