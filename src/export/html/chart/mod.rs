//! The chart as SVG: a band with spans for each lane, and events as marks and bars with their names.

mod spans;

use std::collections::HashMap;
use std::fmt::Write;

use self::spans::{draw_spans, name_spans, stretches};
use super::cards::Cards;
use super::words::attribute;
use crate::card::{Reader, Word};
use crate::chronicle::{Chronicle, Event, EventId, LaneId, SpanId};
use crate::export::{counted, escaped};
use crate::time::{CalendarView, DateStyle, Moment, ticks_in};

/// The width of the drawing, and of its column of lane names.
const WIDTH: f64 = 1200.0;
const HEADS: f64 = 150.0;
/// The height of a row of event names, and of a band of spans.
const ROW: f64 = 19.0;
const BAND: f64 = 20.0;
/// The top of the lanes, below the years.
const TOP: f64 = 34.0;
/// The maximum number of name rows in a lane. Further events only have a mark.
const MOST: usize = 14;

/// The drawing in three layers, so that lines are drawn behind names.
#[derive(Default)]
struct Drawing {
    bands: String,
    shapes: String,
    names: String,
}

/// The time range across the width of the drawing.
struct Scale {
    from: i64,
    to: i64,
}

impl Scale {
    fn x(&self, moment: Moment) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a pixel is exact enough")]
        let share = (moment.0.clamp(self.from, self.to) - self.from) as f64
            / (self.to - self.from).max(1) as f64;
        HEADS + share * (WIDTH - HEADS - 8.0)
    }

    fn shows(&self, start: Moment, end: Moment) -> bool {
        start.0 < self.to && end.0 > self.from
    }
}

/// An event with its position.
struct Mark {
    event: EventId,
    from: f64,
    to: f64,
    /// The positions given by other accounts.
    claimed: Vec<f64>,
    /// The row of its name, or `None` if there is no room for it.
    row: Option<usize>,
}

