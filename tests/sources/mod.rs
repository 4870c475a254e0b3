//! The sources of the program, parsed just enough to check them.

use std::fs;
use std::path::Path;

/// A file below `src`, without the tests at its end.
pub(crate) struct Source {
    /// Its path relative to `src`: `ui/paint.rs`.
    pub(crate) path: String,
    /// Its lines with everything that is not code blanked: comments, and the content of strings and characters.
    pub(crate) code: String,
    /// Its text.
    pub(crate) text: String,
    /// Which of its lines contain more than a comment.
    pub(crate) counted: Vec<bool>,
    /// Its string and character literals as written, each with its line.
    pub(crate) literals: Vec<(usize, String)>,
}

/// A function.
pub(crate) struct Function {
    pub(crate) name: String,
    /// Number of lines of code between its braces.
    pub(crate) lines: usize,
}

impl Source {
    fn read(path: String, text: &str) -> Self {
        let tests = [
            "#[cfg(test)]\nmod tests {",
            "#[cfg(test)]\npub(super) mod tests {",
        ];
        let end = tests.iter().filter_map(|start| text.find(start)).min();
        let text = &text[..end.unwrap_or(text.len())];
        let (code, mut literals) = blanked(text);
        let lines: Vec<&str> = code.lines().collect();
        // Reasons of attributes are only shown by the compiler.
        literals.retain(|(line, _)| !lines[line - 1].contains("reason ="));
        let counted = text.lines().map(str::trim);
        Self {
            path,
            code,
            text: text.to_owned(),
            counted: counted
                .map(|line| !line.is_empty() && !line.starts_with("//"))
                .collect(),
            literals,
        }
    }

    /// The top-level module that the file belongs to: `ui` for `ui/map/mod.rs`, `print` for `print.rs`.
    pub(crate) fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// The other top-level modules that it names, by `crate::` or by enough `super::`.
    pub(crate) fn uses(&self) -> Vec<String> {
        let depth = self.path.split('/').count() - usize::from(self.path.ends_with("mod.rs"));
        let top = "super::".repeat(depth);
        let named = |prefix: &str| {
            let after = self.code.split(prefix).skip(1);
            after.flat_map(listed).collect::<Vec<_>>()
        };
        let mut uses = named("crate::");
        if depth > 0 {
            uses.extend(named(&top));
        }
        uses.retain(|name| name != self.module() && !name.is_empty() && name != "super");
        uses
    }

    /// The module of a top-level folder that the file belongs to; `None` for its `mod.rs`, and for files elsewhere.
    pub(crate) fn module_within(&self, folder: &str) -> Option<String> {
        let below = self.path.strip_prefix(folder)?.strip_prefix('/')?;
        let name = below.split('/').next()?.trim_end_matches(".rs");
        (name != "mod").then(|| name.to_owned())
    }

    /// The modules of a top-level folder that a file in it names, by `crate::` or by `super::`.
    pub(crate) fn uses_within(&self, folder: &str) -> Vec<String> {
        let depth = self.path.split('/').count() - usize::from(self.path.ends_with("mod.rs"));
        let (whole, relative) = (format!("crate::{folder}::"), "super::".repeat(depth - 1));
        let named = |prefix: &str| {
            let places = self.code.match_indices(prefix);
            let whole = places.filter(|(at, _)| !self.code[..*at].ends_with("super::"));
            let after = whole.map(|(at, _)| &self.code[at + prefix.len()..]);
            after.flat_map(listed).collect::<Vec<_>>()
        };
        let mut uses = named(&whole);
        if depth > 1 {
            uses.extend(named(&relative));
        }
        uses
    }

    /// The public functions without an example in their documentation, among those whose lines begin with `start`.
    pub(crate) fn without_example(&self, start: &str) -> Vec<String> {
        let (mut has_example, mut found) = (false, Vec::new());
        for whole in self.text.lines() {
            let line = whole.trim();
            if line.starts_with("///") || line.starts_with("#[") {
                has_example |= line.contains("```");
                continue;
            }
            let function = line
                .strip_prefix("pub fn ")
                .or(line.strip_prefix("pub const fn "));
            let is_asked = whole.starts_with(start) && !has_example;
            found.extend(function.filter(|_| is_asked).map(identifier));
            has_example = false;
        }
        found
    }

    /// The number of lines of code in the file.
    pub(crate) fn lines(&self) -> usize {
        self.counted.iter().filter(|counted| **counted).count()
    }

    /// The functions with a body.
    pub(crate) fn functions(&self) -> Vec<Function> {
        let starts = self.code.match_indices("fn ").map(|(at, _)| at);
        let whole_word =
            |at: &usize| !self.code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        starts
            .filter(whole_word)
            .filter_map(|at| self.function(at))
            .collect()
    }

