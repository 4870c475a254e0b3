//! The map of places while it has the screen.

use super::{Action, App, Outcome};
use crate::chronicle::Ref;
use crate::chronicle::card::Subject;
use crate::format::embedded_map;
use crate::map::{BaseMap, Spot, View, Way, spot, stations, ways};

/// What an action means while the map is open.
#[derive(Debug, Clone, Copy)]
pub struct MapMeaning {
    /// The action.
    pub action: Action,
    /// What it does there, in a few words; empty if that goes without saying.
    pub description: &'static str,
    /// A word for the footer; empty if the footer leaves it out.
    pub hint: &'static str,
}

const fn mean(action: Action, description: &'static str, hint: &'static str) -> MapMeaning {
    MapMeaning { action, description, hint }
}

/// What actions mean on the map, in the order of its footer; the keys are those of [`super::BINDINGS`].
pub const ON_THE_MAP: &[MapMeaning] = &[
    mean(Action::NextLink, "next place", "place"),
    mean(Action::PreviousLink, "place before", ""),
    mean(Action::OpenCard, "the card of the place", "open"),
    mean(Action::PanLeft, "to the west", "pan"),
    mean(Action::NextEvent, "to the south", "pan"),
    mean(Action::PreviousEvent, "to the north", "pan"),
    mean(Action::PanRight, "to the east", "pan"),
    mean(Action::ZoomIn, "", "zoom"),
    mean(Action::ZoomOut, "", "zoom"),
    mean(Action::PageDown, "next event", "event"),
    mean(Action::PageUp, "event before", "event"),
    mean(Action::FitFocus, "fit the selected event", ""),
    mean(Action::FitAll, "fit every place", "all"),
    mean(Action::Centre, "bring the selected place to the middle", ""),
    mean(Action::NextLanguage, "", "language"),
    mean(Action::Map, "", "back"),
    mean(Action::Help, "", "help"),
    mean(Action::Quit, "", "quit"),
];

/// What the map shows. It holds for one selected event; another one has a map of its own.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MapState {
    event: Option<usize>,
    view: Option<View>,
    place: Option<u32>,
}

/// Hundredths of the map that a key pans by.
const PAN: f64 = 15.0;

/// How much a key zooms.
const ZOOM: f64 = 1.5;

/// How much more than the places of an event is shown, so that one sees where they lie.
const AIR: f64 = 1.15;

/// Degrees of latitude around a single place, and around several.
const REACH: (f64, f64) = (5.0, 2.0);

impl App {
    /// True if the chronicle has places that can be shown on a map.
    pub fn has_map(&self) -> bool {
        self.chronicle.places.iter().any(|place| place.at.is_some())
    }

    /// The lines behind the places.
    pub fn base_map(&self) -> &BaseMap {
        self.own_map.as_deref().unwrap_or_else(|| embedded_map())
    }

    /// The event that the map is about; none while the chronicle's own card is shown.
    pub fn map_event(&self) -> Option<usize> {
        (self.trail.page().subject != Subject::Chronicle).then_some(self.selected)
    }

    /// The ways of the event that the map is about.
    pub fn map_ways(&self) -> Vec<Way> {
        let event = self.map_event().and_then(|event| u32::try_from(event).ok());
        event.map_or_else(Vec::new, |event| ways(&self.chronicle, event))
    }

    /// The place that is lit: the one stepped to, or that of the event or the infobox.
    pub fn map_place(&self) -> Option<u32> {
        self.map_state().place.or_else(|| {
            let place = match self.map_event().and_then(|event| self.chronicle.event(event)) {
                Some(event) => event.place,
                None => self.chronicle.infobox.as_ref().and_then(|infobox| infobox.place),
            };
            place.and_then(|place| if let Ref::Place(index) = place { Some(index) } else { None })
        })
    }

    /// What the map must show.
    pub fn map_view(&self) -> Option<View> {
        self.map_state().view.or_else(|| self.event_view()).or_else(|| self.whole_view())
    }

    /// What the map is set to, if that was set for this event.
    fn map_state(&self) -> MapState {
        let fresh = MapState { event: self.map_event(), ..MapState::default() };
        self.map.filter(|state| state.event == fresh.event).unwrap_or(fresh)
    }

