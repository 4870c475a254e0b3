//! The texts of the embedded chronicle, with names in every language, wrapped to lines of many widths.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may end in a panic"
)]

use annals::card::Reader;
use annals::names::Choice;
use annals::text::Widths;

/// Characters that must not begin a line.
const CLOSING: [char; 16] = [
    '。', '，', '、', '；', '：', '」', '』', '）', '》', '！', '？', '…', '”', '’', '·', '〉',
];

/// Characters that must not end a line.
const OPENING: [char; 7] = ['「', '『', '（', '《', '“', '‘', '〈'];

fn check(text: &str, width: usize) {
    let lines = Widths::default().wrap_plain(text, width);
    let mut rest = text;
    for line in &lines {
        assert!(
            Widths::default().columns(line) <= width,
            "{width}: {line:?}"
        );
        // Wrapping removes white space and adds nothing.
        rest = rest
            .trim_start()
            .strip_prefix(line.as_str())
            .unwrap_or_else(|| panic!("{width}: {line:?} is not next"));
        // In very narrow lines there is not always a better place.
        if width >= 20 {
            assert!(!line.starts_with(CLOSING), "{width}: {line:?}");
            assert!(!line.ends_with(OPENING), "{width}: {line:?}");
            let cut = line.ends_with(is_hangul) && rest.starts_with(is_hangul);
            assert!(
                !cut,
                "{width}: a word is cut between {line:?} and {:?}",
                rest.chars().take(5).collect::<String>()
            );
        }
    }
    assert_eq!(rest.trim(), "");
}

fn is_hangul(letter: char) -> bool {
    ('\u{AC00}'..='\u{D7A3}').contains(&letter)
}

#[test]
fn lines_end_where_a_reader_expects_it() {
    let chronicle = annals::format::embedded().unwrap().chronicle;
    for language in chronicle.languages.iter() {
        let reader = Reader::new(
            &chronicle,
            Choice {
                main: language,
                gloss: None,
            },
        );
        for event in chronicle.events.iter().step_by(7) {
            for text in [&event.details.text, &event.details.summary] {
                let text = reader.plain(text).replace('\n', " ");
                for width in [8, 20, 24, 31, 44, 60] {
                    check(&text, width);
                }
            }
        }
    }
}

#[test]
fn lines_of_named_cases() {
    for (name, text, width, expected) in [
        (
            "no stop at the start",
            "汴京陷落。金人",
            8,
            &["汴京陷", "落。金人"][..],
        ),
        (
            "no bracket at the end",
            "大臣曰「降」乃出",
            8,
            &["大臣曰", "「降」乃", "出"],
        ),
        (
            "no space between Han and Latin",
            "汴京Bianjing陷落",
            20,
            &["汴京Bianjing陷落"],
        ),
        (
            "words of hangul",
            "금나라 군대가 변경을 함락하였다",
            12,
            &["금나라", "군대가", "변경을", "함락하였다"],
        ),
        (
            "the dot of a name",
            "完顏·宗翰攻太原",
            6,
            &["完顏·", "宗翰攻", "太原"],
        ),
    ] {
        assert_eq!(
            Widths::default().wrap_plain(text, width),
            expected,
            "{name}"
        );
    }
}
