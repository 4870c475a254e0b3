//! Where the hidden cursor is placed: on the row that has changed, since braille displays and screen readers follow it.

use ratatui::layout::{Position, Rect};

use crate::app::{App, Overlay, Places};
use crate::layout::{Pane, Panes};

/// On the panes: the selected row of the list; in the card, the focused link, otherwise its first row.
pub(super) fn on_panes(
    app: &App,
    places: &Panes,
    pointed: &Places,
    focus: Pane,
    selected: Option<u16>,
) -> Option<(u16, u16)> {
    let listed = selected.map(|row| (places.annals.x, places.annals.y + row));
    let link = app.trail().page().link();
    let mut links = pointed.links.iter();
    let linked = links.find(|(_, of)| Some(*of) == link);
    let linked = linked.map(|(at, _)| (at.x, at.y));
    let card = (!places.card.is_empty()).then_some((places.card.x, places.card.y));
    match focus {
        Pane::Card => linked.or(card).or(listed),
        Pane::Annals | Pane::Chart => listed.or(card),
    }
}

/// On the whole screen: with nothing open, the footer's message about the last key; otherwise what is over the panes, otherwise the panes.
pub(super) fn on_screen(
    app: &App,
    screen: Rect,
    said: Option<(u16, u16)>,
    chosen: Option<(u16, u16)>,
    below: Option<(u16, u16)>,
) -> Option<(u16, u16)> {
    let help = matches!(app.overlay(), Some(Overlay::Help(_)));
    match (app.overlay(), chosen) {
        (None, _) if said.is_some() => said,
        // Below its title.
        (Some(_), _) if help => {
            let Position { x, y } = screen.as_position();
            Some((x, (y + 2).min(screen.bottom().saturating_sub(1))))
        }
        (_, chosen) => chosen.or(below),
    }
}
