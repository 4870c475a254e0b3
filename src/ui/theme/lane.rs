//! The looks of a lane.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use ratatui::style::{Color, Modifier, Style};

use super::Theme;
use super::colour::{MARK, TEXT, nearest_apart, nearest_in_hue, nearest_of_256};
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

/// The looks that were asked for: fitting one to a terminal of 256 colours takes longer than drawing a row of the list.
#[derive(Debug, Default)]
pub(super) struct KnownLooks(Mutex<HashMap<Asked, LaneLook>>);

/// The place of a lane in turn, and the hue of its own.
type Asked = (usize, Option<[u8; 3]>);

impl KnownLooks {
    fn get(&self, row: usize, hue: Option<[u8; 3]>, find: impl FnOnce() -> LaneLook) -> LaneLook {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry((row, hue)).or_insert_with(find)
    }
}

impl Clone for KnownLooks {
    /// A copy may be changed: nothing of it is known.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for KnownLooks {
    /// They follow from the rest of the theme.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Theme {
    /// A lane by its place among the rows of the chronicle, in the hue of the file's own if it names one.
    pub fn lane(self, row: usize, hue: Option<[u8; 3]>) -> LaneLook {
        let turn = row.checked_rem(self.palette.lanes.len()).unwrap_or(0);
        let known = &self.palette.known;
        known.get(turn, hue, || self.lane_afresh(turn, hue))
    }

    fn lane_afresh(self, turn: usize, hue: Option<[u8; 3]>) -> LaneLook {
        let lanes = &self.palette.lanes;
        let own = hue.and_then(|hue| fit(hue, lanes));
        let in_turn = || lanes.get(turn).copied();
        self.look(own.or_else(in_turn).unwrap_or(LaneColours {
            mark: Color::Reset,
            band: Color::Reset,
            band_alt: Color::Reset,
            stem: Color::Reset,
            on_mark: Color::Reset,
        }))
    }

    /// The colours of a lane as the terminal shows them, no fainter for being rounded.
    fn shown(self, colours: LaneColours) -> LaneColours {
        if self.palette.depth == Depth::Full {
            return colours;
        }
        let own = Color::Reset;
        let grounds = [self.ground(), self.stripe()].map(|look| (look.bg.unwrap_or(own), MARK));
        let text = self.text().fg.unwrap_or(own);
        // A name is in the colour of the marks.
        let letters = [self.ground(), self.panel()].map(|look| (look.bg.unwrap_or(own), TEXT));
        let band = nearest_in_hue(colours.band, &[(text, TEXT)], None)
            .unwrap_or_else(|| nearest_of_256(colours.band));
        let mark = nearest_apart(
            colours.mark,
            &[(band, MARK), grounds[1], letters[0], letters[1]],
        );
        let on_band = [(mark, MARK), (text, TEXT)];
        LaneColours {
            mark,
            band,
            band_alt: nearest_in_hue(colours.band_alt, &on_band, Some(band)).unwrap_or(band),
            stem: nearest_apart(colours.stem, &grounds),
            on_mark: nearest_apart(colours.on_mark, &[(mark, TEXT)]),
        }
    }

    fn look(self, colours: LaneColours) -> LaneLook {
        let is_own = matches!(colours.mark, Color::Rgb(..));
        let colours = self.shown(colours);
        let letters = |colour| Style::new().fg(colour);
        let band = |ground| match ground {
            Color::Reset => letters(colours.mark),
            ground => self.text().bg(ground),
        };
        let label = match colours.mark {
            Color::Reset => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
            mark => letters(colours.on_mark).bg(mark),
        };
        let name = if is_own {
            letters(colours.mark)
        } else {
            self.strong()
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
