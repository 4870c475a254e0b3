//! Files shared by several chronicles: `include: ["people.ron"]`.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const ANNALS: &str = env!("CARGO_BIN_EXE_annals");

const MAIN: &str = r#"Chronicle(
    format: 1,
    title: "A War",
    include: ["people.ron", "shared/places.ron"],
    lanes: [(id: "song", name: "Song")],
    events: [
        (id: "first", when: "1125", name: "The first year", lanes: ["song"], people: ["anna"], place: "kaifeng"),
    ],
)
"#;

const PEOPLE: &str = r#"// People of all wars.
Shared(
    format: 1,
    people: {
        "anna": (name: {"en": "Anna", "zh": "安"}, lane: "song", born: "1100"),
        "carl": (name: "Carl", media: [(file: "c.png")]),
    },
)
"#;

const PLACES: &str = r#"Shared(
    include: ["more/sources.ron"],
    places: {"kaifeng": (name: "Kaifeng", media: [(file: "k.png")])},
)
"#;

const SOURCES: &str = r#"Shared(sources: {"songshi": (title: "History of Song")})"#;

/// Valid files.
const RIGHT: [(&str, &str); 4] = [
    ("my.ron", MAIN),
    ("people.ron", PEOPLE),
    ("shared/places.ron", PLACES),
    ("shared/more/sources.ron", SOURCES),
];

