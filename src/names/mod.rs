//! Names in many languages: which one is shown, and which one is used when a language has none.
//!
//! A chronicle interns its language tags once ([`Languages`]); every name then carries a two-byte [`LanguageId`]. Fallback uses a table
//! that is computed once per chronicle, not a search.

mod few;
mod kinship;
mod languages;
mod own_names;
mod particle;
mod subtags;

pub use few::Few;
pub use languages::{LanguageId, Languages, TagError, check_tag};
pub use own_names::{english_name, own_name};
pub use particle::fit_particle;
pub use subtags::{Unregistered, mistaken, unregistered};

use crate::text::Excerpt;

/// A name of a thing in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The language (and script) the name is written in.
    pub language: LanguageId,
    /// True if the form is a regular reading or rendering that is not attested in any text.
    pub derived: bool,
    /// The cleaned name in NFC.
    pub text: Excerpt,
}

/// All names of one thing, in file order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    entries: Few<Name>,
}

/// The languages chosen by the reader: one for names, and optionally a second one for glosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The language in which names are shown.
    pub main: LanguageId,
    /// The language of the gloss shown beside them.
    pub gloss: Option<LanguageId>,
}

/// A name selected for display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text to draw.
    pub text: &'a str,
    /// The language of the text.
    pub language: LanguageId,
    /// True if the form is a regular reading that is not attested in any text.
    pub derived: bool,
    /// True if the chosen language has no name and the substitute is in a language its readers cannot read like their language.
    pub fallback: bool,
}

impl Names {
    /// Collects names, keeping their order.
    pub fn new(entries: Vec<Name>) -> Self {
        Self {
            entries: entries.into(),
        }
    }

    /// All names, in file order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Name> {
        self.entries.iter()
    }

    /// True if there are no names.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The name in exactly this language, if any.
    pub fn get(&self, language: LanguageId) -> Option<&Name> {
        self.entries.iter().find(|name| name.language == language)
    }

    /// The name to show in a language: its name in that language, or the first one found along the fallback chain.
    pub fn shown(&self, language: LanguageId, languages: &Languages) -> Shown<'_> {
        let chosen = languages
            .name_chain(language)
            .iter()
            .find_map(|candidate| self.get(*candidate))
            .or_else(|| self.entries.first());
        match chosen {
            Some(name) => Shown {
                text: &name.text,
                language: name.language,
                derived: name.derived,
                fallback: !languages.reads(language, name.language),
            },
            None => Shown {
                text: "",
                language,
                derived: false,
                fallback: true,
            },
        }
    }

    /// The gloss to show beside [`Names::shown`]; `None` if there is none or it would repeat the main name.
    pub fn gloss(&self, choice: Choice, languages: &Languages) -> Option<Shown<'_>> {
        let gloss = choice.gloss.filter(|language| *language != choice.main)?;
        let name = self.get(gloss)?;
        let main = self.shown(choice.main, languages);
        (main.text != &*name.text).then_some(Shown {
            text: &name.text,
            language: gloss,
            derived: name.derived,
            fallback: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn huizong() -> (Languages, Names) {
        let languages =
            Languages::new(["en", "zh-Hant", "zh-Hans", "yue", "ja", "nan-Latn"].map(String::from));
        let name = |tag: &str, text: &str| Name {
            language: languages.find(tag).unwrap(),
            derived: false,
            text: text.to_owned().into(),
        };
        let names = Names::new(vec![name("en", "Emperor Huizong"), name("zh-Hant", "徽宗")]);
        (languages, names)
    }

    #[test]
    fn a_missing_name_falls_back_and_says_so() {
        let (languages, names) = huizong();
        for (tag, text, fallback) in [
            ("en", "Emperor Huizong", false),
            ("zh-Hant", "徽宗", false),
            // Read like the chosen language: related and in the same script.
            ("zh-Hans", "徽宗", false),
            ("yue", "徽宗", false),
            ("ja", "徽宗", true),
            ("nan-Latn", "徽宗", true),
        ] {
            let shown = names.shown(languages.find(tag).unwrap(), &languages);
            assert_eq!((shown.text, shown.fallback), (text, fallback), "{tag}");
        }
    }

    #[test]
    fn a_gloss_never_repeats_the_name() {
        let (languages, names) = huizong();
        let choice = |main, gloss| Choice {
            main: languages.find(main).unwrap(),
            gloss: languages.find(gloss),
        };
        let gloss = |choice| names.gloss(choice, &languages).map(|shown| shown.text);
        assert_eq!(gloss(choice("en", "zh-Hant")), Some("徽宗"));
        assert_eq!(
            gloss(choice("zh-Hans", "zh-Hant")),
            None,
            "the fallback is the gloss already"
        );
        assert_eq!(gloss(choice("en", "ja")), None, "no name in that language");
        assert_eq!(gloss(choice("en", "en")), None);
    }
}
