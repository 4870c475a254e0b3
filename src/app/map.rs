//! State and actions of the full-screen map.

use super::loading::Moved;
use super::{App, MapAction, Screen};
use crate::card::Subject;
use crate::chronicle::{EventId, PlaceId, Ref};
use crate::format::embedded_map;
use crate::layout::Spread;
use crate::map::{BaseMap, Feature, Spot, View, Way, spot, stations, ways};

/// The user's settings of the map. They apply to one card; the map of another card starts afresh.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MapState {
    subject: Subject,
    view: Option<View>,
    place: Option<PlaceId>,
    /// The arrangement of panes to return to when the map is closed.
    under: Spread,
    /// Whether a narrow screen shows the card when the map is closed.
    card_open: bool,
}

impl MapState {
    /// The arrangement of panes to return to when the map is closed.
    pub fn under(&self) -> Spread {
        self.under
    }

    /// Translates its subject and place to the ids of another chronicle.
    pub(super) fn renumber(&mut self, moved: &Moved<'_>) {
        self.subject = moved.subject(self.subject);
        self.place = self
            .place
            .and_then(|place| PlaceId::of(moved.thing(place.into())?));
    }
}

/// The content of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The section of the map that must be visible.
    pub view: View,
    /// The highlighted place.
    pub place: Option<PlaceId>,
    /// The event that the map is about.
    pub event: Option<EventId>,
    /// The routes of that event.
    pub ways: Vec<Way>,
}

/// The step of a pan by key, in hundredths of the map.
const PAN: f64 = 15.0;

/// The factor of a zoom by key.
pub(super) const ZOOM: f64 = 1.5;

/// The factor by which a view is widened around its places, so that their surroundings are visible.
const AIR: f64 = 1.15;

/// The zoom factor of the small map on the card of a place.
const NEAR: f64 = 0.6;

/// The minimum extent in degrees of latitude around a single place, and around several.
const REACH: (f64, f64) = (5.0, 2.0);

impl App {
    /// True if the chronicle has places that can be shown on a map.
    pub(super) fn has_map(&self) -> bool {
        self.chronicle.places.iter().any(|place| place.at.is_some())
    }

    /// The base map drawn behind a view: the chronicle's own, or else an embedded one.
    pub fn base_map(&self, view: &View) -> &BaseMap {
        self.own_map
            .as_deref()
            .unwrap_or_else(|| embedded_map(view))
    }

    /// The content of the full-screen map. `None` if there is nothing to show.
    pub fn map_scene(&self) -> Option<Scene> {
        let state = self.map_state();
        let scene = self.scene(state.subject)?;
        Some(Scene {
            view: state.view.unwrap_or(scene.view),
            place: state.place.or(scene.place),
            ..scene
        })
    }

    /// The content of the small map on the card of an event, a place or the chronicle. `None` if there is nothing to show.
    pub fn small_scene(&self, subject: Subject) -> Option<Scene> {
        let scene = self.scene(subject)?;
        let near = match subject {
            Subject::Chronicle => self.province_view(scene.place?),
            Subject::Thing(Ref::Place(_)) => Some(scene.view.zoomed(NEAR)),
            Subject::Thing(_) | Subject::Chapter(_) => None,
        };
        Some(Scene {
            view: near.unwrap_or(scene.view),
            ..scene
        })
    }

