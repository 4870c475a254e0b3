//! The dates on a card.

use super::{Block, Reader, Word};
use crate::messages::Message;
use crate::time::{CalendarView, Day, When, Written};

/// The date in the calendars at hand, and as the source writes it.
pub(super) fn lines(reader: Reader<'_>, when: &When, as_written: Option<&str>) -> Vec<Block> {
    let mut lines: Vec<Block> = reader
        .dating
        .long(when)
        .into_iter()
        .map(|line| written(reader, line))
        .collect();
    let as_written =
        as_written.map(|written| field(reader.say(Message::Written), written.replace('/', " / ")));
    lines.splice(1..1, as_written);
    lines
}

/// A single day in the other calendars that reach it, and its name in the cycle of sixty where one of them counts so.
pub(super) fn elsewhere(reader: Reader<'_>, when: &When) -> Vec<Block> {
    let elsewhere = reader.dating.elsewhere(when);
    let shown = reader.dating.long(when);
    let lunisolar = shown
        .iter()
        .chain(&elsewhere)
        .any(|line| CalendarView::is_lunisolar(line.calendar));
    let mut lines: Vec<Block> = elsewhere
        .into_iter()
        .map(|line| written(reader, line))
        .collect();
    if let Some(day) = when.single_day().filter(|_| lunisolar).map(Day::sexagenary) {
        lines.push(field(
            reader.say(Message::DayName),
            format!("{day} {}", day.romanised()),
        ));
    }
    lines
}

fn written(reader: Reader<'_>, line: Written) -> Block {
    field(reader.interface.calendar(line.calendar), line.text)
}

fn field(label: &'static str, text: String) -> Block {
    Block::Field(label, vec![Word::plain(text)])
}

/// The date for an entry of a list.
pub(super) fn short(reader: Reader<'_>, when: &When) -> String {
    reader.dating.short(when)
}
