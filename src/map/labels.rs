//! Places the names of places on the map.

use hashbrown::HashSet;

use super::Rank;
use super::raster::{Layer, Raster};
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

    /// Frees a cell, if it is on the map.
    fn free(&mut self, at: (i32, i32)) {
        if let Some(cells) = self.stretch(at, 1) {
            cells.fill(false);
        }
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

/// The marks by their cells, of which each has one at most.
struct Marked {
    columns: u16,
    cells: Vec<Option<SiteMark>>,
}

impl Marked {
    fn new(marks: &[SiteMark], columns: u16, rows: u16) -> Self {
        let mut marked = Self {
            columns,
            cells: vec![None; usize::from(columns) * usize::from(rows)],
        };
        for mark in marks {
            if let Some(cell) = marked.cell(position(mark)) {
                *cell = Some(*mark);
            }
        }
        marked
    }

    fn cell(&mut self, (column, row): (i32, i32)) -> Option<&mut Option<SiteMark>> {
        let (column, row) = (u16::try_from(column).ok()?, usize::try_from(row).ok()?);
        let index = row * usize::from(self.columns) + usize::from(column);
        self.cells.get_mut(index).filter(|_| column < self.columns)
    }

    /// The marks that a name covers, and those that it would seem to belong to, because it would be beside, above or below them. Most rivers
    /// and regions have no mark beside which a name could be.
    fn in_the_way(&mut self, mark: &SiteMark, at: (i32, i32), width: usize) -> Vec<SiteMark> {
        let (own, end) = (position(mark), end(at, width));
        let beside = (at.0 - 2..=end + 1).map(|column| (column, at.1));
        let along = (at.0 - 1..=end).map(|column| (column, own.1));
        let along = along.filter(|_| own.1 != at.1);
        let others = beside.chain(along).filter_map(|at| *self.cell(at)?);
        others
            .filter(|other| other.place != mark.place)
            .filter(|other| other.is_drawn() || is_covered(other, at, width))
            .collect()
    }
}

/// What takes room on the map.
struct Room<'a> {
    raster: &'a Raster,
    cells: &'a mut Cells,
    /// The cells of names alone.
    named: Cells,
    marked: Marked,
    /// The places whose marks names hide.
    hidden: HashSet<PlaceId>,
}

/// Names the marks in their order. A name must not overlap other names or marks and, if possible, no route. A mark without room for its
/// name has none, except that a great place, and more so one of the selected event, hides lower-ranked marks where its name would otherwise
/// have no room. The name of the selected place is shortened to the room there is. A river without room for its name has no mark either.
pub(super) fn place(
    marks: &mut Vec<SiteMark>,
    name: impl Fn(PlaceId) -> String,
    raster: &Raster,
    cells: &mut Cells,
) -> Vec<SiteLabel> {
    for mark in marks.iter().filter(|mark| mark.is_drawn()) {
        cells.take(position(mark), 1);
    }
    let mut room = Room {
        raster,
        named: Cells::new(cells.columns, cells.rows, cells.widths),
        marked: Marked::new(marks, cells.columns, cells.rows),
        cells,
        hidden: HashSet::new(),
    };
    let mut labels: Vec<SiteLabel> = Vec::new();
    for mark in marks.iter() {
        if room.hidden.contains(&mark.place) {
            continue;
        }
        let name = name(mark.place);
        let label = find(mark, &name, &mut room)
            .or_else(|| over_others(mark, &name, &mut room))
            .or_else(|| shortened(mark, &name, room.cells));
        if let Some(label) = label {
            room.give(mark, &label);
            labels.push(label);
        }
    }
    let named: HashSet<PlaceId> = labels.iter().map(|label| label.place).collect();
    let is_left = |mark: &SiteMark| mark.is_drawn() || named.contains(&mark.place);
    marks.retain(|mark| is_left(mark) && !room.hidden.contains(&mark.place));
    labels
}

