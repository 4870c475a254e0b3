//! The list of events: rules between years, days below them, and a rail for each lane.

mod headings;
mod kept;
mod lines;
mod looks;
mod rails;

pub(super) use kept::{KeptList, ListKey, draw};
pub(super) use looks::{home_look, lane_look};

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::kept::{DatesKey, Kept};
use super::paint::{Canvas, fill, put, put_right};
use super::theme::LaneLook;
use super::{Theme, glyphs};
use crate::app::App;
use crate::chronicle::{Event, EventId, GREAT};
use crate::messages::Message;
use crate::names::{LanguageId, own_name};
use lines::{ListLine, Listing};
use rails::Rails;

/// Minimum width of a list that shows dates and rails beside the names.
const WITH_DATES: u16 = 40;

/// Columns before the dates: the bar of the selected row, and how an event relates to the card.
const MARKS: u16 = 2;

/// Minimum width of a gloss. If it were cut shorter, it would be meaningless.
const LEAST_GLOSS: usize = 12;

/// The right edge may be this many columns from a name. If it is further away, glosses are in a column of their own, right after the widest
/// usual name.
const FAR: u16 = 76;
const NAME: u16 = 50;

/// Draws the list. Returns the event of each row (for a rule, the event below it), and the row of the selected event.
fn draw_afresh(
    app: &App,
    theme: Theme,
    area: Rect,
    focused: bool,
    buffer: &mut Canvas<'_>,
    kept: &mut Kept,
) -> (Vec<EventId>, Option<u16>) {
    if app.shown_count() == 0 {
        draw_nothing(app, theme, area, buffer);
    }
    let listing = Listing::of(app, area.width);
    let lines = listing.lines(usize::from(area.height));
    let dates = date_columns(app, area, &listing, &lines, kept);
    let list = List::of(app, theme, area, &listing, &lines, dates, focused);
    let (mut selected, mut lender) = (None, None);
    for (row, line) in (0u16..).zip(&lines) {
        let area = Rect {
            y: area.y + row,
            height: 1,
            ..area
        };
        match line {
            ListLine::Chapter(event) => list.draw_chapter(area, *event, buffer),
            ListLine::Rule(event) => list.draw_rule(area, *event, buffer),
            ListLine::Event(event) => {
                selected = selected.or((Some(*event) == app.selected()).then_some(row));
                list.draw_event(area, *event, lender, buffer);
                lender = list.lender(*event).or(lender);
            }
        }
    }
    (lines.iter().map(|line| line.event()).collect(), selected)
}

/// The width of the dates and of the gap before them; 0 if there is no room for them.
fn date_columns(
    app: &App,
    area: Rect,
    listing: &Listing<'_>,
    lines: &[ListLine],
    kept: &mut Kept,
) -> u16 {
    if area.width < WITH_DATES {
        return 0;
    }
    let in_sight: Vec<EventId> = if listing.has_few() {
        Vec::new()
    } else {
        lines.iter().map(|line| line.event()).collect()
    };
    let key = DatesKey {
        shows: app.shows(),
        dating: listing.dating,
        widths: app.widths(),
        longest: listing.longest,
        in_sight: in_sight.clone(),
    };
    let widest = kept.dates.get(key, || listing.widest_date(&in_sight));
    u16::try_from(widest + 1).unwrap_or(0).min(area.width / 2)
}

/// Whether mistakes of the file may be why there are no events.
fn is_unread(app: &App) -> bool {
    app.problems().is_some_and(|problems| !problems.before)
}

fn draw_nothing(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let none = if app.filtered_out() > 0 {
        Message::AllFilteredOut
    } else if is_unread(app) {
        Message::NoneReadable
    } else {
        Message::NoEvents
    };
    let room = usize::from(area.width.saturating_sub(MARKS));
    let none = app.fill(none, &[]);
    let words = app.widths().shorten(&none, room);
    put(buffer, area, 0, MARKS, &words, theme.dim());
}

/// A row of the list that shows an event.
struct EventRow<'a> {
    area: Rect,
    id: EventId,
    event: &'a Event,
    /// The language that its name is borrowed from, if the row above does not show that.
    lender: Option<LanguageId>,
    selected: bool,
    theme: Theme,
}

