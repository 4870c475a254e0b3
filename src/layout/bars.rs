//! What lasts, as bars below the band of a lane.

use super::detail::rank;
use super::grid::Grid;
use super::marks::{Bar, BarLabel, Cap, Side};
use super::naming::{Form, Naming, doubt_columns};
use super::occupancy::Occupancy;
use crate::chronicle::{Chronicle, Intervals, Ref, Row};
use crate::time::{Extent, Moment, When};

/// The most pages of rows, in sight and scrolled away.
const MOST_PAGES: u16 = 4;

/// A bar with its row, in columns of a grid that may reach beyond the screen.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) of: Ref,
    pub(super) row: u16,
    first: u16,
    last: u16,
    name: Form<'a>,
    side: Side,
}

/// The rows that a lane may have for bars.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paged {
    /// The most of them that are in sight at once.
    pub(super) rows: u16,
    /// Whether there are others that are scrolled away: to place what lasts on rows that nobody sees is what costs.
    pub(super) scrolled: bool,
}

/// The bars of a lane by importance, each with its name on the first page of rows that has room for both.
///
/// `reigns` are those that the band has no room for, since they overlap another.
pub(super) fn place<'a>(
    naming: Naming<'a>,
    row: &Row,
    reigns: &[Ref],
    grid: &Grid,
    page: Page,
    paged: Paged,
) -> Bars<'a> {
    let pages = if paged.scrolled { MOST_PAGES } else { 1 };
    let mut room = Room {
        naming,
        grid,
        page,
        rows: vec![Occupancy::new(grid.count()); (pages * paged.rows).into()],
        on_page: paged.rows.into(),
        full: Occupancy::new(grid.count()),
        placed: Vec::new(),
        without_row: Vec::new(),
    };
    for (weight, events) in row.by_weight() {
        if weight == SPANS_BEFORE {
            for reign in reigns {
                room.place_reign(*reign);
            }
            row.wars().for_each(|wars| room.place_all(wars));
        }
        room.place_all(events);
    }
    Bars {
        placed: room.placed,
        without_row: room.without_row,
    }
}

/// What lasts in a lane.
pub(super) struct Bars<'a> {
    /// What has a row.
    pub(super) placed: Vec<Placed<'a>>,
    /// The first and the last column of each span that has none.
    without_row: Vec<(u16, u16)>,
}

impl Bars<'_> {
    /// How many spans that are in sight are not among the shown ones.
    pub(super) fn left_out(&self, view: View<'_>, is_shown: impl Fn(Ref) -> bool) -> usize {
        let hidden = |bar: &&Placed<'_>| matches!(bar.of, Ref::Span(_)) && !is_shown(bar.of);
        let hidden = self.placed.iter().filter(hidden);
        let hidden = hidden.map(|bar| (bar.first, bar.last));
        let all = hidden.chain(self.without_row.iter().copied());
        all.filter(|columns| touches(*columns, 0, view.columns, view.grid))
            .count()
    }
}

/// Reigns, wars and sieges go before the events of this weight.
const SPANS_BEFORE: u8 = 3;

/// Where pages of names part on a grid: on one of its columns, and on all that lie a multiple of so many from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) first: i64,
    pub(super) columns: i64,
}

impl Page {
    /// The column after the last of the page that a column is on.
    fn end(self, column: i64) -> i64 {
        let page = (column - self.first).div_euclid(self.columns);
        self.first + (page + 1) * self.columns
    }
}

struct Room<'a, 'b> {
    naming: Naming<'a>,
    grid: &'b Grid,
    page: Page,
    rows: Vec<Occupancy>,
    /// The rows of a page.
    on_page: usize,
    /// The columns that no row has left.
    full: Occupancy,
    placed: Vec<Placed<'a>>,
    without_row: Vec<(u16, u16)>,
}

