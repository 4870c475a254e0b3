//! Looks by role. The colours are the terminal's own sixteen, so that they suit whatever it has.

use ratatui::style::{Color, Modifier, Style};

use crate::card::Role;
use crate::map::{Layer, Rank};
use crate::text::Widths;

/// Whether colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// The terminal's sixteen.
    #[default]
    Sixteen,
    /// None: bold, dim, italic, underline and reverse say what there is to say.
    None,
}

/// Looks by role.
#[derive(Debug, Clone, Copy, Default)]
pub struct Theme {
    colours: Colours,
    plain: bool,
}

/// Lanes take these in turn; neighbours in the list are easy to tell apart.
const LANE_COLOURS: [Color; 6] = [
    Color::Red,
    Color::Cyan,
    Color::Yellow,
    Color::Magenta,
    Color::Green,
    Color::Blue,
];

impl Theme {
    /// A theme with or without colours.
    pub fn new(colours: Colours) -> Self {
        Self {
            colours,
            plain: false,
        }
    }

    /// The theme without lines, blocks and other shapes: plain characters stand in for them.
    #[must_use]
    pub fn without_shapes(self) -> Self {
        Self {
            plain: true,
            ..self
        }
    }

    /// Whether only plain characters are wanted.
    pub(super) fn is_plain(self) -> bool {
        self.plain
    }

    /// Whether shapes may be drawn.
    pub(super) fn has_shapes(self, widths: Widths) -> bool {
        !self.plain && !widths.are_wide()
    }

    fn coloured(self, colour: Color) -> Style {
        match self.colours {
            Colours::Sixteen => Style::new().fg(colour),
            Colours::None => Style::new(),
        }
    }

    /// Text to read.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// What is said in passing.
    pub fn dim(self) -> Style {
        match self.colours {
            Colours::Sixteen => Style::new().fg(Color::DarkGray),
            Colours::None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// What is stressed.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What is wrong.
    pub fn warning(self) -> Style {
        self.coloured(Color::Red)
    }

    /// The program's own name and the titles of panes.
    pub fn title(self, focused: bool) -> Style {
        if focused {
            self.coloured(Color::Yellow).add_modifier(Modifier::BOLD)
        } else {
            self.strong()
        }
    }

    /// Lines around panes.
    pub fn frame(self) -> Style {
        self.dim()
    }

    /// The selected event.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// An event that has to do with the card.
    pub fn related(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A lane, by its place among the rows.
    pub fn lane(self, row: usize) -> Style {
        self.coloured(LANE_COLOURS[row % LANE_COLOURS.len()])
    }

    /// The density of events.
    pub fn density(self) -> Style {
        self.dim()
    }

    /// A bar that stands for a number.
    pub fn bar(self) -> Style {
        self.coloured(Color::Yellow)
    }

    /// A line of the map.
    pub fn map_line(self, layer: Layer) -> Style {
        match layer {
            Layer::Empty | Layer::Graticule | Layer::Province => self.dim(),
            Layer::River | Layer::Lake if self.colours == Colours::None => self.dim(),
            Layer::River | Layer::Lake => self.coloured(Color::Blue),
            Layer::Coast => self.text(),
            Layer::Way(way) => self.way(way),
        }
    }

    /// One of the ways on the map.
    pub fn way(self, way: u8) -> Style {
        self.lane(usize::from(way)).add_modifier(Modifier::BOLD)
    }

    /// A place on the map and its name.
    pub fn site(self, rank: Rank) -> Style {
        match rank {
            Rank::Selected => self
                .coloured(Color::Yellow)
                .add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Rank::Passed => self.strong(),
            Rank::Great => self.text(),
            Rank::Small => self.dim(),
        }
    }

    /// A word of a card.
    pub fn word(self, role: Role) -> Style {
        match role {
            Role::Plain | Role::Name => self.text(),
            Role::Fallback => Style::new().add_modifier(Modifier::ITALIC),
            Role::Dim | Role::Mark => self.dim(),
            Role::Strong => self.strong(),
            Role::Address => Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }
}

/// How a lane looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneLook {
    /// A mark.
    pub mark: Style,
    /// The lane's colour for letters.
    pub name: Style,
    /// The band.
    pub band: Style,
    /// The band after an accession.
    pub band_alt: Style,
    /// A stem.
    pub stem: Style,
    /// A filled label.
    pub label: Style,
}

impl Theme {
    /// Stands in until themes are there.
    pub fn lane_look(self, row: usize) -> LaneLook {
        let rgb = |hex: u32| Color::from_u32(hex);
        let [mark, band, alt, stem] = [
            [0xe8705a, 0x4a221d, 0x6a2c24, 0x9c594b],
            [0x5cc0b2, 0x17403c, 0x1f544f, 0x3f746c],
            [0xe0b45c, 0x4a3a14, 0x63501e, 0x80693a],
            [0xc08adf, 0x3a2449, 0x4c3060, 0x7e608f],
            [0x68aef4, 0x1b3752, 0x244a6f, 0x496f95],
            [0x7dbc6f, 0x243c1e, 0x305128, 0x52754b],
        ][row % 6];
        LaneLook {
            mark: Style::new().fg(rgb(mark)),
            name: Style::new().fg(rgb(mark)),
            band: Style::new().fg(rgb(0xe6e3da)).bg(rgb(band)),
            band_alt: Style::new().fg(rgb(0xe6e3da)).bg(rgb(alt)),
            stem: Style::new().fg(rgb(stem)),
            label: Style::new().fg(rgb(0x12141a)).bg(rgb(mark)),
        }
    }
    /// Stands in.
    pub fn has_shades(self) -> bool {
        true
    }
    /// Stands in.
    pub fn stripe(self) -> Style {
        Style::new().bg(Color::from_u32(0x171a22))
    }
    /// Stands in.
    pub fn bar_ground(self) -> Style {
        Style::new().bg(Color::from_u32(0x20242f))
    }
    /// Stands in.
    pub fn chip(self) -> Style {
        Style::new().fg(Color::from_u32(0x12141a)).bg(Color::from_u32(0xe0b45c)).add_modifier(Modifier::BOLD)
    }
    /// Stands in.
    pub fn second(self) -> Style {
        Style::new().fg(Color::from_u32(0xb9b7ae))
    }
    /// Stands in.
    pub fn accent(self) -> Style {
        Style::new().fg(Color::from_u32(0xe0b45c))
    }
    /// Stands in.
    pub fn rule(self) -> Style {
        Style::new().fg(Color::from_u32(0x666b79))
    }
    /// Stands in.
    pub fn density_in(self) -> Style {
        Style::new().fg(Color::from_u32(0xe0b45c))
    }
    /// Stands in.
    pub fn window(self) -> Style {
        Style::new().bg(Color::from_u32(0x2c3446))
    }
}
