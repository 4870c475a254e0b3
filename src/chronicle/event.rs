//! Events and their details.

use std::ops::Deref;
use std::sync::LazyLock;

use super::{
    BoxedAttached, Citation, EventId, EventKind, Figure, LaneId, OtherName, PersonId, PlaceId,
    Rival, Text,
};
use crate::names::{Few, Names};
use crate::text::Excerpt;
use crate::time::When;

/// Events of this weight or more are emphasised.
pub const GREAT: u8 = 4;

/// The greatest weight of an event.
pub const HEAVIEST: u8 = 5;

/// An event.
///
/// There can be a million of them, so data that most events lack is stored separately in [`Details`].
#[derive(Debug)]
pub struct Event {
    /// The id.
    pub id: Excerpt,
    /// The date.
    pub when: When,
    /// Its names.
    pub name: Names,
    /// The lanes it belongs to. It is drawn on the first one.
    pub lanes: Few<LaneId>,
    /// The kind of event.
    pub kind: EventKind,
    /// The importance, from 1 (only in a detailed chronicle) to 5 (even in a one-line history).
    pub weight: u8,
    /// Its details.
    pub details: BoxedDetails,
}

/// The details of an event, beyond its name, date and lanes.
#[derive(Debug, Default)]
pub struct Details {
    /// The date as written in the source.
    pub as_written: Option<Excerpt>,
    /// Short names for where space is limited, in the languages where the full one is long.
    pub short: Names,
    /// Other names.
    pub also: Vec<OtherName>,
    /// The people who took part.
    pub people: Box<[PersonId]>,
    /// The roles of some of them.
    pub roles: Box<[(PersonId, Text)]>,
    /// The place.
    pub place: Option<PlaceId>,
    /// The places it passed, in order, if it moved.
    pub route: Box<[PlaceId]>,
    /// Separate routes, if there was more than one.
    pub routes: Vec<Route>,
    /// The larger event it belongs to.
    pub part_of: Option<EventId>,
    /// The events it led to.
    pub leads_to: Box<[EventId]>,
    /// Figures, with who claims them.
    pub figures: Vec<Figure>,
    /// Other dates or places given by other accounts.
    pub claims: Vec<Rival>,
    /// A one-line summary.
    pub summary: Text,
    /// The account.
    pub text: Text,
    /// Remarks, such as differences between accounts.
    pub notes: Vec<Text>,
    /// The sources it is based on.
    pub sources: Vec<Citation>,
    /// Links, media and tags.
    pub attached: BoxedAttached,
}

/// One of several routes of an event.
#[derive(Debug)]
pub struct Route {
    /// Its name, if it has one besides the person's.
    pub name: Text,
    /// The person who took it.
    pub person: Option<PersonId>,
    /// The places it passed, in order.
    pub places: Box<[PlaceId]>,
}

/// An optional [`Details`] in eight bytes.
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
    /// The details for modification; created if there were none.
    pub(crate) fn details_mut(&mut self) -> &mut Details {
        self.0.get_or_insert_default()
    }
}

impl Details {
    /// The role of a person, or `None` if none is given.
    pub fn role(&self, person: PersonId) -> Option<&Text> {
        let mut roles = self.roles.iter();
        roles.find(|(of, _)| *of == person).map(|(_, role)| role)
    }

    /// The places of its single route and of its separate routes.
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
        // There can be a million of them in memory.
        assert_eq!(size_of::<Event>(), 128);
    }
}
