//! Finding line breaks.
//!
//! Follows UAX #14 as implemented by `unicode-linebreak`, including the East Asian rules (no `。` at the start of a line, no `「` at
//! its end), with seven changes:
//!
//! - Hangul is kept together by word, as is usual in Korean typesetting, instead of breaking between any two syllables;
//! - so is katakana, which mostly writes a single foreign word (ユリウス暦);
//! - there is no break before the middle dot of a name (完顏·宗翰);
//! - a number stays with its counter (1127年, 卷69);
//! - so do the numerals of a Chinese date (閏十一月), and the two characters of a sexagenary day (丙辰);
//! - Han characters in brackets that gloss a name in hangul or Latin letters stay together (변경(汴京));
//! - curly quotes open and close like brackets between ideographs, as in Chinese typesetting.

use std::iter::Peekable;

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

use super::graphemes::first_length;
use super::measure::Widths;

/// The quality of a line break opportunity, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Between two graphemes that should stay together.
    Forbidden,
    /// Inside a word, where neither neighbour is forbidden at the end or start of a line.
    InWord,
    /// Allowed by Unicode but undesirable.
    Poor,
    /// A good place to break.
    Good,
    /// A mandatory break.
    Must,
}

/// A grapheme, or a run of letters of one word, with the quality of the break right after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The byte offset of its start.
    pub(super) start: usize,
    /// The byte offset of its end.
    pub(super) end: usize,
    /// Its width in columns.
    pub(super) columns: usize,
    /// True for white space, which may overhang the end of a line because it is dropped there.
    pub(super) is_space: bool,
    /// True for a run of ASCII letters of one word, one column each, which may be split.
    pub(super) is_letters: bool,
    /// The quality of a line break right after it.
    pub(super) after: Break,
}

impl Glyph {
    /// Splits a run of letters into the first letter and the rest; `None` if it cannot be split.
    pub(super) fn parted(self) -> Option<(Self, Self)> {
        let first = Self {
            end: self.start + 1,
            columns: 1,
            ..self
        };
        let others = Self {
            start: first.end,
            columns: self.columns.saturating_sub(1),
            ..self
        };
        (self.is_letters && self.columns > 1).then_some((first, others))
    }
}

/// The graphemes of `text`, each with the quality of the break after it.
pub(super) fn glyphs(widths: Widths, text: &str) -> impl Iterator<Item = Glyph> + '_ {
    // Where the breaks that Unicode allows are looked for. After a break between words or Han characters, UAX #14 does not look back.
    let (mut from, mut opportunities) = (0, None);
    let (mut start, mut in_gloss) = (0, false);
    std::iter::from_fn(move || {
        let known = of_pair(text, start).or_else(|| between_words(text, start));
        if let Some(known) = known.filter(|known| known.after > Break::InWord) {
            (from, opportunities) = (known.end, None);
        }
        let mut glyph = match known.or_else(|| letters(text, start)) {
            Some(known) => known,
            None => looked_up(
                widths,
                text,
                start,
                opportunities.get_or_insert_with(|| opportunities_from(text, from)),
            )?,
        };
        start = glyph.end;
        match text.as_bytes().get(glyph.start) {
            Some(b'(') => in_gloss = glosses(&text[..glyph.start]),
            _ if glyph.after == Break::Must => in_gloss = false,
            Some(b')') => in_gloss = false,
            _ if in_gloss && glyph.after == Break::Good && parts_han(text, glyph) => {
                glyph.after = Break::Poor;
            }
            _ => {}
        }
        Some(glyph)
    })
}

/// The breaks that Unicode allows after a byte offset.
fn opportunities_from(
    text: &str,
    from: usize,
) -> Peekable<impl Iterator<Item = (usize, BreakOpportunity)>> {
    linebreaks(&text[from..])
        .map(move |(at, kind)| (from + at, kind))
        .peekable()
}

