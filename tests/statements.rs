//! The sentences of the overview of the Jingkang Incident: each must be found on some card.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use annals::card::{Block, Markup, Reader, Subject, card};
use annals::chronicle::Chronicle;
use annals::messages::Interface;
use annals::names::Choice;
use annals::print::{Part, print};

/// The statement, the event whose card contains it (`None` for the chronicle's own), and words that prove it.
const STATEMENTS: &[(&str, Option<&str>, &str)] = &[
    ("S01", None, "Jingkang Incident"),
    ("S01", Some("jingkang-incident"), "Jingkang Incident"),
    ("S02", None, "Jin–Song Wars"),
    ("S03", None, "Bianjing on the map of modern Henan"),
    ("S04", None, "September 1125 – March 1127"),
    (
        "S04",
        Some("jingkang-incident"),
        "The encyclopaedia article dates the incident September 1125 – March 1127.",
    ),
    ("S05", None, "Bianjing (present-day Kaifeng, Henan, China)"),
    ("S06", None, "Jin victory"),
    (
        "S06",
        None,
        "All the territories north of the Huai River ceded to Jin",
    ),
    ("S07", None, "Northern Song dynasty"),
    ("S07", None, "Jin dynasty"),
    ("S08", None, "Emperor Qinzong of Song"),
    ("S08", None, "Emperor Taizong of Jin"),
    ("S09", None, "200,000"),
    ("S09", None, "70,000"),
    ("S09", Some("first-siege-of-bianjing"), "200,000"),
    ("S09", Some("second-siege-of-bianjing"), "70,000"),
    ("S10", None, "100,000"),
    ("S10", None, "150,000"),
    ("S10", Some("first-siege-of-bianjing"), "100,000"),
    ("S10", Some("second-siege-of-bianjing"), "150,000"),
    (
        "S11",
        None,
        "Many of the Song imperial family abducted; government and civilians devastated (English encyclopaedia article).",
    ),
    ("S11", None, "Unknown"),
    ("S12", None, "靖康事變"),
    ("S12", None, "Jìngkāng shì biàn"),
    ("S12", None, "Humiliation of Jingkang"),
    ("S12", None, "靖康之恥"),
    ("S12", None, "Jìngkāng zhī chǐ"),
    ("S12", None, "Disorders of the Jingkang Period"),
    ("S12", None, "靖康之亂"),
    ("S12", None, "Jìngkāng zhī luàn"),
    (
        "S13",
        Some("jingkang-incident"),
        "Jin armies twice besiege Bianjing (Kaifeng), take it",
    ),
    (
        "S14",
        Some("jingkang-incident"),
        "Emperor Qinzong of Song, his father Huizong and the court",
    ),
    (
        "S14",
        Some("jingkang-incident"),
        "most of their kin, many officials and a great many townspeople were taken north",
    ),
    (
        "S15",
        Some("emperors-deposed"),
        "the Northern Song dynasty ends",
    ),
    (
        "S16",
        Some("gaozong-enthroned"),
        "Zhao Gou takes the throne at Yingtian as Emperor Gaozong of Song; the Southern Song begins.",
    ),
    (
        "S16",
        Some("gaozong-enthroned"),
        "escaped to southern China and re-established the dynasty in the new capital, Lin'an (Hangzhou)",
    ),
    (
        "S17",
        Some("jingkang-incident"),
        "The event is named after Jingkang, the era of Qinzong's reign.",
    ),
    (
        "S18",
        Some("alliance-conducted-at-sea"),
        "Song and Jin agree to attack Liao together and divide its land",
    ),
    (
        "S18",
        Some("alliance-conducted-at-sea"),
        "The encyclopaedia article gives only the year 1120.",
    ),
    (
        "S19",
        Some("alliance-conducted-at-sea"),
        "Jin would get the large northern portion and Song a smaller portion in the south, the Sixteen Prefectures of Yan and Yun.",
    ),
    (
        "S20",
        Some("fall-of-liao-shangjing"),
        "The encyclopaedia article says that this sack \"ended the Liao dynasty\".",
    ),
    (
        "S21",
        Some("battle-of-baigou"),
        "could not even penetrate the defensive positions of Liao and was then defeated by the remaining Liao troops",
    ),
    (
        "S22",
        Some("second-yan-campaign"),
        "exposing the limits of the Song army as well as the corruption and bureaucracy of the court",
    ),
    (
        "S23",
        Some("jin-takes-yanjing"),
        "in the end Jin took control of all former Liao territories",
    ),
    (
        "S24",
        Some("yanjing-payment-treaty"),
        "Song wanted the Sixteen Prefectures of Yan and Yun as promised and that Jin sold them",
    ),
    (
        "S24",
        Some("yanjing-payment-treaty"),
        "300,000 bolts of silk and 200,000 ounces of silver",
    ),
    (
        "S25",
        Some("yanjing-payment-treaty"),
        "extremely generous, since it was the tribute that Song had been paying Liao yearly since the Chanyuan Treaty of 1005",
    ),
    (
        "S26",
        Some("zhang-jue-rebels"),
        "according to the Twenty-Four Histories, in 1123, three years after the fall of Liao, a Jin general, Zhang Jue, went over to Song",
    ),
    (
        "S27",
        Some("pingzhou-joins-song"),
        "governor of the Jin-controlled prefecture of Pingzhou, just north of the Sixteen Prefectures of Yan and Yun on the other side of the Great Wall, which was merged into Song territory",
    ),
    (
        "S28",
        Some("pingzhou-joins-song"),
        "Song welcomed the defection and awarded Zhang Jue an honorific title and land",
    ),
    (
        "S29",
        Some("jin-first-pingzhou-expedition"),
        "\"sent a small army\" to overturn the defection and that it \"was defeated by Zhang Jue's troops\"",
    ),
    (
        "S30",
        Some("zhang-jue-executed"),
        "Song realised that the defection would only bring hostility from the north, and Zhang Jue was executed in the winter of 1123",
    ),
    (
        "S31",
        Some("jin-attack-order"),
        "\"came too late\"; in the fall of 1125 Taizong ordered a full-scale attack",
    ),
    ("S32", None, "Chēng-khong chi Piàn"),
    ("S32", None, "정강의 변"),
    ("S32", None, "Insiden Jingkang"),
    ("S32", None, "靖康の変"),
    ("S32", None, "Jingkang incident"),
    ("S32", None, "Sự kiện Tĩnh Khang"),
    ("S32", None, "靖康之禍"),
    ("S32", None, "靖康之難"),
    ("S32", None, "靖康之变"),
];

