//! Lines on a grid of dots.

use super::projection::{DOTS, whole};

/// What is drawn in a cell. A later variant decides the style of the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Layer {
    /// Nothing.
    #[default]
    Empty,
    /// The grid of latitudes and longitudes.
    Graticule,
    /// A river.
    River,
    /// A river of the chronicle, where it ran at the time of the map.
    Course,
    /// The shore of a lake.
    Lake,
    /// The outline of a province.
    Province,
    /// The coast.
    Coast,
    /// A route, by its number.
    Way(u8),
}

/// The dots of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DotCell {
    /// One bit per dot, in Unicode's numbering of braille: the upper three of the left column, the upper three of the right column, the
    /// lowest on the left, the lowest on the right.
    pub dots: u8,
    /// What the dots belong to.
    pub layer: Layer,
}

/// Which dots of a line are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dashes {
    /// Number of consecutive dots that are drawn.
    pub(super) set: u16,
    /// Number of dots that are left out after them.
    pub(super) unset: u16,
}

impl Dashes {
    /// All dots are drawn.
    pub(super) const NONE: Self = Self { set: 1, unset: 0 };
}

/// A grid of cells that contain dots.
#[derive(Debug, Clone)]
pub(super) struct Raster {
    columns: u16,
    rows: u16,
    cells: Vec<DotCell>,
}

impl Raster {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        Self {
            columns,
            rows,
            cells: vec![DotCell::default(); usize::from(columns) * usize::from(rows)],
        }
    }

    pub(super) fn into_cells(self) -> Vec<DotCell> {
        self.cells
    }

    /// What decides the style of a cell; nothing off the map.
    pub(super) fn layer(&self, column: u16, row: u16) -> Layer {
        let index = usize::from(row) * usize::from(self.columns) + usize::from(column);
        let cell = self.cells.get(index).filter(|_| column < self.columns);
        cell.map_or(Layer::Empty, |cell| cell.layer)
    }

    /// Draws a line through points, given in dots from the upper left corner, clipped to the grid.
    pub(super) fn polyline(
        &mut self,
        points: impl IntoIterator<Item = (f64, f64)>,
        layer: Layer,
        dashes: Dashes,
    ) {
        let (width, height) = self.size();
        let mut before: Option<(f64, f64)> = None;
        let mut drawn = 0;
        for point in points {
            if let Some((from, to)) =
                before.and_then(|before| clipped(before, point, (width, height)))
            {
                self.segment(from, to, layer, dashes, &mut drawn);
            }
            before = Some(point);
        }
    }

    /// Width and height in dots.
    pub(super) fn size(&self) -> (f64, f64) {
        (
            f64::from(self.columns) * f64::from(DOTS.0),
            f64::from(self.rows) * f64::from(DOTS.1),
        )
    }

    /// Draws a straight line whose ends are on the grid.
    fn segment(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        layer: Layer,
        dashes: Dashes,
        drawn: &mut u16,
    ) {
        let steps = whole(
            (to.0 - from.0)
                .abs()
                .max((to.1 - from.1).abs())
                .ceil()
                .max(1.0),
        );
        let (right, down) = (
            (to.0 - from.0) / f64::from(steps),
            (to.1 - from.1) / f64::from(steps),
        );
        let mut last = None;
        for step in 0..=steps {
            let at = (
                from.0 + right * f64::from(step),
                from.1 + down * f64::from(step),
            );
            let dot = (whole(at.0), whole(at.1));
            if last.replace(dot) == Some(dot) {
                continue;
            }
            if *drawn < dashes.set {
                self.dot(dot, layer);
            }
            *drawn = (*drawn + 1) % (dashes.set + dashes.unset);
        }
    }

    /// Sets a dot. A dot of a route or of the chronicle's own river, and any dot over the graticule, takes the whole cell; other lines share
    /// it.
    pub(super) fn dot(&mut self, (right, down): (u16, u16), layer: Layer) {
        const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let (column, row) = (right / DOTS.0, down / DOTS.1);
        if column >= self.columns {
            return;
        }
        let index = usize::from(row) * usize::from(self.columns) + usize::from(column);
        let Some(cell) = self.cells.get_mut(index) else {
            return;
        };
        let alone = cell.layer <= Layer::Graticule
            || matches!(layer, Layer::Way(_))
            || (layer == Layer::Course && cell.layer == Layer::River);
        if alone && cell.layer != layer {
            *cell = DotCell { dots: 0, layer };
        }
        cell.dots |= BITS[usize::from(down % DOTS.1)][usize::from(right % DOTS.0)];
        cell.layer = cell.layer.max(layer);
    }
}

/// The part of a segment that lies on the grid (Liang and Barsky 1984); `None` if it is entirely outside.
fn clipped(
    from: (f64, f64),
    to: (f64, f64),
    (width, height): (f64, f64),
) -> Option<((f64, f64), (f64, f64))> {
    let (right, down) = (to.0 - from.0, to.1 - from.1);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    // The far edges are exclusive.
    let (width, height) = (width - 0.001, height - 0.001);
    for (step, room) in [
        (-right, from.0),
        (right, width - from.0),
        (-down, from.1),
        (down, height - from.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    let at = |share: f64| (from.0 + right * share, from.1 + down * share);
    (enters <= leaves).then(|| (at(enters), at(leaves)))
}
