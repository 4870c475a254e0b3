//! The wrong files of an author's day: each is told in one line that says what to do.

use std::fmt::Write as _;

use super::*;

/// A right file, which each case changes in one place.
const RIGHT: &str = r#"#![enable(implicit_some)]
Chronicle(
    format: 1,
    title: "A War",
    calendar: Julian,
    languages: ["en", "ko"],
    focus: "1120/1127",
    sources: {
        "songshi": (title: "History of Song", by: "Toqto'a", url: "https://example.org/songshi"),
    },
    lanes: [
        (id: "song", name: {"en": "Song", "ko": "송"}, hue: Red),
        (id: "jin", name: "Jin"),
    ],
    people: {
        "guo-jing": (name: "Guo Jing", lane: "song"),
        "huizong": (name: "Huizong", lane: "song"),
    },
    places: {
        "bianjing": (name: "Bianjing", at: (34.80, 114.35)),
    },
    spans: [
        (id: "war", name: "The war", kind: War, when: "1125/1127", lane: "song"),
    ],
    events: [
        (
            id: "siege",
            when: "1126-12-09",
            name: "The siege",
            lanes: ["song", "jin"],
            kind: Siege, weight: 4,
            people: ["guo-jing", "huizong"],
            place: "bianjing",
            leads_to: ["fall"],
            figures: [(what: "men", value: 7777, side: "song")],
            summary: "[[guo-jing]] leads a sortie.",
            sources: [("songshi", "23")],
        ),
        (
            id: "fall", when: "1127-01-09",
            name: "The fall", lanes: ["jin"],
            part_of: "war-of-song",
        ),
        (id: "war-of-song", when: "1125/1127", name: "The war of Song and Jin", lanes: ["jin"]),
    ],
)
"#;

/// What is told of a text, a line a problem.
fn told(text: &str) -> String {
    match check(&Arc::new(text.to_owned().into())) {
        Ok(loaded) => loaded.warnings.short("my.ron", text),
        Err(report) => report.short("my.ron", text),
    }
}

#[test]
fn the_right_file_is_right() {
    assert_eq!(told(RIGHT), "");
}

