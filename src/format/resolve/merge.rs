//! Reading the chunks of a list of events, on as many threads as the machine has, and joining the results.
//!
//! The result of a chunk depends on the chunk and on the [`Context`] alone, and chunks are joined in the order of the file: so
//! nothing depends on the number of threads.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::{mem, thread};

use super::{Builder, Context, Given, Pending};
use crate::check::{Place, Report};
use crate::chronicle::{Event, EventId};
use crate::format::chunks::Chunk;
use crate::format::scan::Reader;
use crate::format::schema;
use crate::format::tags::Tags;
use crate::format::word::Word;
use crate::names::LanguageId;
use crate::time::Moment;

/// Events that are read before they are built: few enough to stay near the processor, each takes 2 kB then.
const BATCH: usize = 16;

/// What events are sorted by: the earliest start, the latest, the end.
pub(super) type Key = (Moment, Option<Moment>, Reverse<Moment>);

fn key(event: &Event) -> Key {
    let extent = event.when.extent();
    // Of two that may have begun together, the one whose start is certain comes first.
    (extent.start(), extent.latest_start, Reverse(extent.end()))
}

/// Events built, with what is still to be seen to.
pub(super) struct Merged<'t> {
    /// The events, in the order of the file until they are sorted.
    pub(super) events: Vec<Event>,
    /// Where the id of each of them stands.
    pub(super) places: Vec<Place>,
    /// What each of them is sorted by.
    pub(super) keys: Vec<Key>,
    pub(super) pending: Pending,
    pub(super) tags: Tags<'t>,
    /// The language of each tag, as far as they were needed.
    languages: Vec<LanguageId>,
    /// True if ids may be missing because of other mistakes.
    pub(super) lost: bool,
    /// True if a chunk could not be read to its end.
    pub(super) stopped: bool,
}

/// What came of one chunk.
struct Part<'t> {
    merged: Merged<'t>,
    report: Report,
}

impl<'t> Merged<'t> {
    /// Nothing yet, with room for so many events.
    pub(super) fn new(tags: Tags<'t>, count: usize) -> Self {
        Self {
            languages: Vec::new(),
            events: Vec::with_capacity(count),
            places: Vec::with_capacity(count),
            keys: Vec::with_capacity(count),
            pending: Pending::default(),
            tags,
            lost: false,
            stopped: false,
        }
    }

