//! How the rows of a chart are shared out among its lanes.

use super::chart::Height;

/// What a lane asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wants {
    /// The height that the user chose.
    pub(super) height: Height,
    /// Its events in the window.
    pub(super) events: usize,
    /// Rows of names.
    pub(super) flags: u16,
    /// A row of eras.
    pub(super) eras: bool,
    /// Rows of bars.
    pub(super) bars: u16,
}

/// The rows of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Rows {
    pub(super) flags: u16,
    pub(super) bands: u16,
    pub(super) eras: u16,
    pub(super) bars: u16,
}

/// From this many rows of names on, a lane gets a row of eras.
const COMFORTABLE: u16 = 8;

/// A lane gets one row of bars for this many rows of names.
const FAIR: u16 = 2;

/// A lane with at least this many events gets a row of names before any lane gets a second.
const FULL: usize = 5;

/// Shares out rows: a band for each lane, a row of names for each full lane, then rows by need. If rows are left, each lane with names gets
/// a blank row; the rest remain unused.
pub(super) fn share(rows: u16, wants: &[Wants], high: bool) -> Vec<Rows> {
    let whole = wants.iter().any(|lane| lane.height == Height::Whole);
    let wants: Vec<Wants> = wants.iter().map(|lane| lane.as_set(whole)).collect();
    let mut left = Left {
        rows,
        given: vec![Rows::default(); wants.len()],
        wants: &wants,
    };
    left.give_each(|rows, _| (&mut rows.bands, 1));
    left.give_each(|rows, wants| {
        let full = u16::from(wants.events >= FULL);
        (&mut rows.flags, wants.flags.min(full))
    });
    if high {
        left.give_highest();
    }
    while left.give_neediest() {}
    left.give_each(|rows, wants| (&mut rows.bars, wants.bars));
    left.give_each(|rows, wants| (&mut rows.eras, u16::from(wants.eras)));
    left.give_air();
    left.given
}

impl Wants {
    /// What it may have, given the heights that the user chose.
    fn as_set(self, whole: bool) -> Self {
        let fits = match self.height {
            Height::Whole => true,
            Height::Fitting => !whole,
            Height::Low => false,
        };
        if fits {
            return self;
        }
        Self {
            height: self.height,
            ..Self::default()
        }
    }
}

struct Left<'a> {
    rows: u16,
    given: Vec<Rows>,
    wants: &'a [Wants],
}

impl Left<'_> {
    /// Gives every lane what it wants of one kind of row, the fullest lanes first.
    fn give_each(&mut self, of: impl Fn(&mut Rows, Wants) -> (&mut u16, u16)) {
        let mut order: Vec<usize> = (0..self.wants.len()).collect();
        order.sort_by_key(|lane| std::cmp::Reverse(self.wants[*lane].events));
        for lane in order {
            let (given, wanted) = of(&mut self.given[lane], self.wants[lane]);
            let more = wanted.saturating_sub(*given).min(self.rows);
            *given += more;
            self.rows -= more;
        }
    }

    /// Gives the fullest lanes enough rows for upright names before any other lane gets a second row.
    fn give_highest(&mut self) {
        self.give_each(|rows, wants| (&mut rows.flags, wants.flags.min(UPRIGHT)));
    }

    /// Gives one row to the lane that has the fewest in relation to its events. Returns false if no lane wants more, or no row is left.
    /// From its second row of names on, a lane gets bars and eras in turn with names.
    fn give_neediest(&mut self) -> bool {
        let wanting = |lane: &usize| {
            let (given, wants) = (self.given[*lane], self.wants[*lane]);
            given.flags < wants.flags || given.bars < wants.bars
        };
        let need = |lane: usize| {
            let (given, wants) = (self.given[lane], self.wants[lane]);
            wants.events.clamp(1, MANY) * 64 / usize::from(given.flags + given.bars + 1)
        };
        let lanes = (0..self.wants.len()).rev().filter(wanting);
        // Among lanes with few events, the one that wants most rows.
        let wanted = |lane: usize| match self.wants[lane] {
            wants if wants.events < FULL => wants.flags + wants.bars,
            _ => 0,
        };
        let neediest = lanes.max_by_key(|lane| (need(*lane), wanted(*lane)));
        let Some(lane) = neediest.filter(|_| self.rows > 0) else {
            return false;
        };
        let (rows, wants) = (&mut self.given[lane], self.wants[lane]);
        self.rows -= 1;
        let named = rows.flags >= wants.flags;
        if rows.flags >= COMFORTABLE && wants.eras && rows.eras == 0 {
            rows.eras = 1;
        } else if rows.bars < wants.bars && (named || rows.flags >= FAIR * (rows.bars + 1)) {
            rows.bars += 1;
        } else {
            rows.flags += 1;
        }
        true
    }

    /// Leaves an unused row above the names of each lane: the selected event may need one.
    fn give_air(&mut self) {
        let lanes: Vec<usize> = (0..self.wants.len())
            .filter(|lane| self.wants[*lane].flags > 0)
            .collect();
        for (index, lane) in lanes.iter().enumerate() {
            let share = self.rows / u16::try_from(lanes.len() - index).unwrap_or(1);
            let share = share.min(AIR);
            self.given[*lane].flags += share;
            self.rows -= share;
        }
    }
}

