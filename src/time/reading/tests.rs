use super::*;
use crate::time::read as read_any;

#[test]
fn dates_in_words() {
    for (text, wanted) in [
        ("9 Jan 1127", "1127-01-09"),
        ("9 January 1127", "1127-01-09"),
        ("January 9, 1127", "1127-01-09"),
        ("9th January 1127", "1127-01-09"),
        ("January 1127", "1127-01"),
        ("Sept. 1125", "1125-09"),
        ("autumn 1125", "1125-23"),
        ("Thu, 2 May 2024", "2024-05-02"),
        ("Tuesday 1 January 1127", "1127-01-01"),
        ("1127年1月9日（日）", "1127-01-09"),
        ("221 BCE", "-0220"),
        ("221 BC", "-0220"),
        ("1 Mar 44 BC", "-0043-03-01"),
        ("AD 79", "0079"),
        ("99 CE", "0099"),
        ("1120s", "112X"),
        ("c. 1120", "1120~"),
        ("1120?", "1120?"),
        ("c. January 1127", "1127-01~"),
        ("before March 1127", "[..1127-02]"),
        ("after 1126", "[1127..]"),
        ("until 1127", "../1127"),
        ("from 9 January 1127", "1127-01-09/.."),
        ("31 January – 4 March 1126", "1126-01-31/1126-03-04"),
        ("10 – 19 December 1123", "1123-12-10/1123-12-19"),
        (
            "between 10 and 19 December 1123",
            "[1123-12-10..1123-12-19]",
        ),
        ("from 1120 to 1127", "1120/1127"),
        ("1120 to 1127", "1120/1127"),
        ("1120–1127", "1120/1127"),
        ("1120-1127", "1120/1127"),
        ("1125년 9월~1127년 3월", "1125-09/1127-03"),
        ("1125년~1127년", "1125/1127"),
        ("1125년∼1127년", "1125/1127"),
        ("1125년〜1127년", "1125/1127"),
        ("1125년–1127년", "1125/1127"),
        ("1125년 9월~12월", "1125-09/1125-12"),
        ("1125年~1127年", "1125/1127"),
        ("1125~/1127~", "1125~/1127~"),
        ("1125~", "1125~"),
        ("between 1977 and 1980", "[1977..1980]"),
        ("between 25 BCE and 29 CE", "[-0024..0029]"),
        ("1731 or 1734", "[1731,1734]"),
        ("after about 1731", "[1732~..]"),
        ("c. 1120 – c. 1127", "1120~/1127~"),
        ("1127年1月9日", "1127-01-09"),
        ("公元1127年1月", "1127-01"),
        ("公元前221年", "-0220"),
        ("紀元前221年", "-0220"),
        ("1127년 1월 9일", "1127-01-09"),
        ("ngày 9 tháng 1 năm 1127", "1127-01-09"),
        ("tháng 1 năm 1127", "1127-01"),
        ("  1127-01-09 ", "1127-01-09"),
        ("24 August AD 79", "0079-08-24"),
        ("9.I.1127", "1127-01-09"),
        ("9 xii 1126", "1126-12-09"),
        ("1-3 July 1863", "1863-07-01/1863-07-03"),
        ("11 November 1126 11:00", "1126-11-11T11:00"),
        ("11 November 1126 9:05", "1126-11-11T09:05"),
        ("1126-11-11 10:00", "1126-11-11T10:00"),
        ("c. 1120-1127", "1120~/1127"),
        ("FROM 1120 TO 1127", "1120/1127"),
        ("Between 1120 And 1127", "[1120..1127]"),
        ("1125 OR 1127", "[1125,1127]"),
        ("TỪ 1120 ĐẾN 1127", "1120/1127"),
        ("1348-50", "1348/1350"),
        ("1348–50", "1348/1350"),
        ("44 B.C.", "-0043"),
        ("14 juillet 1789", "1789-07-14"),
        ("1er janvier 1890", "1890-01-01"),
        ("1. Jänner 1890", "1890-01-01"),
        ("3 de mayo de 1808", "1808-05-03"),
        ("7 de setembro de 1822", "1822-09-07"),
        ("25 aprile 1945", "1945-04-25"),
        ("14 mars 44 av. J.-C.", "-0043-03-14"),
        ("Dez. 1890", "1890-12"),
        ("Genna 1", "[1615-08-26..1616-02-06]"),
        ("ABT 1890", "1890~"),
        ("ABT. 1890", "1890~"),
        ("EST 3 MAR 1890", "1890-03-03~"),
        ("BEF 1890", "[..1889]"),
        ("AFT. MAR 1890", "[1890-04..]"),
        ("BET 1890 AND 1895", "[1890..1895]"),
        ("um 1890", "1890~"),
    ] {
        assert_eq!(
            read_any(text, Reckoning::Julian).map(|when| when.to_string()),
            Ok(wanted.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn the_same_day_in_both_styles() {
    for (text, wanted) in [
        ("25 October/7 November 1917", "1917-11-07"),
        ("25 October (7 November) 1917", "1917-11-07"),
        ("25 Oct. 1917 / 7 Nov. 1917", "1917-11-07"),
        ("6./16. November 1632", "1632-11-16"),
        ("1/13 March 1881", "1881-03-13"),
    ] {
        let read = read_in(text, Context::of(Reckoning::default())).unwrap();
        assert_eq!(read.when.to_string(), wanted, "{text}");
        assert_eq!(read.notes, [Note::BothStyles], "{text}");
    }
    let apart = read_any("1/14 March 1881", Reckoning::default()).unwrap();
    assert_eq!(apart.to_string(), "1881-03-01/1881-03-14");
}

#[test]
fn a_word_that_is_not_known_is_named() {
    for (text, wanted) in [
        ("14 brumaire 1789", "“brumaire” is not understood in a date"),
        ("Chongzen 17.3.19", "“Chongzen” is not understood in a date"),
        ("9 Jan", "the year is missing"),
        ("14:05", "the day is missing"),
        ("25:70", "hour"),
        (
            "2023-03-26T14:00/15:30",
            "repeat the day: 2023-03-26T14:00/",
        ),
        (
            "2023-03-26 02:30 CET",
            "“CET” is not understood: write the zone as hours before or after UTC, such as +01:00",
        ),
        ("Genroku 15.13.14", "expected 1 to 12, found 13"),
    ] {
        let error = read_any(text, Reckoning::default()).unwrap_err();
        assert!(error.reason.starts_with(wanted), "{text}: {error}");
    }
}

#[test]
fn words_that_are_no_dates() {
    for text in [
        "now",
        "today",
        "31 April 1127",
        "Smarch 1127",
        "1127年13月",
        "99",
        "9 Jan",
        "BCE",
        "x",
        "between 9 and",
        "c. now",
        "winter of 112651271128",
        "200,000,000,000",
        "200 billion years ago",
        "năm 200000000000",
        "2000億年前",
    ] {
        assert!(read_any(text, Reckoning::Julian).is_err(), "{text}");
    }
}

/// Before 1 CE is 1 BCE: nobody counted a year 0.
#[test]
fn a_year_0_of_an_era_says_what_to_write() {
    for text in [
        "0 BC",
        "0 BCE",
        "0 CE",
        "AD 0",
        "15 March 0 BC",
        "March 0 BC",
        "March 15, 0 AD",
        "autumn 0 BC",
        "autumn of 0 BC",
        "0,000 BC",
        "c. 0 BC",
        "from 0 BC to 9 AD",
        "公元前0年",
        "公元0年3月",
        "기원전 0년",
        "năm 0 TCN",
        "ngày 15 tháng 3 năm 0 TCN",
    ] {
        let error = read_any(text, Reckoning::Julian).unwrap_err();
        assert!(error.reason.contains("no year 0"), "{text}: {error}");
        assert!(error.reason.contains("0000"), "{text}: {error}");
        assert!(error.cannot_be, "{text}");
    }
    assert!(read_any("皇紀0年", Reckoning::Julian).is_err());
}

#[test]
fn numbers_without_end_are_refused() {
    for text in [
        "-9223372036854775808th bc",
        "-9223372036854775808 years ago",
        "9223372036854775807 years ago",
        "năm -9223372036854775808 tcn",
        "winter of -9223372036854775808 bc",
        "-9223372036854775808 BCE",
        "9223372036854775807 BCE",
        "9223372036854775807th century bc",
        "thế kỷ -9223372036854775808 tcn",
    ] {
        assert!(read_any(text, Reckoning::Julian).is_err(), "{text}");
    }
}

#[test]
fn an_error_names_what_was_not_understood() {
    for (text, reason, column) in [
        ("101st century AD", "there is no century 101", 1),
        (
            "12th centuryish",
            "\u{201c}centuryish\u{201d} is not understood",
            6,
        ),
        (
            "9 Smarch 1127",
            "\u{201c}Smarch\u{201d} is not understood",
            3,
        ),
        ("XIIXe siècle", "no Roman numeral", 1),
        ("late 9 March 1127", "begins with \u{201c}late\u{201d}", 1),
        (
            "gegen Ende 1127",
            "\u{201c}gegen\u{201d} is not understood",
            1,
        ),
    ] {
        let error = read_any(text, Reckoning::Julian).unwrap_err();
        assert!(error.reason.contains(reason), "{text}: {error}");
        assert_eq!(error.column, column, "{text}: {error}");
    }
}

#[test]
fn what_repeats_itself_is_refused_at_once() {
    let begun = std::time::Instant::now();
    for text in [
        format!("{} – 1127", "c.".repeat(20_000)),
        "c. ".repeat(20_000),
        "before after ".repeat(10_000),
        "between ".repeat(10_000) + "1 and 2",
        "1120 – ".repeat(10_000),
        format!("{}1120", "c.c.c.c.c.c – ".repeat(200)),
        "from 1120 to ".repeat(5_000),
        "1120 or ".repeat(5_000),
        "靖康元年至".repeat(5_000),
        "(".repeat(50_000),
        "[".repeat(50_000),
    ] {
        assert!(read_any(&text, Reckoning::Julian).is_err());
    }
    assert!(begun.elapsed().as_secs() < 5);
}

/// Notations tried by users, with the note on how the digits were read.
#[test]
fn notations_that_readers_tried() {
    for (text, wanted, note) in [
        ("9.1.1127", "1127-01-09", "day/month"),
        ("09.01.1127", "1127-01-09", "day/month"),
        ("1127/1/9", "1127-01-09", ""),
        ("1127-1-9", "1127-01-09", ""),
        ("1127.1.9", "1127-01-09", ""),
        ("1/9/1127", "1127-09-01", "day/month"),
        ("1/31/1127", "1127-01-31", "month/day"),
        ("11270109", "1127-01-09", ""),
        ("1127 Jan 9", "1127-01-09", ""),
        ("12th century", "11XX", ""),
        ("twelfth century", "11XX", ""),
        ("12 世紀", "11XX", ""),
        ("early 12th century", "[1100~..1133~]", ""),
        ("siglo XIV", "13XX", ""),
        ("XIV secolo", "13XX", ""),
        ("14e eeuw", "13XX", ""),
        ("années 1960", "196X", ""),
        ("1960er Jahre", "196X", ""),
        ("44 a. C.", "-0043", ""),
        ("15. Mar 44 v. Chr.", "-0043-03-15", ""),
        ("~1120", "1120~", ""),
        ("1st century BC", "-00XX", ""),
        ("the 1120s", "112X", ""),
        ("Autumn of 1125", "1125-23", ""),
        ("winter of 1126-1127", "1126-24", ""),
        ("winter 1126/27", "1126-24", ""),
        ("winter 1126/1127", "1126-24", ""),
        ("winter 1126-27", "1126-24", ""),
        ("winter 44/43 BC", "-0043-24", ""),
        ("late 1126", "[1126-09~..1126-12~]", ""),
        ("early 1126", "[1126-01~..1126-04~]", ""),
        ("mid-1126", "[1126-05~..1126-08~]", ""),
        ("mùng 8 tháng 3 năm 1127", "1127-03-08", ""),
        ("14 March 2024 10:00 +09:00", "2024-03-14T10:00+09:00", ""),
        ("14 March 2024, 10:00 UTC", "2024-03-14T10:00Z", ""),
        ("March 14, 2024 7:05 pm", "2024-03-14T19:05", ""),
        ("14.3.2024 19h28", "2024-03-14T19:28", ""),
        ("4.10.1957 19h28", "1957-10-04T19:28", "day/month"),
        ("JDN 2132703", "1127-01-09", ""),
        ("JD2132703", "1127-01-09", ""),
        ("2132703", "1127-01-09", "Julian Day Number"),
        ("西曆1127年1月9日", "1127-01-09", ""),
        ("1127-01-16 (Gregorian)", "1127-01-16", ""),
        ("16 Jan 1127 Gregorian", "1127-01-16", ""),
        ("80,001 BCE", "Y-80000", ""),
        ("228 million years ago", "Y-228000000", ""),
        ("541 Ma", "Y-541000000", ""),
        ("300 ka", "Y-300000", ""),
        ("252 mya", "Y-252000000", ""),
        ("300ka", "Y-300000", ""),
        ("251.9 Mya", "Y-251900000", ""),
        ("4.5 bya", "Y-4500000000", ""),
        ("3.8 Gya", "Y-3800000000", ""),
        ("20,000 BP", "Y-18050", ""),
        ("13.8 billion years", "Y-13800000000", ""),
        (
            "2024-03-14 10:00-11:30",
            "2024-03-14T10:00/2024-03-14T11:30",
            "",
        ),
        (
            "14 March 2024, 10:00–11:30",
            "2024-03-14T10:00/2024-03-14T11:30",
            "",
        ),
        ("2024-03-14 10:00-05:00", "2024-03-14T10:00-05:00", ""),
        ("44 BCE", "-0043", ""),
        ("BC 44", "-0043", ""),
        ("12th century AD", "11XX", ""),
        ("the early 12th century CE", "[1100~..1133~]", ""),
        ("5th c. AD", "04XX", ""),
        ("2nd millennium AD", "[1001..2000]", ""),
        ("the 1120s AD", "112X", ""),
        ("the 40s BC", "[-0048..-0039]", ""),
        ("120s BC?", "[-0128?..-0119?]", ""),
        ("Autumn of 44 BC", "-0043-23", ""),
        ("12,000 AD", "Y12000", ""),
        ("0000", "0000", ""),
        ("0000-03-15", "0000-03-15", ""),
        ("1 BC", "0000", ""),
    ] {
        let found = read_in(text, Context::of(Reckoning::Julian));
        let found = found.unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(found.when.to_string(), wanted, "{text}");
        let notes = joined(&found.notes);
        assert!(notes.contains(note), "{text}: {notes}");
        assert_eq!(notes.is_empty(), note.is_empty(), "{text}: {notes}");
    }
    let context = Context {
        today: Some(Day(2_132_703)),
        ..Context::of(Reckoning::Julian)
    };
    for text in ["today", "今日", "今天", "오늘", "hôm nay"] {
        let today = read_in(text, context).unwrap();
        assert_eq!(today.when.to_string(), "1127-01-09", "{text}");
    }
}

/// All notes in one text.
fn joined(notes: &[Note]) -> String {
    let notes: Vec<String> = notes.iter().map(Note::to_string).collect();
    notes.join("; ")
}
