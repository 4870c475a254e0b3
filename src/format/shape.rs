//! The shapes of values: what brackets and marks a value of the format has, without what it says.

/// What a value looks like.
#[derive(Debug)]
pub(super) enum Shape {
    /// A string in quotation marks.
    String,
    /// A string, or a map of strings by language.
    Text,
    /// A number.
    Number,
    /// A word without quotation marks.
    Word,
    /// A number or a text.
    Amount,
    /// A word or a string: a hue, a kind of events.
    Hue,
    /// A string, or a string and a text in round brackets.
    Part,
    /// A list.
    List(&'static Shape),
    /// A map by id.
    Keyed(&'static Shape),
    /// Values in round brackets without names.
    Tuple(&'static Shape),
    /// Values in round brackets with names.
    Record(&'static RecordShape),
    /// Any value at all.
    Any,
}

impl Shape {
    /// True for what can be a string.
    pub(super) fn may_be_string(&self) -> bool {
        matches!(
            self,
            Self::String | Self::Text | Self::Amount | Self::Hue | Self::Part
        )
    }
}

/// What a record looks like.
#[derive(Debug)]
pub(super) struct RecordShape {
    /// The name that may stand before its bracket.
    pub(super) name: &'static str,
    /// Its fields.
    pub(super) fields: &'static [(&'static str, &'static Shape)],
}

impl RecordShape {
    /// The shape of a field, if there is one by that name.
    pub(super) fn field(&self, name: &str) -> Option<&'static Shape> {
        let found = self.fields.iter().find(|(field, _)| *field == name);
        found.map(|(_, shape)| *shape)
    }
}
