//! From a file to an app: reading it, importing it from another program, showing what was requested.

mod file;
mod folder;
mod import;
mod source;
mod today;
mod view;
mod wishes;

pub(crate) use file::{DataError, data_error};
pub(crate) use folder::{Folder, hash};
pub(crate) use import::{EventFile, Imported, Kind, Original, beginning, event_file, import_of};
pub(crate) use source::{FIRST, Source, included, read};
pub(crate) use today::today;
pub(crate) use view::{
    Invalid, Opened, ambiguous, app, app_of, app_of_beginning, app_on_screen, lasting, load,
    load_watched, map_path, own_map,
};
pub(crate) use wishes::{Remembered, Wishes, language};
