//! Land and water, filled from the polygons of a base map.

use std::ops::Range;

use super::base::TURNS;
use super::projection::whole;
use super::{BaseLine, BaseMap, Feature, Projection, Ring};

/// The quadrants of a cell that are land, one bit each: upper left, upper right, lower left, lower right.
pub type Quarters = u8;

/// The whole cell.
pub const ALL_LAND: Quarters = 0b1111;

/// Width and height of a quadrant in dots.
const QUARTER: (f64, f64) = (1.0, 2.0);

/// Which quadrants of the cells are land, row by row; `None` if the map has no land polygons.
pub(super) fn land(base: &BaseMap, projection: &Projection) -> Option<Vec<Quarters>> {
    base.lines
        .iter()
        .find(|line| line.feature == Feature::Land && line.ring.is_some())?;
    let land = Mask::of(base, Feature::Land, projection);
    let lakes = Mask::of(base, Feature::Lake, projection);
    let (columns, rows) = projection.cells();
    let (columns, rows) = (usize::from(columns), usize::from(rows));
    let quarters = (0..columns * rows).map(|cell| {
        let (column, row) = (cell % columns.max(1) * 2, cell / columns.max(1) * 2);
        let is_land = |at: (usize, usize)| land.has(at) && !lakes.has(at);
        let places = [(0, 0), (1, 0), (0, 1), (1, 1)];
        let bits = places.iter().enumerate().map(|(bit, (right, down))| {
            Quarters::from(is_land((column + right, row + down))) << bit
        });
        bits.sum()
    });
    Some(quarters.collect())
}

/// The area within the polygons of one feature, by quadrants of cells.
struct Mask {
    width: usize,
    within: Vec<bool>,
}

impl Mask {
    fn of(base: &BaseMap, feature: Feature, projection: &Projection) -> Self {
        let (columns, rows) = projection.cells();
        let (width, height) = (usize::from(columns) * 2, usize::from(rows) * 2);
        let mut mask = Self {
            width,
            within: vec![false; width * height],
        };
        let area = projection.bounds();
        let lines = base.lines.iter().filter(|line| line.feature == feature);
        let rings: Vec<&BaseLine> = lines.filter(|line| line.ring.is_some()).collect();
        let seen = seen(projection, columns);
        let mut crossings: Vec<(u16, f64)> = Vec::new();
        for polygon in rings.chunk_by(|_, next| next.ring == Some(Ring::Inner)) {
            for turn in TURNS {
                let near = polygon.iter().filter(|ring| ring.reaches(area, turn));
                crossings.clear();
                for ring in near {
                    let dots = ring.points().iter();
                    cross(
                        dots.map(|spot| projection.flat(*spot, turn)),
                        rows.saturating_mul(2),
                        &mut crossings,
                    );
                }
                mask.fill(&mut crossings, &seen);
            }
        }
        mask
    }

    /// Fills each row between its first and second crossing, its third and fourth, and so on.
    fn fill(&mut self, crossings: &mut [(u16, f64)], seen: &Range<usize>) {
        crossings.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        // A closed ring crosses each row an even number of times.
        for pair in crossings.chunks_exact(2) {
            let row = usize::from(pair[0].0) * self.width;
            let column = |dots: f64| {
                let column = usize::from(whole((dots / QUARTER.0 - 0.5).ceil().max(0.0)));
                column.clamp(seen.start, seen.end)
            };
            let (first, end) = (column(pair[0].1), column(pair[1].1));
            if let Some(cells) = self.within.get_mut(row + first..row + end) {
                cells.fill(true);
            }
        }
    }

    fn has(&self, (column, row): (usize, usize)) -> bool {
        let found = self.within.get(row * self.width + column);
        found.is_some_and(|within| *within)
    }
}

/// The quadrants within half a turn of the middle of the map. Beyond them the earth would be repeated.
fn seen(projection: &Projection, columns: u16) -> Range<usize> {
    let middle = f64::from(columns);
    let reach = projection.half_a_turn();
    let quadrant = |dots: f64| usize::from(whole((dots / QUARTER.0).round().max(0.0)));
    let end = usize::from(columns) * 2;
    quadrant(middle - reach).min(end)..quadrant(middle + reach).min(end)
}

/// Records where the sides of a ring cross the middle of each row. A ring that is not closed is closed.
fn cross(mut dots: impl Iterator<Item = (f64, f64)>, rows: u16, crossings: &mut Vec<(u16, f64)>) {
    let Some(start) = dots.next() else {
        return;
    };
    let mut from = start;
    for to in dots.chain([start]) {
        let (upper, lower) = if from.1 <= to.1 {
            (from, to)
        } else {
            (to, from)
        };
        from = to;
        let first = (upper.1 / QUARTER.1 - 0.5).ceil().max(0.0);
        let end = (lower.1 / QUARTER.1 - 0.5).ceil().max(0.0);
        for row in whole(first)..whole(end).min(rows) {
            let down = (f64::from(row) + 0.5) * QUARTER.1;
            let share = (down - upper.1) / (lower.1 - upper.1);
            crossings.push((row, upper.0 + (lower.0 - upper.0) * share));
        }
    }
}
