//! Years before and after Christ. Nobody counted a year 0 among them; the astronomical year 0 is 1 BC.

/// An era of years: before or after Christ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommonEra {
    Before,
    After,
}

/// Words after a date, in lower case.
const BEHIND: &[(&str, CommonEra)] = &[
    (" bce", CommonEra::Before),
    (" bc", CommonEra::Before),
    (" b.c.", CommonEra::Before),
    (" b.c.e.", CommonEra::Before),
    (" tcn", CommonEra::Before),
    (" v. chr.", CommonEra::Before),
    (" v.chr.", CommonEra::Before),
    (" av. j.-c.", CommonEra::Before),
    (" avant j.-c.", CommonEra::Before),
    (" avant notre ère", CommonEra::Before),
    (" ce", CommonEra::After),
    (" ad", CommonEra::After),
    (" a.d.", CommonEra::After),
    (" c.e.", CommonEra::After),
    (" scn", CommonEra::After),
    (" n. chr.", CommonEra::After),
    (" n.chr.", CommonEra::After),
    (" ap. j.-c.", CommonEra::After),
    (" apr. j.-c.", CommonEra::After),
    (" après j.-c.", CommonEra::After),
    (" de notre ère", CommonEra::After),
];

/// Words before a date, each before its own prefixes.
const AHEAD: &[(&str, CommonEra)] = &[
    ("公元前", CommonEra::Before),
    ("西元前", CommonEra::Before),
    ("紀元前", CommonEra::Before),
    ("纪元前", CommonEra::Before),
    ("기원전", CommonEra::Before),
    ("前", CommonEra::Before),
    ("公元", CommonEra::After),
    ("西元", CommonEra::After),
    ("西暦", CommonEra::After),
    ("西曆", CommonEra::After),
    ("公曆", CommonEra::After),
    ("紀元後", CommonEra::After),
    ("서기", CommonEra::After),
    ("ad ", CommonEra::After),
    ("a.d. ", CommonEra::After),
];

impl CommonEra {
    /// The astronomical year for a number in the era.
    ///
    /// # Errors
    /// If there is no such year; the message says what to write instead.
    pub(crate) fn year(self, number: i64) -> Result<i64, String> {
        match (self, number) {
            (Self::Before, 0) => Err("there is no year 0 BC; write 1 BC or 0000".to_owned()),
            (Self::After, 0) => {
                Err("there is no year 0 AD; write 1 AD, or 0000 for 1 BC".to_owned())
            }
            (_, ..0) => Err(format!("there is no year {number} of an era")),
            (Self::Before, _) => Ok(1 - number),
            (Self::After, _) => Ok(number),
        }
    }

    /// Splits off the word for the era, if there is one.
    pub(crate) fn split(text: &str) -> (Option<Self>, &str) {
        let behind = BEHIND
            .iter()
            .find_map(|(word, era)| Some((Some(*era), text.strip_suffix(word)?)));
        let ahead = || {
            AHEAD
                .iter()
                .find_map(|(word, era)| Some((Some(*era), text.strip_prefix(word)?)))
        };
        let (era, rest) = behind.or_else(ahead).unwrap_or((None, text));
        (era, rest.trim())
    }
}

/// The astronomical year for a number, which is already one if there is no era.
///
/// # Errors
/// As for [`CommonEra::year`].
pub(crate) fn year_of(number: i64, era: Option<CommonEra>) -> Result<i64, String> {
    era.map_or(Ok(number), |era| era.year(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_year_is_0() {
        for (number, era, expected) in [
            (44, CommonEra::Before, Ok(-43)),
            (1, CommonEra::Before, Ok(0)),
            (1, CommonEra::After, Ok(1)),
            (79, CommonEra::After, Ok(79)),
        ] {
            assert_eq!(era.year(number), expected);
        }
        for era in [CommonEra::Before, CommonEra::After] {
            assert!(era.year(0).is_err_and(|reason| reason.contains("0000")));
            assert!(era.year(i64::MIN).is_err());
            assert!(era.year(i64::MAX).is_ok());
        }
    }

    #[test]
    fn eras_are_told_from_dates() {
        for (text, expected) in [
            ("44 bc", (Some(CommonEra::Before), "44")),
            ("12th century ad", (Some(CommonEra::After), "12th century")),
            ("公元前221年", (Some(CommonEra::Before), "221年")),
            ("公元1127年", (Some(CommonEra::After), "1127年")),
            ("1127", (None, "1127")),
        ] {
            assert_eq!(CommonEra::split(text), expected, "{text}");
        }
    }
}
