//! Mouse handling on the map.

use ratatui::layout::{Position, Rect};

use super::map::ZOOM;
use super::pointed::{Gesture, Grip, Mouse, Places};
use super::{App, MapAction, Outcome, Zoom};
use crate::chronicle::PlaceId;
use crate::map::{View, spot};

/// What the mouse asks for on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asked {
    /// To highlight a place.
    Light(PlaceId),
    /// To open the card of a place.
    Open(PlaceId),
    /// To start dragging the map.
    Hold,
    /// To drag the map, from the cell and view at the start of the drag.
    Drag(Position, View),
    /// To zoom around the cell, or around the place that is there.
    Zoom(Option<PlaceId>, Zoom),
    /// To end the drag.
    LetGo,
}

/// What a mouse gesture asks for on the map.
fn asked(mouse: Mouse, places: &Places, grip: Option<Grip>) -> Option<Asked> {
    let within = places.map.contains(mouse.at);
    let site = places.sites.iter().find(|(at, _)| at.contains(mouse.at));
    match (mouse.gesture, site, grip) {
        (Gesture::Press, Some((_, place)), _) => Some(Asked::Light(*place)),
        (Gesture::DoublePress, Some((_, place)), _) => Some(Asked::Open(*place)),
        (Gesture::Press | Gesture::DoublePress, None, _) if within => Some(Asked::Hold),
        (Gesture::Drag, _, Some(Grip::Map(from, view))) => Some(Asked::Drag(from, view)),
        (Gesture::Release, _, Some(_)) => Some(Asked::LetGo),
        (Gesture::Wheel(turn), site, _) if within => Some(Asked::Zoom(
            site.map(|(_, place)| *place),
            Zoom::of_turn(turn),
        )),
        _ => None,
    }
}

impl App {
    /// Handles the mouse while the map is full-screen.
    pub(super) fn point_on_map(&mut self, mouse: Mouse) -> Outcome {
        let Some(asked) = asked(mouse, &self.seen.places, self.top.grip()) else {
            return Outcome::Unchanged;
        };
        let area = self.seen.places.map;
        match asked {
            Asked::Light(place) => self.light(place),
            Asked::Open(place) => {
                self.light(place);
                self.act_on_map(MapAction::OpenPlace);
            }
            Asked::Hold => return self.hold_map(mouse.at),
            Asked::Drag(from, view) => {
                let by = (away(from.x, mouse.at.x), away(from.y, mouse.at.y));
                self.show_view(view.dragged((area.width, area.height), by));
                self.top.hold(Grip::Map(from, view));
            }
            Asked::Zoom(place, zoom) => self.zoom_map(area, (mouse.at, place), zoom),
            Asked::LetGo => {
                self.top.let_go();
                return Outcome::Unchanged;
            }
        }
        Outcome::Redraw
    }

    fn hold_map(&mut self, at: Position) -> Outcome {
        if let Some(scene) = self.map_scene() {
            self.top.hold(Grip::Map(at, scene.view));
        }
        Outcome::Unchanged
    }

    fn zoom_map(&mut self, area: Rect, (at, place): (Position, Option<PlaceId>), zoom: Zoom) {
        let Some(scene) = self.map_scene() else {
            return;
        };
        let factor = match zoom {
            Zoom::In => 1.0 / ZOOM,
            Zoom::Out => ZOOM,
        };
        let cell = (at.x - area.x, at.y - area.y);
        let size = (area.width, area.height);
        // A place lies somewhere in its cell, so zooming around the cell could move it to another one.
        let spot = place.and_then(|place| spot(&self.chronicle, place));
        self.show_view(spot.map_or_else(
            || scene.view.zoomed_about(size, cell, factor),
            |spot| scene.view.zoomed_on(spot, factor),
        ));
    }
}

fn away(from: u16, to: u16) -> i32 {
    i32::from(to) - i32::from(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gesture_on_the_map_means_what_lies_under_it() {
        let places = Places {
            map: Rect::new(0, 1, 80, 20),
            sites: vec![(Rect::new(10, 5, 8, 1), PlaceId::at(3))],
            ..Places::default()
        };
        let at = |gesture, x, y| Mouse {
            gesture,
            at: Position { x, y },
        };
        for (case, mouse, expected) in [
            (
                "a place",
                at(Gesture::Press, 12, 5),
                Some(Asked::Light(PlaceId::at(3))),
            ),
            (
                "twice",
                at(Gesture::DoublePress, 12, 5),
                Some(Asked::Open(PlaceId::at(3))),
            ),
            ("land", at(Gesture::Press, 40, 9), Some(Asked::Hold)),
            (
                "the wheel",
                at(Gesture::Wheel(-1), 40, 9),
                Some(Asked::Zoom(None, Zoom::In)),
            ),
            (
                "the wheel on a place",
                at(Gesture::Wheel(1), 12, 5),
                Some(Asked::Zoom(Some(PlaceId::at(3)), Zoom::Out)),
            ),
            ("the words below", at(Gesture::Press, 40, 22), None),
            ("nothing is held", at(Gesture::Drag, 40, 9), None),
        ] {
            assert_eq!(asked(mouse, &places, None), expected, "{case}");
        }
    }
}
