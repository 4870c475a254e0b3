//! The double hours after a day: 卯刻, 卯時, 辰正, 日出時, 卯の刻, 묘시, "giờ Mão".

use super::numeral::Characters;
use crate::time::edtf::When;
use crate::time::moment::Day;
use crate::time::reckoning::Reckoning;

/// One or two hours, counted from the midnight that begins a day. −1 is the last hour of the evening before: 子 begins at 23:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hours {
    first: i64,
    last: i64,
}

/// The branches in Han characters and in hangul, and without marks in Vietnamese, where two of them are "ty".
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const IN_HANGUL: &str = "자축인묘진사오미신유술해";
const VIETNAMESE: [&str; 12] = [
    "ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi",
];

/// The other names of the double hours, each with its branch.
const NAMES: [(&str, usize); 15] = [
    ("夜半", 0),
    ("子夜", 0),
    ("雞鳴", 1),
    ("平旦", 2),
    ("日出", 3),
    ("食時", 4),
    ("隅中", 5),
    ("日中", 6),
    ("日昳", 7),
    ("日昃", 7),
    ("晡時", 8),
    ("日晡", 8),
    ("日入", 9),
    ("黃昏", 10),
    ("人定", 11),
];

/// Words for noon.
const NOON: [&str; 2] = ["正午", "정오"];

/// Parts of the day without fixed hours.
const VAGUE: [&str; 13] = [
    "未明", "夜", "曉", "朝", "旦", "晨", "晝", "夕", "晚", "밤", "새벽", "아침", "저녁",
];

impl Hours {
    /// Both hours of a branch, where 子 is 0.
    fn of_branch(branch: usize) -> Self {
        let middle = i64::try_from(branch * 2).unwrap_or_default();
        Self {
            first: middle - 1,
            last: middle,
        }
    }

    /// The first hour: 初.
    const fn early(self) -> Self {
        Self {
            last: self.first,
            ..self
        }
    }

    /// The second hour: 正.
    const fn late(self) -> Self {
        Self {
            first: self.last,
            ..self
        }
    }

    /// The double hour called so in Vietnamese. `word` has no marks, `written` has them; they distinguish Tý (子) and Tỵ (巳).
    pub(super) fn of_vietnamese(word: &str, written: &str) -> Option<Self> {
        let branch = VIETNAMESE.iter().position(|name| *name == word)?;
        if branch > 0 {
            return Some(Self::of_branch(branch));
        }
        let marked = |marks: [char; 4]| written.contains(marks);
        if marked(['ỵ', 'ị', 'Ỵ', 'Ị']) {
            Some(Self::of_branch(5))
        } else {
            marked(['ý', 'í', 'Ý', 'Í']).then(|| Self::of_branch(0))
        }
    }

    /// These hours of a day.
    pub(crate) fn on(self, day: Day, reckoning: Reckoning) -> When {
        When::within_hours(day, self.first, self.last, reckoning)
    }
}

/// Parses what names hours after a day; `None` if no words follow, or words without fixed hours.
pub(super) fn take(reader: &mut Characters) -> Option<Hours> {
    let start = reader.at;
    reader.take_any(&['の', 'ノ', '之']);
    reader.skip_spaces();
    let found = named(reader).or_else(|| of_branch(reader));
    if found.is_none() && !is_vague(reader) {
        reader.at = start;
    }
    found
}

/// Whether the text continues with a word for a part of the day.
pub(super) fn is_word(reader: &Characters) -> bool {
    let mut ahead = reader.clone();
    is_vague(&mut ahead) || named(&mut ahead).is_some()
}

fn is_vague(reader: &mut Characters) -> bool {
    reader.take_one_of(&VAGUE).is_some()
}

/// Parses 日出, 日出時 or 正午.
fn named(reader: &mut Characters) -> Option<Hours> {
    if reader.take_one_of(&NOON).is_some() {
        return Some(Hours::of_branch(6).late());
    }
    let branch = reader.take_entry(&NAMES)?;
    reader.take('時');
    Some(Hours::of_branch(branch))
}

/// Parses 卯時, 卯刻, 卯の刻, 卯の上刻, 卯時初, 卯初, 卯正, 묘시; 夜子時 is the last hour of the day itself.
fn of_branch(reader: &mut Characters) -> Option<Hours> {
    let start = reader.at;
    let found = halves(reader);
    if found.is_none() {
        reader.at = start;
    }
    found
}

fn halves(reader: &mut Characters) -> Option<Hours> {
    let is_evening = reader.starts_with("夜子") && reader.take('夜');
    let branch = reader.peek()?;
    let place = |all: &str| all.chars().position(|one| one == branch);
    reader.at += 1;
    if let Some(branch) = place(IN_HANGUL) {
        return reader.take('시').then(|| Hours::of_branch(branch));
    }
    let whole = if is_evening {
        Hours {
            first: 23,
            last: 23,
        }
    } else {
        Hours::of_branch(place(BRANCHES)?)
    };
    reader.take_any(&['の', 'ノ', '之']);
    // Edo divided a double hour into three.
    let third = reader.take_any(&['上', '中', '下']).is_some();
    if third {
        return reader.take('刻').then_some(whole);
    }
    let is_whole = reader.take_any(&['時', '刻']).is_some();
    match reader.take_any(&['初', '正']) {
        Some('初') => Some(whole.early()),
        Some(_) => Some(whole.late()),
        None => is_whole.then_some(whole),
    }
}
