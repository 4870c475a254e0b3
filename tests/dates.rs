//! Dates of every kind: what annals writes can be read back, in every language and calendar.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::ops::Range;

use annals::messages::Interface;
use annals::time::{
    CalendarView, Calendars, Context, DateStyle, Dating, Day, Moment, Note, Reckoning, When,
    calendars, check_as_written, readings, ticks_in, write, write_brief,
};

/// Dates of every EDTF form.
const SHAPES: &[&str] = &[
    "1127",
    "0099",
    "0007",
    "0000",
    "-0043",
    "-0220",
    "Y12000",
    "Y-80000",
    "Y-13800000000",
    "Y-228000000",
    "1127-01",
    "0079-10",
    "-0043-03",
    "1127-01-09",
    "0079-10-24",
    "-0043-03-15",
    "1582-10-04",
    "1582-10-15",
    "1917-11-07",
    "Y-80000-05-01",
    "112X",
    "007X",
    "11XX",
    "1XXX",
    "XXXX",
    "-02XX",
    "-00XX",
    "-XXXX",
    "156X-12-25",
    "XXXX-12-XX",
    "XXXX-12-25",
    "1XXX-12",
    "1984-1X",
    "1984-XX-10",
    "1125-21",
    "1125-22",
    "1125-23",
    "1125-24",
    "1125-25",
    "1125-30",
    "-0043-23",
    "2001-33",
    "2001-37",
    "2001-38",
    "2001-40",
    "2001-41",
    "2001-37/2001-38",
    "1950S2",
    "Y3388E2S3",
    "1120~",
    "1120?",
    "1120%",
    "-0043~",
    "1127-01~",
    "1127-01-09~",
    "1127-01-09?",
    "112X~",
    "1120/1127",
    "-0043/0014",
    "1125-09/1127-03",
    "1126-01-31/1126-03-04",
    "1126-01-10/1126-01-19",
    "1126-01/1126-03",
    "1120~/1127~",
    "1120~/1127",
    "1120/1127?",
    "1126-03-01/1126-03-04",
    "-0043-03-01/-0043-03-15",
    "1125-21/1125-23",
    "1985?/..",
    "../1985?",
    "1985/..",
    "../1985",
    "1985/",
    "/1985",
    "-0043-03-15/..",
    "../1127-01-09",
    "[..1127-02]",
    "[..1850]",
    "[..-0044]",
    "[1851..]",
    "[1732~..]",
    "[..1732?]",
    "[1131-01-31~..1132-01-19~]",
    "[1127-01-10..]",
    "[..1127-01-08]",
    "[..1034-07-2X]",
    "[1865-1X..]",
    "[..1918-11-11T10:59]",
    "[1977..1980]",
    "[-0024..0029]",
    "[1123-12-10..1123-12-19]",
    "[1123-12-30..1124-01-04]",
    "[1126-02..1126-04]",
    "[1731,1734]",
    "[1731-05,1734]",
    "[1126-01-31,1126-03-04]",
    "{1667,1668}",
    "[1667,1668,1670]",
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "[1667,1668..1670]",
    "2024-03-14T10",
    "2024-03-14T10:05",
    "2024-03-14T10:05:07",
    "2024-03-14T10:05:07.25",
    "2024-03-14T10:05Z",
    "2024-03-14T10:05+09:00",
    "2024-03-14T20:50/2024-03-15T00:40",
    "[1126-01-25..1126-02-23]/1127",
    "[1126-01-25..1126-02-23]/[1127-01-16..1127-02-13]",
];

/// Checks that a written text is read back as the same time.
fn comes_back(text: &str, when: &When, context: Context<'_>) -> Result<(), String> {
    match readings(text, context) {
        Ok(read) if read.iter().any(|one| is_the_same(&one.when, when)) => Ok(()),
        Ok(read) => Err(format!("{when} is {text}, read as {}", read[0].when)),
        Err(error) => Err(format!("{when} is {text}: {error}")),
    }
}

fn is_the_same(one: &When, other: &When) -> bool {
    let marks = |when: &When| (when.approximate(), when.uncertain());
    one.extent() == other.extent() && marks(one) == marks(other)
}

