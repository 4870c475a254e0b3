//! Names in running text: they follow the language of names, and never change the meaning of a text.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

mod texts;

use std::collections::{BTreeMap, BTreeSet};

use annals::card::Reader;
use annals::chronicle::{Chronicle, Piece, Ref};
use annals::names::{Choice, LanguageId, Names};
use annals::time::Day;
use unicode_normalization::UnicodeNormalization;

fn embedded() -> Chronicle {
    annals::format::embedded().unwrap().chronicle
}

fn reader(chronicle: &Chronicle, main: LanguageId) -> Reader<'_> {
    Reader::new(chronicle, Choice { main, gloss: None })
}

#[test]
fn a_name_follows_the_language_and_words_of_the_text_stay() {
    let file = |summary: &str| {
        format!(
            r#"Chronicle(format: 1, title: "Names", languages: ["en", "zh-Hant", "ko"],
            lanes: [
                (id: "jin", name: {{"en": "Jin dynasty (Jurchen)", "zh-Hant": "金朝", "ko": "금나라"}}, short: {{"en": "Jin", "zh-Hant": "金"}},
                    also: [(id: "jurchens", name: {{"en": "Jurchens", "zh-Hant": "女真人", "ko": "여진인"}})]),
                (id: "jining", name: {{"en": "Jining", "zh-Hant": "集寧"}}),
            ],
            places: {{"linan": (name: {{"en": "Lin'an (Hangzhou)", "zh-Hant": "臨安", "ko": "임안"}},
                also: [(id: "hangzhou", name: {{"en": "Hangzhou", "zh-Hant": "杭州"}})])}},
            events: [(id: "e", when: "1129", name: "E", also: [(id: "other", name: {{"en": "Other", "zh-Hant": "別名"}})],
                summary: {{"en": {summary:?}}})])"#
        )
    };
    for (summary, english, chinese) in [
        ("To [[linan]].", "To Lin'an (Hangzhou).", "To 臨安."),
        ("To [[linan.hangzhou]].", "To Hangzhou.", "To 杭州."),
        ("To [[linan|Lin'an]].", "To Lin'an.", "To 臨安."),
        // A name in brackets is another name of the item, not a form of this one.
        ("To [[linan|Hangzhou]].", "To Hangzhou.", "To Hangzhou."),
        ("[[jin|Jin]] won.", "Jin won.", "金 won."),
        ("[[jin|Jurchen]] horse.", "Jurchen horse.", "Jurchen horse."),
        ("The [[jin.jurchens]].", "The Jurchens.", "The 女真人."),
        (
            "The [[jin.jurchens|horsemen]].",
            "The horsemen.",
            "The horsemen.",
        ),
        ("[[e.other]]", "Other", "別名"),
        // A part of a word is not a form of a name.
        ("[[jining|Jin]]", "Jin", "Jin"),
    ] {
        let text = file(summary);
        let chronicle = annals::format::load(text.as_bytes()).unwrap().chronicle;
        for (tag, expected) in [("en", english), ("zh-Hant", chinese)] {
            let language = chronicle.languages.find(tag).unwrap();
            let event = chronicle.events.iter().next().unwrap();
            let said = reader(&chronicle, language).plain(&event.details.summary);
            assert_eq!(said, expected, "{summary} in {tag}");
        }
    }
}

/// All items with a name.
fn things(chronicle: &Chronicle) -> Vec<Ref> {
    let lanes = chronicle.lanes.ids().map(Ref::from);
    let people = chronicle.people.ids().map(Ref::from);
    let places = chronicle.places.ids().map(Ref::from);
    let sources = chronicle.sources.ids().map(Ref::from);
    lanes.chain(people).chain(places).chain(sources).collect()
}

/// For each text in a language: the items that have it as an additional name, or as the name or short name.
fn names_of(
    chronicle: &Chronicle,
    language: LanguageId,
) -> BTreeMap<String, BTreeSet<(Ref, bool)>> {
    let mut all: BTreeMap<String, BTreeSet<(Ref, bool)>> = BTreeMap::new();
    for of in things(chronicle) {
        let mut add = |names: &Names, own| {
            if let Some(name) = names.get(language) {
                all.entry(name.text.to_string())
                    .or_default()
                    .insert((of, own));
            }
        };
        add(chronicle.names(of), true);
        for other in chronicle.also(of) {
            add(&other.name, false);
        }
        let short = chronicle.short_name(of, language).to_owned();
        all.entry(short).or_default().insert((of, true));
    }
    all
}

