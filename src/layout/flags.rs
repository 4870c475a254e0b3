//! The names above a band: which of them fit, and on which rows.
//!
//! A name begins in the column of its mark, and a stem leads down to the mark. So a name that extends over the column of another mark must
//! be above the name of that mark. This rule gives the lowest possible row of each name. Which names are shown is decided by importance.

/// Blank columns between two names on a row. With a single one, they would read as one name.
pub(super) const AIR: i32 = 2;

/// A name that may become a flag: its columns and rows on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Footprint {
    /// The column of its mark.
    pub(super) column: i32,
    /// The first column of the text.
    pub(super) from: i32,
    /// The last column of the text; if the text is to the left, the column of the corner that leads to the stem.
    pub(super) to: i32,
    /// The rows of the text.
    pub(super) height: u16,
}

impl Footprint {
    /// Text of the given size over a mark: to the right of it, or to the left if it would leave the page there. `None` if it fits on
    /// neither side.
    pub(super) fn new(column: i32, width: i32, height: u16, page: i32) -> Option<Self> {
        let right = Self {
            column,
            from: column,
            to: column + width - 1,
            height,
        };
        if right.to < page {
            return Some(right);
        }
        Some(right.turned()).filter(|left| left.from >= 0)
    }

    /// The same text on the other side of the stem.
    pub(super) fn turned(self) -> Self {
        let (from, to) = if self.turns_left() {
            (self.column, self.column + (self.column - self.from) - 1)
        } else {
            (self.column - (self.to - self.from + 1), self.column)
        };
        Self { from, to, ..self }
    }

    fn turns_left(self) -> bool {
        self.from < self.column
    }

    /// Whether the text, with the blanks beside it, covers another column. If the text ends over its own mark, so does the column after it:
    /// a stem there would seem to belong to the text.
    fn covers(self, column: i32) -> bool {
        if self.turns_left() {
            (self.from - AIR..self.column).contains(&column) || column == self.column + 1
        } else {
            column > self.column && column <= self.to + AIR
        }
    }

    /// Whether the text must be above another flag because it would cross its stem or touch its text.
    pub(super) fn tops(self, other: Self) -> bool {
        if self.covers(other.column) {
            return true;
        }
        // If texts run towards each other between their stems, the left one goes above.
        let meet = self.column < other.column && self.to + AIR >= other.from;
        meet && !other.covers(self.column)
    }
}

/// A page of flags that is being filled.
#[derive(Debug, Clone, Default)]
pub(super) struct Packing {
    rows: u16,
    shapes: Vec<Footprint>,
    bottoms: Vec<u16>,
    /// Buffers, kept to avoid reallocation.
    before: Vec<u16>,
    raised: Vec<usize>,
}

impl Packing {
    /// An empty page with the given number of rows.
    pub(super) fn new(rows: u16) -> Self {
        Self {
            rows,
            ..Self::default()
        }
    }

    /// Adds a flag if all of them still fit; returns false otherwise.
    pub(super) fn add(&mut self, shape: Footprint) -> bool {
        let bottom = self.lowest(shape);
        let Some(bottom) = bottom.filter(|bottom| bottom + shape.height <= self.rows) else {
            return false;
        };
        self.before.clone_from(&self.bottoms);
        self.shapes.push(shape);
        self.bottoms.push(bottom);
        self.raised.clear();
        self.raised.push(self.shapes.len() - 1);
        while let Some(raised) = self.raised.pop() {
            if !self.raise_above(raised) {
                self.shapes.pop();
                self.bottoms.clone_from(&self.before);
                return false;
            }
        }
        true
    }

    /// The lowest row for a new flag, given the existing ones; `None` if it and one of them cover each other's stems.
    fn lowest(&self, shape: Footprint) -> Option<u16> {
        let mut bottom = 0;
        for (other, row) in self.shapes.iter().zip(&self.bottoms) {
            if shape.tops(*other) {
                if other.tops(shape) {
                    return None;
                }
                bottom = bottom.max(row + other.height);
            }
        }
        Some(bottom)
    }

