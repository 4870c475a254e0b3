//! Words with a role, and the languages and settings in which a card is composed.

use super::named::Named;
use crate::chronicle::{Chronicle, EventKind, Group, OtherName, Piece, Prose, Ref, Text};
use crate::messages::{Interface, Message};
use crate::names::{Choice, LanguageId, Names, Shown, fit_particle, own_name};
use crate::time::{CalendarView, Calendars, Dating};

/// The role of a word, which determines its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Running text.
    #[default]
    Plain,
    /// A name of something in the chronicle.
    Name,
    /// A name in a language other than the chosen one.
    Fallback,
    /// Secondary information.
    Dim,
    /// A second form, such as a date in another calendar.
    Second,
    /// Emphasised text.
    Strong,
    /// A mark after a derived or borrowed name.
    Mark,
    /// A web address.
    Address,
}

/// One or more words with the same role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The words.
    pub text: String,
    /// The role.
    pub role: Role,
    /// What the words name, if anything.
    pub of: Option<Ref>,
    /// The language of the words, if it is known and one of the chronicle's.
    pub language: Option<LanguageId>,
}

/// What a card says about one of the sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfSide {
    /// The name of the side with a colon, for layouts in which the words are not below it. Empty if the words themselves name the side.
    pub name: Vec<Word>,
    /// The words; empty if there is nothing to say.
    pub words: Vec<Word>,
}

impl OfSide {
    /// Words that name the side themselves.
    pub(super) fn saying(words: Vec<Word>) -> Self {
        Self {
            name: Vec::new(),
            words,
        }
    }

    /// The words preceded by the name of the side, or `None` if there are no words.
    pub fn named(&self) -> Option<Vec<Word>> {
        let words = || [self.name.as_slice(), &self.words].concat();
        (!self.words.is_empty()).then(words)
    }
}

impl Word {
    /// Words with a role, in no known language.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
            of: None,
            language: None,
        }
    }

    /// The same words in a language.
    #[must_use]
    pub fn in_language(self, language: LanguageId) -> Self {
        Self {
            language: Some(language),
            ..self
        }
    }

    /// Running text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Role::Plain)
    }

    /// Secondary text.
    pub fn dim(text: impl Into<String>) -> Self {
        Self::new(text, Role::Dim)
    }
}

/// A chronicle with the languages and settings in which cards are composed.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The chronicle.
    pub chronicle: &'a Chronicle,
    /// The chosen languages of names.
    pub choice: Choice,
    /// How dates are shown.
    pub dating: Dating,
    /// The language of the interface.
    pub interface: Interface,
    /// The subject of the card, which does not link to itself.
    pub about: Option<Ref>,
}

impl<'a> Reader<'a> {
    /// A reader with the interface in English and dates in the chronicle's own calendar.
    pub fn new(chronicle: &'a Chronicle, choice: Choice) -> Self {
        let calendars = Calendars::one(CalendarView::of_reckoning(chronicle.reckoning));
        Self {
            chronicle,
            choice,
            dating: Dating::new(calendars),
            interface: Interface::default(),
            about: None,
        }
    }

    /// A punctuation mark between words, followed by a space unless it is full-width.
    pub(super) fn sign(self, message: Message) -> String {
        self.interface.sign(message)
    }

