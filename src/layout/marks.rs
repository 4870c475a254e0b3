//! What stands on a chart: marks and their names, and how what is not known of them is told.

use crate::chronicle::EventId;
use crate::time::{Edge, When};

/// An event on the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which one.
    pub event: EventId,
    /// The row among the event rows of its lane.
    pub row: u16,
    /// The first column.
    pub first: u16,
    /// The last column.
    pub last: u16,
    /// The columns where the event certainly was going on.
    pub certain: Option<(u16, u16)>,
    /// How it begins and how it ends.
    pub caps: (Cap, Cap),
    /// What its date leaves open.
    pub doubt: Doubt,
    /// The name beside or inside the mark.
    pub label: Option<Label>,
    /// True if it is only a guest on this lane: it has its name, and is counted, on another one.
    pub guest: bool,
}

impl Mark {
    /// The last row that it takes with its name.
    pub(super) fn bottom(&self) -> u16 {
        let below = self
            .label
            .as_ref()
            .filter(|label| label.place == LabelPlace::Below);
        self.row.saturating_add(below.map_or(0, |label| {
            u16::try_from(label.lines.len()).unwrap_or(u16::MAX)
        }))
    }
}

/// A name on the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The column it begins in.
    pub column: u16,
    /// The words, cut to what there is room for: one line of them, or one for each row of an upright name.
    pub lines: Vec<String>,
    /// Where it stands.
    pub place: LabelPlace,
    /// True if nothing of it is cut.
    pub whole: bool,
}

/// Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelPlace {
    /// In the bar of its event.
    Inside,
    /// Right or left of its mark.
    Beside,
    /// Upright below its mark, which it shares its first column with.
    Below,
}

impl Label {
    /// A name on one line.
    pub(super) fn lying(column: usize, words: &str, place: LabelPlace, whole: bool) -> Self {
        Self {
            column: u16::try_from(column).unwrap_or(u16::MAX),
            lines: vec![words.to_owned()],
            place,
            whole,
        }
    }
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
    /// There is one, and nobody knows when.
    Unknown,
}

impl Cap {
    /// The cap of an edge that is on screen or not.
    pub(super) fn of(edge: Edge, on_screen: bool) -> Self {
        match edge {
            Edge::Open => Self::Open,
            Edge::Unknown if on_screen => Self::Unknown,
            _ if on_screen => Self::Here,
            _ => Self::Beyond,
        }
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

/// The columns of a mark: the first, and the one after the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) first: usize,
    pub(super) end: usize,
}