/// Name, what stands in the right file, what in the wrong one, what is told of it.
type Case = (&'static str, &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    (
        "a field of the chronicle misspelt",
        "format: 1",
        "formt: 1",
        "my.ron:3:5: error: unknown field `formt` in a chronicle; did you mean `format`?",
    ),
    (
        "a needed field of an event misspelt",
        r#"when: "1126-12-09""#,
        r#"wen: "1126-12-09""#,
        "my.ron:28:13: error: unknown field `wen` in an event; did you mean `when`?",
    ),
    (
        "an id field misspelt",
        r#"id: "siege""#,
        r#"di: "siege""#,
        "my.ron:27:13: error: unknown field `di` in an event; did you mean `id`?",
    ),
    (
        "a list misspelt",
        r#"people: ["guo"#,
        r#"peolpe: ["guo"#,
        "my.ron:32:13: error: unknown field `peolpe` in an event; did you mean `people`?",
    ),
    (
        "the events misspelt",
        "events: [",
        "evnts: [",
        "my.ron:25:5: error: unknown field `evnts` in a chronicle; did you mean `events`?",
    ),
    (
        "a kind misspelt",
        "Siege",
        "Seige",
        "my.ron:31:19: error: unknown kind `Seige`; did you mean `Siege`?",
    ),
    (
        "a kind in small letters",
        "Siege",
        "siege",
        "my.ron:31:19: error: unknown kind `siege`; did you mean `Siege`?",
    ),
    (
        "a calendar misspelt",
        "Julian",
        "Jullian",
        "my.ron:5:15: error: unknown calendar `Jullian`; did you mean `Julian`?",
    ),
    (
        "a hue misspelt",
        "hue: Red",
        "hue: Rde",
        "my.ron:12:60: error: unknown hue `Rde`; did you mean `Red`?",
    ),
    (
        "true misspelt",
        "value: 7777",
        "at_least: ture, value: 7777",
        "my.ron:35:47: error: expected `true` or `false`, found the word `ture`",
    ),
    (
        "chronicle in small letters",
        "Chronicle(",
        "chronicle(",
        "my.ron:2:1: error: this is not an event file; expected `Chronicle(`",
    ),
    (
        "a date for when",
        r#"when: "1126-12-09""#,
        r#"date: "1126-12-09""#,
        "my.ron:28:13: error: unknown field `date` in an event; did you mean `when`?",
    ),
    (
        "a title for a name",
        r#"name: "The siege""#,
        r#"title: "The siege""#,
        "my.ron:29:13: error: unknown field `title` in an event; did you mean `name`?",
    ),
    (
        "a name for the title",
        r#"title: "A War""#,
        r#"name: "A War""#,
        "my.ron:4:5: error: unknown field `name` in a chronicle; did you mean `title`?",
    ),
    (
        "a description",
        r#"summary: "[[guo"#,
        r#"description: "[[guo"#,
        "my.ron:36:13: error: unknown field `description` in an event; did you mean `summary`?",
    ),
    (
        "an address of an event",
        "weight: 4",
        r#"url: "https://example.org""#,
        "my.ron:31:26: error: unknown field `url` in an event; did you mean `links`?",
    ),
    (
        "an image",
        "weight: 4",
        r#"image: "wall.jpg""#,
        "my.ron:31:26: error: unknown field `image` in an event; did you mean `media`?",
    ),
    (
        "a colour of an event",
        "weight: 4",
        r#"color: "red""#,
        "my.ron:31:26: error: unknown field `color` in an event",
    ),
    (
        "a colour of a lane",
        "hue: Red",
        "color: Red",
        "my.ron:12:55: error: unknown field `color` in a lane; did you mean `hue`?",
    ),
    (
        "an end",
        "weight: 4",
        r#"end: "1127-01-09""#,
        "my.ron:31:26: error: unknown field `end` in an event",
    ),
    (
        "a type",
        "kind: Siege",
        "type: Siege",
        "my.ron:31:13: error: unknown field `type` in an event; did you mean `kind`?",
    ),
    (
        "a location",
        r#"place: "bianjing""#,
        r#"location: "bianjing""#,
        "my.ron:33:13: error: unknown field `location` in an event; did you mean `place`?",
    ),
    (
        "coordinates",
        "at: (34.80",
        "coordinates: (34.80",
        "my.ron:20:40: error: unknown field `coordinates` in a place; did you mean `at`?",
    ),
    (
        "a group",
        r#"lanes: ["song", "jin"]"#,
        r#"group: "song""#,
        "my.ron:30:13: error: unknown field `group` in an event; did you mean `lanes`?",
    ),
    (
        "a source",
        r#"sources: [("songshi", "23")]"#,
        r#"source: "songshi""#,
        "my.ron:37:13: error: unknown field `source` in an event; did you mean `sources`?",
    ),
    (
        "keywords",
        "weight: 4",
        r#"keywords: ["war"]"#,
        "my.ron:31:26: error: unknown field `keywords` in an event; did you mean `tags`?",
    ),
    (
        "a string for a list",
        r#"lanes: ["jin"]"#,
        r#"lanes: "jin""#,
        "my.ron:41:38: error: expected a list `[…]`, found a string",
    ),
    (
        "a list for a string",
        r#"place: "bianjing""#,
        r#"place: ["bianjing"]"#,
        "my.ron:33:20: error: expected a string, found a list `[…]`",
    ),
    (
        "a string for a number",
        "weight: 4",
        r#"weight: "4""#,
        "my.ron:31:34: error: `4` is written without quotation marks; write `4`",
    ),
    (
        "a word for a number",
        "weight: 4",
        "weight: four",
        "my.ron:31:34: error: expected a whole number, found the word `four`",
    ),
    (
        "a kind in quotation marks",
        "kind: Siege",
        r#"kind: "Siege""#,
        "my.ron:31:19: error: `Siege` is written without quotation marks; write `Siege`",
    ),
    (
        "a number for a date",
        r#"when: "1127-01-09""#,
        "when: 1127",
        r#"my.ron:40:31: error: missing quotation marks around `1127`; expected "1127""#,
    ),
    (
        "a date without quotation marks",
        r#"when: "1127-01-09""#,
        "when: 1127-01-09",
        r#"my.ron:40:31: error: missing quotation marks around `1127-01-09`; expected "1127-01-09""#,
    ),
    (
        "an id without quotation marks",
        r#"["guo-jing", "huizong"]"#,
        "[guo-jing, huizong]",
        r#"my.ron:32:22: error: missing quotation marks around `guo-jing`; expected "guo-jing""#,
    ),
    (
        "a source as a string",
        r#"[("songshi", "23")]"#,
        r#"["songshi"]"#,
        r#"my.ron:37:23: error: expected a source and the place in it, as `("songshi", "卷23")`, found a string"#,
    ),
    (
        "three coordinates",
        "(34.80, 114.35)",
        "(34.80, 114.35, 12)",
        "my.ron:20:44: error: coordinates are two numbers; latitude and longitude",
    ),
    (
        "coordinates in square brackets",
        "(34.80, 114.35)",
        "[34.80, 114.35]",
        "my.ron:20:44: error: expected latitude and longitude, as `(34.80, 114.35)`, found a list `[…]`",
    ),
    (
        "swapped coordinates",
        "(34.80, 114.35)",
        "(114.35, 34.80)",
        "my.ron:20:45: error: latitude and longitude are swapped; did you mean `(34.8, 114.35)`?",
    ),
    (
        "a weight beyond the scale",
        "weight: 4",
        "weight: 10",
        "my.ron:31:34: error: invalid weight 10; expected 1, 2, 3, 4 or 5",
    ),
    (
        "a person as a list",
        r#"people: {
        "guo-jing": (name"#,
        r#"people: [
        "guo-jing": (name"#,
        "my.ron:15:13: error: `[` where `{` belongs; write `{`",
    ),
    (
        "an event that is not closed",
        r#""23")],
        ),"#,
        r#""23")],
        "#,
        "my.ron:37:40: error: missing `)`; expected `)` after this",
    ),
    (
        "a lane that is not closed",
        r#""송"}, hue: Red),"#,
        r#""송"}, hue: Red,"#,
        "my.ron:12:62: error: missing `)`; expected `)` after this",
    ),
    (
        "a list that is not closed",
        r#"["song", "jin"],"#,
        r#"["song", "jin","#,
        "my.ron:30:33: error: missing `]`; expected `]` after this",
    ),
    (
        "a map that is not closed",
        r#""송"}"#,
        r#""송""#,
        "my.ron:12:51: error: missing `}`; expected `}` after this",
    ),
    (
        "a string that is not closed",
        r#""The siege""#,
        r#""The siege"#,
        r#"my.ron:29:28: error: missing `"` at the end of this string; expected `"` after this"#,
    ),
    (
        "a string that is not opened",
        r#""The siege""#,
        r#"The siege""#,
        r#"my.ron:29:19: error: missing `"` before this string; expected `"` before this"#,
    ),
    (
        "a key that is not closed",
        r#""ko": "송""#,
        r#""ko: "송""#,
        r#"my.ron:12:45: error: missing `"` at the end of this string; expected `"` after this"#,
    ),
    (
        "a comma left out",
        "kind: Siege, weight",
        "kind: Siege weight",
        "my.ron:31:23: error: missing comma; expected `,` after this",
    ),
    (
        "a comma left out at the end of a line",
        r#"name: "The siege","#,
        r#"name: "The siege""#,
        "my.ron:29:29: error: missing comma; expected `,` after this",
    ),
    (
        "a comma left out between two events",
        "        ),\n        (\n",
        "        )\n        (\n",
        "my.ron:38:9: error: missing comma; expected `,` after this",
    ),
    (
        "a colon left out",
        r#"when: "1126"#,
        r#"when "1126"#,
        "my.ron:28:13: error: missing `:` after `when`; expected `:` after this",
    ),
    (
        "a bracket too many",
        r#""23")],
        ),"#,
        r#""23")],
        )),"#,
        "my.ron:38:10: error: unexpected `)`; expected nothing here",
    ),
    (
        "a comma too many",
        "weight: 4,",
        "weight: 4,,",
        "my.ron:31:36: error: unexpected `,`; expected nothing here",
    ),
    (
        "the wrong bracket",
        r#"["song", "jin"]"#,
        r#"["song", "jin")"#,
        "my.ron:30:34: error: `)` does not close the `[` that is open; expected `]`",
    ),
    (
        "the last bracket left out",
        "    ],\n)\n",
        "    ],\n",
        "my.ron:45:7: error: unexpected end of file; expected `)`",
    ),
    (
        "a name that is not closed in a text",
        "[[guo-jing]] leads",
        "[[guo-jing leads",
        "my.ron:36:23: error: unclosed `[[`; expected `]]` after the id",
    ),
    (
        "smart quotes",
        r#"name: "The siege""#,
        "name: “The siege”",
        r#"my.ron:29:19: error: `“` is not a quotation mark here; write `"` around strings"#,
    ),
    (
        "full-width brackets",
        r#"lanes: ["jin"],
            part_of"#,
        r#"lanes：［"jin"］，
            part_of"#,
        "my.ron:41:36: error: `：` is a full-width sign; write the plain one: `(`, `)`, `[`, `]`, `{`, `}`, `,` or `:`",
    ),
    (
        "equals signs",
        "kind: Siege, weight: 4",
        "kind = Siege, weight = 4",
        "my.ron:31:18: error: `=` where `:` belongs; write `:`",
    ),
    (
        "a comment with a hash sign",
        "            kind: Siege",
        "            # the walls\n            kind: Siege",
        "my.ron:31:13: error: `#` does not begin a comment; write `//`",
    ),
    (
        "single quotes",
        r#""The siege""#,
        "'The siege'",
        r#"my.ron:29:19: error: strings are not written in `'`; write `"` around strings"#,
    ),
    (
        "a semicolon",
        r#"name: "The siege","#,
        r#"name: "The siege";"#,
        "my.ron:29:30: error: `;` where `,` belongs; write `,`",
    ),
    (
        "a field in quotation marks",
        "kind: Siege",
        r#""kind": Siege"#,
        "my.ron:31:13: error: the fields of a record are written without quotation marks; write `kind:`",
    ),
    (
        "an event in curly brackets",
        r#"(id: "war-of-song", when: "1125/1127", name: "The war of Song and Jin", lanes: ["jin"])"#,
        r#"{id: "war-of-song", when: "1125/1127", name: "The war of Song and Jin", lanes: ["jin"]}"#,
        "my.ron:44:9: error: a record stands in round brackets, not in `{ }`; write `(` and, at its end, `)`",
    ),
    (
        "an escape that means nothing",
        r#""The siege""#,
        r#""The \siege""#,
        r"my.ron:29:24: error: invalid escape `\s`; write `\\` for a backslash",
    ),
    (
        "a date: a year before Christ",
        r#"when: "1127-01-09""#,
        r#"when: "44 BCE""#,
        r#"my.ron:40:31: error: invalid date "44 BCE"; write "-0043""#,
    ),
    (
        "a date: until now",
        r#"when: "1127-01-09""#,
        r#"when: "1991/now""#,
        r#"my.ron:40:31: error: invalid date "1991/now"; write "1991/..""#,
    ),
    (
        "a date: single digits",
        r#"when: "1127-01-09""#,
        r#"when: "1127-1-9""#,
        r#"my.ron:40:31: error: invalid date "1127-1-9"; write "1127-01-09""#,
    ),
    (
        "a date: about a year",
        r#"when: "1127-01-09""#,
        r#"when: "c. 1120""#,
        r#"my.ron:40:31: error: invalid date "c. 1120"; write "1120~""#,
    ),
    (
        "a date: a month that cannot be",
        r#"when: "1127-01-09""#,
        r#"when: "1127-13""#,
        r#"my.ron:40:37: error: invalid date "1127-13"; there is no month 13: months are 01–12, seasons and other groupings 21–41"#,
    ),
    (
        "a date: a day that cannot be",
        r#"when: "1127-01-09""#,
        r#"when: "1127-02-30""#,
        r#"my.ron:40:32: error: invalid date "1127-02-30"; there is no such day"#,
    ),
    (
        "a date: a year of two digits",
        r#"when: "1127-01-09""#,
        r#"when: "79""#,
        r#"my.ron:40:31: error: invalid date "79"; write "0079""#,
    ),
    (
        "a date: days with points",
        r#"when: "1127-01-09""#,
        r#"when: "31.12.1127""#,
        r#"my.ron:40:31: error: invalid date "31.12.1127"; write "1127-12-31""#,
    ),
    (
        "a date: a dash for a stroke",
        r#"when: "1127-01-09""#,
        r#"when: "1120–1127""#,
        r#"my.ron:40:31: error: invalid date "1120–1127"; write "1120/1127""#,
    ),
    (
        "a date: an end before the start",
        r#"when: "1127-01-09""#,
        r#"when: "1127/1120""#,
        r#"my.ron:40:37: error: invalid date "1127/1120"; the interval ends before it begins"#,
    ),
    (
        "a date: a date in words",
        r#"when: "1127-01-09""#,
        r#"when: "9 January 1127""#,
        r#"my.ron:40:32: error: invalid date "9 January 1127"; write 1127-01-09"#,
    ),
    (
        "a date: a word",
        r#"when: "1127-01-09""#,
        r#"when: "soon""#,
        r#"my.ron:40:32: error: invalid date "soon"; a date begins with a year of four digits, not with “s”"#,
    ),
    (
        "a date: nothing",
        r#"when: "1127-01-09""#,
        r#"when: """#,
        r#"my.ron:40:32: error: invalid date ""; there is no date here"#,
    ),
    (
        "a date: an era date that cannot be",
        r#"when: "1127-01-09""#,
        r#"when: "靖康九年""#,
        r#"my.ron:40:34: error: invalid date "靖康九年"; 靖康 (Jingkang) has 2 years, 1126–1127"#,
    ),
    (
        "a year before Christ, miscounted",
        r#"Jin", lanes: ["jin"]),"#,
        r#"Jin", lanes: ["jin"]),
        (id: "caesar", when: "-0044", name: "Caesar dies, 44 BC", lanes: ["jin"]),"#,
        "my.ron:45:30: warning: -0044 is 45 BCE; 44 BCE is -0043",
    ),
    (
        "another day as written",
        r#"id: "fall", when"#,
        r#"id: "fall", as_written: "靖康元年閏十一月丁巳", when"#,
        "my.ron:40:38: error: `as_written` is not the date that `when` gives; as_written names 10 January 1127 (丁巳), `when` says 9 January 1127 (丙辰)",
    ),
    (
        "an id that nothing has",
        r#"place: "bianjing""#,
        r#"place: "banjing""#,
        "my.ron:33:20: error: unknown place `banjing`; did you mean `bianjing`?",
    ),
    (
        "an id that nothing has, in a text",
        "[[guo-jing]] leads",
        "[[guo-jin]] leads",
        "my.ron:36:25: error: unknown id `guo-jin`; did you mean `guo-jing`?",
    ),
    (
        "an id misspelt where it is given",
        r#""guo-jing": ("#,
        r#""guo-jin": ("#,
        "my.ron:32:22: error: unknown person `guo-jing`; did you mean `guo-jin`?",
    ),
    (
        "an id given twice",
        r#"(id: "war","#,
        r#"(id: "jin","#,
        "my.ron:23:14: error: duplicate id `jin`; given again here",
    ),
    (
        "an id with capital letters",
        r#""huizong": ("#,
        r#""Huizong": ("#,
        r#"my.ron:17:9: error: invalid id "Huizong"; expected lowercase letters a–z, digits and `-`"#,
    ),
    (
        "a lane for a person",
        r#"people: ["guo-jing", "huizong"]"#,
        r#"people: ["guo-jing", "song"]"#,
        "my.ron:32:34: error: `song` is a lane, not a person; expected a person",
    ),
    (
        "a language twice",
        r#""ko": "송""#,
        r#""en": "Song""#,
        "my.ron:12:43: error: duplicate language `en` in this map; here again",
    ),
    (
        "a language that is none",
        r#""ko": "송""#,
        r#""korean!": "송""#,
        "my.ron:12:43: error: `korean!` is not a language tag: it starts with a language of two to eight letters, as `en` or `nan`; expected a BCP 47 tag, as `en`, `zh-Hant`, `nan-Latn`",
    ),
    (
        "a field twice",
        "weight: 4",
        "kind: Siege",
        "my.ron:31:26: error: duplicate field `kind` in an event; here again",
    ),
    (
        "a key twice",
        r#""huizong": ("#,
        r#""huizong": (name: "H"),
        "huizong": ("#,
        "my.ron:18:9: error: duplicate id `huizong`; given again here",
    ),
    (
        "an event that is part of itself",
        r#"part_of: "war-of-song""#,
        r#"part_of: "fall""#,
        "my.ron:42:22: error: `part_of` forms a cycle; `fall` → `fall`",
    ),
    (
        "an event that leads to itself",
        r#"leads_to: ["fall"]"#,
        r#"leads_to: ["siege"]"#,
        "my.ron:34:24: error: `siege` is said to lead to itself",
    ),
    (
        "an effect before its cause",
        r#"id: "siege",
            when: "1126-12-09""#,
        r#"id: "siege",
            when: "1127-03-09""#,
        "my.ron:34:24: warning: `fall` begins before `siege`, which is said to lead to it",
    ),
    (
        "a circle of parts",
        r#"id: "war-of-song", when"#,
        r#"id: "war-of-song", part_of: "fall", when"#,
        "my.ron:44:38: error: `part_of` forms a cycle; `war-of-song` → `fall` → `war-of-song`",
    ),
    (
        "a part outside its whole",
        r#"when: "1127-01-09""#,
        r#"when: "1137-01-09""#,
        "my.ron:42:22: warning: `fall` lies outside of `war-of-song`, of which it is a part; `war-of-song` is 1125/1127",
    ),
    (
        "a focus without events",
        r#"focus: "1120/1127""#,
        r#"focus: "1820/1827""#,
        "my.ron:7:12: warning: there is no event in these years; the chart opens on them",
    ),
    (
        "an event without a lane",
        r#"name: "The fall", lanes: ["jin"],"#,
        r#"name: "The fall","#,
        r#"my.ron:40:17: warning: `fall` has no lane; add `lanes: ["…"]`"#,
    ),
    (
        "a person that nothing names",
        r#""huizong": ("#,
        r#""gaozong": (name: "Gaozong"),
        "huizong": ("#,
        "my.ron:17:9: warning: 1 person that nothing names: `gaozong`",
    ),
    (
        "a source that nothing cites",
        r#"sources: [("songshi", "23")],
        ),"#,
        "),",
        "my.ron:9:9: warning: 1 source that nothing cites: `songshi`",
    ),
    (
        "an address that is none",
        "https://example.org/songshi",
        "example.org/songshi",
        r#"my.ron:9:67: error: "example.org/songshi" is not an address on the web; expected `https://…` or `http://…`"#,
    ),
    (
        "two bounds",
        "value: 7777",
        "value: 7777, at_least: true, at_most: true",
        "my.ron:35:23: error: a figure has one of `at_least`, `at_most` and `up_to`",
    ),
];

