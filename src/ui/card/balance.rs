//! Balances the two columns of a wide card.

use super::blocks::Setter;
use crate::card::Block;
use crate::ui::map;

/// Facts this many times as long as the account are divided even if they fit beside it.
const LONGER: usize = 2;

/// Rows of the map with a blank one before it.
const MAP: usize = map::SMALL_ROWS as usize + 1;

/// Moves the first sections of the facts below the account, or else the map, if the account leaves room there and the facts do not fit
/// beside it or are much longer.
pub(super) fn share<'b>(
    setter: &mut Setter<'_>,
    width: usize,
    told: &mut Vec<&'b Block>,
    facts: &mut Vec<&'b Block>,
) {
    let rows = setter.rows;
    setter.begin(width);
    let left: usize = heights(setter, told, rows).iter().sum();
    // Beyond this many rows, it makes no difference how many there are.
    let heights = heights(setter, facts, 2 * rows);
    let all: usize = heights.iter().sum();
    if left >= rows || (all <= rows && all <= left * LONGER) {
        return;
    }
    let (mut moved, mut best, mut above) = (0, all, 0);
    for (place, height) in heights.iter().enumerate() {
        let higher = (left + above).max(all - above);
        if begins_section(facts[place]) && left + above <= rows && higher < best {
            (moved, best) = (place, higher);
        }
        above += height;
    }
    let map = facts.iter().position(|block| is_map(block));
    match map.filter(|_| moved == 0 && left + MAP <= rows) {
        Some(map) => told.push(facts.remove(map)),
        None => told.extend(facts.drain(..moved)),
    }
}

/// The heights of blocks one after another, as far as they are within about `most` rows.
fn heights(setter: &mut Setter<'_>, blocks: &[&Block], most: usize) -> Vec<usize> {
    let (mut heights, mut all) = (Vec::new(), 0);
    for block in blocks {
        if all >= most {
            break;
        }
        setter.most = most - all;
        let height = setter.lines(block).len();
        heights.push(height);
        all += height;
    }
    heights
}

/// Whether a block is not part of the section before it.
fn begins_section(block: &Block) -> bool {
    matches!(block, Block::Heading(_)) || is_map(block)
}

fn is_map(block: &Block) -> bool {
    matches!(block, Block::Map(_))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::super::super::{Theme, picture::Picture, picture::picture};
    use crate::app::{App, parse_keys};

    /// The columns where texts are on a wide card, opened by keys.
    fn columns(keys: &str, texts: [&str; 2]) -> [usize; 2] {
        let chronicle = crate::format::embedded().unwrap().chronicle;
        let mut app = App::new(Arc::new(chronicle), &["en".to_owned()]);
        let screen = Rect::new(0, 0, 160, 45);
        let mut buffer = Buffer::empty(screen);
        for key in parse_keys(keys).unwrap() {
            app.press(key);
            app.prepare();
            while app.busy() {
                app.work();
            }
            app.set_seen(crate::ui::draw(&app, Theme::night(), screen, &mut buffer));
        }
        let drawn = picture(&buffer, Picture::Text);
        let column = |text: &str| drawn.lines().find_map(|line| line.find(text));
        texts.map(|text| column(text).unwrap_or_else(|| panic!("{text}\n{drawn}")))
    }

    #[test]
    fn a_short_account_has_facts_or_the_map_below_it() {
        for (name, keys, left, right) in [
            (
                "a person",
                "/zhang jue<enter>z",
                "Also called",
                "In other languages",
            ),
            (
                "a map that fits",
                "/second siege<enter>z",
                "coast and other",
                "Numbers",
            ),
            (
                "a long account",
                "/jingkang incident<enter>z",
                "Jingkang Incident",
                "Numbers",
            ),
        ] {
            let [left, right] = columns(keys, [left, right]);
            assert!(left < 71 && right >= 71, "{name}: {left} {right}");
        }
    }
}
