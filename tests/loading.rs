//! A large file: its beginning is shown while the rest is read.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use annals::app::{Action, App, LaneRow, Loading, ScreenAction, parse_keys};
use annals::card::Subject;
use annals::chronicle::{Chronicle, Ref};
use annals::format::{self, EMBEDDED, Found, Progress, Shelf};
use annals::text::Whole;
use annals::ui::{Picture, Theme, draw, picture};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;
#[cfg(unix)]
mod pty;

const SCREEN: Rect = Rect::new(0, 0, 120, 36);

fn made_up_text(events: u32) -> String {
    let mut text = Vec::new();
    made_up::write(&mut text, events, 3, made_up::Measure::Full).unwrap();
    String::from_utf8(text).unwrap()
}

fn whole(text: &str) -> Arc<Chronicle> {
    Arc::new(format::load(text.as_bytes()).unwrap().chronicle)
}

fn beginning(text: &str, end: usize) -> Arc<Chronicle> {
    let beginning = format::load_beginning(&text.as_bytes()[..end]);
    Arc::new(beginning.unwrap().chronicle)
}

fn keys(app: &mut App, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        app.press(key);
        while app.busy() {
            app.work();
        }
        drawn(app);
    }
}

fn drawn(app: &mut App) -> String {
    let mut buffer = Buffer::empty(SCREEN);
    app.set_seen(draw(app, Theme::default(), SCREEN, &mut buffer));
    picture(&buffer, Picture::Text)
}

/// What is shown, in a form that is comparable between a chronicle and its beginning.
fn place(app: &App) -> Vec<String> {
    let chronicle = app.chronicle();
    let subject = |subject| match subject {
        Subject::Chapter(_) | Subject::Chronicle => "the chronicle",
        Subject::Thing(of) => chronicle.id(of),
    };
    let mut place = vec![
        app.selected_event().unwrap().id.to_string(),
        format!(
            "{:?} {:?} {:?}",
            app.window(),
            app.scale().step(),
            app.calendars()
        ),
        chronicle.languages.tag(app.choice().main).to_owned(),
        app.choice()
            .gloss
            .map_or("", |gloss| chronicle.languages.tag(gloss))
            .to_owned(),
        lanes(app),
        format!(
            "{:?} {} {}",
            app.filter().hidden_kinds,
            app.filter().least_weight,
            app.filter().found
        ),
        app.filter()
            .about
            .map_or("", |of| chronicle.id(of))
            .to_owned(),
        app.trail()
            .page()
            .link()
            .map_or("", |link| chronicle.id(link))
            .to_owned(),
        app.found()
            .map_or(String::new(), |found| found.text.clone()),
        subject(app.trail().page().subject).to_owned(),
    ];
    place.extend(app.trail().before().map(|page| subject(page).to_owned()));
    place
}

/// The lanes from top to bottom, with their heights and whether they are shown.
fn lanes(app: &App) -> String {
    let lane = |lane: LaneRow| {
        let name = lane.map_or("", |of| app.chronicle().id(of));
        format!(
            "{name} {:?} {} ",
            app.arrangement().height(lane),
            app.filter().hidden_lanes.contains(&lane)
        )
    };
    app.lanes().into_iter().map(lane).collect()
}

#[test]
fn more_of_a_chronicle_leaves_the_reader_where_he_is() {
    let text = made_up_text(3_000);
    let (part, all) = (beginning(&text, text.len() / 3), whole(&text));
    assert!(part.events.len() > 500 && part.events.len() < all.events.len());
    for walk in [
        "jjj+++",
        "<page-down><page-down><page-down>++bLLc",
        "jjjj<tab><enter><tab><tab><enter><tab>",
        "jjjj<tab><enter><tab><enter>[",
        "/flood<enter>nn",
        "/Dongping",
        "jjjje--",
        "jjjz",
        "Gs",
        "jjM",
        "jm",
        "jjojJlkk<space>jh<enter>",
        "jjojjjjjjjj<tab>Gl<enter>",
        "/Dongping<enter>O",
        "/flood<enter>&",
        "jjojjJ<space>",
    ] {
        let mut app = App::new(Arc::clone(&part), &[String::from("ko")]);
        drawn(&mut app);
        // A window on everything would keep showing everything.
        keys(&mut app, "+");
        keys(&mut app, walk);
        let before = place(&app);
        let old = app.take_chronicle(Arc::clone(&all));
        assert!(Arc::ptr_eq(&old, &part));
        assert_eq!(place(&app), before, "{walk}");
        while app.busy() {
            app.work();
        }
        let screen = drawn(&mut app);
        assert!(
            screen.contains("3000") || app.filter().is_on(),
            "{walk}\n{screen}"
        );
        assert_eq!(app.shown_count() + app.filtered_out(), 3_000, "{walk}");
        assert_eq!(app.filter().is_on(), app.filtered_out() > 0, "{walk}");
        assert!(
            (0..app.shown_count())
                .filter_map(|place| app.shown_at(place))
                .all(|event| event.index() < 3_000)
        );
    }
}

