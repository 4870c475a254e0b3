//! Copying the card to the clipboard.

use super::{App, Outcome};
use crate::card::{Markup, card};
use crate::messages::Message;

impl App {
    /// Copies the card on display as text, followed by its origin. A notice in the footer confirms it.
    pub(super) fn copy(&mut self, markup: Markup) -> Outcome {
        let subject = self.trail.page().subject;
        let copied = format!(
            "{}\n{}\n",
            card(self.reader(), subject).text(markup, self.interface),
            self.origin()
        );
        let form = if markup == Markup::Markdown {
            Message::CopiedMarkdown
        } else {
            Message::CopiedText
        };
        self.notice = Some(self.interface.count(form, copied.chars().count()));
        Outcome::Copy(copied)
    }

    /// A line that names the chronicle.
    fn origin(&self) -> String {
        let title = self
            .chronicle
            .title
            .shown(self.choice.main, &self.chronicle.languages)
            .text;
        self.interface
            .fill(Message::CopiedFrom, &[("title", title)])
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Action, CardAction, parse_keys};
    use crate::card::Subject;

    fn copied(id: &str, key: &str) -> (String, App) {
        let mut app = App::new(
            Arc::new(crate::format::embedded().unwrap().chronicle),
            &[String::from("en")],
        );
        let of = app.chronicle.find(id).unwrap();
        app.open(Subject::Thing(of));
        match app.press(parse_keys(key).unwrap()[0]) {
            Outcome::Copy(text) => (text, app),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_card_is_copied_with_its_sources_and_where_it_comes_from() {
        let (text, mut app) = copied("bianjing-falls", "y");
        assert!(
            text.starts_with("Bianjing falls\n汴京陷落\n") && text.contains("9 January 1127"),
            "{text}"
        );
        assert!(text.contains("\nSources:\n- "), "{text}");
        assert!(
            text.ends_with("\n\nFrom the chronicle “Jingkang Incident”.\n"),
            "{text}"
        );
        assert!(
            app.notice()
                .is_some_and(|notice| notice.contains("plain text"))
        );
        app.press(parse_keys("h").unwrap()[0]);
        assert_eq!(app.notice(), None, "the next key clears the notice");
    }

    #[test]
    fn markdown_has_headings_and_nothing_of_the_text_is_taken_for_a_mark() {
        let (text, mut app) = copied("bianjing-falls", "Y");
        assert!(text.starts_with("## Bianjing falls\n"), "{text}");
        assert!(
            text.contains("\n### ") && text.contains("\n### Sources\n"),
            "{text}"
        );
        assert_eq!(
            app.act(Action::Card(CardAction::CopyMarkdown)),
            Outcome::Copy(text),
            "again the same"
        );
    }
}
