//! The chapters of the story, in the order of the events.

use super::Builder;
use crate::check::{Place, Problem};
use crate::chronicle::{Chapter, EventId};
use crate::format::schema;

impl Builder<'_> {
    /// The chapters whose events are known. Reports chapters without events or that overlap.
    pub(super) fn chapters(&mut self, read: &[schema::Chapter<'_>]) -> Vec<Chapter> {
        let mut chapters: Vec<Chapter> = Vec::new();
        let mut before: Option<(EventId, Place)> = None;
        for read in read {
            let name = self.names(read.name.as_ref(), read.derived.as_ref());
            let text = self.text(read.text.as_ref());
            let (from, to) = (self.refer(read.from.as_ref()), self.refer(read.to.as_ref()));
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            let [begins, ends] = [&read.from, &read.to].map(|id| place(id.as_ref()));
            if to < from {
                let problem = Problem::error(ends, "a chapter that ends before it begins");
                self.report.add(
                    problem
                        .expected("expected an event that comes later")
                        .related(begins, "it begins with this one"),
                );
                continue;
            }
            if let Some((_, ended)) = before.filter(|(last, _)| from <= *last) {
                let problem = Problem::error(
                    begins,
                    "a chapter that begins before the last one has ended",
                );
                self.report.add(
                    problem
                        .expected("expected an event after that")
                        .related(ended, "the previous chapter ends here"),
                );
                continue;
            }
            before = Some((to, ends));
            chapters.push(Chapter {
                name,
                from,
                to,
                text,
            });
        }
        chapters
    }
}

fn place(id: Option<&crate::format::word::Word<'_>>) -> Place {
    id.map(|id| id.place).unwrap_or_default()
}
