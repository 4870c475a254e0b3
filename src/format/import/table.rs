//! Tables with a heading row: CSV, TSV and their variants.

use std::ops::Range;

use csv::StringRecord;

use super::dates::{self, Habits};
use super::draft::Draft;
use super::fields::{self, Role, is_english_date, is_second_lane, name_language, role};
use super::grid::{self, Grid, Row};
use super::rows::{self, Cells};
use super::tally::Extra;
use super::{Importer, Input};

/// Number of rows used to guess the content of a column.
const SAMPLE: usize = 60;

/// Any table with a heading row.
pub(super) struct Table;

impl Importer for Table {
    fn name(&self) -> &'static str {
        "table"
    }

    fn title(&self) -> &'static str {
        "table with headings"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        found(input).is_some_and(|(_, plan)| plan.has_date())
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let Some((grid, plan)) = found(input) else {
            draft.error(0..0, "no heading row");
            return draft;
        };
        tell_of_head(&grid, input.text, &mut draft);
        let headings: Vec<&str> = grid.headings.iter().map(String::as_str).collect();
        fields::check(&input.options.columns, "column", &headings, &mut draft);
        if !plan.has_start() {
            draft.warn(grid.begin..grid.begin + 1, no_start(&grid, &plan));
        }
        if let Some(doubt) = &plan.doubt {
            draft.warn(0..1, doubt.clone());
        }
        draft.calendar = plan.habits.edtf;
        grid.each(&mut draft, |row, draft| plan.take(&grid, row, draft));
        draft
    }

    fn has_columns(&self) -> bool {
        true
    }
}

/// The table in a text and the roles of its columns. Its headings are the first row if they are known; otherwise a
/// later one with at least two that are; otherwise the first row if it is none of dates.
fn found<'t>(input: &Input<'t>) -> Option<(Grid<'t>, Plan)> {
    let said = &input.options.columns;
    let is_known = |heading: &String| {
        role(heading).is_some() || said.iter().any(|(_, known)| known == heading)
    };
    let is_date = |heading: &String| {
        let is_said = |(word, known): &(String, String)| {
            known == heading && Role::named(word).is_some_and(Role::is_date)
        };
        role(heading).is_some_and(Role::is_date) || said.iter().any(is_said)
    };
    let is_head = |(number, grid): &(usize, Grid<'_>)| {
        let known = grid.headings.iter().filter(|heading| is_known(heading));
        known.count() > usize::from(*number > 0) && grid.headings.iter().any(is_date)
    };
    let starts = || grid::starts(input.text);
    let grids = starts().enumerate();
    let mut grids = grids.filter_map(|(number, at)| Some((number, Grid::at(input.text, at)?)));
    let mut grid = match grids.find(is_head) {
        Some((_, grid)) => grid,
        None => Grid::at(
            input.text,
            starts().find(|at| !is_comment(input.text, *at))?,
        )?,
    };
    let no_heading = !grid.headings.iter().any(is_known);
    if no_heading && grid.headings.iter().any(|heading| is_certain_date(heading)) {
        grid.without_headings();
    }
    let plan = Plan::of(&grid, said);
    Some((grid, plan))
}

/// The warning if no column has the start dates, with the one that may have them.
fn no_start(grid: &Grid<'_>, plan: &Plan) -> String {
    let sample = Sample::of(grid);
    let dates = |column: &usize| {
        sample
            .fields(*column)
            .filter(|field| is_certain_date(field))
            .count()
    };
    let likely = plan
        .extra
        .iter()
        .copied()
        .max_by_key(dates)
        .filter(|column| dates(column) > 0);
    let heading = likely.map_or("HEADING", |column| &grid.headings[column]);
    format!("no column is recognised as the start date; name it with `--columns 'when={heading}'`")
}

/// True for a line `# comment`; `#,name` are headings.
fn is_comment(text: &str, at: usize) -> bool {
    let line = text.get(at..).unwrap_or_default().strip_prefix('#');
    line.is_some_and(|rest| !rest.starts_with([',', ';', '\t', '|']))
}

