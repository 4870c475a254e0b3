//! A complete map for a rectangle of cells.

use hashbrown::HashSet;

use super::base::TURNS;
use super::labels::{self, Cells};
use super::projection::whole;
use super::raster::{Dashes, Raster};
use super::sites::spot;
use super::{
    BaseLine, BaseMap, DotCell, EdgeLabel, Feature, Layer, Projection, Quarters, Rank, ScaleBar,
    SiteLabel, View, Way, graticule, ground, rivers, scale, stations,
};
use crate::chronicle::{Chronicle, CoordinatePrecision, EventId, GREAT, PlaceId};
use crate::messages::Interface;
use crate::names::LanguageId;
use crate::text::Widths;

/// What to draw, and at what size.
#[derive(Debug, Clone, Copy)]
pub struct SketchRequest<'a> {
    /// The places and their names.
    pub chronicle: &'a Chronicle,
    /// The lines behind the places.
    pub base: &'a BaseMap,
    /// The language of names.
    pub language: LanguageId,
    /// How the width of names is measured.
    pub widths: Widths,
    /// The part of the earth that must be visible.
    pub view: View,
    /// Width of the map in columns.
    pub columns: u16,
    /// Height of the map in rows.
    pub rows: u16,
    /// The selected place.
    pub selected: Option<PlaceId>,
    /// The routes to draw.
    pub ways: &'a [Way],
    /// The event whose time the map shows, if any.
    pub event: Option<EventId>,
    /// The event that the map is about, if any.
    pub about: Option<EventId>,
    /// The language of the degree labels.
    pub interface: Interface,
    /// Whether all routes have the same colour. Their lines differ then.
    pub uncoloured: bool,
    /// Whether land and water are filled. Otherwise the shores are lines.
    pub filled: bool,
    /// Whether the graticule is labelled with degrees.
    pub degrees: bool,
}

/// A map, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Sketch {
    /// Width of the map in columns.
    pub columns: u16,
    /// The cells, row by row.
    pub cells: Vec<DotCell>,
    /// Which quadrants of the cells are land, row by row; `None` if nothing is filled.
    pub land: Option<Vec<Quarters>>,
    /// The labels of the graticule.
    pub degrees: Vec<EdgeLabel>,
    /// The marks of places, the most prominent first, at most one per cell.
    pub marks: Vec<SiteMark>,
    /// Names of the chronicle's own rivers.
    pub rivers: Vec<EdgeLabel>,
    /// Names of places.
    pub labels: Vec<SiteLabel>,
    /// The directions of the legs of routes.
    pub arrows: Vec<Arrow>,
    /// The scale bar, if there is room.
    pub scale: Option<ScaleBar>,
    /// Whether any line of the base map is on the map.
    pub has_base: bool,
}

/// A place on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteMark {
    /// The place.
    pub place: PlaceId,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
    /// How prominent it is.
    pub rank: Rank,
    /// Whether it is one point of a river or a region: it has a name, and a mark only if it is selected.
    pub spread: bool,
}

impl SiteMark {
    /// Whether it is the selected place.
    pub(super) fn is_selected(&self) -> bool {
        self.rank == Rank::Selected
    }

    /// Whether it is drawn: one point of a river or a region is not, unless it is the selected place.
    pub fn is_drawn(&self) -> bool {
        !self.spread || self.is_selected()
    }

    /// Whether its name must be drawn: it is the selected place, or the selected event passes through it.
    pub(super) fn is_to_be_named(&self) -> bool {
        self.rank >= Rank::Passed
    }

    /// Whether it is left out where it is in the way of the name of another mark: never a place of the selected event.
    pub(super) fn yields_to(&self, other: &Self) -> bool {
        self.rank < other.rank && !self.is_to_be_named()
    }
}

/// The direction of a leg of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
    /// Eighths of a turn anticlockwise from the east: 2 is north.
    pub eighths: u8,
    /// The number of its route.
    pub way: u8,
}

