//! Applying actions to the state.

use super::action::{
    Action, DateAction, FocusAction, HelpAction, NameAction, NamesMenuAction, OverlayAction,
    ProgramAction, ScreenAction, SelectionAction, Step,
};
use super::{
    App, Context, DateDialog, Help, HelpPages, Key, NamesMenu, Outcome, Overlay, ProblemsMenu,
    Stepped, calendars,
};
use crate::card::Subject;
use crate::chronicle::{EventId, Row};
use crate::messages::Message;
use crate::names::LanguageId;

impl App {
    /// Handles a key.
    pub fn press(&mut self, key: Key) -> Outcome {
        let noticed = self.notice.take().is_some() | self.stepped.take().is_some();
        let before = self.window;
        let outcome = self.take_key(key);
        self.settle_layout(before);
        match outcome {
            Outcome::Unchanged if noticed => Outcome::Redraw,
            outcome => outcome,
        }
    }

    fn take_key(&mut self, key: Key) -> Outcome {
        let context = self.context();
        if let Some(letter) = key.letter().filter(|_| context.takes_text()) {
            return self.paste(letter.encode_utf8(&mut [0; 4]));
        }
        match self.keymap.action(context, key) {
            Some(action) => self.act(action),
            None if context == Context::Help => self.act(Action::Help(HelpAction::Close)),
            None if context == Context::NamesMenu => self.type_in_names_menu(key),
            // An overlay shows its keys in the footer. A key that types no character is probably meant for something else.
            None if self.overlay().is_some() || key.letter().is_none() => Outcome::Unchanged,
            None => {
                self.notice = Some(self.fill(Message::NoSuchKey, &[]));
                Outcome::Redraw
            }
        }
    }

    /// Starts finding a language when a letter is typed that is not a key of the menu.
    fn type_in_names_menu(&mut self, key: Key) -> Outcome {
        let letter = key.letter().filter(|letter| letter.is_alphanumeric());
        let Some(letter) = letter else {
            return Outcome::Unchanged;
        };
        self.change_names_menu(NamesMenuAction::Find);
        self.paste(letter.encode_utf8(&mut [0; 4]))
    }

    /// Performs an action, or reports why it is not possible.
    pub fn act(&mut self, action: Action) -> Outcome {
        if let Some(obstacle) = self.obstacle(action) {
            self.explain(action, obstacle);
            return Outcome::Redraw;
        }
        let before = self.standing(action);
        let outcome = self.perform(action);
        self.say_idle(action, before.as_ref());
        outcome
    }

    fn perform(&mut self, action: Action) -> Outcome {
        match action {
            Action::Selection(to) => self.move_selection(to),
            Action::Window(change) => self.change_window(change),
            Action::Lane(change) => self.change_lane(change),
            Action::Filter(change) => self.change_filter(change),
            Action::Names(change) => self.change_names(change),
            Action::Dates(change) => self.change_calendars(change),
            Action::Card(asked) => return self.act_on_card(asked),
            Action::Map(asked) => self.act_on_map(asked),
            Action::Story(asked) => self.read_story(asked),
            Action::Focus(asked) => self.move_focus(asked),
            Action::Screen(asked) => self.change_screen(asked),
            Action::Overlay(asked) => self.open_overlay(asked),
            Action::Help(asked) => self.act_on_help(asked),
            Action::Prompt(asked) => return self.answer_prompt(asked),
            Action::Edit(asked) => self.edit(asked),
            Action::Menu(asked) => return self.act_on_menu(asked),
            Action::NamesMenu(asked) => self.change_names_menu(asked),
            Action::FilterMenu(asked) => self.change_in_menu(asked),
            Action::Program(asked) => return self.answer_for_program(asked),
        }
        Outcome::Redraw
    }

    pub(super) fn move_selection(&mut self, to: SelectionAction) {
        if self.turn_page(to) {
            return;
        }
        // From the chronicle's own card, the first step on shows the event that is already selected.
        let from_cover =
            self.trail.page().subject == Subject::Chronicle && self.shows_card(&self.panes());
        self.opening = false;
        let page = usize::from(self.seen.annals_rows.max(2)) - 1;
        let now = self
            .selected
            .map_or(0, |selected| self.shown_before(selected));
        // A hidden selected event lies between two shown ones.
        let shown = self
            .selected
            .is_some_and(|selected| self.is_shown(selected));
        let after = now + usize::from(shown);
        let in_lane = |step: fn(&Row, EventId) -> Option<EventId>| {
            self.in_lane(step)
                .map_or(now, |event| self.shown_before(event))
        };
        let place = match to {
            SelectionAction::Next | SelectionAction::NextInLane if from_cover => now,
            SelectionAction::Next => after,
            SelectionAction::Previous => now.saturating_sub(1),
            SelectionAction::NextInLane => in_lane(Row::next),
            SelectionAction::PreviousInLane => in_lane(Row::previous),
            SelectionAction::PageDown => now.saturating_add(page),
            SelectionAction::PageUp => now.saturating_sub(page),
            SelectionAction::First => 0,
            SelectionAction::Last => usize::MAX,
            SelectionAction::NextFound => return self.step_found(Step::On),
            SelectionAction::PreviousFound => return self.step_found(Step::Back),
            SelectionAction::NextChapter | SelectionAction::PreviousChapter => return,
        };
        if let Some(event) = self.shown_or_last(place) {
            self.show_event(event);
        }
    }

