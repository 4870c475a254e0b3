//! Parsing dates that annals itself has written, in any language that has a catalogue, using the words of the catalogue.

mod brief;
mod single;
mod template;

use self::template::{at, ways};
use crate::time::edtf::{SetKind, When};
use crate::time::extent::Edge;
use crate::time::reckoning::Reckoning;
use crate::time::write::{DateStyle, Word};

/// The maximum length of a date in bytes.
const LONGEST: usize = 400;

/// The maximum number of final words that two dates may share.
const SHARED: usize = 5;

/// Parses a text written in one of these styles, with digits in the given calendar.
pub(super) fn read(text: &str, styles: &[DateStyle], reckoning: Reckoning) -> Option<When> {
    // Nothing that is written has two blanks in a row; each one is a place to take the text apart.
    if text.len() > LONGEST
        || text.contains("  ")
        || !text.bytes().any(|byte| byte.is_ascii_digit()) && !says_some(text, styles)
    {
        return None;
    }
    styles.iter().find_map(|style| {
        Inverse {
            style: *style,
            reckoning,
        }
        .whole(text)
    })
}

/// Whether a text without digits may be a date: one of an unspecified year.
fn says_some(text: &str, styles: &[DateStyle]) -> bool {
    let words = |style: &DateStyle| style.word(Word::SomeYear).split('|').collect::<Vec<_>>();
    styles
        .iter()
        .flat_map(words)
        .any(|word| text.contains(word.trim()))
}

/// A parser for one language and one calendar.
#[derive(Clone, Copy)]
struct Inverse {
    style: DateStyle,
    reckoning: Reckoning,
}

impl Inverse {
    fn whole(self, text: &str) -> Option<When> {
        self.member(text)
            .or_else(|| self.interval(text))
            .or_else(|| self.set(text))
            .or_else(|| self.brief(text))
    }

    /// A member of a set: a date, a time between two dates, or one before or after a date.
    fn member(self, text: &str) -> Option<When> {
        self.date(text)
            .or_else(|| self.between(text))
            .or_else(|| self.beyond(text))
    }

    fn two<T>(self, word: Word, text: &str, join: impl Fn(&str, &str) -> Option<T>) -> Option<T> {
        let names = match word {
            Word::Range | Word::VagueRange | Word::Between => ("from", "to"),
            _ => ("one", "other"),
        };
        ways(self.style.word(word), text)
            .iter()
            .find_map(|filled| join(at(filled, names.0), at(filled, names.1)))
    }

    /// Joins two dates; the first may share the last words of the second, or the second the year and month of the first.
    fn joined(
        self,
        (from, to): (&str, &str),
        read: impl Fn(&str) -> Option<When>,
        join: impl Fn(&When, &When) -> Option<When>,
    ) -> Option<When> {
        if !self.style.shares_end() {
            let first = read(from)?;
            let after = |head: &str| {
                let last = read(&format!("{head}{to}"));
                join(&first, &last.or_else(|| read(&format!("{head} {to}")))?)
            };
            let units = self.style.behind_units().into_iter().rev();
            let mut heads = units.filter_map(|unit| Some(&from[..from.rfind(unit)? + unit.len()]));
            let whole = read(to).and_then(|last| join(&first, &last));
            return whole.or_else(|| heads.find_map(after));
        }
        let last = read(to)?;
        let whole = |text: &str| join(&read(text)?, &last);
        let words: Vec<&str> = to.split(' ').collect();
        let leaning = |count: usize| {
            let shared = words[words.len() - count..].join(" ");
            whole(&format!("{from} {shared}"))
        };
        whole(from).or_else(|| (1..=SHARED.min(words.len())).find_map(leaning))
    }

    fn between(self, text: &str) -> Option<When> {
        self.two(Word::Between, text, |from, to| {
            self.joined((from, to), |text| self.date(text), When::among)
        })
    }

