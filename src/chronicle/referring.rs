//! What refers to something, besides events.

use hashbrown::{HashMap, HashSet};

use super::{Attached, Chronicle, Citation, Entity, Id, LaneId, Ref, SourceId};

/// What refers to something, besides events: computed once, as the cards of all things need it.
#[derive(Debug, Default)]
pub(super) struct Referring {
    /// In the order of the file for each kind of thing.
    things: HashMap<Ref, Vec<Ref>>,
    /// The works that the infobox is based on.
    of_infobox: HashSet<SourceId>,
}

impl Referring {
    pub(super) fn of(chronicle: &Chronicle) -> Self {
        let mut referring = Self {
            of_infobox: of_infobox(chronicle),
            ..Self::default()
        };
        referring.add_people_and_places(chronicle);
        referring.add_stretches(chronicle);
        for (id, lane) in chronicle.lanes.entries() {
            referring.add(id, lane.within.map(Ref::Lane));
        }
        referring
    }

    fn add_people_and_places(&mut self, chronicle: &Chronicle) {
        for (id, person) in chronicle.people.entries() {
            let lane = person.lane.map(Ref::Lane);
            self.add(id, lane.into_iter().chain(tags(&person.attached)));
        }
        for (id, place) in chronicle.places.entries() {
            let lane = place.lane.map(Ref::Lane);
            self.add(id, lane.into_iter().chain(tags(&place.attached)));
        }
    }

    fn add_stretches(&mut self, chronicle: &Chronicle) {
        let around = |lane: Option<LaneId>| {
            let lanes = lane.into_iter().flat_map(|lane| chronicle.outward(lane));
            lanes.map(Ref::Lane)
        };
        for (id, span) in chronicle.spans.entries() {
            let others = [span.person.map(Ref::Person), span.event.map(Ref::Event)];
            let others = others.into_iter().flatten();
            let others = others.chain(works(&span.sources));
            self.add(id, around(span.lane).chain(others));
        }
        for (id, era) in chronicle.eras.entries() {
            let ruler = era.ruler.map(Ref::Person);
            self.add(id, around(era.lane).chain(ruler).chain(works(&era.sources)));
        }
    }

    fn add(&mut self, from: impl Into<Ref>, to: impl IntoIterator<Item = Ref>) {
        let from = from.into();
        for to in to {
            let things = self.things.entry(to).or_default();
            if things.last() != Some(&from) {
                things.push(from);
            }
        }
    }
}

fn tags(attached: &Attached) -> impl Iterator<Item = Ref> {
    attached.tags.iter().map(|tag| Ref::Tag(*tag))
}

fn works(citations: &[Citation]) -> impl Iterator<Item = Ref> {
    citations
        .iter()
        .map(|citation| Ref::Source(citation.source))
}

fn of_infobox(chronicle: &Chronicle) -> HashSet<SourceId> {
    let Some(facts) = &chronicle.infobox else {
        return HashSet::new();
    };
    let strengths = facts.sides.iter().flat_map(|side| &side.strength);
    let claims = strengths.flat_map(|figure| chronicle.named_in(&figure.claimed_by));
    let cited = facts.sources.iter().map(|citation| citation.source);
    cited.chain(claims).collect()
}

impl Chronicle {
    /// The people, places, lanes, eras or spans that refer to something, in the order of the file. For a lane, also the eras and spans on
    /// lanes within it.
    pub fn referring<T: Entity>(&self, to: impl Into<Ref>) -> impl Iterator<Item = Id<T>> {
        let things = self.relations.referring(self).things.get(&to.into());
        let things = things.into_iter().flatten();
        things.filter_map(|thing| Id::of(*thing))
    }

    /// Whether the infobox or a figure in it is based on a work.
    pub fn infobox_rests_on(&self, source: SourceId) -> bool {
        self.relations.referring(self).of_infobox.contains(&source)
    }
}
