//! The languages of one chronicle.

use std::fmt;
use std::sync::OnceLock;

use super::kinship;

/// A language of a chronicle. It has its id from when its tag is first met, and keeps it; the menu has an order of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(u16);

impl LanguageId {
    /// The language whose tag is met as the first, the second …; no chronicle has more than two bytes can count.
    pub(crate) fn at(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The first one that was met.
    pub(crate) const fn first() -> Self {
        Self(0)
    }

    /// How many have their ids before it.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Debug for LanguageId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "LanguageId({})", self.0)
    }
}

/// Every language of a chronicle in menu order, with the chains of fallback worked out.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    /// By id, as what follows.
    tags: Vec<String>,
    /// The order of the menu.
    order: Vec<LanguageId>,
    /// Worked out when first asked for.
    name_chains: Vec<OnceLock<Vec<LanguageId>>>,
    prose_chains: Vec<OnceLock<Vec<LanguageId>>>,
}

impl Languages {
    /// Takes well-formed tags (see [`check_tag`]) in menu order; repeated ones count once.
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

    /// Takes the tag of each language by its id, and the order of the menu.
    pub(crate) fn ordered(tags: Vec<String>, order: Vec<LanguageId>) -> Self {
        Self {
            name_chains: vec![OnceLock::new(); tags.len()],
            prose_chains: vec![OnceLock::new(); tags.len()],
            order,
            tags,
        }
    }

    /// The first one of the menu: that of texts which name none.
    pub fn first(&self) -> LanguageId {
        self.order.first().copied().unwrap_or(LanguageId::first())
    }

    /// The place of a language in the menu.
    pub fn place(&self, language: LanguageId) -> Option<usize> {
        self.order.iter().position(|known| *known == language)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// True if the chronicle names no language.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// All of them in menu order.
    pub fn iter(&self) -> impl Iterator<Item = LanguageId> {
        self.order.iter().copied()
    }

    /// The BCP 47 tag of a language.
    pub fn tag(&self, language: LanguageId) -> &str {
        self.tags
            .get(language.index())
            .map_or("und", String::as_str)
    }

    /// The language with exactly this tag, capital letters aside.
    pub fn find(&self, tag: &str) -> Option<LanguageId> {
        self.tags
            .iter()
            .position(|known| known.eq_ignore_ascii_case(tag))
            .map(LanguageId::at)
    }

    /// The language nearest to a tag that need not be in the chronicle (`zh-TW`, `ja_JP.UTF-8`, `ko`).
    pub fn nearest(&self, tag: &str) -> Option<LanguageId> {
        let region = kinship::script_of_region(tag);
        let tag = kinship::likely_tag(tag);
        self.find(&tag).or_else(|| {
            let nearness = |language: &LanguageId| kinship::nearness(&tag, self.tag(*language));
            let of_region = |language: &LanguageId| Some(self.tag(*language)) == region;
            self.iter()
                .filter(|language| nearness(language).1 <= kinship::KIN)
                .min_by_key(|language| (nearness(language), !of_region(language)))
        })
    }

    /// The language nearest to the first of these that is near to any; the first of the menu if none is.
    pub fn nearest_of(&self, wanted: &[String]) -> LanguageId {
        wanted
            .iter()
            .find_map(|tag| self.nearest(tag))
            .unwrap_or(self.first())
    }

    /// Where to look for a name, nearest first: the language itself, related ones in the same script, related ones,
    /// others that write it in Han characters as well, then the chronicle's own order.
    pub(super) fn name_chain(&self, language: LanguageId) -> &[LanguageId] {
        self.chain(language, &self.name_chains, kinship::name_rank)
    }

    /// Where to look for a text to read: the language itself, related ones in the same script, then the
    /// chronicle's own order. A name can be recognised in another script; a paragraph can not.
    pub fn prose_chain(&self, language: LanguageId) -> &[LanguageId] {
        self.chain(language, &self.prose_chains, kinship::prose_rank)
    }

    /// Whether readers of a language read another one as their own, such as Traditional characters beside those of Cantonese.
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

    /// The language some steps further in menu order; the first follows the last.
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

/// Why a language tag cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{tag}` is not a language tag: {reason}")]
pub struct TagError {
    tag: String,
    reason: &'static str,
}

/// Checks that a tag has the shape of BCP 47 (RFC 5646 §2.1): `en`, `zh-Hant`, `nan-Latn`, `ja-x-native`.
///
/// # Errors
/// Says which rule of shape is broken. Whether the subtags are registered is not asked.
pub fn check_tag(tag: &str) -> Result<(), TagError> {
    let wrong = |reason| {
        Err(TagError {
            tag: tag.to_owned(),
            reason,
        })
    };
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(2..=8).contains(&primary.len()) || !alphabetic(primary) {
        return wrong("it starts with a language of two to eight letters, as `en` or `nan`");
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
        assert_eq!(first("vi", 2), ["vi", "en"]);
        let id = languages.find("ja").unwrap();
        assert_eq!(languages.tag(languages.prose_chain(id)[1]), "en");
    }
}
