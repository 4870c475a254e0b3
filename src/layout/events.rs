//! The events of one lane, stacked and labelled so that nothing overlaps.

use super::detail::{candidates, rank};
use super::grid::Grid;
use super::marks::{Cap, Doubt, Label, LabelPlace, Mark, Stretch};
use super::naming::{UPRIGHT_COLUMNS, Way, named_below, named_beside, named_inside, named_shortly};
use super::occupancy::Occupancy;
use crate::chronicle::{Chronicle, Event, EventId, Intervals, Row};
use crate::names::Choice;
use crate::text::Widths;
use crate::time::{Extent, Moment};

/// Everything that placing needs to know.
#[derive(Clone, Copy)]
pub(super) struct Placing<'a> {
    pub(super) chronicle: &'a Chronicle,
    pub(super) row: &'a Row,
    pub(super) choice: Choice,
    pub(super) grid: &'a Grid,
    /// The selected event, if it is one of the row.
    pub(super) selected: Option<EventId>,
    pub(super) rows: u16,
    /// True if names may stand upright below their marks.
    pub(super) upright: bool,
    pub(super) widths: Widths,
    /// How many rows are scrolled away above.
    pub(super) scroll: u16,
}

/// The events of a row that are in sight.
pub(super) struct Placed {
    pub(super) marks: Vec<Mark>,
    /// How many rows are scrolled away above: no more than there are.
    pub(super) scroll: u16,
}

/// Places the events of a row by importance: by weight, then by rank; the selected one always gets its name.
///
/// The great ones get their names first, in the first row that has room. Then every other event gets at
/// least its mark, and then those get their names that still find room beside it. What a column has no
/// room for is never looked at. Guests get their marks where there is room at last.
///
/// Where the reader has scrolled, what found no room on the first page of rows is placed on a second one below it in the
/// same way, and so on as far as it is in sight.
pub(super) fn place(placing: Placing<'_>) -> Placed {
    let mut pages = vec![place_page(placing)];
    let rows = usize::from(placing.rows.max(1));
    let mut placed: Vec<EventId> = Vec::new();
    while pages.len() * rows < usize::from(placing.scroll) + rows {
        placed.extend(
            pages
                .last()
                .into_iter()
                .flatten()
                .filter(|mark| !mark.guest)
                .map(|mark| mark.event),
        );
        placed.sort_unstable();
        let page = place_in_order(placing, None, &placed);
        if page.is_empty() {
            break;
        }
        pages.push(page);
    }
    let scroll = usize::from(placing.scroll).min((pages.len() - 1) * rows);
    let top = u16::try_from(scroll).unwrap_or(u16::MAX);
    let tops = (0u16..).step_by(rows);
    let marks = pages.into_iter().zip(tops).flat_map(|(page, above)| {
        page.into_iter().filter_map(move |mark| {
            Some(Mark {
                row: (mark.row + above).checked_sub(top)?,
                ..mark
            })
        })
    });
    Placed {
        marks: marks
            .filter(|mark| mark.bottom() < placing.rows.max(1))
            .collect(),
        scroll: top,
    }
}

/// The first page of rows.
fn place_page(placing: Placing<'_>) -> Vec<Mark> {
    let placed = place_in_order(placing, None, &[]);
    let shown = |selected: EventId| {
        placed
            .iter()
            .any(|mark| mark.event == selected && mark.label.is_some())
    };
    match placing.selected {
        // Only if it finds no room in its turn does the selected event move the others.
        Some(selected) if !shown(selected) => place_in_order(placing, Some(selected), &[]),
        _ => placed,
    }
}

/// Places everything but what stands on the pages above.
fn place_in_order(placing: Placing<'_>, first: Option<EventId>, above: &[EventId]) -> Vec<Mark> {
    let mut room = Room::new(placing, above);
    if let Some(first) = first {
        let extent = placing.chronicle[first].when.extent();
        room.place(first, (extent.start(), extent.end()), true);
    }
    for (weight, events) in placing.row.by_weight() {
        room.place_all(events, first, weight >= GREAT);
    }
    room.name_the_rest();
    if above.is_empty() {
        placing
            .row
            .guests()
            .for_each(|events| room.place_guests(events));
    }
    room.marks
}

const INSIDE: &[Way] = &[named_inside];
const BESIDE: &[Way] = &[named_beside, named_shortly];

/// Events from this weight on have their names placed before the marks of others.
const GREAT: u8 = 4;

/// Which rows may be looked at.
type Free<'a> = &'a dyn Fn(&Occupancy) -> bool;

/// The rows of a lane while they fill up.
struct Room<'a> {
    placing: Placing<'a>,
    rows: Vec<Occupancy>,
    marks: Vec<Mark>,
    /// What stands on the pages above, in order.
    above: &'a [EventId],
    /// Kept from one weight to the next, so as not to ask for memory again.
    foremost: Vec<(usize, u16)>,
}

impl<'a> Room<'a> {
    fn new(placing: Placing<'a>, above: &'a [EventId]) -> Self {
        let rows = vec![Occupancy::new(placing.grid.count()); usize::from(placing.rows)];
        Self {
            placing,
            rows,
            marks: Vec::new(),
            above,
            foremost: Vec::new(),
        }
    }

