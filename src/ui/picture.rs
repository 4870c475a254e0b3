//! A frame as text, as text with escape sequences, or as a picture.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::paint::cell_columns;
use crate::text::Widths;

/// What a frame can be turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Characters alone.
    Text,
    /// Characters with the escape sequences of their looks.
    Ansi,
    /// A drawing in SVG.
    Svg,
}

/// Columns and rows of a cell in the drawing, in its own units.
const CELL: (u32, u32) = (9, 19);

/// Turns a frame into text or a drawing.
pub fn picture(buffer: &Buffer, kind: Picture) -> String {
    match kind {
        Picture::Text => lines(buffer, plain_line),
        Picture::Ansi => lines(buffer, ansi_line),
        Picture::Svg => svg(buffer),
    }
}

fn lines(buffer: &Buffer, line: fn(&Buffer, u16) -> String) -> String {
    (buffer.area.top()..buffer.area.bottom())
        .map(|row| line(buffer, row) + "\n")
        .collect()
}

/// The cells of a row that begin a character, with their columns.
fn cells(buffer: &Buffer, row: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut next = buffer.area.left();
    (buffer.area.left()..buffer.area.right()).filter_map(move |column| {
        if column < next {
            return None;
        }
        let cell = &buffer[(column, row)];
        next = column + width(cell);
        Some((column, cell))
    })
}

fn width(cell: &Cell) -> u16 {
    u16::try_from(cell_columns(cell)).unwrap_or(1)
}

fn plain_line(buffer: &Buffer, row: u16) -> String {
    let line: String = cells(buffer, row).map(|(_, cell)| cell.symbol()).collect();
    line.trim_end().to_owned()
}

fn ansi_line(buffer: &Buffer, row: u16) -> String {
    let mut line = String::new();
    let mut looks = String::from("0");
    for (_, cell) in cells(buffer, row) {
        let wanted = escape_codes(cell);
        if wanted != looks {
            // Writing to a string cannot fail.
            let _ = write!(line, "\x1b[{wanted}m");
            looks = wanted;
        }
        line.push_str(cell.symbol());
    }
    line.push_str("\x1b[0m");
    line
}

/// The parameters of SGR for a cell, always from a clean slate.
fn escape_codes(cell: &Cell) -> String {
    const MODIFIERS: [(Modifier, &str); 5] = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
    ];
    let mut codes = String::from("0");
    for (modifier, code) in MODIFIERS {
        if cell.modifier.contains(modifier) {
            codes.push_str(code);
        }
    }
    if let Some(index) = colour_index(cell.fg) {
        let _ = write!(
            codes,
            ";{}",
            if index < 8 { 30 + index } else { 82 + index }
        );
    }
    codes
}

/// The place of a colour among the sixteen.
fn colour_index(colour: Color) -> Option<usize> {
    const SIXTEEN: [Color; 16] = [
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
    SIXTEEN.iter().position(|known| *known == colour)
}

/// The sixteen colours of the drawing, on a dark ground.
const PALETTE: [&str; 16] = [
    "#16161d", "#e0606a", "#8fb573", "#d9b45f", "#6f94d8", "#b48ad0", "#63b5bd", "#c8c8ce",
    "#7d7d8c", "#f0848c", "#a9d08b", "#edcd80", "#8fb0ec", "#ccaae2", "#84cfd6", "#ffffff",
];
const INK: &str = "#d7d7de";
const PAPER: &str = "#16161d";

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (
        u32::from(buffer.area.width) * CELL.0,
        u32::from(buffer.area.height) * CELL.1,
    );
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\">\n\
         <style>text{{font:15px 'DejaVu Sans Mono','Noto Sans Mono CJK TC','Noto Sans CJK TC',monospace;white-space:pre}}\
         .b{{font-weight:bold}}.i{{font-style:italic}}.d{{opacity:.6}}.u{{text-decoration:underline}}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n",
        width + 16,
        height + 16,
        width + 16,
        height + 16,
    );
    for row in buffer.area.top()..buffer.area.bottom() {
        for run in runs(buffer, row) {
            run.draw(row, &mut drawing);
        }
    }
    drawing.push_str("</svg>\n");
    drawing
}

/// Neighbouring cells with the same looks.
struct DrawnRun<'a> {
    column: u16,
    columns: u16,
    text: String,
    cell: &'a Cell,
}

fn runs(buffer: &Buffer, row: u16) -> Vec<DrawnRun<'_>> {
    let mut runs: Vec<DrawnRun<'_>> = Vec::new();
    for (column, cell) in cells(buffer, row) {
        let wide = width(cell) > 1;
        match runs.last_mut() {
            // A wide character keeps a run of its own: no font is exactly twice as wide.
            Some(run) if !wide && run.joins(cell) => {
                run.columns += 1;
                run.text.push_str(cell.symbol());
            }
            _ => runs.push(DrawnRun {
                column,
                columns: width(cell),
                text: cell.symbol().to_owned(),
                cell,
            }),
        }
    }
    runs
}

impl DrawnRun<'_> {
    fn joins(&self, cell: &Cell) -> bool {
        usize::from(self.columns) == Widths::default().columns(&self.text)
            && width(self.cell) == 1
            && (self.cell.fg, self.cell.modifier) == (cell.fg, cell.modifier)
    }

    fn draw(&self, row: u16, drawing: &mut String) {
        let reversed = self.cell.modifier.contains(Modifier::REVERSED);
        if self.text.trim().is_empty() && !reversed {
            return;
        }
        let (x, y) = (
            u32::from(self.column) * CELL.0 + 8,
            u32::from(row) * CELL.1 + 8,
        );
        let width = u32::from(self.columns) * CELL.0;
        let ink = colour_index(self.cell.fg).map_or(INK, |index| PALETTE[index]);
        if reversed {
            let _ = writeln!(
                drawing,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{ink}\"/>",
                CELL.1
            );
        }
        let words = self.text.trim();
        if words.is_empty() {
            return;
        }
        // Drawing programs disagree about spaces at the ends of a text: the words begin where they are.
        let before = u32::try_from(self.text.len() - self.text.trim_start().len()).unwrap_or(0);
        let (x, width) = (
            x + before * CELL.0,
            u32::try_from(Widths::default().columns(words)).unwrap_or(0) * CELL.0,
        );
        let fill = if reversed { PAPER } else { ink };
        let classes: String = [
            (Modifier::BOLD, "b "),
            (Modifier::ITALIC, "i "),
            (Modifier::DIM, "d "),
            (Modifier::UNDERLINED, "u "),
        ]
        .iter()
        .filter(|(modifier, _)| self.cell.modifier.contains(*modifier))
        .map(|(_, class)| *class)
        .collect();
        let _ = writeln!(
            drawing,
            "<text x=\"{x}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" class=\"{}\" fill=\"{fill}\">{}</text>",
            y + 15,
            classes.trim_end(),
            escaped(words),
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
