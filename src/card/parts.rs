//! Common parts of cards: fields, lists and names.

use super::{Block, Reader, Role, Word, dates};
use crate::chronicle::{Chronicle, Citation, Era, Event, EventId, OtherName, Ref, Span, Text};
use crate::messages::Message;
use crate::names::{Names, own_name};
use crate::time::When;

/// The maximum number of list entries. Beyond it, only the number of further entries is shown, which bounds the cost of a card.
const LISTED: usize = 400;

/// The name with its marks, and the gloss below it.
pub(super) fn head(reader: Reader<'_>, name: &Names) -> Vec<Block> {
    let mut blocks = vec![Block::Title(reader.marked(name, Role::Strong))];
    let gloss = reader.gloss(name);
    blocks.extend((!gloss.is_empty()).then_some(Block::Gloss(gloss)));
    blocks
}

/// The other names and the names in other languages, at the end of a card.
pub(super) fn other_names(
    blocks: &mut Vec<Block>,
    reader: Reader<'_>,
    name: &Names,
    also: &[OtherName],
) {
    list(
        blocks,
        reader,
        Message::AlsoCalled,
        also.iter().map(|other| reader.also(other)),
    );
    list(
        blocks,
        reader,
        Message::InOtherLanguages,
        reader.other_languages(name).into_iter(),
    );
    // A legend for the mark of derived names. Names of events and spans are composed of words, those of other things are readings.
    if name.iter().any(|name| name.derived) {
        let means = match reader.about {
            Some(Ref::Event(_) | Ref::Span(_)) => Message::WordedMeans,
            _ => Message::DerivedMeans,
        };
        blocks.push(Block::Item(vec![Word::dim(reader.say(means))]));
    }
}

/// Says which language a text is in, if it is not one that the user reads.
pub(super) fn text_language(blocks: &mut Vec<Block>, reader: Reader<'_>, text: &Text) {
    let (main, languages) = (reader.choice.main, &reader.chronicle.languages);
    let shown = reader.version(text);
    if let Some((language, _)) = shown.filter(|(language, _)| !languages.reads(main, *language)) {
        let language = own_name(languages.tag(language));
        let said = reader
            .interface
            .fill(Message::TextIn, &[("language", language)]);
        blocks.push(Block::Line(vec![Word::dim(said)]));
    }
}

/// Adds a line, unless it is empty.
pub(super) fn push_line(blocks: &mut Vec<Block>, words: Vec<Word>) {
    if !words.is_empty() {
        blocks.push(Block::Line(words));
    }
}

/// Adds paragraphs, split at line breaks.
pub(super) fn paragraphs(blocks: &mut Vec<Block>, words: Vec<Word>) {
    let mut paragraph: Vec<Word> = Vec::new();
    for word in words {
        if word.of.is_some() || !word.text.contains('\n') {
            paragraph.push(word);
            continue;
        }
        for (line, part) in word.text.split('\n').enumerate() {
            if line > 0 && !paragraph.is_empty() {
                blocks.push(Block::Paragraph(std::mem::take(&mut paragraph)));
            }
            // Only the start of a paragraph is trimmed; a space after a name must stay.
            let part = if line > 0 { part.trim_start() } else { part };
            if !part.is_empty() {
                paragraph.push(Word {
                    text: part.to_owned(),
                    ..word.clone()
                });
            }
        }
    }
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(paragraph));
    }
}

/// Adds a heading with entries, if there are any.
pub(super) fn list(
    blocks: &mut Vec<Block>,
    reader: Reader<'_>,
    heading: Message,
    items: impl Iterator<Item = Vec<Word>>,
) {
    entries(blocks, reader, heading, items, |words| {
        Some(Block::Item(words))
    });
}

/// Adds a heading with an entry for each thing. Things beyond [`LISTED`] are only counted.
fn entries<T>(
    blocks: &mut Vec<Block>,
    reader: Reader<'_>,
    heading: Message,
    mut things: impl Iterator<Item = T>,
    entry: impl Fn(T) -> Option<Block>,
) {
    let listed: Vec<Block> = things.by_ref().take(LISTED).filter_map(entry).collect();
    if listed.is_empty() {
        return;
    }
    blocks.push(Block::Heading(reader.say(heading)));
    blocks.extend(listed);
    let more = things.count();
    if more > 0 {
        blocks.push(Block::Item(vec![Word::dim(
            reader.interface.count(Message::AndMore, more),
        )]));
    }
}

