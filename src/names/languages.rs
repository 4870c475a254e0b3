//! The languages of one chronicle.

use std::fmt;
use std::sync::OnceLock;

use super::kinship;

/// A language of a chronicle. Ids are assigned in the order in which tags first appear and never change; the menu order is separate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(u16);

impl LanguageId {
    /// The id of the `index`-th tag in order of first appearance. Saturates at `u16::MAX`, which no chronicle reaches.
    pub(crate) fn at(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The id of the tag that appeared first.
    pub(crate) const fn first() -> Self {
        Self(0)
    }

    /// The position of the language in the order of first appearance, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Debug for LanguageId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "LanguageId({})", self.0)
    }
}

/// All languages of a chronicle in menu order, with their fallback chains.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    /// Tags, indexed by language id; so are the chains below.
    tags: Vec<String>,
    /// The languages in menu order.
    order: Vec<LanguageId>,
    /// Fallback chains, computed on first use.
    name_chains: Vec<OnceLock<Vec<LanguageId>>>,
    prose_chains: Vec<OnceLock<Vec<LanguageId>>>,
}

impl Languages {
    /// Takes well-formed tags (see [`check_tag`]) in menu order. Duplicates are dropped; tags are compared case-insensitively.
    pub fn new(tags: impl IntoIterator<Item = String>) -> Self {
        let mut unique: Vec<String> = Vec::new();
        for tag in tags {
            if !unique.iter().any(|known| known.eq_ignore_ascii_case(&tag)) {
                unique.push(tag);
            }
        }
        unique.truncate(usize::from(u16::MAX));
        let order = (0..unique.len()).map(LanguageId::at).collect();
        Self::ordered(unique, order)
    }

    /// Takes the tags indexed by language id, and the menu order.
    pub(crate) fn ordered(tags: Vec<String>, order: Vec<LanguageId>) -> Self {
        Self {
            name_chains: vec![OnceLock::new(); tags.len()],
            prose_chains: vec![OnceLock::new(); tags.len()],
            order,
            tags,
        }
    }

    /// The first language in the menu, which applies to texts without a language.
    pub fn first(&self) -> LanguageId {
        self.order.first().copied().unwrap_or(LanguageId::first())
    }

    /// The position of a language in the menu, or `None` if it is not listed.
    pub fn place(&self, language: LanguageId) -> Option<usize> {
        self.order.iter().position(|known| *known == language)
    }

    /// The number of languages.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// True if the chronicle has no languages.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// All languages in menu order.
    pub fn iter(&self) -> impl Iterator<Item = LanguageId> {
        self.order.iter().copied()
    }

    /// The BCP 47 tag of a language, or `und` if the id is unknown.
    pub fn tag(&self, language: LanguageId) -> &str {
        self.tags
            .get(language.index())
            .map_or("und", String::as_str)
    }

    /// The language with exactly this tag, compared case-insensitively.
    pub fn find(&self, tag: &str) -> Option<LanguageId> {
        self.tags
            .iter()
            .position(|known| known.eq_ignore_ascii_case(tag))
            .map(LanguageId::at)
    }

    /// The language closest to a tag that need not be in the chronicle (`zh-TW`, `ja_JP.UTF-8`, `ko`): the language itself, else with
    /// fewer parts, else a related one; `None` if no language is related to it.
    pub fn nearest(&self, locale: &str) -> Option<LanguageId> {
        let tag = kinship::tag_of(locale);
        let likely = kinship::likely_tag(&tag);
        let shorter = || kinship::shortened(&likely).find_map(|tag| self.find(tag));
        let related = || {
            let relatives = self
                .iter()
                .filter(|language| kinship::is_related(&likely, self.tag(*language)));
            relatives.min_by_key(|language| kinship::nearness(&likely, self.tag(*language)))
        };
        self.find(&tag).or_else(shorter).or_else(related)
    }

    /// The closest language for the first of the `wanted` tags that has one; otherwise the first language in the menu.
    pub fn nearest_of(&self, wanted: &[String]) -> LanguageId {
        wanted
            .iter()
            .find_map(|tag| self.nearest(tag))
            .unwrap_or(self.first())
    }

    /// The languages to try for a name, closest first: the language itself, related ones in the same script, other related ones,
    /// unrelated ones that also use Han characters, then the rest in menu order.
    pub(super) fn name_chain(&self, language: LanguageId) -> &[LanguageId] {
        self.chain(language, &self.name_chains, kinship::name_rank)
    }

    /// The languages to try for running text: the language itself, related ones in the same script, then the rest in menu order. A name
    /// can be recognised in another script; a paragraph cannot.
    pub fn prose_chain(&self, language: LanguageId) -> &[LanguageId] {
        self.chain(language, &self.prose_chains, kinship::prose_rank)
    }

