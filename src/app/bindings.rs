//! The table of key bindings. The keymap, the help, the footer, the README and the manual page are generated from it.

use super::action::{
    Action, CardAction, DateAction, EditAction, FilterAction, FilterMenuAction, FocusAction,
    HelpAction, LaneAction, MapAction, MenuAction, NameAction, NamesMenuAction, OverlayAction,
    ProgramAction, PromptAction, ScreenAction, SelectionAction, StoryAction, WindowAction,
};
use super::context::{Context, Group};
use crate::messages::Message;

/// An action with its keys and its descriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where the keys apply.
    pub context: Context,
    /// The action that the keys trigger.
    pub action: Action,
    /// The default keys. The first is shown if there is room for only one.
    pub keys: &'static [&'static str],
    /// The group of the help that lists it.
    pub group: Group,
    /// What the action does, for the help.
    pub description: Message,
    /// A short label for the footer, or `None` if the footer leaves it out.
    pub hint: Option<Message>,
}

impl Binding {
    /// The action's name in the settings: `next-event`. Names are unique within a context.
    pub fn name(&self) -> &'static str {
        let key = self.description.key();
        key.split_once('.').map_or(key, |(_, name)| name)
    }
}

/// `Context { Group: Target Action ["key" …] Description Hint; … }`; the hint is optional.
macro_rules! bindings {
    ($($context:ident { $($group:ident: $target:ident $of:ident::$action:ident [$($key:literal)*] $description:ident $($hint:ident)?;)* })*) => {
        /// All key bindings. The footer shows hints in this order and joins pairs of opposite actions.
        pub const BINDINGS: &[Binding] = &[$($(Binding {
            context: Context::$context,
            action: Action::$target($of::$action),
            keys: &[$($key),*],
            group: Group::$group,
            description: Message::$description,
            hint: hint!($($hint)?),
        },)*)*];
    };
}

macro_rules! hint {
    () => {
        None
    };
    ($hint:ident) => {
        Some(Message::$hint)
    };
}

