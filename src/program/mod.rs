//! The interactive program: what runs while the terminal is ours.

mod keys;
mod loading;
mod mouse;
mod open;
mod state;

pub(crate) use open::{list, open};
