//! Dates: reads `when`, and checks it against the date given by the source.

use hashbrown::{HashMap, HashSet};

use super::Builder;
use crate::check::dates;
use crate::check::{Problem, Report};
use crate::format::calendar::Calendar;
use crate::format::scalars::Keyed;
use crate::format::schema;
use crate::format::word::Word;
use crate::text::Excerpt;
use crate::time::{
    AsWritten, CalendarView, Context, DateError, EraName, Moment, Note, Reading, Reckoning,
    Suggestion, When, another_date, check_as_written, readings, suggestion, takes_short_year,
};

/// The calendars listed in a file. Reports unknown ones.
pub(super) fn calendars(read: &schema::Chronicle<'_>, report: &mut Report) -> Vec<CalendarView> {
    let mut listed = Vec::new();
    let own = own_eras(read);
    for word in read.calendars.iter().flatten() {
        let named = CalendarView::named(&word.text);
        if named.is_none() && !own.contains(&*word.text) {
            report.add(dates::unknown_calendar(word.place, &word.text));
        }
        listed.extend(named);
    }
    listed
}

/// The ids of the file's own eras that it lists as calendars.
pub(super) fn listed_eras(read: &schema::Chronicle<'_>) -> HashSet<String> {
    let own = own_eras(read);
    let listed = read.calendars.iter().flatten();
    let listed = listed.filter(|word| own.contains(&*word.text));
    listed.map(|word| word.text.to_string()).collect()
}

/// The ids of the file's own eras.
fn own_eras<'s>(read: &'s schema::Chronicle<'_>) -> HashSet<&'s str> {
    let eras = read.eras.iter().flat_map(Keyed::ids);
    eras.map(|id| &*id.text).collect()
}

/// The file's time zone in minutes ahead of UTC. Reports an invalid zone.
pub(super) fn zone(read: &schema::Chronicle<'_>, report: &mut Report) -> i16 {
    let Some(word) = &read.zone else { return 0 };
    When::parse_zone(&word.text).unwrap_or_else(|error| {
        report.add(dates::no_zone(word.place, &word.text, error));
        0
    })
}

/// The result of reading a date that is not EDTF.
enum ByEra {
    /// A date in an era.
    Date(When),
    /// A date in words, which should be written as EDTF.
    Words(Suggestion),
    /// An impossible date.
    Invalid(DateError),
}

