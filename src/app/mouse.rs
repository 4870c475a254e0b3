//! What the mouse does, by where things stood in the last frame.

use ratatui::layout::{Position, Rect};

use super::{Action, App, LaneRow, Outcome};
use crate::card::Subject;
use crate::chronicle::{EventId, Ref};
use crate::layout::{Pane, Window};

/// Something done with the mouse at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub gesture: Gesture,
    /// Where.
    pub at: Position,
}

/// What is done with the mouse; buttons are the left one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The button goes down.
    Press,
    /// The button goes down a second time at once.
    DoublePress,
    /// The mouse moves with the button down.
    Drag,
    /// The button goes up.
    Release,
    /// The wheel turns up (-1) or down (1).
    Wheel(i8),
    /// The wheel is pushed left (-1) or right (1).
    SideWheel(i8),
}

/// Where things stood in the last frame; what was not drawn has an empty rectangle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The columns of time: axis and lanes.
    pub time: Rect,
    /// The strip of the whole range.
    pub strip: Rect,
    /// The list of events, and the events on its rows.
    pub annals: (Rect, Vec<EventId>),
    /// The card.
    pub card: Rect,
    /// The events of the chart: their marks and names.
    pub events: Vec<(Rect, EventId)>,
    /// The lanes of the chart.
    pub lanes: Vec<SeenLane>,
    /// The names on the card, and what they lead to.
    pub links: Vec<(Rect, Ref)>,
}

/// A lane of the chart as the last frame showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenLane {
    /// Which one.
    pub lane: LaneRow,
    /// Where its name stands.
    pub head: Rect,
    /// How many rows of events were in sight.
    pub rows: u16,
    /// How many pages of names were above those.
    pub above: u16,
}

/// What the mouse holds between press and release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// Time, by a column of the window as it was.
    Time(u16, Window),
    /// The window in the strip.
    Strip,
}

/// What is asked for with the mouse. Columns count within the part of the screen that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// To select an event.
    Select(EventId),
    /// To select an event and open its card.
    Open(EventId),
    /// To take hold of time at a column.
    Hold(u16),
    /// To select an event of the chart, and to take hold of time at its column.
    SelectAndHold(EventId, u16),
    /// To drag time to a column.
    DragTo(u16),
    /// To zoom in (true) or out about a column.
    Zoom(u16, bool),
    /// To pan by so many columns.
    Pan(i64),
    /// To move the window to a column of the strip.
    MoveTo(u16),
    /// To step through the events.
    Step(isize),
    /// To scroll the card.
    Scroll(i32),
    /// To scroll a lane of the chart down (true) or up.
    ScrollLane(LaneRow, bool),
    /// To open the card of something named on the card.
    Follow(Ref),
    /// To move the focus.
    Focus(Pane),
    /// To let go.
    LetGo,
}

/// How many rows or events one turn of the wheel moves.
const WHEEL: i8 = 3;

/// What a gesture asks for.
pub fn pointed(mouse: Mouse, places: &Places, grip: Option<Grip>) -> Option<Pointed> {
    let Mouse { gesture, at } = mouse;
    match (gesture, grip) {
        (Gesture::Press | Gesture::DoublePress, _) => pressed(gesture, at, places),
        (Gesture::Drag, Some(Grip::Time(..))) => Some(Pointed::DragTo(column_in(places.time, at))),
        (Gesture::Drag, Some(Grip::Strip)) => Some(Pointed::MoveTo(column_in(places.strip, at))),
        (Gesture::Release, Some(_)) => Some(Pointed::LetGo),
        (Gesture::Wheel(turn), _) if places.time.contains(at) => {
            Some(Pointed::Zoom(column_in(places.time, at), turn < 0))
        }
        (Gesture::Wheel(turn), _) if places.annals.0.contains(at) => {
            Some(Pointed::Step((turn * WHEEL).into()))
        }
        (Gesture::Wheel(turn), _) if places.card.contains(at) => {
            Some(Pointed::Scroll((turn * WHEEL).into()))
        }
        (Gesture::Wheel(turn), _) => {
            let lane = places.lanes.iter().find(|seen| seen.head.contains(at))?;
            Some(Pointed::ScrollLane(lane.lane, turn > 0))
        }
        (Gesture::SideWheel(turn), _) if places.time.contains(at) => {
            Some(Pointed::Pan((turn * WHEEL).into()))
        }
        _ => None,
    }
}

