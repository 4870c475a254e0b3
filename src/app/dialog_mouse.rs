//! Mouse handling in dialogs and on the keys in the footer.

use ratatui::layout::{Position, Rect};

use super::pointed::{Gesture, Mouse, Places};
use super::{Action, App, FilterMenuAction, MenuAction, Outcome, Overlay, PromptAction, Step};

/// Where the dialog was drawn in the last frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DialogPlaces {
    /// The area of the dialog; empty if there is none.
    pub sheet: Rect,
    /// The number of entries of its list above the first visible one.
    pub top: usize,
    /// The selectable rows, each with its index in the list.
    pub choices: Vec<(Rect, usize)>,
}

/// What the mouse asks for while a dialog is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// To choose a row.
    Choose(usize),
    /// To accept the row that the first press of a double press has chosen. It may have moved since.
    Accept,
    /// To move the choice by one row.
    Move(Step),
    /// To leave the dialog.
    Leave,
}

/// What a mouse gesture asks for in or beside a dialog.
fn asked(mouse: Mouse, places: &DialogPlaces) -> Option<Asked> {
    let choice = places.choices.iter().find(|(at, _)| at.contains(mouse.at));
    match (mouse.gesture, choice) {
        (Gesture::Press, Some((_, place))) => Some(Asked::Choose(*place)),
        (Gesture::DoublePress, Some(_)) => Some(Asked::Accept),
        (Gesture::Press, None) if !places.sheet.contains(mouse.at) => Some(Asked::Leave),
        (Gesture::Wheel(turn), _) => Some(Asked::Move(Step::of_turn(turn))),
        (Gesture::Press | Gesture::DoublePress, None)
        | (Gesture::Drag | Gesture::Release | Gesture::Leave | Gesture::SideWheel(_), _) => None,
    }
}

impl App {
    /// Handles a press on a key in the footer, or returns `None` if there is no key at that position.
    pub(super) fn press_in_footer(&mut self, mouse: Mouse) -> Option<Outcome> {
        let presses = matches!(mouse.gesture, Gesture::Press | Gesture::DoublePress);
        let action = self.seen.places.key_at(mouse.at).filter(|_| presses)?;
        Some(self.act(action))
    }

    /// Handles the mouse while a dialog is open.
    pub(super) fn point_in_dialog(&mut self, mouse: Mouse) -> Outcome {
        match asked(mouse, &self.seen.places.dialog) {
            Some(Asked::Choose(place)) => self.choose_row(place),
            Some(Asked::Accept) => self
                .chosen_row()
                .map_or(Outcome::Unchanged, |place| self.choose_row(place)),
            Some(Asked::Move(step)) => self.step_in_dialog(step),
            Some(Asked::Leave) => self.leave_dialog(),
            None => Outcome::Unchanged,
        }
    }

    /// Chooses a row, and accepts it if it was chosen already. In the filter menu, toggles the row.
    fn choose_row(&mut self, place: usize) -> Outcome {
        let again = self.chosen_row() == Some(place);
        match self.top.overlay_mut() {
            Some(Overlay::Search(dialog)) => dialog.choose((&self.chronicle, &self.index), place),
            Some(Overlay::Palette(palette)) => {
                palette.look(self.interface);
                palette.choose(place);
            }
            Some(Overlay::Problems(menu)) => menu.choose(place),
            Some(Overlay::Names(menu)) => {
                let menu = menu.clone();
                self.choose(&menu, place);
            }
            Some(Overlay::Filter(_)) => {
                self.choose_filter_row(place);
                self.change_in_menu(FilterMenuAction::Toggle);
                return Outcome::Redraw;
            }
            Some(Overlay::Date(_) | Overlay::Help(_)) | None => return Outcome::Unchanged,
        }
        if again {
            self.accept_row()
        } else {
            Outcome::Redraw
        }
    }

