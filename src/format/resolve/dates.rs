//! Dates: what `when` says, and whether the source's own date agrees.

use hashbrown::HashMap;

use super::Builder;
use super::loose::meant;
use crate::format::calendar::Calendar;
use crate::format::problem::{Problem, Report};
use crate::format::schema;
use crate::format::word::Word;
use crate::text::Excerpt;
use crate::text::nearest;
use crate::time::{
    AsWritten, CalendarView, Context, DateError, EraName, Moment, Reading, Reckoning, When,
    calendars as all, check_as_written, readings,
};

/// The calendars that a file lists; reports those that do not exist.
pub(super) fn calendars(read: &schema::Chronicle<'_>, report: &mut Report) -> Vec<CalendarView> {
    let mut listed = Vec::new();
    for word in read.calendars.iter().flatten() {
        let named = CalendarView::named(&word.text);
        if named.is_none() {
            let mut problem =
                Problem::error(word.place, format!("unknown calendar `{}`", word.text));
            let known: Vec<_> = all().map(CalendarView::id).collect();
            if let Some(meant) = nearest(&word.text, known) {
                problem = problem.expected(format!("did you mean `{meant}`?"));
            }
            report.add(problem.help("there are julian, gregorian, china, japan, korea, vietnam, and the states that docs/format.md lists"));
        }
        listed.extend(named);
    }
    listed
}

/// How many minutes a file's clocks are ahead of UTC; reports what is no zone.
pub(super) fn zone(read: &schema::Chronicle<'_>, report: &mut Report) -> i16 {
    let Some(word) = &read.zone else { return 0 };
    When::parse_zone(&word.text).unwrap_or_else(|error| {
        let message = format!("invalid zone \"{}\"", word.text);
        report.add(Problem::error(word.place, message).expected(error.reason));
        0
    })
}

