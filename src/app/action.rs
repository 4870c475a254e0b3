//! Everything a reader can do: one table that makes the keymap, the help, the footer and the README.

/// Something a reader can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum Action {
    NextEvent,
    PreviousEvent,
    FirstEvent,
    LastEvent,
    GoToDate,
    Search,
    NextFound,
    PreviousFound,
    NextInLane,
    PreviousInLane,
    PageDown,
    PageUp,
    PanLeft,
    PanRight,
    ZoomIn,
    ZoomOut,
    FitAll,
    FitFocus,
    FitSelected,
    FitLane,
    NextStand,
    ExpandLane,
    NextScale,
    Centre,
    Languages,
    NextLanguage,
    PreviousLanguage,
    NextGloss,
    PreviousGloss,
    NextCalendars,
    PreviousCalendars,
    NextLink,
    PreviousLink,
    OpenCard,
    CardBack,
    CardForward,
    WideCard,
    Story,
    CopyText,
    CopyMarkdown,
    Infobox,
    Map,
    ScrollDown,
    ScrollUp,
    NextPane,
    PreviousPane,
    Back,
    Help,
    ToggleMouse,
    Repaint,
    Suspend,
    Quit,
    Interrupt,
}

/// What a set of actions is about; the order is the order of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving from event to event.
    Events,
    /// The stretch of time in the chart.
    Chart,
    /// Languages.
    Names,
    /// Calendars.
    Dates,
    /// The side panel.
    Card,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups in the order of the help.
    pub const ALL: [Self; 6] = [Self::Events, Self::Chart, Self::Names, Self::Dates, Self::Card, Self::Program];

    /// The heading over the group.
    pub fn title(self) -> &'static str {
        match self {
            Self::Events => "Events",
            Self::Chart => "Chart",
            Self::Names => "Names",
            Self::Dates => "Dates",
            Self::Card => "Card",
            Self::Program => "Program",
        }
    }
}

/// An action with its keys and its words.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What is done.
    pub action: Action,
    /// The keys, the first of which is shown where there is room for one.
    pub keys: &'static [&'static str],
    /// Where it stands in the help.
    pub group: Group,
    /// What it does, in a few words.
    pub description: &'static str,
    /// A word or two for the footer; empty if the footer leaves it out.
    pub hint: &'static str,
}

const fn bind(
    action: Action,
    keys: &'static [&'static str],
    group: Group,
    description: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { action, keys, group, description, hint }
}

