//! Running text with embedded names.

use std::fmt;
use std::sync::LazyLock;

use memchr::memchr2_iter;

use crate::names::{LanguageId, Languages};
use crate::text::Excerpt;

/// A text in one language.
pub(crate) type Version = (LanguageId, Prose);

/// A text in one or more languages.
pub struct Text(Versions);

/// The embedded chronicle has far more texts than its first frame shows, so they are unpacked when they are needed.
enum Versions {
    Known(Box<[Version]>),
    Later(Box<LazyLock<Box<[Version]>, Reading>>),
}

type Reading = Box<dyn FnOnce() -> Box<[Version]> + Send>;

/// A text in one language, with names as `[[id]]`, `[[id.alias]]` and `[[id|words]]`.
///
/// It is split at its names only when it is shown, because a chronicle has far more text than ever appears on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    written: Excerpt,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Literal words.
    Words(&'a str),
    /// A name, shown in the chosen language unless the text has its own wording for it.
    Name {
        /// The id of the thing named.
        id: &'a str,
        /// The id of the alias to use, if any.
        alias: Option<&'a str>,
        /// The text's own wording, if any.
        said: Option<&'a str>,
    },
    /// Two opening brackets that are never closed, which is an error in a file.
    Unclosed(&'a str),
}

impl Text {
    /// A text from its versions.
    pub fn new(versions: Vec<Version>) -> Self {
        Self(Versions::Known(versions.into()))
    }

    /// A text with some versions, which are read when they are first needed.
    pub(crate) fn later(read: impl FnOnce() -> Box<[Version]> + Send + 'static) -> Self {
        let reading: Reading = Box::new(read);
        Self(Versions::Later(Box::new(LazyLock::new(reading))))
    }

    /// True if there is no version.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Versions::Known(versions) => versions.is_empty(),
            Versions::Later(_) => false,
        }
    }

    /// Every version, in the order of the file.
    pub fn versions(&self) -> &[Version] {
        match &self.0 {
            Versions::Known(versions) => versions,
            Versions::Later(versions) => versions,
        }
    }

    /// The version to show for a chosen language of names, with its language. If the chosen language has no text of its own, as with a
    /// transcription, the interface language is tried next; `interface` is its tag.
    pub fn shown(
        &self,
        language: LanguageId,
        interface: &str,
        languages: &Languages,
    ) -> Option<(LanguageId, &Prose)> {
        let version = |wanted: &LanguageId| {
            self.versions()
                .iter()
                .find(|(language, _)| language == wanted)
        };
        let chain = |of| languages.prose_chain(of).iter();
        // Languages that the user can read come first in a chain.
        let own = |of| chain(of).take_while(move |other| languages.reads(of, **other));
        own(language)
            .find_map(version)
            .or_else(|| own(languages.nearest(interface)?).find_map(version))
            .or_else(|| chain(language).find_map(version))
            .or_else(|| self.versions().first())
            .map(|(language, prose)| (*language, prose))
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Versions::Known(Box::default()))
    }
}

impl Clone for Text {
    fn clone(&self) -> Self {
        Self(Versions::Known(self.versions().into()))
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.versions() == other.versions()
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.versions()).finish()
    }
}

impl Prose {
    /// A text as written in a file, cleaned and in NFC.
    pub fn new(written: Excerpt) -> Self {
        Self { written }
    }

    /// The text as written.
    pub(crate) fn written(&self) -> &Excerpt {
        &self.written
    }

    /// The pieces in order, none of them empty.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        cut(&self.written).map(|(_, piece)| piece)
    }
}

/// Splits a text at its names. Each piece comes with its byte offset.
pub(crate) fn cut(text: &str) -> impl Iterator<Item = (usize, Piece<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let (length, piece) = first_piece(rest);
        let start = at;
        at += length;
        Some((start, piece))
    })
}

/// The first piece of a text, and its length in bytes.
fn first_piece(text: &str) -> (usize, Piece<'_>) {
    let words = |length| (length, Piece::Words(text.get(..length).unwrap_or_default()));
    let Some(opening) = doubled(text, [b'[', b'[']) else {
        return words(text.len());
    };
    if opening > 0 {
        return words(opening);
    }
    let inner = text.get(2..).unwrap_or_default();
    // Search for whichever comes first, so that a text with many unclosed brackets is not searched again for each.
    let end = doubled(inner, [b'[', b']'])
        .filter(|end| inner.get(*end..).is_some_and(|rest| rest.starts_with(']')));
    let Some(body) = end.and_then(|end| inner.get(..end)) else {
        return (2, Piece::Unclosed("[["));
    };
    let (id, said) = parted(body, b'|');
    let (id, alias) = parted(id, b'.');
    (body.len() + 4, Piece::Name { id, alias, said })
}