/// Warns of lines above the headings, and if there are no headings.
fn tell_of_head(grid: &Grid<'_>, text: &str, draft: &mut Draft) {
    let mut above = grid::starts(text).take_while(|at| *at < grid.begin);
    if let Some(first) = above.next() {
        let message = match above.count() {
            0 => "this line above the headings is left out".to_owned(),
            more => format!("these {} lines above the headings are left out", more + 1),
        };
        draft.warn(first..first + 1, message);
    }
    if !grid.is_headed {
        let message = "no heading row; the date and the name are recognised by their content";
        draft.warn(grid.begin..grid.begin + 1, message);
    }
}

/// The roles of the columns.
#[derive(Debug)]
struct Plan {
    columns: [Option<usize>; Role::COUNT],
    /// Columns with names by language.
    names: Vec<(String, usize)>,
    /// Columns without a role.
    extra: Vec<usize>,
    width: usize,
    habits: Habits,
    /// The warning if the order of day and month is not certain.
    doubt: Option<String>,
}

impl Plan {
    fn of(grid: &Grid<'_>, said: &[(String, String)]) -> Self {
        let mut plan = Self {
            columns: [None; Role::COUNT],
            names: Vec::new(),
            extra: Vec::new(),
            width: grid.headings.len(),
            habits: Habits::default(),
            doubt: None,
        };
        for (role, heading) in said {
            let column = grid.headings.iter().position(|known| known == heading);
            if let Some((role, column)) = Role::named(role).zip(column) {
                plan.columns[role as usize] = Some(column);
            }
        }
        plan.by_headings(grid);
        let sample = Sample::of(grid);
        plan.by_content(grid, &sample);
        plan.settle(grid);
        plan.find_habits(grid, &sample);
        plan
    }

    fn column(&self, role: Role) -> Option<usize> {
        self.columns[role as usize]
    }

    fn has_date(&self) -> bool {
        [Role::Start, Role::Year, Role::End, Role::EndYear]
            .into_iter()
            .any(|role| self.column(role).is_some())
    }

    fn has_start(&self) -> bool {
        [Role::Start, Role::Year]
            .into_iter()
            .any(|role| self.column(role).is_some())
    }

    fn is_taken(&self, column: usize) -> bool {
        self.columns.contains(&Some(column)) || self.names.iter().any(|(_, taken)| *taken == column)
    }

    fn by_headings(&mut self, grid: &Grid<'_>) {
        for (column, heading) in grid.headings.iter().enumerate() {
            if self.is_taken(column) {
                continue;
            }
            if let Some(language) = name_language(heading) {
                // A second column in a language has no role.
                if self.names.iter().all(|(known, _)| *known != language) {
                    self.names.push((language, column));
                }
                continue;
            }
            if let Some(role) = role(heading) {
                self.columns[role as usize].get_or_insert(column);
            }
        }
        if self.column(Role::Name).is_none() {
            self.columns[Role::Name as usize] = self.names.first().map(|(_, column)| *column);
        }
    }

    /// Finds columns by content if their headings are unknown.
    fn by_content(&mut self, grid: &Grid<'_>, sample: &Sample) {
        let free = |plan: &Self, fits: &dyn Fn(usize) -> bool| {
            (0..grid.headings.len()).find(|column| !plan.is_taken(*column) && fits(*column))
        };
        if !self.has_start() {
            self.columns[Role::Start as usize] = free(self, &|column| sample.is_dates(column));
        }
        if self.has_date() && self.column(Role::Name).is_none() {
            self.columns[Role::Name as usize] = free(self, &|column| sample.is_words(column));
        }
    }

    /// Resolves columns that depend on others.
    fn settle(&mut self, grid: &Grid<'_>) {
        // A time of day belongs to a day. A time column without a date column has the date.
        if !self.has_date() {
            self.columns[Role::Start as usize] = self.columns[Role::Time as usize].take();
        }
        // "Tag" is German for day, if there is also a month.
        if self.column(Role::Day).is_none() && self.column(Role::Month).is_some() {
            let day = grid
                .headings
                .iter()
                .position(|heading| heading.eq_ignore_ascii_case("tag"));
            self.columns[Role::Day as usize] = day;
        }
        if self.column(Role::Lane).is_none() {
            let second = (0..grid.headings.len())
                .find(|column| !self.is_taken(*column) && is_second_lane(&grid.headings[*column]));
            self.columns[Role::Lane as usize] = second;
        }
        self.extra = (0..grid.headings.len())
            .filter(|column| !self.is_taken(*column))
            .collect();
    }

