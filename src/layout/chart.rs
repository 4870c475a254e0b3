//! The chart as a whole: lanes and their rows.

use super::bands::{self, Band, Stacked};
use super::bars::{self, Page, Placed, View};
use super::grid::Grid;
use super::lane::{self, Pager};
use super::marks::{Bar, Flag, Mark};
use super::naming::Naming;
use super::scale::Scale;
use super::share::{Rows, Wants, share};
use super::window::{Columns, Window};
use crate::chronicle::{Chronicle, EventId, LaneId, Ref, Row, Timeline};
use crate::names::Choice;
use crate::text::Widths;
use crate::time::Moment;

/// What a chart is asked to show.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest<'a> {
    /// Whose events.
    pub chronicle: &'a Chronicle,
    /// Which of them, and on which rows.
    pub timeline: &'a Timeline,
    /// The stretch of time.
    pub window: Window,
    /// The columns there are for it.
    pub columns: u16,
    /// The rows there are for lanes.
    pub rows: u16,
    /// The window that the heights of the lanes and the pages of names go by: the one that panning began with.
    pub settled: Window,
    /// The language of names.
    pub choice: Choice,
    /// How their columns are counted.
    pub widths: Widths,
    /// The rows of the timeline that are shown, from top to bottom.
    pub rows_shown: &'a [RowView],
    /// How names stand.
    pub stand: Stand,
    /// How time is spread.
    pub scale: &'a Scale,
}

/// How a row of the timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowView {
    /// Its place in the timeline.
    pub row: usize,
    /// How high it is.
    pub height: Height,
    /// How many pages of its names are scrolled away.
    pub scroll: u16,
}

impl RowView {
    /// The rows of a timeline as they come.
    pub fn all(timeline: &Timeline) -> Vec<Self> {
        (0..timeline.rows.len())
            .map(|row| Self {
                row,
                height: Height::Fitting,
                scroll: 0,
            })
            .collect()
    }
}

/// How high a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Height {
    /// Its band alone.
    Low,
    /// As its events need, in fair shares.
    #[default]
    Fitting,
    /// All the room there is; the others have their bands.
    Whole,
}

/// How the names of a chart stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stand {
    /// Upright where that shows more names.
    #[default]
    Either,
    /// Upright wherever the script is written so.
    Upright,
    /// Lying.
    Lying,
}

impl Stand {
    /// The next way, round and round.
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
    /// The spans that lie behind all lanes, each with a row of its own above them.
    pub behind: Vec<Band>,
    /// Rows above the lanes for the names of those.
    pub behind_rows: u16,
    /// The lanes from top to bottom.
    pub lanes: Vec<LaneRows>,
    /// How many events of the window have no name in the chart.
    pub hidden: usize,
    /// How many events touch the window.
    pub visible: usize,
}

/// One lane of the chart: names above, the band, eras, then bars.
#[derive(Debug, PartialEq, Eq)]
pub struct LaneRows {
    /// The lane; absent for events that belong to none.
    pub lane: Option<LaneId>,
    /// Rows of names.
    pub flag_rows: u16,
    /// The row of reigns, which has the marks: one, unless the chart is too low.
    pub band_rows: u16,
    /// Rows of eras.
    pub era_rows: u16,
    /// Rows of what lasts.
    pub bar_rows: u16,
    /// Whether its band is as long as time: it has neither reigns nor periods.
    pub always: bool,
    /// Reigns, or periods.
    pub bands: Vec<Band>,
    /// Eras.
    pub eras: Vec<Band>,
    /// What begins in each column.
    pub marks: Vec<Mark>,
    /// The names above the band.
    pub flags: Vec<Flag>,
    /// What lasts.
    pub bars: Vec<Bar>,
    /// How many of its events in the window have no name here.
    pub hidden: usize,
    /// How many of its spans in the window have no row.
    pub left_out: usize,
    /// How many pages of names are scrolled away.
    pub scroll: u16,
}

impl LaneRows {
    /// All its rows.
    pub fn height(&self) -> u16 {
        self.flag_rows + self.band_rows + self.era_rows + self.bar_rows
    }

