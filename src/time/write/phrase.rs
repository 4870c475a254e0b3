//! The words that dates are put together from, one row a style: English, traditional and simplified Chinese, Japanese, Korean,
//! Vietnamese.

use super::DateStyle;
use crate::time::edtf::SetKind;
use crate::time::reckoning::CivilDate;

/// Between the two dates of an interval.
pub(super) const RANGE: [&str; 6] = [" – ", "至", "至", "〜", " ~ ", " – "];
/// Between two dates of which one is meant.
pub(super) const OR: [&str; 6] = [" or ", "或", "或", "または", " 또는 ", " hoặc "];
/// Between two dates that are both meant.
pub(super) const AND: [&str; 6] = [" and ", "和", "和", "と", ", ", " và "];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, 1 to 12.
pub(crate) fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// The English name of a month in three letters.
pub(crate) fn month_abbreviation(month: u8) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

/// A year; the astronomical year 0 is 1 BCE.
pub(super) fn year(style: DateStyle, year: i64) -> String {
    let (number, before) = if year > 0 {
        (year, false)
    } else {
        (1 - year, true)
    };
    let digits = grouped(number);
    match (style, before) {
        (DateStyle::En, true) => format!("{digits} BCE"),
        (DateStyle::En, false) if year < 100 => format!("{digits} CE"),
        (DateStyle::En, false) => digits,
        (DateStyle::ZhHant | DateStyle::ZhHans, true) => format!("公元前{digits}年"),
        (DateStyle::Ja, true) => format!("紀元前{digits}年"),
        (DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja, false) => format!("{digits}年"),
        (DateStyle::Ko, true) => format!("기원전 {digits}년"),
        (DateStyle::Ko, false) => format!("{digits}년"),
        (DateStyle::Vi, true) => format!("năm {digits} TCN"),
        (DateStyle::Vi, false) => format!("năm {digits}"),
    }
}

/// Thousands are parted from five digits on.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut parted = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// A month of a year.
pub(super) fn month(style: DateStyle, of: i64, month: u8) -> String {
    let year = year(style, of);
    match style {
        DateStyle::En => format!("{} {year}", month_name(month)),
        DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("{year}{month}月"),
        DateStyle::Ko => format!("{year} {month}월"),
        DateStyle::Vi => format!("tháng {month} {year}"),
    }
}

/// A day.
pub(super) fn day(style: DateStyle, date: CivilDate) -> String {
    let month = month(style, date.year, date.month);
    let day = date.day;
    match style {
        DateStyle::En => format!("{day} {month}"),
        DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("{month}{day}日"),
        DateStyle::Ko => format!("{month} {day}일"),
        DateStyle::Vi => format!("ngày {day} {month}"),
    }
}

/// A decade by its first year, or `None` before year 10, where decades have no settled name.
pub(super) fn decade(style: DateStyle, first: i64) -> Option<String> {
    (first >= 10).then(|| match style {
        DateStyle::En => format!("{first}s"),
        DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("{first}年代"),
        DateStyle::Ko => format!("{first}년대"),
        DateStyle::Vi => format!("thập niên {first}"),
    })
}

/// Years from the first to the last.
pub(super) fn years(style: DateStyle, first: i64, last: i64) -> String {
    if first <= 0 {
        return joined(
            style,
            &year(style, first),
            RANGE[style as usize],
            &year(style, last),
        );
    }
    let range = format!("{}–{}", grouped(first), grouped(last));
    match style {
        DateStyle::En => range,
        DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("{range}年"),
        DateStyle::Ko => format!("{range}년"),
        DateStyle::Vi => format!("năm {range}"),
    }
}

/// A sub-year grouping 21 to 41 of a year.
pub(super) fn grouping(style: DateStyle, of: i64, code: u8) -> String {
    let year = year(style, of);
    let name = grouping_name(style, code);
    match style {
        DateStyle::En if code < 33 => format!("{name} {year}"),
        DateStyle::En => format!("{name} of {year}"),
        DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("{year}{name}"),
        DateStyle::Ko => format!("{year} {name}"),
        DateStyle::Vi => format!("{name} {year}"),
    }
}

fn grouping_name(style: DateStyle, code: u8) -> String {
    const SEASONS: [[&str; 4]; 6] = [
        ["spring", "summer", "autumn", "winter"],
        ["春", "夏", "秋", "冬"],
        ["春", "夏", "秋", "冬"],
        ["春", "夏", "秋", "冬"],
        ["봄", "여름", "가을", "겨울"],
        ["mùa xuân", "mùa hạ", "mùa thu", "mùa đông"],
    ];
    const HEMISPHERES: [[&str; 2]; 6] = [
        ["northern ", "southern "],
        ["北半球", "南半球"],
        ["北半球", "南半球"],
        ["北半球の", "南半球の"],
        ["북반구 ", "남반구 "],
        ["Bắc bán cầu ", "Nam bán cầu "],
    ];
    let row = style as usize;
    match code {
        21..=24 => SEASONS[row][usize::from(code - 21)].to_owned(),
        25..=32 => {
            format!(
                "{}{}",
                HEMISPHERES[row][usize::from((code - 25) / 4)],
                SEASONS[row][usize::from((code - 25) % 4)]
            )
        }
        33..=36 => part(
            style,
            code - 32,
            ["quarter", "季", "季", "四半期", "분기", "quý"],
        ),
        37..=39 => part(
            style,
            code - 36,
            [
                "third",
                "個四月期",
                "个四月期",
                "四か月期",
                "사개월기",
                "kỳ bốn tháng",
            ],
        ),
        _ => part(
            style,
            code - 39,
            ["half", "個半年", "个半年", "半期", "반기", "nửa năm"],
        ),
    }
}

