//! Placing long events and spans on the rows of a lane.

use super::{Page, Placed, View, extent, touches, when};
use crate::chronicle::{EventId, Intervals, Ref, Row};
use crate::layout::detail::{by_column, rank};
use crate::layout::grid::Grid;
use crate::layout::marks::Side;
use crate::layout::naming::{Form, Naming, doubt_columns};
use crate::layout::occupancy::Occupancy;
use crate::time::Moment;

/// Maximum number of pages of rows, whether visible or scrolled away.
const MOST_PAGES: u16 = 4;

/// The rows for bars that a lane may have.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Paged {
    /// Maximum number of rows that are visible at once.
    pub(in crate::layout) rows: u16,
    /// Whether further pages are needed because the lane is scrolled. Placing bars on rows that are never shown would be costly.
    pub(in crate::layout) scrolled: bool,
}

/// Places the bars of a lane by importance, each with its name on the first page of rows that has room for both.
///
/// `reigns` are the reigns that do not fit on the band because they overlap another.
pub(in crate::layout) fn place<'a>(
    naming: Naming<'a>,
    row: &Row,
    reigns: &[Ref],
    grid: &Grid,
    page: Page,
    paged: Paged,
) -> Bars<'a> {
    let count = if paged.scrolled { MOST_PAGES } else { 1 };
    let mut room = Room {
        naming,
        grid,
        narrowest: grid.narrowest(),
        page,
        rows: vec![Occupancy::new(grid.count()); (count * paged.rows).into()],
        on_page: paged.rows.into(),
        full: Occupancy::new(grid.count()),
        placed: Vec::new(),
        without_row: Vec::new(),
        places: Vec::new(),
    };
    for (weight, events) in row.by_weight() {
        if weight == SPANS_BEFORE {
            for reign in reigns {
                room.place_reign(*reign);
            }
            row.wars().for_each(|wars| room.place_all(wars));
        }
        room.place_events(events);
    }
    Bars {
        placed: room.placed,
        without_row: room.without_row,
    }
}

/// The bars of a lane.
pub(in crate::layout) struct Bars<'a> {
    /// The bars that have a row.
    pub(in crate::layout) placed: Vec<Placed<'a>>,
    /// The first and last column of each span without a row.
    without_row: Vec<(u16, u16)>,
}

impl Bars<'_> {
    /// How many visible spans are not shown.
    pub(in crate::layout) fn left_out(
        &self,
        view: View<'_>,
        is_shown: impl Fn(Ref) -> bool,
    ) -> usize {
        let hidden = |bar: &&Placed<'_>| matches!(bar.of, Ref::Span(_)) && !is_shown(bar.of);
        let hidden = self.placed.iter().filter(hidden);
        let hidden = hidden.map(|bar| (bar.first, bar.last));
        let all = hidden.chain(self.without_row.iter().copied());
        all.filter(|columns| touches(*columns, 0, view.columns, view.grid))
            .count()
    }
}

/// Reigns, wars and sieges are placed before events of this weight.
const SPANS_BEFORE: u8 = 3;

/// How many items that began before the first column are considered, for each row of a page.
const EARLIER: usize = 4;

/// Width of the narrowest bar with a name, in columns.
const NARROWEST: usize = 4;

/// How many more items than a page has rows are considered for each column.
const OF_A_COLUMN: usize = 2;

/// How many of the longest items are considered, for each column of the grid.
const LONG_OF_A_COLUMN: usize = 1;

struct Room<'a, 'b> {
    naming: Naming<'a>,
    grid: &'b Grid,
    /// The seconds of the narrowest column.
    narrowest: i64,
    page: Page,
    rows: Vec<Occupancy>,
    /// The rows of a page.
    on_page: usize,
    /// The columns that are taken in every row.
    full: Occupancy,
    placed: Vec<Placed<'a>>,
    without_row: Vec<(u16, u16)>,
    /// A buffer for candidate places, reused for each weight.
    places: Vec<usize>,
}