    /// The content of a subject's map: an event's places and routes, a place with its surroundings, or everything.
    fn scene(&self, subject: Subject) -> Option<Scene> {
        let chronicle = &self.chronicle;
        let event = match subject {
            Subject::Chronicle | Subject::Thing(Ref::Place(_)) => None,
            Subject::Thing(Ref::Event(event)) => Some(event),
            Subject::Thing(_) | Subject::Chapter(_) => self.selected,
        };
        let shown = event.map(|event| &chronicle[event]);
        let place = match subject {
            Subject::Thing(Ref::Place(place)) => Some(place),
            Subject::Chronicle => chronicle.infobox.as_ref().and_then(|infobox| infobox.place),
            Subject::Thing(_) | Subject::Chapter(_) => shown.and_then(|event| event.details.place),
        };
        let ways = event.map_or_else(Vec::new, |event| ways(chronicle, event));
        let own = shown
            .map(stations)
            .into_iter()
            .flatten()
            .chain(place.filter(|_| subject != Subject::Chronicle));
        // The view is fitted to the event's own route, not to that of the same army in another year.
        let here = ways.iter().any(|way| way.own);
        let shown = ways.iter().filter(|way| way.own || !here);
        let places = own.chain(shown.flat_map(|way| way.places.iter().copied()));
        let spots: Vec<Spot> = places.filter_map(|place| spot(chronicle, place)).collect();
        let alone = spots.windows(2).all(|pair| pair[0] == pair[1]);
        let view =
            View::around(spots, if alone { REACH.0 } else { REACH.1 }).map(|view| view.zoomed(AIR));
        let place = place.filter(|place| spot(chronicle, *place).is_some());
        Some(Scene {
            view: view.or_else(|| self.whole_view())?,
            place,
            event,
            ways,
        })
    }

    /// A view of all places.
    fn whole_view(&self) -> Option<View> {
        let places = self
            .chronicle
            .relations
            .places_by_weight(&self.chronicle)
            .iter();
        View::around(
            places.filter_map(|(place, _)| spot(&self.chronicle, *place)),
            REACH.1,
        )
    }

    /// A view of the base map's provinces, if they surround the place.
    fn province_view(&self, place: PlaceId) -> Option<View> {
        let around = View::around([spot(&self.chronicle, place)?], REACH.0)?;
        let view = View::around(self.base_map(&around).spots(Feature::Province), 0.0)?;
        (view.showing(spot(&self.chronicle, place)?) == view).then_some(view)
    }

    /// The map's current settings if they are for the current card, otherwise the defaults.
    fn map_state(&self) -> MapState {
        let fresh = MapState {
            subject: self.trail.page().subject,
            under: self.spread(),
            card_open: self.is_card_open(),
            ..MapState::default()
        };
        match self.screen() {
            Screen::Map(state) if state.subject == fresh.subject => state,
            Screen::Map(_) | Screen::Panes | Screen::Card | Screen::Story => fresh,
        }
    }

    /// Opens or closes the full-screen map.
    pub(super) fn toggle_map(&mut self) {
        let screen = match self.screen() {
            Screen::Map(state) => match state.under {
                Spread::Panes => Screen::Panes,
                Spread::Card => Screen::Card,
                Spread::Story => Screen::Story,
            },
            Screen::Panes | Screen::Card | Screen::Story => Screen::Map(self.map_state()),
        };
        self.top.show(screen);
    }

    /// Handles an action on the map.
    pub(super) fn act_on_map(&mut self, asked: MapAction) {
        match asked {
            MapAction::West => self.pan_map(-PAN, 0.0),
            MapAction::East => self.pan_map(PAN, 0.0),
            MapAction::South => self.pan_map(0.0, -PAN),
            MapAction::North => self.pan_map(0.0, PAN),
            MapAction::ZoomIn => self.zoom(1.0 / ZOOM),
            MapAction::ZoomOut => self.zoom(ZOOM),
            MapAction::FitAll => self.set_state(|app, state| state.view = app.whole_view()),
            MapAction::FitEvent => self.fit_event(),
            MapAction::Centre => self.centre_map(),
            MapAction::NextPlace => self.step_place(1),
            MapAction::PreviousPlace => self.step_place(-1),
            MapAction::OpenPlace => self.open_place(),
        }
    }

    fn set_state(&mut self, change: impl FnOnce(&Self, &mut MapState)) {
        let mut state = self.map_state();
        change(self, &mut state);
        self.top.show(Screen::Map(state));
    }

    fn set_view(&mut self, change: impl FnOnce(View) -> View) {
        self.set_state(|app, state| state.view = app.map_scene().map(|scene| change(scene.view)));
    }

