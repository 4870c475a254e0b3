//! The words of cards as HTML in all languages at once; what is equal in all languages is written once.

use std::collections::HashMap;
use std::fmt::Write;

use super::cards::Cards;
use super::spoken::in_language;
use crate::card::{Reader, Role, Word};
use crate::export::escaped;
use crate::names::Names;

/// Text escaped for a quoted attribute.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

/// The CSS class of a language by its index: `a`, `b` … `z`, `ba` …
pub(super) fn class(at: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let letter = char::from(LETTERS[at % LETTERS.len()]);
    match at / LETTERS.len() {
        0 => letter.to_string(),
        more => class(more) + &letter.to_string(),
    }
}

/// A form of something, for one or more languages of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variant<'a> {
    /// The indexes of those languages.
    pub of: Vec<usize>,
    /// The language of the form itself.
    pub tag: &'a str,
    /// The form.
    pub html: String,
}

/// The form of something for one language of the page, and the language of the form itself if known.
pub(super) type Form<'a> = (String, Option<&'a str>);

impl<'a> Cards<'a> {
    /// Words in every language.
    pub(super) fn words(&self, versions: &[&[Word]]) -> String {
        let alike = |one: &&[Word], other: &&[Word]| {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(*other)
                    .all(|(one, other)| one.of == other.of)
        };
        let Some(first) = versions.first() else {
            return String::new();
        };
        if versions.iter().all(|words| words == first) {
            return self.of(&[0]).alike(&[first]);
        }
        let groups = grouped(versions, alike);
        let each = groups.iter().map(|group| {
            let first = group.first().copied().unwrap_or_default();
            let tag = match groups.len() {
                1 => self.within(),
                _ => self.tag_of(first, versions[first]),
            };
            let versions: Vec<&[Word]> = group.iter().map(|at| versions[*at]).collect();
            Variant {
                of: group.clone(),
                tag,
                html: self.of(group).inside(tag).alike(&versions),
            }
        });
        let shared = self.variants(&each.collect::<Vec<_>>(), "i");
        if first.iter().all(|word| word.of.is_some()) {
            return shared;
        }
        // Sentences that only share their names are easier to read as a whole.
        let apart = versions.iter().enumerate().map(|(at, words)| {
            let tag = self.tag_of(at, words);
            (self.of(&[at]).inside(tag).alike(&[words]), Some(tag))
        });
        let apart = self.joined(apart.collect());
        if apart.len() < shared.len() {
            apart
        } else {
            shared
        }
    }

