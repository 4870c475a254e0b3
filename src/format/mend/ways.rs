//! The possible repairs at a token that does not fit: with one sign more, or one less.

use super::foreign::{self, Foreign};
use super::lexer::{Lexer, end_of_line};
use super::machine::{Holds, Next, State};
use super::token::{Kind, Token};
use crate::check::{Edit, Place, Problem};
use crate::format::shape::Shape;

/// A token that was taken, and the state before it.
#[derive(Debug, Clone)]
pub(super) struct Passed<'t> {
    pub(super) before: State,
    pub(super) token: Token<'t>,
}

/// One repair.
#[derive(Debug, Clone)]
pub(super) struct Way<'t> {
    /// The state after the repair.
    pub(super) state: State,
    /// The tokens that were taken for it.
    pub(super) passed: Vec<Passed<'t>>,
    /// The byte at which reading continues.
    pub(super) from: usize,
    pub(super) change: Change,
}

impl Way<'_> {
    /// The byte from which the repair changes how the text is read.
    pub(super) fn start(&self) -> usize {
        let first = self.passed.first().map(|passed| passed.token.start);
        first.map_or(self.from, |first| first.min(self.from))
    }
}

/// What a repair changes.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// A single mistake.
    Mistake(Problem, Edit),
    /// A mistake whose edit only lets reading continue, and does not fix it.
    Stray(Problem, Edit),
    /// A habit of another notation, which is reported once.
    Habit(Foreign, Place, Vec<Edit>),
    /// Nothing: the value has the wrong type, which the reader reports.
    Nothing,
}

/// A place where the text does not match the grammar.
pub(super) struct Fault<'a, 't> {
    pub(super) lexer: Lexer<'t>,
    pub(super) state: &'a State,
    pub(super) token: &'a Token<'t>,
    /// The tokens taken before, the most recent last.
    pub(super) passed: &'a [Passed<'t>],
}

/// Maximum number of places in a string that are tried as its end.
const MOST_ENDS: usize = 400;

