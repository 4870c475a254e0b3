//! Lists in one cell of a table.

/// The parts of a list, separated by semicolons or, if there are none, by commas.
pub(super) fn listed(text: &str) -> Vec<String> {
    if text.contains(';') {
        parts(text, &[';'])
    } else {
        parts(text, &[',', '|', '、', '，'])
    }
}

/// The parts of a text between some marks, trimmed. One in quotes may contain marks; two quotes in it are one.
pub(super) fn parts(text: &str, marks: &[char]) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (part, behind) = quoted(text, marks).unwrap_or_else(|| bare(text, marks));
        parts.push(part);
        rest = behind;
    }
    parts
}

/// The part up to the next mark, and the text behind the mark.
fn bare<'t>(text: &'t str, marks: &[char]) -> (String, Option<&'t str>) {
    let (part, behind) = match text.split_once(marks) {
        Some((part, behind)) => (part, Some(behind)),
        None => (text, None),
    };
    (part.trim().to_owned(), behind)
}

/// The same for a part in quotes. `None` if it has none, or if more than a mark follows them.
fn quoted<'t>(text: &'t str, marks: &[char]) -> Option<(String, Option<&'t str>)> {
    let mut rest = text.trim_start().strip_prefix('"')?;
    let mut part = String::new();
    loop {
        let (words, behind) = rest.split_once('"')?;
        part.push_str(words);
        let Some(more) = behind.strip_prefix('"') else {
            let behind = behind.trim_start();
            let next = behind.strip_prefix(marks);
            return (behind.is_empty() || next.is_some()).then_some((part, next));
        };
        part.push('"');
        rest = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_the_parts_between_its_marks() {
        for (text, expected) in [
            ("", &[""][..]),
            ("a, b", &["a", "b"]),
            ("a, b; c", &["a, b", "c"]),
            ("a, b;", &["a, b", ""]),
            ("\"a; b\"; c", &["a; b", "c"]),
            ("\"a, b\" , c", &["a, b", "c"]),
            ("\"\"\"a\"\" b\"", &["\"a\" b"]),
            ("the \"a\"; b", &["the \"a\"", "b"]),
            ("\"a\" house; b", &["\"a\" house", "b"]),
            ("\"a; b", &["\"a", "b"]),
        ] {
            assert_eq!(listed(text), expected, "{text}");
        }
    }
}
