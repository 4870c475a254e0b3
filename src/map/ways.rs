//! The routes of leaders, which are derived from the events and not stored.

use std::collections::BTreeSet;

use crate::chronicle::{Chronicle, Event, EventId, EventKind, LaneId, PersonId, PlaceId, Route};
use crate::time::SECONDS_PER_DAY;

/// A route: the places that a leader or an event passed, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The leader; `None` if it is the route of the event itself.
    pub leader: Option<PersonId>,
    /// The event and the index among its routes, if the event names several.
    pub route: Option<(EventId, u8)>,
    /// Its number among all routes of the same war, so that it looks the same wherever it is shown.
    pub number: u8,
    /// The campaign of the leader, counted from 0. A rest of months begins a new campaign.
    pub campaign: u8,
    /// Whether the event is part of this campaign; always true for the route of the event itself.
    pub own: bool,
    /// Places with coordinates, in order, without immediate repetitions.
    pub places: Vec<PlaceId>,
}

/// The line of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Without gaps.
    Solid,
    /// In dashes.
    Dashed,
    /// In dots.
    Dotted,
    /// In long dashes.
    Long,
}

impl Way {
    /// Its line. Every second campaign of an army is dashed. Without colours, every second army has another line, too.
    pub fn stroke(&self, uncoloured: bool) -> Stroke {
        let is_other = uncoloured && self.number % 2 == 1;
        match (is_other, self.campaign % 2 == 1) {
            (false, false) => Stroke::Solid,
            (false, true) => Stroke::Dashed,
            (true, false) => Stroke::Dotted,
            (true, true) => Stroke::Long,
        }
    }
}

/// The routes that belong to an event. If the event names routes, these are returned. Otherwise there is one for each leader in the war,
/// which is the largest event that this one is a part of: the places of the battles and sieges that name the leader and were fought by the
/// leader's side, in order of time. A leader is a person who is named first of their side in battles at two or more places. Two armies in a
/// war thus have two routes.
pub fn ways(chronicle: &Chronicle, event: EventId) -> Vec<Way> {
    let selected = &chronicle[event];
    let named = named_routes(chronicle, event);
    if !named.is_empty() {
        return named;
    }
    let own = Way {
        leader: None,
        route: None,
        number: 0,
        campaign: 0,
        own: true,
        places: joined(chronicle, stations(selected)),
    };
    if !is_of_arms(selected) && !selected.details.route.is_empty() {
        return vec![own];
    }
    let battles = battles(chronicle, whole(chronicle, event));
    let leaders = (0u8..)
        .zip(leaders(chronicle, &battles))
        .filter(|(_, leader)| selected.details.people.contains(leader));
    let mut ways: Vec<Way> = leaders
        .flat_map(|(number, leader)| ways_of(chronicle, &battles, (number, leader), selected))
        .collect();
    ways.extend((ways.is_empty() && own.places.len() > 1).then_some(own));
    ways
}

/// The routes that an event names.
fn named_routes(chronicle: &Chronicle, event: EventId) -> Vec<Way> {
    let routes = (0u8..).zip(&chronicle[event].details.routes);
    let way = |(number, route): (u8, &Route)| Way {
        leader: route.person,
        route: Some((event, number)),
        number,
        campaign: 0,
        own: true,
        places: joined(chronicle, route.places.iter().copied()),
    };
    routes.map(way).collect()
}

/// The routes of a leader, one for each campaign.
fn ways_of(
    chronicle: &Chronicle,
    battles: &[&Event],
    (number, leader): (u8, PersonId),
    selected: &Event,
) -> Vec<Way> {
    let named = battles.iter().copied().filter(|battle| {
        battle.details.people.contains(&leader) && fights_for(chronicle, battle, leader)
    });
    let start = selected.when.extent().start();
    let campaigns = (0u8..).zip(campaigns(chronicle, named));
    let way = |(campaign, fought): (u8, Vec<&Event>)| Way {
        leader: Some(leader),
        route: None,
        number,
        campaign,
        own: fought
            .iter()
            .any(|battle| battle.when.extent().start() == start),
        places: joined(chronicle, fought.iter().flat_map(|battle| stations(battle))),
    };
    campaigns.map(way).collect()
}

/// Maximum time in seconds between the starts of two consecutive battles of a campaign: five months.
const REST: i64 = 150 * SECONDS_PER_DAY;

/// The battles in order of time, split where an army rested. A part that would have no route belongs to the campaign before.
fn campaigns<'a>(
    chronicle: &Chronicle,
    battles: impl Iterator<Item = &'a Event>,
) -> Vec<Vec<&'a Event>> {
    let start = |event: &Event| event.when.extent().start();
    let battles: Vec<&Event> = battles.collect();
    let mut campaigns: Vec<Vec<&Event>> = Vec::new();
    for run in battles.chunk_by(|one, next| start(next).since(start(one)) <= REST) {
        let places = joined(chronicle, run.iter().flat_map(|battle| stations(battle)));
        match campaigns.last_mut() {
            Some(before) if places.len() < 2 => before.extend(run),
            _ => campaigns.push(run.to_vec()),
        }
    }
    campaigns
}

/// The places of an event in order: those of its route, or its only place.
pub fn stations(event: &Event) -> impl Iterator<Item = PlaceId> + '_ {
    let place = event
        .details
        .place
        .filter(|_| event.details.route.is_empty());
    event.details.route.iter().copied().chain(place)
}

/// The largest event that an event is a part of.
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

/// Whether a person is on the side of an event, which is the row of its first lane.
fn fights_for(chronicle: &Chronicle, event: &Event, person: PersonId) -> bool {
    let row = |lane: LaneId| chronicle.row_lane(lane);
    let own = chronicle[person].lane.map(row);
    own.is_some() && own == event.lanes.first().copied().map(row)
}

/// Everyone who is named first of their side in battles at two or more places, in the order of their first battles.
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

/// The places with coordinates, without immediate repetitions.
fn joined(chronicle: &Chronicle, stations: impl Iterator<Item = PlaceId>) -> Vec<PlaceId> {
    let mut places: Vec<PlaceId> = stations
        .filter(|place| chronicle[*place].at.is_some())
        .collect();
    places.dedup();
    places
}