#[test]
fn a_reader_who_has_done_nothing_sees_the_whole_when_it_has_come() {
    let text = made_up_text(3_000);
    let mut app = App::new(beginning(&text, text.len() / 3), &[]);
    drawn(&mut app);
    app.take_chronicle(whole(&text));
    let mut opened = App::new(whole(&text), &[]);
    assert_eq!(place(&app), place(&opened));
    assert_eq!(drawn(&mut app), drawn(&mut opened));
}

#[test]
fn the_beginning_of_a_file_has_its_complete_entries() {
    let text = made_up_text(300);
    let all = whole(&text);
    let head = text.find("events: [").unwrap();
    for end in (head + 2_000..text.len()).step_by(997) {
        let part = beginning(&text, end);
        let written = String::from_utf8_lossy(&text.as_bytes()[..end])
            .matches("when: ")
            .count()
            - part.spans.len();
        assert!(
            part.events.len() <= written && part.events.len() + 1 >= written,
            "{end}"
        );
        for event in &part.events {
            let Some(Ref::Event(same)) = all.find(&event.id) else {
                panic!("{} is not in the whole", event.id)
            };
            assert_eq!(format!("{event:?}"), format!("{:?}", all[same]));
        }
    }
}

#[test]
fn any_beginning_is_accepted_or_refused() {
    for end in (0..EMBEDDED.len()).step_by(5_003) {
        let part = format::load_beginning(&EMBEDDED.as_bytes()[..end]);
        assert_eq!(part.is_some(), end > 1_000, "{end}");
        if let Some(part) = part {
            drawn(&mut App::new(Arc::new(part.chronicle), &[]));
        }
    }
    for text in [
        "",
        "{\"a\": [1, 2",
        "Chronicle(",
        "\u{feff}",
        "][,",
        "Chronicle(x, \"",
        "a,b,c\n1,2,3\n",
    ] {
        let part = format::load_beginning(text.as_bytes());
        if let Some(part) = part {
            drawn(&mut App::new(Arc::new(part.chronicle), &[]));
        }
    }
}

#[test]
fn esc_stops_the_reading_before_anything_else() {
    let text = made_up_text(1_000);
    let mut app = App::new(beginning(&text, text.len() / 2), &[]);
    app.set_loading(Some(Loading {
        bytes: 2_000_000,
        total: Some(4_000_000),
        rate: 61_000_000,
        ..Loading::default()
    }));
    assert!(drawn(&mut app).contains("reading 0 events, 2 of 4 MB, 61 MB/s; esc stops"));
    keys(&mut app, "jz<esc>");
    let shown = app.chronicle().events.len();
    assert_eq!(
        app.loading()
            .map(|loading| (loading.stopped, loading.events)),
        Some((true, shown))
    );
    assert!(drawn(&mut app).contains(&format!("stopped after {shown} events")));
    let screen = app.screen();
    app.act(Action::Screen(ScreenAction::StepOut));
    assert_ne!(app.screen(), screen, "the next one steps out");
}

/// No files to include.
struct Empty;

impl Shelf for Empty {
    fn find(&self, _: usize, name: &str) -> Result<Found, String> {
        Err(name.to_owned())
    }
}

#[test]
fn a_stopped_reading_returns_nothing() {
    let text: Whole = Arc::new(made_up_text(2_000).into());
    let progress = Progress::default();
    let load = || format::load_from(&text, &Empty, &progress);
    assert!(load().unwrap().is_ok());
    progress.stop();
    assert!(load().is_none());
}

#[cfg(unix)]
mod program {
    use std::fs::{File, OpenOptions, create_dir_all, read_to_string, remove_file, rename, write};
    use std::io::Write;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use super::made_up_text;
    use super::pty::{Launch, Session, text_of};

