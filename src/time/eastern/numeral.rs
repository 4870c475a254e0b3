//! Numbers as east Asian dates write them: 元, 廿五, 初十, 二十五, 25, ２５.

/// A reader over the characters of a text.
#[derive(Clone)]
pub(super) struct Characters {
    all: Vec<char>,
    /// The place of the reader, from 0.
    pub(super) at: usize,
}

impl Characters {
    /// The text with simplified characters of dates made traditional and wide digits made narrow, one character for one.
    pub(super) fn new(text: &str) -> Self {
        Self {
            all: text.chars().map(folded).collect(),
            at: 0,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.all.get(self.at).copied()
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    pub(super) fn take_any(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.peek().filter(|character| wanted.contains(character))?;
        self.at += 1;
        Some(found)
    }

    /// Whether a word stands here.
    pub(super) fn starts_with(&self, word: &str) -> bool {
        let mut here = self.all.get(self.at..).unwrap_or_default().iter();
        word.chars()
            .all(|character| here.next() == Some(&folded(character)))
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|character| {
            character.is_whitespace() || matches!(character, '，' | ',' | '、')
        }) {
            self.at += 1;
        }
    }

    /// The two characters here.
    pub(super) fn pair(&self) -> Option<(char, char)> {
        Some((self.peek()?, self.all.get(self.at + 1).copied()?))
    }

    /// A number in Han characters or digits, at most four digits long.
    pub(super) fn number(&mut self) -> Option<u32> {
        let start = self.at;
        let number = self.digits().or_else(|| self.han_number());
        if number.is_none() {
            self.at = start;
        }
        number
    }

    fn digits(&mut self) -> Option<u32> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|character| character.to_digit(10)) {
            number = Some(number.unwrap_or(0_u32).checked_mul(10)? + digit);
            self.at += 1;
        }
        number.filter(|number| *number < 100_000)
    }

    /// Tens and ones below a hundred.
    fn han_number(&mut self) -> Option<u32> {
        let first_of_month = self.take('初');
        let tens = self.tens();
        let ones = self.ones();
        match (tens, ones) {
            (None, None) => None,
            (Some(_), _) if first_of_month && tens != Some(10) => None,
            _ => Some(tens.unwrap_or(0) + ones.unwrap_or(0)),
        }
    }

    fn tens(&mut self) -> Option<u32> {
        let start = self.at;
        let tens = match self.take_any(&['十', '廿', '卄', '卅', '丗', '卌']) {
            Some('十') => return Some(10),
            Some('廿' | '卄') => return Some(20),
            Some('卅' | '丗') => return Some(30),
            Some(_) => return Some(40),
            None => self.ones()?,
        };
        if self.take('十') {
            return Some(tens * 10);
        }
        self.at = start;
        None
    }

    fn ones(&mut self) -> Option<u32> {
        const ONES: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
        let found = self.take_any(&ONES)?;
        ONES.iter()
            .position(|one| *one == found)
            .and_then(|place| u32::try_from(place + 1).ok())
    }
}

/// The words of dates that differ in simplified or Japanese writing; era names are matched in each writing by themselves.
fn folded(character: char) -> char {
    match character {
        '闰' => '閏',
        '腊' | '臈' => '臘',
        '辽' => '遼',
        '后' => '後',
        '歳' | '岁' => '歲',
        '０'..='９' => char::from_u32(u32::from(character) - 0xFF10 + 0x30).unwrap_or(character),
        _ => character,
    }
}

/// A number below a hundred in Han characters: 二十五.
pub(crate) fn han(number: u32) -> String {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let ones = ONES[(number % 10) as usize];
    match number / 10 {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", ONES[(tens % 10) as usize]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, wanted) in [
            ("一", 1),
            ("十", 10),
            ("十一", 11),
            ("二十", 20),
            ("二十五", 25),
            ("廿五", 25),
            ("卅", 30),
            ("初十", 10),
            ("初三", 3),
            ("三十二", 32),
            ("25", 25),
            ("２５", 25),
        ] {
            assert_eq!(Characters::new(text).number(), Some(wanted), "{text}");
        }
        for text in ["", "初", "初廿", "日"] {
            assert_eq!(Characters::new(text).number(), None, "{text}");
        }
        for number in 1..100 {
            assert_eq!(Characters::new(&han(number)).number(), Some(number));
        }
    }
}
