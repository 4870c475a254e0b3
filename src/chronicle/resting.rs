//! The works that an event is based on: those it cites, and those named in its figures and remarks.

use super::{Chronicle, Event, Piece, Ref, SourceId, Text};

impl Chronicle {
    /// The works that an event is based on, with repetitions: cited for it or for a competing account, or named in a remark or as the
    /// source of a figure.
    pub fn rests_on<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = SourceId> + 'a {
        let details = &event.details;
        let others = details.claims.iter();
        let cited = details
            .sources
            .iter()
            .chain(others.flat_map(|claim| &claim.sources));
        let figures = details.figures.iter();
        let claims = details.claims.iter();
        let remarks = figures
            .flat_map(|figure| [&figure.claimed_by, &figure.note])
            .chain(claims.flat_map(|claim| [&claim.claimed_by, &claim.note]))
            .chain(&details.notes);
        let named = remarks.flat_map(|text| self.named_in(text));
        cited.map(|cited| cited.source).chain(named)
    }

    /// The works that a text names. Only the first version is examined, as all versions name the same.
    pub fn named_in<'a>(&'a self, text: &'a Text) -> impl Iterator<Item = SourceId> + 'a {
        let version = text.versions().first();
        let pieces = version.into_iter().flat_map(|(_, prose)| prose.pieces());
        pieces.filter_map(|piece| match piece {
            Piece::Name { id, .. } => match self.find(id) {
                Some(Ref::Source(source)) => Some(source),
                _ => None,
            },
            Piece::Words(_) | Piece::Unclosed(_) => None,
        })
    }
}
