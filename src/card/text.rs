//! Cards as text, for web pages and for the clipboard.

use crate::chronicle::Address;

use super::{Block, Card, Claim, FigureGroup, OfSide, Word};
use crate::messages::{Interface, Message};

/// The markup of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// None: empty lines and hyphens separate the parts.
    Plain,
    /// Markdown.
    Markdown,
}

impl Card {
    /// The card as text, with the punctuation of the interface language. In Markdown, the name is a second-level heading.
    pub fn text(&self, markup: Markup, interface: Interface) -> String {
        let pen = Pen { markup, interface };
        let mut text = String::new();
        let mut before: Option<&Block> = None;
        for block in &self.blocks {
            let lines = pen.lines(block);
            // A map has no text.
            if lines.is_empty() {
                continue;
            }
            if before.is_some_and(|before| stands_apart(before, block, markup)) {
                text.push('\n');
            }
            for line in lines {
                text.push_str(&line);
                text.push('\n');
            }
            before = Some(block);
        }
        text
    }
}

/// Whether an empty line separates two blocks.
fn stands_apart(before: &Block, after: &Block, markup: Markup) -> bool {
    let entry =
        |block: &Block| matches!(block, Block::Item(_) | Block::Dated(..) | Block::Link(..));
    match (before, after) {
        // Markdown would join the lines.
        (
            Block::Title(_) | Block::Gloss(_) | Block::Kind(..) | Block::When(_) | Block::Line(_),
            Block::Gloss(_) | Block::Kind(..) | Block::When(_) | Block::Line(_),
        )
        | (Block::Heading(_), _) => markup == Markup::Markdown,
        _ => !(entry(before) && entry(after)),
    }
}

/// Writes one card.
#[derive(Clone, Copy)]
struct Pen {
    markup: Markup,
    interface: Interface,
}

impl Pen {
    fn lines(self, block: &Block) -> Vec<String> {
        let markdown = self.markup == Markup::Markdown;

        match block {
            Block::Title(words) if markdown => vec![format!("## {}", self.plain(words))],
            Block::Lead(words) if markdown => vec![format!("**{}**", self.plain(words))],
            Block::Heading(heading) if markdown => vec![format!("### {heading}")],
            Block::Sides(label, sides) => {
                let sides = sides.iter().filter_map(OfSide::named);
                let sides: Vec<String> = sides.map(|side| self.on_one_line(&side)).collect();
                vec![self.label(label) + &sides.join(" | ")]
            }
            Block::Title(words)
            | Block::Kind(_, words)
            | Block::Gloss(words)
            | Block::When(words)
            | Block::Line(words)
            | Block::Lead(words)
            | Block::Paragraph(words) => {
                vec![self.plain(words)]
            }
            Block::Heading(heading) => {
                vec![heading.to_string() + self.interface.say(Message::Colon)]
            }
            Block::Field(label, words) => vec![self.label(label) + &self.on_one_line(words)],
            Block::Item(words) => vec![format!("- {}", self.plain(words))],
            Block::Chips(words) => {
                vec![self.label(self.interface.say(Message::Tags)) + &self.plain(words)]
            }
            Block::Link(words, to) => vec![self.link(words, to)],
            Block::Dated(date, words) => {
                vec![format!("- {}  {}", self.escaped(date), self.plain(words))]
            }
            Block::Figures(groups) => groups.iter().flat_map(|group| self.group(group)).collect(),
            // The same information is given in words elsewhere on the card.
            Block::Map(_) | Block::Lives(_) => Vec::new(),
        }
    }

    /// The label of a field, with a colon.
    fn label(self, label: &str) -> String {
        let colon = self.interface.say(Message::Colon);
        let blank = if colon.is_ascii() { " " } else { "" };
        match self.markup {
            Markup::Markdown => format!("**{label}{colon}** "),
            Markup::Plain => format!("{label}{colon}{blank}"),
        }
    }

    fn group(self, group: &FigureGroup) -> Vec<String> {
        group
            .claims
            .iter()
            .map(|claim| self.claim(group, claim))
            .collect()
    }

    fn claim(self, group: &FigureGroup, claim: &Claim) -> String {
        let side = if claim.label.is_empty() {
            String::new()
        } else {
            format!(" · {}", self.plain(&claim.label))
        };
        let unit = self.escaped(&group.unit_after(claim));
        let said = [&claim.by, &claim.note].map(|words| self.plain(words));
        let said: Vec<String> = said.into_iter().filter(|words| !words.is_empty()).collect();
        let semicolon = self.interface.sign(Message::Semicolon);
        let said = said.join(&semicolon);
        let said = if said.is_empty() {
            said
        } else {
            self.interface.in_brackets(&said)
        };
        format!(
            "- {}{side}{}{}{unit}{said}",
            self.plain(&group.what),
            self.interface.sign(Message::Colon),
            self.plain(&claim.value)
        )
    }

    /// An external link as a list entry.
    fn link(self, words: &[Word], to: &Address) -> String {
        let said = self.on_one_line(words);
        match (self.markup, said.is_empty()) {
            (Markup::Markdown, true) => format!("- <{}>", &**to),
            (Markup::Markdown, false) => format!("- [{said}](<{}>)", &**to),
            (Markup::Plain, true) => format!("- {}", &**to),
            (Markup::Plain, false) => format!("- {said}: {}", &**to),
        }
    }

    fn on_one_line(self, words: &[Word]) -> String {
        let semicolon = self.interface.sign(Message::Semicolon);
        self.plain(words).replace('\n', &semicolon)
    }

    fn plain(self, words: &[Word]) -> String {
        self.escaped(
            &words
                .iter()
                .map(|word| word.text.as_str())
                .collect::<String>(),
        )
    }

    /// The text with Markdown syntax escaped.
    fn escaped(self, text: &str) -> String {
        let marks = ['\\', '*', '_', '`', '[', ']', '<', '#'];
        match self.markup {
            Markup::Plain => text.to_owned(),
            Markup::Markdown => text
                .chars()
                .flat_map(|c| marks.contains(&c).then_some('\\').into_iter().chain([c]))
                .collect(),
        }
    }
}
