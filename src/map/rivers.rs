//! The chronicle's own rivers: their courses at the time of the map, and their names.

use super::labels::Cells;
use super::raster::{Dashes, Layer, Raster};
use super::{EdgeLabel, Projection, SketchRequest, Spot, brief};
use crate::chronicle::{EventId, River};

/// Dashes that distinguish them from the rivers of the base map.
const BROKEN: Dashes = Dashes { set: 4, unset: 3 };

/// How many times as wide as a name a map must be for the name to hide other lines.
const SHORT: usize = 3;

/// Where on a leg the name may be, from best to worst.
const SHARES: [f64; 7] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/// Draws the rivers whose courses are those of the time of the map.
pub(super) fn draw(request: SketchRequest<'_>, projection: &Projection, raster: &mut Raster) {
    for river in rivers(request) {
        for part in projection.parts(&dots(river, projection)) {
            raster.polyline(part.iter().copied(), Layer::Course, BROKEN);
        }
    }
}

/// Their names, each on its own line or beginning or ending there, if possible where no other line is.
pub(super) fn labels(
    request: SketchRequest<'_>,
    projection: &Projection,
    raster: &Raster,
    cells: &mut Cells,
) -> Vec<EdgeLabel> {
    let languages = &request.chronicle.languages;
    let label = |river: &River| {
        let text = brief(river.name.shown(request.language, languages).text).to_owned();
        let width = cells.widths.columns(&text);
        // On a small map it would hide too much of the other lines.
        let is_short = width * SHORT <= usize::from(request.columns);
        let worst = if is_short { Met::Line } else { Met::Nothing };
        let (_, at) = places(river, projection)
            .flat_map(|cell| beside(cell, width))
            .filter(|at| cells.is_apart(*at, width))
            .map(|at| (met(raster, at, width), at))
            .filter(|(met, _)| *met <= worst)
            .min_by_key(|(met, _)| *met)?;
        cells.take(at, width);
        let column = u16::try_from(at.0).ok()?;
        let row = u16::try_from(at.1).ok()?;
        Some(EdgeLabel { column, row, text })
    };
    rivers(request).filter_map(label).collect()
}

/// Where a name may begin so that a cell of its river is in its middle, just before it or just after it.
fn beside((column, row): (u16, u16), width: usize) -> [(i32, i32); 3] {
    let (column, row) = (i32::from(column), i32::from(row));
    let width = i32::try_from(width).unwrap_or(i32::MAX);
    [column - width / 2, column + 2, column - 1 - width].map(|column| (column, row))
}

/// What a name would hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Nothing,
    /// A shore or another river.
    Line,
    Way,
}

/// What runs through a range of a row or beside it.
fn met(raster: &Raster, (column, row): (i32, i32), width: usize) -> Met {
    let end = column.saturating_add(i32::try_from(width).unwrap_or(i32::MAX));
    let met = |column: i32| {
        let cell = u16::try_from(column).ok().zip(u16::try_from(row).ok());
        match cell.map_or(Layer::Empty, |(column, row)| raster.layer(column, row)) {
            Layer::Empty | Layer::Graticule | Layer::Course | Layer::Province => Met::Nothing,
            Layer::River | Layer::Lake | Layer::Coast => Met::Line,
            Layer::Way(_) => Met::Way,
        }
    };
    (column - 1..=end).map(met).max().unwrap_or(Met::Nothing)
}

/// The rivers whose courses are those of the time of the map.
fn rivers(request: SketchRequest<'_>) -> impl Iterator<Item = &River> {
    let ran = move |river: &&River| {
        river.when.as_ref().is_none_or(|when| {
            let extent = when.extent();
            let during = extent.start()..extent.end();
            let start = |event: EventId| request.chronicle[event].when.extent().start();
            request
                .event
                .map(start)
                .is_some_and(|start| during.contains(&start))
        })
    };
    request.chronicle.rivers.iter().filter(ran)
}

fn dots(river: &River, projection: &Projection) -> Vec<(f64, f64)> {
    let spot = |(latitude, longitude): &(f32, f32)| Spot {
        latitude: f64::from(*latitude),
        longitude: f64::from(*longitude),
    };
    let course = river.course.iter();
    course.map(|point| projection.dots(spot(point))).collect()
}

/// The cells of a river on which its name may be: along its last leg, then along the one before it, and so on.
fn places(river: &River, projection: &Projection) -> impl Iterator<Item = (u16, u16)> {
    let dots = dots(river, projection);
    let legs = projection.parts(&dots).flat_map(|part| part.windows(2));
    let legs: Vec<&[(f64, f64)]> = legs.collect();
    let cells: Vec<(u16, u16)> = legs
        .into_iter()
        .rev()
        .flat_map(|leg| {
            let (right, down) = (leg[1].0 - leg[0].0, leg[1].1 - leg[0].1);
            SHARES.map(|share| (leg[0].0 + right * share, leg[0].1 + down * share))
        })
        .filter_map(|at| projection.cell(projection.spot(at)))
        .collect();
    cells.into_iter()
}
