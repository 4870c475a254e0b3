//! Searches and what they find first.

use std::sync::OnceLock;

use super::*;
use crate::format;

fn chronicle() -> &'static Chronicle {
    static CHRONICLE: OnceLock<Chronicle> = OnceLock::new();
    CHRONICLE.get_or_init(|| format::embedded().unwrap().chronicle)
}

fn found(text: &str, steps: usize) -> Search {
    let mut search = Search::new(text, chronicle());
    while search.unfinished() {
        search.step(chronicle(), steps);
    }
    search
}

fn id(of: Ref) -> String {
    chronicle().id(of).to_owned()
}

/// What is typed, and the id of what comes first.
const FIRST: &[(&str, &str)] = &[
    // Without case, tone marks and diacritics, in every language.
    ("jingkang", "jingkang"),
    ("Jingkang Incident", "jingkang-incident"),
    ("jingkang zhi bian", "jingkang-incident"),
    ("jing kang", "jingkang"),
    ("chengkhong", "jingkang"),
    ("cheng-khong chi pian", "jingkang-incident"),
    ("tinh khang", "jingkang"),
    ("TĨNH KHANG", "jingkang"),
    ("su kien tinh khang", "jingkang-incident"),
    ("insiden jingkang", "jingkang-incident"),
    ("靖康之變", "jingkang-incident"),
    ("靖康之变", "jingkang-incident"),
    ("靖康の変", "jingkang-incident"),
    ("정강의 변", "jingkang-incident"),
    ("せいこうのへん", "jingkang-incident"),
    ("セイコウノヘン", "jingkang-incident"),
    ("ｾｲｺｳﾉﾍﾝ", "jingkang-incident"),
    ("ホウロウのラン", "fang-la-rebellion"),
    ("송휘종", "huizong"),
    ("금태조", "jin-taizu"),
    ("연운16주", "sixteen-prefectures"),
    ("zing6 hong1", "jingkang"),
    ("jkzb", "jingkang-incident"),
    ("jingkzb", "jingkang-incident"),
    ("jkzbian", "jingkang-incident"),
    ("jngkang incident", "jingkang-incident"),
    // People.
    ("wanyan", "zonghan"),
    ("wyzh", "zonghan"),
    ("wyzw", "zongwang"),
    ("zonghan", "zonghan"),
    ("wanyan zonghan", "zonghan"),
    ("wanyanzonghan", "zonghan"),
    ("zonghan wanyan", "zonghan"),
    ("完顏宗翰", "zonghan"),
    ("完颜宗翰", "zonghan"),
    ("宗翰", "zonghan"),
    ("완안종한", "zonghan"),
    ("nianhan", "zonghan"),
    ("wolibu", "zongwang"),
    ("huizong", "huizong"),
    ("徽宗", "huizong"),
    ("hz", "huizong"),
    ("きそう", "huizong"),
    ("휘종", "huizong"),
    ("huy tong", "huizong"),
    ("Tống Huy Tông", "huizong"),
    ("zhao ji", "huizong"),
    ("趙佶", "huizong"),
    ("赵佶", "huizong"),
    ("qinzong", "qinzong"),
    ("欽宗", "qinzong"),
    ("钦宗", "qinzong"),
    ("kham tong", "qinzong"),
    ("흠종", "qinzong"),
    ("gaozong", "gaozong"),
    ("趙構", "gaozong"),
    ("赵构", "gaozong"),
    ("zhao gou", "gaozong"),
    ("zhang jue", "zhang-jue"),
    ("zhangjue", "zhang-jue"),
    ("張覺", "zhang-jue"),
    ("张觉", "zhang-jue"),
    ("장각", "zhang-jue"),
    ("zj", "zhang-jue"),
    ("li gang", "li-gang"),
    ("李綱", "li-gang"),
    ("李纲", "li-gang"),
    ("lg", "li-gang"),
    ("이강", "li-gang"),
    ("aguda", "jin-taizu"),
    ("アクダ", "jin-taizu"),
    ("jin taizu", "jin-taizu"),
    ("taizu of jin", "jin-taizu"),
    ("wuqimai", "jin-taizong"),
    ("ウキマイ", "jin-taizong"),
    ("jin taizong", "jin-taizong"),
    ("tianzuo", "tianzuo"),
    ("天祚帝", "tianzuo"),
    ("guo yaoshi", "guo-yaoshi"),
    ("gys", "guo-yaoshi"),
    ("郭药师", "guo-yaoshi"),
    ("tong guan", "tong-guan"),
    ("童貫", "tong-guan"),
    ("童贯", "tong-guan"),
    ("cai jing", "cai-jing"),
    ("蔡京", "cai-jing"),
    ("guo jing", "guo-jing"),
    ("zhang bangchang", "zhang-bangchang"),
    ("zbc", "zhang-bangchang"),
    // Places.
    ("bianjing", "bianjing"),
    ("汴京", "bianjing"),
    ("kaifeng", "bianjing"),
    ("汴京陥落", "bianjing-falls"),
    ("bien kinh", "bianjing"),
    ("변경", "bianjing"),
    ("べんけい", "bianjing"),
    ("taiyuan", "taiyuan"),
    ("太原", "taiyuan"),
    ("yanjing", "yanjing"),
    ("燕京", "yanjing"),
    ("linan", "linan"),
    ("hangzhou", "linan"),
    ("臨安", "linan"),
    ("临安", "linan"),
    // Polities, eras, works.
    ("song", "song"),
    ("宋", "song"),
    ("송나라", "song"),
    ("jin", "jin"),
    ("金", "jin"),
    ("liao", "liao"),
    ("辽", "liao"),
    ("xuanhe", "xuanhe"),
    ("宣和", "xuanhe"),
    ("jianyan", "jianyan"),
    ("shaoxing", "shaoxing"),
    ("songshi", "songshi"),
    ("宋史", "songshi"),
    ("history of jin", "jinshi"),
    ("金史", "jinshi"),
    // Events: names, words of names in any order, kinds, texts, dates.
    ("bianjing falls", "bianjing-falls"),
    ("bianjing flls", "bianjing-falls"),
    ("falls bianjing", "bianjing-falls"),
    ("汴京陷落", "bianjing-falls"),
    ("bjxl", "bianjing-falls"),
    ("siege of taiyuan", "siege-of-taiyuan"),
    ("太原之围", "siege-of-taiyuan"),
    ("tyzw", "siege-of-taiyuan"),
    ("alliance sea", "alliance-conducted-at-sea"),
    ("海上之盟", "alliance-conducted-at-sea"),
    ("hszm", "alliance-conducted-at-sea"),
    ("해상의 맹", "alliance-conducted-at-sea"),
    ("绍兴和议", "shaoxing-peace"),
    ("sxhy", "shaoxing-peace"),
    ("chanyuan treaty", "chanyuan-treaty"),
    ("澶渊之盟", "chanyuan-treaty"),
    ("fang la rebellion", "fang-la-rebellion"),
    ("disaster 1127", "emperors-taken-north"),
    ("1127-01-09", "bianjing-falls"),
    ("9 Jan 1127", "bianjing-falls"),
    ("靖康元年閏十一月丙辰", "bianjing-falls"),
    ("siege of taiyuan", "siege-of-taiyuan"),
    ("9 January 1127", "bianjing-falls"),
    ("徽宗在位", "reign-huizong"),
    ("siege 1126", "first-siege-of-bianjing"),
    ("leather bowstrings", "taiyuan-falls"),
];

