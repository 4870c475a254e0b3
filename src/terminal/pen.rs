//! Encodes cells as escape sequences in as few bytes as possible.
//!
//! A terminal reads every byte of a frame before it shows it, so over a slow connection the size of a frame decides how fast a key
//! responds. ratatui's own writer positions the cursor after each wide character and sets both colours whenever one changes; here only
//! changes are written.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The output, and the state of the terminal after it.
#[derive(Debug)]
pub(super) struct Pen<'a> {
    bytes: &'a mut Vec<u8>,
    /// The column and row of the cursor, if they are certain.
    at: Option<(u16, u16)>,
    text: Color,
    ground: Color,
    modifiers: Modifier,
}

/// The modifiers that are visible on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// The parameters that begin and end each modifier. Bold and dim share one end.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl<'a> Pen<'a> {
    /// A pen that appends to `bytes`, with the cursor anywhere, and colours and modifiers reset.
    pub(super) fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self {
            bytes,
            at: None,
            text: Color::Reset,
            ground: Color::Reset,
            modifiers: Modifier::empty(),
        }
    }

    /// Writes a cell at a column and row, counted from 0. `columns` is its width, if every terminal agrees about it.
    pub(super) fn put(&mut self, (column, row): (u16, u16), cell: &Cell, columns: Option<u16>) {
        self.move_to(column, row);
        self.wear(cell);
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        self.at = columns.map(|columns| (column.saturating_add(columns), row));
    }

    /// The column of the cursor if it is on this row.
    pub(super) fn column_on(&self, row: u16) -> Option<u16> {
        self.at.filter(|at| at.1 == row).map(|at| at.0)
    }

    /// Whether a cell looks as it should in the current colours and modifiers.
    pub(super) fn wears(&self, cell: &Cell) -> bool {
        let hidden = is_blank(cell, self.modifiers | cell.modifier);
        self.ground == cell.bg
            && (hidden || (self.text, self.modifiers) == (cell.fg, cell.modifier))
    }

    /// Resets colours and modifiers.
    pub(super) fn finish(self) {
        let plain = (Color::Reset, Color::Reset, Modifier::empty());
        if (self.text, self.ground, self.modifiers) != plain {
            self.bytes.extend_from_slice(b"\x1b[m");
        }
    }

    fn move_to(&mut self, column: u16, row: u16) {
        match self.at {
            Some(at) if at == (column, row) => {}
            Some((from, same)) if same == row && from < column => {
                self.bytes.extend_from_slice(b"\x1b[");
                if column - from > 1 {
                    push_number(self.bytes, column - from);
                }
                self.bytes.push(b'C');
            }
            _ => {
                self.bytes.extend_from_slice(b"\x1b[");
                push_number(self.bytes, row.saturating_add(1));
                self.bytes.push(b';');
                push_number(self.bytes, column.saturating_add(1));
                self.bytes.push(b'H');
            }
        }
    }

    /// Sets colours and modifiers to those of a cell, as far as they are visible.
    fn wear(&mut self, cell: &Cell) {
        if (self.ground, self.text, self.modifiers) == (cell.bg, cell.fg, cell.modifier) {
            return;
        }
        let mut sequence = Sequence::new(self.bytes);
        let hidden = is_blank(cell, self.modifiers | cell.modifier);
        if !hidden {
            sequence.modifiers(self.modifiers, cell.modifier);
            self.modifiers = cell.modifier;
            if self.text != cell.fg {
                sequence.color(38, cell.fg);
                self.text = cell.fg;
            }
        }
        if self.ground != cell.bg {
            sequence.color(48, cell.bg);
            self.ground = cell.bg;
        }
        sequence.end();
    }
}

/// Whether only the background of a cell is seen in these modifiers.
pub(super) fn is_blank(cell: &Cell, modifiers: Modifier) -> bool {
    !modifiers.intersects(SEEN_ON_BLANKS) && cell.symbol().bytes().all(|byte| byte == b' ')
}

/// The bytes of the sequence that moves the cursor less than ten columns to the right.
pub(super) fn move_bytes(columns: usize) -> usize {
    if columns == 1 { 3 } else { 4 }
}

/// A single sequence that sets colours and modifiers (SGR). Nothing is written if nothing is set.
struct Sequence<'a> {
    bytes: &'a mut Vec<u8>,
    begun: bool,
}

