//! Where keys hold, and what the help groups them by.

use crate::messages::Message;

/// Where a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere, over whatever is open.
    Anywhere,
    /// On every screen, unless the screen means something else by the key.
    Panes,
    /// In the card, while it has the focus or the screen.
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
    /// All of them, in the order in which they are listed.
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

    /// What the settings call it.
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

    /// What the interface calls it.
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

    /// The one with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// Whether letters are written here, so that none of them can be a key.
    pub(super) const fn takes_text(self) -> bool {
        matches!(self, Self::Prompt | Self::Results)
    }

    /// Where a key is looked up that means nothing here.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Anywhere => None,
            Self::Panes | Self::Help | Self::Prompt | Self::Menu => Some(Self::Anywhere),
            Self::Results => Some(Self::Prompt),
            Self::NamesMenu | Self::FilterMenu | Self::ProblemsMenu => Some(Self::Menu),
            Self::Card | Self::Map | Self::Story => Some(Self::Panes),
        }
    }

    /// This one, its parent, and so on.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.parent())
    }
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
    /// What keys mean on the map.
    Map,
    /// What keys mean in story mode.
    Story,
    /// What keys mean in the help.
    Help,
    /// What keys mean in a prompt.
    Prompt,
    /// What keys mean in a menu.
    Menu,
    /// What keys mean in the menu of languages.
    NamesMenu,
    /// What keys mean in the menu of lanes and filters.
    FilterMenu,
    /// What keys mean in the list of problems.
    ProblemsMenu,
}

impl Group {
    /// All groups in the order of the help.
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
