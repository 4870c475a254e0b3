//! Lays out the blocks of a card as lines of a given width.

use std::collections::HashSet;

use ratatui::style::{Modifier, Style};

use super::{figures, heads, lives};
use crate::app::App;
use crate::card::{Block, Role, Word};
use crate::chronicle::{Address, Ref};
use crate::messages::Interface;
use crate::text::{Line, Piece, Run, Widths};
use crate::time::CalendarView;
use crate::ui::{Theme, map};

/// Columns of a date before an entry.
const DATE: usize = 12;

/// From this width on, labels and dates have their own column.
const ROOMY: usize = 34;

/// From this many rows on, the head of a card has blank rows.
const AIRY: usize = 22;

/// The style of a run of text, and what it links to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tag {
    pub style: Style,
    /// The item that the run names.
    pub of: Option<Ref>,
    /// Whether the card names the item here for the first time.
    pub first: bool,
    /// The address it links to, as an index into the addresses of the card.
    pub address: Option<usize>,
    /// Whether it is the focused link.
    focus: bool,
}

impl Tag {
    /// The same tag with another style.
    pub(super) fn in_style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// Whether it is the focused link.
    pub(super) fn has_the_focus(self) -> bool {
        self.focus
    }

    /// Whether a line contains a part of the focused link.
    pub(super) fn has_focus(line: &Line<Self>) -> bool {
        line.runs.iter().any(|run| run.tag.focus)
    }

    fn plain(style: Style) -> Self {
        Self {
            style,
            ..Self::default()
        }
    }
}

/// Lays out the blocks of a card one after the other.
pub(super) struct Setter<'a> {
    pub app: &'a App,
    pub theme: Theme,
    pub widths: Widths,
    pub width: usize,
    /// Maximum number of lines wanted of the next block.
    pub most: usize,
    /// Width of a short label before its text, if there is room for both.
    label: usize,
    /// The focused link.
    focused: Option<Ref>,
    /// The addresses that the text links to.
    pub addresses: Vec<String>,
    /// The items that the card has named so far.
    met: HashSet<Ref>,
    /// Width of the dates before the entries of this card.
    date: usize,
    /// The number of visible rows. If there are few, the head of the card has no blank ones.
    pub rows: usize,
    /// The kind of the previous block, which decides the gap after it.
    before: Option<Sort>,
}

/// The kinds of blocks that gaps depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Kind,
    Head,
    Line,
    Label,
    Heading,
    Entry,
    Figures,
    Text,
}

impl<'a> Setter<'a> {
    pub(super) fn new(app: &'a App, theme: Theme, focused: Option<Ref>, width: usize) -> Self {
        Self {
            app,
            theme,
            widths: app.widths(),
            width,
            most: usize::MAX,
            label: label_columns(app.interface(), app.widths()),
            focused,
            addresses: Vec::new(),
            met: HashSet::new(),
            date: DATE,
            rows: 0,
            before: None,
        }
    }

    /// Prepares for the blocks of a card with this many visible rows: all its dates share a column.
    pub(super) fn of_card(self, blocks: &[Block], rows: u16) -> Self {
        let dates = blocks.iter().filter_map(|block| match block {
            Block::Dated(date, _) => Some(self.widths.columns(date) + 1),
            _ => None,
        });
        Self {
            date: dates.fold(DATE, usize::max),
            rows: rows.into(),
            ..self
        }
    }

    /// Begins another column of the given width.
    pub(super) fn begin(&mut self, width: usize) {
        self.width = width;
        self.before = None;
    }

    /// The lines of the next block, with a blank line before it if it needs one.
    pub(super) fn lines(&mut self, block: &Block) -> Vec<Line<Tag>> {
        let sort = sort(block);
        let mut lines = Vec::new();
        let close = self.rows < AIRY && matches!(sort, Sort::Head | Sort::Line);
        if self
            .before
            .is_some_and(|before| !close && gap_between(before, sort))
        {
            lines.push(Line { runs: Vec::new() });
        }
        self.before = Some(sort);
        lines.extend(self.block(block));
        lines
    }

