//! The text below the map.

use std::ops::RangeInclusive;

use ratatui::style::Style;

use crate::app::{App, Scene};
use crate::chronicle::{CoordinatePrecision, EventId, HEAVIEST, PlaceId, Ref};
use crate::map::{Layer, Sketch, Spot, Way, brief};
use crate::messages::Message;
use crate::text::{Line, Run, Widths};
use crate::ui::{Theme, glyphs};

/// Maximum number of routes with their own line.
const WAYS: usize = 4;

/// The selected event, the selected place, the other events there, and the routes: each on a line cut to `width`.
pub(super) fn lines(app: &App, theme: Theme, scene: &Scene, width: usize) -> Vec<Line<Style>> {
    let event = scene.event.or(app.selected());
    let told = event.map(|event| event_line(app, theme, event, width));
    let mut lines: Vec<Line<Style>> = told.into_iter().collect();
    if let Some(place) = scene.place {
        lines.push(place_line(app, theme, place, width));
        lines.extend(events_line(app, theme, place, event, width));
    }
    lines.extend(
        scene
            .ways
            .iter()
            .take(WAYS)
            .map(|way| way_line(app, theme, way, scene.event, width)),
    );
    lines
}

/// The note about the lines behind the places: all of it if it fits, otherwise its first part.
pub(super) fn note(app: &App, sketch: &Sketch, scene: &Scene, room: usize) -> Option<String> {
    let notes = |messages: &[Message]| {
        let said: Vec<&str> = messages.iter().map(|message| app.say(*message)).collect();
        said.join(&app.interface().sign(Message::Semicolon))
    };
    let has_province = sketch
        .cells
        .iter()
        .any(|cell| cell.layer == Layer::Province);
    let province = Some(Message::MapNoteProvince).filter(|_| has_province);
    let river = Some(Message::MapNoteRiver).filter(|_| shows_the_old_river(app, scene));
    let parts: Vec<Message> = std::iter::once(first_note(sketch))
        .chain(province)
        .chain(river)
        .collect();
    let whole = match app.own_map() {
        Some(map) => map.note.trim().to_owned(),
        None => notes(&parts),
    };
    let most = (app.own_map().is_none()).then(|| notes(&parts[..parts.len().min(2)]));
    let fits = |note: &String| !note.is_empty() && app.widths().columns(note) <= room;
    [Some(whole), most, Some(short_note(app, sketch).to_owned())]
        .into_iter()
        .flatten()
        .find(fits)
        .filter(|_| sketch.has_base)
}

/// The years when the Yellow River ran north of its present course: from the breach at Shanghu to the cutting of the dikes.
const NORTHERN_COURSE: RangeInclusive<i64> = 1048..=1128;

/// The area where its course differed, by its south-west and north-east corners.
const OLD_RIVER: (Spot, Spot) = (
    Spot {
        latitude: 33.0,
        longitude: 111.0,
    },
    Spot {
        latitude: 40.0,
        longitude: 120.0,
    },
);

/// Whether the centre of the map is in that area and the event in those years.
fn shows_the_old_river(app: &App, scene: &Scene) -> bool {
    let event = scene.event.or(app.selected());
    let Some(event) = event.map(|event| &app.chronicle()[event]) else {
        return false;
    };
    let start = event.when.extent().start();
    let year = app.chronicle().reckoning.date(start.day()).year;
    let (from, to) = OLD_RIVER;
    let middle = scene.view.middle();
    NORTHERN_COURSE.contains(&year)
        && (from.latitude..to.latitude).contains(&middle.latitude)
        && (from.longitude..to.longitude).contains(&middle.longitude)
}

/// The first part of the note; empty if there are no such lines.
pub(super) fn short_note<'a>(app: &'a App, sketch: &Sketch) -> &'a str {
    match app.own_map() {
        _ if !sketch.has_base => "",
        Some(map) => map.note.split(';').next().unwrap_or_default().trim(),
        None => app.say(first_note(sketch)),
    }
}

