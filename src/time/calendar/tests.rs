use super::polity::Kept;
use super::series::Month;
use super::*;
use crate::time::write::style;

fn view(id: &str) -> CalendarView {
    CalendarView::named(id).unwrap()
}

/// The ids of series to check.
const SERIES: [&str; 15] = [
    "cn", "shu", "wu", "hq", "nl", "nwei", "ewei", "liao", "smi", "xin", "wei", "jp", "ko", "vn",
    "lu",
];

#[test]
fn months_follow_each_other() {
    for id in SERIES {
        let months = store().months_of(id).unwrap();
        let mut before: Option<Month> = None;
        for year in months.years() {
            for month in months.of_year(year.year) {
                let days = month.last.0 - month.first.0 + 1;
                let is_cut = id == "jp" && month.first == Day(2_405_158);
                assert!((29..=30).contains(&days) || is_cut, "{id} {month:?}");
                assert!((1..=12).contains(&month.number), "{id} {month:?}");
                if let Some(before) = before.filter(|before| before.year + 1 >= month.year) {
                    assert_eq!(before.last.plus(1), month.first, "{id} {month:?}");
                }
                before = Some(month);
            }
        }
    }
}

#[test]
fn every_day_of_the_chinese_series_is_found_again() {
    let months = store().months_of("cn").unwrap();
    let (first, last) = (Day(1_946_778), Day(2_419_445));
    let mut before: Option<Month> = None;
    for day in first.0..=last.0 {
        let month = months.at(Day(day)).unwrap();
        assert!((month.first..=month.last).contains(&Day(day)), "{day}");
        // Check each month only once.
        if before.replace(month) == Some(month) {
            continue;
        }
        let again = months
            .of_year(month.year)
            .find(|other| (other.number, other.intercalary) == (month.number, month.intercalary));
        assert_eq!(again, Some(month), "{day}");
    }
}

#[test]
fn each_base_gives_what_a_series_does_not_change() {
    let months = |id| store().months_of(id).unwrap();
    // 1405 as in the almanac of Ming, which Joseon used; 1684 in Japan, whose months differ from the Chinese ones.
    let year = |id, year| months(id).of_year(year).collect::<Vec<_>>();
    assert_eq!(year("ko", 1405), year("cn", 1405));
    assert_ne!(year("jp", 1684), year("cn", 1684));
    assert_eq!(year("vnn", 1700), year("vn", 1700));
}

/// Days with their expected date in a calendar, or `None`.
#[test]
fn days_by_their_eras() {
    for (calendar, day, wanted) in [
        ("song", 2_132_703, Some("靖康元年閏十一月廿五日")),
        ("jin", 2_132_703, Some("天會四年閏十一月廿五日")),
        ("liao", 2_132_049, Some("保大五年二月二十日")),
        ("jin", 2_131_512, Some("天輔七年九月十五日")),
        ("jin", 2_131_513, Some("天會元年九月十六日")),
        ("song", 2_132_856, Some("靖康二年四月三十日")),
        ("song", 2_132_857, Some("建炎元年五月初一日")),
        ("song", 2_071_731, None),
        ("song", 2_188_291, None),
        ("julian", 2_132_703, None),
        // Qin and early Han began the year with the tenth month and put the intercalary month after the ninth.
        ("han", 1_672_416, Some("元光元年十月初一日")),
        // Under Wu Zetian the year began with the eleventh month, called the first.
        ("wuzhou", 1_973_433, Some("天授二年正月十四日")),
        ("wuzhou", 1_976_698, Some("聖曆三年正月初一日")),
        // In 761 and 762 no era was used and months were named by branches.
        ("tang", 1_999_349, Some("元年建子月初一日")),
        // Japan's lunar calendar ended after two days of the twelfth month.
        ("japan", 2_405_159, Some("明治五年十二月初二日")),
        ("japan", 2_405_160, Some("明治六年一月一日")),
        ("joseon", 2_413_559, Some("開國五百四年十一月十六日")),
        ("korea", 2_413_560, Some("建陽元年一月一日")),
        ("china", 2_419_445, Some("宣統三年十二月廿五日")),
        ("roc", 2_419_446, Some("民國元年二月十三日")),
        // The first year of a king is the year after his accession.
        ("joseon", 2_239_240, Some("太宗十八年八月十六日")),
        ("vietnam", 2_242_754, Some("順天元年四月十五日")),
    ] {
        let found = lunar_day(view(calendar), Day(day)).map(|date| date.day_text(style("zh-Hant")));
        assert_eq!(found.as_deref(), wanted, "{calendar} {day}");
    }
}

