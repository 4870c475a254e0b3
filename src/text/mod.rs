//! The only place that measures, cleans, cuts or wraps strings.
//!
//! Every width is in terminal columns, counted as ratatui counts the cells of its buffer: what
//! [`columns`] promises is what a drawn string takes. Nothing here knows a terminal; whoever does can say
//! with [`set_ambiguous`] that it draws ambiguous characters wide.
//!
//! Text from outside goes through [`clean()`] or [`clean_prose()`] once, when it is loaded; everything
//! else here takes any string at any width without panicking, but only cleaned text is sure to
//! look like what was measured.

mod breaks;
mod clean;
mod cut;
mod edges;
mod excerpt;
mod graphemes;
mod measure;
mod number;
mod upright;
mod wrap;

pub use clean::{clean, clean_prose};
pub use cut::{cut, pad, shorten, shorten_middle};
pub use edges::{glyph_columns, step_back, step_on, tail};
pub use excerpt::{Excerpt, Whole};
pub use measure::{Ambiguous, ambiguous, columns, is_shape, narrow_columns, set_ambiguous};
pub use number::thousands;
pub use upright::upright;
pub use wrap::{Line, Piece, Run, wrap, wrap_plain};
