//! Actions of the side panel: cards, their links and their history.

use super::map::MapState;
use super::trail::FocusedLink;
use super::{App, CardAction, Outcome, Screen, SeenCard, Step};
use crate::card::{Markup, Subject, card};
use crate::chronicle::Ref;
use crate::layout::{Pane, Shape};

impl App {
    /// The subject of the selected event's card, or the chronicle if it has no events.
    pub(super) fn selected_subject(&self) -> Subject {
        self.selected
            .map_or(Subject::Chronicle, |event| Subject::Thing(event.into()))
    }

    /// Handles an action on the card.
    pub(super) fn act_on_card(&mut self, asked: CardAction) -> Outcome {
        match asked {
            CardAction::NextLink => self.step_link(Step::On),
            CardAction::PreviousLink => self.step_link(Step::Back),
            CardAction::Open => self.open_focused(),
            CardAction::Back => self.walk(Step::Back),
            CardAction::Forward => self.walk(Step::On),
            CardAction::Infobox => self.toggle_infobox(),
            CardAction::LineDown => self.scroll_card(1),
            CardAction::LineUp => self.scroll_card(-1),
            CardAction::ScrollDown => self.scroll_card(self.half_card()),
            CardAction::ScrollUp => self.scroll_card(-self.half_card()),
            CardAction::CopyText => return self.copy(Markup::Plain),
            CardAction::CopyMarkdown => return self.copy(Markup::Markdown),
        }
        Outcome::Redraw
    }

    /// Opens the card of a subject. If it is an event, selects it.
    pub fn open(&mut self, subject: Subject) {
        self.open_from(subject, None);
    }

    /// Opens a card like [`open`](Self::open), perhaps from the map of the card on display.
    pub(super) fn open_from(&mut self, subject: Subject, map: Option<MapState>) {
        self.settle();
        self.trail.open_from(subject, map);
        self.top.open_card(true);
        self.arrive();
    }

    /// The card on display as the last frame showed it. `None` if keys have opened another one since.
    pub(super) fn card_seen(&self) -> Option<&SeenCard> {
        Some(&self.seen.card).filter(|card| card.subject == self.trail.page().subject)
    }

    /// Adopts the scroll position to which the last frame moved the card to reveal a link.
    pub(super) fn settle(&mut self) {
        let top = self.card_seen().map(|card| card.top);
        let page = self.trail.page_mut();
        if let Some(top) = top.filter(|_| page.reveals()) {
            page.scroll = top;
        }
    }

    /// Selects the event whose card is shown.
    fn arrive(&mut self) {
        self.opening = false;
        if let Subject::Thing(Ref::Event(event)) = self.trail.page().subject {
            self.make_way(event);
            self.bring_into_view(event);
        }
    }

    fn walk(&mut self, step: Step) {
        self.settle();
        let has_moved = match step {
            Step::Back => self.trail.back(),
            Step::On => self.trail.forward(),
        };
        if has_moved {
            self.arrive();
        }
        self.top.open_card(true);
        if has_moved && step == Step::Back {
            self.return_to_map();
        }
    }

    /// Opens the target of the focused link, or else the card of the selected event.
    fn open_focused(&mut self) {
        let link = self
            .trail
            .page()
            .link()
            .filter(|_| self.focus == Pane::Card);
        self.open(link.map_or_else(|| self.selected_subject(), Subject::Thing));
    }

    /// Moves the focus to another link: from the focused one if it is visible, otherwise from the edge of the visible ones.
    fn step_link(&mut self, step: Step) {
        self.settle();
        let links = card(self.reader(), self.trail.page().subject).links();
        let place = |of: &Ref| links.iter().position(|link| link == of);
        let in_sight = self.card_seen().map_or(&[][..], |card| &card.links);
        let page = self.trail.page();
        // If keys arrive faster than frames, they continue from the link that the last key reached.
        let known =
            |link: &Ref| self.focus == Pane::Card && (page.reveals() || in_sight.contains(link));
        let focused = page.link().filter(known);
        let to = match (focused.as_ref().and_then(place), step) {
            (Some(now), step) => step.along(now, 1, links.len().saturating_sub(1)),
            (None, Step::On) => in_sight.first().and_then(place).unwrap_or(0),
            (None, Step::Back) => in_sight.last().and_then(place).unwrap_or(0),
        };
        let target = links.get(to).copied();
        let reveal = true;
        self.trail.page_mut().focus = target.map(|target| FocusedLink { target, reveal });
        self.focus = Pane::Card;
        self.top.open_card(true);
    }

