//! The shapes of values: their brackets and punctuation, without their content.

/// The shape of a value.
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
    /// A word without quotation marks, or a string: a hue, a kind of event.
    WordOrString,
    /// A string, or a string and a text in parentheses.
    Part,
    /// A list.
    List(&'static Shape),
    /// A map by id.
    Keyed(&'static Shape),
    /// Values in parentheses without names.
    Tuple(&'static Shape),
    /// Values in parentheses with names.
    Record(&'static RecordShape),
    /// Any value at all.
    Any,
}

impl Shape {
    /// True if a string is a valid value.
    pub(super) fn may_be_string(&self) -> bool {
        matches!(
            self,
            Self::String | Self::Text | Self::Amount | Self::WordOrString | Self::Part
        )
    }
}

/// The shape of a record.
#[derive(Debug)]
pub(super) struct RecordShape {
    /// The optional name before its bracket.
    pub(super) name: &'static str,
    /// Its fields.
    pub(super) fields: &'static [(&'static str, &'static Shape)],
}

impl RecordShape {
    /// The shape of the field with this name, if it exists.
    pub(super) fn field(&self, name: &str) -> Option<&'static Shape> {
        self.field_and_number(name).map(|(_, shape)| shape)
    }

    /// The same with its place among the fields.
    pub(super) fn field_and_number(&self, name: &str) -> Option<(usize, &'static Shape)> {
        let mut fields = self.fields.iter().enumerate();
        let found = fields.find(|(_, (field, _))| *field == name);
        found.map(|(number, (_, shape))| (number, *shape))
    }
}
