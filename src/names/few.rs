//! A list that nearly always has at most one entry.

use std::ops::Deref;
use std::slice;

/// A list that stores a single entry inline, without a heap allocation.
///
/// ```
/// use annals::names::Few;
///
/// assert_eq!(*Few::from(vec!["song"]), ["song"]);
/// assert_eq!(*Few::from(vec!["song", "jin"]), ["song", "jin"]);
/// assert!(Few::<u32>::default().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few<T>(Entries<T>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Entries<T> {
    One(T),
    /// Zero entries, or two and more.
    Others(Box<[T]>),
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Entries::Others(Box::default()))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Entries::One(entry) => slice::from_ref(entry),
            Entries::Others(entries) => entries,
        }
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(mut entries: Vec<T>) -> Self {
        Self(match (entries.pop(), entries.is_empty()) {
            (None, _) => Entries::Others(Box::default()),
            (Some(only), true) => Entries::One(only),
            (Some(last), false) => {
                entries.push(last);
                Entries::Others(entries.into())
            }
        })
    }
}

impl<T> From<Box<[T]>> for Few<T> {
    fn from(entries: Box<[T]>) -> Self {
        entries.into_vec().into()
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
