//! The texts of the embedded chronicle in its six languages: none is left in English, and each uses its own letters and punctuation.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

mod texts;

use annals::card::Reader;
use annals::chronicle::{Chronicle, Piece};
use annals::messages::Interface;
use annals::names::Choice;
use annals::print::Part;
use annals::time::Dating;

const LANGUAGES: [(&str, Interface); 6] = [
    ("en", Interface::En),
    ("zh-Hant", Interface::ZhHant),
    ("zh-Hans", Interface::ZhHans),
    ("ja", Interface::Ja),
    ("ko", Interface::Ko),
    ("vi", Interface::Vi),
];

fn reader<'a>(chronicle: &'a Chronicle, (tag, interface): (&str, Interface)) -> Reader<'a> {
    let main = chronicle.languages.find(tag).unwrap();
    let reader = Reader::new(chronicle, Choice { main, gloss: None });
    let style = interface.date_style();
    Reader {
        interface,
        dating: Dating {
            style,
            eras: style,
            ..reader.dating
        },
        ..reader
    }
}

/// The complete output of `annals --print` in one language.
fn printed(chronicle: &Chronicle, language: (&str, Interface)) -> String {
    let mut out = Vec::new();
    annals::print::print(reader(chronicle, language), Part::Whole, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Every text in one language, with its position, and with names as shown. Texts with a single version for all languages are skipped.
fn texts_of(chronicle: &Chronicle, language: (&str, Interface)) -> Vec<(String, String)> {
    let reader = reader(chronicle, language);
    let texts = texts::texts(chronicle).into_iter();
    texts
        .filter(|(_, text)| text.versions().len() > 1)
        .map(|(at, text)| (at, reader.plain(text)))
        .collect()
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_hangul(letter: char) -> bool {
    ('가'..='힣').contains(&letter)
}

fn none(what: &str, found: &[String]) {
    assert!(
        found.is_empty(),
        "{} {what}:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn every_text_is_there_in_six_languages() {
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let mut missing = Vec::new();
    for (at, text) in texts::texts(&chronicle) {
        let has = |tag| {
            text.versions()
                .iter()
                .any(|(of, _)| Some(*of) == chronicle.languages.find(tag))
        };
        // Only a number and a name: the same in all languages.
        let words = text.versions().iter().any(|(_, prose)| {
            prose.pieces().any(|piece| match piece {
                Piece::Words(words) => {
                    words.contains(|letter: char| letter.is_ascii_alphabetic() || is_han(letter))
                }
                Piece::Name { .. } | Piece::Unclosed(_) => false,
            })
        });
        for (tag, _) in LANGUAGES.iter().filter(|_| words) {
            if !has(tag) {
                missing.push(format!("{tag}: {at}: {text:?}"));
            }
        }
    }
    none("texts are missing", &missing);
}

#[test]
fn no_english_sentence_is_left() {
    const ENGLISH: [&str; 16] = [
        "the", "of", "and", "was", "were", "with", "from", "that", "which", "into", "their", "his",
        "by", "for", "its", "had",
    ];
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let mut found = Vec::new();
    for language in &LANGUAGES[1..] {
        for line in printed(&chronicle, *language).lines() {
            let words = line.split(|letter: char| !letter.is_alphanumeric());
            let english = words.filter(|word| ENGLISH.contains(word)).count();
            // Names in other languages are listed on every card.
            let is_name = line.starts_with("- English  ") || line.contains("Jingkang Period");
            if english > 1 && !is_name {
                found.push(format!("{}: {line}", language.0));
            }
        }
    }
    none("lines of English", &found);
}

/// Words that are immediately repeated on a line: Han characters, and words separated by blanks.
fn doubled(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let signs = letters
        .windows(2)
        .filter(|two| two[0] == two[1] && is_han(two[0]))
        .map(|two| two.iter().collect());
    // Two blanks separate what is not one sentence.
    let words = line.split("  ").flat_map(|part| {
        let words: Vec<&str> = part.split(' ').collect();
        let doubled = words
            .windows(2)
            .filter(|two| two[0] == two[1] && two[0].chars().any(char::is_alphabetic))
            .map(|two| two.join(" "));
        doubled.collect::<Vec<_>>()
    });
    signs.chain(words).collect()
}

#[test]
fn no_word_of_the_interface_is_repeated_by_the_text_after_it() {
    let written = include_str!("../assets/jingkang.ron");
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let mut found = Vec::new();
    for language in LANGUAGES {
        for line in printed(&chronicle, language).lines() {
            let again = doubled(line);
            // Repetitions in the source texts are intended, and Suzhou is in Jiangsu.
            let is_meant = |again: &String| {
                written.contains(again) || ["蘇蘇", "苏苏"].contains(&again.as_str())
            };
            if !again.iter().all(is_meant) {
                found.push(format!("{}: {again:?} in {line}", language.0));
            }
        }
    }
    none("lines say a word twice", &found);
    assert_eq!(
        [doubled("據據各條所引文獻"), doubled("by by Li Gang")],
        [["據據"], ["by by"]].map(|two| two.map(str::to_owned).to_vec())
    );
}

#[test]
fn no_half_width_sign_is_between_han() {
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let mut found = Vec::new();
    for language in &LANGUAGES[1..4] {
        for line in printed(&chronicle, *language).lines() {
            // Two blanks separate what is not one sentence; single blanks are ignored.
            let line = line.replace("  ", "|");
            let letters: Vec<char> = line.chars().filter(|letter| *letter != ' ').collect();
            for three in letters.windows(3) {
                if is_han(three[0]) && ",.;:!?()[]\"'~".contains(three[1]) && is_han(three[2]) {
                    found.push(format!("{}: {line}", language.0));
                }
            }
        }
    }
    none("lines with a half-width sign between Han", &found);
}

/// A text without the parts in brackets, and without lines that quote an original.
fn without_originals(text: &str, is_own: impl Fn(char) -> bool) -> String {
    let mut left = String::new();
    for line in text.lines().filter(|line| line.contains(&is_own)) {
        let mut depth = 0u8;
        for letter in line.chars() {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ if depth == 0 => left.push(letter),
                _ => {}
            }
        }
    }
    left
}

/// Han characters in Korean and Vietnamese are in brackets after the name that they write. They are only used alone where a text is about
/// the characters: how a name is read, how a source writes it, or a text that has no translation.
#[test]
fn korean_and_vietnamese_write_no_han_but_where_it_is_meant() {
    const OF_CHARACTERS: [&str; 20] = [
        "xu-zizhi-tongjian",
        "dumu",
        "zhang-jue",
        "chong-shidao",
        "he-li",
        "qin-hui",
        "zhao-shu",
        "hong-hao",
        "zhang-jun-minister",
        "zhang-jun-general",
        "talan",
        "mutuogang",
        "yuzhou",
        "junzhou",
        "yi-jagyeom",
        // Notes on spellings and wordings, and on the reading of the character 靖.
        "zhang-jue-rebels",
        "goryeo-submits-to-jin",
        "gaozong-pleas-for-peace",
        "miao-liu-mutiny",
        "jingkang-era-begins",
    ];
    const IN_KOREAN: &[&str] = &["xia-submits-to-jin"];
    const IN_VIETNAMESE: &[&str] = &["jin-taizu-dies", "yelu-dashi-goes-west", "yue-fei-dies"];
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let mut found = Vec::new();
    for (language, also) in [(LANGUAGES[4], IN_KOREAN), (LANGUAGES[5], IN_VIETNAMESE)] {
        for (at, text) in texts_of(&chronicle, language) {
            let own: fn(char) -> bool = if language.0 == "ko" {
                is_hangul
            } else {
                |letter| letter.is_alphabetic() && !is_han(letter)
            };
            let meant = OF_CHARACTERS.contains(&&*at) || also.contains(&&*at);
            if !meant && without_originals(&text, own).contains(is_han) {
                found.push(format!("{}: {at}: {text}", language.0));
            }
        }
    }
    none("texts with Han", &found);
}

/// English texts consist of whole sentences that are not too long for a newcomer.
#[test]
fn an_english_sentence_has_fewer_than_twenty_words_on_average() {
    let chronicle = annals::format::embedded().unwrap().chronicle;
    let reader = reader(&chronicle, LANGUAGES[0]);
    let (mut sentences, mut words) = (0, 0);
    for event in &chronicle.events {
        for sentence in reader
            .plain(&event.details.text)
            .split_inclusive(['.', '?', '!'])
        {
            let count = sentence
                .split_whitespace()
                .filter(|word| word.starts_with(char::is_alphanumeric))
                .count();
            sentences += usize::from(count > 1);
            words += count;
        }
    }
    assert!(
        sentences > 500 && words < 20 * sentences,
        "{words} words in {sentences} sentences"
    );
}