/// A temporary folder, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    /// The valid files, with some replaced or added; an empty text removes a file.
    fn new(name: &str, others: &[(&str, &str)]) -> Self {
        let path =
            std::env::temp_dir().join(format!("annals-include-{name}-{}", std::process::id()));
        let folder = Self(path);
        for (name, text) in RIGHT.iter().chain(others) {
            let file = folder.0.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, text).unwrap();
            if text.is_empty() {
                fs::remove_file(file).unwrap();
            }
        }
        folder
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(ANNALS);
        command.args(arguments).current_dir(&self.0);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// The output of `annals check --short`.
    fn check(&self) -> String {
        out(&self.run(&["check", "--short", "my.ron"]))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn what_is_included_is_part_of_the_chronicle() {
    let folder = Folder::new("part", &[]);
    assert_eq!(folder.check(), "");
    let printed = out(&folder.run(&["--print", "my.ron"]));
    for words in ["Anna 安, aged 24–25", "Kaifeng", "History of Song", "Carl"] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
}

/// The name of a case, its files, and the expected output.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

/// Compares the output for each case with the expected one.
fn assert_reported(cases: &[Case<'_>]) {
    let mut wrong = Vec::new();
    for (name, others, expected) in cases {
        let folder = Folder::new(&name.replace(' ', "-"), others);
        let output = folder.check();
        if output != *expected {
            wrong.push(format!("{name}:\n{output}{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_be_included_is_reported_where_it_is_named() {
    let circle = PLACES.replace("more/sources.ron", "../my.ron");
    let around = SOURCES.replace("(sources", "(include: [\"../places.ron\"], sources");
    let again = MAIN.replace("\"shared/places.ron\"", "\"./people.ron\"");
    let chronicle = PEOPLE.replace("Shared(", "Chronicle(");
    let absolute = MAIN.replace("people.ron", "/people.ron");
    let newer = PEOPLE.replace("format: 1", "format: 2");
    assert_reported(&[
        (
            "missing",
            &[("people.ron", "")],
            "my.ron:4:15: error: cannot include \"people.ron\": No such file or directory (os error 2); the path is relative to the file that includes it\n",
        ),
        (
            "missing in another",
            &[("shared/more/sources.ron", "")],
            "shared/places.ron:2:15: error: cannot include \"more/sources.ron\": No such file or directory (os error 2); the path is relative to the file that includes it\n",
        ),
        (
            "a folder",
            &[("people.ron", ""), ("people.ron/x", "x")],
            "my.ron:4:15: error: cannot include \"people.ron\": it is not a file; the path is relative to the file that includes it\n",
        ),
        (
            "no text",
            &[("people.ron", "{\"a\": 1}")],
            "my.ron:4:15: error: cannot include \"people.ron\": this looks like JSON, not like an event file; the path is relative to the file that includes it\n",
        ),
        (
            "a chronicle",
            &[("people.ron", &*chronicle)],
            "people.ron:2:1: error: a chronicle cannot be included; expected `Shared(`\n",
        ),
        (
            "an absolute name",
            &[("my.ron", &*absolute)],
            "my.ron:4:15: error: \"/people.ron\" is not a relative path; expected a relative path, such as `\"people.ron\"` or `\"../people.ron\"`\n",
        ),
        (
            "a circle by way of the chronicle",
            &[("shared/places.ron", &*circle)],
            "shared/places.ron:2:15: error: circular include: shared/places.ron → ../my.ron; remove it (the cycle begins here: my.ron:4:29)\n",
        ),
        (
            "a circle below",
            &[("shared/more/sources.ron", &*around)],
            "shared/more/sources.ron:1:18: error: circular include: shared/places.ron → shared/more/sources.ron → ../places.ron; remove it (the cycle begins here: my.ron:4:29)\n",
        ),
        (
            "twice",
            &[("my.ron", &*again)],
            "my.ron:4:29: warning: duplicate `./people.ron` in this list; list it once (first here: line 4)\nmy.ron:7:103: error: unknown place `kaifeng`; add it to `places`, or use another id\n",
        ),
        (
            "a later format",
            &[("people.ron", &*newer)],
            "people.ron:3:13: error: format 2 is not supported by this version of annals; expected `1`\n",
        ),
    ]);
}

#[test]
fn errors_are_reported_in_the_file_that_has_them() {
    let broken = PEOPLE.replace("born: \"1100\"),", "born: \"1100\",");
    let dated = PEOPLE.replace("1100", "1100-02-30");
    let doubled = PEOPLE.replace("carl", "first");
    let twice = PLACES.replace("kaifeng", "anna");
    let field = PEOPLE.replace("name: \"Carl\"", "nmae: \"Carl\"");
    let away = PEOPLE.replace("c.png", "../c.png");
    let named = PEOPLE.replace("lane: \"song\"", "lane: \"tang\"");
    let event = PEOPLE.replace("people: {", "events: [], people: {");
    let no_place = MAIN.replace(", place: \"kaifeng\"", "");
    assert_reported(&[
        (
            "a sign that is missing",
            &[("people.ron", &*broken)],
            "people.ron:5:76: error: missing `)`; expected `)` after this (opened here: line 5)\n",
        ),
        (
            "a field",
            &[("people.ron", &*field)],
            "people.ron:6:18: error: unknown field `nmae` in a person; did you mean `name`?\n",
        ),
        (
            "a field of chronicles",
            &[("people.ron", &*event)],
            "people.ron:4:5: error: unknown field `events` in a shared file; its fields are `format`, `include`, `sources`, `people`, `places`, `tags`, `kinds`, `eras`\n",
        ),
        (
            "a date",
            &[("people.ron", &*dated)],
            "people.ron:5:72: error: invalid date \"1100-02-30\"; the Julian 1100-02 has no day 30\n",
        ),
        (
            "an id of the chronicle",
            &[("people.ron", &*doubled)],
            "people.ron:6:9: error: duplicate id `first`; choose another id, or merge the two entries (first used for an event: my.ron:7:14)\n",
        ),
        (
            "an id of another file",
            &[("shared/places.ron", &*twice), ("my.ron", &*no_place)],
            "shared/places.ron:3:14: error: duplicate id `anna`; choose another id, or merge the two entries (first used for a person: people.ron:5:9)\n",
        ),
        (
            "an id that the chronicle has not",
            &[("people.ron", &*named)],
            "people.ron:5:57: error: unknown lane `tang`; add it to `lanes`, or use another id\n",
        ),
        (
            "a picture that is elsewhere",
            &[("people.ron", &*away)],
            "people.ron:6:47: error: \"../c.png\" is not a file in this directory or below; expected a relative path, such as `\"pictures/map.png\"`\n",
        ),
    ]);
}

#[test]
fn both_positions_are_drawn_and_in_the_json() {
    let doubled = PEOPLE.replace("carl", "first");
    let folder = Folder::new("both", &[("people.ron", &doubled)]);
    let drawn = err(&folder.run(&["check", "my.ron"]));
    for place in ["people.ron:6:9", "my.ron:7:14"] {
        assert!(drawn.contains(place), "{place}: {drawn}");
    }
    let json = out(&folder.run(&["check", "--json", "my.ron"]));
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["file"], "people.ron");
    assert_eq!(first["start"]["line"], 6);
    assert_eq!(first["related"]["file"], "my.ron");
    assert_eq!(first["related"]["start"]["line"], 7);
}

#[test]
fn the_rest_opens_without_an_invalid_included_entry() {
    let dated = PEOPLE.replace("name: \"Carl\"", "name: \"Carl\", born: \"1100-02-30\"");
    let folder = Folder::new("rest", &[("people.ron", &dated)]);
    let printed = folder.run(&["--print", "my.ron"]);
    assert_eq!(printed.status.code(), Some(1));
    assert!(err(&printed).contains("people.ron:6:"), "{}", err(&printed));
}

#[test]
fn shared_files_are_checked_by_themselves_and_in_folders() {
    let folder = Folder::new("alone", &[]);
    let output = out(&folder.run(&["check", "."]));
    assert_eq!(
        output,
        "./my.ron: ok; 1 event, 2 people, 1 place, 2 languages\n\
         ./people.ron: ok; shared file; 2 people, 0 places, 0 sources, 0 eras\n\
         ./shared/more/sources.ron: ok; shared file; 0 people, 0 places, 1 source, 0 eras\n\
         ./shared/places.ron: ok; shared file; 0 people, 1 place, 1 source, 0 eras\n\
         4 files: 4 ok\n"
    );
    let opened = err(&folder.run(&["--print", "people.ron"]));
    assert!(opened.contains("this is a shared file"), "{opened}");
}

#[test]
fn only_the_named_file_is_mended() {
    let field = PEOPLE.replace("name: \"Carl\"", "nmae: \"Carl\"");
    let folder = Folder::new("fix", &[("people.ron", &field)]);
    let read = |name: &str| fs::read_to_string(folder.0.join(name)).unwrap();
    folder.run(&["check", "--fix", "my.ron"]);
    assert_eq!(
        (read("my.ron"), read("people.ron")),
        (MAIN.to_owned(), field)
    );
    folder.run(&["check", "--fix", "people.ron"]);
    assert_eq!(read("people.ron"), PEOPLE);
}

#[test]
fn what_is_written_needs_no_other_file() {
    let folder = Folder::new("convert", &[]);
    for to in ["ron", "json"] {
        let file = format!("out.{to}");
        let written = folder.run(&["convert", "my.ron", &file]);
        assert_eq!(err(&written), "", "{to}");
        let text = fs::read_to_string(folder.0.join(&file)).unwrap();
        assert!(!text.contains("include"), "{to}: {text}");
        assert!(text.contains("shared/k.png"), "{to}: {text}");
        let [one, other] = ["my.ron", &file].map(|name| out(&folder.run(&["--print", name])));
        assert_eq!(one, other, "{to}");
    }
}

#[test]
fn texts_without_a_tag_keep_their_language_in_a_single_file() {
    let main = r#"Chronicle(format: 1, title: "題", include: ["people.ron"], events: [
        (id: "first", when: "1127", name: {"ja": "一", "en": "One"}, text: "文"),
    ])"#;
    let people = r#"Shared(format: 1, people: {"anna": (name: {"en": "Anna", "ja": "安那"})})"#;
    let folder = Folder::new("languages", &[("my.ron", main), ("people.ron", people)]);
    for to in ["ron", "json"] {
        let file = format!("out.{to}");
        assert_eq!(err(&folder.run(&["convert", "my.ron", &file])), "", "{to}");
        for lang in ["ja", "en"] {
            let [one, other] =
                ["my.ron", &file].map(|name| out(&folder.run(&["--print", "--lang", lang, name])));
            assert_eq!(one, other, "{to} {lang}");
        }
        let text = fs::read_to_string(folder.0.join(&file)).unwrap();
        let menu: String = text.split_whitespace().collect();
        assert!(menu.contains(r#"["ja","en"]"#), "{text}");
    }
}

#[test]
fn standard_input_includes_from_the_folder_in_which_the_program_runs() {
    let folder = Folder::new("input", &[]);
    let input = fs::File::open(folder.0.join("my.ron")).unwrap();
    let mut command = Command::new(ANNALS);
    command.args(["check", "-"]).current_dir(&folder.0);
    let output = command.stdin(input).output().unwrap();
    assert!(
        out(&output).contains("ok; 1 event, 2 people"),
        "{}",
        out(&output)
    );
}

#[test]
fn a_text_without_a_folder_includes_nothing() {
    let report = annals::format::load(MAIN.as_bytes()).unwrap_err();
    let short = report.short("my.ron", MAIN);
    assert!(
        short.starts_with("my.ron:4:15: error: nothing can be included here"),
        "{short}"
    );
}
