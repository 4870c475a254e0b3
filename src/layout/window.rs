//! The stretch of time on screen, and how it maps to columns.

use std::ops::RangeInclusive;

use super::scale::{Scale, TRUE_TIME};
use crate::time::Moment;

/// Minimum length of a window in seconds: a column is about a second then.
const SHORTEST: i64 = 60;

/// A stretch of time; the end is exclusive and always later than the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    from: i64,
    span: i64,
}

impl Window {
    /// Maximum length in seconds: a little more than twice the age of the universe.
    pub(super) const LONGEST: i64 = 1_000_000_000_000_000_000;

    /// The window from one moment to another. A length out of range is clamped.
    pub fn new(from: Moment, to: Moment) -> Self {
        let span = to.0.saturating_sub(from.0).clamp(SHORTEST, Self::LONGEST);
        Self {
            from: from.0.clamp(-Self::LONGEST, Self::LONGEST),
            span,
        }
    }

    /// The first moment.
    pub fn from(&self) -> Moment {
        Moment(self.from)
    }

    /// The end, exclusive.
    pub fn to(&self) -> Moment {
        Moment(self.from.saturating_add(self.span))
    }

    /// The length in seconds.
    pub fn seconds(&self) -> i64 {
        self.span
    }

    /// Whether it has the minimum length.
    pub(super) fn is_shortest(&self) -> bool {
        self.span <= SHORTEST
    }

    /// The window moved by `by` of the `columns` that it is spread over.
    #[must_use]
    pub fn panned(&self, by: i64, columns: u16) -> Self {
        self.moved_to(Moment(self.from.saturating_add(scale(
            self.span,
            by,
            columns.into(),
        ))))
    }

    /// The window centred on a moment.
    #[must_use]
    pub fn centred(&self, moment: Moment) -> Self {
        self.moved_to(Moment(moment.0.saturating_sub(self.span / 2)))
    }

    /// The window scaled by `numerator / denominator`, with one moment staying in its column.
    #[must_use]
    pub fn zoomed(&self, about: Moment, numerator: i64, denominator: i64) -> Self {
        let anchor = about.0.clamp(self.from, self.to().0);
        let span = scale(self.span, numerator, denominator).clamp(SHORTEST, Self::LONGEST);
        let before = scale(anchor - self.from, span, self.span);
        let from = Moment(anchor.saturating_sub(before));
        Self::new(from, Moment(from.0.saturating_add(span)))
    }

    /// The window moved as little as needed to have a moment well inside. If the moment is far away, the window is centred on it.
    #[must_use]
    pub fn showing(&self, moment: Moment) -> Self {
        let margin = self.span / 48;
        let (first, last) = (
            self.from.saturating_add(margin),
            self.to().0.saturating_sub(margin),
        );
        let shift = match moment.0 {
            at if at < first && first - at <= self.span / 4 => at - first,
            at if at > last && at - last <= self.span / 4 => at - last,
            at if at < first || at > last => {
                at.saturating_sub(self.from.saturating_add(self.span / 2))
            }
            _ => 0,
        };
        self.moved_to(Moment(self.from.saturating_add(shift)))
    }

    /// The window centred on a stretch of time, with the same length, or longer if the stretch needs it.
    #[must_use]
    pub fn presenting(&self, from: Moment, to: Moment) -> Self {
        // An open side extends to the end of time: show the other one.
        let (from, to) = match (from == Moment::MIN, to == Moment::MAX) {
            (false, true) => (from, from),
            (true, false) => (to, to),
            (true, true) => return *self,
            (false, false) => (from, to),
        };
        let length = to.0.saturating_sub(from.0);
        let span = self.span.max(length.saturating_add(length / 8));
        let middle = from.0.saturating_add(length / 2);
        Self {
            span: span.min(Self::LONGEST),
            ..*self
        }
        .moved_to(Moment(middle.saturating_sub(span / 2)))
    }

    /// The window with another first moment and the same length.
    #[must_use]
    pub(super) fn moved_to(&self, from: Moment) -> Self {
        Self::new(from, Moment(from.0.saturating_add(self.span)))
    }

    /// The window on a number of columns, in true time.
    pub fn on(&self, columns: u16) -> Columns<'static> {
        self.spread(columns, &TRUE_TIME)
    }

    /// The window on a number of columns, spread by a scale.
    pub fn spread<'a>(&self, columns: u16, scale: &'a Scale) -> Columns<'a> {
        let (from, to) = (scale.place(self.from), scale.place(self.to().0));
        let span = to.saturating_sub(from).max(1);
        let count = i64::from(columns.max(1));
        let length = length(span, count);
        Columns {
            window: *self,
            count,
            scale,
            length,
            first: absolute(from, length),
        }
    }
}

/// A window spread over columns, the first of which is column 0.
///
/// The boundaries of columns do not depend on where a window of a given length begins, so panning moves everything by the same number of
/// columns.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a> {
    window: Window,
    count: i64,
    scale: &'a Scale,
    /// The length of a column on the scale, in parts of a second.
    length: i128,
    /// The number of its first column, counted from place 0 of the scale.
    first: i64,
}

