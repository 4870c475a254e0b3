//! The heads of a card and its parts: labels, rules, and sides next to each other.

use ratatui::style::Style;

use super::blocks::{Setter, Tag, indented, line, run};
use crate::card::{BETWEEN, OfSide, Word};
use crate::chronicle::{EventKind, LaneId};
use crate::text::{Line, Run};
use crate::ui::annals::lane_look;
use crate::ui::glyphs;

/// The kind of an event, and its lanes in their colours.
pub(super) fn chips(
    setter: &mut Setter<'_>,
    kind: Option<EventKind>,
    words: &[Word],
) -> Vec<Line<Tag>> {
    let mut lines: Vec<Line<Tag>> = vec![Line { runs: Vec::new() }];
    let mut used = 0;
    let words = words.iter().filter(|word| word.text != BETWEEN);
    for (place, word) in words.enumerate() {
        if lines.len() > setter.most {
            break;
        }
        let chip = chip(setter, kind.filter(|_| place == 0), word);
        let width = setter.widths.columns(&chip.text) + 1;
        match lines.last_mut() {
            Some(last) if last.runs.is_empty() => last.runs.push(chip),
            Some(last) if used + width <= setter.width => {
                last.runs.push(run(String::from(" "), Style::new()));
                last.runs.push(chip);
                used += width;
                continue;
            }
            _ => lines.push(Line { runs: vec![chip] }),
        }
        used = width - 1;
    }
    lines
}

/// A filled label: the mark and the name of a kind, or the name of a lane.
fn chip(setter: &mut Setter<'_>, kind: Option<EventKind>, word: &Word) -> Run<Tag> {
    let (app, theme) = (setter.app, setter.theme);
    let lane = word.of.and_then(LaneId::of);
    let look = lane.map_or(theme.chip(), |lane| {
        lane_look(app, theme, Some(app.chronicle().row_lane(lane))).label
    });
    let tag = setter.tag(word, look);
    let style = if tag.has_the_focus() {
        theme.chip()
    } else {
        look
    };
    let text = match kind {
        Some(kind) => format!(" {} {} ", glyphs::mark_of(setter.app, kind), word.text),
        None => format!(" {} ", word.text),
    };
    Run {
        text,
        tag: tag.in_style(style),
    }
}

/// A heading with a rule to the right edge.
pub(super) fn heading(setter: &Setter<'_>, heading: &str) -> Line<Tag> {
    let mut heading = line(&format!("{heading} "), setter.theme.second());
    let room = setter.width.saturating_sub(heading.columns(setter.widths));
    let rule = glyphs::STRETCH.repeat(room);
    heading
        .runs
        .extend((room > 0).then(|| run(rule, setter.theme.rule())));
    heading
}

/// Minimum width of the column for one of two sides.
const SIDE: usize = 15;

/// Sides whose text says which side it is about are placed below each other if one of them would take more rows than this beside the other.
const BESIDE: usize = 2;

/// Columns between two sides.
const GAP: usize = 2;

/// A label with the texts of each side. Two sides are placed next to each other if there is room, so that each keeps its column. Otherwise
/// they are below each other, with their names. Long texts that name their side themselves take fewer rows that way.
pub(super) fn sides(setter: &mut Setter<'_>, label: &str, sides: &[OfSide]) -> Vec<Line<Tag>> {
    let theme = setter.theme;
    let mut lines = vec![line(label, theme.dim())];
    let width = setter.width.saturating_sub(2);
    let column = width.saturating_sub(GAP) / 2;
    let columns = |side: &OfSide| -> usize {
        let words = side.words.iter();
        words.map(|word| setter.widths.columns(&word.text)).sum()
    };
    let is_long = |side: &OfSide| side.name.is_empty() && columns(side) > BESIDE * column;
    let words = match sides {
        [left, right] if column >= SIDE && !is_long(left) && !is_long(right) => {
            let left = setter.wrapped(&left.words, theme.text(), column);
            let right = setter.wrapped(&right.words, theme.text(), column);
            beside(setter, left, right, column + GAP)
        }
        _ => sides
            .iter()
            .filter_map(OfSide::named)
            .flat_map(|side| setter.wrapped(&side, theme.text(), width))
            .collect(),
    };
    lines.extend(indented(words, 2));
    lines
}

/// Lines next to each other, the second ones beginning at a given column.
pub(super) fn beside(
    setter: &Setter<'_>,
    left: Vec<Line<Tag>>,
    right: Vec<Line<Tag>>,
    column: usize,
) -> Vec<Line<Tag>> {
    let rows = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let row = |_| {
        let mut line = left.next().unwrap_or(Line { runs: Vec::new() });
        let gap = column.saturating_sub(line.columns(setter.widths));
        line.runs.push(run(" ".repeat(gap), Style::new()));
        line.runs
            .extend(right.next().into_iter().flat_map(|line| line.runs));
        line
    };
    (0..rows).map(row).collect()
}
