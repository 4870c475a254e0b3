//! Matching hangul by initial consonants and by partially typed syllables.

/// The initial consonants in Unicode order, as compatibility jamo, the form typed on a keyboard.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/// The single final consonants by their index; a space where there is no final or a compound one.
const FINALS: &str = " ㄱㄲ ㄴ  ㄷㄹ       ㅁㅂ ㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// The number of syllables that share an initial consonant, and that share an initial consonant and a vowel.
const EACH_INITIAL: u32 = 588;
const EACH_VOWEL: u32 = 28;

/// Where a word matched a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    /// The index of the first matching syllable.
    pub(super) first: usize,
    /// The number of syllables that match completely.
    pub(super) whole: usize,
}

/// Whether a character is a hangul syllable or a single initial consonant.
pub(super) fn is_hangul(character: char) -> bool {
    matches!(character, '가'..='힣') || INITIALS.contains(character)
}

/// The initial consonants of all syllables of a text; `None` if it has no hangul.
pub(super) fn initials(text: impl Iterator<Item = char>) -> Option<String> {
    let hangul = text.filter(|character| is_hangul(*character));
    let initials = hangul.map(|character| initial(character).unwrap_or(character));
    Some(initials.collect()).filter(|initials: &String| !initials.is_empty())
}

/// Finds the first place where the text matches the word. A single consonant in the word matches any syllable that starts with it, and
/// the last character may be a partially typed syllable.
pub(super) fn find(word: &[char], text: &[char]) -> Option<Met> {
    if word.is_empty() || word.len() > text.len() {
        return None;
    }
    let met = |first: usize| reads(word, &text[first..]).map(|whole| Met { first, whole });
    (0..=text.len() - word.len()).find_map(met)
}

/// The number of complete syllables if the text starts with the word, otherwise `None`.
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

/// The initial consonant of a syllable.
fn initial(syllable: char) -> Option<char> {
    let place = number(syllable)? / EACH_INITIAL;
    INITIALS.chars().nth(usize::try_from(place).ok()?)
}

/// Whether `written` is an incomplete form of `said`: its final is missing, or its final will become the initial of the next syllable.
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
    fn syllables_match_their_beginnings() {
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