/// Draws a map.
pub fn sketch(request: SketchRequest<'_>) -> Sketch {
    let SketchRequest { columns, rows, .. } = request;
    let projection = Projection::fit(request.view, columns, rows);
    let mut raster = Raster::new(columns, rows);
    let degrees = graticule::draw(&projection, request.interface, &mut raster);
    let land = || ground::land(request.base, &projection);
    let land = request.filled.then(land).flatten();
    let has_base = draw_base(request.base, &projection, land.is_some(), &mut raster);
    rivers::draw(request, &projection, &mut raster);
    draw_ways(request, &projection, &mut raster);
    let mut cells = Cells::new(columns, rows, request.widths);
    let mut marks = marks(request, &projection);
    let name =
        |place: PlaceId| brief(request.chronicle.short_name(place, request.language)).to_owned();
    let labels = labels::place(&mut marks, name, &raster, &mut cells);
    let rivers = rivers::labels(request, &projection, &raster, &mut cells);
    let arrows = arrows(request, &projection, &mut cells);
    let degrees = if request.degrees {
        unhindered(degrees, &mut cells)
    } else {
        Vec::new()
    };
    let scale = scale::bar(&projection);
    Sketch {
        columns,
        cells: raster.into_cells(),
        land,
        degrees,
        marks,
        rivers,
        labels,
        arrows,
        scale,
        has_base,
    }
}

/// A name without its explanation: `Bianjing` for `Bianjing (Kaifeng)`, `Huining` for `Huining, the capital`.
pub fn brief(name: &str) -> &str {
    let ends = [" (", "（", ", ", "，"]
        .iter()
        .filter_map(|sign| name.find(sign))
        .filter(|end| *end > 0);
    ends.min().map_or(name, |end| &name[..end])
}

/// Draws the lines of a base map. Returns whether any of them is on the map.
fn draw_base(base: &BaseMap, projection: &Projection, filled: bool, raster: &mut Raster) -> bool {
    let (width, height) = raster.size();
    let (mut has_base, area) = (filled, projection.bounds());
    let is_near = |line: &&BaseLine| TURNS.iter().any(|turn| line.reaches(area, *turn));
    for feature in [
        Feature::River,
        Feature::Lake,
        Feature::Province,
        Feature::Coast,
        Feature::Land,
    ] {
        // A shore between filled land and water needs no line.
        let is_filled = filled && matches!(feature, Feature::Lake | Feature::Land);
        let (layer, dashes) = looks(feature);
        let lines = base.lines.iter().filter(|line| line.feature == feature);
        let lines = lines.filter(|line| !is_filled || line.ring.is_none());
        for line in lines.filter(is_near) {
            let dots: Vec<(f64, f64)> = line
                .points()
                .iter()
                .map(|spot| projection.dots(*spot))
                .collect();
            has_base |= dots
                .iter()
                .any(|(right, down)| (0.0..width).contains(right) && (0.0..height).contains(down));
            for part in projection.parts(&dots) {
                raster.polyline(part.iter().copied(), layer, dashes);
            }
        }
    }
    has_base
}

fn looks(feature: Feature) -> (Layer, Dashes) {
    match feature {
        Feature::River => (Layer::River, Dashes::NONE),
        Feature::Lake => (Layer::Lake, Dashes::NONE),
        Feature::Province => (Layer::Province, Dashes { set: 2, unset: 1 }),
        Feature::Coast | Feature::Land => (Layer::Coast, Dashes::NONE),
    }
}

/// The lines of routes, by [`Stroke`].
const STROKES: [Dashes; 4] = [
    Dashes::NONE,
    Dashes { set: 4, unset: 4 },
    Dashes { set: 1, unset: 2 },
    Dashes { set: 10, unset: 4 },
];

/// The part of a route from one place to the next, in dots.
struct Leg {
    /// The number of its route.
    way: u8,
    dashes: Dashes,
    from: (f64, f64),
    to: (f64, f64),
}

/// The legs of all routes.
fn legs(request: SketchRequest<'_>, projection: &Projection) -> Vec<Leg> {
    let mut legs = Vec::new();
    for way in request.ways {
        let spots = way
            .places
            .iter()
            .filter_map(|place| spot(request.chronicle, *place));
        let dots: Vec<(f64, f64)> = spots.map(|spot| projection.dots(spot)).collect();
        let pairs = projection.parts(&dots).flat_map(|part| part.windows(2));
        legs.extend(pairs.map(|pair| Leg {
            way: way.number,
            dashes: STROKES[way.stroke(request.uncoloured) as usize],
            from: pair[0],
            to: pair[1],
        }));
    }
    legs
}

