//! Converts between degrees and dots.

use super::View;
use super::base::Bounds;

/// A point on the earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Degrees north of the equator, from −90 to 90.
    pub latitude: f64,
    /// Degrees east of Greenwich, from −180 to 180.
    pub longitude: f64,
}

impl Spot {
    /// The approximate distance to another point in degrees of latitude, for comparing distances.
    pub fn away(self, other: Self) -> f64 {
        let middle = f64::midpoint(self.latitude, other.latitude);
        let east = wrapped(other.longitude - self.longitude) * cosine(middle);
        east.hypot(other.latitude - self.latitude)
    }
}

/// Width and height of a cell in dots.
pub(super) const DOTS: (u16, u16) = (2, 4);

/// Minimum length of a degree of longitude relative to a degree of latitude. At the poles it would be zero.
const LEAST_COSINE: f64 = 0.02;

/// The equirectangular projection, with the length of a degree of longitude taken from the middle of the map. Shapes are true there, and a
/// degree of latitude has the same length everywhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    middle: Spot,
    cosine: f64,
    /// Dots per degree of latitude.
    per_degree: f64,
    /// Half the number of dots across and down.
    half: (f64, f64),
    columns: u16,
    rows: u16,
}

impl Projection {
    /// Fits a view into a rectangle of cells. All of the view is on the map, which shows more on two sides if the proportions differ.
    pub fn fit(view: View, columns: u16, rows: u16) -> Self {
        let (width, height) = (
            f64::from(columns) * f64::from(DOTS.0),
            f64::from(rows) * f64::from(DOTS.1),
        );
        let (half_width, half_height) = view.half_degrees();
        let per_degree = (width / half_width).min(height / half_height) / 2.0;
        let middle = view.middle();
        Self {
            middle,
            cosine: cosine(middle.latitude),
            per_degree,
            half: (width / 2.0, height / 2.0),
            columns,
            rows,
        }
    }

    /// Columns and rows of the map.
    pub fn cells(&self) -> (u16, u16) {
        (self.columns, self.rows)
    }

    /// The area of the map in degrees, with a cell around it. Longitudes may lie beyond the antimeridian.
    pub(super) fn bounds(&self) -> Bounds {
        let around = |middle: f64, half: f64| (middle - half, middle + half);
        let north = (self.half.1 + f64::from(DOTS.1)) / self.per_degree;
        let east = (self.half.0 + f64::from(DOTS.0)) / self.per_degree / self.cosine;
        Bounds {
            north: around(self.middle.latitude, north),
            east: around(self.middle.longitude, east),
        }
    }

    /// The dots to the right and down from the upper left corner. The result may be outside the map.
    pub fn dots(&self, spot: Spot) -> (f64, f64) {
        let east = wrapped(spot.longitude - self.middle.longitude) * self.cosine;
        let north = spot.latitude - self.middle.latitude;
        (
            self.half.0 + east * self.per_degree,
            self.half.1 - north * self.per_degree,
        )
    }

    /// Like [`dots`](Self::dots), for a longitude that is not wrapped but moved by `turn` degrees, so that rings stay whole.
    pub(super) fn flat(&self, spot: Spot, turn: f64) -> (f64, f64) {
        let east = (spot.longitude + turn - self.middle.longitude) * self.cosine;
        let north = spot.latitude - self.middle.latitude;
        (
            self.half.0 + east * self.per_degree,
            self.half.1 - north * self.per_degree,
        )
    }

    /// The point on the earth at a distance in dots from the upper left corner; beyond a pole, the pole.
    pub fn spot(&self, (right, down): (f64, f64)) -> Spot {
        let east = (right - self.half.0) / self.per_degree / self.cosine;
        let north = (self.half.1 - down) / self.per_degree;
        let latitude = (self.middle.latitude + north).clamp(-90.0, 90.0);
        Spot {
            latitude,
            longitude: wrapped(self.middle.longitude + east),
        }
    }

    /// The column and row of the cell that contains a point on the earth; `None` outside the map.
    pub fn cell(&self, spot: Spot) -> Option<(u16, u16)> {
        let (right, down) = self.dots(spot);
        let inside = |dots: f64, half: f64| (0.0..half * 2.0).contains(&dots);
        let cell = |dots: f64, size: u16| whole(dots / f64::from(size));
        (inside(right, self.half.0) && inside(down, self.half.1)).then(|| {
            let (column, row) = (cell(right, DOTS.0), cell(down, DOTS.1));
            (
                column.min(self.columns.saturating_sub(1)),
                row.min(self.rows.saturating_sub(1)),
            )
        })
    }

    /// Kilometres per column, in the middle of the map.
    pub(super) fn kilometres_to_a_column(&self) -> f64 {
        f64::from(DOTS.0) / self.per_degree * KILOMETRES_TO_A_DEGREE
    }

    /// The parts of a line, given in dots, between which it crosses the meridian opposite the middle of the map.
    pub(super) fn parts<'d>(
        &self,
        line: &'d [(f64, f64)],
    ) -> impl Iterator<Item = &'d [(f64, f64)]> + use<'d> {
        let half_a_turn = self.half_a_turn();
        line.chunk_by(move |one, next| (next.0 - one.0).abs() < half_a_turn)
    }

    /// Dots in 180° of longitude.
    pub(super) fn half_a_turn(&self) -> f64 {
        180.0 * self.cosine * self.per_degree
    }

    /// Degrees of latitude per row, and of longitude per column.
    pub(super) fn degrees_to_a_cell(&self) -> (f64, f64) {
        (
            f64::from(DOTS.1) / self.per_degree,
            f64::from(DOTS.0) / self.per_degree / self.cosine,
        )
    }
}

/// A 360th of the mean circumference of the earth (radius 6371.0 km, IUGG).
const KILOMETRES_TO_A_DEGREE: f64 = 111.195;

/// The length of a degree of longitude at a latitude, relative to a degree of latitude.
pub(super) fn cosine(latitude: f64) -> f64 {
    latitude.to_radians().cos().max(LEAST_COSINE)
}

/// Wraps a longitude, or a difference of longitudes, to the range from −180 to before 180.
pub(super) fn wrapped(longitude: f64) -> f64 {
    // Most are in range already, and a remainder takes as long as the rest of a projection.
    if (-180.0..180.0).contains(&longitude) {
        return longitude;
    }
    (longitude + 180.0).rem_euclid(360.0) - 180.0
}

/// Converts to `u16`, rounding down and clamping to its range.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast keeps to the range of its type"
)]
pub(super) fn whole(count: f64) -> u16 {
    count as u16
}
