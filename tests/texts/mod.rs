//! Every text of a chronicle.

use annals::chronicle::{Chronicle, Text};

/// Every text of a chronicle, with its position.
pub(crate) fn texts(chronicle: &Chronicle) -> Vec<(String, &Text)> {
    let mut texts = vec![("summary".to_owned(), &chronicle.summary)];
    let mut add = |of: &str, text| texts.push((of.to_owned(), text));
    if let Some(infobox) = &chronicle.infobox {
        for text in [
            &infobox.part_of,
            &infobox.caption,
            &infobox.date,
            &infobox.location,
        ] {
            add("infobox", text);
        }
        for text in infobox.result.iter().chain(&infobox.notes) {
            add("infobox", text);
        }
        for side in &infobox.sides {
            add("infobox", &side.name);
            add("infobox", &side.losses);
            side.commanders.iter().for_each(|text| add("infobox", text));
            side.strength
                .iter()
                .for_each(|figure| add("infobox", &figure.note));
        }
    }
    for source in &chronicle.sources {
        for text in [&source.by, &source.date, &source.kind, &source.note] {
            add(&source.id, text);
        }
    }
    for lane in &chronicle.lanes {
        for text in [&lane.kind, &lane.years, &lane.note] {
            add(&lane.id, text);
        }
    }
    for person in &chronicle.people {
        for text in [
            &person.role,
            &person.life,
            &person.life_source,
            &person.note,
        ] {
            add(&person.id, text);
        }
        person
            .also
            .iter()
            .for_each(|other| add(&person.id, &other.kind));
    }
    for place in &chronicle.places {
        for text in [&place.kind, &place.today, &place.province, &place.note] {
            add(&place.id, text);
        }
        place
            .also
            .iter()
            .for_each(|other| add(&place.id, &other.kind));
    }
    for era in &chronicle.eras {
        add(&era.id, &era.meaning);
        add(&era.id, &era.note);
    }
    for span in &chronicle.spans {
        add(&span.id, &span.note);
    }
    for chapter in &chronicle.chapters {
        add("chapter", &chapter.text);
    }
    for event in &chronicle.events {
        let details = &event.details;
        add(&event.id, &details.summary);
        add(&event.id, &details.text);
        details.notes.iter().for_each(|text| add(&event.id, text));
        for figure in &details.figures {
            for text in [&figure.what, &figure.unit, &figure.claimed_by, &figure.note] {
                add(&event.id, text);
            }
        }
    }
    texts
}
