//! The names of the months in the languages of Europe.

/// Without accents: English, German, French, Spanish, Italian, Portuguese, Dutch.
const MONTHS: [&str; 12] = [
    "january januar janner janvier enero gennaio janeiro januari",
    "february februar feber fevrier febrero febbraio fevereiro februari",
    "march marz maerz mars marzo marco maart mrz",
    "april avril abril aprile avr abr",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus ago",
    "september septembre septiembre settembre setembro setiembre sept",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro desember",
];

/// The number of a month by its name, in lower case and without accents, or by three or more of its first letters, but at most `longest`.
pub(crate) fn month_of_name(word: &str, longest: usize) -> Option<u8> {
    let length = word.chars().count();
    let is_short = (3..=longest).contains(&length);
    let is_meant = |name: &str| name == word || is_short && name.starts_with(word);
    let place = MONTHS
        .iter()
        .position(|names| names.split(' ').any(is_meant))?;
    u8::try_from(place + 1).ok()
}