/// The text before a separator, and the text after it if there is one.
fn parted(text: &str, sign: u8) -> (&str, Option<&str>) {
    let at = text.bytes().position(|byte| byte == sign);
    at.map_or((text, None), |at| (&text[..at], Some(&text[at + 1..])))
}

/// The offset at which one of two brackets occurs twice in a row.
fn doubled(text: &str, [one, other]: [u8; 2]) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr2_iter(one, other, bytes).find(|at| bytes.get(at + 1) == bytes.get(*at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_at_names_alone() {
        let piece = |id, alias, said| Piece::Name { id, alias, said };
        let name = |id| piece(id, None, None);
        let said = |id, said| piece(id, None, Some(said));
        for (text, expected) in [
            ("", vec![]),
            ("no name", vec![Piece::Words("no name")]),
            ("[[song]]", vec![name("song")]),
            (
                "The [[song]] and [[jin|Jin]].",
                vec![
                    Piece::Words("The "),
                    name("song"),
                    Piece::Words(" and "),
                    said("jin", "Jin"),
                    Piece::Words("."),
                ],
            ),
            ("[[a]][[b]]", vec![name("a"), name("b")]),
            ("[x] a]] b", vec![Piece::Words("[x] a]] b")]),
            ("[[song", vec![Piece::Unclosed("[["), Piece::Words("song")]),
            (
                "[[a [[b]]",
                vec![Piece::Unclosed("[["), Piece::Words("a "), name("b")],
            ),
            ("[[a|]]", vec![said("a", "")]),
            ("[[a.b]]", vec![piece("a", Some("b"), None)]),
            ("[[a.b|c.d]]", vec![piece("a", Some("b"), Some("c.d"))]),
            ("[[a|b.c]]", vec![said("a", "b.c")]),
            ("[[.]]", vec![piece("", Some(""), None)]),
            (
                "宋[[宋|靖]]康",
                vec![Piece::Words("宋"), said("宋", "靖"), Piece::Words("康")],
            ),
        ] {
            let prose = Prose::new(text.into());
            assert_eq!(prose.pieces().collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_text_is_read_in_the_language_of_names_or_of_the_interface() {
        let tags = [
            "en",
            "zh-Hant",
            "zh-Hans",
            "lzh",
            "ja",
            "ko",
            "vi",
            "nan-Latn",
            "zh-Latn-pinyin",
            "ja-Hira",
            "ko-Hani",
            "yue-Latn-jyutping",
            "sh",
        ];
        let languages = Languages::new(tags.map(String::from));
        let text = |tags: &[&str]| {
            let version = |tag: &&str| (languages.find(tag).unwrap(), Prose::default());
            Text::new(tags.iter().map(version).collect())
        };
        let all = text(&["en", "zh-Hant", "zh-Hans", "ja", "ko", "vi"]);
        let few = text(&["en", "ja"]);
        for (text, names, interface, expected) in [
            (&all, "zh-Hant", "ja", "zh-Hant"),
            (&all, "lzh", "en", "zh-Hant"),
            (&all, "nan-Latn", "zh-Hant", "zh-Hant"),
            (&all, "zh-Latn-pinyin", "zh-Hans", "zh-Hans"),
            (&all, "yue-Latn-jyutping", "zh-Hant", "zh-Hant"),
            (&all, "ja-Hira", "zh-Hant", "zh-Hant"),
            (&all, "ja-Hira", "ja", "ja"),
            (&all, "ko-Hani", "ko", "ko"),
            (&all, "sh", "vi", "vi"),
            (&all, "nan-Latn", "en", "en"),
            (&few, "zh-Hant", "ja", "ja"),
            (&few, "zh-Hant", "zh-Hant", "en"),
            (&few, "ja", "en", "ja"),
            (&few, "ko", "fr", "en"),
        ] {
            let main = languages.find(names).unwrap();
            let (shown, _) = text.shown(main, interface, &languages).unwrap();
            assert_eq!(languages.tag(shown), expected, "{names}, {interface}");
        }
    }

    proptest! {
        #[test]
        fn pieces_are_the_whole_text(text in "([\\[\\]|a宋. ]|\\[\\[|\\]\\]){0,30}") {
            let written = |piece| match piece {
                Piece::Words(words) | Piece::Unclosed(words) => words.to_owned(),
                Piece::Name { id, alias, said } => {
                    let alias = alias.map(|alias| format!(".{alias}")).unwrap_or_default();
                    let said = said.map(|said| format!("|{said}")).unwrap_or_default();
                    format!("[[{id}{alias}{said}]]")
                }
            };
            let mut end = 0;
            for (at, piece) in cut(&text) {
                prop_assert_eq!(at, end);
                end += written(piece).len();
                prop_assert_eq!(text.get(at..end), Some(&*written(piece)));
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
