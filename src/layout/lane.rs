//! One lane of the chart: its marks, and the names above them.

use std::cell::OnceCell;
use std::ops::Range;

use super::detail::{beginning, rank};
use super::flags::{AIR, Footprint, Packing};
use super::grid::Grid;
use super::marks::{Flag, Mark};
use super::naming::{Form, Naming, doubt_columns};
use crate::chronicle::{Chronicle, EventId, GREAT, Ref, Row};

/// The events that begin in each column of a grid.
pub(super) struct Begun<'a> {
    /// By column: the weightiest event, its weight, and its place among the events of that weight.
    columns: Vec<Option<(EventId, u8, usize)>>,
    several: Vec<bool>,
    /// The names, computed on demand.
    named: OnceCell<Vec<NamedColumn<'a>>>,
}

/// An event with its column and its name.
type NamedColumn<'a> = (EventId, u16, Form<'a>);

/// The events on the pages of rows above.
#[derive(Debug, Default)]
pub(super) struct Above {
    /// Sorted.
    events: Vec<EventId>,
    /// How many of them begin in each column of a grid.
    columns: Vec<usize>,
}

impl Above {
    /// Adds the events of another page.
    pub(super) fn add(
        &mut self,
        events: impl IntoIterator<Item = EventId>,
        chronicle: &Chronicle,
        grid: &Grid,
    ) {
        self.columns.resize(usize::from(grid.count()), 0);
        for event in events {
            self.events.push(event);
            let start = chronicle[event].when.extent().start();
            let column = usize::from(grid.of(start));
            if (grid.from()..grid.to()).contains(&start)
                && let Some(count) = self.columns.get_mut(column)
            {
                *count += 1;
            }
        }
        self.events.sort_unstable();
    }

    /// Whether an event is on one of those pages.
    pub(super) fn contains(&self, event: EventId) -> bool {
        self.events.binary_search(&event).is_ok()
    }

    fn in_column(&self, column: usize) -> usize {
        self.columns.get(column).copied().unwrap_or(0)
    }
}

/// Finds what begins in each column of a grid, except the events on the pages above.
pub(super) fn begun<'a>(row: &Row, grid: &Grid, above: &Above) -> Begun<'a> {
    let count = usize::from(grid.count());
    let mut begun = Begun {
        columns: vec![None; count],
        several: vec![false; count],
        named: OnceCell::new(),
    };
    let mut found = Vec::new();
    for (weight, events) in row.by_weight() {
        found.clear();
        let room = |column: u16| {
            let column = usize::from(column);
            match (begun.columns[column], begun.several[column]) {
                (_, true) => 0,
                (Some(_), false) => 1 + above.in_column(column),
                (None, false) => 2 + above.in_column(column),
            }
        };
        beginning(events, grid, room, &mut found);
        found.sort_unstable_by_key(|(place, column)| (*column, rank(*place)));
        for (place, column) in &found {
            let Some(event) = events.at(*place).filter(|event| !above.contains(*event)) else {
                continue;
            };
            let column = usize::from(*column);
            match begun.columns[column] {
                None => begun.columns[column] = Some((event, weight, *place)),
                Some(_) => begun.several[column] = true,
            }
        }
    }
    begun
}

impl<'a> Begun<'a> {
    /// The visible marks.
    pub(super) fn marks(&self, grid: &Grid, columns: u16) -> Vec<Mark> {
        let mark = |index: u16| {
            let column = u16::try_from(grid.on_screen(index)).ok()?;
            let (event, ..) = (*self.columns.get(usize::from(index))?)?;
            (column < columns).then_some(Mark {
                event,
                column,
                several: self.several[usize::from(index)],
            })
        };
        (0..grid.count()).filter_map(mark).collect()
    }

    /// The events of some columns: important ones first, then those with short names, which leave room for more.
    fn by_importance(
        &self,
        naming: Naming<'a>,
        columns: Range<u16>,
    ) -> impl Iterator<Item = NamedColumn<'a>> {
        let named = self.named.get_or_init(|| self.named(naming));
        let within = move |(_, column, _): &&NamedColumn<'a>| columns.contains(column);
        named.iter().filter(within).copied()
    }

    fn named(&self, naming: Naming<'a>) -> Vec<NamedColumn<'a>> {
        let of_column = |column: u16| {
            let (event, weight, place) = (*self.columns.get(usize::from(column))?)?;
            let name = naming.whole(Ref::Event(event))?;
            let order = (
                weight < GREAT,
                name.width,
                std::cmp::Reverse(weight),
                rank(place),
            );
            Some((order, (event, column, name)))
        };
        let columns = 0..u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let mut all: Vec<_> = columns.filter_map(of_column).collect();
        all.sort_unstable_by_key(|(order, _)| *order);
        all.into_iter().map(|(_, named)| named).collect()
    }
}

/// The names of one page, in order of importance.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) flags: Vec<PageFlag>,
    /// The rows that they take.
    pub(super) height: u16,
    /// The first column of the page.
    from: i32,
}

/// A flag on its page.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageFlag {
    pub(super) event: EventId,
    shape: Footprint,
    row: u16,
    /// The index of the form of its name: 0 is the whole name, 1 the short one.
    form: usize,
    upright: bool,
}

/// How names are placed on a page.
#[derive(Clone, Copy)]
pub(super) struct Pager<'a> {
    pub(super) naming: Naming<'a>,
    /// The rows for names.
    pub(super) rows: u16,
    /// Whether names may be upright.
    pub(super) upright: bool,
}

