//! Measuring, cleaning, cutting and wrapping strings; no other module does this.
//!
//! All widths are in terminal columns: a drawn string takes exactly [`Widths::columns`] cells. How wide the terminal draws characters is
//! described by [`Widths`]; everything that measures, cuts, pads, wraps or stacks text is a method of it.
//!
//! Untrusted text goes through [`clean()`] or [`clean_prose()`] once, when it is loaded. The other functions accept any string at any
//! width without panicking, but only cleaned text is guaranteed to be drawn as it was measured.

mod breaks;
mod clean;
mod cut;
mod edges;
mod excerpt;
mod fill;
mod graphemes;
mod measure;
mod narrow;
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
pub use narrow::narrow;
pub use near::{nearest, nearest_of_all};
pub use number::{decimal, thousands};
pub use template::{entries, filled, words_of};
pub use wrap::{Line, Piece, Run};
