//! A search query: the text as a whole, its words, and the date it may be.

use super::fold::fold;
use super::han;
use super::scratch::Scratch;
use super::word::Word;
use crate::chronicle::{Chronicle, LaneId};
use crate::messages::{Interface, Message};
use crate::time::When;

/// A search query.
#[derive(Debug, Clone)]
pub(super) struct Query {
    /// The words that must all match, each in any place.
    pub(super) words: Vec<Word>,
    pub(super) whole: Word,
    /// The query as a date, if it is one.
    pub(super) when: Option<When>,
    /// The states with whose name the query begins, and the rest of it: `金兀朮`.
    pub(super) of_state: Option<(Vec<LaneId>, Word)>,
}

/// Stop words: they occur in many names and may be missing.
const IDLE: [&str; 13] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with",
];

/// The sorts of things that a word may specify in addition to a name: `xuanhe era`.
pub(super) const SORTS: [Message; 7] = [
    Message::SubjectPerson,
    Message::SubjectPlace,
    Message::SubjectLane,
    Message::SubjectEra,
    Message::SubjectSource,
    Message::SubjectChapter,
    Message::SubjectChronicle,
];

impl Query {
    pub(super) fn new(text: &str, chronicle: &Chronicle) -> Self {
        let context = chronicle.dates_among();
        let mut scratch = Scratch::default();
        let typed: Vec<&str> = text.split_whitespace().collect();
        let parted = parted(text.trim());
        let typed = match &parted {
            Some((name, sort)) if typed.len() == 1 => vec![*name, *sort],
            _ => typed,
        };
        let words = typed
            .into_iter()
            .map(|word| Word::new(word, context, &mut scratch));
        let mut words: Vec<Word> = words.filter(|word| !word.is_empty()).collect();
        if words.iter().any(|word| !word.is_one_of(&IDLE)) {
            words.retain(|word| !word.is_one_of(&IDLE));
        }
        let of_state = after_state(&fold(text.trim()), chronicle);
        let of_state =
            of_state.map(|(lanes, rest)| (lanes, Word::new(&rest, context, &mut scratch)));
        Self {
            words,
            of_state,
            whole: Word::new(text, context, &mut scratch),
            when: (chronicle.read_date(text, context).ok()).map(|reading| reading.when),
        }
    }

    /// True if some of its words are stop words.
    pub(super) fn has_idle_words(&self) -> bool {
        self.words.iter().map(Word::length).sum::<usize>() < self.whole.closed.len()
    }

    /// True if there is nothing to search for.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The lanes with the longest name that a folded text begins with, and the rest of the text. The rest must be at least two Han
/// characters, or begin with a space.
fn after_state(text: &str, chronicle: &Chronicle) -> Option<(Vec<LaneId>, String)> {
    let mut found: Option<(Vec<LaneId>, &str)> = None;
    for (id, lane) in chronicle.lanes.entries() {
        for name in lane.name.iter().chain(lane.short.iter()) {
            let Some(rest) = text.strip_prefix(&*fold(&name.text)) else {
                continue;
            };
            let in_han = rest.chars().all(han::is_han) && rest.chars().nth(1).is_some();
            if !in_han && !rest.starts_with(' ') {
                continue;
            }
            match &mut found {
                Some((_, known)) if known.len() < rest.len() => {}
                Some((lanes, known)) if known.len() == rest.len() => lanes.push(id),
                _ => found = Some((vec![id], rest)),
            }
        }
    }
    found.map(|(lanes, rest)| (lanes, rest.trim().to_owned()))
}

/// Splits a name from the sort that follows it, in scripts without spaces between words: `宣和年號`.
fn parted(text: &str) -> Option<(&str, &str)> {
    let sorts = SORTS.into_iter().flat_map(|sort| {
        Interface::ALL
            .into_iter()
            .map(move |interface| interface.say(sort))
    });
    let mut after = sorts.filter(|sort| !sort.is_ascii()).filter_map(|sort| {
        let characters = sort.chars().count();
        let (at, _) = text.char_indices().rev().nth(characters.checked_sub(1)?)?;
        let (name, end) = text.split_at(at);
        (!name.is_empty() && !name.ends_with(' ') && fold(end) == fold(sort)).then_some((name, end))
    });
    after.next()
}