/// The note that the lines show the present, except rivers of the chronicle, which have the course of their time.
fn first_note(sketch: &Sketch) -> Message {
    let mut layers = sketch.cells.iter().map(|cell| cell.layer);
    if layers.any(|layer| layer == Layer::Course) {
        Message::MapNoteOthers
    } else {
        Message::MapNote
    }
}

/// Collects runs until a line is full.
struct Filling {
    runs: Vec<Run<Style>>,
    room: usize,
    widths: Widths,
}

impl Filling {
    fn new(width: usize, widths: Widths) -> Self {
        Self {
            runs: Vec::new(),
            room: width,
            widths,
        }
    }

    fn add(&mut self, words: &str, style: Style) {
        let fits = self.widths.columns(words) <= self.room;
        let words = self.widths.shorten(words, self.room);
        self.room = if fits {
            self.room - self.widths.columns(&words)
        } else {
            0
        };
        if !words.is_empty() {
            self.runs.push(Run {
                text: words.into_owned(),
                tag: style,
            });
        }
    }

    fn line(self) -> Line<Style> {
        Line { runs: self.runs }
    }
}

/// The name of a place, its gloss, its present name, and its coordinates.
fn place_line(app: &App, theme: Theme, id: PlaceId, width: usize) -> Line<Style> {
    let (reader, place) = (app.reader(), &app.chronicle()[id]);
    let mut line = Filling::new(width, app.widths());
    line.add(reader.shown(&place.name).text, theme.strong());
    if let Some(gloss) = place.name.gloss(app.choice(), &app.chronicle().languages) {
        line.add(&format!(" {}", gloss.text), theme.text());
    }
    let now = reader.today_beside_name(place);
    if !now.is_empty() {
        let now = app.interface().fill(Message::PlaceNow, &[("places", &now)]);
        line.add(&format!("{}{now}", glyphs::BETWEEN), theme.text());
    }
    if let Some(at) = reader.coordinates(place) {
        let how = trust(place.at_precision);
        let at = how.map_or(at.clone(), |how| {
            app.interface().fill(how, &[("place", &at)])
        });
        line.add(&format!("{}{at}", glyphs::BETWEEN), theme.dim());
    }
    line.line()
}

/// A remark on the precision of coordinates.
fn trust(precision: CoordinatePrecision) -> Option<Message> {
    match precision {
        CoordinatePrecision::City | CoordinatePrecision::Site => None,
        CoordinatePrecision::Approximate => Some(Message::PlaceAbout),
        CoordinatePrecision::Line | CoordinatePrecision::Region => Some(Message::PlacePart),
    }
}

/// The name of the selected event and its date, in both calendars if there is room, and that it has no place if so. If there is
/// little room, the date is short and the name is shortened.
fn event_line(app: &App, theme: Theme, id: EventId, width: usize) -> Line<Style> {
    let (when, name) = (
        &app.chronicle()[id].when,
        app.chronicle().short_name(id, app.choice().main),
    );
    let columns = |text: &str| app.widths().columns(text);
    let dated = |date: String| format!("{}{date}", glyphs::BETWEEN);
    let mut both = app
        .dating()
        .long(when)
        .into_iter()
        .map(|date| dated(date.text));
    let long = both
        .next()
        .filter(|date| columns(name) + columns(date) <= width);
    let date = long.unwrap_or_else(|| dated(app.dating().listed(when)));
    let mut line = Filling::new(width, app.widths());
    let room = width.saturating_sub(columns(&date));
    line.add(&app.widths().shorten(name, room), theme.accent());
    line.add(&date, theme.text());
    let details = &app.chronicle()[id].details;
    let is_nowhere = details.place.is_none() && details.passed().next().is_none();
    let nowhere = format!("{}{}", glyphs::BETWEEN, app.say(Message::NoPlaceGiven));
    if is_nowhere && columns(&nowhere) <= line.room {
        line.add(&nowhere, theme.dim());
    }
    if let Some(other) = both.next().filter(|other| columns(other) <= line.room) {
        line.add(&other, theme.dim());
    }
    line.line()
}

