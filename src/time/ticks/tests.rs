use proptest::prelude::*;

use super::*;
use crate::time::calendar::calendars;
use crate::time::write::style;
use crate::time::{Reckoning, When};

fn labels(calendar: CalendarView, style: DateStyle, range: &str, count: usize) -> Vec<String> {
    let extent = When::parse(range, Reckoning::Julian).unwrap().extent();
    ticks_in(calendar, style, extent.start(), extent.end(), 1, count)
        .into_iter()
        .map(|tick| tick.label)
        .collect()
}

fn hold(cases: &[(CalendarView, DateStyle, &str, usize, &str)]) {
    for (calendar, style, range, count, wanted) in cases {
        let found = labels(*calendar, *style, range, *count);
        let separator = if wanted.contains('|') { "|" } else { " " };
        assert_eq!(
            found.join(separator),
            *wanted,
            "{calendar:?} {range} {count}"
        );
    }
}

#[test]
fn civil_steps_by_room() {
    use CalendarView::Julian;
    hold(&[
        (
            Julian,
            style("en"),
            "1120/1127",
            8,
            "1120 1121 1122 1123 1124 1125 1126 1127",
        ),
        (Julian, style("en"), "1120/1127", 6, "1120 1122 1124 1126"),
        (
            Julian,
            style("en"),
            "1126",
            5,
            "Jan 1126|Apr 1126|Jul 1126|Oct 1126",
        ),
        (
            Julian,
            style("en"),
            "1126",
            13,
            "Jan 1126|Feb 1126|Mar 1126|Apr 1126|May 1126|Jun 1126|Jul 1126|Aug 1126|Sep 1126|Oct 1126|Nov 1126|Dec 1126",
        ),
        (
            Julian,
            style("en"),
            "1126-02",
            8,
            "1 Feb|6 Feb|11 Feb|16 Feb|21 Feb",
        ),
        (
            Julian,
            style("en"),
            "1126-02-01/1126-03-01",
            4,
            "1 Feb|11 Feb|21 Feb|1 Mar",
        ),
        (
            Julian,
            style("en"),
            "1126-02-09",
            4,
            "9 Feb|06:00|12:00|18:00",
        ),
        (
            Julian,
            style("en"),
            "1126-02-09T10",
            4,
            "10:00 10:15 10:30 10:45",
        ),
        (
            Julian,
            style("en"),
            "-0300/0300",
            8,
            "300 BCE|200 BCE|100 BCE|1 CE|100|200|300",
        ),
        (Julian, style("en"), "Y-13800000000/2000", 3, "10|5|0"),
        (
            Julian,
            style("zh-Hant"),
            "1126-02",
            3,
            "2月1日|2月11日|2月21日",
        ),
    ]);
}

#[test]
fn lunisolar_steps_by_room() {
    let song = CalendarView::named("song").unwrap();
    hold(&[
        (
            song,
            style("zh-Hant"),
            "1120/1127",
            10,
            "宣和二年 宣和三年 宣和四年 宣和五年 宣和六年 宣和七年 靖康元年 靖康二年 建炎元年",
        ),
        (
            song,
            style("zh-Hant"),
            "1126-10/1127-02",
            6,
            "十月|十一月|閏十一月|十二月|靖康二年正月",
        ),
        (
            song,
            style("en"),
            "1126-10/1127-02",
            6,
            "month 10|month 11|leap 11|month 12|Jingkang 2 month 1",
        ),
        (
            song,
            style("zh-Hant"),
            "1126-02-24/1126-03-26",
            4,
            "二月初一|二月十一|二月廿一|三月初一",
        ),
        (song, style("zh-Hant"), "1300", 4, ""),
        (
            song,
            style("zh-Hant"),
            "0950/0964",
            4,
            "建隆元年 建隆三年 乾德元年",
        ),
    ]);
}

proptest! {
    #[test]
    fn ticks_keep_their_distance(place in 0usize..40, from in -450_000_000_000_000_000i64..450_000_000_000_000_000, span in 0u32..58, count in 0usize..60, near: bool) {
        let view = calendars().nth(place).unwrap();
        let from = if near { Moment(2_130_000 * 86_400 + from % 300_000_000) } else { Moment(from) };
        let to = from.plus(1 << span);
        let least = to.since(from) / 20;
        let found = ticks(view, from, to, least, count);
        prop_assert!(found.len() <= count);
        for pair in found.windows(2) {
            prop_assert!(pair[1].at.since(pair[0].at) >= least, "{:?}", pair);
        }
        for tick in &found {
            prop_assert!(tick.at >= from && tick.at < to && !tick.label.is_empty() && !tick.short.is_empty());
        }
    }
}

#[test]
fn the_ends_of_time_are_no_trouble() {
    for view in calendars() {
        let _ = ticks(view, Moment::MIN, Moment::MAX, 1, 30);
        let _ = ticks(view, Moment::MAX.plus(-100), Moment::MAX, 1, 30);
        let _ = ticks(view, Moment(i64::MIN), Moment(i64::MAX), 1, 30);
        assert!(ticks(view, Moment(5), Moment(5), 1, 30).is_empty());
        assert!(ticks(view, Moment(0), Moment(5), i64::MAX, 30).is_empty());
    }
}
