//! The report on a file that is not a valid chronicle.

use std::path::Path;

use crate::app::Diagnostic;
use crate::check::{Report, Severity};
use crate::text;

/// A file whose chronicle could not be read, with the report already rendered.
#[derive(Debug, thiserror::Error)]
#[error("{name} has problems\n\n{report}")]
pub(crate) struct DataError {
    name: String,
    report: String,
    /// The problems as a list.
    list: Vec<Diagnostic>,
}

impl DataError {
    /// The problems, one by one.
    pub(crate) fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Together with another one, which comes after it.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.report.push_str(&other.report);
        self.list.extend(other.list);
        self
    }

    /// The same for a file that belongs to the main one.
    pub(super) fn in_file(mut self, file: &str) -> Self {
        for problem in &mut self.list {
            problem.file.get_or_insert_with(|| file.to_owned());
        }
        self
    }
}

/// The error for a file with problems: its report, rendered with the lines concerned.
pub(crate) fn data_error(name: &str, bytes: &[u8], report: &Report) -> DataError {
    let text = String::from_utf8_lossy(bytes);
    DataError {
        name: name.to_owned(),
        report: report.render(name, &text, false),
        list: diagnostics(name, &text, report),
    }
}

fn diagnostics(name: &str, text: &str, report: &Report) -> Vec<Diagnostic> {
    let short = |name: &str| {
        let file = Path::new(name).file_name();
        file.map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into())
    };
    let listed = report.listed(text).into_iter();
    let errors = listed.filter(|listed| listed.problem.severity == Severity::Error);
    errors
        .map(|listed| Diagnostic {
            position: text::clean(&format!(
                "{}:{}:{}",
                short(listed.file.unwrap_or(name)),
                listed.line,
                listed.column
            ))
            .into_owned(),
            file: listed.file.map(str::to_owned),
            line: listed.line,
            column: listed.column,
            message: listed.problem.sentence(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::load;
    use crate::format::import::Options;

    #[test]
    fn a_problem_of_a_map_is_in_the_file_of_the_map() {
        let folder = std::env::temp_dir().join(format!("annals-map-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let map = folder.join("wrong.geojson");
        std::fs::write(&map, "{\n\"type\": }").unwrap();
        let chronicle = "(format: 1, title: \"T\", map: \"wrong.geojson\", events: [])";
        let opened = load(
            &folder.join("my.ron"),
            "my.ron",
            chronicle.into(),
            &Options::default(),
        );
        std::fs::remove_dir_all(&folder).unwrap();
        let invalid = opened.unwrap().invalid.unwrap();
        let problem = &invalid.error.list()[0];
        assert_eq!(problem.line, 2);
        assert_eq!(problem.file.as_ref().map(PathBuf::from), Some(map));
    }
}
