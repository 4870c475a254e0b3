//! One line per event, for `grep`, `fzf` and scripts.

use std::io::{self, Write};

use serde_json::json;

use crate::card::Reader;
use crate::chronicle::Event;

/// The format of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// Date, lanes, name and id, separated by tabs.
    Tabs,
    /// JSON Lines with the same fields: `date`, `lanes`, `name`, `id`.
    Json,
}

/// Lists the events. Dates are in EDTF, in the chronicle's calendar.
///
/// # Errors
/// Returns the error of the writer.
pub fn list(reader: Reader<'_>, form: ListForm, out: &mut impl Write) -> io::Result<()> {
    for (_, event) in reader.chronicle.events.entries() {
        let (date, name) = (event.when.to_string(), reader.shown(&event.name).text);
        let (lanes, id) = (lanes(reader, event), &*event.id);
        match form {
            ListForm::Tabs => writeln!(out, "{date}\t{}\t{name}\t{id}", lanes.join(", "))?,
            ListForm::Json => {
                let line = json!({"date": date, "lanes": lanes, "name": name, "id": id});
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

fn lanes<'a>(reader: Reader<'a>, event: &Event) -> Vec<&'a str> {
    let lanes = event.lanes.iter();
    lanes
        .map(|lane| reader.chronicle.short_name(*lane, reader.choice.main))
        .collect()
}
