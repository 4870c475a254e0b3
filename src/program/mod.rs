//! The interactive program: what runs while the terminal is ours.

mod editor;
mod follow;
mod keys;
mod loading;
mod log;
mod mouse;
mod news;
mod open;
mod state;

pub(crate) use open::{How, list, open};
