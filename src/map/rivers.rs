//! The chronicle's own rivers: their courses at the time of the map, and their names.

use super::labels::Cells;
use super::raster::{Dashes, Layer, Raster};
use super::{EdgeLabel, Projection, SketchRequest, Spot, brief};
use crate::chronicle::{EventId, River};

/// Dashes that distinguish them from the rivers of the base map.
const BROKEN: Dashes = Dashes { set: 3, unset: 2 };

/// Columns and rows from the middle of a leg to where the name may begin, from best to worst.
const BESIDE: [(i32, i32); 6] = [(2, 0), (2, 1), (2, -1), (1, 2), (1, -2), (3, 3)];

/// Draws the rivers whose courses are those of the time of the map.
pub(super) fn draw(request: SketchRequest<'_>, projection: &Projection, raster: &mut Raster) {
    for river in rivers(request) {
        raster.polyline(dots(river, projection), Layer::River, BROKEN);
    }
}

/// Their names, each beside a leg of its river if there is room.
pub(super) fn labels(
    request: SketchRequest<'_>,
    projection: &Projection,
    cells: &mut Cells,
) -> Vec<EdgeLabel> {
    let languages = &request.chronicle.languages;
    let label = |river: &River| {
        let text = brief(river.name.shown(request.language, languages).text).to_owned();
        let width = cells.widths.columns(&text);
        let at = places(river, projection).find(|at| cells.is_apart(*at, width))?;
        cells.take(at, width);
        let column = u16::try_from(at.0).ok()?;
        let row = u16::try_from(at.1).ok()?;
        Some(EdgeLabel { column, row, text })
    };
    rivers(request).filter_map(label).collect()
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

fn dots(river: &River, projection: &Projection) -> impl Iterator<Item = (f64, f64)> {
    let spot = |(latitude, longitude): &(f32, f32)| Spot {
        latitude: f64::from(*latitude),
        longitude: f64::from(*longitude),
    };
    river
        .course
        .iter()
        .map(move |point| projection.dots(spot(point)))
}

/// The cells where the name of a river may begin: beside the middle of its last leg, then of the one before it, and so on.
fn places(river: &River, projection: &Projection) -> impl Iterator<Item = (i32, i32)> {
    let dots: Vec<(f64, f64)> = dots(river, projection).collect();
    let mut middles: Vec<(u16, u16)> = dots
        .windows(2)
        .map(|leg| {
            (
                f64::midpoint(leg[0].0, leg[1].0),
                f64::midpoint(leg[0].1, leg[1].1),
            )
        })
        .filter_map(|middle| projection.cell(projection.spot(middle)))
        .collect();
    middles.reverse();
    middles.into_iter().flat_map(|(column, row)| {
        BESIDE.map(|(right, down)| (i32::from(column) + right, i32::from(row) + down))
    })
}
