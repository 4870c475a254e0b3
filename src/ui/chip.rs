//! The chips over the axis: the date of the selected event, its name if the lanes have no room for it, and a date that the user went to.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::axis::labels_shown;
use super::paint::{Canvas, cell_columns, clear, put};
use super::{Theme, glyphs};
use crate::app::App;
use crate::layout::{At, AxisRow, NamePlace, Selection};
use crate::text::Widths;
use crate::time::{Calendars, Dating, Precision, When, Within, write_brief, write_brief_start};

/// A date in the calendar of a row of the axis, in an idiomatic short form if there is one, otherwise abbreviated. `None` if the calendar
/// does not cover it.
fn date_on(app: &App, when: &When, row: &AxisRow) -> Option<String> {
    let start = when.extent().start().day();
    if row.is_own {
        let calendar = app.calendars().own.map(usize::from)?;
        return app.chronicle().own_year_text(calendar, start, app.choice());
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

/// Only the start of such a date, if that has a short form.
fn start_on(app: &App, when: &When, row: &AxisRow) -> Option<String> {
    let reckoning = row.calendar.reckoning().filter(|_| !row.is_own)?;
    let (date, course) = write_brief_start(when, reckoning, app.dating().style)?;
    Some(date + glyphs::course(course))
}

/// The day on which something begins, as the labels of a civil calendar count it; `None` if only its month is known.
fn day_on(when: &When, row: &AxisRow) -> Option<Within> {
    let reckoning = row.calendar.reckoning().filter(|_| !row.is_own)?;
    let date = reckoning.date(when.extent().start().day());
    let day = [0, date.year, date.month.into(), date.day.into()];
    (when.precision() >= Precision::Day).then_some(day)
}

/// The dates of something on each row of the axis whose calendar covers it. If none does, the date as written goes on the first row.
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

/// The axis that chips are placed on.
#[derive(Clone, Copy)]
pub(super) struct Axis<'a> {
    pub(super) rows: &'a [AxisRow],
    /// Its width.
    pub(super) columns: u16,
    pub(super) widths: Widths,
}

impl Axis<'_> {
    /// The first column of a chip that covers the column of its event: where it hides the fewest labels of the row, and of such columns
    /// the one nearest to the usual place, which begins the text in the event's column.
    fn chip_from(self, row: u16, event: u16, width: u16) -> u16 {
        let last = self.columns.saturating_sub(width);
        let usual = event.saturating_sub(1).min(last);
        let row = self.rows.get(usize::from(row));
        let labels: Vec<Range<u16>> = row
            .iter()
            .flat_map(|row| &row.labels)
            .map(|label| label.column..label.column + cells(self.widths, &label.text))
            .collect();
        let hidden = |from: u16| {
            let chip = from..from + width;
            let labels = labels.iter();
            labels.filter(|label| !are_apart(&chip, label)).count()
        };
        let places = (event + 1).saturating_sub(width).min(last)..=event.min(last);
        places
            .min_by_key(|from| (hidden(*from), from.abs_diff(usual)))
            .unwrap_or(usual)
    }
}

/// Whether two ranges of columns have a blank column between them.
fn are_apart(one: &Range<u16>, other: &Range<u16>) -> bool {
    other.start > one.end || other.end < one.start
}

fn cells(widths: Widths, words: &str) -> u16 {
    u16::try_from(widths.columns(words)).unwrap_or(u16::MAX)
}

/// A date with both ends may take one part in this many of the axis. A wider one hides the years around it; but a range within a month
/// would save hardly any columns.
const SHARE: u16 = 3;
const SAVED: u16 = 6;