    /// The events whose names are in sight.
    pub fn named(&self) -> impl Iterator<Item = EventId> {
        let bars = self.bars.iter().filter(|bar| bar.label.is_some());
        let bars = bars.filter_map(|bar| match bar.of {
            Ref::Event(event) => Some(event),
            _ => None,
        });
        self.flags.iter().map(|flag| flag.event).chain(bars)
    }
}

/// Lays a chart out. Costs what there are columns and rows for, whatever there are events.
pub fn chart(request: ChartRequest<'_>) -> Chart<'_> {
    let columns = request.window.spread(request.columns, request.scale);
    let sight = Sight::new(columns, request.settled);
    let naming = Naming {
        chronicle: request.chronicle,
        choice: request.choice,
        widths: request.widths,
    };
    let behind = behind(request, naming, &sight);
    let behind_rows = behind.iter().map(|band| band.row + 1).max().unwrap_or(0);
    let behind_rows = behind_rows.min(request.rows / 4);
    let shown = request
        .rows_shown
        .iter()
        .filter_map(|view| Some((request.timeline.rows.get(view.row)?, *view)));
    let drafts: Vec<Draft<'_>> = shown
        .map(|(row, view)| Draft::new(naming, row, view, &sight, request.rows))
        .collect();
    let wants: Vec<Wants> = drafts.iter().map(|draft| draft.wants).collect();
    let shares = share(
        request.rows - behind_rows,
        &wants,
        request.stand == Stand::Upright,
    );
    let upright = is_upright(request, naming, &sight, &drafts, &shares);
    let lanes: Vec<LaneRows> = drafts
        .iter()
        .zip(&shares)
        .map(|(draft, rows)| draft.lane(naming, &sight, *rows, upright))
        .collect();
    Chart {
        columns,
        behind: behind
            .into_iter()
            .filter(|band| band.row < behind_rows)
            .collect(),
        behind_rows,
        hidden: lanes.iter().map(|lane| lane.hidden).sum(),
        visible: drafts.iter().map(|draft| draft.touching).sum(),
        lanes,
    }
}

/// The columns that are in sight, and the pages that they are parts of.
///
/// Names are put on pages as wide as the window, each for itself. So what is in sight of a page keeps its place while the window moves.
struct Sight {
    columns: u16,
    from: Moment,
    to: Moment,
    /// The columns of the pages in sight.
    pages: Grid,
    /// Where on that grid each page lies.
    ranges: Vec<std::ops::Range<u16>>,
    /// The columns of every page that panning reaches from the one that was settled on, for what lasts.
    wide: Grid,
    page: Page,
    /// The columns of the page that the heights of the lanes go by, on the screen.
    settled: (i64, i64),
    settled_grid: Grid,
}

impl Sight {
    fn new(columns: Columns<'_>, settled: Window) -> Self {
        let count = i64::from(columns.count());
        // Far from the page that was settled on, the window is a page of its own.
        let first = match columns.of(settled.from()) {
            first if first.abs() <= FAR * count => first,
            _ => 0,
        };
        let page = Page {
            first,
            columns: count,
        };
        let number = |column: i64| (column - first).div_euclid(count);
        let (from, to) = (number(0), number(count - 1));
        let start = first + from * count;
        let small = |column: i64| u16::try_from(column).unwrap_or(u16::MAX);
        let ranges = (0..=to - from).map(|page| small(page * count)..small((page + 1) * count));
        Self {
            columns: columns.count(),
            from: columns.start_of(0),
            to: columns.start_of(count),
            pages: Grid::over(columns, start, first + (to + 1) * count),
            ranges: ranges.collect(),
            wide: Grid::over(columns, first - FAR * count, first + (FAR + 1) * count),
            page,
            settled: (first, first + count),
            settled_grid: Grid::over(columns, first, first + count),
        }
    }

    /// The columns that what lasts is placed on. Among very many events it is enough that it is right for each window by itself.
    fn bars_of(&self, row: &Row) -> &Grid {
        if row.events() > MANY {
            &self.pages
        } else {
            &self.wide
        }
    }

    fn view(&self, row: &Row) -> View<'_> {
        View {
            grid: self.bars_of(row),
            columns: self.columns.into(),
            from: self.from,
            to: self.to,
        }
    }
}