/// Whether brackets after this text gloss a word in hangul or Latin letters.
fn glosses(before: &str) -> bool {
    let last = before
        .strip_suffix(' ')
        .unwrap_or(before)
        .chars()
        .next_back();
    last.is_some_and(|c| is_hangul(c) || c.is_ascii_alphabetic() || is_accented(c))
}

fn is_accented(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Whether a glyph and the next one are Han characters.
fn parts_han(text: &str, glyph: Glyph) -> bool {
    let first = |at: usize| text[at..].chars().next();
    [glyph.start, glyph.end]
        .into_iter()
        .all(|at| first(at).is_some_and(is_ideograph))
}

/// The grapheme at `start`, classified with the Unicode tables.
fn looked_up(
    widths: Widths,
    text: &str,
    start: usize,
    opportunities: &mut Peekable<impl Iterator<Item = (usize, BreakOpportunity)>>,
) -> Option<Glyph> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let (grapheme, after) = rest.split_at(first_length(rest));
    let end = start + grapheme.len();
    // Skip opportunities inside the grapheme.
    while opportunities.next_if(|(place, _)| *place < end).is_some() {}
    let unicode = opportunities
        .next_if(|(place, _)| *place == end)
        .map(|(_, kind)| kind);
    Some(Glyph {
        start,
        end,
        columns: widths.grapheme_columns(grapheme),
        is_space: grapheme.chars().all(char::is_whitespace),
        is_letters: false,
        after: if after.is_empty() {
            Break::Must
        } else {
            grade(grapheme, after, unicode)
        },
    })
}

/// The ASCII letters and digits of the word at `start` except the last one; `None` if that leaves nothing. Most of a Latin text is
/// covered by this without table lookups.
fn letters(text: &str, start: usize) -> Option<Glyph> {
    let rest = text.as_bytes().get(start..)?;
    let all = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    let columns = all.count().checked_sub(1).filter(|columns| *columns > 0)?;
    Some(Glyph {
        start,
        end: start + columns,
        columns,
        is_space: false,
        is_letters: true,
        after: Break::InWord,
    })
}

/// The last letter of a word, or what follows it, in most of a Latin text; `None` for other texts. Needs no table lookup.
fn between_words(text: &str, start: usize) -> Option<Glyph> {
    let bytes = text.as_bytes();
    let (this, next) = (*bytes.get(start)?, *bytes.get(start + 1)?);
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let ends_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b',' | b'.' | b')');
    let after = match next {
        b' ' if ends_word(this) => Break::Forbidden,
        b',' | b'.' | b')' if this.is_ascii_alphanumeric() => Break::Forbidden,
        _ if this == b' '
            && next.is_ascii_alphanumeric()
            && before.is_some_and(|byte| ends_word(*byte)) =>
        {
            Break::Good
        }
        _ => return None,
    };
    Some(Glyph {
        start,
        end: start + 1,
        columns: 1,
        is_space: this == b' ',
        is_letters: false,
        after,
    })
}

/// The character at `start` if it and the next one are both common Han characters or both hangul syllables. Needs no table lookup.
fn of_pair(text: &str, start: usize) -> Option<Glyph> {
    let mut characters = text.get(start..)?.chars();
    let (left, right) = (characters.next()?, characters.next()?);
    let after = match (left, right) {
        ('\u{4E00}'..='\u{9FFF}', '\u{4E00}'..='\u{9FFF}') if splits_date(left, right) => {
            Break::Poor
        }
        ('\u{4E00}'..='\u{9FFF}', '\u{4E00}'..='\u{9FFF}') => Break::Good,
        ('\u{AC00}'..='\u{D7A3}', '\u{AC00}'..='\u{D7A3}') => Break::Poor,
        _ => return None,
    };
    Some(Glyph {
        start,
        end: start + left.len_utf8(),
        columns: 2,
        is_space: false,
        is_letters: false,
        after,
    })
}

