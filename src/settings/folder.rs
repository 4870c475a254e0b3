//! The user's folders, by the XDG Base Directory Specification; on Windows, by its own variables.

use std::env;
use std::path::PathBuf;

/// The folder of the user's configuration.
pub(super) fn config_folder() -> Option<PathBuf> {
    of_user("APPDATA", "XDG_CONFIG_HOME", ".config")
}

/// The folder for state that is kept between sessions.
pub(crate) fn state_folder() -> Option<PathBuf> {
    of_user("LOCALAPPDATA", "XDG_STATE_HOME", ".local/state")
}

/// The program's folder in the one that a variable names, or else in a usual one in the home directory. Relative paths are ignored, as the
/// specification demands.
fn of_user(windows: &str, xdg: &str, usual: &str) -> Option<PathBuf> {
    let absolute = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let folder = if cfg!(windows) {
        absolute(windows)
    } else {
        absolute(xdg).or_else(|| Some(absolute("HOME")?.join(usual)))
    };
    Some(folder?.join("annals"))
}
