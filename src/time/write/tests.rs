use super::*;
use crate::text::entries;
use crate::time::calendar::CalendarView::{self, Gregorian, Julian};

pub(super) fn when(text: &str) -> When {
    When::parse(text, Reckoning::Julian).unwrap()
}

fn in_words(text: &str, calendar: CalendarView, style: DateStyle) -> Option<String> {
    write(&when(text), calendar, style)
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
        ("Y-170000000", "170 million years ago"),
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
        ("1985-04-1X", "between 10 and 19 April 1985"),
        ("1985-04-3X", "30 April 1985"),
        (
            "1985-04-1X/1985-06",
            "from between 10 and 19 April 1985 to June 1985",
        ),
        ("1985-XX-XX", "1985"),
        ("156X-12-25", "25 December of a year 1560–1569"),
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
        ("[1125,1126,1127]", "1125, 1126 or 1127"),
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
            in_words(text, Julian, style("en")).as_deref(),
            Some(wanted),
            "{text}"
        );
    }
}

#[test]
fn other_styles() {
    let [ja, ko, vi, simplified, traditional] = ["ja", "ko", "vi", "zh-Hans", "zh-Hant"].map(style);
    for (text, style, wanted) in [
        ("1127-01-09", traditional, "1127年1月9日"),
        ("1127-01-09", ja, "1127年1月9日"),
        ("1127-01-09", ko, "1127년 1월 9일"),
        ("1127-01-09", vi, "ngày 9 tháng 1 năm 1127"),
        ("-0220", simplified, "公元前221年"),
        ("-0220", ko, "기원전 221년"),
        ("1120~", traditional, "約1120年"),
        ("1120~", simplified, "约1120年"),
        ("1120~", ja, "1120年頃"),
        ("1120~", ko, "1120년경"),
        ("1120~", vi, "khoảng năm 1120"),
        ("1125-23", traditional, "1125年秋"),
        ("1125-23", ko, "1125년 가을"),
        ("1125-23", vi, "mùa thu năm 1125"),
        ("[..1127-02]", traditional, "1127年3月之前"),
        ("[..1127-02]", ko, "1127년 3월보다 앞"),
        (
            "1126-01-31/1126-03-04",
            traditional,
            "1126年1月31日至3月4日",
        ),
        ("1126-03-01/1126-03-04", ja, "1126年3月1日～4日"),
        ("1126-09/1126-10", ko, "1126년 9월 ~ 10월"),
        (
            "[1123-12-10..1123-12-19]",
            simplified,
            "1123年12月10日至19日之间",
        ),
        ("1126-01-31/1127-03-04", ja, "1126年1月31日～1127年3月4日"),
        (
            "1127-01-17/1127-05-06",
            vi,
            "ngày 17 tháng 1 – ngày 6 tháng 5 năm 1127",
        ),
        ("1120%", traditional, "約1120年？"),
        ("../1127-03?", ja, "1127年3月まで？"),
        ("[..1127-02?]", ko, "1127년 3월보다 앞?"),
        ("1127/", simplified, "1127年至？"),
        ("112X/1129-03", ja, "1120年代～1129年3月"),
        ("112X", ja, "1120年代"),
        ("2001-37", traditional, "2001年1至4月"),
        ("2001-40", ja, "2001年上半期"),
        ("2001-39", ko, "2001년 마지막 4개월"),
        ("2001-29", vi, "mùa xuân Nam bán cầu năm 2001"),
        ("2001-34", simplified, "2001年第二季度"),
    ] {
        assert_eq!(
            in_words(text, Julian, style).as_deref(),
            Some(wanted),
            "{text}"
        );
    }
}

#[test]
fn eras_in_kana() {
    let kana = style("ja").in_kana();
    for (text, calendar, wanted) in [
        ("1127-01-09", "song", "せいこう元年閏十一月二十五日"),
        ("1582-06-21", "japan", "てんしょう十年六月二日"),
        ("0755-12-16", "tang", "てんぽう十四年十一月九日"),
    ] {
        let written = in_words(text, view(calendar), kana);
        assert_eq!(written.as_deref(), Some(wanted), "{text}");
    }
}

