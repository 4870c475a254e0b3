//! Results of the Wikidata query service: JSON (including the simplified list) and CSV.

use std::ops::Range;

use super::attached::Linked;
use super::dates::{self, Minus};
use super::draft::{Draft, Entry, Spot};
use super::grid::Grid;
use super::json::{Node, Value};
use super::rows::{NO_PLACE, coordinates, on_earth};
use super::tally::Extra;
use super::wikidata_dates::{Dated, dated};
use super::{Importer, Input, records};

/// JSON of query results.
pub(super) struct Json;

/// CSV of query results.
pub(super) struct Csv;

/// The part of an address that marks an entity.
const ENTITY: &str = "wikidata.org/entity/";

/// Names of variables for the start, best first.
const STARTS: [&str; 16] = [
    "start",
    "starttime",
    "startdate",
    "begin",
    "from",
    "dob",
    "birth",
    "birthdate",
    "dateofbirth",
    "born",
    "inception",
    "date",
    "time",
    "pointintime",
    "when",
    "year",
];
const ENDS: [&str; 12] = [
    "end",
    "endtime",
    "enddate",
    "to",
    "until",
    "dod",
    "death",
    "deathdate",
    "dateofdeath",
    "died",
    "dissolved",
    "abolished",
];
const LANES: [&str; 9] = [
    "type",
    "class",
    "category",
    "instance",
    "group",
    "country",
    "kind",
    "occupation",
    "part",
];
const PLACES: [&str; 5] = ["place", "location", "loc", "city", "where"];
const PICTURES: [&str; 7] = [
    "image",
    "picture",
    "pic",
    "photo",
    "logo",
    "flag",
    "coatofarms",
];

/// A value of a variable, and its place.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    language: String,
    pub(super) at: Range<usize>,
    pub(super) kind: Kind,
    /// True once it has a place in the event.
    taken: std::cell::Cell<bool>,
}

impl Cell {
    /// Notes that the value has a place in the event.
    pub(super) fn take(&self) -> &Self {
        self.taken.set(true);
        self
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, a number, a date.
    Literal,
    /// An address, or a blank node.
    Address,
    /// A value that is not a string.
    Wrong(&'static str),
}

/// A result: variables with their values.
pub(super) struct Binding {
    cells: Vec<(String, Cell)>,
    at: Range<usize>,
    /// True if 1 January without a precision means the year.
    pub(super) years: bool,
}

impl Importer for Json {
    fn name(&self) -> &'static str {
        "wikidata"
    }

    fn title(&self) -> &'static str {
        "Wikidata query, JSON"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let Some(root) = input.root() else {
            return false;
        };
        let results = root.get("head").is_some() && root.get("results").is_some();
        let entity = |node: &Node<'_>| node.text().is_some_and(|text| text.contains(ENTITY));
        let plain = root
            .items()
            .iter()
            .take(5)
            .any(|item| item.fields().iter().any(|(_, node)| entity(node)));
        results || plain
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let Some(root) = records::root(input, false, &mut draft) else {
            return draft;
        };
        let bindings = root
            .get("results")
            .and_then(|results| results.get("bindings"))
            .unwrap_or(root);
        for binding in bindings.items() {
            let cells = binding
                .fields()
                .iter()
                .filter_map(|(name, node)| Some((name.to_string(), cell(node)?)));
            let binding = Binding {
                cells: cells.collect(),
                at: binding.at.clone(),
                years: matches!(root.value, Value::List(_)),
            };
            take(&binding, &mut draft);
        }
        draft
    }
}

/// A value in the full or the simplified form.
fn cell(node: &Node<'_>) -> Option<Cell> {
    let value = match &node.value {
        Value::Object(_) => node.get("value")?,
        _ => node,
    };
    let text = value.text().unwrap_or_default().to_owned();
    let address = matches!(node.string("type"), "uri" | "bnode") || text.starts_with("http");
    let kind = match &value.value {
        Value::Text(_) if address => Kind::Address,
        Value::Text(_) => Kind::Literal,
        Value::Number(_) if value.at == node.at => Kind::Literal,
        _ => Kind::Wrong(value.what()),
    };
    Some(Cell {
        text,
        language: node.string("xml:lang").to_owned(),
        at: value.at.clone(),
        kind,
        taken: std::cell::Cell::default(),
    })
}

