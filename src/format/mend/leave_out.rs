//! Leaves out what cannot be fixed, so that the problems of the rest are reported as they would be without it.

use super::machine::{Frame, Holds, Next, State};
use super::token::{Kind, Token};
use super::ways::{Change, Way};
use super::{LeftOut, Mending, NEAR};
use crate::check::{Edit, Place, Problem};
use crate::format::lexical;

/// Maximum number of tokens in a part that is left out.
const MOST: usize = 200;

/// A place where reading can continue.
struct Resumed {
    state: State,
    at: usize,
    reach: usize,
}

impl<'t> Mending<'t> {
    /// Leaves out the item that a token does not fit into, up to a place where reading can continue. Returns false if there is none.
    pub(super) fn leave_out(&mut self, token: &Token<'t>) -> bool {
        let Some(resumed) = self.resumed(token) else {
            return false;
        };
        let kept = resumed.state.frames.len();
        let inner = self.state.frames.get(kept);
        let Some(cut) = inner.or_else(|| resumed.state.frames.last()).copied() else {
            return false;
        };
        let closing = inner.map_or_else(String::new, |inner| {
            format!("{},", lexical::closing(inner.meant))
        });
        let problem = self.unexpected(token);
        self.lost |= self.loses(kept, cut.item..resumed.at);
        // A quotation mark that was inserted before the left-out part is dropped as well.
        self.edits
            .retain(|edit| edit.at.start != cut.item || !edit.with.starts_with('"'));
        self.left_out.push(LeftOut {
            entry: self.entry(kept)..resumed.at,
            problem,
            edit: Edit::new(cut.item..resumed.at, closing),
        });
        self.passed.clear();
        (self.state, self.at) = (resumed.state, resumed.at);
        true
    }

    /// The first place from a token on where an item can begin in one of the open brackets, or where one of them can be closed.
    fn resumed(&mut self, token: &Token<'t>) -> Option<Resumed> {
        let (mut at, mut best) = (token.start, None::<Resumed>);
        let mut begins = self.begins_line(token.start);
        for _ in 0..MOST {
            let token = self.lexer.token(at);
            let may_begin = begins || matches!(token.kind, Kind::Close(_));
            for frames in (1..=self.state.frames.len()).rev().filter(|_| may_begin) {
                if self.stays(frames, token.start) {
                    continue;
                }
                let Some(resumed) = self.resume(frames, token.start) else {
                    continue;
                };
                if resumed.reach >= NEAR {
                    return Some(resumed);
                }
                if best.as_ref().is_none_or(|best| resumed.reach > best.reach) {
                    best = Some(resumed);
                }
            }
            if token.kind == Kind::End || self.budget.get() == 0 {
                break;
            }
            at = token.end;
            begins = token.kind == Kind::Comma || self.begins_line(self.lexer.token(at).start);
        }
        best.filter(|best| best.reach > 0 && self.budget.get() > 0)
    }

    /// Whether continuing there would be at the same place and in the same state, so that the same token would be refused forever.
    fn stays(&self, frames: usize, at: usize) -> bool {
        let is_item = matches!(self.state.next, Next::Item);
        is_item && frames == self.state.frames.len() && at == self.lexer.token(self.at).start
    }

    /// Tries to continue at a byte, inside the outermost `frames` of the open brackets.
    fn resume(&self, frames: usize, at: usize) -> Option<Resumed> {
        let mut state = self.state.clone();
        state.frames.truncate(frames);
        let holds = state.frames.last()?.holds;
        if !matches!(holds, Holds::Record(_) | Holds::List(_) | Holds::Map(_)) {
            return None;
        }
        state.next = Next::Item;
        let way = Way {
            state,
            passed: Vec::new(),
            from: at,
            change: Change::Nothing,
        };
        let reach = self.reach_on(&way, at.saturating_sub(1));
        Some(Resumed {
            state: way.state,
            at,
            reach,
        })
    }

    fn begins_line(&self, at: usize) -> bool {
        let before = self.lexer.text.get(..at).unwrap_or_default();
        before.trim_end_matches([' ', '\t']).ends_with('\n')
    }

    /// The start of the entry to blank out, given that `kept` brackets stay open: the innermost record up to the first bracket that is
    /// closed.
    fn entry(&self, kept: usize) -> usize {
        let frames = self.state.frames.get(..=kept);
        let frames = frames.unwrap_or(&self.state.frames);
        let is_record = |frame: &Frame| matches!(frame.holds, Holds::Record(_));
        let record = frames.iter().rposition(is_record).unwrap_or_default();
        let around = record.checked_sub(1).and_then(|around| frames.get(around));
        let innermost = frames.last().map_or(0, |frame| frame.item);
        around.map_or(innermost, |frame| frame.item)
    }

    /// True if the left-out part may contain something with an id.
    fn loses(&self, kept: usize, left_out: std::ops::Range<usize>) -> bool {
        let within = self.state.frames.len().min(kept + 1);
        let text = self.lexer.text.get(left_out).unwrap_or_default();
        within <= 2 || text.contains("id:")
    }

    /// The problem of a token that does not fit where it is.
    fn unexpected(&self, token: &Token<'t>) -> Problem {
        let text = self.lexer.text.get(token.start..).unwrap_or_default();
        let place = match token.kind {
            Kind::String | Kind::Bare(_) => Place::new(token.start, token.end),
            _ => super::ways::first_character(self.lexer.text, token.start),
        };
        let found = match token.kind {
            Kind::String | Kind::Unclosed => "string".to_owned(),
            Kind::Bare(word) => format!("`{}`", word.chars().take(40).collect::<String>()),
            _ => format!("`{}`", text.chars().next().unwrap_or_default()),
        };
        let holds = self.state.frames.last().map(|frame| frame.holds);
        let expected = match (self.state.next, holds) {
            (Next::Colon(_), _) => "`:`".to_owned(),
            (Next::Bracket(_) | Next::Wrapping(_), _) => "`(`".to_owned(),
            (Next::Item, Some(Holds::Record(_))) => "a field, as `name: …`".to_owned(),
            (Next::Item, Some(Holds::Map(_))) => "a key in quotation marks".to_owned(),
            (Next::Item | Next::Value(_), _) => "a value".to_owned(),
            (Next::Separator, _) => match self.state.closing() {
                Some(closing) => format!("`,` or `{closing}`"),
                None => "nothing more".to_owned(),
            },
        };
        Problem::error(place, format!("unexpected {found}"))
            .expected(format!("expected {expected}"))
    }
}
