//! Formatting numbers for display.

/// Formats a number with a separator between thousands.
///
/// ```
/// assert_eq!(annals::text::thousands(-200_000, ","), "-200,000");
/// ```
pub fn thousands(value: i64, between: &str) -> String {
    decimal(value < 0, value.unsigned_abs(), "", (between, "."))
}

/// The digits of a number with a separator between thousands.
fn grouped(number: u64, between: &str) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push_str(between);
        }
        written.push(digit);
    }
    written
}

/// Formats a number from its parts: the integer part, the digits after the decimal point, and the thousands separator and decimal
/// point.
///
/// ```
/// assert_eq!(annals::text::decimal(true, 1_234, "05", (",", ".")), "-1,234.05");
/// ```
pub fn decimal(negative: bool, whole: u64, behind: &str, (between, point): (&str, &str)) -> String {
    let sign = if negative { "-" } else { "" };
    let whole = grouped(whole, between);
    if behind.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{point}{behind}")
    }
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
