//! Decodes the bytes that a terminal sends into keys, mouse events, pastes and replies.
//!
//! crossterm's own reader is not used on Unix: a burst of more than 1,024 bytes leaves it waiting with bytes unread, and an unknown report
//! swallows every key that follows (<https://github.com/crossterm-rs/crossterm/pull/1106>). Here, everything that is not a key ends by
//! itself: at its last byte, at a byte that cannot belong to it, or when nothing more arrives for a while.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::sequence;

/// What a terminal has sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decoded {
    /// A key, a mouse event or a paste.
    Event(Event),
    /// The reply to a query for the cursor position: its column, counted from 1.
    Column(u16),
    /// The reply to a query for the background colour: red, green, blue.
    Background([u8; 3]),
}

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Maximum length of a sequence that can be a key or a reply, in bytes. Longer ones are dropped.
const LONGEST_SEQUENCE: usize = 128;
/// Maximum length of a string or paste to wait for, in bytes.
const LONGEST_STRING: usize = 16 * 1024 * 1024;

/// Decodes a stream of bytes. The result does not depend on how the stream is split into reads.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// The bytes that are not decoded yet because they are incomplete.
    bytes: Vec<u8>,
    /// How many of them are already searched for the end of the current sequence, so that a long paste is searched only once.
    scanned: usize,
}

/// The rest of an incomplete sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// It may still arrive.
    MayCome,
    /// It has not arrived in time.
    IsLost,
}

/// What the first bytes are.
enum Head {
    /// A complete sequence: its length in bytes and its meaning, or `None` if it is dropped.
    Whole(usize, Option<Decoded>),
    /// An incomplete sequence; its end is not before this byte.
    Unfinished(usize),
}

impl Decoder {
    /// Adds bytes that were read.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Calls `take` for everything that is complete. If the rest is lost, it also resolves what is incomplete.
    pub(super) fn decode(&mut self, rest: Rest, mut take: impl FnMut(Decoded)) {
        let mut at = 0;
        while at < self.bytes.len() {
            match head(&self.bytes[at..], self.scanned, rest) {
                Head::Whole(length, decoded) => {
                    at += length.max(1);
                    self.scanned = 0;
                    decoded.into_iter().for_each(&mut take);
                }
                Head::Unfinished(scanned) => {
                    self.scanned = scanned;
                    break;
                }
            }
        }
        self.bytes.drain(..at);
    }

    /// How long to wait for the rest of an incomplete sequence; `None` if there is none.
    pub(super) fn patience(&self) -> Option<Duration> {
        let milliseconds = match &self.bytes[..] {
            [] => return None,
            // Either the Esc key, or the start of another key whose bytes a slow connection has split.
            [ESC] => 20,
            bytes if bytes.starts_with(PASTE) => 1000,
            [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..] => 300,
            _ => 100,
        };
        Some(Duration::from_millis(milliseconds))
    }
}

fn head(bytes: &[u8], scanned: usize, rest: Rest) -> Head {
    match bytes {
        [ESC] if rest == Rest::IsLost => whole_key(1, KeyCode::Esc, KeyModifiers::NONE),
        [ESC] => Head::Unfinished(0),
        [ESC, ESC, ..] => whole_key(1, KeyCode::Esc, KeyModifiers::NONE),
        [
            ESC,
            begin @ (b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_'),
        ] if rest == Rest::IsLost => {
            whole_key(2, KeyCode::Char(char::from(*begin)), KeyModifiers::ALT)
        }
        [ESC, b'[', ..] if bytes.starts_with(PASTE) => paste(bytes, scanned, rest),
        [ESC, b'[', after @ ..] => control_sequence(after, rest),
        [ESC, b'O', after @ ..] => match after {
            [] => Head::Unfinished(0),
            // Alt-O, and another key that begins with an escape.
            [ESC, ..] => whole_key(2, KeyCode::Char('O'), KeyModifiers::ALT),
            [letter, ..] => Head::Whole(3, sequence::single_shift(*letter).map(Decoded::Event)),
        },
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..] => string(bytes, scanned, rest),
        [ESC, after @ ..] => character(after, rest, 1, KeyModifiers::ALT),
        _ => character(bytes, rest, 0, KeyModifiers::NONE),
    }
}

