//! Contexts in which keys apply, and the groups of the help.

use crate::messages::Message;

/// A context in which a key applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere, whatever is open.
    Anywhere,
    /// On every screen, unless the screen binds the key to something else.
    Panes,
    /// In the card while it is focused or full-screen.
    Card,
    /// On the map.
    Map,
    /// In story mode.
    Story,
    /// In the help.
    Help,
    /// In a prompt.
    Prompt,
    /// In a prompt with a list of results below it.
    Results,
    /// In a menu.
    Menu,
    /// In the menu of languages.
    NamesMenu,
    /// In the menu of lanes and filters.
    FilterMenu,
    /// In the list of problems.
    ProblemsMenu,
}

impl Context {
    /// All contexts, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::Panes,
        Self::Card,
        Self::Map,
        Self::Story,
        Self::Help,
        Self::Prompt,
        Self::Results,
        Self::Menu,
        Self::NamesMenu,
        Self::FilterMenu,
        Self::ProblemsMenu,
        Self::Anywhere,
    ];

    /// The context's name in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Panes => "panes",
            Self::Card => "card",
            Self::Map => "map",
            Self::Story => "story",
            Self::Help => "help",
            Self::Prompt => "prompt",
            Self::Results => "results",
            Self::Menu => "menu",
            Self::NamesMenu => "names-menu",
            Self::FilterMenu => "filter-menu",
            Self::ProblemsMenu => "problems-menu",
        }
    }

    /// The context's title in the interface.
    pub const fn title(self) -> Message {
        match self {
            Self::Anywhere => Message::ContextAnywhere,
            Self::Panes => Message::ContextPanes,
            Self::Card => Message::ContextCard,
            Self::Map => Message::GroupMap,
            Self::Story => Message::GroupStory,
            Self::Help => Message::GroupHelp,
            Self::Prompt => Message::ContextPrompt,
            Self::Results => Message::ContextResults,
            Self::Menu => Message::ContextMenu,
            Self::NamesMenu => Message::ContextNamesMenu,
            Self::FilterMenu => Message::ContextFilterMenu,
            Self::ProblemsMenu => Message::ContextProblemsMenu,
        }
    }

    /// The context with a given name in the settings.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// Whether text is typed here, so that letters cannot be key bindings.
    pub(super) const fn takes_text(self) -> bool {
        matches!(self, Self::Prompt | Self::Results)
    }

    /// The context in which a key is looked up if it is not bound in this one.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Anywhere => None,
            Self::Panes | Self::Help | Self::Prompt | Self::Menu => Some(Self::Anywhere),
            Self::Results => Some(Self::Prompt),
            Self::NamesMenu | Self::FilterMenu | Self::ProblemsMenu => Some(Self::Menu),
            Self::Card | Self::Map | Self::Story => Some(Self::Panes),
        }
    }

    /// This context, its parent, and so on up to the root.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.parent())
    }
}

/// A group of actions in the help. The order of the variants is the order of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving from event to event.
    Events,
    /// The time window of the chart.
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
    /// Keys on the map.
    Map,
    /// Keys in story mode.
    Story,
    /// Keys in the help.
    Help,
    /// Keys in a prompt.
    Prompt,
    /// Keys in a menu.
    Menu,
    /// Keys in the menu of languages.
    NamesMenu,
    /// Keys in the menu of lanes and filters.
    FilterMenu,
    /// Keys in the list of problems.
    ProblemsMenu,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 15] = [
        Self::Events,
        Self::Chart,
        Self::Filter,
        Self::Names,
        Self::Dates,
        Self::Card,
        Self::Program,
        Self::Map,
        Self::Story,
        Self::Help,
        Self::Prompt,
        Self::Menu,
        Self::NamesMenu,
        Self::FilterMenu,
        Self::ProblemsMenu,
    ];

    /// The group's heading in the help.
    pub fn title(self) -> Message {
        match self {
            Self::Events => Message::GroupEvents,
            Self::Chart => Message::GroupChart,
            Self::Filter => Message::GroupFilter,
            Self::Names => Message::GroupNames,
            Self::Dates => Message::GroupDates,
            Self::Card => Message::GroupCard,
            Self::Program => Message::GroupProgram,
            Self::Map => Message::GroupMap,
            Self::Story => Message::GroupStory,
            Self::Help => Message::GroupHelp,
            Self::Prompt => Message::ContextPrompt,
            Self::Menu => Message::ContextMenu,
            Self::NamesMenu => Message::ContextNamesMenu,
            Self::FilterMenu => Message::ContextFilterMenu,
            Self::ProblemsMenu => Message::ContextProblemsMenu,
        }
    }
}
