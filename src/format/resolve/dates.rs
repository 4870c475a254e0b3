//! Dates: what `when` says, and whether the source's own date agrees.

use super::Builder;
use crate::format::problem::Problem;
use crate::format::word::Word;
use crate::text::Excerpt;
use crate::time::{Moment, When, check_as_written};

impl Builder<'_> {
    /// Reads a date.
    pub(super) fn when(&mut self, word: Option<&Word<'_>>) -> Option<When> {
        let word = word?;
        match When::parse(&word.text, self.context.reckoning) {
            Ok(when) => Some(when),
            Err(error) => {
                let problem = Problem::error(
                    word.character(error.column),
                    format!("invalid date \"{}\"", word.text),
                );
                self.report.add(problem.expected(error.reason));
                None
            }
        }
    }

    /// The source's own date, held against `when`.
    pub(super) fn as_written(
        &mut self,
        word: Option<&Word<'_>>,
        when: Option<&When>,
        digits: Option<&Word<'_>>,
    ) -> Option<Excerpt> {
        let word = word?;
        let when = when.filter(|_| self.context.check_dates);
        if let Some((Err(error), digits)) = when
            .map(|when| check_as_written(&word.text, when))
            .zip(digits)
        {
            let problem = Problem::error(
                word.character(error.column),
                "`as_written` is not the date that `when` gives",
            )
            .expected(error.reason)
            .related(digits.place, "`when` is given here");
            self.report.add(problem);
        }
        Some(self.keep(word))
    }

    /// The years the chart opens on.
    pub(super) fn focus(&mut self, word: Option<&Word<'_>>) -> Option<(Moment, Moment)> {
        let when = self.when(word)?;
        Some((when.extent().start(), when.extent().end()))
    }
}
