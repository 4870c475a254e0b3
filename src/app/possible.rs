//! Which actions are not possible at the moment, and why.

use super::action::{
    Action, CardAction, FilterAction, LaneAction, OverlayAction, ProgramAction, PromptAction,
    ScreenAction, SelectionAction, WindowAction,
};
use super::bindings::BINDINGS;
use super::top::Screen;
use super::{App, Context};
use crate::layout::{Panes, Shape, written_upright};
use crate::messages::Message;

impl App {
    /// Why an action is not possible at the moment, or `None` if it is.
    pub(super) fn obstacle(&self, action: Action) -> Option<Message> {
        if self.is_covered(action) {
            return Some(Message::NotHere);
        }
        self.obstacle_among(&self.panes(), action)
    }

    /// Why an action is not possible with the panes as they are, or `None` if it is. Overlays are not considered.
    pub(super) fn obstacle_among(&self, panes: &Panes, action: Action) -> Option<Message> {
        let unless = |possible: bool| (!possible).then_some(Message::NotHere);
        let on_map = matches!(self.screen(), Screen::Map(_));
        match action {
            Action::Selection(SelectionAction::NextFound | SelectionAction::PreviousFound) => {
                self.found.is_none().then_some(Message::NothingFoundYet)
            }
            Action::Program(ProgramAction::Edit | ProgramAction::ReadAgain) => {
                self.file.is_none().then_some(Message::NoFile)
            }
            Action::Overlay(OverlayAction::Problems) => {
                self.problems.is_none().then_some(Message::NoProblems)
            }
            Action::Selection(SelectionAction::NextChapter | SelectionAction::PreviousChapter) => {
                let none = self.chronicle.chapters.is_empty();
                none.then_some(Message::NoChapters)
            }
            Action::Selection(_)
            | Action::Names(_)
            | Action::Dates(_)
            | Action::Program(
                ProgramAction::ToggleMouse
                | ProgramAction::Repaint
                | ProgramAction::Suspend
                | ProgramAction::Quit
                | ProgramAction::Interrupt,
            )
            | Action::Overlay(
                OverlayAction::Date
                | OverlayAction::Search
                | OverlayAction::Languages
                | OverlayAction::Help
                | OverlayAction::Palette,
            ) => None,
            Action::Window(WindowAction::NextStand) => {
                let main = self.chronicle.languages.tag(self.choice.main);
                unless(self.shows_chart(panes) && written_upright(main))
            }
            Action::Window(_) => unless(self.shows_chart(panes)),
            Action::Lane(of) => unless(self.shows_chart(panes) && self.lane_answers(of)),
            Action::Filter(of) => unless(!on_map).or_else(|| self.obstacle_to_filter(of)),
            Action::Card(of) => self.obstacle_to_card(of, self.shows_card(panes)),
            Action::Map(_) => unless(on_map),
            Action::Story(_) => unless(self.screen() == Screen::Story),
            Action::Focus(_) => unless(self.focusable(panes).len() > 1),
            Action::Screen(of) => self.obstacle_to_screen(panes, of),
            Action::Overlay(OverlayAction::Filter) => unless(!on_map),
            Action::Help(_) => unless(self.context() == Context::Help),
            Action::Prompt(PromptAction::Accept | PromptAction::Cancel) | Action::Edit(_) => {
                unless(self.context().takes_text())
            }
            Action::Prompt(
                PromptAction::Next
                | PromptAction::Previous
                | PromptAction::PageDown
                | PromptAction::PageUp,
            ) => unless(self.context() == Context::Results),
            Action::Menu(_) => unless(self.context().parent() == Some(Context::Menu)),
            Action::NamesMenu(_) => unless(self.context() == Context::NamesMenu),
            Action::FilterMenu(asked) => unless(self.row_answers(asked)),
        }
    }

    /// Whether an action applies to the lane of the selected event.
    fn lane_answers(&self, action: LaneAction) -> bool {
        match action {
            LaneAction::Fold => self.selected_group().is_some(),
            LaneAction::FoldAll => !self.chronicle.groups.is_empty(),
            LaneAction::Whole | LaneAction::Low | LaneAction::ScrollDown | LaneAction::ScrollUp => {
                true
            }
        }
    }

