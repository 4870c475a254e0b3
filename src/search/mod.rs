//! Finding things by their names in any language, their dates, their kinds, and their texts.
//!
//! Nothing is stored beforehand: a search walks over the chronicle in steps, so that whoever runs it can draw and answer keys
//! between them. The events of a time that is named come first, then those whose names hold a word, which a prescan finds, then the
//! names of everything as one would guess at them, then the texts of what is not found yet.

mod fields;
mod fold;
mod han;
mod kana;
mod matches;
mod pinyin;
mod prescan;
mod query;
#[cfg(test)]
mod tests;

pub use fields::Field;
pub use matches::Matches;

use std::collections::HashSet;
use std::ops::Range;

use crate::chronicle::{Chronicle, EventId, Ref};
use crate::names::LanguageId;
use crate::time::{Moment, When};
use fields::{is_named, is_told_as_event, is_told_of, thing, visit_names, visit_prose};
use prescan::Prescan;
use query::{Query, Scratch, Word};

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub of: Ref,
    /// How well, from 1 up.
    score: u32,
}

/// Why something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What part of it matched.
    pub field: Field,
    /// The language of that part.
    pub language: LanguageId,
    /// The name that matched, or the words around the match; empty for a date and the sort of an event.
    pub words: String,
}

impl Reason {
    /// With no more of a text than stands around a word.
    fn around(self, word: &Word) -> Self {
        let told = matches!(self.field, Field::Text | Field::Kind | Field::AsWritten);
        let words = if told {
            word.excerpt(&self.words)
        } else {
            self.words
        };
        Self { words, ..self }
    }
}

/// A search under way.
#[derive(Debug, Clone)]
pub struct Search {
    query: Query,
    pass: Pass,
    /// The events that begin within the time that a word of the query names.
    dated: Range<usize>,
    /// For those whose names hold a word.
    prescan: Prescan,
    /// The next thing to look at.
    next: usize,
    /// The best hits so far, best first.
    best: Vec<Hit>,
    /// How many things were found.
    count: usize,
    events: Matches,
    /// What was found and is no event.
    others: HashSet<Ref>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Dated,
    Said,
    Names,
    Texts,
    Done,
}

impl Pass {
    fn after(self) -> Self {
        match self {
            Self::Dated => Self::Said,
            Self::Said => Self::Names,
            Self::Names => Self::Texts,
            Self::Texts | Self::Done => Self::Done,
        }
    }
}

/// The most hits that are kept.
const KEPT: usize = 200;

impl Search {
    /// Begins a search; nothing is found before the first [`step`](Self::step).
    pub fn new(text: &str, chronicle: &Chronicle) -> Self {
        let query = Query::new(text, chronicle.reckoning);
        let pass = if query.is_empty() {
            Pass::Done
        } else {
            Pass::Dated
        };
        let extent = std::iter::once(&query.whole)
            .chain(&query.words)
            .find_map(Word::extent);
        let dated = extent.map_or(0..0, |extent| begun_within(chronicle, extent));
        let prescan = Prescan::new(&query.words);
        let (best, events, others) = (Vec::new(), Matches::default(), HashSet::new());
        Self {
            query,
            pass,
            dated,
            prescan,
            next: 0,
            best,
            count: 0,
            events,
            others,
        }
    }

    /// What the text means as a date, if it is one.
    pub fn when(&self) -> Option<&When> {
        self.query.when.as_ref()
    }

    /// The best hits so far, best first.
    pub fn hits(&self) -> &[Hit] {
        &self.best
    }

    /// Why something is among the hits; computed again each time, as only a few are looked at.
    pub fn reason(&self, chronicle: &Chronicle, of: Ref) -> Option<Reason> {
        let mut scratch = Scratch::default();
        let mut met = |word, reach| best_place(chronicle, of, word, reach, &mut scratch);
        let (whole, words) = (&self.query.whole, &self.query.words);
        if let Some(reason) = met(whole, Reach::Names).or_else(|| met(whole, Reach::Texts)) {
            return Some(reason.around(whole));
        }
        // Its words stand here and there.
        let longest = words.iter().max_by_key(|word| word.length())?;
        let first = words
            .iter()
            .find(|word| word.length() > 1)
            .unwrap_or(longest);
        met(longest, Reach::Texts).map(|reason| reason.around(first))
    }

    /// How many things were found so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The events found so far.
    pub fn events(&self) -> &Matches {
        &self.events
    }

    /// True if there is more to look at.
    pub fn unfinished(&self) -> bool {
        self.pass != Pass::Done
    }

    /// Looks at some more things: at fewer for a query of very many words, each of which is looked for.
    pub fn step(&mut self, chronicle: &Chronicle, count: usize) {
        let count = count.div_ceil(1 + self.query.words.len() / 8);
        let mut scratch = Scratch::default();
        // A prescan of many events takes as long as the rest of a step.
        let mut may_prescan = true;
        for _ in 0..count {
            let Some(of) = self.advance(chronicle, &mut may_prescan) else {
                return;
            };
            if self.is_settled(chronicle, of) {
                continue;
            }
            if let Some(score) = self.score(chronicle, of, &mut scratch) {
                self.take(of, score + prominence(chronicle, of));
            }
        }
    }

