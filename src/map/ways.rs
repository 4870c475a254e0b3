//! The ways of leaders: derived from the events, not stored.

use std::collections::BTreeSet;

use crate::chronicle::{Chronicle, Event, EventId, EventKind, LaneId, PersonId, PlaceId, Route};

/// The places somebody passed in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The leader; none if it is the way of the event itself.
    pub leader: Option<PersonId>,
    /// The event and the place among its routes, if it is one of several that an event names.
    pub route: Option<(EventId, u8)>,
    /// Its place among all the ways of the same war, so that it looks the same wherever it is shown.
    pub number: u8,
    /// Places with coordinates, in order; no place follows itself.
    pub places: Vec<PlaceId>,
}

/// The ways that belong to an event. One that names its own is drawn by it; a battle or siege within an event that names
/// several is drawn by those of them that pass its place and were gone by somebody of it. Of others, everyone who leads in war has
/// one: the places of the battles and sieges that name them and that their own side fought, in the order of time,
/// within the largest event that this one is a part of. A leader is whoever is named first of that side, at two
/// places at least: two armies of one war come out as two ways.
pub fn ways(chronicle: &Chronicle, event: EventId) -> Vec<Way> {
    let selected = &chronicle[event];
    let all = |_: &Route| true;
    let named = named_routes(chronicle, event, all);
    if !named.is_empty() {
        return named;
    }
    let own = Way {
        leader: None,
        route: None,
        number: 0,
        places: joined(chronicle, stations(selected)),
    };
    if !is_of_arms(selected) && !selected.details.route.is_empty() {
        return vec![own];
    }
    let whole = whole(chronicle, event);
    let told = &selected.details;
    let passes = |route: &Route| {
        let gone_by = route
            .person
            .is_some_and(|person| told.people.contains(&person));
        gone_by
            && told
                .place
                .is_some_and(|place| route.places.contains(&place))
    };
    let named = named_routes(chronicle, whole, passes);
    if !named.is_empty() {
        return named;
    }
    let battles = battles(chronicle, whole);
    let leaders = (0u8..)
        .zip(leaders(chronicle, &battles))
        .filter(|(_, leader)| selected.details.people.contains(leader));
    let mut ways: Vec<Way> = leaders
        .map(|(number, leader)| Way {
            leader: Some(leader),
            route: None,
            number,
            places: way_of(chronicle, &battles, leader),
        })
        .collect();
    ways.extend((ways.is_empty() && own.places.len() > 1).then_some(own));
    ways
}

/// The routes that an event names, as far as they are wanted.
fn named_routes(
    chronicle: &Chronicle,
    event: EventId,
    wanted: impl Fn(&Route) -> bool,
) -> Vec<Way> {
    let routes = (0u8..).zip(&chronicle[event].details.routes);
    let wanted = routes.filter(|(_, route)| wanted(route));
    wanted
        .map(|(number, route)| Way {
            leader: route.person,
            route: Some((event, number)),
            number,
            places: joined(chronicle, route.places.iter().copied()),
        })
        .collect()
}

/// The places of the battles that name somebody and that their own side fought.
fn way_of(chronicle: &Chronicle, battles: &[&Event], leader: PersonId) -> Vec<PlaceId> {
    let named = battles.iter().filter(|battle| {
        battle.details.people.contains(&leader) && fights_for(chronicle, battle, leader)
    });
    joined(chronicle, named.flat_map(|battle| stations(battle)))
}

/// The places of one event in order: those of its route, or its only one.
pub fn stations(event: &Event) -> impl Iterator<Item = PlaceId> + '_ {
    let place = event
        .details
        .place
        .filter(|_| event.details.route.is_empty());
    event.details.route.iter().copied().chain(place)
}

/// The largest event that one is a part of.
fn whole(chronicle: &Chronicle, event: EventId) -> EventId {
    // A chain longer than the list of events is a cycle.
    let chain = std::iter::successors(Some(event), |event| chronicle[*event].details.part_of);
    chain.take(chronicle.events.len()).last().unwrap_or(event)
}

/// The battles and sieges within an event, in order of time.
fn battles(chronicle: &Chronicle, whole: EventId) -> Vec<&Event> {
    let mut found: BTreeSet<EventId> = BTreeSet::new();
    let mut waiting = vec![whole];
    while let Some(event) = waiting.pop() {
        if found.insert(event) {
            waiting.extend(chronicle.relations.parts(event));
        }
    }
    let events = found.into_iter().filter(|event| *event != whole);
    events
        .map(|event| &chronicle[event])
        .filter(|event| is_of_arms(event))
        .collect()
}

fn is_of_arms(event: &Event) -> bool {
    matches!(
        event.kind,
        EventKind::War | EventKind::Battle | EventKind::Siege
    )
}

/// Whether somebody is of the side that an event stands on: the row of its first lane.
fn fights_for(chronicle: &Chronicle, event: &Event, person: PersonId) -> bool {
    let row = |lane: LaneId| chronicle.row_lane(lane);
    let own = chronicle[person].lane.map(row);
    own.is_some() && own == event.lanes.first().copied().map(row)
}

/// Everyone who is the first of their side in battles at two places at least, in the order of their first ones.
fn leaders(chronicle: &Chronicle, battles: &[&Event]) -> Vec<PersonId> {
    let mut places: Vec<(PersonId, PlaceId)> = Vec::new();
    let mut leaders: Vec<PersonId> = Vec::new();
    for battle in battles {
        let first = battle
            .details
            .people
            .iter()
            .copied()
            .find(|person| fights_for(chronicle, battle, *person));
        let Some((leader, place)) = first.zip(battle.details.place) else {
            continue;
        };
        let first_place = places
            .iter()
            .find(|(known, _)| *known == leader)
            .map(|(_, place)| *place);
        match first_place {
            None => places.push((leader, place)),
            Some(first_place) if first_place != place && !leaders.contains(&leader) => {
                leaders.push(leader);
            }
            Some(_) => {}
        }
    }
    let order = |leader: &PersonId| places.iter().position(|(known, _)| known == leader);
    leaders.sort_by_key(order);
    leaders
}

/// The places with coordinates, none of them twice in a row.
fn joined(chronicle: &Chronicle, stations: impl Iterator<Item = PlaceId>) -> Vec<PlaceId> {
    let mut places: Vec<PlaceId> = stations
        .filter(|place| chronicle[*place].at.is_some())
        .collect();
    places.dedup();
    places
}
