//! Cards as HTML.

use std::borrow::Cow;
use std::fmt::Write;

use super::words::{attribute, escaped};
use crate::card::{Block, Card, Claim, FigureGroup, Reader, Subject, Word, card};
use crate::chronicle::Ref;

/// The cards of a chronicle, for a reader of each language.
pub(super) struct Cards<'a> {
    pub(super) readers: &'a [Reader<'a>],
}

/// What an element of a list stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Items,
    Fields,
}

impl<'a> Cards<'a> {
    /// Those of some readers of one chronicle.
    pub(super) fn new(readers: &'a [Reader<'a>]) -> Self {
        Self { readers }
    }

    /// The id of something, which is that of its article.
    pub(super) fn id(&self, of: Ref) -> Cow<'a, str> {
        match of {
            // The word of a tag may have blanks, and may be the id of something else.
            Ref::Tag(tag) => format!("tag_{}", tag.index()).into(),
            _ => self
                .readers
                .first()
                .map(|reader| reader.chronicle.id(of))
                .unwrap_or_default()
                .into(),
        }
    }

    /// The tag of a language by its place.
    pub(super) fn tag(&self, at: usize) -> &'a str {
        self.readers
            .get(at)
            .map(|reader| reader.chronicle.languages.tag(reader.choice.main))
            .unwrap_or_default()
    }

    /// A card; that of the chronicle, and of a chapter, without its title.
    pub(super) fn card(&self, subject: Subject) -> String {
        let cards: Vec<Card> = self
            .readers
            .iter()
            .map(|reader| card(*reader, subject))
            .collect();
        let skip = usize::from(!matches!(subject, Subject::Thing(_)));
        let of_all: Vec<&[Block]> = cards
            .iter()
            .map(|card| card.blocks.get(skip..).unwrap_or_default())
            .collect();
        let Some(first) = of_all.first() else {
            return String::new();
        };
        let alike = |other: &&[Block]| {
            other.len() == first.len()
                && other
                    .iter()
                    .zip(*first)
                    .all(|(one, other)| same_sort(one, other))
        };
        if of_all.iter().all(alike) {
            return self.blocks(&of_all);
        }
        let whole = of_all
            .iter()
            .enumerate()
            .map(|(at, blocks)| self.single(at).blocks(&[blocks]))
            .collect();
        self.grouped(whole, "div")
    }

    /// The cards of one of the languages.
    fn single(&self, at: usize) -> Cards<'a> {
        Cards {
            readers: self.readers.get(at..=at).unwrap_or_default(),
        }
    }

    /// Blocks of the same sorts in every language.
    fn blocks(&self, of_all: &[&[Block]]) -> String {
        let mut html = String::new();
        let mut list = List::None;
        for at in 0..of_all.first().map_or(0, |blocks| blocks.len()) {
            let versions: Vec<&Block> = of_all.iter().filter_map(|blocks| blocks.get(at)).collect();
            let Some(first) = versions.first() else {
                continue;
            };
            change(&mut html, &mut list, list_of(first));
            self.block(&mut html, &versions);
        }
        change(&mut html, &mut list, List::None);
        html
    }

    fn block(&self, html: &mut String, versions: &[&Block]) {
        let words = |of: fn(&Block) -> &[Word]| {
            let words: Vec<&[Word]> = versions.iter().map(|block| of(block)).collect();
            self.words(&words)
        };
        let Some(first) = versions.first() else {
            return;
        };
        let inner = words(plain_words);
        let _ = match first {
            Block::Title(_) => writeln!(html, "<h4>{inner}</h4>"),
            Block::Gloss(_) | Block::Kind(..) | Block::When(_) | Block::Line(_) => {
                writeln!(html, "<p class=\"line\">{inner}</p>")
            }
            Block::Sides(label, _) => {
                let sides: Vec<String> = versions
                    .iter()
                    .enumerate()
                    .map(|(at, block)| self.single(at).sides(block))
                    .collect();
                let inner = self.grouped(sides, "span");
                writeln!(html, "<dt>{}</dt><dd>{inner}</dd>", escaped(label))
            }
            Block::Lead(_) => writeln!(html, "<p class=\"lead\">{inner}</p>"),
            Block::Paragraph(_) => writeln!(html, "<p>{inner}</p>"),
            Block::Heading(heading) => writeln!(html, "<h5>{}</h5>", escaped(heading)),
            Block::Field(label, _) => writeln!(html, "<dt>{}</dt><dd>{inner}</dd>", escaped(label)),
            Block::Item(_) => writeln!(html, "<li>{inner}</li>"),
            Block::Chips(_) => writeln!(html, "<p class=\"chips\">{inner}</p>"),
            Block::Link(words, to) => {
                let said = if words.is_empty() {
                    escaped(to)
                } else {
                    self.unlinked(versions)
                };
                writeln!(html, "<li><a href=\"{}\">{said}</a></li>", attribute(to))
            }
            Block::Dated(date, _) => writeln!(
                html,
                "<li><span class=\"date\">{}</span> {inner}</li>",
                escaped(date)
            ),
            Block::Figures(_) => {
                let groups: Vec<String> = versions
                    .iter()
                    .enumerate()
                    .map(|(at, block)| self.single(at).figures(block))
                    .collect();
                writeln!(html, "{}", self.grouped(groups, "div"))
            }
            Block::Map(_) | Block::Lives(_) => Ok(()),
        };
    }

    /// The words of a block, none of which leads anywhere by itself.
    fn unlinked(&self, versions: &[&Block]) -> String {
        let bare = |word: &Word| Word {
            of: None,
            ..word.clone()
        };
        let versions: Vec<Vec<Word>> = versions
            .iter()
            .map(|block| plain_words(block).iter().map(bare).collect())
            .collect();
        self.words(&versions.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    /// The words of each side below each other.
    fn sides(&self, block: &Block) -> String {
        let Block::Sides(_, sides) = block else {
            return String::new();
        };
        let sides: Vec<String> = sides.iter().map(|side| self.words(&[side])).collect();
        sides.join("<br>")
    }

    fn figures(&self, block: &Block) -> String {
        let Block::Figures(groups) = block else {
            return String::new();
        };
        let claims = groups
            .iter()
            .flat_map(|group| group.claims.iter().map(move |claim| (group, claim)));
        let items: String = claims
            .map(|(group, claim)| self.claim(group, claim))
            .collect();
        format!("<ul class=\"figures\">{items}</ul>")
    }

    fn claim(&self, group: &FigureGroup, claim: &Claim) -> String {
        let words = |words: &[Word]| self.words(&[words]);
        let mut item = format!("<li>{}", words(&group.what));
        if !claim.label.is_empty() {
            let _ = write!(item, " · {}", words(&claim.label));
        }
        let _ = write!(item, ": {}", words(&claim.value));
        if !group.unit.is_empty() {
            let _ = write!(item, " {}", escaped(&group.unit));
        }
        let said: Vec<String> = [&claim.by, &claim.note]
            .iter()
            .map(|part| words(part))
            .filter(|part| !part.is_empty())
            .collect();
        if !said.is_empty() {
            let _ = write!(item, " <span class=\"dim\">({})</span>", said.join("; "));
        }
        item.push_str("</li>");
        item
    }
}

fn plain_words(block: &Block) -> &[Word] {
    match block {
        Block::Title(words)
        | Block::Gloss(words)
        | Block::Kind(_, words)
        | Block::When(words)
        | Block::Line(words)
        | Block::Lead(words)
        | Block::Paragraph(words)
        | Block::Field(_, words)
        | Block::Item(words)
        | Block::Chips(words)
        | Block::Link(words, _)
        | Block::Dated(_, words) => words,
        Block::Sides(..)
        | Block::Heading(_)
        | Block::Figures(_)
        | Block::Lives(_)
        | Block::Map(_) => &[],
    }
}

/// Whether two blocks are laid out in the same way, so that they can share an element.
fn same_sort(one: &Block, other: &Block) -> bool {
    let label = |block: &Block| match block {
        Block::Field(label, _) | Block::Sides(label, _) | Block::Heading(label) => {
            (*label).to_owned()
        }
        Block::Dated(date, _) => date.clone(),
        Block::Link(_, to) => to.to_string(),
        _ => String::new(),
    };
    std::mem::discriminant(one) == std::mem::discriminant(other) && label(one) == label(other)
}

fn list_of(block: &Block) -> List {
    match block {
        Block::Item(_) | Block::Dated(..) | Block::Link(..) => List::Items,
        Block::Field(..) | Block::Sides(..) => List::Fields,
        _ => List::None,
    }
}

/// Closes one list and opens another where they differ.
fn change(html: &mut String, list: &mut List, next: List) {
    if *list == next {
        return;
    }
    html.push_str(match *list {
        List::None => "",
        List::Items => "</ul>\n",
        List::Fields => "</dl>\n",
    });
    html.push_str(match next {
        List::None => "",
        List::Items => "<ul>\n",
        List::Fields => "<dl>\n",
    });
    *list = next;
}
