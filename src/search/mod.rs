//! Finding things by their names in any language, their dates, their kinds, and their texts.
//!
//! A search needs no prepared data (an [`Index`] is optional). It walks through the chronicle in steps, so that its caller can draw and
//! handle keys between them. The passes are: the events of a date in the query; events whose names contain a word, found by a fast
//! prescan; the names of everything, with fuzzy matching; the names with typing mistakes, if nothing was found; and the texts of what
//! was not found yet.

mod amount;
mod fields;
mod fold;
mod han;
mod hangul;
mod index;
mod kana;
mod matches;
mod pinyin;
mod prescan;
mod query;
mod reason;
mod score;
mod scratch;
#[cfg(test)]
mod tests;
mod typing;
mod word;

pub use fields::Field;
pub use fold::fold;
pub use index::Index;
pub use matches::Matches;
pub use reason::Reason;

use std::collections::HashSet;
use std::ops::Range;

use crate::card::Subject;
use crate::chronicle::{Chronicle, EventId, LaneId, PlaceId, Ref};
use crate::names::LanguageId;
use crate::time::{Moment, When};
use fields::{Naming, event, has_details, is_drawn_as_event, naming, thing};
use prescan::Prescan;
use query::Query;
use reason::{Reach, date_or_kind_score};
use scratch::Scratch;
use word::Word;

/// A search result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub of: Subject,
    /// The score, at least 1.
    score: u32,
}

/// A search in progress.
#[derive(Debug, Clone)]
pub struct Search {
    query: Query,
    pass: Pass,
    /// The events that begin within the date that a word of the query names.
    dated: Range<usize>,
    /// True if the whole query is a date between the first event and the last.
    date_within: bool,
    /// The state of the prescan for events whose names contain a word.
    prescan: Prescan,
    /// The number of the next thing to check in this pass.
    next: usize,
    /// The best hits so far, best first.
    best: Vec<Hit>,
    /// The number of things found.
    count: usize,
    events: Matches,
    /// Results that are not events.
    others: HashSet<Subject>,
    /// The languages that the reader understands; empty means all.
    read: Vec<LanguageId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Dated,
    Said,
    Names,
    Mistaken,
    Texts,
    Done,
}

impl Pass {
    /// The next pass; names are checked for typing mistakes only if nothing was found.
    fn after(self, found: usize) -> Self {
        match self {
            Self::Dated => Self::Said,
            Self::Said => Self::Names,
            Self::Names if found == 0 => Self::Mistaken,
            Self::Names | Self::Mistaken => Self::Texts,
            Self::Texts | Self::Done => Self::Done,
        }
    }
}

/// The limit of text per step in bytes, for each thing: names are about this long, running texts much longer.
const BYTES_EACH: usize = 128;

/// This many additional words double the cost of a text, which is read and folded only once for all of them.
const WORDS_AS_ONE: usize = 8;

/// The maximum number of events that are checked for a day of any year.
const MOST_YEARLESS: usize = 100_000;

/// The maximum number of hits that are kept.
const KEPT: usize = 200;

impl Search {
    /// Begins a search; nothing is found before the first [`step`](Self::step). Uses the index for names if it has been built.
    pub fn new(text: &str, chronicle: &Chronicle, index: &Index) -> Self {
        let query = Query::new(text, chronicle);
        let pass = if query.is_empty() {
            Pass::Done
        } else {
            Pass::Dated
        };
        let extent = std::iter::once(&query.whole)
            .chain(&query.words)
            .find_map(Word::extent);
        let dated = if query.whole.yearless.is_some() {
            // The days of all years are not in one range.
            0..chronicle.events.len().min(MOST_YEARLESS)
        } else {
            extent.map_or(0..0, |extent| begun_within(chronicle, extent))
        };
        let date_within = (query.whole.extent()).is_some_and(|extent| is_within(chronicle, extent));
        let prescan = Prescan::new(&query.words, index);
        let (best, events, others) = (Vec::new(), Matches::default(), HashSet::new());
        Self {
            query,
            pass,
            dated,
            date_within,
            prescan,
            next: 0,
            best,
            count: 0,
            events,
            others,
            read: Vec::new(),
        }
    }

    /// Sets the languages that the reader understands: matches in texts of other languages rank lower.
    #[must_use]
    pub fn for_reader_of(self, read: &[LanguageId]) -> Self {
        Self {
            read: read.to_vec(),
            ..self
        }
    }