impl Importer for Csv {
    fn name(&self) -> &'static str {
        "wikidata-csv"
    }

    fn title(&self) -> &'static str {
        "Wikidata query, CSV"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let Some(grid) = Grid::new(input.text) else {
            return false;
        };
        let mut entities = false;
        grid.each_while(|row| {
            entities |= row.fields.iter().any(|field| field.contains(ENTITY));
            false
        });
        entities
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let Some(grid) = Grid::new(input.text) else {
            return draft;
        };
        grid.each(&mut draft, |row, draft| {
            let mut cells = Vec::new();
            for (column, name) in grid.headings.iter().enumerate() {
                let text = row.fields.get(column).unwrap_or_default().trim();
                if text.is_empty() {
                    continue;
                }
                let blank = text.starts_with('t')
                    && text[1..].bytes().all(|byte| byte.is_ascii_digit())
                    && text.len() > 1;
                let address = text.starts_with("http") || text.starts_with("_:") || blank;
                cells.push((
                    name.clone(),
                    Cell {
                        text: text.to_owned(),
                        language: String::new(),
                        at: grid.place(row, column),
                        kind: if address {
                            Kind::Address
                        } else {
                            Kind::Literal
                        },
                        taken: std::cell::Cell::default(),
                    },
                ));
            }
            let binding = Binding {
                cells,
                at: row.at.start..row.at.start + 1,
                years: true,
            };
            take(&binding, draft);
        });
        draft
    }
}

impl Binding {
    pub(super) fn get(&self, name: &str) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, cell)| cell)
    }

    /// The first variable with one of the names, ignoring case and underscores.
    fn any(&self, names: &[&str]) -> Option<(&str, &Cell)> {
        names.iter().find_map(|name| {
            self.cells
                .iter()
                .find(|(known, _)| known.to_lowercase().replace('_', "") == *name)
                .map(|(known, cell)| (known.as_str(), cell))
        })
    }

    /// A date in a variable whose name does not show it.
    fn any_date(&self) -> Option<(&str, &Cell)> {
        self.cells
            .iter()
            .find(|(_, cell)| {
                cell.kind == Kind::Literal
                    && dates::iso(&cell.text, Minus::Astronomical).is_some()
                    && cell.text.contains('T')
            })
            .map(|(name, cell)| (name.as_str(), cell))
    }

    /// The variable for the item itself.
    fn subject(&self) -> Option<&str> {
        let entity = |(_, cell): &&(String, Cell)| cell.text.contains(ENTITY);
        self.get("item").map(|_| "item").or_else(|| {
            self.cells
                .iter()
                .find(entity)
                .map(|(name, _)| name.as_str())
        })
    }

    /// The label of a variable.
    fn label(&self, of: &str) -> Option<&Cell> {
        self.get(&format!("{of}Label"))
    }
}

fn take(binding: &Binding, draft: &mut Draft) {
    let start_of = binding.any(&STARTS);
    let end_of = binding.any(&ENDS);
    let start_of = start_of.or_else(|| {
        if end_of.is_none() {
            binding.any_date()
        } else {
            None
        }
    });
    let start = dated(binding, start_of, draft);
    let end = dated(binding, end_of, draft);
    let (Ok(start), Ok(end)) = (start, end) else {
        return;
    };
    let (first, last) = match (start, end) {
        (Dated::When(first), Dated::When(last)) => (first, last),
        (Dated::When(first), _) => (first, String::new()),
        (_, Dated::When(last)) => {
            // An interval says that its start is unknown.
            start_of.map(|(_, cell)| cell.take());
            (String::new(), last)
        }
        (Dated::Unknown(at), _) | (_, Dated::Unknown(at)) => {
            draft.left.add(Extra::UndatedRecord, 1);
            draft.warn(at, "the date is an unknown value: left out");
            return;
        }
        (Dated::Nothing, Dated::Nothing) => {
            draft.left.add(Extra::UndatedRecord, 1);
            draft.warn(binding.at.clone(), "a result without a date is left out");
            return;
        }
    };
    let mut entry = Entry::default();
    if let Err(error) = entry.date(&first, &last) {
        let at = end_of.map_or(binding.at.clone(), |(_, cell)| cell.at.clone());
        draft.error(at, error);
        return;
    }
    name(binding, &mut entry);
    describe(binding, &mut entry, draft);
    for (variable, cell) in &binding.cells {
        if !cell.taken.get() && !cell.text.trim().is_empty() {
            entry.left.add(Extra::ExtraField, 1);
            draft.left_out(variable, binding.at.start, || cell.at.clone());
        }
    }
    entry.name_by_date();
    draft.events.push(entry);
}

