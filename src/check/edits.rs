//! Edits of a text, and mapping positions back to the text before them.

use std::collections::BTreeSet;
use std::ops::Range;

/// A replacement of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The byte range to replace; empty for an insertion.
    pub at: Range<usize>,
    /// The replacement; empty for a deletion.
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

/// An edited text that can map its byte offsets back to the original.
#[derive(Debug, Default)]
pub(crate) struct Edited {
    pub(crate) text: String,
    /// Pairs of corresponding byte offsets in the new and the old text. Each pair applies up to the next one.
    anchors: Vec<(usize, usize)>,
}

impl Edited {
    /// Applies edits, which must be in order and not overlap.
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

    /// The offset in the old text for an offset in the new one.
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

/// Sorts edits and drops those that overlap an earlier one.
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

/// The parts of a text that are edited.
#[derive(Debug, Default)]
pub(crate) struct Taken(BTreeSet<(usize, usize)>);

impl Taken {
    /// Takes the edits of one problem. Returns false and takes none if one of them overlaps an edit taken before.
    pub(crate) fn take(&mut self, edits: &[Edit]) -> bool {
        let are_apart = edits.iter().all(|edit| !self.overlaps(&edit.at));
        if are_apart {
            let places = edits.iter().map(|edit| (edit.at.start, edit.at.end));
            self.0.extend(places);
        }
        are_apart
    }

    fn overlaps(&self, at: &Range<usize>) -> bool {
        let before = self.0.range(..(at.end, 0)).next_back();
        before.is_some_and(|(_, end)| at.start < *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edits_of_a_problem_are_taken_together_or_not_at_all() {
        let mut taken = Taken::default();
        assert!(taken.take(&[Edit::new(2..5, "x")]));
        assert!(!taken.take(&[Edit::new(7..7, "y"), Edit::new(4..4, "z")]));
        assert!(!taken.take(&[Edit::new(1..3, "")]));
        // Insertions beside an edit, and where nothing was taken, do not overlap it.
        assert!(taken.take(&[Edit::new(2..2, "a"), Edit::new(5..5, "b")]));
        assert!(taken.take(&[Edit::new(7..9, "")]));
    }

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
