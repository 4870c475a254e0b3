//! The search prompt: the text typed, and which answer is chosen.

use super::Line;
use crate::app::loading::Moved;
use crate::app::{App, Found, Overlay};
use crate::card::Subject;
use crate::chronicle::Chronicle;
use crate::names::LanguageId;
use crate::search::{Index, Search};
use crate::time::When;

/// A dialog that searches while the user types.
#[derive(Debug, Clone)]
pub struct SearchDialog {
    /// The text typed so far.
    pub line: Line,
    /// The search for that text.
    pub search: Search,
    /// The languages that the user reads.
    read: Vec<LanguageId>,
    /// True until the first answers have been looked for. After a burst of keys, only the final text is searched for.
    fresh: bool,
    /// Moves of the cursor that came before the first answers, as signed steps.
    ahead: Vec<isize>,
    /// The answer that the user moved to.
    held: Held,
    /// True if the first answer should be opened as soon as there is one.
    entered: bool,
}

/// Which answer is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// The first answer, whatever it turns out to be.
    First,
    /// The date.
    Date,
    /// A search result.
    Of(Subject),
}

/// An answer of the search.
#[derive(Debug, Clone, Copy)]
pub enum Answer<'a> {
    /// The date that the text stands for.
    Date(&'a When),
    /// Something of the chronicle, or the chronicle itself.
    Of(Subject),
}

impl SearchDialog {
    /// A dialog with an empty text.
    pub fn new(chronicle: &Chronicle, read: Vec<LanguageId>) -> Self {
        Self {
            read,
            line: Line::default(),
            search: Search::new("", chronicle, &Index::default()),
            fresh: false,
            ahead: Vec::new(),
            held: Held::First,
            entered: false,
        }
    }

    /// The answers in order: the date that the text stands for, then the results. A date far from all events comes last.
    pub fn answers(&self) -> impl Iterator<Item = Answer<'_>> {
        let date = self.search.when().map(Answer::Date);
        let first = date.filter(|_| self.search.is_date_within());
        let last = date.filter(|_| !self.search.is_date_within());
        let found = self.search.hits().iter().map(|hit| Answer::Of(hit.of));
        first.into_iter().chain(found).chain(last)
    }

    /// The index of the chosen answer. The answer that the user moved to stays chosen even if better ones are inserted before it.
    pub fn chosen(&self) -> usize {
        let held = |answer: Answer<'_>| match answer {
            Answer::Of(of) => self.held == Held::Of(of),
            Answer::Date(_) => self.held == Held::Date,
        };
        self.answers().position(held).unwrap_or(0)
    }

    /// True if the user has moved the cursor since the text last changed.
    pub fn has_moved(&self) -> bool {
        self.held != Held::First || !self.ahead.is_empty()
    }

    pub(super) fn begin(&mut self, chronicle: &Chronicle) {
        // Reset only once per burst of keys.
        if !std::mem::replace(&mut self.fresh, true) {
            self.search = Search::new("", chronicle, &Index::default());
        }
        self.held = Held::First;
    }

    /// True if there may be more answers to find.
    pub fn unfinished(&self) -> bool {
        self.fresh || self.search.unfinished()
    }

    /// Looks for the first answers, unless already done.
    pub(in crate::app) fn look(&mut self, chronicle: &Chronicle, index: &Index) {
        if std::mem::take(&mut self.fresh) {
            let search = Search::new(self.line.text(), chronicle, index);
            self.search = search.for_reader_of(&self.read);
            self.search.step(chronicle, AT_ONCE);
            for steps in std::mem::take(&mut self.ahead) {
                self.move_by(steps);
            }
        }
    }

    /// Starts again in another chronicle.
    pub(in crate::app) fn renew(&mut self, chronicle: &Chronicle, moved: &Moved<'_>) {
        let held = match self.held {
            Held::Of(of) => Held::Of(moved.subject(of)),
            Held::First | Held::Date => self.held,
        };
        self.begin(chronicle);
        let read = self.read.iter();
        self.read = read
            .filter_map(|language| moved.known_language(*language))
            .collect();
        self.held = held;
    }

    /// Edits the text, and starts a new search if it has changed.
    pub(super) fn change(&mut self, chronicle: &Chronicle, change: impl FnOnce(&mut Line)) {
        self.entered = false;
        if self.line.change(change) {
            self.ahead.clear();
            self.begin(chronicle);
        }
    }

    /// Moves the choice by a number of answers, back if negative. During a burst of keys the move is deferred to the frame, because a later
    /// key may change the text and with it the answers.
    pub(super) fn step(&mut self, steps: isize) {
        self.entered = false;
        if self.fresh {
            self.ahead.push(steps);
        } else {
            self.move_by(steps);
        }
    }

    fn move_by(&mut self, steps: isize) {
        let last = self.answers().count().saturating_sub(1);
        self.hold(self.chosen().saturating_add_signed(steps).min(last));
    }

    /// Chooses the answer at an index.
    pub(in crate::app) fn choose(
        &mut self,
        (chronicle, index): (&Chronicle, &Index),
        place: usize,
    ) {
        self.entered = false;
        self.look(chronicle, index);
        self.hold(place);
    }

    fn hold(&mut self, place: usize) {
        let chosen = self.answers().nth(place);
        let held = chosen.map_or(Held::First, |answer| match answer {
            Answer::Of(of) => Held::Of(of),
            Answer::Date(_) => Held::Date,
        });
        self.held = held;
    }

    /// True if the user has asked to open an answer and there is one.
    pub(in crate::app) fn may_go(&self) -> bool {
        self.entered && self.answers().next().is_some()
    }
}

