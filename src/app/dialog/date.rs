//! The prompt for a date to go to.

use super::Line;
use crate::app::{App, Overlay};
use crate::messages::Interface;
use crate::time::{CalendarView, Context, DateError, Moment, Reading, When, write};

/// The prompt for a date.
#[derive(Debug, Clone, Default)]
pub struct DateDialog {
    /// The text typed so far.
    pub line: Line,
}

impl DateDialog {
    /// The date that the text stands for, or `None` if the text is blank.
    ///
    /// # Errors
    ///
    /// Why the text is not a date, with the column of the error.
    pub fn understood(&self, app: &App) -> Option<Result<Reading, DateError>> {
        let text = self.line.text();
        let is_blank = text.trim().is_empty();
        (!is_blank).then(|| app.chronicle.read_date(text, app.dates_among()))
    }
}

impl App {
    /// Dates that can be typed, in several notations: that of the selected event, its year and its day in the calendars of the chronicle.
    pub fn date_examples(&self) -> Vec<String> {
        let Some(event) = self.selected_event() else {
            return Vec::new();
        };
        let (when, reckoning) = (&event.when, event.when.reckoning());
        let (start, style) = (when.extent().start(), self.interface.date_style());
        let view = CalendarView::of_reckoning(reckoning);
        if start.is_in_deep_time() {
            let written = write(when, view, style);
            return written.into_iter().chain([when.to_string()]).collect();
        }
        let day = When::of_day(start.day(), reckoning);
        let year = reckoning.date(start.day()).year;
        let years = [0, 1].map(|later| When::of_year(year + later, reckoning).to_string());
        let lunisolar = self.dating().offered;
        let lunisolar = lunisolar.iter().filter(|calendar| calendar.is_lunisolar());
        let written = std::iter::once(view).chain(lunisolar);
        std::iter::once(day.to_string())
            .chain(written.filter_map(|calendar| write(&day, calendar, style)))
            .chain([years[0].clone(), years.join("/")])
            .collect()
    }

    /// The context for reading a typed date: the chronicle's calendars, the day of the selected event, and today's date if known.
    pub(crate) fn dates_among(&self) -> Context<'_> {
        let selected = self.selected.map(|event| &self.chronicle[event].when);
        Context {
            near: selected.map(|when| when.extent().start().day()),
            styles: Interface::date_styles(),
            today: self.today,
            ..self.chronicle.dates_among()
        }
    }

    /// Goes to the typed date. If it is not a valid date, the prompt stays open.
    pub(super) fn accept_date(&mut self, dialog: DateDialog) {
        match dialog.understood(self) {
            Some(Ok(reading)) => self.go_to(&reading.when),
            Some(Err(_)) => self.top.open(Overlay::Date(dialog)),
            None => {}
        }
    }

    /// Centres the chart on a date and selects the first event from then on, or else the last one before it. The date is marked until the
    /// next move.
    pub fn go_to(&mut self, when: &When) {
        let extent = when.extent();
        self.select_at(extent.start());
        self.window = self.window.presenting(extent.start(), extent.end());
        self.date_mark = Some(when.clone());
    }

    /// The start of the date jumped to; its end if the start is open. `None` if both are open or no date is marked.
    pub fn marked_moment(&self) -> Option<Moment> {
        let (start, end) = {
            let extent = self.date_mark()?.extent();
            (extent.start(), extent.end())
        };
        match (start == Moment::MIN, end == Moment::MAX) {
            (false, _) => Some(start),
            (true, false) => Some(end),
            (true, true) => None,
        }
    }
}
