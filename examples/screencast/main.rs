//! A screencast of annals as one self-playing SVG: real frames of the embedded chronicle, each after some keys.
//!
//! `cargo run --example screencast > docs/screencast.svg`

use std::collections::HashMap;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use annals::app::{App, parse_keys};
use annals::cli::frame_after;
use annals::ui::{Depth, Picture, Theme, picture};
use anyhow::{Context, Result};

/// The size in columns and rows.
const SIZE: (u16, u16) = (100, 30);

/// The keys pressed before each frame, and how long it is shown, in tenths of a second.
const STEPS: [(&str, u32); 29] = [
    ("", 25),
    ("j", 15),
    ("j", 12),
    ("j", 12),
    ("L", 9),
    ("L", 9),
    ("L", 9),
    ("L", 20),
    ("<<<<", 10),
    ("/", 8),
    ("j", 2),
    ("k", 2),
    ("z", 2),
    ("b", 16),
    ("<esc>/", 6),
    ("변", 4),
    ("경", 14),
    ("<esc>/", 6),
    ("fall", 6),
    (" of ", 3),
    ("bianjing", 14),
    ("<enter>", 25),
    ("+", 10),
    ("+", 12),
    ("m", 25),
    ("m", 10),
    ("s", 25),
    ("j", 25),
    ("<esc>M", 20),
];

fn main() -> ExitCode {
    match film().and_then(|film| Ok(io::stdout().write_all(film.as_bytes())?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("screencast: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn film() -> Result<String> {
    let chronicle = annals::format::embedded()
        .ok()
        .context("the embedded chronicle")?;
    let mut app = App::new(Arc::new(chronicle.chronicle), &[String::from("en")]);
    let theme = theme()?;
    let mut frames = Vec::new();
    for (keys, _) in STEPS {
        let keys = parse_keys(keys).map_err(|error| anyhow::anyhow!("{error}"))?;
        let frame = frame_after(&mut app, theme, SIZE, &keys);
        frames.push(picture(&frame, Picture::Svg));
    }
    Ok(together(&frames))
}

fn theme() -> Result<Theme> {
    Theme::built_in("night", Depth::Full).context("the theme of the night")
}

/// Merges the drawings of all frames: each element occurs once and is visible in the frames that contain it. Elements with the same frames
/// are animated together.
fn together(frames: &[String]) -> String {
    let mut shown: HashMap<&str, u64> = HashMap::new();
    let mut order: Vec<&str> = Vec::new();
    let (mut head, mut foot) = (Vec::new(), "</svg>");
    for (number, frame) in frames.iter().enumerate() {
        let lines: Vec<&str> = frame.lines().collect();
        // The root element, its style and its background are the same in all drawings.
        let (begin, rest) = lines.split_at(3.min(lines.len()));
        (head, foot) = (begin.to_vec(), rest.last().copied().unwrap_or(foot));
        for line in rest.iter().filter(|line| **line != foot) {
            let frames = shown.entry(line).or_insert_with(|| {
                order.push(line);
                0
            });
            *frames |= 1 << number;
        }
    }
    // Backgrounds are drawn below text.
    order.sort_by_key(|line| (!line.starts_with("<rect"), shown.get(line).copied()));
    let mut film = head.join("\n");
    for group in order.chunk_by(|one, other| {
        shown.get(one) == shown.get(other) && one.starts_with("<rect") == other.starts_with("<rect")
    }) {
        let when = group
            .first()
            .and_then(|line| shown.get(line))
            .copied()
            .unwrap_or(0);
        // Where nothing is animated, the first frame is seen.
        let is_first = when & 1 != 0;
        film.push_str(if is_first {
            "\n<g>"
        } else {
            "\n<g visibility=\"hidden\">"
        });
        film.push_str(&animation(when, frames.len()));
        for line in group {
            film.push('\n');
            film.push_str(line);
        }
        film.push_str("</g>");
    }
    film + "\n" + foot + "\n"
}

/// The animation of an element that is visible in some frames; empty if it is always visible.
fn animation(when: u64, frames: usize) -> String {
    let is_seen = |number: usize| when & (1 << number) != 0;
    if (0..frames).all(is_seen) {
        return String::new();
    }
    let all: u32 = STEPS.iter().map(|(_, tenths)| tenths).sum();
    let (mut values, mut times, mut before) = (Vec::new(), Vec::new(), None);
    let mut passed = 0;
    for (number, (_, tenths)) in STEPS.iter().enumerate() {
        if before != Some(is_seen(number)) {
            values.push(if is_seen(number) { "visible" } else { "hidden" });
            times.push(format!("{:.4}", f64::from(passed) / f64::from(all)));
        }
        before = Some(is_seen(number));
        passed += tenths;
    }
    format!(
        "<animate attributeName=\"visibility\" calcMode=\"discrete\" dur=\"{:.1}s\" repeatCount=\"indefinite\" values=\"{}\" keyTimes=\"{}\"/>",
        f64::from(all) / 10.0,
        values.join(";"),
        times.join(";")
    )
}
