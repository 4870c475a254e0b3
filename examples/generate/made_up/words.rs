//! The parts of the names in a generated chronicle.

use fastrand::Rng;

/// A kind of event with its name in five languages; `{}` is replaced by the place.
pub(super) struct Kind {
    /// The kind of event.
    pub(super) word: &'static str,
    /// Whether it may take longer than a day.
    pub(super) lasts: bool,
    /// English.
    pub(super) english: &'static str,
    /// Chinese in traditional characters.
    pub(super) chinese: &'static str,
    /// Japanese.
    pub(super) japanese: &'static str,
    /// Korean.
    pub(super) korean: &'static str,
    /// Vietnamese.
    pub(super) vietnamese: &'static str,
}

#[rustfmt::skip]
const fn kind(
    word: &'static str, lasts: bool, english: &'static str, chinese: &'static str, japanese: &'static str, korean: &'static str,
    vietnamese: &'static str,
) -> Kind {
    Kind { word, lasts, english, chinese, japanese, korean, vietnamese }
}

/// Every kind.
#[rustfmt::skip]
pub(super) const KINDS: [Kind; 14] = [
    kind("Siege", true, "Siege of {}", "{}之圍", "{}の包囲", "{} 공방전", "Vây thành {}"),
    kind("Battle", false, "Battle of {}", "{}之戰", "{}の戦い", "{} 전투", "Trận {}"),
    kind("War", true, "Rising in {}", "{}之亂", "{}の乱", "{}의 난", "Loạn {}"),
    kind("Treaty", false, "Treaty of {}", "{}之盟", "{}の盟約", "{} 맹약", "Hòa ước {}"),
    kind("Diplomacy", false, "Envoys are sent to {}", "遣使{}", "{}への遣使", "{} 사신 파견", "Sai sứ đến {}"),
    kind("Founding", false, "{} is walled", "築{}城", "{}の築城", "{} 축성", "Xây thành {}"),
    kind("Disaster", true, "Flood at {}", "{}大水", "{}の洪水", "{} 홍수", "Lụt ở {}"),
    kind("Disaster", false, "Earthquake at {}", "{}地震", "{}の地震", "{} 지진", "Động đất ở {}"),
    kind("Succession", false, "A new prince in {}", "{}王即位", "{}王の即位", "{}왕 즉위", "Vua {} lên ngôi"),
    kind("Court", false, "The taxes of {} are lowered", "減{}稅", "{}の減税", "{} 감세", "Giảm thuế {}"),
    kind("Work", false, "The Annals of {} are finished", "{}志成書", "{}志の完成", "{}지 완성", "Soạn xong {} chí"),
    kind("Journey", true, "The court visits {}", "巡幸{}", "{}への行幸", "{} 순행", "Tuần du {}"),
    kind("Death", false, "The old duke of {} dies", "{}公薨", "{}公の死", "{}공 서거", "{} công mất"),
    kind("Discovery", false, "Silver is found near {}", "{}得銀礦", "{}の銀山発見", "{} 은광 발견", "Tìm thấy bạc ở {}"),
];

/// The lanes: id, English, Chinese, Korean, Vietnamese.
pub(super) const LANES: [(&str, &str, &str, &str, &str); 6] = [
    ("north", "The North", "北國", "북국", "Bắc quốc"),
    ("south", "The South", "南國", "남국", "Nam quốc"),
    ("east", "The East", "東國", "동국", "Đông quốc"),
    ("west", "The West", "西國", "서국", "Tây quốc"),
    ("isles", "The Isles", "海島", "해도", "Hải đảo"),
    ("steppe", "The Steppe", "草原", "초원", "Thảo nguyên"),
];

/// Syllables that begin and end a generated place name: in Han characters, and read in Chinese, Korean and Vietnamese.
const FIRST: [[&str; 4]; 10] = [
    ["永", "Yong", "영", "Vĩnh"],
    ["安", "An", "안", "An"],
    ["東", "Dong", "동", "Đông"],
    ["南", "Nan", "남", "Nam"],
    ["長", "Chang", "장", "Trường"],
    ["清", "Qing", "청", "Thanh"],
    ["泰", "Tai", "태", "Thái"],
    ["順", "Shun", "순", "Thuận"],
    ["廣", "Guang", "광", "Quảng"],
    ["興", "Xing", "흥", "Hưng"],
];
const LAST: [[&str; 4]; 10] = [
    ["平", "ping", "평", "Bình"],
    ["河", "he", "하", "Hà"],
    ["陽", "yang", "양", "Dương"],
    ["州", "zhou", "주", "Châu"],
    ["江", "jiang", "강", "Giang"],
    ["寧", "ning", "녕", "Ninh"],
    ["德", "de", "덕", "Đức"],
    ["山", "shan", "산", "Sơn"],
    ["城", "cheng", "성", "Thành"],
    ["關", "guan", "관", "Quan"],
];

/// A generated place; the id is the name in lower case.
pub(super) struct Place {
    /// The id.
    pub(super) id: String,
    /// In Latin letters.
    pub(super) english: String,
    /// In Han characters.
    pub(super) han: String,
    /// In hangul.
    pub(super) hangul: String,
    /// In Vietnamese.
    pub(super) vietnamese: String,
}

impl Place {
    /// All places.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        FIRST
            .iter()
            .flat_map(|first| LAST.iter().map(|last| Self::of(first, last)))
    }

    /// One of them.
    pub(super) fn any(rng: &mut Rng) -> Self {
        Self::of(
            &FIRST[rng.usize(0..FIRST.len())],
            &LAST[rng.usize(0..LAST.len())],
        )
    }

    fn of(first: &[&str; 4], last: &[&str; 4]) -> Self {
        let english = format!("{}{}", first[1], last[1]);
        Self {
            id: english.to_lowercase(),
            english,
            han: format!("{}{}", first[0], last[0]),
            hangul: format!("{}{}", first[2], last[2]),
            vietnamese: format!("{} {}", first[3], last[3]),
        }
    }
}
