//! All characters that annals itself draws, in one place.

use ratatui::buffer::CellDiffOption;

use super::Theme;
use super::paint::Canvas;
use crate::app::{App, Bearing};
use crate::chronicle::EventKind;
use crate::layout::Doubt;
use crate::map::{Rank, Stroke};
use crate::messages::Message;
use crate::text::is_shape;
use crate::time::Course;

/// Where an event was certainly in progress.
pub(super) const CERTAIN: &str = "▇";
/// Where an event was possibly in progress.
pub(super) const POSSIBLE: &str = "▒";
/// Where a period without its own event was certainly in progress, if backgrounds cannot show it.
pub(super) const PERIOD: &str = "═";
/// The line of a reign.
pub(super) const REIGN: &str = "━";
/// The line of a life.
pub(super) const LIFE: &str = "━";
/// Where an event is on the line of a life.
pub(super) const IN_LIFE: &str = "●";
/// The line of an era.
pub(super) const ERA: &str = "┄";
/// The line of any other stretch of time.
pub(super) const STRETCH: &str = "─";
/// The line of a reign where it is only possible.
pub(super) const VAGUE_REIGN: &str = "╍";
/// The start of something that always existed.
pub(super) const OPEN_START: &str = "◄";
/// The end of something that continues.
pub(super) const OPEN_END: &str = "►";
/// An unknown end.
pub(super) const UNKNOWN: &str = "?";
/// Around the window in the strip, if a background cannot show it.
pub(super) const WINDOW: (&str, &str) = ("[", "]");
/// The stem from the name of an event down to its mark.
pub(super) const STEM: &str = "│";
/// The corner of a name that is to the left of its stem.
pub(super) const TURN: &str = "┐";
/// The line in the column of the selected event.
pub(super) const SELECTION: &str = "┆";
/// The same if the steps of the axis are lines too: a heavier one.
const SELECTION_AMONG_STEPS: &str = "┇";
/// Where a step of the axis begins, if backgrounds cannot show it.
pub(super) const STEP: &str = "┊";
/// A tick without a label.
pub(super) const TICK: &str = "·";
/// The line from a cause to the selected event, and from there to a consequence.
pub(super) const LINK: &str = "─";
/// The arrowhead of such a line.
pub(super) const LEADS: &str = "▸";
/// The arrowhead of such a line that runs to the left.
pub(super) const LEADS_BACK: &str = "◂";
/// The whole range in the strip, where nothing happened.
pub(super) const RANGE: &str = "─";
/// Points to earlier times.
pub(super) const EARLIER: &str = "◂";
/// Points to later times.
pub(super) const LATER: &str = "▸";
/// Before the name of a group of lanes that is folded into one row.
pub(super) const FOLDED: &str = "▸";
/// Before the name of a group that has a row for each lane.
pub(super) const UNFOLDED: &str = "▾";
/// Rows of a lane are scrolled away above.
pub(super) const ABOVE: &str = "↑";
/// Where a stretch begins.
pub(super) const BEGINS: &str = "▏";
/// Before the selected row.
pub(super) const HERE: &str = "▌";
/// The edge of the pane that has the focus.
pub(super) const EDGE: &str = "▎";
/// There is more below.
pub(super) const BELOW: &str = "▼";
/// The rail of a lane.
pub(super) const RAIL: &str = "│";
/// An event on a lane that does not show its name.
pub(super) const GUEST: &str = "○";
/// Beside the parts of a larger event.
pub(super) const PART: &str = "┃";
/// The chosen item of a menu.
pub(super) const CHOSEN: &str = "●";
/// Before the shown items in a menu of filters. Not a dot, since kinds of events have their own marks after it.
pub(super) const SHOWN: &str = "✓";
/// An event that the last search found, in the annals.
pub(super) const FOUND: &str = "/";
/// Before the name of the previous card on the trail.
pub(super) const FROM: &str = "‹";
/// Bars of increasing height for the density.
pub(super) const HEIGHTS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// A bar that stands for a number.
pub(super) const BAR: &str = "▇";
/// The end of such a bar.
pub(super) const BAR_END: &str = "▏";

/// Between the parts of a line.
pub(super) const BETWEEN: &str = " · ";
/// From one year to another.
pub(super) const TO: &str = " – ";
/// The mark of the program, before the title of the chronicle.
pub(super) const NAME: &str = "編年";
/// After a number that is still increasing.
pub(super) const MORE: &str = "…";

/// The mark of a name that is borrowed from another language.
pub(super) fn borrowed(language: &str) -> String {
    format!("‹{language}›")
}

