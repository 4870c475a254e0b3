//! Searches and their first results.

use std::sync::OnceLock;

use super::*;
use crate::format;
use crate::names::Choice;

fn chronicle() -> &'static Chronicle {
    static CHRONICLE: OnceLock<Chronicle> = OnceLock::new();
    CHRONICLE.get_or_init(|| format::embedded().unwrap().chronicle)
}

fn found(text: &str, steps: usize) -> Search {
    let mut search = Search::new(text, chronicle(), &Index::default());
    while search.unfinished() {
        search.step(chronicle(), steps);
    }
    search
}

fn id(of: Subject) -> String {
    id_in(chronicle(), of)
}

fn id_in(chronicle: &Chronicle, of: Subject) -> String {
    match of {
        Subject::Thing(of) => chronicle.id(of).to_owned(),
        Subject::Chronicle => String::from("chronicle"),
        Subject::Chapter(place) => format!("chapter {place}"),
    }
}

/// A reader of English with Chinese glosses.
fn english() -> Choice {
    let find = |tag| chronicle().languages.find(tag).unwrap();
    Choice {
        main: find("en"),
        gloss: Some(find("zh-Hant")),
    }
}

/// Queries, and the id of the first result.
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
    ("1127-01-09", "bianjing-falls"),
    ("9 Jan 1127", "bianjing-falls"),
    ("9 jan", "bianjing-falls"),
    ("1月9日", "bianjing-falls"),
    ("靖康元年閏十一月丙辰", "bianjing-falls"),
    ("siege of taiyuan", "siege-of-taiyuan"),
    ("9 January 1127", "bianjing-falls"),
    ("徽宗在位", "reign-huizong"),
    ("siege 1126", "first-siege-of-bianjing"),
    // Kana in every form, and romanised.
    ("セイコウ", "jingkang"),
    ("ｾｲｺｳ", "jingkang"),
    ("seikou", "jingkang"),
    ("seiko", "jingkang"),
    ("seikounohen", "jingkang-incident"),
    ("seikou no hen", "jingkang-incident"),
    ("kisou", "huizong"),
    ("benkei", "bianjing"),
    ("リンアン", "linan"),
    ("kin", "jin"),
    ("sou", "song"),
    ("あくだ", "jin-taizu"),
    ("ｱｸﾀﾞ", "jin-taizu"),
    ("akuda", "jin-taizu"),
    ("うきまい", "jin-taizong"),
    ("ukimai", "jin-taizong"),
    ("kouga", "yellow-river-line-collapses"),
    // Hangul by initial consonants, incomplete, and without spaces.
    ("ㅈㄱ", "jingkang"),
    ("ㅈㄱㅇㅂ", "jingkang-incident"),
    ("정가", "jingkang"),
    ("정강ㅇ", "jingkang-incident"),
    ("송휘종", "huizong"),
    ("송흠종", "qinzong"),
    ("금태조", "jin-taizu"),
    ("금태종", "jin-taizong"),
    ("항주", "linan"),
    ("황하", "yellow-river-line-collapses"),
    ("거란", "liao"),
    ("여진", "jin"),
    ("악비", "yue-fei"),
    ("요나라", "liao"),
    ("송사", "songshi"),
    // Typing mistakes.
    ("zhnag jue", "zhang-jue"),
    ("Huizhong", "huizong"),
    ("bianjign", "bianjing"),
    ("taiyuna", "taiyuan-relief-fails"),
    ("Hangzohu", "linan"),
    ("Jinkang Incidnet", "jingkang-incident"),
    ("Qinzogn", "qinzong"),
    // Japanese and old forms of characters.
    ("靖康之変", "jingkang-incident"),
    ("呉革", "wu-ge"),
    ("徳興", "dexing"),
    ("童貫", "tong-guan"),
    ("靑城", "qingcheng"),
    ("岳飞", "yue-fei"),
    ("宋徽宗", "huizong"),
    ("songhuizong", "huizong"),
    // Vietnamese, with marks and without.
    ("nhạc phi", "yue-fei"),
    ("nhac phi", "yue-fei"),
    ("Hoàn Nhan Tông Hàn", "zonghan"),
    ("Nữ Chân", "jin"),
    ("hoa uoc thieu hung", "shaoxing-peace"),
    ("Lâm An", "linan"),
    ("Hàng Châu", "linan"),
    // Stop words, and sorts of things.
    ("fall of bianjing", "bianjing-falls"),
    ("the fall of Taiyuan", "taiyuan-falls"),
    ("battle at Huangtiandang", "battle-of-huangtiandang"),
    ("xuanhe era", "xuanhe"),
    ("jingkang era", "jingkang"),
    ("宣和年號", "xuanhe"),
    ("靖康年号", "jingkang"),
    ("niên hiệu Tuyên Hòa", "xuanhe"),
    // A state followed by one of its people.
    ("金兀朮", "zongbi"),
    ("金阿骨打", "jin-taizu"),
    ("jin aguda", "jin-taizu"),
];

