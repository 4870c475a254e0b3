//! An answer that comes when nobody waits for it any more: what reads the keys takes it for a row of letters.
//!
//! `ESC ] 11 ; r g b : … ESC \` comes as Alt-], the letters, and Alt-\ (or Ctrl-G).

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::Background;
#[cfg(unix)]
use super::probe;

/// An event that is the reader's, or what a late answer says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sifted {
    Event(Event),
    Background(Background),
}

/// Keeps one late answer from the keys.
#[derive(Debug, Default)]
pub(super) struct Late {
    /// True as long as the answer is still to come.
    expected: bool,
    /// What has come of it.
    begun: Option<String>,
}

/// The longest answer: `11;rgba:` and four parts of four digits.
const LONGEST: usize = 32;

impl Late {
    /// Looks out for an answer, or not.
    #[cfg(unix)]
    pub(super) fn expect(expected: bool) -> Self {
        Self {
            expected,
            begun: None,
        }
    }

    /// Gives an event back, keeps it, or gives what the answer says.
    pub(super) fn sift(&mut self, event: Event) -> Option<Sifted> {
        if !self.expected {
            return Some(Sifted::Event(event));
        }
        let Event::Key(KeyEvent {
            code: KeyCode::Char(letter),
            modifiers,
            kind: KeyEventKind::Press,
            ..
        }) = event
        else {
            self.begun = None;
            return Some(Sifted::Event(event));
        };
        match (&mut self.begun, letter, modifiers) {
            (begun @ None, ']', KeyModifiers::ALT) => {
                *begun = Some(String::new());
                None
            }
            (Some(answer), '\\', KeyModifiers::ALT)
            | (Some(answer), 'g', KeyModifiers::CONTROL) => {
                let told = background(answer);
                *self = Self::default();
                told.map(Sifted::Background)
            }
            (Some(answer), _, _)
                if modifiers.difference(KeyModifiers::SHIFT).is_empty()
                    && continues(answer, letter) =>
            {
                answer.push(letter);
                None
            }
            (begun, ..) => {
                *begun = None;
                Some(Sifted::Event(event))
            }
        }
    }
}

/// True for a letter that an answer can go on with.
fn continues(answer: &str, letter: char) -> bool {
    const HEAD: &str = "11;rgb";
    let expected = HEAD.chars().nth(answer.len());
    answer.len() < LONGEST
        && expected.map_or(
            matches!(letter, ':' | '/') || letter.is_ascii_hexdigit(),
            |expected| expected == letter,
        )
}

#[cfg(unix)]
fn background(answer: &str) -> Option<Background> {
    probe::background(answer)
}

#[cfg(not(unix))]
fn background(_: &str) -> Option<Background> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn key(letter: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))
    }

    /// What comes of letters between Alt-] and Alt-\.
    fn sifted(late: &mut Late, letters: &str) -> Vec<Sifted> {
        let ends = |letter| key(letter, KeyModifiers::ALT);
        let letters = letters
            .chars()
            .map(|letter| key(letter, KeyModifiers::NONE));
        let events = [ends(']')].into_iter().chain(letters).chain([ends('\\')]);
        events.filter_map(|event| late.sift(event)).collect()
    }

    #[test]
    fn a_late_answer_presses_no_keys() {
        let mut late = Late::expect(true);
        assert_eq!(
            sifted(&mut late, "11;rgb:ffff/ffff/ffff"),
            [Sifted::Background(Background::Light)]
        );
        let after = key('j', KeyModifiers::NONE);
        assert_eq!(late.sift(after.clone()), Some(Sifted::Event(after)));
    }

    #[test]
    fn keys_that_are_no_answer_are_pressed() {
        let mut late = Late::expect(true);
        let passed = sifted(&mut late, "jq").len();
        assert_eq!(passed, 3, "only the first is kept back");
        let mut never = Late::expect(false);
        assert_eq!(sifted(&mut never, "11;rgb:ffff/ffff/ffff").len(), 23);
    }
}
