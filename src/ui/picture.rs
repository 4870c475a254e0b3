//! A frame as text, as text with escape sequences, or as a picture.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::paint::cell_columns;
use super::theme::{ansi_number, nominal};
use crate::text::Widths;

/// The formats that a frame can be converted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Plain characters.
    Text,
    /// Characters with escape sequences for their styles.
    Ansi,
    /// An SVG drawing.
    Svg,
}

/// Width and height of a cell in the drawing, in its units.
const CELL: (u32, u32) = (9, 19);

/// Converts a frame to text or a drawing.
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

/// The SGR parameters of a cell, starting from a reset.
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
    colour_code(cell.fg, 30, &mut codes);
    colour_code(cell.bg, 40, &mut codes);
    codes
}

/// The SGR parameters of a colour; `first` is 30 for text and 40 for the background.
fn colour_code(colour: Color, first: usize, codes: &mut String) {
    // Writing to a string cannot fail.
    let _ = match colour {
        Color::Rgb(red, green, blue) => write!(codes, ";{};2;{red};{green};{blue}", first + 8),
        Color::Indexed(index) => write!(codes, ";{};5;{index}", first + 8),
        _ => match ansi_number(colour) {
            Some(index) if index < 8 => write!(codes, ";{}", first + index),
            Some(index) => write!(codes, ";{}", first + 52 + index),
            None => Ok(()),
        },
    };
}

/// The sixteen colours in the drawing, on a dark background.
const PALETTE: [&str; 16] = [
    "#16161d", "#e0606a", "#8fb573", "#d9b45f", "#6f94d8", "#b48ad0", "#63b5bd", "#c8c8ce",
    "#7d7d8c", "#f0848c", "#a9d08b", "#edcd80", "#8fb0ec", "#ccaae2", "#84cfd6", "#ffffff",
];
const INK: &str = "#d7d7de";
const PAPER: &str = "#16161d";

/// A colour in the drawing. The terminal's own colours are those of a dark terminal.
fn hex(colour: Color, own: &str) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(_) => nominal(colour).map_or_else(
            || own.to_owned(),
            |[red, green, blue]| format!("#{red:02x}{green:02x}{blue:02x}"),
        ),
        _ => ansi_number(colour)
            .map_or(own, |index| PALETTE[index])
            .to_owned(),
    }
}

/// The text and background colours of a cell.
fn ink_and_paper(cell: &Cell) -> (String, String) {
    let (ink, paper) = (hex(cell.fg, INK), hex(cell.bg, PAPER));
    if cell.modifier.contains(Modifier::REVERSED) {
        (paper, ink)
    } else {
        (ink, paper)
    }
}

/// The most common background.
fn commonest_paper(buffer: &Buffer) -> String {
    let mut counts: Vec<(Color, usize)> = Vec::new();
    for cell in &buffer.content {
        match counts.iter_mut().find(|(colour, _)| *colour == cell.bg) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.bg, 1)),
        }
    }
    let commonest = counts.into_iter().max_by_key(|(_, count)| *count);
    commonest.map_or_else(|| PAPER.to_owned(), |(colour, _)| hex(colour, PAPER))
}

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (
        u32::from(buffer.area.width) * CELL.0 + 16,
        u32::from(buffer.area.height) * CELL.1 + 16,
    );
    let paper = commonest_paper(buffer);
    // For programs that do not support the CSS property, the attribute preserves the spaces.
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <style>text{{font:15px 'DejaVu Sans Mono','Noto Sans Mono CJK TC','Noto Sans CJK TC',monospace;white-space:pre}}\
         .b{{font-weight:bold}}.i{{font-style:italic}}.d{{opacity:.6}}.u{{text-decoration:underline}}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\n",
    );
    for row in buffer.area.top()..buffer.area.bottom() {
        draw_grounds(buffer, row, &paper, &mut drawing);
    }
    for row in buffer.area.top()..buffer.area.bottom() {
        for run in runs(buffer, row) {
            run.draw(row, &mut drawing);
        }
    }
    drawing.push_str("</svg>\n");
    drawing
}

/// The backgrounds of a row that differ from that of the whole. They are drawn behind all text, so that no character is cut off by its
/// neighbour.
fn draw_grounds(buffer: &Buffer, row: u16, paper: &str, drawing: &mut String) {
    let mut grounds: Vec<(u16, u16, String)> = Vec::new();
    for (column, cell) in cells(buffer, row) {
        let (_, ground) = ink_and_paper(cell);
        match grounds.last_mut() {
            Some((_, columns, last)) if *last == ground => *columns += width(cell),
            _ => grounds.push((column, width(cell), ground)),
        }
    }
    for (column, columns, ground) in grounds {
        if ground == paper {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(
            drawing,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{ground}\" shape-rendering=\"crispEdges\"/>",
            u32::from(column) * CELL.0 + 8,
            u32::from(row) * CELL.1 + 8,
            u32::from(columns) * CELL.0,
            CELL.1,
        );
    }
}

/// Adjacent cells with the same style.
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
            // A wide character is its own run, because no font is exactly twice as wide. Texts far apart are separate runs too: they would
            // drift in programs that do not stretch a text to its length.
            Some(run) if !wide && run.joins(cell) && !run.text.ends_with("  ") => {
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
            && (self.cell.fg, self.cell.bg, self.cell.modifier) == (cell.fg, cell.bg, cell.modifier)
    }

    fn draw(&self, row: u16, drawing: &mut String) {
        let words = self.text.trim();
        if words.is_empty() {
            return;
        }
        let (x, y) = (
            u32::from(self.column) * CELL.0 + 8,
            u32::from(row) * CELL.1 + 8,
        );
        let (fill, _) = ink_and_paper(self.cell);
        // Drawing programs treat spaces at the ends of a text differently, so the text begins at its first visible character.
        let before = u32::try_from(self.text.len() - self.text.trim_start().len()).unwrap_or(0);
        let (x, width) = (
            x + before * CELL.0,
            u32::try_from(Widths::default().columns(words)).unwrap_or(0) * CELL.0,
        );
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