/// A value that keys can decrease and increase.
pub(super) fn between_steps(value: impl std::fmt::Display) -> String {
    format!("‹ {value} ›")
}

/// Braille dots in a cell of the map, one bit each in Unicode's numbering.
pub(super) fn dots(bits: u8) -> char {
    char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ')
}

/// The quadrants of a cell, one bit each: upper left, upper right, lower left, lower right.
pub(super) const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// A place on the map, by its rank.
pub(super) fn site(rank: Rank) -> &'static str {
    match rank {
        Rank::Selected => "◉",
        Rank::Passed => "●",
        Rank::Great => "○",
        Rank::Small => "∙",
    }
}

/// The direction of a route, in eighths of a turn anticlockwise from the east.
pub(super) const ARROWS: [&str; 8] = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"];

/// Between two places of a route.
pub(super) const THEN: &str = "→";

/// The scale bar of the map.
pub(super) const SCALE: &str = "━";

/// The line of a route, beside its description.
pub(super) fn way(stroke: Stroke) -> &'static str {
    match stroke {
        Stroke::Solid => "━━",
        Stroke::Dashed => "╍╍",
        Stroke::Dotted => "∙∙",
        Stroke::Long => "━╍",
    }
}

/// The line in the column of the selected event.
pub(super) fn selection(theme: Theme) -> &'static str {
    if theme.has_shades() {
        SELECTION
    } else {
        SELECTION_AMONG_STEPS
    }
}

/// How a date continues after its first day.
pub(super) fn course(course: Course) -> &'static str {
    match course {
        Course::Point => "",
        Course::Range => "–",
        Course::Several => "+",
        Course::Open => OPEN_END,
        Course::Unknown => "–?",
    }
}

/// The mark in the annals of an event that is related to the card.
pub(super) fn bearing(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Cause => "‹",
        Bearing::Consequence => "›",
        Bearing::Mentions => "-",
    }
}

/// The mark of an event: filled if decided by arms, open if by words.
pub(super) fn mark(kind: EventKind) -> &'static str {
    match kind {
        EventKind::War | EventKind::Battle | EventKind::Siege => "◆",
        EventKind::Treaty | EventKind::Diplomacy => "◇",
        EventKind::Disaster => "▲",
        EventKind::Death => "†",
        EventKind::Succession | EventKind::Birth | EventKind::Founding => "★",
        EventKind::Work | EventKind::Discovery | EventKind::Journey => "□",
        EventKind::Event | EventKind::Court | EventKind::Own(_) => "●",
    }
}

/// The mark of an event. For a kind of the chronicle's own, the chronicle may choose it; it is as wide as any other.
pub(super) fn mark_of(app: &App, kind: EventKind) -> &str {
    let Some(tag) = kind.tag() else {
        return mark(kind);
    };
    let own = app.chronicle()[tag].mark.as_deref();
    own.filter(|own| app.widths().columns(own) == 1)
        .unwrap_or(mark(kind))
}

/// The mark of an event on a date from another account: hollow.
pub(super) fn hollow(mark: &str) -> &'static str {
    match mark {
        "◆" | "◇" => "◇",
        "★" => "☆",
        "▲" => "△",
        "□" => "□",
        _ => "○",
    }
}

/// The sign of an uncertain or approximate date.
pub(super) fn doubt(doubt: Doubt) -> Option<&'static str> {
    match doubt {
        Doubt::None => None,
        Doubt::Approximate => Some("~"),
        Doubt::Uncertain => Some("?"),
        Doubt::Both => Some("%"),
    }
}

/// The marks of places on the map, for the legend.
pub(super) const MAP_LEGEND: &[(&str, Message)] = &[
    ("◉", Message::LegendMapSelected),
    ("●", Message::LegendMapWay),
    ("○", Message::LegendMapGreat),
    ("∙", Message::LegendMapOther),
];

/// Replacements if only plain characters may be drawn. Each takes one column on every terminal.
const PLAIN: &[(&str, &str)] = &[
    ("─┄━╌╍", "-"),
    ("═", "="),
    ("←↖↙", "<"),
    ("→↗↘", ">"),
    ("↑", "^"),
    ("↓", "v"),
    ("│▏▕┃▎┆┇", "|"),
    ("┊", ":"),
    ("┌┐└┘├┤┬┴┼╭╮╯╰", "+"),
    ("▁▂", "."),
    ("▃▄", ":"),
    ("▅▆", "+"),
    ("▇█", "#"),
    ("▘▝▀▖▞▛▗▚▐▜▙▟", " "),
    ("▒░▓", "~"),
    ("▸▶►▌", ">"),
    ("◂◀◄", "<"),
    ("◆", "*"),
    ("◇", "o"),
    ("▲△", "^"),
    ("▼▾", "v"),
    ("†", "+"),
    ("★☆", "$"),
    ("○", "O"),
    ("□", "&"),
    ("●", "@"),
    ("◉", "X"),
    ("∙", "."),
    ("✓", "x"),
];