    /// Reads all chunks; without context to build on, only for what is wrong with them.
    pub(super) fn read(
        &mut self,
        given: &Given<'_, 't>,
        context: Option<&Context<'_>>,
        report: &mut Report,
    ) {
        if given.chunks.is_empty() {
            return;
        }
        let threads = thread::available_parallelism()
            .map_or(1, usize::from)
            .min(given.chunks.len());
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            let (sender, parts) = channel();
            for _ in 0..threads {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || read_chunks(given, context, next, &sender));
            }
            drop(sender);
            self.join_in_order(&parts, report);
        });
    }

    fn join_in_order(&mut self, parts: &Receiver<(usize, Part<'t>)>, report: &mut Report) {
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (place, part) in parts {
            early.insert(place, part);
            while let Some(part) = early.remove(&next) {
                self.join(part, report);
                next += 1;
            }
        }
    }

    fn join(
        &mut self,
        Part {
            merged: mut part,
            report: found,
        }: Part<'t>,
        report: &mut Report,
    ) {
        report.join(found);
        self.lost |= part.lost;
        self.stopped |= part.stopped;
        self.tags.join(&part.tags, report);
        self.pending.join(part.pending, self.events.len());
        self.events.append(&mut part.events);
        self.places.append(&mut part.places);
        self.keys.append(&mut part.keys);
    }

    /// Builds some events.
    pub(super) fn take_events(
        &mut self,
        read: &[schema::Event<'_>],
        context: &Context<'_>,
        report: &mut Report,
    ) {
        context.languages.extend(&mut self.languages, &self.tags);
        let mut builder = Builder {
            context,
            tags: &self.tags,
            languages: &self.languages,
            events: None,
            pending: &mut self.pending,
            report,
            lost: self.lost,
        };
        for read in read {
            let event = builder.event(read);
            let id = event.as_ref().map(|_| EventId::at(self.events.len()));
            builder.pending.take(read, id);
            self.places.extend(
                event
                    .as_ref()
                    .map(|_| read.id.as_ref().map(|id| id.place).unwrap_or_default()),
            );
            self.keys.extend(event.as_ref().map(key));
            self.events.extend(event);
        }
    }
}

impl Pending {
    /// Takes what an event says of others.
    fn take(&mut self, read: &schema::Event<'_>, id: Option<EventId>) {
        if id.is_none() {
            self.undated.push(read.id.as_ref().map(Word::owned));
        }
        self.wholes
            .extend(read.part_of.as_ref().map(|whole| (id, whole.owned())));
        let tags = read.tags.as_ref().filter(|tags| !tags.is_empty());
        self.tagged
            .extend(tags.map(|tags| (id, tags.iter().map(Word::owned).collect())));
        let effects = read.leads_to.as_ref().filter(|effects| !effects.is_empty());
        self.effects
            .extend(effects.map(|effects| (id, effects.iter().map(Word::owned).collect())));
    }

    /// Takes what is pending of events of which the first has come to stand at an index.
    fn join(&mut self, other: Self, first: usize) {
        let moved = |id: Option<EventId>| id.map(|id| EventId::at(id.index() + first));
        self.own_eras.extend(other.own_eras);
        for (era, dates) in other.eras {
            *self.eras.entry(era).or_default() += dates;
        }
        let wholes = other.wholes.into_iter();
        self.wholes
            .extend(wholes.map(|(id, word)| (moved(id), word)));
        let effects = other.effects.into_iter();
        self.effects
            .extend(effects.map(|(id, words)| (moved(id), words)));
        let tagged = other.tagged.into_iter();
        self.tagged
            .extend(tagged.map(|(id, words)| (moved(id), words)));
        self.unknown.extend(other.unknown);
        self.texts.extend(other.texts);
        self.undated.extend(other.undated);
    }
}

/// Reads one chunk after the other, whichever is next, until none is left or it is no longer wanted.
fn read_chunks<'t>(
    given: &Given<'_, 't>,
    context: Option<&Context<'_>>,
    next: &AtomicUsize,
    parts: &Sender<(usize, Part<'t>)>,
) {
    while !given.reading.progress.is_stopped() {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(chunk) = given.chunks.get(place) else {
            return;
        };
        let part = read_chunk(given, context, chunk);
        given
            .reading
            .progress
            .built(chunk.place.range().len(), part.merged.events.len());
        if parts.send((place, part)).is_err() {
            return;
        }
    }
}

fn read_chunk<'t>(given: &Given<'_, 't>, context: Option<&Context<'_>>, chunk: &Chunk) -> Part<'t> {
    let mut reader = Reader::of_chunk(given.text, chunk, given.tags.clone());
    let mut part = Part {
        merged: Merged::new(Tags::default(), chunk.items),
        report: Report::default(),
    };
    loop {
        let events = match reader.some_events(BATCH) {
            Ok(Some(events)) => events,
            Ok(None) => break,
            Err(_) => {
                part.merged.stopped = true;
                break;
            }
        };
        if let Some(context) = context {
            part.merged.tags = mem::take(&mut reader.tags);
            part.merged.take_events(&events, context, &mut part.report);
            reader.tags = mem::take(&mut part.merged.tags);
        }
    }
    part.merged.tags = reader.tags;
    part.merged.lost = reader.lost;
    // As in a file that is read whole: first how it is written, then what it says.
    let found = mem::replace(&mut part.report, reader.report);
    part.report.join(found);
    part
}
