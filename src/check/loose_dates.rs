//! What an invalid date may mean, for asking its author.

use crate::time::{DateError, Reckoning, When};

/// Whether a text says that the date is unknown.
pub(crate) fn is_unknown(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "", "?", "??", "unknown", "soon", "tbd", "n.d.", "nd", "undated", "never", "none", "-",
    ];
    WORDS.contains(&&*text.trim().to_lowercase())
}

/// The two possible days of a date whose day and month may be swapped.
pub(crate) fn either(text: &str) -> Option<[String; 2]> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
    let [one, two, year] = parts.as_slice() else {
        return None;
    };
    let (one, two): (u8, u8) = (one.trim().parse().ok()?, two.trim().parse().ok()?);
    let year: u16 = year.trim().parse().ok().filter(|year| *year > 99)?;
    let open = one != two && (1..=12).contains(&one) && (1..=12).contains(&two);
    let write = |month: u8, day: u8| format!("{year:04}-{month:02}-{day:02}");
    open.then(|| [write(two, one), write(one, two)])
}

/// What to write instead of `-44`, a year before Christ with fewer than four digits, which may or may not count a year 0.
pub(crate) fn before_christ_or_zero(text: &str) -> Option<String> {
    let rest = text.trim().strip_prefix('-')?;
    let (digits, after) = match rest.split_once('-') {
        Some((digits, day)) => (digits, format!("-{day}")),
        None => (rest, String::new()),
    };
    let year: u16 = digits.parse().ok().filter(|_| digits.len() < 4)?;
    if year == 0 {
        return None;
    }
    let write = |year: u16| match year {
        0 => format!("\"0000{after}\""),
        _ => format!("\"-{year:04}{after}\""),
    };
    let valid = |text: String| When::parse(text.trim_matches('"'), Reckoning::Julian).is_ok();
    let (historic, astronomical) = (write(year - 1), write(year));
    valid(historic.clone()).then(|| {
        let bce = year + 1;
        format!("write {historic} for {year} BC or {astronomical} for {bce} BC")
    })
}

/// What to write instead of `1900s`, which is a decade or a century; `written` is the decade, or a date with it.
pub(super) fn decade_or_century(text: &str, written: &str) -> Option<String> {
    let text = text.to_lowercase();
    let is_both = ["00s", "00's", "00’s"].iter().any(|end| {
        let before = text.split_once(end).map(|(before, _)| before);
        before.is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit()))
    });
    is_both.then(|| match written.strip_suffix("0X") {
        Some(century) => {
            format!("write \"{century}0X\" for the decade or \"{century}XX\" for the century")
        }
        None => format!("write \"{written}\" for the decade, or as a century"),
    })
}

/// The only reading of a text, or an error that asks which of several readings is meant.
pub(crate) fn one_of(mut ways: Vec<String>) -> Result<String, DateError> {
    ways.dedup();
    match ways.pop() {
        Some(written) if ways.is_empty() => Ok(written),
        last => {
            let ways = ways.into_iter().chain(last);
            let each: Vec<String> = ways.map(|way| format!("\"{way}\"")).collect();
            Err(DateError::new(1, format!("write {}", each.join(" or "))))
        }
    }
}

/// An interval with its ends swapped, if that is valid and the original is not.
pub(crate) fn other_way_round(text: &str, reckoning: Reckoning) -> Option<String> {
    let (start, end) = text.trim().split_once('/')?;
    let turned = format!("{end}/{start}");
    let can_be = |text: &str| When::parse(text, reckoning).is_ok();
    (can_be(&turned) && !can_be(text.trim())).then_some(turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_may_be_the_month_is_asked_about() {
        let days = ["1141-02-01", "1141-01-02"].map(str::to_owned);
        assert_eq!(either("01/02/1141"), Some(days));
        assert_eq!(either("1.1.1141"), None);
        assert_eq!(either("25/12/1141"), None);
    }

    #[test]
    fn a_short_year_before_christ_is_asked_about() {
        for (text, expected) in [
            (
                "-44",
                Some("write \"-0043\" for 44 BC or \"-0044\" for 45 BC"),
            ),
            ("-1", Some("write \"0000\" for 1 BC or \"-0001\" for 2 BC")),
            (
                "-44-03-15",
                Some("write \"-0043-03-15\" for 44 BC or \"-0044-03-15\" for 45 BC"),
            ),
            ("-0044", None),
            ("-44-15-03", None),
            ("44", None),
        ] {
            let found = before_christ_or_zero(text);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn hundreds_of_years_are_a_decade_or_a_century() {
        let both = "write \"190X\" for the decade or \"19XX\" for the century";
        for (text, written, expected) in [
            ("1900s", "190X", Some(both)),
            ("the 1900\u{2019}s", "190X", Some(both)),
            ("1920s", "192X", None),
            ("c. 1900", "1900~", None),
            (
                "100s BC",
                "[-0108..-0099]",
                Some("write \"[-0108..-0099]\" for the decade, or as a century"),
            ),
        ] {
            let asked = decade_or_century(text, written);
            assert_eq!(asked.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_stretch_can_be_turned_round_where_it_ends_before_it_begins() {
        let turned = |text| other_way_round(text, Reckoning::Julian);
        assert_eq!(turned("1127/1120").as_deref(), Some("1120/1127"));
        assert_eq!(turned("1120/1127"), None);
        assert_eq!(turned("1120/x"), None);
    }
}
