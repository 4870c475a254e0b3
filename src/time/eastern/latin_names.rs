//! The names of states, rulers and eras in Latin letters.

use std::sync::OnceLock;

use hashbrown::HashMap;

use super::latin::{Token, tokens};
use super::wade_giles;
use crate::time::calendar::{ViewId, store};
use crate::time::writing::Writing;

/// The words of a name as one, with i for y as the only vowel of a Vietnamese syllable: Khang Hi is also written Khang Hy.
pub(super) fn joined(tokens: &[Token]) -> String {
    const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
    let mut name = String::new();
    for token in tokens {
        let mut before = None;
        let mut letters = token.value.chars().peekable();
        while let Some(letter) = letters.next() {
            let is_vowel = |c: &char| VOWELS.contains(c);
            let alone = before.is_some_and(|c: char| c.is_ascii_lowercase() && !is_vowel(&c))
                && !letters.peek().is_some_and(is_vowel);
            name.push(if letter == 'y' && alone { 'i' } else { letter });
            before = Some(letter);
        }
    }
    name
}

/// The names of the Lê dynasties in texts, which do not divide the later one.
const LE: &[&str] = &["Lê", "Nhà Lê", "Hậu Lê", "Nhà Hậu Lê"];

/// Names without case, marks and spaces, with the indices of what they refer to.
pub(super) struct Names {
    pub(super) eras: HashMap<String, Vec<usize>>,
    /// The names in Wade–Giles that are no other names.
    pub(super) wade_giles: HashMap<String, Vec<usize>>,
    pub(super) states: HashMap<String, Vec<usize>>,
    pub(super) rulers: HashMap<String, Vec<usize>>,
}

pub(super) fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names {
            eras: HashMap::new(),
            wade_giles: HashMap::new(),
            states: HashMap::new(),
            rulers: HashMap::new(),
        };
        let add = |to: &mut HashMap<String, Vec<usize>>, name: &str, place: usize| {
            let places = to.entry(joined(&tokens(name))).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        };
        for (place, era) in store().eras().enumerate() {
            let labial = era.romaji().map(labial);
            let written = [
                era.pinyin(),
                era.viet(),
                Some(era.romanised().to_owned()),
                labial,
            ];
            for name in written
                .into_iter()
                .flatten()
                .filter(|name| !name.is_empty())
            {
                add(&mut names.eras, &name, place);
            }
            let first = store()
                .eras_of(era.polity)
                .iter()
                .filter(|other| other.ruler_latin == era.ruler_latin)
                .min_by_key(|other| other.first_year);
            let named_whole = era.ruler_latin.contains(' ');
            if named_whole && !era.is_reign && first.is_some_and(|first| first.id == era.id) {
                add(&mut names.rulers, era.ruler_latin, place);
            }
        }
        names.wade_giles = in_wade_giles(&names.eras);
        for view in ViewId::all().map(ViewId::view) {
            let en = view.names.in_writing(Writing::Romanised).split(" (").next();
            let vi = view.names.in_writing(Writing::Vietnamese);
            let (en, vi) = (en.unwrap_or_default(), vi.trim_start_matches("Nhà "));
            let le = match view.id {
                "vn-le0" => &LE[..2],
                "vn-le1" | "vn-le2" => LE,
                _ => &[],
            };
            let said = [en, vi, view.names.in_writing(Writing::Vietnamese), view.id];
            for name in said.iter().chain(le) {
                for polity in &view.polities {
                    add(&mut names.states, name, *polity);
                }
            }
        }
        names
    })
}

/// The names of eras in Wade–Giles, except those that are other names too.
fn in_wade_giles(others: &HashMap<String, Vec<usize>>) -> HashMap<String, Vec<usize>> {
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, era) in store().eras().enumerate() {
        let name = wade_giles::name(era).unwrap_or_default();
        let name = joined(&tokens(&name));
        if !name.is_empty() && !others.contains_key(&name) {
            names.entry(name).or_default().push(place);
        }
    }
    names
}

/// A name with m for n before p, b and m, as many romanisations write it: Tempō.
fn labial(name: String) -> String {
    let pairs = [("np", "mp"), ("nb", "mb"), ("nm", "mm")];
    let replaced = |name: String, (from, to)| name.replace(from, to);
    pairs.into_iter().fold(name, replaced)
}