    /// Toggles the full-screen card.
    pub(super) fn toggle_wide_card(&mut self) {
        self.settle();
        self.top.show(if self.screen() == Screen::Card {
            Screen::Panes
        } else {
            Screen::Card
        });
        self.focus = Pane::Card;
        self.top.open_card(true);
    }

    fn toggle_infobox(&mut self) {
        let in_sight = self.is_card_open() || self.panes().shape == Shape::Whole;
        if !in_sight || self.trail.page().subject != Subject::Chronicle {
            return self.open(Subject::Chronicle);
        }
        if !self.trail.back() {
            self.trail.open(self.selected_subject());
        }
        self.arrive();
        // A narrow screen returns to the pane that the infobox covered.
        self.top.open_card(false);
    }

    pub(super) fn half_card(&self) -> i32 {
        i32::from(self.seen.card.visible / 2).max(1)
    }

    /// The number of rows above the visible part of the card, including what keys have scrolled since the last frame.
    pub(super) fn card_top(&mut self) -> u16 {
        self.settle();
        let last = self.last_top().unwrap_or(u16::MAX);
        self.trail.page().scroll.min(last)
    }

    /// The largest such number, or `None` if no frame has counted the rows of the card yet.
    pub(super) fn last_top(&self) -> Option<u16> {
        let card = self.card_seen()?;
        Some(card.rows?.saturating_sub(card.visible))
    }

    pub(super) fn scroll_card(&mut self, rows: i32) {
        let last = self.last_top().unwrap_or(u16::MAX);
        let scrolled = (i32::from(self.card_top()) + rows).clamp(0, i32::from(last));
        let page = self.trail.page_mut();
        page.scroll = u16::try_from(scrolled).unwrap_or(0);
        if let Some(focus) = &mut page.focus {
            focus.reveal = false;
        }
    }

    /// Steps out of one level: the full-screen view, loading of the file, a card opened on the map, or the panel; in the end returns to the selected event's card.
    pub(super) fn step_out(&mut self) {
        match self.screen() {
            Screen::Map(_) => self.toggle_map(),
            Screen::Panes | Screen::Card if self.stop_loading() => {}
            Screen::Panes | Screen::Card | Screen::Story if self.trail.is_from_map() => {
                self.walk(Step::Back);
            }
            Screen::Story => self.toggle_story(),
            Screen::Card => {
                self.top.show(Screen::Panes);
                self.focus = Pane::Annals;
            }
            Screen::Panes => self.step_out_of_panel(),
        }
    }

    /// Goes back to the card of the selected event, or replaces the current card by it, so that stepping out adds nothing to the history.
    /// The chronicle's own card that a chronicle opens with is left as it is.
    fn return_to_selected(&mut self) {
        self.settle();
        let is_opening = self.trail.before().next().is_none();
        if self.trail.page().subject != Subject::Chronicle || !is_opening {
            self.trail.return_to(self.selected_subject());
            self.arrive();
        }
        self.top.open_card(false);
    }

    fn step_out_of_panel(&mut self) {
        if self.is_card_open() && self.panes().shape == Shape::Narrow {
            self.top.open_card(false);
        } else if self.focus == Pane::Card {
            self.trail.page_mut().focus = None;
        } else if self.trail.page().subject == self.selected_subject() {
            self.date_mark = None;
            self.forget_found();
        } else {
            self.return_to_selected();
        }
        self.focus = Pane::Annals;
    }
}
