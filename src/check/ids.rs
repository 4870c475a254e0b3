//! Problems with ids.

use super::{Place, Problem, fields};

/// A well-formed id that may have been meant, or `None` if it is the same.
pub(crate) fn mended(id: &str) -> Option<String> {
    let fit = id.trim().to_lowercase().replace([' ', '_', '.'], "-");
    (fit != id).then_some(fit)
}

/// True if a string is a valid id.
pub(crate) fn is_well_formed(id: &str) -> bool {
    let belongs = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !id.is_empty() && id.bytes().all(belongs)
}

/// A malformed id.
pub(crate) fn malformed(place: Place, id: &str) -> Problem {
    let problem = Problem::error(place, format!("invalid id \"{id}\""));
    let letters = "an id has only lowercase letters a–z, digits and `-`";
    match mended(id).filter(|mended| is_well_formed(mended)) {
        Some(mended) => problem
            .expected(format!("write \"{mended}\", here and wherever it is used"))
            .help(letters),
        None => problem.expected(letters),
    }
}

/// A duplicate id; `place` is the later one, and `owner` is what has it first, such as "a lane".
pub(crate) fn given_twice(place: Place, id: &str, first: Place, owner: &str) -> Problem {
    Problem::error(place, format!("duplicate id `{id}`"))
        .expected("choose another id, or merge the two entries")
        .related(first, format!("first used for {owner}"))
        .help("events, people, places, lanes, groups, eras, spans and sources share one set of ids")
}

/// An id of another kind of thing than required.
pub(crate) fn of_another_kind(
    place: Place,
    id: &str,
    is: &str,
    wanted: &str,
    at: Place,
) -> Problem {
    Problem::error(place, format!("`{id}` is {is}, not {wanted}"))
        .expected(format!("expected the id of {wanted}"))
        .related(at, format!("{is} with this id"))
}

/// A description of something where only its id is allowed.
pub(crate) fn described(place: Place) -> Problem {
    Problem::error(place, "an id belongs here, not the entry itself")
        .expected("expected an id, such as `\"guo-jing\"`")
        .help("define each once in `people`, `places`, `lanes` or `sources` of the chronicle: `people: {\"guo-jing\": (name: \"Guo Jing\")}`")
}

/// Coordinates where the id of a place belongs.
pub(crate) fn coordinates(place: Place, field: &str, pair: &str) -> Problem {
    Problem::error(place, format!("`{field}` takes the id of a place, not its coordinates"))
        .expected("expected an id of `places`, as `\"bianjing\"`")
        .help(format!(
            "coordinates stand in the chronicle's `places`: `places: {{\"bianjing\": (name: \"Bianjing\", at: ({pair}))}}`"
        ))
}

/// An id where text is expected: readers would see the id instead of a name.
pub(crate) fn as_words(place: Place, id: &str) -> Problem {
    Problem::warning(
        place,
        format!("`{id}` is an id, but is shown as plain text"),
    )
    .expected(format!("write \"[[{id}]]\""))
    .help("this shows its name in the reader's language, as a link to its card")
    .rewritten(format!("\"[[{id}]]\""))
}

/// The existing ids, for help on an unknown one.
pub(crate) fn there_are(ids: &[&str], more: usize) -> String {
    format!("known ids: {}", first_ids(ids, more))
}

/// A list of ids and the number of those that are not listed.
pub(crate) fn first_ids(ids: &[&str], more: usize) -> String {
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{}{more}", fields::list(ids))
}

/// An unknown id; `what` is the kind of thing required, `near` a similar id.
pub(crate) fn unknown(place: Place, id: &str, what: &str, near: Option<&str>) -> Problem {
    let problem = Problem::error(place, format!("unknown {what} `{id}`"));
    if id.contains(',') {
        let each = id.split(',').map(|id| format!("\"{}\"", id.trim()));
        let each = each.collect::<Vec<_>>().join(", ");
        return problem.expected(format!("write `{each}`"));
    }
    problem.expected(match (near, what) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, "id") => "it is not defined in this file".to_owned(),
        (None, "person") => "add the person to `people`, or use another id".to_owned(),
        (None, _) => format!("add it to `{what}s`, or use another id"),
    })
}
