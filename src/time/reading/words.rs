//! Words around dates, in all supported languages.

/// How two dates are related.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// From one to the other.
    Interval,
    /// Some time between them.
    Between,
    /// One of the two.
    Either,
    /// Both of them.
    Both,
}

/// Words before, between and after two dates. Longer words come before their prefixes.
pub(super) const JOINS: &[(&str, &str, &str, Join)] = &[
    ("between ", " and ", "", Join::Between),
    ("bet. ", " and ", "", Join::Between),
    ("bet ", " and ", "", Join::Between),
    ("giữa ", " và ", "", Join::Between),
    ("", "至", "之間", Join::Between),
    ("", "至", "之间", Join::Between),
    ("", "から", "の間", Join::Between),
    ("", "에서 ", " 사이", Join::Between),
    ("", "~", " 사이", Join::Between),
    ("始於", "，止於", "", Join::Interval),
    ("始于", "，止于", "", Join::Interval),
    ("始まりは", "、終わりは", "", Join::Interval),
    ("", " 시작, ", " 끝", Join::Interval),
    ("from ", " to ", "", Join::Interval),
    ("from ", " until ", "", Join::Interval),
    ("from ", " – ", "", Join::Interval),
    ("từ ", " đến ", "", Join::Interval),
    ("自", "至", "", Join::Interval),
    ("從", "到", "", Join::Interval),
    ("从", "到", "", Join::Interval),
    ("自", "迄", "", Join::Interval),
    ("", "から", "まで", Join::Interval),
    ("", "より", "まで", Join::Interval),
    ("", "부터 ", "까지", Join::Interval),
    ("", " or ", "", Join::Either),
    ("", " hoặc ", "", Join::Either),
    ("", "或", "", Join::Either),
    ("", "または", "", Join::Either),
    ("", "又は", "", Join::Either),
    ("", " 또는 ", "", Join::Either),
    ("", " to ", "", Join::Interval),
    ("", " đến ", "", Join::Interval),
    ("", " – ", "", Join::Interval),
    ("", " — ", "", Join::Interval),
    ("", " - ", "", Join::Interval),
    ("", " ~ ", "", Join::Interval),
    ("", "至", "", Join::Interval),
    ("", "迄", "", Join::Interval),
    ("", "〜", "", Join::Interval),
    ("", "～", "", Join::Interval),
    ("", "∼", "", Join::Interval),
    ("", "~", "", Join::Interval),
    ("", "–", "", Join::Interval),
    ("", "—", "", Join::Interval),
    ("", " and ", "", Join::Both),
    ("", " và ", "", Join::Both),
    ("", "和", "", Join::Both),
    ("", "と", "", Join::Both),
    ("", "/", "", Join::Interval),
    ("", "-", "", Join::Interval),
];

/// How a word changes the meaning of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before(Includes),
    After(Includes),
    From,
    Until,
}

/// Whether a word for before or after includes the date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Includes {
    No,
    Yes,
    /// A word of Chinese and Japanese, which includes the date in Japanese only: 以前.
    InJapanese,
}

impl Includes {
    /// Whether it does with a Japanese date, or with another one.
    pub(super) fn of(self, is_japanese: bool) -> bool {
        self == Self::Yes || self == Self::InJapanese && is_japanese
    }
}

/// Words before and after one date.
pub(super) const SIDES: &[(&str, &str, Side)] = &[
    ("before ", "", Side::Before(Includes::No)),
    ("bef. ", "", Side::Before(Includes::No)),
    ("bef ", "", Side::Before(Includes::No)),
    ("trước ", "", Side::Before(Includes::No)),
    ("", "以前", Side::Before(Includes::InJapanese)),
    ("", "之前", Side::Before(Includes::No)),
    ("", "より前", Side::Before(Includes::No)),
    ("", " 이전", Side::Before(Includes::Yes)),
    ("", "보다 앞", Side::Before(Includes::No)),
    ("", " 전", Side::Before(Includes::No)),
    ("after ", "", Side::After(Includes::No)),
    ("aft. ", "", Side::After(Includes::No)),
    ("aft ", "", Side::After(Includes::No)),
    ("sau ", "", Side::After(Includes::No)),
    ("", "以後", Side::After(Includes::InJapanese)),
    ("", "以后", Side::After(Includes::No)),
    ("", "之後", Side::After(Includes::No)),
    ("", "之后", Side::After(Includes::No)),
    ("", "より後", Side::After(Includes::No)),
    ("", " 이후", Side::After(Includes::Yes)),
    ("", "보다 뒤", Side::After(Includes::No)),
    ("", " 후", Side::After(Includes::No)),
    ("from ", "", Side::From),
    ("since ", "", Side::From),
    ("từ ", "", Side::From),
    ("", "以降", Side::After(Includes::Yes)),
    ("", "以來", Side::From),
    ("", "以来", Side::From),
    ("", "起", Side::From),
    ("", "から", Side::From),
    ("", "부터", Side::From),
    ("", " 이래", Side::From),
    ("until ", "", Side::Until),
    ("đến ", "", Side::Until),
    ("至", "", Side::Until),
    ("", "まで", Side::Until),
    ("", "까지", Side::Until),
    ("", "止", Side::Until),
];

/// The signs of EDTF between two dates in eras.
pub(super) const SIGNED_JOINS: &[(&str, &str, &str, Join)] = &[
    ("[", "..", "]", Join::Between),
    ("[", ",", "]", Join::Either),
    ("{", ",", "}", Join::Both),
];

/// The signs of EDTF before or after one date in an era.
pub(super) const SIGNED_SIDES: &[(&str, &str, Side)] =
    &[("", "/..", Side::From), ("../", "", Side::Until)];

/// Words for "about", before and after a date.
pub(super) const ABOUT: &[(&str, &str)] = &[
    ("circa ", ""),
    ("ca. ", ""),
    ("ca ", ""),
    ("c. ", ""),
    ("c.", ""),
    ("c ", ""),
    ("approx. ", ""),
    ("abt. ", ""),
    ("abt ", ""),
    ("est. ", ""),
    ("est ", ""),
    ("um ", ""),
    ("vers ", ""),
    ("environ ", ""),
    ("hacia ", ""),
    ("~ ", ""),
    ("~", ""),
    ("≈ ", ""),
    ("≈", ""),
    ("about ", ""),
    ("around ", ""),
    ("khoảng ", ""),
    ("大約", ""),
    ("約", ""),
    ("约", ""),
    ("", "前後"),
    ("", "前后"),
    ("", "左右"),
    ("", "の頃"),
    ("", "のころ"),
    ("", "のごろ"),
    ("", "頃"),
    ("", "ごろ"),
    ("", "ころ"),
    ("", "（約）"),
    ("", "(約)"),
    ("", "（约）"),
    ("", " 무렵"),
    ("", "무렵"),
    ("", "경"),
    ("약 ", ""),
    ("약", ""),
];
