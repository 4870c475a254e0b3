//! Decodes the bytes of a file: UTF-8, UTF-16, Windows-1252, and ANSEL for old genealogies.

use std::borrow::Cow;

use super::ansel;

/// The characters of Windows-1252 from 0x80 to 0x9F.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, without its byte order mark.
///
/// # Errors
/// The file type, if the file is not text.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    if let Some(what) = binary(bytes) {
        return Err(format!("this is {what}, not text"));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return Ok(utf16(rest, u16::from_le_bytes).into());
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return Ok(utf16(rest, u16::from_be_bytes).into());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if ansel::is_ansel(bytes) {
        return Ok(ansel::decode(bytes).into());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.into());
    }
    if let Some(mended) = unfolded(bytes) {
        return Ok(mended.into());
    }
    if let Some(order) = looks_like_utf16(bytes) {
        return Ok(utf16(bytes, order).into());
    }
    Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect())
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|letter| *letter != '\u{feff}')
        .collect()
}

/// Detects UTF-16 without a byte order mark: in one half of the byte positions many bytes are zero, in the other none.
fn looks_like_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let head = bytes.get(..64.min(bytes.len()))?;
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let enough = head.len() / 4;
    if head.len() < 8 {
        None
    } else if zeros(1) > enough && zeros(0) == 0 {
        Some(u16::from_le_bytes)
    } else if zeros(0) > enough && zeros(1) == 0 {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

/// Unfolds the lines of a calendar, which may be folded within a UTF-8 character. `None` if it is not a calendar or the
/// result is not UTF-8.
fn unfolded(bytes: &[u8]) -> Option<String> {
    const BEGIN: &[u8] = b"BEGIN:VCALENDAR";
    if !bytes.get(..BEGIN.len())?.eq_ignore_ascii_case(BEGIN) {
        return None;
    }
    let mut whole = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let fold = if bytes[at..].starts_with(b"\r\n ") || bytes[at..].starts_with(b"\r\n\t") {
            3
        } else if bytes[at..].starts_with(b"\n ") || bytes[at..].starts_with(b"\n\t") {
            2
        } else {
            whole.push(*byte);
            at += 1;
            continue;
        };
        let mut behind = at + fold;
        while bytes.get(behind).is_some_and(|byte| byte & 0xc0 == 0x80) {
            whole.push(bytes[behind]);
            behind += 1;
        }
        whole.extend_from_slice(&bytes[at..at + fold]);
        at = behind;
    }
    String::from_utf8(whole).ok()
}

/// What to do with a file that is not text, if it may be a spreadsheet.
pub(super) fn help(bytes: &[u8]) -> Option<String> {
    let is_office = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]
        .iter()
        .any(|magic| bytes.starts_with(*magic));
    is_office.then(|| "if it is a spreadsheet, save it as CSV and open that".to_owned())
}

/// The file type of bytes that are not text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 14] = [
        (b"\x89PNG", "a picture (PNG)"),
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"BM\x36", "a picture (BMP)"),
        (b"II*\0", "a picture (TIFF)"),
        (b"RIFF", "a picture or sound (RIFF)"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an old-format office document"),
        (b"\x1f\x8b", "a file compressed with gzip"),
        (b"BZh", "a file compressed with bzip2"),
        (b"\xfd7zXZ", "a file compressed with xz"),
        (b"%PDF", "a PDF document"),
        (b"SQLite format 3", "a database (SQLite)"),
        (b"\x7fELF", "a program"),
    ];
    if let Some((_, what)) = known
        .into_iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Some(what);
    }
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let utf16 = head.starts_with(&[0xff, 0xfe])
        || head.starts_with(&[0xfe, 0xff])
        || looks_like_utf16(head).is_some();
    // Some old programs fill up the end of a text with zeros.
    let written = bytes.iter().rposition(|byte| *byte != 0).unwrap_or(0);
    let zeros = memchr::memchr(0, &bytes[..written]).is_some() || head.starts_with(&[0]);
    (!utf16 && zeros).then_some("a binary file")
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn texts_in_four_forms() {
        // Random bytes may have no zero near their beginning.
        let noise = [&[b'5', b':', 0xff, b'\n'].repeat(500)[..], &[0, 7]].concat();
        for (bytes, expected) in [
            (&b"\xef\xbb\xbfa\xc3\xa4"[..], Ok("aä")),
            (b"\xff\xfea\0\xe4\0", Ok("aä")),
            (b"\xfe\xff\0a\0\xe4", Ok("aä")),
            (b"C\xe4sar \x96 44", Ok("Cäsar – 44")),
            (
                b"BEGIN:VCALENDAR\n\xe6\n \xb5\xb7\n",
                Ok("BEGIN:VCALENDAR\n海\n \n"),
            ),
            (
                b"\x89PNG\r\n",
                Err("this is a picture (PNG), not text".to_owned()),
            ),
            (&[0; 600], Err("this is a binary file, not text".to_owned())),
            (b"a\0b", Err("this is a binary file, not text".to_owned())),
            (&noise, Err("this is a binary file, not text".to_owned())),
        ] {
            let decoded = decode(bytes).map(std::borrow::Cow::into_owned);
            assert_eq!(decoded, expected.map(str::to_owned), "{bytes:?}");
        }
    }
}
