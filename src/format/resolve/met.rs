//! Finds duplicates in lists of any length.

use std::hash::Hash;

use hashbrown::HashSet;

/// Maximum length of a list that is searched linearly for duplicates.
const SHORT: usize = 16;

/// Different items, in the order of their first occurrence.
pub(super) struct Met<T> {
    items: Vec<T>,
    /// All of them, once there are more than [`SHORT`]: most lists are short, and searching them linearly is faster.
    many: HashSet<T>,
}

impl<T> Default for Met<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            many: HashSet::new(),
        }
    }
}

impl<T: Copy + Eq + Hash> Met<T> {
    /// Adds an item. False if it is there already.
    pub(super) fn insert(&mut self, item: T) -> bool {
        if self.items.len() == SHORT {
            self.many.extend(self.items.iter().copied());
        }
        let is_new = if self.items.len() < SHORT {
            !self.items.contains(&item)
        } else {
            self.many.insert(item)
        };
        if is_new {
            self.items.push(item);
        }
        is_new
    }
}

impl<T> From<Met<T>> for Vec<T> {
    fn from(met: Met<T>) -> Self {
        met.items
    }
}
