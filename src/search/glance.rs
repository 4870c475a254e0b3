//! Which events have a name that holds a word just as it was typed. It is told so quickly that it is told of all before any of
//! them is weighed: a word that only a few of very many have is met at once.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::OnceLock;
use std::thread;

use memchr::memmem::Finder;

use crate::chronicle::{Chronicle, Event};

/// How many events are glanced at together: about as long as to weigh a few.
const TOGETHER: usize = 1 << 13;

/// How many events are worth a thread.
const WORTHWHILE: usize = 1 << 11;

/// A glance that goes over all events.
#[derive(Debug, Clone)]
pub(super) struct Glance {
    word: Finder<'static>,
    /// The first event that was not glanced at.
    next: usize,
    /// What was met and not taken yet, in order.
    met: VecDeque<u32>,
}

impl Glance {
    /// A glance for the longest word of a text.
    pub(super) fn new(text: &str) -> Self {
        Self { word: Finder::new(typed(text)).into_owned(), next: 0, met: VecDeque::new() }
    }

    /// True if nothing is at hand, and there are events left.
    pub(super) fn must_go_on(&self, chronicle: &Chronicle) -> bool {
        self.met.is_empty() && self.next < chronicle.events.len()
    }

    /// Glances at some more events, with all processors where that is worth it. True if there were many, and none was met.
    pub(super) fn go_on(&mut self, chronicle: &Chronicle) -> bool {
        let events = self.next..chronicle.events.len().min(self.next + TOGETHER);
        let share = events.len().div_ceil(processors()).max(WORTHWHILE);
        let shares: Vec<Range<usize>> =
            events.clone().step_by(share).map(|first| first..events.end.min(first + share)).collect();
        self.met = match &*shares {
            [_, _, ..] => self.met_by_threads(chronicle, shares),
            _ => self.met_within(chronicle, events.clone()).collect(),
        };
        self.next = events.end;
        self.met.is_empty() && events.len() == TOGETHER
    }

    /// Takes the next one that was met.
    pub(super) fn take(&mut self) -> Option<u32> {
        self.met.pop_front()
    }

    fn met_by_threads(&self, chronicle: &Chronicle, shares: Vec<Range<usize>>) -> VecDeque<u32> {
        let met = |events: Range<usize>| -> Vec<u32> { self.met_within(chronicle, events).collect() };
        thread::scope(|scope| {
            let threads: Vec<_> = shares.into_iter().map(|share| scope.spawn(move || met(share))).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
        })
    }

    fn met_within(&self, chronicle: &Chronicle, events: Range<usize>) -> impl Iterator<Item = u32> {
        let holds = |event: &Event| event.name.iter().any(|name| self.word.find(name.text.as_bytes()).is_some());
        let numbered = (0u32..).zip(&chronicle.events).skip(events.start).take(events.len());
        numbered.filter(move |(_, event)| holds(event)).map(|(index, _)| index)
    }
}

/// The longest word, without a first letter that a name may have as a capital.
fn typed(text: &str) -> &str {
    let longest = text.split_whitespace().max_by_key(|word| word.len()).unwrap_or(text);
    let mut rest = longest.chars();
    let cased = rest.next().is_some_and(|first| first.is_lowercase() || first.is_uppercase());
    if cased && rest.as_str().len() > 1 { rest.as_str() } else { longest }
}

/// How many processors there are. To ask the system takes longer than many a glance.
fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_may_be_a_capital_one() {
        for (text, expected) in
            [("zhuozhou", "huozhou"), ("Guo yaoshi", "aoshi"), ("靖康", "靖康"), ("j", "j"), ("đông", "ông"), ("", "")]
        {
            assert_eq!(typed(text), expected, "{text}");
        }
    }
}
