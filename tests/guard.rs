//! Checks of what ARCHITECTURE.md promises about the sources, as far as they can be checked by reading them.
//!
//! A failing test names the file and what was found. Then either the code is wrong, or ARCHITECTURE.md must be updated.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sources::{Source, sources, texts};

/// Modules that must not use a terminal, files, the environment or the clock.
const PURE: [&str; 13] = [
    "time",
    "text",
    "names",
    "messages",
    "chronicle",
    "card",
    "map",
    "check",
    "format",
    "layout",
    "search",
    "app",
    "ui",
];

fn of<'a>(sources: &'a [Source], modules: &'a [&str]) -> impl Iterator<Item = &'a Source> {
    sources
        .iter()
        .filter(|source| modules.contains(&source.module()))
}

/// Fails with everything that was found, one item per line.
fn none(what: &str, found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// Where any of the given words occur in some files.
fn words<'a>(
    sources: impl Iterator<Item = &'a Source>,
    words: &'static [&'static str],
) -> impl Iterator<Item = String> {
    sources.flat_map(move |source| {
        let numbered = source.code.lines().zip(1..);
        let found = numbered.filter(|(line, _)| words.iter().any(|word| line.contains(word)));
        let found: Vec<String> = found
            .map(|(line, number)| format!("src/{}:{number}: {}", source.path, line.trim()))
            .collect();
        found
    })
}

/// The table of modules in ARCHITECTURE.md: what each module may use.
fn directions() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    let row = |row: &str| {
        let mut columns = row.split('|').map(str::trim);
        let module = columns.next()?.trim_end_matches('`').trim_end_matches('/');
        let uses = columns.next()?.split(", ").filter(|name| *name != "–");
        Some((
            module.trim_end_matches(".rs").to_owned(),
            uses.map(str::to_owned).collect(),
        ))
    };
    rows.filter_map(row).collect()
}

/// A declaration `mod tests;` at the beginning of a file is not the tests at its end.
#[test]
fn what_follows_a_declaration_of_tests_is_seen() {
    let sources = sources();
    let ticks = sources
        .iter()
        .find(|source| source.path == "time/ticks/mod.rs")
        .unwrap();
    assert!(ticks.text.contains("\nmod tests;\n"));
    let mut functions = ticks.functions().into_iter();
    assert!(functions.any(|function| function.name == "ticks_in"));
}

#[test]
fn modules_use_what_the_table_says() {
    let directions = directions();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module().to_owned();
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(allowed) = directions.get(&module) else {
            wrong.push(format!("`{module}` is not in the table"));
            continue;
        };
        for name in source.uses() {
            if !allowed.contains(&name) {
                wrong.push(format!("src/{} uses `{name}`", source.path));
            }
            used.entry(module.clone()).or_default().insert(name);
        }
    }
    for (module, allowed) in &directions {
        let used = used.get(module).cloned().unwrap_or_default();
        let idle = allowed.difference(&used);
        wrong.extend(idle.map(|name| format!("`{module}` does not use `{name}`")));
    }
    none("the table in ARCHITECTURE.md says otherwise", wrong);
}

#[test]
fn the_table_goes_one_way() {
    let mut left = directions();
    assert!(left.len() > 10, "the table was not found");
    // Repeatedly remove modules that use no other remaining module. Whatever is left contains a cycle.
    loop {
        let done: Vec<String> = left
            .iter()
            .filter(|(_, uses)| uses.iter().all(|name| !left.contains_key(name)))
            .map(|(module, _)| module.clone())
            .collect();
        if done.is_empty() {
            break;
        }
        left.retain(|module, _| !done.contains(module));
    }
    none("modules use each other in a circle", left.into_keys());
}

#[test]
fn what_is_pure_knows_no_terminal_files_environment_or_clock() {
    const OUTSIDE: &[&str] = &[
        "std::fs",
        "std::io",
        "std::env",
        "std::net",
        "std::process",
        "Instant",
        "SystemTime",
        "crossterm",
        "rustix",
        "sys_locale",
        "stdout",
        "stderr",
        "println!",
        "print!(",
    ];
    none(
        "of the world outside",
        words(of(&sources(), &PURE), OUTSIDE),
    );
}

