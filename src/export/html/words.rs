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

impl Cards<'_> {
    /// Some words, in every language.
    pub(super) fn words(&self, versions: &[&[Word]]) -> String {
        let Some(first) = versions.first() else {
            return String::new();
        };
        if versions.iter().all(|words| words.len() == first.len()) {
            let each = (0..first.len()).map(|at| {
                let forms = versions.iter().map(|words| self.word(&words[at])).collect();
                self.joined(forms)
            });
            return each.collect();
        }
        let whole = versions
            .iter()
            .map(|words| words.iter().map(|word| self.word(word)).collect())
            .collect();
        self.joined(whole)
    }

    /// A name in every language.
    pub(super) fn names(&self, name: impl Fn(crate::card::Reader<'_>) -> String) -> String {
        let forms = self
            .readers
            .iter()
            .map(|reader| escaped(&name(*reader)))
            .collect();
        self.joined(forms)
    }

    /// Forms of the same, one a language: those that are equal stand there once.
    pub(super) fn joined(&self, forms: Vec<String>) -> String {
        self.grouped(forms, "span")
    }

    /// The same, each form in an element of some name.
    pub(super) fn grouped(&self, forms: Vec<String>, element: &str) -> String {
        let mut order: Vec<String> = Vec::new();
        let mut languages: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, form) in forms.into_iter().enumerate() {
            let of = languages.entry(form.clone()).or_default();
            if of.is_empty() {
                order.push(form);
            }
            of.push(at);
        }
        if let [only] = order.as_slice() {
            return only.clone();
        }
        let mut all = String::new();
        for form in order {
            let of = languages.get(&form).map(Vec::as_slice).unwrap_or_default();
            let classes: Vec<String> = of.iter().map(|at| format!("l{at}")).collect();
            let tag = of.first().map(|at| self.tag(*at)).unwrap_or_default();
            let _ = write!(
                all,
                "<{element} class=\"v {}\" lang=\"{}\">{form}</{element}>",
                classes.join(" "),
                attribute(tag)
            );
        }
        all
    }

    fn word(&self, word: &Word) -> String {
        let text = escaped(&word.text).replace('\n', "<br>");
        let text = match word.role {
            Role::Strong => format!("<strong>{text}</strong>"),
            Role::Dim => format!("<span class=\"dim\">{text}</span>"),
            Role::Mark => format!("<span class=\"mark\">{text}</span>"),
            Role::Address => format!("<a href=\"{}\">{text}</a>", attribute(&word.text)),
            Role::Plain | Role::Name | Role::Fallback | Role::Second => text,
        };
        match word.of {
            Some(of) => format!("<a href=\"#{}\">{text}</a>", attribute(&self.id(of))),
            None => text,
        }
    }
}
