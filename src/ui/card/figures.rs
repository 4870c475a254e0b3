//! Numbers as bars on a common scale.

use super::blocks::{Setter, Tag, indented, run};
use super::heads::beside;
use crate::card::{Bar, Claim, FigureGroup, Word};
use crate::messages::Message;
use crate::text::{Line, Run, Widths};
use crate::ui::annals::lane_look;
use crate::ui::glyphs;

/// Minimum width of a column with useful bars.
const COLUMN: usize = 26;

/// Minimum length of the longest bar; if it would be shorter, there are no bars.
const SHORTEST: usize = 4;

/// Columns between two adjacent groups.
const GUTTER: usize = 2;

/// Groups below each other. A pair that compares sides is placed side by side if there is room.
pub(super) fn lines(setter: &mut Setter<'_>, groups: &[FigureGroup]) -> Vec<Line<Tag>> {
    let compares = |group: &FigureGroup| group.claims.iter().all(|claim| !claim.label.is_empty());
    match groups {
        [left, right]
            if compares(left) && compares(right) && setter.width >= 2 * COLUMN + GUTTER =>
        {
            let width = (setter.width - GUTTER) / 2;
            let scale = Scale::of(groups, width, setter.widths);
            let columns = [left, right].map(|group| scale.group(setter, group));
            let [left, right] = columns;
            beside(setter, left, right, width + GUTTER)
        }
        _ => {
            let scale = Scale::of(groups, setter.width, setter.widths);
            let most = setter.most;
            groups
                .iter()
                .flat_map(|group| scale.group(setter, group))
                .take(most)
                .collect()
        }
    }
}

/// What all bars of a card have in common, so that they can be compared.
struct Scale {
    width: usize,
    /// Columns of the labels before the bars.
    label: usize,
    /// Columns of the longest bar.
    bar: usize,
}

impl Scale {
    fn of(groups: &[FigureGroup], width: usize, widths: Widths) -> Self {
        let widest = |words: fn(&Claim) -> &Vec<Word>| {
            let barred = groups
                .iter()
                .flat_map(|group| &group.claims)
                .filter(|claim| claim.bar.is_some());
            barred
                .map(|claim| columns(words(claim), widths))
                .max()
                .unwrap_or(0)
        };
        let label = widest(|claim| &claim.label);
        let label = if label == 0 {
            0
        } else {
            label.min(width / 3) + 1
        };
        // Two columns of indentation, and one before the value.
        let bar = width.saturating_sub(label + widest(|claim| &claim.value) + 3);
        Self { width, label, bar }
    }

    fn group(&self, setter: &mut Setter<'_>, group: &FigureGroup) -> Vec<Line<Tag>> {
        // For bars the unit is shown above them, for a number alone beside it.
        let barred = self.bar >= SHORTEST && group.claims.iter().any(|claim| claim.bar.is_some());
        let above = if barred { group.unit.as_str() } else { "" };
        let mut what = group.what.clone();
        what.extend((!above.is_empty()).then(|| Word::dim(format!("  {above}"))));
        let mut lines = setter.wrapped(&what, setter.theme.text(), self.width);
        for claim in &group.claims {
            if lines.len() >= setter.most {
                break;
            }
            let beside = (!barred).then(|| group.unit_after(claim));
            lines.extend(self.claim(setter, claim, beside));
            let mut said = claim.by.clone();
            if !said.is_empty() && !claim.note.is_empty() {
                let semicolon = setter.app.interface().sign(Message::Semicolon);
                said.push(Word::plain(semicolon));
            }
            said.extend(claim.note.iter().cloned());
            lines.extend(indented(
                setter.wrapped(&said, setter.theme.dim(), self.width.saturating_sub(4)),
                4,
            ));
        }
        lines
    }

    /// A number, with its unit unless that is shown above.
    fn claim(
        &self,
        setter: &mut Setter<'_>,
        claim: &Claim,
        unit: Option<String>,
    ) -> Vec<Line<Tag>> {
        let room = self.width.saturating_sub(2);
        let Some(bar) = claim.bar.filter(|_| self.bar >= SHORTEST) else {
            let mut words = claim.label.clone();
            words.extend((!words.is_empty()).then(|| Word::plain(" ")));
            words.extend(claim.value.iter().cloned());
            words.extend(unit.map(Word::plain));
            return indented(setter.wrapped(&words, setter.theme.strong(), room), 2);
        };
        let label = setter.wrapped(&claim.label, setter.theme.text(), self.label);
        let mut runs = vec![run(String::from("  "), setter.theme.text())];
        runs.extend(label.into_iter().take(1).flat_map(|line| line.runs));
        let taken = runs.iter().map(|run| setter.widths.columns(&run.text));
        let after = (self.label + 2).saturating_sub(taken.sum());
        runs.extend((after > 0).then(|| run(" ".repeat(after), setter.theme.text())));
        runs.extend(self.bar(setter, claim, bar));
        let value = setter.wrapped(&claim.value, setter.theme.strong(), room);
        runs.extend(value.into_iter().flat_map(|line| line.runs));
        vec![Line { runs }]
    }

    /// Solid up to the certain part of the number; the uncertain rest is drawn as possible.
    fn bar(&self, setter: &Setter<'_>, claim: &Claim, bar: Bar) -> [Run<Tag>; 2] {
        let columns = |share: u16| (usize::from(share) * self.bar + 500) / 1_000;
        let possible = columns(bar.possible);
        // The uncertain part is always visible, however small it is.
        let unsure = bar.open || bar.certain < bar.possible;
        let certain = columns(bar.certain).min(possible.saturating_sub(usize::from(unsure)));
        let drawn = match possible {
            0 => String::from(glyphs::BAR_END),
            _ => glyphs::BAR.repeat(certain) + &glyphs::POSSIBLE.repeat(possible - certain),
        };
        let side = claim
            .side
            .map(|side| lane_look(setter.app, setter.theme, Some(side)).mark);
        [
            run(drawn, side.unwrap_or(setter.theme.figure())),
            run(String::from(" "), setter.theme.text()),
        ]
    }
}

fn columns(words: &[Word], widths: Widths) -> usize {
    words.iter().map(|word| widths.columns(&word.text)).sum()
}
