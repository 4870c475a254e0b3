//! Dates as used by historians: moments, precision, EDTF, and the calendars of Europe and East Asia.

mod calendar;
mod check;
mod common_era;
mod dating;
mod eastern;
mod edtf;
mod error;
mod extent;
mod han;
mod moment;
mod own_era;
mod precision;
mod reading;
mod reckoning;
mod roman;
mod sexagenary;
mod ticks;
mod write;
mod writing;

pub use calendar::{
    CalendarDate, CalendarView, EraName, LunarDate, ViewId, calendars, eras_on, lunar_day,
};
pub(crate) use check::another_date;
pub use check::{AsWritten, check_as_written};
pub(crate) use common_era::{CommonEra, year_of};
pub use dating::{Calendars, Dating, Offered, Written, write_ends, write_stretch};
pub use edtf::{Date, Member, Parts, SetKind, When};
pub use error::DateError;
pub use extent::{Edge, Extent};
pub(crate) use han::is_hangul;
pub use moment::{Day, Moment, SECONDS_PER_DAY};
pub use own_era::{OwnEra, OwnEras};
pub use precision::Precision;
pub use reading::{Context, Note, Reading, Whose, read, read_in, readings};
pub(crate) use reading::{
    ENGLISH_WEEKDAYS, Suggestion, month_and_day, month_of_name, read_span, suggestion,
    takes_short_year, weekday, weekday_of,
};
pub use reckoning::{CivilDate, FirstGregorian, Reckoning};
pub use sexagenary::Sexagenary;
pub use ticks::{Tick, TickPlaces, Within, ticks, ticks_in};
pub use write::{
    Course, DateStyle, DateWords, Period, month_name, write, write_brief, write_brief_start,
    write_members, write_range_within, write_within,
};
pub use writing::Writing;
