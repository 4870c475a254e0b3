//! The lines of a base map: what does not depend on the chronicle.

use super::Spot;

/// What a line of a base map stands for; a later one is drawn over an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Land, as rings around it: it can be filled.
    Land,
    /// A river.
    River,
    /// The shore of a lake.
    Lake,
    /// The outline of a province or another region.
    Province,
    /// The coast of the sea.
    Coast,
}

/// One line of a base map.
#[derive(Debug, Clone, PartialEq)]
pub struct BaseLine {
    /// What it stands for.
    pub feature: Feature,
    /// Its points in order.
    pub points: Box<[Spot]>,
}

/// The lines behind the places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BaseMap {
    /// What a reader must know of it; whole, and before a `;` in short.
    pub note: Box<str>,
    /// Its lines.
    pub lines: Vec<BaseLine>,
}

impl BaseMap {
    /// Every point of the lines of one sort.
    pub fn spots(&self, feature: Feature) -> impl Iterator<Item = Spot> {
        self.lines
            .iter()
            .filter(move |line| line.feature == feature)
            .flat_map(|line| line.points.iter().copied())
    }
}
