//! Formatting of coordinates.

use super::{Interface, Message};

impl Interface {
    /// Coordinates for display: `34.80° N, 114.35° E`, with the given number of digits after the decimal point.
    pub fn coordinates(self, (latitude, longitude): (f64, f64), digits: usize) -> String {
        let half = |degrees: f64, sides: [Message; 2]| {
            let size =
                format!("{:.digits$}°", degrees.abs()).replace('.', self.say(Message::Decimal));
            self.fill(sides[usize::from(degrees < 0.0)], &[("degrees", &size)])
        };
        let latitude = half(latitude, [Message::North, Message::South]);
        // A decimal comma cannot also separate the two numbers.
        let between = self.sign(match self.say(Message::Decimal) {
            "," => Message::Semicolon,
            _ => Message::Comma,
        });
        format!(
            "{latitude}{between}{}",
            half(longitude, [Message::East, Message::West])
        )
    }

    /// A latitude in short form: `34°N`.
    pub fn latitude(self, degrees: f64) -> String {
        self.with_letter(degrees, [Message::EdgeNorth, Message::EdgeSouth])
    }

    /// A longitude in short form: `114°E`.
    pub fn longitude(self, degrees: f64) -> String {
        self.with_letter(degrees, [Message::EdgeEast, Message::EdgeWest])
    }

    /// Degrees with one of two letters; 0° and 180°, between east and west, have no letter.
    fn with_letter(self, degrees: f64, letters: [Message; 2]) -> String {
        let letter = if [0.0, 180.0].contains(&degrees.abs()) {
            ""
        } else {
            self.say(letters[usize::from(degrees < 0.0)])
        };
        format!("{}°{letter}", degrees.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_written_as_they_are_read() {
        for (interface, at, digits, expected) in [
            (Interface::En, (34.797, 114.348), 2, "34.80° N, 114.35° E"),
            (Interface::En, (-33.9, -70.7), 1, "33.9° S, 70.7° W"),
            (
                Interface::ZhHant,
                (34.797, 114.348),
                2,
                "北緯34.80°，東經114.35°",
            ),
            (Interface::Vi, (-33.9, -70.7), 1, "33,9° N; 70,7° T"),
        ] {
            assert_eq!(interface.coordinates(at, digits), expected);
        }
    }

    #[test]
    fn degrees_have_a_letter_unless_both_sides_are_the_same() {
        let en = Interface::En;
        let written = [
            en.latitude(34.0),
            en.latitude(-0.25),
            en.longitude(0.0),
            en.longitude(-70.0),
            en.longitude(180.0),
            en.longitude(-180.0),
        ];
        assert_eq!(written, ["34°N", "0.25°S", "0°", "70°W", "180°", "180°"]);
        assert_eq!(Interface::Vi.longitude(114.0), "114°Đ");
    }
}
