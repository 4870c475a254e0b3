//! Compares our reader with `ron`: everything we accept is RON and has the same content.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use ron::Value as Ron;

use crate::format::scan::{Read, Reader};
use crate::format::values::Value;
use crate::format::{EMBEDDED, STARTER};

/// Any value, as read by our reader.
#[derive(Debug, PartialEq)]
enum Tree {
    Bool(bool),
    Number(f64),
    String(String),
    Word,
    List(Vec<Self>),
    Map(Vec<(Self, Self)>),
}

impl<'t> Value<'t> for Tree {
    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.at_string() {
            return Ok(Some(Self::String(reader.string()?.text.into_owned())));
        }
        match reader.byte() {
            b'[' => Ok(Value::read(reader)?.map(Self::List)),
            b'{' => Self::map(reader),
            b'(' => Self::record(reader),
            b'0'..=b'9' | b'+' | b'-' | b'.' => Ok(Some(Self::number(reader.bare()))),
            _ => Self::word(reader),
        }
    }
}

impl Tree {
    fn number(bare: &str) -> Self {
        let bare = bare.replace('_', "");
        let whole = bare
            .strip_prefix("0x")
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        Self::Number(whole.map_or_else(|| bare.parse().unwrap(), f64::from))
    }

    fn word(reader: &mut Reader<'_>) -> Read<Self> {
        let word = reader.word();
        assert!(!word.is_empty(), "at {:?}", reader.rest().get(..20));
        reader.skip_space()?;
        match word {
            "true" | "false" => Ok(Some(Self::Bool(word == "true"))),
            _ if reader.byte() == b'(' => Self::record(reader),
            _ => Ok(Some(Self::Word)),
        }
    }

    fn map(reader: &mut Reader<'_>) -> Read<Self> {
        let mut entries = Vec::new();
        reader.items(|reader| {
            let key = reader.value::<Self>()?.unwrap();
            reader.skip_space()?;
            assert!(reader.eat(b':'));
            entries.push((key, reader.value()?.unwrap()));
            Ok(())
        })?;
        Ok(Some(Self::Map(entries)))
    }

    /// A record is a map of its fields; a tuple is a list.
    fn record(reader: &mut Reader<'_>) -> Read<Self> {
        let (mut fields, mut values) = (Vec::new(), Vec::new());
        reader.items(|reader| {
            let start = reader.at;
            let name = reader.word();
            reader.skip_space()?;
            if !name.is_empty() && reader.eat(b':') {
                fields.push((Self::String(name.to_owned()), reader.value()?.unwrap()));
            } else {
                reader.at = start;
                values.push(reader.value()?.unwrap());
            }
            Ok(())
        })?;
        Ok(Some(if fields.is_empty() {
            Self::List(values)
        } else {
            Self::Map(fields)
        }))
    }
}

fn same(ours: &Tree, theirs: &Ron) -> bool {
    match (ours, theirs) {
        (ours, Ron::Option(Some(theirs))) => same(ours, theirs),
        (Tree::Bool(ours), Ron::Bool(theirs)) => ours == theirs,
        (Tree::Number(ours), Ron::Number(theirs)) => (*ours - theirs.into_f64()).abs() < 1e-4,
        (Tree::String(ours), Ron::String(theirs)) => ours == theirs,
        (Tree::Word, Ron::Unit | Ron::Option(None)) => true,
        (Tree::List(ours), Ron::Seq(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(ours, theirs)| same(ours, theirs))
        }
        // A tuple of one item is the item itself.
        (Tree::List(ours), theirs) if ours.len() == 1 => same(&ours[0], theirs),
        (Tree::Map(ours), Ron::Map(theirs)) => {
            let value = |key: &Tree| {
                theirs
                    .iter()
                    .find(|(theirs, _)| same(key, theirs))
                    .map(|(_, value)| value)
            };
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .all(|(key, ours)| value(key).is_some_and(|theirs| same(ours, theirs)))
        }
        _ => false,
    }
}

fn read(text: &str) -> Tree {
    let mut reader = Reader::new(text);
    reader.header().unwrap();
    let tree = reader.value().unwrap().unwrap();
    reader.skip_space().unwrap();
    assert!(
        reader.at_end() && reader.report.is_empty(),
        "{:?}",
        reader.report
    );
    tree
}

fn assert_same(name: &str, text: &str) {
    // A byte order mark is accepted only by our reader.
    let bare = text.trim_start_matches('\u{feff}');
    let theirs: Ron = ron::from_str(bare).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(same(&read(text), &theirs), "{name}: {:?}", read(text));
}

#[test]
fn accepted_text_has_the_same_value_in_ron() {
    assert_same("starter.ron", STARTER);
    assert_same("jingkang.ron", EMBEDDED);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/valid");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert_same(
            &path.display().to_string(),
            &fs::read_to_string(&path).unwrap(),
        );
    }
}

#[test]
fn small_texts_have_the_same_value_in_ron() {
    for text in [
        r#""a\n\r\t\0\\\"\'\x41\u{9756}""#,
        r#""\xe9\x9d\x96""#,
        "\"over \\\n    the line\"",
        "\"over \\\r\n\t the line\"",
        "r\"raw \\n\"",
        "r##\"raw \"# still\"##",
        "\"\"",
        "[1, -2, +3, 4.5, .5, 1e3, 1_000, 0xff,]",
        "{\"a\": [], \"b\": {}, \"c\": (x: 1), \"d\": (1, 2)}",
        "/* a /* b */ c */ (a: true, /**/ b: false) // end",
        "[\u{2028}1,\u{200e}2\u{85}]",
        "[A, B(x: 1), C]",
    ] {
        assert_same(text, text);
    }
}

proptest! {
    #[test]
    fn any_string_is_read_back(text in any::<String>(), pretty in any::<bool>()) {
        let written = ron::to_string(&text).unwrap();
        prop_assert_eq!(read(&written), Tree::String(text.clone()));
        if pretty && !text.contains("\"##") {
            prop_assert_eq!(read(&format!("r###\"{text}\"###")), Tree::String(text));
        }
    }

    #[test]
    fn strings_with_escapes_have_the_same_value_in_ron(text in r#"([a靖]|\\([nrt0'"\\]|x[0-9a-f]{2}|u\{[0-9a-f]{1,6}\}|[a-z]|\n  ))*"#) {
        let written = format!("\"{text}\"");
        let mut reader = Reader::new(&written);
        let ours = reader.string().ok().filter(|_| reader.report.is_empty()).map(|word| word.text.into_owned());
        prop_assert_eq!(ours, ron::from_str::<String>(&written).ok());
    }
}
