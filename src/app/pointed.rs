//! Maps mouse gestures to requests by the screen positions of the last frame.

use ratatui::layout::{Position, Rect};

use super::{Action, DialogPlaces, LaneRow, Step, Zoom};
use crate::chronicle::{EventId, PlaceId, Ref};
use crate::layout::{Pane, Window};
use crate::map::View;

/// A mouse gesture at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// The gesture.
    pub gesture: Gesture,
    /// The cell.
    pub at: Position,
}

/// A mouse gesture. Buttons are the left one unless stated otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The button is pressed.
    Press,
    /// The button is pressed a second time in quick succession.
    DoublePress,
    /// The mouse moves while the button is pressed.
    Drag,
    /// The button is released.
    Release,
    /// The right button is pressed, which acts like `esc`.
    Leave,
    /// The wheel turns up (-1) or down (1).
    Wheel(i8),
    /// The wheel is pushed left (-1) or right (1).
    SideWheel(i8),
}

/// Screen positions in the last frame. What was not drawn has an empty rectangle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The area of the time axis and the lanes.
    pub time: Rect,
    /// The overview strip of the whole range.
    pub strip: Rect,
    /// The area of the annals, and the event on each row.
    pub annals: (Rect, Vec<EventId>),
    /// The card.
    pub card: Rect,
    /// The marks and names of events in the chart.
    pub events: Vec<(Rect, EventId)>,
    /// The lanes of the chart.
    pub lanes: Vec<SeenLane>,
    /// The links on the card with their targets.
    pub links: Vec<(Rect, Ref)>,
    /// The full-screen map.
    pub map: Rect,
    /// The marks and names of places on the map.
    pub sites: Vec<(Rect, PlaceId)>,
    /// The keys in the footer with their labels, and other clickable parts of the frame: the title, the languages, the back link.
    pub keys: Vec<(Rect, Action)>,
    /// The open dialog.
    pub dialog: DialogPlaces,
}

/// A lane of the chart as the last frame showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenLane {
    /// The lane.
    pub lane: LaneRow,
    /// The area of its name.
    pub head: Rect,
    /// The number of visible rows of events.
    pub rows: u16,
    /// The number of pages of names above the visible one.
    pub above: u16,
    /// Whether there is another page below.
    pub more: bool,
    /// The group that is folded into this lane's row.
    pub folded: Option<usize>,
    /// The area of the heading above this lane, and the group that it is for.
    pub heading: Option<(Rect, usize)>,
}

impl SeenLane {
    /// The group that a click at a position folds or unfolds: on its heading, or on the name of its folded row.
    fn group_at(&self, at: Position) -> Option<usize> {
        let heading = self.heading.filter(|(heading, _)| heading.contains(at));
        let on_heading = heading.map(|(_, group)| group);
        on_heading.or(self.folded.filter(|_| self.head.contains(at)))
    }
}

/// What the mouse drags between press and release.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grip {
    /// The time axis, with the column and the window at the start.
    Time(u16, Window),
    /// The window in the overview strip.
    Strip,
    /// The map, with the cell and the view at the start.
    Map(Position, View),
}

/// What the mouse asks for. Columns are relative to the area concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// To select an event.
    Select(EventId),
    /// To select an event and open its card.
    Open(EventId),
    /// To start dragging time at a column.
    Hold(u16),
    /// To select an event of the chart and start dragging time at its column.
    SelectAndHold(EventId, u16),
    /// To drag time to a column.
    DragTo(u16),
    /// To zoom around a column.
    Zoom(u16, Zoom),
    /// To pan by a number of columns.
    Pan(i64),
    /// To centre the window on a column of the strip.
    MoveTo(u16),
    /// To scroll the list of events.
    ScrollList(isize),
    /// To scroll the card.
    Scroll(i32),
    /// To scroll a lane of the chart.
    ScrollLane(LaneRow, Step),
    /// To fold or unfold a group of lanes.
    Fold(usize),
    /// To open the card of a link's target.
    Follow(Ref),
    /// To move the focus.
    Focus(Pane),
    /// To end the drag.
    LetGo,
}

/// The number of rows or events moved per turn of the wheel.
const WHEEL: i8 = 3;

/// What a gesture asks for, or `None` if it has no meaning there.
pub fn pointed(mouse: Mouse, places: &Places, grip: Option<Grip>) -> Option<Pointed> {
    let Mouse { gesture, at } = mouse;
    match (gesture, grip) {
        (Gesture::Press | Gesture::DoublePress, _) => pressed(gesture, at, places),
        (Gesture::Drag, Some(Grip::Time(..))) => Some(Pointed::DragTo(column_in(places.time, at))),
        (Gesture::Drag, Some(Grip::Strip)) => Some(Pointed::MoveTo(column_in(places.strip, at))),
        (Gesture::Release, Some(_)) => Some(Pointed::LetGo),
        (Gesture::Wheel(turn), _) if places.time.contains(at) => Some(Pointed::Zoom(
            column_in(places.time, at),
            Zoom::of_turn(turn),
        )),
        (Gesture::Wheel(turn), _) if places.annals.0.contains(at) => {
            Some(Pointed::ScrollList((turn * WHEEL).into()))
        }
        (Gesture::Wheel(turn), _) if places.card.contains(at) => {
            Some(Pointed::Scroll((turn * WHEEL).into()))
        }
        (Gesture::Wheel(turn), _) if places.strip.contains(at) => {
            Some(Pointed::Pan((turn * WHEEL).into()))
        }
        (Gesture::Wheel(turn), _) => {
            let lane = places.lanes.iter().find(|seen| seen.head.contains(at))?;
            Some(Pointed::ScrollLane(lane.lane, Step::of_turn(turn)))
        }
        (Gesture::SideWheel(turn), _) if places.time.contains(at) => {
            Some(Pointed::Pan((turn * WHEEL).into()))
        }
        (Gesture::SideWheel(turn), _) if places.strip.contains(at) => {
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
    let mut lanes = places.lanes.iter();
    if let Some(group) = lanes.find_map(|seen| seen.group_at(at)) {
        return Some(Pointed::Fold(group));
    }
    match at {
        _ if places.time.contains(at) => Some(Pointed::Hold(column_in(places.time, at))),
        _ if places.strip.contains(at) => Some(Pointed::MoveTo(column_in(places.strip, at))),
        _ if places.card.contains(at) => Some(Pointed::Focus(Pane::Card)),
        _ => None,
    }
}

/// The column of a position within a rectangle, clamped to its edges.
fn column_in(place: Rect, at: Position) -> u16 {
    at.x.clamp(
        place.left(),
        place.right().saturating_sub(1).max(place.left()),
    ) - place.x
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
                more: true,
                folded: None,
                heading: None,
            }],
            links: vec![(Rect::new(75, 8, 6, 1), Ref::Person(PersonId::at(3)))],
            ..Places::default()
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
                Some(Pointed::Zoom(2, Zoom::In)),
            ),
            (
                "the wheel over the list",
                Wheel(1),
                (5, 18),
                None,
                Some(Pointed::ScrollList(3)),
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
            (
                "the wheel over the strip",
                Wheel(1),
                (12, 14),
                None,
                Some(Pointed::Pan(3)),
            ),
            (
                "the wheel over the head of a lane",
                Wheel(-1),
                (3, 5),
                None,
                Some(Pointed::ScrollLane(None, Step::Back)),
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
    fn without_a_drawing_nothing_is_pointed_at() {
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