impl Builder<'_> {
    /// The context for reading dates.
    fn among(&self, reckoning: Reckoning) -> Context<'_> {
        Context {
            calendars: &self.context.calendars,
            zone: Some(self.context.zone),
            ..Context::of(reckoning)
        }
    }

    /// The calendar of a date, which may have its own.
    fn reckoning(&self, own: Option<Calendar>) -> Reckoning {
        own.map_or(self.context.reckoning, |own| {
            own.0.unwrap_or(Reckoning::Julian)
        })
    }

    /// Reads a date: EDTF, or a date in an era.
    pub(super) fn when(&mut self, word: Option<&Word<'_>>, own: Option<Calendar>) -> Option<When> {
        let (word, reckoning) = (word?, self.reckoning(own));
        let problem = match When::parse(&word.text, reckoning) {
            Ok(when) => return Some(when.on_clocks(self.context.zone)),
            Err(error) => match self.by_any_era(word, reckoning) {
                Some(ByEra::Date(when)) => return Some(when),
                Some(ByEra::Words(read)) => in_words(word, read, reckoning),
                Some(ByEra::Invalid(error)) => impossible(word, error, reckoning),
                None => impossible(word, error, reckoning),
            },
        };
        self.report.add(problem);
        None
    }

    /// Reads a date in an era of the tables, then in one of the file's own, or a date in words. `None` for anything
    /// else.
    fn by_any_era(&mut self, word: &Word<'_>, reckoning: Reckoning) -> Option<ByEra> {
        match self.by_era(word, reckoning) {
            Some(found @ (ByEra::Date(_) | ByEra::Words(_))) => Some(found),
            other => match self.by_own_era(word, reckoning) {
                Some(Ok(when)) => Some(ByEra::Date(when)),
                Some(Err(error)) => Some(ByEra::Invalid(error)),
                None => other,
            },
        }
    }

    /// Reads a date in one of the file's own eras.
    fn by_own_era(
        &mut self,
        word: &Word<'_>,
        reckoning: Reckoning,
    ) -> Option<Result<When, DateError>> {
        let read = (self.context.own_eras).read(&word.text, self.among(reckoning))?;
        Some(read.map(|(era, when)| {
            self.pending.own_eras.insert(era.to_owned());
            when
        }))
    }

    /// Reads a date in an era or in words; `None` for anything else.
    fn by_era(&mut self, word: &Word<'_>, reckoning: Reckoning) -> Option<ByEra> {
        let in_letters = !word.text.is_ascii() || has_a_word(&word.text);
        let read = match readings(&word.text, self.among(reckoning)) {
            Ok(read) => read,
            Err(error) => return (in_letters || error.cannot_be).then_some(ByEra::Invalid(error)),
        };
        let first = read.first()?;
        if first.eras.is_empty() {
            return Some(without_era(&word.text, &read, first, reckoning));
        }
        if let Some(refused) = &first.refused {
            return Some(ByEra::Invalid(refused.clone()));
        }
        if read.len() > 1 {
            let are_listed = !self.context.calendars.is_empty();
            let reason = dates::whose_era(&read, &word.text, are_listed);
            return Some(ByEra::Invalid(DateError::new(1, reason)));
        }
        self.warn_of_its_end(word, first);
        let when = first.when.clone();
        let eras = first.eras.clone();
        self.count(&eras);
        Some(ByEra::Date(when))
    }

    /// Reports a year of an era after its last one.
    fn warn_of_its_end(&mut self, word: &Word<'_>, read: &Reading) {
        let is_end = |note: &&Note| matches!(note, Note::AfterEra(..));
        let start = read.when.extent().start().day();
        if let (Some(note), Some(era)) = (read.notes.iter().find(is_end), read.eras.first())
            && era.is_year_past(start)
        {
            let problem = dates::past_its_era(word.place, &word.text, note);
            self.report.add(problem);
        }
    }

    fn count(&mut self, eras: &[EraName]) {
        for era in eras {
            *self.pending.eras.entry(*era).or_default() += 1;
        }
    }

    /// The date as given by the source, checked against `when`. A date that cannot be read is kept as it is. A `when` in another time
    /// zone than the chronicle's follows it. Without `as_written`, such a `when`, or one in an era, is used as the source's date.
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
            self.hold_against(word, when, digits, reckoning);
        }
        let written = self.keep(word);
        let local = digits.filter(|digits| self.on_other_clocks(digits, reckoning).is_some());
        Some(match local {
            Some(local) if local.text != word.text => format!("{written} · {}", local.text).into(),
            _ => written,
        })
    }

    /// A date in digits whose time is in another zone than the chronicle's.
    fn on_other_clocks(&self, digits: &Word<'_>, reckoning: Reckoning) -> Option<When> {
        let when = When::parse(&digits.text, reckoning).ok();
        when.filter(|when| when.is_of_other_clocks(self.context.zone))
    }

    /// Reports a source's date that does not agree with `when`.
    fn hold_against(
        &mut self,
        word: &Word<'_>,
        when: &When,
        digits: &Word<'_>,
        reckoning: Reckoning,
    ) {
        let found = check_as_written(&word.text, when, self.among(reckoning));
        if let Ok(AsWritten::Agrees(eras)) = found {
            self.count(&eras);
            return;
        }
        // A time with a zone may be of another day on the clocks of its place.
        let local = self.on_other_clocks(digits, reckoning);
        if local.is_some_and(|local| {
            let found = check_as_written(&word.text, &local, self.among(reckoning));
            matches!(found, Ok(AsWritten::Agrees(_)))
        }) {
            return;
        }
        let own = self.by_own_era(word, reckoning);
        match (found, own) {
            (_, Some(Ok(own))) if own.extent().overlaps(&when.extent()) => {}
            (Err(error), _) => {
                let at = word.character(error.column);
                self.report.add(dates::another_day(at, error, digits.place));
            }
            (Ok(_), Some(Ok(own))) => {
                let error = another_date(&own, when);
                let at = word.character(error.column);
                self.report.add(dates::another_day(at, error, digits.place));
            }
            (Ok(AsWritten::Unread(_)), Some(Err(error))) | (Ok(AsWritten::Unread(error)), None) => {
                let at = word.character(error.column);
                self.report.add(dates::kept_as_written(at, error));
            }
            (Ok(AsWritten::Agrees(_)), _) => {}
        }
    }

    /// The ids of the file's own eras that become calendars: the listed ones, or else those used in dates.
    pub(super) fn used_own_eras(&self, used: &HashSet<String>) -> HashSet<String> {
        if !self.context.listed_eras.is_empty() || !self.context.calendars.is_empty() {
            return self.context.listed_eras.clone();
        }
        used.union(&self.pending.own_eras).cloned().collect()
    }

    /// The calendars of the chronicle: the listed ones, or else those used in its dates, the most used first.
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

    /// The period that the chart shows when it opens.
    pub(super) fn focus(&mut self, word: Option<&Word<'_>>) -> Option<(Moment, Moment)> {
        let when = self.when(word, None)?;
        Some((when.extent().start(), when.extent().end()))
    }
}

