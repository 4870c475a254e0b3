use super::*;
use crate::time::calendar::CalendarView::{self, Gregorian, Julian};

fn in_words(text: &str, calendar: CalendarView, style: DateStyle) -> Option<String> {
    write(
        &When::parse(text, Reckoning::Julian).unwrap(),
        calendar,
        style,
    )
}

#[test]
fn english() {
    for (text, wanted) in [
        ("1127-01-09", "9 January 1127"),
        ("1127-01", "January 1127"),
        ("1127", "1127"),
        ("0079", "79 CE"),
        ("-0220", "221 BCE"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("Y-170000000", "170,000,001 BCE"),
        ("1120~", "c. 1120"),
        ("1120?", "1120?"),
        ("1120%", "c. 1120?"),
        ("112X", "1120s"),
        ("11XX", "1100–1199"),
        ("1125-23", "autumn 1125"),
        ("2001-34", "second quarter of 2001"),
        ("2001-40", "first half of 2001"),
        ("2001-29", "southern spring 2001"),
        ("1985-04-XX", "April 1985"),
        ("1985-XX-XX", "1985"),
        ("156X-12-25", "156X-12-25"),
        ("1950S2", "1950 (1900–1999)"),
        ("[..1127-02]", "before March 1127"),
        ("[..1984]", "before 1985"),
        ("[1760-12..]", "after November 1760"),
        (
            "[1123-12-10..1123-12-19]",
            "between 10 and 19 December 1123",
        ),
        (
            "[1126-11-16..1126-12-15]",
            "between 16 November and 15 December 1126",
        ),
        ("[1125..1127]", "between 1125 and 1127"),
        ("[1125,1127]", "1125 or 1127"),
        ("[1125,1126,1127]", "1 of 3 dates"),
        ("{1125,1126}", "1125 and 1126"),
        ("1126-01-31/1126-03-04", "31 January – 4 March 1126"),
        ("1126-03-01/1126-03-04", "1 – 4 March 1126"),
        ("1125-12-09/1126-01-31", "9 December 1125 – 31 January 1126"),
        ("1126-09/1126-10", "September – October 1126"),
        ("-0220/-0205", "221 – 206 BCE"),
        ("1120/1127", "1120 – 1127"),
        ("1120~/1127", "c. 1120 – 1127"),
        ("1127/..", "from 1127"),
        ("../1127-03", "until March 1127"),
        ("1127/", "1127 – ?"),
        ("/1127", "? – 1127"),
        ("1985-04-12T23:20:30", "12 April 1985, 23:20:30"),
        ("1985-04-12T23:20Z", "12 April 1985, 23:20 UTC"),
        ("1985-04-12T23-04:30", "12 April 1985, 23h UTC-04:30"),
    ] {
        assert_eq!(
            in_words(text, Julian, DateStyle::En).as_deref(),
            Some(wanted),
            "{text}"
        );
    }
}

#[test]
fn other_styles() {
    use DateStyle::{Ja, Ko, Vi, ZhHans, ZhHant};
    for (text, style, wanted) in [
        ("1127-01-09", ZhHant, "1127年1月9日"),
        ("1127-01-09", Ja, "1127年1月9日"),
        ("1127-01-09", Ko, "1127년 1월 9일"),
        ("1127-01-09", Vi, "ngày 9 tháng 1 năm 1127"),
        ("-0220", ZhHans, "公元前221年"),
        ("-0220", Ko, "기원전 221년"),
        ("1120~", ZhHant, "約1120年"),
        ("1120~", ZhHans, "约1120年"),
        ("1120~", Ja, "1120年頃"),
        ("1120~", Ko, "1120년경"),
        ("1120~", Vi, "khoảng năm 1120"),
        ("1125-23", ZhHant, "1125年秋"),
        ("1125-23", Ko, "1125년 가을"),
        ("1125-23", Vi, "mùa thu năm 1125"),
        ("[..1127-02]", ZhHant, "1127年3月之前"),
        ("[..1127-02]", Ko, "1127년 3월 전"),
        (
            "1126-01-31/1126-03-04",
            ZhHant,
            "1126年1月31日至1126年3月4日",
        ),
        ("112X", Ja, "1120年代"),
        ("2001-34", ZhHans, "2001年第二季"),
    ] {
        assert_eq!(
            in_words(text, Julian, style).as_deref(),
            Some(wanted),
            "{text}"
        );
    }
}

#[test]
fn other_calendars() {
    for (text, calendar, style, wanted) in [
        (
            "1127-01-09",
            Gregorian,
            DateStyle::En,
            Some("16 January 1127"),
        ),
        (
            "1127-01",
            Gregorian,
            DateStyle::En,
            Some("between 8 January and 7 February 1127"),
        ),
        ("1127", Gregorian, DateStyle::En, Some("1127 (Julian)")),
        (
            "1127-01-09",
            view("song"),
            DateStyle::ZhHant,
            Some("靖康元年閏十一月廿五日"),
        ),
        (
            "1127-01-09",
            view("song"),
            DateStyle::ZhHans,
            Some("靖康元年闰十一月廿五日"),
        ),
        (
            "1127-01-09",
            view("song"),
            DateStyle::En,
            Some("Jingkang 1, intercalary month 11, day 25"),
        ),
        (
            "1127-01-09",
            view("jin"),
            DateStyle::Ja,
            Some("天會四年閏十一月廿五日"),
        ),
        ("1127-01-09", view("liao"), DateStyle::ZhHant, None),
        (
            "1141-11",
            view("song"),
            DateStyle::ZhHant,
            Some("紹興十一年十月或十一月"),
        ),
        (
            "[1126-11-16..1126-12-15]",
            view("song"),
            DateStyle::ZhHant,
            Some("靖康元年十一月"),
        ),
        (
            "1126-11",
            view("song"),
            DateStyle::ZhHant,
            Some("靖康元年十月或十一月"),
        ),
        (
            "[1126-01-25..1127-02-12]",
            view("song"),
            DateStyle::ZhHant,
            Some("靖康元年"),
        ),
        (
            "1126",
            view("song"),
            DateStyle::En,
            Some("Xuanhe 7 or Jingkang 1"),
        ),
        (
            "1126-01-31/1126-03-04",
            view("song"),
            DateStyle::ZhHant,
            Some("靖康元年正月初七日至靖康元年二月初九日"),
        ),
    ] {
        assert_eq!(in_words(text, calendar, style).as_deref(), wanted, "{text}");
    }
}

fn view(id: &str) -> CalendarView {
    CalendarView::named(id).unwrap()
}

#[test]
fn short() {
    for (text, calendar, style, wanted) in [
        ("1127-01-09", Julian, DateStyle::En, "1127-01-09"),
        ("1127-01-09", Gregorian, DateStyle::En, "1127-01-16"),
        ("1126", Julian, DateStyle::En, "1126"),
        ("1126", Gregorian, DateStyle::En, "1126"),
        ("1123-12", Julian, DateStyle::En, "1123-12"),
        ("[1123-12-10..1123-12-19]", Julian, DateStyle::En, "1123-12"),
        ("1120~", Julian, DateStyle::En, "c.1120"),
        ("1120?", Julian, DateStyle::En, "1120?"),
        ("112X", Julian, DateStyle::En, "1120s"),
        ("11XX", Julian, DateStyle::En, "1100–1199"),
        ("1125-23", Julian, DateStyle::En, "aut 1125"),
        ("1125-23", Julian, DateStyle::ZhHant, "1125年秋"),
        ("-0220", Julian, DateStyle::En, "221 BCE"),
        ("-0220", Julian, DateStyle::ZhHant, "前221"),
        ("-0209-08", Julian, DateStyle::En, "Aug 210 BCE"),
        ("-0209-08", Julian, DateStyle::Ja, "前210年8月"),
        ("-0043-03-15", Julian, DateStyle::En, "15 Mar 44 BCE"),
        ("-0043-03-15", Julian, DateStyle::Ko, "전 44년 3월 15일"),
        ("-0043-03-15", Julian, DateStyle::Vi, "15/3/44 TCN"),
        ("Y-13800000000", Julian, DateStyle::En, "13.8 Ga"),
        (
            "1126-01-31/1126-03-04",
            Julian,
            DateStyle::En,
            "1126-01-31–",
        ),
        ("../1126-03-04", Julian, DateStyle::En, "–1126-03-04"),
        ("[..1984]", Julian, DateStyle::En, "≤1984"),
        (
            "1127-01-09",
            view("song"),
            DateStyle::ZhHant,
            "靖康元年閏十一月廿五",
        ),
        (
            "1127-01-09",
            view("song"),
            DateStyle::En,
            "Jingkang 1.i11.25",
        ),
        ("1127-01-09", view("liao"), DateStyle::ZhHant, "1127-01-09"),
        ("1126", view("song"), DateStyle::En, "Xuanhe 7–Jingkang 1"),
        (
            "[1126-02-24..1126-04-24]",
            view("song"),
            DateStyle::ZhHant,
            "靖康元年二月–三月",
        ),
        (
            "[1126-02-24..1126-04-24]",
            view("song"),
            DateStyle::En,
            "Jingkang 1.2–3",
        ),
        (
            "[1126-11-16..1126-12-15]",
            view("song"),
            DateStyle::ZhHant,
            "靖康元年十一月",
        ),
    ] {
        assert_eq!(
            write_short(
                &When::parse(text, Reckoning::Julian).unwrap(),
                calendar,
                style
            ),
            wanted,
            "{text}"
        );
    }
}