    const ANNALS: &str = env!("CARGO_BIN_EXE_annals");

    fn scratch(name: &str) -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
    }

    /// A named pipe, for a file that is written while it is read.
    fn pipe(name: &str) -> PathBuf {
        let path = scratch(name);
        let _ = remove_file(&path);
        assert!(
            Command::new("mkfifo")
                .arg(&path)
                .status()
                .unwrap()
                .success()
        );
        path
    }

    fn open(file: &Path) -> Session {
        Launch::new(ANNALS, ["--no-state", file.to_str().unwrap()]).start()
    }

    /// Writes the first part of a text to a pipe, and keeps it open.
    fn begin_to_write(pipe: &Path, text: &str) -> File {
        let mut file = OpenOptions::new().write(true).open(pipe).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file
    }

    #[test]
    fn the_beginning_is_shown_and_moved_through_before_the_rest_has_come() {
        let text = made_up_text(6_000);
        let (head, tail) = text.split_at(text.len() / 2);
        let pipe = pipe("slow.ron");
        let mut session = open(&pipe);
        let mut file = begin_to_write(&pipe, head);
        session.wait_for_text("esc stops");
        let before = session.text();
        session.press("jjj");
        session.wait_for("a change", |screen| text_of(screen) != before);
        session.wait_for("the fourth event", |screen| text_of(screen).contains(" 3/"));
        file.write_all(tail.as_bytes()).unwrap();
        drop(file);
        session.wait_for_text(" 3/6000");
        session.wait_for("the end of the reading", |screen| {
            !text_of(screen).contains("esc stops")
        });
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
        session.assert_restored();
    }

    #[test]
    fn a_reading_can_be_stopped_and_left() {
        let text = made_up_text(6_000);
        let pipe = pipe("stopped.ron");
        let mut session = open(&pipe);
        let file = begin_to_write(&pipe, &text[..text.len() / 2]);
        session.wait_for_text("esc stops");
        session.press("\x1b");
        session.wait_for_text("stopped after");
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
        drop(file);
    }

    /// The path of a large file, which takes a while to read.
    fn large(name: &str) -> PathBuf {
        let path = scratch(name);
        write(&path, made_up_text(60_000)).unwrap();
        path
    }

    #[test]
    fn a_place_in_the_rest_is_shown_although_the_file_is_replaced_while_it_is_read() {
        let path = large("replaced.ron");
        let file = path.to_str().unwrap();
        let mut session = Launch::new(ANNALS, ["--no-state", "--at", "e59999", file]).start();
        session.wait_for_text("esc stops");
        let new = path.with_extension("new");
        let event =
            |id: &str, name: &str| format!("(id: \"{id}\", when: \"1127\", name: \"{name}\"),");
        let events = [event("e1", "First"), event("e59999", "Last")].concat();
        write(
            &new,
            format!("Chronicle(format: 1, title: \"Short\", events: [{events}])"),
        )
        .unwrap();
        rename(&new, &path).unwrap();
        session.wait_for_text("Short");
        session.wait_for_text("2/2");
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
        remove_file(&path).unwrap();
    }

    #[test]
    fn the_position_in_the_rest_is_not_forgotten_when_the_reading_is_stopped() {
        let path = large("kept.ron");
        let state = scratch("kept");
        let positions = state.join("annals/positions");
        create_dir_all(positions.parent().unwrap()).unwrap();
        let line = format!("e59999\t-5\t7\t{}\n", path.display());
        write(&positions, &line).unwrap();
        let mut session = Launch::new(ANNALS, [path.to_str().unwrap()])
            .env("XDG_STATE_HOME", state.to_str().unwrap())
            .start();
        session.press("\x1b");
        session.wait_for_text("stopped after");
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
        assert_eq!(read_to_string(&positions).unwrap(), line);
        remove_file(&path).unwrap();
    }

    #[test]
    fn problems_of_the_rest_are_reported_over_its_valid_part() {
        let path = scratch("wrong.ron");
        let text = made_up_text(6_000);
        let at = text.rfind("weight: ").unwrap();
        write(
            &path,
            format!("{}weight: 9{}", &text[..at], &text[at + 9..]),
        )
        .unwrap();
        let mut session = open(&path);
        session.wait_for_text("entries have problems");
        session.press("!");
        session.wait_for_text("invalid weight 9");
        session.press("q");
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
        session.assert_restored();
    }
}
