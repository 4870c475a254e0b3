//! The last position in each chronicle, kept between sessions: the selected event and the window.
//!
//! One small file under `$XDG_STATE_HOME`, with a line for each chronicle, the most recent first.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::chronicle::Ref;
use crate::layout::Window;
use crate::settings::{self, state_folder};
use crate::time::Moment;

/// Maximum number of chronicles remembered.
const CHRONICLES: usize = 100;

/// The name of the embedded chronicle among the files.
const EMBEDDED: &str = "embedded";

/// Separates the parts of a line.
const TAB: char = '\t';

/// A position in a chronicle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Position {
    /// The id of the selected event.
    event: String,
    /// The start and end of the window, in seconds.
    window: (i64, i64),
}

impl Position {
    /// The current position; `None` for the view that a chronicle opens with.
    fn of(app: &App) -> Option<Self> {
        let event = app.selected().filter(|_| !app.is_opening())?;
        let event = app.chronicle().id(event).to_string();
        let window = (app.window().from().0, app.window().to().0);
        (!event.contains([TAB, '\n'])).then_some(Self { event, window })
    }

    /// Goes to the position. Returns false if there is no such event.
    pub(super) fn take_up(&self, app: &mut App) -> bool {
        let Some(Ref::Event(event)) = app.chronicle().find(&self.event) else {
            return false;
        };
        let (from, to) = self.window;
        app.take_up(event, Window::new(Moment(from), Moment(to)));
        true
    }
}

/// The file of positions, and the chronicle concerned.
pub(super) struct Positions {
    file: PathBuf,
    chronicle: String,
}

impl Positions {
    /// The user's positions, for a chronicle file or the embedded chronicle. `None` for a pipe, and if the environment names no folder.
    pub(super) fn of_user(chronicle: Option<&Path>) -> Option<Self> {
        let chronicle = match chronicle {
            None => EMBEDDED.to_owned(),
            Some(file) if file.is_file() => std::path::absolute(file)
                .ok()?
                .to_str()
                .map(str::to_owned)?,
            Some(_) => return None,
        };
        let file = state_folder()?.join("positions");
        (!chronicle.contains([TAB, '\n'])).then_some(Self { file, chronicle })
    }

    /// The remembered position.
    pub(super) fn recall(&self) -> Option<Position> {
        read(&settings::small(&self.file).ok()?, &self.chronicle)
    }

    /// Remembers the current position, or forgets it if the chronicle would open there anyway.
    pub(super) fn keep(&self, app: &App) {
        let kept = settings::small(&self.file).unwrap_or_default();
        let written = write(&kept, &self.chronicle, Position::of(app));
        if written != kept {
            settings::keep(&self.file, &written);
        }
    }
}

/// The parts of a line: the chronicle and the position in it.
fn parts(line: &str) -> Option<(&str, Position)> {
    let mut parts = line.split(TAB);
    let event = parts.next()?.to_owned();
    let window = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let known = Moment::MIN.0..=Moment::MAX.0;
    let fits = window.0 < window.1 && known.contains(&window.0) && known.contains(&window.1);
    let chronicle = parts.next().filter(|_| fits)?;
    Some((chronicle, Position { event, window }))
}

fn read(kept: &str, chronicle: &str) -> Option<Position> {
    let mut lines = kept.lines().filter_map(parts);
    let (_, position) = lines.find(|(of, _)| *of == chronicle)?;
    Some(position)
}

/// The content with a line for the chronicle first, followed by those of others.
fn write(kept: &str, chronicle: &str, position: Option<Position>) -> String {
    let own = position.map(|position| {
        let Position {
            event,
            window: (from, to),
        } = position;
        format!("{event}{TAB}{from}{TAB}{to}{TAB}{chronicle}\n")
    });
    let others = kept
        .lines()
        .filter(|line| parts(line).is_some_and(|(of, _)| of != chronicle))
        .map(|line| format!("{line}\n"));
    own.into_iter().chain(others).take(CHRONICLES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(event: &str) -> Position {
        Position {
            event: event.to_owned(),
            window: (-5, 7),
        }
    }

    #[test]
    fn each_chronicle_has_a_line_and_the_latest_comes_first() {
        let kept = write("", "/a b.ron", Some(at("e")));
        let kept = write(&kept, EMBEDDED, Some(at("fall")));
        let kept = write(&kept, "/a b.ron", Some(at("f")));
        assert_eq!(kept, "f\t-5\t7\t/a b.ron\nfall\t-5\t7\tembedded\n");
        assert_eq!(read(&kept, "/a b.ron"), Some(at("f")));
        assert_eq!(read(&kept, "/b.ron"), None);
        assert_eq!(write(&kept, "/a b.ron", None), "fall\t-5\t7\tembedded\n");
        assert_eq!(write("", EMBEDDED, None), "");
    }

    #[test]
    fn a_hundred_are_kept_and_invalid_lines_are_not() {
        let kept = (0..200).fold(String::new(), |kept, file| {
            write(&kept, &format!("/{file}"), Some(at("e")))
        });
        assert_eq!(kept.lines().count(), CHRONICLES);
        assert_eq!(read(&kept, "/99"), None);
        assert!(read(&kept, "/100").is_some());
        for nonsense in [
            "e",
            "e\t1\t2",
            "e\t2\t1\t/a",
            "e\tx\t2\t/a",
            "e\t1\t9999999999999999999\t/a",
        ] {
            assert_eq!(read(nonsense, "/a"), None, "{nonsense:?}");
            assert_eq!(write(nonsense, "/a", None), "", "{nonsense:?}");
        }
    }
}
