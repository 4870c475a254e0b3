//! What is said of a file that is wrong: problems with their places, in words that tell the author what to do.
//!
//! The readers of files find the problems ([`crate::format`]); here are their words where those are more than a line
//! (`dates`, `fields`, `ids`, `coordinates`, `languages`), the [`Report`] that collects them, and the forms in which it is printed: drawn for a
//! reader (`drawn`), and as a list for editors and programs (`listed`). A problem that can be mended in one way only
//! carries the [`Edit`]s that do it.
//!
//! `docs/check.md` describes what comes out.

pub(crate) mod coordinates;
pub(crate) mod dates;
mod drawn;
mod edits;
pub(crate) mod fields;
pub(crate) mod ids;
pub(crate) mod languages;
mod lines;
mod listed;
mod loose_dates;
mod place;
mod problem;
mod report;
mod sheets;

pub use drawn::How;
pub use edits::Edit;
pub(crate) use edits::{Edited, in_order};
pub(crate) use lines::Lines;
pub use listed::Listed;
pub(crate) use place::{Place, boundary};
pub use problem::{Problem, Severity};
pub(crate) use report::Included;
pub use report::Report;
