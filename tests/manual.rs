//! The manual: every example of `docs/format.md` and `docs/check.md` is what it claims to be, and every field has one.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use annals::format::{self, Found, Progress, Report, Shelf};
use annals::time::{CivilDate, Context, Reckoning, When, readings};

/// The code blocks of a page: their info strings and texts.
fn blocks(page: &str) -> Vec<(String, String)> {
    let page = fs::read_to_string(page).unwrap();
    let parts: Vec<&str> = page.split("```").collect();
    let inner = parts.into_iter().skip(1).step_by(2);
    inner
        .map(|block| {
            let (head, text) = block.split_once('\n').unwrap();
            (head.to_owned(), text.to_owned())
        })
        .collect()
}

/// The code blocks with a given info string.
fn blocks_of(page: &str, sort: &str) -> Vec<String> {
    let blocks = blocks(page).into_iter();
    let of = blocks.filter(|(head, _)| head == sort);
    of.map(|(_, text)| text).collect()
}

/// What the examples refer to, by the field of a chronicle that contains it.
const FRAME: [(&str, &str); 6] = [
    ("title", r#""T""#),
    (
        "lanes",
        r#"[(id: "song", name: "Song"), (id: "jin", name: "Jin")]"#,
    ),
    (
        "sources",
        r#"{"songshi": (title: "History of Song"), "jinshi": (title: "History of Jin")}"#,
    ),
    (
        "people",
        r#"{"guo-jing": (name: "Guo Jing"), "huizong": (name: "Huizong"), "qinzong": (name: "Qinzong")}"#,
    ),
    (
        "places",
        r#"{"bianjing": (name: "Bianjing"), "linan": (name: "Lin'an", also: [(id: "hangzhou", name: "Hangzhou")])}"#,
    ),
    ("calendar", "Julian"),
];

/// Whether a field begins a line without indentation.
fn has(example: &str, field: &str) -> bool {
    let begin = format!("{field}:");
    example.lines().any(|line| line.starts_with(&begin))
}

/// A chronicle completed from some of its fields.
fn chronicle(example: &str) -> String {
    let mut text = String::from("Chronicle(\nformat: 1,\n");
    for (field, value) in FRAME.iter().filter(|(field, _)| !has(example, field)) {
        let _ = writeln!(text, "{field}: {value},");
    }
    text.push_str(example);
    if !has(example, "events") {
        let event =
            |id: &str, when: &str| format!("(id: \"{id}\", when: \"{when}\", name: \"E\"), ");
        let events = [
            event("this", "1127"),
            event("the-war", "1125/1127"),
            event("captives", "1127-05"),
        ];
        let _ = writeln!(text, "events: [{}],", events.concat());
    }
    text + ")\n"
}

/// A chronicle with an event completed from some of its fields.
fn with_event(example: &str) -> String {
    // Unindented, it would be taken for a field of the chronicle.
    let fields = example.replace('\n', "\n ");
    let mut event = String::new();
    for (field, value) in [("id", "this"), ("when", "1127"), ("name", "This")] {
        if !has(example, field) {
            let _ = write!(event, "{field}: \"{value}\", ");
        }
    }
    let others = r#"(id: "the-war", when: "1125/1127", name: "W"), (id: "captives", when: "1127-05", name: "C"),"#;
    chronicle(&format!("events: [\n({event}\n {fields}),\n{others}\n],\n"))
}

/// The files that the examples include: one example as `this.ron`, and empty files by other names.
struct Examples(String);

impl Shelf for Examples {
    fn find(&self, _: usize, name: &str) -> Result<Found, String> {
        let is_this = name == "this.ron";
        let text = if is_this { &self.0 } else { "Shared()" };
        Ok(Found {
            number: if is_this { 1 } else { 1 + name.len() },
            name: name.to_owned(),
            bytes: Arc::new(text.as_bytes().to_owned()),
        })
    }
}

fn fails(text: &str) -> Option<String> {
    fails_with(text, "")
}

fn fails_with(text: &str, shared: &str) -> Option<String> {
    let drawn = |report: Report| report.render("example", text, false);
    let whole = Arc::new(text.to_owned().into());
    let shelf = Examples(shared.to_owned());
    match format::load_from(&whole, &shelf, &Progress::default())? {
        Ok(loaded) if loaded.warnings.is_empty() => None,
        Ok(loaded) => Some(drawn(loaded.warnings)),
        Err(report) => Some(drawn(report)),
    }
}

#[test]
fn every_example_is_read() {
    let mut count = 0;
    for (head, example) in blocks("docs/format.md") {
        let mut shared = String::new();
        let text = match &*head {
            "ron shared" => {
                shared = example;
                chronicle("include: [\"this.ron\"],\n")
            }
            "ron" => example,
            "ron chronicle" => chronicle(&example),
            "ron event" => with_event(&example),
            "sh" | "json" => continue,
            _ => panic!("what is `{head}`?"),
        };
        let failure = fails_with(&text, &shared);
        assert!(failure.is_none(), "{}\n{text}", failure.unwrap_or_default());
        count += 1;
    }
    assert!(count > 20, "{count} examples");
}

#[test]
fn the_chronicles_a_newcomer_copies_are_clean() {
    for text in blocks_of("docs/format.md", "ron") {
        let whole = Arc::new(text.clone().into());
        let warned = format::check(&whole).map(|loaded| loaded.warnings.short("my.ron", &text));
        assert_eq!(warned, Ok(String::new()), "{text}");
    }
}

/// The text of `docs/format.md` between two headings.
fn section(from: &str, to: &str) -> String {
    let page = fs::read_to_string("docs/format.md").unwrap();
    let behind = page.split(from).nth(1).unwrap();
    behind.split(to).next().unwrap().to_owned()
}

/// The code in the first two columns of each row of a table.
fn rows(section: &str) -> Vec<[Vec<String>; 2]> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let code = |column: &str| {
        let code = column.split('`').skip(1).step_by(2);
        code.map(str::to_owned).collect()
    };
    rows.map(|row| {
        let mut columns = row.split('|').skip(1).map(code);
        [columns.next().unwrap(), columns.next().unwrap()]
    })
    .collect()
}

