//! Overlays on the screen: prompts, menus and dialogs, one kind per file.

mod date;
mod filter;
mod line;
mod names;
mod palette;
mod search;

pub use date::DateDialog;
pub use filter::{FilterMenu, FilterRow};
pub use line::Line;
pub use names::{Choosing, NamesMenu};
pub use palette::Palette;
pub use search::{Answer, SearchDialog};

use super::action::{EditAction, MenuAction, PromptAction, Step};
use super::{App, Context, Outcome, Overlay};

impl App {
    /// The current key context: that of the overlay, or else that of the screen.
    pub fn context(&self) -> Context {
        match self.overlay() {
            None => self.screen_context(),
            Some(Overlay::Help(_)) => Context::Help,
            Some(Overlay::Date(_)) => Context::Prompt,
            Some(Overlay::Search(_) | Overlay::Palette(_)) => Context::Results,
            Some(Overlay::Names(menu)) if menu.typed().is_some() => Context::Results,
            Some(Overlay::Names(_)) => Context::NamesMenu,
            Some(Overlay::Filter(_)) => Context::FilterMenu,
            Some(Overlay::Problems(_)) => Context::ProblemsMenu,
        }
    }

    /// Pastes text into the open prompt. Does nothing if there is none.
    pub fn paste(&mut self, text: &str) -> Outcome {
        if !self.context().takes_text() {
            return Outcome::Unchanged;
        }
        self.change_line(|line| line.insert(text));
        Outcome::Redraw
    }

    /// Edits the text in the prompt.
    pub(super) fn edit(&mut self, asked: EditAction) {
        self.change_line(|line| line.edit(asked));
    }

    fn change_line(&mut self, change: impl FnOnce(&mut Line)) {
        let chronicle = &self.chronicle;
        match self.top.overlay_mut() {
            Some(Overlay::Date(dialog)) => change(&mut dialog.line),
            Some(Overlay::Search(dialog)) => dialog.change(chronicle, change),
            Some(Overlay::Palette(palette)) => palette.change(change),
            Some(Overlay::Names(menu)) => {
                if menu.change(change) {
                    self.choose_typed();
                }
            }
            Some(Overlay::Help(_) | Overlay::Filter(_) | Overlay::Problems(_)) | None => {}
        }
    }

    /// Handles an action in a prompt.
    pub(super) fn answer_prompt(&mut self, asked: PromptAction) -> Outcome {
        let (step, steps) = match asked {
            PromptAction::Accept => return self.accept_prompt(),
            PromptAction::Cancel => return self.cancel_prompt(),
            PromptAction::Next => (Step::On, 1),
            PromptAction::Previous => (Step::Back, 1),
            PromptAction::PageDown => (Step::On, PAGE),
            PromptAction::PageUp => (Step::Back, PAGE),
        };
        match self.top.overlay_mut() {
            Some(Overlay::Search(dialog)) => {
                let steps = steps.cast_signed();
                dialog.step(match step {
                    Step::On => steps,
                    Step::Back => -steps,
                });
            }
            Some(Overlay::Palette(palette)) => {
                palette.look(self.interface);
                palette.step(step, steps);
            }
            Some(Overlay::Names(menu)) => {
                let menu = menu.clone();
                self.step_in_names(&menu, step, steps);
            }
            Some(
                Overlay::Help(_) | Overlay::Date(_) | Overlay::Filter(_) | Overlay::Problems(_),
            )
            | None => {}
        }
        Outcome::Redraw
    }

    /// Cancels text input: closes the prompt, or in a menu only ends typing.
    fn cancel_prompt(&mut self) -> Outcome {
        match self.top.overlay_mut() {
            Some(Overlay::Names(menu)) => menu.end_typing(),
            Some(
                Overlay::Help(_)
                | Overlay::Date(_)
                | Overlay::Search(_)
                | Overlay::Palette(_)
                | Overlay::Filter(_)
                | Overlay::Problems(_),
            )
            | None => _ = self.top.close(),
        }
        Outcome::Redraw
    }

    fn accept_prompt(&mut self) -> Outcome {
        match self.top.close() {
            Some(Overlay::Date(dialog)) => self.accept_date(dialog),
            Some(Overlay::Search(dialog)) => self.accept_search(dialog),
            Some(Overlay::Palette(mut palette)) => {
                palette.look(self.interface);
                if let Some(binding) = palette.chosen() {
                    return self.act(binding.action);
                }
            }
            Some(other @ (Overlay::Help(_) | Overlay::Filter(_) | Overlay::Problems(_))) => {
                self.top.open(other);
            }
            // The choice has already taken effect.
            Some(Overlay::Names(_)) | None => {}
        }
        Outcome::Redraw
    }

    /// Handles an action in a menu.
    pub(super) fn act_on_menu(&mut self, asked: MenuAction) -> Outcome {
        match self.top.overlay() {
            Some(Overlay::Names(menu)) => self.act_on_names_menu(&menu.clone(), asked),
            Some(Overlay::Filter(_)) => self.act_on_filter_menu(asked),
            Some(Overlay::Problems(_)) => return self.act_on_problems(asked),
            Some(
                Overlay::Help(_) | Overlay::Date(_) | Overlay::Search(_) | Overlay::Palette(_),
            )
            | None => {}
        }
        Outcome::Redraw
    }
}

/// The number of results per page.
const PAGE: usize = 8;
