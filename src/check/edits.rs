//! Changes to a text, and where its places were before.

use std::ops::Range;

/// A part of a text, and what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the text that are meant; none where something is to be added.
    pub at: Range<usize>,
    /// What is to stand there; empty where the part is to be taken out.
    pub with: String,
}

impl Edit {
    pub(crate) fn new(at: Range<usize>, with: impl Into<String>) -> Self {
        Self {
            at,
            with: with.into(),
        }
    }
}

/// A text with changes made, which knows where each of its bytes was.
#[derive(Debug, Default)]
pub(crate) struct Edited {
    pub(crate) text: String,
    /// Bytes of the new text and of the old one that belong together, each up to the next.
    anchors: Vec<(usize, usize)>,
}

impl Edited {
    /// Makes changes, which must be in order and apart.
    pub(crate) fn of(text: &str, edits: &[Edit]) -> Self {
        let mut edited = Self {
            text: String::with_capacity(text.len() + edits.len()),
            anchors: vec![(0, 0)],
        };
        let mut done = 0;
        for edit in edits {
            edited
                .text
                .push_str(text.get(done..edit.at.start).unwrap_or_default());
            edited.anchors.push((edited.text.len(), edit.at.start));
            edited.text.push_str(&edit.with);
            done = edit.at.end;
            edited.anchors.push((edited.text.len(), done));
        }
        edited.text.push_str(text.get(done..).unwrap_or_default());
        edited
    }

    /// Where a byte of the new text was in the old one.
    pub(crate) fn before(&self, at: usize) -> usize {
        let next = self.anchors.partition_point(|(new, _)| *new <= at);
        let (new, old) = next
            .checked_sub(1)
            .and_then(|last| self.anchors.get(last))
            .copied()
            .unwrap_or_default();
        let limit = self.anchors.get(next).map_or(usize::MAX, |(_, old)| *old);
        (old + (at - new)).min(limit.max(old))
    }
}

/// Puts changes in order and drops those that meet an earlier one.
pub(crate) fn in_order(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let mut end = 0;
    edits.retain(|edit| {
        let apart = edit.at.start >= end;
        if apart {
            end = edit.at.end;
        }
        apart
    });
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_new_text_are_found_in_the_old_one() {
        let edits = [
            Edit::new(1..1, ")"),
            Edit::new(2..4, "xyz"),
            Edit::new(5..6, ""),
        ];
        let edited = Edited::of("abcdefg", &edits);
        assert_eq!(edited.text, "a)bxyzeg");
        let before: Vec<usize> = (0..edited.text.len()).map(|at| edited.before(at)).collect();
        assert_eq!(before, [0, 1, 1, 2, 3, 4, 4, 6]);
    }
}
