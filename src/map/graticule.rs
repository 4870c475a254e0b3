//! The graticule: lines of latitude and longitude.

use super::Projection;
use super::projection::{Spot, whole, wrapped};
use super::raster::{Layer, Raster};
use crate::messages::Interface;

/// The label of a line of the graticule at the edge of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeLabel {
    /// The first column.
    pub column: u16,
    /// The row.
    pub row: u16,
    /// The text.
    pub text: String,
}

/// Possible distances between lines, in degrees.
const STEPS: [f64; 8] = [0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0];

/// The lines have one dot in this many.
const SPARSE: u16 = 6;

/// Minimum number of cells between two lines.
const APART: f64 = 10.0;

/// Draws the graticule and returns the labels of its lines, along the left and upper edges.
pub(super) fn draw(
    projection: &Projection,
    interface: Interface,
    raster: &mut Raster,
) -> Vec<EdgeLabel> {
    let (per_row, per_column) = projection.degrees_to_a_cell();
    let (columns, rows) = projection.cells();
    let mut labels = Vec::new();
    if columns == 0 || rows == 0 {
        return labels;
    }
    let step = step(per_column.max(per_row * 2.0) * APART);
    let (width, height) = raster.size();
    let corner = |dots| projection.spot(dots);
    let (south, north) = (corner((0.0, height)).latitude, corner((0.0, 0.0)).latitude);
    for line in multiples(south, north, step) {
        let (_, down) = projection.dots(Spot {
            latitude: line,
            longitude: 0.0,
        });
        (0..whole(width))
            .step_by(usize::from(SPARSE))
            .for_each(|at| raster.dot((at, whole(down)), Layer::Graticule));
        labels.push(EdgeLabel {
            column: 0,
            row: whole(down) / 4,
            text: interface.latitude(line),
        });
    }
    // Start from the middle, since the left edge of a map of the whole world has no unique longitude.
    let reach = f64::from(columns) * per_column / 2.0;
    let middle = corner((width / 2.0, height / 2.0)).longitude;
    let reach = reach.min(179.9);
    for line in multiples(middle - reach, middle + reach, step) {
        let (right, _) = projection.dots(Spot {
            latitude: 0.0,
            longitude: wrapped(line),
        });
        (0..whole(height))
            .step_by(usize::from(SPARSE))
            .for_each(|at| raster.dot((whole(right), at), Layer::Graticule));
        labels.push(EdgeLabel {
            column: whole(right) / 2,
            row: 0,
            text: interface.longitude(wrapped(line)),
        });
    }
    labels
}

/// The smallest step that is at least `least`, or else the largest step.
fn step(least: f64) -> f64 {
    STEPS
        .into_iter()
        .find(|step| *step >= least)
        .unwrap_or(30.0)
}

/// The multiples of `step` between two degrees.
fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (from / step).ceil();
    let count = whole(((to / step).floor() - first + 1.0).max(0.0));
    (0..count).map(move |place| (first + f64::from(place)) * step)
}