/// What to write for a date that is in no era, in the calendar of the file.
fn without_era(text: &str, read: &[Reading], first: &Reading, reckoning: Reckoning) -> ByEra {
    let digits = |reading: &Reading| {
        let when = reading.when.in_calendar(reckoning);
        when.map(|when| when.to_string())
    };
    let Some(written) = read.iter().map(digits).collect() else {
        let named = first.when.reckoning();
        let reason = format!(
            "a month or year of the {named} calendar has other days here: say `calendar: {named}` beside it, or name the days"
        );
        return ByEra::Invalid(DateError::new(1, reason));
    };
    match dates::one_of(written) {
        Ok(written) => ByEra::Words(Suggestion {
            sure: !takes_short_year(text, &written) && !first.notes.contains(&Note::AnotherWeekday),
            written,
        }),
        Err(error) => ByEra::Invalid(error),
    }
}

/// Whether two letters are adjacent. In EDTF, letters occur only singly.
fn has_a_word(text: &str) -> bool {
    let letters: Vec<bool> = text.chars().map(char::is_alphabetic).collect();
    letters.windows(2).any(|two| two == [true, true])
}

/// The problem of a date in words; `read` is how they were understood.
fn in_words(word: &Word<'_>, read: Suggestion, reckoning: Reckoning) -> Problem {
    let text = &word.text;
    if let Some(days) = dates::either(text) {
        return dates::day_or_month(word.place, text, &days);
    }
    if let Some(expected) = dates::before_christ_or_zero(text) {
        return dates::before_christ_asked(word.place, text, expected);
    }
    let suggestion = suggestion(text, reckoning).unwrap_or(read);
    dates::written_otherwise(word.place, text, &suggestion)
}

fn impossible(word: &Word<'_>, error: DateError, reckoning: Reckoning) -> Problem {
    let text = &word.text;
    if let Some(expected) = dates::before_christ_or_zero(text) {
        return dates::before_christ_asked(word.place, text, expected);
    }
    if let Some(suggestion) = suggestion(text, reckoning) {
        return dates::written_otherwise(word.place, text, &suggestion);
    }
    match dates::other_way_round(text, reckoning) {
        Some(turned) => dates::turned_round(word.place, text, &turned),
        None => dates::impossible(word.character(error.column), text, error),
    }
}