/// Words that are replaced by a name in another language must be that same name: neither that of another item, nor another name of the same
/// item, which was used at another time or denotes its people.
#[test]
fn no_words_are_exchanged_for_another_things_name() {
    let chronicle = embedded();
    let mut wrong = Vec::new();
    let known: BTreeMap<LanguageId, _> = chronicle
        .languages
        .iter()
        .map(|language| (language, names_of(&chronicle, language)))
        .collect();
    for (at, text) in texts::texts(&chronicle) {
        for (language, prose) in text.versions() {
            for piece in prose.pieces() {
                let Piece::Name {
                    id,
                    alias: None,
                    said: Some(said),
                } = piece
                else {
                    continue;
                };
                let of = chronicle.find(id).unwrap();
                let short = chronicle.short_name(of, *language);
                let Some(meant) = known[language].get(said) else {
                    continue;
                };
                let is_its_own = said == short || meant.contains(&(of, true));
                if !is_its_own {
                    let tag = chronicle.languages.tag(*language);
                    wrong.push(format!(
                        "{tag} {at}: [[{id}|{said}]] is a name of {meant:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Hangzhou became Lin'an in the summer of 1129. Texts on earlier events say Hangzhou and those on later events say Lin'an, unless a text
/// is about both.
#[test]
fn a_place_has_the_name_that_it_had_then() {
    let chronicle = embedded();
    let renamed = Day(2_133_652).start();
    let mut wrong = Vec::new();
    for event in &chronicle.events {
        let is_later = event.when.extent().start() >= renamed;
        for text in [&event.details.summary, &event.details.text] {
            for (_, prose) in text.versions() {
                let named = |wanted: Option<&str>| {
                    prose.pieces().any(|piece| {
                        matches!(piece, Piece::Name { id: "linan", alias, .. } if alias == wanted)
                    })
                };
                let (hangzhou, linan) = (named(Some("hangzhou")), named(None));
                if (hangzhou && is_later && !linan) || (linan && !is_later) {
                    wrong.push(format!("{}: {prose:?}", event.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The word before a name would have to depend on it only after "a" and "an". English texts, which are often shown with names in other
/// languages, are worded so that the article fits every possible name.
#[test]
fn an_article_fits_whatever_name_follows_it() {
    let chronicle = embedded();
    let mut wrong = Vec::new();
    for (language, at, before, name) in words_and_names(&chronicle) {
        let starts_with_vowel = name
            .nfd()
            .next()
            .is_some_and(|letter| "aeiou".contains(letter.to_ascii_lowercase()));
        let article = before.rsplit(' ').next().unwrap_or_default();
        let fits = match article.to_lowercase().as_str() {
            "a" => !starts_with_vowel,
            "an" => starts_with_vowel,
            _ => true,
        };
        if !fits {
            let tag = chronicle.languages.tag(language);
            wrong.push(format!("{tag} {at}: {article} {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// "sông Hoài Hà", "nhà Nhà Tống" and the like repeat a word. A text must use the short name there.
#[test]
fn no_word_before_a_name_is_said_again_by_the_name() {
    let chronicle = embedded();
    let mut wrong = Vec::new();
    for (language, at, before, name) in words_and_names(&chronicle) {
        let said = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let name_says = name.split(' ').next().map(str::to_lowercase) == Some(said.clone());
        let is_river_twice = said == "sông" && name.ends_with("Hà");
        if name_says || is_river_twice {
            let tag = chronicle.languages.tag(language);
            wrong.push(format!("{tag} {at}: {said} {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every name in running text in every language, with the words right before it without the blank between.
fn words_and_names(chronicle: &Chronicle) -> Vec<(LanguageId, String, String, String)> {
    let mut all = Vec::new();
    for language in chronicle.languages.iter() {
        let reader = reader(chronicle, language);
        for (at, text) in texts::texts(chronicle) {
            let words = reader.words(text);
            for pair in words.windows(2).filter(|pair| pair[1].of.is_some()) {
                let Some(before) = pair[0].text.strip_suffix(' ') else {
                    continue;
                };
                all.push((
                    language,
                    at.clone(),
                    before.to_owned(),
                    pair[1].text.clone(),
                ));
            }
        }
    }
    all
}

/// The entries of a list can be distinguished in every language.
#[test]
fn no_two_entries_of_a_list_read_the_same() {
    let chronicle = embedded();
    let lists: [(&str, Vec<Ref>); 6] = [
        ("lanes", chronicle.lanes.ids().map(Ref::from).collect()),
        ("people", chronicle.people.ids().map(Ref::from).collect()),
        ("places", chronicle.places.ids().map(Ref::from).collect()),
        ("sources", chronicle.sources.ids().map(Ref::from).collect()),
        ("spans", chronicle.spans.ids().map(Ref::from).collect()),
        ("events", chronicle.events.ids().map(Ref::from).collect()),
    ];
    let mut wrong = Vec::new();
    for language in chronicle.languages.iter() {
        for (list, things) in &lists {
            let mut read: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for of in things {
                let shown = chronicle.names(*of).shown(language, &chronicle.languages);
                read.entry(shown.text).or_default().push(chronicle.id(*of));
            }
            for (name, ids) in read.iter().filter(|(_, ids)| ids.len() > 1) {
                let tag = chronicle.languages.tag(language);
                wrong.push(format!("{tag}, {list}: {name} is {}", ids.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
