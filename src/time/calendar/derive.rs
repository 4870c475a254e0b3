//! Deriving the readings of names from those of their characters, so that only exceptions are stored.

/// Joins syllables of Hanyu Pinyin into one capitalised word, with an apostrophe before a vowel: "Cheng'an".
pub(super) fn pinyin<'a>(syllables: impl Iterator<Item = &'a str>) -> String {
    let mut word = String::new();
    for syllable in syllables {
        if !word.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            word.push('\'');
        }
        word.push_str(syllable);
    }
    capitalised(&word)
}

/// Joins syllables of quốc ngữ, each as a capitalised word: "Tĩnh Khang".
pub(super) fn viet<'a>(syllables: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = syllables.map(capitalised).collect();
    words.join(" ")
}

/// Joins syllables of hangul, applying the initial sound law to the first: 녕강 is written 영강, 룡흥 is 용흥.
pub(super) fn hangul<'a>(syllables: impl Iterator<Item = &'a str>) -> String {
    let mut word = syllables.collect::<String>();
    if let Some(first) = word.chars().next() {
        word = word.replacen(first, &initial(first).to_string(), 1);
    }
    word
}

/// At the start of a word, ㄴ and ㄹ before i and y are silent; otherwise ㄹ becomes ㄴ.
fn initial(syllable: char) -> char {
    const FIRST: u32 = 0xAC00;
    const SILENT: [u32; 7] = [2, 3, 6, 7, 12, 17, 20];
    let place = u32::from(syllable).wrapping_sub(FIRST);
    if place >= 11_172 {
        return syllable;
    }
    let (consonant, rest) = (place / 588, place % 588);
    let silent = SILENT.contains(&(rest / 28));
    let written = match consonant {
        2 | 5 if silent => 11,
        5 => 2,
        other => other,
    };
    char::from_u32(FIRST + written * 588 + rest).unwrap_or(syllable)
}

/// Converts kana to Hepburn with long vowels marked: けいおう is "Keiō".
pub(super) fn romaji(kana: &str) -> String {
    let mut word = String::new();
    let mut doubled = false;
    for sound in kana.chars() {
        match sound {
            'っ' => doubled = true,
            'ゃ' | 'ゅ' | 'ょ' => glide(&mut word, sound),
            'う' if word.ends_with('o') || word.ends_with('u') => lengthen(&mut word),
            _ => {
                let latin = syllable(sound);
                if word.ends_with('n') && latin.starts_with(['a', 'i', 'u', 'e', 'o', 'y']) {
                    word.push('\'');
                }
                if doubled {
                    word.extend(latin.chars().next());
                    doubled = false;
                }
                word.push_str(latin);
            }
        }
    }
    capitalised(&word)
}

/// Combines a syllable with a small kana: し with ょ is "sho", き with ょ "kyo".
fn glide(word: &mut String, small: char) {
    word.pop();
    if !["sh", "ch", "j"].iter().any(|sound| word.ends_with(sound)) {
        word.push('y');
    }
    word.push(match small {
        'ゃ' => 'a',
        'ゅ' => 'u',
        _ => 'o',
    });
}

fn lengthen(word: &mut String) {
    if let Some(vowel) = word.pop() {
        word.push(if vowel == 'o' { 'ō' } else { 'ū' });
    }
}

fn syllable(sound: char) -> &'static str {
    const ROWS: [(&str, [&str; 5]); 14] = [
        ("あいうえお", ["a", "i", "u", "e", "o"]),
        ("かきくけこ", ["ka", "ki", "ku", "ke", "ko"]),
        ("がぎぐげご", ["ga", "gi", "gu", "ge", "go"]),
        ("さしすせそ", ["sa", "shi", "su", "se", "so"]),
        ("ざじずぜぞ", ["za", "ji", "zu", "ze", "zo"]),
        ("たちつてと", ["ta", "chi", "tsu", "te", "to"]),
        ("だぢづでど", ["da", "ji", "zu", "de", "do"]),
        ("なにぬねの", ["na", "ni", "nu", "ne", "no"]),
        ("はひふへほ", ["ha", "hi", "fu", "he", "ho"]),
        ("ばびぶべぼ", ["ba", "bi", "bu", "be", "bo"]),
        ("ぱぴぷぺぽ", ["pa", "pi", "pu", "pe", "po"]),
        ("まみむめも", ["ma", "mi", "mu", "me", "mo"]),
        ("らりるれろ", ["ra", "ri", "ru", "re", "ro"]),
        ("やゆよわん", ["ya", "yu", "yo", "wa", "n"]),
    ];
    ROWS.iter()
        .find_map(|(row, latin)| Some(latin[row.chars().position(|kana| kana == sound)?]))
        .unwrap_or_default()
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    rest.next()
        .map(|first| first.to_uppercase().collect::<String>() + rest.as_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_from_their_characters() {
        assert_eq!(pinyin(["cheng", "an"].into_iter()), "Cheng'an");
        assert_eq!(viet(["tĩnh", "khang"].into_iter()), "Tĩnh Khang");
        for (syllables, wanted) in [
            ("녕강", "영강"),
            ("룡흥", "용흥"),
            ("로", "노"),
            ("정강", "정강"),
        ] {
            let each: Vec<String> = syllables.chars().map(String::from).collect();
            assert_eq!(hangul(each.iter().map(String::as_str)), wanted);
        }
        for (kana, wanted) in [
            ("けいおう", "Keiō"),
            ("てんおう", "Ten'ō"),
            ("けんちょう", "Kenchō"),
            ("じょうきょう", "Jōkyō"),
            ("ほうれき", "Hōreki"),
            ("にっぽん", "Nippon"),
        ] {
            assert_eq!(romaji(kana), wanted);
        }
    }
}
