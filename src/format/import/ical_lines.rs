//! Content lines of iCalendar (RFC 5545, 3.1): a name, parameters, a value.

use std::ops::Range;

use super::lines::lines;

/// An unfolded content line.
#[derive(Debug, Clone, Default)]
pub(super) struct Property {
    /// The name in upper case.
    pub(super) name: String,
    parameters: Vec<(String, String)>,
    pub(super) value: String,
    pub(super) at: Range<usize>,
    /// Where the value begins.
    value_at: usize,
}

impl Property {
    /// A property with only a name.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub(super) fn value_place(&self) -> Range<usize> {
        self.value_at.min(self.at.end)..self.at.end
    }

    /// The value as text, with its escapes resolved.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                _ => text.push(letter),
            }
        }
        text
    }

    /// The value as a list of texts.
    pub(super) fn list(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match (letter, parts.last_mut()) {
                ('\\', Some(part)) => part.extend(letters.next()),
                (',', _) => parts.push(String::new()),
                (_, Some(part)) => part.push(letter),
                (_, None) => {}
            }
        }
        parts.retain(|part| !part.trim().is_empty());
        parts
    }
}

/// The content lines of a text.
pub(super) fn properties(text: &str) -> Vec<Property> {
    let mut unfolded: Vec<(String, Range<usize>)> = Vec::new();
    for line in lines(text) {
        let end = line.at + line.text.len();
        match (line.text.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(more), Some((last, at))) => {
                last.push_str(more);
                at.end = end;
            }
            _ if line.text.trim().is_empty() => {}
            _ => unfolded.push((line.text.to_owned(), line.at..end)),
        }
    }
    unfolded
        .into_iter()
        .map(|(line, at)| property(&line, at))
        .collect()
}

fn property(line: &str, at: Range<usize>) -> Property {
    let mut quoted = false;
    let mut marks = Vec::new();
    let mut colon = line.len();
    for (place, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            ';' if !quoted => marks.push(place),
            ':' if !quoted => {
                colon = place;
                break;
            }
            _ => {}
        }
    }
    let head = &line[..colon];
    let mut cuts = marks.iter().copied().chain([colon]);
    let name_end = cuts.next().unwrap_or(colon);
    let mut parameters = Vec::new();
    for (from, to) in marks.iter().zip(cuts) {
        let parameter = head.get(from + 1..to).unwrap_or_default();
        if let Some((name, value)) = parameter.split_once('=') {
            parameters.push((
                name.trim().to_ascii_uppercase(),
                value.trim_matches('"').to_owned(),
            ));
        }
    }
    Property {
        name: head
            .get(..name_end)
            .unwrap_or_default()
            .trim()
            .to_ascii_uppercase(),
        parameters,
        value: line.get(colon + 1..).unwrap_or_default().to_owned(),
        value_at: at.start + colon + 1,
        at,
    }
}