    fn accept_row(&mut self) -> Outcome {
        match self.overlay() {
            Some(Overlay::Search(_) | Overlay::Palette(_)) => {
                self.answer_prompt(PromptAction::Accept)
            }
            Some(Overlay::Names(_) | Overlay::Problems(_)) => self.act_on_menu(MenuAction::Accept),
            Some(Overlay::Filter(_) | Overlay::Date(_) | Overlay::Help(_)) | None => {
                Outcome::Unchanged
            }
        }
    }

    /// The index of the chosen row.
    fn chosen_row(&self) -> Option<usize> {
        match self.overlay()? {
            Overlay::Search(dialog) => Some(dialog.chosen()),
            Overlay::Palette(palette) => Some(palette.chosen_place()),
            Overlay::Names(menu) => Some(self.menu_row(menu)),
            Overlay::Problems(menu) => {
                let all = self.problems.as_ref().map_or(0, |known| known.list.len());
                Some(menu.chosen(all))
            }
            Overlay::Filter(menu) => {
                let rows = self.filter_rows(menu);
                rows.iter().position(|row| *row == menu.at)
            }
            Overlay::Date(_) | Overlay::Help(_) => None,
        }
    }

    fn step_in_dialog(&mut self, step: Step) -> Outcome {
        let (in_prompt, in_menu) = match step {
            Step::On => (PromptAction::Next, MenuAction::Next),
            Step::Back => (PromptAction::Previous, MenuAction::Previous),
        };
        match self.overlay() {
            Some(Overlay::Search(_) | Overlay::Palette(_)) => self.answer_prompt(in_prompt),
            Some(Overlay::Names(_) | Overlay::Filter(_) | Overlay::Problems(_)) => {
                self.act_on_menu(in_menu)
            }
            Some(Overlay::Date(_) | Overlay::Help(_)) | None => Outcome::Unchanged,
        }
    }

    /// Closes the dialog. Changes made in a menu are kept; typed text is discarded.
    fn leave_dialog(&mut self) -> Outcome {
        match self.overlay() {
            Some(Overlay::Names(_) | Overlay::Filter(_)) => self.act_on_menu(MenuAction::Accept),
            Some(Overlay::Problems(_)) => self.act_on_menu(MenuAction::Cancel),
            Some(Overlay::Search(_) | Overlay::Palette(_) | Overlay::Date(_)) => {
                self.answer_prompt(PromptAction::Cancel)
            }
            Some(Overlay::Help(_)) | None => Outcome::Unchanged,
        }
    }
}

impl Places {
    /// The action of the key at a position.
    pub(super) fn key_at(&self, at: Position) -> Option<Action> {
        let mut keys = self.keys.iter();
        let key = keys.find(|(place, _)| place.contains(at));
        key.map(|(_, action)| *action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gestures_in_a_dialog_ask_for_what_they_point_at() {
        let places = DialogPlaces {
            sheet: Rect::new(0, 20, 80, 10),
            top: 4,
            choices: vec![(Rect::new(2, 22, 76, 1), 4), (Rect::new(2, 23, 76, 1), 5)],
        };
        for (name, gesture, at, expected) in [
            ("a press", Gesture::Press, (9, 23), Some(Asked::Choose(5))),
            ("twice", Gesture::DoublePress, (9, 22), Some(Asked::Accept)),
            ("beside the rows", Gesture::Press, (9, 21), None),
            ("outside", Gesture::Press, (9, 3), Some(Asked::Leave)),
            (
                "the wheel",
                Gesture::Wheel(1),
                (9, 21),
                Some(Asked::Move(Step::On)),
            ),
            (
                "the wheel outside",
                Gesture::Wheel(-1),
                (9, 3),
                Some(Asked::Move(Step::Back)),
            ),
            ("a drag", Gesture::Drag, (9, 23), None),
        ] {
            let at = at.into();
            assert_eq!(asked(Mouse { gesture, at }, &places), expected, "{name}");
        }
    }
}
