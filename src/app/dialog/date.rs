//! Going to a date that is typed.

use super::Line;
use crate::app::{App, Overlay};
use crate::messages::Interface;
use crate::time::{Context, DateError, Moment, Reading, When, read_in};

/// The dialog that asks for a date.
#[derive(Debug, Clone, Default)]
pub struct DateDialog {
    /// What was written so far.
    pub line: Line,
}

impl DateDialog {
    /// What the text means, if there is any.
    ///
    /// # Errors
    /// Why it is no date, with the column.
    pub fn understood(&self, app: &App) -> Option<Result<Reading, DateError>> {
        let text = self.line.text();
        let by_own_era = || app.chronicle.read_own(text).map(Reading::of);
        (!text.trim().is_empty()).then(|| {
            let read = read_in(text, app.dates_among());
            read.or_else(|error| by_own_era().ok_or(error))
        })
    }
}

impl App {
    /// What a typed date is read among: the chronicle's calendars, the day of the selection, today where that is known.
    pub(crate) fn dates_among(&self) -> Context<'_> {
        let selected = self.selected.map(|event| &self.chronicle[event].when);
        Context {
            near: selected.map(|when| when.extent().start().day()),
            styles: Interface::date_styles(),
            today: self.today,
            ..self.chronicle.dates_among()
        }
    }

    /// Goes to the date that is written; stays where that is none.
    pub(super) fn accept_date(&mut self, dialog: DateDialog) {
        match dialog.understood(self) {
            Some(Ok(reading)) => self.go_to(&reading.when),
            Some(Err(_)) => self.top.open(Overlay::Date(dialog)),
            None => {}
        }
    }

    /// Shows a date in the middle of the chart and selects the first event from then on, or the last one before. The date is marked until
    /// the next move.
    pub fn go_to(&mut self, when: &When) {
        let extent = when.extent();
        self.select_at(extent.start());
        self.window = self.window.presenting(extent.start(), extent.end());
        self.date_mark = Some(when.clone());
    }

    /// Where the date that was gone to begins; of one that is open there, where it ends.
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