fn whole_key(length: usize, code: KeyCode, modifiers: KeyModifiers) -> Head {
    let key = Event::Key(KeyEvent::new(code, modifiers));
    Head::Whole(length, Some(Decoded::Event(key)))
}

/// A sequence after `ESC [` (ECMA-48, 5.4): parameters, then a final byte.
fn control_sequence(after: &[u8], rest: Rest) -> Head {
    // The Linux console sends `ESC [ [ A`; the old mouse protocol sends `ESC [ M` and three bytes of any value.
    let fixed = match after {
        [b'[', ..] => Some(2),
        [b'M', ..] => Some(4),
        _ => None,
    };
    if let Some(length) = fixed {
        return match after.get(..length) {
            Some(all) => Head::Whole(
                length + 2,
                sequence::of_fixed_length(all).map(Decoded::Event),
            ),
            None if rest == Rest::IsLost => Head::Whole(after.len() + 2, None),
            None => Head::Unfinished(0),
        };
    }
    let parameters = after
        .iter()
        .take_while(|byte| matches!(byte, 0x20..=0x3f))
        .count();
    match after.get(parameters) {
        Some(end @ 0x40..=0x7e) => Head::Whole(
            parameters + 3,
            sequence::meaning(&after[..parameters], *end),
        ),
        // A byte that cannot be part of the sequence: what follows may be a key.
        Some(_) => Head::Whole(parameters + 2, None),
        None if rest == Rest::IsLost || after.len() > LONGEST_SEQUENCE => {
            Head::Whole(after.len() + 2, None)
        }
        None => Head::Unfinished(0),
    }
}

/// A string after `ESC ]` or a similar introducer, up to `ESC \` or a bell. Everything but the background colour is dropped.
fn string(bytes: &[u8], scanned: usize, rest: Rest) -> Head {
    let from = scanned.max(2);
    let end = bytes[from..]
        .iter()
        .position(|byte| byte.is_ascii_control() && *byte != b'\t')
        .map(|end| end + from);
    match end.map(|end| (end, &bytes[end..])) {
        Some((end, [ESC])) if rest == Rest::MayCome => Head::Unfinished(end),
        Some((end, [ESC, b'\\', ..])) => Head::Whole(end + 2, answer(&bytes[1..end])),
        Some((end, [BEL, ..])) => Head::Whole(end + 1, answer(&bytes[1..end])),
        // Any other control character is a key: the string was cut short.
        Some((end, _)) => Head::Whole(end, None),
        None if rest == Rest::IsLost || bytes.len() > LONGEST_STRING => {
            Head::Whole(bytes.len(), None)
        }
        None => Head::Unfinished(bytes.len()),
    }
}

fn answer(string: &[u8]) -> Option<Decoded> {
    let colour = string.strip_prefix(b"]11;")?;
    sequence::colour(str::from_utf8(colour).ok()?).map(Decoded::Background)
}

fn paste(bytes: &[u8], scanned: usize, rest: Rest) -> Head {
    let from = scanned.max(PASTE.len());
    let end = memchr::memmem::find(&bytes[from..], PASTE_END).map(|end| end + from);
    let pasted = |end: usize| {
        let text = String::from_utf8_lossy(&bytes[PASTE.len()..end]).into_owned();
        Some(Decoded::Event(Event::Paste(text)))
    };
    match end {
        Some(end) => Head::Whole(end + PASTE_END.len(), pasted(end)),
        // The end marker got lost, but not the text that has arrived.
        None if rest == Rest::IsLost || bytes.len() > LONGEST_STRING => {
            Head::Whole(bytes.len(), pasted(bytes.len()))
        }
        None => Head::Unfinished(bytes.len().saturating_sub(PASTE_END.len())),
    }
}

/// A UTF-8 character or a control character, after `before` preceding bytes.
fn character(bytes: &[u8], rest: Rest, before: usize, modifiers: KeyModifiers) -> Head {
    let key = |code| whole_key(before + 1, code, modifiers);
    let control = |letter: u8| {
        let code = KeyCode::Char(char::from(letter));
        whole_key(before + 1, code, modifiers | KeyModifiers::CONTROL)
    };
    match bytes[0] {
        b'\r' | b'\n' => key(KeyCode::Enter),
        b'\t' => key(KeyCode::Tab),
        0x7f => key(KeyCode::Backspace),
        0 => control(b' '),
        letter @ 1..=26 => control(letter - 1 + b'a'),
        other @ 0x1c..=0x1f => control(other - 0x1c + b'4'),
        _ => letter(bytes, rest, before, modifiers),
    }
}

