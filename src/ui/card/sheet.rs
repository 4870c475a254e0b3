//! A card laid out in one or more columns.

use super::balance;
use super::blocks::{Setter, Tag};
use crate::app::{App, Page, SeenCard};
use crate::card::{Block, Subject, card, opening, story};
use crate::chronicle::Ref;
use crate::layout::Spread;
use crate::text::Line;
use crate::ui::{Theme, map};

/// A card laid out as far as a frame needs it.
pub(in crate::ui) struct Sheet {
    /// The columns from left to right.
    pub(super) columns: Vec<Column>,
    /// The total number of rows, if known.
    pub(super) rows: Option<u16>,
    /// The addresses that its text links to.
    pub(super) addresses: Vec<String>,
}

/// One column of a card.
pub(super) struct Column {
    /// Its first column on the card.
    pub(super) first: u16,
    pub(super) width: u16,
    pub(super) lines: Vec<Line<Tag>>,
    /// Small maps, each with its first row.
    pub(super) maps: Vec<(u16, Subject)>,
    /// Whether all of its blocks are laid out.
    ended: bool,
}

/// Maximum number of rows of a card; nobody scrolls further.
const MOST_ROWS: usize = u16::MAX as usize;

/// Maximum width of a line of prose, in columns.
const PROSE: u16 = 68;

/// Maximum width of prose if the facts would not fit beside it otherwise.
const NARROW_PROSE: u16 = 62;

/// Columns between two parts of a card.
const GAP: u16 = 3;

/// Minimum width for facts beside prose, in columns.
const FACTS: u16 = 28;

/// Minimum and maximum width of the column with date and place beside a story, and the divisor that gives its share of the width.
const ASIDE: (u16, u16) = (20, 28);
const ASIDE_SHARE: u16 = 6;

/// The parts of a card that columns consist of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Kind, date and place.
    Aside,
    /// The names and the account.
    Prose,
    /// The small map.
    Map,
    /// Everything else.
    Facts,
}

impl Part {
    fn of(block: &Block) -> Self {
        match block {
            Block::Kind(..) | Block::When(_) | Block::Line(_) | Block::Chips(_) => Self::Aside,
            Block::Title(_) | Block::Gloss(_) | Block::Lead(_) | Block::Paragraph(_) => Self::Prose,
            Block::Heading(_)
            | Block::Field(..)
            | Block::Sides(..)
            | Block::Item(_)
            | Block::Link(..)
            | Block::Dated(..)
            | Block::Figures(_)
            | Block::Lives(_) => Self::Facts,
            Block::Map(_) => Self::Map,
        }
    }
}

/// A column of a card before it is filled.
struct Planned {
    parts: &'static [Part],
    /// Its first column on the card.
    first: u16,
    width: u16,
}

impl Planned {
    const fn new(parts: &'static [Part], first: u16, width: u16) -> Self {
        Self {
            parts,
            first,
            width,
        }
    }

    /// The blocks of a card that belong to it.
    fn own<'b>(&self, blocks: &'b [Block]) -> Vec<&'b Block> {
        let own = |block: &&Block| self.parts.contains(&Part::of(block));
        blocks.iter().filter(own).collect()
    }
}

const ALL: &[Part] = &[Part::Aside, Part::Prose, Part::Map, Part::Facts];
const TOLD: &[Part] = &[Part::Aside, Part::Prose];
const TOLD_WHOLE: &[Part] = &[Part::Aside, Part::Prose, Part::Facts];
const LISTED: &[Part] = &[Part::Prose, Part::Facts];
const FACTS_AND_MAP: &[Part] = &[Part::Map, Part::Facts];

/// How a card of the given width is divided into columns.
fn plan(spread: Spread, width: u16) -> Vec<Planned> {
    let right = |from: u16| (from + GAP, width.saturating_sub(from + GAP));
    match spread {
        Spread::Card if width >= PROSE + GAP + FACTS => {
            let (from, width) = right(PROSE);
            vec![
                Planned::new(TOLD, 0, PROSE),
                Planned::new(FACTS_AND_MAP, from, width),
            ]
        }
        Spread::Story if width >= ASIDE.0 + GAP + PROSE => {
            let aside = (width / ASIDE_SHARE).clamp(ASIDE.0, ASIDE.1);
            let beside = |prose: u16| right(aside + GAP + prose);
            let fits = |prose: &u16| beside(*prose).1 >= FACTS;
            let three = [PROSE, NARROW_PROSE].into_iter().find(fits);
            let prose = three.unwrap_or(PROSE);
            let mut plan = vec![
                Planned::new(&[Part::Aside], 0, aside),
                Planned::new(&[Part::Prose], aside + GAP, prose),
            ];
            let (from, rest) = beside(prose);
            plan.extend(three.map(|_| Planned::new(FACTS_AND_MAP, from, rest.min(PROSE))));
            plan
        }
        Spread::Story => {
            let prose = PROSE.min(width);
            vec![Planned::new(TOLD, (width - prose) / 2, prose)]
        }
        Spread::Card | Spread::Panes => vec![Planned::new(ALL, 0, width)],
    }
}

