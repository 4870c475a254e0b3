//! Tests of the whole way from text to model, and properties that hold for any text.

mod author;
mod chunks;
mod deletions;
mod judge;
mod model;
mod packed;
mod slips;
mod sturdy;

use super::*;

const AN_LUSHAN: &str = include_str!("../../../examples/an-lushan.ron");
const IMJIN: &str = include_str!("../../../examples/imjin-war.ron");

/// The rendered report on a text; empty if there are no problems.
fn problems(text: &str) -> String {
    match check(&Arc::new(text.to_owned().into())) {
        Ok(loaded) => loaded.warnings.render("test.ron", text, false),
        Err(report) => report.render("test.ron", text, false),
    }
}

#[test]
fn the_files_that_come_with_annals_are_free_of_problems() {
    for text in [STARTER, EMBEDDED, AN_LUSHAN, IMJIN] {
        assert_eq!(problems(text), "");
    }
    assert!(embedded().is_ok_and(|loaded| loaded.warnings.is_empty()));
}
