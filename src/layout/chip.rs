//! A chip for the name of the selected event, in the column of its mark on one of its lanes, where it covers no name, mark or bar.

use std::ops::Range;

use super::chart::{Chart, LaneRows};
use super::naming::{Naming, doubt_columns};
use super::selection::{Link, NamePlace};
use crate::chronicle::{EventId, Ref};

/// The selected event, and where it is.
#[derive(Clone, Copy)]
pub(super) struct Sought<'a> {
    pub(super) event: EventId,
    /// The column of its mark.
    pub(super) column: u16,
    /// The indices of its lanes on the chart, its home lane first.
    pub(super) lanes: &'a [usize],
    /// The lines that run along the bands.
    pub(super) links: &'a [Link],
}

/// The place for the name: preferably on the event's home lane, otherwise on another of its lanes.
pub(super) fn place(
    naming: Naming<'_>,
    chart: &Chart<'_>,
    sought: Sought<'_>,
) -> Option<NamePlace> {
    let of = Ref::Event(sought.event);
    let doubt = doubt_columns(naming.doubt(of));
    let mut lanes = sought.lanes.iter().enumerate();
    lanes.find_map(|(order, index)| {
        let lane = chart.lanes.get(*index)?;
        let room = Room::of(naming, lane, chart.columns.count(), (*index, sought));
        naming.forms(of).find_map(|form| {
            let (row, column, air) = room.find(form.width + doubt, order == 0)?;
            let text = match air {
                Air::None => form.text.to_owned(),
                Air::Before => format!(" {}", form.text),
                Air::After => format!("{} ", form.text),
            };
            Some(NamePlace::Chip {
                lane: *index,
                row,
                column,
                text,
            })
        })
    })
}

/// Where a blank separates a name from the mark on the same row.
#[derive(Clone, Copy)]
enum Air {
    None,
    Before,
    After,
}

/// Which cells of a lane are free.
struct Room {
    column: usize,
    band: usize,
    /// By row from the top, then by column: whether the cell has text, a mark or a bar.
    taken: Vec<Vec<bool>>,
    /// The same for the stems of names.
    stems: Vec<Vec<bool>>,
}

impl Room {
    fn of(
        naming: Naming<'_>,
        lane: &LaneRows,
        columns: u16,
        (index, sought): (usize, Sought<'_>),
    ) -> Self {
        let none = vec![vec![false; columns.into()]; lane.height().into()];
        let mut room = Self {
            column: sought.column.into(),
            band: lane.flag_rows.into(),
            stems: none.clone(),
            taken: none,
        };
        room.take_flags(lane);
        room.take_band(naming, lane, sought.column);
        let links = sought.links.iter().filter(|link| link.lane == index);
        for link in links {
            let (from, to) = (
                link.column.min(sought.column),
                link.column.max(sought.column),
            );
            take(&mut room.taken, lane.flag_rows, from..to + 1);
        }
        room.take_below(naming, lane);
        room
    }

    fn take_flags(&mut self, lane: &LaneRows) {
        for flag in &lane.flags {
            let words = flag.from..flag.from + flag.width;
            for row in
                (0..flag.row + flag.height()).filter_map(|row| lane.flag_rows.checked_sub(row + 1))
            {
                take(&mut self.stems, row, flag.column..flag.column + 1);
            }
            let rows = flag.row..flag.row + flag.height();
            for row in rows.filter_map(|row| lane.flag_rows.checked_sub(row + 1)) {
                take(&mut self.taken, row, words.clone());
            }
        }
    }

    fn take_band(&mut self, naming: Naming<'_>, lane: &LaneRows, sign: u16) {
        for mark in &lane.marks {
            take(
                &mut self.taken,
                lane.flag_rows,
                mark.column..mark.column + 1,
            );
        }
        for band in &lane.bands {
            let label = band.label_beside(Some(sign), &lane.marks, naming.widths);
            if let Some((from, name)) = label {
                let row = lane.flag_rows + band.row;
                take(&mut self.taken, row, from..from + naming.columns(name));
            }
        }
        for name in &lane.beside {
            take(
                &mut self.taken,
                lane.flag_rows,
                name.column..name.column + name.width,
            );
        }
    }

    fn take_below(&mut self, naming: Naming<'_>, lane: &LaneRows) {
        let eras = lane.flag_rows + lane.band_rows;
        for (from, name) in lane.eras.iter().filter_map(|era| era.label.as_ref()) {
            take(&mut self.taken, eras, *from..from + naming.columns(name));
        }
        for bar in &lane.bars {
            let row = eras + lane.era_rows + bar.row;
            take(&mut self.taken, row, bar.first..bar.last + 1);
            if let Some(label) = &bar.label {
                take(
                    &mut self.taken,
                    row,
                    label.column..label.column + label.width,
                );
            }
        }
    }

    /// The row and first column for a name `width` columns wide. Tries, in this order: above the band without crossing stems; beside the
    /// mark, on the home lane; below the band; above the band across stems.
    fn find(&self, width: u16, is_home: bool) -> Option<(u16, u16, Air)> {
        let width = usize::from(width);
        let above = (0..self.band).rev();
        let below = self.band + 1..self.taken.len();
        let row = |row: usize| self.over(row, width).map(|from| (row, from, Air::None));
        let clear = |at: &(usize, usize, Air)| self.meets_no_stem(at.0, at.1, width);
        let found = above.clone().filter_map(row).find(clear);
        let found = found.or_else(|| self.beside(width).filter(|_| is_home));
        let found = found.or_else(|| below.clone().find_map(row));
        let (row, column, air) = found.or_else(|| above.clone().find_map(row))?;
        Some((u16::try_from(row).ok()?, u16::try_from(column).ok()?, air))
    }

    /// The first column of free cells on a row for text that begins or ends in the column of the mark.
    fn over(&self, row: usize, width: usize) -> Option<usize> {
        let sides = [Some(self.column), (self.column + 1).checked_sub(width)];
        let mut sides = sides.into_iter().flatten();
        sides.find(|from| self.is_free(row, from.saturating_sub(1)..from + width + 1, from + width))
    }

    /// The place for text right beside the mark, on the band.
    fn beside(&self, width: usize) -> Option<(usize, usize, Air)> {
        let right = self.column + 1;
        let end = right + 1 + width;
        if self.is_free(self.band, right..end + 1, end) {
            return Some((self.band, right, Air::Before));
        }
        let left = self.column.checked_sub(width + 1)?;
        let is_free = self.is_free(self.band, left.saturating_sub(1)..self.column, self.column);
        is_free.then_some((self.band, left, Air::After))
    }

    /// Whether text that ends before column `end` is completely visible, and the cells around it are free.
    fn is_free(&self, row: usize, around: Range<usize>, end: usize) -> bool {
        let is_free = |row: &Vec<bool>| {
            let around = around.start..around.end.min(row.len());
            end <= row.len() && row.get(around).is_some_and(|cells| !cells.contains(&true))
        };
        self.taken.get(row).is_some_and(is_free)
    }

    fn meets_no_stem(&self, row: usize, from: usize, width: usize) -> bool {
        let row = self.stems.get(row);
        row.and_then(|row| row.get(from..from + width))
            .is_some_and(|stems| !stems.contains(&true))
    }
}

/// Marks columns of a row as taken, ignoring those off screen.
fn take(rows: &mut [Vec<bool>], row: u16, columns: Range<u16>) {
    let Some(row) = rows.get_mut(usize::from(row)) else {
        return;
    };
    let end = usize::from(columns.end).min(row.len());
    if let Some(columns) = row.get_mut(usize::from(columns.start)..end) {
        columns.fill(true);
    }
}
