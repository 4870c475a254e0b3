//! Kana: converting katakana and half-width kana to hiragana, and Latin letters to hiragana.

/// Whether a character is kana in any form, or a sound mark.
pub(super) fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{309E}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FE}' | '\u{FF66}'..='\u{FF9F}')
}

/// Hiragana for the half-width forms in Unicode order from U+FF66, without the two sound marks at the end.
const HALF_WIDTH: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// The dakuten and handakuten marks.
const VOICED: [char; 3] = ['\u{3099}', '\u{309B}', '\u{FF9E}'];
const WITH_P: [char; 3] = ['\u{309A}', '\u{309C}', '\u{FF9F}'];

/// Whether a character is a sound mark, which modifies the kana before it.
pub(super) fn is_sound_mark(character: char) -> bool {
    VOICED.contains(&character) || WITH_P.contains(&character)
}

/// Converts a kana to hiragana; other characters are returned as they are.
pub(super) fn hiragana(character: char) -> char {
    let number = u32::from(character);
    let found = match character {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(number - 0x60),
        '\u{FF66}'..='\u{FF9D}' => HALF_WIDTH
            .chars()
            .nth(usize::try_from(number - 0xFF66).unwrap_or(0)),
        _ => None,
    };
    found.unwrap_or(character)
}

/// Appends a kana as hiragana; a sound mark modifies the kana before it.
pub(super) fn push(character: char, folded: &mut String) {
    let steps = match character {
        _ if VOICED.contains(&character) => 1,
        _ if WITH_P.contains(&character) => 2,
        _ => return folded.push(hiragana(character)),
    };
    let Some(marked) = folded
        .chars()
        .last()
        .and_then(|last| with_sound_mark(last, steps))
    else {
        return;
    };
    folded.pop();
    folded.push(marked);
}

/// The hiragana with a sound mark, or `None` if it does not take one.
fn with_sound_mark(kana: char, steps: u32) -> Option<char> {
    let takes = match steps {
        1 => "かきくけこさしすせそたちつてとはひふへほ".contains(kana),
        _ => "はひふへほ".contains(kana),
    };
    match kana {
        'う' if steps == 1 => Some('ゔ'),
        _ if takes => char::from_u32(u32::from(kana) + steps),
        _ => None,
    }
}

/// The rows of the syllabary with the Latin letters before the vowel; a space where there is no syllable.
const ROWS: [(&str, &str); 20] = [
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("s", "さしすせそ"),
    ("t", "たちつてと"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("m", "まみむめも"),
    ("y", "や ゆ よ"),
    ("r", "らりるれろ"),
    ("w", "わゐ ゑを"),
    ("g", "がぎぐげご"),
    ("z", "ざじずぜぞ"),
    ("d", "だぢづでど"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
    ("j", " じ   "),
    ("f", "  ふ  "),
    ("sh", " し   "),
    ("ch", " ち   "),
    ("ts", "  つ  "),
];

/// Converts Latin letters to hiragana with long vowels shortened. A consonant at the end, whose vowel is not typed yet, is left out.
/// `None` if the letters are not romanised Japanese.
pub(super) fn typed(letters: &str) -> Option<String> {
    let mut kana = String::new();
    let mut rest = letters;
    while !rest.is_empty() {
        let vowel = rest.find(['a', 'i', 'u', 'e', 'o']);
        let consonants = &rest[..vowel.unwrap_or(rest.len())];
        let mut bytes = consonants.bytes();
        let doubled = consonants.len() > 1 && bytes.next() == bytes.next();
        let nasal = match consonants.as_bytes() {
            [b'n', b'y'] => false,
            [b'n', _, ..] | [b'm', b'b' | b'p' | b'm', ..] => true,
            [b'n'] => vowel.is_none(),
            _ => false,
        };
        rest = match vowel {
            _ if nasal => {
                kana.push('ん');
                &rest[1..]
            }
            // The rest is still being typed.
            None if consonants.len() < 3 => "",
            None => return None,
            _ if doubled || consonants.starts_with("tc") => {
                kana.push('っ');
                &rest[1..]
            }
            Some(at) => {
                push_syllable(consonants, rest.as_bytes()[at], &mut kana)?;
                &rest[at + 1..]
            }
        };
    }
    Some(short(&kana)).filter(|kana| !kana.is_empty())
}

/// Appends the syllable for some consonants and a vowel; `None` if there is none.
fn push_syllable(consonants: &str, vowel: u8, kana: &mut String) -> Option<()> {
    let column = b"aiueo".iter().position(|known| *known == vowel)?;
    let of = |row: &str, column: usize| {
        let (_, row) = ROWS.iter().find(|(letters, _)| *letters == row)?;
        row.chars().nth(column).filter(|kana| *kana != ' ')
    };
    if let Some(syllable) = of(consonants, column) {
        kana.push(syllable);
        return Some(());
    }
    let with_y = consonants
        .strip_suffix('y')
        .filter(|row| !row.is_empty())
        .or(Some(consonants).filter(|row| ["j", "sh", "ch"].contains(row)));
    let (first, small) = match with_y {
        Some(row) => (of(row, 1)?, "ゃぃゅぇょ"),
        None if consonants == "f" => ('ふ', "ぁぃぅぇぉ"),
        None if consonants == "v" => ('ゔ', "ぁぃぅぇぉ"),
        None => return None,
    };
    kana.push(first);
    kana.extend(small.chars().nth(column));
    Some(())
}

/// The kana of a folded text with long vowels shortened, and a space for every other character; `None` if it contains no kana.
pub(super) fn of(folded: &str) -> Option<String> {
    if folded.is_ascii() || !folded.contains(is_kana) {
        return None;
    }
    let only = |character| {
        if is_kana(character) {
            Some(character)
        } else {
            (character != ' ').then_some(' ')
        }
    };
    Some(short(&folded.chars().filter_map(only).collect::<String>()))
}

/// Shortens long vowels in hiragana, as they are often typed: せいこう and せいこ become equal.
pub(super) fn short(kana: &str) -> String {
    let mut text = String::with_capacity(kana.len());
    let mut before = ' ';
    for character in kana.chars() {
        let lengthens = match character {
            'ー' => true,
            'う' => {
                "おこごそぞとどのほぼぽもよょろをうくぐすずつづぬふぶぷむゆゅる".contains(before)
            }
            'お' => "おこごそぞとどのほぼぽもよょろ".contains(before),
            _ => false,
        };
        if !lengthens {
            text.push(character);
        }
        before = character;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_are_typed_for_kana() {
        for (letters, expected) in [
            ("seikou", Some("せいこ")),
            ("seiko", Some("せいこ")),
            ("seik", Some("せい")),
            ("kisou", Some("きそ")),
            ("toukyou", Some("ときょ")),
            ("tokyo", Some("ときょ")),
            ("shinnou", Some("しんの")),
            ("shimbun", Some("しんぶん")),
            ("syouwa", Some("しょわ")),
            ("jouyaku", Some("じょやく")),
            ("zyouyaku", Some("じょやく")),
            ("matchi", Some("まっち")),
            ("gakkou", Some("がっこ")),
            ("kin", Some("きん")),
            ("hunan", Some("ふなん")),
            ("halley", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(typed(letters).as_deref(), expected, "{letters}");
        }
    }
}