fn pressed(gesture: Gesture, at: Position, places: &Places) -> Option<Pointed> {
    let double = gesture == Gesture::DoublePress;
    let (annals, listed) = &places.annals;
    if annals.contains(at) {
        let Some(event) = listed.get(usize::from(at.y - annals.y)) else {
            return Some(Pointed::Focus(Pane::Annals));
        };
        let event = *event;
        return Some(if double {
            Pointed::Open(event)
        } else {
            Pointed::Select(event)
        });
    }
    if let Some((_, event)) = places.events.iter().find(|(place, _)| place.contains(at)) {
        let event = *event;
        let column = column_in(places.time, at);
        return Some(if double {
            Pointed::Open(event)
        } else {
            Pointed::SelectAndHold(event, column)
        });
    }
    if let Some((_, of)) = places.links.iter().find(|(place, _)| place.contains(at)) {
        return Some(Pointed::Follow(*of));
    }
    match at {
        _ if places.time.contains(at) => Some(Pointed::Hold(column_in(places.time, at))),
        _ if places.strip.contains(at) => Some(Pointed::MoveTo(column_in(places.strip, at))),
        _ if places.card.contains(at) => Some(Pointed::Focus(Pane::Card)),
        _ => None,
    }
}

/// The column of a position within a rectangle, or the nearest one.
fn column_in(place: Rect, at: Position) -> u16 {
    at.x.clamp(
        place.left(),
        place.right().saturating_sub(1).max(place.left()),
    ) - place.x
}

impl App {
    /// Answers the mouse.
    pub fn point(&mut self, mouse: Mouse) -> Outcome {
        if self.dialog.is_some() {
            return Outcome::Unchanged;
        }
        if self.help.is_some() {
            return self.point_in_help(mouse.gesture);
        }
        match pointed(mouse, &self.seen.places, self.grip) {
            Some(asked) => {
                let before = self.window;
                let outcome = self.answer(asked);
                self.settle_layout(before);
                outcome
            }
            None => Outcome::Unchanged,
        }
    }

    fn point_in_help(&mut self, gesture: Gesture) -> Outcome {
        match gesture {
            Gesture::Press => self.act(Action::Back),
            Gesture::Wheel(turn) => self.act(if turn < 0 {
                Action::PreviousEvent
            } else {
                Action::NextEvent
            }),
            _ => Outcome::Unchanged,
        }
    }

    fn answer(&mut self, asked: Pointed) -> Outcome {
        match asked {
            Pointed::Select(event) => self.select_in(Pane::Annals, event),
            Pointed::Open(event) => self.open_event(event),
            Pointed::Hold(column) => self.hold(column),
            Pointed::SelectAndHold(event, column) => {
                // Where a lane is scrolled to, what is pressed stays under the mouse.
                let arrangement = self.arrangement.clone();
                self.select_in(Pane::Chart, event);
                self.arrangement = arrangement;
                self.hold(column);
            }
            Pointed::DragTo(column) => self.drag_to(column),
            Pointed::Zoom(column, inward) => self.zoom_about(column, inward),
            Pointed::Pan(columns) => self.window = self.panned(self.window, columns),
            Pointed::MoveTo(column) => self.move_to(column),
            Pointed::Step(events) => self.step(events),
            Pointed::ScrollLane(lane, down) => self.scroll_lane(lane, down),
            Pointed::Scroll(rows) => self.scroll_card(rows),
            Pointed::Follow(of) => self.open(Subject::Thing(of)),
            Pointed::Focus(pane) => self.focus = pane,
            Pointed::LetGo => {
                self.grip = None;
                return Outcome::Unchanged;
            }
        }
        Outcome::Redraw
    }

    fn step(&mut self, events: isize) {
        let now = self
            .selected
            .map_or(0, |selected| self.shown_before(selected));
        let to = now.saturating_add_signed(events);
        if let Some(event) = self.shown_or_last(to) {
            self.show_event(event);
        }
    }

    fn select_in(&mut self, pane: Pane, event: EventId) {
        self.focus = pane;
        self.select(event);
    }

    fn open_event(&mut self, event: EventId) {
        self.select(event);
        self.open(self.selected_subject());
    }

    fn hold(&mut self, column: u16) {
        self.focus = Pane::Chart;
        self.grip = Some(Grip::Time(column, self.window));
    }

    fn drag_to(&mut self, column: u16) {
        if let Some(Grip::Time(from, window)) = self.grip {
            self.window = self.panned(window, i64::from(from) - i64::from(column));
        }
    }

    fn zoom_about(&mut self, column: u16, inward: bool) {
        let columns = self.window.spread(self.chart_columns(), &self.scale);
        self.window = self.zoomed(columns.middle_of(column.into()), inward);
    }

