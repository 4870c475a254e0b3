//! Asking the terminal how wide it draws ambiguous characters: it writes one and tells where the cursor is then.
//!
//! The question goes out with the first frame and delays nothing. The answer is waited for on the thread that reads the keys,
//! before its first read, for a short while; a terminal that never answers is taken as it was.

use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::text::Ambiguous;

/// Writes an ambiguous character at the start of the screen, asks where the cursor is, and wipes the row.
pub(super) const ASK: &str = "\x1b[H·\x1b[6n\x1b[H\x1b[2K";

/// How long the answer is waited for.
const PATIENCE: Duration = Duration::from_millis(80);

/// What came while the answer was waited for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// The answer, if there was one.
    pub(super) width: Option<Ambiguous>,
    /// What was typed meanwhile.
    pub(super) keys: Vec<Event>,
}

/// Waits for the answer; `typed` takes the keys that come before it, as soon as they do.
pub(super) fn listen(mut typed: impl FnMut(Event)) -> Option<Ambiguous> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        listen_to(stdin.as_fd(), &mut typed)
    } else {
        listen_to(File::open("/dev/tty").ok()?.as_fd(), &mut typed)
    }
}

fn listen_to(terminal: BorrowedFd<'_>, typed: &mut impl FnMut(Event)) -> Option<Ambiguous> {
    let until = Instant::now() + PATIENCE;
    let mut waiting = Vec::new();
    loop {
        let left = until.saturating_duration_since(Instant::now());
        let ready = !left.is_zero() && is_ready(terminal, left);
        let mut bytes = [0; 256];
        let count = if ready {
            rustix::io::read(terminal, &mut bytes).unwrap_or(0)
        } else {
            0
        };
        waiting.extend_from_slice(&bytes[..count]);
        let heard = take(&mut waiting, count == 0);
        heard.keys.into_iter().for_each(&mut *typed);
        if heard.width.is_some() || count == 0 {
            // What follows the answer at once is typed as well.
            take(&mut waiting, true).keys.into_iter().for_each(typed);
            return heard.width;
        }
    }
}

fn is_ready(terminal: BorrowedFd<'_>, within: Duration) -> bool {
    let mut polled = [PollFd::new(&terminal, PollFlags::IN)];
    let limit = Timespec {
        tv_sec: 0,
        tv_nsec: i64::from(within.subsec_nanos()),
    };
    poll(&mut polled, Some(&limit)).is_ok_and(|ready| ready > 0)
        && polled[0].revents().contains(PollFlags::IN)
}

/// Takes whole keys and the answer off the start of what was read. What may be the first half of something stays, unless nothing
/// more is to come.
fn take(bytes: &mut Vec<u8>, last: bool) -> Heard {
    let mut heard = Heard::default();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((length, meaning)) = first(rest, last) else {
            break;
        };
        at += length;
        match meaning {
            Meaning::Answer(column) => {
                heard.width = Some(if column > 2 {
                    Ambiguous::Wide
                } else {
                    Ambiguous::Narrow
                });
                break;
            }
            Meaning::Key(code, modifiers) => {
                heard.keys.push(Event::Key(KeyEvent::new(code, modifiers)));
            }
            Meaning::Mouse(mouse) => heard.keys.push(Event::Mouse(mouse)),
            Meaning::Unknown => {}
        }
    }
    bytes.drain(..at);
    heard
}

#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    /// The column of the cursor, counted from 1.
    Answer(u16),
    Key(KeyCode, KeyModifiers),
    Mouse(MouseEvent),
    Unknown,
}

/// What the first bytes mean, and how many they are; nothing if more must follow.
fn first(bytes: &[u8], last: bool) -> Option<(usize, Meaning)> {
    let plain = |code| Meaning::Key(code, KeyModifiers::NONE);
    match bytes {
        [0x1b, b'[' | b'O', rest @ ..] => {
            match rest.iter().position(|byte| matches!(byte, 0x40..=0x7e)) {
                Some(end) => Some((end + 3, sequence(&rest[..end], rest[end]))),
                None => last.then_some((bytes.len(), Meaning::Unknown)),
            }
        }
        [0x1b] if !last => None,
        [0x1b, letter @ b' '..=b'~', ..] => Some((
            2,
            Meaning::Key(KeyCode::Char(char::from(*letter)), KeyModifiers::ALT),
        )),
        [0x1b, ..] => Some((1, plain(KeyCode::Esc))),
        [b'\r' | b'\n', ..] => Some((1, plain(KeyCode::Enter))),
        [b'\t', ..] => Some((1, plain(KeyCode::Tab))),
        [0x7f, ..] => Some((1, plain(KeyCode::Backspace))),
        [control @ 1..=26, ..] => Some((
            1,
            Meaning::Key(
                KeyCode::Char(char::from(control + b'a' - 1)),
                KeyModifiers::CONTROL,
            ),
        )),
        [0..=31, ..] => Some((1, Meaning::Unknown)),
        _ => letter(bytes, last),
    }
}