/// Adds a labelled field, unless it is empty.
pub(super) fn field(blocks: &mut Vec<Block>, reader: Reader<'_>, label: Message, words: Vec<Word>) {
    if !words.is_empty() {
        blocks.push(Block::Field(reader.say(label), words));
    }
}

/// Names on one line, with separators.
pub(super) fn joined(
    reader: Reader<'_>,
    of: impl IntoIterator<Item = impl Into<Ref>>,
) -> Vec<Word> {
    let mut words = Vec::new();
    let mut names = of.into_iter();
    for of in names.by_ref().take(LISTED) {
        if !words.is_empty() {
            words.push(Word::dim(" · "));
        }
        words.push(reader.name(of));
    }
    let more = names.count();
    if more > 0 {
        words.push(Word::dim(format!(
            " {}",
            reader.interface.count(Message::AndMore, more)
        )));
    }
    words
}

/// Names, one per line.
pub(super) fn below_each_other(
    reader: Reader<'_>,
    of: impl IntoIterator<Item = impl Into<Ref>>,
) -> Vec<Word> {
    let mut words = joined(reader, of);
    for word in &mut words {
        if word.of.is_none() && word.text == " · " {
            *word = Word::plain("\n");
        }
    }
    words
}

/// Citations, with consecutive ones of the same work joined: its title once, then the passages.
pub(super) fn sources(reader: Reader<'_>, citations: &[Citation]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut last = None;
    for citation in citations {
        if last == Some(citation.source) {
            words.push(Word::dim(reader.sign(Message::Comma)));
        } else {
            if last.is_some() {
                words.push(Word::dim(" · "));
            }
            words.push(reader.short(citation.source));
            words.push(Word::plain(" "));
        }
        last = Some(citation.source);
        words.push(Word::plain(reader.interface.passage(&citation.at)));
    }
    words
}

/// Adds a list of events with their dates and some words after their names.
pub(super) fn events(
    blocks: &mut Vec<Block>,
    reader: Reader<'_>,
    heading: Message,
    events: &[EventId],
    after: impl Fn(&Event) -> Vec<Word>,
) {
    entries(blocks, reader, heading, events.iter().copied(), |id| {
        let event = &reader.chronicle[id];
        let mut words = vec![reader.name(id)];
        words.extend(after(event));
        Some(Block::Dated(dates::listed(reader, &event.when), words))
    });
}

/// No words after a name.
pub(super) fn nothing<T>(_: &T) -> Vec<Word> {
    Vec::new()
}

/// The eras that refer to something, with their dates.
pub(super) fn eras(
    chronicle: &Chronicle,
    to: impl Into<Ref>,
) -> impl Iterator<Item = (Ref, &When, &Era)> {
    let eras = chronicle.referring::<Era>(to);
    eras.map(|id| (Ref::Era(id), &chronicle[id].when, &chronicle[id]))
}

/// The spans that refer to something, with their dates.
pub(super) fn spans(
    chronicle: &Chronicle,
    to: impl Into<Ref>,
) -> impl Iterator<Item = (Ref, &When, &Span)> {
    let spans = chronicle.referring::<Span>(to);
    spans.map(|id| (Ref::Span(id), &chronicle[id].when, &chronicle[id]))
}

/// Adds a list of stretches of time with their dates, in chronological order, and some words after their names.
pub(super) fn stretches<'a, T: 'a>(
    blocks: &mut Vec<Block>,
    reader: Reader<'a>,
    heading: Message,
    stretches: impl Iterator<Item = (Ref, &'a When, &'a T)>,
    after: impl Fn(&T) -> Vec<Word>,
) {
    let mut stretches: Vec<_> = stretches.collect();
    stretches.sort_by_key(|(_, when, _)| when.extent().start());
    entries(
        blocks,
        reader,
        heading,
        stretches.into_iter(),
        |(of, when, thing)| {
            let mut words = vec![reader.name(of)];
            words.extend(after(thing));
            Some(Block::Dated(dates::listed(reader, when), words))
        },
    );
}