impl<'t> Fault<'_, 't> {
    /// All repairs, the most likely first.
    pub(super) fn ways(&self) -> Vec<Way<'t>> {
        let mut ways = Vec::new();
        self.habits(&mut ways);
        self.missing_closing(&mut ways);
        self.missing_mark(&mut ways);
        self.string_not_opened(&mut ways);
        self.missing_opening(&mut ways);
        self.string_not_closed(&mut ways);
        self.other_opening(&mut ways);
        self.other_closing(&mut ways);
        self.wrong_sort(&mut ways);
        self.too_much(&mut ways);
        self.missing_closings(&mut ways);
        ways
    }

    /// The repair that inserts the token, if any, and continues at `from`. `None` if the token does not fit.
    pub(super) fn way(
        &self,
        state: &State,
        token: Option<Token<'t>>,
        from: usize,
        change: Change,
    ) -> Option<Way<'t>> {
        let before = state.clone();
        let mut state = state.clone();
        let mut passed = Vec::new();
        if let Some(token) = token {
            if !state.take(&token, self.lexer.text) {
                return None;
            }
            passed.push(Passed { before, token });
        }
        Some(Way {
            state,
            passed,
            from,
            change,
        })
    }

    pub(super) fn last(&self) -> Option<&Passed<'t>> {
        self.passed.last()
    }

    /// The end of the last token.
    pub(super) fn end_of_last(&self) -> usize {
        self.last().map_or(self.token.start, |last| last.token.end)
    }

    pub(super) fn begins_line(&self) -> bool {
        let between = self.lexer.text.get(self.end_of_last()..self.token.start);
        between.is_some_and(|between| between.contains('\n'))
    }

    /// The end of the token before the last one, or the start of the last one.
    pub(super) fn before_last(&self) -> usize {
        let before = self
            .passed
            .len()
            .checked_sub(2)
            .and_then(|at| self.passed.get(at));
        let start = self.last().map_or(0, |last| last.token.start);
        before.map_or(start, |before| before.token.end)
    }

    /// A missing `,` or `:` before this token.
    fn missing_mark(&self, ways: &mut Vec<Way<'t>>) {
        let at = self.end_of_last();
        let (kind, sign) = match self.state.next {
            Next::Separator => (Kind::Comma, ','),
            Next::Colon(_) => (Kind::Colon, ':'),
            Next::Item | Next::Value(_) | Next::Bracket(_) | Next::Wrapping(_) => return,
        };
        let place = last_character(self.lexer.text, at);
        let problem = if sign == ',' {
            Problem::error(place, "missing comma").expected("expected `,` after this")
        } else {
            let name = self
                .last()
                .map_or(0..0, |last| last.token.start..last.token.end);
            let written = self.lexer.text.get(name.clone()).unwrap_or_default();
            Problem::error(
                Place::new(name.start, name.end),
                format!("missing `:` after `{written}`"),
            )
            .expected("expected `:` after this")
        };
        let change = Change::Mistake(problem, Edit::new(at..at, sign));
        ways.extend(self.way(self.state, Some(Token::missing(kind, at)), at, change));
    }

    /// A missing opening bracket before this token, or before the last one.
    fn missing_opening(&self, ways: &mut Vec<Way<'t>>) {
        let last = self.last();
        let places = [
            Some((self.state, self.token.start)),
            last.map(|last| (&last.before, last.token.start)),
        ];
        for (state, at) in places.into_iter().flatten() {
            let Some(opening) = opening(state) else {
                continue;
            };
            let place = first_character(self.lexer.text, at);
            let problem = Problem::error(place, format!("missing `{opening}`"))
                .expected(format!("expected `{opening}` before this"));
            let change = Change::Mistake(problem, Edit::new(at..at, opening));
            let token = Token::missing(Kind::Open(opening), at);
            ways.extend(self.way(state, Some(token), at, change));
        }
    }

    /// A missing quotation mark before this token, or before one of the last three tokens.
    fn string_not_opened(&self, ways: &mut Vec<Way<'t>>) {
        let back = self.passed.iter().rev().take(3);
        let places = back.map(|passed| (&passed.before, passed.token.start));
        for (state, at) in [(self.state, self.token.start)].into_iter().chain(places) {
            if self.lexer.rest(at).starts_with('"') {
                continue;
            }
            let (kind, end) = self.lexer.string(at);
            if kind != Kind::String {
                continue;
            }
            let place = first_character(self.lexer.text, at);
            let problem = Problem::error(place, "missing `\"` before this string")
                .expected("expected `\"` before this");
            let change = Change::Mistake(problem, Edit::new(at..at, '"'));
            let token = Token {
                end,
                ..Token::missing(kind, at)
            };
            ways.extend(self.way(state, Some(token), end, change));
        }
    }

    /// A missing closing quotation mark in a string that extends too far.
    fn string_not_closed(&self, ways: &mut Vec<Way<'t>>) {
        let this = (self.token.kind == Kind::Unclosed).then_some((self.state, self.token));
        let back = self.passed.iter().rev().take(3);
        let back = back.map(|passed| (&passed.before, &passed.token));
        for (state, token) in this.into_iter().chain(back) {
            if matches!(token.kind, Kind::String | Kind::Unclosed) && token.foreign.is_none() {
                self.ends_of(state, token, ways);
            }
        }
    }

    fn ends_of(&self, state: &State, token: &Token<'t>, ways: &mut Vec<Way<'t>>) {
        let inner = token.start + 1;
        let content = self.lexer.text.get(inner..token.end).unwrap_or_default();
        for at in ends(content).take(MOST_ENDS) {
            let at = inner + at;
            let before = self.lexer.text.get(inner..at).unwrap_or_default();
            let other = before
                .chars()
                .next_back()
                .filter(|letter| foreign::closes(*letter));
            let string = Token {
                start: token.start,
                ..Token::missing(Kind::String, at)
            };
            if let Some(letter) = other {
                let start = at - letter.len_utf8();
                let habit = Change::Habit(
                    Foreign::Quotes,
                    Place::new(start, at),
                    vec![Edit::new(start..at, '"')],
                );
                ways.extend(self.way(state, Some(string.clone()), at, habit));
            }
            let problem = Problem::error(
                last_character(self.lexer.text, at),
                "missing `\"` at the end of this string",
            )
            .expected("expected `\"` after this")
            .related(Place::new(token.start, inner), "the string begins here");
            let change = Change::Mistake(problem, Edit::new(at..at, '"'));
            ways.extend(self.way(state, Some(string), at, change));
        }
    }

    /// A wrong opening bracket.
    fn other_opening(&self, ways: &mut Vec<Way<'t>>) {
        let named = matches!(self.state.next, Next::Bracket(_)).then_some('(');
        let wanted = named.or_else(|| opening(self.state));
        let (Kind::Open(found), Some(opening)) = (self.token.kind, wanted) else {
            return;
        };
        // The reader asks about coordinates.
        if matches!(self.state.wanted(), Some(Shape::Tuple(Shape::Number))) {
            return;
        }
        let range = self.token.start..self.token.end;
        let place = Place::new(range.start, range.end);
        let problem = Problem::error(place, format!("`{found}` instead of `{opening}`"));
        let edit = Edit::new(range.clone(), opening);
        let change = Change::Mistake(problem.expected(format!("write `{opening}`")), edit);
        let token = Token::missing(Kind::Open(opening), range.start);
        ways.extend(self.way(self.state, Some(token), range.end, change));
    }

    /// A wrong closing bracket.
    fn other_closing(&self, ways: &mut Vec<Way<'t>>) {
        let (Kind::Close(found), Some(closing)) = (self.token.kind, self.state.closing()) else {
            return;
        };
        let frame = self.state.frames.last().copied();
        let (opened, opening) = frame.map_or((0, '('), |frame| (frame.opened, frame.opening));
        let problem = Problem::error(
            Place::new(self.token.start, self.token.end),
            format!("`{found}` does not close the open `{opening}`"),
        );
        let problem = problem
            .expected(format!("expected `{closing}`"))
            .related(Place::new(opened, opened + 1), "opened here");
        let range = self.token.start..self.token.end;
        let change = Change::Mistake(problem, Edit::new(range, closing));
        let token = Token::missing(Kind::Close(closing), self.token.start);
        ways.extend(self.way(self.state, Some(token), self.token.end, change));
    }

    /// A value of another type, which the reader reports: this token, or one of the last opening brackets.
    fn wrong_sort(&self, ways: &mut Vec<Way<'t>>) {
        let back = self.passed.iter().rev().take(3);
        let back = back.filter(|passed| matches!(passed.token.kind, Kind::Open(_)));
        let back = back.map(|passed| (&passed.before, &passed.token));
        for (state, token) in [(self.state, self.token)].into_iter().chain(back) {
            if state.wanted().is_none() {
                continue;
            }
            let mut state = state.clone();
            state.next = Next::Value(&Shape::Any);
            ways.extend(self.way(&state, Some(token.clone()), token.end, Change::Nothing));
        }
    }

    /// A superfluous sign.
    fn too_much(&self, ways: &mut Vec<Way<'t>>) {
        let found = match self.token.kind {
            Kind::Close(letter) | Kind::Open(letter) => letter,
            Kind::Junk(letter) => return ways.extend(self.stray(letter)),
            Kind::Comma => ',',
            Kind::Colon => ':',
            Kind::String | Kind::Unclosed | Kind::Bare(_) | Kind::End => return,
        };
        let place = Place::new(self.token.start, self.token.end);
        let problem = Problem::error(place, format!("unexpected `{found}`"));
        let edit = Edit::new(self.token.start..self.token.end, "");
        let change = Change::Mistake(problem.expected("expected nothing here"), edit);
        ways.extend(self.way(self.state, None, self.token.end, change));
    }

    /// Corrections of other notations.
    pub(super) fn habits(&self, ways: &mut Vec<Way<'t>>) {
        let (start, end) = (self.token.start, self.token.end);
        let written = self.lexer.text.get(start..end).unwrap_or_default();
        let inner = written.trim_matches('"');
        let habit = |what, edits| Change::Habit(what, Place::new(start, end), edits);
        let unquoted = || vec![Edit::new(start..start + 1, ""), Edit::new(end - 1..end, "")];
        match (self.token.kind, self.state.wanted()) {
            (Kind::Bare(bare), Some(shape)) if needs_quotes(bare, shape) => {
                let end = self.end_of_words(end);
                let habit = |what, edits| Change::Habit(what, Place::new(start, end), edits);
                let edits = vec![Edit::new(start..start, '"'), Edit::new(end..end, '"')];
                let token = Token::missing(Kind::String, start);
                ways.extend(self.way(self.state, Some(token), end, habit(Foreign::Bare, edits)));
            }
            (Kind::Bare(_), None) if self.is_key() => {
                let edits = vec![Edit::new(start..start, '"'), Edit::new(end..end, '"')];
                let token = Token {
                    end,
                    ..Token::missing(Kind::String, start)
                };
                ways.extend(self.way(self.state, Some(token), end, habit(Foreign::Bare, edits)));
            }
            (Kind::String, Some(Shape::Word | Shape::Number)) if is_bare(inner) => {
                let token = Token::missing(Kind::Bare(inner), start);
                let change = habit(Foreign::QuotedWord, unquoted());
                ways.extend(self.way(self.state, Some(token), end, change));
            }
            (Kind::String, None) if self.is_field(inner) => {
                let token = Token::missing(Kind::Bare(inner), start);
                let change = habit(Foreign::QuotedField, unquoted());
                ways.extend(self.way(self.state, Some(token), end, change));
            }
            (Kind::Open(found), Some(_)) => {
                let mut state = self.state.clone();
                if let Some(meant) = state.open_as(self.token, found) {
                    let what = Foreign::Brackets(found, meant);
                    ways.push(Way {
                        state,
                        passed: Vec::new(),
                        from: end,
                        change: habit(what, vec![Edit::new(start..end, meant)]),
                    });
                }
            }
            _ => {}
        }
    }

    /// The end of unquoted words that begin with the token: before something on the same line that can follow a string.
    fn end_of_words(&self, end: usize) -> usize {
        let line = self.lexer.rest(end);
        let line = line.get(..end_of_line(line)).unwrap_or_default();
        let words = line.get(..line.find([',', ')', ']', '}']).unwrap_or(line.len()));
        let words = words.unwrap_or_default().trim_end();
        let only_words = |letter: char| letter.is_alphanumeric() || " -'’.".contains(letter);
        if words.chars().all(only_words) {
            end + words.len()
        } else {
            end
        }
    }

    /// True if the key of a map is expected next.
    fn is_key(&self) -> bool {
        let holds = self.state.frames.last().map(|frame| frame.holds);
        matches!((holds, self.state.next), (Some(Holds::Map(_)), Next::Item))
    }

    fn is_field(&self, name: &str) -> bool {
        let holds = self.state.frames.last().map(|frame| frame.holds);
        matches!(holds, Some(Holds::Record(record)) if record.field(name).is_some())
            && matches!(self.state.next, Next::Item)
    }
}

