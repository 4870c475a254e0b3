//! The selected event, drawn over a chart that does not depend on it.

use super::chart::{Chart, LaneRows};
use super::chip::{self, Sought};
use super::marks::Side;
use super::naming::Naming;
use crate::chronicle::{Chronicle, EventId, LaneId, Ref};
use crate::names::Choice;
use crate::text::Widths;

/// Where the selected event is on a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The event.
    pub event: EventId,
    /// Where it begins.
    pub at: At,
    /// The first of its lanes that is shown, as an index into the lanes of the chart.
    pub home: Option<usize>,
    /// Where its name is shown.
    pub name: NamePlace,
    /// The other lanes it belongs to, as indices.
    pub guests: Vec<usize>,
    /// The events that led to it, and those that it led to.
    pub links: Vec<Link>,
}

/// Where something begins, relative to the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// In this column.
    Column(u16),
    /// Before the first column.
    Before,
    /// After the last column.
    After,
}

/// Where the name of the selected event is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamePlace {
    /// On its flag, given as an index into the flags of its lane.
    Flag(usize),
    /// Beside its mark, given as an index into the names beside marks of its lane.
    Beside(usize),
    /// On its bar, given as an index into the bars of its lane.
    Bar(usize),
    /// On its own chip on one of its lanes, where it hides no other name.
    Chip {
        /// The index of the lane on the chart.
        lane: usize,
        /// The row of the lane, from its top.
        row: u16,
        /// The first column.
        column: u16,
        /// The name.
        text: String,
    },
    /// Not on the lanes, where it would hide other names. The axis shows it.
    Elsewhere,
}

/// An event that led to the selected one, or that it led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The event.
    pub event: EventId,
    /// The index of its lane on the chart.
    pub lane: usize,
    /// The column of its mark.
    pub column: u16,
    /// Whether it led to the selected one.
    pub cause: bool,
}

impl Selection {
    /// The column of its mark or sign on a lane that it belongs to; `None` on other lanes, or if it begins off screen.
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
    let links = links(chart, chronicle, event);
    let sought = |column: u16| Sought {
        event,
        column,
        lanes: &lanes,
        links: &links,
    };
    let home = lanes.first().copied();
    let laid_out = home.and_then(|home| name_on(chart.lanes.get(home)?, event));
    let name = laid_out.or_else(|| match at {
        At::Column(column) => chip::place(naming, chart, sought(column)),
        At::Before | At::After => None,
    });
    Selection {
        event,
        at,
        home,
        name: name.unwrap_or(NamePlace::Elsewhere),
        guests: lanes.into_iter().skip(1).collect(),
        links,
    }
}

/// The lanes of an event, as indices into those of the chart, its home lane first.
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

/// Where a lane shows the name of an event regardless of the selection.
fn name_on(lane: &LaneRows, event: EventId) -> Option<NamePlace> {
    if let Some(flag) = lane.flags.iter().position(|flag| flag.event == event) {
        return Some(NamePlace::Flag(flag));
    }
    if let Some(name) = lane.beside.iter().position(|name| name.event == event) {
        return Some(NamePlace::Beside(name));
    }
    let named = |bar: &super::marks::Bar| bar.of == Ref::Event(event) && bar.label.is_some();
    lane.bars.iter().position(named).map(NamePlace::Bar)
}

/// The visible events that led to an event, and those that it led to.
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
    /// Whether the name is in the bar.
    pub fn is_inside(self) -> bool {
        self == Self::Inside
    }
}
