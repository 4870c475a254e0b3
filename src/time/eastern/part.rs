//! Parts of an era, a year or a month: 初, 中葉, 末, 上旬.

use super::numeral::Characters;
use super::resolve::Span;
use super::{At, Eastern, Part};

/// Parses 初 and 末 of an era, a year or a month; 上旬, 中旬 and 下旬 of a month. 中 by itself is the whole of them.
pub(super) fn read(reader: &mut Characters, date: &mut Eastern) {
    const PARTS: [(&str, Part); 40] = [
        ("초기", Part::Early),
        ("전기", Part::Early),
        ("중기", Part::Middle),
        ("중엽", Part::Middle),
        ("후기", Part::Late),
        ("말기", Part::Late),
        ("말엽", Part::Late),
        ("初期", Part::Early),
        ("初頭", Part::Early),
        ("前期", Part::Early),
        ("中期", Part::Middle),
        ("中葉", Part::Middle),
        ("後期", Part::Late),
        ("末期", Part::Late),
        ("上旬", Part::TenDays(0)),
        ("中旬", Part::TenDays(1)),
        ("下旬", Part::TenDays(2)),
        ("初旬", Part::TenDays(0)),
        ("上澣", Part::TenDays(0)),
        ("中澣", Part::TenDays(1)),
        ("下澣", Part::TenDays(2)),
        ("上浣", Part::TenDays(0)),
        ("中浣", Part::TenDays(1)),
        ("下浣", Part::TenDays(2)),
        ("상순", Part::TenDays(0)),
        ("초순", Part::TenDays(0)),
        ("중순", Part::TenDays(1)),
        ("하순", Part::TenDays(2)),
        ("상한", Part::TenDays(0)),
        ("중한", Part::TenDays(1)),
        ("하한", Part::TenDays(2)),
        ("초", Part::Early),
        ("말", Part::Late),
        ("初年", Part::Early),
        ("末年", Part::Late),
        ("初め", Part::Early),
        ("はじめ", Part::Early),
        ("初", Part::Early),
        ("末", Part::Late),
        ("底", Part::Late),
    ];
    let (before, column) = (reader.at, reader.at + 1);
    // 治承四年の末
    reader.take('の');
    let found = PARTS.iter().find(|(word, _)| reader.take_word(word));
    if let Some((_, part)) = found {
        date.part = Some(At::new(*part, column));
    } else {
        reader.at = before;
        reader.take_one_of(&["中", "중"]);
    }
}

/// The third of a range that 初, 中 or 末 refers to, or the ten days of a month. A day is not divided.
pub(super) fn parted(part: Option<At<Part>>, span: Span) -> Span {
    let Some(part) = part else { return span };
    let third = (span.last.0 - span.first.0 + 1) / 3;
    let (first, last) = match part.value {
        Part::TenDays(place) => return ten_days(place, span),
        Part::Early => (span.first, span.first.plus((third - 1).max(0))),
        Part::Middle => (span.first.plus(third), span.last.plus(-third)),
        Part::Late => (span.last.plus(1 - third.max(1)), span.last),
    };
    Span {
        first,
        last,
        is_about: true,
        ..span
    }
}

/// The days of a month from the 1st, 11th or 21st on.
fn ten_days(place: u8, span: Span) -> Span {
    let first = span.first.plus(i64::from(place) * 10);
    let last = if place < 2 {
        span.last.min(first.plus(9))
    } else {
        span.last
    };
    if first > last {
        return span;
    }
    Span {
        first,
        last,
        ..span
    }
}
