//! The positions of key bindings in the text of the settings.
//!
//! The `ron` crate reads values without their positions. When this module looks at a text, `ron` has already read it without a mistake:
//! `keys:` is a map of maps of lists of strings, and only brackets and strings matter.

use crate::app::{Rebinding, Written};
use crate::format::{block_comment_end, raw_string, string_end};

/// A part of the text that matters.
enum Token<'t> {
    Open,
    Close,
    Text(Written),
    Word(&'t str),
}

/// The key bindings in settings that `ron` has read.
pub(super) fn rebindings(text: &str) -> Vec<Rebinding> {
    let mut tokens = Tokens { text, at: 0 }.skip_while(|token| !is_keys(token));
    tokens.next();
    let (mut depth, mut context) = (0_u32, None);
    let mut found: Vec<Rebinding> = Vec::new();
    for token in tokens {
        match (token, depth) {
            (Token::Open, _) => depth += 1,
            (Token::Close, 0 | 1) => break,
            (Token::Close, _) => depth -= 1,
            (Token::Text(written), 1) => context = Some(written),
            (Token::Text(action), 2) => found.extend(context.clone().map(|context| Rebinding {
                context,
                action,
                keys: Vec::new(),
            })),
            (Token::Text(key), _) => {
                if let Some(last) = found.last_mut() {
                    last.keys.push(key);
                }
            }
            (Token::Word(_), _) => {}
        }
    }
    found
}

fn is_keys(token: &Token<'_>) -> bool {
    matches!(token, Token::Word("keys"))
}

/// Splits a text into tokens.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let rest = self.text.get(self.at..)?;
            let first = rest.chars().next()?;
            let (end, token) = match self.string_end() {
                Some(end) => (end, self.string(end)),
                None => self.other(rest, first),
            };
            self.at = end;
            if token.is_some() {
                return token;
            }
        }
    }
}

impl<'t> Tokens<'t> {
    /// The end of the string that begins here; `None` if none does.
    fn string_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(b'"') => string_end(bytes, self.at + 1),
            _ => raw_string(self.text, self.at).map(|(_, end)| end),
        }
    }

    /// The string up to `end`.
    fn string(&self, end: usize) -> Option<Token<'t>> {
        let text = ron::from_str(self.text.get(self.at..end)?).ok()?;
        Some(Token::Text(Written { text, at: self.at }))
    }

    /// What begins here if it is no string: its end, and its token if it matters.
    fn other(&self, rest: &'t str, first: char) -> (usize, Option<Token<'t>>) {
        let (length, token) = match first {
            '(' | '[' | '{' => (1, Some(Token::Open)),
            ')' | ']' | '}' => (1, Some(Token::Close)),
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
            '/' if rest.starts_with("/*") => {
                let end = block_comment_end(rest.as_bytes(), 0);
                (end.unwrap_or(rest.len()), None)
            }
            _ if first.is_alphabetic() || first == '_' => {
                let length = rest
                    .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
                    .unwrap_or(rest.len());
                (length, Some(Token::Word(&rest[..length])))
            }
            _ => (first.len_utf8(), None),
        };
        (self.at + length, token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_their_positions() {
        let text = "// keys: {\n(lang: \"keys\", keys: { /* \"a\": /* { */ */ \"panes\": {\"quit\": [\"ctrl-q\", r#\"\"\"#, \"\\\\\"], \"help\": []}, \"map\": {}, })";
        let found: Vec<(String, String, Vec<String>)> = rebindings(text)
            .into_iter()
            .map(|of| {
                for written in of.keys.iter().chain([&of.context, &of.action]) {
                    assert!(text[written.at..].starts_with(['"', 'r']), "{written:?}");
                }
                let keys = of.keys.into_iter().map(|key| key.text).collect();
                (of.context.text, of.action.text, keys)
            })
            .collect();
        let expected = |action: &str, keys: &[&str]| {
            let keys = keys.iter().map(|key| (*key).to_owned()).collect();
            ("panes".to_owned(), action.to_owned(), keys)
        };
        assert_eq!(
            found,
            [
                expected("quit", &["ctrl-q", "\"", "\\"]),
                expected("help", &[])
            ]
        );
    }

    #[test]
    fn settings_without_keys_have_none() {
        for text in ["", "()", "(lang: \"ja\")", "(keys: {})"] {
            assert_eq!(rebindings(text), [], "{text}");
        }
    }
}
