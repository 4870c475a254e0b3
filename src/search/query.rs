//! What is searched for: a text as a whole, its words, and what it means as a date.

use super::fold::fold;
use super::scratch::Scratch;
use super::word::Word;
use crate::messages::{Interface, Message};
use crate::time::{Context, When, read_in};

/// What is searched for: the whole of it, and its words one by one.
#[derive(Debug, Clone)]
pub(super) struct Query {
    /// The words that must be met, each somewhere.
    pub(super) words: Vec<Word>,
    pub(super) whole: Word,
    /// What it means as a date.
    pub(super) when: Option<When>,
}

/// Words that stand in many names and tell none from another: they may be missing.
const IDLE: [&str; 13] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with",
];

/// The sorts of things that a word may name beside the name of one: `xuanhe era`.
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
    pub(super) fn new(text: &str, context: Context<'_>) -> Self {
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
        Self {
            words,
            whole: Word::new(text, context, &mut scratch),
            when: read_in(text, context).ok().map(|reading| reading.when),
        }
    }

    /// True if some of its words may be missing.
    pub(super) fn has_idle_words(&self) -> bool {
        self.words.iter().map(Word::length).sum::<usize>() < self.whole.closed.len()
    }

    /// True if there is nothing to search for.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// A name with its sort behind it, where the script has no space between them: `宣和年號`.
fn parted(text: &str) -> Option<(&str, &str)> {
    let sorts = SORTS.into_iter().flat_map(|sort| {
        Interface::ALL
            .into_iter()
            .map(move |interface| interface.say(sort))
    });
    let mut behind = sorts.filter(|sort| !sort.is_ascii()).filter_map(|sort| {
        let characters = sort.chars().count();
        let (at, _) = text.char_indices().rev().nth(characters.checked_sub(1)?)?;
        let (name, end) = text.split_at(at);
        (!name.is_empty() && !name.ends_with(' ') && fold(end) == fold(sort)).then_some((name, end))
    });
    behind.next()
}
