//! The selected event, laid over a chart that knows nothing of it.

use super::chart::{Chart, LaneRows};
use super::marks::Side;
use super::naming::{Naming, doubt_columns};
use crate::chronicle::{Chronicle, EventId, LaneId, Ref};
use crate::names::Choice;
use crate::text::Widths;

/// Where the selected event stands on a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The event.
    pub event: EventId,
    /// Where it begins.
    pub at: At,
    /// The lane it is at home on, by its place on the chart.
    pub home: Option<usize>,
    /// Where its name is to be read.
    pub name: NamePlace,
    /// The other lanes it belongs to.
    pub guests: Vec<usize>,
    /// What led to it and what came of it.
    pub links: Vec<Link>,
}

/// Where something begins, seen from the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// In this column.
    Column(u16),
    /// Before the first.
    Before,
    /// After the last.
    After,
}

/// Where the name of the selected event is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamePlace {
    /// On its flag, by its place among those of its lane.
    Flag(usize),
    /// Beside its mark on the line of its lane, by its place among those of its lane.
    Beside(usize),
    /// On its bar, by its place among those of its lane.
    Bar(usize),
    /// On a chip of its own among the names of its lane, which hides none of them.
    Chip {
        /// The row, counted upwards from the one right above the band.
        row: u16,
        /// The first column.
        column: u16,
        /// The name.
        text: String,
    },
    /// Nowhere on the chart, where it would hide others: the list has it.
    Elsewhere,
}

/// An event that led to the selected one, or came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The event.
    pub event: EventId,
    /// Its lane, by its place on the chart.
    pub lane: usize,
    /// The column of its mark.
    pub column: u16,
    /// Whether it led to the selected one.
    pub cause: bool,
}

impl Selection {
    /// The column of its mark, or of its sign, on a lane that it belongs to.
    pub fn column_on(&self, lane: usize) -> Option<u16> {
        let At::Column(column) = self.at else {
            return None;
        };
        (self.home == Some(lane) || self.guests.contains(&lane)).then_some(column)
    }
}

/// Finds the selected event on a chart.
pub fn selection(
    chart: &Chart<'_>,
    chronicle: &Chronicle,
    choice: Choice,
    widths: Widths,
    event: EventId,
) -> Selection {
    let naming = Naming {
        chronicle,
        choice,
        widths,
    };
    let lanes = lanes_of(chart, chronicle, event);
    let at = at(chart, chronicle, event);
    let home = lanes.first().copied();
    let name = match (home.and_then(|home| chart.lanes.get(home)), at) {
        (Some(lane), at) => name_place(naming, lane, event, at, chart.columns.count()),
        (None, _) => NamePlace::Elsewhere,
    };
    Selection {
        event,
        at,
        home,
        name,
        guests: lanes.into_iter().skip(1).collect(),
        links: links(chart, chronicle, event),
    }
}

/// The lanes of an event on a chart, that which it is at home on first.
fn lanes_of(chart: &Chart<'_>, chronicle: &Chronicle, event: EventId) -> Vec<usize> {
    let event = &chronicle[event];
    let has = |shown: &LaneRows, lane: LaneId| {
        let group = shown.folded.and_then(|group| chronicle.groups.get(group));
        group.is_some_and(|group| group.lanes.contains(&lane))
    };
    let place = |lane: Option<LaneId>| {
        let has =
            |shown: &LaneRows| shown.lane == lane || lane.is_some_and(|lane| has(shown, lane));
        chart.lanes.iter().position(has)
    };
    let mut lanes: Vec<usize> = Vec::new();
    for lane in &event.lanes {
        let lane = place(Some(chronicle.row_lane(*lane)));
        lanes.extend(lane.filter(|lane| !lanes.contains(lane)));
    }
    if event.lanes.is_empty() {
        lanes.extend(place(None));
    }
    lanes
}

fn at(chart: &Chart<'_>, chronicle: &Chronicle, event: EventId) -> At {
    let start = chronicle[event].when.extent().start();
    let column = chart.columns.of(start);
    match u16::try_from(column) {
        Ok(column) if column < chart.columns.count() => At::Column(column),
        Err(_) if column < 0 => At::Before,
        Ok(_) | Err(_) => At::After,
    }
}

fn name_place(
    naming: Naming<'_>,
    lane: &LaneRows,
    event: EventId,
    at: At,
    columns: u16,
) -> NamePlace {
    if let Some(flag) = lane.flags.iter().position(|flag| flag.event == event) {
        return NamePlace::Flag(flag);
    }
    if let Some(name) = lane.beside.iter().position(|name| name.event == event) {
        return NamePlace::Beside(name);
    }
    let named = |bar: &super::marks::Bar| bar.of == Ref::Event(event) && bar.label.is_some();
    if let Some(bar) = lane.bars.iter().position(named) {
        return NamePlace::Bar(bar);
    }
    let At::Column(column) = at else {
        return NamePlace::Elsewhere;
    };
    chip(naming, lane, event, column, columns).unwrap_or(NamePlace::Elsewhere)
}

/// The lowest row with room for the name from the column of its mark on, or up to it.
fn chip(
    naming: Naming<'_>,
    lane: &LaneRows,
    event: EventId,
    column: u16,
    columns: u16,
) -> Option<NamePlace> {
    let doubt = doubt_columns(naming.doubt(Ref::Event(event)));
    let taken = taken(lane, columns);
    for name in naming.forms(Ref::Event(event)) {
        let width = usize::from(name.width + doubt);
        let start = usize::from(column);
        let sides = [Some(start), (start + 1).checked_sub(width)];
        for (row, taken) in (0u16..).zip(&taken) {
            let free = |from: usize| {
                let around = from.saturating_sub(1)..(from + width + 1).min(taken.len());
                from + width <= taken.len() && !taken[around].contains(&true)
            };
            let from = sides.into_iter().flatten().find(|from| free(*from));
            if let Some(column) = from.and_then(|from| u16::try_from(from).ok()) {
                return Some(NamePlace::Chip {
                    row,
                    column,
                    text: name.text.to_owned(),
                });
            }
        }
    }
    None
}

/// The columns that names take on each row above the band, from the lowest on.
fn taken(lane: &LaneRows, columns: u16) -> Vec<Vec<bool>> {
    let mut taken = vec![vec![false; columns.into()]; lane.flag_rows.into()];
    for flag in &lane.flags {
        let first = usize::from(flag.from);
        let end = first + usize::from(flag.width);
        let rows = usize::from(flag.row)..usize::from(flag.row + flag.height());
        for row in taken.get_mut(rows).into_iter().flatten() {
            if let Some(columns) = row.get_mut(first..end.min(usize::from(columns))) {
                columns.fill(true);
            }
        }
    }
    taken
}

/// What led to an event and what came of it, as far as it is in sight.
fn links(chart: &Chart<'_>, chronicle: &Chronicle, event: EventId) -> Vec<Link> {
    let causes = chronicle
        .relations
        .causes(event)
        .iter()
        .map(|cause| (*cause, true));
    let effects = chronicle[event]
        .details
        .leads_to
        .iter()
        .map(|effect| (*effect, false));
    let link = |(event, cause): (EventId, bool)| {
        let At::Column(column) = at(chart, chronicle, event) else {
            return None;
        };
        let lane = *lanes_of(chart, chronicle, event).first()?;
        Some(Link {
            event,
            lane,
            column,
            cause,
        })
    };
    causes.chain(effects).filter_map(link).collect()
}

impl Side {
    /// Whether the name stands in the bar.
    pub fn is_inside(self) -> bool {
        self == Self::Inside
    }
}
