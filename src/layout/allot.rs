//! How the rows of a chart are shared out among its lanes.

/// Shares `rows` among lanes that each want some: one each in order first, then one at a time to the lane
/// whose share is smallest for what it wants. No lane gets more than it wants.
pub(super) fn allot(rows: usize, wants: &[usize]) -> Vec<usize> {
    let mut given = vec![0; wants.len()];
    for _ in 0..rows {
        let needy = (0..wants.len()).filter(|&lane| given[lane] < wants[lane]).min_by(|&one, &other| {
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

#[cfg(test)]
mod tests {
    use super::allot;

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
