//! A self-contained HTML page: the chart as SVG, and the annals and cards as linked text. It uses no script and no external resources; the
//! language of names is chosen with radio buttons and plain CSS.

mod cards;
mod chart;
mod lives;
mod spoken;
mod style;
#[cfg(test)]
mod tests;
mod words;

use std::fmt::Write;

use super::{Exported, escaped};
use crate::card::{Reader, Section, Subject, Word, sections};
use crate::chronicle::{EventId, Ref};
use crate::names::{Choice, own_name};
use crate::time::Moment;
use cards::Cards;
use words::attribute;

/// Writes the page. The reader's chosen language comes first.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let readers = readers(reader);
    let cards = Cards::new(&readers);
    let mut page = String::new();
    head(&mut page, reader, readers.len());
    header(&mut page, &readers, &cards);
    page.push_str("<main>\n");
    chart::write(&mut page, &readers, &cards);
    about(&mut page, &cards);
    annals(&mut page, reader, &cards);
    for part in sections(reader.chronicle) {
        section(&mut page, reader, &part, &cards);
    }
    page.push_str("</main>\n<footer><p>Made with annals. This page works offline and without scripts.</p></footer>\n</body>\n</html>\n");
    Exported {
        text: page,
        left_out: Vec::new(),
    }
}

/// A reader for every language, the chosen one first.
fn readers(reader: Reader<'_>) -> Vec<Reader<'_>> {
    let first = reader.choice.main;
    let others = reader
        .chronicle
        .languages
        .iter()
        .filter(|language| *language != first);
    std::iter::once(first)
        .chain(others)
        .map(|main| Reader {
            choice: Choice { main, gloss: None },
            ..reader
        })
        .collect()
}

fn head(page: &mut String, reader: Reader<'_>, languages: usize) {
    let title = escaped(reader.shown(&reader.chronicle.title).text);
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n<title>{title}</title>\n<style>\n{}{}</style>\n</head>\n<body>\n",
        style::SHEET,
        style::languages(languages),
    );
}

/// The title, the choice of languages, and links to the sections.
fn header(page: &mut String, readers: &[Reader<'_>], cards: &Cards<'_>) {
    page.push_str("<a class=\"skip\" href=\"#page_annals\">Skip to the annals</a>\n<header>\n<h1>");
    page.push_str(&cards.names(|reader| &reader.chronicle.title));
    page.push_str("</h1>\n");
    if readers.len() > 1 {
        page.push_str("<fieldset class=\"languages\">\n<legend>Language of names</legend>\n");
        for (at, reader) in readers.iter().enumerate() {
            let tag = reader.chronicle.languages.tag(reader.choice.main);
            let checked = if at == 0 { " checked=\"checked\"" } else { "" };
            let _ = writeln!(
                page,
                "<span><input type=\"radio\" name=\"language\" id=\"l_{at}\"{checked}/><label for=\"l_{at}\" lang=\"{}\">{}</label></span>",
                attribute(tag),
                cards.inside(tag).text(own_name(tag)),
            );
        }
        page.push_str("</fieldset>\n");
    }
    page.push_str("<nav aria-label=\"Page sections\"><ul>\n<li><a href=\"#page_chart\">Chart</a></li>\n<li><a href=\"#page_about\">About</a></li>\n<li><a href=\"#page_annals\">Annals</a></li>\n");
    if let Some(reader) = readers.first() {
        for Section { id, heading, .. } in sections(reader.chronicle) {
            let heading = reader.say(heading);
            let _ = writeln!(page, "<li><a href=\"#part_{id}\">{heading}</a></li>");
        }
    }
    page.push_str("</ul></nav>\n</header>\n");
}

fn about(page: &mut String, cards: &Cards<'_>) {
    page.push_str("<section id=\"page_about\" aria-labelledby=\"about_heading\">\n<h2 id=\"about_heading\">About</h2>\n");
    page.push_str(&cards.at_level(2).card(Subject::Chronicle));
    page.push_str("</section>\n");
}

/// The events, grouped under headings of years.
fn annals(page: &mut String, reader: Reader<'_>, cards: &Cards<'_>) {
    page.push_str("<section id=\"page_annals\" aria-labelledby=\"annals_heading\">\n<h2 id=\"annals_heading\">Annals</h2>\n");
    let mut before = None;
    for event in reader.chronicle.events.ids() {
        chapter(page, reader, event, cards);
        let year = year(reader, event);
        if before.as_ref() != Some(&year) {
            let _ = writeln!(page, "<h3 class=\"year\">{}</h3>", escaped(&year));
            before = Some(year);
        }
        article(page, event.into(), cards);
    }
    page.push_str("</section>\n");
}

/// The name and text of the chapter that begins with an event.
fn chapter(page: &mut String, reader: Reader<'_>, event: EventId, cards: &Cards<'_>) {
    if let Some(place) = reader.chronicle.chapter_from(event) {
        let name = cards.names(|reader| &reader.chronicle.chapters[place].name);
        let _ = writeln!(
            page,
            "<article id=\"chapter_{place}\" class=\"chapter\" aria-labelledby=\"chapter_{place}_name\">\n<h3 id=\"chapter_{place}_name\">{name}</h3>\n{}</article>",
            cards.at_level(3).card(Subject::Chapter(place))
        );
    }
}

/// The year in which an event begins, in words.
fn year(reader: Reader<'_>, event: EventId) -> String {
    let chronicle = reader.chronicle;
    let start = chronicle[event].when.extent().start();
    if start == Moment::MIN {
        return "No known beginning".to_owned();
    }
    match chronicle.reckoning.date(start.day()).year {
        year @ ..=0 => format!("{} BCE", 1 - year),
        year => year.to_string(),
    }
}

fn article(page: &mut String, thing: Ref, cards: &Cards<'_>) {
    let id = cards.id(thing);
    let id = attribute(&id);
    let _ = writeln!(
        page,
        "<article id=\"{id}\" aria-labelledby=\"{id}_name\">\n{}</article>",
        cards.card_of(thing)
    );
}

fn section(page: &mut String, reader: Reader<'_>, section: &Section, cards: &Cards<'_>) {
    let (id, heading) = (section.id, reader.say(section.heading));
    let _ = writeln!(
        page,
        "<section id=\"part_{id}\" class=\"part\" aria-labelledby=\"part_{id}_heading\">\n<h2 id=\"part_{id}_heading\">{heading}</h2>"
    );
    let cards = cards.at_level(3);
    if id == "lanes" {
        groups(page, &cards);
    }
    for thing in &section.things {
        article(page, *thing, &cards);
    }
    page.push_str("</section>\n");
}

/// The groups of lanes, with links to their lanes.
fn groups(page: &mut String, cards: &Cards<'_>) {
    let versions: Vec<Vec<Vec<Word>>> = cards.readers().map(Reader::groups).collect();
    let count = versions.first().map_or(0, Vec::len);
    if count == 0 {
        return;
    }
    page.push_str("<ul class=\"groups\">\n");
    for at in 0..count {
        let each: Vec<&[Word]> = versions.iter().map(|groups| &*groups[at]).collect();
        let _ = writeln!(page, "<li>{}</li>", cards.words(&each));
    }
    page.push_str("</ul>\n");
}
