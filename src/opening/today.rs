//! The current day.

use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::time::Day;

/// The current day in the reader's time zone: that of `TZ`, or of the system.
pub(crate) fn today() -> Day {
    let now = Timestamp::try_from(SystemTime::now()).unwrap_or_default();
    let today = now.to_zoned(TimeZone::system()).date();
    let since = today.duration_since(date(1970, 1, 1));
    Day::UNIX_EPOCH.plus(since.as_hours() / 24)
}
