//! The names of Chinese eras in Wade–Giles, derived from their pinyin: Chen-kuan, K'ang-hsi.

use super::Candidate;
use super::latin::plain;
use crate::time::calendar::Era;

/// Initials with those of Wade–Giles, the longer before what they begin with.
const INITIALS: [(&str, &str); 15] = [
    ("zh", "ch"),
    ("ch", "ch'"),
    ("sh", "sh"),
    ("b", "p"),
    ("p", "p'"),
    ("d", "t"),
    ("t", "t'"),
    ("g", "k"),
    ("k", "k'"),
    ("j", "ch"),
    ("q", "ch'"),
    ("x", "hs"),
    ("z", "ts"),
    ("c", "ts'"),
    ("r", "j"),
];

/// Syllables that do not follow from their parts.
const IRREGULAR: [(&str, &str); 23] = [
    ("zhi", "chih"),
    ("chi", "ch'ih"),
    ("shi", "shih"),
    ("ri", "jih"),
    ("zi", "tzu"),
    ("ci", "tz'u"),
    ("si", "ssu"),
    ("er", "erh"),
    ("e", "o"),
    ("ge", "ko"),
    ("ke", "k'o"),
    ("he", "ho"),
    ("gui", "kuei"),
    ("kui", "k'uei"),
    ("guo", "kuo"),
    ("kuo", "k'uo"),
    ("huo", "huo"),
    ("shuo", "shuo"),
    ("le", "lo"),
    ("you", "yu"),
    ("yan", "yen"),
    ("ye", "yeh"),
    ("yi", "i"),
];

/// Finals that differ; others are the same.
const FINALS: [(&str, &str); 6] = [
    ("ian", "ien"),
    ("ie", "ieh"),
    ("ue", "ueh"),
    ("ong", "ung"),
    ("iong", "iung"),
    ("uo", "o"),
];

/// The name of a Chinese era, without diacritics and hyphens: "k'anghsi". `None` for the eras of other countries.
pub(super) fn name(era: &Era) -> Option<String> {
    let pinyin = era.pinyin()?;
    (pinyin == era.romanised()).then(|| of_pinyin(&pinyin))
}

/// Marks the eras whose names in Wade–Giles are in the text as they are there; of others the apostrophes are missing.
pub(super) fn prefer(found: &mut [Candidate], text: &str) {
    let in_text: String = text
        .chars()
        .filter_map(|letter| match letter {
            _ if is_apostrophe(letter) => Some('\''),
            _ => letter.is_alphabetic().then_some(letter),
        })
        .flat_map(plain)
        .collect();
    for candidate in found.iter_mut().filter(|candidate| !candidate.is_first) {
        candidate.is_first = name(candidate.era).is_some_and(|name| in_text.contains(&name));
    }
}

/// The apostrophes of romanised names, and the letters that stand for them.
pub(super) const fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{2bb}' | '\u{2bc}' | '\u{2bf}'
    )
}

fn of_pinyin(word: &str) -> String {
    let lower: String = word.chars().flat_map(plain).collect();
    lower.split('\'').flat_map(syllables).map(spelled).collect()
}

/// The syllables of a word of pinyin: an n, ng or r before a vowel begins the next one.
fn syllables(word: &str) -> Vec<&str> {
    let is_vowel = |at: usize| {
        matches!(
            word.as_bytes().get(at),
            Some(b'a' | b'e' | b'i' | b'o' | b'u')
        )
    };
    let has = |at: usize, letter: u8| word.as_bytes().get(at) == Some(&letter);
    let (mut all, mut start) = (Vec::new(), 0);
    while start < word.len() {
        let mut end = start;
        while end < word.len() && !is_vowel(end) {
            end += 1;
        }
        while is_vowel(end) {
            end += 1;
        }
        if has(end, b'n') && has(end + 1, b'g') && !is_vowel(end + 2) {
            end += 2;
        } else if (has(end, b'n') || has(end, b'r')) && !is_vowel(end + 1) {
            end += 1;
        }
        let end = end.min(word.len());
        all.extend(word.get(start..end));
        start = end;
    }
    all
}

fn spelled(syllable: &str) -> String {
    let irregular = IRREGULAR.iter().find(|(pinyin, _)| *pinyin == syllable);
    if let Some((_, spelled)) = irregular {
        return (*spelled).to_owned();
    }
    let initial = INITIALS
        .iter()
        .find_map(|(pinyin, initial)| Some((*initial, syllable.strip_prefix(pinyin)?)));
    let (initial, rest) = initial.unwrap_or_else(|| {
        let consonants = syllable.find(['a', 'e', 'i', 'o', 'u']).unwrap_or(0);
        syllable.split_at(consonants)
    });
    let own = FINALS.iter().find(|(pinyin, _)| *pinyin == rest);
    let rest = own.map_or(rest, |(_, spelled)| spelled);
    format!("{initial}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_from_pinyin() {
        for (pinyin, expected) in [
            ("Zhenguan", "chenkuan"),
            ("Kaiyuan", "k'aiyuan"),
            ("Tianbao", "t'ienpao"),
            ("Yongle", "yunglo"),
            ("Kangxi", "k'anghsi"),
            ("Qianlong", "ch'ienlung"),
            ("Jianlong", "chienlung"),
            ("Guangxu", "kuanghsu"),
            ("Shunzhi", "shunchih"),
            ("Daoguang", "taokuang"),
            ("Chongzhen", "ch'ungchen"),
            ("Xianfeng", "hsienfeng"),
            ("Yuanhe", "yuanho"),
            ("Yifeng", "ifeng"),
            ("Yanxi", "yenhsi"),
            ("Ziyou", "tzuyu"),
            ("Wude", "wute"),
            ("Cheng'an", "ch'engan"),
            ("Shengong", "shenkung"),
            ("Jiajing", "chiaching"),
            ("Zhizheng", "chihcheng"),
            ("Ruian", "juian"),
        ] {
            assert_eq!(of_pinyin(pinyin), expected, "{pinyin}");
        }
    }
}
