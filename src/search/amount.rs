//! Numbers in East Asian notation: 7万, 七萬, 十五万, 7만, 1億2000萬, converted to digits.

use crate::text::narrow;

/// A number in digits, and the text after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// Without grouping separators.
    pub(super) digits: String,
    /// What is counted, folded: 人, 명; empty if not given.
    pub(super) after: String,
}

/// The value of a character of a number.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Digit(u64),
    /// A unit within a group of four digits: ten, hundred, thousand.
    Small(u64),
    /// A unit of such a group: ten thousand and its powers.
    Great(u64),
}

fn sign(character: char) -> Option<Sign> {
    const DIGITS: [&str; 10] = [
        "〇零영",
        "一壹일",
        "二两兩이",
        "三삼",
        "四사",
        "五오",
        "六육",
        "七칠",
        "八팔",
        "九구",
    ];
    if let Some(digit) = narrow(character).to_digit(10) {
        return Some(Sign::Digit(digit.into()));
    }
    let digit = DIGITS.iter().position(|forms| forms.contains(character));
    if let Some(digit) = digit.and_then(|digit| u64::try_from(digit).ok()) {
        return Some(Sign::Digit(digit));
    }
    Some(match character {
        '十' | '십' => Sign::Small(10),
        '百' | '백' => Sign::Small(100),
        '千' | '천' => Sign::Small(1_000),
        '万' | '萬' | '만' => Sign::Great(10_000),
        '億' | '亿' | '억' => Sign::Great(100_000_000),
        '兆' | '조' => Sign::Great(1_000_000_000_000),
        _ => return None,
    })
}

/// The amount at the start of a text, if it is written with number characters. `None` for plain digits, which are found as they are.
pub(super) fn amount(text: &str, fold: impl Fn(&str) -> String) -> Option<Amount> {
    let signs = || text.char_indices().filter(|(_, sign)| *sign != ',');
    let end = signs().find(|(_, character)| sign(*character).is_none());
    let end = end.map_or(text.len(), |(at, _)| at);
    let read = signs().take_while(|(at, _)| *at < end);
    let signs: Vec<Sign> = read.filter_map(|(_, character)| sign(character)).collect();
    if signs.iter().all(|sign| matches!(sign, Sign::Digit(_))) {
        return None;
    }
    Some(Amount {
        digits: total(&signs)?.to_string(),
        after: fold(&text[end..]).replace(' ', ""),
    })
}

/// The value of a sequence of number characters; `None` if it is not a number or overflows.
fn total(signs: &[Sign]) -> Option<u64> {
    // The finished total, the group before the next great unit, and the digits before the next unit of either kind.
    let (mut whole, mut group, mut digits) = (0_u64, 0_u64, None);
    for sign in signs {
        match *sign {
            Sign::Digit(digit) => {
                let before: u64 = digits.unwrap_or(0);
                digits = Some(before.checked_mul(10)?.checked_add(digit)?);
            }
            Sign::Small(worth) => {
                group = group.checked_add(digits.take().unwrap_or(1).checked_mul(worth)?)?;
            }
            Sign::Great(worth) => {
                let before = group.checked_add(digits.take().unwrap_or(0))?;
                whole = whole.checked_add(before.max(1).checked_mul(worth)?)?;
                group = 0;
            }
        }
    }
    whole.checked_add(group)?.checked_add(digits.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold::fold;

    #[test]
    fn amounts_are_read() {
        for (text, expected) in [
            ("7万", Some(("70000", ""))),
            ("７萬", Some(("70000", ""))),
            ("七万", Some(("70000", ""))),
            ("7만", Some(("70000", ""))),
            ("칠만", Some(("70000", ""))),
            ("7만명", Some(("70000", "명"))),
            ("十五萬人", Some(("150000", "人"))),
            ("一百二十万", Some(("1200000", ""))),
            ("1億2,000万", Some(("120000000", ""))),
            ("三千五百", Some(("3500", ""))),
            ("万", Some(("10000", ""))),
            ("70000", None),
            ("七", None),
            ("靖康", None),
            ("", None),
            ("9999999999999999兆", None),
            ("18446744073709551615万", None),
            ("千18446744073709551615万", None),
            ("18446744073709551615百万", None),
            ("万18446744073709551615", None),
        ] {
            let read = amount(text, fold);
            let read = read.as_ref().map(|read| (&*read.digits, &*read.after));
            assert_eq!(read, expected, "{text}");
        }
    }
}
