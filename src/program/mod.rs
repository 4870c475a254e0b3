//! The interactive program, which runs on the terminal.

mod address;
mod editor;
mod follow;
mod interactive;
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
