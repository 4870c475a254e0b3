//! Data on single Han characters: simplified forms and Mandarin readings.

use std::sync::OnceLock;

/// The range covered by the tables: the first two Unicode blocks of Han characters.
const FIRST: u32 = 0x3400;
const COUNT: usize = 0xA000 - 0x3400;

/// The maximum number of readings per character.
const READINGS: usize = 3;

struct Han {
    /// The simplified form of each character, including Japanese and old forms; 0 if there is none.
    simplified: Vec<u16>,
    /// The readings of each character as indices into `syllables` plus one; 0 if there is none.
    readings: Vec<[u16; READINGS]>,
    /// The first letters of the readings of each character, one bit per letter starting with `a`.
    initials: Vec<u32>,
    syllables: Vec<&'static str>,
}

/// The tables, built on first use.
fn han() -> &'static Han {
    static HAN: OnceLock<Han> = OnceLock::new();
    HAN.get_or_init(|| {
        let mut han = Han {
            simplified: vec![0; COUNT],
            readings: vec![[0; READINGS]; COUNT],
            initials: vec![0; COUNT],
            syllables: Vec::new(),
        };
        han.take_simplified(include_str!("../../assets/han/simplified.txt"));
        han.take_simplified(include_str!("../../assets/han/variants.txt"));
        han.take_readings(include_str!("../../assets/han/pinyin.txt"));
        han
    })
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn place(character: char) -> Option<usize> {
    usize::try_from(u32::from(character).checked_sub(FIRST)?)
        .ok()
        .filter(|place| *place < COUNT)
}

impl Han {
    fn take_simplified(&mut self, table: &'static str) {
        for group in lines(table).flat_map(str::split_whitespace) {
            let mut characters = group.chars();
            let Some(simplified) = characters
                .next()
                .and_then(|first| u16::try_from(u32::from(first)).ok())
            else {
                continue;
            };
            for place in characters.filter_map(place) {
                self.simplified[place] = simplified;
            }
        }
    }

    fn take_readings(&mut self, table: &'static str) {
        // Add the usual readings of all characters before the rarer ones of any.
        for column in [1, 2] {
            for (line, number) in lines(table).zip(1u16..) {
                let mut parts = line.split(' ');
                if column == 1 {
                    self.syllables.push(parts.next().unwrap_or_default());
                }
                let characters = line.split(' ').nth(column).unwrap_or_default();
                let initial = line.bytes().next().map_or(0, letter_bit);
                for place in characters.chars().filter_map(place) {
                    self.initials[place] |= initial;
                    if let Some(free) = self.readings[place]
                        .iter_mut()
                        .find(|reading| **reading == 0)
                    {
                        *free = number;
                    }
                }
            }
        }
    }
}

/// The simplified form of a Han character, or the character itself.
pub(super) fn simplified(character: char) -> char {
    let form = place(character).map_or(0, |place| han().simplified[place]);
    char::from_u32(u32::from(form))
        .filter(|form| *form != '\0')
        .unwrap_or(character)
}

fn letter_bit(letter: u8) -> u32 {
    1 << letter.wrapping_sub(b'a').min(31)
}

/// Whether a Mandarin reading of the character may begin with the letter.
pub(super) fn may_begin(character: char, letter: u8) -> bool {
    place(character).is_some_and(|place| han().initials[place] & letter_bit(letter) != 0)
}

/// The Mandarin readings of a character without tones, most usual first; empty for other characters.
pub(super) fn readings(character: char) -> impl Iterator<Item = &'static str> {
    let han = han();
    let known = place(character).map_or([0; READINGS], |place| han.readings[place]);
    known.into_iter().filter_map(|number| {
        han.syllables
            .get(usize::from(number.checked_sub(1)?))
            .copied()
    })
}

/// The index of the most usual reading of a character; `None` for characters without a reading.
pub(super) fn usual_reading(character: char) -> Option<u16> {
    let reading = han().readings[place(character)?][0];
    reading.checked_sub(1)
}

/// All syllables, in index order.
pub(super) fn syllables() -> impl Iterator<Item = &'static str> {
    han().syllables.iter().copied()
}

/// Whether a character is covered by the tables.
pub(super) fn is_han(character: char) -> bool {
    place(character).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_and_simplified_are_one() {
        for (traditional, expected) in [
            ('變', '变'),
            ('變', '变'),
            ('汴', '汴'),
            ('a', 'a'),
            ('發', '发'),
            ('髮', '发'),
            ('髪', '发'),
            ('郷', '乡'),
            ('弁', '弁'),
        ] {
            assert_eq!(simplified(traditional), expected);
        }
    }

    #[test]
    fn characters_have_their_readings_the_usual_one_first() {
        for (character, expected) in [
            ('靖', vec!["jing"]),
            ('長', vec!["zhang", "chang"]),
            ('女', vec!["nu", "nv", "ru"]),
            ('a', vec![]),
            ('康', vec!["kang"]),
        ] {
            assert_eq!(
                readings(character).collect::<Vec<_>>(),
                expected,
                "{character}"
            );
        }
    }
}
