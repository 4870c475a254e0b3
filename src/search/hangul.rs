//! Hangul by the consonants that its syllables begin with, and syllables that are still being written.

/// The consonants that a syllable may begin with, in the order of Unicode, as they stand alone on a keyboard.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/// The single consonants that a syllable may end with, by their number; those that end none are a blank.
const FINALS: &str = " ㄱㄲ ㄴ  ㄷㄹ       ㅁㅂ ㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// How many syllables begin with one consonant, and how many with that and one vowel.
const EACH_INITIAL: u32 = 588;
const EACH_VOWEL: u32 = 28;

/// Where a word met a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    /// The syllable where it begins, counted from 0.
    pub(super) first: usize,
    /// How many of its syllables are whole.
    pub(super) whole: usize,
}

/// Whether a character is a syllable, or a consonant alone.
pub(super) fn is_hangul(character: char) -> bool {
    matches!(character, '가'..='힣') || INITIALS.contains(character)
}

/// The consonants that the syllables of a text begin with, one behind the other; nothing if it has no hangul.
pub(super) fn initials(text: impl Iterator<Item = char>) -> Option<String> {
    let hangul = text.filter(|character| is_hangul(*character));
    let initials = hangul.map(|character| initial(character).unwrap_or(character));
    Some(initials.collect()).filter(|initials: &String| !initials.is_empty())
}

/// Finds where the syllables of a text begin as a word does: by their first consonant where the word has only that, and at its end by what
/// has been written of the last one.
pub(super) fn find(word: &[char], text: &[char]) -> Option<Met> {
    if word.is_empty() || word.len() > text.len() {
        return None;
    }
    let met = |first: usize| reads(word, &text[first..]).map(|whole| Met { first, whole });
    (0..=text.len() - word.len()).find_map(met)
}

/// Whether a text begins as a word does: how many of its syllables are whole.
fn reads(word: &[char], text: &[char]) -> Option<usize> {
    let mut whole = 0;
    for (place, written) in word.iter().enumerate() {
        let said = *text.get(place)?;
        let last = place + 1 == word.len();
        if *written == said {
            whole += 1;
        } else if initial(said) != Some(*written)
            && !(last && is_begun(*written, said, text.get(place + 1).copied()))
        {
            return None;
        }
    }
    Some(whole)
}

/// The consonant that a syllable begins with.
fn initial(syllable: char) -> Option<char> {
    let place = number(syllable)? / EACH_INITIAL;
    INITIALS.chars().nth(usize::try_from(place).ok()?)
}

/// Whether a syllable has been begun: its end is to come, or what stands at its end will begin the next.
fn is_begun(written: char, said: char, next: Option<char>) -> bool {
    let (Some(written), Some(said)) = (number(written), number(said)) else {
        return false;
    };
    if written - written % EACH_VOWEL != said - said % EACH_VOWEL {
        return false;
    }
    let end = usize::try_from(written % EACH_VOWEL).unwrap_or(0);
    let moves = FINALS.chars().nth(end).filter(|end| *end != ' ');
    end == 0 || (said % EACH_VOWEL == 0 && moves.is_some() && next.and_then(initial) == moves)
}

fn number(syllable: char) -> Option<u32> {
    matches!(syllable, '가'..='힣').then(|| u32::from(syllable) - u32::from('가'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_met_by_their_beginnings() {
        for (word, text, expected) in [
            ("ㅈㄱ", "정강의변", Some((0, 0))),
            ("ㅈㄱㅇㅂ", "정강의변", Some((0, 0))),
            ("정ㄱ", "정강의변", Some((0, 1))),
            ("정가", "정강의변", Some((0, 1))),
            ("저", "정강의변", Some((0, 0))),
            ("ㅎㅈ", "송휘종", Some((1, 0))),
            ("곡", "고구려", Some((0, 0))),
            ("ㄱㅈ", "정강의변", None),
            ("장", "정강의변", None),
            ("", "정강의변", None),
        ] {
            let [word_characters, text]: [Vec<char>; 2] =
                [word, text].map(|text| text.chars().collect());
            let met = find(&word_characters, &text).map(|met| (met.first, met.whole));
            assert_eq!(met, expected, "{word}");
        }
    }
}
