//! The events of one lane, stacked and labelled so that nothing overlaps.

use std::cmp::Reverse;

use super::occupancy::Occupancy;
use super::window::Columns;
use crate::chronicle::{Chronicle, Event};
use crate::names::Choice;
use crate::text;

/// The fewest columns that a shortened label is worth.
const SHORTEST_LABEL: usize = 9;

/// An event on the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The place in the list of events.
    pub event: u32,
    /// The row among the event rows of its lane.
    pub row: u16,
    /// The first column.
    pub first: u16,
    /// The last column.
    pub last: u16,
    /// The columns where the event certainly was going on.
    pub certain: Option<(u16, u16)>,
    /// The name beside or inside the mark.
    pub label: Option<Label>,
}

/// A name on the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The column it begins in.
    pub column: u16,
    /// The words, cut to what there is room for.
    pub text: String,
    /// True if it stands inside the bar of its event.
    pub inside: bool,
}

/// The events of a lane as placed, and how many found no room.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) marks: Vec<Mark>,
    pub(super) hidden: usize,
}

/// Everything that placing needs to know beside the events.
#[derive(Clone, Copy)]
pub(super) struct Placing<'a> {
    pub(super) chronicle: &'a Chronicle,
    pub(super) choice: Choice,
    pub(super) columns: Columns,
    pub(super) selected: Option<u32>,
    pub(super) rows: u16,
}

/// Places events by importance: by weight, then in order of time; the selected one always gets its name.
///
/// The great ones get their names first, in the first row that has room. Then every other event gets at
/// least its mark, and last those get their names that still find room beside it.
pub(super) fn place(placing: Placing<'_>, events: &[u32]) -> Placed {
    let selected = placing.selected.filter(|selected| events.contains(selected));
    let placed = place_in_order(placing, events, None);
    let shown = |selected: u32| placed.marks.iter().any(|mark| mark.event == selected && mark.label.is_some());
    match selected {
        // Only if it finds no room in its turn does the selected event move the others.
        Some(selected) if !shown(selected) => place_in_order(placing, events, Some(selected)),
        _ => placed,
    }
}

fn place_in_order(placing: Placing<'_>, events: &[u32], first: Option<u32>) -> Placed {
    let mut order: Vec<(u32, &Event)> =
        events.iter().filter_map(|&index| Some((index, placing.chronicle.event(index as usize)?))).collect();
    order.sort_by_key(|(index, event)| (first != Some(*index), Reverse(event.weight), *index));
    let great = |(index, event): &(u32, &Event)| first == Some(*index) || event.weight >= GREAT;
    let (great, others): (Vec<_>, Vec<_>) = order.into_iter().partition(great);
    let mut room = Room::new(placing);
    for (index, event) in great {
        room.place(index, event, &[named_inside, named_beside, named_shortly]);
    }
    for (index, event) in others {
        room.place(index, event, &[named_inside]);
    }
    room.name_the_rest();
    room.placed
}

/// Events from this weight on have their names placed before the marks of others.
const GREAT: u8 = 4;

/// A way to place the name of a mark: where it goes on a row, if there is room.
type Way = fn(&Occupancy, Stretch, &str) -> Option<Label>;

/// The columns of a mark: the first, and the one after the last.
#[derive(Clone, Copy)]
struct Stretch {
    first: usize,
    end: usize,
}

/// The rows of a lane while they fill up.
struct Room<'a> {
    placing: Placing<'a>,
    rows: Vec<Occupancy>,
    placed: Placed,
}

impl<'a> Room<'a> {
    fn new(placing: Placing<'a>) -> Self {
        let rows = vec![Occupancy::new(placing.columns.count()); usize::from(placing.rows)];
        Self { placing, rows, placed: Placed::default() }
    }

