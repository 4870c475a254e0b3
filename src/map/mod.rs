//! The map of places: projects them to a grid of dots, draws lines, and finds room for names.
//!
//! Everything here is computed for a rectangle of cells; how a cell is drawn is decided in `ui`. A cell has two dots across and four down,
//! like a braille character, so that dots are equally far apart in both directions.

mod base;
mod graticule;
mod ground;
mod labels;
mod projection;
mod raster;
mod rivers;
mod scale;
mod sites;
mod sketch;
mod view;
mod ways;

#[cfg(test)]
mod tests;

pub use base::{BaseLine, BaseMap, Feature, Ring};
pub use graticule::EdgeLabel;
pub use ground::{ALL_LAND, Quarters};
pub use labels::SiteLabel;
pub use projection::{Projection, Spot};
pub use raster::{DotCell, Layer};
pub use scale::ScaleBar;
pub use sites::{Rank, spot};
pub use sketch::{Arrow, SiteMark, Sketch, SketchRequest, brief, sketch};
pub use view::View;
pub use ways::{Stroke, Way, stations, ways};
