//! The routes of leaders, which are derived from the events and not stored.

use std::collections::BTreeSet;

use hashbrown::hash_map::Entry;
use hashbrown::{HashMap, HashSet};

use crate::chronicle::{Chronicle, Event, EventId, EventKind, LaneId, PersonId, PlaceId, Route};
use crate::time::{Moment, SECONDS_PER_DAY};

/// A route: the places that a leader or an event passed, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The leader; `None` if it is the route of the event itself.
    pub leader: Option<PersonId>,
    /// The event and the index among its routes, if the event names several.
    pub route: Option<(EventId, usize)>,
    /// Its number among all routes of the same war, so that it looks the same wherever it is shown. After 255 it is 0 again.
    pub number: u8,
    /// The campaign of the leader, counted from 0. A rest of months begins a new campaign. After 255 it is 0 again.
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

/// The numbers of routes.
fn numbers() -> impl Iterator<Item = u8> {
    (0..=u8::MAX).cycle()
}

/// The routes that belong to an event. If the event names routes, these are returned. Otherwise there is its own route and, for an event of a
/// war, one for each campaign of each leader among its people: the places of the wars, battles and sieges that name the leader and were
/// fought by the leader's side, in order of time. The war is the largest event that this one is a part of. A leader is a person who is named
/// first of their side at two or more places of such events. Two armies in a war thus have two routes.
pub fn ways(chronicle: &Chronicle, event: EventId) -> Vec<Way> {
    let selected = &chronicle[event];
    let named = named_routes(chronicle, event);
    if !named.is_empty() {
        return named;
    }
    let mut ways = Vec::new();
    if is_of_arms(selected) || selected.details.route.is_empty() {
        let battles = battles(chronicle, whole(chronicle, event));
        ways = ways_of_leaders(chronicle, &battles, selected);
    }
    let own = joined(chronicle, stations(selected));
    if own.len() > 1 && !ways.iter().any(|way| passes(way, &own)) {
        let number = ways.last().map_or(0, |way| way.number.wrapping_add(1));
        let own = Way {
            leader: None,
            route: None,
            number,
            campaign: 0,
            own: true,
            places: own,
        };
        ways.insert(0, own);
    }
    ways
}

/// Whether a route passes some places in their order.
fn passes(way: &Way, places: &[PlaceId]) -> bool {
    let mut rest = way.places.iter();
    places.iter().all(|place| rest.any(|next| next == place))
}

/// The routes that an event names.
fn named_routes(chronicle: &Chronicle, event: EventId) -> Vec<Way> {
    let routes = chronicle[event].details.routes.iter().enumerate();
    let way = |(number, (index, route)): (u8, (usize, &Route))| Way {
        leader: route.person,
        route: Some((event, index)),
        number,
        campaign: 0,
        own: true,
        places: joined(chronicle, route.places.iter().copied()),
    };
    numbers().zip(routes).map(way).collect()
}

/// The routes of the leaders of a war who are people of the selected event, one for each campaign.
fn ways_of_leaders(chronicle: &Chronicle, battles: &[&Event], selected: &Event) -> Vec<Way> {
    let people: HashSet<PersonId> = selected.details.people.iter().copied().collect();
    let leaders = numbers().zip(leaders(chronicle, battles));
    let shown: Vec<(u8, PersonId)> = leaders
        .filter(|(_, leader)| people.contains(leader))
        .collect();
    let mut fought: HashMap<PersonId, Vec<&Event>> = HashMap::new();
    fought.extend(shown.iter().map(|(_, leader)| (*leader, Vec::new())));
    for battle in battles {
        for person in &battle.details.people {
            if let Some(fought) = fought.get_mut(person)
                && fights_for(chronicle, battle, *person)
            {
                fought.push(*battle);
            }
        }
    }
    let start = selected.when.extent().start();
    let mut ways = Vec::new();
    for (number, leader) in shown {
        let fought = fought.get(&leader).map_or(&[][..], Vec::as_slice);
        let campaigns = numbers().zip(campaigns(chronicle, fought));
        ways.extend(campaigns.map(|(number_of_campaign, campaign)| Way {
            leader: Some(leader),
            route: None,
            number,
            campaign: number_of_campaign,
            own: campaign.starts.contains(&start),
            places: campaign.places,
        }));
    }
    ways
}

/// Maximum time in seconds between the starts of two consecutive battles of a campaign: five months.
const REST: i64 = 150 * SECONDS_PER_DAY;

/// Battles of a leader without a long rest between them.
struct Campaign {
    starts: Vec<Moment>,
    /// The places of its route.
    places: Vec<PlaceId>,
}

/// The campaigns of battles in order of time, split where an army rested. A part that would have no route belongs to the campaign before or,
/// if it is the first, to the one after it.
fn campaigns(chronicle: &Chronicle, battles: &[&Event]) -> Vec<Campaign> {
    let start = |event: &&Event| event.when.extent().start();
    let mut campaigns: Vec<Campaign> = Vec::new();
    for run in battles.chunk_by(|one, next| start(next).since(start(one)) <= REST) {
        let starts = run.iter().map(start);
        let places = joined(chronicle, run.iter().flat_map(|battle| stations(battle)));
        match campaigns.last_mut() {
            Some(before) if places.len() < 2 || before.places.len() < 2 => {
                let last = before.places.last().copied();
                let more = places.into_iter().skip_while(|place| Some(*place) == last);
                before.places.extend(more);
                before.starts.extend(starts);
            }
            _ => campaigns.push(Campaign {
                starts: starts.collect(),
                places,
            }),
        }
    }
    campaigns.retain(|campaign| campaign.places.len() > 1);
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

/// The wars, battles and sieges within an event, in order of time.
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
    let mut leaders: Vec<PersonId> = Vec::new();
    let mut first_places: HashMap<PersonId, PlaceId> = HashMap::new();
    let mut moved: HashSet<PersonId> = HashSet::new();
    for battle in battles {
        let mut people = battle.details.people.iter().copied();
        let Some(leader) = people.find(|person| fights_for(chronicle, battle, *person)) else {
            continue;
        };
        for place in stations(battle) {
            match first_places.entry(leader) {
                Entry::Vacant(entry) => {
                    entry.insert(place);
                    leaders.push(leader);
                }
                Entry::Occupied(entry) if *entry.get() != place => {
                    moved.insert(leader);
                }
                Entry::Occupied(_) => {}
            }
        }
    }
    leaders.retain(|leader| moved.contains(leader));
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
