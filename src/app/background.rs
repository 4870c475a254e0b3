//! Work that is done between keys: the search, the filter, and the counts of the filter menu.

use super::{App, Overlay};
use crate::search::Search;

/// The number of things searched in one step, small enough that keys stay responsive.
const STEP: usize = 500;

impl App {
    /// True if there is background work to do.
    pub fn busy(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Search(dialog)) if dialog.unfinished())
            || self.search_under_way().is_some_and(Search::unfinished)
            || self.sifting.is_some()
            || self.is_counting()
    }

    /// Does the work that must be done before the next frame, once for any number of keys: looks for what the typed text finds.
    pub fn prepare(&mut self) {
        match self.top.overlay_mut() {
            Some(Overlay::Search(dialog)) => dialog.look(&self.chronicle, &self.index),
            Some(Overlay::Palette(palette)) => palette.look(self.interface),
            Some(
                Overlay::Date(_)
                | Overlay::Help(_)
                | Overlay::Names(_)
                | Overlay::Filter(_)
                | Overlay::Problems(_),
            )
            | None => {}
        }
    }

    /// Does one step of background work.
    pub fn work(&mut self) {
        let before = self.window;
        self.work_on();
        self.settle_layout(before);
    }

    fn work_on(&mut self) {
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

    /// Opens the first answer if the user accepted before the search found one.
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
}
