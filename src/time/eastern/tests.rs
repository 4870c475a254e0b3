use crate::time::{
    AsWritten, CalendarView, CivilDate, Context, Day, Note, Reckoning, When, check_as_written,
    eras_on, read, readings,
};

fn edtf(text: &str) -> Result<String, String> {
    read(text, Reckoning::Julian)
        .map(|when| when.to_string())
        .map_err(|error| error.to_string())
}

/// All readings, as EDTF.
fn each(text: &str) -> Vec<String> {
    let readings = readings(text, Context::of(Reckoning::Julian));
    let readings = readings.unwrap_or_else(|error| panic!("{text}: {error}"));
    readings
        .into_iter()
        .map(|reading| reading.when.to_string())
        .collect()
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
        ("紹興八年", "[1138-02-12..1139-01-31]"),
        ("绍兴八年", "[1138-02-12..1139-01-31]"),
        ("正隆元年六月庚辰", "1156-06-29"),
        ("皇統二年二月辛卯", "1142-03-26"),
        ("遼大安元年", "[1085-01-29..1086-01-17]"),
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
        ("金靖康元年", 1, "unknown era"),
        ("永無元年", 1, "unknown era"),
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
        let when = When::parse(when, Reckoning::Julian).unwrap();
        let found = check_as_written(text, &when, Context::of(Reckoning::Julian));
        assert!(
            matches!(found, Ok(AsWritten::Agrees(_))),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_sources_write_disagrees() {
    for (text, when, reason) in [
        (
            "靖康元年閏十一月丁巳",
            "1127-01-09",
            "as_written is 10 January 1127 (丁巳), `when` is 9 January 1127 (丙辰)",
        ),
        (
            "紹興五年四月甲子",
            "1135-06-05",
            "`when` is 5 June 1135 (乙丑)",
        ),
        ("紹興五年四月甲子", "1136-06-04", "`when` is"),
        (
            "靖康元年正月癸酉/二月乙巳",
            "1126-01-31/1126-03-05",
            "as_written is",
        ),
        (
            "天會四年十一月",
            "1126-10",
            "between 16 November and 15 December 1126",
        ),
        ("紹興八年", "1140", "1138"),
    ] {
        let when = When::parse(when, Reckoning::Julian).unwrap();
        let context = Context::of(Reckoning::Julian);
        let error = check_as_written(text, &when, context).expect_err(text);
        assert!(error.reason.contains(reason), "{text}: {error}");
    }
}

#[test]
fn what_cannot_be_read_is_kept() {
    let when = When::parse("-0043-03-15", Reckoning::Julian).unwrap();
    for text in [
        "Id. Mart.",
        "a.d. IV Id. Dec.",
        "C. Caesare M. Bibulo cos.",
        "not a date",
        "無此年號三年",
    ] {
        let found = check_as_written(text, &when, Context::of(Reckoning::Julian));
        assert!(
            matches!(found, Ok(AsWritten::Unread(_))),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn every_form_that_sources_write() {
    for (text, wanted) in [
        ("貞觀元年正月朔", "0627-01-23"),
        ("永樂三年六月己卯", "1405-07-11"),
        ("明永樂元年正月朔", "1403-01-23"),
        ("唐太宗貞觀元年正月朔", "0627-01-23"),
        ("唐太宗三年正月朔", "0629-01-30"),
        ("徽宗宣和二年十月朔", "1120-10-24"),
        ("天正十年六月二日", "1582-06-21"),
        ("高麗仁宗四年正月朔", "1126-01-25"),
        ("고려 인종 4년 1월 1일", "1126-01-25"),
        ("인조 14년 12월 14일", "1636-12-30"),
        ("정강 원년 윤11월 25일", "1127-01-09"),
        ("Lý Nhân Tông năm thứ 5, tháng giêng, ngày 1", "1076-02-08"),
        (
            "Tĩnh Khang năm thứ nhất, tháng 11 nhuận, ngày 25",
            "1127-01-09",
        ),
        ("Khang Hy năm thứ 3", "[1664-01-18..1665-02-04]"),
        ("Khang Hi năm thứ 3", "[1664-01-18..1665-02-04]"),
        ("Đàn kỉ 4300", "[1966-12-19..1967-12-18]"),
        ("Đàn kỷ 4300", "[1966-12-19..1967-12-18]"),
        ("Tenshō 10.6.2", "1582-06-21"),
        ("てんしょう10年6月2日", "1582-06-21"),
        ("Jingkang 1.i11.25", "1127-01-09"),
        ("天會四年閏月", "[1126-12-16..1127-01-14]"),
        ("靖康元年丙午閏十一月丙辰", "1127-01-09"),
        ("靖康元年（丙午）閏十一月丙辰", "1127-01-09"),
        ("靖康元年冬十一月晦", "1126-12-15"),
        ("宣和五年孟冬", "[1123-10-21..1123-11-19]"),
        ("靖康元年正月望", "1126-02-08"),
        ("靖康元年正月上旬", "[1126-01-25..1126-02-03]"),
        ("漢高祖元年十月朔", "-0206-11-14"),
        ("太初元年正月朔", "-0103-02-22"),
        ("天授二年臘月朔", "0691-01-05"),
        ("唐元年建巳月甲寅", "0762-05-03"),
        ("명치6년", "[1872-12-20..1873-12-19]"),
        ("建炎三年二月壬子至壬戌", "1129-02-23/1129-03-05"),
        ("自靖康元年正月癸酉至二月乙巳", "1126-01-31/1126-03-04"),
        (
            "靖康元年正月至三月",
            "[1126-01-25..1126-02-23]/[1126-03-26..1126-04-24]",
        ),
        ("至元八年十一月乙亥", "1271-12-18"),
        (
            "宣和二年十月或十一月",
            "[1120-10-24..1120-11-22,1120-11-23..1120-12-21]",
        ),
        ("靖康元年正月以前", "[..1126-01-24]"),
        ("靖康元年正月以後", "[1126-02-24..]"),
        ("靖康元年前後", "[1126-01-25~..1127-02-12~]"),
        ("約靖康元年", "[1126-01-25~..1127-02-12~]"),
        ("靖康二年（約）", "[1127-02-13~..1127-06-11~]"),
        ("靖康年間", "[1126-01-25..1127-06-11]"),
        ("崇禎十八年正月朔", "1645-01-18"),
    ] {
        let found = each(text);
        assert_eq!(
            found.first().map(String::as_str),
            Some(wanted),
            "{text}: {found:?}"
        );
    }
}

/// Forms used by historians of Tang, Japan and Korea.
#[test]
fn forms_of_the_first_ten_minutes() {
    for (text, wanted) in [
        // Sexagenary days and years in hangul and quốc ngữ, era years by sexagenary names.
        ("정강 원년 윤11월 병진", "1127-01-09"),
        ("선조 임진년", "[1592-02-13..1593-01-31]"),
        ("萬曆壬辰", "[1592-02-13..1593-01-31]"),
        ("萬曆壬辰年四月十三日", "1592-05-23"),
        ("貞觀三年己丑", "[0629-01-30..0630-02-17]"),
        ("Quang Trung năm Kỷ Dậu", "[1789-01-26..1790-02-13]"),
        // The name of the new moon, followed by the day.
        ("開元元年十二月庚寅朔，辛卯", "0713-12-23"),
        ("開元元年十二月庚寅朔三日壬辰", "0713-12-24"),
        // Kana, also for eras that are not Japanese.
        ("せいこう元年うるう11月25日", "1127-01-09"),
        ("てんほう14年", "[1843-01-30..1844-02-17]"),
        ("せんな二年", "[1120-02-01..1121-01-20]"),
        // Titles of states and of rulers.
        ("大唐貞觀三年", "[0629-01-30..0630-02-17]"),
        ("세종대왕 28년 9월 상순", "[1446-09-21..1446-09-30]"),
        ("世宗二十八年九月上澣", "[1446-09-21..1446-09-30]"),
        ("Tang dynasty, Zhenguan 3", "[0629-01-30..0630-02-17]"),
        ("Lê Thánh Tông Hồng Đức 1", "[1470-02-01..1471-01-20]"),
        ("Minh Mạng năm thứ 2", "[1821-02-03..1822-01-22]"),
        // The year CE in brackets.
        ("貞觀三年（629）", "[0629-01-30..0630-02-17]"),
        ("慶長5年9月15日（1600年10月21日）", "1600-10-21"),
        ("慶長5年（1600年）9月15日", "1600-10-21"),
        ("Jōgan 11 (869)", "[0869-02-15..0870-02-04]"),
        // English with ordinals, digits and Roman numerals; initials of Japanese eras.
        ("20th year of the Wanli era", "[1592-02-13..1593-01-31]"),
        ("15th day of the 9th month, Keichō 5", "1600-10-21"),
        ("Keichō 5, 9th month, 15th day", "1600-10-21"),
        ("first year of Jingkang", "[1126-01-25..1127-02-12]"),
        ("Tang Tianbao 14.XI.9", "0755-12-16"),
        ("S20.8.15", "1945-08-15"),
        ("Tianbao 14, eleventh month, jiazi day", "0755-12-16"),
        ("Tempō 8", "[1837-02-05..1838-01-25]"),
        // Japanese names of months and of parts of an era.
        ("元禄十五年師走十四日", "1703-01-30"),
        ("明治中期", "[1883-05-26~..1897-12-26~]"),
        ("皇紀2600年", "1940"),
    ] {
        let found = readings(text, Context::of(Reckoning::default()));
        let found = found.map(|all| all[0].when.to_string());
        assert_eq!(found.as_deref(), Ok(wanted), "{text}");
    }
    for (text, part) in [
        ("貞觀三年（640）", "not 0640"),
        ("靖康丙辰", "no year of 靖康 is 丙辰"),
        ("開元元年十二月辛卯朔，壬辰", "this month begins on 庚寅"),
    ] {
        let error = edtf(text).unwrap_err();
        assert!(error.contains(part), "{text}: {error}");
    }
}

/// Forms of modern texts, of Vietnam and Korea, and of Japan before its first eras.
#[test]
fn forms_of_modern_texts_and_of_neighbours() {
    for (text, wanted) in [
        ("推古十二年正月朔", "0604-02-06"),
        ("Suiko 12.1.1", "0604-02-06"),
        ("すいこ十二年正月朔", "0604-02-06"),
        ("日本天武十五年七月二十日", "0686-08-14"),
        ("二〇〇八年八月八日", "2008-08-08"),
        ("一九四九年十月一日", "1949-10-01"),
        ("公元前二二一年", "-0220"),
        ("二〇〇八年", "2008"),
        ("檀紀四千二百七十八年八月十五日", "1945-08-15"),
        ("皇紀二千六百年", "1940"),
        ("中華民國元年元月一日", "1912-01-01"),
        ("Trùng Hưng năm thứ 4 tháng 3 mùng 8", "1288-04-09"),
        ("năm Gia Long thứ nhất", "[1802-06-01..1803-01-22]"),
        ("조선 세종 즉위년 8월 10일", "1418-09-09"),
        ("조선 태조 즉위년", "[1392-08-05..1393-02-11]"),
        ("朝鮮太祖即位年七月十七日", "1392-08-05"),
        (
            "năm Thiên Hội thứ 3, tháng mười, ngày Giáp Thìn",
            "1125-11-03",
        ),
        (
            "ngày Giáp Thìn tháng mười năm Thiên Hội thứ 3",
            "1125-11-03",
        ),
        ("ngày 5 tháng 10 năm Thiên Hội thứ 3", "1125-11-01"),
        ("5 tháng 10 năm Thiên Hội thứ ba", "1125-11-01"),
        ("mồng năm tháng mười, Thiên Hội năm thứ 3", "1125-11-01"),
        (
            "tháng giêng năm Gia Long thứ hai",
            "[1803-01-23..1803-02-21]",
        ),
        (
            "ngày rằm tháng tám năm Minh Mạng thứ mười hai",
            "1831-09-20",
        ),
        ("元豐五年七月既望", "1082-08-12"),
        ("세종 28년 음력 9월 10일", "1446-09-30"),
    ] {
        let found = readings(text, Context::of(Reckoning::default()));
        let found = found.map(|all| all[0].when.to_string());
        assert_eq!(found.as_deref(), Ok(wanted), "{text}");
    }
    assert_eq!(edtf("黎順天元年"), edtf("黎太祖順天元年"));
    assert_eq!(edtf("後黎順天元年"), edtf("黎太祖順天元年"));
    assert!(edtf("광무 2년 음력 9월 10일").is_err());
}

/// Years of a reign after its ruler proclaimed an era, days before the proclamation, and days after the end of another state's era.
#[test]
fn years_beyond_an_era_that_compete_with_another() {
    for (text, whose) in [
        ("고종 31년 7월 1일", "goryeo joseon"),
        ("고종 32년 11월 16일", "goryeo joseon"),
        ("元和元年五月七日", "ehan tang jp vn-le2"),
        ("日本元和元年五月七日", "jp"),
    ] {
        let found = readings(text, Context::of(Reckoning::Julian)).unwrap();
        let mut found: Vec<_> = found.iter().map(|one| one.eras[0].polity()).collect();
        let mut wanted: Vec<_> = whose.split(' ').collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{text}");
    }
    let error = edtf("天寶十五載六月甲子").unwrap_err();
    assert!(error.contains("天寶 of Tang"), "{error}");
}

/// Without context, the readings of all states are returned, the most likely court first.
#[test]
fn a_name_that_several_courts_used_is_not_taken_in_silence() {
    for (text, whose) in [
        ("永樂元年", "ming qliang songrebel"),
        ("天會四年", "jin nhan2"),
        ("大安元年", "liao jin xixia"),
        ("貞元元年", "tang jin jp"),
        ("方臘永樂元年", "songrebel"),
        ("明永樂元年", "ming"),
    ] {
        let readings = readings(text, Context::of(Reckoning::Julian)).unwrap();
        let found: Vec<_> = readings
            .iter()
            .map(|reading| reading.eras[0].polity())
            .collect();
        for polity in whose.split(' ') {
            assert!(found.contains(&polity), "{text}: {found:?}");
        }
        assert_eq!(Some(found[0]), whose.split(' ').next(), "{text}: {found:?}");
        assert!(whose.contains(' ') || found.len() == 1, "{text}: {found:?}");
    }
    let japan = [CalendarView::named("japan").unwrap()];
    let context = Context {
        calendars: &japan,
        ..Context::of(Reckoning::Julian)
    };
    let found = readings("貞觀十一年五月二十六日", context).unwrap();
    assert_eq!(
        (found.len(), found[0].when.to_string().as_str()),
        (1, "0869-07-09")
    );
}

/// If the most likely court has no such day, another one is not used without a note; the chronicle's calendars or the comparison with
/// `when` decide.
#[test]
fn a_day_that_only_another_court_had() {
    let text = "紹興三年三月辛亥";
    let song = [CalendarView::named("song").unwrap()];
    let of_song = Context {
        calendars: &song,
        ..Context::of(Reckoning::Julian)
    };
    let error = readings(text, of_song).unwrap_err();
    assert!(error.cannot_be && error.reason.starts_with("no 辛亥"));
    let found = readings(text, Context::of(Reckoning::Julian)).unwrap();
    let refused = found[0].refused.as_ref().unwrap();
    assert!(
        refused
            .reason
            .contains("not a date in 紹興 of Southern Song")
    );
    for (when, reason) in [
        ("1153-04-17", None),
        ("1133-04-17", Some("of Southern Song")),
    ] {
        let when = When::parse(when, Reckoning::Julian).unwrap();
        let found = check_as_written(text, &when, Context::of(Reckoning::Julian));
        let error = found.err().map(|error| error.reason);
        let is_said = error
            .as_ref()
            .zip(reason)
            .is_some_and(|(error, part)| error.contains(part));
        assert_eq!(is_said, reason.is_some(), "{when}: {error:?}");
    }
    // An era that never had the year is not what was meant.
    let found = readings("太平十五年", Context::of(Reckoning::Julian)).unwrap();
    assert!(found.iter().all(|reading| reading.refused.is_none()));
}

/// Joseon continued to count from the Ming era 崇禎, in sexagenary rounds or in years since 1628.
#[test]
fn years_counted_after_chongzhen() {
    for (text, wanted) in [
        ("崇禎紀元後甲申", 1644),
        ("崇禎紀元後再甲申", 1704),
        ("崇禎紀元後三甲申", 1764),
        ("崇禎後四己卯", 1819),
        ("崇祯纪元后三甲申年", 1764),
        ("崇禎紀元後一百三十七年", 1764),
        ("崇禎紀元後一百三十七年甲申", 1764),
        ("숭정기원후 삼갑신", 1764),
        ("崇禎紀元後四乙丑", 1865),
    ] {
        let found = readings(text, Context::of(Reckoning::default()));
        let found = found.unwrap_or_else(|error| panic!("{text}: {error}"));
        let middle = found[0].when.extent().start().day().plus(180);
        assert_eq!(Reckoning::Gregorian.date(middle).year, wanted, "{text}");
        assert_eq!(found[0].eras[0].polity(), "joseon", "{text}");
    }
    assert_eq!(edtf("崇禎紀元後三甲申三月"), edtf("朝鮮英祖四十年三月"));
    assert!(edtf("崇禎紀元後").is_err());
    assert_eq!(edtf("崇禎元年"), Ok("[1628-01-26..1629-01-13]".to_owned()));
}

#[test]
fn what_lies_outside_of_its_era_is_read_with_a_word() {
    for (text, note) in [
        (
            "金天會元年正月",
            "before 天會 was proclaimed on 丙寅 (7 October 1123)",
        ),
        ("靖康二年十二月", "after the end of 靖康"),
        ("崇禎十八年", "after the end of 崇禎"),
        ("宣和二年正月", "computed, not attested"),
        ("秦二世元年十月", "computed, not attested"),
    ] {
        let found = readings(text, Context::of(Reckoning::Julian)).unwrap();
        let notes = joined(&found[0].notes);
        assert!(notes.contains(note), "{text}: {notes}");
    }
}

#[test]
fn the_cycle_of_sixty_near_a_day() {
    let near = Context {
        near: Some(Day(2_132_700)),
        ..Context::of(Reckoning::Julian)
    };
    for (text, wanted) in [
        ("丙辰", "1127-01-09"),
        ("丙辰日", "1127-01-09"),
        ("甲寅", "1127-01-07"),
        ("丙午年", "[1126-01-25..1127-02-12]"),
    ] {
        let found = readings(text, near).unwrap();
        assert_eq!(found[0].when.to_string(), wanted, "{text}");
    }
    assert!(edtf("丙辰").unwrap_err().contains("every sixty days"));
    assert!(edtf("丙午年").unwrap().contains(",1126,"));
}

/// Dated events in both directions: from the era date to the day and back.
#[test]
fn known_dates() {
    let rows = include_str!("../../../tests/files/calendars/known_dates.tsv");
    let mut count = 0;
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [polity, era, year, month, day, jdn, ..] = cells.as_slice() else {
            panic!("{row}");
        };
        let state = crate::time::calendar::store().polities.iter();
        let state = state.clone().find(|state| state.id == *polity).unwrap();
        let intercalary = month.starts_with('-');
        let month = month.trim_start_matches('-');
        let leap = if intercalary { "閏" } else { "" };
        let unit = if day.parse::<u8>().is_ok() { "日" } else { "" };
        let text = format!("{}{era}{year}年{leap}{month}月{day}{unit}", state.names.han);
        let wanted = Day(jdn.parse().unwrap());
        let found = readings(&text, Context::of(Reckoning::Julian))
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        let days: Vec<_> = found
            .iter()
            .map(|reading| reading.when.single_day())
            .collect();
        assert!(
            days.contains(&Some(wanted)),
            "{text}: {days:?}, not {wanted:?}"
        );
        let back = eras_on(wanted).into_iter().any(|(date, _)| {
            date.era.polity() == *polity
                && date.era.han() == *era
                && date.year.to_string() == *year
                && date.month.to_string() == month
                && date.intercalary == intercalary
        });
        assert!(back, "{text} is not told of {wanted:?}");
        count += 1;
    }
    assert_eq!(count, 70);
}

/// The last days of months with thirty days.
#[test]
fn last_days_of_long_months() {
    let rows = include_str!("../../../tests/files/calendars/lunar_last_days.tsv");
    for row in rows.lines().skip(1) {
        let (text, wanted) = row.split_once('\t').unwrap();
        assert!(
            each(text).iter().any(|day| day == wanted),
            "{text}: {:?}",
            each(text)
        );
    }
}

/// All notes in one text.
fn joined(notes: &[Note]) -> String {
    let notes: Vec<String> = notes.iter().map(Note::to_string).collect();
    notes.join("; ")
}

/// An era that a state resumed, or kept beside another, is one era.
#[test]
fn resumed_eras_have_one_reading() {
    for (text, wanted) in [
        ("明洪武元年正月乙亥", "1368-01-23"),
        ("洪武三十五年七月朔", "1402-07-30"),
        ("洪武年間", "[1368-01-23..1399-02-05]"),
        ("中平六年八月戊辰", "0189-09-22"),
        ("壽永二年七月二十五日", "1183-08-14"),
        ("寿永二年七月二十五日", "1183-08-14"),
        ("壽永三年", "[1184-02-14..1185-02-01]"),
        ("安德天皇壽永三年", "[1184-02-14..1185-02-01]"),
        ("壽永三年五月朔", "1184-06-10"),
    ] {
        assert_eq!(each(text), [wanted], "{text}");
    }
}

/// 中 is the whole of an era; only 中葉 and the like are its middle.
#[test]
fn during_an_era_is_not_its_middle() {
    let whole = |text: &str| each(&format!("{text}年間"));
    for era in ["永樂", "靖康", "조선 世宗"] {
        assert_eq!(each(&format!("{era}中")), whole(era), "{era}");
        assert_eq!(each(&format!("{era}年中")), whole(era), "{era}");
    }
    assert_eq!(each("永樂三年六月中"), each("永樂三年六月"));
    for middle in ["中葉", "中期"] {
        let found = each(&format!("明永樂{middle}"));
        assert_eq!(found, ["[1410-05-23~..1417-09-21~]"], "{middle}");
    }
    for middle in ["중엽", "중기"] {
        assert_eq!(each(&format!("조선 세종 {middle}")), each("朝鮮世宗中葉"));
    }
}

/// A year of our era in brackets belongs to the text before it.
#[test]
fn a_year_in_brackets_is_of_the_year_before_it() {
    for (text, without) in [
        ("嘉靖三十四年（1555）十二月", "嘉靖三十四年十二月"),
        ("조선 선조 25년(1592) 12월 20일", "조선 선조 25년 12월 20일"),
        ("萬曆二十年(1592)十二月", "萬曆二十年十二月"),
        ("萬曆二十年壬辰(1592)十二月", "萬曆二十年十二月"),
        ("萬曆二十年壬辰(1592)", "萬曆二十年"),
    ] {
        assert_eq!(each(text), each(without), "{text}");
    }
    assert_eq!(each("至元三年(1337)十二月朔"), ["1337-12-23"]);
    let error = edtf("嘉靖三十四年（1557）十二月").unwrap_err();
    assert!(error.contains("not 1557"), "{error}");
}

/// An era belongs to the ruler who proclaimed it, and may have gone on under the next.
#[test]
fn eras_belong_to_the_ruler_who_proclaimed_them() {
    for (era, rulers) in [
        ("洪熙元年", ["明仁宗", "明宣宗"]),
        ("泰昌元年", ["明光宗", "明熹宗"]),
        ("永貞元年", ["唐順宗", "唐憲宗"]),
        ("弘道元年", ["唐高宗", "唐中宗"]),
        ("文德元年", ["唐僖宗", "唐昭宗"]),
        ("乾興元年", ["宋真宗", "宋仁宗"]),
    ] {
        let [own, next] = rulers.map(|ruler| each(&format!("{ruler}{era}")));
        assert_eq!((own.len(), &own), (1, &next), "{era}");
    }
    assert!(edtf("明太祖洪熙元年").is_err());
}

/// A word says which of two eras or reigns of one name is meant.
#[test]
fn second_reigns_are_named() {
    for (text, year) in [
        ("忠肅王後四年", "1335"),
        ("忠肅王復位四年", "1335"),
        ("高麗忠肅王後四年", "1335"),
        ("충숙왕 후4년", "1335"),
        ("충숙왕 복위 4년", "1335"),
        ("충숙왕 전4년", "1317"),
        ("忠肅王前四年", "1317"),
        ("忠宣王復位二年", "1310"),
        ("忠惠王後元年", "1340"),
        ("後至元三年", "1337"),
        ("元後至元三年", "1337"),
        ("前至元三年", "1266"),
    ] {
        let found = each(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].starts_with(&format!("[{year}")),
            "{text}: {found:?}"
        );
    }
    let error = edtf("永樂三年後三日").unwrap_err();
    assert!(error.contains("後 must be followed by a month"), "{error}");
}

/// The marks of EDTF may surround dates in eras too.
#[test]
fn marks_of_edtf_stand_around_dates_in_eras() {
    for (text, wanted) in [
        ("天文三年五月十二日?", "1534-06-23?"),
        ("天文三年五月十二日~", "1534-06-23~"),
        ("天文三年五月十二日%", "1534-06-23%"),
        ("明永樂三年六月?", "[1405-06-27?..1405-07-25?]"),
        (
            "[天正十年六月二日,天正十年六月三日]",
            "[1582-06-21,1582-06-22]",
        ),
        ("[天正十年六月二日, 三日]", "[1582-06-21,1582-06-22]"),
        (
            "{天正十年六月二日,天正十年六月三日}",
            "{1582-06-21,1582-06-22}",
        ),
        ("明永樂三年六月/", "[1405-06-27..1405-07-25]/"),
        ("明永樂三年六月/..", "[1405-06-27..1405-07-25]/.."),
        ("../明永樂三年六月", "../[1405-06-27..1405-07-25]"),
        ("明永樂三年六月己卯/", "1405-07-11/"),
    ] {
        assert_eq!(each(text), [wanted], "{text}");
    }
}

#[test]
fn double_hours_after_a_day() {
    let mao = "[1127-01-09T05..1127-01-09T06]";
    for (text, wanted) in [
        ("靖康元年閏十一月丙辰卯刻", mao),
        ("靖康元年閏十一月丙辰日卯時", mao),
        ("靖康元年閏十一月廿五日丙辰卯时", mao),
        ("靖康元年閏十一月丙辰日出時", mao),
        ("靖康元年閏十一月廿五日日出", mao),
        ("靖康元年閏十一月丙辰卯初", "1127-01-09T05"),
        ("靖康元年閏十一月丙辰卯時正", "1127-01-09T06"),
        ("靖康元年閏十一月丙辰辰正", "1127-01-09T08"),
        ("靖康元年閏十一月丙辰子時", "[1127-01-08T23..1127-01-09T00]"),
        ("靖康元年閏十一月丙辰子初", "1127-01-08T23"),
        ("靖康元年閏十一月丙辰子正", "1127-01-09T00"),
        ("靖康元年閏十一月丙辰夜子時", "1127-01-09T23"),
        ("靖康元年閏十一月丙辰未時", "[1127-01-09T13..1127-01-09T14]"),
        ("靖康元年閏十一月丙辰正午", "1127-01-09T12"),
        ("靖康元年閏十一月丙辰未明", "1127-01-09"),
        ("靖康元年閏十一月丙辰夜", "1127-01-09"),
        ("靖康元年閏十一月廿五日中", "1127-01-09"),
        (
            "靖康元年閏十一月丙辰卯時/丁巳辰正",
            "[1127-01-09T05..1127-01-09T06]/1127-01-10T08",
        ),
        ("天正十年六月二日卯の刻", "[1582-06-21T05..1582-06-21T06]"),
        ("天正十年六月二日の夜", "1582-06-21"),
        ("天正十年六月二日卯の上刻", "[1582-06-21T05..1582-06-21T06]"),
        ("天正十年六月二日朝", "1582-06-21"),
        ("인조 14년 12월 14일 묘시", "[1636-12-30T05..1636-12-30T06]"),
        (
            "Tĩnh Khang năm thứ nhất tháng 11 nhuận ngày Bính Thìn giờ Mão",
            mao,
        ),
        (
            "giờ Tý ngày Bính Thìn tháng 11 nhuận năm Tĩnh Khang thứ nhất",
            "[1127-01-08T23..1127-01-09T00]",
        ),
        (
            "giờ Tỵ ngày Bính Thìn tháng 11 nhuận năm Tĩnh Khang thứ nhất",
            "[1127-01-09T09..1127-01-09T10]",
        ),
        (
            "Tĩnh Khang năm thứ nhất tháng 11 nhuận ngày Bính Thìn – giờ Mão ngày Đinh Tỵ",
            "1127-01-09/[1127-01-10T05..1127-01-10T06]",
        ),
    ] {
        assert_eq!(
            each(text).first().map(String::as_str),
            Some(wanted),
            "{text}"
        );
    }
    let context = Context {
        near: Reckoning::Julian.day(CivilDate::new(1127, 1, 1)),
        ..Context::of(Reckoning::Julian)
    };
    let near = readings("丙辰卯時", context).unwrap();
    assert_eq!(near[0].when.to_string(), mao);
}

/// An hour in a source agrees with its day, and the times of that day with the hour.
#[test]
fn a_double_hour_is_of_its_day() {
    let context = Context::of(Reckoning::Julian);
    for when in ["1127-01-09", "1127-01-09T05:30", "1127-01"] {
        let when = When::parse(when, Reckoning::Julian).unwrap();
        let found = check_as_written("靖康元年閏十一月丙辰卯刻", &when, context);
        assert!(matches!(found, Ok(AsWritten::Agrees(_))), "{when}");
    }
    let when = When::parse("1127-01-10", Reckoning::Julian).unwrap();
    assert!(check_as_written("靖康元年閏十一月丙辰卯刻", &when, context).is_err());
    let watch = check_as_written("靖康元年閏十一月丙辰三更", &when, context);
    assert!(matches!(watch, Ok(AsWritten::Unread(_))), "{watch:?}");
}

#[test]
fn misspelt_sexagenary_names_and_hours_are_named() {
    for (text, part) in [
        ("永樂三年六月已卯", "did you mean 己卯?"),
        ("永樂三年六月乙己", "did you mean 乙巳?"),
        ("永樂三年六月壬戍", "did you mean 壬戌?"),
        ("永樂三年六月丁酋", "did you mean 丁酉?"),
        ("永樂三年六月己辰", "己辰 is none of the sixty"),
        ("永樂三年六月己卯三更", "only double hours"),
        ("永樂三年六月己卯卯初二刻", "quarters (刻) and watches"),
        ("永樂三年六月己卯（三更", "\u{201c}（\u{201d} is not part"),
        ("永樂三年六月卯時", "an hour needs its day before it"),
        ("永樂三年六月夜", "an hour needs its day before it"),
        (
            "Vĩnh Lạc năm thứ ba tháng 6 giờ Mão",
            "an hour needs its day",
        ),
        (
            "Vĩnh Lạc năm thứ ba tháng 6 ngày 15 giờ Ty",
            "is not a double hour",
        ),
    ] {
        let error = edtf(text).unwrap_err();
        assert!(error.contains(part), "{text}: {error}");
    }
}

#[test]
fn times_of_rulers_and_seasons_in_hangul() {
    for (text, same) in [
        ("朝鮮世宗朝", "朝鮮世宗年間"),
        ("朝鮮世宗時", "朝鮮世宗年間"),
        ("조선 세종 때", "朝鮮世宗年間"),
        ("조선 세종 대", "朝鮮世宗年間"),
        ("조선 세종 28년 가을", "朝鮮世宗二十八年秋"),
        ("조선 선조 25년 봄", "朝鮮宣祖二十五年春"),
        ("조선 선조 25년 여름", "朝鮮宣祖二十五年夏"),
        ("조선 선조 25년 겨울", "朝鮮宣祖二十五年冬"),
        ("약 조선 세종 25년", "約朝鮮世宗二十五年"),
        ("세종대왕 28년", "세종 28년"),
    ] {
        assert_eq!(each(text), each(same), "{text}");
    }
}

#[test]
fn the_later_le_are_named_as_in_vietnamese_texts() {
    for (text, same) in [
        ("Lê Thuận Thiên năm thứ nhất", "後黎順天元年"),
        ("Hậu Lê Thuận Thiên năm thứ nhất", "後黎順天元年"),
        ("Nhà Hậu Lê Thuận Thiên năm thứ nhất", "後黎順天元年"),
        ("Nhà Lý Thuận Thiên năm thứ nhất", "李朝順天元年"),
        ("Hậu Lê Hồng Đức năm thứ hai", "後黎洪德二年"),
        ("Hậu Lê Cảnh Hưng năm thứ hai", "後黎景興二年"),
        (
            "ngày 15 tháng 4 năm Thuận Thiên thứ nhất",
            "Thuận Thiên 1.4.15",
        ),
        (
            "ngày mồng 5 tháng giêng năm Quang Trung thứ 2",
            "Quang Trung 2.1.5",
        ),
        ("Quang Trung năm thứ hai", "Quang Trung 2"),
    ] {
        assert_eq!(each(text).first(), each(same).first(), "{text}");
    }
}

/// A name in a form that only Japan has is most likely Japanese, and a year that the likeliest era never had is not of another one.
#[test]
fn the_likeliest_era_of_a_name() {
    assert_eq!(each("貞観十一年")[0], "[0869-02-15..0870-02-04]");
    assert_eq!(each("貞觀十一年")[0], "[0637-02-01..0638-01-20]");
    assert_eq!(each("贞观十一年")[0], "[0637-02-01..0638-01-20]");
    let error = edtf("永樂三十年").unwrap_err();
    assert!(error.contains("永樂 (Yongle) has 22 years"), "{error}");
}

/// Tang named the months of 761 and 762 by branches; the first two are dated by 上元二年.
#[test]
fn months_named_by_branches_are_of_one_year() {
    for text in [
        "肅宗上元二年建子月壬午朔",
        "唐上元二年建子月壬午",
        "上元二年建子月朔",
        "元年建子月壬午朔",
    ] {
        assert_eq!(each(text), ["0761-12-02"], "{text}");
    }
    assert_eq!(each("唐上元二年建丑月"), each("唐元年建丑月"));
    let error = edtf("高宗上元二年建子月").unwrap_err();
    assert!(error.contains("after 上元 of 肅宗"), "{error}");
    assert_eq!(each("靖康元年建子月"), each("靖康元年十一月"));
}

/// The notes of the first reading.
fn notes(text: &str) -> String {
    joined(&readings(text, Context::of(Reckoning::default())).unwrap()[0].notes)
}

#[test]
fn the_last_years_of_thanh_thai_and_the_eras_kept_up_in_jin() {
    for (text, wanted) in [
        ("成泰十九年七月二十六日", "1907-09-03"),
        ("成泰十九年七月二十七日", "1907-09-04"),
        ("維新元年七月二十八日", "1907-09-05"),
        ("晉天祐十九年正月朔", "0922-01-31"),
        ("晉天祐二十年四月朔", "0923-04-19"),
    ] {
        let found = readings(text, Context::of(Reckoning::default())).unwrap();
        assert_eq!(found[0].when.to_string(), wanted, "{text}");
        assert_eq!(notes(text), "", "{text}");
    }
}

/// The day on which such an era is said to end only stands for a year.
#[test]
fn an_era_known_to_the_year_has_no_last_day() {
    assert_eq!(notes("黎正和二十六年三月"), "");
    assert!(notes("靖康二年十二月").contains("after the end of 靖康"));
}

/// 純宗 acceded in 1907, so that his first year is 1908, as in the annals of his reign.
#[test]
fn years_of_the_last_emperor_of_korea() {
    for (text, wanted) in [
        ("순종 3년 8월 29일", "1910-08-29"),
        ("純宗三年八月二十九日", "1910-08-29"),
        ("純宗即位年八月十二日", "1907-08-12"),
    ] {
        let found = readings(text, Context::of(Reckoning::default())).unwrap();
        assert_eq!(found[0].when.to_string(), wanted, "{text}");
        assert_eq!(notes(text), "", "{text}");
    }
}

/// The last month of Joseon had sixteen days, and the next day began 1896.
#[test]
fn the_first_day_of_a_new_calendar_is_a_day_of_the_old() {
    for text in ["開國五百四年十一月十七日", "고종 32년 11월 17일"] {
        let found = readings(text, Context::of(Reckoning::default())).unwrap();
        let days: Vec<_> = found.iter().map(|one| one.when.to_string()).collect();
        assert!(days.contains(&"1896-01-01".to_owned()), "{text}: {days:?}");
    }
    assert!(edtf("開國五百四年十一月十八日").is_err());
    assert!(edtf("明治五年十二月三日").is_err());
}

/// A name in hangul is first one of Korea.
#[test]
fn a_name_in_hangul_is_korean_first() {
    for (text, polity) in [
        ("영조 1년", "joseon"),
        ("永祚元年", "jp"),
        ("홍무 3년", "ming"),
        ("영락 3년", "ming"),
    ] {
        let found = readings(text, Context::of(Reckoning::Julian)).unwrap();
        assert_eq!(found[0].eras[0].polity(), polity, "{text}");
    }
}

/// Documents of Edo and Qing name the year beside its number, which has to agree.
#[test]
fn years_with_their_names() {
    for (text, same) in [
        ("寛政二戌年五月", "寛政二年五月"),
        ("享保十七壬子年", "享保十七年"),
        ("乾隆五十二丁未年", "乾隆五十二年"),
        ("寛政二年戌五月三日", "寛政二年五月三日"),
        ("寛政二庚戌歳五月三日", "寛政二年五月三日"),
        ("寛政弐年", "寛政二年"),
        ("元禄拾五年", "元禄十五年"),
        ("天保参年", "天保三年"),
        ("元禄貳拾壹年", "元禄二十一年"),
    ] {
        assert_eq!(edtf(text), edtf(same), "{text}");
    }
    for (text, reason) in [
        ("寛政二亥年五月", "this year is 庚戌"),
        ("享保十七癸丑年", "this year is 壬子, not 癸丑"),
        ("寛政二年亥五月三日", "this year is 庚戌"),
    ] {
        let error = edtf(text).unwrap_err();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

/// Headings of 大越史記全書: the name of the year, then the era, with the year of our era in square brackets.
#[test]
fn headings_of_annals_name_the_year_before_the_era() {
    for (text, same) in [
        ("Mậu Thân, Thuận Thiên năm thứ 1", "黎太祖順天元年"),
        ("năm Mậu Thân, Lê Thuận Thiên năm thứ 1", "黎太祖順天元年"),
        ("Thuận Thiên năm thứ 1 [1428]", "黎太祖順天元年"),
        ("戊申，黎太祖順天元年夏四月", "黎太祖順天元年四月"),
        ("戊申，順天元年夏四月", "黎太祖順天元年四月"),
        ("庚子元年", "경자 원년"),
        ("niên hiệu Hồng Đức năm thứ 2", "後黎洪德二年"),
        ("năm niên hiệu Hồng Đức thứ 2", "後黎洪德二年"),
    ] {
        assert_eq!(each(text).first(), each(same).first(), "{text}");
    }
    assert!(
        edtf("己酉，黎太祖順天元年")
            .unwrap_err()
            .contains("not 己酉")
    );
}

/// Citations of Korea: the reign in brackets after our year, hanja after hangul, and the reckoning after the day.
#[test]
fn citations_of_korea() {
    for (text, same) in [
        ("1592년(선조 25) 4월 13일", "조선 선조 25년 4월 13일"),
        ("1592년 (선조 25년) 4월 13일", "조선 선조 25년 4월 13일"),
        ("1592年（文禄元年）4月12日", "文禄元年四月十二日"),
        ("만력(萬曆) 20년 4월 13일", "萬曆二十年四月十三日"),
        ("광무 1년 10월 12일(양력)", "광무 1년 10월 12일"),
        ("조선 선조 25년 4월 13일(음력)", "조선 선조 25년 4월 13일"),
    ] {
        assert_eq!(each(text), each(same), "{text}");
    }
    assert!(edtf("광무 1년 10월 12일(음력)").is_err());
    assert!(edtf("조선 선조 25년 4월 13일(양력)").is_err());
    assert!(
        edtf("1595년(선조 25) 4월 13일")
            .unwrap_err()
            .contains("not 1595")
    );
}

#[test]
fn eras_as_a_whole() {
    for (text, wanted) in [
        ("天明年間", "[1781-04-25..1789-02-18]"),
        ("天明期", "[1781-04-25..1789-02-18]"),
        ("天明の時代", "[1781-04-25..1789-02-18]"),
        ("天明の頃", "[1781-04-25~..1789-02-18~]"),
        ("延喜元年の頃", "[0901-08-31~..0902-02-10~]"),
        ("治承四年の末", "[1180-09-21~..1181-01-16~]"),
        ("天明頃", "[1781-04-25~..1789-02-18~]"),
        ("天明のころ", "[1781-04-25~..1789-02-18~]"),
        ("선조 무렵", "[1567-08-02~..1608-03-15~]"),
        ("Tenmei era", "[1781-04-25..1789-02-18]"),
        ("the Tenmei period", "[1781-04-25..1789-02-18]"),
        ("Genroku period", "[1688-10-23..1704-04-15]"),
        ("thời Hồng Đức", "[1470-02-01..1498-01-21]"),
    ] {
        let found = readings(text, Context::of(Reckoning::default())).unwrap();
        assert_eq!(found[0].when.to_string(), wanted, "{text}");
    }
    assert!(edtf("Tenmei").is_err());
    assert!(edtf("天明前後期").is_err());
}

#[test]
fn days_with_names_of_their_own() {
    for (text, same) in [
        ("貞觀三年元日", "貞觀三年正月一日"),
        ("貞觀三年正月元日", "貞觀三年正月一日"),
        ("貞觀三年上元", "貞觀三年正月十五日"),
        ("貞觀三年五月端午", "貞觀三年五月五日"),
        ("貞觀三年端午日", "貞觀三年五月五日"),
        ("寛永三年七夕", "寛永三年七月七日"),
        ("宋元豐三年中秋夜", "宋元豐三年八月十五日"),
        ("貞觀三年重陽", "貞觀三年九月九日"),
        ("貞觀二年除夕", "貞觀二年十二月晦"),
        ("聖曆二年元日", "聖曆二年正月一日"),
        ("寛永三年大晦日", "寛永三年十二月晦"),
        ("寛永三年十二月大晦日", "寛永三年十二月晦"),
        // The last month was intercalary.
        ("貞觀三年除夕", "貞觀三年閏十二月晦"),
        ("조선 세종 28년 추석", "조선 세종 28년 8월 15일"),
        ("大正三年元日", "大正三年一月一日"),
    ] {
        assert_eq!(edtf(text), edtf(same), "{text}");
        assert!(edtf(text).is_ok(), "{text}");
    }
    let error = edtf("貞觀三年六月端午").unwrap_err();
    assert!(error.contains("this day is in month 5"), "{error}");
}

#[test]
fn names_of_eras_in_wade_giles() {
    for (text, same) in [
        ("Chen-kuan 1", "唐貞觀元年"),
        ("T'ang Chen-kuan 1", "唐貞觀元年"),
        ("Yung-lo 3, month 6", "明永樂三年六月"),
        ("K'ang-hsi 61", "康熙六十一年"),
        ("Kʻang-hsi 61", "康熙六十一年"),
        ("Kang-hsi 61", "康熙六十一年"),
        ("K'ang Hsi 61", "康熙六十一年"),
        ("Ch'ien-lung 2", "乾隆二年"),
        ("Ch’ien-lung 2", "乾隆二年"),
        ("Chien-lung 2", "建隆二年"),
        ("Chien-lung 40", "乾隆四十年"),
        ("Kuang-hsü 26", "光緒二十六年"),
        ("K'ai-yüan 3", "唐開元三年"),
        ("Hung-wu 3", "洪武三年"),
        // Other names are as before.
        ("Tianhui 4", "金天會四年"),
    ] {
        assert_eq!(each(text).first(), each(same).first(), "{text}");
    }
}

#[test]
fn a_month_without_a_year_is_the_nearest() {
    let song = [CalendarView::named("song").unwrap()];
    let context = Context {
        near: Reckoning::Julian.day(CivilDate::new(1127, 1, 9)),
        calendars: &song,
        ..Context::of(Reckoning::Julian)
    };
    for (text, wanted) in [
        ("閏十一月丙辰", "1127-01-09"),
        ("閏十一月廿五日", "1127-01-09"),
        ("五月十六日", "1127-06-27"),
        ("二月三日", "1127-03-17"),
        ("正月", "[1127-02-13..1127-03-14]"),
        ("中秋", "1126-09-03"),
        ("正月元日卯時", "[1127-02-13T05..1127-02-13T06]"),
    ] {
        let found = readings(text, context).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(found[0].when.to_string(), wanted, "{text}");
    }
    let error = readings("閏三月", context).unwrap_err();
    assert!(
        error.reason.contains("the year 1126 has no month"),
        "{error}"
    );
    let far = Context {
        near: Reckoning::Julian.day(CivilDate::new(1, 1, 9)),
        ..context
    };
    assert!(readings("五月十六日", far).is_err());
}

#[test]
fn forms_of_annals_and_histories() {
    for (text, same) in [
        ("세종실록 28년 9월 29일", "조선 세종 28년 9월 29일"),
        (
            "世宗實錄二十八年九月二十九日",
            "朝鮮世宗二十八年九月二十九日",
        ),
        ("선조수정실록 25년 4월", "조선 선조 25년 4월"),
        ("陳重興四年三月初八日", "陳朝重興四年三月八日"),
        ("莫明德元年", "莫朝明德元年"),
        ("陳太建元年", "太建元年"),
        ("Lê Thánh Tông năm Hồng Đức thứ 14", "黎聖宗洪德十四年"),
    ] {
        assert_eq!(each(text).first(), each(same).first(), "{text}");
    }
}

/// 以前 and 以後 include the date in Japanese, and 이전 and 이후 in Korean.
#[test]
fn words_that_include_the_date() {
    for (text, wanted) in [
        ("天正十年六月二日以前", "[..1582-06-21]"),
        ("天正十年六月二日以後", "[1582-06-21..]"),
        ("天正十年六月二日以降", "[1582-06-21..]"),
        ("天正十年六月二日より前", "[..1582-06-20]"),
        ("天正十年六月二日より後", "[1582-06-22..]"),
        ("天正十年六月以前", "[..1582-07-19]"),
        ("조선 선조 25년 4월 13일 이전", "[..1592-05-13]"),
        ("조선 선조 25년 4월 13일 이후", "[1592-05-13..]"),
        ("조선 선조 25년 4월 13일 전", "[..1592-05-12]"),
        ("조선 선조 25년 4월 13일 이래", "1592-05-13/.."),
        ("1592년 4월 이전", "[..1592-04]"),
        ("1592年4月以前", "[..1592-03]"),
        ("1592年4月以降", "[1592-04..]"),
        ("靖康元年正月朔以前", "[..1126-01-24]"),
    ] {
        assert_eq!(each(text)[0], wanted, "{text}");
    }
}

#[test]
fn second_dates_in_the_same_era_year_or_month() {
    for (text, same) in [
        (
            "寛永十四年十月廿五日より寛永十五年二月廿八日まで",
            "寛永十四年十月廿五日から寛永十五年二月廿八日まで",
        ),
        (
            "寛永十四年十月廿五日〜同十五年二月廿八日",
            "寛永十四年十月廿五日〜寛永十五年二月廿八日",
        ),
        (
            "寛永十四年十月廿五日至同年十二月",
            "寛永十四年十月廿五日至十二月",
        ),
        (
            "寛永十四年十月廿五日より同月廿八日まで",
            "寛永十四年十月廿五日から廿八日まで",
        ),
        ("咸豐十一年至同治元年", "咸豐十一年～清同治元年"),
    ] {
        assert_eq!(each(text), each(same), "{text}");
    }
}

#[test]
fn the_ten_days_of_a_month_are_counted() {
    for (name, text, wanted) in [
        ("the first", "靖康元年正月上旬", "[1126-01-25..1126-02-03]"),
        ("the second", "靖康元年正月中旬", "[1126-02-04..1126-02-13]"),
        ("the last", "靖康元年正月下旬", "[1126-02-14..1126-02-23]"),
        (
            "an old word",
            "靖康元年正月下澣",
            "[1126-02-14..1126-02-23]",
        ),
        (
            "of 29 days",
            "世宗二十八年九月下旬",
            "[1446-10-11..1446-10-19]",
        ),
        (
            "Korean",
            "세종대왕 28년 9월 중순",
            "[1446-10-01..1446-10-10]",
        ),
        (
            "Vietnamese",
            "Gia Long 3, tháng 5, thượng tuần",
            "[1804-05-27..1804-06-05]",
        ),
        (
            "Vietnamese, the year last",
            "thượng tuần tháng 5 năm Gia Long 3",
            "[1804-05-27..1804-06-05]",
        ),
        (
            "Vietnamese, the second",
            "trung tuần tháng 5 năm Gia Long thứ 3",
            "[1804-06-06..1804-06-15]",
        ),
        (
            "Vietnamese, two",
            "thượng tuần tháng 5 năm Gia Long 3 – hạ tuần tháng 5",
            "[1804-05-27..1804-06-05]/[1804-06-16..1804-06-24]",
        ),
        ("a third", "靖康元年正月初", "[1126-01-25~..1126-02-03~]"),
    ] {
        assert_eq!(edtf(text).as_deref(), Ok(wanted), "{name}: {text}");
    }
    assert!(edtf("靖康元年上旬").is_err());
}

#[test]
fn a_part_of_a_date_is_said_once() {
    for (name, text, wanted) in [
        (
            "months",
            "Tensho 10, month 6, month 7, day 2",
            "a date has one month",
        ),
        (
            "seasons",
            "Tensho 10, spring, summer, month 6",
            "a date has one season",
        ),
        (
            "no month",
            "Tensho 10, leap",
            "an intercalary month is missing",
        ),
        ("numbers", "五四", "a date has one day: 5 or 4"),
        (
            "years",
            "Gia Long 3, năm Giáp Tý, năm Ất Sửu, tháng 5",
            "a date has one year",
        ),
    ] {
        let found = edtf(text);
        assert!(
            found.as_ref().is_err_and(|error| error.contains(wanted)),
            "{name}: {text}: {found:?}"
        );
    }
}
