//! The scale bar of the map.

use super::Projection;
use super::projection::whole;

/// A bar for a round number of kilometres, measured in the middle of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleBar {
    /// Its width in columns.
    pub columns: u16,
    /// The length that it represents, in kilometres.
    pub kilometres: u32,
}

/// Maximum width of a bar in columns.
const LONGEST: f64 = 12.0;

/// The longest bar that is short enough, for a round number of kilometres (1, 2 or 5, followed by zeros); `None` if the map has no room for
/// one.
pub(super) fn bar(projection: &Projection) -> Option<ScaleBar> {
    let per_column = projection.kilometres_to_a_column();
    let longest = (f64::from(projection.cells().0) / 5.0).min(LONGEST);
    let mut rounds = (0..5).flat_map(|naughts| [1, 2, 5].map(|digit| digit * 10_u32.pow(naughts)));
    let kilometres = rounds.rfind(|round| f64::from(*round) / per_column <= longest)?;
    let columns = whole((f64::from(kilometres) / per_column).round());
    (columns >= 2).then_some(ScaleBar {
        columns,
        kilometres,
    })
}