fn all_of(wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Every form in every language, with alternating numeric calendars and the matching context for reading. `part` selects a third of the
/// forms.
fn each(part: usize, mut take: impl FnMut(&When, Interface, Context<'_>)) {
    let styles = Interface::ALL.map(Interface::date_style);
    let reckonings = [
        Reckoning::Julian,
        Reckoning::Gregorian,
        Reckoning::default(),
    ];
    for (place, shape) in SHAPES.iter().enumerate().skip(part).step_by(3) {
        for (turn, interface) in Interface::ALL.into_iter().enumerate() {
            let reckoning = reckonings[(place / 3 + turn) % 3];
            let when = When::parse(shape, reckoning).unwrap();
            let context = Context {
                styles: &styles,
                ..Context::of(reckoning)
            };
            take(&when, interface, context);
        }
    }
}

fn shapes_are_read_as_they_were_written(part: usize) {
    let mut wrong = Vec::new();
    each(part, |when, interface, context| {
        let view = CalendarView::of_reckoning(when.reckoning());
        let text = write(when, view, interface.date_style()).unwrap();
        let problem = comes_back(&text, when, context).err();
        wrong.extend(problem.map(|problem| format!("{}: {problem}", interface.tag())));
    });
    all_of(&wrong);
}

#[test]
fn a_third_of_all_shapes_is_read_as_it_was_written() {
    shapes_are_read_as_they_were_written(0);
}

#[test]
fn another_third_of_all_shapes_is_read_as_it_was_written() {
    shapes_are_read_as_they_were_written(1);
}

#[test]
fn the_last_third_of_all_shapes_is_read_as_it_was_written() {
    shapes_are_read_as_they_were_written(2);
}

/// In narrow columns, the end of an interval and the differing parts of several dates are left out. Only the start must read back.
#[test]
fn short_forms_are_read_too() {
    let mut wrong = Vec::new();
    let mut take = |when: &When, interface: Interface, context: Context<'_>| {
        let style = interface.date_style();
        // A season is written without its hemisphere there, and a day long ago only as its year.
        if ["1125-25", "1125-30", "Y-80000-05-01"].contains(&&*when.to_string()) {
            return;
        }
        let is_one = when.single_day().is_some() && !when.to_string().contains('T');
        let brief = write_brief(when, when.reckoning(), style).map(|(text, _)| text);
        let dating = Dating {
            style,
            ..Dating::new(Calendars::one(CalendarView::of_reckoning(when.reckoning())))
        };
        let short = is_one.then(|| dating.short(when));
        for text in brief.into_iter().chain(short) {
            match readings(&text, context) {
                Ok(read) if same_start(&read[0].when, when) => {}
                Ok(read) => wrong.push(format!("{when} is {text}, read as {}", read[0].when)),
                Err(error) => wrong.push(format!("{when} is {text}: {error}")),
            }
        }
    };
    (0..3).for_each(|part| each(part, &mut take));
    all_of(&wrong);
}

fn same_start(one: &When, other: &When) -> bool {
    let month = |when: &When| {
        let date = when.reckoning().date(when.extent().start().day());
        (date.year, date.month)
    };
    month(one) == month(other)
}

#[test]
fn ticks_are_read_too() {
    let styles = Interface::ALL.map(Interface::date_style);
    let mut wrong = Vec::new();
    for (from, to) in [
        ("-Y13800000000", "1000"),
        ("0100", "1000"),
        ("1120", "1127"),
        ("1126-01", "1126-09"),
        ("1126-01-01", "1126-01-20"),
        ("2024-03-14T10", "2024-03-14T20"),
    ] {
        let reckoning = Reckoning::default();
        let from = from.replace("-Y", "Y-");
        let [from, to] =
            [&*from, to].map(|text| When::parse(text, reckoning).unwrap().extent().start());
        for style in styles {
            let context = Context {
                styles: &styles,
                ..Context::of(reckoning)
            };
            let view = CalendarView::of_reckoning(reckoning);
            let ticks = ticks_in(view, style, from, to, to.since(from) / 9, 12);
            for tick in ticks
                .into_iter()
                .filter(|tick| !tick.whole.starts_with('0'))
            {
                let text = &tick.whole;
                match readings(text, context) {
                    Ok(read) if near(read[0].when.extent().start(), tick.at) => {}
                    Ok(read) => wrong.push(format!("{style:?} {text}: {}", read[0].when)),
                    Err(error) => wrong.push(format!("{style:?} {text}: {error}")),
                }
            }
        }
    }
    all_of(&wrong);
}

/// For dates millions of years ago, a difference of a year is ignored.
fn near(one: Moment, other: Moment) -> bool {
    let least = if other < Moment(-31_557_600_000_000) {
        2 * 366 * 86_400
    } else {
        0
    };
    one.since(other).abs() <= least
}

/// Years and months of every state's calendar, with alternating languages, and pairs of months.
#[test]
fn years_and_months_of_eras_are_read_as_they_were_written() {
    let styles = Interface::ALL.map(Interface::date_style);
    let (mut wrong, mut count) = (Vec::new(), 0_usize);
    let several = ["china", "tang", "song", "korea", "vietnam"];
    let of_eras = calendars().filter(|calendar| calendar.is_lunisolar());
    for calendar in of_eras.filter(|calendar| !several.contains(&calendar.id())) {
        let reach = calendar.reach().unwrap();
        let mut day = reach.start;
        let end = reach.end.min(Day(2_430_000));
        while day < end {
            let (Some(month), Some(year)) = (calendar.month_of(day), calendar.year_of(day)) else {
                day = calendar.next_reached(day).unwrap_or(end);
                continue;
            };
            count += 1;
            let two = calendar
                .month_of(month.end)
                .map(|next| month.start..next.end);
            for days in [Some(month.clone()), Some(year), two].into_iter().flatten() {
                let style = styles[count % styles.len()];
                wrong.extend(month_comes_back(calendar, &days, style, &styles));
            }
            day = month.end.plus(29 * 2_000);
        }
    }
    assert!(count > 60, "{count}");
    wrong.truncate(40);
    all_of(&wrong);
}

fn month_comes_back(
    calendar: CalendarView,
    days: &Range<Day>,
    style: DateStyle,
    styles: &[DateStyle],
) -> Option<String> {
    let context = Context {
        calendars: &[calendar],
        near: Some(days.start),
        styles,
        ..Context::of(Reckoning::Julian)
    };
    let (first, last) = (days.start, days.end.plus(-1));
    let text = format!(
        "[{}..{}]",
        When::of_day(first, Reckoning::Julian),
        When::of_day(last, Reckoning::Julian)
    );
    let when = When::parse(&text, Reckoning::Julian).ok()?;
    let text = write(&when, calendar, style)?;
    let is_meant = |read: &When| {
        let extent = read.extent();
        extent.start() <= first.start() && extent.end() >= last.end()
    };
    match readings(&text, context) {
        Ok(read) if read.iter().any(|one| is_meant(&one.when)) => None,
        Ok(read) => Some(format!(
            "{} {when}: {text} is {}",
            calendar.id(),
            read[0].when
        )),
        Err(error) => Some(format!("{} {when}: {text}: {error}", calendar.id())),
    }
}

/// The reading of a text with remarks; `refused` and the reason if it is not a date.
fn as_read(text: &str) -> String {
    let context = Context {
        styles: Interface::date_styles(),
        ..Context::of(Reckoning::default())
    };
    match readings(text, context) {
        Ok(read) => {
            let all: Vec<String> = read
                .iter()
                .map(|one| {
                    let said = one.notes.iter().map(Note::to_string);
                    let notes: Vec<String> = std::iter::once(String::new()).chain(said).collect();
                    let notes = notes.join("; ");
                    format!("{}{notes}", one.when)
                })
                .collect();
            all.join(" or ")
        }
        Err(error) => format!("refused: {}", error.reason),
    }
}

/// Cases from other programs' bug reports, and from users. The reading must contain the expected text.
#[test]
fn reported_cases() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        // A month that does not have that day; 閏月 alone; a day of a month; a name used by several courts.
        ("北宋紹興三年三月辛亥", "refused"),
        ("宋紹興三年三月辛亥", "refused"),
        (
            "紹興三年三月辛亥",
            "1153-04-17; not a date in 紹興 of Southern Song: no 辛亥",
        ),
        ("紹興五年閏月丁卯", "1135-04-08"),
        ("天會四年閏月", "[1126-12-16..1127-01-14]"),
        ("建炎三年二月三日", "1129-02-23"),
        ("明永樂元年", "[1403-01-23..1404-02-10]"),
        ("永樂元年", " or [1120-11-23..1121-01-20]"),
        // Hedged as in sources.
        ("建炎三年二月壬子至壬戌", "1129-02-23/1129-03-05"),
        (
            "天會七年至八年",
            "[1129-01-22..1130-02-09]/[1130-02-10..1131-01-30]",
        ),
        ("紹興元年前後", "[1131-01-31~..1132-01-19~]"),
        ("紹興二年（約）", "[1132-01-20~..1133-02-06~]"),
        ("靖康年間", "[1126-01-25..1127-06-11]"),
        ("紹興初", "[1131-01-31~"),
        ("阜昌二年", "[1131-01-31..1132-01-19]"),
        ("天會元年正月", "before 天會 was proclaimed"),
        ("靖康二年十二月", "after the end of 靖康"),
        ("靖康元年閏十一月三十日", "1127-01-14"),
        ("靖康元年閏十月", "the intercalary month is 閏十一月"),
        ("宣和七年閏三月", "no month was intercalary"),
        // Between, from, before and after.
        ("between 1977 and 1980", "[1977..1980]"),
        ("between 25 BCE and 29 CE", "[-0024..0029]"),
        ("from 1977 to 1980", "1977/1980"),
        ("before 1850", "[..1849]"),
        ("after 1850", "[1851..]"),
        ("after about 1731", "[1732~..]"),
        // Old style.
        (
            "20 February 1557/8",
            "1558-02-20; 1557 with the year from 25 March",
        ),
        ("20 Feb 1557/58", "1558-02-20; "),
        ("1557/8-02-20", "1558-02-20; "),
        (
            "20 April 1557/8",
            "refused: a double year needs a date before 25 March",
        ),
        ("20 February 1557/9", "refused: the second year"),
        ("25 October 1917 O.S.", "1917-10-25"),
        ("25 October 1917 (old style)", "1917-10-25"),
        // Years of two digits, open ends, digit grouping.
        ("35", "refused: a year has four digits"),
        ("0035", "0035"),
        ("AD 35", "0035"),
        ("35 CE", "0035"),
        ("../1985", "../1985"),
        ("/1985", "/1985"),
        ("1985/", "1985/"),
        ("[..1904]", "[..1904]"),
        ("2005/2006-24", "2005/2006-24"),
        ("/1985-25", "/1985-25"),
        // The change of calendar.
        ("1582-10-04", "1582-10-04"),
        (
            "1582-10-10",
            "1582-10-15 (Gregorian) followed 1582-10-04 (Julian)",
        ),
        ("1000-02-29 Gregorian", "refused"),
        // Corner cases of EDTF.
        ("-XXXX", "-XXXX"),
        ("-00XX", "-00XX"),
        ("1st century BC", "-00XX"),
        (
            "Y17E7-12-26",
            "refused: a year with an exponent has no months",
        ),
        ("{1667, 1668}", "{1667,1668}"),
        ("1991/now", "refused"),
        // Full-width digits of East Asian keyboards, and Vietnamese word order.
        ("１１２７年１月９日", "1127-01-09"),
        ("9 tháng 1 năm 1127", "1127-01-09"),
        ("정강 원년 윤11월 25일", "1127-01-09"),
        ("1/9/1127", "day/month"),
        ("−0043-03-15", "-0043-03-15"),
        ("66 million years ago", "Y-66000000"),
        ("66.043 million years ago", "Y-66043000"),
    ] {
        let found = as_read(text);
        if !found.contains(expected) {
            wrong.push(format!("{text}: {found}, expected {expected}"));
        }
    }
    all_of(&wrong);
}