#[test]
fn ratatui_is_used_for_plain_data() {
    const TERMINAL: &[&str] = &["crossterm", "ratatui::backend", "ratatui::Terminal"];
    const DRAWING: &[&str] = &["ratatui::widgets", "ratatui::text"];
    let sources = sources();
    let without_cells = sources
        .iter()
        .filter(|source| !["ui", "terminal", "program", "cli"].contains(&source.module()));
    let found = words(without_cells, &["ratatui::"])
        .filter(|found| !found.contains(": use ratatui::layout::"));
    none(
        "only rectangles are used outside of `ui` and `terminal`",
        found,
    );
    none(
        "ratatui's own texts overflow on wide ones",
        words(sources.iter(), DRAWING),
    );
    let outside = sources
        .iter()
        .filter(|source| source.module() != "terminal" && source.module() != "program");
    none("only `terminal` knows a terminal", words(outside, TERMINAL));
}

#[test]
fn only_text_knows_widths() {
    const WIDTHS: &[&str] = &["unicode_width", "UnicodeWidth", "width_cjk", ".width()"];
    let sources = sources();
    let others = || sources.iter().filter(|source| source.module() != "text");
    none("`Widths` measures", words(others(), WIDTHS));
    let drawn = others().filter(|source| ["ui", "layout", "map"].contains(&source.module()));
    none(
        "characters are no columns",
        words(drawn, &["chars().count()"]),
    );
}

/// Strings with non-ASCII characters that are not glyphs: names, and text that chronicles may contain.
const NO_GLYPHS: [(&str, &str); 4] = [
    ("ui/theme/colour.rs", "bright-red"),
    ("ui/glyphs.rs", "編年"),
    ("map/sketch.rs", "（"),
    ("map/sketch.rs", "，"),
];

/// The literals of some modules, without the exceptions.
fn literals<'a>(
    sources: &'a [Source],
    modules: &'a [&str],
    excepted: &'a [(&str, &str)],
) -> impl Iterator<Item = (&'a Source, usize, &'a str)> {
    let literals = of(sources, modules).flat_map(|source| {
        source
            .literals
            .iter()
            .map(move |(line, it)| (source, *line, &**it))
    });
    literals.filter(|(source, _, literal)| {
        let fits = |(path, part): &(&str, &str)| source.path == *path && literal.contains(part);
        !excepted.iter().any(fits)
    })
}

#[test]
fn glyphs_are_in_one_place_with_a_plain_form_each() {
    let sources = sources();
    let foreign = |literal: &str| !literal.is_ascii();
    let drawn = literals(&sources, &["ui"], &NO_GLYPHS)
        .filter(|(source, _, literal)| source.path != "ui/glyphs.rs" && foreign(literal))
        .map(|(source, line, literal)| format!("src/{}:{line}: {literal}", source.path));
    none("a glyph outside of ui/glyphs.rs", drawn);
    let without = literals(
        &sources,
        &["ui", "card", "app", "layout", "map"],
        &NO_GLYPHS,
    )
    .flat_map(|(source, line, literal)| {
        let foreign = literal.chars().filter(|c| !c.is_ascii());
        foreign.map(move |c| (source, line, c))
    })
    .filter(|(.., c)| !annals::ui::plain_form(*c).is_some_and(str::is_ascii))
    .map(|(source, line, c)| format!("src/{}:{line}: {c}", source.path));
    none("a glyph without a plain form", without);
}

/// Words in `ui` and `app` that are not shown in a pane, and names.
const NO_WORDS: [(&str, &str); 4] = [
    ("layout/chart.rs", "Latn"),
    ("ui/glyphs.rs", "English"),
    ("app/key.rs", "is not a key"),
    ("app/hints.rs", "what it does"),
];

#[test]
fn words_of_the_panes_are_in_the_catalogues() {
    let sources = sources();
    let found = literals(&sources, &["ui", "app", "layout", "map"], &NO_WORDS)
        // A picture is not a pane; problems with a theme are reported on the command line.
        .filter(|(source, ..)| source.path != "ui/picture.rs")
        .filter(|(source, ..)| !ENGLISH.iter().any(|path| source.path.starts_with(path)))
        .filter(|(_, _, literal)| {
            let mut words = literal.split(' ').filter(|word| {
                let letters = word.chars().filter(char::is_ascii_alphabetic);
                letters.count() >= 2 && !word.contains(['{', '}'])
            });
            let first = words.next();
            let capital = first.is_some_and(|word| word.contains(char::is_uppercase));
            first.is_some() && (capital || words.next().is_some())
        })
        .map(|(source, line, literal)| format!("src/{}:{line}: {literal}", source.path));
    none("words that no catalogue has", found);
}

