//! The lines of a text with their places, and the fenced blocks of Markdown.

use std::ops::Range;

/// A line without its line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// The byte position of its start.
    pub(super) at: usize,
    pub(super) text: &'t str,
}

impl Line<'_> {
    /// The place of a part of the line.
    pub(super) fn place(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize)
            .checked_sub(self.text.as_ptr() as usize)
            .filter(|start| start + part.len() <= self.text.len())
            .unwrap_or(0);
        self.at + start..self.at + start + part.len()
    }

    /// The place of the line without surrounding white space.
    pub(super) fn whole(&self) -> Range<usize> {
        self.place(self.text.trim())
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        Line {
            at: start,
            text: line.strip_suffix('\r').unwrap_or(line),
        }
    })
}

/// A fenced block of Markdown.
#[derive(Debug)]
pub(super) struct Block<'t> {
    /// The first word after the fence.
    pub(super) language: &'t str,
    pub(super) lines: Vec<Line<'t>>,
}

/// The fenced blocks of a text. A block within a longer fence is text.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<(char, usize, Block<'_>)> = None;
    for line in lines(text) {
        let trimmed = line.text.trim_start().trim_start_matches(['>', ' ']);
        let (mark, count) = fence(trimmed);
        match &mut open {
            Some((known, length, _))
                if mark == *known && count >= *length && trimmed[count..].trim().is_empty() =>
            {
                blocks.extend(open.take().map(|(_, _, block)| block));
            }
            Some((_, _, block)) => block.lines.push(line),
            None if count >= 3 => {
                let language = trimmed[count..].trim().trim_start_matches(['{', '.']);
                let language = language.split([' ', '}', ',']).next().unwrap_or_default();
                let lines = Vec::new();
                open = Some((mark, count, Block { language, lines }));
            }
            None => {}
        }
    }
    blocks.extend(open.map(|(_, _, block)| block));
    blocks
}

/// The fence character at the start of a line, and how often it is repeated.
fn fence(text: &str) -> (char, usize) {
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'));
    let Some(mark) = mark else {
        return (' ', 0);
    };
    (mark, text.len() - text.trim_start_matches(mark).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_within_a_longer_fence_is_text() {
        let text = "```mermaid\na\n```\n````md\n```mermaid\nb\n```\n````\n~~~ chronos\nc";
        let blocks = blocks(text);
        let languages: Vec<&str> = blocks.iter().map(|block| block.language).collect();
        assert_eq!(languages, ["mermaid", "md", "chronos"]);
        assert_eq!(blocks[1].lines.len(), 3);
    }
}
