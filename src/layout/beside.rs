//! Names beside their marks, on the line of a lane that has no rows for names.

use super::bands::Band;
use super::marks::{Beside, Mark};
use super::naming::{Naming, doubt_columns};
use crate::chronicle::{EventId, Ref};

/// The line of a lane.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) marks: &'a [Mark],
    pub(super) bands: &'a [Band],
    pub(super) columns: u16,
}

/// The names that fit to the right of their marks, except of the events that are `named` elsewhere.
pub(super) fn names(naming: Naming<'_>, line: Line<'_>, named: &[EventId]) -> Vec<Beside> {
    let marks = line.marks.iter();
    marks
        .filter(|mark| !mark.several && !named.contains(&mark.event))
        .filter_map(|mark| name(naming, line, *mark))
        .collect()
}

/// The first form of a name that fits to the right of its mark and of the bands that the mark is in.
fn name(naming: Naming<'_>, line: Line<'_>, mark: Mark) -> Option<Beside> {
    let of = Ref::Event(mark.event);
    let doubt = naming.doubt(of);
    let around = line
        .bands
        .iter()
        .filter(|band| band.first <= mark.column && mark.column <= band.last);
    let last = around.map(|band| band.last).max().unwrap_or(mark.column);
    let column = last + 2;
    let is_clear = |width: u16| {
        let end = column.saturating_add(width);
        let mut marks = line.marks.iter().map(|mark| mark.column);
        let mut bands = line.bands.iter();
        end < line.columns
            && !marks.any(|other| mark.column < other && other <= end)
            && !bands.any(|band| last < band.last && band.first <= end)
    };
    let mut forms = naming.forms(of);
    let form = forms.find(|form| is_clear(form.width + doubt_columns(doubt)))?;
    Some(Beside {
        event: mark.event,
        column,
        text: form.text.to_owned(),
        width: form.width + doubt_columns(doubt),
        doubt,
    })
}