#[test]
fn actions_and_screens_are_routed_one_by_one() {
    const CLOSED: [&str; 3] = ["Action::", "Screen::", "Overlay::"];
    let mut found = Vec::new();
    for source in sources() {
        for patterns in source.matches() {
            let closed = |pattern: &String| CLOSED.iter().any(|kind| pattern.contains(kind));
            // A plain name matches everything, like `_`.
            let name = |c: char| c.is_lowercase() || c == '_';
            let catches = |pattern: &String| pattern.chars().all(name);
            if let Some(one) = patterns.iter().find(|pattern| closed(pattern))
                && patterns.iter().any(catches)
            {
                found.push(format!("src/{}: `{one}` beside `_`", source.path));
            }
        }
    }
    none("a new action must not be swallowed", found);
}

#[test]
fn languages_of_the_interface_are_distinguished_by_their_catalogues() {
    let sources = sources();
    let others = sources
        .iter()
        .filter(|source| source.path != "messages/languages.rs");
    let found = others.flat_map(|source| {
        let after = source.code.split("Interface::").skip(1);
        let named = after.filter(|rest| {
            let variant = rest.starts_with(char::is_uppercase);
            variant && !rest.starts_with("ALL") && !rest.starts_with("En.")
        });
        named.map(|rest| {
            let line = rest.lines().next().unwrap_or_default();
            format!("src/{}: Interface::{line}", source.path)
        })
    });
    none("a language by its name", found);
}

/// Maximum lengths of functions and files in lines of code. For a function only its body counts, as in clippy.
const MEDIAN: usize = 8;
const NEARLY_ALL: usize = 50;
const LONGEST: usize = 60;
const LONGEST_FILE: usize = 400;

/// Reports on the files of a user (settings and themes) are in English, like those of `check`.
const ENGLISH: [&str; 2] = ["ui/theme/", "app/rebind.rs"];

#[test]
fn functions_and_files_are_short() {
    let sources = sources();
    let mut functions: Vec<(usize, String)> = sources
        .iter()
        .flat_map(|source| {
            let named = |function: sources::Function| {
                (function.lines, format!("{} {}", source.path, function.name))
            };
            source.functions().into_iter().map(named)
        })
        .collect();
    functions.sort();
    let lines = |place: usize| functions[place.min(functions.len() - 1)].0;
    let (median, nearly_all) = (
        lines(functions.len() / 2),
        lines(functions.len() * 99 / 100),
    );
    let mut files: Vec<(usize, &str)> = sources
        .iter()
        .map(|source| (source.lines(), &*source.path))
        .collect();
    files.sort_unstable();
    let mut figures = format!(
        "{} functions: median {median}, p99 {nearly_all}\n{} files\n",
        functions.len(),
        files.len()
    );
    for (lines, name) in functions.iter().rev().take(10) {
        let _ = writeln!(figures, "{lines:4} {name}");
    }
    for (lines, name) in files.iter().rev().take(5) {
        let _ = writeln!(figures, "{lines:4} {name}");
    }
    println!("{figures}");
    assert!(median <= MEDIAN && nearly_all <= NEARLY_ALL, "{figures}");
    functions.retain(|(lines, _)| *lines > LONGEST);
    files.retain(|(lines, _)| *lines > LONGEST_FILE);
    assert!(
        functions.is_empty() && files.is_empty(),
        "too long: {functions:?} {files:?}\n{figures}"
    );
}

#[test]
fn the_paths_that_the_documents_name_exist() {
    let mut missing = Vec::new();
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(document).unwrap();
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = [
                "src/",
                "tests/",
                "assets/",
                "docs/",
                "benches/",
                "examples/",
                "fuzz/",
            ]
            .iter()
            .any(|folder| name.starts_with(folder))
                && !name.contains(char::is_uppercase);
            let part = |c: char| c.is_ascii_lowercase() || c == '_' || c == '/';
            let is_module = !is_path && name.contains('/') && name.chars().all(part);
            let exists = |name: &str| Path::new(name).exists();
            let source = format!("src/{}", name.trim_end_matches('/'));
            if is_path && !exists(name)
                || is_module && !exists(&source) && !exists(&format!("{source}.rs"))
            {
                missing.push(format!("{document}: {name}"));
            }
        }
    }
    none("paths that are not there", missing);
}