    /// Raises the flags that must be above the flag `lower`; returns false if one leaves the page.
    fn raise_above(&mut self, lower: usize) -> bool {
        let below = self.shapes[lower];
        let top = self.bottoms[lower] + below.height;
        for (index, shape) in self.shapes.iter().enumerate() {
            if index == lower || self.bottoms[index] >= top || !shape.tops(below) {
                continue;
            }
            if top + shape.height > self.rows {
                return false;
            }
            self.bottoms[index] = top;
            self.raised.push(index);
        }
        true
    }

    /// The lowest row of each flag, in the order in which they were added.
    pub(super) fn bottoms(&self) -> &[u16] {
        &self.bottoms
    }

    /// How many rows all flags take.
    pub(super) fn height(&self) -> u16 {
        let tops = self.shapes.iter().zip(&self.bottoms);
        tops.map(|(shape, row)| row + shape.height)
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The rows of names, each given by column and width, on a page of forty columns.
    fn packed(rows: u16, names: &[(i32, i32)]) -> Vec<Option<u16>> {
        let mut packing = Packing::new(rows);
        let mut added = Vec::new();
        for (column, width) in names {
            added.push(
                Footprint::new(*column, *width, 1, 40).is_some_and(|shape| packing.add(shape)),
            );
        }
        let mut bottoms = packing.bottoms().iter().copied();
        let row = |added: bool| if added { bottoms.next() } else { None };
        added.into_iter().map(row).collect()
    }

    #[test]
    fn a_name_goes_above_those_whose_stems_it_would_cross() {
        for (case, rows, names, expected) in [
            ("alone", 3, &[(4, 9)][..], &[Some(0)][..]),
            ("apart", 3, &[(4, 9), (20, 9)], &[Some(0), Some(0)]),
            ("over another", 3, &[(4, 9), (8, 9)], &[Some(1), Some(0)]),
            (
                "one free column is too little",
                3,
                &[(4, 9), (14, 9)],
                &[Some(1), Some(0)],
            ),
            ("side by side", 3, &[(4, 9), (15, 9)], &[Some(0), Some(0)]),
            (
                "a stair",
                3,
                &[(4, 9), (6, 9), (8, 9)],
                &[Some(2), Some(1), Some(0)],
            ),
            (
                "no room for a third",
                2,
                &[(4, 9), (6, 9), (8, 9)],
                &[Some(1), Some(0), None],
            ),
            ("turned at the edge", 3, &[(38, 9)], &[Some(0)]),
            (
                "turned above what it covers",
                3,
                &[(38, 9), (31, 5)],
                &[Some(1), Some(0)],
            ),
            (
                "over each other's stems",
                3,
                &[(38, 9), (30, 9)],
                &[Some(0), None],
            ),
            (
                "no other stem right after words that end over their mark",
                3,
                &[(38, 9), (39, 1)],
                &[Some(1), Some(0)],
            ),
            ("too long for the page", 3, &[(20, 60)], &[None]),
        ] {
            assert_eq!(packed(rows, names), expected, "{case}");
        }
    }

    proptest! {
        #[test]
        fn no_name_meets_another_or_its_stem(
            rows in 1u16..8,
            names in proptest::collection::vec((0i32..40, 1i32..16, 1u16..4), 1..40),
        ) {
            let mut packing = Packing::new(rows);
            for (column, width, height) in names {
                if packing.shapes.iter().all(|shape| shape.column != column) {
                    let shape = Footprint::new(column, width, height, 40);
                    shape.map(|shape| packing.add(shape));
                }
            }
            let mut cells = std::collections::BTreeSet::new();
            for (shape, bottom) in packing.shapes.iter().zip(&packing.bottoms) {
                prop_assert!(bottom + shape.height <= rows);
                let words = (shape.from..=shape.to)
                    .flat_map(|column| (*bottom..bottom + shape.height).map(move |row| (column, row)));
                let stem = (0..*bottom).map(|row| (shape.column, row));
                for cell in words.chain(stem) {
                    prop_assert!(cells.insert(cell), "{cell:?} is taken twice");
                }
            }
        }
    }
}
