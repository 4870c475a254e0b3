//! How far a file is trusted.

/// What need not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Everything must be.
    Nothing,
    /// The text is known to be clean, and the sources' dates to be those of `when`.
    Everything,
}