    fn find_habits(&mut self, grid: &Grid<'_>, sample: &Sample) {
        let dates = [Role::Start, Role::End, Role::Year, Role::EndYear];
        let columns = dates.iter().filter_map(|role| self.column(*role));
        let columns: Vec<usize> = columns.collect();
        let mut order = dates::Order::default();
        // The only date that shows the order may be in the last row.
        grid.each_while(|row| {
            for column in &columns {
                order.see(row.fields.get(*column).unwrap_or_default());
            }
            true
        });
        let mut headings = columns.iter().map(|column| &grid.headings[*column]);
        let otherwise = !headings.any(|heading| is_english_date(heading));
        self.habits.day_first = order.is_day_first(otherwise);
        self.doubt = order.doubt(otherwise);
        let dates = [Role::Start, Role::End];
        let columns: Vec<usize> = dates.iter().filter_map(|role| self.column(*role)).collect();
        let fields = columns.iter().flat_map(|column| sample.fields(*column));
        self.habits.serial = dates::are_serial(fields);
        let calendar = self
            .column(Role::Calendar)
            .and_then(|column| sample.fields(column).next());
        self.habits.edtf = calendar.and_then(rows::calendar);
    }

    /// Converts a row to an event.
    fn take(&self, grid: &Grid<'_>, row: &Row<'_>, draft: &mut Draft) {
        let beyond = row
            .fields
            .iter()
            .skip(self.width)
            .filter(|field| !field.trim().is_empty());
        let beyond = u32::try_from(beyond.count()).unwrap_or(u32::MAX);
        if beyond > 0 {
            draft.left.add(Extra::ExtraCell, beyond);
            draft.warn(grid.place(row, self.width), "more fields than the header");
        }
        let cells = TableCells {
            plan: self,
            grid,
            row,
        };
        let Some(mut entry) = rows::entry(&cells, self.habits, draft) else {
            return;
        };
        if !self.names.is_empty() {
            entry.names = self.names_of(row);
        }
        if cells.get(Role::Name).trim().is_empty() {
            match entry.names.first() {
                Some((_, name)) => entry.name.clone_from(name),
                None => draft.warn(cells.place(Role::Name), "a row without a name"),
            }
        }
        for column in &self.extra {
            let field = row.fields.get(*column).unwrap_or_default();
            if !field.trim().is_empty() {
                let heading = &grid.headings[*column];
                draft.extra_column(heading, row.at.start, || grid.place(row, *column));
            }
        }
        draft.events.push(entry);
    }

    fn names_of(&self, row: &Row<'_>) -> Vec<(String, String)> {
        let named = self.names.iter().map(|(language, column)| {
            let name = unguarded(row.fields.get(*column).unwrap_or_default());
            (language.clone(), super::markup::words_of_line(name))
        });
        let named = named.filter(|(_, name)| !name.is_empty()).collect();
        rows::names(unguarded(self.plain_name(row)), named)
    }

    /// The name in a column that names no language.
    fn plain_name<'r>(&self, row: &'r Row<'_>) -> &'r str {
        let column = self.column(Role::Name);
        let is_plain = |column: &usize| self.names.iter().all(|(_, of)| of != column);
        let cell = column.filter(is_plain).and_then(|at| row.fields.get(at));
        cell.unwrap_or_default()
    }
}

/// A cell without the apostrophe by which spreadsheets tell a text from a formula.
fn unguarded(cell: &str) -> &str {
    let bare = cell.strip_prefix('\'');
    let is_formula = |bare: &&str| {
        let begin = bare.trim_start_matches('\'');
        begin.starts_with(['=', '+', '-', '@'])
    };
    bare.filter(is_formula).unwrap_or(cell)
}

struct TableCells<'a> {
    plan: &'a Plan,
    grid: &'a Grid<'a>,
    row: &'a Row<'a>,
}

