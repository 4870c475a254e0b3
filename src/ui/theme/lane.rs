//! The styles of a lane.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use ratatui::style::{Color, Modifier, Style};

use super::Theme;
use super::colour::{MARK, TEXT, nearest_apart, nearest_in_hue, nearest_of_256};
use super::fit::{HUE, apart, fit, fits_hues, lab_of, spread};
use super::palette::{Depth, LaneColours};

/// The styles of the parts of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneLook {
    /// A mark, or a line from mark to mark.
    pub mark: Style,
    /// The lane's colour for text; plain text if that is one of the sixteen colours.
    pub name: Style,
    /// The band of rulers with its text; without a background if the theme has no shades.
    pub band: Style,
    /// The alternative to `band`, which takes turns with it at each accession.
    pub band_alt: Style,
    /// A thin line down to a mark.
    pub stem: Style,
    /// A filled label: text on the colour of the marks. Also a bar with its name inside.
    pub label: Style,
    /// The weightiest mark of several in one column: like a label, or emphasised if inverse video would make it look selected.
    pub several: Style,
}

/// Cached styles: fitting one to a 256-colour terminal takes longer than drawing a row of the list.
#[derive(Debug, Default)]
pub(super) struct KnownLooks {
    looks: Mutex<HashMap<Asked, LaneLook>>,
    /// The colours of lanes side by side, by their hues.
    spread: Mutex<HashMap<Vec<Hue>, Vec<usize>>>,
    ways: OnceLock<Vec<usize>>,
}

/// The hue that a lane itself names.
type Hue = Option<[u8; 3]>;

/// The index of a lane's colour in turn, and the hue that the lane names.
type Asked = (usize, Hue);

impl KnownLooks {
    fn get(&self, row: usize, hue: Hue, find: impl FnOnce() -> LaneLook) -> LaneLook {
        let mut known = self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry((row, hue)).or_insert_with(find)
    }

    /// The colour of one of several lanes side by side.
    fn turn(&self, hues: Vec<Hue>, of: usize, lanes: &[LaneColours]) -> usize {
        let mut known = self.spread.lock().unwrap_or_else(PoisonError::into_inner);
        let turns = known
            .entry(hues)
            .or_insert_with_key(|hues| spread(hues, lanes));
        turns.get(of).copied().unwrap_or(of)
    }
}

impl Clone for KnownLooks {
    /// A copy may be changed, so it starts with an empty cache.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for KnownLooks {
    /// The cache depends only on the rest of the theme.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Theme {
    /// The style of a lane, by its index among the chronicle's rows, in the hue of the file if that names one.
    pub fn lane(self, row: usize, hue: Option<[u8; 3]>) -> LaneLook {
        let turn = row.checked_rem(self.palette.lanes.len()).unwrap_or(0);
        let known = &self.palette.known;
        known.get(turn, hue, || self.lane_afresh(turn, hue))
    }

    /// The style of a lane, by its index among the chronicle's rows, each of which may name a hue. If a theme uses the terminal's colours,
    /// lanes whose hues have the same nearest colour get different ones, as far as there are enough.
    pub(in crate::ui) fn lane_among(self, row: usize, hue_of: impl Fn(usize) -> Hue) -> LaneLook {
        let lanes = &self.palette.lanes;
        if lanes.is_empty() || fits_hues(lanes) {
            return self.lane(row, hue_of(row));
        }
        let first = row - row % lanes.len();
        let hues: Vec<Hue> = (first..first + lanes.len()).map(hue_of).collect();
        if hues.iter().all(Option::is_none) {
            return self.lane(row, None);
        }
        self.lane(self.palette.known.turn(hues, row - first, lanes), None)
    }

    /// The style of a route on the map: the colours of the lanes, except those that could be mistaken for a river or coast.
    pub(in crate::ui) fn way(self, way: u8) -> Style {
        let lanes = &self.palette.lanes;
        let ways = self.palette.known.ways.get_or_init(|| {
            let others = [self.river(), self.text()];
            let others = others.map(|line| lab_of(line.fg.unwrap_or_default()));
            let is_clear = |lane: &LaneColours| {
                let mark = lab_of(lane.mark);
                others.iter().all(|line| apart(*line, mark) > HUE)
            };
            // Few chronicles have as many lanes as there are colours, so the last ones are usually free.
            let places = lanes.iter().enumerate().rev();
            places
                .filter_map(|(place, lane)| is_clear(lane).then_some(place))
                .collect()
        });
        let number = usize::from(way);
        let turn = number.checked_rem(ways.len()).and_then(|at| ways.get(at));
        let look = self.lane(turn.copied().unwrap_or(number), None);
        look.mark.add_modifier(Modifier::BOLD)
    }

    /// Whether all routes on the map have the same colour.
    pub(in crate::ui) fn ways_are_alike(self) -> bool {
        self.way(0) == self.way(1)
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

    /// The colours of a lane as the terminal shows them; rounding must not make them fainter.
    fn shown(self, colours: LaneColours) -> LaneColours {
        if self.palette.depth == Depth::Full {
            return colours;
        }
        let own = Color::Reset;
        let grounds = [self.ground(), self.stripe(), self.bar()];
        let grounds = grounds.map(|look| (look.bg.unwrap_or(own), MARK));
        let text = self.text().fg.unwrap_or(own);
        // A name has the colour of the marks.
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
        let several = match colours.mark {
            Color::Reset => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            _ => label,
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
            several,
        }
    }
}
