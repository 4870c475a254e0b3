//! Web addresses that the terminal itself can open (OSC 8).
//!
//! ratatui does not support hyperlinks: a cell cannot store one, and an escape sequence in its symbol would be counted as columns. So the
//! cells of a link are written a second time after the frame, in the same write, between the sequences that begin and end a link. Terminals
//! without support show the cells unchanged.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::display::{columns, write_cells};

/// A part of a row that links to a web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hyperlink {
    /// The cells of the link.
    pub area: Rect,
    /// The address.
    pub url: String,
}

/// The links that are on the screen.
#[derive(Debug, Default)]
pub(super) struct Hyperlinks {
    shown: Vec<Hyperlink>,
}

impl Hyperlinks {
    /// Forgets all links, for use when the screen was cleared.
    pub(super) fn forget(&mut self) {
        self.shown.clear();
    }

    /// Replaces the links on the screen with the wanted ones, which takes their cells from the frame that is shown.
    pub(super) fn update(&mut self, out: &mut Vec<u8>, frame: &Buffer, wanted: Vec<Hyperlink>) {
        // Cells that are no longer in a link may be unchanged otherwise, and would keep it.
        for link in self.shown.iter().filter(|link| !wanted.contains(link)) {
            write_cells(cells(frame, link.area), out);
        }
        for link in &wanted {
            // Cells that the frame has rewritten have lost their link.
            out.extend_from_slice(begin(&link.url).as_bytes());
            write_cells(cells(frame, link.area), out);
            out.extend_from_slice(END.as_bytes());
        }
        self.shown = wanted;
    }
}

const END: &str = "\x1b]8;;\x1b\\";

/// The sequence that begins a link. Characters that it cannot contain are percent-encoded, and the parts of a link on several rows share
/// one id.
fn begin(url: &str) -> String {
    let mut sequence = String::from("\x1b]8;id=web;");
    push_encoded(&mut sequence, url, |byte| byte.is_ascii_graphic());
    sequence.push_str("\x1b\\");
    sequence
}

/// Appends a part of an address. Bytes that do not stand for themselves are percent-encoded.
pub(crate) fn push_encoded(
    address: &mut String,
    part: &str,
    stands_for_itself: impl Fn(u8) -> bool,
) {
    for byte in part.bytes() {
        if stands_for_itself(byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

/// The cells of an area that begin a character, clipped to the frame.
fn cells(frame: &Buffer, area: Rect) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let area = area.intersection(frame.area);
    let mut next = area.x;
    (area.left()..area.right())
        .filter(move |_| !area.is_empty())
        .filter_map(move |column| {
            if column < next {
                return None;
            }
            let cell = frame.cell((column, area.y))?;
            next = column + u16::try_from(columns(cell).max(1)).unwrap_or(1);
            Some((column, area.y, cell))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn link(column: u16, url: &str) -> Hyperlink {
        Hyperlink {
            area: Rect::new(column, 0, 3, 1),
            url: url.into(),
        }
    }

    fn updated(links: &mut Hyperlinks, wanted: Vec<Hyperlink>) -> String {
        let mut frame = Buffer::empty(Rect::new(0, 0, 9, 1));
        frame.set_string(0, 0, "abc靖康x", Style::new());
        let mut bytes = Vec::new();
        links.update(&mut bytes, &frame, wanted);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_link_is_written_around_its_cells_and_taken_away_with_them() {
        let mut links = Hyperlinks::default();
        let with = updated(&mut links, vec![link(0, "https://a.org/")]);
        let (before, after) = with
            .split_once("\x1b]8;id=web;https://a.org/\x1b\\")
            .unwrap();
        let (inside, _) = after.split_once(END).unwrap();
        assert!(
            !before.contains("abc") && inside.contains("abc"),
            "{with:?}"
        );
        let without = updated(&mut links, vec![]);
        assert!(
            without.contains("abc") && !without.contains("\x1b]8"),
            "{without:?}"
        );
        assert_eq!(updated(&mut links, vec![]), "");
    }

    #[test]
    fn wide_cells_are_written_once_and_an_area_outside_not_at_all() {
        let mut links = Hyperlinks::default();
        let mut wide = link(3, "https://a.org/");
        wide.area.width = 4;
        let with = updated(&mut links, vec![wide]);
        assert!(
            with.contains('靖') && with.contains('康') && !with.contains('x'),
            "{with:?}"
        );
        assert!(
            !updated(&mut Hyperlinks::default(), vec![link(40, "https://a.org/")]).contains("abc")
        );
    }

    #[test]
    fn nothing_in_an_address_ends_the_sequence() {
        assert_eq!(
            begin("https://a.org/\x1b\\x 靖"),
            "\x1b]8;id=web;https://a.org/%1B\\x%20%E9%9D%96\x1b\\"
        );
    }
}