/// The opening bracket of the expected value.
fn opening(state: &State) -> Option<char> {
    match state.wanted()? {
        Shape::Record(_) | Shape::Tuple(_) | Shape::Part => Some('('),
        Shape::List(_) => Some('['),
        Shape::Keyed(_) | Shape::Text | Shape::Amount => Some('{'),
        Shape::String | Shape::Number | Shape::Word | Shape::WordOrString | Shape::Any => None,
    }
}

/// True for a word that has this shape only in quotation marks.
fn needs_quotes(bare: &str, shape: &Shape) -> bool {
    match shape {
        Shape::String | Shape::Text | Shape::Part => true,
        shape => bare.starts_with('#') && shape.may_be_string(),
    }
}

/// True for text that could be written without quotation marks.
fn is_bare(inner: &str) -> bool {
    !inner.is_empty() && inner.chars().all(crate::format::lexical::continues_bare)
}

/// The places in a string where its closing quotation mark may be missing: before something that can follow a string,
/// and at line ends.
fn ends(content: &str) -> impl Iterator<Item = usize> {
    let signs = content.char_indices().filter_map(|(at, letter)| {
        matches!(letter, ',' | ':' | ')' | ']' | '}' | '\n').then_some(at)
    });
    let before = move |at: usize| content.get(..at).unwrap_or_default().trim_end().len();
    let line = end_of_line(content);
    signs
        .map(before)
        .chain((line == content.len()).then(|| content.trim_end().len()))
}

/// The place of the character before a byte.
pub(super) fn last_character(text: &str, end: usize) -> Place {
    let before = text
        .get(..end)
        .and_then(|before| before.chars().next_back());
    Place::new(end - before.map_or(0, char::len_utf8), end)
}

/// The place of the character at a byte.
pub(super) fn first_character(text: &str, start: usize) -> Place {
    let letter = text.get(start..).and_then(|rest| rest.chars().next());
    Place::new(start, start + letter.map_or(0, char::len_utf8))
}
