//! The lines of a base map, which do not depend on the chronicle.

use super::Spot;

/// What a line of a base map represents. Later variants are drawn over earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Land, given as closed rings, which can be filled.
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
    /// What it represents.
    pub feature: Feature,
    /// Its points, in order.
    pub points: Box<[Spot]>,
}

/// The lines behind the places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BaseMap {
    /// A note that users must see. The part before a `;` is its short form.
    pub note: Box<str>,
    /// Its lines.
    pub lines: Vec<BaseLine>,
}

impl BaseMap {
    /// Every point of the lines of one feature.
    pub fn spots(&self, feature: Feature) -> impl Iterator<Item = Spot> {
        self.lines
            .iter()
            .filter(move |line| line.feature == feature)
            .flat_map(|line| line.points.iter().copied())
    }
}