    /// The view of the event's place and ways.
    fn event_view(&self) -> Option<View> {
        let event = self.chronicle.event(self.map_event()?)?;
        let own = stations(event).filter_map(|place| if let Ref::Place(place) = place { Some(place) } else { None });
        let passed = self.map_ways().into_iter().flat_map(|way| way.places);
        let spots: Vec<Spot> = own.chain(passed).filter_map(|place| spot(&self.chronicle, place)).collect();
        let least = if spots.len() > 1 { REACH.1 } else { REACH.0 };
        View::around(spots, least).map(|view| view.zoomed(AIR))
    }

    /// The view of every place.
    fn whole_view(&self) -> Option<View> {
        let places = self.chronicle.relations.places_by_weight(&self.chronicle).iter();
        View::around(places.filter_map(|(place, _)| spot(&self.chronicle, *place)), REACH.1)
    }

    /// Gives the map the screen; a chronicle without coordinates has none.
    pub(super) fn open_map(&mut self) -> Outcome {
        if !self.has_map() {
            return Outcome::Unchanged;
        }
        self.map = Some(MapState { event: self.map_event(), ..MapState::default() });
        Outcome::Redraw
    }

    /// Answers an action while the map is open.
    pub(super) fn act_on_map(&mut self, action: Action) -> Outcome {
        match action {
            Action::PanLeft => self.set_view(|view| view.panned(-PAN, 0.0)),
            Action::PanRight => self.set_view(|view| view.panned(PAN, 0.0)),
            Action::NextEvent => self.set_view(|view| view.panned(0.0, -PAN)),
            Action::PreviousEvent => self.set_view(|view| view.panned(0.0, PAN)),
            Action::ZoomIn => self.set_view(|view| view.zoomed(1.0 / ZOOM)),
            Action::ZoomOut => self.set_view(|view| view.zoomed(ZOOM)),
            Action::FitAll => self.set_state(|app, state| state.view = app.whole_view()),
            Action::FitFocus => self.set_state(|_, state| state.view = None),
            Action::Centre => self.centre_map(),
            Action::NextLink => self.step_place(1),
            Action::PreviousLink => self.step_place(-1),
            Action::PageDown => self.move_selection(Action::NextEvent),
            Action::PageUp => self.move_selection(Action::PreviousEvent),
            Action::OpenCard => self.open_place(),
            Action::Back | Action::Map => self.map = None,
            Action::Infobox
            | Action::ScrollDown
            | Action::ScrollUp
            | Action::CardBack
            | Action::CardForward
            | Action::WideCard
            | Action::Story
            | Action::CopyText
            | Action::CopyMarkdown => return Outcome::Unchanged,
            _ => return self.act_on_chronicle(action),
        }
        Outcome::Redraw
    }

    fn set_state(&mut self, change: impl FnOnce(&Self, &mut MapState)) {
        let mut state = self.map_state();
        change(self, &mut state);
        self.map = Some(state);
    }

    fn set_view(&mut self, change: impl FnOnce(View) -> View) {
        self.set_state(|app, state| state.view = app.map_view().map(change));
    }

    fn centre_map(&mut self) {
        let place = self.map_place().and_then(|place| spot(&self.chronicle, place));
        if let Some(place) = place {
            self.set_view(|view| view.about(place));
        }
    }

    /// Steps through the places, those with the weightiest events first, and brings each into view.
    fn step_place(&mut self, steps: isize) {
        let places = self.chronicle.relations.places_by_weight(&self.chronicle);
        let now = self.map_place().and_then(|now| places.iter().position(|(place, _)| *place == now));
        let count = isize::try_from(places.len()).unwrap_or(isize::MAX).max(1);
        let next = now.map_or(0, |now| (isize::try_from(now).unwrap_or(0) + steps).rem_euclid(count));
        let Some((place, _)) = places.get(usize::try_from(next).unwrap_or(0)).copied() else { return };
        let spot = spot(&self.chronicle, place);
        self.set_state(|app, state| {
            state.place = Some(place);
            state.view = app.map_view().zip(spot).map(|(view, spot)| view.showing(spot));
        });
    }

    /// Leaves the map for the card of the selected place.
    fn open_place(&mut self) {
        if let Some(place) = self.map_place() {
            self.map = None;
            self.open(Subject::Thing(Ref::Place(place)));
        }
    }
}
