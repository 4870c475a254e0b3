//! The sorts of things a chronicle tells apart.

use serde::Deserialize;

/// What sort of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
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
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Event,
        Self::War,
        Self::Battle,
        Self::Siege,
        Self::Treaty,
        Self::Diplomacy,
        Self::Court,
        Self::Succession,
        Self::Disaster,
        Self::Founding,
        Self::Birth,
        Self::Death,
        Self::Work,
        Self::Discovery,
        Self::Journey,
    ];
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
