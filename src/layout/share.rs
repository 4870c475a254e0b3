//! How the rows of a chart are shared out among its lanes.

use super::chart::Height;

/// What a lane would like to have.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wants {
    /// How high the reader has made it.
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

/// From so many rows of names on, a lane has room for a row of eras.
const COMFORTABLE: u16 = 8;

/// For so many rows of names, a lane has room for a row of bars.
const FAIR: u16 = 2;

/// A lane with so many events has a row of names before others have a second.
const FULL: usize = 5;

/// Shares rows out: a band to each lane, a row of names to each full one, then rows by need.
/// Of what nobody needs, each lane with names has some air; the rest is left.
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
    /// What it may want, as the reader has set the heights.
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
    /// Gives every lane what it wants of something, the fullest lanes first.
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

    /// Gives the fullest lanes enough rows of names for upright ones before any other has a second.
    fn give_highest(&mut self) {
        self.give_each(|rows, wants| (&mut rows.flags, wants.flags.min(UPRIGHT)));
    }

    /// Gives one row to the lane that has least for its events; false if none wants more. From its second row of names on, a lane has
    /// bars and eras in turn with them.
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
        // Of lanes with few events, that on which most lasts.
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

    /// Leaves a row that nobody needs above the names of each lane: what is selected there may need one.
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

/// The most rows of air above a lane.
const AIR: u16 = 1;

/// Lanes with more events than this are as needy as each other.
const MANY: usize = 1_000;

/// The rows of a common name that stands upright.
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