#[test]
fn each_mistake_is_told_in_one_line() {
    let mut failures = String::new();
    for (name, right, wrong, expected) in CASES {
        assert!(RIGHT.contains(right), "{name}: {right}");
        let told = told(&RIGHT.replacen(right, wrong, 1));
        let told = told.trim_end();
        if told != *expected {
            let _ = writeln!(failures, "{name}\n  told     {told}\n  expected {expected}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Whole files that are something else, and what is told of them.
const OTHERS: &[(&str, &[u8], &str)] = &[
    ("nothing", b"", "the file is empty"),
    (
        "YAML",
        b"title: A War\nevents:\n  - when: 1127\n",
        "this looks like YAML, not like an event file",
    ),
    (
        "YAML with a head",
        b"---\ntitle: A War\n",
        "this looks like YAML or Markdown, not like an event file",
    ),
    (
        "TOML",
        b"[war]\ntitle = \"A War\"\n",
        "this looks like TOML, not like an event file",
    ),
    (
        "TOML without a table",
        b"title = \"A War\"\n",
        "this looks like TOML, not like an event file",
    ),
    (
        "markwhen",
        b"title: A War\n1120/1127: War\n",
        "this looks like markwhen, not like an event file",
    ),
    (
        "Markdown",
        b"# A War\n\n- 1127: it ends\n",
        "this looks like Markdown, not like an event file",
    ),
    (
        "JSON",
        b"{\"title\": \"A War\"}",
        "this looks like JSON, not like an event file",
    ),
    (
        "CSV",
        b"date,title,place\n1127,War,Bianjing\n",
        "this looks like a table (CSV), not like an event file",
    ),
    (
        "a web page",
        b"<!DOCTYPE html><html></html>",
        "this looks like a web page, not like an event file",
    ),
    (
        "Rust",
        b"fn main() {\n}\n",
        "this looks like source code, not like an event file",
    ),
    (
        "Python",
        b"import sys\nprint(1)\n",
        "this looks like source code, not like an event file",
    ),
    (
        "prose",
        b"Dear reader, here is a war.\n",
        "this is not an event file; expected `Chronicle(`",
    ),
    (
        "UTF-16",
        b"\xff\xfeC\0h\0",
        "this is text in UTF-16; save it as UTF-8",
    ),
    (
        "Latin-1",
        b"Chronicle(title: \"Caf\xe9\")",
        "the file is not UTF-8 from here on (byte 0xE9)",
    ),
    (
        "cut inside a character",
        b"Chronicle(title: \"\xe9\x9d",
        "the file ends in the middle of a character",
    ),
    (
        "an archive",
        b"PK\x03\x04\xff",
        "this is a zip archive or an office document",
    ),
];

#[test]
fn what_is_no_event_file_is_named() {
    for (name, bytes, expected) in OTHERS {
        let report = load(bytes).unwrap_err();
        let text = String::from_utf8_lossy(bytes);
        let told = report.short("my.ron", &text);
        assert!(told.trim_end().ends_with(expected), "{name}: {told}");
        assert_eq!(report.errors(), 1, "{name}: {told}");
    }
}
