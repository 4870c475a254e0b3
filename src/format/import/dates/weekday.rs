//! The weekdays before and after dates.

use super::Minus;
use super::iso::iso;
use crate::time::{CivilDate, Day, ENGLISH_WEEKDAYS, Reckoning, weekday_of};

/// A date without the weekday before or after it.
pub(super) fn without_weekday(text: &str) -> &str {
    weekday_of(text).map_or(text, |(_, date)| date)
}

/// The message for a date in the Gregorian calendar that is another weekday than its text says.
pub(in super::super) fn wrong_weekday(text: &str, when: &str) -> Option<String> {
    let (said, _) = weekday_of(text.trim())?;
    let stamp = iso(when, Minus::Astronomical)?.ok()?;
    let of = |day: Day| usize::try_from(day.0.rem_euclid(7)).ok();
    let day = of(stamp.to_day()?).filter(|day| *day != said)?;
    let date = when.split('T').next()?;
    let julian = CivilDate::new(stamp.year, stamp.month?, stamp.day?);
    let julian = Reckoning::Julian.day(julian).and_then(of);
    Some(if julian == Some(said) {
        let said = ENGLISH_WEEKDAYS[said];
        format!("{date} is a {said} in the Julian calendar, but is read in the Gregorian one")
    } else {
        format!(
            "{date} is a {}, not a {}",
            ENGLISH_WEEKDAYS[day], ENGLISH_WEEKDAYS[said]
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::import::dates::{Habits, read};

    #[test]
    fn a_weekday_that_is_wrong_is_told() {
        for (text, when, expected) in [
            ("Thu, 2 May 2024", "2024-05-02", None),
            ("2024/5/2(木)", "2024-05-02", None),
            ("Thu, 2 May 2024 14:30", "2024-05-02T14:30:00", None),
            ("2 May 2024", "2024-05-02", None),
            ("2 (?)", "0002?", None),
            (
                "Fri, 2 May 2024",
                "2024-05-02",
                Some("2024-05-02 is a Thursday, not a Friday"),
            ),
            (
                "2024-05-02 (Fr)",
                "2024-05-02",
                Some("2024-05-02 is a Thursday, not a Friday"),
            ),
            (
                "Friday 13 October 1307",
                "1307-10-13",
                Some(
                    "1307-10-13 is a Friday in the Julian calendar, but is read in the Gregorian one",
                ),
            ),
        ] {
            let found = wrong_weekday(text, when);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn weekdays_may_be_said() {
        for text in [
            "Thu, 2 May 2024",
            "Thursday 2 May 2024",
            "Thursday, May 2, 2024",
            "2 May 2024 (Thu)",
            "2024-05-02 Thu",
            "Do, 02.05.2024",
            "Do., 2. Mai 2024",
            "jeudi 2 mai 2024",
            "Thu 2-May-2024",
            "2024/5/2(木)",
            "2024年5月2日（木）",
            "2024年5月2日 木曜日",
            "2024年5月2日星期四",
            "2024년 5월 2일 목요일",
            "2024년 5월 2일(목)",
        ] {
            let read = read(text, Habits::default());
            assert_eq!(read, Ok("2024-05-02".to_owned()), "{text}");
        }
    }
}