    /// Whether readers of `language` can read `other` like their language, such as Traditional Chinese for readers of Cantonese.
    pub fn reads(&self, language: LanguageId, other: LanguageId) -> bool {
        language == other || kinship::reads(self.tag(language), self.tag(other))
    }

    fn chain<'a>(
        &self,
        language: LanguageId,
        chains: &'a [OnceLock<Vec<LanguageId>>],
        rank: fn(&str, &str) -> u8,
    ) -> &'a [LanguageId] {
        let Some(chain) = chains.get(language.index()) else {
            return &[];
        };
        chain.get_or_init(|| {
            let mut chain = self.order.clone();
            chain.sort_by_cached_key(|other| rank(self.tag(language), self.tag(*other)));
            chain
        })
    }

    /// The language `steps` further in menu order, wrapping around at both ends.
    #[must_use]
    pub fn step(&self, language: LanguageId, steps: isize) -> LanguageId {
        let Some(now) = self.place(language) else {
            return self.first();
        };
        let count = self.order.len();
        let next = now.wrapping_add_signed(steps.rem_euclid(count.cast_signed())) % count;
        self.order[next]
    }
}

/// The reason why a language tag is not well-formed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{tag}` is not a language tag: {reason}")]
pub struct TagError {
    tag: String,
    reason: &'static str,
}