    fn move_to(&mut self, column: u16) {
        let whole = self.whole().on(self.seen.places.strip.width);
        self.grip = Some(Grip::Strip);
        self.window = self.centred(whole.middle_of(column.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronicle::PersonId;

    fn places() -> Places {
        Places {
            time: Rect::new(10, 2, 60, 12),
            strip: Rect::new(10, 14, 60, 1),
            annals: (Rect::new(1, 16, 70, 8), (40..46).map(EventId::at).collect()),
            card: Rect::new(72, 2, 30, 22),
            events: vec![(Rect::new(20, 5, 12, 1), EventId::at(7))],
            lanes: vec![SeenLane {
                lane: None,
                head: Rect::new(1, 4, 8, 6),
                rows: 6,
                above: 2,
            }],
            links: vec![(Rect::new(75, 8, 6, 1), Ref::Person(PersonId::at(3)))],
        }
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "one table of cases")]
    fn gestures_ask_for_what_they_point_at() {
        use Gesture::{DoublePress, Drag, Press, Release, SideWheel, Wheel};
        let window = Window::new(crate::time::Moment(0), crate::time::Moment(1_000_000));
        let (time, strip) = (Some(Grip::Time(3, window)), Some(Grip::Strip));
        for (name, gesture, at, grip, expected) in [
            (
                "a press on a mark",
                Press,
                (21, 5),
                None,
                Some(Pointed::SelectAndHold(EventId::at(7), 11)),
            ),
            (
                "twice on its name",
                DoublePress,
                (31, 5),
                None,
                Some(Pointed::Open(EventId::at(7))),
            ),
            (
                "a press beside it",
                Press,
                (32, 5),
                None,
                Some(Pointed::Hold(22)),
            ),
            (
                "a press on the list",
                Press,
                (5, 18),
                None,
                Some(Pointed::Select(EventId::at(42))),
            ),
            (
                "twice on the list",
                DoublePress,
                (5, 16),
                None,
                Some(Pointed::Open(EventId::at(40))),
            ),
            (
                "a press below the list",
                Press,
                (5, 22),
                None,
                Some(Pointed::Focus(Pane::Annals)),
            ),
            (
                "a press on the strip",
                Press,
                (10, 14),
                None,
                Some(Pointed::MoveTo(0)),
            ),
            (
                "a press on a name of the card",
                Press,
                (80, 8),
                None,
                Some(Pointed::Follow(Ref::Person(PersonId::at(3)))),
            ),
            (
                "a press on the card",
                Press,
                (80, 9),
                None,
                Some(Pointed::Focus(Pane::Card)),
            ),
            ("a press on a frame", Press, (71, 0), None, None),
            (
                "time dragged",
                Drag,
                (15, 5),
                time,
                Some(Pointed::DragTo(5)),
            ),
            (
                "time dragged off the chart",
                Drag,
                (0, 30),
                time,
                Some(Pointed::DragTo(0)),
            ),
            (
                "the strip dragged",
                Drag,
                (90, 3),
                strip,
                Some(Pointed::MoveTo(59)),
            ),
            ("nothing dragged", Drag, (15, 5), None, None),
            (
                "the button let go",
                Release,
                (15, 5),
                time,
                Some(Pointed::LetGo),
            ),
            (
                "the wheel over the chart",
                Wheel(-1),
                (12, 3),
                None,
                Some(Pointed::Zoom(2, true)),
            ),
            (
                "the wheel over the list",
                Wheel(1),
                (5, 18),
                None,
                Some(Pointed::Step(3)),
            ),
            (
                "the wheel over the card",
                Wheel(1),
                (80, 9),
                None,
                Some(Pointed::Scroll(3)),
            ),
            (
                "the wheel pushed over the chart",
                SideWheel(-1),
                (12, 3),
                None,
                Some(Pointed::Pan(-3)),
            ),
            ("the wheel over the strip", Wheel(1), (12, 14), None, None),
            (
                "the wheel over the head of a lane",
                Wheel(-1),
                (3, 5),
                None,
                Some(Pointed::ScrollLane(None, false)),
            ),
        ] {
            let mouse = Mouse {
                gesture,
                at: at.into(),
            };
            assert_eq!(pointed(mouse, &places(), grip), expected, "{name}");
        }
    }

    #[test]
    fn nothing_drawn_is_nothing_pointed_at() {
        for gesture in [
            Gesture::Press,
            Gesture::DoublePress,
            Gesture::Wheel(1),
            Gesture::SideWheel(1),
        ] {
            let mouse = Mouse {
                gesture,
                at: Position::ORIGIN,
            };
            assert_eq!(pointed(mouse, &Places::default(), None), None);
        }
    }
}
