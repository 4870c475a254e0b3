//! What an imported file has that a chronicle has not, and how much of it was kept.

/// Something in an imported file that has no direct equivalent in a chronicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extra {
    /// A picture, sound, film or attached file; kept if it has an address.
    Media,
    /// A background picture or colour of an entry.
    Background,
    /// A colour.
    Colour,
    /// An icon.
    Icon,
    /// Any other styling.
    Style,
    /// A link; kept if it is a web address.
    Link,
    /// A time of day; kept in the date.
    TimeOfDay,
    /// The time zone of the whole file.
    TimeZone,
    /// A recurrence rule.
    Recurrence,
    /// A single additional date.
    RepeatDate,
    /// An alarm.
    Alarm,
    /// A participant or organiser; kept as a person.
    Participant,
    /// A state: done, active, critical, tentative.
    State,
    /// The percentage that is done.
    Progress,
    /// A lock against editing.
    Lock,
    /// A tag; kept for an event.
    Tag,
    /// A category after the first; kept for an event.
    FurtherLane,
    /// A hidden category; kept.
    HiddenLane,
    /// A display setting of the whole file.
    Option,
    /// A column with an unknown heading.
    ExtraColumn,
    /// A value after the last heading.
    ExtraCell,
    /// A value in an unknown field.
    ExtraField,
    /// A task without a date.
    Todo,
    /// A journal entry.
    Note,
    /// A diagram of another kind.
    Diagram,
    /// A record without a date.
    UndatedRecord,
}

impl Extra {
    /// Its name in the singular.
    pub fn word(self) -> &'static str {
        match self {
            Self::Media => "media",
            Self::Background => "background",
            Self::Colour => "colour",
            Self::Icon => "icon",
            Self::Style => "style",
            Self::Link => "link",
            Self::TimeOfDay => "time of day",
            Self::TimeZone => "time zone",
            Self::Recurrence => "recurrence",
            Self::RepeatDate => "repeat date",
            Self::Alarm => "alarm",
            Self::Participant => "participant",
            Self::State => "state",
            Self::Progress => "progress",
            Self::Lock => "lock",
            Self::Tag => "tag",
            Self::FurtherLane => "further lane",
            Self::HiddenLane => "hidden lane",
            Self::Option => "option",
            Self::ExtraColumn => "extra column",
            Self::ExtraCell => "extra cell",
            Self::ExtraField => "extra field",
            Self::Todo => "todo",
            Self::Note => "note",
            Self::Diagram => "diagram",
            Self::UndatedRecord => "undated record",
        }
    }

    /// Its name with a number, such as "2 icons".
    pub fn counted(self, count: u32) -> String {
        let word = self.word();
        match (self, count) {
            (_, 1) | (Self::Media | Self::Progress, _) => format!("{count} {word}"),
            (Self::TimeOfDay, _) => format!("{count} times of day"),
            _ => format!("{count} {word}s"),
        }
    }

    /// True if it is always kept: a time in the date, a hidden lane as a lane.
    fn is_kept(self) -> bool {
        matches!(self, Self::TimeOfDay | Self::HiddenLane)
    }
}

/// Counts of each [`Extra`] in a file, and how many of them were kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally(Vec<(Extra, Count)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Count {
    all: u32,
    kept: u32,
}

impl Tally {
    /// Adds `count` of them.
    pub(super) fn add(&mut self, extra: Extra, count: u32) {
        let kept = if extra.is_kept() { count } else { 0 };
        self.count(extra, Count { all: count, kept });
    }

    fn count(&mut self, extra: Extra, more: Count) {
        if more.all == 0 {
            return;
        }
        let known = self.0.iter().position(|(known, _)| *known == extra);
        let place = known.unwrap_or_else(|| {
            self.0.push((extra, Count::default()));
            self.0.len() - 1
        });
        if let Some((_, count)) = self.0.get_mut(place) {
            count.all = count.all.saturating_add(more.all);
            count.kept = count.kept.saturating_add(more.kept);
        }
    }

    /// Adds one, which was kept if `holds` is true.
    pub(super) fn keep_if(&mut self, extra: Extra, holds: bool) {
        let kept = u32::from(holds);
        self.count(extra, Count { all: 1, kept });
    }

    /// The same tally, with the given kinds counted as not kept.
    pub(super) fn without(mut self, extras: &[Extra]) -> Self {
        for (extra, count) in &mut self.0 {
            if extras.contains(extra) {
                count.kept = 0;
            }
        }
        self
    }

    /// Adds one if `holds` is true.
    pub(super) fn add_if(&mut self, extra: Extra, holds: bool) {
        self.add(extra, u32::from(holds));
    }

    /// Adds all counts of another tally.
    pub(super) fn join(&mut self, other: &Self) {
        for (extra, count) in &other.0 {
            self.count(*extra, *count);
        }
    }

    /// All extras, with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (Extra, u32)> + '_ {
        self.0.iter().map(|(extra, count)| (*extra, count.all))
    }

    /// The extras that were not kept, with their counts.
    pub fn lost(&self) -> impl Iterator<Item = (Extra, u32)> + '_ {
        let lost = |(extra, count): &(Extra, Count)| (*extra, count.all - count.kept);
        self.0.iter().map(lost).filter(|(_, count)| *count > 0)
    }

    /// The extras that were not kept, as text: "7 media, 2 backgrounds". Empty if there are none.
    pub fn lost_in_words(&self) -> String {
        let words: Vec<String> = self
            .lost()
            .map(|(extra, count)| extra.counted(count))
            .collect();
        words.join(", ")
    }
}
