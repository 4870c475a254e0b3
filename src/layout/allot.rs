//! How the rows of a chart are shared out among its lanes.

/// Shares `rows` among lanes that each want some: one each in order first, then one at a time to the lane
/// whose share is smallest for what it wants. No lane gets more than it wants.
pub(super) fn allot(rows: usize, wants: &[usize]) -> Vec<usize> {
    let mut given = vec![0; wants.len()];
    for _ in 0..rows {
        let needy = (0..wants.len())
            .filter(|&lane| given[lane] < wants[lane])
            .min_by(|&one, &other| {
                let share = |lane: usize, across: usize| given[lane] * wants[across];
                let first = given[one].min(1).cmp(&given[other].min(1));
                first.then(share(one, other).cmp(&share(other, one)))
            });
        match needy {
            Some(lane) => given[lane] += 1,
            None => break,
        }
    }
    given
}

/// Shares `rows` likewise, but gives those that want most enough for upright names before any other gets a second row.
pub(super) fn allot_high(rows: usize, wants: &[usize]) -> Vec<usize> {
    let low: Vec<usize> = wants.iter().map(|wanted| (*wanted).min(1)).collect();
    let mut given = allot(rows, &low);
    let mut left = rows - given.iter().sum::<usize>();
    let mut order: Vec<usize> = (0..wants.len()).collect();
    order.sort_by_key(|lane| std::cmp::Reverse(wants[*lane]));
    for enough in [HIGH, usize::MAX] {
        for lane in &order {
            let more = wants[*lane]
                .min(enough)
                .saturating_sub(given[*lane])
                .min(left);
            given[*lane] += more;
            left -= more;
        }
    }
    given
}

/// A mark and a name of five characters.
const HIGH: usize = 6;

#[cfg(test)]
mod tests {
    use super::{allot, allot_high};

    #[test]
    fn high_lanes_come_first() {
        assert_eq!(allot_high(14, &[12, 4, 12, 1]), [6, 1, 6, 1]);
        assert_eq!(allot_high(20, &[12, 4, 12, 1]), [9, 4, 6, 1]);
        assert_eq!(allot_high(3, &[12, 4, 12, 1]), [1, 1, 1, 0]);
    }

    #[test]
    fn rows_go_round_before_they_go_by_need() {
        for (name, rows, wants, expected) in [
            ("nothing to give", 0, vec![3, 2], vec![0, 0]),
            ("one each first", 2, vec![9, 1], vec![1, 1]),
            ("then by need", 6, vec![8, 4], vec![4, 2]),
            ("never more than wanted", 9, vec![2, 1], vec![2, 1]),
            ("a lane that wants none", 3, vec![0, 5], vec![0, 3]),
        ] {
            assert_eq!(allot(rows, &wants), expected, "{name}");
        }
    }
}