/// How many things are searched before the first answers are shown. The limit keeps typing responsive. It is large enough to cover all
/// names of a chronicle like the embedded one.
const AT_ONCE: usize = 600;

impl App {
    /// A new search dialog. It prefers the languages shown and the language of the interface.
    pub(in crate::app) fn search_dialog(&self) -> SearchDialog {
        let shown = [Some(self.choice.main), self.choice.gloss];
        let interface = self.chronicle.languages.nearest(self.interface.tag());
        let read = shown.into_iter().chain([interface]).flatten().collect();
        SearchDialog::new(&self.chronicle, read)
    }

    /// Opens the chosen answer. If there is none yet, waits for one while the search is running.
    pub(super) fn accept_search(&mut self, mut dialog: Box<SearchDialog>) {
        dialog.entered = true;
        dialog.look(&self.chronicle, &self.index);
        if dialog.may_go() || !dialog.unfinished() {
            self.go_to_answer(dialog);
        } else {
            self.top.open(Overlay::Search(dialog));
        }
    }

    /// Opens the chosen answer. The others stay available to the keys that step through results.
    pub(in crate::app) fn go_to_answer(&mut self, dialog: Box<SearchDialog>) {
        let chosen = dialog.answers().nth(dialog.chosen());
        match chosen {
            Some(Answer::Date(when)) => {
                let when = when.clone();
                self.go_to(&when);
            }
            Some(Answer::Of(of)) => {
                self.forget_found();
                let found = Found::new(dialog.line.text(), dialog.search, of, &self.chronicle);
                self.found = Some(found);
                self.go_to_found(of);
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::parse_keys;
    use crate::chronicle::{EventId, PersonId, Ref};
    use crate::format;

    /// An app with many events, a person with a name like theirs, and one event unlike the others.
    fn app() -> App {
        let events = (0..2000).map(|n| {
            format!(
                "(id: \"e{n}\", when: \"{}\", name: \"Zorro {n}\"),",
                1000 + n
            )
        });
        let last = "(id: \"last\", when: \"4000\", name: \"か と が\", summary: \"A fox.\"),";
        let events = events.collect::<String>();
        let people = "\"fox\": (name: \"Zorro\")";
        let text = format!(
            "Chronicle(format: 1, title: \"T\", people: {{{people}}}, events: [{events}{last}])"
        );
        App::new(
            Arc::new(format::load(text.as_bytes()).unwrap().chronicle),
            &["en".to_owned()],
        )
    }

    fn press(app: &mut App, keys: &str) {
        for key in parse_keys(keys).unwrap() {
            app.press(key);
        }
    }

    fn dialog(app: &App) -> &SearchDialog {
        let Some(Overlay::Search(dialog)) = app.overlay() else {
            panic!("the dialog is closed")
        };
        dialog
    }

    #[test]
    fn a_chosen_answer_stays_chosen_when_better_ones_arrive() {
        let mut app = app();
        press(&mut app, "/zorro<down><down>");
        app.prepare();
        let chosen = |app: &App| dialog(app).search.hits()[dialog(app).chosen()].of;
        let (before, place) = (chosen(&app), dialog(&app).chosen());
        while app.busy() {
            app.work();
        }
        assert_eq!(chosen(&app), before);
        assert_eq!(
            dialog(&app).chosen(),
            place + 1,
            "the person has come first"
        );
    }

    #[test]
    fn moves_in_a_burst_wait_for_the_last_text() {
        let mut app = app();
        press(&mut app, "/zo<down><page-down>r<down><down><up><down>");
        assert!(dialog(&app).fresh, "no text was searched for");
        app.prepare();
        assert_eq!(dialog(&app).chosen(), 2);
        press(&mut app, "r<up><enter>");
        assert_eq!(app.selected, Some(EventId::at(0)));
    }

    #[test]
    fn without_a_move_the_best_answer_is_chosen() {
        let mut app = app();
        press(&mut app, "/zorro");
        while app.busy() {
            app.work();
        }
        assert_eq!(
            dialog(&app).search.hits()[dialog(&app).chosen()].of,
            Subject::Thing(PersonId::at(0).into())
        );
    }

    #[test]
    fn of_the_embedded_chronicle_all_names_are_among_the_first_answers() {
        let chronicle = Arc::new(format::embedded().unwrap().chronicle);
        let best = |app: &App| dialog(app).search.hits().first().map(|hit| hit.of);
        // The last of each kind are searched last.
        let people = chronicle.people.ids().rev().step_by(25).map(Ref::from);
        let places = chronicle.places.ids().rev().step_by(25).map(Ref::from);
        let events = chronicle.events.ids().rev().step_by(25).map(Ref::from);
        for of in people.chain(places).chain(events) {
            let mut app = App::new(Arc::clone(&chronicle), &[]);
            let name = chronicle.short_name(of, app.choice.main).to_owned();
            press(&mut app, "/");
            app.paste(&name);
            app.prepare();
            let first = best(&app);
            while app.busy() {
                app.work();
            }
            assert_eq!(first, best(&app), "{name}");
        }
    }

    #[test]
    fn enter_before_there_is_an_answer_goes_when_there_is_one() {
        let mut app = app();
        press(&mut app, "/fox<enter>");
        assert!(
            app.overlay().is_some() && app.busy(),
            "only a text has it, which is looked at last"
        );
        while app.busy() {
            app.work();
        }
        assert!(app.overlay().is_none());
        assert_eq!(app.selected, Some(EventId::at(2000)));
    }

    #[test]
    fn enter_stays_where_nothing_is_found() {
        let mut app = app();
        press(&mut app, "/foxtrot<enter>");
        while app.busy() {
            app.work();
        }
        assert!(app.overlay().is_some());
        press(&mut app, "<enter>");
        assert!(app.overlay().is_none());
    }

    #[test]
    fn a_mark_that_joins_its_letter_begins_anew() {
        for (typed, whole) in [("か\u{3099}", "が"), ("\u{1112}\u{1161}", "하")] {
            let (mut parts, mut composed) = (app(), app());
            press(&mut parts, &format!("/{typed}"));
            press(&mut composed, &format!("/{whole}"));
            parts.prepare();
            composed.prepare();
            assert_eq!(
                dialog(&parts).search.hits(),
                dialog(&composed).search.hits(),
                "{whole}"
            );
        }
    }
}
