//! Where a line may end.
//!
//! UAX #14 as `unicode-linebreak` has it, which holds the East Asian rules (no `。` at the start of a
//! line, no `「` at its end), with five changes of ours:
//!
//! - hangul is kept whole by words, as Korean is set, not broken between any two syllables;
//! - so is katakana, which mostly writes one foreign word (ユリウス暦);
//! - there is no break before the middle dot of a name (完顏·宗翰);
//! - a number stays with what it counts (1127年, 卷69);
//! - curly quotes open and close like brackets between ideographs, as Chinese is set.

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

use super::graphemes::first_length;
use super::measure::Widths;

/// How good a place is for a line to end, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Between two graphemes that should stay together.
    Anywhere,
    /// Inside a word, but with nothing left that may not start or end a line.
    InWord,
    /// Where Unicode would break, and we would rather not.
    Poor,
    /// A good place.
    Good,
    /// The line must end.
    Must,
}

/// A grapheme, and how good a place is right after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Where it starts, in bytes.
    pub(super) start: usize,
    /// Where it ends, in bytes.
    pub(super) end: usize,
    /// Its columns.
    pub(super) columns: usize,
    /// True if it is white space, which may hang over the end of a line because it is dropped there.
    pub(super) is_space: bool,
    /// What a line that ends right after it would be.
    pub(super) after: Break,
}

/// The graphemes of `text`, each with the break after it.
pub(super) fn glyphs(widths: Widths, text: &str) -> impl Iterator<Item = Glyph> + '_ {
    let mut opportunities = linebreaks(text).peekable();
    let mut start = 0;
    std::iter::from_fn(move || {
        if let Some(letter) = within_word(text, start) {
            start = letter.end;
            return Some(letter);
        }
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (grapheme, after) = rest.split_at(first_length(rest));
        let (place, end) = (start, start + grapheme.len());
        start = end;
        // An opportunity inside a grapheme is none.
        while opportunities.next_if(|(place, _)| *place < end).is_some() {}
        let unicode = opportunities
            .next_if(|(place, _)| *place == end)
            .map(|(_, kind)| kind);
        let after = if after.is_empty() {
            Break::Must
        } else {
            grade(grapheme, after, unicode)
        };
        let is_space = grapheme.chars().all(char::is_whitespace);
        Some(Glyph {
            start: place,
            end,
            columns: widths.grapheme_columns(grapheme),
            is_space,
            after,
        })
    })
}

/// The letter at a place if it is an ASCII one before another, as most of a Latin text is: no table need be asked.
fn within_word(text: &str, start: usize) -> Option<Glyph> {
    let two = text.as_bytes().get(start..start + 2)?;
    two.iter().all(u8::is_ascii_alphanumeric).then_some(Glyph {
        start,
        end: start + 1,
        columns: 1,
        is_space: false,
        after: Break::InWord,
    })
}

/// Grades the place between two graphemes, the second with what comes after it, given what Unicode says of it.
fn grade(before: &str, after: &str, unicode: Option<BreakOpportunity>) -> Break {
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return Break::Anywhere;
    };
    match unicode {
        Some(BreakOpportunity::Mandatory) => Break::Must,
        Some(BreakOpportunity::Allowed)
            if splits_name(right)
                || splits_number(left, right)
                || splits_hangul(before, right)
                || splits_katakana(before, right) =>
        {
            Break::Poor
        }
        Some(BreakOpportunity::Allowed) => Break::Good,
        None if is_quote_edge(left, right) => Break::Good,
        None if may_end(left) && may_start(right) => Break::InWord,
        None => Break::Anywhere,
    }
}

fn splits_name(right: char) -> bool {
    matches!(right, '·' | '‧')
}

/// Between a number and its counter, and between a number and the word for what has it: 7777人, 第231.
fn splits_number(left: char, right: char) -> bool {
    left.is_ascii_digit() && is_ideograph(right)
        || matches!(left, '卷' | '巻' | '第') && right.is_ascii_digit()
}

/// True of Han characters and kana, between which no space stands.
///
/// ```
/// assert!(annals::text::is_ideograph('宋'));
/// assert!(!annals::text::is_ideograph('7'));
/// ```
pub fn is_ideograph(c: char) -> bool {
    class(c) == BreakClass::Ideographic
}

fn splits_hangul(before: &str, right: char) -> bool {
    use BreakClass::{
        After, BeforeAndAfter, Exclamation, Hyphen, InfixSeparator, NonStarter, Space,
    };
    let Some(left) = before.chars().next() else {
        return false;
    };
    (is_hangul(left) || is_hangul(right))
        && !matches!(
            class(left),
            After | BeforeAndAfter | Exclamation | Hyphen | InfixSeparator | NonStarter | Space
        )
}

