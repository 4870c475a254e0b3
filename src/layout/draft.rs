//! A lane before and after the rows are shared out.

use std::cell::OnceCell;

use super::bands::{self, Band, Stacked};
use super::bars::{self, Bars, Paged, Placed};
use super::beside::{self, Line};
use super::chart::{LaneRows, RowView};
use super::grid::Grid;
use super::lane::{self, Above, Begun, Named, Pager};
use super::marks::{self, Bar, Flag, Mark};
use super::naming::Naming;
use super::share::{Rows, Wants};
use super::sight::{MANY, Sight};
use crate::chronicle::{EventId, Ref, Row};
use crate::time::Moment;

/// A lane with everything that is known before the rows are shared out.
pub(super) struct Draft<'a> {
    row: &'a Row,
    pub(super) view: RowView,
    bars: Bars<'a>,
    reigns: Vec<Stacked>,
    eras: Vec<Stacked>,
    pub(super) wants: Wants,
    /// How many of its own events are in sight.
    pub(super) touching: usize,
    /// The events on the page that the heights are based on, computed on demand.
    settled: OnceCell<Begun<'a>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        naming: Naming<'a>,
        row: &'a Row,
        view: RowView,
        sight: &Sight,
        rows: u16,
    ) -> Self {
        let chronicle = naming.chronicle;
        let (reigns, others) = bands::stack(chronicle, row.reigns(), &sight.wide, 1);
        let (eras, _) = bands::stack(chronicle, row.eras(), &sight.wide, 1);
        let grid = sight.bars_of(row);
        let many = row.events() > MANY;
        let paged = Paged {
            rows: if many { BARS_OF_MANY } else { MOST_BARS },
            scrolled: view.scroll > 0,
        };
        let bars = bars::place(naming, row, &others, grid, sight.page, paged);
        let (first, end) = sight.settled;
        let in_page = |one: &&Stacked| one.touches(first, end, &sight.wide);
        let in_sight = bars.placed.iter();
        let in_sight = in_sight.filter(|bar| bar.touches(first, end, grid));
        let bar_rows = in_sight.map(|bar| bar.row + 1).max().unwrap_or(0);
        let settled = &sight.settled_grid;
        let events = row.touching(settled.from(), settled.to());
        let mut draft = Self {
            row,
            view,
            touching: row.touching(sight.from, sight.to),
            wants: Wants {
                height: view.height,
                events,
                flags: 0,
                eras: eras.iter().any(|one| in_page(&one)),
                bars: if many {
                    paged.rows
                } else {
                    bar_rows.min(paged.rows)
                },
            },
            bars,
            reigns,
            eras,
            settled: OnceCell::new(),
        };
        draft.wants.flags = draft.flags_wanted(naming, settled, rows);
        draft
    }

    /// How many rows all names of the page take; all available rows if there are very many names.
    fn flags_wanted(&self, naming: Naming<'a>, settled: &Grid, rows: u16) -> u16 {
        match self.wants.events {
            0 => 0,
            events if events > FEW => rows,
            _ => {
                let pager = Pager {
                    naming,
                    rows,
                    upright: false,
                };
                let named = events_of(&self.bars_of_page(rows, 0, &Above::default()));
                let begun = self.begun_settled(settled);
                pager.page(begun, 0..settled.count(), &named).height
            }
        }
    }

    fn begun_settled(&self, settled: &Grid) -> &Begun<'a> {
        let begun = || lane::begun(self.row, settled, &Above::default());
        self.settled.get_or_init(begun)
    }

    /// The names on the page that the heights are based on.
    pub(super) fn names(
        &self,
        naming: Naming<'a>,
        settled: &Grid,
        rows: Rows,
        upright: bool,
    ) -> Named {
        let pager = Pager {
            naming,
            rows: rows.flags,
            upright,
        };
        let named = events_of(&self.bars_of_page(rows.bars, 0, &Above::default()));
        let begun = self.begun_settled(settled);
        pager.page(begun, 0..settled.count(), &named)
    }

    /// The lane on the rows that it was given. `settled` are those of [`Self::names`], if they are known.
    pub(super) fn lane(
        &self,
        naming: Naming<'a>,
        sight: &Sight,
        rows: Rows,
        upright: bool,
        settled: Option<Named>,
    ) -> LaneRows {
        let pager = Pager {
            naming,
            rows: rows.flags,
            upright,
        };
        let page = self.page(pager, sight, rows.bars, settled);
        let taken: Vec<u16> = page.marks.iter().map(|mark| mark.column).collect();
        let seen = |one: &Stacked, taken: &[u16]| {
            let window = (sight.from, sight.to);
            one.seen(naming, &sight.wide, sight.columns, window, taken)
        };
        let reigns = self.reigns.iter();
        let bands: Vec<Band> = reigns.filter_map(|one| seen(one, &taken)).collect();
        let eras = self.eras.iter().filter(|_| rows.eras > 0);
        let is_shown = |of: Ref| page.bars.iter().any(|bar| bar.of == of);
        let left_out = self.bars.left_out(sight.view(self.row), is_shown);
        let named: Vec<EventId> = marks::named(&page.flags, &page.bars).collect();
        let beside = if rows.flags == 0 && rows.bands > 0 {
            let line = Line {
                marks: &page.marks,
                bands: &bands,
                columns: sight.columns,
            };
            beside::names(naming, line, &named)
        } else {
            Vec::new()
        };
        let hidden = self.touching.saturating_sub(named.len() + beside.len());
        let is_empty = bands.is_empty() && page.marks.is_empty() && page.bars.is_empty();
        LaneRows {
            folded: self.view.folded,
            heading: None,
            lane: self.row.lane,
            flag_rows: rows.flags,
            band_rows: rows.bands,
            era_rows: rows.eras,
            bar_rows: rows.bars,
            always: self.row.reigns().is_empty(),
            bands,
            eras: eras.filter_map(|one| seen(one, &[])).collect(),
            bars: page.bars,
            marks: page.marks,
            flags: page.flags,
            beside,
            hidden,
            left_out,
            nearest: if is_empty {
                self.nearest(sight)
            } else {
                (None, None)
            },
            scroll: page.number,
            more: page.more || (self.view.scroll == 0 && hidden + left_out > 0),
        }
    }

    /// When the last item before the window ended, and when the first one after it begins.
    fn nearest(&self, sight: &Sight) -> (Option<Moment>, Option<Moment>) {
        let (before, after) = self.row.around(sight.from);
        (before, after.filter(|after| *after >= sight.to))
    }

    /// The contents of the page that the lane is scrolled to. What does not fit on one page goes on the next.
    fn page(
        &self,
        pager: Pager<'a>,
        sight: &Sight,
        bar_rows: u16,
        settled: Option<Named>,
    ) -> PageOfRows {
        let naming = pager.naming;
        let mut settled = settled.filter(|_| sight.is_settled());
        let mut above = Above::default();
        let mut shown = PageOfRows::default();
        // If the lane is scrolled, one more page is laid out to find out whether there is another.
        let beyond = self.view.scroll.saturating_add(1);
        let last = if self.view.scroll > 0 { beyond } else { 0 };
        for number in 0..=last {
            let bars = self.bars_of_page(bar_rows, number, &above);
            let by_bars = events_of(&bars);
            let begun = match number {
                0 if sight.is_settled() => self.begun_settled(&sight.pages),
                _ => &lane::begun(self.row, &sight.pages, &above),
            };
            let named = settled.take().map_or_else(
                || {
                    let ranges = sight.ranges.iter().cloned();
                    ranges
                        .map(|page| pager.page(begun, page, &by_bars))
                        .collect()
                },
                |page| vec![page],
            );
            let flags = lane::seen(naming, &named, &sight.pages, sight.columns);
            let first = number.saturating_mul(bar_rows);
            let view = sight.view(self.row);
            let mut bars = bars::seen(&bars, naming, view);
            for bar in &mut bars {
                bar.row -= first;
            }
            if number > 0 && flags.is_empty() && bars.is_empty() {
                break;
            }
            if number == beyond {
                shown.more = true;
                break;
            }
            let flagged = named.iter().flat_map(|page| &page.flags);
            let events = flagged.map(|flag| flag.event).chain(by_bars);
            above.add(events, naming.chronicle, &sight.pages);
            shown = PageOfRows {
                number,
                marks: begun.marks(&sight.pages, sight.columns),
                flags,
                bars,
                more: false,
            };
        }
        shown
    }

    /// The bars on one page of rows, except those of events on the pages above.
    fn bars_of_page(&self, rows: u16, number: u16, above: &Above) -> Vec<&Placed<'a>> {
        let first = number.saturating_mul(rows);
        let on_page = first..first.saturating_add(rows);
        let is_above = |of: Ref| EventId::of(of).is_some_and(|of| above.contains(of));
        self.bars
            .placed
            .iter()
            .filter(|bar| on_page.contains(&bar.row) && !is_above(bar.of))
            .collect()
    }
}

/// A page of the rows of a lane.
#[derive(Default)]
struct PageOfRows {
    number: u16,
    marks: Vec<Mark>,
    flags: Vec<Flag>,
    bars: Vec<Bar>,
    /// Whether there is another page below. Only set if the lane is scrolled.
    more: bool,
}

/// The events that bars stand for, sorted.
fn events_of(bars: &[&Placed<'_>]) -> Vec<EventId> {
    let mut events: Vec<EventId> = bars.iter().filter_map(|bar| EventId::of(bar.of)).collect();
    events.sort_unstable();
    events
}

/// Maximum number of rows of bars for a lane.
const MOST_BARS: u16 = 6;

/// Rows of bars for a lane with more than [`MANY`] events.
const BARS_OF_MANY: u16 = 2;

/// A lane with at most this many events gets only as many rows as their names need.
const FEW: usize = 150;