/// Sets the name from the label, in all its languages.
fn name(binding: &Binding, entry: &mut Entry) {
    let subject = binding.subject().unwrap_or("item");
    let label = binding.label(subject).or_else(|| {
        binding
            .any(&["label", "name", "title"])
            .map(|(_, cell)| cell)
    });
    let base = format!("{subject}Label");
    let item = binding.get(subject).map(Cell::take);
    if let Some(label) = label.map(Cell::take) {
        entry.name.clone_from(&label.text);
    } else if let Some(cell) = item {
        cell.text
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .clone_into(&mut entry.name);
    }
    let mut names: Vec<(String, String)> = Vec::new();
    if let Some(label) = label.filter(|label| crate::names::check_tag(&label.language).is_ok()) {
        names.push((label.language.clone(), label.text.clone()));
    }
    for (variable, cell) in &binding.cells {
        let tag = variable
            .strip_prefix(&base)
            .or_else(|| variable.strip_prefix("label"))
            .or_else(|| variable.strip_prefix("name"))
            .map(|tag| tag.trim_start_matches('_').replace('_', "-").to_lowercase());
        let Some(tag) = tag.filter(|tag| !tag.is_empty() && cell.kind == Kind::Literal) else {
            continue;
        };
        let tag = if cell.language.is_empty() {
            tag
        } else {
            cell.language.clone()
        };
        let new = !names.iter().any(|(known, _)| *known == tag);
        if new && crate::names::check_tag(&tag).is_ok() && !cell.text.is_empty() {
            names.push((tag, cell.take().text.clone()));
        }
    }
    if names.len() > 1 {
        entry.names = names;
    }
}

/// The place: the first `Point(longitude latitude)`.
fn point(binding: &Binding, draft: &mut Draft) -> Option<(f64, f64)> {
    let (cell, at) = binding.cells.iter().find_map(|(_, cell)| {
        let head = cell.text.get(..5)?;
        let at = coordinates(&cell.text).filter(|_| head.eq_ignore_ascii_case("point"));
        Some((cell, at?))
    })?;
    cell.take();
    if !on_earth(&at) {
        draft.warn(cell.at.clone(), NO_PLACE);
    }
    Some(at).filter(on_earth)
}

/// Sets the lane, place and text.
fn describe(binding: &Binding, entry: &mut Entry, draft: &mut Draft) {
    let words = |name: &str| {
        let (label, own) = (binding.label(name), binding.get(name));
        let cell = label.or(own).filter(|cell| cell.kind == Kind::Literal)?;
        // The address of what the label names is of no use to readers.
        own.map(Cell::take);
        Some(cell.take().text.clone())
    };
    let of = |names: &[&str]| {
        names.iter().find_map(|name| {
            binding
                .cells
                .iter()
                .find(|(known, _)| {
                    known.to_lowercase() == format!("{name}label") || known.to_lowercase() == *name
                })
                .and_then(|(known, _)| words(known.strip_suffix("Label").unwrap_or(known)))
        })
    };
    entry.lane = of(&LANES).and_then(|lane| draft.lane(&lane));
    let at = point(binding, draft);
    let place = of(&PLACES).unwrap_or_default();
    if at.is_some() || !place.is_empty() {
        entry.spot = Some(Box::new(Spot { name: place, at }));
    }
    let subject = binding.subject().unwrap_or("item");
    if let Some(words) = words(&format!("{subject}Description")) {
        entry.text = words;
    }
    if let Some(article) = binding
        .any(&["article", "sitelink", "url", "website"])
        .filter(|(_, cell)| cell.kind == Kind::Address)
    {
        entry.link(&article.1.take().text);
    }
    if let Some((_, picture)) = binding.any(&PICTURES) {
        entry.medium(Linked::to(&picture.take().text));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};

    #[test]
    fn variables_without_a_place_are_counted_and_pictures_are_kept() {
        let text = "item,itemLabel,date,datePrecision,image,typeLabel,type,population,birth2,empty\n\
            http://www.wikidata.org/entity/Q1,One,1066-10-14T00:00:00Z,11,http://example.org/a.jpg,battle,\
            http://www.wikidata.org/entity/Q2,300,1070-01-01T00:00:00Z,\n";
        let import = import(text.as_bytes(), "a.csv", &Options::default()).unwrap();
        assert!(
            import
                .ron
                .contains("media: [(url: \"http://example.org/a.jpg\")]"),
            "{}",
            import.ron
        );
        assert_eq!(import.left.lost_in_words(), "2 extra fields");
        let said = import.report.render("a.csv", text, false);
        for variable in ["population", "birth2"] {
            assert!(
                said.contains(&format!("`{variable}` has no place")),
                "{said}"
            );
        }
    }
}
