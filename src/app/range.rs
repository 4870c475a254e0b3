//! The time window of the chart: its initial value, and moving it by keys.

use super::{App, WindowAction, Zoom};
use crate::chronicle::{Chronicle, EventId, Row};
use crate::layout::{Scale, Stand, Window};
use crate::messages::Message;
use crate::time::{Day, Moment, Precision, SECONDS_PER_DAY};

impl App {
    /// A window of the whole range of the chronicle.
    pub fn whole(&self) -> Window {
        whole_window(&self.chronicle)
    }

    /// The row of the chart that contains the selected event.
    pub(super) fn selected_row(&self) -> Option<&Row> {
        let selected = self.selected?;
        let weight = self.chronicle[selected].weight;
        self.timeline()
            .rows
            .iter()
            .find(|row| row.has(selected, weight))
    }

    /// The event that `step` finds from the selected one on its row.
    pub(super) fn in_lane(
        &self,
        step: impl Fn(&Row, EventId) -> Option<EventId>,
    ) -> Option<EventId> {
        step(self.selected_row()?, self.selected?)
    }

    /// The window that the chart's layout is based on. It stays the same while the user pans, until the window is too far away.
    pub fn settled(&self) -> Window {
        if self.is_near(self.settled) {
            self.settled
        } else {
            self.window
        }
    }

    /// Bases the chart's layout on the current window, unless it has only been panned a little since it was `before`.
    pub(super) fn settle_layout(&mut self, before: Window) {
        let jumped = self.window.from() >= before.to() || self.window.to() <= before.from();
        if jumped || !self.is_near(self.settled) {
            self.settled = self.window;
        }
    }

    /// Whether another window is equally long and less than [`FAR`] window lengths away.
    fn is_near(&self, other: Window) -> bool {
        let at = |moment| self.scale.at(moment);
        let (from, length) = (
            at(self.window.from()),
            at(self.window.to()).since(at(self.window.from())),
        );
        let away = at(other.from()).since(from).abs();
        let longer = at(other.to())
            .since(at(other.from()))
            .saturating_sub(length);
        // A scale that depends on events rounds slightly as the window moves.
        away / FAR < length && longer.abs() <= length / 4_096
    }

    /// Moves or zooms the window, or changes the time scale or the orientation of names.
    pub(super) fn change_window(&mut self, change: WindowAction) {
        let window = self.window;
        let middle = Moment(window.from().0.saturating_add(window.seconds() / 2));
        let start = self
            .selected_event()
            .map(|event| event.when.extent().start());
        // The marked date, or else the selected event, stays in its column while zooming.
        let mut wanted = [self.marked_moment(), start].into_iter().flatten();
        let about = wanted
            .find(|wanted| (window.from()..window.to()).contains(wanted))
            .unwrap_or(middle);
        self.window = match change {
            WindowAction::PanLeft => self.panned(window, -self.pan()),
            WindowAction::PanRight => self.panned(window, self.pan()),
            WindowAction::ZoomIn => self.zoomed(about, Zoom::In),
            WindowAction::ZoomOut => self.zoomed(about, Zoom::Out),
            WindowAction::FitAll => self.whole(),
            WindowAction::FitFocus => opening_window(&self.chronicle),
            WindowAction::FitSelected => self.around_selected().unwrap_or(window),
            WindowAction::FitLane => self
                .selected_row()
                .and_then(Row::bounds)
                .map_or(window, |(from, to)| widened(from, to)),
            WindowAction::Centre => self.centred(start.unwrap_or(middle)),
            WindowAction::NextScale => {
                // The scale is computed from all events, so that filtering does not change it.
                let step = self.scale.step().0 + 1;
                self.scale = Scale::of(&self.chronicle.relations.timeline, step);
                window
            }
            WindowAction::NextStand => {
                self.stand = self.stand.next();
                // In low lanes, changing the orientation has no visible effect.
                let said = match self.stand {
                    Stand::Either => Message::StandAuto,
                    Stand::Upright => Message::StandUpright,
                    Stand::Lying => Message::StandLying,
                };
                self.notice = Some(self.say(said).to_owned());
                window
            }
        };
    }

