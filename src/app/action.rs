//! Everything a reader can do: one table that makes the keymap, the help, the footer and the README.

use crate::messages::Message;

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
    WholeLane,
    LowLane,
    LaneDown,
    LaneUp,
    Filter,
    ToggleFilter,
    OnlyCard,
    OnlyFound,
    NextScale,
    Centre,
    Languages,
    NextLanguage,
    PreviousLanguage,
    NextGloss,
    PreviousGloss,
    NextInterface,
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
    /// Which lanes and events are shown.
    Filter,
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
    pub const ALL: [Self; 7] =
        [Self::Events, Self::Chart, Self::Filter, Self::Names, Self::Dates, Self::Card, Self::Program];

    /// The heading over the group.
    pub fn title(self) -> Message {
        match self {
            Self::Events => Message::GroupEvents,
            Self::Chart => Message::GroupChart,
            Self::Filter => Message::GroupFilter,
            Self::Names => Message::GroupNames,
            Self::Dates => Message::GroupDates,
            Self::Card => Message::GroupCard,
            Self::Program => Message::GroupProgram,
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
    /// What it does.
    pub description: Message,
    /// A word for the footer, unless the footer leaves it out.
    pub hint: Option<Message>,
}

const fn bind(
    action: Action,
    keys: &'static [&'static str],
    group: Group,
    description: Message,
    hint: Option<Message>,
) -> Binding {
    Binding { action, keys, group, description, hint }
}