    fn obstacle_to_screen(&self, panes: &Panes, action: ScreenAction) -> Option<Message> {
        // On a narrow screen, an open card already fills the screen.
        let has_screen =
            panes.shape == Shape::Narrow && self.is_card_open() && self.screen() == Screen::Panes;
        let on_map = matches!(self.screen(), Screen::Map(_));
        match action {
            ScreenAction::StepOut | ScreenAction::Opening => None,
            ScreenAction::Map => (!self.has_map()).then_some(Message::NoMap),
            ScreenAction::WideCard => (has_screen || on_map).then_some(Message::NotHere),
            ScreenAction::Story => on_map.then_some(Message::NotHere),
        }
    }

    /// Whether an overlay blocks an action of the screen below it.
    fn is_covered(&self, action: Action) -> bool {
        match action {
            Action::Program(_)
            | Action::Help(_)
            | Action::Prompt(_)
            | Action::Edit(_)
            | Action::Menu(_)
            | Action::NamesMenu(_)
            | Action::FilterMenu(_) => false,
            Action::Selection(_)
            | Action::Window(_)
            | Action::Lane(_)
            | Action::Filter(_)
            | Action::Names(_)
            | Action::Dates(_)
            | Action::Card(_)
            | Action::Map(_)
            | Action::Story(_)
            | Action::Focus(_)
            | Action::Screen(_)
            | Action::Overlay(_) => self.overlay().is_some(),
        }
    }

    fn obstacle_to_filter(&self, action: FilterAction) -> Option<Message> {
        match action {
            FilterAction::Toggle => self.filter.is_open().then_some(Message::NoFilter),
            FilterAction::OnlyCard => {
                let changed = self.filter_of_card().is_some();
                (!changed).then_some(Message::NothingToFilterBy)
            }
            FilterAction::OnlyFound => {
                let found = self.found.is_some() || self.filter.taken_up().found;
                (!found).then_some(Message::NothingFoundYet)
            }
        }
    }

    fn obstacle_to_card(&self, action: CardAction, shown: bool) -> Option<Message> {
        let has_trail = matches!(self.screen(), Screen::Panes | Screen::Card);
        let why = match action {
            CardAction::Back if has_trail => Message::NoCardBefore,
            CardAction::Forward if has_trail => Message::NoCardAfter,
            CardAction::Back
            | CardAction::Forward
            | CardAction::CopyText
            | CardAction::CopyMarkdown
            | CardAction::ScrollDown
            | CardAction::ScrollUp
            | CardAction::LineDown
            | CardAction::LineUp
            | CardAction::NextLink
            | CardAction::PreviousLink
            | CardAction::Open
            | CardAction::Infobox => Message::NotHere,
        };
        (!self.card_answers(action, shown)).then_some(why)
    }

    /// Whether the card can perform an action. It must be visible to be scrolled, but not to be opened.
    fn card_answers(&self, action: CardAction, shown: bool) -> bool {
        let (on_map, in_story) = match self.screen() {
            Screen::Panes | Screen::Card => (false, false),
            Screen::Story => (false, true),
            Screen::Map(_) => (true, false),
        };
        match action {
            CardAction::CopyText | CardAction::CopyMarkdown => !on_map,
            CardAction::ScrollDown | CardAction::ScrollUp => shown,
            CardAction::LineDown | CardAction::LineUp => shown && !in_story,
            // The story has no links.
            CardAction::NextLink
            | CardAction::PreviousLink
            | CardAction::Open
            | CardAction::Infobox => !on_map && !in_story,
            CardAction::Back => {
                let before = !shown || self.trail.before().next().is_some();
                before && !on_map && !in_story
            }
            CardAction::Forward => (!shown || self.trail.has_more()) && !on_map && !in_story,
        }
    }

    /// Reports in the footer why an action is not possible.
    pub(super) fn explain(&mut self, action: Action, obstacle: Message) {
        let near = |context: Context| {
            BINDINGS
                .iter()
                .find(move |line| line.action == action && line.context == context)
        };
        let line = self
            .context()
            .chain()
            .find_map(near)
            .or_else(|| BINDINGS.iter().find(|line| line.action == action));
        let words = line.map_or("", |line| self.say(line.description));
        self.notice = Some(self.fill(obstacle, &[("action", words)]));
    }
}