fn is_hangul(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11FF}'
            | '\u{3131}'..='\u{318E}'
            | '\u{A960}'..='\u{A97F}'
            | '\u{AC00}'..='\u{D7FF}'
    )
}

fn splits_katakana(before: &str, right: char) -> bool {
    is_katakana(right) && before.chars().next().is_some_and(is_katakana)
}

/// True of letters alone: a line may end after the dot between two words (アン・リー).
fn is_katakana(c: char) -> bool {
    matches!(
        c,
        '\u{30A1}'..='\u{30FA}'
            | '\u{30FC}'..='\u{30FE}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{FF66}'..='\u{FF9D}'
    )
}

fn is_quote_edge(left: char, right: char) -> bool {
    matches!(right, '“' | '‘') && is_ideograph(left)
        || matches!(left, '”' | '’') && is_ideograph(right)
}

/// True unless `c` belongs to what stands to its left.
fn may_start(c: char) -> bool {
    use BreakClass::{
        CloseParenthesis, ClosePunctuation, CombiningMark, ConditionalJapaneseStarter, Exclamation,
        InfixSeparator, Inseparable, NonBreakingGlue, NonStarter, Postfix, Quotation, WordJoiner,
        ZeroWidthJoiner,
    };
    !c.is_whitespace()
        && !splits_name(c)
        && !matches!(
            class(c),
            CloseParenthesis
                | ClosePunctuation
                | CombiningMark
                | ConditionalJapaneseStarter
                | Exclamation
                | InfixSeparator
                | Inseparable
                | NonBreakingGlue
                | NonStarter
                | Postfix
                | Quotation
                | WordJoiner
                | ZeroWidthJoiner
        )
}

/// True unless `c` belongs to what stands to its right.
fn may_end(c: char) -> bool {
    use BreakClass::{NonBreakingGlue, OpenPunctuation, Prefix, Quotation, WordJoiner};
    !matches!(
        class(c),
        NonBreakingGlue | OpenPunctuation | Prefix | Quotation | WordJoiner
    )
}

fn class(c: char) -> BreakClass {
    break_property(u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with `|` at the good places and `:` at the poor ones.
    fn marked(text: &str) -> String {
        let mut marked = String::new();
        for glyph in glyphs(Widths::default(), text) {
            marked.push_str(&text[glyph.start..glyph.end]);
            match glyph.after {
                Break::Must if glyph.end < text.len() => marked.push('!'),
                Break::Good => marked.push('|'),
                Break::Poor => marked.push(':'),
                _ => {}
            }
        }
        marked
    }

    #[test]
    fn breaks_of_named_cases() {
        for (name, text, expected) in [
            ("latin", "the fall of", "the |fall |of"),
            ("han", "汴京陷落", "汴|京|陷|落"),
            ("stop", "陷落。金人", "陷|落。|金|人"),
            ("comma", "陷落，金人", "陷|落，|金|人"),
            ("brackets", "曰「降」乃", "曰|「降」|乃"),
            ("han and latin", "汴京Bianjing陷", "汴|京|Bianjing|陷"),
            ("middle dot", "完顏·宗翰", "完|顏:·|宗|翰"),
            ("number with its counter", "於1127年陷", "於|1127:年|陷"),
            ("number of a chapter", "卷69第2", "卷:69:第:2"),
            ("curly quotes", "说“靖康”之", "说|“靖|康”|之"),
            ("curly quotes in latin", "the “fall” of", "the |“fall” |of"),
            ("small kana", "きょう", "きょ|う"),
            ("long vowel", "コーヒー", "コー:ヒー"),
            ("katakana", "新ユリウス暦の", "新|ユ:リ:ウ:ス|暦|の"),
            ("katakana in half the width", "ﾕﾘｳｽ暦", "ﾕ:ﾘ:ｳ:ｽ|暦"),
            ("names in katakana", "アン・リーと", "ア:ン・|リー|と"),
            ("hangul", "정강의 변", "정:강:의 |변"),
            ("hangul with han", "정강(靖康)의 변", "정:강:(靖|康):의 |변"),
            ("hangul after a dash", "정강—변", "정:강:—|변"),
            ("line end", "一\n二", "一\n!二"),
            ("no-break space", "1,000\u{A0}li", "1,000\u{A0}li"),
        ] {
            assert_eq!(marked(text), expected, "{name}");
        }
    }
}