/// Phrases that are not plain technical English.
const STILTED: [&str; 14] = [
    "whoever",
    "tells of",
    "tell of",
    "told of",
    "said of",
    "reader's own",
    "is over.",
    "so many",
    "what of the",
    "that are none",
    "no register",
    "otherwise than",
    "stands behind",
    "than to draw",
];

#[test]
fn comments_are_in_plain_english() {
    let folders = ["src", "tests", "benches", "examples"];
    let found = folders
        .into_iter()
        .flat_map(texts)
        .flat_map(|(path, text)| {
            let numbered = text
                .lines()
                .zip(1..)
                .map(|(line, number)| (line.to_owned(), number));
            let stilted = move |(line, number): (String, u32)| {
                let comment = line.split_once("//")?.1.to_lowercase();
                let found = STILTED.iter().find(|turn| comment.contains(**turn))?;
                Some(format!("{path}:{number}: `{found}`"))
            };
            numbered.filter_map(stilted).collect::<Vec<_>>()
        });
    none("turns of phrase that are not plain English", found);
}

#[test]
fn public_functions_have_examples() {
    let sources = sources();
    let named = |source: &Source, names: Vec<String>| {
        let path = source.path.clone();
        let name = move |name| format!("src/{path}: {name}");
        names.into_iter().map(name)
    };
    let text = of(&sources, &["text"]).flat_map(|source| named(source, source.without_example("")));
    none("no example", text);
    // Methods of moments and days are self-explanatory; free functions have examples.
    let time =
        of(&sources, &["time"]).flat_map(|source| named(source, source.without_example("pub ")));
    none("no example", time);
}

/// The words of a text outside comments.
fn code_words(text: &str) -> BTreeSet<&str> {
    let lines = text.lines().map(str::trim_start);
    let code = lines.filter(|line| !line.starts_with("//"));
    code.flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric() && letter != '_'))
        .collect()
}

/// The public functions and constants of a source, with their lines.
fn public_names(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let lines = source.code.lines().map(str::trim_start).zip(1..);
    lines.filter_map(|(line, number)| {
        let rest = line.strip_prefix("pub ")?;
        let rest = ["const fn ", "fn ", "const ", "static "]
            .iter()
            .find_map(|kind| rest.strip_prefix(kind))?;
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
        Some((number, &rest[..end]))
    })
}

#[test]
fn what_nothing_outside_a_module_uses_is_not_public() {
    let sources = sources();
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let others: Vec<(String, String)> = ["tests", "benches", "examples"]
        .into_iter()
        .flat_map(texts)
        .collect();
    let texts = others
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let own = sources
        .iter()
        .map(|source| (source.module(), source.code.as_str()));
    for (module, text) in texts.chain(own) {
        for word in code_words(text) {
            users.entry(word).or_default().insert(module);
        }
    }
    let mut public = 0;
    let found = sources
        .iter()
        .flat_map(|source| public_names(source).map(move |(line, name)| (source, line, name)));
    let found: Vec<String> = found
        .inspect(|_| public += 1)
        .filter(|(source, _, name)| {
            let mut users = users.get(name).into_iter().flatten();
            !users.any(|user| *user != source.module() && *user != "lib")
        })
        .map(|(source, line, name)| format!("src/{}:{line}: {name}", source.path))
        .collect();
    println!("{public} public functions and constants");
    none("used by its own module alone", found);
}

/// The types that an index is converted to or from.
const NUMBERS: [&str; 8] = ["usize", "isize", "u64", "u32", "u16", "u8", "i64", "i32"];

/// Maximum number of numeric conversions of ids outside of their own types.
const MOST_CONVERSIONS: usize = 3;

/// The arguments of all calls that begin with the given text, such as `Id::at(`.
fn arguments<'a>(code: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(call).map(move |(at, _)| {
        let rest = &code[at + call.len()..];
        let mut open = 1;
        let closes = |letter: char| {
            open += i32::from(letter == '(') - i32::from(letter == ')');
            open == 0
        };
        &rest[..rest.find(closes).unwrap_or(rest.len())]
    })
}

