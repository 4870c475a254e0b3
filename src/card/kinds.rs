//! What the interface calls the kinds of events and spans.

use crate::chronicle::{EventKind, SpanKind};
use crate::messages::Message;

impl EventKind {
    /// What the interface calls it.
    pub fn message(self) -> Message {
        match self {
            Self::Event => Message::KindEvent,
            Self::War => Message::KindWar,
            Self::Battle => Message::KindBattle,
            Self::Siege => Message::KindSiege,
            Self::Treaty => Message::KindTreaty,
            Self::Diplomacy => Message::KindDiplomacy,
            Self::Court => Message::KindCourt,
            Self::Succession => Message::KindSuccession,
            Self::Disaster => Message::KindDisaster,
            Self::Founding => Message::KindFounding,
            Self::Birth => Message::KindBirth,
            Self::Death => Message::KindDeath,
            Self::Work => Message::KindWork,
            Self::Discovery => Message::KindDiscovery,
            Self::Journey => Message::KindJourney,
        }
    }
}

impl SpanKind {
    /// What the interface calls it.
    pub fn message(self) -> Message {
        match self {
            Self::Period => Message::SpanPeriod,
            Self::Reign => Message::SpanReign,
            Self::Regime => Message::SpanRegime,
            Self::War => Message::SpanWar,
            Self::Siege => Message::SpanSiege,
        }
    }
}
