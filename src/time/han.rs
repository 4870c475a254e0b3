//! Han characters and hangul, and numbers in Han characters.

/// Whether a character is a Han character, in the range that occurs in dates.
pub(super) fn is_han(character: char) -> bool {
    ('\u{3007}'..='\u{9fff}').contains(&character)
}

/// Whether a character is a syllable of hangul.
pub(crate) fn is_hangul(character: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&character)
}

/// Writes a number in Han characters, 二十五, 五百四, 千三; one of 10,000 and more in digits.
pub(super) fn han(number: u32) -> String {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number >= 10_000 {
        return number.to_string();
    }
    if number >= 1_000 {
        let thousands = if number < 2_000 {
            ""
        } else {
            ONES[(number / 1_000) as usize]
        };
        let rest = match number % 1_000 {
            0 => String::new(),
            rest @ (10..=19 | 100..=199) => format!("一{}", han(rest)),
            rest => han(rest),
        };
        return format!("{thousands}千{rest}");
    }
    let ones = ONES[(number % 10) as usize];
    if number >= 100 {
        let hundreds = if number < 200 {
            ""
        } else {
            ONES[(number / 100 % 10) as usize]
        };
        let rest = match number % 100 {
            0..=9 => ones.to_owned(),
            10..=19 => format!("一{}", han(number % 100)),
            rest => han(rest),
        };
        return format!("{hundreds}百{rest}");
    }
    match number / 10 {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", ONES[(tens % 10) as usize]),
    }
}
