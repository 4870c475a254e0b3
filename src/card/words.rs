//! Words with a role, and the reader whose languages they are in.

use super::named::Named;
use crate::chronicle::{Chronicle, EventKind, Group, OtherName, Piece, Prose, Ref, Text};
use crate::messages::{Interface, Message};
use crate::names::{Choice, LanguageId, Names, Shown, fit_particle, own_name};
use crate::time::{CalendarView, Calendars, Dating};

/// What a word is, as far as its looks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Running text.
    #[default]
    Plain,
    /// A name of something in the chronicle.
    Name,
    /// A name in another language than the chosen one.
    Fallback,
    /// Said in passing.
    Dim,
    /// Read after the first.
    Second,
    /// Stressed.
    Strong,
    /// A mark of a derived or borrowed name.
    Mark,
    /// An address on the web.
    Address,
}

/// A few words with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The words.
    pub text: String,
    /// What they are.
    pub role: Role,
    /// What they name.
    pub of: Option<Ref>,
    /// The language they are in, where it is known to be one of the chronicle's.
    pub language: Option<LanguageId>,
}

/// What is said of one of some sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfSide {
    /// The name of the side with a colon, for where the words do not stand below it; empty if they say whose they are.
    pub name: Vec<Word>,
    /// The words; empty if there is nothing to say.
    pub words: Vec<Word>,
}

impl OfSide {
    /// Words that say whose they are.
    pub(super) fn saying(words: Vec<Word>) -> Self {
        Self {
            name: Vec::new(),
            words,
        }
    }

    /// The words with whose they are; none if there is nothing to say.
    pub fn named(&self) -> Option<Vec<Word>> {
        let words = || [self.name.as_slice(), &self.words].concat();
        (!self.words.is_empty()).then(words)
    }
}

impl Word {
    /// Words with a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
            of: None,
            language: None,
        }
    }

    /// The same in a language.
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

    /// Words said in passing.
    pub fn dim(text: impl Into<String>) -> Self {
        Self::new(text, Role::Dim)
    }
}

/// A reading of a chronicle in chosen languages.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// What is read.
    pub chronicle: &'a Chronicle,
    /// In which languages.
    pub choice: Choice,
    /// How its dates are shown.
    pub dating: Dating,
    /// The language of whatever is not the chronicle's own.
    pub interface: Interface,
    /// What the card is about: it needs no way to itself.
    pub about: Option<Ref>,
}

impl<'a> Reader<'a> {
    /// A reader of English for whom dates are in the chronicle's own calendar.
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

    /// A sign between words, with the blank after it that it takes unless it is full-width.
    pub(super) fn sign(self, message: Message) -> String {
        self.interface.sign(message)
    }

    /// The words of the interface for something.
    pub fn say(self, message: Message) -> &'static str {
        self.interface.say(message)
    }

    /// The name of something in the chosen language, or what stands in for it.
    pub fn name(self, of: impl Into<Ref>) -> Word {
        Named::new(self, of.into(), None).full()
    }

    /// What a kind of events is called.
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

    /// The name to draw.
    pub fn shown(self, names: &'a Names) -> Shown<'a> {
        names.shown(self.choice.main, &self.chronicle.languages)
    }

    /// A name with its mark: `‹English›` after one borrowed from another language.
    pub fn marked(self, names: &'a Names, role: Role) -> Vec<Word> {
        self.marked_as(self.shown(names), role)
    }

    /// The gloss with its marks; nothing if there is none.
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

    /// The version of a text to read, and its language.
    pub(super) fn version(self, text: &Text) -> Option<(LanguageId, &Prose)> {
        let languages = &self.chronicle.languages;
        text.shown(self.choice.main, self.interface.tag(), languages)
    }

    /// A text in the language nearest to the chosen one, with the names in it as chosen.
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
                    (Some(named), None) if language != self.choice.main => named.in_passing(),
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

    /// A text as one string.
    pub fn plain(self, text: &Text) -> String {
        self.words(text).into_iter().map(|word| word.text).collect()
    }

    /// The groups of lanes, each with its lanes after it.
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

    /// Every name in the languages that are not shown already, each after what its language calls itself; `*` after a derived reading.
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

    /// Other names of the same thing: the name as chosen, its other forms, and what sort of name it is.
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

/// Words behind a name: a Korean particle takes the form that fits the name that is shown.
fn after_name(name: &Word, words: Word) -> Word {
    match fit_particle(&name.text, &words.text) {
        Some((particle, rest)) => Word {
            text: format!("{particle}{rest}"),
            ..words
        },
        None => words,
    }
}
