//! The sorts of things a chronicle tells apart.

use serde::Deserialize;

/// What sort of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[expect(missing_docs, reason = "each name is the word itself")]
pub enum EventKind {
    #[default]
    Event,
    War,
    Battle,
    Siege,
    Treaty,
    Diplomacy,
    Court,
    Succession,
    Disaster,
    Founding,
    Birth,
    Death,
    Work,
    Discovery,
    Journey,
}

impl EventKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Event => "Event",
            Self::War => "War",
            Self::Battle => "Battle",
            Self::Siege => "Siege",
            Self::Treaty => "Treaty",
            Self::Diplomacy => "Diplomacy",
            Self::Court => "Court",
            Self::Succession => "Succession",
            Self::Disaster => "Disaster",
            Self::Founding => "Founding",
            Self::Birth => "Birth",
            Self::Death => "Death",
            Self::Work => "Work",
            Self::Discovery => "Discovery",
            Self::Journey => "Journey",
        }
    }
}

/// What sort of span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[expect(missing_docs, reason = "each name is the word itself")]
pub enum SpanKind {
    #[default]
    Period,
    Reign,
    Regime,
    War,
    Siege,
}

impl SpanKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::Reign => "reign",
            Self::Regime => "regime",
            Self::War => "war",
            Self::Siege => "siege",
        }
    }
}

/// How far a pair of coordinates can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum CoordinatePrecision {
    /// The town.
    #[default]
    City,
    /// The spot.
    Site,
    /// Tens of kilometres either way.
    Approximate,
    /// One point of a river or a wall.
    Line,
    /// One point of a region.
    Region,
}
