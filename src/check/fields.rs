//! Problems with unknown fields: what was probably meant, including names used in other formats.

use super::{Place, Problem};
use crate::text::{nearest, nearest_of_all};

/// Advice about an unknown field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hint {
    /// The field that was probably meant.
    meant: Option<&'static str>,
    /// What to write, if a different name is not enough.
    help: Option<&'static str>,
}

/// The kind of entry, its names for a field, the field that is meant, and what to write.
type Known = (
    &'static str,
    &'static [&'static str],
    Option<&'static str>,
    Option<&'static str>,
);

/// Names of the end of a period.
const ENDS: [&str; 4] = ["end", "end_date", "until", "to"];

/// Names of fields whose values may be the reverse of what is meant: causes for effects, or a scale on which 1 is the most.
const REVERSED: [&str; 4] = ["causes", "priority", "level", "rank"];

/// Names of fields in other formats. The first member is the kind of entry as [`unknown`] gets it; it is empty for any kind.
const FIELDS: &[Known] = &[
    (
        "",
        &[
            "date",
            "start",
            "start_date",
            "year",
            "from",
            "begin",
            "time",
        ],
        Some("when"),
        Some("a period is written `when: \"1120/1127\"`"),
    ),
    (
        "a link",
        &["to"],
        None,
        Some(
            "its target is `url: \"https://…\"`, or `file: \"…\"` for a file beside the chronicle",
        ),
    ),
    (
        "",
        &ENDS,
        None,
        Some("the end belongs in `when`, after a slash: `when: \"1120/1127\"`"),
    ),
    (
        "a source",
        &["author", "authors", "writer"],
        Some("by"),
        None,
    ),
    ("a source", &["year", "published"], Some("date"), None),
    ("", &["link", "website", "href"], Some("url"), None),
    (
        "",
        &["link", "website", "href", "url", "address"],
        Some("links"),
        Some("`links: [(url: \"https://…\", caption: \"…\")]`"),
    ),
    (
        "a link",
        &["title", "name", "text", "description"],
        Some("caption"),
        None,
    ),
    (
        "a link",
        &["author", "by", "copyright", "licence", "license"],
        Some("credit"),
        None,
    ),
    ("a link", &["path", "src"], Some("file"), None),
    ("", &["title", "label", "headline"], Some("name"), None),
    ("", &["name", "label", "headline"], Some("title"), None),
    (
        "an event",
        &["description", "desc", "abstract", "subtitle"],
        Some("summary"),
        Some("`summary` has one or two sentences, `text` the full account"),
    ),
    (
        "",
        &[
            "description",
            "desc",
            "abstract",
            "summary",
            "text",
            "comment",
        ],
        Some("note"),
        None,
    ),
    (
        "",
        &["description", "desc", "abstract"],
        Some("summary"),
        None,
    ),
    (
        "an event",
        &["content", "body", "details", "story"],
        Some("text"),
        None,
    ),
    (
        "an event",
        &["note", "comment", "remarks"],
        Some("notes"),
        Some("`notes` is a list: `notes: [\"…\"]`"),
    ),
    (
        "an event",
        &["lane", "group", "category", "track", "row"],
        Some("lanes"),
        Some("`lanes` is a list: `lanes: [\"song\"]`"),
    ),
    (
        "an event",
        &["person", "persons", "actors", "characters", "participants"],
        Some("people"),
        Some("`people` is a list of ids: `people: [\"guo-jing\"]`"),
    ),
    (
        "an event",
        &["location", "where", "city"],
        Some("place"),
        None,
    ),
    (
        "an event",
        &["parent", "partof", "within"],
        Some("part_of"),
        None,
    ),
    (
        "an event",
        &["effects", "results", "led_to"],
        Some("leads_to"),
        None,
    ),
    (
        "an event",
        &["causes"],
        Some("leads_to"),
        Some("an event lists its effects in `leads_to`, not its causes"),
    ),
    ("an event", &["importance"], Some("weight"), None),
    (
        "an event",
        &["priority", "level", "rank"],
        Some("weight"),
        Some("`weight` is 5 for the most important events and 1 for the least"),
    ),
    ("", &["type", "sort"], Some("kind"), None),
    (
        "",
        &["source", "reference", "references", "citation"],
        Some("sources"),
        Some("a source is cited by its id: `sources: [(\"songshi\", \"卷23\")]`"),
    ),
    (
        "",
        &[
            "image", "images", "picture", "pictures", "photo", "video", "audio",
        ],
        Some("media"),
        Some(
            "`media: [(url: \"https://…\", caption: \"…\", credit: \"…\")]`, or `file:` instead of `url:`",
        ),
    ),
    (
        "",
        &["url"],
        None,
        Some("a URL belongs to a source: `sources: {\"id\": (title: \"…\", url: \"https://…\")}`"),
    ),
    (
        "",
        &["image", "images", "picture", "media", "icon", "photo"],
        None,
        Some("pictures belong to events, people and places: `media: [(url: \"https://…\")]`"),
    ),
    ("", &["color", "colour", "background"], Some("hue"), None),
    (
        "",
        &["color", "colour", "background"],
        None,
        Some("colours belong to lanes: `hue: Blue` in the lane"),
    ),
    (
        "a place",
        &[
            "coordinates",
            "coords",
            "position",
            "location",
            "lat",
            "latitude",
            "lon",
            "lng",
            "longitude",
        ],
        Some("at"),
        Some("`at: (latitude, longitude)` in degrees, such as `at: (34.80, 114.35)`"),
    ),
    (
        "",
        &["names", "aliases", "alias"],
        Some("also"),
        Some("`also: [(name: \"…\")]`"),
    ),
    ("a chronicle", &["version"], Some("format"), None),
    (
        "a chronicle",
        &["groups", "categories", "tracks"],
        Some("lanes"),
        None,
    ),
    (
        "a chronicle",
        &["timeline", "items", "entries"],
        Some("events"),
        None,
    ),
    (
        "a chronicle",
        &["persons", "actors", "characters"],
        Some("people"),
        None,
    ),
    ("a chronicle", &["locations"], Some("places"), None),
    (
        "a chronicle",
        &["periods", "ranges", "reigns"],
        Some("spans"),
        None,
    ),
    (
        "",
        &["tag", "keywords", "labels"],
        Some("tags"),
        Some("`tags` is a list of words: `tags: [\"naval\"]`"),
    ),
    (
        "",
        &["tags", "keywords"],
        None,
        Some("tags belong to events, people and places"),
    ),
];

