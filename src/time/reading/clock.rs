//! Times of day as people write them: "19:28", "19h28", "7:28 pm", "10:00 UTC", "10:00 +09:00".

/// Maximum length of a time in bytes.
const LONGEST: usize = 24;

/// How EDTF writes a time of day, with its zone; `None` if the text is not a time. The numbers are not checked.
pub(super) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let (time, offset) = match lower.rfind(['+', '-']) {
        Some(at) => (lower[..at].trim_end(), Some(offset(&lower[at..])?)),
        None => (&*lower, None),
    };
    let named = ["utc", "gmt", "z"]
        .iter()
        .find_map(|word| time.strip_suffix(word));
    let zone = offset.or(named.map(|_| "Z".to_owned())).unwrap_or_default();
    Some(hours(named.unwrap_or(time).trim_end())? + &zone)
}

/// How EDTF writes the two times of "10:00-11:30", a range of hours; `None` if it is not one, or runs backwards as in 10:00-05:00, a
/// time with its zone.
pub(super) fn range(text: &str) -> Option<[String; 2]> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let (from, to) = lower.split_once(['-', '–'])?;
    let (from, to) = (hours(from.trim())?, hours(to.trim())?);
    (from.len() == to.len() && from < to).then_some([from, to])
}

/// `19:28`, `19h28`, `7:28 pm`, `7 pm`, `19:28:05`.
fn hours(text: &str) -> Option<String> {
    let half = [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)];
    let half = half
        .iter()
        .find_map(|(word, noon)| Some((text.strip_suffix(word)?.trim_end(), *noon)));
    let (text, noon) = half.map_or((text, None), |(text, noon)| (text, Some(noon)));
    let mut parts = text.split([':', 'h', '.']).filter(|part| !part.is_empty());
    let number = |part: &str| {
        let is_number = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u8>().ok().filter(|_| is_number)
    };
    let hour = number(parts.next()?)?;
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None => hour,
    };
    let mut written = format!("{hour:02}");
    let mut has_more = noon.is_some() || text.ends_with('h');
    for part in parts {
        // "10.5" is a number of hours, not 10:05.
        let is_minutes = part.len() == 2 || !text.contains('.');
        written = format!("{written}:{:02}", number(part).filter(|_| is_minutes)?);
        has_more = true;
    }
    has_more.then_some(written)
}

/// The offset `+09:00`, from `+9`, `+09`, `+0900` too.
fn offset(text: &str) -> Option<String> {
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None if rest.len() == 4 => rest.split_at_checked(2)?,
        None => (rest, ""),
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) || !(1..=2).contains(&hours.len()) {
        return None;
    }
    match minutes.len() {
        0 => Some(format!("{sign}{hours:0>2}")),
        2 => Some(format!("{sign}{hours:0>2}:{minutes}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_hours() {
        for (text, expected) in [
            ("10:00-11:30", Some(["10:00", "11:30"])),
            ("10:00 – 11:30", Some(["10:00", "11:30"])),
            ("9 am - 5 pm", Some(["09", "17"])),
            ("10:00-05:00", None),
            ("03:00:00-05:00", None),
            ("03:00-05", None),
        ] {
            let found = range(text);
            let found = found
                .as_ref()
                .map(|both| [both[0].as_str(), both[1].as_str()]);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn times_of_day() {
        for (text, expected) in [
            ("19:28", Some("19:28")),
            ("9:05", Some("09:05")),
            ("19:28:05", Some("19:28:05")),
            ("19h28", Some("19:28")),
            ("19h", Some("19")),
            ("19.28", Some("19:28")),
            ("7:28 pm", Some("19:28")),
            ("7 pm", Some("19")),
            ("12:05 a.m.", Some("00:05")),
            ("13 pm", None),
            ("10:00 UTC", Some("10:00Z")),
            ("10:00z", Some("10:00Z")),
            ("7:28 pm UTC", Some("19:28Z")),
            ("10:00 +09:00", Some("10:00+09:00")),
            ("10:00+9", Some("10:00+09")),
            ("10:00 GMT-0500", Some("10:00-05:00")),
            ("10:00 +5:30", Some("10:00+05:30")),
            ("10:00-5:30:1", None),
            ("10:00-é", None),
            ("10", None),
            ("1957", None),
            ("march", None),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }
}
