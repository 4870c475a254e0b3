//! What a lane of the chart shows: marks, names and bars, and how uncertain dates are drawn.

use crate::chronicle::{EventId, Ref};
use crate::time::{Edge, Extent, Moment, When};

/// The events that begin in one column of a lane, represented by the weightiest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The weightiest event.
    pub event: EventId,
    /// The column.
    pub column: u16,
    /// Whether other events begin in the same column.
    pub several: bool,
}

/// The name of an event above the band of its lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The event.
    pub event: EventId,
    /// The column of its mark.
    pub column: u16,
    /// The lowest row it takes, counted upwards from the row right above the band.
    pub row: u16,
    /// The first column of the text: that of the mark, unless the flag is turned to the left.
    pub from: u16,
    /// The whole name: one line, or one for each row of an upright name.
    pub lines: Vec<String>,
    /// The columns of the text, the doubt sign, and the corner of a turned flag.
    pub width: u16,
    /// How reliable its date is, shown by a sign at the end of the last row.
    pub doubt: Doubt,
}

/// The name of an event beside its mark, on a lane that has no rows for names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The event.
    pub event: EventId,
    /// The first column of the text.
    pub column: u16,
    /// The whole name.
    pub text: String,
    /// The columns of the text and the doubt sign.
    pub width: u16,
    /// How reliable its date is, shown by a sign at the end.
    pub doubt: Doubt,
}

/// The events that have a flag or a labelled bar.
pub(super) fn named(flags: &[Flag], bars: &[Bar]) -> impl Iterator<Item = EventId> {
    let labelled = bars.iter().filter(|bar| bar.label.is_some());
    let bars = labelled.filter_map(|bar| EventId::of(bar.of));
    flags.iter().map(|flag| flag.event).chain(bars)
}

impl Flag {
    /// Whether the text is left of the stem. A corner in its last column then leads to the stem.
    pub fn turns_left(&self) -> bool {
        self.from < self.column
    }

    /// The height in rows.
    pub fn height(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX)
    }
}

/// A long event or a span, below the band of its lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The event or the span.
    pub of: Ref,
    /// The row below the band.
    pub row: u16,
    /// The first visible column.
    pub first: u16,
    /// The last visible column.
    pub last: u16,
    /// The columns where it was certainly in progress.
    pub certain: Option<(u16, u16)>,
    /// The columns between its dates, if it has several. Nothing is drawn there.
    pub gaps: Vec<(u16, u16)>,
    /// How it begins and how it ends.
    pub caps: Caps,
    /// How reliable its date is.
    pub doubt: Doubt,
    /// Its name, if there is room for it.
    pub label: Option<BarLabel>,
}

/// The name of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarLabel {
    /// The first column.
    pub column: u16,
    /// The whole name.
    pub text: String,
    /// The columns of the text and the doubt sign.
    pub width: u16,
    /// The side of the bar that it is on.
    pub side: Side,
}

/// Where the name of a bar is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the bar.
    Inside,
    /// Right of it.
    Right,
    /// Left of it.
    Left,
}

/// How one end of a band or bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// The end is in sight.
    Here,
    /// The end is beyond the edge of the screen.
    Beyond,
    /// There is no end: it is still going on, or had always been.
    Open,
    /// There is an end, but its date is unknown.
    Unknown,
}

impl Cap {
    /// The cap of an edge that is on screen or not.
    fn of(edge: Edge, on_screen: bool) -> Self {
        match edge {
            Edge::Open => Self::Open,
            Edge::Unknown if on_screen => Self::Unknown,
            _ if on_screen => Self::Here,
            _ => Self::Beyond,
        }
    }
}

/// How both ends of a band or bar are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// How it begins.
    pub start: Cap,
    /// How it ends.
    pub end: Cap,
}

impl Caps {
    /// The caps of an extent, seen through a window from one moment to another.
    pub(super) fn of(extent: &Extent, from: Moment, to: Moment) -> Self {
        Self {
            start: Cap::of(extent.start_edge, extent.start() >= from),
            end: Cap::of(extent.end_edge, extent.end() <= to),
        }
    }
}

/// How reliable a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// There is no doubt.
    None,
    /// The date is approximate (`~`).
    Approximate,
    /// The date is uncertain (`?`).
    Uncertain,
    /// Both (`%`).
    Both,
}

impl Doubt {
    /// The doubt of a date.
    pub(super) fn of(when: &When) -> Self {
        match (when.approximate(), when.uncertain()) {
            (false, false) => Self::None,
            (true, false) => Self::Approximate,
            (false, true) => Self::Uncertain,
            (true, true) => Self::Both,
        }
    }
}