    /// The language of some words: that of running text if there is any, otherwise that of names.
    fn tag_of(&self, at: usize, words: &[Word]) -> &'a str {
        let running = words.iter().filter(|word| word.of.is_none());
        let known = running.chain(words).find_map(|word| self.known(word));
        known.unwrap_or_else(|| self.tag(at))
    }

    /// The language of a word, if known.
    fn known(&self, word: &Word) -> Option<&'a str> {
        let reader = self.readers().next()?;
        Some(reader.chronicle.languages.tag(word.language?))
    }

    /// Words that have the same links in every language.
    fn alike(&self, versions: &[&[Word]]) -> String {
        let count = versions.first().map_or(0, |words| words.len());
        let each = (0..count).map(|at| {
            let words: Vec<&Word> = versions.iter().map(|words| &words[at]).collect();
            self.word(&words)
        });
        each.collect::<String>().replace("</small><small>", "")
    }

    /// A name in every language.
    pub(super) fn names(&self, names: impl Fn(Reader<'a>) -> &'a Names) -> String {
        self.names_in(names, "i")
    }

    /// A name in every language, with each form in a given element.
    pub(super) fn names_in(
        &self,
        names: impl Fn(Reader<'a>) -> &'a Names,
        element: &str,
    ) -> String {
        let forms = self.readers().map(|reader| {
            let shown = reader.shown(names(reader));
            let tag = reader.chronicle.languages.tag(shown.language);
            (escaped(shown.text), Some(tag))
        });
        self.grouped(forms.collect(), element)
    }

    /// The forms for all languages; equal ones are written once.
    fn joined(&self, forms: Vec<Form<'a>>) -> String {
        self.grouped(forms, "i")
    }

    /// The forms for all languages, with each in a given element; equal ones are written once.
    pub(super) fn grouped(&self, forms: Vec<Form<'a>>, element: &str) -> String {
        let mut places: HashMap<Form<'a>, usize> = HashMap::new();
        let mut each: Vec<Variant<'a>> = Vec::new();
        for (at, form) in forms.into_iter().enumerate() {
            let place = *places.entry(form.clone()).or_insert(each.len());
            match each.get_mut(place) {
                Some(known) => known.of.push(at),
                None => each.push(Variant {
                    of: vec![at],
                    tag: form.1.unwrap_or_else(|| self.tag(at)),
                    html: form.0,
                }),
            }
        }
        self.variants(&each, element)
    }

    /// The variants, each with the classes of its languages. A single variant has no element of its own.
    pub(super) fn variants(&self, each: &[Variant<'_>], element: &str) -> String {
        if let [only] = each {
            return only.html.clone();
        }
        let mut all = String::new();
        for Variant { of, tag, html } in each.iter().filter(|form| !form.html.is_empty()) {
            let classes: Vec<String> = of.iter().map(|at| class(self.place(*at))).collect();
            let _ = write!(
                all,
                "<{element} class=\"{}\" lang=\"{}\">{html}</{element}>",
                classes.join(" "),
                attribute(tag)
            );
        }
        all
    }

    /// A word in every language, with the same link in all.
    fn word(&self, words: &[&Word]) -> String {
        let Some(first) = words.first() else {
            return String::new();
        };
        let same_role = words.iter().all(|word| word.role == first.role);
        let inner = if words.iter().all(|word| word == first) {
            in_role(first, &self.text_of(first))
        } else if same_role {
            in_role(first, &self.joined(self.forms(words, |_, text| text)))
        } else {
            self.joined(self.forms(words, |word, text| in_role(word, &text)))
        };
        match first.of {
            Some(of) => format!("<a href=\"#{}\">{inner}</a>", attribute(&self.id(of))),
            None => inner,
        }
    }

    /// The forms of a word, each in its own language.
    fn forms(&self, words: &[&Word], html: impl Fn(&Word, String) -> String) -> Vec<Form<'a>> {
        let each = words.iter().enumerate().map(|(at, word)| {
            let known = self.known(word);
            let inside = self.inside(known.unwrap_or_else(|| self.tag(at)));
            (html(word, inside.text_of(word)), known)
        });
        each.collect()
    }

    /// The text of a word, marked with its language if that differs from the surrounding text.
    fn text_of(&self, word: &Word) -> String {
        let text = |cards: &Self| cards.text(&word.text).replace('\n', "<br/>");
        match self.known(word) {
            Some(tag) if tag != self.within() && tag != "und" => {
                in_language(&text(&self.inside(tag)), tag)
            }
            _ => text(self),
        }
    }
}

/// A text with the markup for a word's role.
fn in_role(word: &Word, text: &str) -> String {
    match word.role {
        Role::Strong => format!("<strong>{text}</strong>"),
        Role::Dim => format!("<small>{text}</small>"),
        Role::Mark => format!("<span class=\"mark\">{text}</span>"),
        Role::Address => format!("<a href=\"{}\">{text}</a>", attribute(&word.text)),
        Role::Plain | Role::Name | Role::Fallback | Role::Second => text.to_owned(),
    }
}

/// The indexes of elements grouped by similarity, in the order of their first members.
pub(super) fn grouped<T>(all: &[T], alike: impl Fn(&T, &T) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let known = groups
            .iter_mut()
            .find(|group| group.first().is_some_and(|first| alike(&all[*first], one)));
        match known {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}