#[test]
fn a_date_is_as_fine_as_it_was_written() {
    use annals::time::Precision::{Century, Day, Decade, Month, TenMillennia, Year};
    for (text, precision) in [
        ("before 1850", Year),
        ("before March 1127", Month),
        ("[1667,1760-12]", Year),
        ("[0742-04-02,0747-04-02]", Day),
        ("[1977..1980]", Year),
        ("靖康元年閏十一月", Month),
        ("112X", Decade),
        ("-00XX", Century),
        ("XXXX", TenMillennia),
    ] {
        let context = Context::of(Reckoning::default());
        let read = readings(text, context).unwrap();
        assert_eq!(read[0].when.precision(), precision, "{text}");
    }
}

#[test]
fn times_with_zones_are_instants() {
    let extent = |text: &str| {
        When::parse(text, Reckoning::Gregorian)
            .unwrap()
            .extent()
            .start()
    };
    assert_eq!(
        extent("2024-03-14T10:00+09:00"),
        extent("2024-03-14T01:00Z")
    );
    assert!(extent("1944-06-06T06:30:00+02:00") < extent("1944-06-06T05:00:00Z"));
    assert!(extent("1944-06-06T05:00:00Z") < extent("1944-06-06T01:30:00-04:00"));
    let seoul = When::parse("2024-03-14T20:00:30.5Z", Reckoning::Gregorian).unwrap();
    assert_eq!(
        seoul.on_clocks(9 * 60).to_string(),
        "2024-03-15T05:00:30.5+09:00"
    );
}

