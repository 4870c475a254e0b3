//! Everything a reader can ask for, nested by its target.
//!
//! No `match` on these has an arm for the rest: an action that is added does not compile until it is routed.

/// Something a reader can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Moves the selection.
    Selection(SelectionAction),
    /// Changes the stretch of time in the chart, or how the chart shows it.
    Window(WindowAction),
    /// Changes the lane of the selected event.
    Lane(LaneAction),
    /// Changes which events are shown.
    Filter(FilterAction),
    /// Changes the languages.
    Names(NameAction),
    /// Changes the calendars.
    Dates(DateAction),
    /// For the card.
    Card(CardAction),
    /// For the map.
    Map(MapAction),
    /// For the story.
    Story(StoryAction),
    /// Moves the focus between the panes.
    Focus(FocusAction),
    /// Gives the screen to something.
    Screen(ScreenAction),
    /// Opens something over the screen.
    Overlay(OverlayAction),
    /// For the help.
    Help(HelpAction),
    /// For a prompt and the list of results below it.
    Prompt(PromptAction),
    /// Edits what is written in a prompt.
    Edit(EditAction),
    /// For a menu.
    Menu(MenuAction),
    /// For the menu of languages.
    NamesMenu(NamesMenuAction),
    /// For the menu of lanes and filters.
    FilterMenu(FilterMenuAction),
    /// For the program itself.
    Program(ProgramAction),
}

/// Where the selection goes.
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

/// What is done with the chart.
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

/// What is done with the lane of the selected event.
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

/// What is done with the filter, its menu apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum FilterAction {
    Toggle,
    OnlyCard,
    OnlyFound,
}

/// What is done with the languages, their menu apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum NameAction {
    NextLanguage,
    PreviousLanguage,
    NextGloss,
    PreviousGloss,
    NextInterface,
}

/// What is done with the calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum DateAction {
    NextCalendars,
    PreviousCalendars,
}

/// What is done with the card.
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

/// What is done with the map.
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

/// What is done in story mode: reading goes on to the next event at the end of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum StoryAction {
    ReadOn,
    ReadBack,
}

/// Where the focus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum FocusAction {
    NextPane,
    PreviousPane,
}

/// What is given the screen, or gives it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum ScreenAction {
    Map,
    WideCard,
    Story,
    StepOut,
    Opening,
}

/// What is opened over the screen.
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

/// What is done with the help.
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

/// What is done with a prompt and the list of results below it.
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

/// What is done with the line that is written in a prompt.
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

/// What is done with a menu.
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

/// What is done with the menu of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "BINDINGS says what each one does")]
pub enum NamesMenuAction {
    Switch,
    Find,
}

/// What is done with the menu of lanes and filters.
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

/// What is done with the program itself.
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
