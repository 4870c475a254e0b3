//! Frames written to two terminal emulators, change after change, as a terminal gets them: both must show what was drawn.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term};
use alacritty_terminal::vte::ansi::Processor;
use annals::app::{App, parse_keys};
use annals::messages::Interface;
use annals::text::{Ambiguous, Widths};
use annals::ui::{Theme, draw};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// What is written to the terminal.
#[derive(Clone, Default)]
struct Output(Rc<RefCell<Vec<u8>>>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The emulators draw ambiguous characters narrow. Where they are to be wide, a character that is wide everywhere stands in for each.
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

/// An app on a terminal that two emulators read along with.
struct Watched {
    app: App,
    terminal: Terminal<CrosstermBackend<Output>>,
    output: Output,
    vt100: vt100::Parser,
    alacritty: (Term<VoidListener>, Processor),
    screen: Rect,
}

impl Watched {
    fn new(language: &str, (columns, rows): (u16, u16)) -> Self {
        let chronicle = Arc::new(annals::format::embedded().unwrap().chronicle);
        let output = Output::default();
        let screen = Rect::new(0, 0, columns, rows);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(screen),
        };
        Self {
            app: App::new(chronicle, &[language.to_owned()]),
            terminal: Terminal::with_options(CrosstermBackend::new(output.clone()), options)
                .unwrap(),
            output,
            vt100: vt100::Parser::new(rows, columns, 0),
            alacritty: (
                Term::new(Config::default(), &Size(columns, rows), VoidListener),
                Processor::new(),
            ),
            screen,
        }
    }

    /// Draws a frame and fails unless both emulators show it.
    fn check(&mut self, after: &str) {
        let (app, screen) = (&mut self.app, self.screen);
        let widths = app.widths;
        let mut drawn = Buffer::empty(screen);
        self.terminal
            .draw(|frame| {
                app.seen = draw(app, Theme::default(), screen, frame.buffer_mut());
                drawn.clone_from(frame.buffer_mut());
            })
            .unwrap();
        let bytes = String::from_utf8(std::mem::take(&mut *self.output.0.borrow_mut())).unwrap();
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
                for (emulator, shown) in [
                    ("vt100", self.vt100_cell(column, row)),
                    ("alacritty", self.alacritty_cell(column, row)),
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
                column += u16::try_from(widths.columns(cell.symbol())).unwrap().max(1);
            }
        }
    }

    /// What stands in a cell, and whether it is reversed.
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
        let steps = watched.app.chronicle.languages.len();
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
        watched.app.widths = Widths::new(Ambiguous::Wide);
        watched.app.interface = Interface::nearest(language).unwrap_or_default();
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
