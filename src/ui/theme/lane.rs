//! The looks of a lane.

use ratatui::style::{Color, Modifier, Style};

use super::Theme;
use super::colour::nearest_of_256;
use super::fit::fit;
use super::palette::{Depth, LaneColours};

/// How a lane looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneLook {
    /// A mark, or a line that leads from mark to mark.
    pub mark: Style,
    /// The lane's colour for letters; where that is one of the sixteen, plain letters.
    pub name: Style,
    /// The band of rulers with its letters; without a ground where the theme has no shades.
    pub band: Style,
    /// The same from an accession on, in turn with `band`.
    pub band_alt: Style,
    /// A thin line down to a mark.
    pub stem: Style,
    /// A filled label: letters on the colour of the marks. Also a bar with its name inside.
    pub label: Style,
}

impl Theme {
    /// A lane by its place among the rows of the chronicle, in the hue of the file's own if it names one.
    pub fn lane(self, row: usize, hue: Option<[u8; 3]>) -> LaneLook {
        let lanes = &self.palette.lanes;
        let own = hue.and_then(|hue| fit(hue, lanes));
        let in_turn = || lanes.get(row.checked_rem(lanes.len())?).copied();
        self.look(own.or_else(in_turn).unwrap_or(LaneColours {
            mark: Color::Reset,
            band: Color::Reset,
            band_alt: Color::Reset,
            stem: Color::Reset,
            on_mark: Color::Reset,
        }))
    }

    fn look(self, colours: LaneColours) -> LaneLook {
        let shown = |colour| match self.palette.depth {
            Depth::Full => colour,
            Depth::Indexed => nearest_of_256(colour),
        };
        let letters = |colour| Style::new().fg(shown(colour));
        let band = |ground| match ground {
            Color::Reset => letters(colours.mark),
            ground => self.text().bg(shown(ground)),
        };
        let label = match colours.mark {
            Color::Reset => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
            mark => letters(colours.on_mark).bg(shown(mark)),
        };
        let name = match colours.mark {
            Color::Rgb(..) => letters(colours.mark),
            _ => self.strong(),
        };
        LaneLook {
            mark: letters(colours.mark),
            name,
            band: band(colours.band),
            band_alt: band(colours.band_alt),
            stem: letters(colours.stem),
            label,
        }
    }
}
