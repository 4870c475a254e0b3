//! Steps between chapters. In story mode, each chapter has its own page before its first event.

use super::{App, Screen, SelectionAction};
use crate::card::Subject;
use crate::chronicle::{EventId, Ref};

impl App {
    /// The name of the chapter at an index, or an empty string if there is none.
    pub fn chapter_name(&self, place: usize) -> &str {
        let chapter = self.chronicle.chapters.get(place);
        chapter.map_or("", |chapter| {
            let names = &chapter.name;
            names
                .shown(self.choice.main, &self.chronicle.languages)
                .text
        })
    }

    /// The index of the chapter whose first shown event is `event`, or `None` if it does not begin a chapter.
    pub fn chapter_begun_by(&self, event: EventId) -> Option<usize> {
        let chapter = self.chronicle.chapter_of(event)?;
        let first = self.shown_at(self.shown_before(self.chronicle.chapters[chapter].from))?;
        (first == event).then_some(chapter)
    }

    /// Handles a step between chapters, and a step to or from a story page that does not belong to an event. Returns false for any other
    /// step.
    pub(super) fn turn_page(&mut self, to: SelectionAction) -> bool {
        let in_story = self.screen() == Screen::Story && !self.chronicle.chapters.is_empty();
        match to {
            SelectionAction::NextChapter => self.go_to_next_chapter(),
            SelectionAction::PreviousChapter => self.go_to_previous_chapter(),
            SelectionAction::Next if in_story => return self.turn_on(),
            SelectionAction::Previous if in_story => return self.turn_back(),
            SelectionAction::Next
            | SelectionAction::Previous
            | SelectionAction::NextInLane
            | SelectionAction::PreviousInLane
            | SelectionAction::PageDown
            | SelectionAction::PageUp
            | SelectionAction::First
            | SelectionAction::Last
            | SelectionAction::NextFound
            | SelectionAction::PreviousFound => return false,
        }
        true
    }

    /// Steps forward in a story: from the title page or a chapter's page to what follows, or from an event to the page of the next chapter.
    fn turn_on(&mut self) -> bool {
        let next = match self.trail.page().subject {
            Subject::Chronicle => self.shown_at(0),
            Subject::Chapter(_) => {
                if let Some(first) = self.selected {
                    self.show_event(first);
                }
                return true;
            }
            Subject::Thing(_) => self
                .selected
                .and_then(|selected| self.shown_after(selected)),
        };
        let begun = next.and_then(|event| Some((self.chapter_begun_by(event)?, event)));
        match (begun, self.trail.page().subject, next) {
            (Some((chapter, event)), ..) => self.show_chapter(chapter, event),
            (None, Subject::Chronicle, Some(event)) => self.show_event(event),
            (None, ..) => return false,
        }
        true
    }

    /// Steps back in a story: from a chapter's first event to its page, from there to the event before, from the first event to the title
    /// page.
    fn turn_back(&mut self) -> bool {
        let Some(selected) = self.selected else {
            return false;
        };
        match self.trail.page().subject {
            Subject::Chronicle => true,
            Subject::Chapter(_) => {
                match self
                    .shown_before(selected)
                    .checked_sub(1)
                    .and_then(|place| self.shown_at(place))
                {
                    Some(event) => self.show_event(event),
                    None => self.trail.replace(Subject::Chronicle),
                }
                true
            }
            Subject::Thing(_) => {
                let begun = self.chapter_begun_by(selected);
                begun
                    .inspect(|chapter| self.show_chapter(*chapter, selected))
                    .is_some()
            }
        }
    }

    fn go_to_next_chapter(&mut self) {
        let from_opening = self.opening && self.trail.page().subject == Subject::Chronicle;
        let after = self.selected.filter(|_| !from_opening);
        let chapters = self.chronicle.chapters.iter();
        let next = chapters
            .map(|chapter| chapter.from)
            .filter(|from| after.is_none_or(|after| *from > after))
            .find_map(|from| self.first_shown_of(from));
        if let Some((chapter, event)) = next {
            self.go_to_chapter(chapter, event);
        }
    }

    /// Goes to the beginning of this chapter, or to the beginning of the previous one if already there.
    fn go_to_previous_chapter(&mut self) {
        let Some(selected) = self.selected else {
            return;
        };
        let on_page = matches!(self.trail.page().subject, Subject::Chapter(_));
        let is_before = |event: EventId| match self.screen() {
            Screen::Story if !on_page => event <= selected,
            Screen::Story | Screen::Panes | Screen::Card | Screen::Map(_) => event < selected,
        };
        let chapters = self.chronicle.chapters.iter().rev();
        let before = chapters
            .map(|chapter| chapter.from)
            .filter_map(|from| self.first_shown_of(from))
            .find(|(_, event)| is_before(*event));
        if let Some((chapter, event)) = before {
            self.go_to_chapter(chapter, event);
        }
    }

    /// The first shown event of the chapter that begins with `from`, and the chapter's index. `None` if the chapter has no shown event.
    fn first_shown_of(&self, from: EventId) -> Option<(usize, EventId)> {
        let first = self.shown_at(self.shown_before(from))?;
        let chapter = self.chronicle.chapter_of(from)?;
        (self.chronicle.chapter_of(first) == Some(chapter)).then_some((chapter, first))
    }

    fn go_to_chapter(&mut self, chapter: usize, event: EventId) {
        if self.screen() == Screen::Story {
            self.show_chapter(chapter, event);
        } else {
            self.show_event(event);
        }
    }

    /// Shows the page of a chapter, with its first event selected.
    fn show_chapter(&mut self, chapter: usize, event: EventId) {
        self.settle();
        self.bring_into_view(event);
        let subject = Subject::Chapter(chapter);
        match self.trail.page().subject {
            Subject::Thing(Ref::Event(_)) | Subject::Chapter(_) => self.trail.replace(subject),
            Subject::Chronicle | Subject::Thing(_) => self.trail.open(subject),
        }
    }

    fn shown_after(&self, event: EventId) -> Option<EventId> {
        let place = self.shown_before(event) + usize::from(self.is_shown(event));
        self.shown_at(place)
    }
}