impl<'a> Sequence<'a> {
    fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self {
            bytes,
            begun: false,
        }
    }

    fn parameter(&mut self, number: u8) {
        self.bytes
            .extend_from_slice(if self.begun { b";" } else { b"\x1b[" });
        self.begun = true;
        push_number(self.bytes, number.into());
    }

    fn parameters(&mut self, numbers: &[u8]) {
        for &number in numbers {
            self.parameter(number);
        }
    }

    fn modifiers(&mut self, from: Modifier, to: Modifier) {
        if from == to {
            return;
        }
        let mut kept = from;
        for (modifier, _, end) in MODIFIERS {
            if (kept - to).contains(modifier) {
                self.parameter(end);
                // Other modifiers with the same end must begin again.
                for (other, _, same) in MODIFIERS {
                    if same == end {
                        kept -= other;
                    }
                }
            }
        }
        for (modifier, begin, _) in MODIFIERS {
            if (to - kept).contains(modifier) {
                self.parameter(begin);
            }
        }
    }

    /// Sets a colour. `which` is 38 for the text and 48 for the background.
    fn color(&mut self, which: u8, color: Color) {
        match (numbered(color), color) {
            (Some(number), _) => self.parameters(&[which, 5, number]),
            (None, Color::Rgb(red, green, blue)) => {
                self.parameters(&[which, 2, red, green, blue]);
            }
            // 39 and 49 select the default colours of the terminal.
            (None, _) => self.parameters(&[which + 1]),
        }
    }

    fn end(self) {
        if self.begun {
            self.bytes.push(b'm');
        }
    }
}

/// The number of a colour in the 256-colour palette, if it is in it.
fn numbered(color: Color) -> Option<u8> {
    Some(match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(number) => number,
        Color::Reset | Color::Rgb(..) => return None,
    })
}

fn push_number(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        push_number(bytes, number / 10);
    }
    bytes.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    /// The output for cells of one column on a row. Each has a column, a character and a style.
    fn written(cells: &[(u16, &'static str, Style)]) -> String {
        let mut bytes = Vec::new();
        let mut pen = Pen::new(&mut bytes);
        for &(column, symbol, style) in cells {
            let mut cell = Cell::new(symbol);
            cell.set_style(style);
            pen.put((column, 2), &cell, Some(1));
        }
        pen.finish();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn only_what_changes_is_written() {
        let plain = Style::new();
        let (red, bold) = (plain.fg(Color::Red), plain.bold());
        let cases: [(&str, &[_], &str); 10] = [
            ("nothing", &[], ""),
            (
                "side by side",
                &[(0, "a", plain), (1, "b", plain)],
                "\x1b[3;1Hab",
            ),
            (
                "one column on",
                &[(0, "a", plain), (2, "b", plain)],
                "\x1b[3;1Ha\x1b[Cb",
            ),
            (
                "further on",
                &[(0, "a", plain), (12, "b", plain)],
                "\x1b[3;1Ha\x1b[11Cb",
            ),
            (
                "back",
                &[(5, "a", plain), (0, "b", plain)],
                "\x1b[3;6Ha\x1b[3;1Hb",
            ),
            (
                "a colour",
                &[(0, "a", red), (1, "b", red)],
                "\x1b[3;1H\x1b[38;5;1mab\x1b[m",
            ),
            (
                "a blank keeps the colour of texts",
                &[(0, "a", red), (1, " ", bold), (2, "b", red)],
                "\x1b[3;1H\x1b[38;5;1ma b\x1b[m",
            ),
            (
                "a blank that is underlined",
                &[(0, "a", red), (1, " ", plain.underlined())],
                "\x1b[3;1H\x1b[38;5;1ma\x1b[4;39m \x1b[m",
            ),
            (
                "both colours at once",
                &[(
                    0,
                    "a",
                    plain.fg(Color::Rgb(1, 20, 255)).bg(Color::Indexed(17)),
                )],
                "\x1b[3;1H\x1b[38;2;1;20;255;48;5;17ma\x1b[m",
            ),
            (
                "dim stays when bold ends",
                &[(0, "a", bold.dim()), (1, "b", plain.dim()), (2, "c", plain)],
                "\x1b[3;1H\x1b[1;2ma\x1b[22;2mb\x1b[22mc",
            ),
        ];
        for (case, cells, expected) in cases {
            assert_eq!(written(cells), expected, "{case}");
        }
    }

    #[test]
    fn the_cursor_is_placed_after_what_terminals_may_draw_differently() {
        let mut bytes = Vec::new();
        let mut pen = Pen::new(&mut bytes);
        pen.put((0, 0), &Cell::new("👍"), None);
        pen.put((2, 0), &Cell::new("靖"), Some(2));
        pen.put((4, 0), &Cell::new("康"), Some(2));
        pen.finish();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\x1b[1;1H👍\x1b[1;3H靖康"
        );
    }
}
