//! The chart as a whole: lanes and their rows.

use std::cmp::Reverse;
use std::iter::repeat_with;
use std::ops::Deref;
use std::sync::Arc;

use super::bands::{self, Band, Stacked};
use super::draft::Draft;
use super::lane::Named;
use super::marks::{self, Bar, Beside, Flag, Mark};
use super::naming::Naming;
use super::scale::Scale;
use super::share::{Rows, Wants, share};
use super::sight::Sight;
use super::window::{Columns, Window};
use crate::chronicle::{Chronicle, EventId, LaneId, Row, Timeline};
use crate::names::Choice;
use crate::text::Widths;
use crate::time::Moment;

/// What a chart is asked to show.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest<'a> {
    /// The chronicle of the events.
    pub chronicle: &'a Chronicle,
    /// Which events, and on which rows.
    pub timeline: &'a Timeline,
    /// The visible stretch of time.
    pub window: Window,
    /// The number of columns for it.
    pub columns: u16,
    /// The number of rows for lanes.
    pub rows: u16,
    /// The window that the heights of lanes and the pages of names are based on: the one that panning began with.
    pub settled: Window,
    /// The language of names.
    pub choice: Choice,
    /// How the width of text is measured.
    pub widths: Widths,
    /// The rows of the timeline that are shown, from top to bottom.
    pub rows_shown: &'a [RowView],
    /// Whether names are upright or horizontal.
    pub stand: Stand,
    /// How time is spread over the columns.
    pub scale: &'a Scale,
}

/// How a row of the timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowView {
    /// Its index in the timeline.
    pub row: usize,
    /// Its height.
    pub height: Height,
    /// How many pages of its names are scrolled past.
    pub scroll: u16,
    /// The group of lanes that is folded into it, as an index into the chronicle's groups.
    pub folded: Option<usize>,
    /// The group whose lanes begin with this row. Its heading is shown above the row if there is room.
    pub heading: Option<usize>,
}

impl RowView {
    /// All rows of a timeline in order, unfolded and not scrolled.
    pub fn all(timeline: &Timeline) -> Vec<Self> {
        (0..timeline.rows.len())
            .map(|row| Self {
                row,
                height: Height::Fitting,
                scroll: 0,
                folded: None,
                heading: None,
            })
            .collect()
    }
}

/// How high a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Height {
    /// Only its band.
    Low,
    /// As many rows as its events need, shared fairly.
    #[default]
    Fitting,
    /// All the rows there are; the other lanes have only their bands.
    Whole,
}

/// Whether the names of a chart are upright or horizontal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stand {
    /// Upright if that shows more names.
    #[default]
    Either,
    /// Upright in every script that can be written so.
    Upright,
    /// Horizontal.
    Lying,
}

impl Stand {
    /// The next setting, in a cycle.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Either => Self::Upright,
            Self::Upright => Self::Lying,
            Self::Lying => Self::Either,
        }
    }
}

/// A chart, ready to be drawn.
#[derive(Debug)]
pub struct Chart<'a> {
    /// How time maps to columns.
    pub columns: Columns<'a>,
    /// The lanes and their contents.
    pub laid_out: Arc<LaidOutChart>,
}

impl Deref for Chart<'_> {
    type Target = LaidOutChart;

    fn deref(&self) -> &LaidOutChart {
        &self.laid_out
    }
}

/// The lanes of a chart and where their contents are placed.
#[derive(Debug)]
pub struct LaidOutChart {
    /// The spans behind all lanes. Their names have rows above the lanes.
    pub behind: Vec<Band>,
    /// The number of rows above the lanes for those names.
    pub behind_rows: u16,
    /// The lanes from top to bottom.
    pub lanes: Vec<LaneRows>,
    /// How many events in the window have no name in the chart.
    pub hidden: usize,
    /// How many events touch the window.
    pub visible: usize,
}

