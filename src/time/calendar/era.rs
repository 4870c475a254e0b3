//! Era names, and reigns by which years are counted.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::store::{Pronunciation, store};
use super::{derive, kana};
use crate::time::moment::Day;
use crate::time::writing::Writing;

/// An era of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EraName(u16);

/// Whether an era belonged to a ruling court.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// It did.
    None,
    /// It belonged to rebels or claimants.
    Rebel,
    /// Its existence is disputed.
    Disputed,
    /// It belonged to a fallen dynasty and was kept in use by others.
    KeptUp,
}

/// An era, or a reign by which years were counted.
#[derive(Debug)]
pub(crate) struct Era {
    pub(crate) id: EraName,
    /// The index of its polity.
    pub(crate) polity: usize,
    /// Whether years are counted by the ruler instead of an era name.
    pub(crate) is_reign: bool,
    pub(crate) claim: Claim,
    /// The name in traditional characters.
    pub(crate) han: String,
    /// The ruler; empty for a reign.
    pub(crate) ruler: Arc<str>,
    /// The ruler in Latin letters, if this is not the pinyin of the name: "Lý Nhân Tông".
    pub(crate) ruler_latin: &'static str,
    /// The year of the series that is year 1 of the era.
    pub(crate) first_year: i64,
    /// The day on which it was proclaimed.
    pub(crate) first: Day,
    /// The day after its last day; `None` if it has not ended.
    pub(crate) end: Option<Day>,
    /// Whether its first and last day are those of years, and no more is known.
    pub(super) is_vague: bool,
    pub(super) exceptions: Exceptions,
    /// The romanised name, which an axis writes many times.
    pub(super) romanised: OnceLock<String>,
}

/// Forms and readings that cannot be derived from the characters.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    pub(super) hans: Option<&'static str>,
    pub(super) alt: String,
    pub(super) pinyin: Option<&'static str>,
    pub(super) kana: String,
    pub(super) romaji: Option<&'static str>,
    pub(super) hangul: Option<&'static str>,
    pub(super) romanised_korean: Option<&'static str>,
    pub(super) viet: Option<&'static str>,
}

/// Characters of era names, each followed by its new form in Japan (the list of 1949).
const NEW_FORMS: &str = "德徳寶宝應応曆暦國国壽寿寬寛萬万廣広祿禄觀観會会顯顕龜亀豐豊啟啓歲歳黃黄禮礼齊斉樂楽眞真與与濟済將将證証總総靈霊肅粛\
    攝摂歷歴淸清贊賛收収齡齢靑青勳勲衞衛隱隠莊荘惠恵體体聰聡霸覇獻献增増鎭鎮靜静寢寝";

fn new_form(character: char) -> char {
    let mut pairs = NEW_FORMS.chars();
    while let (Some(old), Some(new)) = (pairs.next(), pairs.next()) {
        if old == character {
            return new;
        }
    }
    character
}

impl EraName {
    /// A number unique to the era.
    pub(in crate::time) fn number(self) -> i64 {
        self.0.into()
    }

    pub(super) fn of_place(place: usize) -> Self {
        Self(u16::try_from(place).unwrap_or_default())
    }

    /// The data of the era.
    pub(crate) fn era(self) -> &'static Era {
        store().era(usize::from(self.0))
    }

    /// The name in traditional characters: 靖康.
    pub fn han(self) -> &'static str {
        &self.era().han
    }

    /// The id of its state in the tables: "nsong".
    pub fn polity(self) -> &'static str {
        self.era().polity().id
    }

    /// The name in a form that distinguishes it from others of the same name: 明永樂, 肅宗上元, 忠肅王後; in Han characters or in hangul.
    pub(crate) fn told_apart(self, others: &[Self], in_hangul: bool) -> String {
        let era = self.era();
        let is_like = |other: &&Self| other.polity() == self.polity();
        let alike: Vec<&Self> = others.iter().filter(is_like).collect();
        let own = if in_hangul { era.hangul() } else { None };
        let name = own.unwrap_or_else(|| era.han.clone());
        let state = if in_hangul {
            era.polity().names.ko
        } else {
            era.polity().names.han
        };
        if alike.len() < 2 && (era.claim != Claim::Rebel || era.ruler.is_empty()) {
            let space = if in_hangul { " " } else { "" };
            return format!("{state}{space}{name}");
        }
        let is_one_ruler = alike.iter().all(|other| other.era().ruler == era.ruler);
        if alike.len() > 1 && is_one_ruler {
            let is_later = alike
                .iter()
                .any(|other| other.era().first_year < era.first_year);
            let [earlier, later] = if in_hangul {
                [" 전", " 후"]
            } else {
                ["前", "後"]
            };
            return format!("{name}{}", if is_later { later } else { earlier });
        }
        if in_hangul {
            return format!("{} {name}", self.ruler_in_writing(Writing::Hangul));
        }
        format!("{}{name}", era.ruler)
    }

    /// Whether a day is in a year after its last one: 洪熙二年.
    pub(crate) fn is_year_past(self, day: Day) -> bool {
        let era = self.era();
        era.year_of(day).is_some_and(|year| year > era.years().1)
    }

    /// The English name of its state: "Northern Song".
    pub fn state(self) -> &'static str {
        self.era().polity().names.en
    }

    /// Its ruler in Han characters, or in Latin letters if no Han name is known.
    pub fn ruler(self) -> &'static str {
        let era = self.era();
        if era.ruler.is_empty() {
            era.ruler_latin
        } else {
            &era.ruler
        }
    }

    /// Its ruler in a form of writing: 太宗, 태종, "Taizong", "Lý Nhân Tông"; in Han characters if the readings of these are not known.
    pub(in crate::time) fn ruler_in_writing(self, writing: Writing) -> String {
        let era = self.era();
        let (han, latin) = (&*era.ruler, era.ruler_latin);
        let read = |how| store().syllables(han, how).map(Vec::into_iter);
        let known = (!latin.is_empty()).then(|| latin.to_owned());
        let said = match writing {
            Writing::Romanised => known.or_else(|| read(Pronunciation::Pinyin).map(derive::pinyin)),
            Writing::Traditional => None,
            Writing::Simplified => Some(store().simplified(han)),
            Writing::Japanese | Writing::Kana => Some(han.chars().map(new_form).collect()),
            Writing::Hangul => read(Pronunciation::Hangul).map(derive::hangul),
            Writing::Vietnamese => known
                .filter(|_| era.polity().id.starts_with("vn-"))
                .or_else(|| read(Pronunciation::QuocNgu).map(derive::viet)),
        };
        said.filter(|said| !said.is_empty())
            .unwrap_or_else(|| self.ruler().to_owned())
    }
}