    fn block(&mut self, block: &Block) -> Vec<Line<Tag>> {
        let (theme, width) = (self.theme, self.width);
        match block {
            Block::Title(words) | Block::Lead(words) => self.wrapped(words, theme.strong(), width),
            Block::Gloss(words) => self.gloss(words),
            Block::Kind(kind, words) => heads::chips(self, *kind, words),
            Block::When(words) => self.when(words),
            Block::Sides(label, sides) => heads::sides(self, label, sides),
            Block::Line(words) | Block::Paragraph(words) => {
                self.wrapped(words, theme.text(), width)
            }
            Block::Heading(heading) => vec![heads::heading(self, heading)],
            Block::Item(words) => indented(
                self.wrapped(words, theme.text(), width.saturating_sub(2)),
                2,
            ),
            Block::Field(label, words) => self.field(label, words),
            Block::Link(words, to) => self.link(words, to),
            Block::Chips(words) => heads::chips(self, None, words),
            Block::Dated(date, words) => self.dated(date, words),
            Block::Figures(groups) => figures::lines(self, groups),
            Block::Lives(lives) => lives::lines(self, lives),
            // The map is drawn over these rows when they are visible.
            Block::Map(_) => vec![Line { runs: Vec::new() }; usize::from(map::SMALL_ROWS)],
        }
    }

    /// A date and the name of its calendar. The name goes on its own line if it would be broken otherwise.
    fn when(&mut self, words: &[Word]) -> Vec<Line<Tag>> {
        let style = self.theme.accent();
        let [date, calendar] = words else {
            return self.wrapped(words, style, self.width);
        };
        let mut lines = self.wrapped(std::slice::from_ref(date), style, self.width);
        let used = lines.last().map_or(0, |line| line.columns(self.widths));
        if used + self.widths.columns(&calendar.text) <= self.width {
            return self.wrapped(words, style, self.width);
        }
        let alone = Word {
            text: calendar.text.trim_start().to_owned(),
            ..calendar.clone()
        };
        lines.extend(self.wrapped(&[alone], style, self.width));
        lines
    }

    /// Adds an address that the next text links to, and returns its index.
    fn address(&mut self, address: &str) -> usize {
        self.addresses.push(address.to_owned());
        self.addresses.len() - 1
    }

    /// A link: its text, which the terminal can open, and below it the address, for terminals that cannot.
    fn link(&mut self, words: &[Word], to: &Address) -> Vec<Line<Tag>> {
        let width = self.width.saturating_sub(2);
        let number = self.address(to);
        let mut lines = self.wrapped(words, self.theme.text(), width);
        for run in lines.iter_mut().flat_map(|line| &mut line.runs) {
            run.tag.address = Some(number);
            if run.tag.of.is_none() {
                run.tag.style = run.tag.style.patch(self.theme.link());
            }
        }
        let mut address = self.wrapped(&[Word::dim(&**to)], self.theme.dim(), width);
        for run in address.iter_mut().flat_map(|line| &mut line.runs) {
            run.tag.address = Some(number);
        }
        if words.is_empty() {
            lines.clear();
        }
        lines.append(&mut address);
        indented(lines, 2)
    }

    /// Text wrapped to lines of a width.
    pub(super) fn wrapped(&mut self, words: &[Word], base: Style, width: usize) -> Vec<Line<Tag>> {
        let pieces: Vec<Piece<'_, Tag>> = words
            .iter()
            .map(|word| Piece {
                text: &word.text,
                tag: self.tag(word, base),
            })
            .collect();
        self.widths.wrap_some(&pieces, width, self.most)
    }

    /// The name in the second language. Han characters are spaced apart if there is room, so that they stand out as a name.
    fn gloss(&mut self, words: &[Word]) -> Vec<Line<Tag>> {
        let style = self.theme.second();
        let wide = |word: &Word| word.text.chars().all(|letter| letter >= '\u{2E80}');
        let [word] = words else {
            return self.wrapped(words, style, self.width);
        };
        let spaced = self.widths.columns_up_to(&word.text, self.width + 1) * 3 / 2 <= self.width;
        if !wide(word) || !spaced {
            return self.wrapped(words, style, self.width);
        }
        let letters: Vec<String> = word.text.chars().map(String::from).collect();
        vec![line(&letters.join(" "), style)]
    }

