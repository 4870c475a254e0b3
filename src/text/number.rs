//! Numbers as people read them.

/// Writes a number with something between its thousands.
///
/// ```
/// assert_eq!(annals::text::thousands(-200_000, ","), "-200,000");
/// ```
pub fn thousands(value: i64, between: &str) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        written.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push_str(between);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_three() {
        for (value, expected) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1_000, "1,000"),
            (7_777, "7,777"),
            (200_000, "200,000"),
            (-1_234_567, "-1,234,567"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(thousands(value, ","), expected);
        }
    }
}
