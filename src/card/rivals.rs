//! Accounts that give another date or place.

use super::parts::sources;
use super::{BETWEEN, Reader, Word, place};
use crate::chronicle::{Event, Rival};
use crate::messages::Message;

/// An entry for each account: `Date: 10 January 1127 · History of Jin`.
pub(super) fn words(reader: Reader<'_>, event: &Event) -> Vec<Vec<Word>> {
    let claims = event.details.claims.iter();
    claims.map(|claim| entry(reader, claim)).collect()
}

fn entry(reader: Reader<'_>, claim: &Rival) -> Vec<Word> {
    let label = if claim.when.is_some() {
        Message::Date
    } else {
        Message::Place
    };
    let label = format!("{}{}", reader.say(label), reader.sign(Message::Colon));
    let mut words = vec![Word::dim(label)];
    if let Some(when) = &claim.when {
        let date = reader.dating.long(when).into_iter().next();
        words.extend(date.map(|date| Word::plain(date.text)));
        let own = claim.as_written.as_deref();
        words.extend(own.map(|own| Word::dim(format!("  {own}"))));
    }
    let place = claim.place.map(|id| place::in_passing(reader, id));
    if let Some(place) = place {
        words.extend(claim.when.is_some().then(|| Word::dim(BETWEEN)));
        words.extend(place);
    }
    for said in [
        reader.words(&claim.claimed_by),
        reader.words(&claim.note),
        sources(reader, &claim.sources),
    ] {
        words.extend((!said.is_empty()).then(|| Word::dim(BETWEEN)));
        words.extend(said);
    }
    words
}
