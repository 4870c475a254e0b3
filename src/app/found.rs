//! The results of the last search, kept after its dialog is closed.

use super::loading::Moved;
use super::{App, Overlay, Step};
use crate::card::Subject;
use crate::chronicle::{Chronicle, EventId, Ref};
use crate::messages::Message;
use crate::search::{Index, Matches, Search};

/// The results of the last search: the events found. If the text is the name of the subject opened, also the events that mention it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The text searched for.
    pub text: String,
    pub(super) search: Search,
    /// The subject that was opened, if the text is its name.
    named: Option<Subject>,
}

impl Found {
    pub(super) fn new(text: &str, search: Search, of: Subject, chronicle: &Chronicle) -> Self {
        let named = Some(of).filter(|of| search.is_named(chronicle, *of));
        let mut found = Self {
            text: text.to_owned(),
            search,
            named,
        };
        found.add_named(chronicle);
        found
    }

    /// Starts again in another chronicle.
    pub(super) fn renew(&mut self, chronicle: &Chronicle, moved: &Moved<'_>) {
        self.search = Search::new(&self.text, chronicle, &Index::default());
        self.named = self.named.map(|of| moved.subject(of));
        self.add_named(chronicle);
    }

    /// Adds the events that mention the named subject to the results.
    fn add_named(&mut self, chronicle: &Chronicle) {
        if let Some(of) = self.named {
            self.search.also_finds(&events_of(chronicle, of));
        }
    }

    /// True once all events have been found.
    pub(super) fn is_complete(&self) -> bool {
        !self.search.unfinished()
    }

    /// The events to step through, to mark and to filter by.
    pub fn events(&self) -> &Matches {
        self.search.events()
    }
}

/// The events that mention a subject, or lie within its time; for a chapter, its events.
fn events_of(chronicle: &Chronicle, of: Subject) -> Vec<EventId> {
    match of {
        Subject::Thing(Ref::Event(event)) => vec![event],
        Subject::Thing(of) => chronicle.appearances(of).to_vec(),
        Subject::Chapter(place) => {
            let chapter = chronicle.chapters.get(place);
            let places =
                chapter.map_or(0..0, |chapter| chapter.from.index()..chapter.to.index() + 1);
            places.map(EventId::at).collect()
        }
        Subject::Chronicle => Vec::new(),
    }
}

impl App {
    /// The events found by the search in progress, or else by the last one.
    pub fn found_events(&self) -> Option<&Matches> {
        match (self.overlay(), &self.found) {
            (Some(Overlay::Search(dialog)), _) => Some(dialog.search.events()),
            (_, found) => found.as_ref().map(Found::events),
        }
    }

    /// Selects the next or previous found event that is shown, wrapping around at the ends.
    pub(super) fn step_found(&mut self, step: Step) {
        let Some(events) = self.found.as_ref().map(Found::events) else {
            return;
        };
        let shown = |event: &EventId| self.is_shown(*event);
        let (beyond, far): (fn(&Matches, EventId) -> Option<EventId>, _) = match step {
            Step::On => (Matches::after, events.first()),
            Step::Back => (Matches::before, events.last()),
        };
        let from = |first| std::iter::successors(first, |event| beyond(events, *event));
        let next = from(self.selected.and_then(|now| beyond(events, now)))
            .find(shown)
            .or_else(|| from(far).find(shown));
        match next {
            Some(next) => self.show_event(next),
            None if !events.is_empty() => {
                self.notice = Some(self.fill(Message::FoundFilteredOut, &[]));
            }
            None => {}
        }
    }

    /// Opens a search result: selects an event, or opens the card of anything else. For a stretch of time, its first event is selected; for
    /// a person or a place, the selection stays.
    pub(super) fn go_to_found(&mut self, of: Subject) {
        let has_time = match of {
            Subject::Thing(Ref::Event(_) | Ref::Era(_) | Ref::Span(_)) | Subject::Chapter(_) => {
                true
            }
            Subject::Thing(
                Ref::Person(_) | Ref::Place(_) | Ref::Lane(_) | Ref::Source(_) | Ref::Tag(_),
            )
            | Subject::Chronicle => false,
        };
        let first = events_of(&self.chronicle, of).first().copied();
        if let Some(first) = first.filter(|_| has_time) {
            self.select(first);
        }
        if !matches!(of, Subject::Thing(Ref::Event(_))) {
            self.open(of);
        }
    }
}
