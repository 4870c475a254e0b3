//! Reigns, eras and other stretches of time behind the events, stacked so that none hides another.

use super::detail::candidates;
use super::grid::Grid;
use super::marks::{Caps, Mark};
use super::naming::{Form, Naming};
use crate::chronicle::{Chronicle, Intervals, Ref};
use crate::text::Widths;
use crate::time::{Extent, Moment, SECONDS_PER_DAY};

/// One stretch of time on a lane, clipped to the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The span or era.
    pub of: Ref,
    /// The row among the bands of its lane.
    pub row: u16,
    /// The first column.
    pub first: u16,
    /// The last column.
    pub last: u16,
    /// The columns where it was certainly in progress.
    pub certain: Option<(u16, u16)>,
    /// How it begins and how it ends.
    pub caps: Caps,
    /// Whether it has the second of two shades, which alternate between neighbours.
    pub second_shade: bool,
    /// The first column and the text of its name, if there is room for it.
    pub label: Option<(u16, String)>,
}

impl Band {
    /// The name and its first column. If a sign is drawn in column `sign` of the row and would touch the name, the name moves to the right
    /// or left of the sign, if it fits there between the marks. `None` if there is no room for it.
    pub fn label_beside(
        &self,
        sign: Option<u16>,
        marks: &[Mark],
        widths: Widths,
    ) -> Option<(u16, &str)> {
        let (column, name) = self.label.as_ref()?;
        let width = u16::try_from(widths.columns(name)).unwrap_or(u16::MAX);
        let meets = |from: u16, sign: u16| {
            (from.saturating_sub(1)..=from.saturating_add(width)).contains(&sign)
        };
        let Some(sign) = sign.filter(|sign| meets(*column, *sign)) else {
            return Some((*column, name));
        };
        let is_free = |from: &u16| {
            let within = *from > self.first && from.saturating_add(width) <= self.last + 1;
            within && !marks.iter().any(|mark| meets(*from, mark.column))
        };
        let sides = [Some(sign + 2), sign.checked_sub(width + 1)];
        let from = sides.into_iter().flatten().find(is_free)?;
        Some((from, name))
    }
}

/// A stretch with its row, in columns of a grid that may extend beyond the screen.
#[derive(Debug, Clone)]
pub(super) struct Stacked {
    of: Ref,
    pub(super) row: u16,
    first: u16,
    last: u16,
    extent: Extent,
    second_shade: bool,
}

/// Places each stretch on the first row where the one before it has ended, or may have ended. Also returns those that fit on no row.
pub(super) fn stack(
    chronicle: &Chronicle,
    stretches: &Intervals<Ref>,
    grid: &Grid,
    rows: u16,
) -> (Vec<Stacked>, Vec<Ref>) {
    let mut places = Vec::new();
    candidates(stretches, grid, |_| AT_ONCE, &mut places);
    places.sort_unstable();
    places.dedup();
    let (mut stacked, mut left_out) = (Vec::new(), Vec::new());
    for (place, _) in places {
        let known = stretches.at(place);
        if let Some((of, extent)) = known.and_then(|of| Some((of, extent(chronicle, of)?)))
            && !push(&mut stacked, of, place, extent, grid, rows)
        {
            left_out.push(of);
        }
    }
    (stacked, left_out)
}

/// How many stretches that begin in one column are considered.
const AT_ONCE: usize = 6;

/// Adds a stretch that starts no earlier than those before it. Returns false if no row has room.
fn push(
    stacked: &mut Vec<Stacked>,
    of: Ref,
    place: usize,
    extent: Extent,
    grid: &Grid,
    rows: u16,
) -> bool {
    let Some((mut first, last)) = grid.covering(extent.start(), extent.end()) else {
        return true;
    };
    let last_on = |stacked: &[Stacked], row: u16| stacked.iter().rposition(|one| one.row == row);
    let fits = |row: &u16| {
        last_on(stacked, *row).is_none_or(|before| follows(&stacked[before].extent, &extent))
    };
    let Some(row) = (0..rows).find(fits) else {
        return false;
    };
    if let Some(before) = last_on(stacked, row) {
        let before = &mut stacked[before];
        // Reigns often follow each other within a day, but a column is usually longer. A shared column goes to the new reign, unless it is
        // the only column of the old one.
        if before.first < first {
            before.last = before.last.min(first - 1);
        } else {
            first = (before.last + 1).max(first).min(last);
            before.last = before.last.min(first.saturating_sub(1).max(before.first));
        }
    }
    stacked.push(Stacked {
        of,
        row,
        first,
        last,
        extent,
        second_shade: place % 2 == 1,
    });
    true
}

/// Whether `before` ended, or may have ended, by the time `after` began or a day later.
fn follows(before: &Extent, after: &Extent) -> bool {
    let over = before.earliest_end.unwrap_or(before.end());
    let begun = after.latest_start.unwrap_or(after.start());
    before.end() <= after.start()
        || (before.end() < Moment::MAX && over <= begun.plus(SECONDS_PER_DAY))
}

fn extent(chronicle: &Chronicle, of: Ref) -> Option<Extent> {
    let when = match of {
        Ref::Span(id) => &chronicle[id].when,
        Ref::Era(id) => &chronicle[id].when,
        _ => return None,
    };
    Some(when.extent())
}

