//! The meaning of the marks, each drawn in the current theme.

use ratatui::style::Style;

use super::{LaneLook, Theme, glyphs};
use crate::app::Bearing;
use crate::chronicle::EventKind;
use crate::messages::Message;
use crate::names::own_name;

/// A sign with its meaning.
pub(super) struct Sign {
    /// Its parts, each in its look.
    pub(super) runs: Vec<(String, Style)>,
    /// What it means.
    pub(super) meaning: Message,
}

/// For each mark, one of the kinds that share it.
const KINDS: [(EventKind, Message); 7] = [
    (EventKind::War, Message::LegendFight),
    (EventKind::Treaty, Message::LegendTreaty),
    (EventKind::Succession, Message::LegendSuccession),
    (EventKind::Disaster, Message::LegendDisaster),
    (EventKind::Death, Message::LegendDeath),
    (EventKind::Court, Message::LegendCourt),
    (EventKind::Work, Message::LegendWork),
];

/// Width of a sample of a line or background.
const WIDE: usize = 3;

/// The signs of chart and list, in the style of the first lane.
pub(super) fn signs(theme: Theme) -> Vec<Sign> {
    let lane = theme.lane(0, None);
    let mut signs: Vec<Sign> = KINDS
        .into_iter()
        .map(|(kind, meaning)| sign(glyphs::mark(kind), lane.mark, meaning))
        .collect();
    signs.extend(of_marks(theme, lane));
    signs.extend(of_lengths(theme, lane));
    signs.extend(of_axis(theme));
    signs.extend(of_list(theme));
    signs
}

fn sign(words: impl Into<String>, look: Style, meaning: Message) -> Sign {
    Sign {
        runs: vec![(words.into(), look)],
        meaning,
    }
}

/// A sample of a background, or of the line that replaces it if there is none.
fn stretch(ground: Style, line: &str, look: Style) -> (String, Style) {
    match ground.bg {
        Some(_) => (" ".repeat(WIDE), ground),
        None => (line.repeat(WIDE), look),
    }
}

/// Signs by the style of marks, and around them.
fn of_marks(theme: Theme, lane: LaneLook) -> [Sign; 8] {
    let mark = glyphs::mark(EventKind::War);
    let link = glyphs::LINK.repeat(WIDE - 1) + glyphs::LEADS;
    let hidden = "+3";
    [
        sign(mark, lane.several, Message::LegendSmall),
        sign(mark, theme.chip(), Message::LegendSelected),
        sign(glyphs::GUEST, lane.mark, Message::LegendGuest),
        sign(link, theme.accent_line(), Message::LegendLink),
        sign(
            glyphs::hollow(glyphs::mark(EventKind::Succession)),
            lane.mark,
            Message::LegendRival,
        ),
        sign(hidden, theme.dim(), Message::LegendHidden),
        sign(
            format!("{}{hidden}", glyphs::ABOVE),
            theme.dim(),
            Message::LegendAbove,
        ),
        sign(
            format!("{} {}", glyphs::FOLDED, glyphs::UNFOLDED),
            theme.second(),
            Message::LegendFolded,
        ),
    ]
}

/// Things with a duration: events, reigns, eras, periods.
fn of_lengths(theme: Theme, lane: LaneLook) -> Vec<Sign> {
    let certain = stretch(lane.label, glyphs::CERTAIN, lane.mark);
    let ending = |end: &str, meaning| Sign {
        runs: vec![certain.clone(), (end.to_owned(), lane.mark)],
        meaning,
    };
    let one = |run, meaning| Sign {
        runs: vec![run],
        meaning,
    };
    let reign = |look| stretch(look, glyphs::REIGN, look);
    let next = match lane.band_alt.bg {
        Some(_) => reign(lane.band_alt),
        None => (
            format!("{}{}", glyphs::BEGINS, glyphs::REIGN.repeat(WIDE - 1)),
            lane.band_alt,
        ),
    };
    let mark = glyphs::mark(EventKind::Court);
    let doubts = format!("{mark}~ {mark}? {mark}%");
    let mut signs = vec![
        one(certain.clone(), Message::LegendCertain),
        sign(
            glyphs::POSSIBLE.repeat(WIDE),
            lane.mark,
            Message::LegendPossible,
        ),
        ending(glyphs::OPEN_END, Message::LegendOpenEnd),
        ending(glyphs::UNKNOWN, Message::LegendUnknownEnd),
        sign(doubts, lane.mark, Message::LegendDoubt),
        Sign {
            runs: vec![reign(lane.band), next],
            meaning: Message::LegendReign,
        },
        sign(glyphs::STRETCH.repeat(WIDE), lane.stem, Message::LegendLine),
        sign(glyphs::ERA.repeat(WIDE), lane.stem, Message::LegendEra),
        one(
            stretch(lane.band, glyphs::PERIOD, lane.mark),
            Message::LegendStretch,
        ),
        one(
            if theme.has_shades() {
                stretch(theme.bar(), "", theme.bar())
            } else {
                (glyphs::STRETCH.repeat(WIDE), theme.dim())
            },
            Message::LegendBehind,
        ),
    ];
    if lane.band.bg.is_none() {
        let vague = glyphs::VAGUE_REIGN.repeat(WIDE);
        signs.push(sign(vague, lane.band, Message::LegendVague));
    }
    signs
}

/// The axis and the strip below the lanes.
fn of_axis(theme: Theme) -> [Sign; 3] {
    let bars = [0, 2, 6].map(|height| glyphs::HEIGHTS[height]).concat();
    let (before, after) = glyphs::WINDOW;
    let window = if theme.has_shades() {
        (bars.clone(), theme.window().patch(theme.density_in()))
    } else {
        (format!("{before}{bars}{after}"), theme.density_in())
    };
    [
        sign(glyphs::TICK, theme.dim(), Message::LegendTick),
        sign(bars, theme.density(), Message::LegendStrip),
        Sign {
            runs: vec![window],
            meaning: Message::LegendWindow,
        },
    ]
}

/// Signs beside names in the list.
fn of_list(theme: Theme) -> [Sign; 6] {
    let strong = theme.strong();
    let related = [Bearing::Cause, Bearing::Consequence].map(glyphs::bearing);
    [
        sign(glyphs::FOUND, strong, Message::LegendFound),
        sign(related.join(" "), strong, Message::LegendCause),
        sign(
            glyphs::bearing(Bearing::Mentions),
            strong,
            Message::LegendTold,
        ),
        sign(glyphs::PART, strong, Message::LegendPart),
        sign("*", theme.dim(), Message::LegendDerived),
        sign(
            glyphs::borrowed(own_name("en")),
            theme.borrowed(),
            Message::LegendBorrowed,
        ),
    ]
}
