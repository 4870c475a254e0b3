//! Names of eras and of their states in a language.

use super::DateStyle;
use crate::time::calendar::EraName;
use crate::time::writing::Writing;

impl EraName {
    /// The name of its state in a language: 北宋, 북송, "Bắc Tống".
    pub fn state_in(self, style: DateStyle) -> &'static str {
        self.era().polity().names.in_writing(style.writing())
    }

    /// Its ruler in a language: 太宗, 태종, "Taizong", "Lý Nhân Tông"; in Han characters if the readings of these are not known.
    pub fn ruler_in(self, style: DateStyle) -> String {
        self.ruler_in_writing(style.writing())
    }

    /// The name in a language: 靖康, せいこう, 정강, "Tĩnh Khang", "Jingkang".
    pub fn name_in(self, style: DateStyle) -> String {
        let era = self.era();
        match style.writing() {
            Writing::Romanised => era.romanised().to_owned(),
            Writing::Traditional => era.han.clone(),
            Writing::Simplified => era.hans(),
            Writing::Japanese => era.japanese().into_owned(),
            Writing::Kana => era.read_in_kana().unwrap_or_else(|| era.han.clone()),
            Writing::Hangul => era.hangul().unwrap_or_else(|| era.han.clone()),
            Writing::Vietnamese => era.viet().unwrap_or_else(|| era.romanised().to_owned()),
        }
    }
}
