//! Names of the kinds of events and spans in the interface.

use super::Message;
use crate::chronicle::{EventKind, SpanKind};

impl From<EventKind> for Message {
    fn from(kind: EventKind) -> Self {
        match kind {
            // The chronicle names its custom kinds itself.
            EventKind::Event | EventKind::Own(_) => Self::KindEvent,
            EventKind::War => Self::KindWar,
            EventKind::Battle => Self::KindBattle,
            EventKind::Siege => Self::KindSiege,
            EventKind::Treaty => Self::KindTreaty,
            EventKind::Diplomacy => Self::KindDiplomacy,
            EventKind::Court => Self::KindCourt,
            EventKind::Succession => Self::KindSuccession,
            EventKind::Disaster => Self::KindDisaster,
            EventKind::Founding => Self::KindFounding,
            EventKind::Birth => Self::KindBirth,
            EventKind::Death => Self::KindDeath,
            EventKind::Work => Self::KindWork,
            EventKind::Discovery => Self::KindDiscovery,
            EventKind::Journey => Self::KindJourney,
        }
    }
}

impl From<SpanKind> for Message {
    fn from(kind: SpanKind) -> Self {
        match kind {
            SpanKind::Period => Self::SpanPeriod,
            SpanKind::Reign => Self::SpanReign,
            SpanKind::Regime => Self::SpanRegime,
            SpanKind::War => Self::SpanWar,
            SpanKind::Siege => Self::SpanSiege,
        }
    }
}
