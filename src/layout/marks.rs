//! What stands on a lane of the chart: marks, their names, bars, and how what is not known of them is shown.

use crate::chronicle::{EventId, Ref};
use crate::time::{Edge, Extent, Moment, When};

/// The events that begin in one column of a lane, by the weightiest of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which one.
    pub event: EventId,
    /// The column.
    pub column: u16,
    /// True if others begin in the same column.
    pub several: bool,
}

/// The name of an event above the band of its lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Which one.
    pub event: EventId,
    /// The column of its mark.
    pub column: u16,
    /// The lowest row it takes, counted upwards from the one right above the band.
    pub row: u16,
    /// The column that the words begin in: that of the mark, unless the flag is turned to the left.
    pub from: u16,
    /// The whole name: one line, or one for each row of an upright name.
    pub lines: Vec<String>,
    /// The columns of the words, of a sign of doubt, and of the corner of a flag that is turned.
    pub width: u16,
    /// What its date leaves open: said at the end of the last row.
    pub doubt: Doubt,
}

/// The name of an event on the line of a lane that has no row for names, beside its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Which one.
    pub event: EventId,
    /// The first column of the words.
    pub column: u16,
    /// The whole name.
    pub text: String,
    /// The columns of the words, and of a sign of doubt.
    pub width: u16,
    /// What its date leaves open: said at the end.
    pub doubt: Doubt,
}

impl Flag {
    /// Whether its words stand left of its stem, which a corner in their last column leads to.
    pub fn turns_left(&self) -> bool {
        self.from < self.column
    }

    /// How many rows it takes.
    pub fn height(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX)
    }
}

/// Something that lasts, below the band of its lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The event or the span.
    pub of: Ref,
    /// The row below the band.
    pub row: u16,
    /// The first column in sight.
    pub first: u16,
    /// The last column in sight.
    pub last: u16,
    /// The columns where it certainly was going on.
    pub certain: Option<(u16, u16)>,
    /// The columns between its dates, if it has several: nothing is drawn there.
    pub gaps: Vec<(u16, u16)>,
    /// How it begins and how it ends.
    pub caps: (Cap, Cap),
    /// What its date leaves open.
    pub doubt: Doubt,
    /// Its name, where there is room for it.
    pub label: Option<BarLabel>,
}

/// The name of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarLabel {
    /// The column it begins in.
    pub column: u16,
    /// The whole name.
    pub text: String,
    /// The columns of it, and of a sign of doubt.
    pub width: u16,
    /// Where it stands.
    pub side: Side,
}

/// Where the name of a bar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the bar.
    Inside,
    /// Right of it.
    Right,
    /// Left of it.
    Left,
}

/// One end of something on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// It lies here.
    Here,
    /// It lies beyond the edge of the screen.
    Beyond,
    /// There is none: it went on, or had always been.
    Open,
    /// There is one, and it is unknown when.
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

    /// The caps of the two ends of a stretch, seen through a window.
    pub(super) fn both(extent: &Extent, (from, to): (Moment, Moment)) -> (Self, Self) {
        (
            Self::of(extent.start_edge, extent.start() >= from),
            Self::of(extent.end_edge, extent.end() <= to),
        )
    }
}

/// What a date leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing.
    None,
    /// It is about right (`~`).
    Approximate,
    /// It may be wrong (`?`).
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