/// The columns of a card. On a page of a story that is not an event, lists belong to the text, and only the map is beside it.
fn columns_of(spread: Spread, subject: Subject, width: u16) -> Vec<Planned> {
    let mut plan = plan(spread, width);
    if spread == Spread::Story && !matches!(subject, Subject::Thing(_)) {
        for column in &mut plan {
            column.parts = match column.parts {
                TOLD => TOLD_WHOLE,
                &[Part::Prose] => LISTED,
                FACTS_AND_MAP => &[Part::Map],
                others => others,
            };
        }
    }
    plan
}

impl Sheet {
    /// Lays out what is visible. The rest is laid out only to count the rows, once per card and not in the first frame.
    pub(super) fn lay_out(app: &App, theme: Theme, page: Page, seen: &SeenCard) -> Self {
        let before = &app.seen().card;
        let known = before
            .rows
            .filter(|_| (before.subject, before.laid_out) == (seen.subject, seen.laid_out))
            .filter(|_| before.visible == seen.visible);
        let whole = known.is_none() && before.laid_out.is_some();
        let blocks = blocks(app, page.subject);
        let width = seen.laid_out.map_or(0, |laid_out| laid_out.columns);
        let bottom = usize::from(page.scroll) + usize::from(seen.visible);
        let wanted = Wanted {
            lines: if whole { MOST_ROWS } else { bottom + 1 },
            focus: page.reveals(),
        };
        let setter = || {
            Setter::new(app, theme, page.link(), usize::from(width)).of_card(&blocks, seen.visible)
        };
        let plan = columns_of(app.spread(), page.subject, width);
        let mut shares: Vec<Vec<&Block>> = plan.iter().map(|column| column.own(&blocks)).collect();
        if let (Spread::Card, [left, _], [told, facts]) = (app.spread(), &plan[..], &mut shares[..])
        {
            balance::share(&mut setter(), usize::from(left.width), told, facts);
        }
        let (mut setter, mut columns) = (setter(), Vec::new());
        for (planned, blocks) in plan.iter().zip(shares) {
            setter.begin(usize::from(planned.width));
            columns.push(Column::fill(&mut setter, planned, blocks, wanted));
        }
        let rows = columns.iter().map(|column| column.lines.len()).max();
        let rows = u16::try_from(rows.unwrap_or(0)).unwrap_or(u16::MAX);
        let mut sheet = Self {
            columns,
            rows: known,
            addresses: setter.addresses,
        };
        if sheet.is_whole() {
            sheet.rows = Some(rows);
        }
        sheet
    }

    /// Whether all of its lines are laid out, so that any scroll position can be shown.
    pub(super) fn is_whole(&self) -> bool {
        self.columns.iter().all(|column| column.ended)
    }

    /// The first row to show: the scroll position, or one that makes the focused link visible.
    pub(super) fn top(&self, page: Page, visible: u16) -> u16 {
        let last = self
            .rows
            .map_or(u16::MAX, |rows| rows.saturating_sub(visible));
        let top = page.scroll.min(last);
        let row = self
            .columns
            .iter()
            .find_map(|column| column.lines.iter().position(Tag::has_focus))
            .and_then(|row| u16::try_from(row).ok());
        match row.filter(|row| page.reveals() && !(top..top.saturating_add(visible)).contains(row))
        {
            Some(row) => row.saturating_sub(visible / 3).min(last),
            None => top,
        }
    }
}

/// The blocks of an item's card, beginning with the kind of the item.
fn blocks(app: &App, subject: Subject) -> Vec<Block> {
    let card = match (app.spread(), subject) {
        (Spread::Story, Subject::Thing(Ref::Event(event))) => story(app.reader(), event),
        (Spread::Story, Subject::Chronicle) => opening(app.reader()),
        (_, subject) => card(app.reader(), subject),
    };
    let mut blocks = card.blocks;
    let kind = blocks
        .iter()
        .position(|block| matches!(block, Block::Kind(..)));
    if let Some(kind) = kind {
        blocks[..=kind].rotate_right(1);
    }
    blocks
}

/// How much of a column a frame needs.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    /// This many lines.
    lines: usize,
    /// Also the line with the focus, wherever it is.
    focus: bool,
}

impl Column {
    fn fill(
        setter: &mut Setter<'_>,
        planned: &Planned,
        blocks: Vec<&Block>,
        mut wanted: Wanted,
    ) -> Self {
        let mut blocks = blocks.into_iter();
        let (mut lines, mut maps, mut ended) = (Vec::new(), Vec::new(), false);
        while !ended && (wanted.focus || lines.len() < wanted.lines) {
            let Some(block) = blocks.next() else {
                ended = true;
                continue;
            };
            let most = if wanted.focus {
                MOST_ROWS
            } else {
                wanted.lines
            };
            setter.most = most.saturating_sub(lines.len());
            let before = lines.len();
            lines.extend(setter.lines(block));
            wanted.focus &= lines.len() < MOST_ROWS && !lines[before..].iter().any(Tag::has_focus);
            if let Block::Map(subject) = block {
                let last = u16::try_from(lines.len()).unwrap_or(u16::MAX);
                maps.push((last.saturating_sub(map::SMALL_ROWS), *subject));
            }
        }
        // A card with more lines than rows can be counted has the maximum number of rows.
        ended |= lines.len() >= MOST_ROWS;
        Self {
            first: planned.first,
            width: planned.width,
            lines,
            maps,
            ended,
        }
    }
}
