//! Dates: what `when` says, and whether the source's own date agrees.

use hashbrown::HashMap;

use super::Builder;
use crate::check::dates::{self, Meant};
use crate::check::{Problem, Report};
use crate::format::schema;
use crate::format::word::Word;
use crate::text::Excerpt;
use crate::time::{
    AsWritten, CalendarView, Context, DateError, EraName, Moment, When, check_as_written, readings,
};

/// The calendars that a file lists; reports those that do not exist.
pub(super) fn calendars(read: &schema::Chronicle<'_>, report: &mut Report) -> Vec<CalendarView> {
    let mut listed = Vec::new();
    for word in read.calendars.iter().flatten() {
        let named = CalendarView::named(&word.text);
        if named.is_none() {
            report.add(dates::unknown_calendar(word.place, &word.text));
        }
        listed.extend(named);
    }
    listed
}

/// What is read that is not EDTF.
enum ByEra {
    /// A date by an era.
    Date(When),
    /// A date in words, which is to be written as EDTF.
    Words(Meant),
    /// A date that cannot be.
    Wrong(DateError),
}

impl Builder<'_> {
    /// What dates are read among.
    fn among(&self) -> Context<'_> {
        Context {
            calendars: &self.context.calendars,
            ..Context::of(self.context.reckoning)
        }
    }

    /// Reads a date: EDTF, or one by an era.
    pub(super) fn when(&mut self, word: Option<&Word<'_>>) -> Option<When> {
        let word = word?;
        let reckoning = self.context.reckoning;
        let problem = match When::parse(&word.text, reckoning) {
            Ok(when) => return Some(when),
            Err(error) => match self.by_era(word) {
                Some(ByEra::Date(when)) => return Some(when),
                Some(ByEra::Words(read)) => self.in_words(word, read),
                Some(ByEra::Wrong(error)) => self.impossible(word, error),
                None => self.impossible(word, error),
            },
        };
        self.report.add(problem);
        None
    }

    /// A date in words that are read in a way.
    fn in_words(&self, word: &Word<'_>, read: Meant) -> Problem {
        let text = &word.text;
        if let Some(days) = dates::either(text) {
            return dates::day_or_month(word.place, text, &days);
        }
        let meant = dates::meant(text, self.context.reckoning).unwrap_or(read);
        dates::written_otherwise(word.place, text, &meant)
    }

    fn impossible(&self, word: &Word<'_>, error: DateError) -> Problem {
        let (text, reckoning) = (&word.text, self.context.reckoning);
        if let Some(meant) = dates::meant(text, reckoning) {
            return dates::written_otherwise(word.place, text, &meant);
        }
        match dates::other_way_round(text, reckoning) {
            Some(turned) => dates::turned_round(word.place, text, &turned),
            None => dates::impossible(word.character(error.column), text, error),
        }
    }

    /// Reads a date by an era, or one in words; none for what is neither.
    fn by_era(&mut self, word: &Word<'_>) -> Option<ByEra> {
        let in_letters = !word.text.is_ascii();
        let read = match readings(&word.text, self.among()) {
            Ok(read) => read,
            Err(error) => return (in_letters || error.cannot_be).then_some(ByEra::Wrong(error)),
        };
        let first = read.first()?;
        if first.eras.is_empty() {
            let written = read.iter().map(|reading| reading.when.to_string());
            return Some(match dates::one_of(written.collect()) {
                Ok(meant) => ByEra::Words(meant),
                Err(error) => ByEra::Wrong(error),
            });
        }
        if read.len() > 1 {
            return Some(ByEra::Wrong(DateError::new(1, dates::whose_era(&read))));
        }
        let when = first.when.clone();
        let eras = first.eras.clone();
        self.count(&eras);
        Some(ByEra::Date(when))
    }

    fn count(&mut self, eras: &[EraName]) {
        for era in eras {
            *self.pending.eras.entry(*era).or_default() += 1;
        }
    }

    /// The source's own date, held against `when`; what cannot be read is kept as it stands. A `when` by an era is the source's own date
    /// where there is no other.
    pub(super) fn as_written(
        &mut self,
        word: Option<&Word<'_>>,
        when: Option<&When>,
        digits: Option<&Word<'_>>,
    ) -> Option<Excerpt> {
        let Some(word) = word else {
            let by_era = digits.filter(|digits| digits.text.chars().any(char::is_alphabetic));
            let by_era =
                by_era.filter(|digits| When::parse(&digits.text, self.context.reckoning).is_err());
            return by_era.map(|digits| self.keep(digits));
        };
        let when = when.filter(|_| self.context.check_dates);
        if let Some((when, digits)) = when.zip(digits) {
            match check_as_written(&word.text, when, self.among()) {
                Ok(AsWritten::Agrees(eras)) => self.count(&eras),
                Ok(AsWritten::Unread(error)) => {
                    let at = word.character(error.column);
                    self.report.add(dates::kept_as_it_stands(at, error));
                }
                Err(error) => {
                    let at = word.character(error.column);
                    self.report.add(dates::another_day(at, error, digits.place));
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
        let when = self.when(word)?;
        Some((when.extent().start(), when.extent().end()))
    }
}
