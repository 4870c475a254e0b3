//! The chapters of a chronicle, and the events in them.

use super::{Chronicle, EventId};

impl Chronicle {
    /// The index of the chapter that an event belongs to, or `None` if it belongs to none.
    pub fn chapter_of(&self, event: EventId) -> Option<usize> {
        let after = self
            .chapters
            .partition_point(|chapter| chapter.from <= event);
        let place = after.checked_sub(1)?;
        (event <= self.chapters.get(place)?.to).then_some(place)
    }

    /// The index of the chapter that begins with an event, or `None` if none does.
    pub fn chapter_from(&self, event: EventId) -> Option<usize> {
        let place = self.chapter_of(event)?;
        (self.chapters.get(place)?.from == event).then_some(place)
    }
}

#[cfg(test)]
mod tests {

    #[test]
    fn an_event_belongs_to_the_chapter_around_it() {
        let text = r#"Chronicle(format: 1, title: "T", events: [
            (id: "a", when: "1120", name: "A"), (id: "b", when: "1121", name: "B"),
            (id: "c", when: "1122", name: "C"), (id: "d", when: "1123", name: "D"),
            (id: "e", when: "1124", name: "E")],
            chapters: [(name: "One", from: "b", to: "c"), (name: "Two", from: "e", to: "e")])"#;
        let chronicle = crate::format::load(text.as_bytes()).unwrap().chronicle;
        let of: Vec<_> = chronicle
            .events
            .ids()
            .map(|event| chronicle.chapter_of(event))
            .collect();
        assert_eq!(of, [None, Some(0), Some(0), None, Some(1)]);
        let from: Vec<_> = chronicle
            .events
            .ids()
            .map(|event| chronicle.chapter_from(event))
            .collect();
        assert_eq!(from, [None, Some(0), None, None, Some(1)]);
    }
}