impl EventRow<'_> {
    /// A style as it is on this row.
    fn look(&self, look: Style) -> Style {
        if self.selected {
            self.theme.on_selection(look)
        } else {
            look
        }
    }

    /// The style of a thin line in the colour of a lane: a stem would be too faint on the background of the selection.
    fn line(&self, lane: LaneLook) -> Style {
        self.look(if self.selected { lane.mark } else { lane.stem })
    }
}

/// What all rows of the list have in common.
struct List<'a> {
    app: &'a App,
    theme: Theme,
    listing: &'a Listing<'a>,
    focused: bool,
    /// The width of the dates; 0 if there is no room for them.
    dates: u16,
    rails: Rails,
    /// The event that the selected one is a part of, or the selected one if it has parts.
    whole: Option<EventId>,
}

impl<'a> List<'a> {
    fn of(
        app: &'a App,
        theme: Theme,
        area: Rect,
        listing: &'a Listing<'a>,
        lines: &[ListLine],
        dates: u16,
        focused: bool,
    ) -> Self {
        let events = lines.iter().map(|line| &app.chronicle()[line.event()]);
        let roomy = if area.width >= WITH_DATES {
            area.width
        } else {
            0
        };
        Self {
            app,
            theme,
            listing,
            focused,
            dates,
            rails: Rails::of(app, theme, roomy, events),
            whole: whole_of_selected(app),
        }
    }

    /// A rule with the heading of what is below it: a year, and the era beside it.
    fn draw_rule(&self, area: Rect, event: EventId, buffer: &mut Canvas<'_>) {
        let (theme, listing) = (self.theme, self.listing);
        let heading = listing.heading(&self.app.chronicle()[event]);
        let mut column = put(buffer, area, 0, MARKS, &heading, theme.accent());
        let era = listing.era(event);
        if !era.is_empty() {
            let room = usize::from(area.width.saturating_sub(column + 1));
            let era = self.app.widths().shorten(&era, room);
            column = put(buffer, area, 0, column + 1, &era, theme.dim());
        }
        let end = area.width.saturating_sub(1);
        fill(
            buffer,
            area,
            0,
            (column + 1).min(end)..end,
            glyphs::STRETCH,
            theme.rule(),
        );
    }

    /// The number and the name of a chapter.
    fn draw_chapter(&self, area: Rect, event: EventId, buffer: &mut Canvas<'_>) {
        let Some(chapter) = self.app.chapter_begun_by(event) else {
            return;
        };
        let name = self.app.chapter_name(chapter);
        let words = format!("{}{}{name}", chapter + 1, glyphs::BETWEEN);
        let room = usize::from(area.width.saturating_sub(MARKS));
        let words = self.app.widths().shorten(&words, room);
        put(buffer, area, 0, MARKS, &words, self.theme.second());
    }

    /// The language that an event's name is borrowed from, if any.
    fn lender(&self, event: EventId) -> Option<LanguageId> {
        let app = self.app;
        let name = &app.chronicle()[event].name;
        let shown = name.shown(app.choice().main, &app.chronicle().languages);
        shown.fallback.then_some(shown.language)
    }

    /// Draws an event. If the event above has a name from the same language, the language is not marked again.
    fn draw_event(
        &self,
        area: Rect,
        id: EventId,
        lender: Option<LanguageId>,
        buffer: &mut Canvas<'_>,
    ) {
        let (app, theme) = (self.app, self.theme);
        let row = EventRow {
            area,
            id,
            event: &app.chronicle()[id],
            lender: self.lender(id).filter(|of| Some(*of) != lender),
            selected: Some(id) == app.selected(),
            theme,
        };
        if row.selected {
            self.draw_selection(area, buffer);
        }
        self.draw_marks(&row, buffer);
        let mut column = MARKS;
        if self.dates > 0 {
            let look = row.look(theme.dim());
            let (date, course) = self.listing.date(row.event);
            let width = u16::try_from(app.widths().columns(&date)).unwrap_or(0);
            let from = column + self.dates.saturating_sub(width);
            let shown = put(buffer, area, 0, from, &date, look);
            put(buffer, area, 0, shown, glyphs::course(course), look);
            column += self.dates + 3;
        }
        column = self.rails.draw(app, &row, column, buffer);
        if let Some(style) = self.part_line(&row) {
            put(buffer, area, 0, column, glyphs::PART, row.look(style));
        }
        self.draw_names(&row, column + 2, buffer);
    }