#[test]
fn some_years_are_said_in_words() {
    for (text, expected) in [
        ("156X-12-25", "25 December of a year 1560–1569"),
        ("XXXX-12-XX", "December of some year"),
        ("XXXX", "some year"),
        ("1XXX-12", "December of a year 1000–1999"),
        ("Y-66000000", "66 million years ago"),
        ("[1667,1668,1670]", "1667, 1668 or 1670"),
        ("{1667,1668,1670..1672}", "1667, 1668 and 1670 – 1672"),
        (
            "[1126-01-25..1126-02-23]/1127",
            "from between 25 January and 23 February 1126 to 1127",
        ),
    ] {
        let when = When::parse(text, Reckoning::Gregorian).unwrap();
        let written = write(&when, CalendarView::Gregorian, DateStyle::english());
        assert_eq!(written.as_deref(), Some(expected), "{text}");
    }
}

/// Notations that users tried: how each is read, or why it is refused, with remarks.
#[test]
fn notations_that_readers_tried() {
    let rows = include_str!("files/calendars/notations.tsv");
    let mut wrong = Vec::new();
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [text, read, said] = cells.as_slice() else {
            panic!("{row}");
        };
        let context = Context {
            styles: Interface::date_styles(),
            ..Context::of(Reckoning::default())
        };
        let (found, notes) = match readings(text, context) {
            Ok(all) => {
                let notes: Vec<String> = all[0].notes.iter().map(Note::to_string).collect();
                (all[0].when.to_string(), notes.join("; "))
            }
            Err(error) => ("refused".to_owned(), error.reason),
        };
        if !found.starts_with(read) || notes != *said {
            wrong.push(format!("{text}: {found} {notes}, expected {read} {said}"));
        }
    }
    assert_eq!(rows.lines().count(), 107);
    all_of(&wrong);
}

