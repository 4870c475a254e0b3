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

/// A tag with an unregistered language; `meant` is the one that is probably meant, if known.
pub(crate) fn no_language(place: Place, tag: &str, meant: Option<&str>) -> Problem {
    let (language, rest) = tag.split_once('-').unwrap_or((tag, ""));
    let problem = Problem::warning(place, format!("no language has the tag `{language}`"));
    let name = tag.to_lowercase();
    let by_name = NAMES.iter().find(|(known, _)| *known == name);
    match meant.or(by_name.map(|(_, meant)| *meant)) {
        Some(meant) if rest.is_empty() => problem.expected(format!("write \"{meant}\"")),
        Some(meant) => problem.expected(format!("write \"{meant}-{rest}\"")),
        None => problem.expected("write a BCP 47 tag, such as `en`, `zh-Hant`, `nan-Latn`"),
    }
}

/// A tag with an unregistered script.
pub(crate) fn no_script(place: Place, tag: &str, script: &str) -> Problem {
    let problem = Problem::warning(
        place,
        format!("no script has the tag `{script}` in `{tag}`"),
    );
    problem.expected("write one of ISO 15924, as `Hant`, `Latn`, `Cyrl`, or none")
}

/// A tag with an unregistered part where a region may be.
pub(crate) fn no_region(place: Place, tag: &str, region: &str) -> Problem {
    let problem = Problem::warning(
        place,
        format!("no region has the tag `{region}` in `{tag}`"),
    );
    if region.eq_ignore_ascii_case("UK") {
        let meant = tag.replace(region, "GB");
        return problem.expected(format!("write \"{meant}\""));
    }
    problem.expected("write one of ISO 3166-1, as `TW`, `GB`, or none")
}

/// A country code that is also the tag of a language, but not of the language of the texts.
pub(crate) fn another_language(place: Place, tag: &str, meant: &str) -> Problem {
    let message = format!("`{tag}` is another language than that of its texts");
    Problem::warning(place, message).expected(format!("write \"{meant}\""))
}
