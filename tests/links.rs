//! Navigates the cards using only their links.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, OnceLock};

use annals::app::{Action, App, CardAction, parse_keys};
use annals::card::{Block, Reader, Subject, card};
use annals::chronicle::{Chronicle, EventId, Ref};
use annals::cli::frame_after;
use annals::names::Choice;
use annals::ui::{Theme, draw};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SCREEN: (u16, u16) = (120, 36);

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle)))
}

fn everything(chronicle: &Chronicle) -> Vec<Ref> {
    let events = chronicle.events.ids().map(Ref::Event);
    events
        .chain(chronicle.people.ids().map(Ref::Person))
        .chain(chronicle.places.ids().map(Ref::Place))
        .chain(chronicle.lanes.ids().map(Ref::Lane))
        .chain(chronicle.eras.ids().map(Ref::Era))
        .chain(chronicle.spans.ids().map(Ref::Span))
        .chain(chronicle.sources.ids().map(Ref::Source))
        .collect()
}

fn reached(chronicle: &Chronicle, choice: Choice) -> HashSet<Subject> {
    let mut reached = HashSet::from([Subject::Chronicle]);
    let mut open = VecDeque::from([Subject::Chronicle]);
    while let Some(subject) = open.pop_front() {
        for of in card(Reader::new(chronicle, choice), subject).links() {
            if reached.insert(Subject::Thing(of)) {
                open.push_back(Subject::Thing(of));
            }
        }
    }
    reached
}

#[test]
fn everything_is_reached_from_the_opening_card_by_links_alone() {
    let chronicle = chronicle();
    for main in chronicle.languages.iter() {
        let reached = reached(&chronicle, Choice { main, gloss: None });
        let missing: Vec<_> = everything(&chronicle)
            .into_iter()
            .filter(|of| !reached.contains(&Subject::Thing(*of)))
            .map(|of| (of, chronicle.id(of)))
            .collect();
        assert!(missing.is_empty(), "no way leads to {missing:#?}");
    }
}

#[test]
fn every_card_has_a_name_and_no_way_to_itself() {
    let chronicle = chronicle();
    for of in everything(&chronicle) {
        for main in chronicle.languages.iter() {
            let choice = Choice { main, gloss: None };
            let card = card(Reader::new(&chronicle, choice), Subject::Thing(of));
            let Some(Block::Title(words)) = card.blocks.first() else {
                panic!("{of:?} has no title")
            };
            assert_eq!(
                words[0].text,
                chronicle.names(of).shown(main, &chronicle.languages).text
            );
            assert!(!card.links().contains(&of), "{of:?} leads to itself");
        }
    }
}

/// The keys visit exactly the links of the card, in order, and scroll each into view.
#[test]
fn tab_visits_every_link_of_a_card_in_order() {
    let chronicle = chronicle();
    for (language, size) in [("en", SCREEN), ("zh-Hant", (80, 24)), ("ko", (44, 12))] {
        for id in [
            "first-siege-of-bianjing",
            "huizong",
            "bianjing",
            "song",
            "jingkang",
            "reign-qinzong",
            "songshi",
        ] {
            let mut app = App::new(Arc::clone(&chronicle), &[language.to_owned()]);
            app.open(Subject::Thing(chronicle.find(id).unwrap()));
            let links = card(app.reader(), app.trail().page().subject).links();
            assert!(links.len() > 2, "{id}");
            for link in &links {
                frame_after(
                    &mut app,
                    Theme::default(),
                    size,
                    &parse_keys("<tab>").unwrap(),
                );
                assert_eq!(app.trail().page().link(), Some(*link), "{id} in {language}");
                assert!(
                    app.seen().card.links.contains(link),
                    "{link:?} of {id} is out of sight in {language}"
                );
            }
        }
    }
}

#[test]
fn opening_an_event_selects_it_and_back_finds_the_one_before() {
    let chronicle = chronicle();
    let mut app = App::new(Arc::clone(&chronicle), &[String::from("en")]);
    let event = |id: &str| chronicle.find(id).and_then(EventId::of).unwrap();
    app.select(event("bianjing-falls"));
    app.open(Subject::Thing(chronicle.find("guo-jing").unwrap()));
    app.open(Subject::Thing(chronicle.find("chanyuan-treaty").unwrap()));
    assert_eq!(app.selected(), Some(event("chanyuan-treaty")));
    let start = app.selected_event().unwrap().when.extent().start();
    assert!(
        (app.window().from()..app.window().to()).contains(&start),
        "the chart shows it"
    );
    app.act(Action::Card(CardAction::Back));
    app.act(Action::Card(CardAction::Back));
    assert_eq!(app.selected(), Some(event("bianjing-falls")));
    app.act(Action::Card(CardAction::Forward));
    assert_eq!(
        app.trail().page().subject,
        Subject::Thing(chronicle.find("guo-jing").unwrap())
    );
    assert_eq!(app.selected(), Some(event("bianjing-falls")));
}

#[test]
fn a_card_is_found_where_it_was_left() {
    let mut app = App::new(chronicle(), &[String::from("en")]);
    frame_after(
        &mut app,
        Theme::default(),
        (80, 24),
        &parse_keys("jdd<tab><tab><tab><enter>dd").unwrap(),
    );
    let left = app.trail().page();
    let before = frame_after(
        &mut app,
        Theme::default(),
        (80, 24),
        &parse_keys("[").unwrap(),
    );
    assert_ne!(app.trail().page().subject, left.subject);
    assert!(app.seen().card.top > 0 && app.trail().page().link().is_some());
    frame_after(
        &mut app,
        Theme::default(),
        (80, 24),
        &parse_keys("]").unwrap(),
    );
    assert_eq!(app.trail().page(), left);
    let again = frame_after(
        &mut app,
        Theme::default(),
        (80, 24),
        &parse_keys("<backspace>").unwrap(),
    );
    assert_eq!(before, again, "the same card, the same rows, the same link");
}

#[test]
fn ten_thousand_links_leave_nothing_behind() {
    let mut app = App::new(chronicle(), &[String::from("en")]);
    let screen = Rect::new(0, 0, SCREEN.0, SCREEN.1);
    let mut buffer = Buffer::empty(screen);
    let everything = everything(app.chronicle());
    for (step, of) in everything
        .iter()
        .cycle()
        .step_by(7)
        .take(10_000)
        .enumerate()
    {
        app.open(Subject::Thing(*of));
        if step % 100 == 0 {
            app.set_seen(draw(&app, Theme::default(), screen, &mut buffer));
        }
    }
    assert!(
        app.trail().before().count() < 100,
        "the way back has an end"
    );
    let mut steps = 0;
    while app.trail().before().next().is_some() {
        app.act(Action::Card(CardAction::Back));
        steps += 1;
    }
    assert_eq!(steps, 99);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// After any keys, the event whose card is shown is the selected one, and its start is in the chart.
    #[test]
    fn random_walks_keep_card_list_and_chart_together(
        keys in proptest::collection::vec(
            proptest::sample::select(&["<tab>", "<shift-tab>", "<enter>", "[", "]", "j", "k", "d", "u", "i", "<esc>", "w", "L"][..]),
            0..60,
        ),
    ) {
        let mut app = App::new(chronicle(), &[String::from("zh-Hant")]);
        for key in keys {
            frame_after(&mut app, Theme::default(), (80, 24), &parse_keys(key).unwrap());
            if let Subject::Thing(Ref::Event(event)) = app.trail().page().subject {
                prop_assert_eq!(app.selected(), Some(event));
            }
        }
    }
}
