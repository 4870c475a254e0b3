//! The way a reader has walked from card to card.

use crate::card::Subject;
use crate::chronicle::Ref;

/// Cards that can be gone back to. On a longer walk the first ones are forgotten.
const LONGEST: usize = 100;

/// One card on the way, as it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Page {
    /// The subject of the card.
    pub subject: Subject,
    /// Rows above the first visible one.
    pub scroll: u16,
    /// The link that has the focus, by what it leads to.
    pub link: Option<Ref>,
    /// Whether that link has to be brought into view.
    pub reveal: bool,
}

/// The cards one after the other, and which of them is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// Never empty.
    pages: Vec<Page>,
    shown: usize,
}

impl Default for Trail {
    fn default() -> Self {
        Self {
            pages: vec![Page::default()],
            shown: 0,
        }
    }
}

impl Trail {
    /// The card that is shown.
    pub fn page(&self) -> Page {
        self.pages.get(self.shown).copied().unwrap_or_default()
    }

    /// The subjects of the cards before it, the nearest first.
    pub fn before(&self) -> impl Iterator<Item = Subject> {
        self.pages
            .iter()
            .take(self.shown)
            .rev()
            .map(|page| page.subject)
    }

    /// Maps the subjects and links of the cards to another chronicle.
    pub(super) fn renumber(&mut self, moved: impl Fn(Ref) -> Option<Ref>) {
        for page in &mut self.pages {
            page.subject = page.subject.renumbered(&moved);
            page.link = page.link.and_then(&moved);
        }
    }

    pub(super) fn page_mut(&mut self) -> Option<&mut Page> {
        self.pages.get_mut(self.shown)
    }

    /// Goes on to a card; what was gone back from is forgotten. The card that is shown already stays as it is.
    pub fn open(&mut self, subject: Subject) {
        if self.page().subject == subject {
            return;
        }
        self.pages.truncate(self.shown + 1);
        self.pages.push(Page {
            subject,
            ..Page::default()
        });
        let over = self.pages.len().saturating_sub(LONGEST);
        self.pages.drain(..over);
        self.shown = self.pages.len() - 1;
    }

    /// Puts a card in the place of the one that is shown: stepping through the events leaves one step on the way, not
    /// one for each.
    pub fn replace(&mut self, subject: Subject) {
        self.pages.truncate(self.shown + 1);
        if let Some(page) = self.pages.last_mut().filter(|page| page.subject != subject) {
            *page = Page {
                subject,
                ..Page::default()
            };
        }
    }

    /// Goes back to the last card before of a subject; without one, puts its card in the place of the one that is shown.
    pub(super) fn return_to(&mut self, subject: Subject) {
        let before = self.pages.iter().take(self.shown);
        match before.rev().position(|page| page.subject == subject) {
            Some(steps) => self.shown -= steps + 1,
            None => self.replace(subject),
        }
    }

    /// Goes back to the card before; false if this is the first one.
    pub fn back(&mut self) -> bool {
        let before = self.shown.checked_sub(1);
        self.shown = before.unwrap_or(self.shown);
        before.is_some()
    }

    /// True if a card was gone back from.
    pub(super) fn has_more(&self) -> bool {
        self.shown + 1 < self.pages.len()
    }

    /// Goes on again to the card gone back from; false if this is the last one.
    pub fn forward(&mut self) -> bool {
        let further = self.has_more();
        self.shown += usize::from(further);
        further
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronicle::PersonId;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Step {
        Open(usize),
        Replace(usize),
        Scroll(u16),
        Back,
        Forward,
    }

    fn any_step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0usize..9).prop_map(Step::Open),
            (0usize..9).prop_map(Step::Replace),
            (0u16..99).prop_map(Step::Scroll),
            Just(Step::Back),
            Just(Step::Forward),
        ]
    }

    fn person(index: usize) -> Subject {
        Subject::Thing(PersonId::at(index).into())
    }

    proptest! {
        /// The trail against the plainest of models: what is behind, what is shown, what is ahead.
        #[test]
        fn back_and_forward_find_every_card_as_it_was_left(steps in proptest::collection::vec(any_step(), 0..400)) {
            let mut trail = Trail::default();
            let (mut behind, mut shown, mut ahead) = (Vec::new(), Page::default(), Vec::new());
            for step in steps {
                match step {
                    Step::Open(index) => {
                        trail.open(person(index));
                        if shown.subject != person(index) {
                            behind.push(shown);
                            shown = Page { subject: person(index), ..Page::default() };
                            ahead.clear();
                        }
                    }
                    Step::Replace(index) => {
                        trail.replace(person(index));
                        if shown.subject != person(index) {
                            shown = Page { subject: person(index), ..Page::default() };
                        }
                        ahead.clear();
                    }
                    Step::Scroll(row) => {
                        trail.page_mut().unwrap().scroll = row;
                        shown.scroll = row;
                    }
                    Step::Back => {
                        let from = behind.len().saturating_sub(LONGEST - 1 - ahead.len());
                        let page = if behind.len() > from { behind.pop() } else { None };
                        prop_assert_eq!(trail.back(), page.is_some());
                        ahead.extend(page.map(|page| std::mem::replace(&mut shown, page)));
                    }
                    Step::Forward => {
                        let page = ahead.pop();
                        prop_assert_eq!(trail.forward(), page.is_some());
                        behind.extend(page.map(|page| std::mem::replace(&mut shown, page)));
                    }
                }
                prop_assert_eq!(trail.page(), shown);
                prop_assert!(trail.pages.len() <= LONGEST);
            }
        }
    }
}