    fn interval(self, text: &str) -> Option<When> {
        let side = |text: &str| self.date(text).or_else(|| self.between(text));
        let both = self.two(Word::Range, text, |from, to| {
            match (from.trim(), to.trim()) {
                ("?", to) => When::interval(Err(Edge::Unknown), Ok(&side(to)?)),
                (from, "?") => When::interval(Ok(&side(from)?), Err(Edge::Unknown)),
                both => self.joined(both, side, |first, last| {
                    When::interval(Ok(first), Ok(last))
                }),
            }
        });
        let vague = || {
            self.two(Word::VagueRange, text, |from, to| {
                When::interval(Ok(&side(from)?), Ok(&side(to)?))
            })
        };
        both.or_else(vague)
            .or_else(|| {
                let from = self.around(Word::From, text, side)?;
                When::interval(Ok(&from), Err(Edge::Open))
            })
            .or_else(|| {
                let until = self.around(Word::Until, text, side)?;
                When::interval(Err(Edge::Open), Ok(&until))
            })
    }

    /// A date with words around it; the mark of doubt may follow these.
    fn around(self, word: Word, text: &str, read: impl Fn(&str) -> Option<When>) -> Option<When> {
        let found = |text: &str| {
            let all = ways(self.style.word(word), text);
            all.iter().find_map(|filled| read(at(filled, "date")))
        };
        let doubted = || Some(found(text.strip_suffix('?')?)?.marked_uncertain());
        found(text).or_else(doubted)
    }

    /// Before or after a date.
    fn beyond(self, text: &str) -> Option<When> {
        let date = |text: &str| self.date(text);
        let before = self.around(Word::Before, text, date);
        before.and_then(|when| when.before()).or_else(|| {
            self.around(Word::After, text, date)
                .and_then(|when| when.after())
        })
    }

    /// A set of dates: one of them, or all.
    fn set(self, text: &str) -> Option<When> {
        let of = |word: Word, kind: SetKind| {
            self.two(word, text, |listed, last| {
                let last = self.element(last, kind)?;
                let first = self.listed(listed, kind)?;
                let shares_era = self.style.shares_end() && self.needs_an_era(&first, &last);
                (!shares_era).then(|| When::union(kind, &first, &last))?
            })
        };
        of(Word::Or, SetKind::OneOf).or_else(|| of(Word::And, SetKind::AllOf))
    }

    /// Whether a year after Christ, which is written without its era, stands before one before Christ: in "551 or 552 BCE" both are. A day
    /// is ours without it.
    fn needs_an_era(self, first: &When, last: &When) -> bool {
        let from = |year| self.reckoning.year_start(year).start();
        let is_ours = first.extent().end() > from(100) && first.single_day().is_none();
        is_ours && last.extent().start() < from(1)
    }

    fn listed(self, text: &str, kind: SetKind) -> Option<When> {
        if let Some(when) = self.element(text, kind) {
            return Some(when);
        }
        let mut rest = text;
        let mut all: Option<When> = None;
        loop {
            let (element, left) = self.last_of_list(rest, kind)?;
            all = Some(match all {
                Some(all) => When::union(kind, &element, &all)?,
                None => element,
            });
            if let Some(first) = self.element(left, kind) {
                return When::union(kind, &first, &all?);
            }
            rest = left;
        }
    }

    /// The last element of a list, and the text before it.
    fn last_of_list(self, text: &str, kind: SetKind) -> Option<(When, &str)> {
        let all = ways(self.style.word(Word::List), text);
        all.iter().rev().find_map(|filled| {
            let element = self.element(at(filled, "other"), kind)?;
            Some((element, at(filled, "one")))
        })
    }

    fn element(self, text: &str, kind: SetKind) -> Option<When> {
        let range = || {
            self.two(Word::Range, text, |from, to| {
                self.joined((from, to), |text| self.date(text), When::all_from)
            })
        };
        self.member(text)
            .or_else(|| (kind == SetKind::AllOf).then(range).flatten())
    }
}
