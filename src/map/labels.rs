//! Places the names of places on the map.

use super::Rank;
use super::raster::Raster;
use super::sketch::SiteMark;
use crate::chronicle::PlaceId;
use crate::text::Widths;

/// The name of a place on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteLabel {
    /// The place.
    pub place: PlaceId,
    /// The first column.
    pub column: u16,
    /// The row.
    pub row: u16,
    /// The name, shortened if necessary.
    pub text: String,
    /// Whether it is the selected place.
    pub selected: bool,
}

/// Minimum width of a shortened name, in columns.
const LEAST: usize = 4;

/// Which cells are taken.
pub(super) struct Cells {
    columns: u16,
    rows: u16,
    pub(super) widths: Widths,
    taken: Vec<bool>,
}

impl Cells {
    pub(super) fn new(columns: u16, rows: u16, widths: Widths) -> Self {
        Self {
            columns,
            rows,
            widths,
            taken: vec![false; usize::from(columns) * usize::from(rows)],
        }
    }

    /// The cells of a range of a row; `None` if any of them is off the map.
    fn stretch(&mut self, (column, row): (i32, i32), width: usize) -> Option<&mut [bool]> {
        let (column, row) = (usize::try_from(column).ok()?, usize::try_from(row).ok()?);
        let fits = column + width <= usize::from(self.columns) && row < usize::from(self.rows);
        let first = row * usize::from(self.columns) + column;
        if fits {
            self.taken.get_mut(first..first + width)
        } else {
            None
        }
    }

    /// Whether a range of a row is on the map and free.
    pub(super) fn is_free(&mut self, at: (i32, i32), width: usize) -> bool {
        self.stretch(at, width)
            .is_some_and(|cells| !cells.contains(&true))
    }

    /// Whether a cell is on the map and taken.
    fn is_taken(&mut self, at: (i32, i32)) -> bool {
        self.stretch(at, 1)
            .is_some_and(|cells| cells.contains(&true))
    }

    /// Whether a range is free and so are the columns on both sides, if they are on the map: anything there would seem to belong to it.
    pub(super) fn is_apart(&mut self, (column, row): (i32, i32), width: usize) -> bool {
        let sides = [
            column - 1,
            column + i32::try_from(width).unwrap_or(i32::MAX),
        ];
        let clear = |cells: &mut Self, column| {
            cells
                .stretch((column, row), 1)
                .is_none_or(|cells| !cells.contains(&true))
        };
        self.is_free((column, row), width) && sides.into_iter().all(|column| clear(self, column))
    }

    /// Takes a range of a row, clipped to the map.
    pub(super) fn take(&mut self, (column, row): (i32, i32), width: usize) {
        for step in 0..i32::try_from(width).unwrap_or(0) {
            if let Some(cells) = self.stretch((column + step, row), 1) {
                cells.fill(true);
            }
        }
    }
}

/// Names the marks in their order. A name must not overlap other names or marks and, if possible, no route. A mark without room for its
/// name has none, except the places of the selected event, whose names may cover lower-ranked marks. The name of the selected place is
/// shortened to the room there is. A river without room for its name has no mark either.
pub(super) fn place(
    marks: &mut Vec<SiteMark>,
    name: impl Fn(PlaceId) -> String,
    raster: &Raster,
    cells: &mut Cells,
) -> Vec<SiteLabel> {
    let empty = || Cells::new(cells.columns, cells.rows, cells.widths);
    let (mut marked, mut named) = (empty(), empty());
    for mark in marks.iter().filter(|mark| !mark.spread) {
        cells.take(position(mark), 1);
        marked.take(position(mark), 1);
    }
    let mut labels: Vec<SiteLabel> = Vec::new();
    let mut at = 0;
    while let Some(mark) = marks.get(at).copied() {
        at += 1;
        let name = name(mark.place);
        let label = find(&mark, &name, raster, (&mut *cells, &mut marked, &mut named))
            .or_else(|| over_others(&mark, &name, marks, &mut named))
            .or_else(|| shortened(&mark, &name, cells));
        if let Some(label) = label {
            let width = cells.widths.columns(&label.text);
            let at = (i32::from(label.column), i32::from(label.row));
            cells.take(at, width);
            named.take(at, width);
            marks.retain(|other| other.place == mark.place || !is_covered(other, at, width));
            labels.push(label);
        }
    }
    let is_named = |mark: &SiteMark| labels.iter().any(|label| label.place == mark.place);
    marks.retain(|mark| !mark.spread || mark.is_selected() || is_named(mark));
    labels
}

/// Whether the cell of a mark is in a range of a row.
fn is_covered(mark: &SiteMark, (column, row): (i32, i32), width: usize) -> bool {
    let at = position(mark);
    let end = column + i32::try_from(width).unwrap_or(i32::MAX);
    at.1 == row && (column..end).contains(&at.0)
}