/// Checks that a tag is well-formed according to BCP 47 (RFC 5646 §2.1): `en`, `zh-Hant`, `nan-Latn`, `ja-x-native`.
///
/// # Errors
///
/// Names the syntax rule that is broken. Whether the subtags are registered is not checked.
pub fn check_tag(tag: &str) -> Result<(), TagError> {
    let wrong = |reason| {
        Err(TagError {
            tag: tag.to_owned(),
            reason,
        })
    };
    if tag.contains('_') {
        return wrong("its parts are joined by `-`, not by `_`");
    }
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(2..=8).contains(&primary.len()) || !alphabetic(primary) {
        return wrong("it starts with a language of two to eight letters, such as `en` or `nan`");
    }
    for part in parts {
        if !(1..=8).contains(&part.len()) || !part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            return wrong("its parts have one to eight letters or digits, joined by `-`");
        }
    }
    if tag.rsplit('-').next().is_some_and(|last| last.len() == 1) {
        return wrong("it cannot end in a single letter");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_the_shape_of_bcp_47() {
        for tag in [
            "en",
            "zh-Hant",
            "zh-Latn-pinyin",
            "nan-Latn",
            "ja-x-native",
            "yue-Latn-jyutping",
            "sh",
            "zh-Hant-TW",
        ] {
            assert_eq!(check_tag(tag), Ok(()), "{tag}");
        }
        let underlined = check_tag("zh_Hant").unwrap_err();
        assert!(
            underlined
                .to_string()
                .ends_with("joined by `-`, not by `_`")
        );
        for tag in [
            "",
            "e",
            "english language",
            "zh_Hant",
            "zh-",
            "-en",
            "en-x",
            "zh-Hantttttt",
            "漢字",
            "1en",
        ] {
            assert!(check_tag(tag).is_err(), "{tag:?}");
        }
    }

    #[test]
    fn a_locale_finds_the_nearest_language() {
        let languages = Languages::new(
            [
                "en", "zh-Hant", "zh-Hans", "lzh", "ja", "ko", "nan-Latn", "sh", "id",
            ]
            .map(String::from),
        );
        for (locale, expected) in [
            ("en_US.UTF-8", Some("en")),
            ("zh-TW", Some("zh-Hant")),
            ("zh_CN.UTF-8", Some("zh-Hans")),
            ("zh-HK", Some("zh-Hant")),
            ("zh", Some("zh-Hans")),
            ("yue", Some("zh-Hant")),
            ("nan", Some("nan-Latn")),
            ("ja_JP", Some("ja")),
            ("ko-KR", Some("ko")),
            ("cmn-TW", Some("zh-Hant")),
            ("wuu", Some("zh-Hant")),
            ("wuu_CN", Some("zh-Hans")),
            ("hak-TW", Some("zh-Hant")),
            ("sr_RS", Some("sh")),
            ("hr", Some("sh")),
            ("ms", Some("id")),
            ("fr_FR", None),
            ("C", None),
            ("", None),
        ] {
            let found = languages
                .nearest(locale)
                .map(|language| languages.tag(language).to_owned());
            assert_eq!(found.as_deref(), expected, "{locale}");
        }
    }

    #[test]
    fn the_nearest_language_is_the_one_asked_for_or_else_in_its_script() {
        for (tags, locale, expected) in [
            (&["pt-BR", "pt-PT"][..], "pt-PT", "pt-PT"),
            (&["pt-BR", "pt-PT"], "pt_PT.UTF-8", "pt-PT"),
            (&["pt-BR", "pt"], "pt-PT", "pt"),
            (&["zh-TW", "zh-CN"], "zh_CN", "zh-CN"),
            (&["zh-TW", "zh-CN"], "zh-SG", "zh-CN"),
            (&["zh-CN", "zh-TW"], "zh-Hant-HK", "zh-TW"),
            (&["zh", "zh-HK"], "zh-TW", "zh-HK"),
            (&["zh-TW", "zh"], "zh", "zh"),
            (&["zh-Hant", "zh-Hans", "yue"], "zh-yue", "yue"),
            (&["zh-Hans", "nan"], "zh-min-nan", "nan"),
            (&["zh-Hant", "zh-Hans"], "zh-cmn-Hans", "zh-Hans"),
            // The region counts only where no script is named.
            (&["zh-Hant", "zh-Hans"], "zh-Hans-HK", "zh-Hans"),
            (&["zh-Hant", "zh-Hans"], "zh-Hans-MO", "zh-Hans"),
            (&["zh-Hant", "zh-Hans"], "zh-Hans-TW", "zh-Hans"),
            (&["zh-Hant", "zh-Hans"], "zh-Hans-US", "zh-Hans"),
            (&["zh-Hans", "zh-Hant"], "zh-Hant-SG", "zh-Hant"),
            (&["zh-Hant", "zh-Hans"], "zh-SG", "zh-Hans"),
            // In any case, on either side.
            (&["zh-Hans", "zh-Hant"], "zh-tw", "zh-Hant"),
            (&["zh-Hans", "zh-Hant"], "ZH-TW", "zh-Hant"),
            (&["zh-Hans", "zh-Hant"], "zh-hk", "zh-Hant"),
            (&["zh-hans", "zh-hant"], "zh-TW", "zh-hant"),
            (&["ZH-tw", "zh-cn"], "wuu_CN", "zh-cn"),
            (&["de-1901", "de"], "de-1996", "de"),
            (&["sr-Latn", "sr-Cyrl"], "sr", "sr-Cyrl"),
            (&["ja-Latn", "ja-Jpan"], "ja", "ja-Jpan"),
            (&["ko-Hani", "ko-Kore"], "ko_KR", "ko-Kore"),
        ] {
            let languages = Languages::new(tags.iter().map(|tag| (*tag).to_owned()));
            let found = languages.nearest(locale).map(|found| languages.tag(found));
            assert_eq!(found, Some(expected), "{locale} in {tags:?}");
        }
    }

    #[test]
    fn chains_go_by_script_and_kinship_then_by_the_chronicles_order() {
        let tags = [
            "en",
            "zh-Hant",
            "zh-Hans",
            "lzh",
            "ja",
            "ko",
            "vi",
            "nan-Latn",
            "yue",
            "zh-Latn-pinyin",
            "ja-Hira",
            "ko-Hani",
        ];
        let languages = Languages::new(tags.map(String::from));
        let first = |tag: &str, count: usize| -> Vec<&str> {
            let id = languages.find(tag).unwrap();
            languages
                .name_chain(id)
                .iter()
                .take(count)
                .map(|id| languages.tag(*id))
                .collect()
        };
        assert_eq!(first("zh-Hant", 4), ["zh-Hant", "zh-Hans", "lzh", "yue"]);
        assert_eq!(first("lzh", 4), ["lzh", "zh-Hant", "zh-Hans", "yue"]);
        assert_eq!(first("nan-Latn", 3), ["nan-Latn", "zh-Hant", "zh-Hans"]);
        assert_eq!(first("ja", 3), ["ja", "ja-Hira", "zh-Hant"]);
        assert_eq!(first("ko", 3), ["ko", "ko-Hani", "en"]);
        // The transcription of another language is no better than any other name.
        assert_eq!(
            first("zh-Hant", 8)[4..],
            ["zh-Latn-pinyin", "ja", "ko-Hani", "en"]
        );
        assert_eq!(first("nan-Latn", 6)[3..], ["lzh", "yue", "en"]);
        assert_eq!(first("vi", 2), ["vi", "en"]);
        let id = languages.find("ja").unwrap();
        assert_eq!(languages.tag(languages.prose_chain(id)[1]), "en");
        for (chosen, candidate, reads) in [
            ("zh-hant", "zh-hans", true),
            ("ZH-Hant", "yue", true),
            ("sl-rozaj-1994", "sl", true),
            ("de", "de-1996", true),
            ("en", "en-x-abcd", true),
            ("ja", "ja-Jpan", true),
            ("ko", "ko-Kore", true),
            ("ko-Hani", "ko", false),
            ("zh-Hant", "zh-latn", false),
        ] {
            let languages = Languages::new([chosen, candidate].map(String::from));
            let [one, other] = [0, 1].map(LanguageId::at);
            assert_eq!(languages.reads(one, other), reads, "{chosen} {candidate}");
        }
    }
}