/// Courts of Tang and Nara named the year with another character.
#[test]
fn years_are_counted_as_their_court_ordered() {
    for (text, calendar, language, wanted) in [
        ("0755-12-16", "tang", "zh-Hant", "天寶十四載十一月初九日"),
        ("0755-12-16", "tang", "zh-Hans", "天宝十四载十一月初九日"),
        ("0755-12-16", "tang", "ja", "天宝十四載十一月九日"),
        ("0756-09-01", "tang", "zh-Hant", "至德元載八月初三日"),
        ("0743-03-01", "tang", "zh-Hant", "天寶二年二月初一日"),
        ("0756-03-06", "japan", "ja", "天平勝宝八歳二月一日"),
        ("0754-03-01", "japan", "ja", "天平勝宝六年二月三日"),
    ] {
        let written = in_words(text, view(calendar), style(language));
        assert_eq!(written.as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn days_of_the_cycle_as_each_language_reads_them() {
    let pair = Day(2_132_703).sexagenary();
    for (language, wanted) in [
        ("en", "丙辰 bingchen"),
        ("zh-Hant", "丙辰"),
        ("zh-Hans", "丙辰"),
        ("ja", "丙辰（ひのえたつ）"),
        ("ko", "병진(丙辰)"),
        ("vi", "Bính Thìn (丙辰)"),
    ] {
        assert_eq!(style(language).day_name(pair), wanted, "{language}");
    }
}

#[test]
fn other_calendars() {
    for (text, calendar, style, wanted) in [
        (
            "1127-01-09",
            Gregorian,
            style("en"),
            Some("16 January 1127"),
        ),
        (
            "1127-01",
            Gregorian,
            style("en"),
            Some("between 8 January and 7 February 1127"),
        ),
        ("1127", Gregorian, style("en"), Some("1127 (Julian)")),
        (
            "1127-01-09",
            view("song"),
            style("zh-Hant"),
            Some("靖康元年閏十一月廿五日"),
        ),
        (
            "1127-01-09",
            view("song"),
            style("zh-Hans"),
            Some("靖康元年闰十一月廿五日"),
        ),
        (
            "1127-01-09",
            view("song"),
            style("en"),
            Some("Jingkang 1, intercalary month 11, day 25"),
        ),
        (
            "1127-01-09",
            view("jin"),
            style("ja"),
            Some("天会四年閏十一月二十五日"),
        ),
        ("1127-01-09", view("liao"), style("zh-Hant"), None),
        (
            "1141-11",
            view("song"),
            style("zh-Hant"),
            Some("紹興十一年"),
        ),
        (
            "[1126-11-16..1126-12-15]",
            view("song"),
            style("zh-Hant"),
            Some("靖康元年十一月"),
        ),
        ("1126-11", view("song"), style("zh-Hant"), Some("靖康元年")),
        (
            "[1126-10-18..1126-12-15]",
            view("song"),
            style("zh-Hant"),
            Some("靖康元年十月或十一月"),
        ),
        (
            "1125-09/1127-05",
            view("song"),
            style("en"),
            Some("Xuanhe 7 – Jingkang 2"),
        ),
        (
            "1126-01",
            view("song"),
            style("en"),
            Some("Xuanhe 7 or Jingkang 1"),
        ),
        ("1125-23", view("song"), style("zh-Hant"), Some("宣和七年")),
        (
            "[1126-01-25..1127-02-12]",
            view("song"),
            style("zh-Hant"),
            Some("靖康元年"),
        ),
        (
            "1126",
            view("song"),
            style("en"),
            Some("Xuanhe 7 or Jingkang 1"),
        ),
        (
            "1126-01-31/1126-03-04",
            view("song"),
            style("zh-Hant"),
            Some("靖康元年正月初七日至靖康元年二月初九日"),
        ),
        (
            "{1120-04..1128-04}",
            view("song"),
            style("en"),
            Some("Xuanhe 2 – Jianyan 2"),
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
        ("1127-01-09", Julian, style("en"), "1127-01-09"),
        ("1127-01-09", Gregorian, style("en"), "1127-01-16"),
        ("1126", Julian, style("en"), "1126"),
        ("1126", Gregorian, style("en"), "1126"),
        ("1123-12", Julian, style("en"), "1123-12"),
        ("[1123-12-10..1123-12-19]", Julian, style("en"), "1123-12"),
        ("1123-12-1X", Julian, style("en"), "1123-12-10/19"),
        ("1120~", Julian, style("en"), "c.1120"),
        ("1120?", Julian, style("en"), "1120?"),
        ("112X", Julian, style("en"), "1120s"),
        ("11XX", Julian, style("en"), "1100–1199"),
        ("XXXX", Julian, style("en"), "some year"),
        ("XXXX-12-XX", Julian, style("zh-Hant"), "某年"),
        ("1125-23", Julian, style("en"), "aut 1125"),
        ("1125-23", Julian, style("zh-Hant"), "1125年秋"),
        ("-0220", Julian, style("en"), "221 BCE"),
        ("-0220", Julian, style("zh-Hant"), "前221"),
        ("-0209-08", Julian, style("en"), "Aug 210 BCE"),
        ("-0209-08", Julian, style("ja"), "前210年8月"),
        ("-0043-03-15", Julian, style("en"), "15 Mar 44 BCE"),
        ("-0043-03-15", Julian, style("ko"), "기원전 44년 3월 15일"),
        ("-0043-03-15", Julian, style("vi"), "15/3/44 TCN"),
        ("Y-13800000000", Julian, style("en"), "13.8 Ga"),
        ("1126-01-31/1126-03-04", Julian, style("en"), "1126-01-31–"),
        ("1126-01-31/..", Julian, style("en"), "1126-01-31–.."),
        ("1126-01-31/", Julian, style("en"), "1126-01-31–?"),
        ("1126-01-10/1126-01-19", Julian, style("en"), "1126-01-10–"),
        ("1126-01/1126-03", Julian, style("en"), "1126-01–03"),
        ("1900/1950", Julian, style("en"), "1900–1950"),
        ("[1977..1980]", Julian, style("en"), "1977/1980"),
        (
            "[0756-01-06..0756-02-04]",
            Julian,
            style("en"),
            "0756-01/02",
        ),
        ("../1126-03-04", Julian, style("en"), "..–1126-03-04"),
        ("[..1984]", Julian, style("en"), "≤1984"),
        (
            "1127-01-09",
            view("song"),
            style("zh-Hant"),
            "靖康元年閏十一月廿五",
        ),
        ("1127-01-09", view("song"), style("en"), "Jingkang 1.i11.25"),
        ("1127-01-09", view("liao"), style("zh-Hant"), "1127-01-09"),
        ("1126", view("song"), style("en"), "Xuanhe 7–Jingkang 1"),
        (
            "[1126-02-24..1126-04-24]",
            view("song"),
            style("zh-Hant"),
            "靖康元年二月/三月",
        ),
        (
            "[1126-02-24..1126-04-24]",
            view("song"),
            style("en"),
            "Jingkang 1.2/3",
        ),
        ("1126-11", view("song"), style("zh-Hant"), "靖康元年"),
        ("1126-09/1126-10", view("song"), style("en"), "Jingkang 1"),
        (
            "[1126-11-16..1126-12-15]",
            view("song"),
            style("zh-Hant"),
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

#[test]
fn a_language_is_its_catalogue() {
    const FRENCH: &str = "\
dates.writing = romanised
dates.shared = end
dates.year = {year}|{year} ap. J.-C.|{year} av. J.-C.
dates.month = {name} {year}
dates.day = {day} {month}
dates.months = janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre
dates.seasons = printemps, été, automne, hiver
dates.season-of-year = {season} {year}
dates.about = vers {date}
dates.before = avant {date}
dates.range = {from} – {to}
dates.lunar-year = {era} an {year}|{era} an {year}|{era} an {year}
dates.lunar-month = {month}e mois|{month}e mois intercalaire
dates.lunar-month-of-year = {year}, {month}
dates.lunar-day = {month}, {day}e jour
";
    let words = Box::leak(Box::new(DateWords::read(
        "fr",
        &entries(FRENCH).collect::<Vec<_>>(),
    )));
    let french = DateStyle::new(words);
    for (text, calendar, wanted) in [
        ("1127-01-09", Julian, "9 janvier 1127"),
        ("-0220", Julian, "221 av. J.-C."),
        ("1125-23~", Julian, "vers automne 1125"),
        ("[..1127-02]", Julian, "avant mars 1127"),
        ("1126-01-31/1126-03-04", Julian, "31 janvier – 4 mars 1126"),
        (
            "1127-01-09",
            CalendarView::named("song").unwrap(),
            "Jingkang an 1, 11e mois intercalaire, 25e jour",
        ),
    ] {
        assert_eq!(in_words(text, calendar, french).as_deref(), Some(wanted));
    }
    // Missing words are detected before an incomplete date is shown.
    assert_eq!(french.wrong(), Some("dates.short-months"));
}
