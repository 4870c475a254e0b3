//! Land and water, filled from the polygons of a base map.

use super::base::TURNS;
use super::projection::whole;
use super::{BaseMap, Feature, Projection};

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
        .find(|line| line.feature == Feature::Land)?;
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

/// The area within the rings of one feature, by quadrants of cells.
struct Mask {
    width: usize,
    within: Vec<bool>,
}

impl Mask {
    fn of(base: &BaseMap, feature: Feature, projection: &Projection) -> Self {
        let (columns, rows) = projection.cells();
        let (width, height) = (usize::from(columns) * 2, usize::from(rows) * 2);
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); height];
        let area = projection.bounds();
        let lines = base.lines.iter().filter(|line| line.feature == feature);
        for line in lines {
            for turn in TURNS.into_iter().filter(|turn| line.reaches(area, *turn)) {
                let dots = line.points().iter();
                cross(
                    dots.map(|spot| projection.flat(*spot, turn)),
                    &mut crossings,
                );
            }
        }
        let mut within = vec![false; width * height];
        for (row, mut crossings) in within.chunks_mut(width.max(1)).zip(crossings) {
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let first = (pair[0] / QUARTER.0 - 0.5).ceil().max(0.0);
                let end = (pair[1] / QUARTER.0 - 0.5).ceil().max(0.0);
                let (first, end) = (usize::from(whole(first)), usize::from(whole(end)));
                let (first, end) = (first.min(width), end.min(width));
                row[first..end.max(first)].fill(true);
            }
        }
        Self { width, within }
    }

    fn has(&self, (column, row): (usize, usize)) -> bool {
        let found = self.within.get(row * self.width + column);
        found.is_some_and(|within| *within)
    }
}

/// Records where the sides of a ring cross the middle of each row.
fn cross(dots: impl Iterator<Item = (f64, f64)>, crossings: &mut [Vec<f64>]) {
    let mut before: Option<(f64, f64)> = None;
    for to in dots {
        let Some(from) = before.replace(to) else {
            continue;
        };
        let (upper, lower) = if from.1 <= to.1 {
            (from, to)
        } else {
            (to, from)
        };
        let first = (upper.1 / QUARTER.1 - 0.5).ceil().max(0.0);
        let end = (lower.1 / QUARTER.1 - 0.5).ceil().max(0.0);
        for row in whole(first)..whole(end) {
            let Some(crossed) = crossings.get_mut(usize::from(row)) else {
                break;
            };
            let down = (f64::from(row) + 0.5) * QUARTER.1;
            let share = (down - upper.1) / (lower.1 - upper.1);
            crossed.push(upper.0 + (lower.0 - upper.0) * share);
        }
    }
}