impl Cells for TableCells<'_> {
    fn get(&self, role: Role) -> &str {
        let column = self.plan.column(role);
        let cell = column.and_then(|column| self.row.fields.get(column));
        unguarded(cell.unwrap_or_default())
    }

    fn place(&self, role: Role) -> Range<usize> {
        self.grid
            .place(self.row, self.plan.column(role).unwrap_or(0))
    }

    fn whole(&self) -> Range<usize> {
        self.row.at.start..self.row.at.start + 1
    }

    fn noun(&self) -> &'static str {
        "a row"
    }
}

/// The first rows, used to guess the content of columns.
struct Sample(Vec<StringRecord>);

impl Sample {
    fn of(grid: &Grid<'_>) -> Self {
        let mut rows = Vec::new();
        grid.each_while(|row| {
            rows.push(row.fields.clone());
            rows.len() < SAMPLE
        });
        Self(rows)
    }

    /// The non-empty fields of a column.
    fn fields(&self, column: usize) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter_map(move |row| row.get(column))
            .map(str::trim)
            .filter(|field| !field.is_empty())
    }

    /// True if at least 80 % are certainly dates.
    fn is_dates(&self, column: usize) -> bool {
        let all = self.fields(column).count();
        let certain = self.fields(column).filter(|field| is_certain_date(field));
        all > 0 && certain.count() * 10 >= all * 8
    }

    fn is_words(&self, column: usize) -> bool {
        let all = self.fields(column).count();
        let words = |field: &&str| field.chars().any(char::is_alphabetic);
        all > 0 && self.fields(column).filter(words).count() * 2 > all
    }
}

/// True for a number of four digits that can be a year, and for a date that is more than a number.
fn is_certain_date(field: &str) -> bool {
    let number = field.bytes().all(|byte| byte.is_ascii_digit());
    let fits = !number || field.len() == 4 && !field.starts_with('0') && field < "2200";
    fits && field.bytes().any(|byte| byte.is_ascii_digit())
        && field.parse::<f64>().is_ok() == number
        && dates::read(field, Habits::default()).is_ok()
}

/// The reason why a table has no events; `None` if the text is not a table.
pub(super) fn why_not(text: &str) -> Option<String> {
    let mut starts = grid::starts(text).enumerate();
    starts.find_map(|(number, at)| why_not_at(&Grid::at(text, at)?, number))
}

