//! From degrees to dots and back.

use super::View;

/// A point of the earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Degrees north of the equator, from −90 to 90.
    pub latitude: f64,
    /// Degrees east of Greenwich, from −180 to 180.
    pub longitude: f64,
}

impl Spot {
    /// How far another one is, in degrees of latitude, more or less: for what is nearer and what farther.
    pub fn away(self, other: Self) -> f64 {
        let middle = f64::midpoint(self.latitude, other.latitude);
        let east = wrapped(other.longitude - self.longitude) * cosine(middle);
        east.hypot(other.latitude - self.latitude)
    }
}

/// Dots across and down in one cell.
pub(super) const DOTS: (u16, u16) = (2, 4);

/// At the poles degrees of longitude have no length; near them they are drawn as if they had this share of it.
const LEAST_COSINE: f64 = 0.02;

/// The equirectangular projection, with degrees of longitude as long as they are in the middle of the map: shapes are
/// true there, and a degree of latitude is the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    middle: Spot,
    cosine: f64,
    /// Dots to a degree of latitude.
    per_degree: f64,
    /// Half of the dots across and down.
    half: (f64, f64),
    columns: u16,
    rows: u16,
}

impl Projection {
    /// Fits a view into a rectangle of cells: all of it is on the map, and the longer side has more beside it.
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

    /// Dots from the upper left corner, to the right and down; may lie outside the map.
    pub fn dots(&self, spot: Spot) -> (f64, f64) {
        let east = wrapped(spot.longitude - self.middle.longitude) * self.cosine;
        let north = spot.latitude - self.middle.latitude;
        (
            self.half.0 + east * self.per_degree,
            self.half.1 - north * self.per_degree,
        )
    }

    /// The same for a longitude as it is, moved by some degrees: rings stay whole.
    pub(super) fn flat(&self, spot: Spot, turn: f64) -> (f64, f64) {
        let east = (spot.longitude + turn - self.middle.longitude) * self.cosine;
        let north = spot.latitude - self.middle.latitude;
        (
            self.half.0 + east * self.per_degree,
            self.half.1 - north * self.per_degree,
        )
    }

    /// The point of the earth at some dots from the upper left corner; beyond a pole, the pole.
    pub fn spot(&self, (right, down): (f64, f64)) -> Spot {
        let east = (right - self.half.0) / self.per_degree / self.cosine;
        let north = (self.half.1 - down) / self.per_degree;
        let latitude = (self.middle.latitude + north).clamp(-90.0, 90.0);
        Spot {
            latitude,
            longitude: wrapped(self.middle.longitude + east),
        }
    }

    /// The column and row of the cell that a point of the earth falls into; none outside the map.
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

    /// Kilometres to a column; degrees of longitude are as long as in the middle of the map.
    pub(super) fn kilometres_to_a_column(&self) -> f64 {
        f64::from(DOTS.0) / self.per_degree * KILOMETRES_TO_A_DEGREE
    }

    /// Dots to half a turn of the earth: lines have no longer parts, but for those that cross the edge of the map.
    pub(super) fn half_a_turn(&self) -> f64 {
        180.0 * self.cosine * self.per_degree
    }

    /// Degrees of latitude to a row, and of longitude to a column.
    pub(super) fn degrees_to_a_cell(&self) -> (f64, f64) {
        (
            f64::from(DOTS.1) / self.per_degree,
            f64::from(DOTS.0) / self.per_degree / self.cosine,
        )
    }
}

/// A 360th of the mean circumference of the earth (radius 6371.0 km, IUGG).
const KILOMETRES_TO_A_DEGREE: f64 = 111.195;

/// How long a degree of longitude is at a latitude, as a share of a degree of latitude.
pub(super) fn cosine(latitude: f64) -> f64 {
    latitude.to_radians().cos().max(LEAST_COSINE)
}

/// A longitude, or a difference of two, from −180 to before 180.
pub(super) fn wrapped(longitude: f64) -> f64 {
    (longitude + 180.0).rem_euclid(360.0) - 180.0
}

/// A number of dots or cells as one; what has no such number is the nearest that has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast keeps to the range of its type"
)]
pub(super) fn whole(count: f64) -> u16 {
    count as u16
}