/// True for a field that other formats have for the end of a period.
pub(crate) fn is_end(name: &str) -> bool {
    ENDS.contains(&&*name.to_lowercase())
}

fn may_be_reversed(name: &str) -> bool {
    REVERSED.contains(&&*name.to_lowercase())
}

/// The problem of an unknown field.
pub(crate) struct Unknown {
    pub(crate) problem: Problem,
    /// The field that was probably meant.
    pub(crate) meant: Option<&'static str>,
    /// True if nothing else can be meant.
    pub(crate) sure: bool,
}

/// A field that `what` does not have; `fields` are those that it has.
pub(crate) fn unknown(place: Place, name: &str, what: &str, fields: &[&'static str]) -> Unknown {
    let hint = of_field(what, name, fields);
    let known = || fields.iter().copied();
    let (meant, sure) = match hint {
        Some(hint) => (hint.meant, hint.meant.is_some() && !may_be_reversed(name)),
        None => (
            nearest(name, known()),
            nearest_of_all(name, known()).is_some(),
        ),
    };
    let mut problem = Problem::error(place, format!("unknown field `{name}` in {what}"));
    if let Some(meant) = meant {
        problem = problem.expected(format!("did you mean `{meant}`?"));
    }
    let help = hint.and_then(|hint| hint.help).map(str::to_owned);
    let help = help.unwrap_or_else(|| format!("its fields are {}", list(fields)));
    Unknown {
        problem: problem.help(help),
        meant,
        sure,
    }
}

/// A missing field that `what` requires.
pub(crate) fn missing(place: Place, name: &str, what: &str) -> Problem {
    let value = if name == "format" { "1" } else { "…" };
    Problem::error(place, format!("missing field `{name}` in {what}"))
        .expected(format!("expected `{name}: {value}`"))
}

/// A missing group of fields, one of which `what` requires.
pub(crate) fn missing_all(place: Place, names: &[&str], what: &str) -> Problem {
    let names = names.join("` nor `");
    Problem::error(place, format!("{what} has neither `{names}`")).expected("expected one of them")
}

/// A number with commas as thousands separators, which would split it in two.
pub(crate) fn with_comma(place: Place, written: &str) -> Problem {
    let meant = written.replace(',', "_");
    Problem::error(place, "numbers are written without commas")
        .expected(format!("write `{meant}`"))
        .rewritten(meant)
}

/// A number with points as thousands separators; `None` if it has none.
pub(crate) fn with_points(place: Place, written: &str) -> Option<Problem> {
    let mut groups = written.split('.');
    let head = groups.next()?.trim_start_matches(['+', '-']);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    // A single point is a decimal point.
    let fits = rest.len() > 1 && (1..=3).contains(&head.len()) && digits(head);
    let fits = fits && rest.iter().all(|group| group.len() == 3 && digits(group));
    fits.then(|| {
        let meant = written.replace('.', "_");
        Problem::error(
            place,
            "a number is written without points between its thousands",
        )
        .expected(format!("write `{meant}`"))
        .rewritten(meant)
    })
}

/// Words as a readable list.
pub(crate) fn list(words: &[&str]) -> String {
    let quoted = words.iter().map(|word| format!("`{word}`"));
    quoted.collect::<Vec<_>>().join(", ")
}

/// What was probably meant by a field that `what` does not have; `fields` are those that it has.
fn of_field(what: &str, name: &str, fields: &[&'static str]) -> Option<Hint> {
    let name = name.to_lowercase();
    FIELDS
        .iter()
        .filter(|(of, names, ..)| (of.is_empty() || *of == what) && names.contains(&&*name))
        // Only what has a date can have an end.
        .filter(|(_, names, ..)| *names != ENDS || fields.contains(&"when"))
        .map(|(_, _, meant, help)| Hint {
            meant: *meant,
            help: *help,
        })
        .find(|hint| hint.meant.is_none_or(|meant| fields.contains(&meant)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_period_is_only_meant_where_there_is_a_date() {
        let help = |name: &str, what: &str, fields: &[&'static str]| {
            unknown(Place::default(), name, what, fields).problem.help
        };
        let contains =
            |help: Option<String>, part: &str| help.is_some_and(|help| help.contains(part));
        assert!(contains(help("to", "an event", &["id", "when"]), "`when`"));
        let link = ["url", "file", "caption"];
        assert!(contains(help("to", "a link", &link), "`url: "));
        assert!(contains(help("end", "a link", &link), "its fields are"));
    }
}
