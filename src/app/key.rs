//! Keys and their notation: `j`, `shift-down`, `ctrl-l`, `page-down`.

use std::fmt;

/// A key without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name is the key itself")]
pub enum KeyCode {
    Char(char),
    Function(u8),
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
}

/// A key with its modifiers. For letters, shift is part of the character and not a modifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Whether control is held.
    pub control: bool,
    /// Whether alt is held.
    pub alt: bool,
    /// Whether shift is held; not set for characters.
    pub shift: bool,
}

/// A string that is not the name of a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key; keys are `j`, `J`, `down`, `ctrl-l`, `page-down` and the like")]
pub struct KeyError(String);

const NAMED: &[(&str, KeyCode)] = &[
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("page-up", KeyCode::PageUp),
    ("page-down", KeyCode::PageDown),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("space", KeyCode::Char(' ')),
];

impl Key {
    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Self {
        Self {
            code,
            control: false,
            alt: false,
            shift: false,
        }
    }

    /// The character that the key types in a prompt, or `None` with control or alt held or for a special key.
    pub fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.control && !self.alt => Some(letter),
            _ => None,
        }
    }

    /// The names of special keys.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(name, _)| *name)
    }

    /// Parses the name of a key.
    ///
    /// # Errors
    ///
    /// Returns the string if it is not the name of a key.
    pub fn parse(name: &str) -> Result<Self, KeyError> {
        let mut rest = name;
        let mut key = Self::plain(KeyCode::Esc);
        loop {
            let (held, after) = match rest.split_once('-') {
                Some(("ctrl", after)) => (&mut key.control, after),
                Some(("alt", after)) => (&mut key.alt, after),
                Some(("shift", after)) => (&mut key.shift, after),
                _ => break,
            };
            *held = true;
            rest = after;
        }
        key.code = code(rest).ok_or_else(|| KeyError(name.to_owned()))?;
        key.with_shift_in_letter()
            .ok_or_else(|| KeyError(name.to_owned()))
    }

    /// The same key as terminals send it: `shift-j` comes as `J`. `None` for a character that has no upper case.
    fn with_shift_in_letter(self) -> Option<Self> {
        let KeyCode::Char(letter) = self.code else {
            return Some(self);
        };
        if !self.shift {
            return Some(self);
        }
        let mut upper = letter.to_uppercase();
        let code = upper.next().filter(|upper| *upper != letter);
        Some(Self {
            code: KeyCode::Char(code.filter(|_| upper.next().is_none())?),
            shift: false,
            ..self
        })
    }
}

fn code(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(KeyCode::Char(only));
    }
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let number = name.strip_prefix('f')?;
    let is_plain = number.starts_with(|digit: char| digit.is_ascii_digit() && digit != '0');
    let number = number.parse().ok().filter(|_| is_plain);
    number.map(KeyCode::Function)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.control, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(letter)) => write!(f, "{letter}"),
            (None, KeyCode::Function(number)) => write!(f, "f{number}"),
            (None, _) => Ok(()),
        }
    }
}

/// Parses a sequence of keys as typed: letters stand for themselves, other keys are named in `<…>`.
///
/// # Errors
///
/// Returns the first name that is not a key.
pub fn parse_keys(keys: &str) -> Result<Vec<Key>, KeyError> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let (name, after) = match rest
            .strip_prefix('<')
            .and_then(|inner| inner.split_once('>'))
        {
            Some((name, after)) if !name.is_empty() && !name.contains(' ') => (name, after),
            _ => rest.split_at(first.len_utf8()),
        };
        parsed.push(Key::parse(name)?);
        rest = after;
    }
    Ok(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written() {
        for name in [
            "j",
            "J",
            "-",
            "<",
            "down",
            "shift-tab",
            "ctrl-l",
            "alt-l",
            "page-down",
            "f1",
            "space",
            "漢",
        ] {
            assert_eq!(
                Key::parse(name).map(|key| key.to_string()).as_deref(),
                Ok(name)
            );
        }
        assert_eq!(Key::parse("shift-j"), Key::parse("J"));
        for name in [
            "",
            "dwon",
            "ctrl-",
            "hyper-x",
            "shift-1",
            "shift-space",
            "shift-J",
        ] {
            assert!(Key::parse(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn a_run_of_keys_mixes_letters_and_names() {
        let keys = parse_keys("jL<down><ctrl-l><").unwrap();
        let names: Vec<String> = keys.iter().map(Key::to_string).collect();
        assert_eq!(names, ["j", "L", "down", "ctrl-l", "<"]);
        assert!(parse_keys("j<dwon>").is_err());
    }
}
