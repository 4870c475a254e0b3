//! All combinations of a screen and an overlay: the effect of each key and gesture is visible, or a message explains why there is none.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use annals::app::{
    App, BINDINGS, Context, Gesture, Key, Keymap, Mouse, Overlay, Screen, parse_keys,
};
use annals::card::Subject;
use annals::chronicle::Chronicle;
use annals::cli::frame_after;
use annals::ui::{Artist, Picture, Theme, draw, picture};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle)))
}

const MIDDLE: (u16, u16) = (120, 36);

/// A simulated user: each key and gesture is followed by a frame.
#[derive(Clone)]
struct Reader {
    app: App,
    artist: Artist,
    frames: u32,
    size: (u16, u16),
    picture: String,
}

impl Reader {
    fn new(size: (u16, u16)) -> Self {
        let app = App::new(chronicle(), &[String::from("en")]);
        let mut reader = Self {
            app,
            artist: Artist::default(),
            frames: 0,
            size,
            picture: String::new(),
        };
        reader.look();
        reader
    }

    fn look(&mut self) {
        while self.app.busy() {
            self.app.work();
        }
        let screen = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(screen);
        let theme = Theme::terminal();
        self.app
            .set_seen(self.artist.draw(&self.app, theme, screen, &mut buffer));
        if self.app.seen().card.uncounted() {
            // The second frame knows how many rows the card has.
            buffer.reset();
            self.app
                .set_seen(self.artist.draw(&self.app, theme, screen, &mut buffer));
        }
        self.frames += 1;
        if self.frames.is_multiple_of(3) {
            let mut anew = Buffer::empty(screen);
            draw(&self.app, theme, screen, &mut anew);
            assert!(
                anew == buffer,
                "what was kept from a frame before is out of date"
            );
        }
        self.picture = picture(&buffer, Picture::Ansi);
    }

    fn press(&mut self, key: Key) {
        self.app.press(key);
        self.look();
    }

    fn keys(&mut self, keys: &str) {
        for key in parse_keys(keys).unwrap() {
            self.press(key);
        }
    }

    fn mouse(&mut self, gesture: Gesture, at: impl Into<Position>) {
        let at = at.into();
        self.app.point(Mouse { gesture, at });
        self.look();
    }

    /// An empty cell of the chart.
    fn empty_time(&self) -> Position {
        let places = &self.app.seen().places;
        let taken = |at: &Position| places.events.iter().any(|(place, _)| place.contains(*at));
        places.time.positions().find(|at| !taken(at)).unwrap()
    }

    /// All settings that do not concern the position.
    fn settings(&self) -> String {
        let app = &self.app;
        let page = app.trail().page();
        // If the chart is visible, so is its window; a change of less than a column may not be.
        let window = Some(app.window()).filter(|_| app.seen().places.time.is_empty());
        let rows = app.rows_shown().into_iter();
        let lanes: Vec<_> = rows.map(|row| (row.row, row.height)).collect();
        let overlay = app.overlay().map(std::mem::discriminant::<Overlay>);
        format!(
            "{:?}",
            (
                (
                    window,
                    app.selected(),
                    app.choice(),
                    app.interface(),
                    app.calendars()
                ),
                (
                    page.subject,
                    page.link(),
                    app.focus(),
                    app.mouse(),
                    app.stand(),
                    app.scale().step()
                ),
                (lanes, app.filter(), app.screen(), overlay),
            )
        )
    }

    fn seen(&self) -> (String, Option<(u16, u16)>) {
        (self.picture.clone(), self.app.seen().cursor)
    }
}

#[test]
fn a_drag_ends_where_the_map_opens() {
    let mut reader = Reader::new(MIDDLE);
    let (at, window) = (reader.empty_time(), reader.app.window());
    reader.mouse(Gesture::Press, at);
    reader.keys("m");
    reader.mouse(Gesture::Drag, (at.x + 20, at.y));
    assert_eq!(reader.app.window(), window, "the chart lies under the map");
    reader.keys("m");
    reader.mouse(Gesture::Drag, (at.x + 20, at.y));
    assert_eq!(reader.app.window(), window, "the drag has ended");
}

