//! Using only the mouse: the keys of the footer, dialogs, lists; and the position of the hidden cursor, which braille displays follow.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::{Arc, OnceLock};

use annals::app::{
    Action, App, CardAction, DateAction, FilterRow, Gesture, MapAction, Mouse, Outcome, Overlay,
    OverlayAction, ProgramAction, Screen, ScreenAction, SelectionAction, parse_keys,
};
use annals::card::Subject;
use annals::chronicle::Chronicle;
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

fn chronicle() -> Arc<Chronicle> {
    static CHRONICLE: OnceLock<Arc<Chronicle>> = OnceLock::new();
    Arc::clone(CHRONICLE.get_or_init(|| Arc::new(annals::format::embedded().unwrap().chronicle)))
}

/// A simulated user at a screen of 120×36: each gesture is followed by a frame.
struct Reader {
    app: App,
    rows: Vec<String>,
}

impl Reader {
    fn new() -> Self {
        let app = App::new(chronicle(), &[String::from("en")]);
        let rows = Vec::new();
        let mut reader = Self { app, rows };
        reader.look();
        reader
    }

    fn look(&mut self) {
        self.app.prepare();
        while self.app.busy() {
            self.app.work();
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
        self.app
            .set_seen(draw(&self.app, Theme::terminal(), buffer.area, &mut buffer));
        let row = |y| (0..120).map(|x| buffer[(x, y)].symbol()).collect();
        self.rows = (0..36).map(row).collect();
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys).unwrap() {
            self.app.press(key);
        }
        self.look();
        self
    }

    fn mouse(&mut self, gesture: Gesture, at: impl Into<Position>) -> Outcome {
        let at = at.into();
        let outcome = self.app.point(Mouse { gesture, at });
        self.look();
        outcome
    }

    fn press(&mut self, at: impl Into<Position>) -> Outcome {
        self.mouse(Gesture::Press, at)
    }

    fn press_twice(&mut self, at: Position) {
        self.press(at);
        self.mouse(Gesture::DoublePress, at);
    }

    /// The cell of the key of an action in the footer.
    fn key(&self, action: Action) -> Position {
        let keys = &self.app.seen().places.keys;
        let (key, _) = keys.iter().find(|(_, does)| *does == action).unwrap();
        key.as_position()
    }

    fn press_key(&mut self, action: Action) -> Outcome {
        self.press(self.key(action))
    }

    /// The cell of a row of the dialog, by index.
    fn choice(&self, place: usize) -> Position {
        let choices = &self.app.seen().places.dialog.choices;
        let (at, _) = choices.iter().find(|(_, of)| *of == place).unwrap();
        at.as_position()
    }

    /// The text of the row with the hidden cursor.
    fn rest(&self) -> &str {
        let (_, y) = self.app.seen().rest.unwrap();
        self.rows[usize::from(y)].trim()
    }

    fn selected(&self) -> &str {
        self.app.chronicle().id(self.app.selected().unwrap())
    }
}

#[test]
fn the_hidden_cursor_rests_on_the_news() {
    for (name, keys, expected) in [
        ("the selected event", "jj", "Jin takes Shangjing"),
        ("the link with the focus", "j<tab>", "Song"),
        (
            "the first row of a card that a link opened",
            "j<tab><enter>",
            "Song dynasty",
        ),
        ("the first row of a story", "js", "Diplomacy"),
        ("the card on the whole screen", "jz", "Diplomacy"),
        ("the first row of the help", "?", "Legend"),
        ("what the footer says", "xx", "filter"),
        ("the language that was stepped to", "L", "繁體中文"),
        ("the row of a menu", "Mj", "繁體中文"),
        ("a lane of the filters", "oj", "Liao"),
        (
            "an answer that was moved to",
            "/zhang jue<down>",
            "Zhang Jue",
        ),
        (
            "an action that was moved to",
            "<ctrl-p>map<down>",
            "the map",
        ),
        ("a place of the map", "jm<tab>", "◉"),
    ] {
        let mut reader = Reader::new();
        reader.keys(keys);
        assert_eq!(reader.app.seen().cursor, None, "{name}");
        let (x, y) = reader.app.seen().rest.unwrap();
        let row: String = reader.rows[usize::from(y)].chars().collect();
        assert!(row.contains(expected), "{name}: {x},{y} {row}");
    }
    for (name, keys) in [
        ("a search", "/zhang"),
        ("after moving back to typing", "/zh<down>a"),
        ("a date", ":1127"),
    ] {
        let mut reader = Reader::new();
        reader.keys(keys);
        assert!(reader.app.seen().cursor.is_some(), "{name}");
    }
}

