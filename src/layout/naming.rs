//! The names of items on the chart, and their widths.

use super::marks::Doubt;
use crate::chronicle::{Chronicle, Ref};
use crate::names::Choice;
use crate::text::Widths;

/// The width of the widest name that is told from others, in columns. It has no room on any screen, and sums of it do not overflow.
const WIDEST: u16 = u16::MAX / 8;

/// The chronicle of the names, their language, and how their width is measured.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    pub(super) chronicle: &'a Chronicle,
    pub(super) choice: Choice,
    pub(super) widths: Widths,
}

/// One form of a name, with its width in columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) text: &'a str,
    pub(super) width: u16,
}

impl<'a> Naming<'a> {
    /// The whole name of an item, and its short one if there is one.
    pub(super) fn forms(&self, of: Ref) -> impl Iterator<Item = Form<'a>> {
        let whole = self.whole(of);
        whole.into_iter().chain(self.short(of, whole))
    }

    /// The whole name of an item, if it has one.
    pub(super) fn whole(&self, of: Ref) -> Option<Form<'a>> {
        let names = self.chronicle.names(of);
        let shown = names.shown(self.choice.main, &self.chronicle.languages);
        self.form(shown.text)
    }

    /// The short name of an item, if it has one that differs from the whole one.
    pub(super) fn short(&self, of: Ref, whole: Option<Form<'a>>) -> Option<Form<'a>> {
        let short = self.chronicle.short_form(of, self.choice.main);
        let short = short.filter(|short| whole.is_none_or(|whole| whole.text != *short));
        short.and_then(|short| self.form(short))
    }

    fn form(&self, text: &'a str) -> Option<Form<'a>> {
        (!text.is_empty()).then(|| Form {
            text,
            width: self.columns(text),
        })
    }

    /// The name on a band. A reign is named after its ruler, whose name is shorter.
    pub(super) fn band(&self, of: Ref) -> Form<'a> {
        let text = self
            .chronicle
            .short_name(self.chronicle.named_after(of), self.choice.main);
        Form {
            text,
            width: self.columns(text),
        }
    }

    /// The width of a text in columns, at most [`WIDEST`].
    pub(super) fn columns(&self, words: &str) -> u16 {
        let columns = self.widths.columns_up_to(words, usize::from(WIDEST));
        u16::try_from(columns).map_or(WIDEST, |columns| columns.min(WIDEST))
    }

    /// How reliable the date of an item is.
    pub(super) fn doubt(&self, of: Ref) -> Doubt {
        match of {
            Ref::Event(id) => Doubt::of(&self.chronicle[id].when),
            Ref::Span(id) => Doubt::of(&self.chronicle[id].when),
            _ => Doubt::None,
        }
    }
}

/// The columns that a doubt sign takes after a name.
pub(super) fn doubt_columns(doubt: Doubt) -> u16 {
    match doubt {
        Doubt::None => 0,
        Doubt::Approximate | Doubt::Uncertain | Doubt::Both => 2,
    }
}