#[test]
fn a_drag_ends_where_something_opens_over_the_screen() {
    for open in ["?", "/", ":", "M", "o"] {
        let mut reader = Reader::new(MIDDLE);
        let at = reader.empty_time();
        reader.mouse(Gesture::Press, at);
        reader.keys(open);
        reader.mouse(Gesture::Release, at);
        reader.keys("<esc>");
        let list = reader.app.seen().places.annals.0;
        reader.mouse(Gesture::Press, (list.x + 2, list.bottom() - 1));
        let pressed = reader.app.window();
        reader.mouse(Gesture::Drag, (list.x + 30, list.bottom() - 1));
        assert_eq!(reader.app.window(), pressed, "{open}: time does not move");
    }
}

#[test]
fn a_drag_ends_where_the_card_takes_a_narrow_screen() {
    let mut reader = Reader::new((60, 22));
    let (at, window) = (reader.empty_time(), reader.app.window());
    reader.mouse(Gesture::Press, at);
    reader.keys("i");
    reader.mouse(Gesture::Drag, (at.x + 20, at.y));
    assert_eq!(reader.app.window(), window, "the chart lies under the card");
}

#[test]
fn what_cannot_be_seen_is_not_changed() {
    for (screen, keys) in [
        ("m", "beEvAwhf}{"),
        ("jz", "beEvAw-+0f}{F."),
        ("js", "ewWi]\t"),
    ] {
        let size = if screen == "js" { (80, 16) } else { MIDDLE };
        let mut reader = Reader::new(size);
        reader.keys(screen);
        let before = reader.app.clone();
        for key in keys
            .chars()
            .filter(|key| !(screen == "m" && "hf".contains(*key)))
        {
            let name = if key == '\t' {
                String::from("tab")
            } else {
                key.to_string()
            };
            reader.press(Key::parse(&name).unwrap());
            let now = &reader.app;
            assert_eq!(
                (
                    now.window(),
                    now.focus(),
                    now.stand(),
                    now.arrangement(),
                    now.scale().step()
                ),
                (
                    before.window(),
                    before.focus(),
                    before.stand(),
                    before.arrangement(),
                    before.scale().step()
                ),
                "{screen} {name}"
            );
            let said = now.notice().unwrap_or_default();
            assert!(
                said.starts_with("Not possible here: "),
                "{screen} {name}: {said:?}"
            );
        }
    }
}

#[test]
fn a_key_that_changes_nothing_says_so() {
    for (name, keys, said) in [
        ("the years are fitted", "f", "Already shown."),
        ("everything is fitted", "00", "Already shown."),
        ("the opening view", "H", "Already at the opening view."),
        ("an open card", "j<enter>", "The card is already open."),
        (
            "no card before",
            "j<backspace><backspace>",
            "No previous card.",
        ),
        ("no card after", "j]", "No next card."),
        ("the first event", "gk", "No earlier event is shown."),
        ("the last event", "Gj", "No later event is shown."),
        (
            "the first of its lane",
            "gK",
            "No earlier event in this lane.",
        ),
        ("the last of its lane", "GJ", "No later event in this lane."),
        (
            "a lane at its top",
            "{",
            "This lane cannot be scrolled further.",
        ),
        (
            "a lane at its end",
            "}}}}}}}}}}}}}}}}}}}}",
            "This lane cannot be scrolled further.",
        ),
        ("the top of a card", "ju", "Top of the card."),
        ("nothing to close", "j<esc>", "Nothing to close."),
        ("the end of a story", "Gsj", "No later event is shown."),
        ("a map that is fitted", "mff", "Already shown."),
        (
            "names that never stand",
            "v",
            "Not possible here: “names upright",
        ),
    ] {
        let mut reader = Reader::new(MIDDLE);
        reader.keys(keys);
        let notice = reader.app.notice().unwrap_or_default();
        assert!(notice.starts_with(said), "{name}: {notice:?}");
    }
}

/// From the chronicle's own card a move shows the selected event, regardless of how the card was opened. From any other card it moves on.
#[test]
fn a_move_from_the_chronicles_card_shows_what_is_selected() {
    for (keys, moved) in [
        ("", 0),
        ("j", 1),
        ("ji", 0),
        ("j<backspace>", 0),
        ("jjH", 0),
    ] {
        let mut reader = Reader::new(MIDDLE);
        reader.keys(keys);
        let before = reader.app.selected().unwrap().index();
        reader.keys("j");
        let after = reader.app.selected().unwrap().index();
        assert_eq!(after - before, moved, "{keys}");
    }
}