    /// Places events of one weight, but for one that has its place already.
    fn place_all(&mut self, events: &Intervals<EventId>, placed: Option<EventId>, great: bool) {
        let foremost = self.foremost(events);
        for (place, column) in &foremost {
            // Most of very many find no room.
            if !self.is_open(*column) {
                continue;
            }
            let Some((event, start, end)) = events.get(*place) else {
                continue;
            };
            if placed != Some(event) && self.above.binary_search(&event).is_err() {
                self.place(event, (start, end), great);
            }
        }
        self.foremost = foremost;
    }

    /// True if a column is free on any row.
    fn is_open(&self, column: u16) -> bool {
        let column = usize::from(column);
        self.rows.iter().any(|row| row.is_free(column, column + 1))
    }

    /// The foremost events of one weight that may find room, in their order: their places, and the columns they start in.
    fn foremost(&mut self, events: &Intervals<EventId>) -> Vec<(usize, u16)> {
        // A column has at most so many of those that stand above.
        let above = self
            .above
            .len()
            .min(usize::from(self.placing.scroll) + self.rows.len());
        let mut free = vec![0u16; usize::from(self.placing.grid.count())];
        self.rows.iter().for_each(|row| row.count_free(&mut free));
        let wanted = |column: u16| {
            free.get(usize::from(column))
                .filter(|free| **free > 0)
                .map_or(0, |free| usize::from(*free) + above)
        };
        let mut foremost = std::mem::take(&mut self.foremost);
        foremost.clear();
        candidates(events, self.placing.grid, wanted, &mut foremost);
        foremost.sort_unstable_by_key(|(place, _)| rank(*place));
        foremost
    }

    /// Gives guests of one weight their marks where there is room, without names.
    fn place_guests(&mut self, events: &Intervals<EventId>) {
        let placing = self.placing;
        for (place, column) in self.foremost(events) {
            if !self.is_open(column) {
                continue;
            }
            let Some((id, start, end)) = events.get(place) else {
                continue;
            };
            let Some((stretch, columns)) = self.stretch(start, end) else {
                continue;
            };
            let free = (0u16..)
                .zip(&self.rows)
                .find(|(_, row)| row.is_free(stretch.first, stretch.end));
            let Some((row, _)) = free else {
                continue;
            };
            let event = &placing.chronicle[id];
            self.take(row, stretch, None);
            self.marks.push(Mark {
                guest: true,
                ..mark(event, id, row, columns, placing.grid, None)
            });
        }
    }

    /// The columns of an event in the window, and the first and the last of them.
    fn stretch(&self, start: Moment, end: Moment) -> Option<(Stretch, (u16, u16))> {
        let (first, last) = self.placing.grid.covering(start, end)?;
        // What is shorter than a column has one mark, wherever the columns happen to part.
        let last = if end.since(start) <= self.placing.grid.seconds_of(first) {
            first
        } else {
            last
        };
        Some((
            Stretch {
                first: first.into(),
                end: usize::from(last) + 1,
            },
            (first, last),
        ))
    }

    fn place(&mut self, id: EventId, (start, end): (Moment, Moment), great: bool) {
        let grid = self.placing.grid;
        let Some((stretch, (first, last))) = self.stretch(start, end) else {
            return;
        };
        let is_free = |row: &Occupancy| row.is_free(stretch.first, stretch.end);
        let mut rows = (0u16..).zip(&self.rows);
        let Some(first_free) = rows.find(|(_, row)| is_free(row)).map(|(row, _)| row) else {
            return;
        };
        let event = &self.placing.chronicle[id];
        let inside = Some(INSIDE)
            .filter(|_| first < last)
            .and_then(|ways| self.named(stretch, &is_free, event, ways));
        let named = inside.or_else(|| {
            if great {
                self.room_for_name(stretch, id)
            } else {
                None
            }
        });
        let (row, label) = named.map_or((first_free, None), |(row, label)| (row, Some(label)));
        self.take(row, stretch, label.as_ref());
        self.marks
            .push(mark(event, id, row, (first, last), grid, label));
    }

    /// The first row, of those that are free, where the first possible way of naming has room.
    fn named(
        &self,
        stretch: Stretch,
        free: Free<'_>,
        event: &'a Event,
        ways: &[Way],
    ) -> Option<(u16, Label)> {
        let name = event
            .name
            .shown(self.placing.choice.main, &self.placing.chronicle.languages)
            .text;
        let width = self.placing.widths.columns(name);
        let named = |way: &Way| {
            let mut rows = (0u16..).zip(&self.rows).filter(|(_, row)| free(row));
            rows.find_map(|(number, row)| {
                Some((number, way(row, stretch, name, width, self.placing.widths)?))
            })
        };
        ways.iter().find_map(named)
    }

