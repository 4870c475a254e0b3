//! Finding events whose names contain a word, as it is written or by its Mandarin reading. It is fast enough to run over all events
//! before any of them is scored, so that rare matches in very large chronicles are found early.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::OnceLock;
use std::thread;

use super::fields::names_of;
use super::index::{BLOCK, Index, Wanted, events_of};
use super::scratch::Scratch;
use super::word::Word;
use crate::chronicle::{Chronicle, Event, EventId};

/// The number of events that each processor prescans in one step; this takes about as long as scoring a few.
const EACH: usize = 1 << 11;

/// The number of index blocks that are checked in one step.
const PASSED_OVER: usize = 1 << 10;

/// The minimum number of events per thread.
const WORTHWHILE: usize = 1 << 10;

/// The maximum number of threads; memory bandwidth limits the gain from more.
const MOST: usize = 16;

/// A prescan of all events, in steps.
#[derive(Debug, Clone)]
pub(super) struct Prescan {
    word: Option<Word>,
    /// If the index was built when the search began: the index, the requirements of the word, and the next block.
    index: Option<(Index, Wanted, usize)>,
    /// The first event that was not prescanned yet.
    next: usize,
    /// Matches that were not taken yet, in order.
    met: VecDeque<EventId>,
}

impl Prescan {
    /// A prescan for the longest of the words.
    pub(super) fn new(words: &[Word], index: &Index) -> Self {
        let word = words.iter().max_by_key(|word| word.length());
        let indexed = word.filter(|_| index.blocks().is_some());
        Self {
            index: indexed.map(|word| (index.clone(), Wanted::new(word), 0)),
            word: word.cloned(),
            next: 0,
            met: VecDeque::new(),
        }
    }

    /// True if no match is waiting and there are events left.
    pub(super) fn must_go_on(&self, chronicle: &Chronicle) -> bool {
        self.met.is_empty() && self.next < chronicle.events.len()
    }

    /// Prescans some more events, using the index if there is one, otherwise on several threads if that is worth it.
    pub(super) fn go_on(&mut self, chronicle: &Chronicle) {
        if self.index.is_some() {
            return self.go_on_by_index(chronicle);
        }
        let events = self.next..chronicle.events.len().min(self.next + together());
        let share = events.len().div_ceil(processors()).max(WORTHWHILE);
        let shares: Vec<Range<usize>> = events
            .clone()
            .step_by(share)
            .map(|first| first..events.end.min(first + share))
            .collect();
        self.met = match &*shares {
            [_, _, ..] => self.met_by_threads(chronicle, shares),
            _ => self.met_within(chronicle, events.clone()).collect(),
        };
        self.next = events.end;
    }

    /// Checks blocks of the index until enough events were checked name by name, or enough blocks were skipped.
    fn go_on_by_index(&mut self, chronicle: &Chronicle) {
        let Some((index, wanted, first)) = self.index.take() else {
            return;
        };
        let Some(blocks) = index.blocks() else {
            return;
        };
        let (mut scratch, mut read, mut block) = (Scratch::default(), 0, first);
        let end = blocks.len().min(first + PASSED_OVER);
        while block < end && read < EACH {
            if wanted.may_be_in(blocks, block) {
                for event in events_of(chronicle, block) {
                    read += 1;
                    let met = self.has_name(&chronicle[event], |word, name| {
                        word.is_in(name, &mut scratch) || word.is_typed_in(name, &mut scratch)
                    });
                    if met {
                        self.met.push_back(event);
                    }
                }
            }
            block += 1;
        }
        self.next = chronicle.events.len().min(block * BLOCK);
        self.index = Some((index, wanted, block));
    }

    /// Whether a name of an event contains the word.
    fn is_met(&self, event: &Event, scratch: &mut Scratch) -> bool {
        self.has_name(event, |word, name| word.is_in(name, scratch))
    }

    fn has_name(&self, event: &Event, mut holds: impl FnMut(&Word, &str) -> bool) -> bool {
        let word = self.word.as_ref();
        word.is_some_and(|word| names_of(event).any(|name| holds(word, &name.text)))
    }

    /// Takes the next match.
    pub(super) fn take(&mut self) -> Option<EventId> {
        self.met.pop_front()
    }

    fn met_by_threads(
        &self,
        chronicle: &Chronicle,
        shares: Vec<Range<usize>>,
    ) -> VecDeque<EventId> {
        let met =
            |events: Range<usize>| -> Vec<EventId> { self.met_within(chronicle, events).collect() };
        thread::scope(|scope| {
            let threads: Vec<_> = shares
                .into_iter()
                .map(|share| scope.spawn(move || met(share)))
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap_or_default())
                .collect()
        })
    }

    fn met_within(
        &self,
        chronicle: &Chronicle,
        events: Range<usize>,
    ) -> impl Iterator<Item = EventId> {
        let mut scratch = Scratch::default();
        let numbered = chronicle
            .events
            .entries()
            .skip(events.start)
            .take(events.len());
        numbered
            .filter(move |(_, event)| self.is_met(event, &mut scratch))
            .map(|(id, _)| id)
    }
}

/// The number of events that are prescanned in one step.
pub(super) fn together() -> usize {
    EACH * processors()
}

/// The number of threads to use. Cached, as asking the system takes longer than many prescans.
fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| {
        thread::available_parallelism()
            .map_or(1, usize::from)
            .min(MOST)
    })
}
