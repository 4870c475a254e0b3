//! The history of cards that the user has visited.

use super::loading::Moved;
use super::map::MapState;
use crate::card::Subject;
use crate::chronicle::Ref;

/// The maximum number of cards in the history. Beyond it, the oldest are dropped.
const LONGEST: usize = 100;

/// A card in the history, in the state in which it was left.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Page {
    /// The subject of the card.
    pub subject: Subject,
    /// The number of rows above the first visible one.
    pub scroll: u16,
    /// The target of the focused link.
    pub link: Option<Ref>,
    /// Whether that link must be scrolled into view.
    pub reveal: bool,
    /// The map on which the next card was opened; going back from that card returns to it.
    pub map: Option<MapState>,
}

/// The history of cards, and which of them is on display.
#[derive(Debug, Clone, PartialEq)]
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
    /// The card on display.
    pub fn page(&self) -> Page {
        self.pages.get(self.shown).copied().unwrap_or_default()
    }

    /// The subjects of the previous cards, most recent first.
    pub fn before(&self) -> impl Iterator<Item = Subject> {
        self.pages
            .iter()
            .take(self.shown)
            .rev()
            .map(|page| page.subject)
    }

    /// Maps the subjects and links of the cards to another chronicle.
    pub(super) fn renumber(&mut self, moved: &Moved<'_>) {
        for page in &mut self.pages {
            page.subject = moved.subject(page.subject);
            page.link = page.link.and_then(|of| moved.thing(of));
            if let Some(map) = &mut page.map {
                map.renumber(moved);
            }
        }
    }

    pub(super) fn page_mut(&mut self) -> Option<&mut Page> {
        self.pages.get_mut(self.shown)
    }

    /// Opens a card and discards the forward history. Does nothing if its subject is already on display.
    pub fn open(&mut self, subject: Subject) {
        self.open_from(subject, None);
    }

    /// Opens a card like [`open`](Self::open), perhaps from the map of the card on display.
    pub(super) fn open_from(&mut self, subject: Subject, map: Option<MapState>) {
        if self.page().subject == subject {
            return;
        }
        if let Some(page) = self.page_mut() {
            page.map = map;
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

    /// Replaces the current card and discards the forward history. Stepping through events thus adds one entry, not one per event.
    pub fn replace(&mut self, subject: Subject) {
        self.pages.truncate(self.shown + 1);
        if let Some(page) = self.pages.last_mut().filter(|page| page.subject != subject) {
            *page = Page {
                subject,
                ..Page::default()
            };
            // The new card was not opened on a map.
            let before = self.shown.checked_sub(1);
            if let Some(page) = before.and_then(|before| self.pages.get_mut(before)) {
                page.map = None;
            }
        }
    }

    /// True if the card on display was opened on the map of the one before it.
    pub(super) fn is_from_map(&self) -> bool {
        let before = self.shown.checked_sub(1);
        before.is_some_and(|before| {
            self.pages
                .get(before)
                .is_some_and(|page| page.map.is_some())
        })
    }

    /// Goes back to the most recent card of a subject. If there is none, replaces the current card.
    pub(super) fn return_to(&mut self, subject: Subject) {
        let before = self.pages.iter().take(self.shown);
        match before.rev().position(|page| page.subject == subject) {
            Some(steps) => self.shown -= steps + 1,
            None => self.replace(subject),
        }
    }

    /// Goes back one card. Returns false if this is the first one.
    pub fn back(&mut self) -> bool {
        let before = self.shown.checked_sub(1);
        self.shown = before.unwrap_or(self.shown);
        before.is_some()
    }

    /// True if there is a card to go forward to.
    pub(super) fn has_more(&self) -> bool {
        self.shown + 1 < self.pages.len()
    }

    /// Goes forward one card. Returns false if this is the last one.
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
        /// Compares the trail with a simple model: cards to go back to, on display, and ahead.
        #[test]
        fn back_and_forward_find_every_card_as_it_was_left(steps in proptest::collection::vec(any_step(), 0..400)) {
            let mut trail = Trail::default();
            let (mut back, mut shown, mut ahead) = (Vec::new(), Page::default(), Vec::new());
            for step in steps {
                match step {
                    Step::Open(index) => {
                        trail.open(person(index));
                        if shown.subject != person(index) {
                            back.push(shown);
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
                        let from = back.len().saturating_sub(LONGEST - 1 - ahead.len());
                        let page = if back.len() > from { back.pop() } else { None };
                        prop_assert_eq!(trail.back(), page.is_some());
                        ahead.extend(page.map(|page| std::mem::replace(&mut shown, page)));
                    }
                    Step::Forward => {
                        let page = ahead.pop();
                        prop_assert_eq!(trail.forward(), page.is_some());
                        back.extend(page.map(|page| std::mem::replace(&mut shown, page)));
                    }
                }
                prop_assert_eq!(trail.page(), shown);
                prop_assert!(trail.pages.len() <= LONGEST);
            }
        }
    }
}