fn chronicle() -> Arc<Chronicle> {
    Arc::new(annals::format::embedded().unwrap().chronicle)
}

fn english(chronicle: &Chronicle) -> Choice {
    Choice {
        main: chronicle.languages.find("en").unwrap(),
        gloss: chronicle.languages.find("zh-Hant"),
    }
}

#[test]
fn every_statement_of_the_overview_is_on_a_card() {
    let chronicle = chronicle();
    let choice = english(&chronicle);
    let missing: Vec<_> = STATEMENTS
        .iter()
        .filter(|(_, event, statement)| {
            let subject = match event.map(|id| chronicle.find(id)) {
                None => Subject::Chronicle,
                Some(Some(of)) => Subject::Thing(of),
                Some(None) => return true,
            };
            !card(Reader::new(&chronicle, choice), subject)
                .text(Markup::Plain, Interface::En)
                .contains(statement)
        })
        .collect();
    assert!(missing.is_empty(), "not found: {missing:#?}");
}

#[test]
fn all_thirty_two_statements_are_looked_for() {
    for number in 1..=32 {
        let statement = format!("S{number:02}");
        assert!(
            STATEMENTS.iter().any(|(known, ..)| *known == statement),
            "{statement}"
        );
    }
}

#[test]
fn every_event_prints_its_date_its_name_and_its_sources() {
    let chronicle = chronicle();
    let choice = english(&chronicle);
    let mut printed = Vec::new();
    print(Reader::new(&chronicle, choice), Part::Whole, &mut printed).unwrap();
    let printed = String::from_utf8(printed).unwrap();
    let events = printed
        .split("\n# ")
        .find(|part| part.starts_with("Events\n"));
    let parts: Vec<&str> = events.unwrap().split("\n## ").skip(1).collect();
    assert_eq!(parts.len(), chronicle.events.len());
    for (event, part) in chronicle.events.iter().zip(parts) {
        let name = event.name.shown(choice.main, &chronicle.languages).text;
        assert!(part.starts_with(name), "{}: {part:.60}", event.id);
        assert!(part.contains("Julian"), "{} has no date", event.id);
        assert!(
            part.contains("\nSources:\n- "),
            "{} has no sources",
            event.id
        );
    }
    assert!(
        !printed.contains('\u{1b}'),
        "plain text has no escape sequences"
    );
}

#[test]
fn names_inside_running_text_follow_the_language() {
    let chronicle = chronicle();
    let subject = Subject::Thing(chronicle.find("bianjing-falls").unwrap());
    for (tag, name) in [
        ("en", "Guo Jing"),
        ("zh-Hant", "郭京"),
        ("ko", "곽경"),
        ("vi", "Quách Kinh"),
        ("ja", "郭京"),
    ] {
        let choice = Choice {
            main: chronicle.languages.find(tag).unwrap(),
            gloss: None,
        };
        let card = card(Reader::new(&chronicle, choice), subject);
        let Some(Block::Paragraph(paragraph)) = card
            .blocks
            .iter()
            .find(|block| matches!(block, Block::Paragraph(_)))
        else {
            panic!("no text in {tag}")
        };
        let text: String = paragraph.iter().map(|word| word.text.as_str()).collect();
        assert!(text.contains(name), "{tag}: {text}");
    }
}

#[test]
fn everything_is_printed_under_a_heading_with_one_empty_line_between() {
    let chronicle = chronicle();
    let mut printed = Vec::new();
    print(
        Reader::new(&chronicle, english(&chronicle)),
        Part::Whole,
        &mut printed,
    )
    .unwrap();
    let printed = String::from_utf8(printed).unwrap();
    assert!(!printed.contains("\n\n\n"), "doubled empty lines");
    let count = |heading: &str| {
        let section = printed.split("\n# ").find(|part| part.starts_with(heading));
        section.unwrap_or_default().matches("\n## ").count()
    };
    for (heading, things) in [
        ("Chapters", chronicle.chapters.len()),
        ("Events", chronicle.events.len()),
        ("Lanes", chronicle.lanes.len()),
        ("Periods", chronicle.spans.len()),
        ("Eras", chronicle.eras.len()),
        ("People", chronicle.people.len()),
        ("Places", chronicle.places.len()),
        ("Sources", chronicle.sources.len()),
    ] {
        assert_eq!(count(heading), things, "{heading}");
        assert!(
            printed.contains(&format!("\n- {heading}: {things}\n")),
            "{heading}"
        );
    }
}
