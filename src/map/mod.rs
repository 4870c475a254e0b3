//! The map of places: where they fall on a grid of dots, which lines cross it, where names find room.
//!
//! Everything here is worked out for a rectangle of cells; what a cell looks like is for `ui` to say. A cell holds
//! two dots across and four down, as a braille character does, so that dots stand as far apart one way as the other.

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

pub use base::{BaseLine, BaseMap, Feature};
pub use graticule::EdgeLabel;
pub use ground::{ALL_LAND, Quarters};
pub use labels::SiteLabel;
pub use projection::{Projection, Spot};
pub use raster::{DotCell, Layer};
pub use scale::ScaleBar;
pub use sites::{Rank, spot};
pub use sketch::{Arrow, SiteMark, Sketch, SketchRequest, brief, sketch};
pub use view::View;
pub use ways::{Way, stations, ways};
