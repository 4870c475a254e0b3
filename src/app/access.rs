//! Read access to the app's state for drawing and for the main program, and a few setters.

use std::ops::Range;
use std::sync::Arc;

use super::{App, Arrangement, Filter, Found, LeftOut, Loading, Seen, Trail};
use crate::chronicle::{Chronicle, EventId, OwnYears};
use crate::layout::{Pane, Scale, Stand, Window};
use crate::map::BaseMap;
use crate::messages::Interface;
use crate::names::Choice;
use crate::text::Widths;
use crate::time::{CalendarView, Calendars, Day, When, write_ends};

impl App {
    /// The chronicle on display.
    pub const fn chronicle(&self) -> &Arc<Chronicle> {
        &self.chronicle
    }

    /// The selected event, or `None` if the chronicle has no events.
    pub const fn selected(&self) -> Option<EventId> {
        self.selected
    }

    /// The time window of the chart.
    pub const fn window(&self) -> Window {
        self.window
    }

    /// Shows a time window, and bases the layout of the chart on it.
    pub fn show_window(&mut self, window: Window) {
        self.window = window;
        self.settled = window;
    }

    /// The languages of names.
    pub const fn choice(&self) -> Choice {
        self.choice
    }

    /// Sets the languages of names, which must be languages of the chronicle.
    pub fn set_choice(&mut self, choice: Choice) {
        self.choice = choice;
    }

    /// The language of the interface.
    pub const fn interface(&self) -> Interface {
        self.interface
    }

    /// Sets the language of the interface.
    pub fn set_interface(&mut self, interface: Interface) {
        self.interface = interface;
    }

    /// How wide the terminal draws characters.
    pub const fn widths(&self) -> Widths {
        self.widths
    }

    /// Sets how wide the terminal draws characters.
    pub fn set_widths(&mut self, widths: Widths) {
        self.widths = widths;
    }

    /// What the last frame found out.
    pub const fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Stores what a frame found out, for the next action and for the mouse.
    pub fn set_seen(&mut self, seen: Seen) {
        self.seen = seen;
    }

    /// The date jumped to; cleared by the next move.
    pub const fn date_mark(&self) -> Option<&When> {
        self.date_mark.as_ref()
    }

    /// The calendars that dates are shown in.
    pub const fn calendars(&self) -> Calendars {
        self.calendars
    }

    /// The names of the current calendars: "Julian · Song 宋", "Julian · AUC".
    pub fn calendar_names(&self) -> String {
        let names = self.interface.calendars(self.calendars) + &self.out_of_reach();
        match self.own_calendar_name() {
            Some(own) => format!("{names} · {own}"),
            None => names,
        }
    }

    /// The range of years that an era calendar covers, if the window lies outside it: " (960–1279)". Empty otherwise.
    fn out_of_reach(&self) -> String {
        let (from, to) = (self.window.from(), self.window.to());
        let reaches = |reach: &Range<Day>| reach.start.start() < to && from < reach.end.start();
        let mut missing = self.calendars.iter().filter_map(CalendarView::reach);
        let Some(reach) = missing.find(|reach| !reaches(reach)) else {
            return String::new();
        };
        let style = self.interface.date_style();
        let (first, last) = write_ends(
            reach.start.start(),
            reach.end.start(),
            self.chronicle.reckoning,
            style,
        );
        self.interface.in_brackets(&format!("{first}–{last}"))
    }

    /// The chronicle's own eras by which the axis counts years. Empty if no such calendar is selected.
    pub fn own_years(&self) -> Vec<OwnYears> {
        let place = self.calendars.own.map(usize::from);
        let years = place.map(|place| self.chronicle.own_years(place, self.choice));
        years.unwrap_or_default()
    }

    /// The name of the chronicle's own calendar that is selected, or `None` if none is.
    pub fn own_calendar_name(&self) -> Option<&str> {
        let place = usize::from(self.calendars.own?);
        Some(self.chronicle.own_calendar_name(place, self.choice))
    }

    /// The pane that movement keys act on.
    pub const fn focus(&self) -> Pane {
        self.focus
    }

    /// The history of cards in the side panel; its last page is the card on display.
    pub const fn trail(&self) -> &Trail {
        &self.trail
    }

    /// The result of the last search.
    pub const fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// How the lanes of the chart are arranged.
    pub const fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// Which events are shown.
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Shows only the events that pass a filter, as soon as the filter has been evaluated.
    pub fn show_only(&mut self, filter: Filter) {
        self.filter = filter;
        self.sift();
    }

    /// The time scale of the chart.
    pub const fn scale(&self) -> &Scale {
        &self.scale
    }

    /// How event names are oriented in the chart.
    pub const fn stand(&self) -> Stand {
        self.stand
    }

    /// True if mouse capture is on; otherwise the terminal uses the mouse to select text.
    pub const fn mouse(&self) -> bool {
        self.mouse
    }

    /// How much of the file has been read, or `None` once loading has finished.
    pub const fn loading(&self) -> Option<Loading> {
        self.loading
    }

    /// Sets how much of the file has been read; `None` once loading has finished.
    pub fn set_loading(&mut self, loading: Option<Loading>) {
        self.loading = loading;
    }

    /// What the import of another program's file left out.
    pub fn left_out(&self) -> Option<&LeftOut> {
        self.left_out.as_ref()
    }

    /// The base map named by the chronicle, if any.
    pub fn own_map(&self) -> Option<&BaseMap> {
        self.own_map.as_deref()
    }

    /// Stores what was loaded with the chronicle: its own base map, and what an import left out.
    pub fn take_companions(&mut self, map: Option<BaseMap>, left_out: Option<LeftOut>) {
        self.own_map = map.map(Arc::new);
        self.left_out = left_out;
    }
}
