//! One form of each kana: hiragana, whatever was typed.

/// What the halfwidth forms stand for, in their order from U+FF66.
const HALFWIDTH: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// Signs that voice the kana before them, in few columns.
const VOICED: char = '\u{FF9E}';
const HALF_VOICED: char = '\u{FF9F}';

/// A kana as hiragana; signs that have no such form stay.
pub(super) fn hiragana(kana: char) -> char {
    match kana {
        // Katakana stand in the order of hiragana.
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(kana) - 0x60).unwrap_or(kana),
        _ => kana,
    }
}

/// Puts a kana behind others; a halfwidth sign that voices goes into the one before it.
pub(super) fn push(kana: char, folded: &mut String) {
    let place = (u32::from(kana)).checked_sub(0xFF66);
    let steps = match kana {
        VOICED => 1,
        HALF_VOICED => 2,
        _ => {
            let wide = place.and_then(|place| HALFWIDTH.chars().nth(usize::try_from(place).ok()?));
            return folded.push(wide.unwrap_or(hiragana(kana)));
        }
    };
    // Voiced and half-voiced kana stand right after the plain one.
    let voiced = |plain: char| char::from_u32(u32::from(plain) + steps);
    if let Some(voiced) = folded.pop().and_then(voiced) {
        folded.push(voiced);
    }
}