/// The table. The footer shows hints in this order, a pair of opposite actions as one.
pub const BINDINGS: &[Binding] = &[
    bind(Action::NextEvent, &["j", "down"], Group::Events, Message::NextEvent, Some(Message::HintEvent)),
    bind(Action::PreviousEvent, &["k", "up"], Group::Events, Message::PreviousEvent, Some(Message::HintEvent)),
    bind(Action::NextInLane, &["J", "shift-down"], Group::Events, Message::NextInLane, None),
    bind(Action::PreviousInLane, &["K", "shift-up"], Group::Events, Message::PreviousInLane, None),
    bind(Action::PageDown, &["page-down", "ctrl-f"], Group::Events, Message::PageDown, None),
    bind(Action::PageUp, &["page-up", "ctrl-b"], Group::Events, Message::PageUp, None),
    bind(Action::FirstEvent, &["g", "home"], Group::Events, Message::FirstEvent, None),
    bind(Action::LastEvent, &["G", "end"], Group::Events, Message::LastEvent, None),
    bind(Action::GoToDate, &[":"], Group::Events, Message::GoToDate, None),
    bind(Action::Search, &["/"], Group::Events, Message::Search, Some(Message::HintSearch)),
    bind(Action::NextFound, &["n"], Group::Events, Message::NextFound, Some(Message::HintFound)),
    bind(Action::PreviousFound, &["N"], Group::Events, Message::PreviousFound, Some(Message::HintFound)),
    bind(Action::NextLink, &["tab"], Group::Card, Message::NextLink, Some(Message::HintLink)),
    bind(Action::PreviousLink, &["shift-tab"], Group::Card, Message::PreviousLink, None),
    bind(Action::OpenCard, &["enter"], Group::Card, Message::OpenCard, Some(Message::HintOpen)),
    bind(Action::CardBack, &["backspace", "["], Group::Card, Message::CardBack, Some(Message::HintBack)),
    bind(Action::CardForward, &["]"], Group::Card, Message::CardForward, None),
    bind(Action::PanLeft, &["h", "left"], Group::Chart, Message::PanLeft, Some(Message::HintPan)),
    bind(Action::PanRight, &["l", "right"], Group::Chart, Message::PanRight, Some(Message::HintPan)),
    bind(Action::ZoomIn, &["+", "="], Group::Chart, Message::ZoomIn, Some(Message::HintZoom)),
    bind(Action::ZoomOut, &["-", "_"], Group::Chart, Message::ZoomOut, Some(Message::HintZoom)),
    bind(Action::FitFocus, &["f"], Group::Chart, Message::FitFocus, None),
    bind(Action::FitAll, &["0", "a"], Group::Chart, Message::FitAll, None),
    bind(Action::FitSelected, &["F"], Group::Chart, Message::FitSelected, None),
    bind(Action::FitLane, &["A"], Group::Chart, Message::FitLane, None),
    bind(Action::WholeLane, &["e"], Group::Chart, Message::WholeLane, None),
    bind(Action::LowLane, &["E"], Group::Chart, Message::LowLane, None),
    bind(Action::LaneDown, &["}"], Group::Chart, Message::LaneDown, None),
    bind(Action::LaneUp, &["{"], Group::Chart, Message::LaneUp, None),
    bind(Action::NextScale, &["b"], Group::Chart, Message::NextScale, None),
    bind(Action::NextStand, &["v"], Group::Chart, Message::NextStand, None),
    bind(Action::Centre, &["."], Group::Chart, Message::Centre, None),
    bind(Action::Filter, &["o"], Group::Filter, Message::Filter, Some(Message::HintFilter)),
    bind(Action::OnlyCard, &["O"], Group::Filter, Message::OnlyCard, None),
    bind(Action::OnlyFound, &["&"], Group::Filter, Message::OnlyFound, Some(Message::HintOnlyFound)),
    bind(Action::ToggleFilter, &["x"], Group::Filter, Message::ToggleFilter, None),
    bind(Action::Languages, &["M"], Group::Names, Message::Languages, None),
    bind(Action::NextLanguage, &["L", ">"], Group::Names, Message::NextLanguage, Some(Message::HintLanguage)),
    bind(Action::PreviousLanguage, &["<", "alt-l"], Group::Names, Message::PreviousLanguage, None),
    bind(Action::NextGloss, &["t"], Group::Names, Message::NextGloss, Some(Message::HintGloss)),
    bind(Action::PreviousGloss, &["T"], Group::Names, Message::PreviousGloss, None),
    bind(Action::NextInterface, &["I"], Group::Program, Message::NextInterface, None),
    bind(Action::NextCalendars, &["c"], Group::Dates, Message::NextCalendars, Some(Message::HintCalendar)),
    bind(Action::PreviousCalendars, &["C"], Group::Dates, Message::PreviousCalendars, None),
    bind(Action::Infobox, &["i"], Group::Card, Message::Infobox, Some(Message::HintInfobox)),
    bind(Action::Map, &["m"], Group::Card, Message::Map, Some(Message::HintMap)),
    bind(Action::ScrollDown, &["d", "space", "ctrl-d"], Group::Card, Message::ScrollDown, Some(Message::HintScroll)),
    bind(Action::ScrollUp, &["u", "ctrl-u"], Group::Card, Message::ScrollUp, Some(Message::HintScroll)),
    bind(Action::WideCard, &["z"], Group::Card, Message::WideCard, None),
    bind(Action::Story, &["s"], Group::Card, Message::Story, Some(Message::HintStory)),
    bind(Action::CopyText, &["y"], Group::Card, Message::CopyText, None),
    bind(Action::CopyMarkdown, &["Y"], Group::Card, Message::CopyMarkdown, None),
    bind(Action::NextPane, &["w"], Group::Program, Message::NextPane, None),
    bind(Action::PreviousPane, &["W"], Group::Program, Message::PreviousPane, None),
    bind(Action::Back, &["esc"], Group::Program, Message::Back, Some(Message::HintClose)),
    bind(Action::Help, &["?", "f1"], Group::Program, Message::Help, Some(Message::HintHelp)),
    bind(Action::ToggleMouse, &["alt-m"], Group::Program, Message::ToggleMouse, None),
    bind(Action::Repaint, &["ctrl-l"], Group::Program, Message::Repaint, None),
    bind(Action::Suspend, &["ctrl-z"], Group::Program, Message::Suspend, None),
    bind(Action::Quit, &["q"], Group::Program, Message::Quit, Some(Message::HintQuit)),
    bind(Action::Interrupt, &["ctrl-c"], Group::Program, Message::Interrupt, None),
];