#[test]
fn dates_of_two_calendars_are_joined_by_their_days() {
    let context = Context::of(Reckoning::default());
    for (name, text, wanted) in [
        (
            "an hour",
            "25 October 1917 O.S. 21:40",
            "1917-10-25T21:40 Julian",
        ),
        (
            "from",
            "25 October 1917 O.S. to 8 November 1917",
            "1917-11-07/1917-11-08",
        ),
        (
            "or",
            "8 November 1917 or 25 October 1917 O.S.",
            "[1917-11-08,1917-11-07]",
        ),
        (
            "between",
            "between 25 October 1917 O.S. and December 1917",
            "[1917-11-07..1917-12]",
        ),
        (
            "two years",
            "20 February 1699/1700 to 5 March 1700",
            "1700-03-02/1700-03-05",
        ),
        (
            "one calendar",
            "25 October 1917 O.S. to 7 November 1917 O.S.",
            "1917-10-25/1917-11-07 Julian",
        ),
        (
            "a month",
            "October 1917 O.S. to 8 November 1917",
            "1917-10/1917-10-26 Julian",
        ),
        (
            "two months",
            "October 1917 O.S. to November 1917",
            "the dates are in different calendars, and not both days: write both in one calendar",
        ),
        (
            "the wrong order",
            "20 March 1700 O.S. to 1 March 1700",
            "the second date is before the first",
        ),
        (
            "a month after a day",
            "October 1917 O.S. to 8 October 1917",
            "the second date is before the first",
        ),
        (
            "hours",
            "between 11 November 1918 11:00 and 11 November 1918 12:00",
            "[1918-11-11T11:00..1918-11-11T12:00]",
        ),
    ] {
        let found = match readings(text, context) {
            Ok(all) if all[0].when.reckoning() == Reckoning::Julian => {
                format!("{} Julian", all[0].when)
            }
            Ok(all) => all[0].when.to_string(),
            Err(error) => error.reason,
        };
        assert_eq!(found, wanted, "{name}: {text}");
    }
}