#[test]
fn keys_of_the_footer_can_be_pressed() {
    let mut reader = Reader::new();
    let first = reader.app.selected();
    reader.press_key(Action::Selection(SelectionAction::Next));
    reader.press_key(Action::Selection(SelectionAction::Next));
    assert_ne!(reader.app.selected(), first);
    reader.press_key(Action::Selection(SelectionAction::Previous));
    assert_eq!(
        reader.app.selected(),
        first,
        "each key of a pair is one of its own"
    );
    reader.press_key(Action::Overlay(OverlayAction::Search));
    assert!(matches!(reader.app.overlay(), Some(Overlay::Search(_))));
    reader
        .keys("<esc>")
        .press_key(Action::Screen(ScreenAction::Map));
    assert!(matches!(reader.app.screen(), Screen::Map(_)));
    reader.press_key(Action::Map(MapAction::ZoomIn));
    reader.keys("m");
    let quit = reader.press_key(Action::Program(ProgramAction::Quit));
    assert_eq!(quit, Outcome::Quit);
}

#[test]
fn a_press_takes_back_what_the_footer_said() {
    let mut reader = Reader::new();
    reader.keys("l").keys("c");
    let quits = |reader: &Reader| {
        let mut keys = reader.app.seen().places.keys.iter();
        keys.any(|(_, action)| *action == Action::Program(ProgramAction::Quit))
    };
    assert!(!quits(&reader));
    reader.press((60, 0));
    assert!(quits(&reader));
}

#[test]
fn the_header_and_the_foot_of_the_card_can_be_pressed() {
    let mut reader = Reader::new();
    reader.press_key(Action::Overlay(OverlayAction::Palette));
    assert!(
        matches!(reader.app.overlay(), Some(Overlay::Palette(_))),
        "the name of the program"
    );
    let header = reader
        .app
        .seen()
        .places
        .keys
        .iter()
        .filter(|(at, _)| at.y == 0);
    assert_eq!(header.count(), 0, "not while something is open");
    reader.mouse(Gesture::Leave, (60, 10));
    assert!(reader.app.overlay().is_none(), "the right button closes it");
    reader.press_key(Action::Overlay(OverlayAction::Languages));
    assert!(matches!(reader.app.overlay(), Some(Overlay::Names(_))));
    reader.mouse(Gesture::Leave, (60, 10));
    let calendars = reader.app.calendars();
    reader.press_key(Action::Dates(DateAction::NextCalendars));
    assert_ne!(reader.app.calendars(), calendars);
    // From card to card, and back by the last row of the card.
    reader.keys("j");
    let (at, to) = reader.app.seen().places.links[0];
    reader.press(at.as_position());
    assert_eq!(reader.app.trail().page().subject, Subject::Thing(to));
    reader.press_key(Action::Card(CardAction::Back));
    assert_ne!(reader.app.trail().page().subject, Subject::Thing(to));
    let top = reader.app.seen().card.top;
    reader.press_key(Action::Card(CardAction::ScrollDown));
    assert!(reader.app.seen().card.top > top);
    reader.press_key(Action::Card(CardAction::Infobox));
    assert_eq!(reader.app.trail().page().subject, Subject::Chronicle);
}

