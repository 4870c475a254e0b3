//! Recognises files that are not event files.

use super::record::Record as _;
use super::scan::Reader;
use super::schema::Chronicle;
use crate::check::Problem;

/// The problem of a text that cannot be an event file, with a guess at what it is.
pub(super) fn foreign(text: &str) -> Option<Problem> {
    let body = text.trim_start_matches('\u{feff}').trim_start();
    if body.is_empty() {
        return Some(
            Problem::whole("the file is empty")
                .help("`annals new FILE` creates a small chronicle as a starting point"),
        );
    }
    if Reader::is_shared(text) {
        return None;
    }
    let what = recognise(body)?;
    let problem = Problem::whole(format!("this looks like {what}, not like an event file"));
    Some(
        problem.help(
            "an event file is RON and begins with `Chronicle(`; `annals new FILE` creates a small one as a starting point",
        ),
    )
}

fn recognise(body: &str) -> Option<&'static str> {
    let starts = |begin: &str| {
        body.get(..begin.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(begin))
    };
    let line = body.lines().next().unwrap_or_default();
    match body.chars().next()? {
        '/' | '(' => None,
        '#' if body.starts_with("#!") || body.contains("Chronicle") => None,
        '{' | '[' if json(body) => Some("JSON"),
        '<' => Some(if starts("<!doctype html") || starts("<html") {
            "a web page"
        } else {
            "XML"
        }),
        '-' if starts("---") => Some("YAML or Markdown"),
        '%' if starts("%PDF") => Some("a PDF document"),
        _ if body.contains("Chronicle") || begins_chronicle(body) => None,
        _ if source_code(body) => Some("source code"),
        '#' | '*' => Some("Markdown"),
        _ if line.matches(',').count() >= 2 => Some("a table (CSV)"),
        _ if line.matches('\t').count() >= 2 => Some("a table (tab-separated)"),
        _ if body.lines().any(dated) => Some("markwhen"),
        _ if body.lines().any(assigns) => Some("TOML"),
        _ if keyed(line) => Some("YAML"),
        _ => None,
    }
}

/// True for `chronicle(` in any case.
fn begins_chronicle(body: &str) -> bool {
    let (name, rest) = body.split_once('(').unwrap_or_default();
    !rest.is_empty() && name.trim_end().eq_ignore_ascii_case(Chronicle::NAME)
}

/// True for a text that begins like source code.
fn source_code(body: &str) -> bool {
    let begins = [
        "import ",
        "from ",
        "use ",
        "fn ",
        "pub ",
        "mod ",
        "const ",
        "let ",
        "var ",
        "function ",
        "def ",
        "class ",
        "package ",
        "#include",
        "#!/",
        "export ",
        "module ",
        "type ",
        "<?php",
        "using ",
    ];
    begins.iter().any(|begin| body.starts_with(begin)) && body.contains(['(', ';', '{'])
}

/// True for a line of Markwhen: a date, a colon, words.
fn dated(line: &str) -> bool {
    let Some((date, words)) = line.split_once(": ") else {
        return false;
    };
    let fits = |letter: char| letter.is_ascii_digit() || "-/.~? ".contains(letter);
    date.starts_with(|letter: char| letter.is_ascii_digit())
        && date.chars().all(fits)
        && !words.trim().is_empty()
}

/// True for a line of TOML.
fn assigns(line: &str) -> bool {
    let name = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    line.split_once(" = ")
        .is_some_and(|(key, value)| !value.is_empty() && !key.is_empty() && key.chars().all(name))
}

/// True for a line of YAML.
fn keyed(line: &str) -> bool {
    let name = |letter: char| letter.is_alphanumeric() || "_-".contains(letter);
    line.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty() && key.chars().all(name) && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// True for JSON: its first bracket is followed by another bracket, a quoted key, or nothing.
fn json(body: &str) -> bool {
    let inner = body.get(1..).unwrap_or_default().trim_start();
    inner.starts_with(['"', '{', '[', '}', ']'])
}

/// A guess at the file type of bytes that are not UTF-8 text.
pub(super) fn not_utf8(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 6] = [
        (&[0xff, 0xfe], "this is text in UTF-16; save it as UTF-8"),
        (&[0xfe, 0xff], "this is text in UTF-16; save it as UTF-8"),
        (b"PK\x03\x04", "this is a zip archive or an office document"),
        (
            &[0x1f, 0x8b],
            "this is compressed with gzip; unpack it first",
        ),
        (b"\x89PNG", "this is a picture"),
        (b"%PDF", "this is a PDF document"),
    ];
    known
        .into_iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, what)| what)
}