/// The reason for a table below `above` other lines.
fn why_not_at(grid: &Grid<'_>, above: usize) -> Option<String> {
    if grid.headings.iter().any(|heading| role(heading).is_some())
        && let Some(at) = grid.each_while(|_| true)
    {
        return Some(grid.never_closed(at));
    }
    if grid.headings.len() < 2 || grid.headings.iter().any(|heading| heading.len() > 60) {
        return None;
    }
    let mut even = true;
    let mut rows = 0;
    grid.each_while(|row| {
        rows += 1;
        even &= row.fields.len() == grid.headings.len();
        rows < SAMPLE
    });
    (even && rows > above.min(1)).then(|| {
        format!(
            "a table, but none of the columns ({}) is a date",
            grid.headings.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};
    use crate::format;

    /// The dates and names of the events of a table, and what is said about it.
    fn read(text: &str) -> (Vec<String>, String) {
        let name = "a.csv";
        match import(text.as_bytes(), name, &Options::default()) {
            Ok(import) => {
                let loaded = format::load(import.ron.as_bytes()).unwrap();
                let events = loaded.chronicle.events.iter().map(|event| {
                    let name = event.name.iter().next().map(|name| name.text.to_string());
                    format!("{} {}", event.when, name.unwrap_or_default())
                });
                (events.collect(), import.report.render(name, text, false))
            }
            Err(refused) => (Vec::new(), refused.report.render(name, text, false)),
        }
    }

    #[test]
    fn a_table_says_which_calendar_old_days_are_in() {
        let told = "read in the Gregorian calendar";
        let (events, said) = read("date,name\n9 Jan 1127,one\n1066-10-14,two\n");
        assert_eq!(events, ["1066-10-14 two", "1127-01-09 one"]);
        assert_eq!(said.matches(told).count(), 1, "{said}");
        for text in [
            "date,name\n1582-10-15,one\n1066,two\n",
            "date,name,calendar\n1127-01-09,one,Julian\n",
            "date,name\n靖康元年閏十一月丙辰,one\n",
        ] {
            let (_, said) = read(text);
            assert!(!said.contains(told), "{text}: {said}");
        }
        let (events, _) =
            read("date,name,calendar\n1127-01-10,one,Julian\n靖康元年閏十一月丙辰,two,Julian\n");
        assert_eq!(events, ["1127-01-09 two", "1127-01-10 one"]);
    }

    #[test]
    fn a_name_beside_those_by_language_is_kept() {
        for (text, expected, lost) in [
            (
                "date,name,name_de\n2024,Peace,Frieden\n2025,War,\n2026,Rom,Rom\n2027,,Ende\n",
                &[
                    "{\"und\": \"Peace\", \"de\": \"Frieden\"}",
                    "{\"und\": \"War\"}",
                    "{\"de\": \"Rom\"}",
                    "{\"de\": \"Ende\"}",
                ][..],
                "",
            ),
            (
                "date,title,title (en),title (de)\n2024,Peace,Peace,Frieden\n",
                &["{\"en\": \"Peace\", \"de\": \"Frieden\"}"],
                "",
            ),
            (
                "date,name_de,titel_de\n2024,Frieden,Ruhe\n",
                &["{\"de\": \"Frieden\"}"],
                "1 extra column",
            ),
        ] {
            let import = import(text.as_bytes(), "a.csv", &Options::default()).unwrap();
            for name in expected {
                let named = format!("name: {name}");
                assert!(import.ron.contains(&named), "{named}: {}", import.ron);
            }
            assert_eq!(import.left.lost_in_words(), lost, "{text}");
            let said = import.report.render("a.csv", text, false);
            assert!(!said.contains("without a name"), "{said}");
            assert!(format::load(import.ron.as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn each_row_may_have_its_calendar() {
        let (events, said) = read(
            "date,name,calendar\n1500-02-29,one,Julian\n1700-01-01,two,Gregorian\n1600-01-01,three,\n\
            1752-09-02,four,\"JulianUntil(\"\"1752-09-14\"\")\"\n",
        );
        assert_eq!(
            events,
            [
                "1500-02-29 one",
                "1600-01-01 three",
                "1700-01-01 two",
                "1752-09-02 four"
            ]
        );
        assert_eq!(said, "");
        let (_, said) =
            read("date,name,calendar\n1700-01-01,one,Gregorian\n1700-01-02,two,lunar\n");
        assert!(
            said.contains("a.csv:3:16") && said.contains("\"lunar\" is no calendar"),
            "{said}"
        );
        let (events, said) = read(
            "date,name,calendar\n1500-02-29,one,julian\n1700-01-01,two,GREGORIAN\n\
            1752-09-02,four,\"JulianUntil(\"\"1752-09-14\"\")\"\n",
        );
        assert_eq!(
            events.concat(),
            "1500-02-29 one1700-01-01 two1752-09-02 four"
        );
        assert_eq!(said, "");
    }

    #[test]
    fn a_column_calendar_that_names_no_calendars_is_told_of_once() {
        let text =
            "date,name,calendar\n1700-01-01,one,Work\n1700-01-02,two,Home\n1700-01-03,three,Work\n";
        let import = import(text.as_bytes(), "a.csv", &Options::default()).unwrap();
        let said = import.report.render("a.csv", text, false);
        assert_eq!(import.report.warnings(), 1, "{said}");
        assert!(
            said.contains("a.csv:2:16") && said.contains("\"Work\" is no calendar"),
            "{said}"
        );
        assert_eq!(import.left.lost_in_words(), "3 extra fields");
    }

    #[test]
    fn the_order_of_day_and_month_is_that_of_all_rows() {
        let many = "04/03/2024,one\n".repeat(6_000);
        let (events, said) = read(&format!(
            "date,name\n{many}25/12/2024,two\n04/03/2024,three\n"
        ));
        assert!(events.iter().all(|event| !event.contains("2024-04-03")));
        assert_eq!(said, "");
        let links = "2024-01-01,http://example.org/a/b/c\n".repeat(3_000);
        let (events, said) = read(&format!("date,name\n{links}05-04-2024,two\n"));
        assert!(events.contains(&"2024-05-04 two".to_owned()));
        assert!(said.contains("is ambiguous; read as month/day"), "{said}");
        let (events, said) =
            read("date,name\n13/1/2024,one\n1/14/2024,two\n15/1/2024,three\n2/1/2024,four\n");
        assert_eq!(events[0], "2024-01-02 four");
        assert!(
            said.contains("some dates begin with the day, others with the month"),
            "{said}"
        );
    }

    #[test]
    fn years_bc_that_are_counted_in_two_ways_are_told() {
        let told = "years BC are written in two ways";
        let (events, said) = read("date,name\n-44,one\n-0044,two\n-1200,three\n");
        assert_eq!(events, ["-1199 three", "-0044 two", "-0043 one"]);
        assert!(
            said.contains("a.csv:3:1")
                && said.contains("-0044 is read as -0044, -44 as -0043")
                && said.matches(told).count() == 1,
            "{said}"
        );
        for text in [
            "date,name\n-44,one\n-500-01-01,two\n1200,three\n",
            "date,name\n-0044,one\n-1200-01-01,two\n",
            "date,name,calendar\n-1200,one,Julian\n-0044,two,Julian\n",
            "year,name\n-1200,one\n-44,two\n",
        ] {
            let (_, said) = read(text);
            assert!(!said.contains(told), "{text}: {said}");
        }
        let (events, _) = read("year,name,calendar\n-1200,one,Julian\n-0044,two,Julian\n");
        assert_eq!(events, ["-1200 one", "-0044 two"]);
    }

    #[test]
    fn thousandths_of_a_second_are_kept_and_more_is_a_warning() {
        let (events, said) = read("date,name\n2024-05-14T10:00:00.123456,one\n");
        assert_eq!(events, ["2024-05-14T10:00:00.123 one"]);
        assert!(said.contains("first three decimals"), "{said}");
    }

    #[test]
    fn a_start_with_an_unknown_heading_is_found_by_its_content() {
        let (events, said) = read("Faktum,Zeitmarke,Bis\nA,1901,1902\nB,1903,\n");
        assert_eq!(events, ["1901/1902 A", "1903 B"]);
        assert!(!said.contains("Zeitmarke"), "{said}");
        let (events, said) =
            read("Faktum,Zeitmarke,Bis\nA,1901,1902\nB,irgendwann,\nC,im Krieg,1945\n");
        assert_eq!(events.len(), 2, "{said}");
        assert!(said.contains("--columns 'when=Zeitmarke'"), "{said}");
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_the_rest() {
        for (text, place, line) in [
            (
                "date,name\n2024-01-01,one\n2024-01-02,\"two,A\n2024-01-03,three\n2024-01-04,four\n",
                "3:12",
                3,
            ),
            ("date,name\n2024-01-01,\"one\"\"\n2024-01-02,two", "2:12", 2),
            ("date,\"name\n2024-01-01,one\n2024-01-02,two\n", "1:6", 1),
        ] {
            let (events, said) = read(text);
            assert!(events.len() < 2 && !events.iter().any(|event| event.contains("two")));
            let message = format!("quote opened in line {line} is never closed");
            assert!(said.contains(&message), "{said}");
            assert!(
                line == 1 || said.contains(&format!("a.csv:{place}")),
                "{said}"
            );
        }
        for text in [
            "date,name\n2024-01-01,\"one\"",
            "date,name\n2024-01-01,the \"one\n",
            "date,name\r\n2024-01-01,\"o\"\"ne\"\"\"\r\n",
        ] {
            let (events, said) = read(text);
            assert_eq!((events.len(), said), (1, String::new()), "{text}");
        }
    }

    #[test]
    fn days_of_spreadsheets_are_converted_or_asked_about() {
        let (events, said) = read("date,end,name\n45426,45427,one\n45426.5,present,two\n");
        assert_eq!(
            events,
            ["2024-05-14/2024-05-15 one", "2024-05-14T12:00:00/.. two"]
        );
        assert!(
            said.contains("a.csv:2:1") && said.contains("45426 is read as 2024-05-14"),
            "{said}"
        );
        let (events, said) = read("date,name\n1850,one\n45426,two\n");
        assert_eq!(events, ["1850 one"]);
        assert!(
            said.contains("a.csv:3:1") && said.contains("write \"Y45426\""),
            "{said}"
        );
        let (events, said) = read("year,name\n45426,one\n");
        assert_eq!(
            (events.concat(), said),
            ("Y45426 one".to_owned(), String::new())
        );
    }

    #[test]
    fn a_weekday_of_another_date_is_told() {
        let (events, said) = read("date,name\n\"Fri, 2 May 2024\",one\nFri 3 May 2024,two\n");
        assert_eq!(events, ["2024-05-02 one", "2024-05-03 two"]);
        assert!(
            said.contains("2024-05-02 is a Thursday, not a Friday"),
            "{said}"
        );
        assert!(!said.contains("2024-05-03"), "{said}");
    }

    #[test]
    fn a_first_row_with_a_date_is_an_event() {
        let (events, said) = read("2024-01-01,one\n2024-02-01,two\n");
        assert_eq!(events, ["2024-01-01 one", "2024-02-01 two"]);
        assert!(said.contains("warning: no heading row"), "{said}");
        // A known heading shows that the row is one of headings.
        let (events, said) = read("date,1990\n2024-01-01,one\n");
        assert_eq!(events, ["2024-01-01 one"]);
        assert!(!said.contains("no heading row"), "{said}");
    }

    #[test]
    fn lines_above_the_headings_are_skipped() {
        const ROWS: &str = "date,title,category\n2024-01-01,one,a\n2024-02-01,two,b\n";
        for (head, expected) in [
            ("", ""),
            ("sep=,\n", ""),
            ("\"sep=,\"\r\n\n", ""),
            ("Our year\n", "this line above"),
            ("Our year,,\n", "this line above"),
            ("# made by a program, in 2024\n", "this line above"),
            ("Our year\n\n# of 2024\n", "these 2 lines above"),
        ] {
            let text = format!("{head}{ROWS}");
            let (events, said) = read(&text);
            assert_eq!(events, ["2024-01-01 one", "2024-02-01 two"], "{head}");
            assert_eq!(said.is_empty(), expected.is_empty(), "{head}: {said}");
            assert!(said.contains(expected), "{head}: {said}");
            let line = head
                .lines()
                .take_while(|line| !line.starts_with(['O', '#']))
                .count()
                + 1;
            assert!(
                said.is_empty() || said.contains(&format!("a.csv:{line}:1")),
                "{said}"
            );
        }
        let (events, _) = read("sep=;\ndate;title\n2024-01-01;one, two, three\n");
        assert_eq!(events, ["2024-01-01 one, two, three"]);
        // Unknown headings are found by the content below them.
        let (events, _) = read("# a comment\nWann,Fakt\n2024-01-01,one\n");
        assert_eq!(events.len(), 1);
        let (events, said) = read("Our year\nfoo,bar\n1,one\n2,two\n");
        assert_eq!(events.len(), 0);
        assert!(
            said.contains("none of the columns (foo, bar) is a date"),
            "{said}"
        );
    }

    #[test]
    fn a_field_or_a_column_that_is_unknown_is_named() {
        let text = "date,name,Who,Shelf\n2024-01-01,one,\"Ana, Ben\",3\n2024-01-02,two,,4\n";
        let read = |columns: &[(&str, &str)]| {
            let columns = columns
                .iter()
                .map(|(field, column)| ((*field).to_owned(), (*column).to_owned()));
            let options = Options {
                columns: columns.collect(),
                ..Options::default()
            };
            let import = import(text.as_bytes(), "a.csv", &options).unwrap();
            (
                import.report.render("a.csv", text, false),
                import.left.lost_in_words(),
            )
        };
        let (said, left) = read(&[("people", "Who"), ("lane", "Shelf")]);
        assert_eq!((&*said, &*left), ("", ""));
        let (said, left) = read(&[("persons-of", "Who"), ("lane", "shelf")]);
        assert!(
            said.contains("`persons-of` is not a field; fields are name, when,"),
            "{said}"
        );
        assert!(
            said.contains("`lane=shelf`: no such column; columns are date, name, Who, Shelf"),
            "{said}"
        );
        assert_eq!(left, "1 extra column");
    }
}
