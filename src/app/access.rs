//! What the frames and the program ask of the app and do not change themselves.

use std::ops::Range;
use std::sync::Arc;

use super::{App, Arrangement, Filter, Found, LeftOut, Loading, Trail};
use crate::chronicle::OwnYears;
use crate::layout::{Pane, Scale, Stand};
use crate::map::BaseMap;
use crate::time::{CalendarView, Calendars, Day, When, write_ends};

impl App {
    /// The date that was gone to, until the next move.
    pub const fn date_mark(&self) -> Option<&When> {
        self.date_mark.as_ref()
    }

    /// The calendars of dates.
    pub const fn calendars(&self) -> Calendars {
        self.calendars
    }

    /// What the calendars of dates are called: "Julian · Song 宋", "Julian · AUC".
    pub fn calendar_names(&self) -> String {
        let names = self.interface.calendars(self.calendars) + &self.out_of_reach();
        match self.own_calendar_name() {
            Some(own) => format!("{names} · {own}"),
            None => names,
        }
    }

    /// The years that a calendar of eras reaches, where that is not this window: " (960–1279)".
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

    /// The chronicle's own eras that the axis counts by, if it does.
    pub fn own_years(&self) -> Vec<OwnYears> {
        let place = self.calendars.own.map(usize::from);
        let years = place.map(|place| self.chronicle.own_years(place, self.choice));
        years.unwrap_or_default()
    }

    /// What the calendar of the chronicle's own eras is called that is shown, if one is.
    pub fn own_calendar_name(&self) -> Option<&str> {
        let place = usize::from(self.calendars.own?);
        Some(self.chronicle.own_calendar_name(place, self.choice))
    }

    /// The pane that keys of movement act on.
    pub const fn focus(&self) -> Pane {
        self.focus
    }

    /// The card that the side panel shows, and the way to it.
    pub const fn trail(&self) -> &Trail {
        &self.trail
    }

    /// What the last search found.
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

    /// How time is spread over the chart.
    pub const fn scale(&self) -> &Scale {
        &self.scale
    }

    /// How the names of the chart stand.
    pub const fn stand(&self) -> Stand {
        self.stand
    }

    /// True if the mouse is ours, and not the terminal's to select text with.
    pub const fn mouse(&self) -> bool {
        self.mouse
    }

    /// How far the file has been read, while that is not all of it.
    pub const fn loading(&self) -> Option<Loading> {
        self.loading
    }

    /// Says how far the file has been read; nothing when that is all of it.
    pub fn set_loading(&mut self, loading: Option<Loading>) {
        self.loading = loading;
    }

    /// What was left out of a file of another program.
    pub fn left_out(&self) -> Option<&LeftOut> {
        self.left_out.as_ref()
    }

    /// The base map that the chronicle names, if it names one.
    pub fn own_map(&self) -> Option<&BaseMap> {
        self.own_map.as_deref()
    }

    /// Takes what came with the chronicle: the base map it names, and what was left out of a file of another program.
    pub fn take_companions(&mut self, map: Option<BaseMap>, left_out: Option<LeftOut>) {
        self.own_map = map.map(Arc::new);
        self.left_out = left_out;
    }
}
