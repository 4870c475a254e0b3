//! Weekdays before and after dates.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The weekdays in English, from Monday.
pub(crate) const ENGLISH_WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

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

/// The number of a weekday, from 0 for Monday.
pub(crate) fn weekday(word: &str) -> Option<usize> {
    let word = plain(word.trim_end_matches('.'));
    WEEKDAYS
        .iter()
        .position(|names| names.split(' ').any(|name| name == word))
}

/// The weekday before or after a date, from 0 for Monday, and the date: "Thu, 2 May 2024", `2024/5/2(木)`.
pub(crate) fn weekday_of(text: &str) -> Option<(usize, &str)> {
    // Most dates are of digits.
    let says_any = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    if !text.bytes().any(says_any) {
        return None;
    }
    let first = text.split_once([' ', ',']);
    let first = first.map(|(word, date)| (date.trim_start_matches([' ', ',']), word));
    let last = text.rsplit_once(' ');
    let mut sides = [first, last].into_iter().flatten();
    let (day, date) = sides
        .find_map(|(date, word)| Some((weekday(word)?, date)))
        .or_else(|| joined_weekday(text))?;
    let date = date.trim_end();
    (!date.is_empty()).then_some((day, date))
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
        let mut names = names.split(' ').filter(|name| !name.is_ascii());
        let date = names.find_map(|name| text.strip_suffix(name))?;
        Some((day, date))
    })
}

/// A word in lower case without the accents of Latin letters.
fn plain(word: &str) -> String {
    let letters = word.nfd().filter(|letter| !is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::weekday_of;

    #[test]
    fn weekdays_stand_on_both_sides_of_a_date() {
        for (text, expected) in [
            ("Thu, 2 May 2024", Some((3, "2 May 2024"))),
            ("Thursday, May 2, 2024", Some((3, "May 2, 2024"))),
            ("Do., 2. Mai 2024", Some((3, "2. Mai 2024"))),
            ("2 May 2024 (Thu)", Some((3, "2 May 2024"))),
            ("2024-05-02 Thu", Some((3, "2024-05-02"))),
            ("miércoles 1 de mayo", Some((2, "1 de mayo"))),
            ("2024/5/2(木)", Some((3, "2024/5/2"))),
            ("2024年5月2日木曜日", Some((3, "2024年5月2日"))),
            ("2024년 5월 2일 목요일", Some((3, "2024년 5월 2일"))),
            ("2 May 2024", None),
            ("Thu", None),
            ("2024年5月", None),
            ("1126 (?)", None),
        ] {
            assert_eq!(weekday_of(text), expected, "{text}");
        }
    }
}
