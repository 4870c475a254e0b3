//! Matching Han text by its reading: whole syllables, their first letters, or a mixture, as people type them.

use super::han::{may_begin, readings};

/// How a word matched a Han text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    /// The index of the first matching character.
    pub(super) first: usize,
    /// The number of matching characters.
    pub(super) characters: usize,
    /// How many of them are spelt in full.
    pub(super) spelt: usize,
}

/// The maximum number of steps per attempt; words that can be split into syllables in very many ways are given up.
const STEPS: u32 = 200;

/// The length of the longest syllable: `zhuang`.
const LONGEST_SYLLABLE: usize = 6;

/// Finds where the readings of a text match a word of letters, preferring the match with the most syllables spelt in full. The text
/// must contain only characters for which [`counts`] is true.
pub(super) fn find(word: &str, characters: &[char]) -> Option<Met> {
    let letter = *word.as_bytes().first()?;
    let mut best: Option<Met> = None;
    for (first, character) in characters.iter().enumerate() {
        if !may_begin(*character, letter) {
            continue;
        }
        let met = read(word, &characters[first..], &mut 0).map(|(characters, spelt)| Met {
            first,
            characters,
            spelt,
        });
        if met.is_some_and(|met| best.is_none_or(|best| met.spelt > best.spelt)) {
            best = met;
        }
    }
    best
}

/// Whether a character is pronounced; the dot inside a name and spaces are not.
pub(super) fn counts(character: char) -> bool {
    !matches!(character, '·' | ' ')
}

/// Matches a word with the start of a text. Returns the number of matching characters, and how many of them are spelt in full.
fn read(word: &str, text: &[char], steps: &mut u32) -> Option<(usize, usize)> {
    let Some(letter) = word.as_bytes().first() else {
        return Some((0, 0));
    };
    let (character, rest) = text.split_first()?;
    *steps += 1;
    if *steps > STEPS || word.len() > text.len() * LONGEST_SYLLABLE {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    for syllable in
        readings(*character).filter(|syllable| syllable.as_bytes().first() == Some(letter))
    {
        let spelt = word.strip_prefix(syllable).map(|word| (word, 1));
        let begun = syllable.starts_with(word).then_some(("", 0));
        let two = ["zh", "ch", "sh"]
            .into_iter()
            .find(|two| syllable.starts_with(two));
        let double = two
            .and_then(|two| word.strip_prefix(two))
            .map(|word| (word, 0));
        for (word, counted) in [spelt, begun, double, Some((&word[1..], 0))]
            .into_iter()
            .flatten()
        {
            let found = read(word, rest, steps)
                .map(|(characters, spelt)| (characters + 1, spelt + counted));
            if found.is_some_and(|found| best.is_none_or(|best| found.1 > best.1)) {
                best = found;
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_in(word: &str, text: &str) -> Option<Met> {
        let characters: Vec<char> = text
            .chars()
            .filter(|character| counts(*character))
            .collect();
        find(word, &characters)
    }

    #[test]
    fn reads_named_cases() {
        for (word, text, expected) in [
            ("wanyan", "完顏宗翰", Some((0, 2, 2))),
            ("wyzh", "完顏宗翰", Some((0, 4, 0))),
            ("wanyanzonghan", "完顏·宗翰", Some((0, 4, 4))),
            ("jkzb", "靖康之變", Some((0, 4, 0))),
            ("jingkzb", "靖康之變", Some((0, 4, 1))),
            ("jingka", "靖康之變", Some((0, 2, 1))),
            ("zhibian", "靖康之變", Some((2, 2, 2))),
            ("changan", "長安", Some((0, 2, 2))),
            ("nvzhen", "女真", Some((0, 2, 2))),
            ("kaifeng", "今河南開封", Some((3, 2, 2))),
            ("zhangjue", "張覺", Some((0, 2, 2))),
            ("x", "張覺", None),
            ("", "張覺", None),
            ("jingkang", "정강", None),
        ] {
            let met = find_in(word, text).map(|met| (met.first, met.characters, met.spelt));
            assert_eq!(met, expected, "{word} in {text}");
        }
    }

    #[test]
    fn what_could_be_cut_in_many_ways_ends() {
        find_in(&"zhizi".repeat(40), &"之子".repeat(200));
        find_in(&"a".repeat(200), &"阿".repeat(200));
    }
}