#[test]
fn every_date_is_read() {
    let rows = rows(&section("### Dates", "#### Typed dates"));
    let dates: Vec<String> = rows.into_iter().flat_map(|[dates, _]| dates).collect();
    assert!(dates.len() > 50, "{}", dates.len());
    // Skips the head of the table, and dates that leave out their beginning.
    let whole = dates
        .iter()
        .filter(|date| *date != "when" && !date.starts_with('…'));
    for date in whole {
        let text = chronicle(&format!(
            "events: [(id: \"a\", when: \"{date}\", name: \"A\")],\n"
        ));
        let failure = fails(&text);
        assert!(failure.is_none(), "{date}: {}", failure.unwrap_or_default());
    }
}

#[test]
fn every_typed_date_is_read_as_the_table_says() {
    let reckoning = Reckoning::default();
    let context = Context {
        near: reckoning.day(CivilDate::new(1127, 3, 20)),
        ..Context::of(reckoning)
    };
    let rows = rows(&section("#### Typed dates", "### Citations"));
    assert!(rows.len() > 25, "{}", rows.len());
    let mut wrong = String::new();
    for [typed, meant] in &rows {
        let [meant] = meant.as_slice() else {
            panic!("one date: {meant:?}");
        };
        let meant = When::parse(meant, reckoning).unwrap();
        for text in typed {
            let found = match readings(text, context) {
                Ok(read) if is_the_same(&read[0].when, &meant) => continue,
                Ok(read) => read[0].when.to_string(),
                Err(error) => error.to_string(),
            };
            let _ = writeln!(wrong, "{text} is {meant}, read as {found}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn is_the_same(one: &When, other: &When) -> bool {
    let marks = |when: &When| (when.approximate(), when.uncertain());
    one.extent() == other.extent() && marks(one) == marks(other)
}

#[test]
fn every_field_has_an_example() {
    let schema: serde_json::Value = serde_json::from_str(format::export::SCHEMA).unwrap();
    let mut fields: BTreeSet<&str> = BTreeSet::new();
    for record in schema["$defs"].as_object().unwrap().values() {
        let own = record["properties"].as_object();
        fields.extend(
            own.into_iter()
                .flat_map(|own| own.keys().map(String::as_str)),
        );
    }
    assert!(fields.len() > 40, "{fields:?}");
    let examples: String = blocks("docs/format.md")
        .into_iter()
        .filter(|(head, _)| head.starts_with("ron"))
        .map(|(_, text)| text)
        .collect();
    let page = fs::read_to_string("docs/format.md").unwrap();
    let is_field = |field: &&&str| {
        let words = examples
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':');
        let written = format!("{field}:");
        words.into_iter().any(|word| word == written) && page.contains(&format!("`{field}`"))
    };
    let missing: Vec<&&str> = fields.iter().filter(|field| !is_field(field)).collect();
    assert!(
        missing.is_empty(),
        "no example, or not described: {missing:?}"
    );
}

#[test]
fn mistakes_are_reported_and_fixed_as_the_page_says() {
    let only = |sort: &str| blocks_of("docs/check.md", sort).remove(0);
    let (wrong, reported) = (only("ron wrong"), only("text told"));
    let report = format::check(&Arc::new(wrong.clone().into())).unwrap_err();
    assert_eq!(
        report.short("my.ron", &wrong).replace("my.ron:", ""),
        reported
    );
    assert_eq!(format::fix(&wrong).text, only("ron fixed"));
}
