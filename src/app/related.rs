//! How events relate to the card on display, for the marks in the chart and the annals.

use super::App;
use crate::card::Subject;
use crate::chronicle::{EventId, Ref};

/// How an event relates to the card on display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearing {
    /// It led to the event of the card.
    Cause,
    /// The event of the card led to it.
    Consequence,
    /// It mentions the card's person, place, lane or source, or lies within its era or reign.
    Mentions,
}

impl App {
    /// How an event relates to the card on display, or `None` if it does not.
    pub fn bearing(&self, event: EventId) -> Option<Bearing> {
        let Subject::Thing(of) = self.trail.page().subject else {
            return None;
        };
        match of {
            Ref::Event(shown) => self.led(event, shown),
            _ if self.chronicle.mentions(event, of) => Some(Bearing::Mentions),
            _ => None,
        }
    }

    fn led(&self, event: EventId, shown: EventId) -> Option<Bearing> {
        let leads =
            |from: EventId, to: EventId| self.chronicle[from].details.leads_to.contains(&to);
        if leads(event, shown) {
            return Some(Bearing::Cause);
        }
        leads(shown, event).then_some(Bearing::Consequence)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn marks_what_led_to_an_event_and_what_came_of_it() {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let mut app = App::new(Arc::clone(&chronicle), &[]);
        let bearing = |app: &App, id: &str| match chronicle.find(id) {
            Some(Ref::Event(event)) => app.bearing(event),
            _ => panic!("no event {id}"),
        };
        assert_eq!(
            bearing(&app, "zhang-jue-rebels"),
            None,
            "the chronicle's own card marks nothing"
        );
        for (card, event, expected) in [
            (
                "yanjing-payment-treaty",
                "zhang-jue-rebels",
                Some(Bearing::Consequence),
            ),
            (
                "zhang-jue-rebels",
                "yanjing-payment-treaty",
                Some(Bearing::Cause),
            ),
            ("zhang-jue-rebels", "bianjing-falls", None),
            ("guo-jing", "bianjing-falls", Some(Bearing::Mentions)),
            ("guo-jing", "chanyuan-treaty", None),
            ("bianjing", "bianjing-falls", Some(Bearing::Mentions)),
            ("northern-song", "bianjing-falls", None),
            ("song", "bianjing-falls", Some(Bearing::Mentions)),
            ("jingkang", "bianjing-falls", Some(Bearing::Mentions)),
            ("xuanhe", "bianjing-falls", None),
            ("reign-qinzong", "bianjing-falls", Some(Bearing::Mentions)),
            ("songshi", "bianjing-falls", Some(Bearing::Mentions)),
        ] {
            app.open(Subject::Thing(chronicle.find(card).unwrap()));
            assert_eq!(
                bearing(&app, event),
                expected,
                "{event} beside the card of {card}"
            );
        }
    }
}
