//! Styles by role. Every colour that is drawn is defined here, and originally in a RON file.

mod colour;
#[cfg(test)]
mod contrast;
mod fit;
mod lane;
mod mistakes;
mod palette;
mod read;
mod sample;

pub(super) use colour::{ansi_number, nominal};
pub use lane::LaneLook;
pub use mistakes::{says_nothing, told_mistake};
pub use palette::Depth;
pub use read::{BUILT_IN, FindTheme, ThemeError, read, source};
pub use sample::sample;

use std::fmt;

use ratatui::style::{Color, Modifier, Style};

use crate::card::Role;
use crate::map::{Layer, Rank};
use crate::text::Widths;
use palette::Palette;

/// Styles by role.
#[derive(Clone, Copy, PartialEq)]
pub struct Theme {
    palette: &'static Palette,
    plain: bool,
}

impl fmt::Debug for Theme {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Theme")
            .field("ground", &self.palette.looks.ground)
            .field("plain", &self.plain)
            .finish_non_exhaustive()
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::night()
    }
}

impl Theme {
    /// Leaks the palette: a theme lives as long as the program, and is handed to everything that draws.
    fn of(palette: Palette) -> Self {
        Self {
            palette: Box::leak(Box::new(palette)),
            plain: false,
        }
    }

    /// The theme without lines, blocks and other shapes: plain characters replace them.
    #[must_use]
    pub fn without_shapes(self) -> Self {
        Self {
            plain: true,
            ..self
        }
    }

    /// Whether only plain characters may be drawn.
    pub(super) fn is_plain(self) -> bool {
        self.plain
    }

    /// Whether shapes may be drawn.
    pub(super) fn has_shapes(self, widths: Widths) -> bool {
        !self.plain && !widths.are_wide()
    }

    /// Whether backgrounds can be distinguished. Otherwise lines are drawn where a background would end: beside the card, at each year.
    pub(in crate::ui) fn has_shades(self) -> bool {
        self.palette.looks.panel.bg != self.palette.looks.ground.bg
    }

    /// A style on the selected row. If that is in inverse video, its text has the terminal's own colours.
    #[must_use]
    pub(in crate::ui) fn on_selection(self, look: Style) -> Style {
        let row = self.selection();
        if row.add_modifier.contains(Modifier::REVERSED) {
            let modifiers = look.add_modifier.difference(Modifier::DIM);
            return row.add_modifier(modifiers).fg(Color::Reset);
        }
        // Secondary text and thin lines would be too faint there.
        let passing = [self.dim(), self.rule()]
            .iter()
            .any(|faint| faint.fg == look.fg);
        row.patch(if passing { self.second() } else { look })
    }

    /// A line or an edge of the selection: unlike text, a line is not underlined.
    #[must_use]
    pub(in crate::ui) fn accent_line(self) -> Style {
        self.accent()
            .remove_modifier(Modifier::UNDERLINED | Modifier::DIM)
    }

    /// The title of a pane, with or without the focus.
    pub fn title(self, focused: bool) -> Style {
        if focused {
            self.accent()
        } else {
            self.strong()
        }
    }

    /// The selected item, if it is a few words.
    pub fn selected(self) -> Style {
        self.chip()
    }

    /// An event that is related to the card.
    pub fn related(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A line of the map.
    pub(in crate::ui) fn map_line(self, layer: Layer) -> Style {
        match layer {
            Layer::Empty | Layer::Graticule => self.graticule(),
            Layer::Province => self.border(),
            Layer::River | Layer::Lake => self.river(),
            Layer::Course => self.course(),
            Layer::Coast => self.text(),
            Layer::Way(way) => self.way(way),
        }
    }

    /// A place on the map and its name.
    pub(in crate::ui) fn site(self, rank: Rank) -> Style {
        match rank {
            Rank::Selected => self.chip(),
            Rank::Passed => self.strong(),
            Rank::Great => self.text(),
            Rank::Small => self.second(),
        }
    }

    /// A word of a card.
    pub fn word(self, role: Role) -> Style {
        match role {
            Role::Plain | Role::Name => Style::new(),
            Role::Fallback => self.borrowed(),
            Role::Dim | Role::Mark => self.dim(),
            Role::Strong => self.strong(),
            Role::Second => self.second(),
            Role::Address => self.link(),
        }
    }
}
