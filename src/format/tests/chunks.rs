//! A list of events that is read in chunks gives the same result as one read as a whole.

use std::sync::Arc;

use proptest::prelude::*;

use super::sturdy::chunk;
use super::*;
use crate::check::boundary;
use crate::chronicle::{EventId, Relations};
use crate::names::LanguageId;

#[path = "../../../examples/generate/made_up/mod.rs"]
mod made_up;

/// Reads a text in chunks of at least `least_chunk` bytes.
fn load_in(whole: &Whole, least_chunk: usize) -> Result<Loaded, Report> {
    let progress = Progress::default();
    let options = ReadOptions {
        least_chunk,
        advise: true,
        ..ReadOptions::of(&progress)
    };
    load_with(whole, &options)
}

/// The complete result for a text, as text: the chronicle, or its problems.
fn outcome(text: &str, least_chunk: usize) -> String {
    let whole: Whole = Arc::new(text.to_owned().into());
    match load_in(&whole, least_chunk) {
        Ok(loaded) => format!(
            "{}\n{}",
            said(&loaded.chronicle),
            loaded.warnings.render("test.ron", text, false)
        ),
        Err(report) => report.render("test.ron", text, false),
    }
}

/// The complete content of a chronicle in a fixed order.
fn said(chronicle: &Chronicle) -> String {
    let Chronicle {
        title,
        languages,
        reckoning,
        focus,
        summary,
        infobox,
        sources,
        lanes,
        ..
    } = chronicle;
    let Chronicle {
        people,
        places,
        eras,
        spans,
        events,
        ids,
        relations,
        ..
    } = chronicle;
    let related = |of: fn(&Relations, EventId) -> &[EventId]| -> Vec<&[EventId]> {
        events.ids().map(|event| of(relations, event)).collect()
    };
    let tags = |languages_of: Vec<LanguageId>| -> Vec<&str> {
        languages_of
            .into_iter()
            .map(|language| languages.tag(language))
            .collect()
    };
    let menu = tags(languages.iter().collect());
    let head = (
        title, menu, reckoning, focus, summary, infobox, sources, lanes,
    );
    let body = (
        people,
        places,
        eras,
        spans,
        events,
        ids,
        related(Relations::parts),
        related(Relations::causes),
    );
    let mut said = format!(
        "{head:#?}\n{body:#?}\n{:#?}\n{:#?}",
        relations.rows, relations.timeline
    );
    // The order in which threads find languages is random.
    for language in languages.iter() {
        said = said.replace(&format!("{language:?}"), languages.tag(language));
    }
    said
}

fn assert_same(text: &str) {
    let (whole, chunks) = (outcome(text, usize::MAX), outcome(text, 1));
    if let Some((whole, chunks)) = whole
        .lines()
        .zip(chunks.lines())
        .find(|(whole, chunks)| whole != chunks)
    {
        panic!("in one: {whole}\nin chunks: {chunks}\n{text}");
    }
    assert_eq!(whole.len(), chunks.len());
}

/// Events that refer to each other forwards and backwards, and languages that occur late.
const TANGLED: &str = r#"#![enable(implicit_some)]
Chronicle(
    format: 1,
    title: "Tangled",
    lanes: [(id: "song", name: "Song")],
    people: {"guo-jing": (name: {"zh-Hant": "郭京"}, note: "at [[b]]")},
    spans: [(id: "s", name: "S", when: "1126", event: "c")],
    events: [
        (id: "c", when: "1127", name: {"ja": "三"}, lanes: ["song"], part_of: "b", people: ["guo-jing"]),
        (id: "a", when: "1126-01", name: "One", leads_to: ["c", "b"], text: "See [[c]], [[song|Song]], [[guo-jing]]."),
        (id: "b", when: "1126", name: {"en": "Two", "ja": "二"}, derived: ["ja"], notes: [{"ko": "[[d]]"}]),
        /* (id: "x", */ // [
        (id: "d", when: "1125", name: {"KO": "넷", "zh-Hant": r"四,"}, figures: [
            (what: "men", value: 7_777, side: "song", claimed_by: {"ko": "a \"source\""}),
        ], also: [(name: "IV", kind: {"vi": "số"})]),
    ],
    infobox: (caption: {"fr": "Boîte"}),
)
"#;

#[test]
fn what_is_tangled_is_the_same_in_chunks() {
    assert!(
        outcome(TANGLED, 1).contains("Tangled"),
        "{}",
        outcome(TANGLED, 1)
    );
    assert_same(TANGLED);
    assert_same(&TANGLED.replace("format: 1,", "format: 1, languages: [\"zh-Hant\", \"en\"],"));
}

#[test]
fn a_large_file_is_the_same_in_chunks() {
    let mut text = Vec::new();
    made_up::write(&mut text, 20_000, 1, made_up::Measure::Full).unwrap();
    let text: Whole = Arc::new(String::from_utf8(text).unwrap().into());
    let load = |least| load_in(&text, least).unwrap().chronicle;
    let (whole, chunks) = (load(usize::MAX), load(10_000));
    assert_eq!(whole.events.len(), 20_000);
    assert!(said(&whole) == said(&chunks));
}

#[test]
fn mistakes_are_the_same_in_chunks() {
    for (name, right, wrong) in [
        (
            "in an id that comes later",
            "part_of: \"b\"",
            "part_of: \"bb\"",
        ),
        ("an event for a person", "[\"guo-jing\"]", "[\"a\"]"),
        (
            "a person for an event",
            "\"c\", \"b\"",
            "\"guo-jing\", \"zzzzz\", \"c\", \"c\"",
        ),
        ("in a text", "[[c]]", "[[cc]] [[c"),
        ("a double id", "id: \"d\"", "id: \"a\""),
        ("an id of a lane", "id: \"d\"", "id: \"song\""),
        ("no date", "when: \"1126\", name: {", "name: {"),
        ("a wrong date, named", "when: \"1127\"", "when: \"1127-13\""),
        ("no id", "id: \"b\", ", ""),
        (
            "a field twice",
            "name: \"One\"",
            "name: \"One\", name: \"Two\"",
        ),
        (
            "no comma between two",
            "[[guo-jing]].\"),",
            "[[guo-jing]].\")",
        ),
        ("something else between two", "/* (id", "17, /* (id"),
        (
            "a bracket too many",
            "[[guo-jing]].\"),",
            "[[guo-jing]].\")),",
        ),
        ("a bracket missing", "derived: [\"ja\"]", "derived: [\"ja\""),
        ("a quotation mark missing", "name: \"One\"", "name: \"One"),
        (
            "a circle",
            "id: \"b\", when",
            "id: \"b\", part_of: \"c\", when",
        ),
        (
            "a cause too late",
            "id: \"c\", when",
            "id: \"c\", leads_to: [\"d\"], when",
        ),
        ("a bad tag", "\"KO\"", "\"k_o\""),
        ("half an event missing", "also: [(name: \"IV\"", ""),
        ("a later format", "format: 1", "format: 2"),
    ] {
        assert!(TANGLED.contains(right), "{name}");
        let text = TANGLED.replacen(right, wrong, 1);
        assert!(outcome(&text, 1).contains("test.ron"), "{name} is reported");
        assert_same(&text);
    }
}

proptest! {
    #[test]
    fn any_damage_is_the_same_in_chunks(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, chunk()), 1..4)
    ) {
        let mut text = TANGLED.to_owned();
        for (at, length, chunk) in edits {
            let start = boundary(&text, at.index(text.len()));
            let end = boundary(&text, start + length);
            text.replace_range(start..end, &chunk);
        }
        assert_same(&text);
    }
}