    fn pan_map(&mut self, east: f64, north: f64) {
        let map = self.seen.places.map;
        let size = (map.width.max(1), map.height.max(1));
        self.set_view(|view| view.panned(size, east, north));
    }

    /// Zooms about the highlighted place, as the chart does about the selected event, or about the middle if that place is not on the map.
    fn zoom(&mut self, factor: f64) {
        let map = self.seen.places.map;
        let lit = self.lit();
        self.set_view(|view| {
            let shown = lit.filter(|spot| view.shows(*spot, (map.width, map.height)));
            shown.map_or_else(|| view.zoomed(factor), |spot| view.zoomed_on(spot, factor))
        });
    }

    /// Sets the section of the map to show.
    pub(super) fn show_view(&mut self, view: View) {
        self.set_state(|_, state| state.view = Some(view));
    }

    /// Highlights a place.
    pub(super) fn light(&mut self, place: PlaceId) {
        self.set_state(|app, state| {
            // Keep the current section of the map.
            state.view = app.map_scene().map(|scene| scene.view);
            state.place = Some(place);
        });
    }

    /// The coordinates of the highlighted place.
    fn lit(&self) -> Option<Spot> {
        spot(&self.chronicle, self.map_scene()?.place?)
    }

    fn centre_map(&mut self) {
        if let Some(spot) = self.lit() {
            self.set_view(|view| view.about(spot));
        }
    }

    /// Highlights the place `steps` further, ordered by distance from the map's subject, and brings it into view.
    fn step_place(&mut self, steps: isize) {
        let places = self.places_from_near();
        let lit = self.map_scene().and_then(|scene| scene.place);
        let now = lit.and_then(|lit| places.iter().position(|place| *place == lit));
        let count = isize::try_from(places.len()).unwrap_or(isize::MAX).max(1);
        let next = now.map_or(0, |now| {
            (isize::try_from(now).unwrap_or(0) + steps).rem_euclid(count)
        });
        let place = places.get(usize::try_from(next).unwrap_or(0)).copied();
        self.set_state(|_, state| state.place = place);
        if let Some(spot) = self.lit() {
            self.set_view(|view| view.showing(spot));
        }
    }

    /// The places on a map by distance, nearest first, from the place it is about or else from its centre.
    fn places_from_near(&self) -> Vec<PlaceId> {
        let Some(scene) = self.scene(self.map_state().subject) else {
            return Vec::new();
        };
        let own = scene.place.and_then(|place| spot(&self.chronicle, place));
        let from = own.unwrap_or(scene.view.middle());
        let places = self.chronicle.relations.places_by_weight(&self.chronicle);
        let places = places.iter().filter_map(|(place, _)| {
            let spot = spot(&self.chronicle, *place)?;
            Some((from.away(spot), *place))
        });
        let mut places: Vec<(f64, PlaceId)> = places.collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0));
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// Shows the places of the selected event, even on the map of another card.
    fn fit_event(&mut self) {
        let event = self.selected_subject();
        self.set_state(|app, state| {
            let other = (state.subject != event).then(|| app.scene(event)).flatten();
            (state.view, state.place) =
                other.map_or((None, None), |scene| (Some(scene.view), scene.place));
        });
    }

    /// Closes the map and opens the card of the highlighted place, from which going back returns to the map.
    fn open_place(&mut self) {
        let Some(scene) = self.map_scene().filter(|scene| scene.place.is_some()) else {
            return;
        };
        let left = MapState {
            view: Some(scene.view),
            place: scene.place,
            ..self.map_state()
        };
        self.toggle_map();
        if let Some(place) = scene.place {
            self.open_from(Subject::Thing(place.into()), Some(left));
        }
    }

    /// Shows the map on which the next card was opened, as it was left.
    pub(super) fn return_to_map(&mut self) {
        if let Some(state) = self.trail.page().map {
            self.top.open_card(state.card_open);
            self.top.show(Screen::Map(state));
        }
    }
}