    fn change_names(&mut self, change: NameAction) {
        let languages = &self.chronicle.languages;
        match change {
            NameAction::NextLanguage => self.choice.main = languages.step(self.choice.main, 1),
            NameAction::PreviousLanguage => self.choice.main = languages.step(self.choice.main, -1),
            NameAction::NextGloss => self.choice.gloss = self.step_gloss(1),
            NameAction::PreviousGloss => self.choice.gloss = self.step_gloss(-1),
            NameAction::NextInterface => self.interface = self.interface.next(),
        }
        self.stepped = match change {
            NameAction::NextLanguage | NameAction::PreviousLanguage => Some(Stepped::Names),
            NameAction::NextGloss | NameAction::PreviousGloss => Some(Stepped::Gloss),
            NameAction::NextInterface => None,
        };
    }

    fn change_calendars(&mut self, change: DateAction) {
        let steps = match change {
            DateAction::NextCalendars => 1,
            DateAction::PreviousCalendars => -1,
        };
        self.calendars = calendars::step(&self.chronicle, self.calendars, steps);
        // The map shows no dates and a narrow header has no room for the calendars, so the footer names them.
        let calendars = self.calendar_names();
        let parts = [("calendars", &*calendars)];
        self.notice = Some(self.interface.fill(Message::HeaderDates, &parts));
    }

    /// Steps through the other languages; "none" is one of the choices.
    fn step_gloss(&self, steps: isize) -> Option<LanguageId> {
        let others = self
            .chronicle
            .languages
            .iter()
            .filter(|language| *language != self.choice.main);
        let choices: Vec<Option<LanguageId>> =
            std::iter::once(None).chain(others.map(Some)).collect();
        let count = isize::try_from(choices.len()).unwrap_or(1);
        let now = choices
            .iter()
            .position(|choice| *choice == self.choice.gloss)
            .unwrap_or(0);
        let next = (isize::try_from(now).unwrap_or(0) + steps).rem_euclid(count);
        choices
            .get(usize::try_from(next).unwrap_or(0))
            .copied()
            .flatten()
    }

    fn move_focus(&mut self, asked: FocusAction) {
        let panes = self.focusable(&self.panes());
        let now = panes.iter().position(|pane| *pane == self.focus);
        let steps = match asked {
            FocusAction::NextPane => 1,
            FocusAction::PreviousPane => panes.len().saturating_sub(1),
        };
        let to = (now.unwrap_or(0) + steps) % panes.len().max(1);
        self.focus = panes.get(to).copied().unwrap_or(self.focus);
    }

    fn change_screen(&mut self, asked: ScreenAction) {
        match asked {
            ScreenAction::Map => self.toggle_map(),
            ScreenAction::WideCard => self.toggle_wide_card(),
            ScreenAction::Story => self.toggle_story(),
            ScreenAction::StepOut => self.step_out(),
            ScreenAction::Opening => self.show_opening(),
        }
    }

    fn open_overlay(&mut self, asked: OverlayAction) {
        let overlay = match asked {
            OverlayAction::Help => Overlay::Help(Help::default()),
            OverlayAction::Languages => Overlay::Names(NamesMenu::new(self.choice)),
            OverlayAction::Search => Overlay::Search(Box::new(self.search_dialog())),
            OverlayAction::Date => Overlay::Date(DateDialog::default()),
            OverlayAction::Filter => Overlay::Filter(Box::new(self.filter_menu())),
            OverlayAction::Palette => Overlay::Palette(Box::new(self.palette())),
            OverlayAction::Problems => Overlay::Problems(ProblemsMenu::default()),
        };
        // The dialog opens unscrolled, whichever was drawn before.
        self.seen.places.dialog.top = 0;
        self.top.open(overlay);
    }

    fn act_on_help(&mut self, asked: HelpAction) {
        let HelpPages { page, last } = self.seen.help;
        let Some(Overlay::Help(help)) = self.top.overlay_mut() else {
            return;
        };
        let now = help.scroll.min(last);
        let to = match asked {
            HelpAction::Down => now.saturating_add(1),
            HelpAction::Up => now.saturating_sub(1),
            HelpAction::PageDown => now.saturating_add(page),
            HelpAction::PageUp => now.saturating_sub(page),
            HelpAction::First => 0,
            HelpAction::Last => last,
            HelpAction::Close => {
                self.top.close();
                return;
            }
        };
        help.scroll = to.min(last);
    }

    fn answer_for_program(&mut self, asked: ProgramAction) -> Outcome {
        match asked {
            ProgramAction::ToggleMouse => {
                self.mouse = !self.mouse;
                let said = if self.mouse {
                    Message::MouseOurs
                } else {
                    Message::MouseLeft
                };
                self.notice = Some(self.say(said).to_owned());
                Outcome::Redraw
            }
            ProgramAction::Edit => self.edit_card(),
            ProgramAction::ReadAgain => Outcome::ReadAgain,
            ProgramAction::Repaint => Outcome::Repaint,
            ProgramAction::Suspend => Outcome::Suspend,
            ProgramAction::Quit => Outcome::Quit,
            ProgramAction::Interrupt => Outcome::Interrupt,
        }
    }
}
