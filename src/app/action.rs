//! Every action a user can trigger, grouped by its target.
//!
//! No `match` on these types has a wildcard arm, so a new action does not compile until it is handled.

/// An action that a user can trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Moves the selection.
    Selection(SelectionAction),
    /// Changes the time window of the chart, or how the chart is drawn.
    Window(WindowAction),
    /// Changes the lane of the selected event.
    Lane(LaneAction),
    /// Changes which events are shown.
    Filter(FilterAction),
    /// Changes the languages.
    Names(NameAction),
    /// Changes the calendars.
    Dates(DateAction),
    /// Acts on the card.
    Card(CardAction),
    /// Acts on the map.
    Map(MapAction),
    /// Acts in story mode.
    Story(StoryAction),
    /// Moves the focus between the panes.
    Focus(FocusAction),
    /// Opens or closes a full-screen view.
    Screen(ScreenAction),
    /// Opens an overlay.
    Overlay(OverlayAction),
    /// Acts in the help.
    Help(HelpAction),
    /// Acts on a prompt and the list of results below it.
    Prompt(PromptAction),
    /// Edits the text in a prompt.
    Edit(EditAction),
    /// Acts on a menu.
    Menu(MenuAction),
    /// Acts on the menu of languages.
    NamesMenu(NamesMenuAction),
    /// Acts on the menu of lanes and filters.
    FilterMenu(FilterMenuAction),
    /// Acts on the program itself.
    Program(ProgramAction),
}

/// A direction in a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Towards the beginning: up, left, to the previous one.
    Back,
    /// Towards the end: down, right, to the next one.
    On,
}

impl Step {
    /// The direction of a turn of the wheel.
    pub(super) const fn of_turn(turn: i8) -> Self {
        if turn > 0 { Self::On } else { Self::Back }
    }

    /// The index `steps` further in this direction, between 0 and `last`.
    pub(super) fn along(self, index: usize, steps: usize, last: usize) -> usize {
        match self {
            Self::Back => index.saturating_sub(steps),
            Self::On => index.saturating_add(steps).min(last),
        }
    }
}

/// A direction of a zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// To see less, in more detail.
    In,
    /// To see more.
    Out,
}

impl Zoom {
    /// The direction of a turn of the wheel.
    pub(super) const fn of_turn(turn: i8) -> Self {
        if turn < 0 { Self::In } else { Self::Out }
    }
}

/// Where to move the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum SelectionAction {
    Next,
    Previous,
    NextInLane,
    PreviousInLane,
    PageDown,
    PageUp,
    First,
    Last,
    NextFound,
    PreviousFound,
    NextChapter,
    PreviousChapter,
}

/// A change of the chart's window or display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum WindowAction {
    PanLeft,
    PanRight,
    ZoomIn,
    ZoomOut,
    FitFocus,
    FitAll,
    FitSelected,
    FitLane,
    Centre,
    NextScale,
    NextStand,
}

/// A change of the selected event's lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum LaneAction {
    Whole,
    Low,
    ScrollDown,
    ScrollUp,
    Fold,
    FoldAll,
}

/// A change of the filter outside its menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum FilterAction {
    Toggle,
    OnlyCard,
    OnlyFound,
}

/// A change of the languages outside their menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum NameAction {
    NextLanguage,
    PreviousLanguage,
    NextGloss,
    PreviousGloss,
    NextInterface,
}

/// A change of the calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum DateAction {
    NextCalendars,
    PreviousCalendars,
}

/// An action on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum CardAction {
    NextLink,
    PreviousLink,
    Open,
    Back,
    Forward,
    Infobox,
    LineDown,
    LineUp,
    ScrollDown,
    ScrollUp,
    CopyText,
    CopyMarkdown,
}

/// An action on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum MapAction {
    NextPlace,
    PreviousPlace,
    OpenPlace,
    West,
    South,
    North,
    East,
    ZoomIn,
    ZoomOut,
    FitEvent,
    FitAll,
    Centre,
}

/// An action in story mode. At the end of a card, reading on moves to the next event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum StoryAction {
    ReadOn,
    ReadBack,
}

/// Where to move the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum FocusAction {
    NextPane,
    PreviousPane,
}

/// Which full-screen view to open or close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum ScreenAction {
    Map,
    WideCard,
    Story,
    StepOut,
    Opening,
}

/// Which overlay to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum OverlayAction {
    Date,
    Search,
    Languages,
    Filter,
    Help,
    Palette,
    Problems,
}

/// An action in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum HelpAction {
    Down,
    Up,
    PageDown,
    PageUp,
    First,
    Last,
    Close,
}

/// An action on a prompt and the list of results below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum PromptAction {
    Accept,
    Cancel,
    Next,
    Previous,
    PageDown,
    PageUp,
}

/// An edit of the text in a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum EditAction {
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
    DeleteBack,
    Delete,
    DeleteWord,
    DeleteToStart,
    DeleteToEnd,
}

/// An action on a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum MenuAction {
    Next,
    Previous,
    First,
    Last,
    Accept,
    Cancel,
}

/// An action on the menu of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum NamesMenuAction {
    Switch,
    Find,
}

/// An action on the menu of lanes and filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum FilterMenuAction {
    Toggle,
    Only,
    Lower,
    Higher,
    LaneDown,
    LaneUp,
    ShowAll,
}

/// An action on the program itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum ProgramAction {
    ToggleMouse,
    Edit,
    ReadAgain,
    Repaint,
    Suspend,
    Quit,
    Interrupt,
}
