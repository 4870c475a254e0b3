//! What a map must show, regardless of its size in cells.

use super::projection::{DOTS, cosine, wrapped};
use super::{Projection, Spot};

/// A part of the earth: its middle, and how far it extends in each direction, in degrees of latitude.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    middle: Spot,
    half_width: f64,
    half_height: f64,
}

/// Minimum and maximum extent of a view from its middle, in degrees of latitude.
const REACH: (f64, f64) = (0.05, 180.0);

/// The margin around what must be visible, as a fraction of its size.
const AIR: f64 = 0.12;

impl View {
    /// The view of some points with a margin around them. It extends at least `least` degrees of latitude from its middle. `None` without
    /// points.
    pub fn around(spots: impl IntoIterator<Item = Spot>, least: f64) -> Option<Self> {
        let spots: Vec<Spot> = spots.into_iter().collect();
        let (south, north) = bounds(spots.iter().map(|spot| spot.latitude))?;
        let (west, width) = stretch(spots.iter().map(|spot| spot.longitude).collect())?;
        let middle = Spot {
            latitude: f64::midpoint(south, north),
            longitude: wrapped(west + width / 2.0),
        };
        let reach = |degrees: f64| {
            (degrees / 2.0 * (1.0 + AIR)).clamp(least.max(REACH.0), REACH.1.max(least))
        };
        Some(Self {
            middle,
            half_width: reach(width * cosine(middle.latitude)),
            half_height: reach(north - south),
        })
    }

    /// The middle.
    pub fn middle(&self) -> Spot {
        self.middle
    }

    /// How far the view extends horizontally and vertically from its middle, in degrees of latitude.
    pub(super) fn half_degrees(&self) -> (f64, f64) {
        (self.half_width, self.half_height)
    }

    /// Whether all of it lies between two corners, `from` in the south-west and `to` in the north-east.
    pub fn lies_within(&self, from: Spot, to: Spot) -> bool {
        let reach = self.half_width / cosine(self.middle.latitude);
        let (south, north) = (
            self.middle.latitude - self.half_height,
            self.middle.latitude + self.half_height,
        );
        let (west, east) = (self.middle.longitude - reach, self.middle.longitude + reach);
        from.latitude <= south
            && north <= to.latitude
            && from.longitude <= west
            && east <= to.longitude
    }

    /// The view scaled by a factor about its middle, within the limits.
    #[must_use]
    pub fn zoomed(&self, factor: f64) -> Self {
        let reach = self.half_width.max(self.half_height);
        let factor = factor.clamp(REACH.0 / reach, REACH.1 / reach);
        Self {
            half_width: self.half_width * factor,
            half_height: self.half_height * factor,
            ..*self
        }
    }

    /// The view scaled by a factor, so that a point keeps its place on the map.
    #[must_use]
    pub fn zoomed_on(&self, spot: Spot, factor: f64) -> Self {
        let view = self.zoomed(factor);
        let factor = view.half_width / self.half_width;
        // At the limit the view must be exactly what it was.
        if (factor - 1.0).abs() < 1e-9 {
            return *self;
        }
        let north = (self.middle.latitude - spot.latitude) * factor;
        let latitude = (spot.latitude + north).clamp(-90.0, 90.0);
        let east = wrapped(self.middle.longitude - spot.longitude) * cosine(self.middle.latitude);
        view.about(Spot {
            latitude,
            longitude: wrapped(spot.longitude + east * factor / cosine(latitude)),
        })
    }

    /// Whether a point is on a map of the given cells.
    pub fn shows(&self, spot: Spot, (columns, rows): (u16, u16)) -> bool {
        let projection = Projection::fit(*self, columns.max(1), rows.max(1));
        projection.cell(spot).is_some()
    }

    /// The view on a map of the given cells, moved to the east and to the north by hundredths of the map.
    #[must_use]
    pub fn panned(&self, (columns, rows): (u16, u16), east: f64, north: f64) -> Self {
        let share = |cells: u16, by: f64| f64::from(cells) * by / 100.0;
        self.moved((columns, rows), (share(columns, east), share(rows, -north)))
    }

    /// The view on a map of the given cells, dragged by a number of cells.
    #[must_use]
    pub fn dragged(&self, size: (u16, u16), (right, down): (i32, i32)) -> Self {
        self.moved(size, (-f64::from(right), -f64::from(down)))
    }

    /// The view whose middle is the given number of cells to the right of and below this one's.
    fn moved(&self, (columns, rows): (u16, u16), (right, down): (f64, f64)) -> Self {
        let dots = |cells: u16, by: f64, of: u16| (f64::from(cells) / 2.0 + by) * f64::from(of);
        let projection = Projection::fit(*self, columns, rows);
        self.about(projection.spot((dots(columns, right, DOTS.0), dots(rows, down, DOTS.1))))
    }

    /// The view scaled by a factor on a map of the given cells, so that the point under the given cell stays there.
    #[must_use]
    pub fn zoomed_about(
        &self,
        (columns, rows): (u16, u16),
        (column, row): (u16, u16),
        factor: f64,
    ) -> Self {
        let dots = |cell: u16, of: u16| (f64::from(cell) + 0.5) * f64::from(of);
        let at = (dots(column, DOTS.0), dots(row, DOTS.1));
        self.zoomed_on(Projection::fit(*self, columns, rows).spot(at), factor)
    }

    /// The same view with another middle.
    #[must_use]
    pub fn about(&self, middle: Spot) -> Self {
        Self { middle, ..*self }
    }

    /// The view itself if a point lies well inside, otherwise the view centred on that point.
    #[must_use]
    pub fn showing(&self, spot: Spot) -> Self {
        let east = wrapped(spot.longitude - self.middle.longitude) * cosine(self.middle.latitude);
        let north = spot.latitude - self.middle.latitude;
        let inside = east.abs() <= self.half_width * 0.9 && north.abs() <= self.half_height * 0.9;
        if inside { *self } else { self.about(spot) }
    }
}

fn bounds(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |bounds, value| {
        let (least, most) = bounds.unwrap_or((value, value));
        Some((value.min(least), value.max(most)))
    })
}

/// The shortest range of longitudes that contains all of these, as its west end and its width; it may cross the antimeridian.
fn stretch(mut longitudes: Vec<f64>) -> Option<(f64, f64)> {
    longitudes.sort_by(f64::total_cmp);
    let (first, last) = (*longitudes.first()?, *longitudes.last()?);
    // The widest gap between neighbours is what the range leaves out.
    let around = (first + 360.0 - last, first);
    let gaps = longitudes
        .windows(2)
        .map(|pair| (pair[1] - pair[0], pair[1]));
    let (gap, west) = gaps.fold(
        around,
        |widest, gap| if gap.0 > widest.0 { gap } else { widest },
    );
    Some((west, 360.0 - gap))
}