fn part(style: DateStyle, number: u8, names: [&str; 6]) -> String {
    let name = names[style as usize];
    let place = usize::from(number.clamp(1, 4)) - 1;
    match style {
        DateStyle::En => format!("{} {name}", ["first", "second", "third", "fourth"][place]),
        DateStyle::ZhHant | DateStyle::ZhHans => {
            format!("第{}{name}", ["一", "二", "三", "四"][place])
        }
        DateStyle::Ja => format!("第{number}{name}"),
        DateStyle::Ko => format!("{number}{name}"),
        DateStyle::Vi => format!("{name} {number}"),
    }
}

/// About.
pub(super) fn circa(style: DateStyle, date: &str) -> String {
    match style {
        DateStyle::En => format!("c. {date}"),
        DateStyle::ZhHant => format!("約{date}"),
        DateStyle::ZhHans => format!("约{date}"),
        DateStyle::Ja => format!("{date}頃"),
        DateStyle::Ko => format!("{date}경"),
        DateStyle::Vi => format!("khoảng {date}"),
    }
}

/// From a date on, without an end.
pub(super) fn from(style: DateStyle, date: &str) -> String {
    match style {
        DateStyle::En => format!("from {date}"),
        DateStyle::ZhHant | DateStyle::ZhHans => format!("{date}起"),
        DateStyle::Ja => format!("{date}から"),
        DateStyle::Ko => format!("{date}부터"),
        DateStyle::Vi => format!("từ {date}"),
    }
}

/// Up to a date, without a start.
pub(super) fn until(style: DateStyle, date: &str) -> String {
    match style {
        DateStyle::En => format!("until {date}"),
        DateStyle::ZhHant | DateStyle::ZhHans => format!("至{date}"),
        DateStyle::Ja => format!("{date}まで"),
        DateStyle::Ko => format!("{date}까지"),
        DateStyle::Vi => format!("đến {date}"),
    }
}

/// At some time before a date.
pub(super) fn before(style: DateStyle, date: &str) -> String {
    match style {
        DateStyle::En => format!("before {date}"),
        DateStyle::ZhHant | DateStyle::ZhHans => format!("{date}之前"),
        DateStyle::Ja => format!("{date}より前"),
        DateStyle::Ko => format!("{date} 전"),
        DateStyle::Vi => format!("trước {date}"),
    }
}

/// At some time after a date.
pub(super) fn after(style: DateStyle, date: &str) -> String {
    match style {
        DateStyle::En => format!("after {date}"),
        DateStyle::ZhHant => format!("{date}之後"),
        DateStyle::ZhHans => format!("{date}之后"),
        DateStyle::Ja => format!("{date}より後"),
        DateStyle::Ko => format!("{date} 후"),
        DateStyle::Vi => format!("sau {date}"),
    }
}

/// At some time between two dates.
pub(super) fn between(style: DateStyle, from: &str, to: &str) -> String {
    match style {
        DateStyle::En => format!("between {}", joined(style, from, " and ", to)),
        DateStyle::ZhHant => format!("{from}至{to}之間"),
        DateStyle::ZhHans => format!("{from}至{to}之间"),
        DateStyle::Ja => format!("{from}から{to}の間"),
        DateStyle::Ko => format!("{from}에서 {to} 사이"),
        DateStyle::Vi => format!("giữa {from} và {to}"),
    }
}

/// A number of dates.
pub(super) fn count(style: DateStyle, kind: SetKind, dates: usize) -> String {
    match (style, kind) {
        (DateStyle::En, SetKind::OneOf) => format!("1 of {dates} dates"),
        (DateStyle::En, SetKind::AllOf) => format!("{dates} dates"),
        (DateStyle::ZhHant, SetKind::OneOf) => format!("{dates}個日期之一"),
        (DateStyle::ZhHant, SetKind::AllOf) => format!("{dates}個日期"),
        (DateStyle::ZhHans, SetKind::OneOf) => format!("{dates}个日期之一"),
        (DateStyle::ZhHans, SetKind::AllOf) => format!("{dates}个日期"),
        (DateStyle::Ja, SetKind::OneOf) => format!("{dates}つの日付のいずれか"),
        (DateStyle::Ja, SetKind::AllOf) => format!("{dates}つの日付"),
        (DateStyle::Ko, SetKind::OneOf) => format!("날짜 {dates}개 중 하나"),
        (DateStyle::Ko, SetKind::AllOf) => format!("날짜 {dates}개"),
        (DateStyle::Vi, SetKind::OneOf) => format!("1 trong {dates} ngày"),
        (DateStyle::Vi, SetKind::AllOf) => format!("{dates} ngày"),
    }
}

/// Two dates with a word between. English says the year, and the month, once: "31 January – 4 March 1126".
pub(super) fn joined(style: DateStyle, from: &str, word: &str, to: &str) -> String {
    let marked = |text: &str| text.contains(['?', ',']) || text.contains("c. ");
    if style != DateStyle::En || marked(from) || marked(to) {
        return [from, word, to].concat();
    }
    let tail = shared_tail(from, to);
    let short = from[..from.len() - tail].trim_end();
    if short.is_empty() {
        [from, word, to].concat()
    } else {
        [short, word, to].concat()
    }
}

/// The length in bytes of the whole words that both end with, if the dates are equally fine.
fn shared_tail(from: &str, to: &str) -> usize {
    let words = |text: &str| text.split(' ').count();
    if words(from) != words(to) || words(from) < 2 {
        return 0;
    }
    let same = from
        .split(' ')
        .rev()
        .zip(to.split(' ').rev())
        .take_while(|(one, other)| one == other);
    same.map(|(word, _)| word.len() + 1)
        .sum::<usize>()
        .min(from.len())
}
