//! The kinds of event that a file declares, with their marks.

use hashbrown::HashMap;

use super::Builder;
use crate::check::Problem;
use crate::chronicle::{EventKind, TagId};
use crate::format::event_kind::WrittenKind;
use crate::format::schema;
use crate::format::word::Word;
use crate::text::{Excerpt, Widths, nearest};

/// The default mark of a kind.
const MARK: &str = "●";

/// The kinds of event that a file declares, by id. They are the first of its tags.
pub(super) fn kinds<'s>(read: &'s schema::Chronicle<'_>) -> HashMap<&'s str, TagId> {
    let mut kinds: HashMap<&str, TagId> = HashMap::new();
    for (word, _) in read.kinds.iter().flat_map(|keyed| &keyed.0) {
        let next = TagId::at(kinds.len());
        // The kind of an event is stored in two bytes.
        if next.index() < usize::from(u16::MAX) {
            kinds.entry(&word.text).or_insert(next);
        }
    }
    kinds
}

impl Builder<'_> {
    /// The kind of an event. Reports a kind that the file does not declare.
    pub(super) fn kind(&mut self, written: &WrittenKind<'_>) -> EventKind {
        let word = match written {
            WrittenKind::Known(kind) => return *kind,
            WrittenKind::Own(word) => word,
        };
        if let Some(kind) = self.context.kinds.get(&*word.text) {
            return EventKind::own(*kind);
        }
        let may_compare = self.report.may_compare(self.context.kinds.len());
        // A kind with a malformed id has been reported.
        let malformed = |key: &&str| key.to_lowercase() == *word.text;
        if may_compare && self.context.kinds.keys().any(malformed) {
            return EventKind::default();
        }
        let is_known = |kind: &EventKind| format!("{kind:?}") == *word.text;
        let problem = if EventKind::ALL.iter().any(is_known) {
            let message = format!("`{}` is written without quotation marks", word.text);
            Problem::error(word.place, message)
                .expected(format!("write `{}`", word.text))
                .rewritten(word.text.clone().into_owned())
        } else {
            let problem = Problem::error(word.place, format!("unknown kind `{}`", word.text));
            let kinds = self.context.kinds.keys().copied();
            match nearest(&word.text, kinds.filter(|_| may_compare)) {
                Some(meant) => problem.expected(format!("did you mean `{meant}`?")),
                None => problem.help(
                    "define kinds in the chronicle's `kinds`: `{\"comet\": (name: \"Comet\", mark: \"☆\")}`",
                ),
            }
        };
        self.report.add(problem);
        EventKind::default()
    }

    /// The character that marks events of a kind. Reports anything else, and a mark on a tag.
    pub(super) fn mark(&mut self, mark: Option<&Word<'_>>, is_kind: bool) -> Option<Excerpt> {
        let Some(word) = mark else {
            return is_kind.then(|| MARK.into());
        };
        let is_one = word.text.chars().count() == 1 && Widths::default().columns(&word.text) == 1;
        let problem = if !is_kind {
            Problem::error(word.place, "only kinds of events have a mark")
                .help("kinds belong in `kinds`, tags in `tags`")
        } else if is_one {
            return Some(self.keep(word));
        } else {
            let message = format!("\"{}\" cannot be a mark", word.text);
            Problem::error(word.place, message)
                .expected("expected one character of one column, such as `☆`")
        };
        self.report.add(problem);
        is_kind.then(|| MARK.into())
    }
}