    /// The background of the selected row, and a bar before it that shows whether the list has the focus.
    fn draw_selection(&self, area: Rect, buffer: &mut Canvas<'_>) {
        let theme = self.theme;
        fill(buffer, area, 0, 0..area.width, " ", theme.selection());
        let bar = if self.focused {
            theme.accent_line()
        } else {
            theme.dim()
        };
        put(buffer, area, 0, 0, glyphs::HERE, theme.on_selection(bar));
    }

    /// How an event relates to the card, or whether the last search found it.
    fn draw_marks(&self, row: &EventRow<'_>, buffer: &mut Canvas<'_>) {
        let found = self.app.found_events();
        let mark = if found.is_some_and(|found| found.contains(row.id)) {
            Some(glyphs::FOUND)
        } else {
            let bearing = self.app.bearing(row.id).filter(|_| !row.selected);
            bearing.map(glyphs::bearing)
        };
        if let Some(mark) = mark {
            put(buffer, row.area, 0, 1, mark, row.look(self.theme.strong()));
        }
    }

    /// The style of the line beside an event that is a part of the selected whole, or the whole itself.
    fn part_line(&self, row: &EventRow<'_>) -> Option<Style> {
        let whole = self.whole?;
        let of = &self.app.chronicle()[whole];
        (row.event.details.part_of == Some(whole) || row.id == whole)
            .then(|| home_look(self.app, self.theme, of).mark)
    }

    /// The name, and the gloss at the right edge.
    fn draw_names(&self, row: &EventRow<'_>, column: u16, buffer: &mut Canvas<'_>) {
        let (app, theme) = (self.app, self.theme);
        let end = self.draw_name(row, column, buffer);
        let name = &row.event.name;
        let Some(gloss) = name.gloss(app.choice(), &app.chronicle().languages) else {
            return;
        };
        let area = Rect {
            width: row.area.width.saturating_sub(1),
            ..row.area
        };
        let width = u16::try_from(app.widths().columns(gloss.text)).unwrap_or(u16::MAX);
        let near = (column + NAME).max(end + 2);
        if area.width > column + FAR && width <= area.width.saturating_sub(near) {
            put(buffer, area, 0, near, gloss.text, row.look(theme.dim()));
            return;
        }
        // As much of the gloss as fits, so that it does not appear and disappear from row to row.
        let room = usize::from(area.width.saturating_sub(end + 2));
        if room >= LEAST_GLOSS.min(app.widths().columns(gloss.text)) {
            let gloss = app.widths().shorten(gloss.text, room);
            put_right(buffer, area, 0, &gloss, row.look(theme.dim()));
        }
    }

    /// The name, and the mark of its language if that should be shown. Returns the column after it.
    fn draw_name(&self, row: &EventRow<'_>, column: u16, buffer: &mut Canvas<'_>) -> u16 {
        let (app, theme, widths) = (self.app, self.theme, self.app.widths());
        let languages = &app.chronicle().languages;
        let shown = row.event.name.shown(app.choice().main, languages);
        let borrowed = row.lender.map_or_else(String::new, |lender| {
            format!(" {}", glyphs::borrowed(own_name(languages.tag(lender))))
        });
        let look = row.look(if row.event.weight >= GREAT {
            theme.strong()
        } else {
            theme.text()
        });
        let room = usize::from(row.area.width.saturating_sub(column));
        // A short form of the name is better than the beginning of it.
        let short = || app.chronicle().short_name(row.id, app.choice().main);
        let form = if widths.columns(shown.text) > room {
            short()
        } else {
            shown.text
        };
        // A short form may exist in the language of the reader although the name does not.
        let look = if shown.fallback && form == shown.text {
            look.patch(theme.borrowed())
        } else {
            look
        };
        let name = widths.shorten(form, room);
        let after = put(buffer, row.area, 0, column, &name, look);
        // The name is worth more than its mark.
        if widths.columns(form) + widths.columns(&borrowed) > room {
            return after;
        }
        put(buffer, row.area, 0, after, &borrowed, row.look(theme.dim()))
    }
}

fn whole_of_selected(app: &App) -> Option<EventId> {
    let selected = app.selected()?;
    if app.chronicle().relations.parts(selected).is_empty() {
        app.chronicle()[selected].details.part_of
    } else {
        Some(selected)
    }
}
