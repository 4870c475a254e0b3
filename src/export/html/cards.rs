//! Cards as HTML.

use std::borrow::Cow;
use std::fmt::Write;

use super::spoken::{spoken, writes_han};
use super::words::{Variant, attribute, grouped};
use crate::card::{Block, Card, Claim, FigureGroup, OfSide, Reader, Role, Subject, Word, card};
use crate::chronicle::Ref;
use crate::export::escaped;

/// The cards of a chronicle in several languages.
#[derive(Clone)]
pub(super) struct Cards<'a> {
    all: &'a [Reader<'a>],
    /// The index of each language among all languages of the page.
    places: Vec<usize>,
    /// The heading level of a card.
    level: u8,
    /// The subject of the card.
    about: Option<Ref>,
    /// The language of the surrounding text.
    within: &'a str,
    /// The language of names in Han characters within texts in other languages.
    han: &'a str,
}

/// The language of the page's own text.
const PAGE: &str = "en";

/// The list that an element belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Items,
    /// Names, each preceded by the name of its language.
    Languages,
    Fields,
}

impl<'a> Cards<'a> {
    /// The cards for some readers of the same chronicle.
    pub(super) fn new(readers: &'a [Reader<'a>]) -> Self {
        let languages = readers.first().map(|reader| &reader.chronicle.languages);
        let tags = languages.into_iter().flat_map(|languages| {
            let tags = languages.iter().map(|language| languages.tag(language));
            tags.filter(|tag| writes_han(tag))
        });
        Self {
            all: readers,
            places: (0..readers.len()).collect(),
            level: 4,
            about: None,
            within: PAGE,
            han: tags.into_iter().next().unwrap_or("zh"),
        }
    }

    /// The same cards in only some of the languages.
    pub(super) fn of(&self, some: &[usize]) -> Self {
        Self {
            all: self.all,
            places: some.iter().map(|at| self.places[*at]).collect(),
            ..self.clone()
        }
    }

    /// The same cards within text in a language.
    pub(super) fn inside(&self, within: &'a str) -> Self {
        Self {
            within,
            ..self.clone()
        }
    }

    /// The language of the surrounding text.
    pub(super) fn within(&self) -> &'a str {
        self.within
    }

    /// Escaped text, with `lang` on names in the script of another language.
    pub(super) fn text(&self, text: &str) -> String {
        spoken(text, self.within, self.han)
    }

    /// The same cards with another heading level.
    pub(super) fn at_level(&self, level: u8) -> Self {
        Self {
            level,
            ..self.clone()
        }
    }

    /// The readers, one per language.
    pub(super) fn readers(&self) -> impl Iterator<Item = Reader<'a>> {
        self.places.iter().map(|at| self.all[*at])
    }

    /// The index of a language among all languages of the page.
    pub(super) fn place(&self, at: usize) -> usize {
        self.places[at]
    }

    /// The id of something, which is also the id of its article.
    pub(super) fn id(&self, of: Ref) -> Cow<'a, str> {
        match of {
            // The word of a tag may contain spaces, and may be the id of something else.
            Ref::Tag(tag) => format!("tag_{}", tag.index()).into(),
            _ => self
                .all
                .first()
                .map(|reader| reader.chronicle.id(of))
                .unwrap_or_default()
                .into(),
        }
    }

    /// The tag of the language at an index.
    pub(super) fn tag(&self, at: usize) -> &'a str {
        self.readers()
            .nth(at)
            .map(|reader| reader.chronicle.languages.tag(reader.choice.main))
            .unwrap_or_default()
    }

    /// The card of something in the chronicle.
    pub(super) fn card_of(&self, thing: Ref) -> String {
        let cards = Self {
            about: Some(thing),
            ..self.clone()
        };
        cards.card(Subject::Thing(thing))
    }

    /// A card. Those of the chronicle and of chapters have no title.
    pub(super) fn card(&self, subject: Subject) -> String {
        let cards: Vec<Card> = self.readers().map(|reader| card(reader, subject)).collect();
        let skip = usize::from(!matches!(subject, Subject::Thing(_)));
        let of_all: Vec<&[Block]> = cards
            .iter()
            .map(|card| card.blocks.get(skip..).unwrap_or_default())
            .collect();
        let (first, last) = shared_ends(&of_all);
        let part = |range: fn(&[Block], usize, usize) -> &[Block]| -> Vec<&[Block]> {
            let parts = of_all.iter().map(|blocks| range(blocks, first, last));
            parts.collect()
        };
        let begin = part(|blocks, first, _| &blocks[..first]);
        let middle = part(|blocks, first, last| &blocks[first..blocks.len() - last]);
        let end = part(|blocks, _, last| &blocks[blocks.len() - last..]);
        let alike = |one: &&[Block], other: &&[Block]| {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(*other)
                    .all(|(one, other)| same_sort(one, other))
        };
        let groups = grouped(&middle, alike);
        let is_shared = groups.len() == 1;
        let each = groups.into_iter().map(|group| {
            let blocks: Vec<&[Block]> = group.iter().map(|at| middle[*at]).collect();
            let of = group.first().copied().unwrap_or_default();
            let tag = if is_shared { self.within } else { self.tag(of) };
            let html = self.of(&group).inside(tag).blocks(&blocks);
            Variant {
                of: group,
                tag,
                html,
            }
        });
        let middle = self.variants(&each.collect::<Vec<_>>(), "div");
        self.blocks(&begin) + &middle + &self.blocks(&end)
    }

    /// The cards in a single language.
    fn single(&self, at: usize) -> Self {
        self.of(&[at]).inside(self.tag(at))
    }

    /// Blocks that have the same layout in every language.
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
        let (title, below) = (self.level, self.level + 1);
        let _ = match first {
            Block::Title(_) => writeln!(
                html,
                "<h{title}{} class=\"title\">{inner}</h{title}>",
                self.heading_id()
            ),
            Block::Gloss(_) | Block::Kind(..) | Block::When(_) | Block::Line(_) => {
                writeln!(html, "<p class=\"line\">{inner}</p>")
            }
            Block::Sides(label, _) => {
                let inner = self.apart(versions, Self::sides, "i");
                writeln!(html, "<dt>{}</dt><dd>{inner}</dd>", escaped(label))
            }
            Block::Lead(_) => writeln!(html, "<p class=\"lead\">{inner}</p>"),
            Block::Paragraph(_) => writeln!(html, "<p>{inner}</p>"),
            Block::Heading(heading) => writeln!(html, "<h{below}>{}</h{below}>", escaped(heading)),
            Block::Field(label, _) => writeln!(html, "<dt>{}</dt><dd>{inner}</dd>", escaped(label)),
            Block::Item(_) => writeln!(html, "<li>{inner}</li>"),
            Block::Chips(_) => writeln!(html, "<p class=\"chips\">{inner}</p>"),
            Block::Link(words, to) => {
                let said = if words.is_empty() {
                    escaped(to)
                } else {
                    self.unlinked(versions)
                };
                let url = attribute(&to.url());
                writeln!(html, "<li><a href=\"{url}\">{said}</a></li>")
            }
            Block::Dated(date, _) => writeln!(
                html,
                "<li><span class=\"date\">{}</span> {inner}</li>",
                escaped(date)
            ),
            Block::Figures(_) => {
                writeln!(html, "{}", self.apart(versions, Self::figures, "div"))
            }
            Block::Lives(_) => write!(html, "{}", self.lives(versions)),
            Block::Map(_) => Ok(()),
        };
    }

    /// The attribute with the id that an article refers to for its name.
    fn heading_id(&self) -> String {
        let id = self.about.map(|of| self.id(of));
        id.map_or_else(String::new, |id| format!(" id=\"{}_name\"", attribute(&id)))
    }

    /// The HTML of a block, rendered separately for each language.
    fn apart(
        &self,
        versions: &[&Block],
        html: impl Fn(&Self, &Block) -> String,
        element: &str,
    ) -> String {
        let each = versions.iter().enumerate();
        let forms = each.map(|(at, block)| (html(&self.single(at), block), None));
        self.grouped(forms.collect(), element)
    }

    /// The words of a block without links.
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

    /// The text for each side with its name, one per line.
    fn sides(&self, block: &Block) -> String {
        let Block::Sides(_, sides) = block else {
            return String::new();
        };
        let sides = sides.iter().filter_map(OfSide::named);
        let sides: Vec<String> = sides.map(|side| self.words(&[&side])).collect();
        sides.join("<br/>")
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
        item.push_str(&self.text(&group.unit_after(claim)));
        let said: Vec<String> = [&claim.by, &claim.note]
            .iter()
            .map(|part| words(part))
            .filter(|part| !part.is_empty())
            .collect();
        if !said.is_empty() {
            let _ = write!(item, " <small>({})</small>", said.join("; "));
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

/// Whether two blocks have the same layout, so that they can share an element.
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

/// How many leading and how many trailing blocks have the same layout in all cards. Lists are not split.
fn shared_ends(cards: &[&[Block]]) -> (usize, usize) {
    let Some((first, others)) = cards.split_first() else {
        return (0, 0);
    };
    let shortest = cards.iter().map(|blocks| blocks.len()).min().unwrap_or(0);
    let same = |one: Option<&Block>, at: &dyn Fn(&[Block]) -> Option<&Block>| {
        let others = others.iter().map(|blocks| at(blocks));
        others.zip(std::iter::repeat(one)).all(|(other, one)| {
            one.zip(other)
                .is_some_and(|(one, other)| same_sort(one, other))
        })
    };
    let mut begin = (0..shortest)
        .take_while(|at| same(first.get(*at), &|blocks| blocks.get(*at)))
        .count();
    let back = |blocks: &[Block], at: usize| blocks.len() - 1 - at;
    let mut end = (0..shortest - begin)
        .take_while(|at| {
            same(first.get(back(first, *at)), &|blocks| {
                blocks.get(back(blocks, *at))
            })
        })
        .count();
    let is_whole = begin == shortest && cards.iter().all(|blocks| blocks.len() == shortest);
    let in_list = |at: usize| {
        first
            .get(at)
            .is_some_and(|block| list_of(block) != List::None)
    };
    while !is_whole && begin > 0 && in_list(begin - 1) {
        begin -= 1;
    }
    while end > 0 && in_list(first.len() - end) {
        end -= 1;
    }
    (begin, end)
}

fn list_of(block: &Block) -> List {
    match block {
        Block::Item(words) if is_in_language(words) => List::Languages,
        Block::Item(_) | Block::Dated(..) | Block::Link(..) => List::Items,
        Block::Field(..) | Block::Sides(..) => List::Fields,
        _ => List::None,
    }
}

/// Whether an entry is a name preceded by the name of its language.
fn is_in_language(words: &[Word]) -> bool {
    let mut words = words.iter();
    let first = words.next();
    first.is_some_and(|word| word.role == Role::Dim && word.language.is_some())
}

/// Closes the current list and opens the next one, if they differ.
fn change(html: &mut String, list: &mut List, next: List) {
    if *list == next {
        return;
    }
    html.push_str(match *list {
        List::None => "",
        List::Items | List::Languages => "</ul>\n",
        List::Fields => "</dl>\n",
    });
    html.push_str(match next {
        List::None => "",
        List::Items => "<ul>\n",
        List::Languages => "<ul class=\"languages\">\n",
        List::Fields => "<dl>\n",
    });
    *list = next;
}
