//! A lane before and after the rows are shared out.

use super::bands::{self, Stacked};
use super::bars::{self, Placed};
use super::chart::{LaneRows, RowView};
use super::grid::Grid;
use super::lane::{self, Pager};
use super::marks::{Flag, Mark};
use super::naming::Naming;
use super::share::{Rows, Wants};
use super::sight::{MANY, Sight};
use crate::chronicle::{EventId, Ref, Row};

/// A lane with all that can be said of it before the rows are shared out.
pub(super) struct Draft<'a> {
    row: &'a Row,
    view: RowView,
    bars: Vec<Placed<'a>>,
    reigns: Vec<Stacked>,
    eras: Vec<Stacked>,
    pub(super) wants: Wants,
    /// How many of its own events are in sight.
    pub(super) touching: usize,
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
        let bars = bars::place(naming, row, &others, grid, sight.page);
        let (first, end) = sight.settled;
        let in_page = |one: &&Stacked| one.touches(first, end, &sight.wide);
        let bars_in_page = bars.iter().filter(|bar| bar.touches(first, end, grid));
        let bar_rows = match row.events() {
            events if events > MANY => BARS_OF_MANY,
            _ => bars_in_page.map(|bar| bar.row + 1).max().unwrap_or(0),
        };
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
                bars: bar_rows,
            },
            bars,
            reigns,
            eras,
        };
        draft.wants.flags = draft.flags_wanted(naming, settled, rows);
        draft
    }

    /// The rows that all names of the page take, or all there are where there are very many.
    fn flags_wanted(&self, naming: Naming<'_>, settled: &Grid, rows: u16) -> u16 {
        match self.wants.events {
            0 => 0,
            events if events > FEW => rows,
            _ => {
                let pager = Pager {
                    naming,
                    rows,
                    upright: false,
                };
                let begun = lane::begun(self.row, settled, &[]);
                let named = self.named_by_bars(rows);
                pager.page(&begun, 0..settled.count(), &named).height
            }
        }
    }

    /// The events that have their names beside bars on some rows, in order.
    fn named_by_bars(&self, rows: u16) -> Vec<EventId> {
        let bars = self.bars.iter().filter(|bar| bar.row < rows);
        let mut named: Vec<EventId> = bars
            .filter_map(|bar| match bar.of {
                Ref::Event(event) => Some(event),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named
    }

    /// How many names the page shows that the heights go by.
    pub(super) fn names(
        &self,
        naming: Naming<'_>,
        settled: &Grid,
        rows: Rows,
        upright: bool,
    ) -> usize {
        let pager = Pager {
            naming,
            rows: rows.flags,
            upright,
        };
        let begun = lane::begun(self.row, settled, &[]);
        let named = self.named_by_bars(rows.bars);
        pager.page(&begun, 0..settled.count(), &named).flags.len()
    }

    pub(super) fn lane(
        &self,
        naming: Naming<'_>,
        sight: &Sight,
        rows: Rows,
        upright: bool,
    ) -> LaneRows {
        let (marks, flags, scroll) = self.flags(naming, sight, rows, upright);
        let taken: Vec<u16> = marks.iter().map(|mark| mark.column).collect();
        let window = (sight.from, sight.to);
        let seen = |one: &Stacked, taken: &[u16]| {
            one.seen(naming, &sight.wide, sight.columns, window, taken)
        };
        let of_spans = |bar: &&Placed<'_>| matches!(bar.of, Ref::Span(_)) && bar.row >= rows.bars;
        let not_shown = self.bars.iter().filter(of_spans);
        let not_shown = not_shown.filter(|bar| bar.seen(naming, sight.view(self.row)).is_some());
        let bars = self.bars.iter().filter(|bar| bar.row < rows.bars);
        let mut lane = LaneRows {
            lane: self.row.lane,
            flag_rows: rows.flags,
            band_rows: rows.bands,
            era_rows: rows.eras,
            bar_rows: rows.bars,
            always: self.row.reigns().is_empty(),
            bands: self
                .reigns
                .iter()
                .filter_map(|one| seen(one, &taken))
                .collect(),
            eras: self
                .eras
                .iter()
                .filter(|_| rows.eras > 0)
                .filter_map(|one| seen(one, &[]))
                .collect(),
            bars: bars
                .filter_map(|bar| bar.seen(naming, sight.view(self.row)))
                .collect(),
            marks,
            flags,
            hidden: 0,
            left_out: not_shown.count(),
            scroll,
        };
        lane.hidden = self.touching.saturating_sub(lane.named().count());
        lane
    }

    /// The marks and the names of the pages in sight; what finds no room on one page of rows stands on the next.
    fn flags(
        &self,
        naming: Naming<'_>,
        sight: &Sight,
        rows: Rows,
        upright: bool,
    ) -> (Vec<Mark>, Vec<Flag>, u16) {
        let pager = Pager {
            naming,
            rows: rows.flags,
            upright,
        };
        let named = self.named_by_bars(rows.bars);
        let mut above: Vec<EventId> = Vec::new();
        let mut scroll = 0;
        loop {
            let begun = lane::begun(self.row, &sight.pages, &above);
            let named_pages: Vec<_> = sight
                .ranges
                .iter()
                .map(|page| pager.page(&begun, page.clone(), &named))
                .collect();
            let flags = lane::seen(naming, &named_pages, &sight.pages, sight.columns);
            if scroll >= self.view.scroll || flags.is_empty() {
                return (begun.marks(&sight.pages, sight.columns), flags, scroll);
            }
            above.extend(
                named_pages
                    .iter()
                    .flat_map(|page| &page.flags)
                    .map(|flag| flag.event),
            );
            above.sort_unstable();
            scroll += 1;
        }
    }
}

/// The rows of bars that such a lane would like to have.
const BARS_OF_MANY: u16 = 2;

/// Up to so many events of a lane, it has only the rows that their names need.
const FEW: usize = 150;