#[test]
fn what_a_date_leaves_out_is_that_of_the_other() {
    for (name, text, wanted) in [
        ("BC", "1120 or 1121 BC", "[-1119,-1120]"),
        ("BCE", "551 or 552 BCE", "[-0550,-0551]"),
        ("BC of three digits", "551 or 552 BC", "[-0550,-0551]"),
        ("centuries", "10th or 9th century BC", "[-09XX,-08XX]"),
        (
            "between",
            "between 5th and 4th century BC",
            "[-04XX..-03XX]",
        ),
        ("days", "2 to 15 March 44 BC", "-0043-03-02/-0043-03-15"),
        (
            "days BCE",
            "2 to 15 March 44 BCE",
            "-0043-03-02/-0043-03-15",
        ),
        ("years", "44 or March 43 BC", "[-0043,-0042-03]"),
        ("two eras", "44 BC to AD 14", "-0043/0014"),
        (
            "deep time",
            "66 million years ago to 10000 BC",
            "Y-66000000",
        ),
        ("digits", "-0043 or 42 BC", "[-0043,-0041]"),
        (
            "digits of our era",
            "1127-01-09 or 44 BC",
            "[1127-01-09,-0043]",
        ),
        (
            "a day of our era",
            "9 January 1127 or 44 BC",
            "[1127-01-09,-0043]",
        ),
        (
            "as annals writes it",
            "9 January 1127 or 44 BCE",
            "[1127-01-09,-0043]",
        ),
        ("a month", "March 145 or 144 BC", "[-0144-03,-0143]"),
        (
            "two days",
            "10 March 145 to 5 April 144 BC",
            "-0144-03-10/-0143-04-05",
        ),
        ("two years", "50 to 44 BC", "-0049/-0043"),
        (
            "a day and a month",
            "10 March to 5 April 44 BC",
            "-0043-03-10/-0043-04-05",
        ),
        ("no year", "9th BC", "refused"),
    ] {
        let found = as_read(text);
        assert!(found.contains(wanted), "{name}: {text}: {found}");
    }
}

#[test]
fn every_digit_of_a_number_of_units_counts() {
    for (name, text, wanted) in [
        ("Ma", "66.04 ma", "Y-66040000"),
        ("Ga", "13.787 Ga", "Y-13787000000"),
        ("mya", "2.58 mya", "Y-2580000"),
        ("a year", "1.2345 ka", "-1234"),
        ("a comma", "1,5 million years ago", "Y-1500000"),
        ("groups", "1,500 million years ago", "Y-1500000000"),
        ("both", "1,500.5 million years ago", "Y-1500500000"),
        ("BP", "20,000 BP", "Y-18050"),
        ("a letter", "4.5x ma", "refused"),
        ("no digit", "4. ma", "refused"),
        ("too many", "99999999999999 Ga", "refused"),
        (
            "too many in brackets",
            "500 (100,000,000,000 CE–9223372036854 million years ago)",
            "refused",
        ),
    ] {
        let found = as_read(text);
        assert!(found.starts_with(wanted), "{name}: {text}: {found}");
    }
}

#[test]
fn a_date_says_what_is_wrong_with_it() {
    for (name, text, wanted) in [
        ("a weekday before", "Thu, 31 June 2024", "no day 31"),
        ("a weekday after", "31 June 2024 (Thu)", "no day 31"),
        ("no such hour", "5 June 1126 24:00", "hour"),
        ("a far year", "1.i.1000000000000000", "refused"),
    ] {
        let found = as_read(text);
        assert!(
            found.starts_with("refused") && found.contains(wanted),
            "{name}: {text}: {found}"
        );
    }
}

#[test]
fn hours_are_kept_before_and_after_them() {
    for (name, text, wanted) in [
        (
            "before",
            "before 11 November 1918 11:00",
            "[..1918-11-11T10:59]",
        ),
        (
            "after",
            "after 11 November 1918 11:00",
            "[1918-11-11T11:01..]",
        ),
        (
            "midnight",
            "before 11 November 1918 00:00",
            "[..1918-11-10T23:59]",
        ),
        ("a day", "before 11 November 1918", "[..1918-11-10]"),
    ] {
        assert_eq!(as_read(text), wanted, "{name}: {text}");
    }
}

