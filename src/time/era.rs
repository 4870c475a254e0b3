//! Years before and after Christ. Nobody counted a year 0 among them; the astronomical year 0 is 1 BC.

/// An era of years: before or after Christ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    Before,
    After,
}

/// Words after a date, in lower case.
const BEHIND: &[(&str, Era)] = &[
    (" bce", Era::Before),
    (" bc", Era::Before),
    (" b.c.", Era::Before),
    (" b.c.e.", Era::Before),
    (" tcn", Era::Before),
    (" v. chr.", Era::Before),
    (" v.chr.", Era::Before),
    (" av. j.-c.", Era::Before),
    (" avant j.-c.", Era::Before),
    (" avant notre ère", Era::Before),
    (" ce", Era::After),
    (" ad", Era::After),
    (" a.d.", Era::After),
    (" c.e.", Era::After),
    (" scn", Era::After),
    (" n. chr.", Era::After),
    (" n.chr.", Era::After),
    (" ap. j.-c.", Era::After),
    (" apr. j.-c.", Era::After),
    (" après j.-c.", Era::After),
    (" de notre ère", Era::After),
];

/// Words before a date, each before its own prefixes.
const AHEAD: &[(&str, Era)] = &[
    ("公元前", Era::Before),
    ("西元前", Era::Before),
    ("紀元前", Era::Before),
    ("纪元前", Era::Before),
    ("기원전", Era::Before),
    ("前", Era::Before),
    ("公元", Era::After),
    ("西元", Era::After),
    ("西暦", Era::After),
    ("西曆", Era::After),
    ("公曆", Era::After),
    ("紀元後", Era::After),
    ("서기", Era::After),
    ("ad ", Era::After),
    ("a.d. ", Era::After),
];

impl Era {
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
/// As for [`Era::year`].
pub(crate) fn year_of(number: i64, era: Option<Era>) -> Result<i64, String> {
    era.map_or(Ok(number), |era| era.year(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_year_is_0() {
        for (number, era, expected) in [
            (44, Era::Before, Ok(-43)),
            (1, Era::Before, Ok(0)),
            (1, Era::After, Ok(1)),
            (79, Era::After, Ok(79)),
        ] {
            assert_eq!(era.year(number), expected);
        }
        for era in [Era::Before, Era::After] {
            assert!(era.year(0).is_err_and(|reason| reason.contains("0000")));
            assert!(era.year(i64::MIN).is_err());
            assert!(era.year(i64::MAX).is_ok());
        }
    }

    #[test]
    fn eras_are_told_from_dates() {
        for (text, expected) in [
            ("44 bc", (Some(Era::Before), "44")),
            ("12th century ad", (Some(Era::After), "12th century")),
            ("公元前221年", (Some(Era::Before), "221年")),
            ("公元1127年", (Some(Era::After), "1127年")),
            ("1127", (None, "1127")),
        ] {
            assert_eq!(Era::split(text), expected, "{text}");
        }
    }
}