/// Writes the chart as a figure.
pub(super) fn write(page: &mut String, readers: &[Reader<'_>], cards: &Cards<'_>) {
    let Some(reader) = readers.first() else {
        return;
    };
    let Some(scale) = scale(reader.chronicle) else {
        return;
    };
    let mut drawing = Drawing::default();
    let mut outside = Outside::default();
    let on_rows = OnRows::of(reader.chronicle);
    let behind = stretches(reader.chronicle, &on_rows.behind, &scale, &mut outside);
    // The names of spans behind all lanes are above the first lane.
    let first = TOP + if behind.is_empty() { 0.0 } else { BAND };
    let y = draw_rows(
        &mut drawing,
        readers,
        cards,
        &on_rows,
        &scale,
        first,
        &mut outside,
    );
    draw_spans(&mut drawing.bands, &behind, TOP, y - TOP - 6.0);
    name_spans(&mut drawing, cards, &behind, TOP);
    let axis = axis(reader.chronicle, &scale, y);
    let others = outside.in_words();
    let _ = write!(
        page,
        "<section id=\"page_chart\" aria-labelledby=\"chart_heading\">\n<h2 id=\"chart_heading\">Chart</h2>\n<figure>\n\
         <div class=\"scroll\" role=\"region\" aria-label=\"Chart of events; scrolls horizontally\" tabindex=\"0\">\n\
         <svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"group\" aria-labelledby=\"chart_title\" xmlns=\"http://www.w3.org/2000/svg\">\n\
         <title id=\"chart_title\">Events by lane and year. The annals below list all of them.</title>\n{bands}{axis}{shapes}{names}</svg>\n</div>\n\
         <figcaption>One band per lane; bars show durations. Names link to their entries in the annals.{others}</figcaption>\n</figure>\n</section>\n",
        height = y + 10.0,
        bands = drawing.bands,
        shapes = drawing.shapes,
        names = drawing.names,
    );
}

/// Draws all lanes below `y` and returns the `y` below them.
fn draw_rows(
    drawing: &mut Drawing,
    readers: &[Reader<'_>],
    cards: &Cards<'_>,
    on_rows: &OnRows,
    scale: &Scale,
    mut y: f64,
    outside: &mut Outside,
) -> f64 {
    let Some(Reader { chronicle, .. }) = readers.first() else {
        return y;
    };
    let mut before = None;
    for lane in rows(chronicle) {
        let marks = place(readers, on_rows.events(lane), scale, outside);
        let spans = stretches(chronicle, on_rows.spans(lane), scale, outside);
        if !marks.is_empty() || !spans.is_empty() {
            let group = lane.and_then(|lane| chronicle.group_of(lane));
            if let Some(group) = group.filter(|_| group != before) {
                y = draw_group(drawing, cards, group, y);
            }
            before = group;
            draw_spans(&mut drawing.shapes, &spans, y + 3.0, BAND - 4.0);
            name_spans(drawing, cards, &spans, y);
            y = draw_lane(drawing, cards, lane, &marks, y);
        }
    }
    y
}

/// The number of events and spans outside of the time range.
#[derive(Default)]
struct Outside {
    events: usize,
    spans: usize,
}

impl Outside {
    /// A sentence for the caption; empty if nothing is outside.
    fn in_words(&self) -> String {
        let counts = [
            counted(self.events, "event", "events"),
            counted(self.spans, "span", "spans"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        match self.events + self.spans {
            0 => String::new(),
            1 => format!(" {} is outside the years shown.", counts.join("")),
            _ => format!(" {} are outside the years shown.", counts.join(" and ")),
        }
    }
}

/// The time range of the chart: the focus, or else everything. `None` if there is none.
fn scale(chronicle: &Chronicle) -> Option<Scale> {
    let bounds = chronicle.relations.timeline.bounds();
    let (from, to) = chronicle.focus.or(bounds)?;
    (from < to).then_some(Scale {
        from: from.0,
        to: to.0,
    })
}

/// Draws a group's heading at `y` and returns the `y` of its first lane.
fn draw_group(drawing: &mut Drawing, cards: &Cards<'_>, group: usize, y: f64) -> f64 {
    let name = cards.names_in(|reader| &reader.chronicle.groups[group].name, "tspan");
    let _ = writeln!(
        drawing.names,
        "<text class=\"group\" x=\"6\" y=\"{:.1}\">{name}</text>",
        y + 15.0
    );
    y + BAND
}

/// The lanes with their own row, with those of a group adjacent. `None` stands for events without a lane.
fn rows(chronicle: &Chronicle) -> Vec<Option<LaneId>> {
    let own = chronicle
        .lanes
        .ids()
        .filter(|lane| chronicle.row_lane(*lane) == *lane);
    chronicle.grouped(std::iter::once(None).chain(own.map(Some)).collect())
}

/// The events and spans of each row.
struct OnRows {
    events: HashMap<Option<LaneId>, Vec<EventId>>,
    spans: HashMap<LaneId, Vec<SpanId>>,
    /// The spans without a lane, which are behind all of them.
    behind: Vec<SpanId>,
}

impl OnRows {
    fn of(chronicle: &Chronicle) -> Self {
        let row = |lane: LaneId| chronicle.row_lane(lane);
        let mut events: HashMap<_, Vec<EventId>> = HashMap::new();
        for (id, event) in chronicle.events.entries() {
            let lane = event.lanes.first().map(|first| row(*first));
            events.entry(lane).or_default().push(id);
        }
        let mut spans: HashMap<_, Vec<SpanId>> = HashMap::new();
        let mut behind = Vec::new();
        for (id, span) in chronicle.spans.entries() {
            match span.lane {
                Some(lane) => spans.entry(row(lane)).or_default().push(id),
                None => behind.push(id),
            }
        }
        Self {
            events,
            spans,
            behind,
        }
    }

    fn events(&self, lane: Option<LaneId>) -> &[EventId] {
        self.events.get(&lane).map_or(&[], Vec::as_slice)
    }

    fn spans(&self, lane: Option<LaneId>) -> &[SpanId] {
        let spans = lane.and_then(|lane| self.spans.get(&lane));
        spans.map_or(&[], Vec::as_slice)
    }
}

/// Places the events of a row, greatest weight first.
fn place(
    readers: &[Reader<'_>],
    events: &[EventId],
    scale: &Scale,
    outside: &mut Outside,
) -> Vec<Mark> {
    let Some(reader) = readers.first() else {
        return Vec::new();
    };
    let mut marks = Vec::new();
    for id in events {
        let event = &reader.chronicle[*id];
        let extent = event.when.extent();
        if !scale.shows(extent.start(), extent.end()) {
            outside.events += 1;
            continue;
        }
        let lasts = extent.end().since(extent.start()) > 86_400 * 3;
        let from = scale.x(extent.start());
        let to = if lasts { scale.x(extent.end()) } else { from };
        marks.push((
            event.weight,
            Mark {
                event: *id,
                from,
                to,
                claimed: claimed(event, scale),
                row: None,
            },
        ));
    }
    marks.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    for (_, mark) in &mut marks {
        let widest = readers
            .iter()
            .map(|reader| width(reader.name(mark.event).text.as_str()))
            .fold(0.0, f64::max);
        let end = (mark.from + widest + 16.0).max(mark.to + 4.0);
        let from = if end > WIDTH {
            mark.from - widest - 12.0
        } else {
            mark.from - 6.0
        };
        mark.row = room(&mut taken, from, end.min(WIDTH.max(mark.to)));
    }
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// The positions of an event given by other accounts, if visible.
fn claimed(event: &Event, scale: &Scale) -> Vec<f64> {
    let claims = event.details.claims.iter();
    let extents = claims.filter_map(|claim| Some(claim.when.as_ref()?.extent()));
    let seen = extents.filter(|extent| scale.shows(extent.start(), extent.end()));
    seen.map(|extent| scale.x(extent.start())).collect()
}

/// The first row with room between two positions.
fn room(taken: &mut Vec<Vec<(f64, f64)>>, from: f64, to: f64) -> Option<usize> {
    for (row, spans) in taken.iter_mut().enumerate() {
        if spans
            .iter()
            .all(|(start, end)| to <= *start || from >= *end)
        {
            spans.push((from, to));
            return Some(row);
        }
    }
    (taken.len() < MOST).then(|| {
        taken.push(vec![(from, to)]);
        taken.len() - 1
    })
}

/// The approximate width of a text.
fn width(text: &str) -> f64 {
    text.chars()
        .map(|letter| if letter >= '\u{1100}' { 13.0 } else { 7.2 })
        .sum()
}

/// Draws a lane at `y` and returns the `y` of the next one.
fn draw_lane(
    drawing: &mut Drawing,
    cards: &Cards<'_>,
    lane: Option<LaneId>,
    marks: &[Mark],
    y: f64,
) -> f64 {
    let named = marks.iter().filter_map(|mark| mark.row).max();
    let rows = named.map_or(0, |row| row + 1);
    // Marks without a name have a separate row at the bottom.
    let nameless = marks.iter().any(|mark| mark.row.is_none());
    #[expect(clippy::cast_precision_loss, reason = "there are few rows")]
    let height = BAND + 12.0 + ROW * (rows + usize::from(nameless)) as f64;
    let _ = writeln!(
        drawing.bands,
        "<rect class=\"lane\" x=\"0\" y=\"{y:.1}\" width=\"{WIDTH}\" height=\"{height:.1}\"/>"
    );
    if let Some(lane) = lane {
        let name = tspans(cards, |reader| reader.short(lane));
        let _ = writeln!(
            drawing.names,
            "<text class=\"head\" x=\"6\" y=\"{:.1}\">{name}</text>",
            y + 15.0
        );
    }
    for mark in marks {
        draw_mark(drawing, cards, mark, rows, y + BAND + 16.0);
    }
    y + height + 6.0
}

/// The width of a name in the language in which it is longest.
fn widest(cards: &Cards<'_>, name: impl Fn(Reader<'_>) -> String) -> f64 {
    let widths = cards.readers().map(|reader| width(&name(reader)));
    widths.fold(0.0, f64::max)
}

fn draw_mark(drawing: &mut Drawing, cards: &Cards<'_>, mark: &Mark, rows: usize, top: f64) {
    #[expect(clippy::cast_precision_loss, reason = "there are few rows")]
    let y = top + ROW * mark.row.unwrap_or(rows) as f64;
    let id = attribute(&cards.id(mark.event.into()));
    let shapes = &mut drawing.shapes;
    let _ = write!(
        shapes,
        "<a href=\"#{id}\" tabindex=\"-1\" aria-hidden=\"true\">"
    );
    if mark.to > mark.from + 5.0 {
        let _ = write!(
            shapes,
            "<rect class=\"bar\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"4\" rx=\"2\"/>",
            mark.from,
            y + 2.0,
            mark.to - mark.from
        );
    }
    let _ = writeln!(
        shapes,
        "<circle class=\"mark\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.5\"/></a>",
        mark.from,
        y - 3.0
    );
    // The position given by another account.
    for claimed in &mark.claimed {
        let _ = writeln!(
            shapes,
            "<circle class=\"claim\" cx=\"{claimed:.1}\" cy=\"{:.1}\" r=\"3\"/>",
            y + 4.0
        );
    }
    if mark.row.is_none() {
        return;
    }
    let name = tspans(cards, |reader| reader.name(mark.event));
    let (x, anchor) =
        if mark.from + widest(cards, |reader| reader.name(mark.event).text) + 16.0 > WIDTH {
            (mark.from - 7.0, "end")
        } else {
            (mark.from + 7.0, "start")
        };
    let _ = writeln!(
        drawing.names,
        "<a href=\"#{id}\" tabindex=\"-1\"><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{name}</text></a>",
        y + 1.0
    );
}

/// A name in every language.
fn tspans<'a>(cards: &Cards<'a>, name: impl Fn(Reader<'a>) -> Word) -> String {
    let forms = cards.readers().map(|reader| {
        let name = name(reader);
        let language = name.language;
        let tag = language.map(|language| reader.chronicle.languages.tag(language));
        (escaped(&name.text), tag)
    });
    cards.grouped(forms.collect(), "tspan")
}

/// The year labels, each with a line through all lanes.
fn axis(chronicle: &Chronicle, scale: &Scale, bottom: f64) -> String {
    let calendar = CalendarView::of_reckoning(chronicle.reckoning);
    let (from, to) = (Moment(scale.from), Moment(scale.to));
    let mut svg = String::new();
    let step = (scale.to - scale.from) / 11;
    for tick in ticks_in(calendar, DateStyle::english(), from, to, step, 24) {
        let x = scale.x(tick.at);
        let _ = writeln!(
            svg,
            "<line class=\"tick\" x1=\"{x:.1}\" y1=\"26\" x2=\"{x:.1}\" y2=\"{bottom:.1}\"/><text class=\"year\" x=\"{x:.1}\" y=\"18\" text-anchor=\"middle\">{}</text>",
            escaped(&tick.label)
        );
    }
    svg
}