/// A date on the axis, or a name.
pub(super) struct DateChip {
    row: u16,
    column: u16,
    width: u16,
    words: String,
    look: Style,
    /// The column of the dated item, if it is in sight, and the style of the line that leads there.
    line: Option<(u16, &'static str, Style)>,
    /// The day that it shows, if it shows one day with its year: a label behind it need not repeat them.
    day: Option<Within>,
}

impl DateChip {
    /// The date of the selected event in its column. Only the start is shown if the whole date would be too wide or leave the row without
    /// labels. If the event is off screen, the chip is at the nearer edge and includes the name.
    pub(super) fn of(
        app: &App,
        theme: Theme,
        selection: &Selection,
        axis: Axis<'_>,
    ) -> Option<Self> {
        let when = &app.chronicle()[selection.event].when;
        let (row, date) = dates(app, when, axis.rows).into_iter().next()?;
        let on = axis.rows.get(usize::from(row));
        let day = on.and_then(|on| day_on(when, on));
        let chip = |date: &str, day| Self {
            day,
            ..Self::dated(app, theme, selection, axis, row, date)
        };
        let start = on.and_then(|on| start_on(app, when, on));
        let whole = chip(&date, day.filter(|_| start.is_none()));
        let Some(start) = start.map(|start| chip(&start, day)) else {
            return Some(whole);
        };
        let saved = whole.width.saturating_sub(start.width);
        let is_wide = whole.line.is_some() && whole.width > axis.columns / SHARE && saved >= SAVED;
        let is_better = (is_wide || whole.is_alone(axis)) && !start.is_alone(axis);
        Some(if is_better { start } else { whole })
    }

    /// The chip of the selected event with the given text for its date.
    fn dated(
        app: &App,
        theme: Theme,
        selection: &Selection,
        axis: Axis<'_>,
        row: u16,
        date: &str,
    ) -> Self {
        let columns = axis.columns;
        let beyond = || {
            let event = &app.chronicle()[selection.event];
            let name = event
                .name
                .shown(app.choice().main, &app.chronicle().languages);
            let words = format!("{date} {}", name.text);
            let room = usize::from(columns).saturating_sub(4) / 2;
            app.widths().shorten(&words, room).into_owned()
        };
        let words = match selection.at {
            At::Column(_) => format!(" {date} "),
            At::Before => format!("{} {} ", glyphs::EARLIER, beyond()),
            At::After => format!(" {} {}", beyond(), glyphs::LATER),
        };
        let width = cells(app.widths(), &words);
        let last = columns.saturating_sub(width);
        let (column, line) = match selection.at {
            At::Column(column) => {
                let from = axis.chip_from(row, column, width);
                let line = (column, glyphs::selection(theme), theme.accent_line());
                (from, Some(line))
            }
            At::Before => (0, None),
            At::After => (last, None),
        };
        Self {
            row,
            column,
            width: width.min(columns),
            words,
            look: theme.chip(),
            line,
            day: None,
        }
    }

    /// Whether it leaves no room for any label of its row.
    fn is_alone(&self, axis: Axis<'_>) -> bool {
        let chips = [self];
        let row = axis.rows.get(usize::from(self.row));
        row.is_some_and(|row| {
            let mut labels = labels_shown(row, &chips, axis.columns, axis.widths);
            labels.next().is_none()
        })
    }

    /// The name of the selected event, if the lanes have no room for it: on another row than its date. On a single row, it would hide the
    /// axis, and the list or the story beside the chart shows it.
    pub(super) fn name(
        &self,
        app: &App,
        theme: Theme,
        selection: &Selection,
        axis: Axis<'_>,
    ) -> Option<Self> {
        let At::Column(column) = selection.at else {
            return None;
        };
        let names = &app.chronicle()[selection.event].name;
        let whole = names
            .shown(app.choice().main, &app.chronicle().languages)
            .text;
        let short = app
            .chronicle()
            .short_name(selection.event, app.choice().main);
        let last_row = u16::try_from(axis.rows.len()).unwrap_or(u16::MAX);
        let row = (0..last_row).rev().find(|row| *row != self.row)?;
        let chip = |name: &str| {
            let words = format!(" {name} ");
            let width = cells(app.widths(), &words);
            (width <= axis.columns).then(|| Self {
                row,
                column: axis.chip_from(row, column, width),
                width,
                words,
                look: theme.chip(),
                line: None,
                day: None,
            })
        };
        let is_elsewhere = selection.name == NamePlace::Elsewhere;
        let mut forms = [whole, short].into_iter().filter(|_| is_elsewhere);
        forms.find_map(chip)
    }