/// Checks how texts are read; the reading must begin with the expected text.
fn all_read(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = as_read(text);
        if !found.starts_with(expected) {
            wrong.push(format!("{text}: {found}, expected {expected}"));
        }
    }
    all_of(&wrong);
}

#[test]
fn a_time_of_day_takes_no_mark() {
    all_read(&[
        (
            "c. 14 March 2024 10:00",
            "refused: a date with a time of day cannot be",
        ),
        ("14 Mar 2024 10:00?", "refused"),
        ("靖康元年閏十一月丙辰卯時?", "refused"),
        ("after c. 14 March 2024 10:00", "refused"),
        ("c. 14 March 2024", "2024-03-14~"),
        ("c. 1120 to 2024-03-14T10:00", "1120~/2024-03-14T10:00"),
    ]);
}

#[test]
fn the_year_that_a_date_leaves_out_is_that_of_the_other_and_not_one_nearby() {
    let calendars = [CalendarView::named("china").unwrap()];
    let mut wrong = Vec::new();
    for (near, text, wanted) in [
        ("1050-06-01", "January to March 1126", "1126-01/1126-03"),
        (
            "1050-06-01",
            "from January 9 to January 12, 1127",
            "1127-01-09/1127-01-12",
        ),
        (
            "1050-06-01",
            "tháng 1 đến tháng 3 năm 1126",
            "1126-01/1126-03",
        ),
        (
            "1200-06-01",
            "1127年1月9日から2月3日まで",
            "1127-01-09/1127-02-03",
        ),
        ("1126-06-01", "January to March", "1126-01/1126-03"),
        ("1050-06-01", "January 1126 to March", "refused"),
    ] {
        let near = When::parse(near, Reckoning::Julian).unwrap();
        let context = Context {
            near: near.single_day(),
            calendars: &calendars,
            ..Context::of(Reckoning::Julian)
        };
        let found =
            readings(text, context).map_or("refused".to_owned(), |all| all[0].when.to_string());
        if found != wanted {
            wrong.push(format!("{text} near {near}: {found}, expected {wanted}"));
        }
    }
    all_of(&wrong);
}

#[test]
fn a_range_of_years_is_an_interval_first() {
    all_read(&[
        ("1900–1999", "1900/1999 or 19XX"),
        ("1970–1979", "1970/1979"),
        ("300 – 201 BCE", "-0299/-0200"),
        ("紀元前300年～紀元前201年", "-0299/-0200"),
        ("1970s", "197X"),
    ]);
}

#[test]
fn the_era_and_the_digits_of_a_first_year_are_those_of_the_second() {
    all_read(&[
        ("432/1 BC", "-0431/-0430"),
        ("432/31 BC", "-0431/-0430"),
        ("480/79 BC", "-0479/-0478"),
        ("50 to 9 BC", "-0049/-0008"),
        ("公元前475–221年", "-0474/-0220"),
        ("기원전 57~37년", "-0056/-0036"),
        ("紀元前221～206年", "-0220/-0205"),
        ("公元前27年–14年", "-0026/0014"),
    ]);
}

#[test]
fn what_needs_the_number_of_a_year_is_not_left_out() {
    for text in [
        "靖康年間二月",
        "靖康年間正月丙辰",
        "洪武年間春",
        "洪武年間丙辰年",
    ] {
        assert!(as_read(text).starts_with("refused"), "{text}");
    }
    all_read(&[
        ("靖康年間", "[1126-01-25..1127-06-11]"),
        // The name of the year fits the second of two.
        ("康熙壬寅正月三十日", "1662-03-19"),
    ]);
}

#[test]
fn a_season_has_no_months_between_its_months() {
    all_read(&[
        (
            "天授二年冬",
            "[0690-12-06..0691-02-03] or [0691-10-27..0691-11-25]",
        ),
        ("昭和二十年夏", "[1945-06-01..1945-08-31]"),
        ("昭和二十年冬", "[1945-12-01..1946-02-28]"),
        ("昭和二十年冬一月", "[1945-01-01..1945-01-31]"),
    ]);
    // A year whose months were counted twice is one reading.
    assert!(!as_read("元年").contains(" or "), "{}", as_read("元年"));
}

