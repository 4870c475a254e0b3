//! The index of things by id.

use std::fmt;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::{Chronicle, Entity, Ref, Table};

/// Everything that has an id, for lookup by id.
///
/// The id itself is stored with the thing and not copied here, so that an entry takes nine bytes.
#[derive(Default)]
pub struct Ids {
    table: HashTable<Ref>,
    hasher: DefaultHashBuilder,
}

impl Ids {
    /// An empty table with room for `ids` entries.
    pub(crate) fn with_capacity(ids: usize) -> Self {
        Self {
            table: HashTable::with_capacity(ids),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// The thing with an id; `id_of` returns the id of anything in the table.
    pub fn find<'a>(&self, id: &str, id_of: impl Fn(Ref) -> &'a str) -> Option<Ref> {
        self.table
            .find(self.hasher.hash_one(id), |of| id_of(*of) == id)
            .copied()
    }

    /// Adds a thing with an id. If the id is already taken, adds nothing and returns the thing that has it.
    pub(crate) fn add<'a>(
        &mut self,
        id: &str,
        of: Ref,
        id_of: impl Fn(Ref) -> &'a str,
    ) -> Option<Ref> {
        let hash = self.hasher.hash_one(id);
        let known = self.table.find(hash, |of| id_of(*of) == id).copied();
        if known.is_none() {
            self.table
                .insert_unique(hash, of, |of| self.hasher.hash_one(id_of(*of)));
        }
        known
    }

    /// Everything in the table, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = Ref> {
        self.table.iter().copied()
    }

    /// The number of ids.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// True if there are no ids.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all: Vec<Ref> = self.iter().collect();
        all.sort_unstable();
        formatter.debug_list().entries(all).finish()
    }
}

impl Chronicle {
    /// Computes what is derived from the rest: ids and relations.
    pub(crate) fn derive(&mut self) {
        let others = self.sources.len() + self.lanes.len() + self.people.len();
        let dated = self.eras.len() + self.spans.len() + self.events.len();
        let mut ids = Ids::with_capacity(others + self.places.len() + dated);
        self.add_ids_of(&mut ids, &self.events, |event| &event.id);
        self.add_ids_of_others(&mut ids);
        self.ids = ids;
        self.relate();
    }

    /// Adds the ids of everything but the events.
    pub(crate) fn add_ids_of_others(&self, ids: &mut Ids) {
        self.add_ids_of(ids, &self.sources, |source| &source.id);
        self.add_ids_of(ids, &self.lanes, |lane| &lane.id);
        self.add_ids_of(ids, &self.people, |person| &person.id);
        self.add_ids_of(ids, &self.places, |place| &place.id);
        self.add_ids_of(ids, &self.eras, |era| &era.id);
        self.add_ids_of(ids, &self.spans, |span| &span.id);
    }

    fn add_ids_of<T: Entity>(&self, ids: &mut Ids, table: &Table<T>, id_of: fn(&T) -> &str) {
        // Something without an id cannot be referred to.
        for (id, entity) in table
            .entries()
            .filter(|(_, entity)| !id_of(entity).is_empty())
        {
            ids.add(id_of(entity), id.into(), |of| self.id(of));
        }
    }
}
