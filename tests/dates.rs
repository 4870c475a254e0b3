//! Dates of every kind: what annals writes it reads again, in every language and calendar.

use annals::messages::Interface;
use annals::time::{CalendarView, Context, Reckoning, When, readings, write};

/// Dates of every shape that EDTF has.
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
    "2001-38",
    "2001-41",
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
    "[1127-01-10..]",
    "[..1127-01-08]",
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

const RECKONINGS: [Reckoning; 2] = [Reckoning::Julian, Reckoning::Gregorian];

/// What a text that was written means, if it is read as the same time again.
fn comes_back(text: &str, when: &When, context: Context<'_>) -> Result<(), String> {
    match readings(text, context) {
        Ok(read) if read.iter().any(|one| one.when.extent() == when.extent()) => Ok(()),
        Ok(read) => Err(format!("{when} is {text}, read as {}", read[0].when)),
        Err(error) => Err(format!("{when} is {text}: {error}")),
    }
}

fn all_of(wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_shape_is_read_as_it_was_written() {
    let mut wrong = Vec::new();
    for reckoning in RECKONINGS.into_iter().chain([Reckoning::default()]) {
        let view = CalendarView::of_reckoning(reckoning);
        for shape in SHAPES {
            let when = When::parse(shape, reckoning).unwrap();
            for interface in Interface::ALL {
                let style = interface.date_style();
                let context = Context::of(reckoning);
                let Some(long) = write(&when, view, style) else {
                    wrong.push(format!("{shape} is not written"));
                    continue;
                };
                let tag = interface.tag();
                wrong.extend(
                    comes_back(&long, &when, context)
                        .err()
                        .map(|e| format!("{tag} long: {e}")),
                );
            }
        }
        break;
    }
    all_of(&wrong);
}
