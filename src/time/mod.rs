//! Dates as historians have them: moments, precision, EDTF, and the calendars of Europe and east Asia.

mod calendar;
mod check;
mod dating;
mod describe;
mod eastern;
mod edtf;
mod error;
mod extent;
mod moment;
mod precision;
mod read;
mod reckoning;
mod sexagenary;
mod ticks;
mod words;
mod write;

pub use calendar::{Calendar, CalendarDate, CalendarView, LunarDate, calendars, lunar_day};
pub use check::check_as_written;
pub use dating::{Calendars, Dating, Written, write_ends, write_stretch};
pub use describe::{Description, describe, error_json};
pub use edtf::{Date, Member, Parts, SetKind, When};
pub use error::DateError;
pub use extent::{Edge, Extent};
pub use moment::{Day, Moment, SECONDS_PER_DAY, YEAR_LIMIT};
pub use precision::Precision;
pub use read::read;
pub use reckoning::{CivilDate, Reckoning};
pub use sexagenary::Sexagenary;
pub use ticks::{Tick, ticks, ticks_in};
pub use write::{DateStyle, write, write_short};
