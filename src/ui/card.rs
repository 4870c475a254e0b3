//! A card in a panel.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::put;
use super::{Theme, glyphs};
use crate::app::{App, Panel};
use crate::chronicle::card::{Block, Card, FigureRow, Role, Word, chronicle_card, event_card};
use crate::text::{self, Line, Piece, Run};

/// Columns that a short label takes before its words, where there is room for both.
const LABEL: usize = 10;

/// Draws the card and returns how many of its rows are visible, and how many it has.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) -> (u16, u16) {
    if area.is_empty() {
        return (0, 0);
    }
    let inner = padded(area);
    let card = match app.panel {
        Panel::Chronicle => chronicle_card(app.reader()),
        Panel::Event => event_card(app.reader(), u32::try_from(app.selected).unwrap_or(u32::MAX)),
    };
    let lines = lines(theme, &card, usize::from(inner.width));
    let all = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let scroll = app.card_scroll.min(all.saturating_sub(inner.height));
    for (row, line) in (0..inner.height).zip(lines.iter().skip(usize::from(scroll))) {
        let mut column = 0;
        for run in &line.runs {
            column = put(buffer, inner, row, column, &run.text, run.tag);
        }
    }
    (inner.height, all)
}

/// One column of air at each side where there is room.
fn padded(area: Rect) -> Rect {
    if area.width < 20 {
        return area;
    }
    Rect { x: area.x + 1, width: area.width - 2, ..area }
}

/// The whole card as lines of a width.
fn lines(theme: Theme, card: &Card, width: usize) -> Vec<Line<Style>> {
    let mut lines = Vec::new();
    let mut before: Option<&Block> = None;
    for block in &card.blocks {
        if before.is_some_and(|before| gap_between(before, block)) {
            lines.push(Line { runs: Vec::new() });
        }
        lines.extend(block_lines(theme, block, width));
        before = Some(block);
    }
    lines
}

/// Whether two blocks stand apart: lines of one sort follow each other closely.
fn gap_between(before: &Block, after: &Block) -> bool {
    !matches!(
        (before, after),
        (Block::Title(_) | Block::Line(_), Block::Line(_))
            | (Block::Field(..), Block::Field(..))
            | (Block::Item(_) | Block::Heading(_), Block::Item(_))
            | (Block::Heading(_), Block::Figures(_))
    )
}

fn block_lines(theme: Theme, block: &Block, width: usize) -> Vec<Line<Style>> {
    match block {
        Block::Title(words) | Block::Lead(words) => wrapped(theme, words, theme.strong(), width),
        Block::Line(words) | Block::Paragraph(words) => wrapped(theme, words, theme.text(), width),
        Block::Heading(heading) => vec![line(heading, theme.dim())],
        Block::Item(words) => indented(wrapped(theme, words, theme.text(), width.saturating_sub(2)), 2),
        Block::Field(label, words) => field(theme, label, words, width),
        Block::Figures(rows) => rows.iter().flat_map(|row| figure(theme, row, width)).collect(),
    }
}

fn wrapped(theme: Theme, words: &[Word], base: Style, width: usize) -> Vec<Line<Style>> {
    let pieces: Vec<Piece<'_, Style>> =
        words.iter().map(|word| Piece { text: &word.text, tag: base.patch(theme.word(word.role)) }).collect();
    text::wrap(&pieces, width)
}

/// A label with its words beside it, or below it where the column is narrow.
fn field(theme: Theme, label: &str, words: &[Word], width: usize) -> Vec<Line<Style>> {
    let needed: usize = words.iter().map(|word| text::columns(&word.text)).sum();
    let beside = width >= 34 || LABEL + needed <= width;
    if !beside || text::columns(label) >= LABEL {
        let mut lines = vec![line(label, theme.dim())];
        lines.extend(indented(wrapped(theme, words, theme.text(), width.saturating_sub(2)), 2));
        return lines;
    }
    let mut lines = indented(wrapped(theme, words, theme.text(), width - LABEL), LABEL);
    if let Some(first) = lines.first_mut().and_then(|line| line.runs.first_mut()) {
        *first = Run { text: text::pad(label, LABEL), tag: theme.dim() };
    }
    lines
}

fn figure(theme: Theme, row: &FigureRow, width: usize) -> Vec<Line<Style>> {
    let what = [Word::plain(&row.what)];
    let mut lines = wrapped(theme, &what, theme.text(), width);
    lines.extend(bar(theme, row, width));
    let claim = [Word::new(&row.claim, Role::Dim)];
    if !row.claim.is_empty() {
        lines.extend(indented(wrapped(theme, &claim, theme.text(), width.saturating_sub(2)), 2));
    }
    lines
}

/// The bar of a number with the number after it; words have no bar.
fn bar(theme: Theme, row: &FigureRow, width: usize) -> Vec<Line<Style>> {
    let value = [Word::plain(&row.value)];
    let Some(share) = row.share else {
        return indented(wrapped(theme, &value, theme.strong(), width.saturating_sub(2)), 2);
    };
    let room = width.saturating_sub(text::columns(&row.value) + 3);
    let columns = (usize::from(share) * room + 500) / 1_000;
    let drawn = if columns == 0 { String::from(glyphs::BAR_END) } else { glyphs::BAR.repeat(columns) };
    let value_first = room < 4;
    let bar = Run { text: format!("  {drawn} "), tag: theme.bar() };
    let value = Run { text: row.value.clone(), tag: theme.strong() };
    if value_first { indented(vec![Line { runs: vec![value] }], 2) } else { vec![Line { runs: vec![bar, value] }] }
}

fn line(words: &str, style: Style) -> Line<Style> {
    Line { runs: vec![Run { text: words.to_owned(), tag: style }] }
}

fn indented(mut lines: Vec<Line<Style>>, columns: usize) -> Vec<Line<Style>> {
    for line in &mut lines {
        line.runs.insert(0, Run { text: " ".repeat(columns), tag: Style::new() });
    }
    lines
}
