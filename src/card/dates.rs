//! The dates on a card.

use super::{Block, Reader, Role, Word};
use crate::messages::Message;
use crate::text::is_ideograph;
use crate::time::{CalendarView, Day, Period, When, Written, write, write_members};

/// The date in the first of the selected calendars. Below it, the date as written in the source, or else in the second calendar.
pub(super) fn lines(reader: Reader<'_>, when: &When, as_written: Option<&str>) -> Vec<Block> {
    let mut shown = reader.dating.long(when).into_iter();
    let first = shown.next().map(|line| {
        let calendar = reader.interface.calendar(line.calendar);
        let named = !when.extent().start().is_in_deep_time();
        let calendar = named.then(|| Word::dim(format!("  {calendar}")));
        Block::When(
            std::iter::once(Word::plain(line.text))
                .chain(calendar)
                .collect(),
        )
    });
    // Between two dates in Han characters a slash has room; in other notations it is as in the source.
    let own = as_written.map(|written| {
        if written.contains(is_ideograph) {
            written.replace('/', " / ")
        } else {
            written.to_owned()
        }
    });
    let by_own_era = || in_own_years(reader, usize::from(reader.dating.calendars.own?), when);
    let second = own
        .or_else(|| shown.next().map(|line| line.text))
        .or_else(by_own_era);
    let line = |text| Block::Line(vec![Word::new(text, Role::Second)]);
    let view = CalendarView::of_reckoning(when.reckoning());
    let members = write_members(when, view, reader.dating.style);
    first
        .into_iter()
        .chain(second.into_iter().chain(members).map(line))
        .collect()
}

/// The date in the selected calendars that [`lines`] leaves out, and in other calendars that cover it. If one of them is lunisolar, also
/// the sexagenary names of its days.
pub(super) fn elsewhere(reader: Reader<'_>, when: &When, as_written: Option<&str>) -> Vec<Block> {
    let shown = reader.dating.long(when);
    let listed = if as_written.is_some() { 1 } else { 2 };
    let own = CalendarView::of_reckoning(when.reckoning());
    let elsewhere = reader.dating.elsewhere(when);
    let elsewhere = elsewhere
        .into_iter()
        .filter(|line| own == line.calendar || !nobody_counted_so(line.calendar, when));
    let lines: Vec<Written> = shown.into_iter().skip(listed).chain(elsewhere).collect();
    let lunisolar = (reader.dating.calendars.iter())
        .chain(reader.dating.offered.iter())
        .any(CalendarView::is_lunisolar);
    let mut blocks: Vec<Block> = lines
        .into_iter()
        .map(|line| written(reader, line))
        .collect();
    if let Some(days) = when.whole_days().filter(|_| lunisolar) {
        blocks.push(field(reader.say(Message::DayName), day_names(reader, days)));
    }
    blocks.extend(by_own_eras(reader, when, as_written));
    if !blocks.is_empty() {
        blocks.insert(0, Block::Heading(reader.say(Message::OtherCalendars)));
    }
    blocks
}

/// The date in each calendar of the chronicle's own eras that [`lines`] leaves out.
fn by_own_eras(reader: Reader<'_>, when: &When, as_written: Option<&str>) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let shown = reader.dating.calendars.own.filter(|_| as_written.is_none());
    let others =
        (0..chronicle.own_calendars.len()).filter(|place| shown.map(usize::from) != Some(*place));
    let others = others.filter_map(|place| Some((place, in_own_years(reader, place, when)?)));
    others
        .filter(|(_, text)| Some(text.as_str()) != as_written)
        .map(|(place, text)| {
            let name = chronicle.own_calendar_name(place, reader.choice);
            let name = format!("{name}{}", reader.sign(Message::Colon));
            Block::Line(vec![Word::dim(name), Word::plain(text)])
        })
        .collect()
}

/// A date by the chronicle's own eras: "15 March AUC 710", "AUC 705 – 710". `None` if no era covers it.
fn in_own_years(reader: Reader<'_>, calendar: usize, when: &When) -> Option<String> {
    let (chronicle, style) = (reader.chronicle, reader.dating.style);
    let (start, end) = when.extent().known_bounds()?;
    let year = |day| chronicle.own_year_text(calendar, day, reader.choice);
    let (first, last) = (year(start.day())?, year(end.plus(-1).day())?);
    if first != last {
        return Some(format!("{first} – {last}"));
    }
    let Some(day) = when.single_day() else {
        return Some(first);
    };
    let view = CalendarView::of_reckoning(chronicle.reckoning);
    let called = Period::Year.heading(day.start(), chronicle.reckoning, style);
    let whole = write(when, view, style)?;
    Some(if whole.contains(&called) {
        whole.replacen(&called, &first, 1)
    } else {
        first
    })
}

/// The sexagenary name of a day, or of the first and the last of several.
fn day_names(reader: Reader<'_>, (first, last): (Day, Day)) -> String {
    let style = reader.interface.date_style();
    let name = |day: Day| style.day_name(day.sexagenary());
    if first == last {
        name(first)
    } else {
        format!("{} – {}", name(first), name(last))
    }
}

/// The first day on which no state used the Julian calendar any more: 1 March 1923.
const LAST_JULIAN: Day = Day(2_423_480);

/// True if a calendar was out of use on a date.
fn nobody_counted_so(calendar: CalendarView, when: &When) -> bool {
    calendar == CalendarView::Julian && when.extent().start().day() >= LAST_JULIAN
}

fn written(reader: Reader<'_>, line: Written) -> Block {
    field(reader.interface.calendar(line.calendar), line.text)
}

fn field(label: &'static str, text: String) -> Block {
    Block::Field(label, vec![Word::plain(text)])
}

/// The date as written in a list entry.
pub(super) fn listed(reader: Reader<'_>, when: &When) -> String {
    reader.dating.listed(when)
}