impl<'a> Room<'a, '_> {
    fn place_all<T: Copy + Ord + Into<Ref>>(&mut self, of: &Intervals<T>) {
        let mut places = lasting(of, self.grid, |column| {
            let column = usize::from(column);
            self.full.is_free(column, column + 1)
        });
        places.sort_unstable_by_key(|place| rank(*place));
        for (id, start, end) in places.into_iter().filter_map(|place| of.get(place)) {
            if let Some((first, last)) = columns_of(self.grid, start, end) {
                self.place(id.into(), first, last);
            }
        }
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
        // Where much happens most bars find no room: the names of those need not be measured.
        let has_room = |row: &Occupancy| row.is_free(start, end);
        let may_fit = has_room(&self.full) && self.rows.iter().any(has_room);
        if let Some(placed) = may_fit.then(|| self.placed(of, first, last)).flatten() {
            self.full = Occupancy::of_all(&self.rows);
            self.placed.push(placed);
        } else if matches!(of, Ref::Span(_)) {
            self.without_row.push((first, last));
        }
    }

    /// A bar with the first form of its name that has room, on the first row that has, if a page has both.
    fn placed(&mut self, of: Ref, first: u16, last: u16) -> Option<Placed<'a>> {
        let doubt = doubt_columns(self.naming.doubt(of));
        // A name would hide that nothing is drawn between several dates.
        let has_gaps = when(self.naming.chronicle, of).is_some_and(|when| !when.gaps().is_empty());
        let stretch = |name: Form<'a>| {
            let (side, from, to) = self.stretch(first, last, name.width + doubt, !has_gaps);
            (name, side, from, to)
        };
        let forms = self.naming.forms(self.naming.named_after(of));
        let forms: Vec<_> = forms.map(stretch).collect();
        let pages = (0..self.rows.len()).step_by(self.on_page.max(1));
        let on_page = |page: usize| page..(page + self.on_page).min(self.rows.len());
        let mut places = pages.flat_map(|page| forms.iter().map(move |form| (on_page(page), form)));
        let (row, (name, side, from, to)) = places.find_map(|(mut rows, form)| {
            let row = rows.find(|row| self.rows[*row].is_free(form.2, form.3))?;
            Some((row, *form))
        })?;
        // A column keeps it apart from the next.
        self.rows[row].take(from, to + 1);
        Some(Placed {
            of,
            row: u16::try_from(row).ok()?,
            first,
            last,
            name,
            side,
        })
    }

    /// Where a name of some columns stands by a bar, and the columns that both take.
    fn stretch(
        &self,
        first: u16,
        last: u16,
        width: u16,
        may_lie_inside: bool,
    ) -> (Side, usize, usize) {
        let (start, end) = (usize::from(first), usize::from(last) + 1);
        if may_lie_inside && last - first > width {
            return (Side::Inside, start, end);
        }
        let width = usize::from(width) + 1;
        let page_end = self.page.end(self.grid.on_screen(last)) - self.grid.on_screen(0);
        let right = i64::try_from(end + width).unwrap_or(i64::MAX) <= page_end;
        match start.checked_sub(width) {
            Some(left) if !right => (Side::Left, left, end),
            _ => (
                Side::Right,
                start,
                (end + width).min(self.grid.count().into()),
            ),
        }
    }
}

/// The first and the last column of something that lasts longer than a column.
fn columns_of(grid: &Grid, start: Moment, end: Moment) -> Option<(u16, u16)> {
    let (first, last) = grid.covering(start, end)?;
    let column = grid.end_of(first).since(grid.start_of(first));
    (last > first && (start < grid.from() || end.since(start) > column)).then_some((first, last))
}

/// The places of those that last beyond the column they begin in, where that is open, and of those that last beyond the first column.
fn lasting(
    of: &Intervals<impl Copy + Ord>,
    grid: &Grid,
    is_open: impl Fn(u16) -> bool,
) -> Vec<usize> {
    let mut found = Vec::new();
    if of.is_empty() {
        return found;
    }
    let mut before = of.started_before(grid.from());
    let earlier = |place: &usize| of.last_ending_after(grid.from(), 0..*place);
    found.extend(std::iter::successors(earlier(&before), earlier).take(EARLIER));
    // Of a million in sight, none may last beyond its column: they need not be walked through.
    if of.longest() <= grid.narrowest() {
        return found;
    }
    let end = of.started_before(grid.to());
    if end - before <= grid.count().into() {
        found.extend((before..end).filter(|place| outlasts_its_column(of, *place, grid)));
        return found;
    }
    let mut likely = 0;
    for column in (0..grid.count()).filter(|column| is_open(*column)) {
        let first = of.started_before_near(grid.start_of(column), before);
        let after = of.started_before_near(grid.end_of(column), first + likely);
        let later = |place: &usize| of.last_ending_after(grid.end_of(column), first..*place);
        let lasting = std::iter::successors(later(&after), later);
        found.extend(lasting.take(OF_A_COLUMN));
        (before, likely) = (after, after - first);
    }
    found
}

fn outlasts_its_column(of: &Intervals<impl Copy + Ord>, place: usize, grid: &Grid) -> bool {
    of.get(place)
        .is_some_and(|(_, start, end)| end > grid.end_of(grid.of(start)))
}

/// So many that began before the first column are looked at.
const EARLIER: usize = 24;

/// So many that begin in one column are looked at.
const OF_A_COLUMN: usize = 8;

