//! The user's editor, opened at a line.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// The command that edits a file at a line and a column, both counted from 1. The editor is the one named by the environment.
pub(super) fn command(file: &Path, line: usize, column: usize) -> Vec<OsString> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let named = env::var_os(name)?.into_string().ok()?;
        Some(named).filter(|named| !named.trim().is_empty())
    });
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    of_editor(named.as_deref().unwrap_or(usual), file, line, column)
}

/// The command for an editor, which may include arguments. A relative name gets `./` in front, since editors take a name such as `+!sh` for
/// an option, and a chronicle may include a file with any name.
fn of_editor(editor: &str, file: &Path, line: usize, column: usize) -> Vec<OsString> {
    let file = &Path::new(".").join(file.strip_prefix(".").unwrap_or(file));
    let mut command: Vec<OsString> = words(editor).into_iter().map(Into::into).collect();
    let name = command
        .first()
        .and_then(|program| Path::new(program).file_stem())
        .unwrap_or_default();
    command.extend(at(name, file, line, column));
    command
}

/// The arguments for a file and a position in it. Unknown editors get only the file.
fn at(name: &OsStr, file: &Path, line: usize, column: usize) -> Vec<OsString> {
    let with_place = || {
        let mut whole = file.as_os_str().to_owned();
        whole.push(format!(":{line}:{column}"));
        whole
    };
    let before = |place: String| vec![place.into(), file.as_os_str().to_owned()];
    match name.to_str().unwrap_or_default() {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "ex" | "joe" | "ne" | "mg" | "pico" => {
            before(format!("+{line}"))
        }
        "emacs" | "emacsclient" | "kak" | "micro" => before(format!("+{line}:{column}")),
        "nano" => before(format!("+{line},{column}")),
        "hx" | "helix" | "subl" | "zed" | "zeditor" => vec![with_place()],
        "code" | "codium" | "code-insiders" | "code-oss" | "cursor" => {
            vec!["--wait".into(), "--goto".into(), with_place()]
        }
        _ => vec![file.as_os_str().to_owned()],
    }
}

/// Splits a command into words like a shell: quotation marks and backslashes keep words together. On other systems than Unix a backslash
/// separates folders.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\\', None | Some('"')) if cfg!(unix) => {
                word.get_or_insert_default().extend(letters.next());
            }
            ('"' | '\'', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (_, Some(open)) if letter == open => quote = None,
            (_, None) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_passed_as_each_editor_expects() {
        for (editor, expected) in [
            ("vi", "vi +107 ./my.ron"),
            ("/usr/bin/nvim", "/usr/bin/nvim +107 ./my.ron"),
            ("emacsclient -t", "emacsclient -t +107:9 ./my.ron"),
            ("nano", "nano +107,9 ./my.ron"),
            ("hx", "hx ./my.ron:107:9"),
            ("kak", "kak +107:9 ./my.ron"),
            ("micro", "micro +107:9 ./my.ron"),
            ("code", "code --wait --goto ./my.ron:107:9"),
            ("codium -n", "codium -n --wait --goto ./my.ron:107:9"),
            ("ed", "ed ./my.ron"),
            ("'my editor' -x", "my editor -x ./my.ron"),
            #[cfg(unix)]
            (
                r"/opt/My\ Editor/bin/vi",
                "/opt/My Editor/bin/vi +107 ./my.ron",
            ),
            #[cfg(unix)]
            (r#""my \"best\" vi""#, "my \"best\" vi ./my.ron"),
        ] {
            let command = of_editor(editor, Path::new("my.ron"), 107, 9);
            assert_eq!(command.join(OsStr::new(" ")), expected, "{editor}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn no_name_of_a_file_is_an_option() {
        for (file, expected) in [
            ("+!sh x", "vi +1 ./+!sh x"),
            ("-c", "vi +1 ./-c"),
            ("./my.ron", "vi +1 ./my.ron"),
            ("/srv/+x", "vi +1 /srv/+x"),
        ] {
            let command = of_editor("vi", Path::new(file), 1, 1);
            assert_eq!(command.join(OsStr::new(" ")), expected);
        }
    }
}
