//! From a chronicle and a window of time to columns and rows; knows no cells and no colours.

mod allot;
mod axis;
mod bands;
mod chart;
mod events;
mod occupancy;
mod panes;
mod window;

pub use axis::{AxisLabel, AxisRow, axis_row};
pub use bands::Band;
pub use chart::{Chart, ChartRequest, LaneRows, chart};
pub use events::{Label, Mark};
pub use panes::{Pane, Panes, Shape, panes};
pub use window::{Columns, Window};
