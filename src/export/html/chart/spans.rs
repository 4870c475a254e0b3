//! Spans as rectangles with their names: in the band of a lane, or behind all lanes.

use std::fmt::Write;

use super::{Drawing, Outside, Scale, attribute, tspans, widest};
use crate::chronicle::{Chronicle, Ref, SpanId};
use crate::export::html::cards::Cards;

/// A span with its position.
pub(super) struct Stretch {
    span: SpanId,
    from: f64,
    to: f64,
}

/// The spans within the time range; others are counted.
pub(super) fn stretches(
    chronicle: &Chronicle,
    spans: &[SpanId],
    scale: &Scale,
    outside: &mut Outside,
) -> Vec<Stretch> {
    let mut shown = Vec::new();
    for id in spans {
        let extent = chronicle[*id].when.extent();
        let (start, end) = (extent.start(), extent.end());
        if scale.shows(start, end) {
            shown.push(Stretch {
                span: *id,
                from: scale.x(start),
                to: scale.x(end),
            });
        } else {
            outside.spans += 1;
        }
    }
    shown
}

/// Draws the rectangles of spans in a layer.
pub(super) fn draw_spans(layer: &mut String, spans: &[Stretch], y: f64, height: f64) {
    for Stretch { from, to, .. } in spans {
        let _ = writeln!(
            layer,
            "<rect class=\"span\" x=\"{from:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\"/>",
            (to - from).max(1.0),
        );
    }
}

/// Writes the names of spans in their band, as far as there is room.
pub(super) fn name_spans(drawing: &mut Drawing, cards: &Cards<'_>, spans: &[Stretch], y: f64) {
    let mut named: Vec<(f64, f64)> = Vec::new();
    for Stretch { span, from, to } in spans {
        let id = attribute(&cards.id(Ref::Span(*span)));
        let start = from + 4.0;
        let end = start + widest(cards, |reader| reader.short(*span).text);
        let free = named
            .iter()
            .all(|(first, last)| end <= *first || start >= *last);
        if free && end <= *to {
            let name = tspans(cards, |reader| reader.short(*span));
            let _ = writeln!(
                drawing.names,
                "<a href=\"#{id}\" tabindex=\"-1\"><text class=\"of-span\" x=\"{start:.1}\" y=\"{:.1}\">{name}</text></a>",
                y + 15.0
            );
            named.push((start, end + 4.0));
        }
    }
}