impl<'a> Room<'a, '_> {
    /// Places events. Events without a row are not counted, so there is nothing to do if every column is full.
    fn place_events(&mut self, of: &Intervals<EventId>) {
        let is_open = (0..self.grid.count()).any(|column| self.is_open(column));
        if is_open {
            self.place_all(of);
        }
    }

    fn place_all<T: Copy + Ord + Into<Ref>>(&mut self, of: &Intervals<T>) {
        let mut places = std::mem::take(&mut self.places);
        self.find_lasting(of, &mut places);
        places.sort_unstable_by_key(|place| rank(*place));
        for (id, start, end) in places.iter().filter_map(|place| of.get(*place)) {
            if let Some((first, last)) = columns_of(self.grid, start, end) {
                self.place(id.into(), first, last);
            }
        }
        places.clear();
        self.places = places;
    }

    /// Finds the places of items that are longer than the column they begin in, and of those that reach into the grid from before it.
    fn find_lasting(&self, of: &Intervals<impl Copy + Ord>, found: &mut Vec<usize>) {
        let (grid, narrowest) = (self.grid, self.narrowest);
        let before = of.started_before(grid.from());
        let earlier = |place: &usize| of.last_ending_after(grid.from(), 0..*place);
        let earlier = std::iter::successors(earlier(&before), earlier);
        found.extend(earlier.take(EARLIER * self.on_page));
        // Often none of a million items is longer than a column: then they need not be walked through.
        if of.longest() <= narrowest {
            return;
        }
        let end = of.started_before(grid.to());
        if end - before <= usize::from(grid.count()) {
            let lasts = |(_, start, end): (_, Moment, Moment)| end.since(start) > narrowest;
            found.extend((before..end).filter(|place| of.get(*place).is_some_and(lasts)));
            return;
        }
        let most = LONG_OF_A_COLUMN * usize::from(grid.count());
        let listed = of.longest_of(narrowest, before..end, most);
        let is_complete = listed.as_ref().is_some_and(|listed| listed.is_complete);
        found.extend(listed.into_iter().flat_map(|listed| listed.places));
        if !is_complete {
            self.find_by_column(of, found);
        }
    }

    /// For each open column that no item found so far covers, finds the last items that begin in it and end after it.
    fn find_by_column(&self, of: &Intervals<impl Copy + Ord>, found: &mut Vec<usize>) {
        let mut covered = Occupancy::new(self.grid.count());
        for (_, start, end) in found.iter().filter_map(|place| of.get(*place)) {
            if let Some((first, last)) = self.grid.covering(start, end) {
                covered.take(first.into(), usize::from(last) + 1);
            }
        }
        let is_open = |column: u16| {
            let at = usize::from(column);
            covered.is_free(at, at + 1) && self.is_open(column)
        };
        by_column(of, self.grid, is_open, |column, places| {
            let end = self.grid.end_of(column);
            let later = |place: &usize| of.last_ending_after(end, places.start..*place);
            let lasting = std::iter::successors(later(&places.end), later);
            found.extend(lasting.take(OF_A_COLUMN + self.on_page));
        });
    }

    /// Whether a row has room for the narrowest bar with a name, from this column on.
    fn is_open(&self, column: u16) -> bool {
        let from = usize::from(column);
        let to = (from + NARROWEST).min(self.grid.count().into());
        self.full.is_free(from, from + 1) && self.rows.iter().any(|row| row.is_free(from, to))
    }

    fn place_reign(&mut self, reign: Ref) {
        let extent = extent(self.naming.chronicle, reign);
        let columns = extent.and_then(|extent| self.grid.covering(extent.start(), extent.end()));
        if let Some((first, last)) = columns {
            self.place(reign, first, last);
        }
    }

    /// Places a bar on the first page that has room for it.
    fn place(&mut self, of: Ref, first: u16, last: u16) {
        let (start, end) = (usize::from(first), usize::from(last) + 1);
        // In busy stretches most bars find no room: their names need not be measured.
        let has_room = |row: &Occupancy| row.is_free(start, end);
        let may_fit = has_room(&self.full) && self.rows.iter().any(has_room);
        if let Some(placed) = may_fit.then(|| self.placed(of, first, last)).flatten() {
            self.full = Occupancy::of_all(&self.rows);
            self.placed.push(placed);
        } else if matches!(of, Ref::Span(_)) {
            self.without_row.push((first, last));
        }
    }

    /// Places a bar with the first form of its name that fits, on the first page that has room for both.
    fn placed(&mut self, of: Ref, first: u16, last: u16) -> Option<Placed<'a>> {
        let doubt = doubt_columns(self.naming.doubt(of));
        // A name would hide the gaps between several dates.
        let has_gaps = when(self.naming.chronicle, of).is_some_and(|when| !when.gaps().is_empty());
        let stretch = |name| self.stretch(first, last, name, doubt, !has_gaps);
        let forms = self.naming.forms(self.naming.chronicle.named_after(of));
        let forms: Vec<Stretch<'a>> = forms.map(stretch).collect();
        let pages = (0..self.rows.len()).step_by(self.on_page.max(1));
        let on_page = |page: usize| page..(page + self.on_page).min(self.rows.len());
        let mut places = pages.flat_map(|page| forms.iter().map(move |form| (on_page(page), form)));
        let (row, stretch) = places.find_map(|(mut rows, stretch)| {
            let row = rows.find(|row| self.rows[*row].is_free(stretch.from, stretch.to))?;
            Some((row, stretch))
        })?;
        self.rows[row].take(stretch.from, stretch.to);
        Some(Placed {
            of,
            row: u16::try_from(row).ok()?,
            first,
            last,
            name: stretch.name,
            side: stretch.side,
        })
    }

    /// Where a name goes beside or inside a bar, and the columns that both take.
    fn stretch(
        &self,
        first: u16,
        last: u16,
        name: Form<'a>,
        doubt: u16,
        may_lie_inside: bool,
    ) -> Stretch<'a> {
        let width = name.width + doubt;
        let (start, end) = (usize::from(first), usize::from(last) + 1);
        let beside = usize::from(width) + 1;
        let page_end = self.page.end(self.grid.on_screen(last)) - self.grid.on_screen(0);
        let fits_right = i64::try_from(end + beside).unwrap_or(i64::MAX) <= page_end;
        let (side, from, to) = if may_lie_inside && last - first > width {
            (Side::Inside, start, end)
        } else if let Some(left) = start.checked_sub(beside).filter(|_| !fits_right) {
            (Side::Left, left, end)
        } else {
            (Side::Right, start, end + beside)
        };
        Stretch {
            name,
            side,
            from: from.saturating_sub(side.blanks_before().into()),
            to: (to + 1).min(self.grid.count().into()),
        }
    }
}

/// A form of a name with its place at a bar, and the columns that both take in a row.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    name: Form<'a>,
    side: Side,
    from: usize,
    /// The end column, after the blank column that separates it from the next bar.
    to: usize,
}

/// The first and last column of an item; `None` unless it is longer than the column it begins in.
fn columns_of(grid: &Grid, start: Moment, end: Moment) -> Option<(u16, u16)> {
    let (first, last) = grid.covering(start, end)?;
    let column = grid.end_of(first).since(grid.start_of(first));
    (last > first && (start < grid.from() || end.since(start) > column)).then_some((first, last))
}
