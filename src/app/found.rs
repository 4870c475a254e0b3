//! What the last search found, after its dialog is closed.

use super::{App, Overlay};
use crate::card::Subject;
use crate::chronicle::{Chronicle, EventId, Ref};
use crate::messages::Message;
use crate::search::{Index, Matches, Search};

/// What the last search found: the events that answer, and those that mention what was gone to if that was found by its name.
#[derive(Debug, Clone)]
pub struct Found {
    /// What was searched for.
    pub text: String,
    search: Search,
    /// What was gone to, if the text is a name of it.
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
    pub(super) fn renew(&mut self, chronicle: &Chronicle, moved: impl Fn(Ref) -> Option<Ref>) {
        self.search = Search::new(&self.text, chronicle, &Index::default());
        self.named = self.named.map(|of| of.renumbered(moved));
        self.add_named(chronicle);
    }

    /// Counts the events that mention what the text names among those that answer.
    fn add_named(&mut self, chronicle: &Chronicle) {
        if let Some(of) = self.named {
            self.search.also_finds(&events_of(chronicle, of));
        }
    }

    /// True once it is known which events these are.
    pub(super) fn is_complete(&self) -> bool {
        !self.search.unfinished()
    }

    /// The events to step through, to mark and to filter by.
    pub fn events(&self) -> &Matches {
        self.search.events()
    }
}

/// The events that mention a thing: those that name it, or those of its time; the events of a chapter.
fn events_of(chronicle: &Chronicle, of: Subject) -> Vec<EventId> {
    match of {
        Subject::Thing(Ref::Event(event)) => vec![event],
        Subject::Thing(of) => chronicle.appearances(of).to_vec(),
        Subject::Chapter(place) => {
            let told = chronicle.chapters.get(place);
            let places = told.map_or(0..0, |told| told.from.index()..told.to.index() + 1);
            places.map(EventId::at).collect()
        }
        Subject::Chronicle => Vec::new(),
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

    /// Goes to anything that was found: to an event itself, to the card of anything else. Where that is a stretch of time, its first event is
    /// selected; a person or a place leaves the selection where it is.
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
