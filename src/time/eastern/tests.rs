use crate::time::calendar::{CalendarView, lunar_day, lunations};
use crate::time::reckoning::Reckoning;
use crate::time::{Day, check_as_written, read};

fn edtf(text: &str) -> Result<String, String> {
    read(text, Reckoning::Julian)
        .map(|when| when.to_string())
        .map_err(|error| error.to_string())
}

#[test]
fn one_day_in_every_writing() {
    for text in [
        "靖康元年閏十一月丙辰",
        "靖康元年闰十一月丙辰",
        "靖康元年閏十一月二十五日",
        "靖康元年閏十一月廿五日",
        "靖康元年閏十一月廿五",
        "靖康元年閏十一月25日",
        "靖康元年閏十一月廿五日 丙辰",
        "靖康元年閏十一月二十五日丙辰",
        "靖康元年閏十一月丙辰日",
        "宋靖康元年閏十一月丙辰",
        "北宋靖康元年閏十一月丙辰",
        "靖康１年閏１１月２５日",
        "靖康元年冬閏十一月丙辰",
        "金天會四年閏十一月丙辰",
        "天会四年闰十一月丙辰",
        "Jingkang 1, intercalary month 11, day 25",
        "Jingkang 1, intercalary month 11, day 25 (bingchen)",
        "Jìngkāng 1, leap month 11, bingchen",
        "Song Jingkang 1, intercalary month 11, day 25",
        "jin tianhui 4 intercalary month 11 day 25",
    ] {
        assert_eq!(edtf(text), Ok("1127-01-09".to_owned()), "{text}");
    }
}

#[test]
fn other_dates() {
    for (text, wanted) in [
        ("建炎元年五月庚寅朔", "1127-06-12"),
        ("建炎元年五月朔", "1127-06-12"),
        ("靖康元年正月朔丁卯", "1126-01-25"),
        ("靖康元年正月初一", "1126-01-25"),
        ("靖康元年正月晦", "1126-02-23"),
        ("天會四年十一月", "[1126-11-16..1126-12-15]"),
        ("靖康元年正月", "[1126-01-25..1126-02-23]"),
        ("靖康元年", "[1126-01-25..1127-02-12]"),
        ("建炎元年", "[1127-06-12..1128-02-02]"),
        ("宣和五年冬", "[1123-10-21..1124-01-18]"),
        ("天輔七年八月戊申", "1123-09-19"),
        ("天會元年九月丙辰", "1123-09-27"),
        ("保大五年二月壬戌", "1125-03-26"),
        ("紹興八年", "1138~"),
        ("绍兴八年", "1138~"),
        ("正隆元年六月庚辰", "1156-06-29"),
        ("皇統二年二月辛卯", "1142-03-26"),
        ("遼大安元年", "1085~"),
        ("Xuanhe 7, month 12", "[1125-12-27..1126-01-24]"),
    ] {
        assert_eq!(edtf(text), Ok(wanted.to_owned()), "{text}");
    }
}

#[test]
fn dates_that_cannot_be() {
    for (text, column, part) in [
        (
            "靖康元年閏十一月壬戌",
            9,
            "壬辰 (16 December 1126) to 辛酉 (14 January 1127)",
        ),
        ("靖康元年閏十月丙辰", 5, "no month"),
        ("靖康元年四月三十日", 7, "29 days"),
        ("靖康三年", 3, "2 years"),
        ("靖康元年十三月", 5, "months are"),
        ("靖康元年閏十一月廿五日丁巳", 12, "10 January"),
        ("靖康元年丙辰", 5, "month"),
        ("大安元年", 1, "say which"),
        ("金靖康元年", 2, "polity"),
        ("永康元年", 1, "no era"),
        ("閏十一月丙辰", 1, "era"),
        ("靖康", 3, "year"),
        ("靖康元", 4, "年"),
        ("靖康元年閏", 6, "month"),
        ("靖康元年正月丁卯朔x", 10, "not part"),
        ("Jingkang 1, month 13", 19, "1 to 12"),
        ("Jingkang 3", 10, "2 years"),
        ("Jingkang", 9, "year"),
    ] {
        let error = read(text, Reckoning::Julian).expect_err(text);
        assert_eq!(
            (error.column, error.reason.contains(part)),
            (column, true),
            "{text}: {error}"
        );
    }
}