bindings! {
    Panes {
        Events: Selection SelectionAction::Next ["j" "down"] NextEvent HintEvent;
        Events: Selection SelectionAction::Previous ["k" "up"] PreviousEvent HintEvent;
        Events: Selection SelectionAction::NextInLane ["J" "shift-down"] NextInLane;
        Events: Selection SelectionAction::PreviousInLane ["K" "shift-up"] PreviousInLane;
        Events: Selection SelectionAction::PageDown ["page-down" "ctrl-f"] PageDown;
        Events: Selection SelectionAction::PageUp ["page-up" "ctrl-b"] PageUp;
        Events: Selection SelectionAction::NextChapter [")"] NextChapter;
        Events: Selection SelectionAction::PreviousChapter ["("] PreviousChapter;
        Events: Selection SelectionAction::First ["g" "home"] FirstEvent;
        Events: Selection SelectionAction::Last ["G" "end"] LastEvent;
        Events: Overlay OverlayAction::Date [":"] GoToDate;
        Events: Overlay OverlayAction::Search ["/"] Search HintSearch;
        Events: Selection SelectionAction::NextFound ["n"] NextFound HintFound;
        Events: Selection SelectionAction::PreviousFound ["N"] PreviousFound HintFound;
        Filter: Filter FilterAction::OnlyFound ["&"] OnlyFound HintOnlyFound;
        Card: Card CardAction::NextLink ["tab"] NextLink HintLink;
        Card: Card CardAction::PreviousLink ["shift-tab"] PreviousLink;
        Card: Card CardAction::Open ["enter"] OpenCard HintOpen;
        Card: Card CardAction::Back ["backspace" "["] CardBack HintBack;
        Card: Card CardAction::Forward ["]"] CardForward;
        Names: Overlay OverlayAction::Languages ["M"] Languages;
        Names: Names NameAction::NextLanguage ["L" ">"] NextLanguage HintLanguage;
        Names: Names NameAction::PreviousLanguage ["<" "alt-l"] PreviousLanguage;
        Card: Screen ScreenAction::Map ["m"] Map HintMap;
        Card: Screen ScreenAction::Story ["s"] Story HintStory;
        Card: Card CardAction::Infobox ["i"] Infobox HintInfobox;
        Program: Screen ScreenAction::Opening ["H"] Opening HintOpening;
        Chart: Window WindowAction::PanLeft ["h" "left"] PanLeft HintPan;
        Chart: Window WindowAction::PanRight ["l" "right"] PanRight HintPan;
        Chart: Window WindowAction::ZoomIn ["+" "="] ZoomIn HintZoom;
        Chart: Window WindowAction::ZoomOut ["-" "_"] ZoomOut HintZoom;
        Chart: Window WindowAction::FitFocus ["f"] FitFocus;
        Chart: Window WindowAction::FitAll ["0" "a"] FitAll;
        Chart: Window WindowAction::FitSelected ["F"] FitSelected;
        Chart: Window WindowAction::FitLane ["A"] FitLane;
        Chart: Lane LaneAction::Whole ["e"] WholeLane;
        Chart: Lane LaneAction::Low ["E"] LowLane;
        Chart: Lane LaneAction::ScrollDown ["}"] LaneDown;
        Chart: Lane LaneAction::ScrollUp ["{"] LaneUp;
        Chart: Lane LaneAction::Fold ["Z"] Fold;
        Chart: Lane LaneAction::FoldAll ["alt-z"] FoldAll;
        Chart: Window WindowAction::NextScale ["b"] NextScale;
        Chart: Window WindowAction::NextStand ["v"] NextStand;
        Chart: Window WindowAction::Centre ["."] Centre;
        Filter: Overlay OverlayAction::Filter ["o"] Filter HintFilter;
        Filter: Filter FilterAction::OnlyCard ["O"] OnlyCard;
        Filter: Filter FilterAction::Toggle ["x"] ToggleFilter;
        Names: Names NameAction::NextGloss ["t"] NextGloss HintGloss;
        Names: Names NameAction::PreviousGloss ["T"] PreviousGloss;
        Program: Names NameAction::NextInterface ["I"] NextInterface;
        Dates: Dates DateAction::NextCalendars ["c"] NextCalendars HintCalendar;
        Dates: Dates DateAction::PreviousCalendars ["C"] PreviousCalendars;
        Card: Card CardAction::ScrollDown ["space" "d" "ctrl-d"] ScrollDown HintScroll;
        Card: Card CardAction::ScrollUp ["u" "ctrl-u"] ScrollUp HintScroll;
        Card: Screen ScreenAction::WideCard ["z"] WideCard;
        Card: Card CardAction::CopyText ["y"] CopyText;
        Card: Card CardAction::CopyMarkdown ["Y"] CopyMarkdown;
        Program: Focus FocusAction::NextPane ["w"] NextPane;
        Program: Focus FocusAction::PreviousPane ["W"] PreviousPane;
        Program: Screen ScreenAction::StepOut ["esc"] Back HintClose;
        Program: Overlay OverlayAction::Help ["?" "f1"] Help HintHelp;
        Program: Overlay OverlayAction::Palette ["ctrl-p"] Palette;
        Program: Overlay OverlayAction::Problems ["!"] Problems;
        Program: Program ProgramAction::Edit ["ctrl-e"] Edit;
        Program: Program ProgramAction::ReadAgain ["r"] ReadAgain;
        Program: Program ProgramAction::ToggleMouse ["alt-m"] ToggleMouse;
        Program: Program ProgramAction::Quit ["q"] Quit HintQuit;
    }
    Card {
        Card: Card CardAction::LineDown ["j" "down"] LineDown HintScroll;
        Card: Card CardAction::LineUp ["k" "up"] LineUp HintScroll;
    }
    Map {
        Map: Map MapAction::NextPlace ["tab"] MapNextPlace HintPlace;
        Map: Map MapAction::PreviousPlace ["shift-tab"] MapPreviousPlace;
        Map: Map MapAction::OpenPlace ["enter"] MapOpenCard HintOpen;
        Map: Map MapAction::West ["h" "left"] MapWest HintPan;
        Map: Map MapAction::South ["j" "down"] MapSouth HintPan;
        Map: Map MapAction::North ["k" "up"] MapNorth HintPan;
        Map: Map MapAction::East ["l" "right"] MapEast HintPan;
        Map: Map MapAction::ZoomIn ["+" "="] MapZoomIn HintZoom;
        Map: Map MapAction::ZoomOut ["-" "_"] MapZoomOut HintZoom;
        Map: Selection SelectionAction::Next ["page-down" "ctrl-f"] MapNextEvent HintEvent;
        Map: Selection SelectionAction::Previous ["page-up" "ctrl-b"] MapPreviousEvent HintEvent;
        Map: Map MapAction::FitEvent ["f"] MapFitEvent;
        Map: Map MapAction::FitAll ["0" "a"] MapFitAll HintAll;
        Map: Map MapAction::Centre ["."] MapCentre;
    }
    Story {
        Story: Selection SelectionAction::Next ["j" "down" "l" "right" "enter"] StoryNext HintEvent;
        Story: Selection SelectionAction::Previous ["k" "up" "h" "left" "backspace" "["] StoryPrevious HintEvent;
        Story: Story StoryAction::ReadOn ["space" "d" "ctrl-d"] StoryReadOn;
        Story: Story StoryAction::ReadBack ["u" "ctrl-u"] StoryReadBack;
    }
    Help {
        Help: Help HelpAction::Down ["j" "down"] HelpDown HintScroll;
        Help: Help HelpAction::Up ["k" "up"] HelpUp HintScroll;
        Help: Help HelpAction::PageDown ["space" "d" "ctrl-d" "page-down" "ctrl-f"] HelpPageDown HintPage;
        Help: Help HelpAction::PageUp ["u" "ctrl-u" "page-up" "ctrl-b"] HelpPageUp HintPage;
        Help: Help HelpAction::First ["g" "home"] HelpFirst;
        Help: Help HelpAction::Last ["G" "end"] HelpLast;
        Help: Help HelpAction::Close ["esc" "?" "f1" "q"] HelpClose HintClose;
    }
    Prompt {
        Prompt: Prompt PromptAction::Accept ["enter"] PromptAccept HintAccept;
        Prompt: Prompt PromptAction::Cancel ["esc"] PromptCancel HintCancel;
        Prompt: Edit EditAction::Left ["left" "ctrl-b"] EditLeft;
        Prompt: Edit EditAction::Right ["right" "ctrl-f"] EditRight;
        Prompt: Edit EditAction::WordLeft ["ctrl-left" "alt-b"] EditWordLeft;
        Prompt: Edit EditAction::WordRight ["ctrl-right" "alt-f"] EditWordRight;
        Prompt: Edit EditAction::Start ["home" "ctrl-a"] EditStart;
        Prompt: Edit EditAction::End ["end" "ctrl-e"] EditEnd;
        Prompt: Edit EditAction::DeleteBack ["backspace" "ctrl-h"] EditDeleteBack;
        Prompt: Edit EditAction::Delete ["delete" "ctrl-d"] EditDelete;
        Prompt: Edit EditAction::DeleteWord ["ctrl-w" "ctrl-backspace" "alt-backspace"] EditDeleteWord;
        Prompt: Edit EditAction::DeleteToStart ["ctrl-u"] EditDeleteToStart;
        Prompt: Edit EditAction::DeleteToEnd ["ctrl-k"] EditDeleteToEnd;
    }
    Results {
        Prompt: Prompt PromptAction::Next ["down" "tab" "ctrl-n"] ResultsNext HintChoose;
        Prompt: Prompt PromptAction::Previous ["up" "shift-tab" "ctrl-p"] ResultsPrevious HintChoose;
        Prompt: Prompt PromptAction::PageDown ["page-down"] ResultsPageDown;
        Prompt: Prompt PromptAction::PageUp ["page-up"] ResultsPageUp;
    }
    Menu {
        Menu: Menu MenuAction::Next ["j" "down"] MenuNext HintChoose;
        Menu: Menu MenuAction::Previous ["k" "up"] MenuPrevious HintChoose;
        Menu: Menu MenuAction::First ["g" "home"] MenuFirst;
        Menu: Menu MenuAction::Last ["G" "end"] MenuLast;
        Menu: Menu MenuAction::Accept ["enter"] MenuAccept HintAccept;
        Menu: Menu MenuAction::Cancel ["esc"] MenuCancel HintCancel;
    }
    NamesMenu {
        NamesMenu: NamesMenu NamesMenuAction::Switch ["tab" "h" "l" "left" "right" "t" "space"] NamesMenuSwitch HintSwitch;
        NamesMenu: NamesMenu NamesMenuAction::Find ["/"] NamesMenuFind HintSearch;
        NamesMenu: Menu MenuAction::Next ["j" "down" "L"] NamesMenuNext HintChoose;
    }
    FilterMenu {
        FilterMenu: FilterMenu FilterMenuAction::Toggle ["space"] FilterMenuToggle HintToggle;
        FilterMenu: FilterMenu FilterMenuAction::Only ["tab"] FilterMenuOnly HintOnly;
        FilterMenu: FilterMenu FilterMenuAction::Lower ["h" "left"] FilterMenuLower HintHeight;
        FilterMenu: FilterMenu FilterMenuAction::Higher ["l" "right"] FilterMenuHigher HintHeight;
        FilterMenu: FilterMenu FilterMenuAction::LaneDown ["J" "shift-down"] FilterMenuLaneDown HintOrder;
        FilterMenu: FilterMenu FilterMenuAction::LaneUp ["K" "shift-up"] FilterMenuLaneUp HintOrder;
        FilterMenu: FilterMenu FilterMenuAction::ShowAll ["x"] FilterMenuShowAll HintAll;
        FilterMenu: Menu MenuAction::Accept ["enter" "o"] FilterMenuAccept HintAccept;
    }
    ProblemsMenu {
        ProblemsMenu: Menu MenuAction::Accept ["enter"] ProblemsAccept HintOpen;
        ProblemsMenu: Menu MenuAction::Cancel ["esc" "!" "q"] ProblemsClose HintClose;
    }
    Anywhere {
        Program: Program ProgramAction::Repaint ["ctrl-l"] Repaint;
        Program: Program ProgramAction::Suspend ["ctrl-z"] Suspend;
        Program: Program ProgramAction::Interrupt ["ctrl-c"] Interrupt;
    }
}