fn letter(bytes: &[u8], rest: Rest, before: usize, modifiers: KeyModifiers) -> Head {
    // A chunk is everything up to the first invalid byte; a letter has at most four bytes.
    let Some(chunk) = bytes[..bytes.len().min(4)].utf8_chunks().next() else {
        return Head::Unfinished(0);
    };
    match chunk.valid().chars().next() {
        Some(letter) => whole_key(before + letter.len_utf8(), KeyCode::Char(letter), modifiers),
        None if chunk.invalid().len() == bytes.len()
            && bytes.len() < 4
            && rest == Rest::MayCome =>
        {
            Head::Unfinished(0)
        }
        None => Head::Whole(before + chunk.invalid().len(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(decoded: &Decoded) -> String {
        match decoded {
            Decoded::Event(Event::Key(key)) => {
                let held = [
                    (KeyModifiers::CONTROL, "ctrl-"),
                    (KeyModifiers::ALT, "alt-"),
                    (KeyModifiers::SHIFT, "shift-"),
                ];
                let held = held
                    .iter()
                    .filter(|(held, _)| key.modifiers.contains(*held));
                let held: String = held.map(|(_, name)| *name).collect();
                match key.code {
                    KeyCode::Char(letter) => format!("{held}{letter}"),
                    code => format!("{held}{code:?}"),
                }
            }
            Decoded::Event(Event::Paste(text)) => format!("paste {text}"),
            Decoded::Event(Event::Mouse(mouse)) => {
                format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row)
            }
            other => format!("{other:?}"),
        }
    }

    /// What the bytes mean, and how many of them are still waiting for more.
    fn decoded(bytes: &[u8], rest: Rest) -> (String, usize) {
        let mut decoder = Decoder::default();
        let mut names = Vec::new();
        decoder.feed(bytes);
        decoder.decode(Rest::MayCome, |decoded| names.push(name(&decoded)));
        if rest == Rest::IsLost {
            decoder.decode(Rest::IsLost, |decoded| names.push(name(&decoded)));
        }
        (names.join(" "), decoder.bytes.len())
    }

    #[test]
    fn keys_and_responses() {
        for (case, bytes, expected) in [
            ("letters", "jJ靖".as_bytes(), "j J 靖"),
            (
                "control and alt",
                b"\x03\x1bl\x1b\x0c",
                "ctrl-c alt-l ctrl-alt-l",
            ),
            ("arrows", b"\x1b[B\x1bOA\x1b[1;2D", "Down Up shift-Left"),
            ("pages", b"\x1b[5~\x1b[6;5~", "PageUp ctrl-PageDown"),
            (
                "function keys",
                b"\x1bOP\x1b[11~\x1b[[A\x1b[24~",
                "F(1) F(1) F(1) F(12)",
            ),
            ("back tab", b"\x1b[Z", "shift-BackTab"),
            ("escape twice", b"\x1b\x1b[A", "Esc Up"),
            ("alt and O before an arrow", b"\x1bO\x1b[A", "alt-O Up"),
            (
                "a key as a number",
                b"\x1b[106;5u\x1b[27;5;106~",
                "ctrl-j ctrl-j",
            ),
            (
                "the mouse",
                b"\x1b[<0;7;5M\x1b[<65;1;1M",
                "Down(Left) 6,4 ScrollDown 0,0",
            ),
            ("an old mouse", b"\x1b[M !!", "Down(Left) 0,0"),
            (
                "a paste",
                b"\x1b[200~a\r\x1b[Ab\x1b[201~j",
                "paste a\r\x1b[Ab j",
            ),
            ("the cursor", b"\x1b[1;3Rj", "Column(3) j"),
            (
                "the background",
                b"\x1b]11;rgb:fbfb/f7f7/ecec\x1b\\j",
                "Background([251, 247, 236]) j",
            ),
            (
                "the same with a bell",
                b"\x1b]11;#12141a\x07j",
                "Background([18, 20, 26]) j",
            ),
            ("a report of a mode", b"\x1b[?2026;2$yj", "j"),
            ("a report of the theme", b"\x1b[?997;1nj", "j"),
            ("attributes", b"\x1b[?62;22c\x1b[>0;276;0cj", "j"),
            ("a version", b"\x1bP>|tmux 3.4\x1b\\j", "j"),
            ("a clipboard", b"\x1b]52;c;aGk=\x1b\\j", "j"),
            (
                "ctrl-c in an unfinished report",
                b"\x1b]11;rgb\x03",
                "ctrl-c",
            ),
            (
                "ctrl-c in an unfinished sequence",
                b"\x1b[?20\x03",
                "ctrl-c",
            ),
            ("another sequence in one", b"\x1b[?20\x1b[A", "Up"),
            ("another report in one", b"\x1b]11;\x1b[A", "Up"),
            ("nonsense", b"\xff\xfe\xc0j", "j"),
        ] {
            assert_eq!(
                decoded(bytes, Rest::MayCome),
                (expected.to_owned(), 0),
                "{case}"
            );
        }
    }

    #[test]
    fn what_is_not_whole_waits_and_ends_when_nothing_more_comes() {
        for (case, bytes, waiting, at_last) in [
            ("escape", b"\x1b".as_slice(), 1, "Esc"),
            ("alt and a bracket", b"\x1b[", 2, "alt-["),
            ("half an arrow", b"\x1b[1;", 4, ""),
            ("half a letter", &"靖".as_bytes()[..2], 2, ""),
            ("half an answer", b"\x1b]11;rgb:ff", 11, ""),
            (
                "an answer without its last byte",
                b"\x1b]11;#12141a\x1b",
                13,
                "Esc",
            ),
            ("a paste without end", b"\x1b[200~ab", 8, "paste ab"),
        ] {
            assert_eq!(
                decoded(bytes, Rest::MayCome),
                (String::new(), waiting),
                "{case}"
            );
            assert_eq!(
                decoded(bytes, Rest::IsLost),
                (at_last.to_owned(), 0),
                "{case}"
            );
        }
    }

    #[test]
    fn a_long_paste_is_searched_once() {
        let mut decoder = Decoder::default();
        decoder.feed(PASTE);
        for _ in 0..1000 {
            decoder.feed(&[b'x'; 1000]);
            decoder.decode(Rest::MayCome, |_| panic!("not whole yet"));
        }
        assert!(decoder.scanned > 990_000);
        decoder.feed(PASTE_END);
        let mut length = 0;
        decoder.decode(Rest::MayCome, |decoded| {
            if let Decoded::Event(Event::Paste(text)) = decoded {
                length = text.len();
            }
        });
        assert_eq!(length, 1_000_000);
    }

    proptest! {
        /// After any input at all, a key is recognised once the terminal has been quiet.
        #[test]
        fn any_bytes_leave_later_keys_readable(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut decoder = Decoder::default();
            decoder.feed(&bytes);
            decoder.decode(Rest::MayCome, |_| {});
            decoder.decode(Rest::IsLost, |_| {});
            prop_assert!(decoder.bytes.is_empty());
            let mut heard = Vec::new();
            decoder.feed(b"j");
            decoder.decode(Rest::MayCome, |decoded| heard.push(name(&decoded)));
            prop_assert_eq!(heard, ["j"]);
        }

        /// The result does not depend on how the bytes are split.
        #[test]
        fn input_cut_anywhere_gives_the_same_events(
            parts in proptest::collection::vec(
                prop::sample::select(vec![
                    "j", "靖", "\x1b[A", "\x1bOB", "\x1b[<0;7;5M", "\x1b]11;#12141a\x07",
                    "\x1b[?2026;2$y", "\x1b[200~a b\x1b[201~", "\x1b[1;2R", "\x03",
                ]),
                0..12,
            ),
            size in 1_usize..7,
        ) {
            let bytes = parts.concat().into_bytes();
            let mut decoder = Decoder::default();
            let mut names = Vec::new();
            for cut in bytes.chunks(size) {
                decoder.feed(cut);
                decoder.decode(Rest::MayCome, |decoded| names.push(name(&decoded)));
            }
            prop_assert_eq!(names.join(" "), decoded(&bytes, Rest::MayCome).0);
        }
    }
}
