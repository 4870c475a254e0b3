//! Words of cards as HTML, in all languages at once: what is the same in all stands there once.

use std::collections::HashMap;
use std::fmt::Write;

use super::cards::Cards;
use crate::card::{Role, Word};

/// Text in which nothing is a mark of HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Text within the quotation marks of an attribute.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

/// The class of a language by its place: `a`, `b` … `z`, `ba` …
pub(super) fn class(at: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let letter = char::from(LETTERS[at % LETTERS.len()]);
    match at / LETTERS.len() {
        0 => letter.to_string(),
        more => class(more) + &letter.to_string(),
    }
}

impl Cards<'_> {
    /// Some words, in every language.
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
            let versions: Vec<&[Word]> = group.iter().map(|at| versions[*at]).collect();
            (group.clone(), self.of(group).alike(&versions))
        });
        let shared = self.variants(&each.collect::<Vec<_>>(), "i");
        if first.iter().all(|word| word.of.is_some()) {
            return shared;
        }
        // Sentences that have only their names in common are better read in one piece.
        let apart = (0..versions.len()).map(|at| self.of(&[at]).alike(&versions[at..=at]));
        let apart = self.joined(apart.collect());
        if apart.len() < shared.len() {
            apart
        } else {
            shared
        }
    }

    /// Words that lead to the same in every language.
    fn alike(&self, versions: &[&[Word]]) -> String {
        let count = versions.first().map_or(0, |words| words.len());
        let each = (0..count).map(|at| {
            let words: Vec<&Word> = versions.iter().map(|words| &words[at]).collect();
            self.word(&words)
        });
        each.collect::<String>().replace("</small><small>", "")
    }

    /// A name in every language.
    pub(super) fn names(&self, name: impl Fn(crate::card::Reader<'_>) -> String) -> String {
        let forms = self.readers().map(|reader| escaped(&name(reader)));
        self.joined(forms.collect())
    }

    /// Forms of the same, one a language: those that are equal stand there once.
    pub(super) fn joined(&self, forms: Vec<String>) -> String {
        self.grouped(forms, "i")
    }

    /// The same, each form in an element of some name.
    pub(super) fn grouped(&self, forms: Vec<String>, element: &str) -> String {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut each: Vec<(Vec<usize>, String)> = Vec::new();
        for (at, form) in forms.into_iter().enumerate() {
            let place = *places.entry(form.clone()).or_insert(each.len());
            match each.get_mut(place) {
                Some((of, _)) => of.push(at),
                None => each.push((vec![at], form)),
            }
        }
        self.variants(&each, element)
    }

    /// What differs between languages, each with those that it is for; what is for all stands by itself.
    pub(super) fn variants(&self, each: &[(Vec<usize>, String)], element: &str) -> String {
        if let [(_, only)] = each {
            return only.clone();
        }
        let mut all = String::new();
        for (of, form) in each.iter().filter(|(_, form)| !form.is_empty()) {
            let classes: Vec<String> = of.iter().map(|at| class(self.place(*at))).collect();
            let tag = of.first().map(|at| self.tag(*at)).unwrap_or_default();
            let _ = write!(
                all,
                "<{element} class=\"{}\" lang=\"{}\">{form}</{element}>",
                classes.join(" "),
                attribute(tag)
            );
        }
        all
    }

    /// A word in every language, which leads to the same in all.
    fn word(&self, words: &[&Word]) -> String {
        let Some(first) = words.first() else {
            return String::new();
        };
        let text = |word: &Word| escaped(&word.text).replace('\n', "<br/>");
        let same_role = words.iter().all(|word| word.role == first.role);
        let inner = if same_role {
            let texts = words.iter().map(|word| text(word)).collect();
            in_role(first, &self.joined(texts))
        } else {
            let forms = words.iter().map(|word| in_role(word, &text(word)));
            self.joined(forms.collect())
        };
        match first.of {
            Some(of) => format!("<a href=\"#{}\">{inner}</a>", attribute(&self.id(of))),
            None => inner,
        }
    }
}

/// A text as the role of a word has it.
fn in_role(word: &Word, text: &str) -> String {
    match word.role {
        Role::Strong => format!("<strong>{text}</strong>"),
        Role::Dim => format!("<small>{text}</small>"),
        Role::Mark => format!("<span class=\"mark\">{text}</span>"),
        Role::Address => format!("<a href=\"{}\">{text}</a>", attribute(&word.text)),
        Role::Plain | Role::Name | Role::Fallback | Role::Second => text.to_owned(),
    }
}

/// The places of what is alike, together, in the order of the first of each.
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
