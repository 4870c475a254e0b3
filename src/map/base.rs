//! The lines of a base map, which do not depend on the chronicle.

use super::Spot;

/// What a line of a base map represents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Which ring of a polygon a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// The first, which surrounds it.
    Outer,
    /// Another one, which surrounds a hole. It comes after the other rings of its polygon.
    Inner,
}

/// One line of a base map.
#[derive(Debug, Clone, PartialEq)]
pub struct BaseLine {
    /// What it represents.
    pub feature: Feature,
    /// Which ring of a polygon it is, if any.
    pub ring: Option<Ring>,
    /// Its points, in order.
    points: Box<[Spot]>,
    bounds: Bounds,
}

impl BaseLine {
    /// A line through these points.
    pub fn new(feature: Feature, ring: Option<Ring>, points: Box<[Spot]>) -> Self {
        let bounds = Bounds::of(&points);
        Self {
            feature,
            ring,
            points,
            bounds,
        }
    }

    /// Its points, in order.
    pub fn points(&self) -> &[Spot] {
        &self.points
    }

    /// Whether any of it may lie within some bounds if it is moved east by `turn` degrees.
    pub(super) fn reaches(&self, bounds: Bounds, turn: f64) -> bool {
        let (line, area) = (self.bounds, bounds);
        let meets = |one: (f64, f64), other: (f64, f64)| one.0 <= other.1 && other.0 <= one.1;
        let east = (line.east.0 + turn, line.east.1 + turn);
        meets(line.north, area.north) && meets(east, area.east)
    }
}

/// The ranges of latitudes and of longitudes of an area, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) north: (f64, f64),
    pub(super) east: (f64, f64),
}

impl Bounds {
    fn of(points: &[Spot]) -> Self {
        let range = |degrees: fn(&Spot) -> f64| {
            let degrees = points.iter().map(degrees);
            degrees.fold((f64::INFINITY, f64::NEG_INFINITY), |range, degrees| {
                (range.0.min(degrees), range.1.max(degrees))
            })
        };
        Self {
            north: range(|spot| spot.latitude),
            east: range(|spot| spot.longitude),
        }
    }
}

/// The turns around the earth by which a line is drawn: a map may show a part beyond the antimeridian.
pub(super) const TURNS: [f64; 3] = [-360.0, 0.0, 360.0];

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
            .flat_map(|line| line.points().iter().copied())
    }
}