#[test]
fn the_languages_of_the_header_are_where_they_are_drawn() {
    let mut reader = Reader::new();
    for size in [(120, 36), (90, 30), (60, 20), (30, 10)] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        reader.app.set_seen(draw(
            &reader.app,
            Theme::terminal(),
            buffer.area,
            &mut buffer,
        ));
        let keys = reader.app.seen().places.keys.iter();
        for (at, action) in keys.filter(|(at, _)| at.y == 0) {
            let words: String = at
                .columns()
                .map(|cell| buffer[cell.as_position()].symbol())
                .collect();
            let expected = match action {
                Action::Overlay(OverlayAction::Palette) => "編年",
                Action::Card(CardAction::Infobox) => "Jingkang",
                Action::Overlay(OverlayAction::Languages) => "English",
                Action::Dates(DateAction::NextCalendars) => "Julian",
                other => panic!("{other:?}"),
            };
            assert!(words.contains(expected), "{size:?} {action:?}: {words}");
        }
    }
}

#[test]
fn answers_of_a_search_are_picked() {
    let mut reader = Reader::new();
    reader.keys("/zhang jue");
    let second = reader.choice(1);
    reader.press(second);
    let Some(Overlay::Search(dialog)) = reader.app.overlay() else {
        panic!("a press chooses and stays");
    };
    assert_eq!(dialog.chosen(), 1);
    assert!(reader.rest().contains("Zhang Jue"), "{}", reader.rest());
    reader.press(second);
    assert!(reader.app.overlay().is_none(), "a second one goes there");
    assert!(
        reader.selected().starts_with("zhang-jue"),
        "{}",
        reader.selected()
    );

    reader.keys("/taiyuan falls");
    reader.press_twice(reader.choice(0));
    assert_eq!(reader.selected(), "taiyuan-falls");

    reader.keys("/taiyuan").mouse(Gesture::Wheel(1), (4, 4));
    let Some(Overlay::Search(dialog)) = reader.app.overlay() else {
        panic!("the wheel chooses");
    };
    assert_eq!(dialog.chosen(), 1);
    reader.press((4, 4));
    assert!(
        reader.app.overlay().is_none(),
        "a press beside it leaves it"
    );
    assert_eq!(reader.selected(), "taiyuan-falls");
}

#[test]
fn rows_of_menus_are_picked() {
    let mut reader = Reader::new();
    reader.keys("M");
    reader.press(reader.choice(2));
    assert_eq!(
        reader
            .app
            .chronicle()
            .languages
            .place(reader.app.choice().main),
        Some(2)
    );
    reader.press((4, 4));
    assert!(reader.app.overlay().is_none());
    assert_eq!(
        reader
            .app
            .chronicle()
            .languages
            .place(reader.app.choice().main),
        Some(2),
        "what shows stays"
    );
    reader.keys("o");
    let Some(Overlay::Filter(menu)) = reader.app.overlay() else {
        panic!("the menu of filters is open");
    };
    let rows = reader.app.filter_rows(menu);
    let place = rows
        .iter()
        .position(|row| matches!(row, FilterRow::Kind(_)));
    reader.press(reader.choice(place.unwrap()));
    assert_eq!(reader.app.filter().hidden_kinds.len(), 1);
    reader.press(reader.choice(place.unwrap()));
    assert!(reader.app.filter().hidden_kinds.is_empty());
    let headings = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| matches!(row, FilterRow::Heading(_)));
    for (place, _) in headings {
        let choices = &reader.app.seen().places.dialog.choices;
        assert!(
            choices.iter().all(|(_, of)| *of != place),
            "a heading is no choice"
        );
    }

    reader.keys("<esc><ctrl-p>map");
    reader.press_twice(reader.choice(0));
    assert!(matches!(reader.app.screen(), Screen::Map(_)));
}

#[test]
fn no_gloss_can_be_pressed_but_no_main_language_cannot() {
    let mut reader = Reader::new();
    reader.keys("M");
    let none = reader.app.chronicle().languages.len();
    let is_choice = |reader: &Reader| {
        let choices = &reader.app.seen().places.dialog.choices;
        choices.iter().any(|(_, of)| *of == none)
    };
    assert!(!is_choice(&reader));
    reader.keys("<tab>");
    assert!(is_choice(&reader));
    reader.press(reader.choice(none));
    assert_eq!(reader.app.choice().gloss, None);
}

