//! What a frame has worked out, kept for the next one: most keys change one pane of several.
//!
//! A key names everything that a value was worked out from. `tests/keys.rs` holds frames with what was kept against frames without.

use std::rc::Rc;
use std::sync::Arc;

use super::annals::{ListKey, Listed};
use super::card::{CardKey, Sheet};
use crate::app::Shows;
use crate::chronicle::{EventId, OwnYears};
use crate::layout::{AxisRow, LaidOutChart, RowView, Scale, Stand, Window};
use crate::names::Choice;
use crate::text::Widths;
use crate::time::{CalendarView, Dating};

/// What the last frame worked out.
#[derive(Clone, Default)]
pub(super) struct Kept {
    pub(super) chart: Memo<ChartKey, Arc<LaidOutChart>>,
    pub(super) axis: Memo<AxisKey, Rc<[AxisRow]>>,
    pub(super) list: Memo<ListKey, Listed>,
    pub(super) card: Memo<CardKey, Rc<Sheet>>,
    pub(super) dates: Memo<DatesKey, usize>,
}

/// A value with what it was worked out from.
#[derive(Clone)]
pub(super) struct Memo<K, V>(Option<(K, V)>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V: Clone> Memo<K, V> {
    /// The value for a key: the last one if it was for the same, else a new one.
    pub(super) fn get(&mut self, key: K, work_out: impl FnOnce() -> V) -> V {
        if let Some(value) = self.known(&key) {
            return value;
        }
        let value = work_out();
        self.keep(key, value.clone());
        value
    }

    /// The last value, if it was for this key.
    pub(super) fn of(&self, key: &K) -> Option<&V> {
        let (_, value) = self.0.as_ref().filter(|(known, _)| known == key)?;
        Some(value)
    }

    /// A copy of the last value, if it was for this key.
    pub(super) fn known(&self, key: &K) -> Option<V> {
        self.of(key).cloned()
    }

    /// Keeps a value for the next frame.
    pub(super) fn keep(&mut self, key: K, value: V) {
        self.0 = Some((key, value));
    }
}

/// What the rows of a chart follow from.
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

/// What the rows of an axis follow from.
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

/// What the columns of the dates in the list follow from.
#[derive(Clone, PartialEq)]
pub(super) struct DatesKey {
    pub(super) shows: Shows,
    pub(super) dating: Dating,
    pub(super) widths: Widths,
    /// The columns that an interval may take.
    pub(super) longest: usize,
    /// The events in sight, where there are too many to measure all.
    pub(super) in_sight: Vec<EventId>,
}
