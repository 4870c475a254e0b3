//! Why something was found, for a reader of certain languages.

use super::Search;
use super::fields::{Field, Visit, event, is_named, kind, visit_names, visit_prose};
use super::scratch::Scratch;
use super::word::Word;
use crate::card::{Reader, Subject};
use crate::chronicle::Chronicle;
use crate::names::{Choice, LanguageId};

/// Why something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What part of it matched.
    pub field: Field,
    /// The language of that part.
    pub language: LanguageId,
    /// The name that matched, or the words around the match; empty for a date and for the sort of an event, which are said in the
    /// language of the interface.
    pub words: String,
}

/// How much worse a match in the reader's language may be, and one in the language of the glosses or of the interface, to be shown before others.
const MAIN: u32 = 200;
const GLOSS: u32 = 100;

impl Search {
    /// True if the whole text is a name of a thing that is no event, or a part of one.
    pub fn is_named(&self, chronicle: &Chronicle, of: Subject) -> bool {
        let (mut scratch, mut is_named) = (Scratch::default(), false);
        if event(of).is_some() {
            return false;
        }
        visit_names(chronicle, of, &mut |field, _, text: &str| {
            scratch.take(text);
            let of_name = matches!(field, Field::Name | Field::Also);
            let word = &self.query.whole;
            is_named |= of_name && word.score(field, true, &mut scratch).is_some();
        });
        is_named
    }

    /// Why something is among the hits, in the languages of the reader where the match is in those as well; computed again each time,
    /// as only a few are looked at.
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
            return Some(asked.told(reason, whole));
        }
        // Its words stand here and there.
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
            .map(|reason| asked.told(reason, first))
    }
}

/// How much of a thing is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Its names and what else is short.
    Names,
    /// Those and its running texts.
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

/// What was found, and who asks why.
struct Asked<'a> {
    chronicle: &'a Chronicle,
    of: Subject,
    choice: Choice,
    read: &'a [LanguageId],
    scratch: &'a mut Scratch,
}

impl Asked<'_> {
    /// Where a word is met best, with the whole text there.
    fn best(&mut self, word: &Word, reach: Reach) -> Option<Reason> {
        let named = is_named(self.of);
        let found = self.best_by(reach, |field, scratch| word.score(field, named, scratch));
        let (told, field) = told_score(self.chronicle, self.of, word);
        if told > 0 && found.as_ref().is_none_or(|(known, _)| told > *known) {
            return Some(Reason {
                field,
                language: self.chronicle.languages.first(),
                words: String::new(),
            });
        }
        found.map(|(_, reason)| reason)
    }

    /// Where it is met with a mistake of typing.
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

    /// No more of a text than stands around a word; a role or a sort in the reader's language.
    fn told(&self, reason: Reason, word: &Word) -> Reason {
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

/// What the language of a match is worth to a reader.
fn liked(choice: Choice, read: &[LanguageId], language: LanguageId) -> u32 {
    match language {
        _ if language == choice.main => MAIN,
        _ if Some(language) == choice.gloss || read.contains(&language) => GLOSS,
        _ => 0,
    }
}

/// How well the date of an event or the sort of a thing answers a word, whichever does better; 0 if neither does.
pub(super) fn told_score(chronicle: &Chronicle, of: Subject, word: &Word) -> (u32, Field) {
    let sort = word.score_sort(of.sort(chronicle));
    let Some(event) = event(of) else {
        return (sort, Field::Kind);
    };
    let event = &chronicle[event];
    let dated = word.score_date(event.when.extent().start()).unwrap_or(0);
    let sort = word.score_kind(event.kind).max(sort);
    if sort > dated {
        (sort, Field::Kind)
    } else {
        (dated, Field::Date)
    }
}