/// So many windows away from where the heights of the lanes were settled, they no longer count.
const FAR: i64 = 2;

/// A lane with all that can be said of it before the rows are shared out.
struct Draft<'a> {
    row: &'a Row,
    view: RowView,
    bars: Vec<Placed<'a>>,
    reigns: Vec<Stacked>,
    eras: Vec<Stacked>,
    wants: Wants,
    /// How many of its own events are in sight.
    touching: usize,
}

impl<'a> Draft<'a> {
    fn new(naming: Naming<'a>, row: &'a Row, view: RowView, sight: &Sight, rows: u16) -> Self {
        let chronicle = naming.chronicle;
        let (reigns, others) = bands::stack(chronicle, row.reigns(), &sight.wide, 1);
        let (eras, _) = bands::stack(chronicle, row.eras(), &sight.wide, 1);
        let grid = sight.bars_of(row);
        let bars = bars::place(naming, row, &others, grid, sight.page);
        let (first, end) = sight.settled;
        let in_page = |one: &&Stacked| one.touches(first, end, &sight.wide);
        let bars_in_page = bars.iter().filter(|bar| bar.touches(first, end, grid));
        let bar_rows = match row.events() {
            events if events > MANY => BARS_OF_MANY,
            _ => bars_in_page.map(|bar| bar.row + 1).max().unwrap_or(0),
        };
        let settled = &sight.settled_grid;
        let events = row.touching(settled.from(), settled.to());
        let mut draft = Self {
            row,
            view,
            touching: row.touching(sight.from, sight.to),
            wants: Wants {
                height: view.height,
                events,
                flags: 0,
                eras: eras.iter().any(|one| in_page(&one)),
                bars: bar_rows,
            },
            bars,
            reigns,
            eras,
        };
        draft.wants.flags = draft.flags_wanted(naming, settled, rows);
        draft
    }

    /// The rows that all names of the page take, or all there are where there are very many.
    fn flags_wanted(&self, naming: Naming<'_>, settled: &Grid, rows: u16) -> u16 {
        match self.wants.events {
            0 => 0,
            events if events > FEW => rows,
            _ => {
                let pager = Pager {
                    naming,
                    rows,
                    upright: false,
                };
                let begun = lane::begun(self.row, settled, &[]);
                let named = self.named_by_bars(rows);
                pager.page(&begun, 0..settled.count(), &named).height
            }
        }
    }

