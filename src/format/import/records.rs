//! Records in JSON: an array of objects, an object that contains one, or JSON Lines.

use std::collections::BTreeSet;

use super::dates::{Habits, Order, are_serial, read};
use super::draft::Draft;
use super::fields::{self, Role, is_english_date, role};
use super::json::{Document, Node, Slip, Value, read_line};
use super::markup;
use super::records_flat::Flat;
use super::rows;
use super::tally::Extra;
use super::{Importer, Input};
use crate::format::lexical::after_bom;

/// Number of records that are checked for dates.
const SAMPLE: usize = 40;

/// Records of any shape with names and dates.
pub(super) struct Records;

impl Importer for Records {
    fn name(&self) -> &'static str {
        "records"
    }

    fn title(&self) -> &'static str {
        "JSON records"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let said: Said<'_> = &input.options.columns;
        if is_lines(input.text) {
            let mut documents = lines(input.text).take(SAMPLE);
            return documents.any(|document| has_date(&document.root, said));
        }
        let Some(root) = input.root() else {
            return false;
        };
        let lists = Lists::of(root, said);
        let mut records = lists.read.iter().flat_map(|list| list.items());
        records.any(|record| is_dated(record, said)) || is_cut_off(input)
    }

    fn has_columns(&self) -> bool {
        true
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let said: Said<'_> = &input.options.columns;
        let mut draft = Draft::default();
        if is_lines(input.text) {
            let mut sample = Sample::of(said);
            for document in lines(input.text) {
                sample.see(&document.root);
            }
            let habits = sample.habits(&mut draft);
            for document in lines(input.text) {
                take_line(&document, said, habits, &mut draft);
            }
            return draft;
        }
        let Some(root) = root(input, false, &mut draft) else {
            return draft;
        };
        let mut lists = Lists::of(root, said);
        let mut titles = ["title", "name", "label"].into_iter();
        if let Some(title) = titles.find_map(|key| root.get(key).filter(|it| it.text().is_some())) {
            draft.title = markup::words_of_line(title.text().unwrap_or_default());
            lists.left.retain(|(_, left)| !std::ptr::eq(*left, title));
        }
        for (key, node) in &lists.left {
            draft.left.add(Extra::ExtraField, values_in(node));
            draft.left_out(key, node.at.start, || node.at.clone());
        }
        let records = || lists.read.iter().flat_map(|list| list.items());
        let mut sample = Sample::of(said);
        records().for_each(|record| sample.see(record));
        let habits = sample.habits(&mut draft);
        for record in records() {
            take(record, said, habits, &mut draft);
        }
        draft
    }
}

/// The root of a complete JSON document. Deviations from JSON are reported unless `loose` is true.
pub(super) fn root<'a, 't>(
    input: &'a Input<'t>,
    loose: bool,
    draft: &mut Draft,
) -> Option<&'a Node<'t>> {
    let Some(document) = input.json() else {
        draft.error(0..1, "this is not JSON");
        return None;
    };
    for Slip { at, message, .. } in document.slips.iter().filter(|_| !loose) {
        draft.warn(*at..*at + 1, message.clone());
    }
    if let Some(Slip { at, message, from }) = &document.broken {
        draft.error_since(*at..*at, message.clone(), *from);
        return None;
    }
    Some(&document.root)
}

/// True if a list ends in the middle of its first record; its error says where.
fn is_cut_off(input: &Input<'_>) -> bool {
    let inner = input.text.get(after_bom(input.text.as_bytes())..);
    let inner = inner.and_then(|text| text.trim_start().strip_prefix('['));
    let begins = inner.is_some_and(|inner| inner.trim_start().starts_with('{'));
    let is_bare = |document: &Document<'_>| document.root.items().is_empty();
    begins && input.json().is_some_and(is_bare)
}

/// True if the text is JSON Lines, as far as its first two lines show.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let begins = |line: &str| line.starts_with('{') && line.ends_with('}');
    let first = lines.next().is_some_and(begins);
    first && lines.next().is_some_and(|line| line.starts_with('{'))
}

/// The values of all non-empty lines.
fn lines(text: &str) -> impl Iterator<Item = Document<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let end = start + line.trim_end().len();
        (!line.trim().is_empty()).then(|| read_line(text, start..end))
    })
}

