//! The meaning of the escape sequences of keys, the mouse and replies.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::decode::Decoded;

/// The key of a sequence `ESC O` and a letter.
pub(super) fn single_shift(letter: u8) -> Option<Event> {
    let key = KeyEvent::new(lettered(letter)?, KeyModifiers::NONE);
    Some(Event::Key(key))
}

/// The Linux console's `ESC [ [ A` (F1 to F5), or an old mouse report: `M` and three bytes.
pub(super) fn of_fixed_length(bytes: &[u8]) -> Option<Event> {
    match *bytes {
        [b'[', letter @ b'A'..=b'E'] => {
            let code = KeyCode::F(letter - b'A' + 1);
            Some(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
        }
        [b'M', code, column, row] => {
            let [code, column, row] =
                [code, column, row].map(|byte| u16::from(byte.saturating_sub(32)));
            mouse(code, column, row, code & 3 == 3).map(Event::Mouse)
        }
        _ => None,
    }
}

/// The meaning of a control sequence, given its parameters and final byte; `None` if it is neither a key nor a reply.
pub(super) fn meaning(parameters: &[u8], end: u8) -> Option<Decoded> {
    if let (b'M' | b'm', [b'<', report @ ..]) = (end, parameters) {
        let [code, column, row] = numbers(report)?.try_into().ok()?;
        return Some(Decoded::Event(Event::Mouse(mouse(
            code,
            column,
            row,
            end == b'm',
        )?)));
    }
    let numbers = numbers(parameters)?;
    if end == b'R' {
        return numbers.get(1).copied().map(Decoded::Column);
    }
    let modifiers = numbers
        .get(1)
        .map_or(KeyModifiers::NONE, |mask| modifiers(*mask));
    let (code, modifiers) = match (end, numbers.first().copied().unwrap_or(1)) {
        (b'~', 27) => (character(*numbers.get(2)?)?, modifiers),
        (b'~', number) => (numbered(number)?, modifiers),
        (b'u', number) => (character(number)?, modifiers),
        (b'Z', _) => (KeyCode::BackTab, KeyModifiers::SHIFT),
        _ => (lettered(end)?, modifiers),
    };
    Some(Decoded::Event(Event::Key(KeyEvent::new(code, modifiers))))
}

/// The numbers between semicolons; of a number with subparameters (`2:1`), the first. `None` if there is anything else, as in every reply
/// that begins with `?` or `>`.
fn numbers(parameters: &[u8]) -> Option<Vec<u16>> {
    if parameters.is_empty() {
        return Some(Vec::new());
    }
    let number = |text: &str| match text.split(':').next().unwrap_or_default() {
        "" => Some(1),
        digits => digits.parse().ok(),
    };
    str::from_utf8(parameters)
        .ok()?
        .split(';')
        .map(number)
        .collect()
}

/// The modifier keys in xterm's encoding: one more than the sum of the bits.
fn modifiers(mask: u16) -> KeyModifiers {
    let bits = mask.saturating_sub(1);
    held(bits, [1, 2, 4])
}

fn held(bits: u16, [shift, alt, control]: [u16; 3]) -> KeyModifiers {
    let all = [
        (shift, KeyModifiers::SHIFT),
        (alt, KeyModifiers::ALT),
        (control, KeyModifiers::CONTROL),
    ];
    let held = all.into_iter().filter(|(bit, _)| bits & bit != 0);
    held.map(|(_, modifier)| modifier).collect()
}

fn lettered(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn numbered(number: u16) -> Option<KeyCode> {
    let function = |before: u16| u8::try_from(number - before).ok().map(KeyCode::F);
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => return function(10),
        17..=21 => return function(11),
        23..=26 => return function(12),
        _ => return None,
    })
}

/// A key given by its Unicode code point; `None` for control characters that are not keys.
fn character(number: u16) -> Option<KeyCode> {
    Some(match char::from_u32(u32::from(number))? {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{1b}' => KeyCode::Esc,
        '\u{7f}' | '\u{8}' => KeyCode::Backspace,
        control if control.is_control() => return None,
        letter => KeyCode::Char(letter),
    })
}

/// Decodes a mouse report: button and modifiers in `code`, column and row counted from 1.
fn mouse(code: u16, column: u16, row: u16, released: bool) -> Option<MouseEvent> {
    let button = match code & 3 {
        1 => MouseButton::Middle,
        2 => MouseButton::Right,
        _ => MouseButton::Left,
    };
    let kind = match (code & 0b110_0000, code & 3) {
        (64, 0) => MouseEventKind::ScrollUp,
        (64, 1) => MouseEventKind::ScrollDown,
        (64, 2) => MouseEventKind::ScrollLeft,
        (64, _) => MouseEventKind::ScrollRight,
        // Side buttons have codes from 128 on and are ignored.
        _ if code >= 128 => return None,
        (32, 3) => MouseEventKind::Moved,
        (32, _) => MouseEventKind::Drag(button),
        (0, _) if released => MouseEventKind::Up(button),
        (0, _) => MouseEventKind::Down(button),
        _ => return None,
    };
    Some(MouseEvent {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
        modifiers: held(code, [4, 8, 16]),
    })
}

/// A colour as terminals report it: `rgb:12/14/1a`, with one to four digits per part, or `#12141a`.
pub(super) fn colour(text: &str) -> Option<[u8; 3]> {
    let part = |digits: &str| {
        let value = u32::from_str_radix(digits, 16).ok()?;
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        u8::try_from((value * 255 + most / 2).checked_div(most)?).ok()
    };
    let parts: Vec<&str> = match text.strip_prefix('#') {
        Some(digits) if digits.is_ascii() && matches!(digits.len(), 3 | 6 | 12) => {
            let size = digits.len() / 3;
            (0..3).map(|at| &digits[at * size..][..size]).collect()
        }
        Some(_) => return None,
        None => text
            .strip_prefix("rgb:")
            .or_else(|| text.strip_prefix("rgba:"))?
            .split('/')
            .take(3)
            .collect(),
    };
    let [red, green, blue] = parts.try_into().ok()?;
    if [red, green, blue].iter().any(|part| part.len() > 4) {
        return None;
    }
    Some([part(red)?, part(green)?, part(blue)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_as_terminals_write_them() {
        for (text, expected) in [
            ("rgb:fbfb/f7f7/ecec", Some([251, 247, 236])),
            ("rgb:12/14/1a", Some([18, 20, 26])),
            ("rgb:f/0/8", Some([255, 0, 136])),
            ("rgba:0000/0000/0000/ffff", Some([0, 0, 0])),
            ("#12141a", Some([18, 20, 26])),
            ("#fff", Some([255, 255, 255])),
            ("?", None),
            ("rgb:1/2", None),
            ("rgb:12345/0/0", None),
            ("rgb:/0/0", None),
            ("#1234567", None),
            ("#編年編年", None),
        ] {
            assert_eq!(colour(text), expected, "{text}");
        }
    }
}
