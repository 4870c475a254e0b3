//! The content of a theme: a style for every role, and colours for the lanes.

use ratatui::style::{Color, Style};
use serde::Deserialize;
use serde::de::Error as _;

use super::colour::{MARK, TEXT, nearest_apart, nearest_of_256, read_colour, read_look};
use super::lane::KnownLooks;

/// A style in a file.
#[derive(Debug, Clone, Copy)]
struct Look(Style);

impl<'t> Deserialize<'t> for Look {
    fn deserialize<D: serde::Deserializer<'t>>(from: D) -> Result<Self, D::Error> {
        let words = String::deserialize(from)?;
        read_look(&words).map(Self).map_err(D::Error::custom)
    }
}

fn colour<'t, D: serde::Deserializer<'t>>(from: D) -> Result<Color, D::Error> {
    let word = String::deserialize(from)?;
    read_colour(&word).map_err(D::Error::custom)
}

/// The colours of one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LaneColours {
    /// Marks, routes, and the lane's own name.
    #[serde(deserialize_with = "colour")]
    pub(super) mark: Color,
    /// The background of the band of rulers.
    #[serde(deserialize_with = "colour")]
    pub(super) band: Color,
    /// The same after an accession.
    #[serde(deserialize_with = "colour")]
    pub(super) band_alt: Color,
    /// Thin lines that lead to a mark.
    #[serde(deserialize_with = "colour")]
    pub(super) stem: Color,
    /// Text on a background of the colour of marks.
    #[serde(deserialize_with = "colour")]
    pub(super) on_mark: Color,
}

/// A single list of the roles for the styles of a theme, the fields of its file, and the methods that return them.
macro_rules! roles {
    ($($(#[$meaning:meta])+ $role:ident,)+) => {
        /// The styles of all roles.
        #[derive(Debug, Clone, Copy, PartialEq, Default)]
        pub(super) struct Looks {
            $($(#[$meaning])+ pub(super) $role: Style,)+
        }

        /// A theme file. Everything that it leaves out is as in the theme it starts from.
        #[derive(Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct File {
            /// The theme it starts from.
            pub(super) from: Option<String>,
            lanes: Option<Vec<LaneColours>>,
            $($role: Option<Look>,)+
        }

        impl File {
            /// The theme that results from this file and the one it starts from.
            pub(super) fn over(self, base: &Palette) -> Palette {
                Palette {
                    looks: Looks { $($role: self.$role.map_or(base.looks.$role, |look| look.0),)+ },
                    lanes: self.lanes.filter(|lanes| !lanes.is_empty()).unwrap_or_else(|| base.lanes.clone()),
                    depth: base.depth,
                    known: KnownLooks::default(),
                }
            }

            /// The roles that the file leaves out.
            #[cfg(test)]
            pub(super) fn missing(&self) -> Vec<&'static str> {
                [$((stringify!($role), self.$role.is_none()),)+]
                    .into_iter()
                    .filter_map(|(name, missing)| missing.then_some(name))
                    .collect()
            }
        }

        impl Looks {
            fn each(&mut self, change: impl Fn(&mut Style)) {
                $(change(&mut self.$role);)+
            }
        }

        impl super::Theme {
            $($(#[$meaning])+ pub fn $role(self) -> Style { self.palette.looks.$role })+
        }
    };
}

roles! {
    /// The background of everything, and text without its own style.
    ground,
    /// Every other year (or other step of the axis) behind the chart.
    stripe,
    /// The background of the card and of dialogs over the panes.
    panel,
    /// The background of the header and the footer.
    bar,
    /// The background of the selected row.
    selection,
    /// A filled label for the selection: a date on the axis, the kind of an event.
    chip,
    /// Main text.
    text,
    /// Emphasised text.
    strong,
    /// Text of second importance.
    second,
    /// Text in passing, such as remarks.
    dim,
    /// What is selected or current: a date, the current year.
    accent,
    /// A key that can be pressed.
    key,
    /// A link to another card.
    link,
    /// A name borrowed from another language.
    borrowed,
    /// Something that is wrong.
    warning,
    /// Lines between parts of a page.
    rule,
    /// Bars that show how much happened when.
    density,
    /// The same inside the window.
    density_in,
    /// The window within the whole range.
    window,
    /// The bar of a number that does not belong to a side.
    figure,
    /// Land on the map.
    land,
    /// Sea and lakes.
    water,
    /// Rivers.
    river,
    /// Rivers of the chronicle where they ran at the time, and their names.
    course,
    /// Present borders.
    border,
    /// Parallels and meridians.
    graticule,
}

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// Red, green and blue in 24 bits.
    #[default]
    Full,
    /// 256 colours, of which 240 are the same everywhere.
    Indexed,
}

/// A whole theme.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Palette {
    pub(super) looks: Looks,
    /// Used in turn by the chronicle's rows; at least one.
    pub(super) lanes: Vec<LaneColours>,
    pub(super) depth: Depth,
    pub(super) known: KnownLooks,
}

impl Looks {
    /// Keeps faint colours from becoming too faint by rounding: text on all backgrounds, lines on the water.
    fn stand_out(&mut self, full: &Self) {
        let grounds = [self.ground, self.stripe, self.panel, self.bar];
        let grounds: Vec<(Color, f64)> = grounds
            .iter()
            .filter_map(|look| Some((look.bg?, TEXT)))
            .collect();
        for (look, wanted) in [
            (&mut self.dim, full.dim),
            (&mut self.accent, full.accent),
            (&mut self.key, full.key),
        ] {
            look.fg = wanted.fg.map(|colour| nearest_apart(colour, &grounds));
        }
        let water: Vec<(Color, f64)> = self
            .water
            .bg
            .map(|water| (water, MARK))
            .into_iter()
            .collect();
        let line = full.graticule.fg;
        self.graticule.fg = line.map(|colour| nearest_apart(colour, &water));
    }
}

impl Palette {
    /// The theme in the colours that a terminal can show.
    #[must_use]
    pub(super) fn in_depth(mut self, depth: Depth) -> Self {
        if depth == Depth::Indexed {
            let full = self.looks;
            self.looks.each(|style| {
                style.fg = style.fg.map(nearest_of_256);
                style.bg = style.bg.map(nearest_of_256);
            });
            self.looks.stand_out(&full);
        }
        self.depth = depth;
        self
    }
}
