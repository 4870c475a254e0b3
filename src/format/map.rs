//! Base maps: reads lines from `GeoJSON` (RFC 7946).

use std::fmt;
use std::iter;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::{self, Deserializer, SeqAccess, Visitor};

use super::text_of;
use super::word::Word;
use crate::check::{Place, Problem, Report};
use crate::map::{BaseLine, BaseMap, Feature, Ring, Spot, View};
use crate::text::clean;

/// True for a file name that is not in the chronicle's folder or a folder below it.
pub(super) fn leads_away(name: &str) -> bool {
    let away = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\\', ':']);
    name.split('/').any(away)
}

/// The base map file that a chronicle names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapFile {
    /// The file name, relative to the chronicle's folder and never outside it.
    pub name: Box<str>,
    place: Range<usize>,
}

impl MapFile {
    /// Takes the name from the file; reports a name that leads outside the chronicle's folder.
    pub(super) fn of(word: &Word<'_>, report: &mut Report) -> Option<Self> {
        if leads_away(&word.text) {
            let problem = Problem::error(
                word.place,
                format!("\"{}\" is not a file in this directory or below", word.text),
            );
            report.add(problem.expected(
                "expected the name of a GeoJSON file, such as `coast.geojson` or `maps/coast.geojson`",
            ));
            return None;
        }
        Some(Self {
            name: word.text.as_ref().into(),
            place: word.place.range(),
        })
    }

    /// The report for a map that cannot be read; `why` is the reason.
    pub fn unreadable(&self, why: &str) -> Report {
        let place = Place::new(self.place.start, self.place.end);
        let problem = Problem::error(
            place,
            format!("cannot read the base map {}: {why}", self.name),
        );
        Report::of(problem.help("the name is relative to this file"))
    }
}

/// The base maps for a chronicle without its own: the world, and a more detailed one of East Asia.
pub const EMBEDDED_MAPS: [&str; 2] = [
    include_str!("../../assets/map/world.geojson"),
    include_str!("../../assets/map/east-asia.geojson"),
];

/// The embedded base map for a view, parsed when it is first needed.
pub fn embedded_map(view: &View) -> &'static BaseMap {
    static MAPS: [OnceLock<BaseMap>; 2] = [const { OnceLock::new() }; 2];
    let fine = usize::from(view.lies_within(EAST_ASIA.0, EAST_ASIA.1));
    MAPS[fine].get_or_init(|| load_map(EMBEDDED_MAPS[fine].as_bytes()).unwrap_or_default())
}

/// The south-west and north-east corners of the detailed map.
const EAST_ASIA: (Spot, Spot) = (
    Spot {
        latitude: 5.0,
        longitude: 70.0,
    },
    Spot {
        latitude: 56.0,
        longitude: 150.0,
    },
);

/// Reads a base map.
///
/// # Errors
/// Reports the first problem, with its place.
pub fn load_map(bytes: &[u8]) -> Result<BaseMap, Report> {
    let text = text_of(bytes)?;
    let text_read = text.trim_start_matches('\u{feff}');
    let collection: Collection = serde_json::from_str(text_read).map_err(|error| {
        let at = text.len() - text_read.len() + offset(text_read, error.line(), error.column());
        Report::of(problem(&error, text, at))
    })?;
    let lines = collection
        .features
        .into_iter()
        .flat_map(FeatureRecord::lines)
        .collect();
    Ok(BaseMap {
        note: clean(&collection.note).into(),
        lines,
    })
}

/// The byte offset of a line and a column, both from 1; the column counts bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

fn problem(error: &serde_json::Error, text: &str, at: usize) -> Problem {
    let length = text
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    let said = error.to_string();
    // The report shows the place, so the message does not need it.
    let said = said
        .rsplit_once(" at line ")
        .map_or(said.as_str(), |(said, _)| said);
    let problem = Problem::error(
        Place::new(at, at + length),
        format!("this is not a base map: {said}"),
    );
    problem.help("a base map is a GeoJSON FeatureCollection of lines: docs/format.md")
}

/// The whole file. Other members are ignored.
#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    _is: CollectionType,
    #[serde(default)]
    note: String,
    features: Vec<FeatureRecord>,
}

#[derive(Deserialize)]
enum CollectionType {
    FeatureCollection,
}

#[derive(Deserialize)]
struct FeatureRecord {
    #[serde(rename = "type")]
    _is: FeatureType,
    #[serde(default)]
    properties: Option<Properties>,
    /// RFC 7946 allows features without one.
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
enum FeatureType {
    Feature,
}

#[derive(Deserialize, Default)]
struct Properties {
    #[serde(default)]
    kind: Kind,
}

/// The kind of a line; the default is `Coast`.
#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Coast,
    River,
    Lake,
    Land,
    Province,
}

#[derive(Deserialize)]
#[serde(try_from = "GeometryRecord")]
struct Geometry(Vec<Shape>);

/// One part of a geometry.
enum Shape {
    Line(Vec<Spot>),
    /// A polygon, by its rings.
    Area(Vec<Vec<Spot>>),
}

#[derive(Deserialize)]
struct GeometryRecord {
    #[serde(rename = "type")]
    is: GeometryType,
    coordinates: Option<Nested>,
    /// The members of a `GeometryCollection`.
    #[serde(default)]
    geometries: Vec<Geometry>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
enum GeometryType {
    Point,
    MultiPoint,
    LineString,
    MultiLineString,
    Polygon,
    MultiPolygon,
    GeometryCollection,
}

impl TryFrom<GeometryRecord> for Geometry {
    type Error = &'static str;

