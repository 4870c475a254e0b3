//! ANSEL, the character set of old genealogies, in which combining marks precede their letter.

use unicode_normalization::UnicodeNormalization;

/// Letters by their byte.
const LETTERS: [(u8, char); 40] = [
    (0xa1, 'Ł'),
    (0xa2, 'Ø'),
    (0xa3, 'Đ'),
    (0xa4, 'Þ'),
    (0xa5, 'Æ'),
    (0xa6, 'Œ'),
    (0xa7, 'ʹ'),
    (0xa8, '·'),
    (0xa9, '♭'),
    (0xaa, '®'),
    (0xab, '±'),
    (0xac, 'Ơ'),
    (0xad, 'Ư'),
    (0xae, 'ʼ'),
    (0xb0, 'ʻ'),
    (0xb1, 'ł'),
    (0xb2, 'ø'),
    (0xb3, 'đ'),
    (0xb4, 'þ'),
    (0xb5, 'æ'),
    (0xb6, 'œ'),
    (0xb7, 'ʺ'),
    (0xb8, 'ı'),
    (0xb9, '£'),
    (0xba, 'ð'),
    (0xbc, 'ơ'),
    (0xbd, 'ư'),
    (0xbe, '□'),
    (0xbf, '■'),
    (0xc0, '°'),
    (0xc1, 'ℓ'),
    (0xc2, '℗'),
    (0xc3, '©'),
    (0xc4, '♯'),
    (0xc5, '¿'),
    (0xc6, '¡'),
    (0xc7, 'ß'),
    (0xc8, '€'),
    (0xcd, 'e'),
    (0xcf, 'ß'),
];

/// Combining marks from 0xE0 on.
const MARKS: [char; 31] = [
    '\u{309}', '\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{304}', '\u{306}', '\u{307}',
    '\u{308}', '\u{30c}', '\u{30a}', '\u{fe20}', '\u{fe21}', '\u{315}', '\u{30b}', '\u{310}',
    '\u{327}', '\u{328}', '\u{323}', '\u{324}', '\u{325}', '\u{333}', '\u{332}', '\u{326}',
    '\u{31c}', '\u{32e}', '\u{fe22}', '\u{fe23}', '\u{338}', '\u{313}', '\u{338}',
];

/// True if a file declares itself to be a genealogy in ANSEL.
pub(super) fn is_ansel(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"0 HEAD") {
        return false;
    }
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or_default();
    head.split(|byte| matches!(byte, b'\n' | b'\r'))
        .any(|line| line == b"1 CHAR ANSEL" || line == b"1 CHAR ANSI/ANSEL")
}

/// Decodes the text of such a file.
pub(super) fn decode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut marks = String::new();
    for byte in bytes {
        if let Some(mark) = byte
            .checked_sub(0xe0)
            .and_then(|at| MARKS.get(usize::from(at)))
        {
            marks.push(*mark);
            continue;
        }
        let letter = LETTERS.iter().find(|(known, _)| known == byte);
        text.push(match letter {
            Some((_, letter)) => *letter,
            None if byte.is_ascii() => char::from(*byte),
            None => char::REPLACEMENT_CHARACTER,
        });
        text.push_str(&marks);
        marks.clear();
    }
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_come_before_letters() {
        assert_eq!(
            super::decode(b"Jos\xe2e N\xe2u\xe4nez \xa1\xe2od\xe2z"),
            "José Núñez Łódź"
        );
        assert_eq!(
            super::decode(b"S\xb2ren \xa5r\xb2, Strau\xcf"),
            "Søren Ærø, Strauß"
        );
    }
}
