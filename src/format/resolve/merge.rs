//! Reads the chunks of a list of events on as many threads as the machine has, and joins the results.
//!
//! The result of a chunk depends only on the chunk and the [`Context`], and chunks are joined in the order of the file,
//! so the result does not depend on the number of threads.

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

/// Number of events that are read before they are built. A batch is small enough for the processor's cache: each event
/// takes 2 kB.
const BATCH: usize = 16;

/// The sort key of events: earliest start, latest start, end.
pub(super) type Key = (Moment, Option<Moment>, Reverse<Moment>);

fn key(event: &Event) -> Key {
    let extent = event.when.extent();
    // If two may have begun at the same time, the one with the more certain start is first.
    (extent.start(), extent.latest_start, Reverse(extent.end()))
}

/// Events that were built, and what is still to be resolved.
pub(super) struct Merged<'t> {
    /// The events, in the order of the file until they are sorted.
    pub(super) events: Vec<Event>,
    /// The place of the id of each event.
    pub(super) places: Vec<Place>,
    /// The sort key of each event.
    pub(super) keys: Vec<Key>,
    pub(super) pending: Pending,
    pub(super) tags: Tags<'t>,
    /// The language of each tag that was needed so far.
    languages: Vec<LanguageId>,
    /// True if ids may be missing because of other mistakes.
    pub(super) lost: bool,
    /// True if a chunk could not be read to its end.
    pub(super) stopped: bool,
}

/// The result of one chunk.
struct Part<'t> {
    merged: Merged<'t>,
    report: Report,
}

impl<'t> Merged<'t> {
    /// An empty result with capacity for `count` events.
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

    /// Reads all chunks. Without a context, only their problems are reported.
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
    /// Adds the references from an event to others.
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

    /// Adds what is pending for other events, the first of which is now at index `first`.
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

/// Reads the next free chunk until none is left or reading is stopped.
fn read_chunks<'t>(
    given: &Given<'_, 't>,
    context: Option<&Context<'_>>,
    next: &AtomicUsize,
    parts: &Sender<(usize, Part<'t>)>,
) {
    while !given.options.progress.is_stopped() {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(chunk) = given.chunks.get(place) else {
            return;
        };
        let part = read_chunk(given, context, chunk);
        given
            .options
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
    // The same order as in a file read as a whole: problems of syntax first, then of content.
    let found = mem::replace(&mut part.report, reader.report);
    part.report.join(found);
    part
}
