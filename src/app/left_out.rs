//! Data that an import could not represent, summarised in the header.

use crate::format::import::Extra;
use crate::messages::{Interface, Message};

/// What was not imported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// The kinds of data that a chronicle cannot hold, with their counts.
    pub extras: Vec<(Extra, u32)>,
    /// The number of entries that could not be read.
    pub errors: usize,
}

impl LeftOut {
    /// A summary in one line, or `None` if nothing was left out.
    pub fn line(&self, interface: Interface) -> Option<String> {
        let between = interface.sign(Message::Comma);
        let count = |(extra, count): &(Extra, u32)| {
            interface.count(
                message(*extra),
                usize::try_from(*count).unwrap_or(usize::MAX),
            )
        };
        let extras: Vec<String> = self.extras.iter().map(count).collect();
        let extras = extras.join(&between);
        let left = (!extras.is_empty())
            .then(|| interface.fill(Message::HeaderLeftOut, &[("what", &extras)]));
        let unread = (self.errors > 0).then(|| interface.count(Message::HeaderUnread, self.errors));
        let parts: Vec<String> = left.into_iter().chain(unread).collect();
        (!parts.is_empty()).then(|| parts.join(&interface.sign(Message::Semicolon)))
    }
}

fn message(extra: Extra) -> Message {
    match extra {
        Extra::Media => Message::ExtraMedia,
        Extra::Background => Message::ExtraBackground,
        Extra::Colour => Message::ExtraColour,
        Extra::Icon => Message::ExtraIcon,
        Extra::Style => Message::ExtraStyle,
        Extra::Link => Message::ExtraLink,
        Extra::TimeOfDay => Message::ExtraTimeOfDay,
        Extra::TimeZone => Message::ExtraTimeZone,
        Extra::Recurrence => Message::ExtraRecurrence,
        Extra::RepeatDate => Message::ExtraRepeatDate,
        Extra::Alarm => Message::ExtraAlarm,
        Extra::Participant => Message::ExtraParticipant,
        Extra::State => Message::ExtraState,
        Extra::Progress => Message::ExtraProgress,
        Extra::Lock => Message::ExtraLock,
        Extra::Tag => Message::ExtraTag,
        Extra::FurtherLane => Message::ExtraFurtherLane,
        Extra::HiddenLane => Message::ExtraHiddenLane,
        Extra::Option => Message::ExtraOption,
        Extra::ExtraColumn => Message::ExtraExtraColumn,
        Extra::ExtraCell => Message::ExtraExtraCell,
        Extra::ExtraField => Message::ExtraExtraField,
        Extra::Todo => Message::ExtraTodo,
        Extra::Note => Message::ExtraNote,
        Extra::Diagram => Message::ExtraDiagram,
        Extra::UndatedRecord => Message::ExtraUndatedRecord,
    }
}
