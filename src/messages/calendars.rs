//! Display names of era calendars and of the Julian–Gregorian calendar, in the languages of the interface.

use hashbrown::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::{Interface, Message};
use crate::time::CalendarView;

type Called = HashMap<(Interface, CalendarView), &'static str>;

/// The display name, such as "Song 宋", 宋曆 or "Julian / Gregorian". Computed on first use and kept until the program exits.
pub(super) fn made(interface: Interface, calendar: CalendarView) -> &'static str {
    static CALLED: OnceLock<Mutex<Called>> = OnceLock::new();
    let called = CALLED.get_or_init(Mutex::default);
    let mut called = called.lock().unwrap_or_else(PoisonError::into_inner);
    called
        .entry((interface, calendar))
        .or_insert_with(|| Box::leak(name(interface, calendar).into_boxed_str()))
}

fn name(interface: Interface, calendar: CalendarView) -> String {
    if let CalendarView::Changing(_) = calendar {
        let both = [Message::CalendarJulian, Message::CalendarGregorian];
        return both.map(|one| interface.say(one)).join(" / ");
    }
    let name = calendar.name_in(interface.date_style().writing());
    let han = calendar.short_name();
    interface.fill(Message::CalendarEras, &[("name", name), ("han", han)])
}
