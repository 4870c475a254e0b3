//! Problems with languages.

use super::{Place, Problem};

/// Names of languages that people write instead of tags.
const NAMES: [(&str, &str); 16] = [
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("english", "en"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("latin", "la"),
    ("mongolian", "mn"),
    ("persian", "fa"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("turkish", "tr"),
    ("vietnamese", "vi"),
];

/// True for a well-formed tag that is in no register: registered languages have tags of two or three letters.
pub(crate) fn is_in_no_register(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    language.len() > 3
}

/// A tag that is in no register.
pub(crate) fn in_no_register(place: Place, tag: &str) -> Problem {
    let problem = Problem::warning(place, format!("no language has the tag `{tag}`"));
    let name = tag.to_lowercase();
    match NAMES.iter().find(|(known, _)| *known == name) {
        Some((_, meant)) => problem.expected(format!("write \"{meant}\"")),
        None => problem.expected("write a BCP 47 tag, as `en`, `zh-Hant`, `nan-Latn`"),
    }
}