    /// The date that the user went to, in its column: on the first row where it does not touch the other chips.
    pub(super) fn gone_to(
        app: &App,
        theme: Theme,
        marked: u16,
        axis: Axis<'_>,
        others: &[Self],
    ) -> Option<Self> {
        let chip = |(row, date): (u16, String)| {
            let words = format!(" {date} ");
            let width = u16::try_from(app.widths().columns(&words)).ok()?;
            let column = marked
                .saturating_sub(1)
                .min(axis.columns.checked_sub(width)?);
            Some(Self {
                row,
                column,
                width,
                words,
                look: theme.selection().patch(theme.strong()),
                line: Some((marked, glyphs::selection(theme), theme.second())),
                day: None,
            })
        };
        let chips = dates(app, app.date_mark()?, axis.rows)
            .into_iter()
            .filter_map(chip);
        let is_free = |chip: &Self| {
            let mut others = others.iter();
            others.all(|other| other.row != chip.row || other.is_beside(chip.column, chip.width))
        };
        chips.into_iter().find(is_free)
    }

    /// Whether a range of columns is next to the chip, with a blank column between.
    pub(super) fn is_beside(&self, column: u16, width: u16) -> bool {
        are_apart(
            &(self.column..self.column + self.width),
            &(column..column + width),
        )
    }