    /// A message in the language of the interface.
    pub fn say(self, message: Message) -> &'static str {
        self.interface.say(message)
    }

    /// The name of something in the chosen language, or its fallback.
    pub fn name(self, of: impl Into<Ref>) -> Word {
        Named::new(self, of.into(), None).full()
    }

    /// The name of a kind of event.
    pub fn kind(self, kind: EventKind) -> Word {
        match kind.tag() {
            Some(tag) => self.name(tag),
            None => Word::dim(self.say(kind.into())),
        }
    }

    pub(super) fn link(self, of: Ref) -> Option<Ref> {
        Some(of).filter(|_| self.about != Some(of))
    }

    /// The short name of something.
    pub fn short(self, of: impl Into<Ref>) -> Word {
        Named::new(self, of.into(), None).short()
    }

    /// The name in the chosen language, or its fallback.
    pub fn shown(self, names: &'a Names) -> Shown<'a> {
        names.shown(self.choice.main, &self.chronicle.languages)
    }

    /// A name, followed by a mark if it is borrowed from another language: `‹English›`.
    pub fn marked(self, names: &'a Names, role: Role) -> Vec<Word> {
        self.marked_as(self.shown(names), role)
    }

    /// The gloss with its marks; empty if there is none.
    pub fn gloss(self, names: &'a Names) -> Vec<Word> {
        let gloss = names.gloss(self.choice, &self.chronicle.languages);
        gloss.map_or_else(Vec::new, |shown| self.marked_as(shown, Role::Plain))
    }

    fn marked_as(self, shown: Shown<'a>, role: Role) -> Vec<Word> {
        let mut words = vec![Word::new(shown.text, role).in_language(shown.language)];
        if shown.fallback {
            let language = own_name(self.chronicle.languages.tag(shown.language));
            let mark = Word::new(format!(" ‹{language}›"), Role::Mark);
            words.push(mark.in_language(shown.language));
        }
        words
    }

    /// The version of a text to show, and its language.
    pub(super) fn version(self, text: &Text) -> Option<(LanguageId, &Prose)> {
        let languages = &self.chronicle.languages;
        text.shown(self.choice.main, self.interface.tag(), languages)
    }

    /// A text in the language closest to the chosen one, with the names in it in the chosen language.
    pub fn words(self, text: &Text) -> Vec<Word> {
        let Some((language, prose)) = self.version(text) else {
            return Vec::new();
        };
        let word = |piece: Piece<'_>| match piece {
            Piece::Words(words) | Piece::Unclosed(words) => {
                Word::plain(words).in_language(language)
            }
            Piece::Name { id, alias, said } => {
                let named = self
                    .chronicle
                    .find(id)
                    .map(|of| Named::new(self, of, alias));
                match (named, said) {
                    (None, _) => Word::plain(said.unwrap_or(id)),
                    (Some(named), Some(said)) if named.keeps(said, language) => {
                        named.as_said(said, language)
                    }
                    (Some(named), Some(_)) => named.short(),
                    (Some(named), None) if language != self.choice.main => named
                        .in_text(language)
                        .unwrap_or_else(|| named.in_passing()),
                    (Some(named), None) => named.full(),
                }
            }
        };
        let mut words: Vec<Word> = Vec::new();
        for piece in prose.pieces() {
            let next = word(piece);
            match words.last().filter(|_| next.of.is_none()) {
                Some(before) => words.push(after_name(before, next)),
                None => words.push(next),
            }
        }
        words
    }

    /// A text as a string.
    pub fn plain(self, text: &Text) -> String {
        self.words(text).into_iter().map(|word| word.text).collect()
    }

    /// The groups of lanes, each followed by its lanes.
    pub fn groups(self) -> Vec<Vec<Word>> {
        let words = |group: &Group| {
            let mut words = self.marked(&group.name, Role::Plain);
            for (at, lane) in group.lanes.iter().enumerate() {
                words.push(Word::plain(if at == 0 { ": " } else { " · " }));
                words.push(self.short(*lane));
            }
            words
        };
        self.chronicle.groups.iter().map(words).collect()
    }

    /// The names in other languages, each after the native name of its language. Derived readings are marked with `*`.
    pub(super) fn other_languages(self, names: &'a Names) -> Vec<Vec<Word>> {
        let main = self.shown(names).language;
        let others = names
            .iter()
            .filter(|name| name.language != main || name.derived);
        let line = |name: &'a crate::names::Name| {
            let language = own_name(self.chronicle.languages.tag(name.language));
            let own = [Word::dim(format!("{language}  ")), Word::plain(&*name.text)];
            let mut words: Vec<Word> = own.map(|word| word.in_language(name.language)).into();
            if name.derived {
                words.push(Word::new("*", Role::Mark));
            }
            words
        };
        others.map(line).collect()
    }

    /// An alias: the name in the chosen language, its other forms, and its kind.
    pub fn also(self, other: &'a OtherName) -> Vec<Word> {
        let mut words = self.marked(&other.name, Role::Plain);
        let main = self.shown(&other.name).text;
        let mut forms: Vec<&str> = Vec::new();
        for name in other.name.iter().filter(|name| &*name.text != main) {
            if !forms.contains(&&*name.text) {
                forms.push(&name.text);
            }
        }
        if !forms.is_empty() {
            words.push(Word::dim(format!("  {}", forms.join(" · "))));
        }
        if !other.kind.is_empty() {
            let kind = self.interface.in_brackets(&self.plain(&other.kind));
            words.push(Word::dim(kind));
        }
        words
    }
}

/// Words after a name. A Korean particle takes the form that agrees with the name shown.
fn after_name(name: &Word, words: Word) -> Word {
    match fit_particle(&name.text, &words.text) {
        Some((particle, rest)) => Word {
            text: format!("{particle}{rest}"),
            ..words
        },
        None => words,
    }
}