/// Where the name of a place of the selected event covers the fewest marks, all of them lower-ranked; `None` if there is no such position.
fn over_others(
    mark: &SiteMark,
    name: &str,
    marks: &[SiteMark],
    named: &mut Cells,
) -> Option<SiteLabel> {
    let width = named.widths.columns(name);
    if width == 0 || !mark.is_to_be_named() {
        return None;
    }
    let covered = |at: (i32, i32)| {
        let others = marks.iter().filter(|other| other.place != mark.place);
        let covered: Vec<Rank> = others
            .filter(|other| is_covered(other, at, width))
            .map(|other| other.rank)
            .collect();
        covered.iter().all(|rank| *rank < mark.rank).then(|| {
            let greatest = covered.iter().max().copied();
            (greatest, covered.len())
        })
    };
    let places = around(mark, i32::try_from(width).ok()?).into_iter();
    let places = places.filter(|at| named.is_apart(*at, width) && !is_covered(mark, *at, width));
    let best = places.filter_map(|at| Some((covered(at)?, at)));
    let (_, at) = best.min_by_key(|(covered, _)| *covered)?;
    label(mark, at, name.to_owned())
}

fn position(mark: &SiteMark) -> (i32, i32) {
    (i32::from(mark.column), i32::from(mark.row))
}

/// The first free position around a mark, preferably one that covers no route.
fn find(
    mark: &SiteMark,
    name: &str,
    raster: &Raster,
    (cells, marked, named): (&mut Cells, &mut Cells, &mut Cells),
) -> Option<SiteLabel> {
    let width = cells.widths.columns(name);
    if width == 0 {
        return None;
    }
    let around = around(mark, i32::try_from(width).ok()?);
    let free: Vec<(i32, i32)> = around
        .into_iter()
        .filter(|at| cells.is_apart(*at, width) && !goes_on_with(*at, width, named))
        .filter(|at| !seems_of_another(mark, *at, width, marked))
        .collect();
    let covers_way = |at: &(i32, i32)| covers_way(raster, *at, width);
    let at = free
        .iter()
        .find(|at| !covers_way(at))
        .or_else(|| free.first())?;
    label(mark, *at, name.to_owned())
}

/// The positions of a name around its mark, or on its point, from best to worst.
fn around(mark: &SiteMark, width: i32) -> Vec<(i32, i32)> {
    let (column, row) = position(mark);
    let (right, left, centred) = (column + 2, column - 1 - width, column - width / 2);
    let on_it = mark.spread && !mark.is_selected();
    let on_it = on_it.then_some((centred, row));
    let beside = [
        (right, row),
        (left, row),
        (right - 1, row - 1),
        (right - 1, row + 1),
        (centred, row - 1),
        (centred, row + 1),
        (left + 1, row - 1),
        (left + 1, row + 1),
    ];
    on_it.into_iter().chain(beside).collect()
}

/// Whether a name would run into another one: a single blank is not enough, since that also separates the words of one name.
fn goes_on_with((column, row): (i32, i32), width: usize, named: &mut Cells) -> bool {
    let end = column + i32::try_from(width).unwrap_or(i32::MAX);
    [column - 2, end + 1]
        .into_iter()
        .any(|beside| named.is_taken((beside, row)))
}

/// Whether a name would seem to belong to the mark of another place, because it would be beside, above or below that.
fn seems_of_another(
    mark: &SiteMark,
    (column, row): (i32, i32),
    width: usize,
    marked: &mut Cells,
) -> bool {
    let end = column + i32::try_from(width).unwrap_or(i32::MAX);
    let own = position(mark);
    let beside = [(column - 2, row), (end + 1, row)].into_iter();
    let along = (column - 1..=end).map(|column| (column, own.1));
    let along = along.filter(|_| row != own.1);
    beside
        .chain(along)
        .any(|at| at != own && marked.is_taken(at))
}

fn covers_way(raster: &Raster, (column, row): (i32, i32), width: usize) -> bool {
    let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(row)) else {
        return false;
    };
    (column..)
        .take(width)
        .any(|column| raster.has_way(column, row))
}

/// The name of the selected place, cut to the room beside its mark.
fn shortened(mark: &SiteMark, name: &str, cells: &mut Cells) -> Option<SiteLabel> {
    if !mark.is_selected() {
        return None;
    }
    let widths = cells.widths;
    let (column, row) = position(mark);
    let room = |cells: &mut Cells, left: bool| {
        let at = |width: usize| {
            let width = i32::try_from(width).unwrap_or(i32::MAX);
            if left {
                (column.saturating_sub(width).saturating_sub(1), row)
            } else {
                (column + 2, row)
            }
        };
        (LEAST..=widths.columns(name))
            .rev()
            .find(|width| cells.is_free(at(*width), *width))
    };
    let (right, left) = (room(cells, false), room(cells, true));
    let name = |width: Option<usize>| widths.shorten(name, width.unwrap_or(0)).into_owned();
    if right >= left {
        return label(mark, (column + 2, row), name(Some(right?)));
    }
    let name = name(left);
    let width = i32::try_from(widths.columns(&name)).ok()?;
    label(mark, (column - 1 - width, row), name)
}

fn label(mark: &SiteMark, (column, row): (i32, i32), text: String) -> Option<SiteLabel> {
    let (column, row) = (u16::try_from(column).ok()?, u16::try_from(row).ok()?);
    Some(SiteLabel {
        place: mark.place,
        column,
        row,
        text,
        selected: mark.is_selected(),
    })
}
