//! The moves of a monkey.

use std::fmt::Write;

use fastrand::Rng;
use rustix::process::Signal;

/// One action on a program.
pub(super) enum Move {
    /// Bytes from the terminal.
    Type(String),
    Signal(Signal),
    StopAndContinue,
}

impl Move {
    /// A short description.
    pub(super) fn described(&self) -> String {
        match self {
            Self::Type(keys) => {
                let head: String = keys.chars().take(40).collect();
                format!("{} bytes {head:?}", keys.len())
            }
            Self::Signal(signal) => format!("{signal:?}"),
            Self::StopAndContinue => "a stop".to_owned(),
        }
    }
}

impl Move {
    /// Whether it may make the program quit, by a click on `quit` in the footer or in the palette of actions.
    pub(super) fn may_leave(&self) -> bool {
        matches!(self, Self::Type(keys) if !keys.starts_with(PASTE))
    }
}

const PASTE: &str = "\x1b[200~";

/// Keys as sent by a terminal, except `q` and ctrl-c, which quit: with them, sessions would be short.
const KEYS: [&str; 40] = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[H",
    "\x1b[F",
    "\x1b[3~",
    "\x1b[Z",
    "\x1bm",
    "\x1b[1;5C",
    "\x1b[1;5D",
    "\r",
    "\t",
    " ",
    "\x7f",
    "\x0c",
    "\x10",
    "\x17",
    "\x15",
    "\x0b",
    "/",
    ":",
    "?",
    "j",
    "k",
    "h",
    "l",
    "+",
    "-",
    "m",
    "o",
    "z",
    "s",
    "L",
    "M",
    "c",
    "[",
    "n",
];

/// Replies that terminals send late or unrequested.
const ANSWERS: [&str; 10] = [
    "\x1b[?2026;2$y",
    "\x1b[?997;1n",
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]11;rgb:0000/0000/0000\x07",
    "\x1b[1;2R",
    "\x1b[1;3R",
    "\x1b[?62;22c",
    "\x1bP>|XTerm(390)\x1b\\",
    "\x1b[I\x1b[O",
    "\x1b[?1u",
];

/// The size of a terminal in columns and rows, usually a common one. The tests' emulator fails if there is only room for a wide character
/// or a single row.
pub(super) fn size(rng: &mut Rng) -> (u16, u16) {
    match rng.u8(0..8) {
        0 => (rng.u16(20..40), rng.u16(4..12)),
        1 => (rng.u16(200..320), rng.u16(50..110)),
        _ => (rng.u16(70..160), rng.u16(20..60)),
    }
}

/// A random move.
pub(super) fn any(rng: &mut Rng) -> Move {
    match rng.u8(0..100) {
        0..=44 => Move::Type(keys(rng, 12)),
        45..=49 => Move::Type(keys(rng, 1_500)),
        50..=69 => Move::Type(mouse(rng)),
        70..=77 => Move::Type(letters(rng)),
        78..=83 => Move::Type(paste(rng)),
        84..=93 => Move::Type(answers(rng)),
        94..=95 => Move::Signal(Signal::WINCH),
        96..=97 => Move::Signal(Signal::CONT),
        _ => Move::StopAndContinue,
    }
}

fn keys(rng: &mut Rng, most: usize) -> String {
    (0..rng.usize(1..=most))
        .map(|_| *rng.choice(&KEYS).unwrap_or(&"j"))
        .collect()
}

/// Letters and signs in one burst, as typed into a prompt; `q` is left out.
fn letters(rng: &mut Rng) -> String {
    let prompt = if rng.bool() { "/" } else { ":" };
    let letters = (0..rng.usize(1..1_000)).map(|_| match rng.u8(0..20) {
        0 => '靖',
        1 => ' ',
        2 => '\u{301}',
        3 => char::from(rng.u8(b'0'..=b'9')),
        _ => char::from(rng.u8(b'a'..=b'p')),
    });
    prompt.chars().chain(letters).collect()
}

/// Clicks, drags and wheel events, on the screen and outside it.
fn mouse(rng: &mut Rng) -> String {
    let mut sent = String::new();
    for _ in 0..rng.usize(1..20) {
        let (column, row) = (rng.u16(1..170), rng.u16(1..62));
        let button = *rng
            .choice(&[0_u8, 0, 0, 32, 32, 64, 65, 66, 67, 1, 2, 16])
            .unwrap_or(&0);
        let end = if rng.u8(0..3) == 0 { 'm' } else { 'M' };
        // Writing to a string cannot fail.
        let _ = write!(sent, "\x1b[<{button};{column};{row}{end}");
    }
    sent
}

fn paste(rng: &mut Rng) -> String {
    let text: String = (0..rng.usize(0..20_000))
        .map(|_| char::from_u32(rng.u32(0x20..0x3000)).unwrap_or(' '))
        .filter(|letter| !letter.is_control())
        .collect();
    format!("{PASTE}{text}\x1b[201~")
}

/// Replies among keys, and incomplete replies.
fn answers(rng: &mut Rng) -> String {
    let mut sent = String::new();
    for _ in 0..rng.usize(1..6) {
        let answer = *rng.choice(&ANSWERS).unwrap_or(&"");
        let end = if rng.u8(0..6) == 0 {
            rng.usize(1..answer.len())
        } else {
            answer.len()
        };
        sent.push_str(answer.get(..end).unwrap_or(answer));
        sent.push_str(rng.choice(&KEYS).unwrap_or(&"j"));
    }
    sent
}