/// A letter in UTF-8.
fn letter(bytes: &[u8], last: bool) -> Option<(usize, Meaning)> {
    let valid = bytes.utf8_chunks().next()?;
    match valid.valid().chars().next() {
        Some(letter) => Some((
            letter.len_utf8(),
            Meaning::Key(KeyCode::Char(letter), KeyModifiers::NONE),
        )),
        None if valid.invalid().len() == bytes.len() && !last => None,
        None => Some((valid.invalid().len().max(1), Meaning::Unknown)),
    }
}

/// A report of the mouse in the form that is asked for (SGR): button and modifiers, column, row; `m` where a button is released.
fn mouse(parameters: &[u8], end: u8) -> Option<MouseEvent> {
    let mut numbers = str::from_utf8(parameters)
        .ok()?
        .split(';')
        .map(|number| number.parse::<u16>().ok());
    let (code, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let button = match code & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (code & 0b110_0000, code & 3) {
        (64, 0) => MouseEventKind::ScrollUp,
        (64, 1) => MouseEventKind::ScrollDown,
        (32, _) => MouseEventKind::Drag(button),
        (0, _) if end == b'm' => MouseEventKind::Up(button),
        (0, _) => MouseEventKind::Down(button),
        _ => return None,
    };
    let held = [
        (4, KeyModifiers::SHIFT),
        (8, KeyModifiers::ALT),
        (16, KeyModifiers::CONTROL),
    ];
    let modifiers = held
        .into_iter()
        .filter(|(bit, _)| code & bit != 0)
        .map(|(_, held)| held)
        .collect();
    Some(MouseEvent {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
        modifiers,
    })
}

/// The meaning of an escape sequence by its parameters and its last byte.
fn sequence(parameters: &[u8], end: u8) -> Meaning {
    let code = match (end, parameters) {
        (b'M' | b'm', [b'<', report @ ..]) => {
            return mouse(report, end).map_or(Meaning::Unknown, Meaning::Mouse);
        }
        (b'R', _) => {
            let column = parameters
                .rsplit(|byte| *byte == b';')
                .next()
                .and_then(|digits| str::from_utf8(digits).ok());
            return column
                .and_then(|digits| digits.parse().ok())
                .map_or(Meaning::Unknown, Meaning::Answer);
        }
        (b'A', _) => KeyCode::Up,
        (b'B', _) => KeyCode::Down,
        (b'C', _) => KeyCode::Right,
        (b'D', _) => KeyCode::Left,
        (b'H', _) | (b'~', b"1" | b"7") => KeyCode::Home,
        (b'F', _) | (b'~', b"4" | b"8") => KeyCode::End,
        (b'Z', _) => KeyCode::BackTab,
        (b'~', b"3") => KeyCode::Delete,
        (b'~', b"5") => KeyCode::PageUp,
        (b'~', b"6") => KeyCode::PageDown,
        (b'P', _) => KeyCode::F(1),
        _ => return Meaning::Unknown,
    };
    Meaning::Key(code, KeyModifiers::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(bytes: &[u8]) -> (Option<Ambiguous>, String, usize) {
        let mut bytes = bytes.to_vec();
        let heard = take(&mut bytes, false);
        let name = |event: &Event| match event {
            Event::Key(KeyEvent {
                code: KeyCode::Char(letter),
                modifiers: KeyModifiers::NONE,
                ..
            }) => letter.to_string(),
            Event::Key(key) => format!("<{:?} {}>", key.code, key.modifiers.bits()),
            other => format!("{other:?}"),
        };
        (
            heard.width,
            heard.keys.iter().map(name).collect(),
            bytes.len(),
        )
    }

    #[test]
    fn tells_the_answer_from_keys() {
        let narrow = Some(Ambiguous::Narrow);
        for (name, bytes, width, keys, left) in [
            ("narrow", b"\x1b[1;2R".as_slice(), narrow, "", 0),
            ("wide", b"\x1b[1;3R", Some(Ambiguous::Wide), "", 0),
            ("keys before it", b"jj\x1b[1;2R", narrow, "jj", 0),
            ("keys after it", b"\x1b[1;2Rjj", narrow, "", 2),
            ("half of it", b"j\x1b[1;", None, "j", 4),
            ("an arrow", b"\x1b[B\x1bOA", None, "<Down 0><Up 0>", 0),
            (
                "pages",
                b"\x1b[5~\x1b[6~",
                None,
                "<PageUp 0><PageDown 0>",
                0,
            ),
            ("han", "靖/".as_bytes(), None, "靖/", 0),
            ("half a letter", &"靖".as_bytes()[..2], None, "", 2),
            (
                "control and alt",
                b"\x03\x1bl",
                None,
                "<Char('c') 2><Char('l') 4>",
                0,
            ),
            ("escape alone may be more", b"\x1b", None, "", 1),
            ("nonsense", b"\xff\x00\x1b[?62c", None, "", 0),
        ] {
            assert_eq!(heard(bytes), (width, String::from(keys), left), "{name}");
        }
        let pressed = take(&mut b"\x1b[<0;7;5M".to_vec(), false).keys;
        let (kind, modifiers) = (MouseEventKind::Down(MouseButton::Left), KeyModifiers::NONE);
        assert_eq!(
            pressed,
            [Event::Mouse(MouseEvent {
                kind,
                column: 6,
                row: 4,
                modifiers
            })]
        );
        assert_eq!(
            take(&mut vec![0x1b], true).keys,
            [Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE))]
        );
    }
}
