//! Roman numerals.

/// The signs of modern numerals, from the greatest to the smallest.
const SIGNS: [(&str, i64); 13] = [
    ("M", 1_000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// Additive forms, which are common in sources, and their modern forms.
const ADDED: [(&str, &str); 6] = [
    ("DCCCC", "CM"),
    ("CCCC", "CD"),
    ("LXXXX", "XC"),
    ("XXXX", "XL"),
    ("VIIII", "IX"),
    ("IIII", "IV"),
];

/// Maximum length of a numeral.
const LONGEST: usize = 120;

/// The value of a numeral in capitals; `None` if the text contains other letters.
///
/// # Errors
/// If the letters are not in the order of a numeral.
pub(crate) fn roman(text: &str) -> Option<Result<i64, String>> {
    let is_of_letters = text.bytes().all(|byte| b"IVXLCDM".contains(&byte));
    if text.is_empty() || text.len() > LONGEST || !is_of_letters {
        return None;
    }
    let mut today = text.to_owned();
    for (added, short) in ADDED {
        today = today.replacen(added, short, 1);
    }
    let (number, rest) = taken(&today);
    Some(if rest.is_empty() && written(number) == today {
        Ok(number)
    } else {
        Err(format!(
            "\u{201c}{text}\u{201d} is no Roman numeral: one I, X or C may stand before a greater sign, as in IX, XL, CD"
        ))
    })
}

/// The value of the longest sequence of signs at the start of a text, in descending order, and the rest of the text.
fn taken(text: &str) -> (i64, &str) {
    let (mut sum, mut rest) = (0, text);
    for (sign, worth) in SIGNS {
        while let Some(behind) = rest.strip_prefix(sign) {
            (sum, rest) = (sum + worth, behind);
        }
    }
    (sum, rest)
}

/// A number as a modern numeral.
fn written(number: i64) -> String {
    let (mut text, mut rest) = (String::new(), number);
    for (sign, worth) in SIGNS {
        while rest >= worth {
            text.push_str(sign);
            rest -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_sources_write_them() {
        for (text, expected) in [
            ("DCCX", 710),
            ("MCMXCIX", 1_999),
            ("IIII", 4),
            ("VIIII", 9),
            ("XIIII", 14),
            ("XXXX", 40),
            ("LXXXXVIIII", 99),
            ("CCCC", 400),
            ("DCCCCXXXXIIII", 944),
            ("DCCXLIIII", 744),
            ("MMMMM", 5_000),
        ] {
            assert_eq!(roman(text), Some(Ok(expected)), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_is_refused() {
        for text in [
            "IIX", "IVXLCDM", "IIIII", "VV", "VX", "IC", "XM", "IXI", "IVI", "CDC", "CMC", "LL",
            "XCX", "VIV",
        ] {
            assert!(roman(text).is_some_and(|read| read.is_err()), "{text}");
        }
        for text in ["", "ab", "x", "12", "MIXED"] {
            assert_eq!(roman(text), None, "{text}");
        }
        assert_eq!(roman(&"M".repeat(10_000)), None);
    }

    #[test]
    fn every_number_reads_back() {
        for number in 1..4_000 {
            assert_eq!(roman(&written(number)), Some(Ok(number)));
        }
    }
}
