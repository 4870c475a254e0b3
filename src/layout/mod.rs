//! From a chronicle and a window of time to columns and rows; knows no cells and no colours.

mod allot;
mod axis;
mod bands;
mod chart;
mod detail;
mod events;
mod grid;
mod marks;
mod naming;
mod occupancy;
mod panes;
mod scale;
mod spread;
mod strip;
mod window;

pub use axis::{AxisLabel, AxisRow, axis_row, axis_rows};
pub use bands::Band;
pub use chart::{Chart, ChartRequest, Height, LaneRows, RowView, Stand, chart};
pub use marks::{Cap, Doubt, Label, LabelPlace, Mark};
pub use panes::{Pane, Panes, Shape};
pub use scale::Scale;
pub use spread::{Spread, arrange};
pub use strip::{Strip, strip};
pub use window::{Columns, Window};
