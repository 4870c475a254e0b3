//! Things attached to events, people and places: links, media, tags.

use std::collections::HashMap;

use super::finish::Resolved;
use super::ids::is_id;
use super::languages::FIRST;
use super::met::Met;
use super::{Builder, Pending};
use crate::check::Place;
use crate::check::Problem;
use crate::chronicle::{
    Address, Attached, BoxedAttached, Chronicle, Link, Table, Tag, TagId, Text,
};
use crate::format::map::leads_away;
use crate::format::schema;
use crate::format::word::Word;
use crate::names::{Name, Names};
use crate::text::Excerpt;

/// The links, media and tags of one thing, as read from the file.
pub(super) type Read<'r, 't> = (
    Option<&'r Vec<schema::Link<'t>>>,
    Option<&'r Vec<schema::Link<'t>>>,
    Option<&'r Vec<Word<'t>>>,
);

impl Builder<'_> {
    /// The attachments of something. Its tags are only checked; they are numbered when all are known.
    pub(super) fn attached(&mut self, (links, media, tags): Read<'_, '_>) -> BoxedAttached {
        self.check_tags(tags);
        Attached {
            links: self.links(links),
            media: self.links(media),
            tags: Vec::new(),
        }
        .into()
    }

    fn links(&mut self, read: Option<&Vec<schema::Link<'_>>>) -> Vec<Link> {
        let links = read.into_iter().flatten();
        links.filter_map(|link| self.one_link(link)).collect()
    }

    fn one_link(&mut self, read: &schema::Link<'_>) -> Option<Link> {
        let (caption, credit) = (
            self.text(read.caption.as_ref()),
            self.text(read.credit.as_ref()),
        );
        let to = match (&read.url, &read.file) {
            (Some(url), None) => Address::Web(self.url(Some(url))?),
            (None, Some(file)) => Address::File(self.file(file)?),
            (Some(_), Some(file)) => {
                let problem = Problem::error(file.place, "a link has either `url` or `file`");
                self.report
                    .add(problem.help("make the other one a separate link"));
                return None;
            }
            // This has been reported.
            (None, None) => return None,
        };
        Some(Link {
            to,
            caption,
            credit,
        })
    }

    fn file(&mut self, word: &Word<'_>) -> Option<Excerpt> {
        let folder = self.context.all.folder(word.place);
        let from_chronicle = format!("{folder}{}", word.text);
        if leads_away(&word.text) || leads_away(&from_chronicle) {
            let message = format!("\"{}\" is not a file in this directory or below", word.text);
            self.report.add(
                Problem::error(word.place, message)
                    .expected("expected a relative path, such as `\"pictures/map.png\"`"),
            );
            return None;
        }
        Some(if folder.is_empty() {
            self.keep(word)
        } else {
            from_chronicle.into()
        })
    }

    fn check_tags(&mut self, tags: Option<&Vec<Word<'_>>>) {
        let mut met = Met::default();
        for tag in tags.into_iter().flatten() {
            if tag.text.trim().is_empty() {
                self.report
                    .add(Problem::error(tag.place, "empty tag").expected("expected a word"));
            } else if !met.insert(&*tag.text) {
                let message = format!("duplicate tag `{}` in this list", tag.text);
                self.report
                    .add(Problem::warning(tag.place, message).expected("list it once"));
            }
        }
    }

    /// Numbers all tags: the declared ones, then the others in the order of first use. Sets the tags of people and
    /// places, and returns those of events.
    pub(super) fn number_tags(
        &mut self,
        read: &schema::Chronicle<'_>,
        chronicle: &mut Chronicle,
        pending: &Pending,
    ) -> Resolved<Vec<TagId>> {
        let mut book = Book::default();
        for (word, label) in read.kinds.iter().flat_map(|keyed| &keyed.0) {
            is_id(&word.text, word.place, self.report);
            self.declare_tag(&mut book, word, label, true);
        }
        for (word, label) in read.tags.iter().flat_map(|keyed| &keyed.0) {
            self.declare_tag(&mut book, word, label, false);
        }
        let people = read.people.iter().flat_map(|keyed| &keyed.0);
        for (person, (_, read)) in chronicle.people.iter_mut().zip(people) {
            person.attached.set_tags(book.all(self, read.tags.as_ref()));
        }
        let places = read.places.iter().flat_map(|keyed| &keyed.0);
        for (place, (_, read)) in chronicle.places.iter_mut().zip(places) {
            place.attached.set_tags(book.all(self, read.tags.as_ref()));
        }
        let tagged = pending.tagged.iter();
        let tagged = tagged
            .map(|(id, tags)| (*id, book.all(self, Some(tags))))
            .collect();
        chronicle.tags = Table::from(book.tags);
        tagged
    }
}

impl Builder<'_> {
    /// Adds a declared tag or a declared kind of event.
    fn declare_tag(
        &mut self,
        book: &mut Book,
        word: &Word<'_>,
        label: &schema::Label<'_>,
        is_kind: bool,
    ) {
        let tag = Tag {
            id: self.keep(word),
            name: self.names(label.name.as_ref(), label.derived.as_ref()),
            mark: self.mark(label.mark.as_ref(), is_kind),
            note: self.text(label.note.as_ref()),
        };
        if let Some((_, first)) = book.numbers.get(&*word.text) {
            let problem = Problem::error(word.place, format!("duplicate tag `{}`", word.text));
            self.report.add(
                problem
                    .expected("here again")
                    .related(*first, "first given here"),
            );
        } else {
            book.add(word, tag);
        }
    }
}

/// The tags of a chronicle, by id.
#[derive(Default)]
struct Book {
    tags: Vec<Tag>,
    numbers: HashMap<String, (TagId, Place)>,
}

impl Book {
    fn add(&mut self, word: &Word<'_>, tag: Tag) -> TagId {
        let number = TagId::at(self.tags.len());
        self.numbers
            .insert(word.text.clone().into_owned(), (number, word.place));
        self.tags.push(tag);
        number
    }

    /// The numbers of the given tags, without duplicates. A new tag gets its id as its name.
    fn all(&mut self, builder: &Builder<'_>, words: Option<&Vec<Word<'_>>>) -> Vec<TagId> {
        let mut all = Met::default();
        for word in words.into_iter().flatten() {
            let known = self.numbers.get(&*word.text).map(|(number, _)| *number);
            let number = known.unwrap_or_else(|| self.add(word, called_by_its_word(builder, word)));
            all.insert(number);
        }
        all.into()
    }
}

/// A tag that is not declared in the file.
fn called_by_its_word(builder: &Builder<'_>, word: &Word<'_>) -> Tag {
    let id = builder.keep(word);
    let name = Name {
        language: FIRST,
        derived: false,
        text: id.clone(),
    };
    Tag {
        id,
        name: Names::new(vec![name]),
        mark: None,
        note: Text::default(),
    }
}
