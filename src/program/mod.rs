//! The interactive program: what runs while the terminal is ours.

mod editor;
mod follow;
mod keys;
mod loading;
mod log;
mod mouse;
mod news;
mod open;
mod positions;
mod state;
mod watch;

pub(crate) use open::{How, list, open};
pub(crate) use watch::{Depth, Watch, folder_of, watcher};