#[test]
fn lunar_days_are_refused_where_months_are_gregorian() {
    for text in [
        "民國三十四年中秋",
        "民國三十七年除夕",
        "光武二年端午",
        "民國三十四年正月初一",
        "民國三十四年臘月",
    ] {
        assert!(as_read(text).starts_with("refused"), "{text}");
    }
    all_read(&[
        ("民國三十四年元旦", "1945-01-01"),
        ("昭和二十年端午", "1945-05-05"),
        ("昭和二十年大晦日", "1945-12-31"),
        ("昭和二〇年八月一五日", "1945-08-15"),
        ("昭和三九年一二月一〇日", "1964-12-10"),
    ]);
}

#[test]
fn the_first_century_begins_with_the_year_1() {
    all_read(&[
        ("1st century", "[0001..0099]"),
        ("early 1st century", "[0001~..0033~]"),
        ("2nd century", "01XX"),
        ("1st century BC", "-00XX"),
    ]);
}

#[test]
fn years_ago_are_counted_from_a_known_day() {
    all_read(&[
        ("10 years ago", "refused: the year from which"),
        ("20000 years ago", "Y-18050~"),
        ("10 BP", "1940"),
        ("100년 전", "refused: this may be a number of years"),
        ("50년 후", "refused"),
        ("1127년 전", "[..1126]"),
    ]);
    let today = When::parse("2024-03-14", Reckoning::Gregorian).unwrap();
    let context = Context {
        today: today.single_day(),
        ..Context::of(Reckoning::Gregorian)
    };
    let found = readings("10 years ago", context).unwrap();
    assert_eq!(found[0].when.to_string(), "2014~");
}

#[test]
fn a_number_in_brackets_is_the_year_or_refused() {
    all_read(&[
        ("建武元年六月（25）", "[0025-07-15..0025-08-12]"),
        ("Yuanshi 5 (5)", "[0005"),
        ("Yuanshi 5 (7)", "refused"),
        ("1127-01-09 10.5", "refused"),
        ("1127-01-09 10.05", "1127-01-09T10:05"),
        ("1642-1-1 0:0:0", "1642-01-01T00:00:00"),
    ]);
}

#[test]
fn short_dates_are_read_as_they_are_written() {
    all_read(&[
        ("≤9 Jan 1127", "[..1127-01-09]"),
        ("≥15 Mar 44 BCE", "[-0043-03-15..]"),
        ("≤spr 1125", "[..1125-05-31]"),
        ("2024 Q1", "2024-33"),
        ("1125 H1", "1125-40"),
    ]);
}

#[test]
fn dates_beyond_the_supported_years_are_refused() {
    all_read(&[
        ("between [..1120] and 1127", "refused: a time between"),
        ("before Y-100000000000", "refused"),
        ("before 1127", "[..1126]"),
    ]);
}

#[test]
fn a_year_by_its_sexagenary_name_is_whole_where_an_era_began_within_it() {
    let near = When::parse("1127-03-01", Reckoning::Julian).unwrap();
    let context = Context {
        near: near.single_day(),
        ..Context::of(Reckoning::Julian)
    };
    let found = readings("丁未年", context).unwrap()[0].when.to_string();
    assert!(found.starts_with("[1127-02-1"), "{found}");
}

#[test]
fn what_is_between_two_dates_agrees_with_neither() {
    let agrees = |written, when| {
        let context = Context::of(Reckoning::Julian);
        let when = When::parse(when, Reckoning::Julian).unwrap();
        check_as_written(written, &when, context).is_ok()
    };
    assert!(agrees("1125 or 1127", "1127"));
    assert!(agrees("1125 or 1127", "[1125,1127]"));
    assert!(!agrees("1125 or 1127", "1126"));
}

#[test]
fn a_year_of_two_digits_is_read_with_a_note() {
    let note = "read as a year of the first century, not of this one or the last";
    for (text, when) in [
        ("14 May 24", "0024-05-14"),
        ("60s", "006X"),
        ("winter 24", "0024-24"),
    ] {
        assert_eq!(as_read(text), format!("{when}; {note}"), "{text}");
    }
    for text in ["14 May AD 24", "14 May 0024", "1st century", "1130s"] {
        assert!(!as_read(text).contains(note), "{text}");
    }
}
