//! Mouse handling.

use std::mem::{Discriminant, discriminant};

use super::pointed::{Gesture, Grip, Mouse, Pointed, pointed};
use super::{Action, App, HelpAction, Key, KeyCode, Outcome, Overlay, Screen, Zoom};
use crate::card::Subject;
use crate::chronicle::EventId;
use crate::layout::Pane;

/// What a press was on, as far as it can tell whether the second press of a double press is on the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Pressed {
    /// The kind of the overlay.
    overlay: Option<Discriminant<Overlay>>,
    /// The action of the key in the footer.
    key: Option<Action>,
}

impl App {
    /// Handles a mouse gesture.
    pub fn point(&mut self, mouse: Mouse) -> Outcome {
        if mouse.gesture == Gesture::Leave {
            return self.press(Key::plain(KeyCode::Esc));
        }
        if self.is_stray(mouse) {
            return Outcome::Unchanged;
        }
        let pressed = matches!(mouse.gesture, Gesture::Press | Gesture::DoublePress);
        // Like a key, a press clears the message about the last key.
        let noticed = pressed && (self.notice.take().is_some() | self.stepped.take().is_some());
        let before = self.window;
        let outcome = self.answer_mouse(mouse);
        self.settle_layout(before);
        match outcome {
            Outcome::Unchanged if noticed => Outcome::Redraw,
            outcome => outcome,
        }
    }

    /// True for the second press of a double press if the first one has put another overlay or another key of the footer under the mouse.
    fn is_stray(&mut self, mouse: Mouse) -> bool {
        let pressed = Pressed {
            overlay: self.overlay().map(discriminant),
            key: self.seen.places.key_at(mouse.at),
        };
        match mouse.gesture {
            Gesture::Press => self.pressed = pressed,
            Gesture::DoublePress => return self.pressed != pressed,
            Gesture::Drag
            | Gesture::Release
            | Gesture::Leave
            | Gesture::Wheel(_)
            | Gesture::SideWheel(_) => {}
        }
        false
    }

    fn answer_mouse(&mut self, mouse: Mouse) -> Outcome {
        if let Some(outcome) = self.press_in_footer(mouse) {
            return outcome;
        }
        match (self.overlay(), self.screen()) {
            (Some(Overlay::Help(_)), _) => self.point_in_help(mouse.gesture),
            (
                Some(
                    Overlay::Date(_)
                    | Overlay::Search(_)
                    | Overlay::Names(_)
                    | Overlay::Filter(_)
                    | Overlay::Palette(_)
                    | Overlay::Problems(_),
                ),
                _,
            ) => self.point_in_dialog(mouse),
            (None, Screen::Map(_)) => self.point_on_map(mouse),
            (None, Screen::Panes | Screen::Card | Screen::Story) => {
                match pointed(mouse, &self.seen.places, self.top.grip()) {
                    Some(asked) => self.answer(asked),
                    None => Outcome::Unchanged,
                }
            }
        }
    }

    fn point_in_help(&mut self, gesture: Gesture) -> Outcome {
        let asked = match gesture {
            Gesture::Press => HelpAction::Close,
            Gesture::Wheel(turn) if turn < 0 => HelpAction::Up,
            Gesture::Wheel(_) => HelpAction::Down,
            Gesture::DoublePress
            | Gesture::Drag
            | Gesture::Release
            | Gesture::Leave
            | Gesture::SideWheel(_) => return Outcome::Unchanged,
        };
        self.act(Action::Help(asked))
    }

    fn answer(&mut self, asked: Pointed) -> Outcome {
        match asked {
            Pointed::Select(event) => self.select_in(Pane::Annals, event),
            Pointed::Open(event) => self.open_event(event),
            Pointed::Hold(column) => self.hold(column),
            Pointed::SelectAndHold(event, column) => {
                // A scrolled lane stays scrolled, so that the pressed event remains under the mouse.
                let arrangement = self.arrangement.clone();
                self.select_in(Pane::Chart, event);
                self.arrangement = arrangement;
                self.hold(column);
            }
            Pointed::DragTo(column) => self.drag_to(column),
            Pointed::Zoom(column, zoom) => self.zoom_about(column, zoom),
            Pointed::Pan(columns) => self.window = self.panned(self.window, columns),
            Pointed::MoveTo(column) => self.move_to(column),
            Pointed::ScrollList(rows) => self.scroll_list(rows),
            Pointed::ScrollLane(lane, step) => self.scroll_lane(lane, step),
            Pointed::Fold(group) => self.toggle_fold(group),
            Pointed::Scroll(rows) => self.scroll_card(rows),
            Pointed::Follow(of) => self.open(Subject::Thing(of)),
            Pointed::Focus(pane) if self.focus_on(pane) => {}
            Pointed::Focus(_) => return Outcome::Unchanged,
            Pointed::LetGo => {
                self.top.let_go();
                return Outcome::Unchanged;
            }
        }
        Outcome::Redraw
    }

    /// Moves the focus to a pane. Returns false if there is only one pane to choose from.
    fn focus_on(&mut self, pane: Pane) -> bool {
        let several = self.focusable(&self.panes()).len() > 1;
        if several {
            self.focus = pane;
        }
        several
    }

    fn select_in(&mut self, pane: Pane, event: EventId) {
        self.focus_on(pane);
        self.select(event);
    }

    fn open_event(&mut self, event: EventId) {
        self.select(event);
        self.open(self.selected_subject());
    }

    fn hold(&mut self, column: u16) {
        self.focus_on(Pane::Chart);
        self.top.hold(Grip::Time(column, self.window));
    }

    fn drag_to(&mut self, column: u16) {
        if let Some(Grip::Time(from, window)) = self.top.grip() {
            self.window = self.panned(window, i64::from(from) - i64::from(column));
        }
    }

    fn zoom_about(&mut self, column: u16, zoom: Zoom) {
        let columns = self.window.spread(self.chart_columns(), &self.scale);
        self.window = self.zoomed(columns.middle_of(column.into()), zoom);
    }

    fn move_to(&mut self, column: u16) {
        let whole = self.whole().on(self.seen.places.strip.width);
        self.top.hold(Grip::Strip);
        self.window = self.centred(whole.middle_of(column.into()));
    }
}
