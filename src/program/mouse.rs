//! Converts mouse events of the terminal to those of the app.

use std::time::{Duration, Instant};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::app::{Gesture, Mouse};

/// Two presses on one cell within this time are a double press.
const DOUBLE: Duration = Duration::from_millis(400);

/// Remembers the last press, to detect a double press.
#[derive(Debug, Default)]
pub(super) struct Presses {
    last: Option<(Instant, Position)>,
}

impl Presses {
    /// The gesture; `None` for one without a meaning here (other buttons, motion alone).
    pub(super) fn mouse(&mut self, event: MouseEvent, now: Instant) -> Option<Mouse> {
        let at = Position::new(event.column, event.row);
        let gesture = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.press(at, now),
            MouseEventKind::Down(MouseButton::Right) => Gesture::Leave,
            MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
            MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
            MouseEventKind::ScrollUp => Gesture::Wheel(-1),
            MouseEventKind::ScrollDown => Gesture::Wheel(1),
            MouseEventKind::ScrollLeft => Gesture::SideWheel(-1),
            MouseEventKind::ScrollRight => Gesture::SideWheel(1),
            _ => return None,
        };
        Some(Mouse { gesture, at })
    }

    fn press(&mut self, at: Position, now: Instant) -> Gesture {
        let again = self
            .last
            .is_some_and(|(then, there)| there == at && now.duration_since(then) <= DOUBLE);
        // A third press starts again.
        self.last = if again { None } else { Some((now, at)) };
        if again {
            Gesture::DoublePress
        } else {
            Gesture::Press
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    #[test]
    fn two_presses_of_one_cell_are_a_double_one() {
        let mut presses = Presses::default();
        let start = Instant::now();
        for (name, column, after, expected) in [
            ("the first", 5, 0, Gesture::Press),
            ("the second", 5, 200, Gesture::DoublePress),
            ("the third", 5, 300, Gesture::Press),
            ("elsewhere", 6, 350, Gesture::Press),
            ("too late", 6, 900, Gesture::Press),
        ] {
            let kind = MouseEventKind::Down(MouseButton::Left);
            let event = MouseEvent {
                kind,
                column,
                row: 3,
                modifiers: KeyModifiers::NONE,
            };
            let mouse = presses
                .mouse(event, start + Duration::from_millis(after))
                .unwrap();
            assert_eq!(mouse.gesture, expected, "{name}");
        }
    }
}
