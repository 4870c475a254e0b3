//! Showing a file while it is still being read, and keeping the user's place when more of it arrives.

use std::sync::Arc;

use super::{App, Overlay, calendars, range};
use crate::card::Subject;
use crate::chronicle::{Chronicle, EventId, Ref};
use crate::layout::{Scale, Window};
use crate::names::{Choice, LanguageId};
use crate::search::Index;

/// The progress of reading a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Loading {
    /// The number of events read so far.
    pub events: usize,
    /// The number of bytes read so far.
    pub bytes: usize,
    /// The size of the file in bytes, if known.
    pub total: Option<usize>,
    /// The reading speed in bytes per second.
    pub rate: usize,
    /// True if the user has stopped loading.
    pub stopped: bool,
}

impl App {
    /// Stops reading the file. Returns false if no file is being read.
    pub(super) fn stop_loading(&mut self) -> bool {
        let Some(loading) = self.loading.as_mut().filter(|loading| !loading.stopped) else {
            return false;
        };
        loading.stopped = true;
        loading.events = self.chronicle.events.len();
        true
    }

    /// Replaces the chronicle by a later version of it, which may lack some of its things, and returns the old one. The user's place is
    /// kept.
    pub fn take_chronicle(&mut self, chronicle: Arc<Chronicle>) -> Arc<Chronicle> {
        let old = std::mem::replace(&mut self.chronicle, chronicle);
        let new = Arc::clone(&self.chronicle);
        self.index = Index::default();
        let moved = Moved {
            old: &old,
            new: &new,
        };
        self.window = moved.window(self.window);
        self.settled = self.window;
        self.selected = match self.selected {
            Some(selected) if !self.opening => moved.selected(selected),
            _ => new.opening_event(),
        };
        self.choice = moved.choice(self.choice);
        self.calendars = calendars::taken_over(&old, &new, self.calendars);
        self.list_scroll.renumber(&moved);
        self.trail.renumber(&moved);
        self.arrangement.renumber(&moved);
        self.filter.renumber(&moved);
        self.scale = Scale::of(&new.relations.timeline, self.scale.step().0);
        self.renew(&moved);
        self.sift_anew();
        self.rest_on_what_is_shown();
        self.forget_places(&moved);
        old
    }

    /// Carries the map, the search results and the overlay over to the new chronicle.
    fn renew(&mut self, moved: &Moved<'_>) {
        if let Some(map) = self.top.map_mut() {
            map.renumber(moved);
        }
        if let Some(found) = &mut self.found {
            found.renew(moved.new, moved);
        }
        match self.top.overlay_mut() {
            Some(Overlay::Search(dialog)) => dialog.renew(moved.new, moved),
            Some(Overlay::Names(menu)) => menu.renew(|choice| moved.choice(choice)),
            Some(Overlay::Filter(menu)) => menu.renew(moved.new, moved),
            Some(
                Overlay::Date(_) | Overlay::Help(_) | Overlay::Palette(_) | Overlay::Problems(_),
            )
            | None => {}
        }
    }

    /// Forgets the screen positions of things in the old chronicle. The next frame sets them again.
    fn forget_places(&mut self, moved: &Moved<'_>) {
        let (places, card) = (&mut self.seen.places, &mut self.seen.card);
        places.events.clear();
        places.links.clear();
        places.annals = Default::default();
        places.lanes.clear();
        places.sites.clear();
        places.dialog.choices.clear();
        card.addresses.clear();
        let links = card.links.iter();
        card.links = links.filter_map(|of| moved.thing(*of)).collect();
        card.subject = moved.subject(card.subject);
        card.rows = None;
    }
}

/// Translates ids and indices of one chronicle to those of a later version, which may lack some of its things.
pub(super) struct Moved<'a> {
    old: &'a Chronicle,
    new: &'a Chronicle,
}

impl Moved<'_> {
    /// The same thing, if it still exists.
    pub(super) fn thing(&self, of: Ref) -> Option<Ref> {
        self.new.same(self.old, of)
    }

    /// The same group of lanes, if it still exists.
    pub(super) fn group(&self, group: usize) -> Option<usize> {
        let id = &self.old.groups.get(group)?.id;
        let groups = &self.new.groups;
        groups.iter().position(|group| group.id == *id)
    }

    /// The same subject, or the chronicle's own card if it no longer exists.
    pub(super) fn subject(&self, subject: Subject) -> Subject {
        match subject {
            Subject::Chronicle => Some(subject),
            Subject::Thing(of) => self.thing(of).map(Subject::Thing),
            Subject::Chapter(chapter) => self.chapter(chapter).map(Subject::Chapter),
        }
        .unwrap_or(Subject::Chronicle)
    }

    /// The chapter that the first event of a chapter belongs to now, since chapters have no ids.
    fn chapter(&self, chapter: usize) -> Option<usize> {
        let first = self.old.chapters.get(chapter)?.from;
        let first = self.thing(first.into()).and_then(EventId::of)?;
        self.new.chapter_of(first)
    }

    /// The same language, if it still exists.
    pub(super) fn known_language(&self, language: LanguageId) -> Option<LanguageId> {
        self.new.languages.find(self.old.languages.tag(language))
    }

    fn language(&self, language: LanguageId) -> LanguageId {
        let known = self.known_language(language);
        known.unwrap_or(self.new.languages.first())
    }

    fn choice(&self, choice: Choice) -> Choice {
        Choice {
            main: self.language(choice.main),
            gloss: choice.gloss.map(|gloss| self.language(gloss)),
        }
    }

    /// The same event, or one at its time if it no longer exists.
    fn selected(&self, selected: EventId) -> Option<EventId> {
        let same = self.thing(selected.into()).and_then(EventId::of);
        same.or_else(|| {
            let start = self.old[selected].when.extent().start();
            let before = self.new.relations.timeline.started_before(start);
            let events = &self.new.events;
            events.id_at(before).or(events.last_id())
        })
    }

    /// The same window; the opening window or the whole range is recomputed for the new chronicle.
    fn window(&self, window: Window) -> Window {
        let same = |of: fn(&Chronicle) -> Window| (window == of(self.old)).then(|| of(self.new));
        same(range::opening_window)
            .or_else(|| same(range::whole_window))
            .unwrap_or(window)
    }
}
