//! Names beside their marks, on the line of a lane that has no rows for names.

use super::chart::LaneRows;
use super::marks::{Beside, Mark};
use super::naming::{Naming, doubt_columns};
use crate::chronicle::Ref;

/// The names that fit to the right of their marks, on the band of a lane that is `columns` wide.
pub(super) fn names(naming: Naming<'_>, lane: &LaneRows, columns: u16) -> Vec<Beside> {
    if lane.flag_rows > 0 || lane.band_rows == 0 {
        return Vec::new();
    }
    let named: Vec<_> = lane.named().collect();
    let marks = lane.marks.iter();
    marks
        .filter(|mark| !mark.several && !named.contains(&mark.event))
        .filter_map(|mark| name(naming, lane, *mark, columns))
        .collect()
}

/// The first form of a name that fits to the right of its mark and of the bands that the mark is in.
fn name(naming: Naming<'_>, lane: &LaneRows, mark: Mark, columns: u16) -> Option<Beside> {
    let of = Ref::Event(mark.event);
    let doubt = naming.doubt(of);
    let around = lane
        .bands
        .iter()
        .filter(|band| band.first <= mark.column && mark.column <= band.last);
    let last = around.map(|band| band.last).max().unwrap_or(mark.column);
    let column = last + 2;
    let is_clear = |width: u16| {
        let end = column.saturating_add(width);
        let mut marks = lane.marks.iter().map(|mark| mark.column);
        let mut bands = lane.bands.iter();
        end < columns
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
