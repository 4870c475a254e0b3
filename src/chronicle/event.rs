//! Something that happened.

use std::ops::Deref;
use std::sync::LazyLock;

use super::{
    BoxedAttached, Citation, EventId, EventKind, Figure, LaneId, OtherName, PersonId, PlaceId,
    Rival, Text,
};
use crate::names::{Few, Names};
use crate::text::Excerpt;
use crate::time::When;

/// Something that happened.
///
/// There can be a million of them, so what not every event has stands apart.
#[derive(Debug)]
pub struct Event {
    /// The id.
    pub id: Excerpt,
    /// When.
    pub when: When,
    /// Its names.
    pub name: Names,
    /// The lanes it belongs to; the first one draws it.
    pub lanes: Few<LaneId>,
    /// What sort of event.
    pub kind: EventKind,
    /// From 1 (only a full chronicle has it) to 5 (a single line of history does).
    pub weight: u8,
    /// Its details.
    pub details: BoxedDetails,
}

/// What an event has beside its name, its date and its lanes.
#[derive(Debug, Default)]
pub struct Details {
    /// The sources' own date.
    pub as_written: Option<Excerpt>,
    /// Its names where there is little room, in the languages where the full one is long.
    pub short: Names,
    /// Other names.
    pub also: Vec<OtherName>,
    /// Who took part.
    pub people: Box<[PersonId]>,
    /// What some of them did in it.
    pub roles: Box<[(PersonId, Text)]>,
    /// Where.
    pub place: Option<PlaceId>,
    /// The places it passed, in order, if it moved.
    pub route: Box<[PlaceId]>,
    /// Several ways, if it had more than one.
    pub routes: Vec<Route>,
    /// The larger event it belongs to.
    pub part_of: Option<EventId>,
    /// What it led to.
    pub leads_to: Box<[EventId]>,
    /// Numbers, with who claims them.
    pub figures: Vec<Figure>,
    /// What accounts say against its date or its place.
    pub claims: Vec<Rival>,
    /// One line.
    pub summary: Text,
    /// The account.
    pub text: Text,
    /// Where the accounts differ, and other remarks.
    pub notes: Vec<Text>,
    /// What it rests on.
    pub sources: Vec<Citation>,
    /// Addresses, pictures, tags.
    pub attached: BoxedAttached,
}

/// One of several ways of an event.
#[derive(Debug)]
pub struct Route {
    /// What it is called, if it is more than somebody's way.
    pub name: Text,
    /// Who went it.
    pub person: Option<PersonId>,
    /// The places it passed, in order.
    pub places: Box<[PlaceId]>,
}

/// A pointer to [`Details`] that takes eight bytes where there are none.
#[derive(Debug, Default)]
pub struct BoxedDetails(Option<Box<Details>>);

impl Deref for BoxedDetails {
    type Target = Details;

    fn deref(&self) -> &Details {
        static NOTHING: LazyLock<Details> = LazyLock::new(Details::default);
        self.0.as_deref().unwrap_or_else(|| &NOTHING)
    }
}

impl From<Details> for BoxedDetails {
    fn from(details: Details) -> Self {
        Self((!details.is_empty()).then(|| Box::new(details)))
    }
}

impl BoxedDetails {
    /// The details, to be added to.
    pub(crate) fn details_mut(&mut self) -> &mut Details {
        self.0.get_or_insert_default()
    }
}

impl Details {
    /// What a person did in it.
    pub fn role(&self, person: PersonId) -> Option<&Text> {
        let mut roles = self.roles.iter();
        roles.find(|(of, _)| *of == person).map(|(_, role)| role)
    }

    /// The places of its route and of its routes.
    pub fn passed(&self) -> impl Iterator<Item = PlaceId> + '_ {
        let routes = self.routes.iter().flat_map(|route| route.places.iter());
        self.route.iter().chain(routes).copied()
    }

    fn is_empty(&self) -> bool {
        let Self {
            as_written,
            short,
            also,
            people,
            roles,
            place,
            route,
            routes,
            part_of,
            leads_to,
            figures,
            claims,
            summary,
            text,
            notes,
            sources,
            attached,
        } = self;
        let references = people.is_empty() && route.is_empty() && leads_to.is_empty();
        let texts = summary.is_empty() && text.is_empty() && notes.is_empty();
        let lists =
            routes.is_empty() && also.is_empty() && figures.is_empty() && sources.is_empty();
        references
            && texts
            && lists
            && short.is_empty()
            && (roles.is_empty() && claims.is_empty())
            && as_written.is_none()
            && place.is_none()
            && part_of.is_none()
            && attached.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_take_room_only_where_there_are_some() {
        assert!(BoxedDetails::from(Details::default()).0.is_none());
        let with = BoxedDetails::from(Details {
            place: Some(PlaceId::at(1)),
            ..Details::default()
        });
        assert_eq!((with.place, with.0.is_some()), (Some(PlaceId::at(1)), true));
        assert_eq!(BoxedDetails::default().people.len(), 0);
        // A million of them are what the memory is filled with.
        assert_eq!(size_of::<Event>(), 128);
    }
}