#[test]
fn years_end_where_the_next_begins() {
    for id in [
        "tang", "song", "jin", "liao", "ming", "qing", "japan", "goryeo", "joseon", "xixia",
    ] {
        let calendar = view(id);
        let reach = calendar.reach().unwrap();
        let end = reach.end.min(Day(2_430_000));
        let mut day = reach.start;
        while day < end {
            match calendar.year_of(day) {
                Some(year) => {
                    assert!(
                        year.contains(&day) && year.end > day,
                        "{id} {day:?} {year:?}"
                    );
                    day = year.end;
                }
                None => day = calendar.next_reached(day).unwrap_or(end),
            }
        }
        assert_eq!(calendar.date(reach.start.plus(-1)), None, "{id}");
        assert_eq!(calendar.date(reach.end), None, "{id}");
    }
}

#[test]
fn eras_are_whole() {
    assert_eq!(store().eras().count(), 1_420);
    for era in store().eras() {
        assert!(!era.han.is_empty() && !era.romanised().is_empty());
        assert!(era.end.is_none_or(|end| era.first < end), "{}", era.han);
        assert!(era.id.era().first == era.first);
        let known = era.polity().kept(era.first) != Kept::Unknown;
        assert!(known || era.polity().id == "taiping", "{}", era.han);
    }
}

#[test]
fn names_in_the_languages_of_east_asia() {
    let era = |polity: &str, han: &str| {
        let mut eras = store().eras();
        eras.find(|era| era.polity().id == polity && era.han == han)
            .unwrap()
    };
    let song = era("nsong", "靖康");
    assert_eq!(song.hans(), "靖康");
    assert_eq!(song.pinyin().as_deref(), Some("Jingkang"));
    assert_eq!(song.hangul().as_deref(), Some("정강"));
    assert_eq!(song.viet().as_deref(), Some("Tĩnh Khang"));
    assert_eq!(&*song.ruler, "欽宗");
    assert_eq!(era("nsong", "景德").japanese(), "景徳");
    let jin = era("jin", "承安");
    assert_eq!(jin.romanised(), "Cheng'an");
    let japan = era("jp", "應仁");
    assert_eq!((&*japan.japanese(), japan.kana()), ("応仁", "おうにん"));
    assert_eq!(japan.romanised(), "Ōnin");
    assert_eq!(japan.hans(), "应仁");
    assert_eq!(era("joseon", "仁祖").romanised(), "Injo");
    assert_eq!(era("vn-le1", "洪德").romanised(), "Hồng Đức");
    assert_eq!(era("ming", "隆慶").hangul().as_deref(), Some("융경"));
}

#[test]
fn calendars_have_names() {
    for calendar in calendars() {
        for writing in [
            Writing::Romanised,
            Writing::Traditional,
            Writing::Simplified,
            Writing::Japanese,
            Writing::Hangul,
            Writing::Vietnamese,
        ] {
            assert!(!calendar.name_in(writing).is_empty(), "{}", calendar.id());
        }
        assert_eq!(CalendarView::named(calendar.id()), Some(calendar));
        let derived = store().simplified(calendar.short_name());
        let mut polities = store().polities.iter();
        let written = polities.find(|polity| polity.names.han == calendar.short_name());
        let written = written.map_or("", |polity| polity.names.hans);
        let wanted = if written.is_empty() {
            &derived
        } else {
            written
        };
        assert_eq!(calendar.name_in(Writing::Simplified), wanted);
    }
    assert_eq!(view("china").name_in(Writing::Simplified), "中国");
    assert_eq!(
        (view("song").name(), view("song").short_name()),
        ("Song", "宋")
    );
}