/// The number of parts that a second is divided into, to measure columns.
const PARTS: i64 = 1 << 20;

/// The length of one of `count` columns. It is slightly rounded, so that windows of nearly the same length have the same columns. Panning
/// produces such windows on an uneven scale.
fn length(span: i64, count: i64) -> i128 {
    const DIGITS: u32 = 16;
    let exact = (i128::from(span) * i128::from(PARTS) / i128::from(count)).max(1);
    let unit = 1 << (exact.ilog2().saturating_sub(DIGITS));
    (exact + unit / 2) / unit * unit
}

/// The number of the column that a place of the scale falls in, counted from place 0.
fn absolute(place: i64, length: i128) -> i64 {
    // Dividing 128 bits is slow, and only deep time needs it.
    match (place.checked_mul(PARTS), i64::try_from(length)) {
        (Some(parts), Ok(length)) => parts.div_euclid(length),
        _ => narrow((i128::from(place) * i128::from(PARTS)).div_euclid(length)),
    }
}

impl Columns<'_> {
    /// The column that a moment falls in; may lie left or right of the window.
    pub fn of(&self, moment: Moment) -> i64 {
        let place = self.scale.place(moment.0);
        absolute(place, self.length).saturating_sub(self.first)
    }

    /// The first moment of a column.
    pub fn start_of(&self, column: i64) -> Moment {
        Moment(self.scale.moment(self.place_of(column)))
    }

    /// The first moment of each of a range of columns.
    pub(super) fn starts_of(&self, columns: RangeInclusive<i64>) -> impl Iterator<Item = Moment> {
        let places = columns.map(|column| self.place_of(column));
        self.scale.moments(places).map(Moment)
    }

    /// The place on the scale where a column starts.
    fn place_of(&self, column: i64) -> i64 {
        let number = i128::from(column) + i128::from(self.first);
        let parts = number * self.length + i128::from(PARTS - 1);
        // Rounded up, so that the moment falls in this column and not in the one before.
        match i64::try_from(parts) {
            Ok(parts) => parts.div_euclid(PARTS),
            Err(_) => narrow(parts.div_euclid(i128::from(PARTS))),
        }
    }

    /// The moment in the middle of a column.
    pub fn middle_of(&self, column: i64) -> Moment {
        let start = self.start_of(column);
        start.plus(self.start_of(column + 1).since(start) / 2)
    }

    /// How many columns there are.
    pub fn count(&self) -> u16 {
        u16::try_from(self.count).unwrap_or(u16::MAX)
    }

    /// The average number of seconds in a column, at least 1.
    pub(super) fn seconds_each(&self) -> i64 {
        (self.window.span / self.count).max(1)
    }

    /// Whether all columns have the same length.
    pub(super) fn is_even(&self) -> bool {
        self.scale.step().0 == 0
    }

    /// The window itself.
    pub fn window(&self) -> Window {
        self.window
    }
}

/// `value · numerator / denominator`, rounded towards 0.
pub(super) fn scale(value: i64, numerator: i64, denominator: i64) -> i64 {
    let denominator = denominator.max(1);
    match value.checked_mul(numerator) {
        Some(product) => product / denominator,
        None => narrow(i128::from(value) * i128::from(numerator) / i128::from(denominator)),
    }
}

fn narrow(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn windows() -> impl Strategy<Value = Window> {
        (
            -400_000_000_000_000_000i64..400_000_000_000_000_000,
            1i64..200_000_000_000_000_000,
        )
            .prop_map(|(from, span)| Window::new(Moment(from), Moment(from + span)))
    }

    proptest! {
        #[test]
        fn a_column_starts_in_itself(window in windows(), columns in 1u16..300, part in 0i64..300) {
            let scale = window.on(columns);
            let column = part % i64::from(columns);
            // More columns than seconds cannot be distinguished.
            prop_assume!(window.seconds() >= i64::from(columns));
            prop_assert_eq!(scale.of(scale.start_of(column)), column);
        }

        #[test]
        fn zooming_keeps_the_anchor_in_its_column(window in windows(), columns in 2u16..300, part in 0i64..100) {
            let about = Moment(window.from().0 + window.seconds() / 100 * part);
            let before = window.on(columns).of(about);
            let after = window.zoomed(about, 1, 2).on(columns).of(about);
            prop_assert!((before - after).abs() <= 1, "{} became {}", before, after);
        }

        #[test]
        fn panning_there_and_back_changes_nothing(window in windows(), step in 1i64..200) {
            prop_assert_eq!(window.panned(step, 72).panned(-step, 72), window);
        }

        #[test]
        fn a_shown_moment_is_inside(window in windows(), moment in -400_000_000_000_000_000i64..400_000_000_000_000_000) {
            let shown = window.showing(Moment(moment));
            prop_assert!(shown.from().0 <= moment && moment < shown.to().0);
        }
    }
}
