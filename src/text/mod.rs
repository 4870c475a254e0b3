//! The only place that measures, cleans, cuts or wraps strings.
//!
//! Every width is in terminal columns, counted as ratatui counts the cells of its buffer: what
//! [`Widths::columns`] says is what a drawn string takes. How wide the terminal draws characters is an argument, a
//! [`Widths`]; whatever measures, cuts, pads, wraps or stacks is a method of it.
//!
//! Text from outside goes through [`clean()`] or [`clean_prose()`] once, when it is loaded; everything
//! else here takes any string at any width without panicking, but only cleaned text is sure to
//! look like what was measured.

mod breaks;
mod clean;
mod cut;
mod edges;
mod excerpt;
mod fill;
mod graphemes;
mod measure;
mod near;
mod number;
mod template;
mod upright;
mod wrap;

pub use breaks::is_ideograph;
pub use clean::{Unseen, clean, clean_prose, first_unseen};
pub use edges::{step_back, step_on};
pub use excerpt::{Excerpt, Whole};
pub use measure::{Ambiguous, Widths, is_shape};
pub(crate) use measure::{is_simple, one_plain};
pub use near::{nearest, nearest_of_all};
pub use number::{decimal, thousands};
pub use template::{entries, filled, words_of};
pub use wrap::{Line, Piece, Run};
