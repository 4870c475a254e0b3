//! The participants of events, and rival accounts of their dates and places.

use super::Builder;
use crate::check::Problem;
use crate::chronicle::{PersonId, PlaceId, Rival, Text};
use crate::format::part::Part;
use crate::format::schema;
use crate::format::word::Word;
use crate::time::When;

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

    /// The rival claims about an event with this date and place.
    pub(super) fn claims(
        &mut self,
        event: &schema::Event<'_>,
        when: Option<&When>,
        place: Option<PlaceId>,
    ) -> Vec<Rival> {
        let claims = event.claims.iter().flatten();
        let claim = |read| {
            let claim = self.claim(read, event);
            self.warn_of_agreement(read, &claim, when, place);
            claim
        };
        claims.map(claim).collect()
    }

    /// Reports a claim that gives the same date and place as its event.
    fn warn_of_agreement(
        &mut self,
        read: &schema::Claim<'_>,
        claim: &Rival,
        when: Option<&When>,
        place: Option<PlaceId>,
    ) {
        let is_date = claim.when.is_some() && claim.when.as_ref() == when;
        let is_place = claim.place.is_some() && claim.place == place;
        let (what, word) = match (&read.when, &read.place) {
            (Some(word), Some(_)) if is_date && is_place => ("date and place", word),
            (Some(word), None) if is_date => ("date", word),
            (None, Some(word)) if is_place => ("place", word),
            _ => return,
        };
        let message = format!("this claim gives the {what} of its event");
        let expected = "give what is different, or cite its source in `sources` of the event";
        self.report
            .add(Problem::warning(word.place, message).expected(expected));
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
