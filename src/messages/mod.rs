//! The texts of the interface, from catalogues in `assets/messages`, one file per language.
//!
//! The language of the interface and the language of names are chosen separately.

mod calendars;
mod catalogue;
mod degrees;
#[macro_use]
mod descriptions;
mod kinds;
mod languages;
mod message;
mod notes;

pub use languages::Interface;
pub use message::Message;

use std::sync::OnceLock;

use catalogue::Catalogue;

use crate::chronicle::Number;
use crate::names::Languages;
use crate::text::{self, filled};
use crate::time::{CalendarView, Calendars, DateStyle, Writing};

/// A place on the screen that limits the length of the messages there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Next to the keys in the help.
    Description,
    /// Next to a key in the footer.
    Hint,
    /// The title of a pane, a heading in the help, or the kind of a thing.
    Title,
    /// The name of a calendar, next to another one in the header.
    Calendar,
    /// Before or above a field of a card.
    Label,
    /// Above a section of a card.
    Heading,
    /// Within other text.
    Words,
    /// A line of a dialog or of the footer.
    Line,
}

impl Place {
    /// The number of columns available for it on a screen of 80 columns.
    pub const fn columns(self) -> usize {
        match self {
            Self::Description => 51,
            Self::Calendar => 12,
            Self::Hint => 14,
            Self::Title | Self::Label => 16,
            Self::Heading => 26,
            Self::Words => 32,
            Self::Line => 72,
        }
    }
}

impl Interface {
    /// The interface language closest to a language or locale (`zh_TW.UTF-8`, `ko`); `None` if none is related.
    pub fn nearest(tag: &str) -> Option<Self> {
        let languages = Languages::new(Self::ALL.map(|interface| interface.tag().to_owned()));
        Some(Self::ALL[languages.nearest(tag)?.index()])
    }

    /// The next language in the menu, wrapping around at the end.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// The date style of the language.
    pub fn date_style(self) -> DateStyle {
        Catalogue::of(self).date_style()
    }