fn draw_ways(request: SketchRequest<'_>, projection: &Projection, raster: &mut Raster) {
    for leg in legs(request, projection) {
        raster.polyline([leg.from, leg.to], Layer::Way(leg.way), leg.dashes);
    }
}

/// An arrow on each leg that is long enough, a little after its middle, so that those of opposite legs do not coincide.
fn arrows(request: SketchRequest<'_>, projection: &Projection, cells: &mut Cells) -> Vec<Arrow> {
    const SHORTEST: f64 = 10.0;
    const SHARE: f64 = 0.6;
    let mut arrows: Vec<Arrow> = Vec::new();
    for Leg { way, from, to, .. } in legs(request, projection) {
        let (right, down) = (to.0 - from.0, to.1 - from.1);
        let at = projection.spot((from.0 + right * SHARE, from.1 + down * SHARE));
        let Some((column, row)) = projection
            .cell(at)
            .filter(|_| right.hypot(down) >= SHORTEST)
        else {
            continue;
        };
        if cells.is_free((i32::from(column), i32::from(row)), 1) {
            cells.take((i32::from(column), i32::from(row)), 1);
            let turns = (-down).atan2(right) / std::f64::consts::TAU;
            let eighths = u8::try_from(whole((turns * 8.0).round().rem_euclid(8.0))).unwrap_or(0);
            arrows.push(Arrow {
                column,
                row,
                eighths,
                way,
            });
        }
    }
    arrows
}

/// The marks of places: the selected one, then those on routes, then the others by weight.
fn marks(request: SketchRequest<'_>, projection: &Projection) -> Vec<SiteMark> {
    let chronicle = request.chronicle;
    let own = request.about.into_iter();
    let own = own.flat_map(|event| stations(&chronicle[event]));
    let on_ways = request.ways.iter().flat_map(|way| &way.places).copied();
    let passed: HashSet<PlaceId> = own.chain(on_ways).collect();
    let rank = |place: PlaceId, greatest: u8| match () {
        () if request.selected == Some(place) => Rank::Selected,
        () if passed.contains(&place) => Rank::Passed,
        () if greatest >= GREAT => Rank::Great,
        () => Rank::Small,
    };
    let mut ranked: Vec<(PlaceId, Rank)> = chronicle
        .relations
        .places_by_weight(chronicle)
        .iter()
        .map(|(place, weight)| (*place, rank(*place, *weight)))
        .collect();
    ranked.sort_by_key(|(_, rank)| std::cmp::Reverse(*rank));
    let mut cells = Cells::new(request.columns, request.rows, request.widths);
    let mut marks = Vec::new();
    for (place, rank) in ranked {
        let Some((column, row)) = spot(chronicle, place).and_then(|spot| projection.cell(spot))
        else {
            continue;
        };
        if cells.is_free((i32::from(column), i32::from(row)), 1) {
            cells.take((i32::from(column), i32::from(row)), 1);
            marks.push(SiteMark {
                place,
                column,
                row,
                rank,
                spread: is_spread(chronicle[place].at_precision),
            });
        }
    }
    marks
}

/// Whether a place is larger than a point on the map.
fn is_spread(precision: CoordinatePrecision) -> bool {
    match precision {
        CoordinatePrecision::Line | CoordinatePrecision::Region => true,
        CoordinatePrecision::City
        | CoordinatePrecision::Site
        | CoordinatePrecision::Approximate => false,
    }
}

/// The labels of degrees that do not overlap anything.
fn unhindered(degrees: Vec<EdgeLabel>, cells: &mut Cells) -> Vec<EdgeLabel> {
    let mut kept = Vec::new();
    for label in degrees {
        let (at, width) = (
            (i32::from(label.column), i32::from(label.row)),
            cells.widths.columns(&label.text),
        );
        if cells.is_apart(at, width) {
            cells.take(at, width);
            kept.push(label);
        }
    }
    kept
}