/// Punctuation outside ASCII, and its replacements if only plain characters may be drawn.
const PLAIN_PUNCTUATION: &[(&str, &str)] = &[
    ("·", "."),
    ("‹", "<"),
    ("›", ">"),
    ("…", "~"),
    ("–—", "-"),
    ("⋮", ":"),
    ("“”", "\""),
    ("‘’", "'"),
];

/// The replacement of a glyph if only plain characters may be drawn.
pub fn plain_form(glyph: char) -> Option<&'static str> {
    let dots = match glyph {
        '\u{2800}' => Some(" "),
        '\u{2801}'..='\u{28FF}' => Some("."),
        _ => None,
    };
    dots.or_else(|| find(PLAIN, glyph))
        .or_else(|| find(PLAIN_PUNCTUATION, glyph))
}

fn find(forms: &[(&str, &'static str)], glyph: char) -> Option<&'static str> {
    let form = forms.iter().find(|(glyphs, _)| glyphs.contains(glyph));
    form.map(|(_, plain)| *plain)
}

/// Replaces all lines, blocks and other shapes of a frame with plain characters. Dots and punctuation, which every terminal can draw, are
/// replaced only if `all` is set.
pub(super) fn make_plain(all: bool, buffer: &mut Canvas<'_>) {
    // An unknown shape that the chronicle uses is kept, unless its width is uncertain.
    let unknown = buffer.widths.are_wide().then_some("?");
    for cell in &mut buffer.content {
        let Some(glyph) = cell.symbol().chars().next() else {
            continue;
        };
        let is_shape = is_shape(glyph) || glyph == '∙';
        let unknown = unknown.filter(|_| is_shape);
        let plain = plain_form(glyph).filter(|_| is_shape || all);
        if let Some(plain) = plain.or(unknown) {
            cell.set_symbol(plain).set_diff_option(CellDiffOption::None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::legend::signs;
    use super::*;

    #[test]
    fn every_shape_has_a_plain_one_to_stand_in() {
        let signs = signs(Theme::night()).into_iter();
        let signs = signs.flat_map(|sign| sign.runs).map(|(words, _)| words);
        let places = MAP_LEGEND.iter().map(|(mark, _)| (*mark).to_owned());
        let others = [
            CERTAIN,
            PERIOD,
            TURN,
            POSSIBLE,
            REIGN,
            ERA,
            STRETCH,
            BEGINS,
            HERE,
            RAIL,
            PART,
            EDGE,
            BELOW,
            GUEST,
            STEM,
            SELECTION,
            SELECTION_AMONG_STEPS,
            STEP,
            LINK,
            LEADS,
            LEADS_BACK,
            CHOSEN,
            SHOWN,
            FOLDED,
            UNFOLDED,
            BAR,
            BAR_END,
            "│",
        ];
        let others = others.into_iter().chain(HEIGHTS).map(str::to_owned);
        let words = signs.chain(places).chain(others).collect::<String>();
        for glyph in words.chars().filter(|glyph| !glyph.is_ascii()) {
            assert!(plain_form(glyph).is_some(), "{glyph}");
        }
    }

    #[test]
    fn no_two_marks_of_the_legend_look_alike() {
        for theme in [Theme::night(), Theme::terminal(), Theme::none()] {
            let is_mark = |runs: &[(String, _)]| runs[0].0.chars().count() == 1;
            let marks = signs(theme).into_iter().map(|sign| sign.runs);
            let marks: Vec<_> = marks.filter(|runs| is_mark(runs)).collect();
            for (place, mark) in marks.iter().enumerate() {
                assert!(!marks[place + 1..].contains(mark), "{mark:?}");
            }
        }
        let plain = |glyph: &str| glyph.chars().next().and_then(plain_form);
        let kinds = [
            EventKind::War,
            EventKind::Treaty,
            EventKind::Succession,
            EventKind::Disaster,
            EventKind::Death,
            EventKind::Court,
            EventKind::Work,
        ];
        for (place, kind) in kinds.into_iter().enumerate() {
            let others = kinds[place + 1..].iter().map(|kind| mark(*kind));
            for other in others.chain([GUEST]) {
                assert_ne!(plain(mark(kind)), plain(other), "{} {other}", mark(kind));
            }
        }
    }
}