    /// The window moved by a number of columns.
    pub(super) fn panned(&self, window: Window, columns: i64) -> Window {
        self.scale.change(window, |window| {
            window.panned(columns, self.chart_columns())
        })
    }

    /// The window zoomed in or out, with one moment staying in its column.
    pub(super) fn zoomed(&self, about: Moment, zoom: Zoom) -> Window {
        let (numerator, denominator) = match zoom {
            Zoom::In => (2, 3),
            Zoom::Out => (3, 2),
        };
        self.scale
            .zoomed(self.window, about, numerator, denominator)
    }

    /// The window centred on a moment.
    pub(super) fn centred(&self, moment: Moment) -> Window {
        self.scale
            .change(self.window, |window| window.centred(self.scale.at(moment)))
    }

    /// The window moved as little as needed to make a moment visible. If the scale would still place the moment outside the columns, it is
    /// centred.
    pub(super) fn shown(&self, moment: Moment) -> Window {
        let window = self.window.showing(moment);
        let columns = window.spread(self.chart_columns(), &self.scale);
        if (0..i64::from(columns.count())).contains(&columns.of(moment)) {
            window
        } else {
            self.centred(moment)
        }
    }

    /// The number of columns of the chart, or an estimate before the first frame.
    pub(super) fn chart_columns(&self) -> u16 {
        match self.seen.places.time.width {
            0 => 72,
            columns => columns,
        }
    }

    /// The number of columns to pan per key. Whole columns keep the relative positions of everything.
    fn pan(&self) -> i64 {
        (i64::from(self.chart_columns()) / PAN).max(1)
    }

    /// A window that fits the selected event. If its date is no more precise than a day, the window is at least ten days long.
    fn around_selected(&self) -> Option<Window> {
        let when = &self.selected_event()?.when;
        let (from, to) = when.extent().known_bounds()?;
        let least = if when.precision() > Precision::Day {
            0
        } else {
            10 * SECONDS_PER_DAY
        };
        let air = (least - to.since(from)).max(0) / 2;
        Some(widened(from.plus(-air), to.plus(air)))
    }
}

/// The distance in window lengths beyond which the layout is recomputed.
const FAR: i64 = 2;

/// One key pans by this fraction of the window.
const PAN: i64 = 8;

/// Thirty days, in seconds.
const MONTH: i64 = 30 * SECONDS_PER_DAY;

/// The chronicle's focus with a margin, or its whole range.
pub(super) fn opening_window(chronicle: &Chronicle) -> Window {
    match chronicle.focus {
        Some((from, to)) => widened(from, to),
        None => whole_window(chronicle),
    }
}

/// The range from the first start to the last end, with a margin. It is at least a month long if no event has a time of day.
pub(super) fn whole_window(chronicle: &Chronicle) -> Window {
    // Reigns may extend far beyond the events, so they are only used if there are no events.
    let bounds = chronicle
        .relations
        .timeline
        .bounds()
        .or_else(|| bounds_of_stretches(chronicle));
    let (from, to) = bounds.unwrap_or((Moment::of_day(Day(0)), Moment::of_day(Day(1))));
    let by_hours = || {
        chronicle
            .events
            .iter()
            .any(|event| event.when.precision() > Precision::Day)
    };
    if to.since(from) >= MONTH || by_hours() {
        widened(from, to)
    } else {
        widened(from.plus(-MONTH / 2), to.plus(MONTH / 2))
    }
}

fn bounds_of_stretches(chronicle: &Chronicle) -> Option<(Moment, Moment)> {
    let whens = chronicle
        .spans
        .iter()
        .map(|span| &span.when)
        .chain(chronicle.eras.iter().map(|era| &era.when));
    let bounds = whens.filter_map(|when| when.extent().known_bounds());
    bounds.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// Adds a margin on both sides, so that nothing touches the edge.
fn widened(from: Moment, to: Moment) -> Window {
    let air = to.since(from) / 40;
    Window::new(from.plus(-air), to.plus(air))
}
