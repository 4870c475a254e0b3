//! What the last search found, after its dialog is closed.

use super::{App, Overlay};
use crate::card::Subject;
use crate::chronicle::{Chronicle, EventId, Ref};
use crate::messages::Message;
use crate::search::{Index, Matches, Search};

/// What the last search found.
#[derive(Debug, Clone)]
pub struct Found {
    /// What was searched for.
    pub text: String,
    search: Search,
    /// What was chosen, if it is no event: then the events that mention it are stepped through.
    of: Option<Subject>,
    told: Matches,
}

impl Found {
    pub(super) fn new(text: &str, search: Search, of: Subject) -> Self {
        let of = Some(of).filter(|of| !matches!(of, Subject::Thing(Ref::Event(_))));
        Self {
            text: text.to_owned(),
            search,
            of,
            told: Matches::default(),
        }
    }

    /// Starts again in another chronicle.
    pub(super) fn renew(&mut self, chronicle: &Chronicle, moved: impl Fn(Ref) -> Option<Ref>) {
        self.search = Search::new(&self.text, chronicle, &Index::default());
        self.of = self.of.map(|of| of.renumbered(moved));
        self.told = self
            .of
            .map_or_else(Matches::default, |of| events_of(chronicle, of));
    }

    /// True once it is known which events these are.
    pub(super) fn is_complete(&self) -> bool {
        self.of.is_some() || !self.search.unfinished()
    }

    /// The events to step through and to mark.
    pub fn events(&self) -> &Matches {
        if self.of.is_some() {
            &self.told
        } else {
            self.search.events()
        }
    }
}

/// The events that mention a thing: those that name it, or those of its time; the events of a chapter.
fn events_of(chronicle: &Chronicle, of: Subject) -> Matches {
    match of {
        Subject::Thing(Ref::Event(event)) => std::iter::once(event).collect(),
        Subject::Thing(of) => chronicle.appearances(of).iter().copied().collect(),
        Subject::Chapter(place) => {
            let told = chronicle.chapters.get(place);
            let places = told.map_or(0..0, |told| told.from.index()..told.to.index() + 1);
            places.map(EventId::at).collect()
        }
        Subject::Chronicle => Matches::default(),
    }
}

/// How many things one step of a search looks at: few enough that a key never waits for long.
const STEP: usize = 500;

impl App {
    /// True if there is work to do between keys.
    pub fn busy(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Search(dialog)) if dialog.unfinished())
            || self.search_under_way().is_some_and(Search::unfinished)
            || self.sifting.is_some()
            || self.is_counting()
    }

    /// Does what the next frame waits for, however many keys came since the last: looks for the first answers to what was typed.
    pub fn prepare(&mut self) {
        if let Some(Overlay::Search(dialog)) = self.top.overlay_mut() {
            dialog.look(&self.chronicle, &self.index);
        }
    }

    /// Does a little of it.
    pub fn work(&mut self) {
        self.prepare();
        let search = match (self.top.overlay_mut(), &mut self.found) {
            (Some(Overlay::Search(dialog)), _) => Some(&mut dialog.search),
            (_, found) => found.as_mut().map(|found| &mut found.search),
        };
        match search.filter(|search| search.unfinished()) {
            Some(search) => {
                search.step(&self.chronicle, STEP);
                let all_found = !search.unfinished();
                if all_found && self.filter.found {
                    self.sift();
                    self.rest_on_what_is_shown();
                }
                self.go_where_awaited();
            }
            None if self.sifting.is_some() => {
                self.sift_some();
                self.rest_on_what_is_shown();
            }
            None => self.count_kinds(),
        }
    }

    /// Goes to the first answer if the reader was quicker than the search.
    fn go_where_awaited(&mut self) {
        let goes = matches!(self.overlay(), Some(Overlay::Search(dialog)) if dialog.may_go());
        if goes && let Some(Overlay::Search(dialog)) = self.top.close() {
            self.go_to_answer(dialog);
        }
    }

    fn search_under_way(&self) -> Option<&Search> {
        match (self.overlay(), &self.found) {
            (Some(Overlay::Search(dialog)), _) => Some(&dialog.search),
            (_, found) => found.as_ref().map(|found| &found.search),
        }
    }

    /// The events that the search under way or the last one found.
    pub fn found_events(&self) -> Option<&Matches> {
        match (self.overlay(), &self.found) {
            (Some(Overlay::Search(dialog)), _) => Some(dialog.search.events()),
            (_, found) => found.as_ref().map(Found::events),
        }
    }

    /// Selects the next or the previous of the events found that are shown, going round at the ends.
    pub(super) fn step_found(&mut self, on: bool) {
        let Some(events) = self.found.as_ref().map(Found::events) else {
            return;
        };
        let shown = |event: &EventId| self.is_shown(*event);
        let next = if on {
            let from = |first| std::iter::successors(first, |event| events.after(*event));
            from(self.selected.and_then(|now| events.after(now)))
                .find(shown)
                .or_else(|| from(events.first()).find(shown))
        } else {
            let from = |last| std::iter::successors(last, |event| events.before(*event));
            from(self.selected.and_then(|now| events.before(now)))
                .find(shown)
                .or_else(|| from(events.last()).find(shown))
        };
        match next {
            Some(next) => self.show_event(next),
            None if !events.is_empty() => {
                self.notice = Some(self.tell(Message::FoundFilteredOut, &[]));
            }
            None => {}
        }
    }

    /// Goes to anything that was found: to an event itself, to the card of anything else and the first event that mentions it.
    pub(super) fn go_to_found(&mut self, of: Subject) {
        let told = events_of(&self.chronicle, of);
        if let Some(first) = told.first() {
            self.select(first);
        }
        if !matches!(of, Subject::Thing(Ref::Event(_))) {
            self.open(of);
        }
        if let Some(found) = &mut self.found {
            found.told = told;
        }
    }
}
