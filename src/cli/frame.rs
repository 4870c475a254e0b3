//! `annals frame`: draws one frame without a terminal.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::arguments::{FrameArguments, FrameKind};
use crate::app::{App, Key, parse_keys};
use crate::opening::{self, Wishes};
use crate::settings::{Config, Looks, UsageError};
use crate::ui::{Artist, Picture, Theme, picture};

/// Draws the frame that the terminal would show after some keys.
pub(super) fn frame(arguments: &FrameArguments) -> Result<ExitCode> {
    let config = Config::read(arguments.view.config.as_deref())?;
    let keys = parse_keys(&arguments.keys).map_err(|error| UsageError(error.to_string()))?;
    let mut app = opening::app_on_screen(&Wishes::of(&arguments.view, &config))?;
    let looks = Looks::of(&arguments.view, &config);
    let theme = match arguments.kind {
        FrameKind::Svg => looks.for_picture().theme()?,
        FrameKind::Ansi => looks.theme()?,
        FrameKind::Text => {
            // Report a wrong theme all the same.
            looks.theme()?;
            looks.for_text().theme()?
        }
    };
    let buffer = frame_after(&mut app, theme, arguments.size, &keys);
    let kind = match arguments.kind {
        FrameKind::Text => Picture::Text,
        FrameKind::Ansi => Picture::Ansi,
        FrameKind::Svg => Picture::Svg,
    };
    io::stdout().write_all(picture(&buffer, kind).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Presses keys one after another and draws a frame before each, as the terminal would.
pub fn frame_after(
    app: &mut App,
    theme: Theme,
    (columns, rows): (u16, u16),
    keys: &[Key],
) -> Buffer {
    let screen = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(screen);
    app.count_at_once();
    let mut artist = Artist::default();
    app.set_seen(artist.draw(app, theme, screen, &mut buffer));
    for key in keys {
        app.press(*key);
        while app.busy() {
            app.work();
        }
        app.prepare();
        buffer.reset();
        app.set_seen(artist.draw(app, theme, screen, &mut buffer));
    }
    buffer
}
