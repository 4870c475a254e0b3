//! Converts keys of the terminal to keys of the app.

use crossterm::event::{KeyCode as TerminalCode, KeyEvent, KeyModifiers};

use crate::app::{Key, KeyCode};

/// The key; `None` for one without a name here (a lone modifier, a media key).
pub(super) fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        TerminalCode::Char(letter) => KeyCode::Char(letter),
        TerminalCode::F(number) => KeyCode::Function(number),
        TerminalCode::Up => KeyCode::Up,
        TerminalCode::Down => KeyCode::Down,
        TerminalCode::Left => KeyCode::Left,
        TerminalCode::Right => KeyCode::Right,
        TerminalCode::Home => KeyCode::Home,
        TerminalCode::End => KeyCode::End,
        TerminalCode::PageUp => KeyCode::PageUp,
        TerminalCode::PageDown => KeyCode::PageDown,
        TerminalCode::Enter => KeyCode::Enter,
        TerminalCode::Esc => KeyCode::Esc,
        TerminalCode::Tab | TerminalCode::BackTab => KeyCode::Tab,
        TerminalCode::Backspace => KeyCode::Backspace,
        TerminalCode::Delete => KeyCode::Delete,
        TerminalCode::Insert => KeyCode::Insert,
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    // The shift of a letter is part of the letter, and Shift-Tab has its own code.
    let shift = event.code == TerminalCode::BackTab
        || (held(KeyModifiers::SHIFT) && !matches!(code, KeyCode::Char(_)));
    Some(Key {
        code,
        control: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_is_part_of_a_letter_and_held_with_other_keys() {
        for (code, modifiers, expected) in [
            (TerminalCode::Char('L'), KeyModifiers::SHIFT, "L"),
            (TerminalCode::Char('l'), KeyModifiers::CONTROL, "ctrl-l"),
            (TerminalCode::BackTab, KeyModifiers::SHIFT, "shift-tab"),
            (TerminalCode::BackTab, KeyModifiers::NONE, "shift-tab"),
            (TerminalCode::Down, KeyModifiers::SHIFT, "shift-down"),
            (TerminalCode::Char('漢'), KeyModifiers::NONE, "漢"),
        ] {
            let key = key(KeyEvent::new(code, modifiers)).unwrap();
            assert_eq!(key.to_string(), expected);
        }
        assert_eq!(
            key(KeyEvent::new(TerminalCode::CapsLock, KeyModifiers::NONE)),
            None
        );
    }
}
