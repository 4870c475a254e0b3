//! What a file is that is no event file.

use super::problem::Problem;

/// Says what a text seems to be if it can not be an event file.
pub(super) fn foreign(text: &str) -> Option<Problem> {
    let body = text.trim_start_matches('\u{feff}').trim_start();
    if body.is_empty() {
        return Some(
            Problem::whole("the file is empty")
                .help("`annals new FILE` writes a small chronicle to start from"),
        );
    }
    let what = recognise(body)?;
    let problem = Problem::whole(format!("this looks like {what}, not like an event file"));
    Some(
        problem.help(
            "an event file is RON and begins with `Chronicle(`; `annals new FILE` writes a small one to start from",
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
        '/' | '#' | '(' => None,
        '{' | '[' if json(body) => Some("JSON"),
        '<' => Some(if starts("<!doctype html") || starts("<html") {
            "a web page"
        } else {
            "XML"
        }),
        '-' if starts("---") => Some("YAML or Markdown"),
        '%' if starts("%PDF") => Some("a PDF document"),
        _ if line.contains('(') => None,
        _ if line.matches(',').count() >= 2 => Some("a table (CSV)"),
        _ if line.matches('\t').count() >= 2 => Some("a table (tab-separated)"),
        _ => None,
    }
}

/// JSON's first bracket is followed by another one, a quoted key, or nothing.
fn json(body: &str) -> bool {
    let inner = body.get(1..).unwrap_or_default().trim_start();
    inner.starts_with(['"', '{', '[', '}', ']'])
}

/// Says what bytes seem to be that are no text in UTF-8.
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