    /// The day that it shows, if it shows one in the column of its event, and its first column.
    pub(super) fn day(&self) -> Option<(u16, Within)> {
        let day = self.day.filter(|_| self.line.is_some())?;
        Some((self.column, day))
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
        let Some((column, glyph, look)) = self.line else {
            return;
        };
        for row in self.row + 1..area.height {
            // The line avoids labels, since it would be read as part of them.
            let beside = column.saturating_sub(1)..=(column + 1).min(area.width.saturating_sub(1));
            let at = |column: u16| buffer.cell((area.x + column, area.y + row));
            let wide = column.checked_sub(2).and_then(at);
            let is_clear = wide.is_none_or(|cell| cell_columns(cell) < 2);
            if is_clear && beside.filter_map(at).all(|cell| cell.symbol() == " ") {
                put(buffer, area, row, column, glyph, look);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::buffer::Buffer;

    use super::*;
    use crate::app::parse_keys;
    use crate::layout::{AxisLabel, axis_rows};
    use crate::messages::Interface;
    use crate::time::CalendarView;

    #[test]
    fn a_chip_goes_where_it_hides_the_fewest_labels() {
        let label = |column: u16| AxisLabel {
            column,
            text: "1120".to_owned(),
            whole: "1120".to_owned(),
            within: [0; 4],
            needs: 0,
        };
        for (name, event, labels, expected) in [
            ("no labels", 20, vec![], 19),
            ("before a label", 20, vec![28], 17),
            ("between two labels", 20, vec![12, 28], 17),
            ("the nearer of two as good", 20, vec![15, 28], 20),
            ("at the left edge", 0, vec![14], 0),
            ("at the right edge", 59, vec![], 50),
        ] {
            let row = AxisRow {
                calendar: CalendarView::Julian,
                is_own: false,
                labels: labels.into_iter().map(label).collect(),
                dots: Vec::new(),
                steps: Vec::new(),
            };
            let axis = Axis {
                rows: &[row],
                columns: 60,
                widths: Widths::default(),
            };
            assert_eq!(axis.chip_from(0, event, 10), expected, "{name}");
        }
    }

    #[test]
    fn a_wide_date_shows_its_start_and_leaves_the_years_in_sight() {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        for (interface, width, expected) in [
            (Interface::En, 80, "9 Dec 1126–"),
            (Interface::Ko, 80, "1126년 12월 9일–"),
            (Interface::En, 120, "9 Dec 1126–9 Jan 1127"),
        ] {
            let screen = Rect::new(0, 0, width, 36);
            let mut app = App::new(Arc::clone(&chronicle), &["en".to_owned()]);
            app.set_interface(interface);
            let siege = chronicle.find("second-siege-of-bianjing").unwrap();
            let mut buffer = Buffer::empty(screen);
            app.open(crate::card::Subject::Thing(siege));
            app.set_seen(crate::ui::draw(&app, Theme::night(), screen, &mut buffer));
            let time = app.seen().places.time;
            let chip = Theme::night().chip().bg;
            let cells = (time.left()..time.right()).map(|column| &buffer[(column, time.y)]);
            let cells = cells.filter(|cell| cell.style().bg == chip);
            let words: String = cells.map(ratatui::buffer::Cell::symbol).collect();
            assert_eq!(words.trim(), expected, "{width}");
        }
    }

    #[test]
    fn a_label_behind_the_date_of_a_day_does_not_repeat_it() {
        let chip = |day| DateChip {
            row: 0,
            column: 10,
            width: 12,
            words: String::new(),
            look: Style::new(),
            line: Some((11, glyphs::SELECTION, Style::new())),
            day,
        };
        let row = AxisRow {
            calendar: CalendarView::Julian,
            is_own: false,
            labels: vec![AxisLabel {
                column: 30,
                text: "03:00".to_owned(),
                whole: "9 Dec 1126 03:00".to_owned(),
                within: [0, 1126, 12, 9],
                needs: 4,
            }],
            dots: Vec::new(),
            steps: Vec::new(),
        };
        for (day, expected) in [
            (Some([0, 1126, 12, 9]), "03:00"),
            (Some([0, 1126, 12, 8]), "9 Dec 1126 03:00"),
            (None, "9 Dec 1126 03:00"),
        ] {
            let chip = chip(day);
            let chips = [&chip];
            let mut labels = labels_shown(&row, &chips, 60, Widths::default());
            assert_eq!(labels.next().map(|label| label.text), Some(expected));
        }
    }

    /// The texts of a row of the axis beside the chip, separated by two blanks or by the chip.
    fn beside_chip(app: &App, buffer: &Buffer, row: u16) -> Vec<String> {
        let time = app.seen().places.time;
        let chip = Theme::night().chip().bg;
        let cells = (time.left()..time.right()).map(|column| &buffer[(column, time.y + row)]);
        let cells = cells.map(|cell| match cell.symbol() {
            _ if cell.style().bg == chip => "  ",
            glyphs::TICK | glyphs::SELECTION => " ",
            symbol => symbol,
        });
        let row: String = cells.collect();
        let words = row.split("  ").map(|word| word.trim().to_owned());
        words.filter(|word| !word.is_empty()).collect()
    }

    /// Whether a text consists only of labels, one after another.
    fn are_labels(words: &str, labels: &[AxisLabel]) -> bool {
        let texts = labels.iter().flat_map(|label| [&label.text, &label.whole]);
        let mut rests = texts.filter_map(|text| words.strip_prefix(text.as_str()));
        rests.any(|rest| {
            let next = rest.strip_prefix(' ');
            rest.is_empty() || next.is_some_and(|next| are_labels(next, labels))
        })
    }

    #[test]
    fn beside_the_chip_each_label_is_whole() {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let own = CalendarView::of_reckoning(chronicle.reckoning);
        for (language, width, height) in [
            ("en", 80, 24),
            ("en", 120, 36),
            ("zh-Hant", 120, 36),
            ("ko", 80, 24),
            ("vi", 200, 50),
        ] {
            let screen = Rect::new(0, 0, width, height);
            let mut app = App::new(Arc::clone(&chronicle), &[language.to_owned()]);
            for key in parse_keys("jjjjjjj").unwrap().repeat(12) {
                app.press(key);
                let is_twelfth = app.selected().is_some_and(|event| event.index() % 12 == 0);
                if !is_twelfth {
                    continue;
                }
                let mut buffer = Buffer::empty(screen);
                app.set_seen(crate::ui::draw(&app, Theme::night(), screen, &mut buffer));
                let columns = app
                    .window()
                    .spread(app.seen().places.time.width, app.scale());
                let rows = axis_rows(app.dating(), own, &[], columns, app.widths(), 2);
                for (row, axis) in (0..).zip(&rows) {
                    for words in beside_chip(&app, &buffer, row) {
                        assert!(
                            are_labels(&words, &axis.labels),
                            "{language} {width}x{height}: {words:?} beside the chip"
                        );
                    }
                }
            }
        }
    }
}
