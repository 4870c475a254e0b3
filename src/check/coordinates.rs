//! Problems with coordinates.

use std::fmt;

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
    let meant = Meant::of(written)?;
    let message = "coordinates are two numbers of degrees, north and east positive";
    let problem = Problem::error(place, message);
    // `[8.27, 50.0]` is also how GeoJSON writes them, with the longitude first.
    if written.starts_with('[') && !meant.is_certain {
        return Some(problem.expected(meant.question()));
    }
    let written = meant.to_string();
    Some(
        problem
            .expected(format!("write `{written}`"))
            .rewritten(written),
    )
}

/// The question about a field `coordinates`, which in GeoJSON has the longitude first; `None` if there is no doubt.
pub(crate) fn asked(field: &str, value: &str) -> Option<String> {
    let is_geojson = field.eq_ignore_ascii_case("coordinates");
    let meant = Meant::of(value.trim()).filter(|meant| is_geojson && !meant.is_certain);
    meant.map(|meant| meant.question())
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

/// What coordinates in any notation mean.
struct Meant {
    latitude: String,
    longitude: String,
    /// True if the text itself shows which of the two is the latitude.
    is_certain: bool,
}

impl Meant {
    /// `None` if they cannot be recognised, or contradict themselves.
    fn of(written: &str) -> Option<Self> {
        let inner = written.trim_matches(['(', ')', '[', ']', '"', ' ']);
        let [first, second] = halves(inner)?;
        let (first, second) = (Degrees::of(first)?, Degrees::of(second)?);
        if first.axis.is_some() && first.axis == second.axis {
            return None;
        }
        let may_be = |degrees: &Degrees| degrees.value.abs() <= 90.0;
        let (can_lead, can_follow) = (may_be(&first), may_be(&second));
        let (is_turned, is_certain) = match (first.axis, second.axis) {
            (None, None) => (!can_lead && can_follow, can_lead != can_follow),
            (first, second) => {
                let is_turned = first == Some(Axis::Longitude) || second == Some(Axis::Latitude);
                (is_turned, true)
            }
        };
        let (latitude, longitude) = if is_turned {
            (second.number, first.number)
        } else {
            (first.number, second.number)
        };
        Some(Self {
            latitude,
            longitude,
            is_certain,
        })
    }

    fn question(&self) -> String {
        format!(
            "latitude first: is it `({}, {})`?",
            self.longitude, self.latitude
        )
    }
}

impl fmt::Display for Meant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.latitude, self.longitude)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// One half of coordinates.
struct Degrees {
    /// In valid notation.
    number: String,
    value: f64,
    /// The axis, if a direction is written.
    axis: Option<Axis>,
}

impl Degrees {
    /// Reads `34,80` and `34.80° N` as `34.80`, `43.2 W` as `-43.2`.
    fn of(half: &str) -> Option<Self> {
        let half = half.trim();
        let (rest, direction) = match half.chars().next_back()?.to_ascii_uppercase() {
            letter @ ('N' | 'E' | 'S' | 'W') => (half.get(..half.len() - 1)?, Some(letter)),
            _ => (half, None),
        };
        let axis = direction.map(|letter| match letter {
            'N' | 'S' => Axis::Latitude,
            _ => Axis::Longitude,
        });
        let number = rest.trim_end_matches(['°', ' ']).replace(',', ".");
        let value: f64 = number.parse().ok()?;
        // A sign and a direction may contradict each other.
        if direction.is_some() && number.starts_with('-') {
            return None;
        }
        let number = match direction {
            Some('S' | 'W') => format!("-{}", number.trim_start_matches('+')),
            _ => number,
        };
        Some(Self {
            number,
            value,
            axis,
        })
    }
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
            ("(8.27 E, 50.0 N)", Some("(50.0, 8.27)")),
            ("\"43.2 W, 22.9 S\"", Some("(-22.9, -43.2)")),
            ("\"114.35, 34.80\"", Some("(34.80, 114.35)")),
            ("\"50.0 N, 8.27\"", Some("(50.0, 8.27)")),
            ("\"8.27, 50.0 N\"", Some("(50.0, 8.27)")),
            ("\"-22.9 S, 43.2 W\"", None),
            ("\"50.0 N, 8.27 S\"", None),
            ("(8.27 E, 50.0 W)", None),
            ("(34,80,114,35)", None),
            ("(1, 2, 3)", None),
            ("\"Bianjing\"", None),
        ] {
            let meant = Meant::of(written).map(|meant| meant.to_string());
            assert_eq!(meant.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn coordinates_as_in_geojson_are_asked_about() {
        for (written, is_certain) in [
            ("[8.27, 50.0]", false),
            ("[34.80, 114.35]", true),
            ("[114.35, 34.80]", true),
            ("[50.0 N, 8.27 E]", true),
        ] {
            let problem = written_otherwise(Place::default(), written).unwrap();
            assert_eq!(problem.fix.is_empty(), !is_certain, "{written}");
            let asked = asked("Coordinates", written);
            assert_eq!(asked.is_some(), !is_certain, "{written}");
        }
        let question = asked("coordinates", " (8.27, 50.0)");
        let expected = "latitude first: is it `(50.0, 8.27)`?";
        assert_eq!(question.as_deref(), Some(expected));
        assert_eq!(asked("coords", "(8.27, 50.0)"), None);
    }
}
