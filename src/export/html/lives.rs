//! The lifelines on the card of an event.

use std::fmt::Write;

use super::cards::Cards;
use crate::card::{Block, Life, Word};
use crate::export::escaped;

/// The width of a lifeline, in SVG units.
const WIDTH: u32 = 240;

impl Cards<'_> {
    /// The lifelines of the people involved, with their names in every language.
    pub(super) fn lives(&self, versions: &[&Block]) -> String {
        let all: Vec<&[Life]> = versions
            .iter()
            .filter_map(|block| match block {
                Block::Lives(lives) => Some(lives.as_slice()),
                _ => None,
            })
            .collect();
        let mut html = String::from("<ul class=\"lives\">\n");
        for (at, life) in all.first().copied().unwrap_or_default().iter().enumerate() {
            let names: Vec<&[Word]> = all
                .iter()
                .filter_map(|lives| lives.get(at))
                .map(|life| std::slice::from_ref(&life.name))
                .collect();
            let age = if life.age.is_empty() {
                String::new()
            } else {
                format!("aged {}", escaped(&life.age))
            };
            // Writing to a string never fails.
            let _ = writeln!(
                html,
                "<li><span>{}</span> {} <span>{age}</span></li>",
                self.words(&names),
                line(life)
            );
        }
        html.push_str("</ul>\n");
        html
    }
}

/// A lifeline from birth to death with the event marked; dashed if an end is unknown.
fn line(life: &Life) -> String {
    let x = |share: u16| 4 + u32::from(share) * (WIDTH - 8) / 1_000;
    let (from, to) = (life.from.unwrap_or(0), life.to.unwrap_or(1_000));
    let open = if life.from.is_none() || life.to.is_none() {
        " class=\"open\""
    } else {
        ""
    };
    format!(
        "<svg class=\"life\" viewBox=\"0 0 {WIDTH} 12\" aria-hidden=\"true\"><line{open} x1=\"{}\" y1=\"6\" x2=\"{}\" y2=\"6\"/><circle class=\"mark\" cx=\"{}\" cy=\"6\" r=\"4\"/></svg>",
        x(from),
        x(to),
        x(life.at)
    )
}
