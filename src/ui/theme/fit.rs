//! Fits a hue to the lightness of a theme, in the perceptual colour space `OKLab`.

use std::f64::consts::TAU;

use ratatui::style::Color;

use super::colour::nominal;
use super::palette::LaneColours;

/// From linear red, green and blue to cone responses.
const CONES: [[f64; 3]; 3] = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
/// From the cube roots of the responses to lightness and the two colour axes.
const AXES: [[f64; 3]; 3] = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];
/// The inverse: from lightness and axes to the cube roots.
const ROOTS: [[f64; 3]; 3] = [
    [1.0, 0.396_337_777_4, 0.215_803_757_3],
    [1.0, -0.105_561_345_8, -0.063_854_172_8],
    [1.0, -0.089_484_177_5, -1.291_485_548_0],
];
/// From cone responses to linear red, green and blue.
const LIGHT: [[f64; 3]; 3] = [
    [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
    [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
    [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
];

fn times(matrix: [[f64; 3]; 3], by: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(by).map(|(part, by)| part * by).sum())
}

/// Lightness from 0 to 1, and the two colour axes.
pub(super) fn lab(rgb: [u8; 3]) -> [f64; 3] {
    lab_of_light(rgb.map(linear))
}

/// The same of linear channels.
pub(super) fn lab_of_light(light: [f64; 3]) -> [f64; 3] {
    times(AXES, times(CONES, light).map(f64::cbrt))
}

/// An sRGB channel as linear light, from 0 to 1.
pub(super) fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// The linear channels of a colour; outside of 0 to 1 if no screen can show it.
fn light(lab: [f64; 3]) -> [f64; 3] {
    times(LIGHT, times(ROOTS, lab).map(|root| root.powi(3)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between 0 and 255"
)]
fn channel(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 {
        12.92 * light
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    };
    (value * 255.0).round() as u8
}

/// A direction in the plane of the two colour axes, of length 1.
#[derive(Clone, Copy)]
struct Hue {
    across: f64,
    along: f64,
}

/// A colour of the given lightness, with as much of the chroma as a screen can show.
fn colour(lightness: f64, chroma: f64, hue: Hue) -> Color {
    const LESS: f64 = 0.004;
    let shown = |light: &[f64; 3]| light.iter().all(|part| (-0.000_5..=1.000_5).contains(part));
    let mut chroma = chroma;
    let shade = |chroma: f64| light([lightness, hue.across * chroma, hue.along * chroma]);
    let mut found = shade(chroma);
    while !shown(&found) && chroma > 0.0 {
        chroma -= LESS;
        found = shade(chroma);
    }
    let [red, green, blue] = found.map(channel);
    Color::Rgb(red, green, blue)
}

/// The average lightness and chroma of a role over the lanes; `None` if no lane has a 24-bit colour.
fn mean(lanes: &[LaneColours], role: fn(&LaneColours) -> Color) -> Option<(f64, f64)> {
    let known: Vec<[f64; 3]> = lanes
        .iter()
        .filter_map(|lane| rgb_lab(role(lane)))
        .collect();
    let count = f64::from(u32::try_from(known.len()).ok().filter(|count| *count > 0)?);
    let lightness: f64 = known.iter().map(|lab| lab[0]).sum();
    let chroma: f64 = known.iter().map(|lab| lab[1].hypot(lab[2])).sum();
    Some((lightness / count, chroma / count))
}

fn rgb_lab(colour: Color) -> Option<[f64; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some(lab([red, green, blue])),
        _ => None,
    }
}

/// A colour with less chroma than this is a grey.
const GREY: f64 = 0.02;

/// Hues closer than this, in radians, count as the same.
pub(super) const HUE: f64 = 0.5;

/// The distance of a grey from any hue: more than that of any two hues.
const FAR: f64 = 4.0;

pub(super) fn is_grey([_, across, along]: [f64; 3]) -> bool {
    across.hypot(along) < GREY
}

/// The distance between the hues of two colours, in radians; greys are equal.
pub(super) fn apart(one: [f64; 3], other: [f64; 3]) -> f64 {
    let hue = |[_, across, along]: [f64; 3]| along.atan2(across);
    match (is_grey(one), is_grey(other)) {
        (true, true) => 0.0,
        (false, false) => {
            let apart = (hue(one) - hue(other)).abs();
            apart.min(TAU - apart)
        }
        _ => FAR,
    }
}

/// A colour in `OKLab`; the terminal's own colours count as a grey.
pub(super) fn lab_of(colour: Color) -> [f64; 3] {
    nominal(colour).map_or([0.0; 3], lab)
}

/// The indices of a theme's lanes by distance from a hue. Of two shades of one hue, the first in the theme comes first.
fn nearest_first(hue: [u8; 3], lanes: &[LaneColours]) -> Vec<usize> {
    let wanted = lab(hue);
    let hundredths = |lane: &LaneColours| (apart(wanted, lab_of(lane.mark)) * 100.0).round();
    let mut places: Vec<(f64, usize)> = lanes.iter().map(hundredths).zip(0..).collect();
    places.sort_by(|one, other| one.0.total_cmp(&other.0));
    places.into_iter().map(|(_, place)| place).collect()
}

/// Whether a theme can make its own shade for a hue of the file. A theme in the terminal's colours cannot.
pub(super) fn fits_hues(lanes: &[LaneColours]) -> bool {
    lanes.iter().any(|lane| matches!(lane.mark, Color::Rgb(..)))
}

/// The indices of a theme's colours for some of a chronicle's lanes, at most as many as the theme has, so that no two are the same. A lane
/// with a hue takes the nearest colour that is left. Another lane takes the one at its index, or the first that is left.
pub(super) fn spread(hues: &[Option<[u8; 3]>], lanes: &[LaneColours]) -> Vec<usize> {
    let mut free = vec![true; lanes.len()];
    let mut take = |mut wanted: Vec<usize>| {
        wanted.retain(|place| free.get(*place).is_some_and(|free| *free));
        let found = wanted.first().copied();
        if let Some(free) = found.and_then(|place| free.get_mut(place)) {
            *free = false;
        }
        found
    };
    let of_hue = |hue: &Option<[u8; 3]>| hue.map_or_else(Vec::new, |hue| nearest_first(hue, lanes));
    let mut taken: Vec<Option<usize>> = hues.iter().map(|hue| take(of_hue(hue))).collect();
    for (place, taken) in taken.iter_mut().enumerate() {
        *taken = taken.or_else(|| take(vec![place]));
    }
    let any = || (0..lanes.len()).collect();
    let taken = taken.into_iter().enumerate();
    taken
        .map(|(place, taken)| taken.or_else(|| take(any())).unwrap_or(place))
        .collect()
}

/// The lane colours of a theme for a hue of the file. If the theme has no 24-bit lanes, those of the lane with the nearest hue.
pub(super) fn fit(hue: [u8; 3], lanes: &[LaneColours]) -> Option<LaneColours> {
    let wanted = lab(hue);
    let [_, across, along] = wanted;
    let chroma = across.hypot(along);
    // A grey has no hue.
    let (direction, share) = if is_grey(wanted) {
        let any = Hue {
            across: 1.0,
            along: 0.0,
        };
        (any, 0.0)
    } else {
        let own = Hue {
            across: across / chroma,
            along: along / chroma,
        };
        (own, 1.0)
    };
    let role = |role: fn(&LaneColours) -> Color| {
        let (lightness, mean) = mean(lanes, role)?;
        Some(colour(lightness, mean * share, direction))
    };
    let Some(mark) = role(|lane| lane.mark) else {
        let nearest = nearest_first(hue, lanes);
        return lanes.get(*nearest.first()?).copied();
    };
    Some(LaneColours {
        mark,
        band: role(|lane| lane.band)?,
        band_alt: role(|lane| lane.band_alt)?,
        stem: role(|lane| lane.stem)?,
        on_mark: lanes.first()?.on_mark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_comes_back_from_its_lightness_and_hue() {
        for rgb in [[0xe8, 0x70, 0x5a], [0x17, 0x40, 0x3c], [0xcd, 0xb1, 0xde]] {
            let [lightness, across, along] = lab(rgb);
            let chroma = across.hypot(along);
            let [red, green, blue] = rgb;
            let hue = Hue {
                across: across / chroma,
                along: along / chroma,
            };
            assert_eq!(colour(lightness, chroma, hue), Color::Rgb(red, green, blue));
        }
    }
}