#[test]
fn stepping_out_goes_back_and_never_adds_a_card() {
    let mut reader = Reader::new(MIDDLE);
    reader.keys("/zhang jue<enter>");
    let way = |reader: &Reader| reader.app.trail().before().count();
    let before = way(&reader);
    for _ in 0..4 {
        reader.keys("<esc>");
        assert!(way(&reader) <= before, "{}", reader.picture);
    }
    let selected = reader.app.selected().unwrap();
    assert_eq!(
        reader.app.trail().page().subject,
        Subject::Thing(selected.into())
    );
}

#[test]
fn the_footer_says_what_keys_do_in_the_card() {
    let mut reader = Reader::new(MIDDLE);
    reader.keys("j<tab>");
    let screen = Rect::new(0, 0, MIDDLE.0, MIDDLE.1);
    let hints = reader.app.hints(screen).into_iter();
    let said: Vec<&str> = hints.map(|hint| reader.app.say(hint.word)).collect();
    assert!(
        said.contains(&"scroll") && !said.contains(&"event"),
        "{said:?}"
    );
}

#[test]
fn a_date_that_was_gone_to_has_a_mark_until_the_next_move() {
    let mut reader = Reader::new(MIDDLE);
    reader.keys(":1121-09<enter>");
    for (keys, marked) in [("+++++", true), ("ll", true), ("k", false)] {
        reader.keys(keys);
        assert_eq!(reader.picture.contains("Sep 1121"), marked, "{keys}");
        assert_eq!(reader.app.date_mark().is_some(), marked, "{keys}");
    }
}

#[test]
fn zooming_goes_about_the_date_that_was_gone_to() {
    let mut reader = Reader::new(MIDDLE);
    reader.keys(":1124-06<enter>");
    let column = |reader: &Reader| {
        let app = &reader.app;
        let columns = app.seen().places.time.width;
        let date = app.marked_moment().unwrap();
        app.window().spread(columns, app.scale()).of(date)
    };
    let before = column(&reader);
    reader.keys("++++++++++++");
    assert!((column(&reader) - before).abs() <= 1, "{before}");
}

/// Keys that lead to every screen, and to every overlay.
const SCREENS: [&str; 6] = ["", "j", "jz", "js", "jm", "j<tab>"];
const OVERLAYS: [&str; 7] = ["", "?", ":", "/", "M", "o", "<ctrl-p>"];

#[test]
fn every_key_on_every_screen_is_done_or_said_to_be_impossible() {
    let keys = BINDINGS.iter().flat_map(|binding| binding.keys);
    let keys: BTreeSet<&str> = keys.copied().collect();
    for (screen, overlay) in SCREENS
        .into_iter()
        .flat_map(|screen| OVERLAYS.map(|over| (screen, over)))
    {
        let mut start = Reader::new((80, 24));
        start.keys(screen);
        start.keys(overlay);
        for key in &keys {
            let mut reader = start.clone();
            reader.press(Key::parse(key).unwrap());
            check(&format!("{screen} {overlay} {key}"), &start, &reader);
        }
    }
}

/// Every change is visible, and an impossible action changes nothing.
#[track_caller]
fn check(name: &str, before: &Reader, after: &Reader) {
    let changed = before.settings() != after.settings();
    let seen = before.seen() != after.seen();
    assert!(!changed || seen, "{name} changes what is not seen");
    let said = after.app.notice().filter(|_| before.app.notice().is_none());
    let said = said.unwrap_or_default();
    assert!(
        !changed || !said.starts_with("Not possible here: "),
        "{name} is said to be impossible, and done"
    );
}

#[derive(Debug, Clone)]
enum Input {
    Key(Key),
    Mouse(Gesture, u16, u16),
}

const GESTURES: [Gesture; 7] = [
    Gesture::Press,
    Gesture::DoublePress,
    Gesture::Drag,
    Gesture::Release,
    Gesture::Wheel(1),
    Gesture::Wheel(-1),
    Gesture::SideWheel(1),
];

fn any_input() -> impl Strategy<Value = Input> {
    let letters = ["1", "2", "7", "g", "ü", "宋"];
    let keys: Vec<Key> = BINDINGS
        .iter()
        .flat_map(|binding| binding.keys)
        .chain(&letters)
        .map(|key| Key::parse(key).unwrap())
        .collect();
    prop_oneof![
        3 => proptest::sample::select(keys).prop_map(Input::Key),
        2 => (proptest::sample::select(&GESTURES[..]), 0..120u16, 0..36u16)
            .prop_map(|(gesture, x, y)| Input::Mouse(gesture, x, y)),
    ]
}

