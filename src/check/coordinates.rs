//! Problems with coordinates.

use super::{Edit, Place, Problem};

/// The expected format of coordinates.
pub(crate) const EXPECTED: &str = "latitude and longitude, such as `(34.80, 114.35)`";

/// True for two numbers in parentheses, in the form that the file format accepts.
pub(crate) fn are_read(written: &str) -> bool {
    let inner = written.trim_matches(['(', ')']).trim();
    let inner = inner.strip_suffix(',').unwrap_or(inner);
    let number = |part: &str| part.trim().replace('_', "").parse::<f64>().is_ok();
    inner.split(',').count() == 2 && inner.split(',').all(number)
}

/// Coordinates in a recognisable but invalid notation: with decimal commas, with directions, in other brackets or none.
pub(crate) fn written_otherwise(place: Place, written: &str) -> Option<Problem> {
    let meant = in_valid_notation(written)?;
    let message = "coordinates are two numbers of degrees, north and east positive";
    let problem = Problem::error(place, message).expected(format!("write `{meant}`"));
    Some(problem.rewritten(meant))
}

/// A tuple that does not have two numbers.
pub(crate) fn not_two(place: Place) -> Problem {
    Problem::error(place, "coordinates are two numbers").expected(format!("expected {EXPECTED}"))
}

/// A latitude and a longitude that have been swapped, as written in `text`.
pub(crate) fn swapped(text: &str, latitude: Place, longitude: Place) -> Problem {
    let written = |place: Place| text.get(place.range()).unwrap_or_default();
    let (first, second) = (written(latitude), written(longitude));
    let both = Place {
        end: longitude.end,
        ..latitude
    };
    Problem::error(both, "latitude and longitude are swapped")
        .expected(format!("write `{second}, {first}`"))
        .help("the latitude comes first")
        .fix([
            Edit::new(latitude.range(), second),
            Edit::new(longitude.range(), first),
        ])
}

/// A number outside the range of a latitude or longitude, named by `name`.
pub(crate) fn beyond(place: Place, name: &str, value: f64, limit: f64) -> Problem {
    Problem::error(place, format!("invalid {name} {value}"))
        .expected(format!("{name} is from −{limit} to {limit}"))
        .help("`(latitude, longitude)` in degrees: the first is north of the equator, the second east of Greenwich")
}

/// The coordinates in valid notation, or `None` if they cannot be recognised.
fn in_valid_notation(written: &str) -> Option<String> {
    let inner = written.trim_matches(['(', ')', '[', ']', '"', ' ']);
    let [latitude, longitude] = halves(inner)?;
    Some(format!("({}, {})", degrees(latitude)?, degrees(longitude)?))
}

/// Splits at the only comma, at a comma followed by a space, or at a space.
fn halves(inner: &str) -> Option<[&str; 2]> {
    let mut parts = inner.split(", ");
    if let (Some(one), Some(two), None) = (parts.next(), parts.next(), parts.next()) {
        return Some([one, two]);
    }
    let (one, two) = inner.split_once(',').or_else(|| inner.split_once(' '))?;
    (!two.contains(',')).then_some([one, two])
}

/// Degrees in valid notation: `34,80` and `34.80° N` become `34.80`, `43.2 W` becomes `-43.2`.
fn degrees(half: &str) -> Option<String> {
    let half = half.trim();
    let bare = half.trim_end_matches(['N', 'E', 'S', 'W', 'n', 'e', 's', 'w']);
    let negative = half.get(bare.len()..)?.eq_ignore_ascii_case("s")
        || half.get(bare.len()..)?.eq_ignore_ascii_case("w");
    let number = bare.trim_end_matches(['°', ' ']).replace(',', ".");
    number.parse::<f64>().ok()?;
    Some(if negative {
        format!("-{number}")
    } else {
        number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_no_other_notation() {
        for written in ["(34.80, 114.35)", "(-40, +0.5e1,)", "( 1_0 , .5 )"] {
            assert!(are_read(written), "{written}");
        }
        for written in ["(34,80, 114,35)", "(34.80 N, 114.35 E)"] {
            assert!(!are_read(written), "{written}");
        }
    }

    #[test]
    fn coordinates_as_people_write_them() {
        for (written, expected) in [
            ("[34.80, 114.35]", Some("(34.80, 114.35)")),
            ("\"34.80, 114.35\"", Some("(34.80, 114.35)")),
            ("\"34.80,114.35\"", Some("(34.80, 114.35)")),
            ("(34,80, 114,35)", Some("(34.80, 114.35)")),
            ("(34.80 N, 114.35 E)", Some("(34.80, 114.35)")),
            ("\"22.9° S, 43.2° W\"", Some("(-22.9, -43.2)")),
            ("(34,80,114,35)", None),
            ("(1, 2, 3)", None),
            ("\"Bianjing\"", None),
        ] {
            assert_eq!(in_valid_notation(written).as_deref(), expected, "{written}");
        }
    }
}
