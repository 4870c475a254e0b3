//! The selected event laid over the chart: a line through all lanes, its name, the lanes it belongs to, what led to it and what came of it.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::lanes::Drawn;
use super::paint::{Canvas, cell_columns, clear, put};
use super::{Theme, glyphs};
use crate::app::App;
use crate::chronicle::EventId;
use crate::layout::{At, AxisRow, Link, NamePlace, Selection};
use crate::time::{Calendars, Dating, When, write_brief};

/// Draws what is selected; returns where its name is, if that has a place of its own.
pub(super) fn draw(
    selection: &Selection,
    lanes: &[Drawn<'_>],
    theme: Theme,
    buffer: &mut Canvas<'_>,
) -> Option<(Rect, EventId)> {
    if let At::Column(column) = selection.at {
        for link in &selection.links {
            draw_link(link, column, lanes, theme, buffer);
        }
        for (index, lane) in lanes.iter().enumerate() {
            draw_line(lane, column, theme.accent_line(), buffer);
            if selection.guests.contains(&index) {
                draw_guest(lane, column, buffer);
            }
        }
    }
    let home = lanes.get(selection.home?)?;
    if let At::Column(column) = selection.at {
        draw_mark(home, selection.event, column, theme, buffer);
    }
    draw_name(home, selection, (lanes, theme), buffer)
}

/// The sign of a guest on the band of a lane; a letter that stands there is kept, in the filled look of the lane.
fn draw_guest(lane: &Drawn<'_>, column: u16, buffer: &mut Canvas<'_>) {
    let row = lane.band_row();
    if !lane.has_words(row, column) {
        put(
            buffer,
            lane.area,
            row,
            column,
            glyphs::GUEST,
            lane.look.mark,
        );
        return;
    }
    let covers = |before: u16| {
        let at = (lane.area.x + before, lane.area.y + row);
        buffer
            .cell(at)
            .is_some_and(|cell| cell_columns(cell) > usize::from(column - before))
    };
    let first = (column.saturating_sub(1)..=column)
        .find(|before| covers(*before))
        .unwrap_or(column);
    let at = (lane.area.x + first, lane.area.y + row);
    let width = buffer.cell(at).map_or(1, cell_columns);
    let letter = lane.cell(row, first, u16::try_from(width).unwrap_or(1), 1);
    // A filled letter is never a faint one.
    let look = lane.look.label.remove_modifier(Modifier::DIM);
    buffer.set_style(letter, look);
}

/// A thin line in a column of a lane, wherever nothing stands.
fn draw_line(lane: &Drawn<'_>, column: u16, look: Style, buffer: &mut Canvas<'_>) {
    for row in 0..lane.area.height {
        if is_bare(lane, row, column, buffer) {
            put(buffer, lane.area, row, column, glyphs::SELECTION, look);
        }
    }
    let heading = Rect {
        y: lane.area.y.saturating_sub(1),
        height: lane.lane.heading_rows(),
        ..lane.area
    };
    let cell = buffer.cell((heading.x + column, heading.y));
    let is_blank = cell.is_some_and(|cell| matches!(cell.symbol(), " " | glyphs::STEP));
    if is_blank && lane.area.height > 0 {
        put(buffer, heading, 0, column, glyphs::SELECTION, look);
    }
}

/// The line of a date that was gone to.
pub(super) fn draw_mark_line(
    lanes: &[Drawn<'_>],
    column: u16,
    theme: Theme,
    buffer: &mut Canvas<'_>,
) {
    for lane in lanes {
        draw_line(lane, column, theme.second(), buffer);
    }
}

/// Whether a cell of a lane has nothing to be read.
pub(super) fn is_bare(lane: &Drawn<'_>, row: u16, column: u16, buffer: &Canvas<'_>) -> bool {
    let (x, y) = (lane.area.x + column, lane.area.y + row);
    let bare = [
        " ",
        glyphs::STEP,
        glyphs::REIGN,
        glyphs::VAGUE_REIGN,
        glyphs::ERA,
        glyphs::POSSIBLE,
        glyphs::STEM,
        glyphs::LINK,
    ];
    let empty = buffer
        .cell((x, y))
        .is_some_and(|cell| bare.contains(&cell.symbol()));
    empty && !lane.has_words(row, column)
}

fn draw_mark(home: &Drawn<'_>, event: EventId, column: u16, theme: Theme, buffer: &mut Canvas<'_>) {
    let glyph = glyphs::mark_of(home.app, home.app.chronicle[event].kind);
    put(
        buffer,
        home.area,
        home.band_row(),
        column,
        glyph,
        theme.chip(),
    );
}

/// Shows the name: where it stands on the chart already, or on a chip of its own.
fn draw_name(
    home: &Drawn<'_>,
    selection: &Selection,
    (lanes, theme): (&[Drawn<'_>], Theme),
    buffer: &mut Canvas<'_>,
) -> Option<(Rect, EventId)> {
    let place = match &selection.name {
        NamePlace::Flag(flag) => {
            let flag = home.lane.flags.get(*flag)?;
            for row in (0..flag.row).filter_map(|row| home.flag_row(row)) {
                put(
                    buffer,
                    home.area,
                    row,
                    flag.column,
                    glyphs::STEM,
                    theme.accent_line(),
                );
            }
            let top = home.flag_row(flag.row + flag.height().saturating_sub(1))?;
            home.cell(top, flag.from, flag.width, flag.height())
        }
        NamePlace::Beside(name) => {
            let name = home.lane.beside.get(*name)?;
            home.cell(home.band_row(), name.column, name.width, 1)
        }
        NamePlace::Bar(bar) => {
            let bar = home.lane.bars.get(*bar)?;
            let label = bar.label.as_ref()?;
            home.cell(home.bar_row(bar.row), label.column, label.width, 1)
        }
        NamePlace::Chip {
            lane,
            row,
            column,
            text,
        } => {
            let lane = lanes.get(*lane)?;
            let width = u16::try_from(buffer.widths.columns(text)).unwrap_or(u16::MAX);
            let place = lane.cell(*row, *column, width, 1);
            clear(buffer, place, theme.chip());
            put(buffer, lane.area, *row, *column, text, theme.chip());
            place
        }
        NamePlace::Elsewhere => return None,
    };
    buffer.set_style(place.intersection(buffer.area), theme.chip());
    Some((place, selection.event))
}

/// A line along the band of an event from its mark to the column of the selected one, with a head that says which led to which.
fn draw_link(
    link: &Link,
    selected: u16,
    lanes: &[Drawn<'_>],
    theme: Theme,
    buffer: &mut Canvas<'_>,
) {
    let Some(lane) = lanes.get(link.lane) else {
        return;
    };
    let (from, to) = if link.column < selected {
        (link.column + 1, selected)
    } else {
        (selected + 1, link.column)
    };
    let row = lane.band_row();
    let look = Style::new().fg(theme.accent().fg.unwrap_or_default());
    for column in from..to {
        if is_bare(lane, row, column, buffer) {
            put(buffer, lane.area, row, column, glyphs::LINK, look);
        }
    }
    // The head stands before what was led to: the line of the selection, or the mark of what came of it.
    let rightwards = (link.column < selected) == link.cause;
    let (head, glyph) = match (rightwards, link.cause) {
        (true, true) => (selected.checked_sub(1), glyphs::LEADS),
        (true, false) => (link.column.checked_sub(1), glyphs::LEADS),
        (false, true) => (Some(selected + 1), glyphs::LEADS_BACK),
        (false, false) => (Some(link.column + 1), glyphs::LEADS_BACK),
    };
    if let Some(head) =
        head.filter(|head| (from..to).contains(head) && is_bare(lane, row, *head, buffer))
    {
        put(buffer, lane.area, row, head, glyph, look);
    }
}

/// A date as one says it in the calendar of a row of the axis, in few columns where that is not possible; nothing where that does not
/// reach it.
fn date_on(app: &App, when: &When, row: &AxisRow) -> Option<String> {
    let start = when.extent().start().day();
    if row.is_own {
        let calendar = app.calendars().own.map(usize::from)?;
        return app.chronicle.own_year_text(calendar, start, app.choice);
    }
    if !row.calendar.reaches(start) {
        return None;
    }
    let dating = app.dating();
    let reckoning = row.calendar.reckoning();
    let brief = reckoning.and_then(|reckoning| write_brief(when, reckoning, dating.style));
    let of_row = Dating {
        calendars: Calendars::one(row.calendar),
        ..dating
    };
    Some(brief.map_or_else(
        || of_row.short(when),
        |(date, course)| date + glyphs::course(course),
    ))
}

/// The dates of something on the rows of the axis that reach it, each with its row; in the calendar of its digits on the first row where
/// none does.
fn dates(app: &App, when: &When, rows: &[AxisRow]) -> Vec<(u16, String)> {
    let dates = (0u16..).zip(rows);
    let mut dates: Vec<(u16, String)> = dates
        .filter_map(|(row, axis)| Some((row, date_on(app, when, axis)?)))
        .collect();
    if dates.is_empty() {
        dates.push((0, app.dating().short(when)));
    }
    dates
}

/// A date on the axis.
pub(super) struct DateChip {
    row: u16,
    column: u16,
    width: u16,
    words: String,
    look: Style,
    /// The column of what it dates, if that is in sight, and the look of the line that leads there.
    line: Option<(u16, Style)>,
}

impl DateChip {
    /// The date of the selected event in its column, or with its name at the edge beyond which it lies.
    pub(super) fn of(
        app: &App,
        theme: Theme,
        selection: &Selection,
        columns: u16,
        rows: &[AxisRow],
    ) -> Option<Self> {
        let event = &app.chronicle[selection.event];
        let (row, words) = dates(app, &event.when, rows).into_iter().next()?;
        let beyond = || {
            let name = event.name.shown(app.choice.main, &app.chronicle.languages);
            let words = format!("{words} {}", name.text);
            let room = usize::from(columns).saturating_sub(4) / 2;
            app.widths.shorten(&words, room).into_owned()
        };
        let words = match selection.at {
            At::Column(_) => format!(" {words} "),
            At::Before => format!("{} {} ", glyphs::EARLIER, beyond()),
            At::After => format!(" {} {}", beyond(), glyphs::LATER),
        };
        let width = u16::try_from(app.widths.columns(&words)).unwrap_or(u16::MAX);
        let last = columns.saturating_sub(width);
        let (column, line) = match selection.at {
            At::Column(column) => {
                let line = (column, theme.accent_line());
                (column.saturating_sub(1).min(last), Some(line))
            }
            At::Before => (0, None),
            At::After => (last, None),
        };
        Some(Self {
            row,
            column,
            width: width.min(columns),
            words,
            look: theme.chip(),
            line,
        })
    }

    /// The name of the selected event where the lanes have no room for it: on another row than its date, else beside that.
    pub(super) fn name(
        &self,
        app: &App,
        theme: Theme,
        selection: &Selection,
        (columns, rows): (u16, u16),
    ) -> Option<Self> {
        let At::Column(column) = selection.at else {
            return None;
        };
        let names = &app.chronicle[selection.event].name;
        let whole = names.shown(app.choice.main, &app.chronicle.languages).text;
        let forms = [
            whole,
            app.chronicle.short_name(selection.event, app.choice.main),
        ];
        let places = |name: &str| {
            let width = u16::try_from(app.widths.columns(name))
                .ok()?
                .checked_add(2)?;
            let last = columns.checked_sub(width)?;
            let other = (0..rows).rev().find(|row| *row != self.row);
            let other = other.map(|row| (row, column.saturating_sub(1).min(last)));
            let after = Some((self.row, self.column + self.width)).filter(|place| place.1 <= last);
            let before = || Some((self.row, self.column.checked_sub(width)?));
            let (row, column) = other.or(after).or_else(before)?;
            Some(Self {
                row,
                column,
                width,
                words: format!(" {name} "),
                look: theme.chip(),
                line: None,
            })
        };
        let is_elsewhere = selection.name == NamePlace::Elsewhere;
        forms.into_iter().filter(|_| is_elsewhere).find_map(places)
    }

    /// A date that was gone to, in its column: on another row than the chips of the selected event where both have no room side by side.
    pub(super) fn gone_to(
        app: &App,
        theme: Theme,
        marked: u16,
        (columns, rows): (u16, &[AxisRow]),
        others: &[Self],
    ) -> Option<Self> {
        let chip = |(row, date): (u16, String)| {
            let words = format!(" {date} ");
            let width = u16::try_from(app.widths.columns(&words)).ok()?;
            let column = marked.saturating_sub(1).min(columns.checked_sub(width)?);
            Some(Self {
                row,
                column,
                width,
                words,
                look: theme.selection().patch(theme.strong()),
                line: Some((marked, theme.second())),
            })
        };
        let chips = dates(app, app.date_mark()?, rows)
            .into_iter()
            .filter_map(chip);
        let is_free = |chip: &Self| {
            others
                .iter()
                .all(|other| other.row != chip.row || other.is_beside(chip.column, chip.width))
        };
        chips.into_iter().find(is_free)
    }

    /// Whether some columns lie beside it, with a column of air.
    pub(super) fn is_beside(&self, column: u16, width: u16) -> bool {
        column > self.column + self.width || column + width < self.column
    }

    /// Its row on the axis.
    pub(super) fn row(&self) -> u16 {
        self.row
    }

    /// Draws it on its row of the axis, and its line over the rows below.
    pub(super) fn draw(&self, area: Rect, buffer: &mut Canvas<'_>) {
        let place = Rect {
            x: area.x + self.column,
            y: area.y + self.row,
            width: self.width,
            height: 1,
        };
        clear(buffer, place.intersection(area), self.look);
        put(buffer, area, self.row, self.column, &self.words, self.look);
        let Some((column, look)) = self.line else {
            return;
        };
        for row in self.row + 1..area.height {
            // It keeps away from the labels, as it would be read with them.
            let beside = column.saturating_sub(1)..=(column + 1).min(area.width.saturating_sub(1));
            let at = |column: u16| buffer.cell((area.x + column, area.y + row));
            let wide = column.checked_sub(2).and_then(at);
            let is_clear = wide.is_none_or(|cell| cell_columns(cell) < 2);
            if is_clear && beside.filter_map(at).all(|cell| cell.symbol() == " ") {
                put(buffer, area, row, column, glyphs::SELECTION, look);
            }
        }
    }
}