impl Stacked {
    /// Whether any part of it lies on the screen columns from `first` to before `end`.
    pub(super) fn touches(&self, first: i64, end: i64, grid: &Grid) -> bool {
        grid.on_screen(self.last) >= first && grid.on_screen(self.first) < end
    }

    /// The visible part of the stretch; `None` if it is off screen. Its name goes in the first gap between `taken` columns that is wide
    /// enough.
    pub(super) fn seen(
        &self,
        naming: Naming<'_>,
        grid: &Grid,
        columns: u16,
        window: (Moment, Moment),
        taken: &[u16],
    ) -> Option<Band> {
        let (first, last) = (grid.on_screen(self.first), grid.on_screen(self.last));
        if last < 0 || first >= i64::from(columns) {
            return None;
        }
        let screen =
            |column: i64| u16::try_from(column.clamp(0, i64::from(columns) - 1)).unwrap_or(0);
        let certain = self
            .extent
            .certain()
            .and_then(|(from, to)| grid.covering(from, to));
        let certain = certain
            .map(|(from, to)| {
                (
                    grid.on_screen(from).max(first),
                    grid.on_screen(to).min(last),
                )
            })
            .filter(|(from, to)| from <= to && *to >= 0 && *from < i64::from(columns))
            .map(|(from, to)| (screen(from), screen(to)));
        let (first, last) = (screen(first), screen(last));
        let name = naming.band(self.of);
        Some(Band {
            of: self.of,
            row: self.row,
            first,
            last,
            certain,
            caps: Caps::of(&self.extent, window.0, window.1),
            second_shade: self.second_shade,
            label: gap(name, first, last, taken).map(|column| (column, name.text.to_owned())),
        })
    }
}

/// Names the stretches that are too short for their names, if nothing else on the row is in the way. The name begins in the first column of
/// the stretch, or ends in its last.
pub(super) fn name_beyond(bands: &mut [Band], naming: Naming<'_>, columns: u16) {
    for at in 0..bands.len() {
        let band = &bands[at];
        let name = naming.band(band.of);
        let is_clear = |column: u16| {
            let end = column + name.width;
            let mut others = bands.iter().enumerate();
            end <= columns
                && others.all(|(place, other)| {
                    let ends = other.label.as_ref().map_or(0, |(from, words)| {
                        let width = naming.widths.columns(words);
                        from.saturating_add(u16::try_from(width).unwrap_or(u16::MAX))
                    });
                    let last = other.last.max(ends);
                    place == at || other.row != band.row || column > last + 1 || end < other.first
                })
        };
        let sides = [Some(band.first), (band.last + 1).checked_sub(name.width)];
        let column = sides.into_iter().flatten().find(|column| is_clear(*column));
        if let Some(column) = column.filter(|_| band.label.is_none()) {
            bands[at].label = Some((column, name.text.to_owned()));
        }
    }
}

/// The first column between `first` and `last` where a name fits with a blank column on each side.
fn gap(name: Form<'_>, first: u16, last: u16, taken: &[u16]) -> Option<u16> {
    let from = taken.partition_point(|column| *column < first);
    let within = taken
        .iter()
        .skip(from)
        .take_while(|column| **column <= last);
    let ends = within.copied().chain([last + 1]);
    let mut free = first;
    for end in ends {
        if free + 1 + name.width < end || (end > last && free + 1 + name.width == end) {
            return Some(free + 1);
        }
        free = end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Cap;

    #[test]
    fn a_name_stands_in_the_first_gap_that_has_room() {
        let name = Form {
            text: "Taizu",
            width: 5,
        };
        for (case, taken, expected) in [
            ("an empty band", &[][..], Some(11)),
            ("after the first marks", &[10, 12], Some(14)),
            ("marks before the band do not count", &[3, 4], Some(11)),
            ("no gap is wide enough", &[14, 20, 26], None),
        ] {
            assert_eq!(gap(name, 10, 30, taken), expected, "{case}");
        }
        assert_eq!(
            gap(name, 10, 15, &[]),
            Some(11),
            "the end of a band is air enough"
        );
        assert_eq!(gap(name, 10, 14, &[]), None);
    }

    #[test]
    fn a_name_steps_aside_for_a_sign_that_is_laid_over_it() {
        let chronicle = crate::format::embedded().unwrap().chronicle;
        let of = Ref::Span(chronicle.spans.id_at(0).unwrap());
        let event = chronicle.events.id_at(0).unwrap();
        let band = Band {
            of,
            row: 0,
            first: 10,
            last: 30,
            certain: None,
            caps: Caps {
                start: Cap::Here,
                end: Cap::Here,
            },
            second_shade: false,
            label: Some((14, "Taizu".to_owned())),
        };
        for (case, sign, marks, expected) in [
            ("no sign", None, &[][..], Some(14)),
            ("a sign elsewhere", Some(25), &[], Some(14)),
            ("right before it", Some(13), &[], Some(15)),
            ("in it", Some(16), &[], Some(18)),
            ("a mark to its right", Some(18), &[22], Some(12)),
            ("marks on both sides", Some(16), &[12, 22], None),
            ("near the end", Some(29), &[], Some(14)),
        ] {
            let mark = |column: &u16| Mark {
                event,
                column: *column,
                several: false,
            };
            let marks: Vec<Mark> = marks.iter().map(mark).collect();
            let found = band.label_beside(sign, &marks, Widths::default());
            assert_eq!(found.map(|(column, _)| column), expected, "{case}");
        }
    }
}
