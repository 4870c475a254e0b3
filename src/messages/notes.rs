//! Remarks on how a date was parsed.

use super::{Interface, Message};
use crate::time::{CalendarView, EraName, Note, Reckoning, When, Whose, write};

impl Interface {
    /// A remark on how a date was parsed, with days formatted in the given civil calendar.
    pub fn note(self, note: &Note, reckoning: Reckoning) -> String {
        let style = self.date_style();
        let date = |when: &When| {
            write(when, CalendarView::of_reckoning(reckoning), style)
                .unwrap_or_else(|| when.to_string())
        };
        let of_era = |message: Message, era: &EraName, day| {
            let day = date(&When::of_day(day, reckoning));
            self.fill(message, &[("era", &era.name_in(style)), ("date", &day)])
        };
        match note {
            Note::DayFirst(other) => self.fill(Message::DayFirst, &[("date", &date(other))]),
            Note::MonthFirst => self.say(Message::MonthFirst).to_owned(),
            Note::DayNumber => self.say(Message::DayNumber).to_owned(),
            Note::ShortYear => self.say(Message::ShortYear).to_owned(),
            Note::OldStyle { old, new } => {
                let years = [old, new].map(i64::to_string);
                self.fill(Message::OldStyle, &[("old", &years[0]), ("new", &years[1])])
            }
            Note::BothStyles => self.say(Message::BothStyles).to_owned(),
            Note::BeforeEra(era, first) => of_era(Message::BeforeEra, era, *first),
            Note::AfterEra(era, last) => of_era(Message::AfterEra, era, *last),
            Note::AnotherWeekday => self.say(Message::AnotherWeekday).to_owned(),
            Note::Computed => self.say(Message::ComputedMonth).to_owned(),
            Note::FirstEra(era) => {
                let (name, ruler) = (era.name_in(style), era.ruler_in(style));
                self.fill(Message::FirstEra, &[("era", &name), ("ruler", &ruler)])
            }
            Note::Refused(era, _) => {
                let (name, state) = (era.name_in(style), era.state_in(style));
                let parts = [("era", &*name), ("state", state)];
                self.fill(Message::EraRefused, &parts)
            }
            Note::Taken(taken, others) => {
                let others: Vec<String> = others.iter().map(|other| self.whose(other)).collect();
                let others = others.join(&self.sign(Message::Comma));
                let parts = [("whose", &*self.whose(taken)), ("others", &others)];
                self.fill(Message::EraTaken, &parts)
            }
        }
    }

    /// An era with its state and the year it gives: "Yongle of Ming (1403)".
    fn whose(self, whose: &Whose) -> String {
        let style = self.date_style();
        let calendar = CalendarView::of_reckoning(whose.year.reckoning());
        let year = write(&whose.year, calendar, style);
        let parts = [
            ("era", &*whose.era.name_in(style)),
            ("state", whose.era.state_in(style)),
            ("year", &year.unwrap_or_default()),
        ];
        self.fill(Message::WhoseEra, &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Context, read_in, readings};

    /// The remarks shown when the user goes to the date `text`.
    fn said(text: &str, interface: Interface) -> String {
        let context = Context::of(Reckoning::default());
        let reading = read_in(text, context).unwrap();
        let notes = reading.notes.iter();
        let notes: Vec<String> = notes
            .map(|note| interface.note(note, context.reckoning))
            .collect();
        notes.join("; ")
    }

    #[test]
    fn notes_are_of_the_language() {
        use Interface::{En, Ja, Ko, Vi, ZhHans, ZhHant};
        for (text, interface, wanted) in [
            (
                "9.1.1127",
                En,
                "read as day/month; as month/day it is 1 September 1127",
            ),
            ("9.1.1127", ZhHant, "按日在前讀；若月在前則為1127年9月1日"),
            (
                "9.1.1127",
                Vi,
                "đọc ngày trước; nếu tháng trước thì là ngày 1 tháng 9 năm 1127",
            ),
            ("1/31/1127", Ja, "月を先に読みました"),
            ("2132703", Ko, "율리우스 적일로 읽음"),
            (
                "20 February 1557/8",
                ZhHans,
                "以3月25日为岁首则为1557年，以1月为岁首则为1558年",
            ),
            (
                "金天會元年正月",
                ZhHant,
                "早於天會開始之日（1123年10月7日）",
            ),
            ("靖康二年十二月", Ja, "靖康が終わった1127年6月11日より後"),
            ("唐太宗三年", Ko, "태종의 첫 연호 정관부터 셈"),
            (
                "唐太宗三年",
                Vi,
                "tính từ Trinh Quán, niên hiệu đầu của Thái Tông",
            ),
            ("唐太宗三年", En, "counted from Zhenguan"),
            (
                "Lý Nhân Tông 3",
                Vi,
                "tính từ Thái Ninh, niên hiệu đầu của Lý Nhân Tông",
            ),
            ("Lý Nhân Tông 3", Ko, "이인종의 첫 연호 태녕부터 셈"),
            (
                "大安元年",
                Ko,
                "요 대안(1085년)로 읽음; 그 밖에 금 대안(1209년)",
            ),
        ] {
            let found = said(text, interface);
            assert!(found.starts_with(wanted), "{text}: {found}");
        }
    }

    /// Notes of every kind have no unfilled placeholder in any language.
    #[test]
    fn notes_leave_nothing_open() {
        let texts = [
            "9.1.1127",
            "1/31/1127",
            "2132703",
            "14 May 24",
            "20 February 1557/8",
            "25 October/7 November 1917",
            "金天會元年正月",
            "靖康二年十二月",
            "宣和二年正月",
            "唐太宗三年",
            "紹興三年三月辛亥",
            "永樂元年",
            "Fri, 2 May 2024",
        ];
        let mut kinds = std::collections::HashSet::new();
        for text in texts {
            for reading in readings(text, Context::of(Reckoning::default())).unwrap() {
                kinds.extend(reading.notes.iter().map(std::mem::discriminant));
            }
            for interface in Interface::ALL {
                let found = said(text, interface);
                assert!(
                    !found.is_empty() && !found.contains(['{', '}']),
                    "{text}: {found}"
                );
            }
        }
        assert_eq!(kinds.len(), 12);
    }
}