impl Era {
    /// Its state.
    pub(crate) fn polity(&self) -> &'static super::polity::Polity {
        &store().polities[self.polity]
    }

    /// The name in simplified characters.
    pub(crate) fn hans(&self) -> String {
        self.exceptions
            .hans
            .map_or_else(|| store().simplified(&self.han), str::to_owned)
    }

    /// The name as written in Japan, with the new forms of characters: 応仁, 景徳.
    pub(crate) fn japanese(&self) -> Cow<'_, str> {
        if self.exceptions.kana.is_empty() {
            return Cow::Owned(self.han.chars().map(new_form).collect());
        }
        let same_length = |name: &&str| name.chars().count() == self.han.chars().count();
        Cow::Borrowed(self.alts().find(same_length).unwrap_or(&self.han))
    }

    /// Alternative forms and names.
    pub(crate) fn alts(&self) -> impl Iterator<Item = &str> {
        self.exceptions
            .alt
            .split('/')
            .filter(|name| !name.is_empty())
    }

    /// The name in kana; empty if it is not Japanese.
    pub(crate) fn kana(&self) -> &str {
        &self.exceptions.kana
    }

    /// The name in kana: from the tables for Japanese eras, otherwise from the readings of its characters.
    pub(crate) fn read_in_kana(&self) -> Option<String> {
        match self.kana() {
            "" => kana::read(&self.han),
            kana => Some(kana.to_owned()),
        }
    }

    /// The name in Hepburn, if it is Japanese: "Keiō".
    pub(crate) fn romaji(&self) -> Option<String> {
        let kana = &self.exceptions.kana;
        match self.exceptions.romaji {
            Some(romaji) => Some(romaji.to_owned()),
            None => (!kana.is_empty()).then(|| derive::romaji(kana)),
        }
    }

    /// The name in the romanisation of its own language: "Jingkang", "Tenshō", "Injo", "Hồng Đức".
    pub(crate) fn romanised(&self) -> &str {
        self.romanised.get_or_init(|| {
            self.romaji()
                .or_else(|| self.exceptions.romanised_korean.map(str::to_owned))
                .or_else(|| self.viet().filter(|_| self.polity().id.starts_with("vn-")))
                .or_else(|| self.pinyin())
                .unwrap_or_else(|| self.han.clone())
        })
    }

    /// The name in Hanyu Pinyin.
    pub(crate) fn pinyin(&self) -> Option<String> {
        if let Some(pinyin) = self.exceptions.pinyin {
            return Some(derive::pinyin(std::iter::once(pinyin)));
        }
        let syllables = store().syllables(&self.han, Pronunciation::Pinyin)?;
        Some(derive::pinyin(syllables.into_iter()))
    }

    /// The name in hangul.
    pub(crate) fn hangul(&self) -> Option<String> {
        if let Some(hangul) = self.exceptions.hangul {
            return Some(hangul.to_owned());
        }
        let syllables = store().syllables(&self.han, Pronunciation::Hangul)?;
        Some(derive::hangul(syllables.into_iter()))
    }

    /// The name in quốc ngữ.
    pub(crate) fn viet(&self) -> Option<String> {
        if let Some(viet) = self.exceptions.viet {
            return Some(viet.to_owned());
        }
        let syllables = store().syllables(&self.han, Pronunciation::QuocNgu)?;
        Some(derive::viet(syllables.into_iter()))
    }

    /// Its first and last year in the year count of the series.
    pub(crate) fn years(&self) -> (i64, i64) {
        let last = self.end.map(|end| self.year_of(end.plus(-1)));
        (
            self.first_year,
            last.flatten().unwrap_or(i64::MAX / 4).max(self.first_year),
        )
    }

    /// Whether a day is in the year of a change to or from this era, if only the year of the change is known.
    pub(crate) fn is_in_vague_year(&self, change: Day, day: Day) -> bool {
        let is_of_change =
            |era: &&Self| era.is_vague && (era.first == change || era.end == Some(change));
        let mut all = store().eras_of(self.polity).iter();
        all.any(|era| is_of_change(&era)) && self.year_of(change) == self.year_of(day)
    }

    fn year_of(&self, day: Day) -> Option<i64> {
        match store().kept(self.polity, day) {
            super::polity::Kept::Lunar(series) => Some(store().months(series)?.at(day)?.year),
            _ => Some(crate::time::reckoning::Reckoning::Gregorian.date(day).year),
        }
    }
}