    /// The next thing, going from one pass to the other; nothing if that is all, or enough for one step.
    fn advance(&mut self, chronicle: &Chronicle, may_prescan: &mut bool) -> Option<Ref> {
        loop {
            if self.pass == Pass::Said && self.prescan.must_go_on(chronicle) {
                if !std::mem::take(may_prescan) {
                    return None;
                }
                self.prescan.go_on(chronicle);
            }
            let of = match self.pass {
                Pass::Dated => self.dated.next().map(EventId::at).map(Ref::Event),
                Pass::Said => self.prescan.take().map(Ref::Event),
                Pass::Names | Pass::Texts => thing(chronicle, self.next),
                Pass::Done => return None,
            };
            self.next += usize::from(matches!(self.pass, Pass::Names | Pass::Texts));
            if of.is_some() {
                return of;
            }
            (self.pass, self.next) = (self.pass.after(), 0);
        }
    }

    /// True if it is known already whether a thing answers, or an event answers for it.
    fn is_settled(&self, chronicle: &Chronicle, of: Ref) -> bool {
        match self.pass {
            Pass::Dated => false,
            _ if is_told_as_event(chronicle, of) => true,
            Pass::Texts if !is_told_of(chronicle, of) => true,
            _ => match of {
                Ref::Event(id) => self.events.contains(id),
                _ => self.others.contains(&of),
            },
        }
    }

    /// How well a thing answers: the whole query in one place, or each of its words somewhere.
    fn score(&self, chronicle: &Chronicle, of: Ref, scratch: &mut Scratch) -> Option<u32> {
        let several = if self.query.words.len() > 1 {
            &*self.query.words
        } else {
            &[]
        };
        let named = is_named(of);
        let mut whole = 0;
        let mut each = vec![0; several.len()];
        let reach = if self.pass == Pass::Texts {
            Reach::Texts
        } else {
            Reach::Names
        };
        reach.visit(chronicle, of, &mut |field, _, text| {
            scratch.take(text);
            whole = whole.max(self.query.whole.score(field, named, scratch).unwrap_or(0));
            for (best, word) in each.iter_mut().zip(several) {
                *best = (*best).max(word.score(field, named, scratch).unwrap_or(0));
            }
        });
        whole = whole.max(told_score(chronicle, of, &self.query.whole).0);
        for (best, word) in each.iter_mut().zip(several) {
            *best = (*best).max(told_score(chronicle, of, word).0);
        }
        let worst = each
            .into_iter()
            .min()
            .filter(|worst| *worst > 0)
            .map(|worst| worst.saturating_sub(60).max(1));
        Some(whole).filter(|whole| *whole > 0).or(worst)
    }

    /// Takes a hit among the found ones, and among the best if it is one.
    fn take(&mut self, of: Ref, score: u32) {
        self.count += 1;
        match of {
            Ref::Event(id) => self.events.add(id),
            _ => {
                self.others.insert(of);
            }
        }
        let place = self.best.partition_point(|hit| hit.score >= score);
        if place < KEPT {
            self.best.truncate(KEPT - 1);
            self.best.insert(place, Hit { of, score });
        }
    }
}

/// How much of a thing is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Its names and what else is short.
    Names,
    /// Those and its running texts.
    Texts,
}

impl Reach {
    fn visit(
        self,
        chronicle: &Chronicle,
        of: Ref,
        visit: &mut impl FnMut(Field, LanguageId, &str),
    ) {
        visit_names(chronicle, of, visit);
        if self == Self::Texts {
            visit_prose(chronicle, of, visit);
        }
    }
}

/// Where in a thing a word is met best, with the whole text there.
fn best_place(
    chronicle: &Chronicle,
    of: Ref,
    word: &Word,
    reach: Reach,
    scratch: &mut Scratch,
) -> Option<Reason> {
    let named = is_named(of);
    let mut best: Option<(u32, Reason)> = None;
    reach.visit(chronicle, of, &mut |field, language, text| {
        scratch.take(text);
        let Some(score) = word.score(field, named, scratch) else {
            return;
        };
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((
                score,
                Reason {
                    field,
                    language,
                    words: text.to_owned(),
                },
            ));
        }
    });
    let (told, field) = told_score(chronicle, of, word);
    if told > 0 && best.as_ref().is_none_or(|(known, _)| told > *known) {
        return Some(Reason {
            field,
            language: chronicle.languages.first(),
            words: String::new(),
        });
    }
    best.map(|(_, reason)| reason)
}

/// The events that begin between two moments.
fn begun_within(chronicle: &Chronicle, (from, to): (Moment, Moment)) -> Range<usize> {
    let before = |moment: Moment| {
        chronicle
            .events
            .partition_point(|event| event.when.extent().start() < moment)
    };
    before(from)..before(to)
}

/// How well the date or the sort of an event answers a word, whichever does better; 0 if neither does.
fn told_score(chronicle: &Chronicle, of: Ref, word: &Word) -> (u32, Field) {
    let Some(event) = EventId::of(of) else {
        return (0, Field::Date);
    };
    let event = &chronicle[event];
    let dated = word.score_date(event.when.extent().start()).unwrap_or(0);
    let sort = word.score_kind(event.kind);
    if sort > dated {
        (sort, Field::Kind)
    } else {
        (dated, Field::Date)
    }
}

/// What speaks for a thing when others match as well: the weight of an event, how often another thing is mentioned.
fn prominence(chronicle: &Chronicle, of: Ref) -> u32 {
    match of {
        Ref::Event(id) => u32::from(chronicle[id].weight) * 5,
        // Whoever names a reign means who reigned.
        Ref::Span(_) => 0,
        _ => u32::try_from(chronicle.appearances(of).len().min(20)).unwrap_or(20),
    }
}
