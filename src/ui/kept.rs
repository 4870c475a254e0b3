//! Results of a frame that are kept for the next one, since most keys change only one of several panes.
//!
//! A key contains everything that a value was computed from. `tests/keys.rs` compares frames drawn with kept values to frames drawn
//! without.

use std::rc::Rc;
use std::sync::Arc;

use super::annals::{KeptList, ListKey};
use super::card::{CardKey, Sheet};
use crate::app::Shows;
use crate::chronicle::{EventId, OwnYears};
use crate::layout::{AxisRow, LaidOutChart, RowView, Scale, Stand, Window};
use crate::names::Choice;
use crate::text::Widths;
use crate::time::{CalendarView, Dating};

/// Results of the last frame.
#[derive(Clone, Default)]
pub(super) struct Kept {
    pub(super) chart: Memo<ChartKey, Arc<LaidOutChart>>,
    pub(super) axis: Memo<AxisKey, Rc<[AxisRow]>>,
    pub(super) list: Memo<ListKey, KeptList>,
    pub(super) card: Memo<CardKey, Rc<Sheet>>,
    pub(super) dates: Memo<DatesKey, usize>,
}

/// A value with the key it was computed from.
#[derive(Clone)]
pub(super) struct Memo<K, V>(Option<(K, V)>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V: Clone> Memo<K, V> {
    /// The last value if it has the same key, otherwise a new one.
    pub(super) fn get(&mut self, key: K, work_out: impl FnOnce() -> V) -> V {
        if let Some(value) = self.known(&key) {
            return value;
        }
        let value = work_out();
        self.keep(key, value.clone());
        value
    }

    /// The last value if it has this key.
    pub(super) fn of(&self, key: &K) -> Option<&V> {
        let (_, value) = self.0.as_ref().filter(|(known, _)| known == key)?;
        Some(value)
    }

    /// A copy of the last value if it has this key.
    pub(super) fn known(&self, key: &K) -> Option<V> {
        self.of(key).cloned()
    }

    /// Keeps a value for the next frame.
    pub(super) fn keep(&mut self, key: K, value: V) {
        self.0 = Some((key, value));
    }
}

/// Everything that the rows of a chart depend on.
#[derive(Clone, PartialEq)]
pub(super) struct ChartKey {
    pub(super) shows: Shows,
    pub(super) window: Window,
    pub(super) settled: Window,
    pub(super) size: (u16, u16),
    pub(super) choice: Choice,
    pub(super) widths: Widths,
    pub(super) rows_shown: Vec<RowView>,
    pub(super) stand: Stand,
    pub(super) scale: Scale,
}

/// Everything that the rows of an axis depend on.
#[derive(Clone, PartialEq)]
pub(super) struct AxisKey {
    pub(super) dating: Dating,
    pub(super) own: CalendarView,
    pub(super) eras: Vec<OwnYears>,
    pub(super) window: Window,
    pub(super) columns: u16,
    pub(super) widths: Widths,
    pub(super) room: usize,
    pub(super) scale: Scale,
}

/// Everything that the width of dates in the list depends on.
#[derive(Clone, PartialEq)]
pub(super) struct DatesKey {
    pub(super) shows: Shows,
    pub(super) dating: Dating,
    pub(super) widths: Widths,
    /// Maximum width of an interval, in columns.
    pub(super) longest: usize,
    /// The events in sight, if there are too many to measure all.
    pub(super) in_sight: Vec<EventId>,
}