    fn function(&self, at: usize) -> Option<Function> {
        let rest = &self.code[at..];
        let open = at + opening(rest)?;
        let close = open + closing(&self.code[open..]);
        let line = |at: usize| self.code[..at].matches('\n').count();
        let body = self
            .counted
            .get(line(open) + 1..line(close))
            .unwrap_or_default();
        let name = identifier(&rest["fn ".len()..]);
        (!name.is_empty()).then(|| Function {
            name,
            lines: body.iter().filter(|counted| **counted).count(),
        })
    }

    /// The patterns of each `match`, one for each arm.
    pub(crate) fn matches(&self) -> Vec<Vec<String>> {
        let starts = self.code.match_indices("match ").map(|(at, _)| at);
        starts
            .filter_map(|at| {
                let open = at + opening(&self.code[at..])?;
                let close = open + closing(&self.code[open..]);
                Some(patterns(self.code.get(open + 1..close)?))
            })
            .collect()
    }
}

/// The names that follow in a path: one, or those between braces.
fn listed(text: &str) -> Vec<String> {
    let Some(list) = text.strip_prefix('{') else {
        return vec![identifier(text)];
    };
    let list = &list[..list.find('}').unwrap_or(list.len())];
    list.split(',')
        .map(|name| identifier(name.trim()))
        .collect()
}

/// The identifier that a text begins with.
fn identifier(text: &str) -> String {
    let part = |c: &char| c.is_alphanumeric() || *c == '_';
    text.chars().take_while(part).collect()
}

/// The position of the first brace outside brackets; `None` if a semicolon comes first.
fn opening(code: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The position of the brace that closes the one at the beginning of a text.
fn closing(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// The patterns in the block of a `match`.
fn patterns(block: &str) -> Vec<String> {
    let mut patterns = Vec::new();
    let (mut start, mut depth, mut in_body) = (0, 0, false);
    for (at, c) in block.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        if !in_body && block[at..].starts_with("=>") {
            patterns.push(block[start..at].trim_matches([' ', '\n', ',']).to_owned());
            in_body = true;
        } else if in_body && matches!(c, ',' | '}') {
            (start, in_body) = (at + 1, false);
        }
    }
    patterns
}

/// Code without comments and the content of literals, and these literals.
fn blanked(text: &str) -> (String, Vec<(usize, String)>) {
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let in_word = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let (length, is_literal) = match comment(rest) {
            Some(length) => (length, false),
            None => (literal(rest, in_word), true),
        };
        if length == 0 {
            code.push(first);
            line += usize::from(first == '\n');
            at += first.len_utf8();
            continue;
        }
        let part = &rest[..length];
        if is_literal {
            literals.push((line, part.to_owned()));
        }
        code.extend(
            part.bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
        line += part.matches('\n').count();
        at += length;
    }
    (code, literals)
}

/// The length of the comment at the beginning of a text.
fn comment(text: &str) -> Option<usize> {
    let end = |mark: &str| text.find(mark).unwrap_or(text.len());
    match text {
        _ if text.starts_with("//") => Some(end("\n")),
        _ if text.starts_with("/*") => Some(end("*/")),
        _ => None,
    }
}

/// The length of the string or character literal at the beginning of a text, or 0.
fn literal(text: &str, in_word: bool) -> usize {
    if let Some(inside) = text.strip_prefix('"') {
        return 1 + string(inside);
    }
    if let Some(inside) = text.strip_prefix('\'') {
        return character(inside).map_or(0, |length| 1 + length);
    }
    let raw = text
        .strip_prefix('r')
        .filter(|_| !in_word)
        .unwrap_or_default();
    let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
    if !raw[hashes..].starts_with('"') {
        return 0;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let inside = &raw[hashes + 1..];
    inside
        .find(&close)
        .map_or(0, |end| end + 2 * close.len() + 1)
}

/// The length of a string after its opening quote.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

/// The length of a character after its opening quote; `None` if it is a lifetime.
fn character(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let least = if first == '\\' { 2 } else { first.len_utf8() };
    let end = least + text.get(least..)?.find('\'')?;
    (first == '\\' || end == least).then_some(end + 1)
}

/// Every file below `src`.
pub(crate) fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    collect(Path::new("src"), "", &mut sources);
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

fn collect(folder: &Path, below: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{below}{name}");
        if entry.path().is_dir() && name != "tests" {
            collect(&entry.path(), &format!("{path}/"), sources);
        } else if entry.path().extension().is_some_and(|it| it == "rs") && name != "tests.rs" {
            let text = fs::read_to_string(entry.path()).unwrap();
            sources.push(Source::read(path, &text));
        }
    }
}

/// The paths and texts of the Rust files in a folder and below it.
pub(crate) fn texts(folder: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = path.to_str().unwrap().to_owned();
        if path.is_dir() {
            texts.extend(self::texts(&name));
        } else if path.extension().is_some_and(|it| it == "rs") {
            texts.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    texts
}
