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
    /// JSON Lines with the fields `date`, `calendar`, `lanes`, `name`, `id`.
    Json,
}

/// Lists the events. Dates are in EDTF, in the chronicle's calendar; the date of an event with another calendar is followed by that.
///
/// # Errors
/// Returns the error of the writer.
pub fn list(reader: Reader<'_>, form: ListForm, out: &mut impl Write) -> io::Result<()> {
    for (_, event) in reader.chronicle.events.entries() {
        let (date, name) = (event.when.to_string(), reader.shown(&event.name).text);
        let (lanes, id) = (lanes(reader, event), &*event.id);
        let calendar = event.when.reckoning();
        match form {
            ListForm::Tabs if calendar == reader.chronicle.reckoning => {
                writeln!(out, "{date}\t{}\t{name}\t{id}", lanes.join(", "))?;
            }
            ListForm::Tabs => {
                let lanes = lanes.join(", ");
                writeln!(out, "{date} ({calendar})\t{lanes}\t{name}\t{id}")?;
            }
            ListForm::Json => {
                let calendar = calendar.to_string();
                let line = json!({
                    "date": date, "calendar": calendar, "lanes": lanes, "name": name, "id": id,
                });
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