    /// Whether the reader understands a language, or one that is read alike.
    fn reads(&self, chronicle: &Chronicle, language: LanguageId) -> bool {
        let languages = &chronicle.languages;
        self.read.is_empty()
            || self
                .read
                .iter()
                .any(|read| languages.reads(*read, language))
    }

    /// The query as a date, if it is one.
    pub fn when(&self) -> Option<&When> {
        self.query.when.as_ref()
    }

    /// True if the query is a date within the time of the chronicle; otherwise it is hardly meant as a date.
    pub fn is_date_within(&self) -> bool {
        self.date_within
    }

    /// The best hits so far, best first.
    pub fn hits(&self) -> &[Hit] {
        &self.best
    }

    /// The number of things found so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The events found so far.
    pub fn events(&self) -> &Matches {
        &self.events
    }

    /// Adds the given events to [`Search::events`]; the hits and the count are not changed.
    pub fn also_finds(&mut self, events: &[EventId]) {
        for event in events {
            if !self.events.contains(*event) {
                self.events.add(*event);
            }
        }
    }

    /// True if there is more to search.
    pub fn unfinished(&self) -> bool {
        self.pass != Pass::Done
    }

    /// Checks up to `count` more things; fewer if they have much text or the query has many words.
    pub fn step(&mut self, chronicle: &Chronicle, count: usize) {
        let most = count * BYTES_EACH / (1 + self.query.words.len() / WORDS_AS_ONE);
        let mut scratch = Scratch::default();
        // A prescan of many events takes as long as the rest of a step.
        let mut may_prescan = true;
        for _ in 0..count {
            if scratch.taken > most {
                return;
            }
            let Some(of) = self.advance(chronicle, &mut may_prescan) else {
                return;
            };
            if self.is_settled(chronicle, of) {
                continue;
            }
            if let Some(score) = self.score(chronicle, of, &mut scratch) {
                self.take(of, score + prominence(chronicle, of, &self.query.whole));
            }
        }
    }

    /// The next thing to check, moving on to the next pass when needed; `None` at the end of the search, or if this step has done
    /// enough.
    fn advance(&mut self, chronicle: &Chronicle, may_prescan: &mut bool) -> Option<Subject> {
        let subject = |event: EventId| Subject::Thing(event.into());
        loop {
            if self.pass == Pass::Said && self.prescan.must_go_on(chronicle) {
                if !std::mem::take(may_prescan) {
                    return None;
                }
                self.prescan.go_on(chronicle);
                // It may have found nothing and have more events to go through.
                continue;
            }
            let of = match self.pass {
                Pass::Dated => self.dated.next().map(EventId::at).map(subject),
                Pass::Said => self.prescan.take().map(subject),
                Pass::Names | Pass::Mistaken | Pass::Texts => thing(chronicle, self.next),
                Pass::Done => return None,
            };
            self.next += usize::from(!matches!(self.pass, Pass::Dated | Pass::Said));
            if of.is_some() {
                return of;
            }
            (self.pass, self.next) = (self.pass.after(self.count), 0);
        }
    }

    /// True if a thing needs no check: it was found before, an event represents it, or it has no texts.
    fn is_settled(&self, chronicle: &Chronicle, of: Subject) -> bool {
        match self.pass {
            Pass::Dated => false,
            _ if is_drawn_as_event(chronicle, of) => true,
            Pass::Texts if !has_details(chronicle, of) => true,
            _ => match event(of) {
                Some(id) => self.events.contains(id),
                None => self.others.contains(&of),
            },
        }
    }

