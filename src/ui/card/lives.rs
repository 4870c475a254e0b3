//! Lives as lines on a common scale, with the event marked on them.

use super::blocks::{Setter, Tag, run};
use crate::card::Life;
use crate::text::{Line, Run};
use crate::ui::glyphs;

/// Minimum width of a useful line, in columns.
const SHORTEST: usize = 8;

/// A row for each life: name, line, age.
pub(super) fn lines(setter: &mut Setter<'_>, lives: &[Life]) -> Vec<Line<Tag>> {
    let widths = setter.widths;
    let longest = |of: fn(&Life) -> &str| lives.iter().map(|life| widths.columns(of(life))).max();
    let name = longest(|life| &life.name.text).unwrap_or(0);
    let name = name.min(setter.width / 3);
    let age = longest(|life| &life.age).unwrap_or(0);
    // Two columns of indentation, one before the line and one after it.
    let room = setter.width.saturating_sub(name + age + 4);
    if room < SHORTEST {
        return Vec::new();
    }
    let lives = lives.iter().take(setter.most);
    let runs = lives.map(|life| line(setter, life, name, room));
    runs.map(|runs| Line { runs }).collect()
}

fn line(setter: &Setter<'_>, life: &Life, name: usize, room: usize) -> Vec<Run<Tag>> {
    let theme = setter.theme;
    let place = |share: u16| usize::from(share) * (room - 1) / 1_000;
    let (from, to, at) = (
        life.from.map_or(0, place),
        life.to.map_or(room - 1, place),
        place(life.at),
    );
    let cell = |column: usize| match column {
        _ if column == at => glyphs::IN_LIFE,
        _ if column < from || column > to => " ",
        0 if life.from.is_none() => glyphs::OPEN_START,
        _ if column == room - 1 && life.to.is_none() => glyphs::OPEN_END,
        _ => glyphs::LIFE,
    };
    let part = |columns: std::ops::Range<usize>| columns.map(cell).collect::<String>();
    let written = setter.widths.shorten(&life.name.text, name);
    vec![
        run(String::from("  "), theme.text()),
        run(setter.widths.pad(&written, name + 1), theme.dim()),
        run(part(0..at), theme.figure()),
        run(part(at..at + 1), theme.accent()),
        run(part(at + 1..room), theme.figure()),
        run(format!(" {}", life.age), theme.dim()),
    ]
}