/// The numeric conversions of ids in some code: of the index of an id to another number, or of another number to the index that an id is
/// made from. An id hides its number, so there is no other way to it.
fn conversions_of_ids(code: &str) -> Vec<String> {
    let words: Vec<&str> = code.split_whitespace().collect();
    let code = words.join(" ").replace(" .", ".").replace("( ", "(");
    let mut found = Vec::new();
    for number in NUMBERS {
        let cast = format!(" as {number}");
        let calls = [format!("{number}::from("), format!("{number}::try_from(")];
        let into_id = arguments(&code, "Id::at(")
            .filter(|index| index.contains(&cast) || calls.iter().any(|call| index.contains(call)));
        let casts = code.matches(&format!(".index(){cast}")).count();
        let from_id = calls.iter().flat_map(|call| arguments(&code, call));
        let from_id = from_id.filter(|argument| argument.trim_end().ends_with(".index()"));
        found.extend(into_id.chain(from_id).map(str::to_owned));
        found.extend(std::iter::repeat_n(cast, casts));
    }
    found
}

#[test]
fn ids_are_hardly_ever_cast() {
    let made_up = "EventId::at(row as usize); u16::try_from(
        tag.index()); place.index() as u32; EventId::at(next.index() + 1); items as u32";
    assert_eq!(conversions_of_ids(made_up).len(), 3);
    let sources = sources();
    // The index of a sexagenary pair, in `time`, is a number of the cycle.
    let outside = sources.iter().filter(|source| source.module() != "time");
    let found: Vec<String> = outside
        .flat_map(|source| {
            let found = conversions_of_ids(&source.code).into_iter();
            found.map(|found| format!("src/{}: {found}", source.path))
        })
        .collect();
    println!("{} conversions of ids:\n{}", found.len(), found.join("\n"));
    assert!(
        found.len() <= MOST_CONVERSIONS,
        "use the ids of `chronicle` and the methods of its tables:\n{}",
        found.join("\n")
    );
}

/// The modules of a folder with the other modules of it that each of them uses.
fn within(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        let Some(name) = source.module_within(folder) else {
            continue;
        };
        let mut used = source.uses_within(folder);
        used.retain(|used| *used != name);
        graph.entry(name).or_default().extend(used);
    }
    graph
}

#[test]
fn the_modules_of_a_folder_use_each_other_one_way() {
    for folder in ["format", "time"] {
        let mut graph = within(folder);
        assert!(graph.len() > 10, "{folder}");
        if folder == "format" {
            // The parts of larger modules use the records that belong to the whole folder.
            graph.retain(|name, _| Path::new(&format!("src/format/{name}.rs")).exists());
        }
        // Repeatedly remove modules that use only removed modules; what is left contains a cycle.
        while let Some(free) = graph
            .iter()
            .find(|(_, used)| !used.iter().any(|used| graph.contains_key(used)))
            .map(|(name, _)| name.clone())
        {
            graph.remove(&free);
        }
        assert!(graph.is_empty(), "a cycle in {folder}: {graph:?}");
    }
}

/// The files that the published package leaves out: the entries of `exclude` in Cargo.toml.
fn left_out() -> Vec<String> {
    let text = fs::read_to_string("Cargo.toml").unwrap();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("exclude = "));
    let entries = line.unwrap().split('"').skip(1).step_by(2);
    entries.map(str::to_owned).collect()
}

#[test]
fn the_tests_of_the_published_package_have_what_they_need() {
    let left_out = left_out();
    let is_left_out = |path: &str| left_out.iter().any(|entry| path.starts_with(&**entry));
    let mut missing = Vec::new();
    for entry in fs::read_dir("tests").unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap().replace('\\', "/");
        if path.extension().is_none_or(|ending| ending != "rs") || is_left_out(&name) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let modules = text
            .lines()
            .filter_map(|line| line.strip_prefix("#[path = \"../"));
        let modules = modules.filter_map(|rest| rest.split('"').next());
        let snapshots = text
            .contains("assert_snapshot!")
            .then_some("tests/snapshots/");
        let needed = modules.chain(snapshots).filter(|path| is_left_out(path));
        missing.extend(needed.map(|path| format!("{name} needs {path}")));
    }
    none(
        "`exclude` in Cargo.toml takes from tests that it leaves",
        missing,
    );
}
