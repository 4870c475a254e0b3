//! Events from outside while the program runs: the file was read again, the editor has ended.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::editor;
use super::follow::{Follower, Reloaded};
use super::interactive::{Interactive, Reading};
use super::loading;
use crate::app::{Outcome, Problems, Spot};
use crate::format;
use crate::messages::Message;
use crate::opening::{self, DataError, Imported, Invalid, Opened};
use crate::terminal::{Flow, Ran};

impl Interactive<'_> {
    /// What to do for an outcome of the app.
    pub(super) fn flow(&mut self, outcome: Outcome) -> Flow {
        match outcome {
            Outcome::Unchanged => Flow::Unchanged,
            Outcome::Redraw => Flow::Continue,
            Outcome::Copy(text) => Flow::Copy(text),
            Outcome::Edit(spot) => self.edit(&spot),
            Outcome::ReadAgain => {
                if let Some(follower) = &self.follower {
                    follower.again();
                }
                Flow::Continue
            }
            Outcome::Repaint => Flow::Repaint,
            Outcome::Suspend => Flow::Suspend,
            Outcome::Quit => Flow::Quit,
            Outcome::Interrupt => Flow::Interrupt,
        }
    }

    /// Hands the terminal to the user's editor.
    fn edit(&self, spot: &Spot) -> Flow {
        let Some(file) = &self.file else {
            return Flow::Unchanged;
        };
        let (file, line, column) = match spot {
            Spot::Line(None, line, column) => (file.clone(), *line, *column),
            Spot::Line(Some(included), line, column) => (included.into(), *line, *column),
            Spot::Id(id) => self.place_of(file, id),
            Spot::Whole => (file.clone(), 1, 1),
        };
        Flow::Run(editor::command(&file, line, column))
    }

    /// Where an item's id is, in the file or in one that it includes.
    fn place_of(&self, file: &Path, id: &str) -> (PathBuf, usize, usize) {
        let included = self.included.iter().map(PathBuf::as_path);
        let mut files = std::iter::once(file).chain(included);
        let place = |file: &Path| {
            // What was refused as it was read, such as a pipe, is refused here too.
            let text = String::from_utf8(opening::included(file).ok()?).ok()?;
            let (line, column) = format::place_of(&text, id)?;
            Some((file.to_owned(), line, column))
        };
        files
            .find_map(place)
            .unwrap_or_else(|| (file.to_owned(), 1, 1))
    }

    /// Handles the end of the editor: the file is read again if it has changed, even if it is not followed.
    pub(super) fn returned(&mut self, ran: Ran) -> Flow {
        let fault = match ran {
            Ran::Succeeded => None,
            Ran::Failed => Some(Message::EditorFailed),
            Ran::NotStarted => Some(Message::NoEditor),
        };
        if let Some(fault) = fault {
            let named = editor::command(Path::new(""), 1, 1);
            let name = named
                .first()
                .map(|name| name.to_string_lossy().into_owned());
            let parts = [("editor", name.as_deref().unwrap_or_default())];
            let words = self.app.fill(fault, &parts);
            self.app.notify(words);
        }
        if let Some(follower) = &self.follower {
            follower.look();
        }
        // News that arrived while the editor had the terminal.
        self.take_news();
        Flow::Continue
    }

    /// Shows the result of reading the file again.
    pub(super) fn take_news(&mut self) -> Flow {
        let taken = match self.follower.as_ref().and_then(Follower::reloaded) {
            Some(Reloaded::Opened(opened)) => self.take_opened(*opened),
            Some(Reloaded::Refused(error)) => {
                self.refuse(&error);
                Ok(())
            }
            None => return Flow::Unchanged,
        };
        match taken {
            Ok(()) => Flow::Continue,
            Err(error) => {
                self.reading = Reading::Failed(error);
                Flow::Quit
            }
        }
    }

    /// If the file has mistakes, a valid one that was shown before stays.
    ///
    /// # Errors
    /// Returns what the reader waits for, if the file does not have it.
    fn take_opened(&mut self, opened: Opened) -> Result<()> {
        let events = opened.chronicle.events.len();
        let has_errors = opened.invalid.is_some();
        self.log
            .note(|| format!("reloaded: {events} events, errors: {has_errors}"));
        self.included.clone_from(&opened.included);
        let problems = opened.invalid.as_ref().map(Invalid::problems);
        if let Some(problems) = problems.clone().filter(|_| self.is_valid) {
            self.app.set_problems(Some(Problems {
                before: true,
                ..problems
            }));
            return Ok(());
        }
        self.is_valid = problems.is_none();
        self.app.set_loading(None);
        let old = self.app.take_chronicle(Arc::new(opened.chronicle));
        let left_out = opened.imported.map(Imported::left_out);
        self.app.take_companions(opened.map, left_out);
        self.app.set_problems(problems);
        loading::index(&self.app);
        // Freeing a large chronicle takes longer than drawing a frame.
        let _ = loading::sweeper().map(|sweeper| sweeper.send(old));
        self.arrive()
    }

    fn refuse(&mut self, error: &anyhow::Error) {
        self.log.note(|| format!("reload failed: {error:#}"));
        let Some(refused) = error.downcast_ref::<DataError>() else {
            let words = self.app.say(Message::Unreadable).to_owned();
            return self.app.notify(words);
        };
        self.app.set_problems(Some(Problems {
            list: refused.list().to_vec(),
            before: true,
            ..Problems::default()
        }));
    }
}
