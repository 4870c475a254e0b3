//! Maps a chronicle and a window of time to columns and rows. Does not depend on cells or colours.

mod axis;
mod bands;
mod bars;
mod beside;
mod chart;
mod chip;
mod detail;
mod draft;
mod flags;
mod grid;
mod lane;
mod marks;
mod naming;
mod occupancy;
mod own_axis;
mod panes;
mod scale;
mod selection;
mod share;
mod sight;
mod spread;
mod strip;
mod window;

pub use axis::{AxisLabel, AxisRow, axis_row, axis_rows};
pub use bands::Band;
pub use chart::{
    Chart, ChartRequest, Height, LaidOutChart, LaneRows, RowView, Stand, chart, lay_out,
    written_upright,
};
pub use marks::{Bar, BarLabel, Beside, Cap, Caps, Doubt, Flag, Mark, Side};
pub use panes::{Pane, Panes, Shape};
pub use scale::Scale;
pub use selection::{At, Link, NamePlace, Selection, selection};
pub use spread::{Spread, arrange};
pub use strip::{Strip, strip};
pub use window::{Columns, Window};