    /// The date styles of all interface languages, for parsing dates.
    pub fn date_styles() -> &'static [DateStyle] {
        static STYLES: OnceLock<Vec<DateStyle>> = OnceLock::new();
        STYLES.get_or_init(|| Self::ALL.map(Self::date_style).into())
    }

    /// The date style for a language of names, given by its BCP 47 tag. Falls back to the style of this interface language for Latin
    /// transcriptions and for languages without an interface.
    pub fn date_style_of(self, tag: &str) -> DateStyle {
        let tag = tag.to_ascii_lowercase();
        let language = match tag.split('-').next().unwrap_or_default() {
            "lzh" | "yue" => "zh",
            language => language,
        };
        let of_language = |interface: &&Self| interface.tag().split('-').next() == Some(language);
        let mut written = Self::ALL
            .iter()
            .filter(of_language)
            .filter(|_| !tag.contains("latn"));
        let first = written.clone().next();
        let in_script = written.find(|interface| {
            let script = interface.tag().split('-').nth(1);
            script.is_some_and(|script| tag.contains(&script.to_ascii_lowercase()))
        });
        let style = in_script.or(first).copied().unwrap_or(self).date_style();
        let in_kana = language == "ja" && (tag.contains("hira") || tag.contains("kana"));
        if in_kana { style.in_kana() } else { style }
    }

    /// The words for a message, with unfilled placeholders.
    pub fn say(self, message: Message) -> &'static str {
        Catalogue::of(self).words(message)
    }

    /// The words for a message, with its placeholders filled.
    pub fn fill(self, message: Message, parts: &[(&str, &str)]) -> String {
        filled(self.say(message), parts)
    }

    /// The place in a cited work, with the chapters as this language writes them: 巻23 in Japanese.
    pub fn passage(self, at: &str) -> String {
        match self.date_style().writing() {
            Writing::Japanese | Writing::Kana => at.replace('卷', "巻"),
            Writing::Romanised
            | Writing::Traditional
            | Writing::Simplified
            | Writing::Hangul
            | Writing::Vietnamese => at.to_owned(),
        }
    }

    /// A punctuation sign between words, followed by a space unless it is full-width.
    pub fn sign(self, message: Message) -> String {
        let sign = self.say(message);
        let blank = if sign.is_ascii() { " " } else { "" };
        format!("{sign}{blank}")
    }

    /// Words in brackets after other words, preceded by a space unless the brackets are full-width. Brackets are not nested: words that
    /// already contain brackets follow a comma instead.
    pub fn in_brackets(self, words: &str) -> String {
        if words.contains(['(', '\u{ff08}']) {
            return self.sign(Message::Comma) + words;
        }
        let brackets = self.say(Message::Brackets);
        let blank = if brackets.is_ascii() { " " } else { "" };
        format!("{blank}{}", filled(brackets, &[("words", words)]))
    }

    /// The names of the placeholders in a message.
    pub fn places(words: &str) -> impl Iterator<Item = &str> {
        let opened = words.split('{').skip(1);
        opened.filter_map(|rest| Some(rest.split_once('}')?.0))
    }

    /// A message about a number of things, in the singular or plural form.
    pub fn count(self, message: Message, number: usize) -> String {
        let forms = self.say(message);
        let (one, other) = forms
            .split_once('|')
            .map_or((forms, forms), |(one, other)| (one.trim(), other.trim()));
        filled(
            if number == 1 { one } else { other },
            &[("n", &self.total(number))],
        )
    }

    /// A count with thousands separators.
    pub fn total(self, count: usize) -> String {
        self.number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A number with thousands separators.
    pub fn number(self, number: i64) -> String {
        text::thousands(number, self.say(Message::Thousands))
    }

    /// A decimal number with thousands separators.
    pub fn decimal(self, number: Number) -> String {
        let (whole, fraction) = number.parts();
        let signs = (self.say(Message::Thousands), self.say(Message::Decimal));
        text::decimal(number.is_negative(), whole, &fraction, signs)
    }

    /// The display name of a calendar.
    pub fn calendar(self, calendar: CalendarView) -> &'static str {
        match calendar {
            CalendarView::Julian => self.say(Message::CalendarJulian),
            CalendarView::Gregorian => self.say(Message::CalendarGregorian),
            CalendarView::Changing(_) | CalendarView::Eras(_) => calendars::made(self, calendar),
        }
    }

    /// The display name of one calendar or of two side by side: "Julian · Song 宋".
    pub fn calendars(self, calendars: Calendars) -> String {
        calendars
            .iter()
            .map(|calendar| self.calendar(calendar))
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Widths;
    use crate::time::DateWords;

    /// The placeholders of a message, sorted and without duplicates.
    fn places(words: &str) -> Vec<&str> {
        let mut places: Vec<&str> = Interface::places(words).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn every_language_has_every_message_and_no_other() {
        for interface in Interface::ALL {
            let said = Catalogue::keys(interface);
            let messages = Message::ALL.iter().map(|message| message.key());
            let dates = DateWords::KEYS.iter().copied();
            let wanted: Vec<&str> = messages.chain(dates).collect();
            let missing: Vec<_> = wanted.iter().filter(|key| !said.contains(key)).collect();
            let unknown: Vec<_> = said.iter().filter(|key| !wanted.contains(key)).collect();
            assert!(
                missing.is_empty() && unknown.is_empty(),
                "{interface:?}: missing {missing:?}, unknown {unknown:?}"
            );
            assert_eq!(
                said.len(),
                wanted.len(),
                "{interface:?} says something twice"
            );
        }
    }

    #[test]
    fn the_words_of_dates_have_the_forms_that_they_need() {
        for interface in Interface::ALL {
            assert_eq!(interface.date_style().wrong(), None, "{interface:?}");
        }
    }

    #[test]
    fn names_bring_the_way_of_their_dates() {
        for (tag, interface, expected) in [
            ("en", Interface::Ja, Interface::En),
            ("zh-Hant", Interface::En, Interface::ZhHant),
            ("zh-Hans", Interface::En, Interface::ZhHans),
            ("zh-Latn-pinyin", Interface::En, Interface::En),
            ("zh-Latn-pinyin", Interface::ZhHans, Interface::ZhHans),
            ("nan-Latn", Interface::ZhHant, Interface::ZhHant),
            ("zh-latn-pinyin", Interface::En, Interface::En),
            ("ZH-hans", Interface::En, Interface::ZhHans),
            ("zh", Interface::En, Interface::ZhHant),
            ("lzh", Interface::En, Interface::ZhHant),
            ("yue-Hans", Interface::En, Interface::ZhHans),
            ("ja", Interface::ZhHant, Interface::Ja),
            ("ko-Latn", Interface::En, Interface::En),
            ("ko", Interface::En, Interface::Ko),
            ("vi", Interface::En, Interface::Vi),
            ("mnc", Interface::En, Interface::En),
            ("mnc", Interface::ZhHant, Interface::ZhHant),
        ] {
            let style = interface.date_style_of(tag);
            assert_eq!(style, expected.date_style(), "{tag} {interface:?}");
        }
    }

    #[test]
    fn every_message_fits_its_place_on_eighty_columns() {
        // The longest values of placeholders, for places so narrow that it matters.
        const FILLED: &[(&str, &str)] = &[
            ("n", "1,000"),
            ("step", "4"),
            ("all", "4"),
            ("degrees", "34.80°"),
            ("distance", "300"),
        ];
        for interface in Interface::ALL {
            for message in Message::ALL {
                let words = interface.say(*message);
                let longest = words
                    .split('|')
                    .map(|form| Widths::default().columns(&filled(form.trim(), FILLED)))
                    .max()
                    .unwrap_or(0);
                assert!(
                    longest > 0,
                    "{interface:?} says nothing for {}",
                    message.key()
                );
                let room = message.place().columns();
                assert!(
                    longest <= room,
                    "{interface:?} {}: {longest} of {room} columns: {words}",
                    message.key()
                );
            }
        }
    }

    #[test]
    fn every_language_has_the_same_places_for_other_words() {
        for message in Message::ALL
            .iter()
            .filter(|message| !matches!(message, Message::NoDate | Message::CalendarEras))
        {
            let wanted = places(Interface::En.say(*message));
            for interface in Interface::ALL {
                assert_eq!(
                    places(interface.say(*message)),
                    wanted,
                    "{interface:?} {}",
                    message.key()
                );
            }
        }
    }

    #[test]
    fn counts_in_the_forms_of_each_language() {
        for (interface, number, expected) in [
            (Interface::En, 0, "0 years"),
            (Interface::En, 1, "1 year"),
            (Interface::En, 2, "2 years"),
            (Interface::En, 12_345, "12,345 years"),
            (Interface::ZhHant, 1, "1年"),
            (Interface::Ja, 2, "2年"),
            (Interface::Ko, 12_345, "12,345년"),
            (Interface::Vi, 12_345, "12.345 năm"),
        ] {
            assert_eq!(
                interface.count(Message::Years, number),
                expected,
                "{interface:?} {number}"
            );
        }
    }

    #[test]
    fn a_locale_finds_its_language() {
        for (locale, expected) in [
            ("en_GB.UTF-8", Some(Interface::En)),
            ("zh_TW.UTF-8", Some(Interface::ZhHant)),
            ("zh-HK", Some(Interface::ZhHant)),
            ("zh_CN", Some(Interface::ZhHans)),
            ("ja_JP.eucJP", Some(Interface::Ja)),
            ("ko", Some(Interface::Ko)),
            ("vi-VN", Some(Interface::Vi)),
            ("fr", None),
            ("C", None),
            ("", None),
        ] {
            assert_eq!(Interface::nearest(locale), expected, "{locale}");
        }
    }

    #[test]
    fn the_languages_go_round() {
        let round: Vec<Interface> =
            std::iter::successors(Some(Interface::En), |interface| Some(interface.next()))
                .take(Interface::ALL.len() + 1)
                .collect();
        assert_eq!(round[..round.len() - 1], Interface::ALL);
        assert_eq!(round.last(), Some(&Interface::En));
    }
}
