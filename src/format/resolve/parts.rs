//! The participants of events, and rival accounts of their dates and places.

use super::Builder;
use crate::chronicle::{PersonId, Rival, Text};
use crate::format::part::Part;
use crate::format::schema;
use crate::format::word::Word;

impl Builder<'_> {
    /// The people who took part.
    pub(super) fn people(&mut self, read: Option<&Vec<Part<'_>>>) -> Box<[PersonId]> {
        self.refer_each(read.into_iter().flatten().map(|part| &part.person))
    }

    /// The roles of those participants who have one.
    pub(super) fn roles(&mut self, read: Option<&Vec<Part<'_>>>) -> Box<[(PersonId, Text)]> {
        let parts = read.into_iter().flatten();
        let roles = parts.filter_map(|part| {
            let role = self.text(Some(part.role.as_ref()?));
            Some((self.known_person(&part.person)?, role))
        });
        roles.collect()
    }

    /// The person with an id. Problems with it have been reported.
    fn known_person(&self, word: &Word<'_>) -> Option<PersonId> {
        PersonId::of(self.find(&word.text)?.thing()?)
    }

    /// The rival claims about an event.
    pub(super) fn claims(&mut self, event: &schema::Event<'_>) -> Vec<Rival> {
        let claims = event.claims.iter().flatten();
        claims.map(|claim| self.claim(claim, event)).collect()
    }

    /// A claim. Its date uses the calendar of the event.
    fn claim(&mut self, read: &schema::Claim<'_>, event: &schema::Event<'_>) -> Rival {
        let when = self.when(read.when.as_ref(), event.calendar);
        Rival {
            as_written: self.as_written(
                read.as_written.as_ref(),
                when.as_ref(),
                read.when.as_ref(),
                event.calendar,
            ),
            when,
            place: self.refer(read.place.as_ref()),
            claimed_by: self.claimant(read.claimed_by.as_ref()),
            note: self.text(read.note.as_ref()),
            sources: self.citations(read.sources.as_ref()),
        }
    }
}