    pub(super) fn tag(&mut self, word: &Word, base: Style) -> Tag {
        let first = word.of.is_some_and(|of| self.met.insert(of));
        let focus = first && word.of == self.focused;
        // Secondary text is never emphasised, wherever it is.
        let base = if matches!(word.role, Role::Dim | Role::Mark) {
            base.remove_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            base
        };
        let style = base.patch(self.theme.word(word.role));
        let style = match (focus, word.of) {
            (true, _) => style.patch(self.theme.selected()),
            (false, Some(_)) => style.patch(self.theme.link()),
            (false, None) => style,
        };
        Tag {
            style,
            of: word.of,
            first,
            address: (word.role == Role::Address).then(|| self.address(&word.text)),
            focus,
        }
    }

    /// A label with its text beside it, or below it in a narrow column.
    fn field(&mut self, label: &str, words: &[Word]) -> Vec<Line<Tag>> {
        let needed: usize = words
            .iter()
            .map(|word| self.widths.columns(&word.text))
            .sum();
        let beside = self.width >= ROOMY || self.label + needed <= self.width;
        if !beside || self.widths.columns(label) >= self.label {
            let mut lines = vec![line(label, self.theme.dim())];
            lines.extend(indented(
                self.wrapped(words, self.theme.text(), self.width.saturating_sub(2)),
                2,
            ));
            return lines;
        }
        let lines = self.wrapped(words, self.theme.text(), self.width - self.label);
        self.beside(label, self.label, lines)
    }

    /// An entry with its date beside it, or before it in a narrow column.
    fn dated(&mut self, date: &str, words: &[Word]) -> Vec<Line<Tag>> {
        if self.width >= ROOMY && self.date <= self.width / 2 {
            let lines = self.wrapped(words, self.theme.text(), self.width - self.date);
            return self.beside(date, self.date, lines);
        }
        let words: Vec<Word> = std::iter::once(Word::dim(format!("{date} ")))
            .chain(words.iter().cloned())
            .collect();
        indented(
            self.wrapped(&words, self.theme.text(), self.width.saturating_sub(2)),
            2,
        )
    }

    fn beside(&self, label: &str, columns: usize, lines: Vec<Line<Tag>>) -> Vec<Line<Tag>> {
        let mut lines = indented(lines, columns);
        if let Some(first) = lines.first_mut().and_then(|line| line.runs.first_mut()) {
            *first = Run {
                text: self.widths.pad(label, columns),
                tag: Tag::plain(self.theme.dim()),
            };
        }
        lines
    }
}

/// The width of the label column, which must fit the names of the calendars.
fn label_columns(interface: Interface, widths: Widths) -> usize {
    [CalendarView::Julian, CalendarView::Gregorian]
        .iter()
        .map(|calendar| widths.columns(interface.calendar(*calendar)))
        .max()
        .unwrap_or(0)
        + 1
}

fn sort(block: &Block) -> Sort {
    match block {
        Block::Kind(..) => Sort::Kind,
        Block::Title(_) | Block::Gloss(_) => Sort::Head,
        Block::When(_) | Block::Line(_) => Sort::Line,
        Block::Field(..) | Block::Sides(..) => Sort::Label,
        Block::Heading(_) => Sort::Heading,
        Block::Item(_) | Block::Dated(..) | Block::Link(..) => Sort::Entry,
        Block::Figures(_) | Block::Map(_) | Block::Lives(_) => Sort::Figures,
        Block::Lead(_) | Block::Paragraph(_) | Block::Chips(_) => Sort::Text,
    }
}

/// Whether there is a gap between two blocks. Lines of the same kind have none.
fn gap_between(before: Sort, after: Sort) -> bool {
    match (before, after) {
        (Sort::Heading, _) => false,
        (Sort::Head | Sort::Line | Sort::Label | Sort::Entry, _) => before != after,
        _ => true,
    }
}

/// Text in one style on its own line.
pub(super) fn line(words: &str, style: Style) -> Line<Tag> {
    Line {
        runs: vec![Run {
            text: words.to_owned(),
            tag: Tag::plain(style),
        }],
    }
}

/// A run without a link.
pub(super) fn run(words: String, style: Style) -> Run<Tag> {
    Run {
        text: words,
        tag: Tag::plain(style),
    }
}

pub(super) fn indented(mut lines: Vec<Line<Tag>>, columns: usize) -> Vec<Line<Tag>> {
    for line in &mut lines {
        line.runs.insert(0, run(" ".repeat(columns), Style::new()));
    }
    lines
}
