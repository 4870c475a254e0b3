//! Which parts of language tags are registered (RFC 5646 §3.1), and what is probably meant by those that are not.

use std::sync::OnceLock;

/// The registered subtags: on each line a type and some of its subtags.
const REGISTER: &str = include_str!("../../assets/languages/subtags.txt");

/// Country codes and other codes that are mistaken for language tags. None of them is a registered language except `kr`
/// (Kanuri).
const MISTAKEN: [(&str, &str); 38] = [
    ("al", "sq"),
    ("au", "en"),
    ("bd", "bn"),
    ("by", "be"),
    ("cl", "es"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("eg", "ar"),
    ("gb", "en"),
    ("ge", "ka"),
    ("gr", "el"),
    ("hk", "yue"),
    ("il", "he"),
    ("iq", "ar"),
    ("ir", "fa"),
    ("jo", "ar"),
    ("jp", "ja"),
    ("kh", "km"),
    ("kr", "ko"),
    ("kz", "kk"),
    ("lk", "si"),
    ("md", "ro"),
    ("mm", "my"),
    ("mx", "es"),
    ("np", "ne"),
    ("nz", "en"),
    ("ph", "fil"),
    ("pk", "ur"),
    ("rs", "sr"),
    ("sp", "es"),
    ("sy", "ar"),
    ("tj", "tg"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
    ("zht", "zh-Hant"),
    ("zhs", "zh-Hans"),
];

/// The unregistered part of a well-formed tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unregistered<'t> {
    /// The language, and the tag of the one that is probably meant.
    Language(Option<&'static str>),
    /// The script.
    Script(&'t str),
    /// The region, or another part as long as one.
    Region(&'t str),
}

/// The first unregistered part of a well-formed tag. Variants, extensions and private-use parts are not checked.
///
/// ```
/// use annals::names::{Unregistered, unregistered};
///
/// assert_eq!(unregistered("zh-Hant-TW"), None);
/// assert_eq!(unregistered("jp"), Some(Unregistered::Language(Some("ja"))));
/// assert_eq!(unregistered("en-UX"), Some(Unregistered::Region("UX")));
/// ```
pub fn unregistered(tag: &str) -> Option<Unregistered<'_>> {
    if has("grandfathered", tag) {
        return None;
    }
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    if !has("language", language) {
        return Some(Unregistered::Language(likely_language(language)));
    }
    for part in parts.take_while(|part| part.len() > 1) {
        let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        let known = match part.len() {
            3 if letters => has("extlang", part),
            4 if letters => has("script", part),
            2 => has("region", part),
            3 if digits => has("region", part),
            _ => true,
        };
        if !known && part.len() == 4 {
            return Some(Unregistered::Script(part));
        }
        if !known {
            return Some(Unregistered::Region(part));
        }
    }
    None
}

/// The language that a country code probably means, even if the code is a language itself: `ko` for `kr`, which is
/// Kanuri.
pub fn mistaken(language: &str) -> Option<&'static str> {
    let same = |(code, _): &&(&str, &str)| code.eq_ignore_ascii_case(language);
    MISTAKEN.iter().find(same).map(|(_, meant)| *meant)
}

fn likely_language(language: &str) -> Option<&'static str> {
    mistaken(language).or_else(|| {
        let pairs = words("shorter").filter_map(|pair| pair.split_once('='));
        let mut same = pairs.filter(|(code, _)| code.eq_ignore_ascii_case(language));
        same.next().map(|(_, shorter)| shorter)
    })
}

/// True if a subtag of the given type is registered, by itself or within a range such as `qaa..qtz`. Case is ignored.
fn has(of: &str, subtag: &str) -> bool {
    // The subtags of a type are in order: only one line can have it.
    let lines = lines(of);
    let begun = lines.partition_point(|(_, line)| {
        let first = line.split([' ', '.']).next();
        first.is_some_and(|first| in_any_case(first).le(in_any_case(subtag)))
    });
    let line = begun.checked_sub(1).and_then(|last| lines.get(last));
    let mut words = line.into_iter().flat_map(|(_, line)| line.split(' '));
    words.any(|word| match word.split_once("..") {
        Some((first, last)) if first.len() == subtag.len() => {
            in_any_case(first).le(in_any_case(subtag)) && in_any_case(subtag).le(in_any_case(last))
        }
        _ => word.eq_ignore_ascii_case(subtag),
    })
}

fn in_any_case(subtag: &str) -> impl Iterator<Item = u8> {
    subtag.bytes().map(|byte| byte.to_ascii_lowercase())
}

fn words(of: &str) -> impl Iterator<Item = &'static str> {
    lines(of).iter().flat_map(|(_, line)| line.split(' '))
}

/// The lines of the register for a type, each with its type and its subtags.
fn lines(of: &str) -> &'static [(&'static str, &'static str)] {
    static LINES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let lines = LINES.get_or_init(|| {
        let lines = REGISTER.lines();
        lines.filter_map(|line| line.split_once(' ')).collect()
    });
    let is_other = |(kind, _): &(&str, &str)| *kind != of;
    let first = lines.iter().position(|line| !is_other(line));
    let rest = first.and_then(|first| lines.get(first..)).unwrap_or(&[]);
    let end = rest.iter().position(is_other).unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subtags_of_a_type_are_in_order() {
        for of in ["language", "extlang", "script", "region", "grandfathered"] {
            let all: Vec<String> = words(of).map(str::to_ascii_lowercase).collect();
            assert!(all.is_sorted() && !all.is_empty(), "{of}");
            for word in all.iter().filter(|word| !word.contains("..")) {
                assert!(has(of, word), "{of} {word}");
            }
        }
    }

    #[test]
    fn registered_tags_are_accepted() {
        for tag in [
            "en",
            "zh-Hant",
            "zh-hant-tw",
            "nan-Latn",
            "lzh",
            "zh-yue",
            "zh-min-nan",
            "sh",
            "iw",
            "qaa",
            "en-US",
            "es-419",
            "ja-x-native",
            "zh-Latn-pinyin",
            "en-XA",
            "und-Zzzz",
            "en-u-ca-buddhist",
            "sl-rozaj-1994",
            "art-lojban",
            "mul",
            "uk",
            "kr",
            "EN-gb",
        ] {
            assert_eq!(unregistered(tag), None, "{tag}");
        }
    }

    #[test]
    fn others_are_named_with_what_is_meant() {
        let language = |meant| Some(Unregistered::Language(meant));
        for (tag, expected) in [
            ("cn", language(Some("zh"))),
            ("JP", language(Some("ja"))),
            ("vn-Latn", language(Some("vi"))),
            ("cz", language(Some("cs"))),
            ("ua", language(Some("uk"))),
            ("eng", language(Some("en"))),
            ("chi", language(Some("zh"))),
            ("xx", language(None)),
            ("qq", language(None)),
            ("qzz", language(None)),
            ("English", language(None)),
            ("zh-Hanx", Some(Unregistered::Script("Hanx"))),
            ("en-UX", Some(Unregistered::Region("UX"))),
            ("en-UK", Some(Unregistered::Region("UK"))),
            ("en-999", Some(Unregistered::Region("999"))),
            ("zh-abc", Some(Unregistered::Region("abc"))),
        ] {
            assert_eq!(unregistered(tag), expected, "{tag}");
        }
    }

    #[test]
    fn what_is_meant_is_registered_and_what_is_mistaken_for_it_is_not() {
        for (code, meant) in MISTAKEN {
            assert_eq!(unregistered(meant), None, "{meant}");
            assert_eq!(has("language", code), code == "kr", "{code}");
        }
    }
}
