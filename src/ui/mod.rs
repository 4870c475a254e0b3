//! Draws the app into cells. Takes `&App`, changes nothing, and returns how much room there was.

mod annals;
mod axis;
mod beside;
mod card;
mod chart;
mod chip;
mod dialog;
mod found;
mod frames;
mod glyphs;
mod header;
mod heads;
mod help;
mod kept;
mod lanes;
mod legend;
mod loading;
mod map;
mod nearest;
mod overlay;
mod paint;
mod picture;
mod rest;
mod rivals;
mod theme;

pub use glyphs::plain_form;
pub use picture::{Picture, picture};
pub use theme::{
    BUILT_IN, Depth, FindTheme, LaneLook, Theme, ThemeError, read as read_theme,
    sample as theme_sample, says_nothing, source as theme_source, told_mistake,
};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{App, Overlay, Places, Screen, Seen, SeenCard};
use crate::layout::{Pane, Panes};
use kept::Kept;
use paint::Canvas;

/// Draws frames and keeps results that do not change between them.
#[derive(Clone, Default)]
pub struct Artist {
    kept: Kept,
}

impl Artist {
    /// Draws one frame and returns where things are and how much room there was.
    pub fn draw(&mut self, app: &App, theme: Theme, screen: Rect, buffer: &mut Buffer) -> Seen {
        draw_frame(app, theme, screen, buffer, &mut self.kept)
    }
}

/// Draws a single frame and returns where things are and how much room there was.
pub fn draw(app: &App, theme: Theme, screen: Rect, buffer: &mut Buffer) -> Seen {
    Artist::default().draw(app, theme, screen, buffer)
}

fn draw_frame(app: &App, theme: Theme, screen: Rect, buffer: &mut Buffer, kept: &mut Kept) -> Seen {
    let buffer = &mut Canvas::new(buffer, app.widths());
    let places = app.panes_on(screen);
    buffer.set_style(screen, theme.ground());
    for bar in [places.header, places.footer] {
        buffer.set_style(bar, theme.bar());
    }
    let spots = header::draw_header(app, theme, places.header, buffer);
    let mut drawn = if matches!(app.screen(), Screen::Map(_)) {
        let height = screen.height - places.header.height - places.footer.height;
        let body = Rect {
            y: places.header.bottom(),
            height,
            ..screen
        };
        let annals_rows = places.annals.height;
        let places = map::draw(app, theme, body, buffer);
        let lit = app.map_scene().and_then(|scene| scene.place);
        let lit = places.sites.iter().find(|(_, place)| Some(*place) == lit);
        let selected = lit.map(|(at, _)| (at.x, at.y));
        let card = SeenCard {
            laid_out: Some(app.laid_out(0)),
            ..SeenCard::default()
        };
        Drawn {
            card,
            places,
            annals_rows,
            selected,
        }
    } else {
        draw_panes(app, theme, &places, buffer, kept)
    };
    // They may be hidden by an open dialog.
    if app.overlay().is_none() {
        drawn.places.keys.extend(spots);
    } else {
        drawn.places.keys.clear();
    }
    let footer = header::draw_footer(app, theme, screen, places.footer, buffer);
    drawn.places.keys.extend(footer.keys);
    let help = match app.overlay() {
        Some(Overlay::Help(open)) => help::draw(app, theme, screen, open.scroll, buffer),
        Some(_) | None => app.seen().help,
    };
    let dialog = dialog::draw(app, theme, screen, buffer);
    let rest = rest::on_screen(app, screen, footer.said, dialog.chosen, drawn.selected);
    drawn.places.dialog = dialog.places;
    if !theme.has_shapes(app.widths()) {
        glyphs::make_plain(theme.is_plain(), buffer);
    }
    paint::mark_covered(buffer);
    Seen {
        screen,
        annals_rows: drawn.annals_rows,
        places: drawn.places,
        card: drawn.card,
        help,
        cursor: dialog.cursor.map(|position| (position.x, position.y)),
        rest,
    }
}

/// What drawing the panes has found out.
#[derive(Default)]
struct Drawn {
    card: SeenCard,
    places: Places,
    /// Number of rows of the annals.
    annals_rows: u16,
    /// The cell of the selected row.
    selected: Option<(u16, u16)>,
}

/// Draws chart, annals and card.
fn draw_panes(
    app: &App,
    theme: Theme,
    places: &Panes,
    buffer: &mut Canvas<'_>,
    kept: &mut Kept,
) -> Drawn {
    buffer.set_style(places.panel, theme.panel());
    frames::draw(app, theme, places, buffer);
    let (mut pointed, rows) = chart::draw(app, theme, places.chart, buffer, kept);
    let places = &places.with_chart(rows);
    found::draw(app, &pointed, buffer);
    frames::draw_focus(app, theme, places, buffer);
    let focus = focused(app, places);
    let (events, selected) = annals::draw(app, theme, places.annals, focus, buffer, kept);
    pointed.annals = (places.annals, events);
    pointed.card = places.card;
    let card = card::draw(app, theme, places.card, &mut pointed, buffer, kept);
    pointed.keys = frames::draw_foot(app, theme, places, &card, buffer);
    let selected = rest::on_panes(app, places, &pointed, focus, selected);
    Drawn {
        card,
        places: pointed,
        selected,
        annals_rows: places.annals.height,
    }
}

/// The pane that has the focus, or the pane that is shown in its place.
fn focused(app: &App, places: &Panes) -> Pane {
    match app.focus() {
        _ if places.panel.is_empty() && app.focus() == Pane::Card => Pane::Annals,
        _ if places.annals.is_empty() && !places.panel.is_empty() => Pane::Card,
        _ if places.chart.is_empty() && app.focus() == Pane::Chart => Pane::Annals,
        pane => pane,
    }
}