/// One lane of the chart: names above, the band, eras, then bars.
#[derive(Debug, PartialEq, Eq)]
pub struct LaneRows {
    /// The lane; `None` for events without a lane.
    pub lane: Option<LaneId>,
    /// The group of lanes that is folded into it, as an index into the chronicle's groups.
    pub folded: Option<usize>,
    /// The group whose heading is in a row above this lane.
    pub heading: Option<usize>,
    /// Rows of names.
    pub flag_rows: u16,
    /// The row of reigns and marks: one, unless the chart is too low.
    pub band_rows: u16,
    /// Rows of eras.
    pub era_rows: u16,
    /// Rows of bars.
    pub bar_rows: u16,
    /// Whether its band spans all time because the lane has neither reigns nor periods.
    pub always: bool,
    /// Reigns, or periods.
    pub bands: Vec<Band>,
    /// Eras.
    pub eras: Vec<Band>,
    /// The marks: one for each column in which an event begins.
    pub marks: Vec<Mark>,
    /// The names above the band.
    pub flags: Vec<Flag>,
    /// The names beside their marks, if the lane has no rows for names.
    pub beside: Vec<Beside>,
    /// The bars of long events and spans.
    pub bars: Vec<Bar>,
    /// How many of its events in the window have no name here.
    pub hidden: usize,
    /// How many of its spans in the window have no row.
    pub left_out: usize,
    /// If nothing of the lane is in sight: when the last item before the window ended, and when the first one after it begins.
    pub nearest: (Option<Moment>, Option<Moment>),
    /// How many pages of names are scrolled past.
    pub scroll: u16,
    /// Whether there is another page of names below.
    pub more: bool,
}

impl LaneRows {
    /// The number of rows of the heading above it.
    pub fn heading_rows(&self) -> u16 {
        u16::from(self.heading.is_some())
    }

    /// Its height in rows, including the heading.
    pub fn all_rows(&self) -> u16 {
        self.heading_rows() + self.height()
    }

    /// Its height in rows, without the heading.
    pub fn height(&self) -> u16 {
        self.flag_rows + self.band_rows + self.era_rows + self.bar_rows
    }

    /// The events whose names are shown.
    pub fn named(&self) -> impl Iterator<Item = EventId> {
        let beside = self.beside.iter().map(|name| name.event);
        marks::named(&self.flags, &self.bars).chain(beside)
    }
}

impl<'a> ChartRequest<'a> {
    /// How time maps to columns.
    pub fn spread(&self) -> Columns<'a> {
        self.window.spread(self.columns, self.scale)
    }
}

