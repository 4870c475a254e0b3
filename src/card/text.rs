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
            Block::Lead(words) if markdown => self.bold(words),
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
            | Block::Paragraph(words) => self.paragraph(&self.plain(words)),
            Block::Heading(heading) => {
                vec![heading.to_string() + self.interface.say(Message::Colon)]
            }
            Block::Field(label, words) => vec![self.label(label) + &self.on_one_line(words)],
            Block::Item(words) => self.item(&self.plain(words)),
            Block::Chips(words) => {
                vec![self.label(self.interface.say(Message::Tags)) + &self.plain(words)]
            }
            Block::Link(words, to) => vec![self.link(words, to)],
            Block::Dated(date, words) => {
                self.item(&format!("{}  {}", self.escaped(date), self.plain(words)))
            }
            Block::Figures(groups) => {
                let claims = groups.iter().flat_map(|group| self.group(group));
                claims.flat_map(|claim| self.item(&claim)).collect()
            }
            // The same information is given in words elsewhere on the card.
            Block::Map(_) | Block::Lives(_) => Vec::new(),
        }
    }

    /// The lines of an escaped text.
    fn paragraph(self, text: &str) -> Vec<String> {
        match self.markup {
            Markup::Plain => vec![text.to_owned()],
            Markup::Markdown => text.lines().map(begun).collect(),
        }
    }

    /// The lines of an escaped text as a list entry. In Markdown, a further line belongs to the entry only if it is indented.
    fn item(self, text: &str) -> Vec<String> {
        let lines = self.paragraph(text).into_iter().enumerate();
        let lines = lines.map(|(at, line)| match at {
            0 => format!("- {line}"),
            _ if line.is_empty() => line,
            _ => format!("  {line}"),
        });
        lines.collect()
    }

    /// The lines of a text in bold Markdown, which ends with a paragraph.
    fn bold(self, words: &[Word]) -> Vec<String> {
        let text = self.plain(words);
        let lines = text.lines().map(str::trim);
        let lines = lines.map(|line| match line {
            "" => String::new(),
            line => format!("**{line}**"),
        });
        lines.collect()
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
            "{}{side}{}{}{unit}{said}",
            self.plain(&group.what),
            self.interface.sign(Message::Colon),
            self.plain(&claim.value)
        )
    }

    /// An external link as a list entry.
    fn link(self, words: &[Word], to: &Address) -> String {
        let said = self.on_one_line(words);
        let url = to.url().replace('<', "%3C").replace('>', "%3E");
        match (self.markup, to) {
            (Markup::Markdown, Address::Web(_)) if said.is_empty() => format!("- <{url}>"),
            // A file name in pointed brackets would be HTML.
            (Markup::Markdown, Address::File(name)) if said.is_empty() => {
                format!("- [{}](<{url}>)", self.escaped(name))
            }
            (Markup::Markdown, _) => format!("- [{said}](<{url}>)"),
            (Markup::Plain, _) if said.is_empty() => format!("- {}", &**to),
            (Markup::Plain, _) => format!("- {said}: {}", &**to),
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
        if self.markup == Markup::Plain {
            return text.to_owned();
        }
        let mut escaped = String::with_capacity(text.len());
        for (at, letter) in text.char_indices() {
            let is_mark = match letter {
                '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '#' | '~' | '|' => true,
                '&' => begins_entity(&text[at + 1..]),
                _ => false,
            };
            escaped.extend(is_mark.then_some('\\'));
            escaped.push(letter);
        }
        escaped
    }
}

/// Whether the text after an ampersand may be the name or the number of a character.
fn begins_entity(rest: &str) -> bool {
    rest.starts_with(|letter: char| letter == '#' || letter.is_ascii_alphanumeric())
}

/// A line of escaped text that begins no list, quotation, heading or code in Markdown.
fn begun(line: &str) -> String {
    let line = line.trim_matches([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbers = |rest: &str| {
        let rest = rest.strip_prefix(['.', ')']);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    };
    if line.starts_with(['-', '+', '>', '=']) {
        format!("\\{line}")
    } else if digits > 0 && numbers(&line[digits..]) {
        format!("{}\\{}", &line[..digits], &line[digits..])
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Excerpt;

    fn markdown(blocks: Vec<Block>) -> String {
        Card { blocks }.text(Markup::Markdown, Interface::En)
    }

    fn words(text: &str) -> Vec<Word> {
        vec![Word::plain(text)]
    }

    #[test]
    fn text_is_no_syntax_of_markdown() {
        for (text, expected) in [
            ("1127. The siege", "1127\\. The siege"),
            ("12) men", "12\\) men"),
            ("3.5 million", "3.5 million"),
            ("- x", "\\- x"),
            ("+ x", "\\+ x"),
            ("> x", "\\> x"),
            ("a\n===", "a\n\\==="),
            ("a\n---", "a\n\\---"),
            ("# a", "\\# a"),
            ("    code", "code"),
            ("\u{3000}靖康", "\u{3000}靖康"),
            ("&lt; AT&T & Sons", "\\&lt; AT\\&T & Sons"),
            ("~a~ | b", "\\~a\\~ \\| b"),
        ] {
            let written = markdown(vec![Block::Paragraph(words(text))]);
            assert_eq!(written, format!("{expected}\n"), "{text}");
        }
    }

    #[test]
    fn each_paragraph_of_a_block_stays_in_it() {
        let lead = markdown(vec![Block::Lead(words("First para.\n\nSecond. "))]);
        assert_eq!(lead, "**First para.**\n\n**Second.**\n");
        let item = markdown(vec![Block::Item(words("1. One\n- two\n\nthree"))]);
        assert_eq!(item, "- 1\\. One\n  \\- two\n\n  three\n");
    }

    #[test]
    fn an_address_ends_where_its_link_does() {
        let web = |url: &'static str| Address::Web(Excerpt::from(url));
        let file = |name: &'static str| Address::File(Excerpt::from(name));
        for (said, to, expected) in [
            (
                "",
                web("https://e/x><img/src=x>"),
                "- <https://e/x%3E%3Cimg/src=x%3E>",
            ),
            (
                "A [b]",
                web("https://e/>"),
                "- [A \\[b\\]](<https://e/%3E>)",
            ),
            ("", file("p (1)>.txt"), "- [p (1)>.txt](<p%20(1)%3E.txt>)"),
            ("", file("a b#c.txt"), "- [a b\\#c.txt](<a%20b#c.txt>)"),
            ("A", file("100%.png"), "- [A](<100%25.png>)"),
        ] {
            let said = Some(said).filter(|said| !said.is_empty());
            let said = said.map_or_else(Vec::new, words);
            let written = markdown(vec![Block::Link(said, to)]);
            assert_eq!(written, format!("{expected}\n"));
        }
    }
}