/// Pairs of roles and the names of fields, given by the user.
type Said<'s> = &'s [(String, String)];

/// What the records show about the conventions of their dates.
#[derive(Default)]
struct Sample<'s> {
    said: Said<'s>,
    /// The names of fields, if the user names some.
    keys: BTreeSet<String>,
    order: Order,
    /// Whether the name of a field with dates is English.
    in_english: bool,
    /// Number of records of which the following is known.
    count: usize,
    texts: Vec<String>,
    calendar: Option<String>,
}

impl<'s> Sample<'s> {
    fn of(said: Said<'s>) -> Self {
        Self {
            said,
            ..Self::default()
        }
    }

    /// The role of a field, if it is one with dates.
    fn is_date(&self, key: &str) -> bool {
        let said = self.said.iter().find(|(_, field)| field == key);
        let role = said.map_or_else(|| role(key), |(word, _)| Role::named(word));
        role.is_some_and(Role::is_date)
    }

    fn see(&mut self, record: &Node<'_>) {
        for (key, node) in record.fields() {
            if !self.said.is_empty() && !self.keys.contains(&**key) {
                self.keys.insert(key.clone().into_owned());
            }
            let parts = node.fields().iter().map(|(_, node)| node);
            let parts = parts.chain(node.items()).chain([node]);
            let mut order = Order::default();
            parts
                .filter_map(Node::text)
                .for_each(|text| order.see(text));
            if order != Order::default() && self.is_date(key) {
                self.order.join(order);
                self.in_english |= is_english_date(key);
            }
        }
        if self.count < SAMPLE {
            self.count += 1;
            let mut cells = Flat::of(record, self.said).cells;
            let mut take = |role: Role| Some(cells[role as usize].take()?.0.into_owned());
            let dates = [Role::Start, Role::End].into_iter();
            self.texts.extend(dates.filter_map(&mut take));
            self.calendar = self.calendar.take().or_else(|| take(Role::Calendar));
        }
    }

    /// The conventions; a warning says if the order of day and month is not certain.
    fn habits(self, draft: &mut Draft) -> Habits {
        let keys: Vec<&str> = self.keys.iter().map(String::as_str).collect();
        fields::check(self.said, "field", &keys, draft);
        if let Some(doubt) = self.order.doubt(!self.in_english) {
            draft.warn(0..1, doubt);
        }
        draft.calendar = self.calendar.as_deref().and_then(rows::calendar);
        Habits {
            day_first: self.order.is_day_first(!self.in_english),
            serial: are_serial(self.texts.iter().map(String::as_str)),
            edtf: draft.calendar,
            ..Habits::default()
        }
    }
}

fn take_line(document: &Document<'_>, said: Said<'_>, habits: Habits, draft: &mut Draft) {
    if let Some(slip) = document.broken.as_ref().or(document.slips.first()) {
        draft.error(slip.at..slip.at + 1, slip.message.clone());
        return;
    }
    take(&document.root, said, habits, draft);
}

/// The lists of records in a document, and its other fields.
struct Lists<'a, 't> {
    read: Vec<&'a Node<'t>>,
    left: Vec<(&'a str, &'a Node<'t>)>,
}

impl<'a, 't> Lists<'a, 't> {
    /// The root, or the lists with dates in it, at most two levels deep. If some of these have names, the others are no
    /// events; if none has, the longest is read.
    fn of(root: &'a Node<'t>, said: Said<'_>) -> Self {
        if matches!(root.value, Value::List(_)) {
            let (read, left) = (vec![root], Vec::new());
            return Self { read, left };
        }
        let has_date = |record: &Node<'_>| has_date(record, said);
        let has_name = |record: &Node<'_>| has_name(record, said);
        let mut left: Vec<(&str, &Node<'_>)> = fields_of(root).collect();
        if !left.iter().any(|(_, node)| some(node, has_date)) {
            let (outer, inner): (Vec<_>, Vec<_>) = left
                .into_iter()
                .partition(|(_, node)| !fields_of(node).any(|(_, node)| some(node, has_date)));
            left = outer;
            left.extend(inner.into_iter().flat_map(|(_, node)| fields_of(node)));
        }
        let (mut dated, mut others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(_, node)| some(node, has_date));
        let longest = dated.iter().map(|(_, node)| node.items().len()).max();
        let is_named = dated.iter().any(|(_, node)| some(node, has_name));
        let is_longest = |node: &Node<'_>| Some(node.items().len()) == longest;
        let is_read = |node: &Node<'_>| {
            if is_named {
                some(node, has_name)
            } else {
                is_longest(node)
            }
        };
        others.extend(dated.extract_if(.., |(_, node)| !is_read(node)));
        Self {
            read: dated.into_iter().map(|(_, node)| node).collect(),
            left: others,
        }
    }
}

/// The fields of an object that say something.
fn fields_of<'a, 't>(node: &'a Node<'t>) -> impl Iterator<Item = (&'a str, &'a Node<'t>)> {
    let fields = node.fields().iter().map(|(key, node)| (&**key, node));
    fields.filter(|(_, node)| !node.is_empty())
}

/// Number of values that are lost with a field: the records of a list, or one.
fn values_in(node: &Node<'_>) -> u32 {
    let is_record = |item: &&Node<'_>| matches!(item.value, Value::Object(_));
    let records = node.items().iter().filter(is_record).count();
    u32::try_from(records).unwrap_or(u32::MAX).max(1)
}

/// True if one of the first records of a list is such a record.
fn some(list: &Node<'_>, is_such: impl Fn(&Node<'_>) -> bool) -> bool {
    list.items().iter().take(SAMPLE).any(is_such)
}