impl Room<'_> {
    /// Gives its room to a name and hides the marks that it covers and those that yield to it.
    fn give(&mut self, mark: &SiteMark, label: &SiteLabel) {
        let width = self.cells.widths.columns(&label.text);
        let at = (i32::from(label.column), i32::from(label.row));
        let others = self.marked.in_the_way(mark, at, width).into_iter();
        let is_hidden = |other: &SiteMark| other.yields_to(mark) || is_covered(other, at, width);
        for hidden in others.filter(is_hidden) {
            self.cells.free(position(&hidden));
            if let Some(cell) = self.marked.cell(position(&hidden)) {
                *cell = None;
            }
            self.hidden.insert(hidden.place);
        }
        self.cells.take(at, width);
        self.named.take(at, width);
    }

    /// The cost of naming a great place at a position, for comparison: whether it hides a great place, whether a mark that it does not hide
    /// is near, how many marks it hides, whether it covers a route. `None` if the position is not allowed.
    fn cost(
        &mut self,
        mark: &SiteMark,
        at: (i32, i32),
        width: usize,
    ) -> Option<(bool, bool, usize, bool)> {
        if !self.named.is_apart(at, width) || is_covered(mark, at, width) {
            return None;
        }
        let others = self.marked.in_the_way(mark, at, width);
        let (hidden, left): (Vec<_>, Vec<_>) =
            others.iter().partition(|other| other.yields_to(mark));
        let covers = left.iter().any(|other| is_covered(other, at, width));
        let beside = left.iter().any(|other| position(other).1 == at.1);
        let beside = beside || goes_on_with(at, width, &mut self.named);
        let cost = (
            hidden.iter().any(|other| other.rank == Rank::Great),
            beside || !left.is_empty(),
            hidden.len(),
            covers_way(self.raster, at, width),
        );
        (!covers && (!beside || mark.is_to_be_named())).then_some(cost)
    }
}

/// Whether the cell of a mark is in a range of a row.
fn is_covered(mark: &SiteMark, at: (i32, i32), width: usize) -> bool {
    let (column, row) = position(mark);
    row == at.1 && (at.0..end(at, width)).contains(&column)
}

/// The column after a range of a row.
fn end((column, _): (i32, i32), width: usize) -> i32 {
    column.saturating_add(i32::try_from(width).unwrap_or(i32::MAX))
}

fn position(mark: &SiteMark) -> (i32, i32) {
    (i32::from(mark.column), i32::from(mark.row))
}

/// Where the name of a great place hides the least; `None` if there is no such position. It may be above or
/// below a mark of the same rank, but only the name of a place of the selected event may be beside one.
fn over_others(mark: &SiteMark, name: &str, room: &mut Room<'_>) -> Option<SiteLabel> {
    let width = room.cells.widths.columns(name);
    if width == 0 || mark.rank < Rank::Great {
        return None;
    }
    let places = around(mark, i32::try_from(width).ok()?).into_iter();
    let best = places.filter_map(|at| Some((room.cost(mark, at, width)?, at)));
    let (_, at) = best.min_by_key(|(cost, _)| *cost)?;
    label(mark, at, name.to_owned())
}

/// The first free position around a mark, preferably one that covers no route.
fn find(mark: &SiteMark, name: &str, room: &mut Room<'_>) -> Option<SiteLabel> {
    let width = room.cells.widths.columns(name);
    if width == 0 {
        return None;
    }
    let around = around(mark, i32::try_from(width).ok()?);
    let free: Vec<(i32, i32)> = around
        .into_iter()
        .filter(|at| room.cells.is_apart(*at, width))
        .filter(|at| !goes_on_with(*at, width, &mut room.named))
        .filter(|at| {
            let mut others = room.marked.in_the_way(mark, *at, width).into_iter();
            others.all(|other| !other.is_drawn())
        })
        .collect();
    let covers_way = |at: &(i32, i32)| covers_way(room.raster, *at, width);
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
fn goes_on_with(at: (i32, i32), width: usize, named: &mut Cells) -> bool {
    [at.0 - 2, end(at, width) + 1]
        .into_iter()
        .any(|beside| named.is_taken((beside, at.1)))
}

fn covers_way(raster: &Raster, (column, row): (i32, i32), width: usize) -> bool {
    let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(row)) else {
        return false;
    };
    (column..)
        .take(width)
        .any(|column| matches!(raster.layer(column, row), Layer::Way(_)))
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