impl Placed<'_> {
    /// The bar as it is seen on some columns, if it is.
    pub(super) fn seen(&self, naming: Naming<'_>, view: View<'_>) -> Option<Bar> {
        let (first, last) = (
            view.grid.on_screen(self.first),
            view.grid.on_screen(self.last),
        );
        if last < 0 || first >= view.columns {
            return None;
        }
        let extent = extent(naming.chronicle, self.of)?;
        let screen = |column: i64| u16::try_from(column.clamp(0, view.columns - 1)).unwrap_or(0);
        let certain = extent
            .certain()
            .filter(|(from, to)| *from < view.to && *to > view.from)
            .and_then(|(from, to)| view.grid.covering(from, to))
            .map(|(from, to)| {
                (
                    screen(view.grid.on_screen(from)),
                    screen(view.grid.on_screen(to)),
                )
            });
        Some(Bar {
            of: self.of,
            row: self.row,
            first: screen(first),
            last: screen(last),
            certain,
            gaps: self.gaps(naming.chronicle, view),
            caps: Cap::both(&extent, (view.from, view.to)),
            doubt: naming.doubt(self.of),
            label: self.label(naming, (first, last), view.columns),
        })
    }

    /// The columns in sight that lie between its dates, where it has several.
    fn gaps(&self, chronicle: &Chronicle, view: View<'_>) -> Vec<(u16, u16)> {
        let grid = view.grid;
        let whole = |(from, to): (Moment, Moment)| {
            let (first, last) = grid.covering(from, to)?;
            let first = i64::from(first) + i64::from(grid.start_of(first) < from);
            let last = i64::from(last) - i64::from(to < grid.end_of(last));
            let on_screen = |column: i64| Some(grid.on_screen(u16::try_from(column).ok()?));
            let (first, last) = (
                on_screen(first)?.max(0),
                on_screen(last)?.min(view.columns - 1),
            );
            let column = |column: i64| u16::try_from(column).ok();
            (first <= last).then_some((column(first)?, column(last)?))
        };
        let gaps = when(chronicle, self.of).map(When::gaps).unwrap_or_default();
        gaps.into_iter().filter_map(whole).collect()
    }

    /// The name as far as all of it is in sight.
    fn label(
        &self,
        naming: Naming<'_>,
        (first, last): (i64, i64),
        columns: i64,
    ) -> Option<BarLabel> {
        let width = i64::from(self.name.width + doubt_columns(naming.doubt(self.of)));
        let (side, column) = match self.side {
            Side::Inside => {
                let (from, to) = (first.max(0), last.min(columns - 1));
                (to - from > width).then_some((Side::Inside, from + 1))?
            }
            Side::Right => (Side::Right, last + 2),
            Side::Left => (Side::Left, first - 1 - width),
        };
        (column >= 0 && column + width <= columns).then(|| BarLabel {
            column: u16::try_from(column).unwrap_or(0),
            text: self.name.text.to_owned(),
            width: u16::try_from(width).unwrap_or(u16::MAX),
            side,
        })
    }

    /// Its name right beside what is seen of it, where no other bar of the row is in the way: for one that had it inside, beyond the edge.
    fn label_beside(
        &self,
        naming: Naming<'_>,
        bars: &[Bar],
        at: usize,
        columns: u16,
    ) -> Option<BarLabel> {
        let bar = bars.get(at)?;
        let width = self.name.width + doubt_columns(naming.doubt(self.of));
        let right = Some((Side::Right, bar.last + 2));
        let left = bar
            .first
            .checked_sub(width + 1)
            .map(|column| (Side::Left, column));
        let is_clear = |column: u16| {
            let mut others = bars
                .iter()
                .enumerate()
                .filter(|(place, other)| *place != at && other.row == bar.row);
            column + width <= columns
                && others.all(|(_, other)| {
                    let (from, to) = other.columns();
                    column > to + 1 || column + width < from
                })
        };
        let (side, column) = [right, left]
            .into_iter()
            .flatten()
            .find(|(_, column)| is_clear(*column))?;
        Some(BarLabel {
            column,
            text: self.name.text.to_owned(),
            width,
            side,
        })
    }

    /// Whether any of it lies on some columns of the grid.
    pub(super) fn touches(&self, first: i64, end: i64, grid: &Grid) -> bool {
        touches((self.first, self.last), first, end, grid)
    }
}

/// Whether any of some columns of the grid lies on others of the screen.
fn touches(columns: (u16, u16), first: i64, end: i64, grid: &Grid) -> bool {
    grid.on_screen(columns.1) >= first && grid.on_screen(columns.0) < end
}

/// The bars in sight, each with its name as far as it has room.
pub(super) fn seen(placed: &[&Placed<'_>], naming: Naming<'_>, view: View<'_>) -> Vec<Bar> {
    let seen = placed.iter();
    let seen = seen.filter_map(|placed| Some((*placed, placed.seen(naming, view)?)));
    let (placed, mut bars): (Vec<_>, Vec<_>) = seen.unzip();
    let columns = u16::try_from(view.columns).unwrap_or(u16::MAX);
    for (at, placed) in placed.iter().enumerate() {
        if bars[at].label.is_none() {
            bars[at].label = placed.label_beside(naming, &bars, at, columns);
        }
    }
    bars
}

impl Bar {
    /// The first and the last column of the bar with its name.
    fn columns(&self) -> (u16, u16) {
        let Some(label) = &self.label else {
            return (self.first, self.last);
        };
        let end = (label.column + label.width).saturating_sub(1);
        (self.first.min(label.column), self.last.max(end))
    }
}

/// The columns that are in sight, and those that bars were placed on.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) grid: &'a Grid,
    pub(super) columns: i64,
    pub(super) from: Moment,
    pub(super) to: Moment,
}

fn extent(chronicle: &Chronicle, of: Ref) -> Option<Extent> {
    when(chronicle, of).map(When::extent)
}

fn when(chronicle: &Chronicle, of: Ref) -> Option<&When> {
    match of {
        Ref::Event(id) => Some(&chronicle[id].when),
        Ref::Span(id) => Some(&chronicle[id].when),
        _ => None,
    }
}
