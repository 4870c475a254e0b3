//! A chronicle that is edited while it is shown.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use pty::{Launch, Session, text_of};

const ANNALS: &str = env!("CARGO_BIN_EXE_annals");

const CHRONICLE: &str = r#"Chronicle(
    format: 1,
    title: "A War",
    lanes: [(id: "song", name: "Song")],
    events: [
        (id: "first", when: "1125", name: "The first year", lanes: ["song"]),
        (id: "siege", when: "1126", name: "The siege", lanes: ["song"]),
        (id: "fall", when: "1127", name: "The fall", lanes: ["song"]),
    ],
)
"#;

/// A base map.
const MAP: &str = r#"{"type": "FeatureCollection", "features": []}"#;

/// A temporary folder with the chronicle, removed when the test ends.
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("annals-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Self { path };
        fs::write(folder.file(), text).unwrap();
        folder
    }

    fn file(&self) -> PathBuf {
        self.path.join("my.ron")
    }

    /// A script for `$EDITOR` that prints its arguments and waits for a line. Like an editor, it goes on after an interrupt, but not after
    /// a second one.
    fn editor(&self) -> String {
        let script = self.path.join("vim");
        let lines = [
            "#!/bin/sh",
            "trap 'trap - INT QUIT; echo CAUGHT' INT QUIT",
            "echo \"EDITOR $*\"",
            "read line || read line",
        ];
        fs::write(&script, lines.join("\n")).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        script.display().to_string()
    }

    fn open(&self, arguments: &[&str]) -> Session {
        let file = self.file().display().to_string();
        let arguments = arguments.iter().copied().chain([&*file]);
        let launch = Launch::new(ANNALS, arguments).env("VISUAL", &self.editor());
        let session = launch.start();
        wait(&session, "the chronicle", "A War");
        session
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn wait(session: &Session, what: &str, words: &str) {
    session.wait_for(what, |screen| text_of(screen).contains(words));
}

/// Like vim: writes a new file and renames it to the old name.
fn as_vim(file: &Path, text: &str) {
    let new = file.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(new, file).unwrap();
}

/// Like VS Code: truncates the file and writes it.
fn as_code(file: &Path, text: &str) {
    fs::write(file, text).unwrap();
}

/// Like emacs: renames the old file to the backup and writes a new one.
fn as_emacs(file: &Path, text: &str) {
    fs::rename(file, file.with_extension("ron~")).unwrap();
    fs::write(file, text).unwrap();
}

/// With `sed -i`, which replaces the file.
fn as_sed(file: &Path, text: &str) {
    let script = file.with_extension("sed");
    let lines = text.replace('\\', "\\\\").replace('\n', "\\\n");
    fs::write(
        &script,
        format!("1c\\\n{}\n2,$d\n", lines.trim_end_matches("\\\n")),
    )
    .unwrap();
    let status = Command::new("sed")
        .arg("-i")
        .arg("-f")
        .arg(&script)
        .arg(file)
        .status();
    assert!(status.unwrap().success());
}

/// A way to write a file.
type Write = fn(&Path, &str);

#[test]
fn the_view_follows_the_file_and_keeps_its_place() {
    for (name, write) in [
        ("vim", as_vim as Write),
        ("code", as_code),
        ("emacs", as_emacs),
        ("sed", as_sed),
    ] {
        let folder = Folder::new(name, CHRONICLE);
        let mut session = folder.open(&[]);
        session.press("jj");
        wait(&session, "the second event", "2/3");
        let longer = CHRONICLE.replace(
            "    events: [\n",
            "    events: [\n        (id: \"before\", when: \"1120\", name: \"Long before\", lanes: [\"song\"]),\n",
        );
        write(
            &folder.file(),
            &longer.replace("The siege", "The great siege"),
        );
        wait(&session, name, "The great siege");
        wait(&session, "the same event", "3/4");
        let wrong = longer.replace("The siege\",", "The siege,");
        write(&folder.file(), &wrong);
        wait(
            &session,
            "the mistake",
            "my.ron:8:52 missing `\"` at the end of this string",
        );
        wait(&session, "the last good view", "The great siege");
        write(
            &folder.file(),
            &longer.replace("The siege", "The last siege"),
        );
        wait(&session, "the cure", "The last siege");
        session.wait_for("no word of mistakes", |screen| {
            !text_of(screen).contains("missing")
        });
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
        session.assert_restored();
    }
}

#[test]
fn the_view_follows_what_the_file_includes() {
    let including = CHRONICLE.replace("lanes: [(", "include: [\"shared/people.ron\"], lanes: [(");
    let including = including.replace("(id: \"first\",", "(id: \"first\", people: [\"anna\"],");
    let folder = Folder::new("included", &including);
    let shared = folder.path.join("shared");
    let people = |name: &str| format!("Shared(people: {{\"anna\": (name: \"{name}\")}})\n");
    let mut session = folder.open(&["--at", "first"]);
    wait(&session, "the missing file", "entries have problems");
    fs::create_dir(&shared).unwrap();
    fs::write(shared.join("people.ron"), people("Anna")).unwrap();
    session.press("r");
    wait(&session, "what is included", "Anna");
    as_vim(&shared.join("people.ron"), &people("Berta"));
    wait(&session, "what it says now", "Berta");
    as_code(
        &shared.join("people.ron"),
        &people("Carla").replace("name", "nmae"),
    );
    wait(
        &session,
        "the mistake",
        "people.ron:1:26 unknown field `nmae`",
    );
    session.press("!\r");
    wait(&session, "the editor", "EDITOR +1 ");
    wait(&session, "the editor", "shared/people.ron");
    session.press("\r");
    as_code(&shared.join("people.ron"), &people("Dora"));
    wait(&session, "the cure", "Dora");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn the_view_follows_the_base_map() {
    let own = CHRONICLE.replace("lanes: [(", "map: \"coast.geojson\", lanes: [(");
    let folder = Folder::new("base-map", &own);
    let map = folder.path.join("coast.geojson");
    fs::write(&map, "{").unwrap();
    let mut session = folder.open(&[]);
    wait(&session, "the mistake", "coast.geojson:1:");
    as_vim(&map, MAP);
    session.wait_for("no word of mistakes", |screen| {
        !text_of(screen).contains("coast.geojson")
    });
    as_code(&map, "{");
    wait(&session, "the mistake", "coast.geojson:1:");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn the_whole_of_a_long_problem_is_shown_when_it_is_chosen() {
    let long = "a_field_with_a_very_long_name_that_nobody_would_write_into_a_file_by_hand";
    let wrong = CHRONICLE.replace(
        "(id: \"first\",",
        &format!("(id: \"first\", {long}: 1, nmae: \"x\","),
    );
    let folder = Folder::new("long", &wrong);
    let mut session = folder.open(&[]);
    wait(&session, "the count", "entries have problems");
    session.press("!");
    session.wait_for("the end of the first one, and the second one", |screen| {
        let text = text_of(screen);
        text.contains("by_hand`") && text.contains("`nmae`")
    });
    // The first one closes the list.
    session.press("qq");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn a_file_that_is_not_followed_is_read_again_by_a_key() {
    let folder = Folder::new("again", CHRONICLE);
    let mut session = folder.open(&["--no-follow"]);
    as_vim(
        &folder.file(),
        &CHRONICLE.replace("The siege", "The long siege"),
    );
    session.press("r");
    wait(&session, "the new name", "The long siege");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn a_file_with_mistakes_opens_without_the_invalid_entries() {
    let wrong = CHRONICLE.replace("\"1126\"", "\"1126-13\"");
    let folder = Folder::new("mistakes", &wrong);
    let mut session = folder.open(&[]);
    wait(&session, "the count", "1 of 4 entries have problems · !");
    wait(&session, "the others", "The fall");
    session.press("!");
    wait(&session, "the list", "my.ron:7:35");
    session.press("\r");
    wait(&session, "the editor", "EDITOR +7 ");
    fs::write(folder.file(), CHRONICLE).unwrap();
    session.press("\r");
    wait(&session, "the cure", "The siege");
    session.wait_for("no word of mistakes", |screen| {
        !text_of(screen).contains("problems")
    });
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn a_file_with_fewer_mistakes_replaces_one_with_more() {
    let second = CHRONICLE.replace("\"1126\"", "\"1126-13\"");
    let folder = Folder::new("fewer", &second.replace("\"1127\"", "\"1127-13\""));
    let mut session = folder.open(&[]);
    wait(&session, "the count", "2 of 4 entries have problems");
    as_vim(&folder.file(), "nothing that can be shown");
    wait(&session, "the mistake", "my.ron:1:1 ");
    as_vim(&folder.file(), &second);
    wait(&session, "the count", "1 of 4 entries have problems");
    wait(&session, "the event that is right", "The fall");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn the_editor_opens_what_the_card_shows_and_gives_back_a_whole_screen() {
    let folder = Folder::new("editor", CHRONICLE);
    let mut session = folder.open(&[]);
    session.press("jjj");
    wait(&session, "the third event", "3/3");
    let before = session.text();
    session.press("\x05");
    wait(&session, "the editor", "EDITOR +8 ");
    session.press("\r");
    session.wait_for("the same screen", |screen| text_of(screen) == before);
    // Keys go to the program again.
    session.press("k");
    wait(&session, "the second event", "2/3");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn the_editor_opens_an_included_file_although_another_one_is_a_pipe() {
    let including = "include: [\"pipe\", \"people.ron\"], lanes: [(";
    let folder = Folder::new("pipe", &CHRONICLE.replace("lanes: [(", including));
    let pipe = folder.path.join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let people = "Shared(people: {\n\"anna\": (name: \"Anna\")})\n";
    fs::write(folder.path.join("people.ron"), people).unwrap();
    let mut session = folder.open(&["--at", "anna"]);
    wait(&session, "the card", "Anna");
    session.press("\x05");
    wait(&session, "the editor", "EDITOR +2 ");
    session.press("\r");
    wait(&session, "the card", "Anna");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn the_interrupt_and_quit_keys_in_the_editor_are_for_the_editor() {
    let folder = Folder::new("interrupt", CHRONICLE);
    let mut session = folder.open(&[]);
    session.press("jjj");
    wait(&session, "the third event", "3/3");
    // An editor that ends by the key, as the last one does, leaves the program alone as well.
    for (number, key, end) in [(1, "\x03", "\r"), (2, "\x1c", "\r"), (3, "\x03", "\x03")] {
        let times = |word| move |screen: &_| text_of(screen).matches(word).count() == number;
        session.press("\x05");
        session.wait_for("the editor", times("EDITOR +8 "));
        session.press(key);
        session.wait_for("that it goes on", times("CAUGHT"));
        session.press(end);
        wait(&session, "the third event", "3/3");
    }
    session.press("k");
    wait(&session, "the second event", "2/3");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn files_are_checked_whenever_they_are_saved_until_they_are_interrupted() {
    for (name, write) in [
        ("check-vim", as_vim as Write),
        ("check-code", as_code),
        ("check-emacs", as_emacs),
    ] {
        let folder = Folder::new(name, CHRONICLE);
        let path = folder.path.display().to_string();
        let mut session = Launch::new(ANNALS, ["check", "--watch", &path]).start();
        wait(&session, "the verdict", "my.ron: ok; 3 events");
        wait(&session, "that it waits", "watching; press ctrl-c to stop");
        write(
            &folder.file(),
            &CHRONICLE.replace("(id: \"fall\", when", "(id: \"fall\", wen"),
        );
        wait(&session, "the mistake", "did you mean `when`?");
        wait(&session, "the other verdict", "my.ron: failed; 1 error");
        write(
            &folder.file(),
            &CHRONICLE.replace("\"fall\"", "\"the-fall\""),
        );
        session.wait_for("the cure", |screen| {
            text_of(screen).matches("my.ron: ok; 3 events").count() == 2
        });
        session.press("\x03");
        session.wait_for_end();
        session.assert_restored();
    }
}

#[test]
fn whatever_a_checked_file_is_made_of_is_watched() {
    let made_of = "include: [\"people.inc\"], map: \"coast.geojson\", lanes: [(";
    let folder = Folder::new("check-others", &CHRONICLE.replace("lanes: [(", made_of));
    // A link, whose target is in another folder and is not called as an event file.
    let (checked, target) = (folder.path.join("checked"), folder.path.join("target.txt"));
    fs::create_dir(&checked).unwrap();
    fs::rename(folder.file(), &target).unwrap();
    let link = checked.join("linked.ron");
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let people = |field: &str| format!("Shared(people: {{\"anna\": ({field}: \"Anna\")}})\n");
    let (beside, map) = (checked.join("people.inc"), checked.join("coast.geojson"));
    fs::write(&beside, people("name")).unwrap();
    fs::write(&map, MAP).unwrap();
    let right = fs::read_to_string(&target).unwrap();
    for given in [&link, &checked] {
        let launch = Launch::new(ANNALS, ["check", "--watch", given.to_str().unwrap()]);
        let mut session = launch.size(100, 120).start();
        let verdicts = |count: usize, word: &str| {
            session.wait_for(word, |screen| {
                let verdict = format!("linked.ron: {word}");
                text_of(screen).matches(&verdict).count() == count
            });
        };
        wait(&session, "that it waits", "watching; press ctrl-c to stop");
        for (count, file, wrong, right) in [
            (1, &beside, &*people("nmae"), &*people("name")),
            (2, &map, "{", MAP),
            (3, &target, "Chronicle(", &right),
        ] {
            as_code(file, wrong);
            verdicts(count, "failed");
            as_vim(file, right);
            verdicts(count + 1, "ok");
        }
        session.press("\x03");
        session.wait_for_end();
    }
}

#[test]
fn checking_goes_on_while_the_folder_of_an_included_file_is_missing() {
    let folder = Folder::new("check-include", CHRONICLE);
    let path = folder.path.display().to_string();
    let mut session = Launch::new(ANNALS, ["check", "--watch", &path]).start();
    wait(&session, "that it waits", "watching; press ctrl-c to stop");
    let include = "include: [\"no-such-folder/people.ron\"],\n    lanes:";
    as_vim(&folder.file(), &CHRONICLE.replacen("lanes:", include, 1));
    wait(&session, "the mistake", "my.ron: failed; 1 error");
    as_vim(&folder.file(), CHRONICLE);
    session.wait_for("the cure", |screen| {
        text_of(screen).matches("my.ron: ok; 3 events").count() == 2
    });
    session.press("\x03");
    session.wait_for_end();
}
