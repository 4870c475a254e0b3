//! Language markup for screen readers, which need another voice for names in Han characters within English text.

use super::words::attribute;
use crate::export::escaped;

/// East Asian scripts that occur in texts in other languages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Kana,
    Hangul,
}

/// A text as HTML within text in the language `within`. Parts in another script are marked with their language.
///
/// `han` is the language of names that consist of Han characters only.
pub(super) fn spoken(text: &str, within: &str, han: &str) -> String {
    if writes_han(within) || !text.chars().any(|letter| script(letter).is_some()) {
        return escaped(text);
    }
    let mut html = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter| script(letter).is_some()) {
        let end = rest[start..]
            .find(|letter| script(letter).is_none() && !joins(letter))
            .map_or(rest.len(), |length| start + length);
        let run = rest[start..end]
            .trim_end_matches(|letter: char| joins(letter) && !letter.is_ascii_digit());
        html.push_str(&escaped(&rest[..start]));
        html.push_str(&in_language(&escaped(run), language(run, han)));
        rest = &rest[start + run.len()..];
    }
    html + &escaped(rest)
}

/// HTML marked as being in a language.
pub(super) fn in_language(html: &str, tag: &str) -> String {
    format!("<span lang=\"{}\">{html}</span>", attribute(tag))
}

/// Whether a language is written with East Asian characters.
pub(super) fn writes_han(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_east_asian =
        ["zh", "lzh", "yue", "nan", "wuu", "hak", "ja", "ko", "cmn"].contains(&language);
    is_east_asian && !parts.any(|part| part.eq_ignore_ascii_case("Latn"))
}

fn language<'a>(run: &str, han: &'a str) -> &'a str {
    let has = |wanted| run.chars().any(|letter| script(letter) == Some(wanted));
    if has(Script::Kana) {
        "ja"
    } else if has(Script::Hangul) {
        "ko"
    } else {
        han
    }
}

fn script(letter: char) -> Option<Script> {
    match letter {
        '\u{3040}'..='\u{30ff}' => Some(Script::Kana),
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Some(Script::Hangul),
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Some(Script::Han),
        _ => None,
    }
}

/// True for characters that can occur between East Asian characters without ending a run of them.
fn joins(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_another_language_say_in_which() {
        for (within, text, html) in [
            (
                "en",
                "Ma Zheng (馬政).",
                "Ma Zheng (<span lang=\"lzh\">馬政</span>).",
            ),
            (
                "en",
                "卷4 本紀第3 太宗",
                "<span lang=\"lzh\">卷4</span> <span lang=\"lzh\">本紀第3</span> <span lang=\"lzh\">太宗</span>",
            ),
            ("en", "かな  ", "<span lang=\"ja\">かな</span>  "),
            (
                "vi",
                "海上の盟 · 정강",
                "<span lang=\"ja\">海上の盟</span> · <span lang=\"ko\">정강</span>",
            ),
            ("ko", "변경(汴京)", "변경(汴京)"),
            ("nan-Latn", "靖康", "<span lang=\"lzh\">靖康</span>"),
            ("en", "a < b", "a &lt; b"),
        ] {
            assert_eq!(spoken(text, within, "lzh"), html, "{text} in {within}");
        }
    }
}
