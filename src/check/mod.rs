//! Problems of a file with their positions, in messages that say what to do.
//!
//! The parsers find the problems ([`crate::format`]). This module has the longer messages (`dates`, `fields`, `ids`, `coordinates`,
//! `languages`), the [`Report`] that collects them, and its output forms: rendered for people (`drawn`), and as a list for editors and
//! programs (`listed`). A problem that can be fixed in only one way carries the [`Edit`]s for it.
//!
//! `docs/check.md` describes the output.

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
pub(crate) use edits::{Edited, Taken, in_order};
pub(crate) use lines::Lines;
pub use listed::Listed;
pub(crate) use place::{Place, boundary};
pub use problem::{Problem, Severity};
pub(crate) use report::Included;
pub use report::Report;
