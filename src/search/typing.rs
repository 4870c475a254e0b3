//! Typing mistakes: inserted, missing, wrong and swapped letters.

/// The minimum length of a word with a typing mistake, and with two.
const SHORTEST: usize = 4;
const LONG: usize = 10;

/// The maximum length of a word that is checked, in letters.
const LONGEST: usize = 40;

/// The number of mistakes allowed in a word of the given number of letters.
pub(super) fn allowed(letters: usize) -> usize {
    match letters {
        SHORTEST..LONG => 1,
        LONG..=LONGEST => 2,
        _ => 0,
    }
}

/// The letters of a word as a bit set, in which some letters share a bit; a quick check that two words differ.
pub(super) fn bits(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

/// The smallest number of mistakes with which a word occurs in a text, from the start of one of the text's words to the end of one;
/// `None` if that is more than allowed. The first letter must match, unless the first two letters are swapped.
pub(super) fn mistakes(word: &[char], text: &[char]) -> Option<usize> {
    let allowed = allowed(word.len());
    let begins = |place: usize| place == 0 || text[place - 1] == ' ';
    (0..text.len())
        .filter(|place| text[*place] != ' ' && begins(*place))
        .filter_map(|place| from_here(word, &text[place..], allowed))
        .min()
}

/// The number of mistakes from the start of a text to the end of one of its words; `None` if there are too many.
fn from_here(word: &[char], text: &[char], allowed: usize) -> Option<usize> {
    let swapped = word.len() > 1 && text.len() > 1 && (word[0], word[1]) == (text[1], text[0]);
    if allowed == 0 || (word.first() != text.first() && !swapped) {
        return None;
    }
    let width = (word.len() + allowed).min(text.len());
    // Rows of the edit distance table between prefixes of the word and of the text; only the last two are kept.
    let mut before = vec![usize::MAX; width + 1];
    let mut row: Vec<usize> = (0..=width).collect();
    for (place, letter) in word.iter().enumerate() {
        let mut next = vec![place + 1];
        for column in 1..=width {
            let same = usize::from(*letter != text[column - 1]);
            let mut least = (row[column - 1] + same)
                .min(row[column] + 1)
                .min(next[column - 1] + 1);
            let crossed = place > 0
                && column > 1
                && *letter == text[column - 2]
                && word[place - 1] == text[column - 1];
            if crossed {
                least = least.min(before[column - 2] + 1);
            }
            next.push(least);
        }
        if next.iter().min().is_some_and(|least| *least > allowed) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    let ends = |column: &usize| text.get(*column).is_none_or(|after| *after == ' ');
    let least = (1..=width).filter(ends).map(|column| row[column]).min();
    least.filter(|least| *least <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_counted() {
        for (word, text, expected) in [
            ("zhnag jue", "zhang jue", Some(1)),
            ("hzang jue", "zhang jue", Some(1)),
            ("huizhong", "emperor huizong", Some(1)),
            ("huizhong", "huizong of song", Some(1)),
            ("bianjng", "bianjing falls", Some(1)),
            ("taiyuam", "siege of taiyuan", Some(1)),
            ("constantinpole", "constantinople", Some(1)),
            ("constentinpole", "constantinople", Some(2)),
            ("song", "tong", None),
            ("son", "sons", None),
            ("song", "songs", Some(1)),
            ("huizhong", "huizongs sons", None),
            ("taiyuam", "", None),
        ] {
            let [word, text]: [Vec<char>; 2] = [word, text].map(|text| text.chars().collect());
            assert_eq!(mistakes(&word, &text), expected, "{word:?} in {text:?}");
        }
    }
}
