//! Parts of an era, a year or a month: 初, 中葉, 末, 上旬.

use super::numeral::Characters;
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
        ("上旬", Part::Early),
        ("中旬", Part::Middle),
        ("下旬", Part::Late),
        ("初旬", Part::Early),
        ("上澣", Part::Early),
        ("中澣", Part::Middle),
        ("下澣", Part::Late),
        ("上浣", Part::Early),
        ("中浣", Part::Middle),
        ("下浣", Part::Late),
        ("상순", Part::Early),
        ("초순", Part::Early),
        ("중순", Part::Middle),
        ("하순", Part::Late),
        ("상한", Part::Early),
        ("중한", Part::Middle),
        ("하한", Part::Late),
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