impl<'a> Pager<'a> {
    /// The names that fit above the columns of one page. Events in `named` are skipped: their names are shown elsewhere.
    pub(super) fn page(self, begun: &Begun<'a>, columns: Range<u16>, named: &[EventId]) -> Named {
        let (mut packing, mut flags) = (Packing::new(self.rows), Vec::new());
        if self.rows == 0 {
            return Named::default();
        }
        let page = i32::from(columns.end) - i32::from(columns.start);
        for (event, column, whole) in begun.by_importance(self.naming, columns.clone()) {
            if named.binary_search(&event).is_err() {
                let column = i32::from(column) - i32::from(columns.start);
                flags.extend(self.add(&mut packing, event, whole, (column, page)));
            }
        }
        let first = i32::from(columns.start);
        for (flag, row) in flags.iter_mut().zip(packing.bottoms()) {
            let shape = &mut flag.shape;
            (shape.column, shape.from, shape.to) =
                (shape.column + first, shape.from + first, shape.to + first);
            flag.row = *row;
        }
        Named {
            flags,
            height: packing.height(),
            from: first,
        }
    }

    /// The rows of an upright name; 0 if it cannot be upright or has more rows than there are.
    fn upright_rows(self, name: &str) -> u16 {
        let rows = self.naming.widths.upright_rows(name);
        let rows = rows.and_then(|rows| u16::try_from(rows).ok());
        rows.filter(|rows| *rows <= self.rows).unwrap_or(0)
    }

    /// Adds the first form of a name that fits over a column of the page.
    fn add(
        self,
        packing: &mut Packing,
        event: EventId,
        whole: Form<'_>,
        (column, page): (i32, i32),
    ) -> Option<PageFlag> {
        let of = Ref::Event(event);
        let doubt = doubt_columns(self.naming.doubt(of));
        let flag = |form, shape, upright| PageFlag {
            event,
            shape,
            row: 0,
            form,
            upright,
        };
        let forms = std::iter::once_with(|| self.naming.short(of, Some(whole))).flatten();
        for (form, name) in std::iter::once(whole).chain(forms).enumerate() {
            let height = if self.upright {
                self.upright_rows(name.text)
            } else {
                0
            };
            let height = height + u16::from(height > 0 && doubt > 0);
            let high = Footprint::new(column, 2, height, page).filter(|_| height > 0);
            if let Some(shape) = high.filter(|shape| packing.add(*shape)) {
                return Some(flag(form, shape, true));
            }
            let low = Footprint::new(column, i32::from(name.width) + i32::from(doubt), 1, page);
            let turned = low.map(Footprint::turned);
            let turned =
                turned.filter(|shape| shape.from >= 0 && shape.to < page && column >= page / 2);
            let mut sides = [low, turned].into_iter().flatten();
            if let Some(shape) = sides.find(|shape| packing.add(*shape)) {
                return Some(flag(form, shape, false));
            }
        }
        None
    }
}

/// The flags of some pages that are completely visible. A flag at the beginning of a page is left out if it would touch one at the end of
/// the page before. A flag that the edge would cut is turned to the other side if nothing is in its way.
pub(super) fn seen(naming: Naming<'_>, pages: &[Named], grid: &Grid, columns: u16) -> Vec<Flag> {
    let offset = i32::try_from(grid.on_screen(0)).unwrap_or(0);
    let within =
        |shape: Footprint| shape.from + offset >= 0 && shape.to + offset < i32::from(columns);
    let mut shown: Vec<PageFlag> = Vec::new();
    for page in pages {
        let before = shown.len();
        for flag in page.flags.iter().filter(|flag| within(flag.shape)) {
            let is_inside = flag.shape.from >= page.from + AIR;
            if is_inside || is_clear(flag.shape, flag.row, &shown[..before]) {
                shown.push(*flag);
            }
        }
    }
    let all = pages.iter().flat_map(|page| &page.flags);
    for flag in all.filter(|flag| !within(flag.shape)) {
        let turned = Some(flag.shape.turned()).filter(|shape| within(*shape));
        if let Some(shape) = turned.filter(|shape| is_clear(*shape, flag.row, &shown)) {
            shown.push(PageFlag { shape, ..*flag });
        }
    }
    shown
        .into_iter()
        .filter_map(|flag| flag.drawn(naming, offset))
        .collect()
}

/// Whether a flag on a row meets no other flag and no stem.
fn is_clear(shape: Footprint, row: u16, others: &[PageFlag]) -> bool {
    others.iter().all(|other| {
        let above = !shape.tops(other.shape) || row >= other.row + other.shape.height;
        let below = !other.shape.tops(shape) || other.row >= row + shape.height;
        above && below
    })
}

impl PageFlag {
    fn drawn(self, naming: Naming<'_>, offset: i32) -> Option<Flag> {
        let of = Ref::Event(self.event);
        let name = naming.forms(of).nth(self.form)?;
        let doubt = naming.doubt(of);
        let mut lines: Vec<String> = if self.upright {
            let lines = naming.widths.upright(name.text)?;
            lines.into_iter().map(str::to_owned).collect()
        } else {
            vec![name.text.to_owned()]
        };
        // The doubt sign has its own row below an upright name.
        lines.resize(self.shape.height.into(), String::new());
        Some(Flag {
            event: self.event,
            column: u16::try_from(self.shape.column + offset).ok()?,
            row: self.row,
            from: u16::try_from(self.shape.from + offset).ok()?,
            lines,
            width: u16::try_from(self.shape.to + 1 - self.shape.from).ok()?,
            doubt,
        })
    }
}