/// The table. The footer shows hints in this order, a pair of opposite actions as one.
pub const BINDINGS: &[Binding] = &[
    bind(Action::NextEvent, &["j", "down"], Group::Events, "next event", "event"),
    bind(Action::PreviousEvent, &["k", "up"], Group::Events, "previous event", "event"),
    bind(Action::NextInLane, &["J", "shift-down"], Group::Events, "next event in the same lane", ""),
    bind(Action::PreviousInLane, &["K", "shift-up"], Group::Events, "previous event in the same lane", ""),
    bind(Action::PageDown, &["page-down", "ctrl-f"], Group::Events, "a page on", ""),
    bind(Action::PageUp, &["page-up", "ctrl-b"], Group::Events, "a page back", ""),
    bind(Action::FirstEvent, &["g", "home"], Group::Events, "first event", ""),
    bind(Action::LastEvent, &["G", "end"], Group::Events, "last event", ""),
    bind(Action::GoToDate, &[":"], Group::Events, "go to a date", ""),
    bind(Action::Search, &["/"], Group::Events, "search names, texts, kinds, dates", "search"),
    bind(Action::NextFound, &["n"], Group::Events, "next event found", "found"),
    bind(Action::PreviousFound, &["N"], Group::Events, "previous event found", "found"),
    bind(Action::NextLink, &["tab"], Group::Card, "next link of the card", "link"),
    bind(Action::PreviousLink, &["shift-tab"], Group::Card, "link before", ""),
    bind(
        Action::OpenCard,
        &["enter"],
        Group::Card,
        "open the link; in the annals, the card of the selected event",
        "open",
    ),
    bind(Action::CardBack, &["backspace", "["], Group::Card, "back to the card before", "back"),
    bind(Action::CardForward, &["]"], Group::Card, "forward again", ""),
    bind(Action::PanLeft, &["h", "left"], Group::Chart, "pan to earlier times", "pan"),
    bind(Action::PanRight, &["l", "right"], Group::Chart, "pan to later times", "pan"),
    bind(Action::ZoomIn, &["+", "="], Group::Chart, "zoom in about the selected event", "zoom"),
    bind(Action::ZoomOut, &["-", "_"], Group::Chart, "zoom out about the selected event", "zoom"),
    bind(Action::FitFocus, &["f"], Group::Chart, "fit the years the chronicle opens on", ""),
    bind(Action::FitAll, &["0", "a"], Group::Chart, "fit everything", ""),
    bind(Action::FitSelected, &["F"], Group::Chart, "fit the selected event", ""),
    bind(Action::FitLane, &["A"], Group::Chart, "fit the lane of the selected event", ""),
    bind(Action::ExpandLane, &["e"], Group::Chart, "all the room for the lane of the selected event, and back", ""),
    bind(Action::NextScale, &["b"], Group::Chart, "balance: more room where more happened, in four steps", ""),
    bind(Action::NextStand, &["v"], Group::Chart, "names upright, lying, or as shows more of them", ""),
    bind(Action::Centre, &["."], Group::Chart, "bring the selected event to the middle", ""),
    bind(Action::Languages, &["M"], Group::Names, "choose the languages from a menu", ""),
    bind(Action::NextLanguage, &["L", ">"], Group::Names, "names in the next language", "language"),
    bind(Action::PreviousLanguage, &["<", "alt-l"], Group::Names, "names in the language before", ""),
    bind(Action::NextGloss, &["t"], Group::Names, "next language for the gloss beside names, or none", "gloss"),
    bind(Action::PreviousGloss, &["T"], Group::Names, "language before for the gloss, or none", ""),
    bind(Action::NextCalendars, &["c"], Group::Dates, "dates in the next calendar, or pair of calendars", "calendar"),
    bind(Action::PreviousCalendars, &["C"], Group::Dates, "dates in the calendar before", ""),
    bind(Action::Infobox, &["i"], Group::Card, "the chronicle's infobox and back", "infobox"),
    bind(Action::Map, &["m"], Group::Card, "the map of places and back", "map"),
    bind(Action::ScrollDown, &["d", "space", "ctrl-d"], Group::Card, "scroll the card down", "scroll"),
    bind(Action::ScrollUp, &["u", "ctrl-u"], Group::Card, "scroll the card up", "scroll"),
    bind(Action::WideCard, &["z"], Group::Card, "the card on the whole screen and back", ""),
    bind(Action::Story, &["s"], Group::Card, "story mode: one event after the other on the whole screen", "story"),
    bind(Action::CopyText, &["y"], Group::Card, "copy the card as plain text", ""),
    bind(Action::CopyMarkdown, &["Y"], Group::Card, "copy the card as Markdown", ""),
    bind(Action::NextPane, &["w"], Group::Program, "focus the next pane", ""),
    bind(Action::PreviousPane, &["W"], Group::Program, "focus the pane before", ""),
    bind(
        Action::Back,
        &["esc"],
        Group::Program,
        "step out of the help, the card, the infobox, the marks of a search",
        "close",
    ),
    bind(Action::Help, &["?", "f1"], Group::Program, "this help", "help"),
    bind(Action::ToggleMouse, &["alt-m"], Group::Program, "leave the mouse to the terminal, or take it back", ""),
    bind(Action::Repaint, &["ctrl-l"], Group::Program, "draw the screen anew", ""),
    bind(Action::Suspend, &["ctrl-z"], Group::Program, "suspend (come back with fg)", ""),
    bind(Action::Quit, &["q"], Group::Program, "quit", "quit"),
    bind(Action::Interrupt, &["ctrl-c"], Group::Program, "quit as if interrupted (exit code 130)", ""),
];
