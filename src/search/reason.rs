//! Explaining why something was found, in the reader's languages.

use std::ops::Range;

use super::Search;
use super::fields::{Field, Naming, Visit, event, kind, naming, visit_names, visit_prose};
use super::scratch::Scratch;
use super::word::Word;
use crate::card::{Reader, Subject};
use crate::chronicle::Chronicle;
use crate::names::{Choice, LanguageId};

/// The reason why something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The part that matched.
    pub field: Field,
    /// The language of that part.
    pub language: LanguageId,
    /// The name that matched, or the words around the match. Empty for a date or the kind of an event, which are shown in the language
    /// of the interface.
    pub words: String,
}

/// The score bonus of a match in the reader's main language, and of one in the language of glosses or of the interface.
const MAIN: u32 = 200;
const GLOSS: u32 = 100;

impl Search {
    /// True if the whole query matches a name, or part of a name, of a thing that is not an event.
    pub fn is_named(&self, chronicle: &Chronicle, of: Subject) -> bool {
        let (mut scratch, mut is_named) = (Scratch::default(), false);
        if event(of).is_some() {
            return false;
        }
        visit_names(chronicle, of, &mut |field, _, text: &str| {
            scratch.take(text);
            let word = &self.query.whole;
            let score = |scratch| word.score(field, Naming::Proper, scratch);
            is_named |= field.is_name() && score(&mut scratch).is_some();
        });
        is_named
    }

    /// The byte ranges of a text of a hit that match the query: all of it, or its words. Han characters may match by their reading.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let whole = self.query.whole.marks(text);
        if !whole.is_empty() {
            return whole;
        }
        let words = self.query.words.iter();
        words.flat_map(|word| word.marks(text)).collect()
    }

    /// The reason why something is a hit, preferably in the reader's languages. Computed on each call, as it is needed for a few hits
    /// only.
    pub fn reason(&self, chronicle: &Chronicle, of: Subject, choice: Choice) -> Option<Reason> {
        let mut scratch = Scratch::default();
        let rest = self.query.of_state.as_ref().map(|(_, rest)| rest);
        let (whole, words) = (&self.query.whole, &self.query.words);
        let mut asked = Asked {
            chronicle,
            of,
            choice,
            read: &self.read,
            scratch: &mut scratch,
        };
        if let Some(reason) = asked
            .best(whole, Reach::Names)
            .or_else(|| asked.best(whole, Reach::Texts))
        {
            return Some(asked.for_reader(reason, whole));
        }
        // The words match in different places.
        let longest = words
            .iter()
            .max_by_key(|word| (word.sorts.is_empty(), word.length()))?;
        let first = words
            .iter()
            .find(|word| word.length() > 1)
            .unwrap_or(longest);
        asked
            .best(longest, Reach::Texts)
            .or_else(|| asked.best(rest?, Reach::Names))
            .or_else(|| asked.mistaken(whole))
            .or_else(|| asked.mistaken(longest))
            .map(|reason| asked.for_reader(reason, first))
    }
}

/// Which texts of a thing are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Names and other short texts.
    Names,
    /// Names and running texts.
    Texts,
}

impl Reach {
    pub(super) fn visit(self, chronicle: &Chronicle, of: Subject, visit: &mut impl Visit) {
        visit_names(chronicle, of, visit);
        if self == Self::Texts {
            visit_prose(chronicle, of, visit);
        }
    }
}

/// A hit, and the languages for explaining it.
struct Asked<'a> {
    chronicle: &'a Chronicle,
    of: Subject,
    choice: Choice,
    read: &'a [LanguageId],
    scratch: &'a mut Scratch,
}

impl Asked<'_> {
    /// The best match of a word.
    fn best(&mut self, word: &Word, reach: Reach) -> Option<Reason> {
        let naming = naming(self.of);
        let found = self.best_by(reach, |field, scratch| word.score(field, naming, scratch));
        let (score, field) = date_or_kind_score(self.chronicle, self.of, word);
        if score > 0 && found.as_ref().is_none_or(|(known, _)| score > *known) {
            return Some(Reason {
                field,
                language: self.chronicle.languages.first(),
                words: String::new(),
            });
        }
        found.map(|(_, reason)| reason)
    }

    /// The best match of a word with a typing mistake.
    fn mistaken(&mut self, word: &Word) -> Option<Reason> {
        let found = self.best_by(Reach::Names, |field, scratch| {
            word.score_mistaken(field, scratch)
        });
        found.map(|(_, reason)| reason)
    }

    fn best_by(
        &mut self,
        reach: Reach,
        score: impl Fn(Field, &mut Scratch) -> Option<u32>,
    ) -> Option<(u32, Reason)> {
        let Self {
            choice,
            read,
            scratch,
            ..
        } = self;
        let mut best: Option<(u32, Reason)> = None;
        reach.visit(
            self.chronicle,
            self.of,
            &mut |field, language, text: &str| {
                scratch.take(text);
                let Some(score) = score(field, scratch) else {
                    return;
                };
                let score = score + liked(*choice, read, language);
                if best.as_ref().is_none_or(|(known, _)| score > *known) {
                    let words = text.to_owned();
                    best = Some((
                        score,
                        Reason {
                            field,
                            language,
                            words,
                        },
                    ));
                }
            },
        );
        best
    }

    /// Shortens long texts to an excerpt around a word, and shows a role or kind in the reader's language.
    fn for_reader(&self, reason: Reason, word: &Word) -> Reason {
        let words = match reason.field {
            Field::Text | Field::AsWritten | Field::Citation | Field::Figure => {
                word.excerpt(&reason.words)
            }
            Field::Kind => kind(self.chronicle, self.of).map_or_else(String::new, |kind| {
                word.excerpt(&Reader::new(self.chronicle, self.choice).plain(kind))
            }),
            Field::Name | Field::Also | Field::Date => reason.words,
        };
        Reason { words, ..reason }
    }
}

/// The score bonus for the language of a match.
fn liked(choice: Choice, read: &[LanguageId], language: LanguageId) -> u32 {
    match language {
        _ if language == choice.main => MAIN,
        _ if Some(language) == choice.gloss || read.contains(&language) => GLOSS,
        _ => 0,
    }
}

/// The score of a word for the date of an event or the sort of a thing, the better of the two; 0 if neither matches.
pub(super) fn date_or_kind_score(chronicle: &Chronicle, of: Subject, word: &Word) -> (u32, Field) {
    let sort = word.score_sort(of.sort(chronicle));
    let Some(event) = event(of) else {
        return (sort, Field::Kind);
    };
    let event = &chronicle[event];
    let dated = word.score_date(&event.when).unwrap_or(0);
    let sort = word.score_kind(event.kind).max(sort);
    if sort > dated {
        (sort, Field::Kind)
    } else {
        (dated, Field::Date)
    }
}