/// Queries that match only texts, figures, citations and the infobox.
const TOLD: &[(&str, &str)] = &[
    ("leather bowstrings", "taiyuan-falls"),
    ("卷358", "first-siege-of-bianjing"),
    ("7,777", "bianjing-falls"),
    ("7777 soldiers", "bianjing-falls"),
    ("jin victory", "chronicle"),
    ("disaster 1127", "emperors-taken-north"),
    ("fall of bianjing", "bianjing-falls"),
    ("siege of taiyuan", "siege-of-taiyuan"),
    ("zhnag jue", "zhang-jue"),
];

fn found_first(table: &[(&str, &str)], find: impl Fn(&str) -> Search) {
    let wrong = table.iter().filter_map(|(text, expected)| {
        let search = find(text);
        let hits = search.hits().iter().take(3);
        let hits: Vec<String> = hits
            .map(|hit| format!("{} {}", id(hit.of), hit.score))
            .collect();
        let first = search.hits().first().map(|hit| id(hit.of));
        (first.as_deref() != Some(*expected))
            .then(|| format!("{text}: {expected} is not first of {hits:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    let all = table.len();
    assert!(
        wrong.is_empty(),
        "{} of {all}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The results of a search by names alone, without the slow pass over texts.
fn found_by_name(text: &str) -> Search {
    let mut search = Search::new(text, chronicle(), &Index::default());
    while !matches!(search.pass, Pass::Texts | Pass::Done) {
        search.step(chronicle(), 1);
    }
    search
}

#[test]
fn searches_find_first_what_was_meant() {
    found_first(FIRST, found_by_name);
    assert!(FIRST.len() >= 195);
}

#[test]
fn searches_find_first_what_is_told() {
    found_first(TOLD, |text| found(text, 1_000));
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
        let reason = search
            .reason(chronicle(), search.hits()[0].of, english())
            .unwrap();
        assert_eq!(
            (reason.field, chronicle().languages.tag(reason.language)),
            (field, language),
            "{text}"
        );
        assert!(reason.words.starts_with(words), "{text}: {}", reason.words);
    }
}

#[test]
fn a_prescan_finds_every_name_by_each_of_its_words() {
    let mut scratch = Scratch::default();
    for name in chronicle()
        .events
        .iter()
        .flat_map(|event| event.name.iter())
    {
        let query = Query::new(&name.text, chronicle());
        let met: Vec<bool> = query
            .words
            .iter()
            .map(|word| word.is_in(&name.text, &mut scratch))
            .collect();
        assert!(met.iter().all(|met| *met), "{}: {met:?}", name.text);
    }
}

#[test]
fn a_prescan_finds_named_cases() {
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
        let query = Query::new(typed, chronicle());
        assert!(
            query
                .words
                .iter()
                .all(|word| word.is_in(text, &mut Scratch::default())),
            "{name}"
        );
    }
    let query = Query::new("kaifeng", chronicle());
    for name in ["Siege of Bianjing", "汴京", "변경", "Biện Kinh", ""] {
        assert!(
            !query.words[0].is_in(name, &mut Scratch::default()),
            "{name}"
        );
    }
}

/// A large chronicle: every 3000th event has a rare name, and it has more people than hits are kept.
fn many() -> &'static Chronicle {
    static MANY: OnceLock<Chronicle> = OnceLock::new();
    MANY.get_or_init(|| {
        let people = (0..300)
            .map(|n| format!("\"p{n}\": (name: \"Zorro number {n}\", note: \"Zorro again.\"),"));
        let name = |n: u32| {
            if n % 3000 == 2999 {
                format!(r#"{{"en": "Dūránd {n}", "ja": "ようこうざん", "ko": "한라 산"}}"#)
            } else {
                format!("\"Common {n}\"")
            }
        };
        let events = (0..20_000).map(|n| {
            format!(
                "(id: \"e{n}\", when: \"{}\", name: {}),",
                1000 + n / 20,
                name(n)
            )
        });
        let [people, events] = [people.collect::<String>(), events.collect::<String>()];
        let text =
            format!("Chronicle(format: 1, title: \"T\", people: {{{people}}}, events: [{events}])");
        format::load(text.as_bytes()).unwrap().chronicle
    })
}

fn found_in_many(text: &str) -> Search {
    let mut search = Search::new(text, many(), &Index::default());
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
        // The twenty events of the year, and two whose number contains it.
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

/// An index of that chronicle.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let index = Index::default();
        index.make(many());
        index
    })
}

#[test]
fn a_late_name_is_found_before_all_names_are_scored() {
    for (name, index) in [("without", &Index::default()), ("with", index())] {
        let mut search = Search::new("19998", many(), index);
        while search.hits().is_empty() && search.pass != Pass::Names {
            search.step(many(), 500);
        }
        assert_eq!(search.count(), 1, "{name} an index");
    }
}

#[test]
fn with_an_index_names_are_found_as_they_are_typed_for_kana_and_hangul() {
    for text in ["youkou", "yokozan", "kouzan", "ㅎㄹ", "한ㄹ", "라산"] {
        let mut search = Search::new(text, many(), index());
        while matches!(search.pass, Pass::Dated | Pass::Said) {
            search.step(many(), 500);
        }
        assert_eq!(search.events().len(), 6, "{text}");
    }
}

#[test]
fn with_an_index_the_same_is_found() {
    for text in ["zorro", "durand", "common 19998", "youkou", "ㄹㅅ"] {
        let mut search = Search::new(text, many(), index());
        while search.unfinished() {
            search.step(many(), 500);
        }
        let without = found_in_many(text);
        let best = |search: &Search| search.hits().first().map(|hit| hit.of);
        assert_eq!(
            (search.count(), search.events().len(), best(&search)),
            (without.count(), without.events().len(), best(&without)),
            "{text}"
        );
    }
}

#[test]
fn a_step_takes_one_prescan_however_few_it_finds() {
    let mut search = Search::new("durand", many(), &Index::default());
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
fn a_whole_word_scores_the_same_in_any_position() {
    let text = r#"Chronicle(format: 1, title: "T", people: {"anabel": (name: "Anabel Brook"), "wang-an": (name: "Wang An")}, events: [])"#;
    let chronicle = format::load(text.as_bytes()).unwrap().chronicle;
    let mut search = Search::new("an", &chronicle, &Index::default());
    search.step(&chronicle, 100);
    assert_eq!(
        search
            .hits()
            .iter()
            .map(|hit| id_in(&chronicle, hit.of))
            .collect::<Vec<_>>(),
        ["wang-an", "anabel"]
    );
}

#[test]
fn empty_and_meaningless_queries_find_nothing() {
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

#[test]
fn a_date_in_an_era_of_the_chronicle_is_one() {
    let file = r#"Chronicle(format: 1, title: "T", eras: {"auc": (name: "AUC", when: "-0752/0476")},
        events: [(id: "ides", when: "AUC 710", name: "Ides")])"#;
    let chronicle = format::load(file.as_bytes()).unwrap().chronicle;
    let search = Search::new("AUC 710", &chronicle, &Index::default());
    assert_eq!(
        search.when().map(ToString::to_string).as_deref(),
        Some("-0043")
    );
    assert!(
        Search::new("AUC 2000", &chronicle, &Index::default())
            .when()
            .is_none()
    );
}

/// All results of a search in a chronicle with the given names, in order.
fn found_among(names: &[&str], text: &str) -> Vec<String> {
    let person = |(n, name): (usize, &&str)| format!("\"p{n}\": (name: \"{name}\"),");
    let people: String = names.iter().enumerate().map(person).collect();
    let file = format!("Chronicle(format: 1, title: \"T\", people: {{{people}}}, events: [])");
    let chronicle = format::load(file.as_bytes()).unwrap().chronicle;
    let mut search = Search::new(text, &chronicle, &Index::default());
    while search.unfinished() {
        search.step(&chronicle, 100);
    }
    let name = |hit: &Hit| {
        fields::names(&chronicle, hit.of)
            .unwrap()
            .iter()
            .next()
            .unwrap()
            .text
            .to_string()
    };
    search.hits().iter().map(name).collect()
}

#[test]
fn figures_are_found_by_digits_and_by_words() {
    let event = |id: &str, value: &str, told: &str| {
        let unit = r#"{"en": "men", "zh-Hant": "人", "ko": "명"}"#;
        let figures = format!("[(what: \"men\", value: {value}, unit: {unit})]");
        format!(
            "(id: \"{id}\", when: \"1126\", name: \"An army\", figures: {figures}, summary: \"{told}\"),"
        )
    };
    let events = [
        event("seventy", "70000", ""),
        event("seven-hundred", "700000", ""),
        event("seven", "7", ""),
        event("told", "1", "Some 70,000 households."),
    ];
    let events = events.concat();
    let file = format!("Chronicle(format: 1, title: \"T\", events: [{events}])");
    let chronicle = format::load(file.as_bytes()).unwrap().chronicle;
    for (text, expected) in [
        ("70,000", &["seventy", "seven-hundred", "told"][..]),
        ("70000", &["seventy", "seven-hundred", "told"]),
        ("7万", &["seventy", "told"]),
        ("７萬", &["seventy", "told"]),
        ("七万", &["seventy", "told"]),
        ("7만", &["seventy", "told"]),
        ("七萬人", &["seventy"]),
        ("7만명", &["seventy"]),
        ("7만 명", &["seventy", "told"]),
        ("七十萬", &["seven-hundred"]),
        ("八万", &[]),
    ] {
        let mut search = Search::new(text, &chronicle, &Index::default());
        while search.unfinished() {
            search.step(&chronicle, 100);
        }
        let hits = search.hits().iter();
        let found: Vec<String> = hits.map(|hit| id_in(&chronicle, hit.of)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn names_in_other_forms_are_found_and_what_was_typed_comes_first() {
    for (names, text, expected) in [
        (
            &["Dương", "Đương", "Đường"][..],
            "đường",
            &["Đường", "Dương", "Đương"][..],
        ),
        (
            &["Dương", "Đương", "Đường"],
            "duong",
            &["Dương", "Đương", "Đường"],
        ),
        (&["Nguyễn"], "nguyen", &["Nguyễn"]),
        (&["Ứng Ốc Ấu Ắ Ế"], "ung oc au a e", &["Ứng Ốc Ấu Ắ Ế"]),
        (&["爲政"], "為政", &["爲政"]),
        (&["戶部"], "户部", &["戶部"]),
        (&["說"], "説", &["說"]),
        (&["臺灣"], "台湾", &["臺灣"]),
        (&["溫州"], "温州", &["溫州"]),
        (&["關", "德"], "関", &["關"]),
        (&["關", "德"], "徳", &["德"]),
        (&["戰", "廣"], "戦", &["戰"]),
        (&["戰", "廣"], "広", &["廣"]),
        (&["吳", "曆"], "呉", &["吳"]),
        (&["吳", "曆"], "暦", &["曆"]),
        (&["青", "清", "尚"], "靑", &["青"]),
        (&["青", "清", "尚"], "淸", &["清"]),
        (&["青", "清", "尚"], "尙", &["尚"]),
        (&["アクダ", "ガグ"], "がぐ", &["ガグ"]),
        (&["アクダ", "ガグ"], "ｶﾞｸﾞ", &["ガグ"]),
        (&["Type 99 tank", "K-9"], "type99", &["Type 99 tank"]),
        (&["Type 99 tank", "K-9"], "k9", &["K-9"]),
        (&["Qi", "Qin"], "qi", &["Qi", "Qin"]),
        (&["Beowulf", "Athelstan"], "beowlf", &["Beowulf"]),
        (&["Beowulf", "Athelstan"], "搜索", &[]),
    ] {
        assert_eq!(found_among(names, text), expected, "{text}");
    }
}

#[test]
fn an_event_alone_at_a_place_is_meant_by_its_name() {
    let file = r#"Chronicle(format: 1, title: "T", places: {
            "zela": (name: "Zela", at: (40.3, 35.9)), "rome": (name: "Rome", at: (41.9, 12.5))},
        events: [
            (id: "battle", when: "-0046", name: "Battle of Zela", place: "zela"),
            (id: "sack", when: "0410", name: "Sack of Rome", place: "rome"),
            (id: "another", when: "0455", name: "Second sack of Rome", place: "rome"),
            (id: "elsewhere", when: "0456", name: "A letter about Zela")])"#;
    let chronicle = format::load(file.as_bytes()).unwrap().chronicle;
    for (text, expected) in [
        ("zela", "battle"),
        ("rome", "rome"),
        ("sack of rome", "sack"),
    ] {
        let mut search = Search::new(text, &chronicle, &Index::default());
        search.step(&chronicle, 1_000);
        assert_eq!(id_in(&chronicle, search.hits()[0].of), expected, "{text}");
    }
}

#[test]
fn dates_of_sources_are_in_order_and_another_month_comes_last() {
    let dates = [
        ("leap", "1126", "冬閏十一月，城破"),
        ("long", "1127", "是歲冬十一月，大雪，河凍"),
        ("short", "1128", "冬十一月"),
        ("weighty", "1129", "冬十一月，地震"),
    ];
    let event = |(id, when, date): &(&str, &str, &str)| {
        let weight = if *id == "weighty" { 5 } else { 2 };
        format!(
            "(id: \"{id}\", when: \"{when}\", name: \"E\", weight: {weight}, as_written: \"{date}\"),"
        )
    };
    let events: String = dates.iter().map(event).collect();
    let file = format!("Chronicle(format: 1, title: \"T\", events: [{events}])");
    let chronicle = format::load(file.as_bytes()).unwrap().chronicle;
    let mut search = Search::new("十一月", &chronicle, &Index::default());
    search.step(&chronicle, 1_000);
    let found: Vec<String> = search
        .hits()
        .iter()
        .map(|hit| id_in(&chronicle, hit.of))
        .collect();
    assert_eq!(found, ["long", "short", "weighty", "leap"]);
}

#[test]
fn what_only_a_text_in_an_unread_language_has_comes_last() {
    let file = r#"Chronicle(format: 1, title: "T", languages: ["en", "zh-Hant", "ja"], events: [
        (id: "foreign", when: "1126", name: "A", weight: 5, summary: {"ja": "李綱は夏に都を出た"}),
        (id: "own", when: "1127", name: "B", summary: {"zh-Hant": "那年夏天，朝廷命李綱出都城，救援被圍已久的太原城。"})])"#;
    let chronicle = format::load(file.as_bytes()).unwrap().chronicle;
    let read = chronicle.languages.find("zh-Hant").unwrap();
    let mut search = Search::new("ligang", &chronicle, &Index::default()).for_reader_of(&[read]);
    search.step(&chronicle, 1_000);
    let found: Vec<String> = search
        .hits()
        .iter()
        .map(|hit| id_in(&chronicle, hit.of))
        .collect();
    assert_eq!(found, ["own", "foreign"]);
}

#[test]
fn what_stands_on_a_card_is_found() {
    let text = r#"Chronicle(format: 1, title: "T",
        lanes: [(id: "song", name: "Dynasty", short: {"en": "Quux"}, years: "reckoned anew")],
        people: {"zed": (name: "A person", short: {"en": "Zedd"}, life: "about seventy", links: [(url: "https://example.org", caption: "Portrait")])},
        sources: {"book": (title: "Annals")},
        spans: [(id: "war", kind: War, name: "Fighting", when: "1126", as_written: "靖康之戰", sources: [("book", "juan 7")])],
        events: [(id: "siege", when: "1127", name: "An event with a long name", short: {"en": "Beleaguered"},
            people: [("zed", "gatekeeper")],
            claims: [(when: "1128", claimed_by: "a monk", note: "in hindsight", sources: [("book", "juan 9")])],
            routes: [(name: "the northern column", places: [])])],
    )"#;
    let span = r#"spans: [(id: "own", kind: Siege, event: "siege", name: "Blockade", short: {"en": "Cordon"}, when: "1127",
        as_written: "金人圍城", note: "ended by hunger", sources: [("book", "juan 5")]), "#;
    let text = text.replace("spans: [", span);
    let chronicle = format::load(text.as_bytes()).unwrap().chronicle;
    for (text, expected) in [
        ("quux", "song"),
        ("reckoned anew", "song"),
        ("zedd", "zed"),
        ("seventy", "zed"),
        ("portrait", "zed"),
        ("靖康之戰", "war"),
        ("juan 7", "war"),
        ("beleaguered", "siege"),
        ("gatekeeper", "siege"),
        ("monk", "siege"),
        ("hindsight", "siege"),
        ("juan 9", "siege"),
        ("northern column", "siege"),
        ("blockade", "siege"),
        ("cordon", "siege"),
        ("金人圍城", "siege"),
        ("hunger", "siege"),
        ("juan 5", "siege"),
    ] {
        let mut search = Search::new(text, &chronicle, &Index::default());
        while search.unfinished() {
            search.step(&chronicle, 100);
        }
        let first = search.hits().first().map(|hit| id_in(&chronicle, hit.of));
        assert_eq!(first.as_deref(), Some(expected), "{text}");
    }
}
