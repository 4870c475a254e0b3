//! Asking the terminal how wide it draws ambiguous characters (it writes one and tells where the cursor is then), and what
//! ground it has.
//!
//! The questions go out with the first frame and delay nothing. The answers are waited for on the thread that reads the keys,
//! before its first read, for a short while; a terminal that never answers is taken as it was. Where the cursor is, every
//! terminal tells, and in the order of the questions: so it is the last one.

use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{Background, Questions};
use crate::text::Ambiguous;

/// Asks for the colour of the ground.
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";
/// Writes an ambiguous character at the start of the screen.
const WRITE_AMBIGUOUS: &str = "\x1b[H·";
/// Asks where the cursor is, and wipes the row.
const ASK_CURSOR: &str = "\x1b[6n\x1b[H\x1b[2K";

/// What to write to ask.
pub(super) fn question(questions: Questions) -> String {
    let parts = [
        (questions.background, ASK_BACKGROUND),
        (questions.width, WRITE_AMBIGUOUS),
        (questions.any(), ASK_CURSOR),
    ];
    let asked = parts.into_iter().filter(|(asked, _)| *asked);
    asked.map(|(_, part)| part).collect()
}

/// How long the answer is waited for.
const PATIENCE: Duration = Duration::from_millis(80);

/// What came while the answer was waited for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// How wide it is, if it said where the cursor is.
    pub(super) width: Option<Ambiguous>,
    /// Its ground, if it told.
    pub(super) background: Option<Background>,
    /// What was typed meanwhile.
    pub(super) keys: Vec<Event>,
}

/// Waits for the answers; `typed` takes the keys that come before the last one, as soon as they do.
pub(super) fn listen(mut typed: impl FnMut(Event)) -> Heard {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        listen_to(stdin.as_fd(), &mut typed)
    } else {
        File::open("/dev/tty").map_or_else(
            |_| Heard::default(),
            |terminal| listen_to(terminal.as_fd(), &mut typed),
        )
    }
}

fn listen_to(terminal: BorrowedFd<'_>, typed: &mut impl FnMut(Event)) -> Heard {
    let until = Instant::now() + PATIENCE;
    let (mut waiting, mut background) = (Vec::new(), None);
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
        background = heard.background.or(background);
        if heard.width.is_some() || count == 0 {
            // What follows the answer at once is typed as well.
            let rest = take(&mut waiting, true);
            rest.keys.into_iter().for_each(typed);
            return Heard {
                width: heard.width,
                background: rest.background.or(background),
                keys: Vec::new(),
            };
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
            Meaning::Background(ground) => heard.background = Some(ground),
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
    Background(Background),
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
        [0x1b, b']', rest @ ..] => command(rest, last),
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

/// What stands behind `ESC ]`, up to the sign that ends it.
fn command(rest: &[u8], last: bool) -> Option<(usize, Meaning)> {
    let ended = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b));
    let Some(end) = ended.filter(|end| rest[*end] == 0x07 || rest.len() > end + 1) else {
        return last.then_some((rest.len() + 2, Meaning::Unknown));
    };
    let length = 2 + end + if rest[end] == 0x07 { 1 } else { 2 };
    let told = str::from_utf8(&rest[..end]).ok().and_then(background);
    Some((length, told.map_or(Meaning::Unknown, Meaning::Background)))
}

/// The ground by an answer such as `11;rgb:1212/1414/1a1a`.
pub(super) fn background(answer: &str) -> Option<Background> {
    let colour = answer.strip_prefix("11;")?;
    let parts = colour
        .strip_prefix("rgb:")
        .or_else(|| colour.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(|part| {
        let most = 16_u32
            .checked_pow(u32::try_from(part.len()).ok()?)?
            .checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        (most > 0).then(|| value * 1000 / most)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // As bright as the eye sees it, in millionths.
    let bright = 299 * red + 587 * green + 114 * blue;
    Some(if bright > 500_000 {
        Background::Light
    } else {
        Background::Dark
    })
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
    fn the_ground_is_told_in_one_form_of_several() {
        let (dark, light) = (Some(Background::Dark), Some(Background::Light));
        for (name, bytes, ground, left) in [
            (
                "sixteen bits a part",
                b"\x1b]11;rgb:1212/1414/1a1a\x1b\\".as_slice(),
                dark,
                0,
            ),
            (
                "eight bits, and a bell",
                b"\x1b]11;rgb:fb/f7/ec\x07",
                light,
                0,
            ),
            (
                "with opacity",
                b"\x1b]11;rgba:ffff/ffff/ffff/8080\x07",
                light,
                0,
            ),
            ("another answer", b"\x1b]10;rgb:ffff/ffff/ffff\x07", None, 0),
            ("nonsense", b"\x1b]11;white\x07", None, 0),
            ("no digits", b"\x1b]11;rgb:///\x07", None, 0),
            ("half of it", b"\x1b]11;rgb:12", None, 11),
            (
                "all but the end of its end",
                b"\x1b]11;rgb:fb/f7/ec\x1b",
                None,
                18,
            ),
        ] {
            let mut bytes = bytes.to_vec();
            let heard = take(&mut bytes, false);
            assert_eq!((heard.background, bytes.len()), (ground, left), "{name}");
            assert_eq!(heard.keys, [], "{name}");
        }
    }

    #[test]
    fn only_what_is_wanted_is_asked() {
        for (width, background, expected) in [
            (false, false, ""),
            (true, false, "\x1b[H·\x1b[6n\x1b[H\x1b[2K"),
            (false, true, "\x1b]11;?\x1b\\\x1b[6n\x1b[H\x1b[2K"),
            (true, true, "\x1b]11;?\x1b\\\x1b[H·\x1b[6n\x1b[H\x1b[2K"),
        ] {
            assert_eq!(question(Questions { width, background }), expected);
        }
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
