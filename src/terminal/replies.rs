//! The replies that are still to come from the terminal. One that comes after the program has left reaches the shell as typed input.

use std::time::{Duration, Instant};

use super::Questions;
use super::wakes::Wake;

/// Longest time to wait for replies when leaving, counted from the queries. Most terminals reply at once; through a network it takes a round
/// trip; some never reply.
const WITHIN: Duration = Duration::from_millis(200);

/// The queries without a reply so far.
#[derive(Debug)]
pub(super) struct Unanswered {
    questions: Questions,
    asked: Instant,
}

impl Unanswered {
    /// The queries that were sent just now.
    pub(super) fn new(questions: Questions) -> Self {
        Self {
            questions,
            asked: Instant::now(),
        }
    }

    /// Notes a reply, if `wake` is one.
    pub(super) fn note(&mut self, wake: &Wake) {
        if matches!(wake, Wake::Measured(_)) {
            self.questions.width = false;
        }
        if matches!(wake, Wake::Background(_)) {
            self.questions.background = false;
        }
    }

    /// How much longer to wait before leaving; `None` if nothing is expected any more.
    pub(super) fn patience(&self, now: Instant) -> Option<Duration> {
        let left = (self.asked + WITHIN).checked_duration_since(now)?;
        (self.questions.width || self.questions.background).then_some(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Ambiguous;

    #[test]
    fn only_what_was_asked_is_waited_for_and_not_for_ever() {
        let both = Questions {
            width: true,
            background: true,
        };
        let mut unanswered = Unanswered::new(both);
        let asked = unanswered.asked;
        assert_eq!(unanswered.patience(asked), Some(WITHIN));
        assert_eq!(unanswered.patience(asked + 2 * WITHIN), None);
        unanswered.note(&Wake::Measured(Ambiguous::Narrow));
        assert_eq!(unanswered.patience(asked), Some(WITHIN));
        unanswered.note(&Wake::Background([0, 0, 0]));
        assert_eq!(unanswered.patience(asked), None);
        let nothing = Unanswered::new(Questions::default());
        assert_eq!(nothing.patience(nothing.asked), None);
    }
}