    /// The score of a thing: for the whole query in one place, or for each of its words in any place.
    fn score(&self, chronicle: &Chronicle, of: Subject, scratch: &mut Scratch) -> Option<u32> {
        let parted = self.query.words.len() > 1 || self.query.has_idle_words();
        let several = if parted { &*self.query.words } else { &[] };
        let naming = naming(of);
        let mistaken = self.pass == Pass::Mistaken;
        let answers = |word: &Word, field, scratch: &mut Scratch| {
            let score = word.score(field, naming, scratch);
            score.or_else(|| word.score_mistaken(field, scratch).filter(|_| mistaken))
        };
        let mut whole = date_or_kind_score(chronicle, of, &self.query.whole).0;
        let sort = of.sort(chronicle);
        let scores = several.iter().map(|word| {
            let beside = word.score_sort_beside_name(sort);
            date_or_kind_score(chronicle, of, word).0.max(beside)
        });
        let mut each: Vec<u32> = scores.collect();
        let reach = if self.pass == Pass::Texts {
            Reach::Texts
        } else {
            Reach::Names
        };
        let rest = self.query.of_state.as_ref();
        let rest = rest.filter(|(lanes, _)| is_of(chronicle, of, lanes));
        let mut is_in_name = false;
        reach.visit(chronicle, of, &mut |field, language, text: &str| {
            scratch.take(text);
            let foreign = field == Field::Text && !self.reads(chronicle, language);
            let answer = |word: &Word, scratch: &mut Scratch| {
                let score = answers(word, field, scratch).unwrap_or(0);
                if foreign { score.div_ceil(8) } else { score }
            };
            let met = answer(&self.query.whole, scratch);
            is_in_name |= field == Field::Name && met > 0;
            whole = whole.max(met);
            if let Some((_, rest)) = rest.filter(|_| field.is_name()) {
                whole = whole.max(answer(rest, scratch).saturating_sub(60));
            }
            for (best, word) in each.iter_mut().zip(several) {
                *best = (*best).max(answer(word, scratch));
            }
        });
        if let Some(place) = sole_place(chronicle, of).filter(|_| is_in_name) {
            for name in chronicle[place].name.iter() {
                scratch.take(&name.text);
                let met = (self.query.whole).score(Field::Name, Naming::Proper, scratch);
                whole = whole.max(met.unwrap_or(0));
            }
        }
        let worst = each
            .into_iter()
            .min()
            .filter(|worst| *worst > 0)
            .map(|worst| worst.saturating_sub(60).max(1));
        Some(whole).filter(|whole| *whole > 0).max(worst)
    }

    /// Records a hit, and keeps it among the best ones if its score is high enough.
    fn take(&mut self, of: Subject, score: u32) {
        self.count += 1;
        match event(of) {
            Some(id) => self.events.add(id),
            None => {
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

/// The events that begin within a range of time.
fn begun_within(chronicle: &Chronicle, (from, to): (Moment, Moment)) -> Range<usize> {
    let before = |moment: Moment| {
        chronicle
            .events
            .partition_point(|event| event.when.extent().start() < moment)
    };
    before(from)..before(to)
}

/// Whether a range of time overlaps that from the first event to the last.
fn is_within(chronicle: &Chronicle, (from, to): (Moment, Moment)) -> bool {
    let start = |event: EventId| chronicle[event].when.extent().start();
    let first = chronicle.events.id_at(0).map(start);
    let last = chronicle.events.last_id().map(start);
    first
        .zip(last)
        .is_some_and(|(first, last)| from <= last && first < to)
}

/// Whether a person belongs to one of the given states.
fn is_of(chronicle: &Chronicle, of: Subject, lanes: &[LaneId]) -> bool {
    let Subject::Thing(Ref::Person(person)) = of else {
        return false;
    };
    chronicle[person]
        .lane
        .is_some_and(|lane| lanes.contains(&lane))
}

/// The place of an event, if no other event took place there: its name then stands for the event.
fn sole_place(chronicle: &Chronicle, of: Subject) -> Option<PlaceId> {
    let place = chronicle[event(of)?].details.place?;
    let there = chronicle.appearances(place).iter();
    let there = there.filter(|other| chronicle[**other].details.place == Some(place));
    (there.take(2).count() == 1).then_some(place)
}

/// A bonus that ranks things with equal matches: by the weight of an event, or by the number of mentions of another thing.
fn prominence(chronicle: &Chronicle, of: Subject, word: &Word) -> u32 {
    let in_date = |date: &str| fold::holds(date, &word.folded);
    match of {
        // Events whose dates contain the same words stay in chronological order.
        Subject::Thing(Ref::Event(id))
            if (chronicle[id].details.as_written.as_deref()).is_some_and(in_date) =>
        {
            0
        }
        Subject::Thing(Ref::Event(id)) => u32::from(chronicle[id].weight) * 5,
        // A query for a reign means the ruler.
        Subject::Thing(Ref::Span(_)) | Subject::Chronicle | Subject::Chapter(_) => 0,
        Subject::Thing(of) => u32::try_from(chronicle.appearances(of).len().min(20)).unwrap_or(20),
    }
}
