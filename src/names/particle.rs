//! Korean particles that depend on the last letter of the name before them.
//!
//! A text contains both forms, the one that fits the Korean name first: `[[song]]은(는)`. Only one of them is shown.

/// Each particle after a consonant and after a vowel.
const PAIRS: [(&str, &str); 5] = [
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
];

/// The index of ㄹ among the final consonants of a syllable.
const RIEUL: u32 = 8;

/// Chooses the particle that fits after `name`. Returns it with the rest of the text, or `None` if the text does not begin with a
/// double particle.
///
/// After a name that does not end in hangul, the form written first is kept.
///
/// ```
/// use annals::names::fit_particle;
///
/// assert_eq!(fit_particle("금", "은(는) 이겼다"), Some(("은", " 이겼다")));
/// assert_eq!(fit_particle("송나라", "은(는) 졌다"), Some(("는", " 졌다")));
/// assert_eq!(fit_particle("금", "의 군대"), None);
/// ```
pub fn fit_particle<'a>(name: &str, text: &'a str) -> Option<(&'static str, &'a str)> {
    PAIRS.iter().find_map(|&(closed, open)| {
        let (first, rest) = double(text, closed, open)
            .map(|rest| (closed, rest))
            .or_else(|| double(text, open, closed).map(|rest| (open, rest)))?;
        let fits = match last_consonant(name) {
            None => first,
            Some(0) => open,
            Some(RIEUL) if closed == "으로" => open,
            Some(_) => closed,
        };
        Some((fits, rest))
    })
}

/// The text after `first(second)`, if it begins with that.
fn double<'a>(text: &'a str, first: &str, second: &str) -> Option<&'a str> {
    text.strip_prefix(first)?
        .strip_prefix('(')?
        .strip_prefix(second)?
        .strip_prefix(')')
}

/// The index of the final consonant of a name, 0 if it has none; `None` if the name does not end in hangul. Text from the first bracket
/// on is ignored.
fn last_consonant(name: &str) -> Option<u32> {
    let read = name.split(['(', '（']).next().unwrap_or_default();
    let last = read.trim_end().chars().next_back()?;
    let syllable = u32::from(last).checked_sub(u32::from('가'))?;
    (last <= '힣').then_some(syllable % 28)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_last_letter() {
        for (name, text, expected) in [
            ("금", "은(는)", "은"),
            ("요", "은(는)", "는"),
            ("요", "는(은)", "는"),
            ("장각", "이(가)", "이"),
            ("악비", "이(가)", "가"),
            ("휘종", "을(를)", "을"),
            ("고려", "와(과)", "와"),
            ("금", "으로(로)", "으로"),
            ("오걸매", "으로(로)", "로"),
            ("중길", "으로(로)", "로"),
            ("변경(汴京)", "을(를)", "을"),
            ("변경（汴京）", "이(가)", "이"),
            ("宋", "은(는)", "은"),
            ("Jin", "가(이)", "가"),
        ] {
            let fitted = fit_particle(name, text);
            assert_eq!(fitted, Some((expected, "")), "{name} {text}");
        }
        assert_eq!(fit_particle("금", "이(이)"), None);
        assert_eq!(fit_particle("금", ""), None);
    }
}
