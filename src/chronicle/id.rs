//! Typed ids of events, people, places and so on.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::{Deref, DerefMut, Index};

use super::{Chronicle, Era, Event, Lane, Person, Place, Source, Span, Tag};

/// The id of an entity: its index in the [`Table`] of its type.
///
/// `Option<Id<T>>` also takes only four bytes.
pub struct Id<T> {
    /// The index plus one.
    number: NonZeroU32,
    of: PhantomData<fn() -> T>,
}

/// The id of an event.
pub type EventId = Id<Event>;
/// The id of a person.
pub type PersonId = Id<Person>;
/// The id of a place.
pub type PlaceId = Id<Place>;
/// The id of a lane.
pub type LaneId = Id<Lane>;
/// The id of an era.
pub type EraId = Id<Era>;
/// The id of a span.
pub type SpanId = Id<Span>;
/// The id of a source.
pub type SourceId = Id<Source>;
/// The id of a tag.
pub type TagId = Id<Tag>;

impl<T> Id<T> {
    /// The id of the entity at an index. Files are too small for the index to exceed four bytes.
    pub fn at(index: usize) -> Self {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Self {
            number: NonZeroU32::MIN.saturating_add(index),
            of: PhantomData,
        }
    }

    /// The index in the table.
    pub fn index(self) -> usize {
        self.number.get() as usize - 1
    }
}

impl<T: Entity> Id<T> {
    /// The id in a reference, if it is one of this type.
    pub fn of(reference: Ref) -> Option<Self> {
        T::id(reference)
    }
}

// Derived implementations would require the same traits of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.index().fmt(formatter)
    }
}

/// All entities of one type, by id.
#[derive(Debug)]
pub struct Table<T>(Vec<T>);

impl<T> Table<T> {
    /// Every id, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(Id::at)
    }

    /// Every entity with its id, in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.0
            .iter()
            .enumerate()
            .map(|(index, entity)| (Id::at(index), entity))
    }

    /// The id at an index, or `None` if the index is out of range.
    pub fn id_at(&self, index: usize) -> Option<Id<T>> {
        (index < self.0.len()).then(|| Id::at(index))
    }

    /// The last id, or `None` if the table is empty.
    pub fn last_id(&self) -> Option<Id<T>> {
        self.id_at(self.0.len().checked_sub(1)?)
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(all: Vec<T>) -> Self {
        Self(all)
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl<T> Deref for Table<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for Table<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A reference to an entity of any type, such as a link or a search result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ref {
    /// One of [`Chronicle::events`].
    Event(EventId),
    /// One of [`Chronicle::people`].
    Person(PersonId),
    /// One of [`Chronicle::places`].
    Place(PlaceId),
    /// One of [`Chronicle::lanes`].
    Lane(LaneId),
    /// One of [`Chronicle::eras`].
    Era(EraId),
    /// One of [`Chronicle::spans`].
    Span(SpanId),
    /// One of [`Chronicle::sources`].
    Source(SourceId),
    /// One of [`Chronicle::tags`].
    Tag(TagId),
}

/// A type of entity that a chronicle has a table of.
pub trait Entity: Sized + 'static {
    /// The table of this type.
    fn table(chronicle: &Chronicle) -> &Table<Self>;

    /// The id in a reference, if it is one of this type.
    fn id(reference: Ref) -> Option<Id<Self>>;

    /// A reference to the entity with an id.
    fn reference(id: Id<Self>) -> Ref;
}

macro_rules! entities {
    ($($entity:ident: $table:ident,)*) => {$(
        impl Entity for $entity {
            fn table(chronicle: &Chronicle) -> &Table<Self> {
                &chronicle.$table
            }

            fn id(reference: Ref) -> Option<Id<Self>> {
                match reference {
                    Ref::$entity(id) => Some(id),
                    _ => None,
                }
            }

            fn reference(id: Id<Self>) -> Ref {
                Ref::$entity(id)
            }
        }
    )*};
}

entities! {
    Event: events,
    Person: people,
    Place: places,
    Lane: lanes,
    Era: eras,
    Span: spans,
    Source: sources,
    Tag: tags,
}

impl<T: Entity> From<Id<T>> for Ref {
    fn from(id: Id<T>) -> Self {
        T::reference(id)
    }
}

/// An id is only valid for the chronicle it was taken from. In another one it may be out of range.
impl<T: Entity> Index<Id<T>> for Chronicle {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &T::table(self).0[id.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_takes_four_bytes_even_if_it_may_be_absent() {
        assert_eq!(size_of::<Option<EventId>>(), 4);
        assert_eq!(size_of::<Option<Ref>>(), 8);
    }

    #[test]
    fn an_id_keeps_its_index_and_its_type() {
        let place = PlaceId::at(7);
        assert_eq!(place.index(), 7);
        assert_eq!(PlaceId::of(Ref::from(place)), Some(place));
        assert_eq!(EventId::of(place.into()), None);
        assert!(PlaceId::at(6) < place);
    }
}
