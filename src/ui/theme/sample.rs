//! A few lines that show a theme.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Theme;
use crate::text::Widths;
use crate::ui::glyphs;
use crate::ui::paint::{Canvas, fill, put};
use crate::ui::picture::{Picture, picture};

/// Width of the sample in columns.
const WIDTH: u16 = 64;

/// Three rows with escape sequences: text, the lanes, the selection.
pub fn sample(theme: Theme) -> String {
    let area = Rect::new(0, 0, WIDTH, 3);
    let mut drawn = Buffer::empty(area);
    let mut buffer = Canvas::new(&mut drawn, Widths::default());
    buffer.set_style(area, theme.ground());
    let words = [
        ("text", theme.text()),
        ("second", theme.second()),
        ("dim", theme.dim()),
        ("accent", theme.accent()),
        ("link", theme.link()),
        ("warning", theme.warning()),
        (" chip ", theme.chip()),
    ];
    let mut column = 1;
    for (word, look) in words {
        column = put(&mut buffer, area, 0, column, word, look) + 2;
    }
    let lanes = u16::try_from(theme.palette.lanes.len().clamp(1, 8)).unwrap_or(1);
    let each = WIDTH / lanes;
    for lane in 0..lanes {
        let (look, first) = (theme.lane(usize::from(lane), None), lane * each);
        fill(
            &mut buffer,
            area,
            1,
            first..first + each / 2,
            " ",
            look.band,
        );
        fill(
            &mut buffer,
            area,
            1,
            first + each / 2..first + each,
            " ",
            look.band_alt,
        );
        put(&mut buffer, area, 1, first + 1, glyphs::CHOSEN, look.mark);
        put(&mut buffer, area, 1, first + each / 2, " a ", look.label);
    }
    fill(&mut buffer, area, 2, 0..WIDTH, " ", theme.selection());
    put(
        &mut buffer,
        area,
        2,
        1,
        "selected",
        theme.on_selection(theme.strong()),
    );
    put(
        &mut buffer,
        area,
        2,
        12,
        "beside it",
        theme.on_selection(theme.dim()),
    );
    picture(&drawn, Picture::Ansi)
}
