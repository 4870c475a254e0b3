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
    /// The focused link.
    pub focus: Option<FocusedLink>,
    /// The map on which the next card was opened; going back from that card returns to it.
    pub map: Option<MapState>,
}

/// A link that has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FocusedLink {
    /// Its target.
    pub target: Ref,
    /// Whether it must be scrolled into view.
    pub reveal: bool,
}

impl Page {
    fn of(subject: Subject) -> Self {
        Self {
            subject,
            ..Self::default()
        }
    }

    /// The target of the focused link.
    pub fn link(&self) -> Option<Ref> {
        Some(self.focus?.target)
    }

    /// Whether a link must be scrolled into view.
    pub fn reveals(&self) -> bool {
        self.focus.is_some_and(|focus| focus.reveal)
    }

    fn renumber(&mut self, moved: &Moved<'_>) {
        self.subject = moved.subject(self.subject);
        let reveal = self.reveals();
        let target = self.link().and_then(|of| moved.thing(of));
        self.focus = target.map(|target| FocusedLink { target, reveal });
        if let Some(map) = &mut self.map {
            map.renumber(moved);
        }
    }
}

/// The history of cards around the one on display.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trail {
    /// The cards to go back to, the most recent last.
    before: Vec<Page>,
    page: Page,
    /// The cards to go forward to, the next one last.
    ahead: Vec<Page>,
}

impl Trail {
    /// The card on display.
    pub fn page(&self) -> Page {
        self.page
    }

    /// The subjects of the previous cards, most recent first.
    pub fn before(&self) -> impl Iterator<Item = Subject> {
        self.before.iter().rev().map(|page| page.subject)
    }

    /// Maps the subjects and links of the cards to another chronicle.
    pub(super) fn renumber(&mut self, moved: &Moved<'_>) {
        let others = self.before.iter_mut().chain(&mut self.ahead);
        for page in others.chain([&mut self.page]) {
            page.renumber(moved);
        }
    }

    pub(super) fn page_mut(&mut self) -> &mut Page {
        &mut self.page
    }

    /// Opens a card and discards the forward history. Does nothing if its subject is already on display.
    pub fn open(&mut self, subject: Subject) {
        self.open_from(subject, None);
    }

    /// Opens a card like [`open`](Self::open), perhaps from the map of the card on display.
    pub(super) fn open_from(&mut self, subject: Subject, map: Option<MapState>) {
        if self.page.subject == subject {
            return;
        }
        self.page.map = map;
        self.before
            .push(std::mem::replace(&mut self.page, Page::of(subject)));
        self.ahead.clear();
        let over = (self.before.len() + 1).saturating_sub(LONGEST);
        self.before.drain(..over);
    }

    /// Replaces the current card and discards the forward history. Stepping through events thus adds one entry, not one per event.
    pub fn replace(&mut self, subject: Subject) {
        self.ahead.clear();
        if self.page.subject == subject {
            return;
        }
        self.page = Page::of(subject);
        // The new card was not opened on a map.
        if let Some(before) = self.before.last_mut() {
            before.map = None;
        }
    }

    /// True if the card on display was opened on the map of the one before it.
    pub(super) fn is_from_map(&self) -> bool {
        self.before.last().is_some_and(|page| page.map.is_some())
    }

    /// Goes back to the most recent card of a subject. If there is none, replaces the current card.
    pub(super) fn return_to(&mut self, subject: Subject) {
        let steps = self.before().position(|before| before == subject);
        match steps {
            Some(steps) => (0..=steps).for_each(|_| _ = self.back()),
            None => self.replace(subject),
        }
    }

    /// Goes back one card. Returns false if this is the first one.
    pub fn back(&mut self) -> bool {
        let Some(before) = self.before.pop() else {
            return false;
        };
        self.ahead.push(std::mem::replace(&mut self.page, before));
        true
    }

    /// True if there is a card to go forward to.
    pub(super) fn has_more(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// Goes forward one card. Returns false if this is the last one.
    pub fn forward(&mut self) -> bool {
        let Some(next) = self.ahead.pop() else {
            return false;
        };
        self.before.push(std::mem::replace(&mut self.page, next));
        true
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
                        trail.page_mut().scroll = row;
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
                prop_assert!(trail.before.len() + 1 + trail.ahead.len() <= LONGEST);
            }
        }
    }
}
