//! The command line as used from a shell: what is printed, listed and refused.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annals"))
        .args(arguments)
        .env("LANG", "en_US.UTF-8")
        .env_remove("LC_ALL")
        .env("XDG_CONFIG_HOME", "/dev/null")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_list_has_an_event_a_line() {
    let listed = printed(&["--list"]);
    assert_eq!(listed.lines().count(), 92);
    let line = listed
        .lines()
        .find(|line| line.ends_with("\tbianjing-falls"));
    assert_eq!(
        line,
        Some("1127-01-09\tJin, Song\tBianjing falls\tbianjing-falls")
    );
    let japanese = printed(&["--list", "--lang", "ja"]);
    assert!(japanese.contains("\t金, 宋\t"), "{japanese}");
}

#[test]
fn a_list_in_json_has_an_object_a_line() {
    let listed = printed(&["--list", "--json"]);
    assert_eq!(listed.lines().count(), 92);
    let objects = listed
        .lines()
        .map(serde_json::from_str::<serde_json::Value>);
    let mut events = objects.map(Result::unwrap);
    let fall = events
        .find(|event| event["id"] == "bianjing-falls")
        .unwrap();
    assert_eq!(fall["name"], "Bianjing falls");
    assert_eq!(fall["lanes"], serde_json::json!(["Jin", "Song"]));
}

#[test]
fn a_place_to_begin_is_a_card_or_an_event() {
    let person = printed(&["--print", "--at", "zhang-jue"]);
    assert!(person.starts_with("## Zhang Jue"), "{person:.80}");
    assert_eq!(person.matches("\n## ").count(), 0, "one card");
    let event = printed(&["--print", "--at", "bianjing-falls"]);
    assert!(event.starts_with("## Bianjing falls"), "{event:.80}");
    assert!(event.matches("\n## ").count() > 10, "and what follows");
    let frame = printed(&["frame", "--at", "zhang-jue"]);
    assert!(frame.contains("Zhang Jue"), "{frame}");
}

#[test]
fn errors_say_what_to_do() {
    for (arguments, said) in [
        (&["chek"][..], "did you mean the command `annals check`?"),
        (
            &["chekc", "examples/rome.ron"],
            "there is no command `chekc`; did you mean the command `annals check`?",
        ),
        (&["a.ron", "b.ron"], "`annals check` accepts several"),
        (&["list"], "did you mean `annals --list`?"),
        (&["version"], "did you mean `annals --version`?"),
        (
            &["no-such-file.ron"],
            "cannot read no-such-file.ron: No such file or directory\n",
        ),
        (&["examples"], "`annals check` accepts directories"),
        (
            &["--list", "--at", "zhang-jue"],
            "--at cannot be used with --list",
        ),
        (
            &["--lang", "fr", "--print", "examples/rome.ron"],
            "no names in `fr`; this chronicle has English (en)",
        ),
        (
            &["--ui", "fr", "--print"],
            "no interface in `fr`; available: en, ",
        ),
        (
            &["convert", "examples/rome.ron", "rome.xyz"],
            "cannot tell the output format from the name rome.xyz; it may end in .ron, .json, .csv, .md, .ics or .html",
        ),
        (&["--json"], "--list"),
        (
            &["--print", "--log", "/dev/null/log"],
            "cannot write /dev/null/log",
        ),
        (
            &["--print", "--at", "nobody-of-that-name"],
            "neither an id nor a date",
        ),
    ] {
        let output = run(arguments);
        let output_text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {output_text}"
        );
        assert!(output_text.contains(said), "{arguments:?}: {output_text}");
    }
}

#[test]
fn a_built_in_theme_is_printed_to_start_from() {
    let night = printed(&["themes", "--ron", "night"]);
    assert_eq!(night, include_str!("../assets/themes/night.ron"));
    let output = run(&["themes", "--ron", "dawn"]);
    let output_text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{output_text}");
    assert!(
        output_text.contains("no built-in theme `dawn`; available: night,"),
        "{output_text}"
    );
}

#[test]
fn a_frame_as_text_shows_long_events_without_colours() {
    let frame =
        |arguments: &[&str]| printed(&[&["frame", "--at", "zhang-jue"], arguments].concat());
    let plain = frame(&["--color", "never"]);
    assert_eq!(frame(&["--color", "always", "--theme", "night"]), plain);
}

#[test]
fn today_is_the_local_day() {
    let day = |zone: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_annals"))
            .args(["frame", "--keys", ":today"])
            .env("TZ", zone)
            .env("XDG_CONFIG_HOME", "/dev/null")
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    // They are 26 hours apart.
    let (first, last) = (day("Pacific/Kiritimati"), day("Etc/GMT+12"));
    assert!(first.contains(" 20"), "{first}");
    assert_ne!(first, last);
    printed(&["--print", "--at", "today"]);
}

