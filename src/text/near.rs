//! Suggesting known words for misspelt ones.

/// Words longer than this are not compared: no id or field is that long, and the cost grows quadratically.
const LONGEST: usize = 64;

/// The candidate closest to a word, if it is close enough to be a likely correction. Ties are broken alphabetically.
///
/// ```
/// use annals::text::nearest;
///
/// assert_eq!(nearest("formt", ["format", "events"]), Some("format"));
/// assert_eq!(nearest("zebra", ["format", "events"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).clamp(1, 4);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((closeness(word, candidate, allowed)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// The only candidate that can be meant by a misspelt word: it is close enough and no other is as close. A candidate that merely starts
/// with the word, or is the start of it, does not count.
///
/// ```
/// use annals::text::nearest_of_all;
///
/// assert_eq!(nearest_of_all("formt", ["format", "events"]), Some("format"));
/// assert_eq!(nearest_of_all("hal", ["hall", "hail"]), None);
/// ```
pub fn nearest_of_all<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).clamp(1, 4);
    let near = candidates.into_iter().filter_map(|candidate| {
        let slips = closeness(word, candidate, allowed)?;
        (slips <= allowed).then_some((slips, candidate))
    });
    let mut near: Vec<_> = near.collect();
    near.sort_unstable();
    match near.as_slice() {
        [(_, only)] => Some(only),
        [(slips, only), (more, _), ..] if slips < more => Some(only),
        _ => None,
    }
}

/// The number of edits between two words if it is at most `allowed`, or `allowed + 1` if one is a prefix of the other.
fn closeness(word: &str, candidate: &str, allowed: usize) -> Option<usize> {
    if word.chars().count().abs_diff(candidate.chars().count()) <= allowed {
        // Insertions, deletions, substitutions, and swaps of neighbouring letters.
        let distance = strsim::osa_distance(&word.to_lowercase(), &candidate.to_lowercase());
        // An edit would leave nothing of a one-letter word.
        if distance <= allowed && distance < word.chars().count() {
            return Some(distance);
        }
    }
    let head = word.len() >= 3
        && (candidate.starts_with(word) || word.starts_with(candidate) && candidate.len() >= 3);
    head.then_some(allowed + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let fields = [
            "id",
            "when",
            "people",
            "place",
            "part_of",
            "leads_to",
            "song",
            "northern-song",
        ];
        for (word, meant) in [
            ("peolpe", Some("people")),
            ("leads-to", Some("leads_to")),
            ("When", Some("when")),
            ("sogn", Some("song")),
            ("northern-sung", Some("northern-song")),
            ("wibble", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, fields), meant, "{word}");
        }
    }

    #[test]
    fn the_head_of_a_word_will_do() {
        let ids = ["jin-taizong", "bianjing", "qinzong", "qinzong-taken"];
        for (word, meant) in [
            ("jin", "jin-taizong"),
            ("bian", "bianjing"),
            ("qinzong-tak", "qinzong-taken"),
        ] {
            assert_eq!(nearest(word, ids), Some(meant), "{word}");
        }
    }
}