/// Grades the break between `before` and the first character of `after`, given the opportunity that Unicode allows there.
fn grade(before: &str, after: &str, unicode: Option<BreakOpportunity>) -> Break {
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return Break::Forbidden;
    };
    match unicode {
        Some(BreakOpportunity::Mandatory) => Break::Must,
        Some(BreakOpportunity::Allowed)
            if splits_name(right)
                || splits_number(left, right)
                || splits_date(left, right)
                || splits_hangul(before, right)
                || splits_katakana(before, right) =>
        {
            Break::Poor
        }
        Some(BreakOpportunity::Allowed) => Break::Good,
        None if is_quote_edge(left, right) => Break::Good,
        None if may_end(left) && may_start(right) => Break::InWord,
        None => Break::Forbidden,
    }
}

fn splits_name(right: char) -> bool {
    matches!(right, '·' | '‧')
}

/// Whether the break would separate a number from its counter, or from the word before it: 7777人, 第231.
fn splits_number(left: char, right: char) -> bool {
    left.is_ascii_digit() && is_ideograph(right)
        || matches!(left, '卷' | '巻' | '第') && right.is_ascii_digit()
}

/// Whether the break would separate the two characters of a sexagenary day, or the numerals of a month or a day: 丙辰, 閏十一月.
fn splits_date(left: char, right: char) -> bool {
    let is_stem = matches!(
        left,
        '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸'
    );
    let is_branch = matches!(
        right,
        '子' | '丑' | '寅' | '卯' | '辰' | '巳' | '午' | '未' | '申' | '酉' | '戌' | '亥'
    );
    let is_counted = is_numeral(right) || matches!(right, '年' | '月' | '日');
    is_stem && is_branch || (is_numeral(left) || left == '閏' || left == '闰') && is_counted
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿' | '元' | '正'
    )
}

/// True for Han characters and kana, which are written without spaces between them.
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

/// Letters only: a line may end after the dot between two words (アン・リー).
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

/// True if a line may start with `c`: it does not belong to what precedes it.
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

/// True if a line may end with `c`: it does not belong to what follows it.
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
    use proptest::prelude::*;

    /// The glyphs, with runs of letters split into single letters.
    fn one_by_one(widths: Widths, text: &str) -> Vec<Glyph> {
        let mut all = Vec::new();
        for mut glyph in glyphs(widths, text) {
            while let Some((first, others)) = glyph.parted() {
                all.push(first);
                glyph = others;
            }
            all.push(glyph);
        }
        all
    }

    proptest! {
        #[test]
        fn what_is_known_is_as_the_tables_have_it(text in "([a-z0-9]{1,4}|[a-z][ .,)]|[.,)] [a-z0-9]|[一-龥]{1,3}|[가-힣]{1,3}|[ .,)%$\"—\n\u{A0}、。「」·\u{301}\u{FE00}\u{200D}ア-ンa-zé1]){0,20}") {
            for widths in [Widths::default(), Widths::new(crate::text::Ambiguous::Wide)] {
                let mut opportunities = linebreaks(&text).peekable();
                let mut start = 0;
                for glyph in one_by_one(widths, &text) {
                    let known = Glyph { is_letters: false, ..glyph };
                    let found = looked_up(widths, &text, start, &mut opportunities);
                    prop_assert_eq!(Some(known), found);
                    start = glyph.end;
                }
                prop_assert_eq!(start, text.len());
            }
        }
    }

    /// `text` with `|` at good breaks and `:` at poor ones.
    fn marked(text: &str) -> String {
        let mut marked = String::new();
        for glyph in one_by_one(Widths::default(), text) {
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
            ("hangul with han", "정강(靖康)의 변", "정:강:(靖:康):의 |변"),
            ("latin with han", "Hoạt Nữ (活女) ở", "Hoạt |Nữ |(活:女) |ở"),
            ("han in brackets alone", "城(汴京)下", "城|(汴|京)|下"),
            ("hangul after a dash", "정강—변", "정:강:—|변"),
            ("line end", "一\n二", "一\n!二"),
            ("no-break space", "1,000\u{A0}li", "1,000\u{A0}li"),
        ] {
            assert_eq!(marked(text), expected, "{name}");
        }
    }
}