#[test]
fn every_day_of_the_table_is_read_back() {
    use crate::time::When;
    use crate::time::write::{DateStyle, write};
    let (first, last) = (lunations()[0].first(), lunations()[100].last());
    for day in first.0..=last.0 {
        for calendar in [CalendarView::Song, CalendarView::Jin, CalendarView::Liao] {
            let when = When::of_day(Day(day), Reckoning::Julian);
            for style in [DateStyle::ZhHant, DateStyle::ZhHans, DateStyle::En] {
                let Some(text) = write(&when, calendar, style) else {
                    continue;
                };
                assert_eq!(read(&text, Reckoning::Julian), Ok(when.clone()), "{text}");
            }
        }
    }
}

#[test]
fn what_sources_write_agrees_with_the_day() {
    for (text, when) in [
        ("September 1125", "1125-09"),
        ("景德元年十二月", "1005-01"),
        ("宣和二年十月", "1120-10"),
        ("靖康元年正月癸酉/靖康元年二月乙巳", "1126-01-31/1126-03-04"),
        ("靖康元年正月癸酉/二月乙巳", "1126-01-31/1126-03-04"),
        ("靖康元年正月戊辰/己巳", "1126-01-26/1126-01-27"),
        ("靖康元年正月癸酉", "1126-01-31/1126-03-04"),
        ("建炎三年十二月己丑", "1130-01-26"),
        ("天會六年八月丁丑", "1128-09-21"),
        ("紹興五年四月甲子", "1135-06-04"),
        ("紹興八年", "1138"),
        ("紹興十一年十一月/皇統二年二月辛卯", "1141-11/1142-03-26"),
        ("正隆元年六月庚辰", "1156-06-29"),
        ("元符三年正月己卯", "1100-02-23"),
        ("紹興三十二年六月丙子", "1162-07-24"),
        ("收國元年正月壬申朔", "1115-01-28"),
        ("天會十三年正月己巳", "1135-02-09"),
        ("壽昌七年正月甲戌", "1101-02-12"),
        ("天興三年正月己酉", "1234-02-09"),
        ("建福元年三月", "1122-04-25"),
        ("宣和元年二月庚辰", "1119-03-16"),
    ] {
        let when = crate::time::When::parse(when, Reckoning::Julian).unwrap();
        assert_eq!(check_as_written(text, &when), Ok(()), "{text}");
    }
}

#[test]
fn what_sources_write_disagrees() {
    for (text, when, reason) in [
        (
            "靖康元年閏十一月丁巳",
            "1127-01-09",
            "as_written names 10 January 1127 (丁巳), `when` says 9 January 1127 (丙辰)",
        ),
        (
            "紹興五年四月甲子",
            "1135-06-05",
            "`when` says 5 June 1135 (乙丑)",
        ),
        ("紹興五年四月甲子", "1136-06-04", "`when` says"),
        (
            "靖康元年正月癸酉/二月乙巳",
            "1126-01-31/1126-03-05",
            "as_written names 4 March 1126",
        ),
        ("靖康元年正月癸酉/二月乙巳", "1126-01-31", "two ends"),
        (
            "天會四年十一月",
            "1126-10",
            "between 16 November and 15 December 1126",
        ),
        ("紹興八年", "1140", "c. 1138"),
        ("not a date", "1140", "begins no date"),
    ] {
        let when = crate::time::When::parse(when, Reckoning::Julian).unwrap();
        let error = check_as_written(text, &when).expect_err(text);
        assert!(error.reason.contains(reason), "{text}: {error}");
    }
}

#[test]
fn reach_of_the_calendars() {
    for (calendar, day, wanted) in [
        (CalendarView::Song, 2_132_703, Some("靖康元年閏十一月")),
        (CalendarView::Jin, 2_132_703, Some("天會四年閏十一月")),
        (CalendarView::Liao, 2_132_703, None),
        (CalendarView::Liao, 2_132_059, Some("保大五年二月")),
        (CalendarView::Jin, 2_131_497, Some("天輔七年八月")),
        (CalendarView::Jin, 2_131_498, Some("天會元年九月")),
        (CalendarView::Song, 2_132_856, Some("靖康二年四月")),
        (CalendarView::Song, 2_132_857, Some("建炎元年五月")),
        (CalendarView::Song, 2_130_168, None),
        (CalendarView::Song, 2_133_152, None),
        (CalendarView::Julian, 2_132_703, None),
    ] {
        let found = lunar_day(calendar, Day(day))
            .map(|date| date.month_text(crate::time::DateStyle::ZhHant));
        assert_eq!(found.as_deref(), wanted, "{calendar:?} {day}");
    }
}