/// Lays out a chart and returns it with its columns.
pub fn chart(request: ChartRequest<'_>) -> Chart<'_> {
    Chart {
        columns: request.spread(),
        laid_out: Arc::new(lay_out(request)),
    }
}

/// Lays out a chart. The cost depends on the number of columns and rows, not on the number of events.
pub fn lay_out(request: ChartRequest<'_>) -> LaidOutChart {
    let columns = request.spread();
    let sight = Sight::new(columns, request.settled);
    let naming = Naming {
        chronicle: request.chronicle,
        choice: request.choice,
        widths: request.widths,
    };
    let behind = behind(request, naming, &sight);
    let behind_rows = behind.iter().map(|band| band.row + 1).max().unwrap_or(0);
    let behind_rows = behind_rows.min(request.rows / 4);
    let (shown, beyond) = fullest(request, &sight);
    let drafts: Vec<Draft<'_>> = shown
        .into_iter()
        .map(|(row, view)| Draft::new(naming, row, view, &sight, request.rows))
        .collect();
    let wants: Vec<Wants> = drafts.iter().map(|draft| draft.wants).collect();
    let headings = headings(request.rows - behind_rows, &drafts);
    let shares = share(
        request.rows - behind_rows - headings,
        &wants,
        request.stand == Stand::Upright,
    );
    let (upright, names) = stand(request, naming, &sight, &drafts, &shares);
    let names = names.into_iter().map(Some).chain(repeat_with(|| None));
    let lanes: Vec<LaneRows> = drafts
        .iter()
        .zip(&shares)
        .zip(names)
        .map(|((draft, rows), names)| {
            let mut lane = draft.lane(naming, &sight, *rows, upright, names);
            lane.heading = draft.view.heading.filter(|_| headings > 0);
            lane
        })
        .collect();
    LaidOutChart {
        behind: behind
            .into_iter()
            .filter(|band| band.row < behind_rows)
            .collect(),
        behind_rows,
        hidden: lanes.iter().map(|lane| lane.hidden).sum::<usize>() + beyond,
        visible: drafts.iter().map(|draft| draft.touching).sum::<usize>() + beyond,
        lanes,
    }
}

/// How many rows the headings of groups take: none if the lanes need the rows.
fn headings(rows: u16, drafts: &[Draft<'_>]) -> u16 {
    let headings = drafts.iter().filter(|draft| draft.view.heading.is_some());
    let headings = headings.count();
    let needed = 2 * drafts.len() + headings;
    match u16::try_from(headings) {
        Ok(headings) if needed <= usize::from(rows) => headings,
        _ => 0,
    }
}

/// The lanes that get a row. If there are more lanes than rows, the fullest are kept, in their order. Also returns how many visible events
/// the other lanes have.
fn fullest<'a>(request: ChartRequest<'a>, sight: &Sight) -> (Vec<(&'a Row, RowView)>, usize) {
    let shown = request
        .rows_shown
        .iter()
        .filter_map(|view| Some((request.timeline.rows.get(view.row)?, *view)));
    let shown: Vec<(&Row, RowView)> = shown.collect();
    let most = usize::from(request.rows);
    if shown.len() <= most {
        return (shown, 0);
    }
    let settled = &sight.settled_grid;
    let whole = shown.iter().any(|(_, view)| view.height == Height::Whole);
    let events = |lane: &usize| {
        let (row, view) = shown[*lane];
        let wants = match view.height {
            Height::Whole => true,
            Height::Fitting => !whole,
            Height::Low => false,
        };
        Reverse(if wants {
            row.touching(settled.from(), settled.to())
        } else {
            0
        })
    };
    // The same order in which rows are shared out: a band for each lane, the fullest first.
    let mut order: Vec<usize> = (0..shown.len()).collect();
    order.sort_by_cached_key(events);
    let (kept, others) = order.split_at_mut(most);
    kept.sort_unstable();
    let beyond = others
        .iter()
        .map(|lane| shown[*lane].0.touching(sight.from, sight.to));
    (kept.iter().map(|lane| shown[*lane]).collect(), beyond.sum())
}

/// The bands of the spans behind all lanes.
fn behind(request: ChartRequest<'_>, naming: Naming<'_>, sight: &Sight) -> Vec<Band> {
    let spans = &request.timeline.behind;
    let (stacked, _) = bands::stack(request.chronicle, spans, &sight.wide, BEHIND_ROWS);
    let window = (sight.from, sight.to);
    let seen = |one: &Stacked| one.seen(naming, &sight.wide, sight.columns, window, &[]);
    let mut seen: Vec<Band> = stacked.iter().filter_map(seen).collect();
    bands::name_beyond(&mut seen, naming, sight.columns);
    seen
}

/// Maximum number of rows for the names of spans behind all lanes.
const BEHIND_ROWS: u16 = 8;

/// Whether names are upright: as requested, or if more of them fit that way. Also returns the names of each lane if they were laid out to
/// find that out.
fn stand<'a>(
    request: ChartRequest<'_>,
    naming: Naming<'a>,
    sight: &Sight,
    drafts: &[Draft<'a>],
    shares: &[Rows],
) -> (bool, Vec<Named>) {
    let tag = request.chronicle.languages.tag(request.choice.main);
    let high_enough = shares.iter().any(|rows| rows.flags > UPRIGHT_ROWS);
    match request.stand {
        Stand::Lying => (false, Vec::new()),
        Stand::Upright => (true, Vec::new()),
        Stand::Either if !high_enough || !often_upright(tag) => (false, Vec::new()),
        Stand::Either => {
            let [lying, upright] = [false, true].map(|upright| {
                let lanes = drafts.iter().zip(shares);
                let names = lanes
                    .map(|(draft, rows)| draft.names(naming, &sight.settled_grid, *rows, upright));
                names.collect::<Vec<Named>>()
            });
            let count =
                |names: &[Named]| names.iter().map(|names| names.flags.len()).sum::<usize>();
            if count(&upright) > count(&lying) {
                (true, upright)
            } else {
                (false, lying)
            }
        }
    }
}

/// Rows of a common name of four characters.
const UPRIGHT_ROWS: u16 = 4;

/// Whether a language is still commonly written upright, so that a few upright names among others are easy to read.
fn often_upright(tag: &str) -> bool {
    written_upright(tag) && !tag.starts_with("ko")
}

/// Whether names in the language of a tag can be written upright.
pub fn written_upright(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    !tag.contains("latn")
        && matches!(
            tag.split('-').next(),
            Some("zh" | "lzh" | "yue" | "ja" | "ko")
        )
}