#[test]
fn a_frame_is_of_a_file_as_the_terminal_shows_it() {
    let text = r#"Chronicle(format: 1, title: "T", events: [
        (id: "a", when: "1900", name: "A"), (id: "b", when: "1900-13", name: "B")])"#;
    for (keys, said) in [("", "1 of 2 entries have problems"), ("<ctrl-e>", "1900")] {
        let output = with_file("in_part.ron", text, &["frame", "--keys", keys]);
        let frame = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && frame.contains(said), "{frame}");
        assert!(!frame.contains("Not opened from a file"), "{frame}");
    }
}

#[test]
fn a_log_says_what_was_opened_and_how_it_ended() {
    let log = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("opened.log");
    let _ = std::fs::remove_file(&log);
    let path = log.to_str().unwrap();
    printed(&["--print", "--log", path, "examples/rome.ron"]);
    let output = run(&["--print", "--log", path, "Cargo.toml"]);
    assert!(!output.status.success());
    let text = std::fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for (line, said) in lines.iter().zip([
        "annals 0.1.0",
        "opened examples/rome.ron: ",
        "ended",
        "annals 0.1.0",
        "ended by an error: ",
    ]) {
        assert!(line.contains(said), "{said}: {line}");
    }
    assert!(lines.len() >= 5, "{text}");
}

#[test]
fn completions_offer_what_an_argument_may_be() {
    for (shell, offered) in [
        (
            "bash",
            [
                "night paper terminal",
                "en zh-Hant zh-Hans ja ko vi",
                "timelinejs",
            ],
        ),
        (
            "zsh",
            [
                "night paper terminal",
                "en zh-Hant zh-Hans ja ko vi",
                "timelinejs",
            ],
        ),
        ("fish", ["paper", "zh-Hant", "timelinejs"]),
    ] {
        let script = printed(&["completions", shell]);
        for word in offered {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let fish = printed(&["completions", "fish"]);
    assert!(fish.contains("or return 0\n") && fish.contains("-a \"bash elvish fish"));
    // Values other than the suggested ones are accepted too.
    let listed = printed(&["--list", "--lang", "nan"]);
    assert!(listed.contains("Chēng-khong"));
}

/// Runs the program on a file of this test, with arguments.
fn with_file(name: &str, text: &str, arguments: &[&str]) -> Output {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    run(&[arguments, &[path.to_str().unwrap()]].concat())
}

#[test]
fn events_of_one_day_are_in_the_order_of_the_file() {
    let events =
        ["z", "y", "x"].map(|id| format!("(id: \"{id}\", when: \"1900-05-01\", name: \"{id}\"),"));
    let text = format!(
        "Chronicle(format: 1, title: \"T\", events: [{}])",
        events.concat()
    );
    let listed = with_file("one_day.ron", &text, &["--list"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    let ids: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.rsplit('\t').next())
        .collect();
    assert_eq!(ids, ["z", "y", "x"]);
}

#[test]
fn a_date_of_an_era_that_nobody_knows_is_kept_in_the_words_of_its_source() {
    let text = r#"Chronicle(format: 1, title: "T", events: [
        (id: "a", when: "1900-05-01", as_written: "神武天命四年三月", name: "A")])"#;
    let output = with_file("unknown_era.ron", text, &["check"]);
    assert!(output.status.success(), "{output:?}");
    let printed = with_file("unknown_era.ron", text, &["--print"]);
    assert!(String::from_utf8_lossy(&printed.stdout).contains("神武天命四年三月"));
}

#[test]
fn nothing_is_suggested_for_an_id_of_one_letter() {
    let text = r#"Chronicle(format: 1, title: "T", people: {"a": (name: "A")},
        events: [(id: "c", when: "1900", name: "C", people: ["x"])])"#;
    let output = with_file("one_letter.ron", text, &["check"]);
    let output_text = [output.stdout, output.stderr].concat();
    let output_text = String::from_utf8_lossy(&output_text);
    assert!(output_text.contains("unknown person `x`"), "{output_text}");
    assert!(!output_text.contains("did you mean"), "{output_text}");
}

#[test]
fn a_file_that_is_converted_to_is_replaced_as_a_whole() {
    let folder = std::env::temp_dir().join(format!("annals-convert-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (new, old) = (folder.join("out.csv"), folder.join("old.csv"));
    std::fs::write(&new, "old").unwrap();
    // A second name of the file still has the old content if the file was not written over.
    std::fs::hard_link(&new, &old).unwrap();
    let output = run(&["convert", "examples/rome.ron", new.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(std::fs::read_to_string(&old).unwrap(), "old");
    assert!(std::fs::read_to_string(&new).unwrap().contains("Caesar"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
    std::fs::remove_dir_all(&folder).unwrap();
}
