//! Going to a date that is typed.

use super::Line;
use crate::app::{App, Overlay};
use crate::chronicle::Chronicle;
use crate::time::{DateError, Moment, When, read};

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
    pub fn understood(&self, chronicle: &Chronicle) -> Option<Result<When, DateError>> {
        let text = self.line.text();
        (!text.trim().is_empty()).then(|| read(text, chronicle.reckoning))
    }
}

impl App {
    /// Goes to the date that is written; stays where that is none.
    pub(super) fn accept_date(&mut self, dialog: DateDialog) {
        match dialog.understood(&self.chronicle) {
            Some(Ok(when)) => self.go_to(&when),
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