/// The events at a place other than the selected one, the weightiest first, and the number of those without room. `None` if the selected
/// event is the only one.
fn events_line(
    app: &App,
    theme: Theme,
    place: PlaceId,
    selected: Option<EventId>,
    width: usize,
) -> Option<Line<Style>> {
    let chronicle = app.chronicle();
    let all = chronicle.appearances(place);
    let mut line = Filling::new(width, app.widths());
    let is_here = selected.is_some_and(|event| all.binary_search(&event).is_ok());
    let count = all.len() - usize::from(is_here);
    // There may be many events, and only the first few have room.
    let events = (1..=HEAVIEST).rev().flat_map(|weight| {
        let others = all.iter().filter(move |event| selected != Some(**event));
        others.filter(move |event| chronicle[**event].weight == weight)
    });
    let heading = match (all.is_empty(), is_here) {
        (true, _) => Message::PlaceUntold,
        (false, true) => Message::AlsoHere,
        (false, false) => Message::EventsHere,
    };
    line.add(app.say(heading), theme.dim());
    if !all.is_empty() {
        line.add(&app.interface().sign(Message::Colon), theme.dim());
    }
    for (told, event) in events.enumerate() {
        let name = chronicle.short_name(*event, app.choice().main);
        let before = if told == 0 { "" } else { glyphs::BETWEEN };
        let left = format!(" +{}", count - told);
        let last = told + 1 == count;
        let needed = app.widths().columns(before)
            + app.widths().columns(name)
            + if last { 0 } else { app.widths().columns(&left) };
        if told > 0 && needed > line.room {
            line.add(&left, theme.dim());
            break;
        }
        line.add(before, theme.dim());
        line.add(name, theme.text());
    }
    (all.is_empty() || count > 0).then(|| line.line())
}

/// Whose route it is, and the places on it.
fn way_line(
    app: &App,
    theme: Theme,
    way: &Way,
    event: Option<EventId>,
    width: usize,
) -> Line<Style> {
    let name = |of: Ref| brief(app.chronicle().short_name(of, app.choice().main));
    let mut line = Filling::new(width, app.widths());
    let drawn = glyphs::way(way.stroke(theme.ways_are_alike()));
    line.add(drawn, theme.way(way.number));
    let whose = way.leader.map(Ref::Person).or(event.map(Ref::Event));
    let route = way
        .route
        .map(|(event, index)| &app.chronicle()[event].details.routes[index]);
    let called = route.map_or_else(String::new, |route| app.reader().plain(&route.name));
    let called = if called.is_empty() {
        whose.map_or("", name)
    } else {
        &called
    };
    line.add(&format!(" {called}  "), theme.strong());
    for (index, place) in way.places.iter().enumerate() {
        if index > 0 {
            line.add(&format!(" {} ", glyphs::THEN), theme.way(way.number));
        }
        line.add(name(Ref::Place(*place)), theme.text());
    }
    line.line()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::parse_keys;

    #[test]
    fn without_colours_two_armies_have_different_lines() {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let siege = chronicle.find("second-siege-of-bianjing").unwrap();
        let mut app = App::new(chronicle, &["en".to_owned()]);
        app.open(crate::card::Subject::Thing(siege));
        app.press(parse_keys("m").unwrap()[0]);
        let scene = app.map_scene().unwrap();
        let drawn = |theme: Theme| -> Vec<String> {
            let lines = lines(&app, theme, &scene, 100).into_iter();
            let lines = lines.skip_while(|line| !line.plain().starts_with("━━"));
            lines.map(|line| line.runs[0].text.clone()).collect()
        };
        assert_eq!(drawn(Theme::night()), ["━━", "╍╍", "━━", "╍╍"]);
        assert_eq!(drawn(Theme::none()), ["━━", "╍╍", "∙∙", "━╍"]);
    }
}
