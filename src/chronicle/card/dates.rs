//! The dates at the head of a card.

use super::{Block, Word};
use crate::time::{CalendarView, DateStyle, When, calendars, write};

/// The date in the chronicle's calendar, as the source writes it, and if it is a single day, in the
/// first lunisolar calendar that reaches it.
pub(super) fn lines(when: &When, as_written: Option<&str>) -> Vec<Block> {
    let own = CalendarView::of_reckoning(when.reckoning());
    let date = write(when, own, DateStyle::En).unwrap_or_else(|| when.to_string());
    let mut lines = vec![line(date, own.name())];
    lines.extend(as_written.map(|written| line(written.replace('/', " / "), "as written")));
    let lunisolar = calendars().iter().filter(|calendar| calendar.is_lunisolar() && when.single_day().is_some());
    let mut reaching = lunisolar.filter_map(|calendar| Some((write(when, *calendar, DateStyle::ZhHant)?, calendar)));
    lines.extend(reaching.next().map(|(date, calendar)| line(date, calendar.name())));
    lines
}

fn line(date: String, remark: &str) -> Block {
    Block::Line(vec![Word::plain(date), Word::dim(format!("  {remark}"))])
}
