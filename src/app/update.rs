//! What each action does.

use super::{
    Action, App, DateDialog, Dialog, Key, NamesMenu, Outcome, SearchDialog, action_for, calendars,
};
use crate::card::Markup;
use crate::chronicle::Row;
use crate::layout::{Height, Pane, Scale, Spread};
use crate::names::LanguageId;

impl App {
    /// Answers a key.
    pub fn press(&mut self, key: Key) -> Outcome {
        let noticed = self.notice.take().is_some();
        match self.take_key(key) {
            Outcome::Unchanged if noticed => Outcome::Redraw,
            outcome => outcome,
        }
    }

    fn take_key(&mut self, key: Key) -> Outcome {
        if self.dialog.is_some() {
            let before = self.window;
            let outcome = self.press_in_dialog(key);
            self.settle_layout(before);
            return outcome;
        }
        action_for(key).map_or(Outcome::Unchanged, |action| self.act(action))
    }

    /// Does an action.
    pub fn act(&mut self, action: Action) -> Outcome {
        let before = self.window;
        let outcome = self.act_by_place(action);
        self.settle_layout(before);
        outcome
    }

    fn act_by_place(&mut self, action: Action) -> Outcome {
        match self.help {
            Some(scroll) => self.act_in_help(action, scroll),
            None if self.map.is_some() => self.act_on_map(action),
            None if self.spread == Spread::Story => self.act_in_story(action),
            None => self.act_on_chronicle(action),
        }
    }

    fn act_in_help(&mut self, action: Action, scroll: u16) -> Outcome {
        let (visible, all) = self.seen.help_rows;
        let last = all.saturating_sub(visible);
        self.help = match action {
            Action::NextEvent | Action::ScrollDown => Some(scroll.saturating_add(1).min(last)),
            Action::PreviousEvent | Action::ScrollUp => Some(scroll.min(last).saturating_sub(1)),
            Action::PageDown => Some(scroll.saturating_add(visible).min(last)),
            Action::PageUp => Some(scroll.min(last).saturating_sub(visible)),
            Action::FirstEvent => Some(0),
            Action::LastEvent => Some(last),
            Action::Interrupt | Action::Suspend | Action::Repaint => return leave(action),
            _ => None,
        };
        Outcome::Redraw
    }

    pub(super) fn act_on_chronicle(&mut self, action: Action) -> Outcome {
        match action {
            Action::NextEvent if self.focus == Pane::Card => self.scroll_card(1),
            Action::PreviousEvent if self.focus == Pane::Card => self.scroll_card(-1),
            Action::NextEvent
            | Action::PreviousEvent
            | Action::NextInLane
            | Action::PreviousInLane
            | Action::PageDown
            | Action::PageUp
            | Action::FirstEvent
            | Action::LastEvent => self.move_selection(action),
            Action::PanLeft
            | Action::PanRight
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::FitAll
            | Action::FitFocus
            | Action::FitSelected
            | Action::FitLane
            | Action::Centre => self.move_window(action),
            Action::NextLanguage => {
                self.choice.main = self.chronicle.languages.step(self.choice.main, 1);
            }
            Action::PreviousLanguage => {
                self.choice.main = self.chronicle.languages.step(self.choice.main, -1);
            }
            Action::NextGloss => self.choice.gloss = self.step_gloss(1),
            Action::PreviousGloss => self.choice.gloss = self.step_gloss(-1),
            Action::NextInterface => self.interface = self.interface.next(),
            Action::NextCalendars => {
                self.calendars = calendars::step(&self.chronicle, self.calendars, 1);
            }
            Action::PreviousCalendars => {
                self.calendars = calendars::step(&self.chronicle, self.calendars, -1);
            }
            Action::NextLink
            | Action::PreviousLink
            | Action::OpenCard
            | Action::CardBack
            | Action::CardForward
            | Action::Infobox
            | Action::ScrollDown
            | Action::ScrollUp => self.act_on_card(action),
            Action::WideCard => self.toggle_wide_card(),
            Action::Story => self.tell_story(),
            Action::CopyText => return self.copy(Markup::Plain),
            Action::CopyMarkdown => return self.copy(Markup::Markdown),
            Action::NextPane => self.focus = self.next_pane(1),
            Action::PreviousPane => self.focus = self.next_pane(2),
            Action::Map => return self.open_map(),
            Action::Back if self.stop_loading() => {}
            Action::Back => self.step_out(),
            Action::Help => self.help = Some(0),
            Action::Languages => self.dialog = Some(Dialog::Names(NamesMenu::new(self.choice))),
            // By all events, so that a filter moves nothing.
            Action::NextScale => {
                self.scale = Scale::of(&self.chronicle.relations.timeline, self.scale.step().0 + 1);
                self.settled = self.window;
            }
            Action::WholeLane => self.toggle_height(Height::Whole),
            Action::LowLane => self.toggle_height(Height::Low),
            Action::LaneDown => self.scroll_selected_lane(true),
            Action::LaneUp => self.scroll_selected_lane(false),
            Action::Filter => self.open_filter(),
            Action::ToggleFilter => self.toggle_filter(),
            Action::OnlyCard => self.filter_by_card(),
            Action::OnlyFound => self.filter_by_found(),
            Action::NextStand => self.stand = self.stand.next(),
            Action::ToggleMouse => self.mouse = !self.mouse,
            Action::Search => {
                self.dialog = Some(Dialog::Search(Box::new(SearchDialog::new(&self.chronicle))));
            }
            Action::NextFound => self.step_found(true),
            Action::PreviousFound => self.step_found(false),
            Action::GoToDate => self.dialog = Some(Dialog::Date(DateDialog::default())),
            Action::Repaint | Action::Suspend | Action::Quit | Action::Interrupt => {
                return leave(action);
            }
        }
        Outcome::Redraw
    }

    pub(super) fn move_selection(&mut self, action: Action) {
        // The first move from the opening card shows the event that is already selected.
        let from_opening = std::mem::take(&mut self.opening);
        let page = usize::from(self.seen.annals_rows.max(2)) - 1;
        let now = self
            .selected
            .map_or(0, |selected| self.shown_before(selected));
        // A selected event that is not shown stands between two that are.
        let shown = self
            .selected
            .is_some_and(|selected| self.is_shown(selected));
        let after = now + usize::from(shown);
        let to = match action {
            Action::NextEvent | Action::NextInLane if from_opening => now,
            Action::NextEvent => after,
            Action::PreviousEvent => now.saturating_sub(1),
            Action::NextInLane => self
                .in_lane(Row::next)
                .map_or(now, |event| self.shown_before(event)),
            Action::PreviousInLane => self
                .in_lane(Row::previous)
                .map_or(now, |event| self.shown_before(event)),
            Action::PageDown => now.saturating_add(page),
            Action::PageUp => now.saturating_sub(page),
            Action::FirstEvent => 0,
            _ => usize::MAX,
        };
        if let Some(event) = self.shown_or_last(to) {
            self.show_event(event);
        }
    }

    /// Steps through the other languages, with "none" as one more of them.
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

    fn next_pane(&self, steps: usize) -> Pane {
        const ORDER: [Pane; 3] = [Pane::Chart, Pane::Annals, Pane::Card];
        let now = ORDER
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        ORDER[(now + steps) % ORDER.len()]
    }
}

fn leave(action: Action) -> Outcome {
    match action {
        Action::Quit => Outcome::Quit,
        Action::Interrupt => Outcome::Interrupt,
        Action::Suspend => Outcome::Suspend,
        _ => Outcome::Repaint,
    }
}