/// Seeds of the random keys; `SEED=n cargo test --test keys` uses others.
const SEEDS: [u32; 8] = [1, 2, 3, 5, 8, 13, 21, 34];

/// The simulated users per seed, and the maximum number of inputs of each. Together they take less than two seconds.
const READERS: u32 = 4;
const INPUTS: usize = 24;

#[test]
fn nothing_is_done_unseen() {
    let given = std::env::var("SEED")
        .ok()
        .map(|seed| vec![seed.parse().unwrap()]);
    for seed in given.unwrap_or_else(|| SEEDS.to_vec()) {
        let config = ProptestConfig {
            cases: READERS,
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(seed.into()),
            ..ProptestConfig::default()
        };
        let inputs = proptest::collection::vec(any_input(), 0..INPUTS);
        let size = proptest::sample::select(&[MIDDLE, (80, 24), (60, 22)][..]);
        let tried = TestRunner::new(config).run(&(inputs, size), |(inputs, size)| {
            let mut reader = Reader::new(size);
            for input in inputs {
                let before = reader.clone();
                match &input {
                    Input::Key(key) => reader.press(*key),
                    Input::Mouse(gesture, x, y) => reader.mouse(*gesture, (x % size.0, y % size.1)),
                }
                check(&format!("{size:?} {input:?}"), &before, &reader);
            }
            Ok(())
        });
        if let Err(error) = tried {
            panic!("SEED={seed}: {error}");
        }
    }
}

#[test]
fn every_context_has_a_way_out() {
    let keymap = Keymap::standard();
    let escape = Key::parse("esc").unwrap();
    for context in Context::ALL
        .into_iter()
        .filter(|context| *context != Context::Anywhere)
    {
        assert!(keymap.action(context, escape).is_some(), "{context:?}");
    }
    assert_eq!(Reader::new(MIDDLE).app.screen(), Screen::Panes);
}

#[test]
fn one_key_brings_the_opening_view_back_whole() {
    let mut app = App::new(chronicle(), &[String::from("en")]);
    let size = (120, 36);
    let opening = text(&mut app, size, "");
    for keys in [
        "G",
        "j+++l",
        "/zhang jue<enter>",
        "m",
        "oj<space><enter>",
        "ebv",
    ] {
        let moved = text(&mut app, size, keys);
        assert_ne!(moved, opening, "{keys}");
        assert_eq!(text(&mut app, size, "H"), opening, "{keys}");
    }
}

#[test]
fn a_step_through_the_languages_shows_all_of_them_for_a_moment() {
    let mut app = App::new(chronicle(), &[String::from("en")]);
    for (key, first) in [("L", "English"), ("t", "no gloss")] {
        let stepped = text(&mut app, (160, 45), key);
        let footer = stepped.lines().last().unwrap_or_default();
        assert!(
            footer.contains(first) && footer.contains("日本語"),
            "{footer}"
        );
        let after = text(&mut app, (160, 45), "k");
        assert!(
            !after.lines().last().unwrap_or_default().contains("日本語"),
            "{after}"
        );
    }
}

/// The text of the screen after some keys.
fn text(app: &mut App, size: (u16, u16), keys: &str) -> String {
    let frame = frame_after(app, Theme::night(), size, &parse_keys(keys).unwrap());
    picture(&frame, Picture::Text)
}

#[test]
fn the_first_minute_takes_forty_two_keys() {
    let mut app = App::new(chronicle(), &[String::from("en")]);
    let mut count = 0;
    for (wanted, keys, seen) in [
        ("the card of the fall", "/bianjing f<enter>", "◆ Siege"),
        ("all about Zhang Jue", "/zhang jue<enter>", "Liao official"),
        ("Korean names", "LLLLL", "정강의 변"),
        ("autumn 1125", ":autumn 1125<enter>", "September 1125"),
        ("the start", "H", "3/92"),
    ] {
        count += parse_keys(keys).unwrap().len();
        let drawn = text(&mut app, MIDDLE, keys);
        assert!(drawn.contains(seen), "{wanted}: {seen}\n{drawn}");
    }
    assert_eq!(count, 42);
}