#[test]
fn each_press_in_the_menu_of_filters_counts() {
    let mut reader = Reader::new();
    reader.keys("oG");
    let Some(Overlay::Filter(menu)) = reader.app.overlay() else {
        panic!("the menu of filters is open");
    };
    assert_eq!(menu.at, FilterRow::Weight);
    let rows = reader.app.filter_rows(menu);
    let at = reader.choice(rows.len() - 1);
    for (gesture, least) in [
        (Gesture::Press, 2),
        (Gesture::DoublePress, 3),
        (Gesture::Press, 4),
    ] {
        reader.mouse(gesture, at);
        assert_eq!(reader.app.filter().least_weight, least);
    }
}

#[test]
fn the_hidden_cursor_rests_on_what_is_selected() {
    let mut reader = Reader::new();
    for (keys, words) in [
        ("jj", "Jin takes"),
        ("M", "English"),
        ("j", "中文"),
        ("<esc>o", "Song"),
        ("<esc>m", ""),
    ] {
        reader.keys(keys);
        assert!(reader.rest().contains(words), "{keys}: {}", reader.rest());
    }
}

#[test]
fn the_wheel_scrolls_the_list_and_selects_only_what_is_in_sight() {
    let mut reader = Reader::new();
    reader.keys("/taiyuan falls<enter><esc>");
    let (area, before) = reader.app.seen().places.annals.clone();
    let over = (area.x + 2, area.y + 2);
    let selected = reader.app.selected().unwrap();
    let row_of = |reader: &Reader| {
        let events = &reader.app.seen().places.annals.1;
        let selected = reader.app.selected();
        let row = events.iter().rposition(|event| Some(*event) == selected);
        row.expect("the selected event is in sight")
    };
    reader.keys("G");
    for notch in 1..=5 {
        let seen = |reader: &Reader| {
            (
                reader.app.seen().places.annals.1.clone(),
                reader.app.selected(),
            )
        };
        let before = seen(&reader);
        reader.mouse(Gesture::Wheel(-1), over);
        assert_ne!(seen(&reader), before, "notch {notch} from the end");
    }
    reader.keys("/taiyuan falls<enter><esc>");
    let row = row_of(&reader);

    reader.mouse(Gesture::Wheel(1), over);
    assert_eq!(reader.app.selected(), Some(selected));
    assert_eq!(row_of(&reader), row - 3);
    reader.mouse(Gesture::Wheel(-1), over);
    assert_eq!(reader.app.seen().places.annals.1, before);

    for turn in [1, -1] {
        for _ in 0..100 {
            reader.mouse(Gesture::Wheel(turn), over);
            row_of(&reader);
        }
        let events = reader.app.seen().places.annals.1.clone();
        assert_ne!(reader.app.selected(), Some(selected));
        let (first, last) = (events[0].index(), events[events.len() - 1].index());
        let end = chronicle().events.len() - 1;
        assert!(
            if turn > 0 { last == end } else { first == 0 },
            "{turn} {first} {last}"
        );
    }
    reader.keys("j");
    assert_eq!(reader.app.list_scroll(), 0);
}

#[test]
fn a_row_that_is_pressed_stays_under_the_mouse() {
    let mut reader = Reader::new();
    reader.keys("<ctrl-p>").keys(&"<down>".repeat(30));
    let top = reader.app.seen().places.dialog.top;
    let pressed = reader.app.seen().places.dialog.choices[3].1;
    assert!(top > 3, "the list is scrolled");
    let at = reader.choice(pressed);
    reader.press(at);
    assert_eq!(reader.choice(pressed), at);
    let Some(Overlay::Palette(palette)) = reader.app.overlay() else {
        panic!("the palette is open");
    };
    assert_eq!(palette.chosen_place(), pressed);
}

#[test]
fn a_dialog_opens_unscrolled() {
    let mut reader = Reader::new();
    reader.keys("LLLL<ctrl-p>").keys(&"<down>".repeat(200));
    let is_at_languages = |reader: &Reader| {
        let Some(Overlay::Palette(palette)) = reader.app.overlay() else {
            panic!("the palette is open");
        };
        let chosen = &palette.offered()[palette.chosen_place()];
        chosen.binding.action == Action::Overlay(OverlayAction::Languages)
    };
    while !is_at_languages(&reader) {
        reader.keys("<up>");
    }
    let top = |reader: &Reader| reader.app.seen().places.dialog.top;
    assert!(top(&reader) > 0, "the palette is scrolled");
    reader.keys("<enter>");
    assert_eq!(top(&reader), 0);

    let mut small = Buffer::empty(Rect::new(0, 0, 80, 7));
    let seen = draw(&reader.app, Theme::terminal(), small.area, &mut small);
    reader.app.set_seen(seen);
    assert!(top(&reader) > 0, "a small screen shows the chosen row");
    reader.look();
    assert_eq!(top(&reader), 0, "on a large one, all have room");
}