    /// The name outside the mark: upright below it if that is asked for, or beside it.
    fn named_outside(
        &self,
        stretch: Stretch,
        free: Free<'_>,
        event: &'a Event,
    ) -> Option<(u16, Label)> {
        if !self.placing.upright {
            return self.named(stretch, free, event, BESIDE);
        }
        // A name that would be cut below its mark may be whole beside it.
        let below = self.named_upright(stretch, free, event);
        let whole = below.as_ref().is_some_and(|(_, label)| label.whole);
        let beside = if whole {
            None
        } else {
            self.named(stretch, free, event, &[named_beside])
        };
        beside
            .or(below)
            .or_else(|| self.named(stretch, free, event, &[named_shortly]))
    }

    /// The first row below which the whole name has room, or the one below which most of it has.
    fn named_upright(
        &self,
        stretch: Stretch,
        free: Free<'_>,
        event: &Event,
    ) -> Option<(u16, Label)> {
        let name = event
            .name
            .shown(self.placing.choice.main, &self.placing.chronicle.languages)
            .text;
        self.placing.widths.upright(name, usize::MAX)?;
        let rows = (0u16..)
            .zip(&self.rows)
            .filter(|(_, row)| free(row))
            .map(|(row, _)| row);
        let below = |row: u16| {
            Some((
                row,
                named_below(
                    self.rows.get(usize::from(row)..)?,
                    stretch,
                    name,
                    self.placing.widths,
                )?,
            ))
        };
        let mut best: Option<(u16, Label)> = None;
        for (row, label) in rows.filter_map(below) {
            if label.whole {
                return Some((row, label));
            }
            if best
                .as_ref()
                .is_none_or(|(_, other)| other.lines.len() < label.lines.len())
            {
                best = Some((row, label));
            }
        }
        best
    }

    fn take(&mut self, row: u16, stretch: Stretch, label: Option<&Label>) {
        let Some((own, below)) = self
            .rows
            .get_mut(usize::from(row)..)
            .and_then(<[_]>::split_first_mut)
        else {
            return;
        };
        own.take(stretch.first, stretch.end);
        let Some(label) = label else { return };
        let column = usize::from(label.column);
        if label.place == LabelPlace::Below {
            own.take(column, column + UPRIGHT_COLUMNS);
            below
                .iter_mut()
                .zip(&label.lines)
                .for_each(|(row, _)| row.take(column, column + UPRIGHT_COLUMNS));
        } else {
            // A few columns more keep a name apart from other marks.
            let width: usize = label
                .lines
                .iter()
                .map(|line| self.placing.widths.columns(line))
                .sum();
            own.take(column.saturating_sub(2), column + width + 1);
        }
    }

    /// Names the marks that have no name yet, where there is room for one; a mark may change its row for it.
    fn name_the_rest(&mut self) {
        let mut marks = std::mem::take(&mut self.marks);
        for mark in marks.iter_mut().filter(|mark| mark.label.is_none()) {
            let stretch = Stretch {
                first: mark.first.into(),
                end: usize::from(mark.last) + 1,
            };
            let Some(row) = self.rows.get_mut(usize::from(mark.row)) else {
                continue;
            };
            row.release(stretch.first, stretch.end);
            if let Some((row, label)) = self.room_for_name(stretch, mark.event) {
                (mark.row, mark.label) = (row, Some(label));
            }
            self.take(mark.row, stretch, mark.label.as_ref());
        }
        self.marks = marks;
    }

    /// A row for a mark with its name beside it. Most marks of a full chart are seen at once to have none.
    fn room_for_name(&self, stretch: Stretch, event: EventId) -> Option<(u16, Label)> {
        let Stretch { first, end } = stretch;
        let airy = |row: &Occupancy| {
            let upright = self.placing.upright && row.is_free(first, first + UPRIGHT_COLUMNS);
            let left = || {
                first
                    .checked_sub(3)
                    .is_some_and(|left| row.is_free(left, first))
            };
            row.is_free(first, end) && (upright || row.is_free(end, end + 2) || left())
        };
        if !self.rows.iter().any(airy) {
            return None;
        }
        self.named_outside(stretch, &airy, &self.placing.chronicle[event])
    }
}

fn mark(
    event: &Event,
    id: EventId,
    row: u16,
    (first, last): (u16, u16),
    grid: &Grid,
    label: Option<Label>,
) -> Mark {
    // One column has no ends, and room for one sign alone.
    let (certain, caps) = if first == last {
        (None, (Cap::Here, Cap::Here))
    } else {
        ends(&event.when.extent(), grid)
    };
    Mark {
        event: id,
        row,
        first,
        last,
        certain,
        caps,
        doubt: Doubt::of(&event.when),
        label,
        guest: false,
    }
}

/// The columns that are certain, and how the two ends are drawn.
fn ends(extent: &Extent, grid: &Grid) -> (Option<(u16, u16)>, (Cap, Cap)) {
    (
        extent
            .certain()
            .and_then(|(from, to)| grid.covering(from, to)),
        caps(extent, grid),
    )
}

/// How the two ends of a stretch are drawn.
pub(super) fn caps(extent: &Extent, grid: &Grid) -> (Cap, Cap) {
    let on_screen = (extent.start() >= grid.from(), extent.end() <= grid.to());
    (
        Cap::of(extent.start_edge, on_screen.0),
        Cap::of(extent.end_edge, on_screen.1),
    )
}
