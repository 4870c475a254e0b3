//! The weekdays before and after dates.

use super::Minus;
use super::iso::iso;
use super::lexicon::{among, plain};
use crate::time::{CivilDate, Day, Reckoning};

/// The weekdays from Monday, without accents. Those that are also a month, such as "mar.", are left out.
const WEEKDAYS: [&str; 7] = [
    "monday mon montag mo lundi lun lunes lunedi maandag segunda-feira 月曜日 月曜 星期一 周一 週一 월요일",
    "tuesday tue tues dienstag di mardi martes martedi dinsdag terca-feira 火曜日 火曜 星期二 周二 週二 화요일",
    "wednesday wed mittwoch mi mercredi mer miercoles mie mercoledi woensdag quarta-feira 水曜日 水曜 星期三 周三 週三 수요일",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedi donderdag quinta-feira 木曜日 木曜 星期四 周四 週四 목요일",
    "friday fri freitag fr vendredi ven viernes vie venerdi vrijdag sexta-feira 金曜日 金曜 星期五 周五 週五 금요일",
    "saturday sat samstag sonnabend sa samedi sam sabado sab sabato zaterdag 土曜日 土曜 星期六 周六 週六 토요일",
    "sunday sun sonntag so dimanche dim domingo dom domenica zondag 日曜日 日曜 星期日 星期天 周日 週日 일요일",
];

/// The characters of weekdays in brackets.
const WEEKDAY_SIGNS: [&str; 7] = [
    "月월一",
    "火화二",
    "水수三",
    "木목四",
    "金금五",
    "土토六",
    "日일",
];

/// The weekdays in English, from Monday.
const ENGLISH: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The number of a weekday, from 0 for Monday.
pub(super) fn weekday(word: &str) -> Option<usize> {
    let word = plain(word.trim_end_matches('.'));
    WEEKDAYS.iter().position(|names| among(names, &word))
}

/// The weekday before or after a date, from 0 for Monday, and the date: "Thu, 2 May 2024", `2024/5/2(木)`.
fn weekday_of(text: &str) -> Option<(usize, &str)> {
    let first = text.split_once([' ', ',']);
    let first = first.map(|(word, date)| (date.trim_start_matches([' ', ',']), word));
    let last = text.rsplit_once(' ');
    let sides = [first, last].into_iter().flatten();
    let (day, date) = sides
        .filter_map(|(date, word)| Some((weekday(word)?, date)))
        .next()
        .or_else(|| joined_weekday(text))?;
    let date = date.trim_end();
    (!date.is_empty()).then_some((day, date))
}

/// A date without the weekday before or after it.
pub(super) fn without_weekday(text: &str) -> &str {
    weekday_of(text).map_or(text, |(_, date)| date)
}

/// The weekday right after a date: `2024年5月2日木曜日`, `2024/5/2(木)`, "2 May 2024 (Thu)".
fn joined_weekday(text: &str) -> Option<(usize, &str)> {
    let bare = text.strip_suffix([')', '）']);
    if let Some((date, word)) = bare.and_then(|bare| bare.rsplit_once(['(', '（'])) {
        let is_sign = word.chars().count() == 1;
        let day = WEEKDAY_SIGNS
            .iter()
            .position(|signs| is_sign && signs.contains(word));
        return Some((day.or_else(|| weekday(word))?, date));
    }
    WEEKDAYS.iter().enumerate().find_map(|(day, names)| {
        let names = names.split(' ').filter(|name| !name.is_ascii());
        let date = names.filter_map(|name| text.strip_suffix(name)).next()?;
        Some((day, date))
    })
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
        let said = ENGLISH[said];
        format!("{date} is a {said} in the Julian calendar, but is read in the Gregorian one")
    } else {
        format!("{date} is a {}, not a {}", ENGLISH[day], ENGLISH[said])
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