impl Builder<'_> {
    /// What dates are read among.
    fn among(&self, reckoning: Reckoning) -> Context<'_> {
        Context {
            calendars: &self.context.calendars,
            zone: Some(self.context.zone),
            ..Context::of(reckoning)
        }
    }

    /// The calendar of a date that may say its own.
    pub(super) fn reckoning(&self, own: Option<Calendar>) -> Reckoning {
        own.map_or(self.context.reckoning, |own| {
            own.0.unwrap_or(Reckoning::Julian)
        })
    }

    /// Reads a date: EDTF, or one by an era.
    pub(super) fn when(&mut self, word: Option<&Word<'_>>, own: Option<Calendar>) -> Option<When> {
        let (word, reckoning) = (word?, self.reckoning(own));
        let error = match When::parse(&word.text, reckoning) {
            Ok(when) => return Some(when.on_clocks(self.context.zone)),
            Err(error) => match self.by_era(word, reckoning) {
                Some(Ok(when)) => return Some(when),
                Some(Err(error)) => error,
                None => error,
            },
        };
        let message = format!("invalid date \"{}\"", word.text);
        let problem = match meant(&word.text, reckoning) {
            Some(meant) => {
                Problem::error(word.place, message).expected(format!("write \"{meant}\""))
            }
            None => Problem::error(word.character(error.column), message).expected(error.reason),
        };
        self.report.add(problem);
        None
    }

    /// A date by an era, or how EDTF writes a date that is in words; `None` for what is neither.
    fn by_era(&mut self, word: &Word<'_>, reckoning: Reckoning) -> Option<Result<When, DateError>> {
        let in_letters = !word.text.is_ascii();
        let read = match readings(&word.text, self.among(reckoning)) {
            Ok(read) => read,
            Err(error) => return (in_letters || error.cannot_be).then_some(Err(error)),
        };
        let first = read.first()?;
        if first.eras.is_empty() {
            return Some(Err(DateError::new(1, format!("write {}", first.when))));
        }
        if read.len() > 1 {
            return Some(Err(DateError::new(1, whose(&read))));
        }
        let when = first.when.clone();
        let eras = first.eras.clone();
        self.count(&eras);
        Some(Ok(when))
    }

    fn count(&mut self, eras: &[EraName]) {
        for era in eras {
            *self.pending.eras.entry(*era).or_default() += 1;
        }
    }

    /// The source's own date, held against `when`; what cannot be read is kept as it stands. A `when` by an era is the source's own date
    /// where there is no other, and so is one on other clocks than the chronicle's.
    pub(super) fn as_written(
        &mut self,
        word: Option<&Word<'_>>,
        when: Option<&When>,
        digits: Option<&Word<'_>>,
        own: Option<Calendar>,
    ) -> Option<Excerpt> {
        let reckoning = self.reckoning(own);
        let Some(word) = word else {
            let lettered = digits.filter(|digits| digits.text.chars().any(char::is_alphabetic));
            let is_own = |digits: &&Word<'_>| {
                When::parse(&digits.text, reckoning)
                    .map_or(true, |when| when.is_of_other_clocks(self.context.zone))
            };
            return lettered.filter(is_own).map(|digits| self.keep(digits));
        };
        let when = when.filter(|_| self.context.check_dates);
        if let Some((when, digits)) = when.zip(digits) {
            match check_as_written(&word.text, when, self.among(reckoning)) {
                Ok(AsWritten::Agrees(eras)) => self.count(&eras),
                Ok(AsWritten::Unread(error)) => {
                    let problem = Problem::note(
                        word.character(error.column),
                        "`as_written` is kept as it stands: it is in no form that is read",
                    );
                    self.report.add(problem.expected(error.reason));
                }
                Err(error) => {
                    let problem = Problem::error(
                        word.character(error.column),
                        "`as_written` is not the date that `when` gives",
                    );
                    let problem = problem.expected(error.reason);
                    self.report
                        .add(problem.related(digits.place, "`when` is given here"));
                }
            }
        }
        Some(self.keep(word))
    }

    /// The calendars of the chronicle: those it lists, or else those that its dates are written in, the most used first.
    pub(super) fn used_calendars(&self, mut eras: HashMap<EraName, usize>) -> Vec<CalendarView> {
        if !self.context.calendars.is_empty() {
            return self.context.calendars.clone();
        }
        for (era, dates) in &self.pending.eras {
            *eras.entry(*era).or_default() += dates;
        }
        let mut used: Vec<(CalendarView, usize)> = Vec::new();
        for (era, dates) in eras {
            let Some(view) = CalendarView::of_era(era) else {
                continue;
            };
            match used.iter_mut().find(|(other, _)| *other == view) {
                Some((_, count)) => *count += dates,
                None => used.push((view, dates)),
            }
        }
        used.sort_by_key(|(view, dates)| (std::cmp::Reverse(*dates), view.id()));
        used.into_iter().map(|(view, _)| view).collect()
    }

    /// The years the chart opens on.
    pub(super) fn focus(&mut self, word: Option<&Word<'_>>) -> Option<(Moment, Moment)> {
        let when = self.when(word, None)?;
        Some((when.extent().start(), when.extent().end()))
    }
}

/// Asks for the state of an era that several had.
fn whose(read: &[Reading]) -> String {
    let each: Vec<String> = read
        .iter()
        .filter_map(|reading| {
            let era = *reading.eras.first()?;
            let same_state = read
                .iter()
                .filter_map(|other| other.eras.first())
                .filter(|other| other.polity() == era.polity());
            let named = if same_state.count() > 1 {
                era.with_ruler()
            } else {
                era.with_state()
            };
            let year = reading.when.extent().start().day();
            let year = reading.when.reckoning().date(year).year;
            Some(format!("{named} ({year})"))
        })
        .collect();
    format!(
        "this era is of several states: write {}, or list the chronicle's `calendars`",
        each.join(" or ")
    )
}