    /// The events that have their names beside bars on some rows, in order.
    fn named_by_bars(&self, rows: u16) -> Vec<EventId> {
        let bars = self.bars.iter().filter(|bar| bar.row < rows);
        let mut named: Vec<EventId> = bars
            .filter_map(|bar| match bar.of {
                Ref::Event(event) => Some(event),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named
    }

    /// How many names the page shows that the heights go by.
    fn names(&self, naming: Naming<'_>, settled: &Grid, rows: Rows, upright: bool) -> usize {
        let pager = Pager {
            naming,
            rows: rows.flags,
            upright,
        };
        let begun = lane::begun(self.row, settled, &[]);
        let named = self.named_by_bars(rows.bars);
        pager.page(&begun, 0..settled.count(), &named).flags.len()
    }

    fn lane(&self, naming: Naming<'_>, sight: &Sight, rows: Rows, upright: bool) -> LaneRows {
        let (marks, flags, scroll) = self.flags(naming, sight, rows, upright);
        let taken: Vec<u16> = marks.iter().map(|mark| mark.column).collect();
        let window = (sight.from, sight.to);
        let seen = |one: &Stacked, taken: &[u16]| {
            one.seen(naming, &sight.wide, sight.columns, window, taken)
        };
        let of_spans = |bar: &&Placed<'_>| matches!(bar.of, Ref::Span(_)) && bar.row >= rows.bars;
        let not_shown = self.bars.iter().filter(of_spans);
        let not_shown = not_shown.filter(|bar| bar.seen(naming, sight.view(self.row)).is_some());
        let bars = self.bars.iter().filter(|bar| bar.row < rows.bars);
        let mut lane = LaneRows {
            lane: self.row.lane,
            flag_rows: rows.flags,
            band_rows: rows.bands,
            era_rows: rows.eras,
            bar_rows: rows.bars,
            always: self.row.reigns().is_empty(),
            bands: self
                .reigns
                .iter()
                .filter_map(|one| seen(one, &taken))
                .collect(),
            eras: self
                .eras
                .iter()
                .filter(|_| rows.eras > 0)
                .filter_map(|one| seen(one, &[]))
                .collect(),
            bars: bars
                .filter_map(|bar| bar.seen(naming, sight.view(self.row)))
                .collect(),
            marks,
            flags,
            hidden: 0,
            left_out: not_shown.count(),
            scroll,
        };
        lane.hidden = self.touching.saturating_sub(lane.named().count());
        lane
    }

    /// The marks and the names of the pages in sight; what finds no room on one page of rows stands on the next.
    fn flags(
        &self,
        naming: Naming<'_>,
        sight: &Sight,
        rows: Rows,
        upright: bool,
    ) -> (Vec<Mark>, Vec<Flag>, u16) {
        let pager = Pager {
            naming,
            rows: rows.flags,
            upright,
        };
        let named = self.named_by_bars(rows.bars);
        let mut above: Vec<EventId> = Vec::new();
        let mut scroll = 0;
        loop {
            let begun = lane::begun(self.row, &sight.pages, &above);
            let pages: Vec<_> = sight
                .ranges
                .iter()
                .map(|page| pager.page(&begun, page.clone(), &named))
                .collect();
            let flags = lane::seen(naming, &pages, &sight.pages, sight.columns);
            if scroll >= self.view.scroll || flags.is_empty() {
                return (begun.marks(&sight.pages, sight.columns), flags, scroll);
            }
            above.extend(
                pages
                    .iter()
                    .flat_map(|page| &page.flags)
                    .map(|flag| flag.event),
            );
            above.sort_unstable();
            scroll += 1;
        }
    }
}

/// A lane with more events than this is laid out for each window by itself.
const MANY: usize = 50_000;

/// The rows of bars that such a lane would like to have.
const BARS_OF_MANY: u16 = 2;

/// Up to so many events of a lane, it has only the rows that their names need.
const FEW: usize = 150;

/// The spans behind all lanes.
fn behind(request: ChartRequest<'_>, naming: Naming<'_>, sight: &Sight) -> Vec<Band> {
    let spans = &request.timeline.behind;
    let (stacked, _) = bands::stack(request.chronicle, spans, &sight.wide, BEHIND_ROWS);
    let window = (sight.from, sight.to);
    let seen = |one: &Stacked| one.seen(naming, &sight.wide, sight.columns, window, &[]);
    stacked.iter().filter_map(seen).collect()
}

/// The most rows of names of spans behind all lanes.
const BEHIND_ROWS: u16 = 8;

/// Whether names stand upright: as asked, or where more of them have room then.
fn is_upright(
    request: ChartRequest<'_>,
    naming: Naming<'_>,
    sight: &Sight,
    drafts: &[Draft<'_>],
    shares: &[Rows],
) -> bool {
    let tag = request.chronicle.languages.tag(request.choice.main);
    let high_enough = shares.iter().any(|rows| rows.flags > UPRIGHT_ROWS);
    match request.stand {
        Stand::Lying => false,
        Stand::Upright => true,
        Stand::Either if !high_enough || !written_upright(tag) => false,
        Stand::Either => {
            let names = |upright: bool| -> usize {
                let lanes = drafts.iter().zip(shares);
                lanes
                    .map(|(draft, rows)| draft.names(naming, &sight.settled_grid, *rows, upright))
                    .sum()
            };
            names(true) > names(false)
        }
    }
}

/// The rows of a common name of four characters.
const UPRIGHT_ROWS: u16 = 4;

/// True of languages whose names can stand upright.
fn written_upright(tag: &str) -> bool {
    !tag.contains("Latn")
        && matches!(
            tag.split('-').next(),
            Some("zh" | "lzh" | "yue" | "ja" | "ko")
        )
}