/// Maximum number of blank rows above a lane.
const AIR: u16 = 1;

/// More events than this do not make a lane needier.
const MANY: usize = 1_000;

/// The rows of a common upright name.
const UPRIGHT: u16 = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(events: usize, flags: u16, bars: u16) -> Wants {
        Wants {
            events,
            flags,
            bars,
            ..Wants::default()
        }
    }

    #[test]
    fn rows_go_round_before_they_go_by_need() {
        let high = |wants: Wants, height| Wants { height, ..wants };
        for (case, rows, wants, expected) in [
            ("nothing to give", 0, vec![lane(9, 9, 1)], vec![(0, 0, 0)]),
            (
                "bands first",
                2,
                vec![lane(9, 9, 1), lane(2, 2, 0)],
                vec![(0, 1, 0), (0, 1, 0)],
            ),
            (
                "names of the fullest",
                3,
                vec![lane(2, 2, 0), lane(9, 9, 1)],
                vec![(0, 1, 0), (1, 1, 0)],
            ),
            (
                "then what lasts",
                5,
                vec![lane(2, 2, 0), lane(9, 9, 1)],
                vec![(0, 1, 0), (2, 1, 1)],
            ),
            (
                "of lanes with few events first that on which most lasts",
                3,
                vec![lane(1, 0, 1), lane(1, 0, 3)],
                vec![(0, 1, 0), (0, 1, 1)],
            ),
            (
                "then by need",
                8,
                vec![lane(3, 3, 0), lane(9, 9, 1)],
                vec![(1, 1, 0), (4, 1, 1)],
            ),
            (
                "an empty lane has its band",
                8,
                vec![lane(0, 0, 0), lane(9, 6, 1)],
                vec![(0, 1, 0), (5, 1, 1)],
            ),
            (
                "a lane with names has a row of air, and the rest is left",
                12,
                vec![lane(2, 1, 0), lane(2, 1, 0)],
                vec![(2, 1, 0), (2, 1, 0)],
            ),
            (
                "one has all the room",
                9,
                vec![lane(9, 9, 1), high(lane(9, 9, 1), Height::Whole)],
                vec![(0, 1, 0), (6, 1, 1)],
            ),
            (
                "one is low",
                9,
                vec![high(lane(9, 9, 1), Height::Low), lane(9, 9, 1)],
                vec![(0, 1, 0), (6, 1, 1)],
            ),
        ] {
            let given = share(rows, &wants, false);
            let given: Vec<_> = given
                .iter()
                .map(|rows| (rows.flags, rows.bands, rows.bars))
                .collect();
            assert_eq!(given, expected, "{case}");
        }
    }
}