    /// The lines and areas of a geometry; points have none.
    fn try_from(read: GeometryRecord) -> Result<Self, Self::Error> {
        let areas = match (read.is, read.coordinates) {
            (GeometryType::Point | GeometryType::MultiPoint, _) => Vec::new(),
            (GeometryType::GeometryCollection, _) => {
                let parts = read.geometries.into_iter().flat_map(|one| one.0);
                return Ok(Self(parts.collect()));
            }
            (_, Some(Nested::Areas(areas))) => areas,
            (_, Some(Nested::Lines(lines))) => vec![lines],
            (_, Some(Nested::Line(line))) => vec![vec![line]],
            (_, Some(Nested::Number(_) | Nested::Spot(_))) => {
                return Err("a line has more than one position");
            }
            (_, None) => return Err("missing field `coordinates`"),
        };
        let is_area = matches!(read.is, GeometryType::Polygon | GeometryType::MultiPolygon);
        Ok(Self(if is_area {
            areas.into_iter().map(Shape::Area).collect()
        } else {
            areas.into_iter().flatten().map(Shape::Line).collect()
        }))
    }
}

impl FeatureRecord {
    fn lines(self) -> impl Iterator<Item = BaseLine> {
        let feature = match self.properties.unwrap_or_default().kind {
            Kind::Coast => Feature::Coast,
            Kind::River => Feature::River,
            Kind::Lake => Feature::Lake,
            Kind::Land => Feature::Land,
            Kind::Province => Feature::Province,
        };
        let shapes = self.geometry.map(|geometry| geometry.0);
        let lines = |shape: Shape| match shape {
            Shape::Line(line) => vec![(None, line)],
            Shape::Area(rings) => {
                let kinds = iter::once(Ring::Outer).chain(iter::repeat(Ring::Inner));
                kinds.map(Some).zip(rings).collect()
            }
        };
        let lines = shapes.unwrap_or_default().into_iter().flat_map(lines);
        lines.map(move |(ring, points)| BaseLine::new(feature, ring, points.into()))
    }
}

/// Coordinates of any geometry, as nested lists of numbers.
enum Nested {
    Number(f64),
    Spot(Spot),
    Line(Vec<Spot>),
    Lines(Vec<Vec<Spot>>),
    Areas(Vec<Vec<Vec<Spot>>>),
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NestedVisitor)
    }
}

struct NestedVisitor;

impl<'de> Visitor<'de> for NestedVisitor {
    type Value = Nested;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates: lists of [longitude, latitude]")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Nested, E> {
        Ok(Nested::Number(number))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "no longitude has so many digits"
    )]
    fn visit_i64<E>(self, number: i64) -> Result<Nested, E> {
        Ok(Nested::Number(number as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "no longitude has so many digits"
    )]
    fn visit_u64<E>(self, number: u64) -> Result<Nested, E> {
        Ok(Nested::Number(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Nested, A::Error> {
        match list.next_element()? {
            None => Ok(Nested::Lines(Vec::new())),
            Some(Nested::Number(longitude)) => spot(longitude, list),
            Some(Nested::Spot(first)) => line(first, list),
            Some(Nested::Line(first)) => lines(vec![first], list),
            Some(Nested::Lines(first)) => areas(vec![first], list),
            Some(Nested::Areas(first)) => areas(first, list),
        }
    }
}

/// Reads the rest of a position after its longitude. An altitude after the latitude is ignored, as RFC 7946 allows.
fn spot<'de, A: SeqAccess<'de>>(longitude: f64, mut list: A) -> Result<Nested, A::Error> {
    let latitude: f64 = list
        .next_element()?
        .ok_or_else(|| de::Error::custom("a longitude without a latitude"))?;
    while list.next_element::<f64>()?.is_some() {}
    if !(-180.0..=180.0).contains(&longitude) {
        return Err(de::Error::custom(format!(
            "invalid longitude {longitude}; the longitude comes first"
        )));
    }
    if !(-90.0..=90.0).contains(&latitude) {
        return Err(de::Error::custom(format!(
            "invalid latitude {latitude}; the longitude comes first"
        )));
    }
    Ok(Nested::Spot(Spot {
        latitude,
        longitude,
    }))
}

fn line<'de, A: SeqAccess<'de>>(first: Spot, mut list: A) -> Result<Nested, A::Error> {
    let mut line = vec![first];
    while let Some(next) = list.next_element()? {
        let Nested::Spot(spot) = next else {
            return Err(uneven());
        };
        line.push(spot);
    }
    Ok(Nested::Line(line))
}

fn lines<'de, A: SeqAccess<'de>>(
    mut lines: Vec<Vec<Spot>>,
    mut list: A,
) -> Result<Nested, A::Error> {
    while let Some(next) = list.next_element()? {
        match next {
            Nested::Line(line) => lines.push(line),
            Nested::Lines(more) => lines.extend(more),
            Nested::Number(_) | Nested::Spot(_) | Nested::Areas(_) => return Err(uneven()),
        }
    }
    Ok(Nested::Lines(lines))
}

fn areas<'de, A: SeqAccess<'de>>(
    mut areas: Vec<Vec<Vec<Spot>>>,
    mut list: A,
) -> Result<Nested, A::Error> {
    while let Some(next) = list.next_element()? {
        match next {
            Nested::Line(line) => areas.push(vec![line]),
            Nested::Lines(lines) => areas.push(lines),
            Nested::Areas(more) => areas.extend(more),
            Nested::Number(_) | Nested::Spot(_) => return Err(uneven()),
        }
    }
    Ok(Nested::Areas(areas))
}

fn uneven<E: de::Error>() -> E {
    de::Error::custom("coordinates are nested unevenly")
}