fn has_name(record: &Node<'_>, said: Said<'_>) -> bool {
    let flat = Flat::of(record, said);
    flat.cells[Role::Name as usize].is_some()
}

/// True if a record has a date that can be read.
fn has_date(record: &Node<'_>, said: Said<'_>) -> bool {
    let habits = Habits {
        serial: true,
        ..Habits::default()
    };
    let is_read = |text: &str| read(text, habits).is_ok();
    Flat::of(record, said).dates().any(is_read)
}

/// True if a record has a date, even one that cannot be read: its error says why.
fn is_dated(record: &Node<'_>, said: Said<'_>) -> bool {
    let flat = Flat::of(record, said);
    flat.wrong.is_some() || flat.dates().next().is_some()
}

/// The reason why an object or a list is not a timeline.
pub(super) fn why_not(root: &Node<'_>) -> String {
    let mut keys: Vec<&str> = Vec::new();
    let first = root.items().first().unwrap_or(root);
    for (key, _) in first.fields().iter().take(8) {
        keys.push(key);
    }
    let keys = if keys.is_empty() {
        String::new()
    } else {
        format!(" (keys: {})", keys.join(", "))
    };
    format!("JSON, but not a list of records with dates or another known timeline format{keys}")
}

/// Converts a record to an event.
fn take(record: &Node<'_>, said: Said<'_>, habits: Habits, draft: &mut Draft) {
    if !matches!(record.value, Value::Object(_)) {
        let message = format!("a record must be an object, found {}", record.what());
        draft.warn(record.at.clone(), message);
        draft.left.add(Extra::ExtraField, 1);
        return;
    }
    let flat = Flat::of(record, said);
    if let Some((at, message)) = &flat.wrong {
        draft.error(at.clone(), message.clone());
        return;
    }
    if let Some(mut entry) = rows::entry(&flat, habits, draft) {
        for tag in &flat.tags {
            entry.counted_tag(tag);
        }
        for lane in &flat.lanes {
            entry.also_on(draft.lane(&markup::words_of_line(lane)));
        }
        for (key, at) in flat.extra {
            entry.left.add(Extra::ExtraField, 1);
            draft.left_out(key, at.start, || at);
        }
        entry.names = flat.names;
        draft.events.push(entry);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};

    #[test]
    fn numbers_of_days_and_of_thousandths_are_dates() {
        for (text, expected) in [
            ("[{\"date\": 45426, \"name\": \"a\"}]", "2024-05-14"),
            (
                "{\"date\": 45426.5, \"name\": \"a\"}\n{\"date\": 45427, \"name\": \"b\"}\n",
                "2024-05-14T12:00:00",
            ),
            (
                "[{\"date\": 1715680800250, \"name\": \"a\"}]",
                "2024-05-14T10:00:00.250Z",
            ),
        ] {
            let import = import(text.as_bytes(), "a.json", &Options::default()).unwrap();
            assert!(
                import.ron.contains(&format!("when: \"{expected}\"")),
                "{}",
                import.ron
            );
        }
    }

    #[test]
    fn lists_of_lanes_people_and_sources_are_kept() {
        let text = r#"[
            {"id": "may-day", "date": "2024-05-01", "title": "A", "category": ["x", "y, z"], "tags": ["p", "q"],
             "people": ["Ana", {"name": "Smith, John"}], "source": ["The Times [p. 4]", "https://example.org/a"], "weight": 4},
            {"id": 17, "date": "2024-05-02", "title": "B", "category": "x", "weight": 9}
        ]"#;
        let import = import(text.as_bytes(), "a.json", &Options::default()).unwrap();
        for expected in [
            "id: \"may-day\"",
            "lanes: [\"x\", \"y-z\"]",
            "people: [\"ana\", \"smith-john\"]",
            "tags: [\"p\", \"q\"]",
            "\"the-times\": (title: \"The Times\")",
            "(title: \"example.org/a\", url: \"https://example.org/a\")",
            "sources: [(\"the-times\", \"p. 4\"), (\"example-org-a\")]",
            "weight: 4",
            "id: \"b\"",
        ] {
            assert!(import.ron.contains(expected), "{expected}: {}", import.ron);
        }
        let said = import.report.render("a.json", text, false);
        assert!(said.contains("a weight is a number from 1 to 5"), "{said}");
        assert!(!said.contains("left out"), "{said}");
    }

    /// The event file made of a text, and what is said about it.
    fn read(text: &str) -> (String, String, String) {
        let import = import(text.as_bytes(), "a.json", &Options::default()).unwrap();
        let said = import.report.render("a.json", text, false);
        (import.ron, said, import.left.lost_in_words())
    }

    #[test]
    fn the_order_of_day_and_month_is_that_of_all_records() {
        let many = "{\"date\": \"3/4/1865\", \"name\": \"a\"}\n".repeat(100);
        let other = "{\"date\": \"25/12/2020\", \"name\": \"b\"}";
        let list = format!("[{}{other}]", many.replace('\n', ",\n"));
        for text in [format!("{many}{other}\n"), list] {
            let (ron, said, _) = read(&text);
            assert!(ron.contains("1865-04-03") && !ron.contains("1865-03-04"));
            assert_eq!(said, "");
        }
        for (text, expected, order) in [
            (
                "[{\"date\": \"3/4/1865\", \"name\": \"a\"}]",
                "1865-03-04",
                "month/day",
            ),
            (
                "[{\"datum\": \"3-4-1865\", \"name\": \"a\"}]",
                "1865-04-03",
                "day/month",
            ),
            (
                "[{\"date\": {\"from\": \"3/4/1865\"}, \"name\": \"a\"}]",
                "1865-03-04",
                "month/day",
            ),
        ] {
            let (ron, said, _) = read(text);
            assert!(ron.contains(expected), "{ron}");
            assert!(
                said.contains(&format!("is ambiguous; read as {order}")),
                "{said}"
            );
        }
        let (_, said, _) = read("[{\"id\": \"3/4/1865\", \"date\": \"1865\", \"name\": \"a\"}]");
        assert_eq!(said, "");
    }

    #[test]
    fn each_record_may_have_its_calendar() {
        let (ron, said, _) = read(
            r#"[{"date": "1500-02-29", "calendar": "Julian", "name": "a"}, {"date": "1700-02-28", "calendar": "Gregorian", "name": "b"}]"#,
        );
        assert!(ron.contains("    calendar: Julian,\n"), "{ron}");
        assert!(
            ron.contains("when: \"1700-02-28\", calendar: Gregorian,"),
            "{ron}"
        );
        assert_eq!(ron.matches("calendar: Julian").count(), 1, "{ron}");
        assert_eq!(said, "");
    }

    #[test]
    fn all_lists_of_events_are_read_and_others_is_named() {
        let (ron, said, left) = read(
            r#"{"title": "T", "revisions": [{"date": "2024-01-01", "user": "x"}],
            "events": [{"date": "1900", "name": "a"}], "periods": [{"start": "1901", "end": "1902", "name": "b"}],
            "colours": ["red"], "version": 3, "empty": []}"#,
        );
        assert!(
            ron.contains("title: \"T\"") && !ron.contains("2024"),
            "{ron}"
        );
        assert!(ron.contains("1900") && ron.contains("1901/1902"), "{ron}");
        for key in ["revisions", "colours", "version"] {
            assert!(said.contains(&format!("`{key}` has no place")), "{said}");
        }
        assert_eq!(
            (&*left, said.matches("warning:").count()),
            ("3 extra fields", 3),
            "{said}"
        );
        let (ron, said, _) =
            read(r#"{"small": [{"date": "2024"}], "data": [{"date": "1900"}, {"date": "1901"}]}"#);
        assert!(ron.contains("1901") && !ron.contains("2024"), "{ron}");
        assert!(said.contains("`small` has no place"), "{said}");
        let (ron, said, left) = read(
            r#"{"meta": {"by": "x"}, "data": {"version": 1, "events": [{"date": "1900", "name": "a"}], "more": [{"date": "1901", "name": "b"}]}}"#,
        );
        assert!(ron.contains("1900") && ron.contains("1901"), "{ron}");
        assert_eq!(left, "2 extra fields", "{said}");
    }

    #[test]
    fn a_list_without_dates_is_no_chronicle() {
        for text in ["[]", "[1, 2]", "[{\"a\": 1}]", "[[\"date\"], [\"1900\"]]"] {
            let refusal = import(text.as_bytes(), "a.json", &Options::default()).unwrap_err();
            let said = refusal.report.render("a.json", text, false);
            assert!(said.contains("not a list of records with dates"), "{said}");
        }
        for (text, expected) in [
            ("[{\"date\": \"no day\", \"name\": \"a\"}]", "no day"),
            ("[{\"date\": [1, 2, 3], \"name\": \"a\"}]", "found a list"),
            ("[{\"date\": \"1900\", \"name\": \"a", "inside a string"),
        ] {
            let refusal = import(text.as_bytes(), "a.json", &Options::default()).unwrap_err();
            let said = refusal.report.render("a.json", text, false);
            assert!(said.contains(expected), "{text}: {said}");
        }
    }

    #[test]
    fn a_table_below_a_line_in_brackets_is_a_table() {
        let (ron, said, _) = read("[export 2024-05-01]\nname,date\nA,1900\n");
        assert!(ron.contains("when: \"1900\""), "{ron}");
        assert!(said.contains("above the headings"), "{said}");
        let text = "[export 2024-05-01]\nfoo bar\n";
        let refusal = import(text.as_bytes(), "a.txt", &Options::default()).unwrap_err();
        let said = refusal.report.render("a.txt", text, false);
        assert!(said.contains("text in an unknown format"), "{said}");
    }

    #[test]
    fn every_record_of_a_list_that_is_left_out_is_counted() {
        let (ron, said, left) = read(
            r#"{"title": "T", "revisions": [{"date": "1800"}, {"date": "1801"}, {"date": "1802"}],
            "data": {"title": "U", "events": [{"date": "1900", "name": "a"}]}}"#,
        );
        assert!(ron.contains("1800") && !ron.contains("1900"), "{ron}");
        assert!(said.contains("`data` has no place"), "{said}");
        assert_eq!(left, "1 extra field", "{said}");
        let (ron, said, left) = read(
            r#"{"title": "T", "data": {"title": "U", "revisions": [{"date": "1800"}, {"date": "1801"}],
            "events": [{"date": "1900", "name": "a"}]}}"#,
        );
        assert!(
            ron.contains("title: \"T\"") && !ron.contains("1800"),
            "{ron}"
        );
        for key in ["title", "revisions"] {
            assert!(said.contains(&format!("`{key}` has no place")), "{said}");
        }
        assert_eq!(left, "3 extra fields", "{said}");
    }

    #[test]
    fn coordinates_of_a_place_may_be_a_text_or_an_object() {
        for coordinates in [
            "\"48.4, 9.99\"",
            "{\"lat\": 48.4, \"lng\": 9.99}",
            "[9.99, 48.4]",
        ] {
            let (ron, said, left) = read(&format!(
                "[{{\"date\": \"1900\", \"name\": \"a\", \"place\": {{\"name\": \"Ulm\", \"coordinates\": {coordinates}}}}}]"
            ));
            assert!(ron.contains("at: (48.4, 9.99)"), "{coordinates}: {ron}");
            assert!(ron.contains("\"Ulm\""), "{ron}");
            assert_eq!((&*said, &*left), ("", ""), "{coordinates}");
        }
    }

    #[test]
    fn fields_are_those_that_the_user_names() {
        let read = |text: &str, columns: &[(&str, &str)]| {
            let columns = columns
                .iter()
                .map(|(field, name)| ((*field).to_owned(), (*name).to_owned()));
            let options = Options {
                columns: columns.collect(),
                ..Options::default()
            };
            let import = import(text.as_bytes(), "a.json", &options).unwrap();
            let said = import.report.render("a.json", text, false);
            (import.ron, said, import.left.lost_in_words())
        };
        let record = r#"{"Faktum": "A", "Zeitmarke": "1900", "Ecke": "B", "date": "2024"}"#;
        for text in [
            format!("[{record}]"),
            format!("{record}\n{record}\n"),
            format!("{{\"all\": [{record}]}}"),
        ] {
            let columns = [("name", "Faktum"), ("when", "Zeitmarke"), ("lane", "Ecke")];
            let (ron, said, _) = read(&text, &columns);
            for expected in ["when: \"1900\", name: \"A\"", "lanes: [\"b\"]"] {
                assert!(ron.contains(expected), "{expected}: {ron}");
            }
            assert!(said.contains("`date` has no place"), "{said}");
            assert!(!said.contains("`Faktum`"), "{said}");
        }
        let (_, said, _) = read(
            r#"[{"date": "1900", "name": "A"}]"#,
            &[("lane", "Ecke"), ("corner", "date")],
        );
        for expected in [
            "`lane=Ecke`: no such field; fields are date, name",
            "`corner` is not a field",
        ] {
            assert!(said.contains(expected), "{said}");
        }
        let (_, said, _) = read(
            r#"{"events": [{"start_date": {"year": 1950}, "text": {"headline": "A"}}]}"#,
            &[("name", "headline")],
        );
        let expected = "`--columns` is for tables and records; this is read as TimelineJS";
        assert!(said.contains(expected), "{said}");
    }

    #[test]
    fn a_name_beside_those_by_language_is_kept() {
        for (fields, expected) in [
            (
                r#""name": "Peace", "name_de": "Frieden""#,
                r#"name: {"und": "Peace", "de": "Frieden"}"#,
            ),
            (
                r#""name_de": "Frieden", "name": "Peace""#,
                r#"name: {"und": "Peace", "de": "Frieden"}"#,
            ),
            (
                r#""name": {"de": "Frieden", "title": "Peace"}"#,
                r#"name: {"und": "Peace", "de": "Frieden"}"#,
            ),
            (
                r#""name": "Rom", "name_de": "Rom", "name_en": "Rome""#,
                r#"name: {"de": "Rom", "en": "Rome"}"#,
            ),
            (r#""name_de": "Frieden""#, r#"name: {"de": "Frieden"}"#),
        ] {
            let (ron, said, left) = read(&format!("[{{\"date\": \"1900\", {fields}}}]"));
            assert!(ron.contains(expected), "{fields}: {ron}");
            assert_eq!((&*said, &*left), ("", ""), "{fields}");
        }
        let (_, said, _) = read(r#"[{"date": "1900", "name_de": "Frieden", "titel_de": "Ruhe"}]"#);
        assert!(said.contains("`titel_de` has no place"), "{said}");
    }

    #[test]
    fn parts_of_dates_and_places_without_a_place_are_counted() {
        let (ron, said, left) = read(
            r#"[{"name": {"en": "Fair", "de": "Markt", "note": "x"}, "description": {"en": "One", "de": "Eins"},
            "date": {"year": 1900, "month": 5, "day": 4, "time": "10:30", "era": "x"},
            "place": {"name": "Ulm", "altitude": 478, "coordinates": [9.99, 48.4, 478], "type": "Point"}}]"#,
        );
        for expected in [
            "1900-05-04T10:30:00",
            "\"Ulm\"",
            "at: (48.4, 9.99)",
            "\"de\": \"Markt\"",
        ] {
            assert!(ron.contains(expected), "{expected}: {ron}");
        }
        for key in ["de", "era", "altitude", "coordinates"] {
            assert!(
                said.contains(&format!("`{key}` has no place")),
                "{key}: {said}"
            );
        }
        assert!(!said.contains("`type`"), "{said}");
        assert!(left.contains("5 extra fields"), "{left}");
    }
}