#[test]
fn the_heading_above_the_cursor_is_shown_again() {
    let mut reader = Reader::new();
    let look_small = |reader: &mut Reader, keys: &str| {
        for key in parse_keys(keys).unwrap() {
            reader.app.press(key);
            let mut small = Buffer::empty(Rect::new(0, 0, 80, 12));
            let seen = draw(&reader.app, Theme::terminal(), small.area, &mut small);
            reader.app.set_seen(seen);
        }
        reader.app.seen().places.dialog.top
    };
    for (keys, back) in [
        ("oG", "g"),
        (
            "o<down><down><down><down><down><down>",
            "<up><up><up><up><up><up>",
        ),
    ] {
        assert!(look_small(&mut reader, keys) > 0, "{keys}");
        assert_eq!(look_small(&mut reader, back), 0, "{keys}{back}");
        look_small(&mut reader, "<esc>");
    }
    // A row that is pressed stays where it is.
    let top = look_small(&mut reader, "oGg<down><down><down><down><down><down>");
    assert_eq!(top, 1, "the first row is directly below its heading");
    let at = reader.choice(1);
    reader.app.point(Mouse {
        gesture: Gesture::Press,
        at,
    });
    assert_eq!(look_small(&mut reader, ""), 1);
}

#[test]
fn the_opening_view_has_the_list_unscrolled() {
    let mut reader = Reader::new();
    let (list, events) = reader.app.seen().places.annals.clone();
    reader.mouse(Gesture::Wheel(1), list.as_position());
    assert_ne!(reader.app.seen().places.annals.1, events);
    assert!(reader.app.selected() == reader.app.chronicle().opening_event());
    reader.keys("H");
    assert_eq!(reader.app.seen().places.annals.1, events);
    assert_eq!(reader.app.notice(), None);
}

#[test]
fn no_dialog_covers_the_keys_of_the_footer() {
    for (keys, rows) in ["/jin", ":", "M", "o", "<ctrl-p>"]
        .into_iter()
        .flat_map(|keys| (5..12).map(move |rows| (keys, rows)))
    {
        let mut reader = Reader::new();
        reader.keys(keys);
        let mut small = Buffer::empty(Rect::new(0, 0, 80, rows));
        let seen = draw(&reader.app, Theme::terminal(), small.area, &mut small);
        let sheet = seen.places.dialog.sheet;
        assert!(!sheet.is_empty(), "{keys} {rows}");
        let covered = seen
            .places
            .keys
            .iter()
            .filter(|(key, _)| sheet.intersects(*key));
        assert_eq!(covered.count(), 0, "{keys} {rows}");
    }
}

#[test]
fn the_second_press_of_a_double_press_does_nothing_in_what_the_first_one_opened() {
    let mut reader = Reader::new();
    reader.press_twice(reader.key(Action::Overlay(OverlayAction::Search)));
    assert!(matches!(reader.app.overlay(), Some(Overlay::Search(_))));

    // Below the row of the palette is the list of events.
    let mut reader = Reader::new();
    reader.keys("j<ctrl-p>zoom in");
    let selected = reader.app.selected();
    let at = reader.choice(0);
    assert!(reader.app.seen().places.annals.0.contains(at));
    reader.press_twice(at);
    assert!(reader.app.overlay().is_none());
    assert_eq!(reader.app.selected(), selected);

    // A key that is still there is pressed twice.
    let mut reader = Reader::new();
    reader.keys("j");
    let place = |reader: &Reader| reader.app.selected().unwrap().index();
    let before = place(&reader);
    reader.press_twice(reader.key(Action::Selection(SelectionAction::Next)));
    assert_eq!(place(&reader), before + 2);
}