    fn name(&self, event: &'a Event) -> &'a str {
        event.name.shown(self.placing.choice.main, &self.placing.chronicle.languages).text
    }

    fn place(&mut self, index: u32, event: &'a Event, ways: &[Way]) {
        let extent = event.when.extent();
        let Some((first, last)) = self.placing.columns.covering(extent.start(), extent.end()) else { return };
        // What is shorter than a column has one mark, wherever the columns happen to part.
        let shorter = extent.end().0.saturating_sub(extent.start().0) <= self.placing.columns.seconds_each();
        let last = if shorter { first } else { last };
        let certain = extent.certain().and_then(|(from, to)| self.placing.columns.covering(from, to));
        let stretch = Stretch { first: usize::from(first), end: usize::from(last) + 1 };
        match self.find(stretch, self.name(event), ways) {
            Some((row, label)) => {
                self.placed.marks.push(Mark { event: index, row, first, last, certain, label });
            }
            None => self.placed.hidden += 1,
        }
    }

    /// Takes the first row where the first possible way of naming has room; failing that, the first row where
    /// the mark alone has.
    fn find(&mut self, stretch: Stretch, name: &str, ways: &[Way]) -> Option<(u16, Option<Label>)> {
        let bare = |row: &Occupancy| row.is_free(stretch.first, stretch.end);
        let named = |way: &Way| {
            let mut rows = (0u16..).zip(&self.rows).filter(|(_, row)| bare(row));
            rows.find_map(|(number, row)| Some((number, Some(way(row, stretch, name)?))))
        };
        let first_free = || (0u16..).zip(&self.rows).find(|(_, row)| bare(row)).map(|(number, _)| (number, None));
        let (number, label) = ways.iter().find_map(named).or_else(first_free)?;
        let row = self.rows.get_mut(usize::from(number))?;
        row.take(stretch.first, stretch.end);
        take_label(row, label.as_ref());
        Some((number, label))
    }

    fn name_the_rest(&mut self) {
        let mut placed = std::mem::take(&mut self.placed);
        for mark in placed.marks.iter_mut().filter(|mark| mark.label.is_none()) {
            let Some(event) = self.placing.chronicle.event(mark.event as usize) else { continue };
            let name = self.name(event);
            let Some(row) = self.rows.get_mut(usize::from(mark.row)) else { continue };
            let stretch = Stretch { first: usize::from(mark.first), end: usize::from(mark.last) + 1 };
            let beside = named_beside(row, stretch, name).or_else(|| named_shortly(row, stretch, name));
            mark.label = beside;
            take_label(row, mark.label.as_ref());
        }
        self.placed = placed;
    }
}

/// Takes the columns of a name, and a few more that keep it apart from other marks.
fn take_label(row: &mut Occupancy, label: Option<&Label>) {
    if let Some(label) = label {
        let column = usize::from(label.column);
        row.take(column.saturating_sub(2), column + text::columns(&label.text) + 1);
    }
}

/// The name inside the bar of an event that is long enough.
fn named_inside(_: &Occupancy, Stretch { first, end }: Stretch, name: &str) -> Option<Label> {
    (end - first >= text::columns(name) + 2).then(|| label(first + 1, name, true))
}

/// The whole name right of the mark, or left of it.
fn named_beside(row: &Occupancy, Stretch { first, end }: Stretch, name: &str) -> Option<Label> {
    let width = text::columns(name);
    if row.free_after(end) > width {
        return Some(label(end + 1, name, false));
    }
    // One column between mark and name, and two before the name: it must not seem to belong to another mark.
    (row.free_before(first) > width + 2).then(|| label(first - width - 1, name, false))
}

/// As much of the name as there is room for, on the side of the mark that has more.
fn named_shortly(row: &Occupancy, Stretch { first, end }: Stretch, name: &str) -> Option<Label> {
    let width = text::columns(name);
    // Less than three fifths of a name says too little to be worth its columns.
    let least = SHORTEST_LABEL.max(width * 3 / 5).min(width);
    let (right, left) = (row.free_after(end).saturating_sub(2), row.free_before(first).saturating_sub(3));
    let short = text::shorten(name, right.max(left));
    let column = if right >= left { end + 1 } else { first.saturating_sub(text::columns(&short) + 1) };
    (right.max(left) >= least).then(|| label(column, &short, false))
}

fn label(column: usize, name: &str, inside: bool) -> Label {
    Label { column: u16::try_from(column).unwrap_or(u16::MAX), text: name.to_owned(), inside }
}