#[test]
fn searches_find_first_what_was_meant() {
    let wrong: Vec<String> = FIRST
        .iter()
        .filter_map(|(text, expected)| {
            let search = found(text, 1_000);
            let hits: Vec<String> = search
                .hits()
                .iter()
                .take(3)
                .map(|hit| format!("{} {}", id(hit.of), hit.score))
                .collect();
            let right = search
                .hits()
                .first()
                .is_some_and(|hit| id(hit.of) == *expected);
            (!right).then(|| format!("{text}: {expected} is not first of {hits:?}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        FIRST.len(),
        wrong.join("\n")
    );
    assert!(FIRST.len() >= 120);
}

#[test]
fn steps_of_any_size_find_the_same() {
    for text in ["jin", "1126", "siege bianjing", "徽宗"] {
        let (whole, small) = (found(text, 100_000), found(text, 7));
        assert_eq!(whole.hits(), small.hits(), "{text}");
        assert_eq!(
            (whole.count(), whole.events().len()),
            (small.count(), small.events().len()),
            "{text}"
        );
    }
}

#[test]
fn says_why_something_was_found() {
    for (text, field, language, words) in [
        ("jkzb", Field::Name, "zh-Hant", "靖康之變"),
        ("tinh khang", Field::Name, "vi", "Tĩnh Khang"),
        ("趙佶", Field::Also, "zh-Hant", "趙佶"),
        ("杭州", Field::Also, "zh-Hant", "杭州"),
        (
            "leather bowstrings",
            Field::Text,
            "en",
            "…boiled leather and bowstrings",
        ),
    ] {
        let search = found(text, 1_000);
        let reason = search.reason(chronicle(), search.hits()[0].of).unwrap();
        assert_eq!(
            (reason.field, chronicle().languages.tag(reason.language)),
            (field, language),
            "{text}"
        );
        assert!(reason.words.starts_with(words), "{text}: {}", reason.words);
    }
}

#[test]
fn a_prescan_meets_every_name_by_each_of_its_words() {
    let mut scratch = Scratch::default();
    for name in chronicle()
        .events
        .iter()
        .flat_map(|event| event.name.iter())
    {
        let query = Query::new(&name.text, chronicle().reckoning);
        let met: Vec<bool> = query
            .words
            .iter()
            .map(|word| word.is_in(&name.text, &mut scratch))
            .collect();
        assert!(met.iter().all(|met| *met), "{}: {met:?}", name.text);
    }
}

#[test]
fn a_prescan_meets_named_cases() {
    for (name, text, typed) in [
        ("a capital", "Zhuozhou", "zhuozhou"),
        ("capitals typed", "Zhuozhou", "ZHUOZHOU"),
        ("marks", "Sự kiện Tĩnh Khang", "tinh khang"),
        ("a mark of its own", "Chēng-khong chi Piàn", "chengkhong"),
        (
            "a name in Han letters that are simplified",
            "靖康之變",
            "之变",
        ),
        ("a reading", "完顏·宗翰", "wanyanzonghan"),
        ("first letters", "靖康之變", "jkzb"),
        ("hangul", "정강의 변", "정강"),
        ("Cyrillic", "Опсада Бјанђинга", "опсада"),
    ] {
        let query = Query::new(typed, chronicle().reckoning);
        assert!(
            query
                .words
                .iter()
                .all(|word| word.is_in(text, &mut Scratch::default())),
            "{name}"
        );
    }
    let query = Query::new("kaifeng", chronicle().reckoning);
    for name in ["Siege of Bianjing", "汴京", "변경", "Biện Kinh", ""] {
        assert!(
            !query.words[0].is_in(name, &mut Scratch::default()),
            "{name}"
        );
    }
}

/// Very many events, every 3000th with a rare name, and more people than answers are kept.
fn many() -> &'static Chronicle {
    static MANY: OnceLock<Chronicle> = OnceLock::new();
    MANY.get_or_init(|| {
        let people = (0..300)
            .map(|n| format!("\"p{n}\": (name: \"Zorro number {n}\", note: \"Zorro again.\"),"));
        let rare = |n: u32| {
            if n % 3000 == 2999 {
                "Dūránd"
            } else {
                "Common"
            }
        };
        let events = (0..20_000).map(|n| {
            format!(
                "(id: \"e{n}\", when: \"{}\", name: \"{} {n}\"),",
                1000 + n / 20,
                rare(n)
            )
        });
        let [people, events] = [people.collect::<String>(), events.collect::<String>()];
        let text =
            format!("Chronicle(format: 1, title: \"T\", people: {{{people}}}, events: [{events}])");
        format::load(text.as_bytes()).unwrap().chronicle
    })
}

fn found_in_many(text: &str) -> Search {
    let mut search = Search::new(text, many());
    while search.unfinished() {
        search.step(many(), 500);
    }
    search
}

#[test]
fn each_of_very_many_is_counted_once() {
    for (text, count, events) in [
        ("zorro", 300, 0),
        ("zorro again", 300, 0),
        ("durand", 6, 6),
        ("dur", 6, 6),
        ("common", 19_994, 19_994),
        ("common 19998", 1, 1),
        // The twenty of the year, and two whose number has it.
        ("1999", 22, 22),
    ] {
        let search = found_in_many(text);
        assert_eq!(
            (search.count(), search.events().len()),
            (count, events),
            "{text}"
        );
    }
}

#[test]
fn a_step_takes_one_prescan_however_few_it_meets() {
    let mut search = Search::new("durand", many());
    let mut steps = 0;
    while search.count() < 6 {
        search.step(many(), 500);
        steps += 1;
    }
    let prescans = many().events.len().div_ceil(prescan::together());
    assert!(
        steps + 1 >= prescans,
        "{steps} steps for {prescans} prescans"
    );
}

#[test]
fn a_whole_word_counts_wherever_it_stands() {
    let text = r#"Chronicle(format: 1, title: "T", people: {"anabel": (name: "Anabel Brook"), "wang-an": (name: "Wang An")}, events: [])"#;
    let chronicle = format::load(text.as_bytes()).unwrap().chronicle;
    let mut search = Search::new("an", &chronicle);
    search.step(&chronicle, 100);
    assert_eq!(
        search
            .hits()
            .iter()
            .map(|hit| chronicle.id(hit.of))
            .collect::<Vec<_>>(),
        ["wang-an", "anabel"]
    );
}

#[test]
fn nothing_and_nonsense_find_nothing() {
    for text in ["", "   ", "…", "qqqq", "\\u{1B}", "xyzzy plugh"] {
        assert_eq!(found(text, 1_000).count(), 0, "{text:?}");
    }
    found(&"康".repeat(300), 1_000);
    found(&"a b ".repeat(100), 1_000);
}

#[test]
fn a_date_is_known_as_one() {
    assert_eq!(
        found("1127-01-09", 1_000)
            .when()
            .map(ToString::to_string)
            .as_deref(),
        Some("1127-01-09")
    );
    assert!(found("bianjing", 1_000).when().is_none());
}
